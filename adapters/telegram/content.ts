// What a Telegram message holds, as our content. Pure; shared by customers' messages and agents'.

import { z } from 'zod';
import type { Content, MediaType } from '../../core/index.ts';
import { cleanText } from '../http/index.ts';
import type { Entity, Message } from './wire.ts';

/** The Bot API's names for things with a file; each has a send method of its own. */
export const fileKinds = [
  'photo',
  'document',
  'voice',
  'audio',
  'video',
  'video_note',
  'animation',
  'sticker',
] as const;
export type FileKind = (typeof fileKinds)[number];

/** Our reference to a file at Telegram, `<kind>:<file id>`: the kind says by which method it can be sent again. */
export function platformRef(kind: FileKind, fileId: string): string {
  return `${kind}:${fileId}`;
}
export function readPlatformRef(ref: string): { kind: FileKind; fileId: string } | undefined {
  const colon = ref.indexOf(':');
  const kind = fileKinds.find((one) => one === ref.slice(0, colon));
  return kind === undefined ? undefined : { kind, fileId: ref.slice(colon + 1) };
}

const optionalInt = z.int().min(0).optional().catch(undefined);
const optionalText = z.string().max(500).transform(cleanText).optional().catch(undefined);
const File = z.looseObject({
  file_id: z.string().min(1).max(512),
  file_size: optionalInt,
  width: optionalInt,
  height: optionalInt,
  mime_type: optionalText,
  file_name: optionalText,
});
type File = z.infer<typeof File>;
const Sticker = File.extend({
  emoji: optionalText,
  is_animated: z.boolean().catch(false).default(false),
  is_video: z.boolean().catch(false).default(false),
});
const Location = z.looseObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) });
const Venue = z.looseObject({ location: Location, title: optionalText, address: optionalText });
const Contact = z.looseObject({ phone_number: z.string().max(64), first_name: optionalText, last_name: optionalText });
const Dice = z.looseObject({ emoji: z.string().max(16), value: z.int() });

/** Fields that frame a message and are no content of it. */
const frame = new Set([
  'message_id',
  'message_thread_id',
  'from',
  'sender_chat',
  'sender_boost_count',
  'sender_business_bot',
  'sender_tag',
  'business_connection_id',
  'date',
  'edit_date',
  'chat',
  'forward_origin',
  'forward_from',
  'forward_from_chat',
  'forward_from_message_id',
  'forward_signature',
  'forward_sender_name',
  'forward_date',
  'is_topic_message',
  'is_automatic_forward',
  'is_from_offline',
  'is_paid_post',
  'reply_to_message',
  'external_reply',
  'quote',
  'reply_to_story',
  'reply_to_checklist_task_id',
  'via_bot',
  'has_protected_content',
  'has_media_spoiler',
  'show_caption_above_media',
  'media_group_id',
  'author_signature',
  'paid_star_count',
  'entities',
  'caption',
  'caption_entities',
  'link_preview_options',
  'effect_id',
  'reply_markup',
  'direct_messages_topic',
]);

/** Messages Telegram writes itself: something happened in the chat, nobody said anything. */
const service =
  /^(new_chat|left_chat|delete_chat|group_chat|supergroup_chat|channel_chat|migrate_|pinned_message|forum_topic|general_forum_topic|message_auto_delete|video_chat|chat_background|boost_added|proximity_alert|write_access|chat_owner|connected_website)/;

/** A document stands beside an animation, a location beside a venue: the richer one is the content. */
const shadowed: Readonly<Record<string, string>> = { document: 'animation', location: 'venue' };

/** Everything in the message; what we cannot show is named as unreadable. Empty for a service message. Never throws. */
export function contentOf(message: Message): Content[] {
  const caption = message.caption ? readable(message.caption, message.caption_entities) : undefined;
  const found: Content[] = [];
  for (const field of Object.keys(message)) {
    if (frame.has(field) || message[field] === undefined || service.test(field)) continue;
    const richer = shadowed[field];
    if (richer !== undefined && message[richer] !== undefined) continue;
    found.push(
      ...(contentOfField(field, message, caption) ?? [{ kind: 'unreadable', platformType: field.slice(0, 64) }]),
    );
  }
  const captionShown = found.some((content) => content.kind === 'media' && content.caption !== undefined);
  if (caption && !captionShown) found.push({ kind: 'text', text: caption });
  return found;
}

