// Reply → ordered Bot API calls, pure. What Telegram may refuse carries the plainer call to make instead.

import type { Choice, Media, MediaId, MediaType, Part, StoredMedia } from '../../core/index.ts';
import { endingOf } from '../http/index.ts';
import { type FileKind, readPlatformRef } from './content.ts';
import { captionLimit, type Marked, markdownToEntities, openMarked, piecesOf, textLimit } from './markup.ts';

/** One call. `file` is uploaded from the shelf; `otherwise` is made once if Telegram refuses this one for its form. */
export type Call = {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly file?: { readonly field: string; readonly media: MediaId; readonly name: string; readonly mime: string };
  readonly otherwise?: Call;
  /** What the reader loses when `otherwise` is used. */
  readonly loss?: string;
};

export type Target = { readonly chat: string; readonly thread?: string | undefined };

export type Showing = {
  /** What lies on the shelf. */
  stored(media: MediaId): StoredMedia | undefined;
  /** A signed link for what is too large to send. */
  linkOf(media: MediaId): string;
  /** Whether a file of this bot's own chats may be sent again by its id. */
  readonly ownFiles: boolean;
};

/** Largest uploads (core.telegram.org/bots/api#sending-files), bytes. */
export const uploadLimits: Readonly<Record<MediaType, number>> = {
  image: 10 * 1024 * 1024,
  audio: 50 * 1024 * 1024,
  video: 50 * 1024 * 1024,
  file: 50 * 1024 * 1024,
};

export type Plan = { readonly calls: readonly Call[]; readonly degraded: readonly string[] };

/**
 * The calls that show these parts, buttons under the last of them.
 *
 * @param worded what becomes of each text and caption; a desk puts the speaker's name before it
 */
export function planOf(
  parts: readonly Part[],
  choices: readonly Choice[],
  to: Target,
  showing: Showing,
  worded: (said: Marked | undefined) => Marked | undefined = (said) => said,
): Plan {
  const degraded: string[] = [];
  const calls: Call[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    const next = parts[index + 1];
    switch (part.kind) {
      case 'text':
        calls.push(...textCalls(worded(markedOf(part)) ?? markedOf(part), to));
        break;
      case 'media': {
        const said = next?.kind === 'text' ? worded(markedOf(next)) : undefined;
        const caption = said && fitsCaption(said) ? said : undefined;
        if (caption) index++;
        calls.push(...mediaCalls(part, caption ?? worded(undefined), to, showing, degraded));
        break;
      }
      case 'card':
        calls.push(...cardCalls(part, to, showing, degraded));
        break;
      default:
        part satisfies never;
    }
  }
  const last = calls.at(-1);
  if (last && choices.length > 0) calls[calls.length - 1] = withKeyboard(last, keyboardOf(choices));
  return { calls, degraded };
}

export type KeyboardButton = { readonly text: string; readonly callback_data: string };
export type Keyboard = readonly (readonly KeyboardButton[])[];

/**
 * Replaces a text of ours. Where Telegram will not change it any more (it is too old, or was no text) it is said anew.
 */
export function editPlanOf(message: string, part: Extract<Part, { kind: 'text' }>, to: Target): Plan {
  const marked = markedOf(part);
  const [first, ...rest] = textCalls(marked, to);
  if (!first || rest.length > 0) return { calls: first ? [first, ...rest] : [], degraded: ['edit'] };
  const edit: Call = {
    method: 'editMessageText',
    payload: { ...first.payload, message_id: Number(message) },
    otherwise: first,
    loss: 'edit',
  };
  return { calls: [edit], degraded: [] };
}

/** One row a choice; short ones two in a row, so that a phone shows their whole label. */
export function keyboardOf(choices: readonly Choice[]): Keyboard {
  const perRow = choices.every(({ label }) => label.length <= 10) ? 2 : 1;
  const rows: KeyboardButton[][] = [];
  for (const [index, { label, value }] of choices.entries()) {
    if (index % perRow === 0) rows.push([]);
    rows.at(-1)!.push({ text: label, callback_data: value });
  }
  return rows;
}

function withKeyboard(call: Call, keyboard: Keyboard): Call {
  return {
    ...call,
    payload: { ...call.payload, reply_markup: { inline_keyboard: keyboard } },
    ...(call.otherwise ? { otherwise: withKeyboard(call.otherwise, keyboard) } : {}),
  };
}

export function textCalls(marked: Marked, to: Target): Call[] {
  return piecesOf(marked, textLimit).map((piece) => textCall(piece, to));
}

export function textCall({ text, entities }: Marked, to: Target): Call {
  const plain: Call = {
    method: 'sendMessage',
    // A customer's link must not make Telegram fetch and show a page in our name.
    payload: { ...targetOf(to), text, link_preview_options: { is_disabled: true } },
  };
  if (entities.length === 0) return plain;
  return { ...plain, payload: { ...plain.payload, entities }, otherwise: plain, loss: 'markup' };
}

