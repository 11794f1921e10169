// What a hub gives an adapter, all of it real: the door, the outbound client, shelf and drawers, a team; and what it did.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdapterContext, Limits, Welcome } from '../../adapters/context.ts';
import { type Http, openHttp, openOutbound } from '../../adapters/http/index.ts';
import { randomIds } from '../../config/runtime.ts';
import {
  agentId,
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

/** 小博, who serves on this platform, and 小红, who serves on the console only. */
export function teamOn(adapter: string, bo: string): readonly Person[] {
  const one = { role: 'agent', languages: ['zh'], capacity: 8 } as const;
  return [
    { ...one, id: agentId('bo'), name: '小博', accounts: { [adapter]: bo }, skills: ['aftersales'] },
    { ...one, id: agentId('xiaohong'), name: '小红', accounts: { console: 'hong' }, skills: ['presales'] },
  ];
}

export type AdapterWorldOptions = {
  /** Sleeps are so many times shorter than asked for. */
  readonly speed?: number | undefined;
  /** Of a process that ended before; whoever opened it closes it. */
  readonly store?: Store | undefined;
  readonly skills?: ReturnType<AdapterContext['skills']> | undefined;
  readonly welcome?: Welcome | undefined;
  readonly publicUrl?: string | undefined;
  readonly host?: string | undefined;
};

export type AdapterWorld = {
  readonly context: AdapterContext;
  readonly http: Http;
  readonly store: Store;
  readonly clock: WatchedClock;
  /** Every line logged, serialised. */
  readonly lines: string[];
  /** Metrics counted, by their name and by name and labels. */
  readonly counted: Map<string, number>;
  close(): Promise<void>;
};

export async function openAdapterWorld(
  people: readonly Person[],
  { speed = 10, store: given, skills = [], welcome, publicUrl, host = '127.0.0.1' }: AdapterWorldOptions = {},
): Promise<AdapterWorld> {
  const clock = watchedClock(speed);
  const lines: string[] = [];
  const counted = new Map<string, number>();
  const [log, metrics, ids] = [linesLog(lines), countedIn(counted), randomIds()];
  const folder = await mkdtemp(join(tmpdir(), 'adapter-'));
  const store = given ?? openMemory();
  const http = openHttp({
    host,
    port: 0,
    publicUrl,
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
  return {
    context: {
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
      welcome: () => welcome ?? { parts: [], choices: [] },
      skills: () => skills,
    },
    http,
    store,
    clock,
    lines,
    counted,
    async close() {
      await http.close();
      await outbound.close();
      if (!given) await store.close();
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

function countedIn(counted: Map<string, number>): Metrics {
  return {
    count(name, labels = {}, by = 1) {
      for (const key of new Set([name, [name, ...Object.values(labels)].join(' ')]))
        counted.set(key, (counted.get(key) ?? 0) + by);
    },
    gauge: () => {},
    observe: () => {},
  };
}
