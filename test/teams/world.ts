// A hub's surroundings for the Teams adapter: the real door, outbound client, shelf and drawers, and a fake Teams.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdapterContext, Limits } from '../../adapters/context.ts';
import { type Http, openHttp, openOutbound } from '../../adapters/http/index.ts';
import { ChannelSettings, createTeamsChannel, createTeamsDesk, DeskSettings } from '../../adapters/teams/index.ts';
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
import { until as untilSoon, type WatchedClock, watchedClock } from '../contract/channel-contract.ts';
import { openTeams, type TeamsFake, tenant } from '../fakes/teams.ts';
import type { Person as TeamsPerson } from '../fakes/teams-people.ts';

// These take seconds to load on a crowded machine: not while a test's clock runs.
await Promise.all([import('botbuilder'), import('@azure/msal-node'), import('undici')]);

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

export const appId = '11111111-2222-4333-8444-555555555555';
export const appPassword = 'canary-app-password-never-to-be-shown';
export const team = '19:cases@thread.tacv2';
/** The team: 小博 stands in `people`, Lin only in the desk's own list; Mallory in neither, under 小博's name. */
export const bo: TeamsPerson = { id: '29:1-bo', name: 'Bo', aadObjectId: '0bbbbbbb-1111-4111-8111-00000000000b' };
export const lin: TeamsPerson = { id: '29:1-lin', name: 'Lin', aadObjectId: '0ccccccc-1111-4111-8111-00000000000c' };
export const mallory: TeamsPerson = {
  id: '29:1-mal',
  name: '小博',
  aadObjectId: '0ddddddd-1111-4111-8111-00000000000d',
};

const people: readonly Person[] = [
  {
    id: agentId('bo'),
    name: '小博',
    role: 'agent',
    accounts: { teams: bo.aadObjectId! },
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

/** The tests of this room load an SDK and sign keys: on a crowded machine that takes its time. */
export const until = (holds: () => boolean): Promise<void> => untilSoon(holds, 25_000);

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
  readonly teams: TeamsFake;
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

/** What hub.json would say about the bot. */
export function registrationAt(teams: TeamsFake): object {
  return {
    appId,
    appPassword,
    tenants: [tenant],
    openIdMetadataUrl: `${teams.url}/openid`,
    loginUrl: teams.url,
    serviceUrls: [teams.serviceUrl],
    watchSeconds: 1,
  };
}

export async function openWorld(
  options: { speed?: number; teams?: TeamsFake; store?: Store; publicUrl?: string; host?: string } = {},
): Promise<World> {
  const clock = watchedClock(options.speed ?? 1);
  const teams = options.teams ?? (await openTeams({ appId, appPassword }));
  teams.teamChannels.add(team);
  const lines: string[] = [];
  const log = linesLog(lines);
  const folder = await mkdtemp(join(tmpdir(), 'teams-'));
  const store = options.store ?? openMemory();
  const ids = randomIds();
  const metrics: Metrics = { count: () => {}, gauge: () => {}, observe: () => {} };
  const http = openHttp({
    host: options.host ?? '127.0.0.1',
    port: 0,
    publicUrl: options.publicUrl,
    trustProxy: false,
    limits,
    drainMs: 100,
    clock,
    ids,
    log,
    metrics,
  });
  await http.listen();
  teams.hook = `http://127.0.0.1:${http.port}/hooks/teams/main`;
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
    skills: () => [],
  };
  return {
    teams,
    context,
    http,
    store,
    clock,
    lines,
    channel: (settings = {}) =>
      createTeamsChannel(ChannelSettings.parse({ adapter: 'teams', ...registrationAt(teams), ...settings }), context),
    desk: (settings = {}) =>
      createTeamsDesk(
        DeskSettings.parse({
          adapter: 'teams',
          channel: team,
          agents: [bo.aadObjectId, lin.aadObjectId],
          ...registrationAt(teams),
          ...settings,
        }),
        context,
      ),
    async close() {
      await http.close();
      await outbound.close();
      if (!options.teams) await teams.close();
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
