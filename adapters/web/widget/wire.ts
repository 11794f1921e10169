// The web wire as a browser reads it: plain types, and readers that trust nothing that comes in.

/** What the visitor says. The hub's own schema of the same shape is the one that decides. */
export type Said =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly value: string }
  | { readonly kind: 'media'; readonly media: string }
  | { readonly kind: 'human' };

export type Picture = {
  readonly url: string;
  readonly mime: string;
  readonly name?: string;
  readonly width?: number;
  readonly height?: number;
};

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | ({ readonly kind: 'media' } & Picture)
  | {
      readonly kind: 'card';
      readonly title: string;
      readonly fields: readonly { readonly label: string; readonly value: string }[];
      readonly image?: Picture;
      readonly link?: string;
    };

export type AuthorKind = 'customer' | 'bot' | 'agent' | 'system';
export type Choice = { readonly label: string; readonly value: string };

/** One message of the conversation. `cursor` is its place in it; no number is ever missing. */
export type Message = {
  readonly cursor: number;
  readonly id: string;
  readonly author: { readonly kind: AuthorKind; readonly name?: string };
  readonly parts: readonly Part[];
  readonly choices: readonly Choice[];
  /** Epoch milliseconds. */
  readonly at: number;
};

/** What the shop shows before anything is said. */
export type Welcome = { readonly parts: readonly Part[]; readonly choices: readonly Choice[] };

export type ServerFrame =
  | { readonly type: 'ack'; readonly id: string; readonly cursor: number }
  | { readonly type: 'turn'; readonly message: Message }
  | { readonly type: 'typing' }
  | { readonly type: 'ping' }
  | { readonly type: 'error'; readonly id: string | undefined; readonly code: string; readonly message: string };

const longestLabel = 300;
/** What servers take as an address. */
const longestLink = 4096;

export type ClientFrame =
  | { readonly type: 'message'; readonly id: string; readonly content: readonly Said[] }
  | { readonly type: 'resume'; readonly after: number }
  | { readonly type: 'typing' }
  | { readonly type: 'read'; readonly cursor: number };

/** A frame of the socket, or nothing when it is none we know: a newer hub may speak of more than we do. */
export function readFrame(data: unknown): ServerFrame | undefined {
  const frame = parse(data);
  if (!frame) return undefined;
  switch (frame['type']) {
    case 'ack':
      return typeof frame['id'] === 'string' && isCursor(frame['cursor'])
        ? { type: 'ack', id: frame['id'], cursor: frame['cursor'] }
        : undefined;
    case 'turn': {
      const message = readMessage(frame);
      return message && { type: 'turn', message };
    }
    case 'typing':
    case 'ping':
      return { type: frame['type'] };
    case 'error': {
      const error = record(frame['error']) ?? {};
      return {
        type: 'error',
        id: text(frame['id']),
        code: text(error['code']) ?? '',
        message: text(error['message']) ?? '',
      };
    }
    default:
      return undefined;
  }
}

/** The shop's welcome, or nothing when it has none. */
export function readWelcome(raw: unknown): Welcome | undefined {
  const parts = list(record(raw)?.['parts']).flatMap(readPart);
  return parts.length > 0 ? { parts, choices: list(record(raw)?.['choices']).flatMap(readChoice) } : undefined;
}

export function readMessage(raw: unknown): Message | undefined {
  const message = record(raw);
  const author = record(message?.['author']);
  if (!message || !isCursor(message['cursor']) || !author) return undefined;
  const name = label(author['name']);
  const at = Date.parse(text(message['at']) ?? '');
  return {
    cursor: message['cursor'],
    id: text(message['id']) ?? '',
    author: { kind: authorKind(author['kind']), ...(name ? { name } : {}) },
    parts: list(message['parts']).flatMap(readPart),
    choices: list(message['choices']).flatMap(readChoice),
    at: Number.isNaN(at) ? Date.now() : at,
  };
}

function readPart(raw: unknown): Part[] {
  const part = record(raw);
  switch (part?.['kind']) {
    case 'text':
      return [{ kind: 'text', text: text(part['text']) ?? '' }];
    case 'media': {
      const picture = readPicture(part);
      return picture ? [{ kind: 'media', ...picture }] : [];
    }
    case 'card': {
      const image = readPicture(part['image']);
      const link = text(part['link']);
      return [
        {
          kind: 'card',
          title: label(part['title']) ?? '',
          fields: list(part['fields']).flatMap((raw) => {
            const field = record(raw);
            return field ? [{ label: label(field['label']) ?? '', value: label(field['value']) ?? '' }] : [];
          }),
          ...(image ? { image } : {}),
          ...(link ? { link } : {}),
        },
      ];
    }
    default:
      return [];
  }
}

function readPicture(raw: unknown): Picture | undefined {
  const picture = record(raw);
  const url = text(picture?.['url']);
  if (!picture || !url || url.length > longestLink) return undefined;
  const [name, width, height] = [label(picture['name']), side(picture['width']), side(picture['height'])];
  return {
    url,
    mime: text(picture['mime']) ?? '',
    ...(name ? { name } : {}),
    ...(width && height ? { width, height } : {}),
  };
}

function readChoice(raw: unknown): Choice[] {
  const choice = record(raw);
  const [words, value] = [label(choice?.['label']), text(choice?.['value'])];
  return words && value ? [{ label: words, value }] : [];
}

function authorKind(raw: unknown): AuthorKind {
  return raw === 'customer' || raw === 'bot' || raw === 'agent' ? raw : 'system';
}

function parse(data: unknown): Record<string, unknown> | undefined {
  try {
    return typeof data === 'string' ? record(JSON.parse(data)) : undefined;
  } catch {
    return undefined;
  }
}

function record(raw: unknown): Record<string, unknown> | undefined {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Record<string, unknown>) : undefined;
}
const list = (raw: unknown): readonly unknown[] => (Array.isArray(raw) ? raw : []);
const text = (raw: unknown): string | undefined => (typeof raw === 'string' ? raw : undefined);
/** Names, titles and buttons: one line is what they are for. */
const label = (raw: unknown): string | undefined => text(raw)?.slice(0, longestLabel);
const isCursor = (raw: unknown): raw is number => Number.isSafeInteger(raw) && (raw as number) > 0;
const side = (raw: unknown): number | undefined =>
  typeof raw === 'number' && raw > 0 && raw < 100_000 ? Math.round(raw) : undefined;
