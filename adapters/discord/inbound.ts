// Gateway event → envelope, pure: what customers do in private chats, and in servers when they mean the bot.

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
import { contentOf, readable } from './content.ts';
import {
  type Dispatch,
  Interaction,
  isService,
  type Me,
  Message,
  MessageDeleted,
  momentOf,
  nameOf,
  Reaction,
  type User,
} from './wire.ts';

export type Arrival = {
  readonly shop: ShopId;
  readonly account: string;
  readonly now: Timestamp;
  /** The bot itself: needed to know a mention. */
  readonly me: Me | undefined;
  /** Whether the bot answers in servers at all. */
  readonly mentions: boolean;
  /** Who wrote a message that is now deleted, as far as we remember: Discord does not say. */
  authorOf(channel: string, message: string): { readonly id: string; readonly name?: string } | undefined;
};

type Ignored = { readonly ignored: string };

/** The envelope, or why there is none. Never throws. */
export function toEnvelope({ t, d }: Dispatch, arrival: Arrival): Envelope | Ignored {
  switch (t) {
    case 'MESSAGE_CREATE':
      return ofMessage(d, arrival);
    case 'MESSAGE_UPDATE':
      return ofEdit(d, arrival);
    case 'MESSAGE_DELETE':
      return ofRecall(d, arrival);
    case 'MESSAGE_REACTION_ADD':
      return ofReaction(d, arrival);
    case 'INTERACTION_CREATE':
      return ofPress(d, arrival);
    default:
      return { ignored: 'another kind of event' };
  }
}

/** A message's id is unique in all of Discord. */
export function messageKey(account: string, message: string): EventKey {
  return eventKey('discord', account, message);
}

/** Where an answer goes: a private chat, or in a server the channel and the person, whose conversation it is. */
export function addressOf(account: string, channel: string, guild: string | undefined, user: string): Address {
  return { channel: 'discord', account, peer: guild === undefined ? channel : `${channel}:${user}` };
}

/** The Discord channel of an address. */
export function channelOfAddress({ peer }: Address): string {
  return peer.split(':')[0]!;
}

/** What a button or a row of a list carries: its place in the message, since Discord wants each different, and the value. */
export function writeChoice(index: number, value: string): string {
  return `c${index}:${value}`;
}
export function readChoice(custom: string | undefined): string | undefined {
  return /^c\d{1,2}:(.+)$/su.exec(custom ?? '')?.[1];
}
/** The list itself, which carries nothing. */
export const listId = 'list';

function ofMessage(raw: unknown, arrival: Arrival): Envelope | Ignored {
  const read = spokenTo(raw, arrival);
  if ('ignored' in read) return read;
  const { message, author } = read;
  return envelope(raw, arrival, {
    id: messageKey(arrival.account, message.id),
    event: { kind: 'said' },
    channel: message.channel_id,
    guild: message.guild_id,
    user: author,
    nick: message.member?.nick,
    content: contentOf(message, arrival.me?.user.id),
    at: momentOf(message.id),
  });
}

/** Discord also says `update` when a link's preview appears; only a person's edit carries the time of it. */
function ofEdit(raw: unknown, arrival: Arrival): Envelope | Ignored {
  const read = spokenTo(raw, arrival);
  if ('ignored' in read) return read;
  const { message, author } = read;
  const stamp = Date.parse(message.edited_timestamp ?? '');
  if (Number.isNaN(stamp)) return { ignored: 'an update that is no edit' };
  const of = messageKey(arrival.account, message.id);
  return envelope(raw, arrival, {
    id: `${of}:edit:${stamp}` as EventKey,
    event: { kind: 'edited', of },
    channel: message.channel_id,
    guild: message.guild_id,
    user: author,
    nick: message.member?.nick,
    content: contentOf(message, arrival.me?.user.id),
    at: stamp,
  });
}

function ofRecall(raw: unknown, arrival: Arrival): Envelope | Ignored {
  const read = MessageDeleted.safeParse(raw);
  if (!read.success) return { ignored: 'a deletion of nothing' };
  const { id, channel_id, guild_id } = read.data;
  const author = arrival.authorOf(channel_id, id);
  if (!author) return { ignored: 'a deletion of nobody known' };
  const of = messageKey(arrival.account, id);
  return envelope(raw, arrival, {
    id: `${of}:recall` as EventKey,
    event: { kind: 'recalled', of },
    channel: channel_id,
    guild: guild_id,
    user: author,
    content: [],
    at: undefined,
  });
}

