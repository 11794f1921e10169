// What a Discord message holds, as our content. Pure; shared by customers' messages and agents'.

import type { Content, MediaType } from '../../core/index.ts';
import { cleanText } from '../http/index.ts';
import type { Attachment, Embed, Message, MessageBody, User } from './wire.ts';

/** Our reference to a file at Discord; its links end after a day, so the message is asked for a fresh one. */
export type PlatformRef =
  | { readonly kind: 'attachment'; readonly channel: string; readonly message: string; readonly attachment: string }
  | { readonly kind: 'sticker'; readonly sticker: string; readonly format: 'png' | 'gif' };

export function writePlatformRef(ref: PlatformRef): string {
  if (ref.kind === 'sticker') return `sticker:${ref.sticker}.${ref.format}`;
  return `attachment:${ref.channel}/${ref.message}/${ref.attachment}`;
}
export function readPlatformRef(ref: string): PlatformRef | undefined {
  const sticker = /^sticker:(\d{1,20})\.(png|gif)$/.exec(ref);
  if (sticker) return { kind: 'sticker', sticker: sticker[1]!, format: sticker[2] as 'png' | 'gif' };
  const file = /^attachment:(\d{1,20})\/(\d{1,20})\/(\d{1,20})$/.exec(ref);
  return file ? { kind: 'attachment', channel: file[1]!, message: file[2]!, attachment: file[3]! } : undefined;
}

/** A voice message (discord.com/developers/docs/resources/message#message-object-message-flags). */
const voiceFlag = 1 << 13;

/** Fields that frame a message and are no content of it. Whatever else stands in an empty message names what it was. */
const frame = new Set(
  [
    'id type channel_id guild_id channel_type author member content timestamp edited_timestamp tts mention_everyone',
    'mentions mention_roles mention_channels attachments embeds reactions nonce pinned webhook_id activity application',
    'application_id flags message_reference message_snapshots referenced_message interaction_metadata interaction thread',
    'components sticker_items stickers position role_subscription_data resolved poll call message_type shared_client_theme',
  ].flatMap((line) => line.split(' ')),
);

/** Everything in the message; what we cannot show is named as unreadable. Empty only for an empty edit. Never throws. */
export function contentOf(message: Message, bot?: string): Content[] {
  const found = bodyOf(message, message, bot);
  // A forwarded message carries a copy of the other one and no words of its own.
  for (const snapshot of message.message_snapshots) found.push(...bodyOf(snapshot.message, message, undefined));
  if (message.poll) found.push(...wordsOf(message.poll.question.text), unreadable('poll'));
  if (found.length > 0) return found;
  const unknown = Object.keys(message).find((field) => !frame.has(field) && !isEmpty(message[field]));
  if (unknown !== undefined) return [unreadable(unknown)];
  if (message.components.length > 0) return [unreadable('components')];
  return [unreadable(message['activity'] === undefined ? 'empty' : 'activity')];
}

function bodyOf(body: MessageBody, { channel_id, id }: Message, bot: string | undefined): Content[] {
  const found: Content[] = [];
  const text = readable(body.content, body.mentions, bot);
  const isOneFile = body.attachments.length === 1 && text !== '';
  if (!isOneFile) found.push(...wordsOf(text));
  for (const attachment of body.attachments)
    found.push(fileOf(attachment, body.flags, { channel: channel_id, message: id }, isOneFile ? text : undefined));
  for (const { id: sticker, name, format_type } of body.sticker_items)
    found.push(...stickerOf(sticker, name, format_type));
  // People's own embeds are previews of links that stand in their words; only an embed without words says more.
  if (found.length === 0) for (const embed of body.embeds) found.push(...embedOf(embed));
  return found;
}

function fileOf(
  file: Attachment,
  flags: number,
  where: { readonly channel: string; readonly message: string },
  caption: string | undefined,
): Content {
  const mime = file.content_type?.split(';')[0]?.trim().toLowerCase();
  const name = file.title ?? file.filename;
  const isVoice = (flags & voiceFlag) !== 0;
  return {
    kind: 'media',
    type: isVoice ? 'audio' : typeOf(mime),
    platform: writePlatformRef({ kind: 'attachment', ...where, attachment: file.id }),
    ...(mime === undefined ? {} : { mime }),
    ...(name === undefined ? {} : { name }),
    ...(file.size === undefined ? {} : { bytes: file.size }),
    ...(file.width === undefined ? {} : { width: file.width }),
    ...(file.height === undefined ? {} : { height: file.height }),
    ...(caption === undefined ? {} : { caption }),
  };
}

function typeOf(mime: string | undefined): MediaType {
  const kind = mime?.split('/')[0];
  // A drawing in SVG is a document with scripts in it, not a picture.
  if (kind === 'image' && mime !== 'image/svg+xml') return 'image';
  return kind === 'audio' || kind === 'video' ? kind : 'file';
}

/** 1 PNG, 2 animated PNG, 4 GIF are pictures; 3 (Lottie) only Discord can show, so its name speaks for it. */
function stickerOf(sticker: string, name: string, format: number): Content[] {
  if (format !== 1 && format !== 2 && format !== 4) return [...wordsOf(name), unreadable('sticker')];
  const form = format === 4 ? 'gif' : 'png';
  return [
    {
      kind: 'media',
      type: 'image',
      platform: writePlatformRef({ kind: 'sticker', sticker, format: form }),
      mime: `image/${form}`,
      name: `${sticker}.${form}`,
      ...(name === '' ? {} : { caption: name }),
    },
  ];
}

function embedOf({ title, description, url, fields }: Embed): Content[] {
  const words = [title, description, ...fields.map(({ name, value }) => `${name}: ${value}`), url && cleanText(url)];
  return wordsOf(words.filter((word) => word).join('\n'));
}

/** Names instead of numbers, and without the name of the bot the words are for. */
export function readable(text: string, mentions: readonly User[], bot: string | undefined): string {
  return text
    .replace(/<@!?(\d{1,20})>/g, (whole, id: string) => {
      if (id === bot) return '';
      const user = mentions.find((one) => one.id === id);
      return user ? `@${user.global_name ?? user.username}` : whole;
    })
    .replace(/<a?(:\w{1,64}:)\d{1,20}>/g, '$1')
    .trim();
}

function wordsOf(text: string): Content[] {
  return text.trim() === '' ? [] : [{ kind: 'text', text }];
}

function unreadable(what: string): Content {
  return { kind: 'unreadable', platformType: what.slice(0, 64) };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
}
