// Reply → ordered messages of Discord's REST, pure. What Discord may refuse carries the plainer message to send instead.

import { createHash } from 'node:crypto';
import type { Choice, Media, MediaId, MediaType, Part, StoredMedia } from '../../core/index.ts';
import { endingOf } from '../http/index.ts';
import { listId, writeChoice } from './inbound.ts';
import { escapeText, markdownToDiscord, piecesOf, shortened, textLimit } from './markup.ts';

export type Component = Readonly<Record<string, unknown>>;
export type Embed = {
  readonly title?: string;
  readonly url?: string;
  readonly description?: string;
  readonly color?: number;
  readonly fields?: readonly { readonly name: string; readonly value: string; readonly inline?: boolean }[];
  readonly image?: { readonly url: string };
  readonly footer?: { readonly text: string };
};
/** What a message may hold, in Discord's own names. */
export type MessageBody = {
  readonly content?: string;
  readonly embeds?: readonly Embed[];
  readonly components?: readonly Component[];
  readonly flags?: number;
};
export type FileToSend = { readonly media: MediaId; readonly name: string; readonly mime: string };
/** One message. `otherwise` is sent once if Discord refuses this one for its form. */
export type Call = {
  readonly body: MessageBody;
  readonly files: readonly FileToSend[];
  readonly otherwise?: Call;
  /** What the reader loses when `otherwise` is used. */
  readonly loss?: string;
};
export type Plan = { readonly calls: readonly Call[]; readonly degraded: readonly string[] };

export type Showing = {
  /** What lies on the shelf. */
  stored(media: MediaId): StoredMedia | undefined;
  /** A signed link for what is too large to send. */
  linkOf(media: MediaId): string;
};

/** Nobody is ever called by a message of ours, whatever stands in it. Goes into every body. */
export const noMentions = { allowed_mentions: { parse: [] } } as const;
/** No preview of links: a customer's link must not unfold before the team. */
export const quietLinks = 1 << 2;
/** Only the person who acted sees it. */
export const onlyForHim = 1 << 6;

/** Uploads of a bot without boosts (discord.com/developers/docs/reference#uploading-files), bytes. */
export const uploadLimits: Readonly<Record<MediaType, number>> = {
  image: 10 * 1024 * 1024,
  audio: 10 * 1024 * 1024,
  video: 10 * 1024 * 1024,
  file: 10 * 1024 * 1024,
};

/** Limits of an embed (discord.com/developers/docs/resources/message#embed-object-embed-limits). */
export const embedLimits = { title: 256, description: 4096, fields: 25, name: 256, value: 1024, total: 6000 } as const;

/** What becomes of words: the shop's markdown keeps its marks, everything else shows as it was written. */
export function wordsOf(part: Extract<Part, { kind: 'text' }>): (text: string) => string {
  return part.markup === 'markdown' ? markdownToDiscord : escapeText;
}

/**
 * The messages that show these parts, buttons under the last of them.
 *
 * @param head stands before each text and caption, already in Discord's marks; a desk names the speaker
 */
export function planOf(parts: readonly Part[], choices: readonly Choice[], showing: Showing, head = ''): Plan {
  const degraded: string[] = [];
  const calls: Call[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    const next = parts[index + 1];
    switch (part.kind) {
      case 'text':
        calls.push(...textCalls(part, head));
        break;
      case 'media': {
        const under = next?.kind === 'text' ? pieces(next, head) : [];
        if (under.length === 1) index++;
        calls.push(...mediaCalls(part, under.length === 1 ? under[0]! : head, showing, degraded));
        break;
      }
      case 'card':
        calls.push(cardCall(part, head, showing, degraded));
        break;
      default:
        part satisfies never;
    }
  }
  const last = calls.at(-1);
  if (last && choices.length > 0) calls[calls.length - 1] = withComponents(last, componentsOf(choices));
  return { calls, degraded };
}

