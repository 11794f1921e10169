// A hub's surroundings for the WeChat adapter: the real door, outbound client, shelf and drawers, and a gateway over gRPC.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdapterContext, Limits } from '../../adapters/context.ts';
import { openHttp, openOutbound } from '../../adapters/http/index.ts';
import { freshThread, type Thread, type Threads } from '../../adapters/wechat/client.ts';
import { ChannelSettings, createWechatChannel, createWechatDesk, DeskSettings } from '../../adapters/wechat/index.ts';
import { randomIds } from '../../config/runtime.ts';
import {
  agentId,
  type ChannelAdapter,
  type DeskAdapter,
  type Log,
  openMemory,
  openShelf,
  type People,
  type Person,
  type Store,
  shopId,
} from '../../core/index.ts';
import { type WatchedClock, watchedClock } from '../contract/channel-contract.ts';
import { openWechat, type WechatFake } from '../fakes/wechat.ts';

const limits: Limits = {
  frameBytes: 65_536,
  textCharacters: 4000,
  mediaBytes: 20 * 1024 * 1024,
  jsonDepth: 32,
  visitorsPerHour: 1000,
  messagesPerMinute: 1000,
  requestsPerMinute: 100_000,
  socketsPerAddress: 100,
  socketsPerVisitor: 8,
  loginsPer5Minutes: 5,
  webhookBytes: 256 * 1024,
};

export const team = '77@chatroom';
/** The team: 小博 stands in `people`, Lin only in the desk's own list; Mallory in neither. */
export const bo = { id: 'wxid_bo', name: 'Bo' };
export const lin = { id: 'wxid_lin', name: 'Lin' };
export const mallory = { id: 'wxid_mallory', name: 'Bo' };

const people: readonly Person[] = [
  {
    id: agentId('bo'),
    name: '小博',
    role: 'agent',
    accounts: { wechat: bo.id },
    skills: ['aftersales'],
    languages: ['zh'],
    capacity: 8,
  },
  {
    id: agentId('xiaohong'),
    name: '小红',
    role: 'agent',
    accounts: { console: 'hong' },
    skills: ['presales'],
    languages: ['zh'],
    capacity: 8,
  },
];

/** Smallest PNG that says its size. */
export function png(width = 8, height = 8): Buffer {
  const bytes = Buffer.alloc(64);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.write('IDAT', 37, 'latin1');
  return bytes;
}

type Listener = Parameters<Thread['listen']>[0];
type Kept = { readonly thread: Thread; to: Listener };
const nobody: Listener = { message: () => {}, ended: () => {} };
const idle: Kept[] = [];

/**
 * Threads whose SDK stays loaded from one test to the next: loading it takes seconds. Each line still gets its own
 * puppet and its own connection.
 */
export const keptThreads: Threads = () => {
  const kept = idle.pop() ?? freshKept();
  let isOver = false;
  return {
    post: (message) => {
      if (!isOver) kept.thread.post(message);
    },
    listen: (to) => {
      kept.to = to;
    },
    async end() {
      if (isOver) return;
      isOver = true;
      await new Promise<void>((resolve) => {
        kept.to = { message: ({ kind }) => (kind === 'closed' ? resolve() : undefined), ended: () => resolve() };
        kept.thread.post({ kind: 'close' });
      });
      kept.to = nobody;
      idle.push(kept);
    },
  };
};

function freshKept(): Kept {
  const kept: Kept = { thread: freshThread(), to: nobody };
  kept.thread.listen({
    message: (message) => kept.to.message(message),
    ended: (failure) => kept.to.ended(failure),
  });
  return kept;
}

/** Loads the SDK before the first test waits for it. */
export async function warmThread(): Promise<void> {
  await keptThreads().end();
}

/** Ends the threads kept; each test file does so at its end. */
export async function endThreads(): Promise<void> {
  await Promise.all(idle.splice(0).map(({ thread }) => thread.end()));
}

export type World = {
  readonly wechat: WechatFake;
  readonly context: AdapterContext;
  readonly store: Store;
  readonly clock: WatchedClock;
  /** Every line logged, serialised. */
  readonly lines: string[];
  readonly counted: Map<string, number>;
  channel(settings?: object): ChannelAdapter;
  /** Lives on the channel's login, so make that first or after; both must start. */
  desk(settings?: object): DeskAdapter;
  close(): Promise<void>;
};

export async function openWorld(
  options: {
    speed?: number;
    wechat?: WechatFake;
    store?: Store;
    threads?: Threads;
    loggedIn?: boolean;
    skills?: ReturnType<AdapterContext['skills']>;
  } = {},
): Promise<World> {
  const clock = watchedClock(options.speed ?? 10);
  const wechat =
    options.wechat ?? (await openWechat(options.loggedIn === undefined ? {} : { loggedIn: options.loggedIn }));
  for (const person of [bo, lin, mallory]) wechat.person(person);
  if (!wechat.puppet.groups.has(team)) wechat.group(team, '客服群', ['wxid_shop', bo.id, lin.id, mallory.id]);
  const lines: string[] = [];
  const counted = new Map<string, number>();
  const log = linesLog(lines);
  const folder = await mkdtemp(join(tmpdir(), 'wechat-'));
  const store = options.store ?? openMemory();
  const ids = randomIds();
  const metrics = {
    count: (name: string, _labels?: object, by = 1) => void counted.set(name, (counted.get(name) ?? 0) + by),
    gauge: () => {},
    observe: () => {},
  };
  const http = openHttp({
    host: '127.0.0.1',
    port: 0,
    trustProxy: false,
    limits,
    drainMs: 100,
    clock,
    ids,
    log,
    metrics,
  });
  await http.listen();
  const outbound = openOutbound();
  const shelf = await openShelf({
    folder,
    publicUrl: 'https://shop.example',
    secret: 'a secret of more than sixteen bytes',
    limits: { bytes: limits.mediaBytes },
  });
  const context: AdapterContext = {
    shop: shopId('demo'),
    clock,
    ids,
    log,
    metrics,
    shelf,
    drawers: store.drawers,
    outbound,
    http,
    limits,
    people: peopleOf(people),
    welcome: () => ({ parts: [], choices: [] }),
    skills: () => options.skills ?? [],
  };
  const threads = options.threads ?? keptThreads;
  return {
    wechat,
    context,
    store,
    clock,
    lines,
    counted,
    channel: (settings = {}) => createWechatChannel(channelSettings(wechat, settings), context, threads),
    desk: (settings = {}) =>
      createWechatDesk(
        DeskSettings.parse({ adapter: 'wechat', room: '客服群', agents: [bo.id, lin.id], ...settings }),
        context,
      ),
    async close() {
      await http.close();
      await outbound.close();
      if (!options.wechat) await wechat.close();
      if (!options.store) await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function channelSettings({ endpoint, token }: WechatFake, more: object = {}): ChannelSettings {
  return ChannelSettings.parse({ adapter: 'wechat', puppet: 'service', endpoint, token, ...more });
}

function peopleOf(list: readonly Person[]): People {
  return {
    all: () => list,
    byId: (id) => list.find((one) => one.id === id),
    byAccount: (adapter, account) => list.find((one) => one.accounts[adapter] === account),
  };
}

function linesLog(lines: string[]): Log {
  const write = (level: string) => (fields: object, message: string) =>
    void lines.push(JSON.stringify({ level, ...fields, message }));
  const log: Log = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: () => log,
  };
  return log;
}

/** Waits for something that must be asked for. */
export async function eventually(holds: () => Promise<boolean>, ms = 20_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