export function targetOf({ chat, thread }: Target): Record<string, unknown> {
  return { chat_id: Number(chat), ...(thread === undefined ? {} : { message_thread_id: Number(thread) }) };
}

export function markedOf({ text, markup }: Extract<Part, { kind: 'text' }>): Marked {
  return markup === 'markdown' ? markdownToEntities(text) : { text, entities: [] };
}

function fitsCaption({ text }: Marked): boolean {
  return text.length <= captionLimit && text.trim() !== '';
}

const words: Readonly<Record<MediaType, string>> = { image: '🖼', audio: '🎧', video: '🎬', file: '📎' };

function mediaCalls(
  media: Media,
  caption: Marked | undefined,
  to: Target,
  showing: Showing,
  degraded: string[],
): Call[] {
  const own = media.platform === undefined ? undefined : readPlatformRef(media.platform);
  if (media.media === undefined && own && showing.ownFiles) return againCalls(own, caption, to);
  const stored = media.media === undefined ? undefined : showing.stored(media.media);
  if (!stored) {
    degraded.push('media_missing');
    return [
      ...textCalls(join([{ text: `${words[media.type]} ${media.name ?? ''}`.trim(), entities: [] }, caption]), to),
    ];
  }
  if (stored.bytes > uploadLimits.file) {
    degraded.push('media_link');
    const link = { text: `${words[media.type]} ${showing.linkOf(stored.media)}`, entities: [] };
    return textCalls(join([link, caption]), to);
  }
  return [uploadCall(media, stored, caption, to)];
}

/** A file this bot received is sent again by its id, whole and without moving a byte. */
function againCalls(
  { kind, fileId }: { kind: FileKind; fileId: string },
  caption: Marked | undefined,
  to: Target,
): Call[] {
  const method = `send${kind.split('_').map(capital).join('')}`;
  const takesCaption = kind !== 'sticker' && kind !== 'video_note';
  const payload = { ...targetOf(to), [kind]: fileId, ...(takesCaption ? captionFields(caption) : {}) };
  return [{ method, payload }, ...(caption && !takesCaption ? textCalls(caption, to) : [])];
}

function uploadCall(media: Media, stored: StoredMedia, caption: Marked | undefined, to: Target): Call {
  const { method, field } = methodFor(stored);
  const name = media.name ?? stored.name ?? `${field}${endingOf(stored.mime)}`;
  const fields = { ...targetOf(to), ...captionFields(caption) };
  const file = { media: stored.media, name, mime: stored.mime };
  const asDocument: Call = { method: 'sendDocument', payload: fields, file: { ...file, field: 'document' } };
  if (field === 'document') return asDocument;
  return { method, payload: fields, file: { ...file, field }, otherwise: asDocument, loss: 'as_file' };
}

/** Telegram shows these forms inline; everything else it takes as a document. */
function methodFor({ type, mime, bytes }: StoredMedia): { method: string; field: string } {
  if (type === 'image' && mime === 'image/gif') return { method: 'sendAnimation', field: 'animation' };
  if (type === 'image' && /^image\/(jpeg|png|webp)$/.test(mime) && bytes <= uploadLimits.image)
    return { method: 'sendPhoto', field: 'photo' };
  if (type === 'audio' && /ogg|opus/.test(mime)) return { method: 'sendVoice', field: 'voice' };
  if (type === 'audio' && /mpeg|mp4|m4a|aac/.test(mime)) return { method: 'sendAudio', field: 'audio' };
  if (type === 'video' && mime === 'video/mp4') return { method: 'sendVideo', field: 'video' };
  return { method: 'sendDocument', field: 'document' };
}

function captionFields(caption: Marked | undefined): Record<string, unknown> {
  if (!caption) return {};
  return {
    caption: caption.text,
    ...(caption.entities.length > 0 ? { caption_entities: caption.entities } : {}),
  };
}

function cardCalls(card: Extract<Part, { kind: 'card' }>, to: Target, showing: Showing, degraded: string[]): Call[] {
  const out = openMarked();
  out.add(card.title, 'bold');
  for (const { label, value } of card.fields) out.add(`\n${label}: ${value}`);
  if (card.link !== undefined) out.add(`\n${card.link}`);
  const marked = out.done();
  if (!card.image) return textCalls(marked, to);
  if (marked.text.length <= captionLimit) return mediaCalls(card.image, marked, to, showing, degraded);
  return [...mediaCalls(card.image, undefined, to, showing, degraded), ...textCalls(marked, to)];
}

function join(parts: readonly (Marked | undefined)[]): Marked {
  const out = openMarked();
  for (const part of parts) {
    if (!part) continue;
    if (out.length > 0) out.add('\n');
    out.append(part);
  }
  return out.done();
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
