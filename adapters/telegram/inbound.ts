// Telegram update → envelope, pure: what customers do in private chats, and in groups when they mean the bot.

import {
  type Address,
  type Content,
  type Envelope,
  type EventKey,
  eventKey,
  type ShopId,
  type Timestamp,
  timestamp,
} from '../../core/index.ts';
import { contentOf } from './content.ts';
import {
  CallbackQuery,
  ChatMemberUpdated,
  type Me,
  Message,
  MessageReaction,
  nameOf,
  type Update,
  type User,
} from './wire.ts';

export type Arrival = {
  readonly shop: ShopId;
  readonly account: string;
  readonly now: Timestamp;
  /** The bot itself, once Telegram has told: needed to know a mention in a group. */
  readonly me: Me | undefined;
};

/** Telegram's limit for what a button carries, bytes; more was not made by a button. */
const callbackLimit = 64;

/** The envelope, or why there is none. Never throws. */
export function toEnvelope(update: Update, arrival: Arrival): Envelope | { readonly ignored: string } {
  const { message, edited_message, callback_query, message_reaction, my_chat_member } = update;
  if (message !== undefined) return ofMessage(message, update, arrival);
  if (edited_message !== undefined) return ofEdit(edited_message, update, arrival);
  if (callback_query !== undefined) return ofPress(callback_query, update, arrival);
  if (message_reaction !== undefined) return ofReaction(message_reaction, update, arrival);
  if (my_chat_member !== undefined) return ofMembership(my_chat_member, update, arrival);
  return { ignored: 'another kind of update' };
}

export function messageKey(account: string, chat: number | string, message: number | string): EventKey {
  return eventKey('telegram', account, `${chat}:${message}`);
}

/** Two edits may fall into one second; the update's own number tells them apart and is the same when redelivered. */
function happening(of: EventKey, what: string, seconds: number, { update_id }: Update): EventKey {
  return `${of}:${what}:${seconds}-${update_id}` as EventKey;
}

/** Where an answer goes. In a group the conversation is the person's, so the peer names both. */
export function addressOf(
  account: string,
  message: Pick<Message, 'chat' | 'message_thread_id' | 'is_topic_message'>,
  user: User,
): Address {
  const { chat, message_thread_id, is_topic_message } = message;
  const base = { channel: 'telegram', account };
  if (chat.type === 'private') return { ...base, peer: String(chat.id) };
  const thread = is_topic_message && message_thread_id !== undefined ? { thread: String(message_thread_id) } : {};
  return { ...base, peer: `${chat.id}:${user.id}`, ...thread };
}

/** The chat of an address: before the colon stands the group, behind it the person. */
export function chatOfAddress({ peer }: Address): string {
  return peer.split(':')[0]!;
}

function ofMessage(raw: unknown, update: Update, arrival: Arrival): Envelope | { ignored: string } {
  const read = customerMessage(raw, arrival);
  if ('ignored' in read) return read;
  const { message } = read;
  const said = contentOf(message);
  if (said.length === 0) return { ignored: 'a service message' };
  const joins = message.chat.type === 'private' && isStart(message.text);
  // The Start button is an arrival, not a question. A deep link's payload stays in `raw`.
  const content = joins ? [] : withoutMention(said, arrival.me);
  return envelope(update, arrival, {
    id: messageKey(arrival.account, message.chat.id, message.message_id),
    event: { kind: joins ? 'joined' : 'said' },
    message,
    user: message.from,
    content,
    seconds: message.date,
  });
}

function ofEdit(raw: unknown, update: Update, arrival: Arrival): Envelope | { ignored: string } {
  const read = customerMessage(raw, arrival);
  if ('ignored' in read) return read;
  const { message } = read;
  const of = messageKey(arrival.account, message.chat.id, message.message_id);
  const seconds = message.edit_date ?? message.date;
  return envelope(update, arrival, {
    id: happening(of, 'edit', seconds, update),
    event: { kind: 'edited', of },
    message,
    user: message.from,
    content: withoutMention(contentOf(message), arrival.me),
    seconds,
  });
}

function ofPress(raw: unknown, update: Update, arrival: Arrival): Envelope | { ignored: string } {
  const parsed = CallbackQuery.safeParse(raw);
  if (!parsed.success) return { ignored: 'a press without a sender' };
  const { id, from, message, data } = parsed.data;
  if (from.is_bot) return { ignored: 'a bot' };
  // A press on a message too old for Telegram names no chat; in a private chat it is the person's own.
  const chat = message?.chat ?? { id: from.id, type: 'private' };
  const label = message?.reply_markup?.inline_keyboard.flat().find((button) => button.callback_data === data)?.text;
  const content: Content =
    data !== undefined && Buffer.byteLength(data) <= callbackLimit && data !== ''
      ? { kind: 'choice', value: data, ...(label === undefined ? {} : { label }) }
      : { kind: 'unreadable', platformType: 'callback_query' };
  return envelope(update, arrival, {
    id: eventKey('telegram', arrival.account, `press:${id}`),
    event: { kind: 'chose', ...(message ? { of: messageKey(arrival.account, chat.id, message.message_id) } : {}) },
    message: { ...message, chat },
    user: from,
    content: [content],
    seconds: undefined,
  });
}

