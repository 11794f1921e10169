// WeChat message → envelope, pure: what customers write in private chats, and in groups when they mean the bot.

import {
  type Address,
  type CustomerEvent,
  type Envelope,
  type EventKey,
  eventKey,
  type ShopId,
  type Timestamp,
  timestamp,
} from '../../core/index.ts';
import { cleanText } from '../http/index.ts';
import { contentOf, recalledId } from './content.ts';
import type { Contact, Friendship, Message } from './wire.ts';

export type Arrival = {
  readonly shop: ShopId;
  readonly account: string;
  readonly now: Timestamp;
  /** The account we are logged in as. */
  readonly me: Contact | undefined;
  readonly rooms: boolean;
  /** The name under which a contact's conversation is kept: his id, or an older one he was linked to by hand. */
  peerOf(contact: string): string;
};

/** WeChat's own accounts: they are nobody's customers. */
const systemContacts = new Set(['weixin', 'fmessage', 'filehelper', 'medianote', 'floatbottle', 'newsapp', 'qqmail']);

/** The envelope, or why there is none. Never throws. Own messages are not for here. */
export function toEnvelope(message: Message, arrival: Arrival): Envelope | { readonly ignored: string } {
  const { from, room, type } = message;
  if (isNobody(from)) return { ignored: 'an official account' };
  if (room && !arrival.rooms) return { ignored: 'a group, and the settings do not let the bot speak there' };
  const of = type === 'recalled' ? recalledId(message) : undefined;
  if (of !== undefined) {
    const key = messageKey(arrival.account, of);
    return envelopeOf(message, arrival, `${key}:recall` as EventKey, { kind: 'recalled', of: key }, []);
  }
  if (room && !isForUs(message, arrival.me)) return { ignored: 'talk among others' };
  const key = messageKey(arrival.account, message.id);
  const refusal = type === 'unknown' ? refusalIn(message.text) : undefined;
  if (refusal) return envelopeOf(message, arrival, key, { kind: 'blocked' }, []);
  if (type === 'unknown' && isNotice(message.text)) return { ignored: 'a notice of WeChat itself' };
  const content = contentOf(message).map((part) =>
    part.kind === 'text' && room ? { ...part, text: withoutMention(part.text, arrival.me) } : part,
  );
  return envelopeOf(message, arrival, key, { kind: 'said' }, content);
}

/** Someone became the shop's friend: an arrival, and so the time for the welcome. */
export function ofFriendship(friendship: Friendship, arrival: Arrival): Envelope | { readonly ignored: string } {
  const { id, kind, contact } = friendship;
  if (kind !== 'confirmed' || isNobody(contact)) return { ignored: 'no new friend' };
  return {
    id: eventKey('wechat', arrival.account, `friend:${id}`),
    shop: arrival.shop,
    event: { kind: 'joined' },
    from: senderOf(contact),
    replyTo: { channel: 'wechat', account: arrival.account, peer: arrival.peerOf(contact.id) },
    content: [],
    sentAt: arrival.now,
    receivedAt: arrival.now,
  };
}

/** A person wrote from the shop's own phone: the bot keeps quiet in that conversation. */
export function ofShop(message: Message, arrival: Arrival, pauseMs: number): Envelope | { readonly ignored: string } {
  const { to, room, type } = message;
  if (room) return { ignored: 'the shop itself spoke in a group' };
  if (!to || isNobody(to) || to.id === message.from.id) return { ignored: 'the shop spoke to nobody' };
  if (type === 'recalled' || (type === 'unknown' && (message.text === '' || isNotice(message.text))))
    return { ignored: 'a notice of WeChat itself' };
  return {
    id: messageKey(arrival.account, message.id),
    shop: arrival.shop,
    event: { kind: 'shop_spoke', by: message.from.name || arrival.account, pauseMs },
    from: senderOf(to),
    replyTo: { channel: 'wechat', account: arrival.account, peer: arrival.peerOf(to.id) },
    content: contentOf(message),
    sentAt: sentAt(message, arrival),
    receivedAt: arrival.now,
  };
}

export function messageKey(account: string, id: string): EventKey {
  return eventKey('wechat', account, id);
}

/** Between group and person in an address; WeChat's ids hold no blank. */
const divider = ' ';

/** Where an answer goes. In a group the conversation is the person's, so the peer names both. */
export function targetOf({ peer }: Address): { readonly conversation: string; readonly mention?: string } {
  const [conversation = '', mention] = peer.split(divider);
  return { conversation, ...(mention === undefined ? {} : { mention }) };
}

function envelopeOf(
  message: Message,
  arrival: Arrival,
  id: EventKey,
  event: CustomerEvent,
  content: Envelope['content'],
): Envelope {
  const { from, room } = message;
  const person = arrival.peerOf(from.id);
  return {
    id,
    shop: arrival.shop,
    event,
    from: senderOf(from),
    replyTo: {
      channel: 'wechat',
      account: arrival.account,
      peer: room ? `${room.id}${divider}${from.id}` : person,
    },
    content,
    sentAt: sentAt(message, arrival),
    receivedAt: arrival.now,
    raw: JSON.stringify(message),
  };
}

function senderOf({ id, name, alias }: Contact): Envelope['from'] {
  const shown = cleanText(alias || name).slice(0, 200);
  return { id, ...(shown ? { name: shown } : {}), verified: 'platform' };
}

function sentAt({ at }: Message, { now }: Arrival): Timestamp {
  return Number.isFinite(at) && at > 0 && at <= now ? timestamp(Math.floor(at)) : now;
}

function isNobody({ id, isOfficial }: Contact): boolean {
  return isOfficial || systemContacts.has(id);
}

function isForUs({ mentions, text }: Message, me: Contact | undefined): boolean {
  if (!me) return false;
  return mentions.includes(me.id) || (me.name !== '' && text.includes(`@${me.name}`));
}

function withoutMention(text: string, me: Contact | undefined): string {
  if (!me || me.name === '') return text;
  return text.replaceAll(`@${me.name}\u2005`, '').replaceAll(`@${me.name}`, '').trim() || text;
}

/** The grey lines WeChat writes into a chat when it did not deliver what we sent. */
function refusalIn(text: string): boolean {
  return /开启了(?:朋友|好友)验证|但被对方拒收|rejected by the receiver|enabled (?:Friend|Contact) (?:Confirmation|Verification)/i.test(
    text,
  );
}

/** Grey lines that say nothing a shop must act on. */
function isNotice(text: string): boolean {
  return /^(?:你已添加了|以上是打招呼的内容|现在可以开始聊天了|I've accepted your friend request|You have added|<msg>\s*<op)/i.test(
    text.trim(),
  );
}