function withComponents(call: Call, components: readonly Component[]): Call {
  return {
    ...call,
    body: { ...call.body, components },
    ...(call.otherwise ? { otherwise: withComponents(call.otherwise, components) } : {}),
  };
}

function pieces(part: Extract<Part, { kind: 'text' }>, head: string): string[] {
  const write = wordsOf(part);
  const room = textLimit - head.length;
  return piecesOf(part.text, write, room).map((piece) => `${head}${piece}`);
}

function textCalls(part: Extract<Part, { kind: 'text' }>, head: string): Call[] {
  const plain = part.markup === 'markdown' ? pieces({ kind: 'text', text: part.text }, head) : [];
  const shown = pieces(part, head);
  return shown.map((content, index) => {
    const otherwise = plain.length === shown.length ? plain[index] : undefined;
    if (otherwise === undefined || otherwise === content) return { body: { content }, files: [] };
    return { body: { content }, files: [], otherwise: { body: { content: otherwise }, files: [] }, loss: 'markup' };
  });
}

/** Up to ten stand as buttons, five a row; more are a list to choose from, which takes 25. */
export function componentsOf(choices: readonly Choice[]): Component[] {
  if (choices.length > 10)
    return [
      {
        type: 1,
        components: [
          {
            type: 3,
            custom_id: listId,
            options: choices
              .slice(0, 25)
              .map(({ label, value }, index) => ({ label: shortened(label, 100), value: writeChoice(index, value) })),
          },
        ],
      },
    ];
  const buttons = choices.map(({ label, value }, index) => ({
    type: 2,
    style: 2,
    label: shortened(label, 80),
    custom_id: writeChoice(index, value),
  }));
  const rows: Component[] = [];
  for (let at = 0; at < buttons.length; at += 5) rows.push({ type: 1, components: buttons.slice(at, at + 5) });
  return rows;
}

const signs = { image: '🖼️', audio: '🎤', video: '🎬', file: '📎' } as const satisfies Record<MediaType, string>;

function mediaCalls(media: Media, caption: string, showing: Showing, degraded: string[]): Call[] {
  const said = (line: string): Call => ({
    body: { content: [caption.trimEnd(), line].filter((one) => one).join('\n') },
    files: [],
  });
  const stored = media.media === undefined ? undefined : showing.stored(media.media);
  if (!stored) {
    degraded.push('media_missing');
    return [said(`${signs[media.type]} ${escapeText(media.name ?? '')}`.trim())];
  }
  if (stored.bytes > uploadLimits[media.type]) {
    degraded.push('media_link');
    return [said(`${signs[media.type]} ${showing.linkOf(stored.media)}`)];
  }
  const content = caption.trimEnd();
  return [{ body: content === '' ? {} : { content }, files: [fileOf(media, stored)] }];
}

function fileOf(media: Media, stored: StoredMedia): FileToSend {
  const name = media.name ?? stored.name ?? `${media.type}${endingOf(stored.mime)}`;
  return { media: stored.media, name: safeName(name, stored.mime), mime: stored.mime };
}

/** A name Discord keeps as it is, with the ending its viewer goes by. */
function safeName(name: string, mime: string): string {
  const clean = name
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_')
    .slice(-120)
    .replace(/^[\ud800-\udfff]/, '')
    .toWellFormed();
  const ending = endingOf(mime);
  const isNamed = clean.includes('.') || ending === '';
  return isNamed ? clean || 'file' : `${clean || 'file'}${ending}`;
}

function cardCall(card: Extract<Part, { kind: 'card' }>, head: string, showing: Showing, degraded: string[]): Call {
  const stored = card.image?.media === undefined ? undefined : showing.stored(card.image.media);
  const file = stored && card.image && stored.bytes <= uploadLimits.image ? fileOf(card.image, stored) : undefined;
  if (card.image && !file) degraded.push('media_missing');
  const name = file && `card${endingOf(file.mime)}`;
  const embed = embedOf(card, degraded);
  const content = head.trimEnd();
  return {
    body: {
      ...(content === '' ? {} : { content }),
      embeds: [{ ...embed, ...(name === undefined ? {} : { image: { url: `attachment://${name}` } }) }],
    },
    files: file && name !== undefined ? [{ ...file, name }] : [],
    otherwise: { body: { content: shortened(`${head}${cardText(card)}`, textLimit) }, files: [] },
    loss: 'card_as_text',
  };
}