function ofReaction(raw: unknown, update: Update, arrival: Arrival): Envelope | { ignored: string } {
  const parsed = MessageReaction.safeParse(raw);
  if (!parsed.success) return { ignored: 'a reaction without a message' };
  const { chat, message_id, user, date, new_reaction } = parsed.data;
  if (!user || user.is_bot) return { ignored: 'a reaction of nobody known' };
  if (chat.type !== 'private') return { ignored: 'a reaction in a group' };
  const of = messageKey(arrival.account, chat.id, message_id);
  return envelope(update, arrival, {
    id: happening(of, 'reaction', date, update),
    event: { kind: 'reacted', of, reaction: new_reaction.map(({ emoji, type }) => emoji ?? type).join('') },
    message: { chat },
    user,
    content: [],
    seconds: date,
  });
}

function ofMembership(raw: unknown, update: Update, arrival: Arrival): Envelope | { ignored: string } {
  const parsed = ChatMemberUpdated.safeParse(raw);
  if (!parsed.success) return { ignored: 'a membership without a chat' };
  const { chat, from, date, new_chat_member } = parsed.data;
  if (chat.type !== 'private') return { ignored: 'a membership in a group' };
  const kinds: Readonly<Record<string, 'joined' | 'left' | 'blocked'>> = {
    member: 'joined',
    left: 'left',
    kicked: 'blocked',
  };
  const kind = kinds[new_chat_member.status];
  if (kind === undefined) return { ignored: 'a membership of another kind' };
  return envelope(update, arrival, {
    id: eventKey('telegram', arrival.account, `${chat.id}:member:${date}-${new_chat_member.status}`),
    event: { kind },
    message: { chat },
    user: from,
    content: [],
    seconds: date,
  });
}

type Parts = {
  readonly id: EventKey;
  readonly event: Envelope['event'];
  readonly message: Pick<Message, 'chat'> & Partial<Message>;
  readonly user: User;
  readonly content: readonly Content[];
  /** When it happened, seconds; undefined where Telegram does not say. */
  readonly seconds: number | undefined;
};

function envelope(update: Update, { shop, account, now }: Arrival, parts: Parts): Envelope {
  const { user, message, seconds } = parts;
  const name = nameOf(user);
  return {
    id: parts.id,
    shop,
    event: parts.event,
    from: {
      id: String(user.id),
      verified: 'platform',
      ...(name === undefined ? {} : { name }),
      ...(user.language_code === undefined ? {} : { locale: user.language_code }),
    },
    replyTo: addressOf(
      account,
      { ...message, message_thread_id: message.message_thread_id, is_topic_message: message.is_topic_message },
      user,
    ),
    content: parts.content,
    sentAt: seconds === undefined || seconds === 0 ? now : timestamp(seconds * 1000),
    receivedAt: now,
    raw: JSON.stringify(update),
  };
}

type CustomerMessage = Message & { readonly from: User };

/** A person's message that is meant for the bot, or why it is not. */
function customerMessage(raw: unknown, { me }: Arrival): { readonly message: CustomerMessage } | { ignored: string } {
  const parsed = Message.safeParse(raw);
  if (!parsed.success) return { ignored: 'a message without a chat' };
  const message = parsed.data;
  const { from, chat } = message;
  if (!from || message.sender_chat) return { ignored: 'nobody in particular' };
  if (from.is_bot || from.id === me?.id) return { ignored: 'a bot' };
  if (chat.type === 'private') return { message: { ...message, from } };
  if (chat.type !== 'group' && chat.type !== 'supergroup') return { ignored: 'a channel' };
  return meansBot(message, me) ? { message: { ...message, from } } : { ignored: 'group talk' };
}

function meansBot(message: Message, me: Me | undefined): boolean {
  if (!me) return false;
  if (message.reply_to_message?.from?.id === me.id) return true;
  const text = message.text ?? message.caption ?? '';
  const marks = message.text === undefined ? message.caption_entities : message.entities;
  return marks.some(({ type, offset, length, user }) => {
    if (type === 'text_mention') return user?.id === me.id;
    const word = text.slice(offset, offset + length).toLowerCase();
    const own = `@${me.username.toLowerCase()}`;
    return (type === 'mention' && word === own) || (type === 'bot_command' && word.endsWith(own));
  });
}

/** The bot's name is the envelope's address, not a part of the question. */
function withoutMention(content: readonly Content[], me: Me | undefined): readonly Content[] {
  if (!me || !/^\w+$/.test(me.username)) return content;
  const name = new RegExp(`@${me.username}\\b\\s*`, 'gi');
  return content.map((part) => {
    if (part.kind !== 'text') return part;
    const text = part.text.replace(name, '').trim();
    return text === '' ? part : { kind: 'text', text };
  });
}

/** `/start`, which the Start button sends, alone or with what a deep link carried. */
function isStart(text: string | undefined): boolean {
  return /^\/start(@\w+)?(\s|$)/.test(text ?? '');
}
