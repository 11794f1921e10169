// A WeChat gateway on this machine: wechaty's own gRPC server with TLS and token, around a scripted account.

import { randomUUID } from 'node:crypto';
import { connect, createServer, type Server, type Socket } from 'node:net';

process.env['WECHATY_LOG'] = 'silent';
process.env['BROLOG_LEVEL'] = 'silent';
const { types } = await import('wechaty-puppet');
const { PuppetServer } = await import('wechaty-puppet-service');
const { ScriptedPuppet, pictureBox } = await import('./wechat-puppet.ts');

export type { Person, Shown, Trouble } from './wechat-puppet.ts';
export { pictureBox, types };

type Puppet = InstanceType<typeof ScriptedPuppet>;

export const shop = { id: 'wxid_shop', name: '小店' };
export const ann = { id: 'wxid_ann', name: 'Ann' };

export type WechatFake = {
  readonly puppet: Puppet;
  readonly endpoint: string;
  readonly token: string;
  person(person: { id: string; name: string; alias?: string; weixin?: string; isOfficial?: boolean }): void;
  group(id: string, topic: string, members: readonly string[]): void;
  /** A customer writes to the shop; answers the message's id. */
  says(text: string, from?: string): string;
  inGroup(group: string, from: string, text: string, mentions?: readonly string[]): string;
  /** Somebody writes to this person on the shop's own phone. */
  fromPhone(text: string, to?: string, at?: number): string;
  picture(bytes: Buffer, from?: string, group?: string): string;
  announce: Puppet['announce'];
  /** The gateway gives its event once more. */
  again(id: string): void;
  befriends(person: string, kind?: 'confirmed' | 'request'): void;
  /** What stands in this chat of what the shop sent, oldest first. */
  shownTo(conversation: string): Puppet['shown'];
  login(id?: string): Promise<void>;
  logout(): Promise<void>;
  scan(code: string): void;
  down(): Promise<void>;
  up(token?: string): Promise<void>;
  /** The network swallows everything, and no connection ends. */
  freeze(isFrozen: boolean): void;
  close(): Promise<void>;
};

export async function openWechat(options: { readonly loggedIn?: boolean } = {}): Promise<WechatFake> {
  const puppet = new ScriptedPuppet();
  const token = `insecure_${randomUUID()}`;
  const behind = `127.0.0.1:${await freePort()}`;
  const wire = await openWire(Number(behind.split(':')[1]));
  let server: InstanceType<typeof PuppetServer> | undefined;

  const fake: WechatFake = {
    puppet,
    endpoint: `127.0.0.1:${wire.port}`,
    token,
    freeze: wire.freeze,
    person({ isOfficial, ...person }) {
      const type = isOfficial ? types.Contact.Official : types.Contact.Individual;
      puppet.people.set(person.id, { ...person, type });
    },
    group: (id, topic, members) => void puppet.groups.set(id, { id, topic, members: [...members] }),
    says: (text, from = ann.id) => puppet.announce({ from, text }),
    inGroup: (conversation, from, text, mentions = []) => puppet.announce({ from, conversation, text, mentions }),
    fromPhone: (text, to = ann.id, at = Date.now()) =>
      puppet.announce({ from: puppet.currentUserId, conversation: to, text, at }),
    picture(bytes, from = ann.id, group) {
      const id = puppet.nextId();
      puppet.files.set(id, pictureBox(bytes));
      const where = group === undefined ? {} : { conversation: group };
      return puppet.announce({ from, type: types.Message.Image, filename: 'photo.png', ...where }, id);
    },
    announce: (said, id) => puppet.announce(said, id),
    again: (id) => void puppet.emit('message', { messageId: id }),
    befriends(person, kind = 'confirmed') {
      const id = puppet.nextId('f');
      const type = kind === 'confirmed' ? types.Friendship.Confirm : types.Friendship.Receive;
      puppet.friendships.set(id, { id, contactId: person, type, timestamp: Date.now(), hello: 'hi' } as never);
      puppet.emit('friendship', { friendshipId: id });
    },
    shownTo: (conversation) => puppet.shown.filter((each) => each.conversation === conversation),
    async login(id = shop.id) {
      if (!puppet.isLoggedIn) puppet.login(id);
    },
    logout: () => puppet.logout('logged out on the phone'),
    scan: (code) => void puppet.emit('scan', { status: types.ScanStatus.Waiting, qrcode: code }),
    async down() {
      await server?.stop();
      server = undefined;
    },
    async up(other = token) {
      server = new PuppetServer({ endpoint: behind, puppet, token: other });
      await server.start();
    },
    async close() {
      await fake.down();
      await wire.close();
      puppet.removeAllListeners();
    },
  };
  for (const person of [shop, ann]) fake.person(person);
  await fake.up();
  await puppet.start();
  if (options.loggedIn !== false) await fake.login();
  return fake;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return typeof address === 'object' && address ? address.port : 0;
}

/** A cable between hub and gateway that can go dead. */
async function openWire(
  to: number,
): Promise<{ port: number; freeze(isFrozen: boolean): void; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const server: Server = createServer((near) => {
    if (isFrozen) return void sockets.add(near);
    const far = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('data', (bytes) => {
        if (!isFrozen) other.write(bytes);
      });
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.on('error', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    freeze(frozen) {
      isFrozen = frozen;
      // What was swallowed is lost for good: both ends must meet anew.
      if (!frozen) for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