export function embedOf(
  { title, fields, link }: Pick<Extract<Part, { kind: 'card' }>, 'title' | 'fields' | 'link'>,
  degraded: string[] = [],
): Embed {
  const shown = fields.slice(0, embedLimits.fields);
  const rest = fields.slice(embedLimits.fields).map(({ label, value }) => `${escapeText(label)}: ${escapeText(value)}`);
  const isWeb = link !== undefined && /^https?:\/\/[^\s]{1,2000}$/.test(link);
  if (link !== undefined && !isWeb) rest.push(escapeText(link));
  return fitEmbed(
    {
      title: escapeText(title),
      ...(isWeb ? { url: link } : {}),
      ...(rest.length > 0 ? { description: rest.join('\n') } : {}),
      fields: shown.map(({ label, value }) => ({
        name: escapeText(label),
        value: escapeText(value),
        inline: value.length <= 24,
      })),
    },
    degraded,
  );
}

/** Cuts every text of an embed to its limit, and the last ones to the limit of all together. */
export function fitEmbed(embed: Embed, degraded: string[] = []): Embed {
  let left: number = embedLimits.total;
  let isCut = false;
  const cut = (text: string | undefined, limit: number): string | undefined => {
    if (text === undefined) return undefined;
    const short = shortened(text, Math.max(1, Math.min(limit, left)));
    if (short !== text) isCut = true;
    left -= short.length;
    return short;
  };
  // A blank of no width: Discord refuses an empty name or value.
  const filled = (text: string) => (text.trim() === '' ? '\u200b' : text);
  const footer = cut(embed.footer?.text, 300);
  const title = cut(embed.title, embedLimits.title);
  const fields: { name: string; value: string; inline?: boolean }[] = [];
  const description = cut(embed.description, Math.min(embedLimits.description, left - roomForFields(embed)));
  for (const field of embed.fields ?? []) {
    if (left < 40) {
      isCut = true;
      break;
    }
    const name = cut(filled(field.name), embedLimits.name)!;
    const value = cut(filled(field.value), embedLimits.value)!;
    fields.push({ ...field, name, value });
  }
  if (isCut) degraded.push('card_cut');
  const { title: _t, description: _d, fields: _f, footer: _o, ...rest } = embed;
  return {
    ...rest,
    ...(title === undefined || title === '' ? {} : { title }),
    ...(description === undefined || description === '' ? {} : { description }),
    ...(fields.length > 0 ? { fields } : {}),
    ...(footer === undefined ? {} : { footer: { text: footer } }),
  };
}

/** Fields come behind the description, and yet are not to be pushed out by it. */
function roomForFields({ fields = [] }: Embed): number {
  const wanted = fields.reduce(
    (room, { name, value }) =>
      room + Math.min(name.length, embedLimits.name) + Math.min(value.length, embedLimits.value) + 2,
    0,
  );
  return Math.min(wanted, embedLimits.total - 1000);
}

function cardText({ title, fields, link }: Extract<Part, { kind: 'card' }>): string {
  const lines = [
    title,
    ...fields.map(({ label, value }) => `${label}: ${value}`),
    ...(link === undefined ? [] : [link]),
  ];
  return escapeText(lines.join('\n'));
}

/** Under one nonce Discord makes one message, for some minutes. At most 25 characters. */
export function nonceOf(delivery: string, index: number): string {
  return createHash('sha256').update(`${delivery} ${index}`).digest('base64url').slice(0, 24);
}
