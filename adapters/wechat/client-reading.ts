// What the gateway tells, asked for piece by piece and made plain. Only the thread loads this.

import { FileBoxType } from 'file-box';
import { types } from 'wechaty-puppet';
import { failureOf, type Puppets as Puppet } from './client-puppet.ts';
import type { Contact, File, Friendship, Message, MessageType, Room } from './wire.ts';

/** Any answer is a sign of life, a refusal too; only these say that nobody answered or that we may not ask. */
export function unlessGone(error: unknown): void {
  const { code } = failureOf(error);
  if (code === 14 || code === 16 || code === 4) throw error;
}

const typeNames: Readonly<Record<number, MessageType>> = {
  [types.Message.Attachment]: 'attachment',
  [types.Message.Audio]: 'audio',
  [types.Message.Contact]: 'contact',
  [types.Message.ChatHistory]: 'chat_history',
  [types.Message.Emoticon]: 'emoticon',
  [types.Message.Image]: 'image',
  [types.Message.Text]: 'text',
  [types.Message.Location]: 'location',
  [types.Message.MiniProgram]: 'mini_program',
  [types.Message.GroupNote]: 'group_note',
  [types.Message.Transfer]: 'transfer',
  [types.Message.RedEnvelope]: 'red_envelope',
  [types.Message.Recalled]: 'recalled',
  [types.Message.Url]: 'url',
  [types.Message.Video]: 'video',
  [types.Message.Post]: 'post',
};

export async function messageOf(puppet: Puppet, id: string): Promise<Message> {
  const payload = await puppet.messagePayload(id);
  const { talkerId, listenerId, roomId, text, filename, timestamp } = payload;
  const type = typeNames[payload.type] ?? 'unknown';
  const mentions = 'mentionIdList' in payload ? payload.mentionIdList : undefined;
  const [from, to, room, more] = await Promise.all([
    contactOf(puppet, talkerId),
    roomId || !listenerId ? undefined : contactOf(puppet, listenerId),
    roomId ? topicOf(puppet, roomId) : undefined,
    detailsOf(puppet, id, type, text ?? ''),
  ]);
  return {
    id,
    type,
    from,
    ...(to ? { to } : {}),
    ...(room ? { room } : {}),
    text: text ?? '',
    ...(filename ? { filename } : {}),
    mentions: mentions ?? [],
    // Gateways tell seconds or milliseconds.
    at: timestamp < 1e11 ? timestamp * 1000 : timestamp,
    isOwn: talkerId === puppet.currentUserId,
    ...more,
  };
}

type Details = Pick<Message, 'link' | 'program' | 'place' | 'card'>;

/** What must be asked for separately. A gateway that cannot tell costs the detail, never the message. */
async function detailsOf(puppet: Puppet, id: string, type: MessageType, text: string): Promise<Details> {
  try {
    switch (type) {
      case 'url': {
        const { title, url, description } = await puppet.messageUrl(id);
        return { link: { title, url, ...(description ? { description } : {}) } };
      }
      case 'mini_program': {
        const { title, description } = await puppet.messageMiniProgram(id);
        return { program: { title: title ?? '', ...(description ? { description } : {}) } };
      }
      case 'location':
        return placeOf(await puppet.messageLocation(id), text);
      case 'contact':
        return { card: { name: (await contactOf(puppet, await puppet.messageContact(id))).name } };
      default:
        return {};
    }
  } catch {
    return {};
  }
}

/**
 * The SDK copies a location off the wire without its getters, which leaves the fields in the message's own array, under
 * a minified name (accuracy, address, latitude, longitude, name: the order of wechaty's grpc schema). Other gateways
 * put them into the text.
 */
function placeOf(location: object, text: string): Details {
  const wire = Object.values(location).find((value): value is unknown[] => Array.isArray(value) && value.length >= 4);
  const named = location as { latitude?: unknown; longitude?: unknown; name?: unknown; address?: unknown };
  const [, address, latitude, longitude, name] = wire ?? [
    0,
    named.address,
    named.latitude,
    named.longitude,
    named.name,
  ];
  const title = [name, address].filter((word) => typeof word === 'string' && word && !/^NO(NAME|ADDRESS)$/.test(word));
  const found = (x: unknown, y: unknown): Details =>
    typeof x === 'number' && typeof y === 'number' && (x !== 0 || y !== 0)
      ? {
          place: {
            latitude: x,
            longitude: y,
            ...(title.length > 0 ? { title: [...new Set(title)].join(', ') } : {}),
          },
        }
      : {};
  const direct = found(latitude, longitude);
  if (direct.place) return direct;
  const attribute = (key: string) => new RegExp(`\\b${key}="(-?[0-9.]{1,24})"`).exec(text)?.[1];
  const [x, y] = [attribute('x'), attribute('y')];
  return x === undefined || y === undefined ? {} : found(Number(x), Number(y));
}

export async function friendshipOf(puppet: Puppet, id: string): Promise<Friendship> {
  const { contactId, type, hello } = await puppet.friendshipPayload(id);
  const kinds: Readonly<Record<number, Friendship['kind']>> = {
    [types.Friendship.Confirm]: 'confirmed',
    [types.Friendship.Receive]: 'request',
  };
  return { id, kind: kinds[type] ?? 'other', contact: await contactOf(puppet, contactId), hello: hello ?? '' };
}

export async function contactOf(puppet: Puppet, id: string): Promise<Contact> {
  try {
    const { name, alias, weixin, handle, type } = await puppet.contactPayload(id);
    return {
      id,
      name: name ?? '',
      ...(alias ? { alias } : {}),
      ...(handle || weixin ? { weixin: handle || weixin || '' } : {}),
      isOfficial: type === types.Contact.Official,
    };
  } catch (error) {
    // Who it is matters less than what he wrote; only a dead line must be noticed.
    unlessGone(error);
    return { id, name: '', isOfficial: false };
  }
}

export async function roomOf(puppet: Puppet, id: string): Promise<Room> {
  const { topic, memberIdList } = await puppet.roomPayload(id);
  return { id, topic: topic ?? '', members: memberIdList ?? [] };
}

async function topicOf(puppet: Puppet, id: string): Promise<{ id: string; topic: string }> {
  try {
    const { topic } = await puppet.roomPayload(id);
    return { id, topic: topic ?? '' };
  } catch (error) {
    unlessGone(error);
    return { id, topic: '' };
  }
}

export async function fileOf(puppet: Puppet, message: string, limit: number): Promise<File> {
  const box = await puppet.messageFile(message);
  const mime = box.mediaType && box.mediaType !== 'application/octet-stream' ? { mime: box.mediaType } : {};
  // A link is fetched by the hub's guarded client, never from here.
  if (box.type === FileBoxType.Url) {
    const { url, headers } = box.toJSON() as { url: string; headers?: Record<string, string> };
    return { name: box.name, ...mime, url, headers: headers ?? {} };
  }
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of await box.toStream()) {
    pieces.push(piece as Buffer);
    length += (piece as Buffer).length;
    if (length > limit) throw new Error(`the file is larger than ${limit} bytes`);
  }
  return { name: box.name, ...mime, bytes: Uint8Array.from(Buffer.concat(pieces)) };
}
