// The Bot API's shapes, as far as we read them. Loose on purpose: Telegram adds fields every few weeks.

import { z } from 'zod';
import { cleanText } from '../http/index.ts';

const id = z.int();
const text = z.string().transform(cleanText);

export const User = z.looseObject({
  id,
  is_bot: z.boolean().default(false),
  first_name: text.catch(''),
  last_name: text.optional().catch(undefined),
  username: z.string().optional().catch(undefined),
  language_code: z.string().max(35).optional().catch(undefined),
});
export type User = z.infer<typeof User>;

export const Chat = z.looseObject({ id, type: z.string(), title: text.optional().catch(undefined) });

const Entity = z.looseObject({
  type: z.string(),
  offset: z.int().min(0),
  length: z.int().min(0),
  url: z.string().optional().catch(undefined),
  user: z.looseObject({ id }).optional().catch(undefined),
});
export type Entity = z.infer<typeof Entity>;
const entities = z.array(Entity).catch([]).default([]);

const Button = z.looseObject({ text, callback_data: z.string().optional().catch(undefined) });

/** What every message has. The kinds of content are read one by one (content.ts), so that one bad field spoils one. */
export const Message = z.looseObject({
  message_id: id,
  date: z.int().min(0).catch(0).default(0),
  edit_date: z.int().min(0).optional().catch(undefined),
  chat: Chat,
  from: User.optional().catch(undefined),
  sender_chat: Chat.optional().catch(undefined),
  message_thread_id: id.optional().catch(undefined),
  is_topic_message: z.boolean().optional().catch(undefined),
  media_group_id: z.string().max(64).optional().catch(undefined),
  text: text.optional().catch(undefined),
  entities,
  caption: text.optional().catch(undefined),
  caption_entities: entities,
  reply_to_message: z
    .looseObject({ message_id: id, from: User.optional().catch(undefined) })
    .optional()
    .catch(undefined),
  reply_markup: z
    .looseObject({ inline_keyboard: z.array(z.array(Button)) })
    .optional()
    .catch(undefined),
});
export type Message = z.infer<typeof Message>;

export const CallbackQuery = z.looseObject({
  id: z.string().min(1).max(128),
  from: User,
  message: Message.optional().catch(undefined),
  data: z.string().optional().catch(undefined),
});
export type CallbackQuery = z.infer<typeof CallbackQuery>;

const Reaction = z.looseObject({ type: z.string(), emoji: z.string().optional().catch(undefined) });
export const MessageReaction = z.looseObject({
  chat: Chat,
  message_id: id,
  user: User.optional().catch(undefined),
  date: z.int().min(0),
  new_reaction: z.array(Reaction).catch([]),
});

export const ChatMemberUpdated = z.looseObject({
  chat: Chat,
  from: User,
  date: z.int().min(0),
  new_chat_member: z.looseObject({ status: z.string().max(32) }),
});

/** An update's frame. Exactly one of the payload fields is there; we look only at those we asked for. */
export const Update = z.looseObject({ update_id: z.int().min(0) });
export type Update = z.infer<typeof Update>;

/** What we ask Telegram to send; it leaves out reactions unless they are named. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'message_reaction',
  'my_chat_member',
] as const;

export const Me = z.looseObject({
  id,
  username: z.string().default(''),
  can_read_all_group_messages: z.boolean().default(false),
});
export type Me = z.infer<typeof Me>;

const ChatOf = z.looseObject({ chat: z.looseObject({ id }) });

/** The chat an update is about, for order: updates of one chat are taken one after the other. */
export function chatOf(update: Update): string {
  for (const field of allowedUpdates) {
    const payload = update[field];
    const direct = ChatOf.safeParse(payload);
    if (direct.success) return String(direct.data.chat.id);
    const pressed = z.looseObject({ message: ChatOf }).safeParse(payload);
    if (pressed.success) return String(pressed.data.message.chat.id);
  }
  return '';
}

/** The id of the message a send answered with. */
export function messageIdOf(result: unknown): string | undefined {
  const parsed = z.looseObject({ message_id: id }).safeParse(result);
  return parsed.success ? String(parsed.data.message_id) : undefined;
}

export function nameOf(user: User): string | undefined {
  const name = [user.first_name, user.last_name]
    .filter((part) => part)
    .join(' ')
    .trim();
  return name === '' ? user.username : name;
}
