// Noun → wire, pure: what the shop said and what the visitor said, as the page shows it.

import type {
  Choice,
  Content,
  HistoryPage,
  Media,
  MediaId,
  Part,
  Reply,
  SeenMessage,
  Timestamp,
} from '../../core/index.ts';
import type { MessagesPage, WireMessage, WirePart, WireWelcome } from './wire.ts';

export type Showing = {
  /** A signed link to a file on the shelf. */
  linkOf(media: MediaId): string;
  /** The visitor's language, for the words that stand for a button without any. */
  readonly locale?: string | undefined;
};

export function toPage(page: HistoryPage, showing: Showing): MessagesPage {
  const labels = new Map<string, string>();
  const messages = page.messages.map((seen) => {
    for (const { value, label } of seen.choices ?? []) labels.set(value, label);
    return toWireMessage(seen, showing, labels);
  });
  return { messages, cursor: page.cursor, more: page.more };
}

/** @param labels what the buttons shown before said, for a choice that was stored by its value alone */
export function toWireMessage(
  seen: SeenMessage,
  showing: Showing,
  labels: ReadonlyMap<string, string> = new Map(),
): WireMessage {
  const { cursor, author, at, event } = seen;
  return {
    cursor,
    id: event === undefined ? shopMessageId(cursor) : clientIdOf(event),
    author: { kind: author.kind, ...(author.name === undefined ? {} : { name: author.name }) },
    parts: toParts(seen.content, showing, labels).parts,
    ...choicesOf(seen.choices),
    at: new Date(at).toISOString(),
  };
}

/** The live form of a reply. It must equal what history will say about it. */
export function toWireReply(
  reply: Reply,
  cursor: number,
  at: Timestamp,
  showing: Showing,
): { message: WireMessage; degraded: readonly string[] } {
  const { parts, degraded } = toParts(reply.parts, showing, new Map());
  const { author } = reply;
  const name = author.kind === 'agent' ? author.name : undefined;
  const message: WireMessage = {
    cursor,
    id: shopMessageId(cursor),
    author: { kind: author.kind, ...(name === undefined ? {} : { name }) },
    parts,
    ...choicesOf(reply.choices),
    at: new Date(at).toISOString(),
  };
  return { message, degraded };
}

export function toWireWelcome(welcome: Pick<Reply, 'parts' | 'choices'>, showing: Showing): WireWelcome {
  return { parts: toParts(welcome.parts, showing, new Map()).parts, choices: choicesOf(welcome.choices).choices ?? [] };
}

function shopMessageId(cursor: number): string {
  return `turn:${cursor}`;
}

/** `web:main:<visitor>/<client id>` → the client's own id, which may hold a slash; what stands before cannot. */
function clientIdOf(event: string): string {
  return event.slice(event.indexOf('/') + 1);
}

function choicesOf(choices: readonly Choice[] | undefined): Pick<WireMessage, 'choices'> {
  return choices?.length ? { choices: choices.map(({ label, value }) => ({ label, value })) } : {};
}

function toParts(
  content: readonly Content[] | readonly Part[],
  showing: Showing,
  labels: ReadonlyMap<string, string>,
): { parts: WirePart[]; degraded: string[] } {
  const parts: WirePart[] = [];
  const degraded: string[] = [];
  for (const piece of content) {
    switch (piece.kind) {
      case 'text':
        parts.push(text(piece.text));
        break;
      case 'media': {
        const file = toFile(piece, showing);
        if (file) parts.push({ kind: 'media', ...file });
        else degraded.push('a file that is not on the shelf was left out');
        if ('caption' in piece && piece.caption) parts.push(text(piece.caption));
        break;
      }
      case 'card': {
        const image = piece.image ? toFile(piece.image, showing) : undefined;
        if (piece.image && !image) degraded.push("a card's picture that is not on the shelf was left out");
        const link = piece.link !== undefined && /^https?:\/\//i.test(piece.link) ? piece.link : undefined;
        parts.push({
          kind: 'card',
          title: piece.title,
          fields: piece.fields.map(({ label, value }) => ({ label, value })),
          ...(image ? { image } : {}),
          ...(link === undefined ? {} : { link }),
        });
        break;
      }
      case 'choice':
        parts.push(text(piece.label ?? labels.get(piece.value) ?? piece.value));
        break;
      case 'human':
        parts.push(text(showing.locale?.startsWith('zh') === false ? 'Talk to a person' : '转人工'));
        break;
      case 'place':
        parts.push(text([piece.title, `${piece.latitude}, ${piece.longitude}`].filter(Boolean).join(' · ')));
        break;
      case 'unreadable':
        parts.push(text(`[${piece.platformType}]`));
        break;
      default:
        piece satisfies never;
    }
  }
  return { parts, degraded };
}

function toFile(file: Media, { linkOf }: Showing) {
  const { media, mime, name, width, height } = file;
  if (media === undefined) return undefined;
  return {
    media,
    url: linkOf(media),
    mime: mime ?? typicalMime[file.type],
    ...(name === undefined ? {} : { name }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}

/** For a file whose exact type was not kept: enough to choose between picture, player and link. */
const typicalMime = {
  image: 'image/jpeg',
  audio: 'audio/mpeg',
  video: 'video/mp4',
  file: 'application/octet-stream',
} as const;

function text(words: string): WirePart {
  return { kind: 'text', text: words };
}
