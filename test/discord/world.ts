// A hub's surroundings for the Discord adapter: the real door, outbound client, shelf and drawers, and a fake Discord.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdapterContext, Limits, Welcome } from '../../adapters/context.ts';
import {
  ChannelSettings,
  createDiscordChannel,
  createDiscordDesk,
  DeskSettings,
} from '../../adapters/discord/index.ts';
import { type Http, openHttp, openOutbound } from '../../adapters/http/index.ts';
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
import { ann, type Channel, type DiscordFake, type Person as Member, openDiscord } from '../fakes/discord.ts';

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

export const token = 'MTAwMDAwMDAw.Gtest.never-to-be-shown';
export const guild = '300000000000000001';
export const teamChannel = '300000000000000002';
/** The team: 小博 stands in `people`, Lin only in the desk's own list; Mallory in neither. */
export const bo: Member = { id: '200000000000001001', username: 'bo' };
export const lin: Member = { id: '200000000000001002', username: 'lin', global_name: 'Lin' };
export const mallory: Member = { id: '200000000000006666', username: 'shop_admin', global_name: '小博' };
export { ann };

const people: readonly Person[] = [
  {
    id: agentId('bo'),
    name: '小博',
    role: 'agent',
    accounts: { discord: bo.id },
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
  readonly discord: DiscordFake;
  /** The private chat with 小美. */
  readonly chat: Channel;
  /** The team's private channel. */
  readonly team: Channel;
  readonly context: AdapterContext;
  readonly http: Http;
  readonly store: Store;
  readonly clock: WatchedClock;
  /** Every line logged, serialised. */
  readonly lines: string[];
  readonly counts: Map<string, number>;
  channel(settings?: object): ChannelAdapter;
  desk(settings?: object): DeskAdapter;
  close(): Promise<void>;
};

/** A Discord with the team's server in it. A whole house in the same process wants a slower heart: see its story. */
export async function openDiscordWithTeam(options: { heartbeatMs?: number } = {}): Promise<DiscordFake> {
  const discord = await openDiscord({ token, ...options });
  discord.addGuild(guild, 'The shop', [bo, lin, mallory]);
  discord.addChannel({ id: teamChannel, type: 0, name: 'support', guild_id: guild });
  return discord;
}

export async function openWorld(
  options: {
    speed?: number;
    discord?: DiscordFake;
    store?: Store;
    skills?: ReturnType<AdapterContext['skills']>;
    welcome?: Welcome;
  } = {},
): Promise<World> {
  const clock = watchedClock(options.speed ?? 10);
  const discord = options.discord ?? (await openDiscordWithTeam());
  const lines: string[] = [];
  const log = linesLog(lines);
  const folder = await mkdtemp(join(tmpdir(), 'discord-'));
  const store = options.store ?? openMemory();
  const ids = randomIds();
  const counts = new Map<string, number>();
  const metrics: Metrics = {
    count: (name, labels = {}) => {
      const key = [name, ...Object.values(labels)].join(' ');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
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
    welcome: () => options.welcome ?? { parts: [], choices: [] },
    skills: () => options.skills ?? [],
  };
  return {
    discord,
    chat: discord.dm(ann),
    team: discord.channels.get(teamChannel)!,
    context,
    http,
    store,
    clock,
    lines,
    counts,
    channel: (settings = {}) =>
      createDiscordChannel(
        ChannelSettings.parse({ adapter: 'discord', token, restApi: discord.url, cdn: discord.cdn, ...settings }),
        context,
      ),
    desk: (settings = {}) =>
      createDiscordDesk(
        DeskSettings.parse({
          adapter: 'discord',
          channel: teamChannel,
          agents: [bo.id, lin.id],
          restApi: discord.url,
          ...settings,
        }),
        context,
      ),
    async close() {
      await http.close();
      await outbound.close();
      if (!options.discord) await discord.close();
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