function ofReaction(raw: unknown, arrival: Arrival): Envelope | Ignored {
  const read = Reaction.safeParse(raw);
  if (!read.success) return { ignored: 'a reaction to nothing' };
  const { user_id, channel_id, message_id, guild_id, emoji } = read.data;
  if (user_id === arrival.me?.user.id) return { ignored: 'our own reaction' };
  if (guild_id !== undefined) return { ignored: 'a reaction in a server' };
  const of = messageKey(arrival.account, message_id);
  const shown = emoji.name ?? '';
  return envelope(raw, arrival, {
    id: `${of}:reaction:${user_id}:${emoji.id ?? shown}` as EventKey,
    event: { kind: 'reacted', of, reaction: emoji.id ? `:${shown}:` : shown },
    channel: channel_id,
    guild: undefined,
    user: { id: user_id },
    content: [],
    at: undefined,
  });
}

function ofPress(raw: unknown, arrival: Arrival): Envelope | Ignored {
  const read = Interaction.safeParse(raw);
  if (!read.success || read.data.type !== 3) return { ignored: 'an interaction that is no press' };
  const { id, user, member, guild_id, channel_id, locale, message, data } = read.data;
  const by = user ?? member?.user;
  if (!by || by.bot) return { ignored: 'a press of nobody' };
  const custom = data?.custom_id === listId ? data.values[0] : data?.custom_id;
  const value = readChoice(custom);
  const label = message && labelOf(message.components, custom);
  const content: Content =
    value === undefined
      ? { kind: 'unreadable', platformType: 'press' }
      : { kind: 'choice', value, ...(label === undefined ? {} : { label }) };
  return envelope(raw, arrival, {
    id: eventKey('discord', arrival.account, `press:${id}`),
    event: { kind: 'chose', ...(message ? { of: messageKey(arrival.account, message.id) } : {}) },
    channel: channel_id,
    guild: guild_id,
    user: by,
    nick: member?.nick,
    locale,
    content: [content],
    at: momentOf(id),
  });
}

/** The words on the button or row with this id. */
function labelOf(components: readonly unknown[], custom: string | undefined): string | undefined {
  for (const one of components) {
    if (typeof one !== 'object' || one === null) continue;
    const { custom_id, value, label, components: inner, options } = one as Record<string, unknown>;
    if (typeof label === 'string' && (custom_id === custom || value === custom)) return label.slice(0, 100);
    for (const list of [inner, options]) {
      const found = Array.isArray(list) ? labelOf(list, custom) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

type Parts = {
  readonly id: EventKey;
  readonly event: Envelope['event'];
  readonly channel: string;
  readonly guild: string | undefined;
  readonly user: User | { readonly id: string; readonly name?: string };
  readonly nick?: string | null | undefined;
  readonly locale?: string | undefined;
  readonly content: readonly Content[];
  /** When it happened, epoch ms; undefined where Discord does not say. */
  readonly at: number | undefined;
};

function envelope(raw: unknown, { shop, account, now }: Arrival, parts: Parts): Envelope {
  const { user, at } = parts;
  const name = 'username' in user ? nameOf(user as User, parts.nick) : (user as { name?: string }).name;
  return {
    id: parts.id,
    shop,
    event: parts.event,
    from: {
      id: user.id,
      verified: 'platform',
      ...(name === undefined ? {} : { name }),
      ...(parts.locale === undefined ? {} : { locale: parts.locale }),
    },
    replyTo: addressOf(account, parts.channel, parts.guild, user.id),
    content: parts.content,
    sentAt: at === undefined || !Number.isFinite(at) ? now : timestamp(at),
    receivedAt: now,
    raw: JSON.stringify(raw, withoutSecrets),
  };
}

/** An interaction's token could answer in our name for a quarter of an hour: it is not kept. */
function withoutSecrets(key: string, value: unknown): unknown {
  return key === 'token' ? undefined : value;
}

/** A person's message that is meant for the bot, or why it is not. */
export function spokenTo(
  raw: unknown,
  arrival: Pick<Arrival, 'me' | 'mentions'>,
): { readonly message: Message; readonly author: User } | Ignored {
  const read = Message.safeParse(raw);
  if (!read.success) return { ignored: 'a message without a channel' };
  const message = read.data;
  const { author, webhook_id } = message;
  if (!author || webhook_id !== undefined) return { ignored: 'nobody in particular' };
  if (author.bot || author.system || author.id === arrival.me?.user.id) return { ignored: 'a bot' };
  if (isService(message)) return { ignored: 'a service message' };
  if (message.guild_id === undefined) return { message, author };
  if (!arrival.mentions) return { ignored: 'a server' };
  return meansBot(message, arrival.me) ? { message, author } : { ignored: 'talk in a server' };
}

function meansBot(message: Message, me: Me | undefined): boolean {
  if (!me) return false;
  if (message.referenced_message?.author?.id === me.user.id) return true;
  const { content, mentions } = message;
  return (
    mentions.some(({ id }) => id === me.user.id) &&
    readable(content, [], me.user.id) !== readable(content, [], undefined)
  );
}
