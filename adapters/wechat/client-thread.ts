// The thread that owns wechaty: whatever the SDK throws from outside our stack ends here, and only this thread with it.

import { type MessagePort, parentPort } from 'node:worker_threads';
import type { Calls, FromThread, Told, ToThread } from './wire.ts';

// Read by the SDK's loggers while they load.
process.env['WECHATY_LOG'] = 'silent';
process.env['BROLOG_LEVEL'] = 'silent';

const { WechatyBuilder } = await import('wechaty');
const { FileBox } = await import('file-box');
const { failureOf, openMockPuppet, openServicePuppet } = await import('./client-puppet.ts');
const { contactOf, fileOf, friendshipOf, messageOf, roomOf, unlessGone } = await import('./client-reading.ts');
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
  // An SDK that was closed may still have something to say; it is nobody's any more.
  let isOver = false;
  const say = (told: Told) => {
    if (!isOver) tell(told);
  };
  try {
    const mock = kind === 'mock' ? await openMockPuppet() : undefined;
    const puppet =
      mock?.puppet ?? openServicePuppet(endpoint, token ?? '', (failure) => say({ kind: 'lost', failure }));
    // Without a name wechaty keeps its memory in memory.
    const bot = WechatyBuilder.build({ puppet });
    calls = callsOf(puppet);
    listen(puppet, bot, say);
    close = async () => {
      isOver = true;
      calls = undefined;
      puppet.removeAllListeners();
      puppet.on('error', () => {});
      await endStream(puppet);
    };
    await bot.start();
    mock?.begin();
    say({ kind: 'started' });
  } catch (error) {
    say({ kind: 'lost', failure: failureOf(error) });
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

function listen(puppet: Puppet, bot: ReturnType<typeof WechatyBuilder.build>, say: (told: Told) => void): void {
  bot.on('error', (error) => say({ kind: 'error', failure: failureOf(error) }));
  puppet.on('scan', ({ qrcode, status }) => say({ kind: 'scan', status, code: qrcode ?? '' }));
  puppet.on('login', ({ contactId }) => say({ kind: 'login', contact: contactId }));
  puppet.on('logout', ({ data }) => say({ kind: 'logout', reason: data ?? '' }));
  puppet.on('message', ({ messageId }) => say({ kind: 'message', id: messageId }));
  puppet.on('friendship', ({ friendshipId }) => say({ kind: 'friendship', id: friendshipId }));
  puppet.on('heartbeat', () => say({ kind: 'alive' }));
  puppet.on('dong', ({ data }) => say({ kind: 'dong', mark: data ?? '' }));
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
    async ding(mark) {
      puppet.ding(mark);
      // The ding above answers by an event or not at all; this one fails when nobody is there.
      if (puppet.isLoggedIn) await puppet.contactAlias(puppet.currentUserId).catch(unlessGone);
    },
  };
}
