// The thread that owns wechaty: whatever the SDK throws from outside our stack ends here, and only this thread with it.

import { type MessagePort, parentPort } from 'node:worker_threads';
import type {
  Calls,
  Contact,
  Failure,
  File,
  Friendship,
  FromThread,
  Message,
  MessageType,
  Room,
  Told,
  ToThread,
} from './wire.ts';

// Read by the SDK's loggers while they load.
process.env['WECHATY_LOG'] = 'silent';
process.env['BROLOG_LEVEL'] = 'silent';

const { WechatyBuilder } = await import('wechaty');
const { types } = await import('wechaty-puppet');
const { FileBox, FileBoxType } = await import('file-box');
const { failureOf, openMockPuppet, openServicePuppet } = await import('./client-puppet.ts');
type Puppet = Awaited<ReturnType<typeof openMockPuppet>>['puppet'];

const port: MessagePort = parentPort!;
let close: () => Promise<void> = async () => {};
let calls:
  | { [Name in keyof Calls]: (...args: Parameters<Calls[Name]>) => Promise<ReturnType<Calls[Name]>> }
  | undefined;

const post = (message: FromThread, transfer: readonly ArrayBuffer[] = []) => port.postMessage(message, [...transfer]);
const tell = (told: Told) => post({ kind: 'told', told });

port.on('message', (message: ToThread) => {
  switch (message.kind) {
    case 'open':
      void open(message);
      return;
    case 'call':
      void answer(message);
      return;
    case 'close':
      void close().finally(() => post({ kind: 'closed' }));
      return;
    default:
      message satisfies never;
  }
});

async function open({ puppet: kind, endpoint, token }: Extract<ToThread, { kind: 'open' }>): Promise<void> {
  try {
    const mock = kind === 'mock' ? await openMockPuppet() : undefined;
    const lost = (failure: Failure) => tell({ kind: 'lost', failure });
    const puppet = mock?.puppet ?? openServicePuppet(endpoint, token ?? '', lost);
    // Without a name wechaty keeps its memory in memory.
    const bot = WechatyBuilder.build({ puppet });
    calls = callsOf(puppet);
    listen(puppet, bot);
    close = async () => {
      calls = undefined;
      puppet.removeAllListeners();
      puppet.on('error', () => {});
      await endStream(puppet);
    };
    await bot.start();
    mock?.begin();
    tell({ kind: 'started' });
  } catch (error) {
    tell({ kind: 'lost', failure: failureOf(error) });
  }
}

/** Hangs up without the SDK's own stop, which would also stop the gateway's puppet and may cost the shop its login. */
async function endStream(puppet: Puppet): Promise<void> {
  type Manager = { eventStream?: { cancel(): void }; stopStream(): void; destroyClient(): void };
  const manager = (puppet as unknown as { _grpcManager?: Manager })._grpcManager;
  manager?.eventStream?.cancel();
  manager?.stopStream();
  manager?.destroyClient();
}

function listen(puppet: Puppet, bot: ReturnType<typeof WechatyBuilder.build>): void {
  bot.on('error', (error) => tell({ kind: 'error', failure: failureOf(error) }));
  puppet.on('scan', ({ qrcode, status }) => tell({ kind: 'scan', status, code: qrcode ?? '' }));
  puppet.on('login', ({ contactId }) => tell({ kind: 'login', contact: contactId }));
  puppet.on('logout', ({ data }) => tell({ kind: 'logout', reason: data ?? '' }));
  puppet.on('message', ({ messageId }) => tell({ kind: 'message', id: messageId }));
  puppet.on('friendship', ({ friendshipId }) => tell({ kind: 'friendship', id: friendshipId }));
  puppet.on('heartbeat', () => tell({ kind: 'alive', by: 'event' }));
  puppet.on('dong', () => tell({ kind: 'alive', by: 'dong' }));
}

async function answer({ call, name, arguments: args }: Extract<ToThread, { kind: 'call' }>): Promise<void> {
  try {
    if (!calls) throw new Error('the line is not open');
    const made = calls[name] as (...args: readonly unknown[]) => Promise<unknown>;
    const value = await made(...args);
    const bytes = typeof value === 'object' && value !== null && 'bytes' in value ? value.bytes : undefined;
    post({ kind: 'result', call, value }, bytes instanceof Uint8Array ? [bytes.buffer as ArrayBuffer] : []);
  } catch (error) {
    post({ kind: 'failed', call, failure: failureOf(error) });
  }
}

function callsOf(puppet: Puppet): NonNullable<typeof calls> {
  return {
    message: (id) => messageOf(puppet, id),
    friendship: (id) => friendshipOf(puppet, id),
    accept: (friendship) => puppet.friendshipAccept(friendship),
    async text(conversation, text, mention) {
      if (mention === undefined) return (await puppet.messageSendText(conversation, text)) || undefined;
      const { name } = await puppet.contactPayload(mention);
      // U+2005 is what WeChat itself puts behind a mention.
      return (await puppet.messageSendText(conversation, `@${name}\u2005${text}`, [mention])) || undefined;
    },
    async file(conversation, bytes, name) {
      return (await puppet.messageSendFile(conversation, FileBox.fromBuffer(Buffer.from(bytes), name))) || undefined;
    },
    fetch: (message, limit) => fileOf(puppet, message, limit),
    recall: (message) => puppet.messageRecall(message),
    async rooms() {
      const ids = await puppet.roomList();
      return Promise.all(ids.map((id) => roomOf(puppet, id)));
    },
    async room(id) {
      await puppet.roomPayloadDirty(id);
      return roomOf(puppet, id);
    },
    contact: (id) => contactOf(puppet, id),
    async ding() {
      puppet.ding('huoji');
      // The ding above answers by an event or not at all; this one fails when nobody is there.
      if (puppet.isLoggedIn) await puppet.contactAlias(puppet.currentUserId).catch(unlessGone);
    },
  };
}

/** Any answer is a sign of life, a refusal too; only these say that nobody answered or that we may not ask. */
function unlessGone(error: unknown): void {
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

async function messageOf(puppet: Puppet, id: string): Promise<Message> {
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

async function friendshipOf(puppet: Puppet, id: string): Promise<Friendship> {
  const { contactId, type, hello } = await puppet.friendshipPayload(id);
  const kinds: Readonly<Record<number, Friendship['kind']>> = {
    [types.Friendship.Confirm]: 'confirmed',
    [types.Friendship.Receive]: 'request',
  };
  return { id, kind: kinds[type] ?? 'other', contact: await contactOf(puppet, contactId), hello: hello ?? '' };
}

async function contactOf(puppet: Puppet, id: string): Promise<Contact> {
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

async function roomOf(puppet: Puppet, id: string): Promise<Room> {
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

async function fileOf(puppet: Puppet, message: string, limit: number): Promise<File> {
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
