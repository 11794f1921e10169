// A hub's surroundings for the Telegram adapter: the real door, outbound client, shelf and drawers, and a fake Bot API.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdapterContext, Limits } from '../../adapters/context.ts';
import { type Http, openHttp, openOutbound } from '../../adapters/http/index.ts';
import {
  ChannelSettings,
  createTelegramChannel,
  createTelegramDesk,
  DeskSettings,
} from '../../adapters/telegram/index.ts';
import { randomIds } from '../../config/runtime.ts';
import {
  agentId,
  type ChannelAdapter,
  type DeskAdapter,
  type Log,
  type Metrics,
  openMemory,
  openShelf,
  type People,
  type Person,
  type Store,
  shopId,
} from '../../core/index.ts';
import { type WatchedClock, watchedClock } from '../contract/channel-contract.ts';
import { openTelegram, type TelegramFake } from '../fakes/telegram.ts';

export const limits: Limits = {
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

export const team = -1001234567890;
export const token = '123456:test-token-never-to-be-shown';
export const webhookSecret = 'a-secret-of-enough-characters';
/** The team: 小博 stands in `people`, Lin only in the desk's own list; Mallory in neither. */
export const bo = { id: 1001, first_name: 'Bo' };
export const lin = { id: 1002, first_name: 'Lin', language_code: 'en' };
export const mallory = { id: 6666, first_name: 'Bo', username: 'shop_admin', language_code: 'en' };

const people: readonly Person[] = [
  {
    id: agentId('bo'),
    name: '小博',
    role: 'agent',
    accounts: { telegram: '1001' },
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

export type World = {
  readonly telegram: TelegramFake;
  readonly context: AdapterContext;
  readonly http: Http;
  readonly store: Store;
  readonly clock: WatchedClock;
  /** Every line logged, serialised. */
  readonly lines: string[];
  channel(settings?: object): ChannelAdapter;
  desk(settings?: object): DeskAdapter;
  close(): Promise<void>;
};

export async function openWorld(
  options: {
    speed?: number;
    telegram?: TelegramFake;
    store?: Store;
    skills?: ReturnType<AdapterContext['skills']>;
  } = {},
): Promise<World> {
  const clock = watchedClock(options.speed ?? 10);
  const telegram = options.telegram ?? (await openTelegram({ token }));
  telegram.forum(team);
  const lines: string[] = [];
  const log = linesLog(lines);
  const folder = await mkdtemp(join(tmpdir(), 'telegram-'));
  const store = options.store ?? openMemory();
  const ids = randomIds();
  const metrics: Metrics = { count: () => {}, gauge: () => {}, observe: () => {} };
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
  return {
    telegram,
    context,
    http,
    store,
    clock,
    lines,
    channel: (settings = {}) =>
      createTelegramChannel(
        ChannelSettings.parse({ adapter: 'telegram', token, apiRoot: telegram.url, pollSeconds: 1, ...settings }),
        context,
      ),
    desk: (settings = {}) =>
      createTelegramDesk(
        DeskSettings.parse({
          adapter: 'telegram',
          chat: String(team),
          agents: ['1001', '1002'],
          apiRoot: telegram.url,
          pollSeconds: 1,
          albumMs: 1000,
          ...settings,
        }),
        context,
      ),
    async close() {
      await http.close();
      await outbound.close();
      if (!options.telegram) await telegram.close();
      if (!options.store) await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
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