function contentOfField(field: string, message: Message, caption: string | undefined): Content[] | undefined {
  const value = message[field];
  switch (field) {
    case 'text':
      return message.text ? [{ kind: 'text', text: readable(message.text, message.entities) }] : undefined;
    case 'photo':
      return photoOf(value, caption);
    case 'document':
      return fileOf('document', 'file', value, caption);
    case 'voice':
      return fileOf('voice', 'audio', value, caption);
    case 'audio':
      return fileOf('audio', 'audio', value, caption);
    case 'video':
      return fileOf('video', 'video', value, caption);
    case 'video_note':
      return fileOf('video_note', 'video', value, caption);
    case 'animation':
      return fileOf('animation', 'video', value, caption);
    case 'sticker':
      return stickerOf(value);
    case 'location':
      return parsed(Location, value, ({ latitude, longitude }) => [{ kind: 'place', latitude, longitude }]);
    case 'venue':
      return parsed(Venue, value, ({ location, title, address }) => {
        const words = [title, address].filter((part) => part).join(', ');
        return [
          {
            kind: 'place',
            latitude: location.latitude,
            longitude: location.longitude,
            ...(words === '' ? {} : { title: words }),
          },
        ];
      });
    case 'contact':
      return parsed(Contact, value, ({ phone_number, first_name, last_name }) => [
        { kind: 'text', text: ['📇', first_name, last_name, cleanText(phone_number)].filter((part) => part).join(' ') },
      ]);
    case 'dice':
      return parsed(Dice, value, ({ emoji, value: rolled }) => [
        { kind: 'text', text: `${cleanText(emoji)} ${rolled}` },
      ]);
    default:
      return undefined;
  }
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  make: (value: z.infer<Schema>) => Content[],
): Content[] | undefined {
  const result = schema.safeParse(value);
  return result.success ? make(result.data) : undefined;
}

function photoOf(value: unknown, caption: string | undefined): Content[] | undefined {
  return parsed(z.array(File).min(1), value, (sizes) => {
    const largest = sizes.reduce((best, size) =>
      (size.width ?? 0) * (size.height ?? 0) > (best.width ?? 0) * (best.height ?? 0) ? size : best,
    );
    return [mediaOf('photo', 'image', { ...largest, mime_type: 'image/jpeg' }, caption)];
  });
}

function fileOf(kind: FileKind, type: MediaType, value: unknown, caption: string | undefined): Content[] | undefined {
  return parsed(File, value, (file) => [mediaOf(kind, type, file, caption)]);
}

/** A still sticker is a picture, a video one a film; an animated one nobody else can show, so its emoji speaks for it. */
function stickerOf(value: unknown): Content[] | undefined {
  return parsed(Sticker, value, (sticker) => {
    if (sticker.is_animated)
      return [
        ...(sticker.emoji ? [{ kind: 'text' as const, text: sticker.emoji }] : []),
        { kind: 'unreadable', platformType: 'sticker' },
      ];
    const mime_type = sticker.is_video ? 'video/webm' : 'image/webp';
    return [mediaOf('sticker', sticker.is_video ? 'video' : 'image', { ...sticker, mime_type }, sticker.emoji)];
  });
}

function mediaOf(kind: FileKind, type: MediaType, file: File, caption: string | undefined): Content {
  return {
    kind: 'media',
    type,
    platform: platformRef(kind, file.file_id),
    ...(file.mime_type === undefined ? {} : { mime: file.mime_type }),
    ...(file.file_name === undefined ? {} : { name: file.file_name }),
    ...(file.file_size === undefined ? {} : { bytes: file.file_size }),
    ...(file.width === undefined ? {} : { width: file.width }),
    ...(file.height === undefined ? {} : { height: file.height }),
    ...(caption === undefined ? {} : { caption }),
  };
}

/** The words with what their formatting hid: a link under other words is written behind them. */
export function readable(text: string, entities: readonly Entity[]): string {
  let shown = text;
  const links = entities
    .filter(({ type, url }) => type === 'text_link' && url !== undefined)
    .sort((a, b) => b.offset - a.offset);
  for (const { offset, length, url } of links) {
    const end = offset + length;
    const words = text.slice(offset, end);
    if (end > text.length || words.includes(url!.replace(/^https?:\/\/|\/$/g, ''))) continue;
    shown = `${shown.slice(0, end)} (${cleanText(url!)})${shown.slice(end)}`;
  }
  return shown;
}
