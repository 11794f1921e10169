// A small shop for the web channel's tests: the real door, the real channel, the real ledger in memory, and a till that answers.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdapterContext, Limits } from '../../adapters/context.ts';
import { type Http, type HttpOptions, openHttp } from '../../adapters/http/index.ts';
import { createWebChannel, WebSettings } from '../../adapters/web/index.ts';
import { randomIds } from '../../config/runtime.ts';
import {
  type Address,
  type ChannelAdapter,
  type Choice,
  type Clock,
  type ConversationId,
  type CustomerId,
  type DeliveryId,
  type Envelope,
  type Inlet,
  type Log,
  laneOf,
  type MediaShelf,
  type Metrics,
  openMemory,
  openShelf,
  type Part,
  type ReplyAuthor,
  type ReplyId,
  type Store,
  shopId,
  timestamp,
} from '../../core/index.ts';

export const limits: Limits = {
  frameBytes: 64 * 1024,
  textCharacters: 4000,
  mediaBytes: 1024 * 1024,
  jsonDepth: 32,
  visitorsPerHour: 100_000,
  messagesPerMinute: 100_000,
  requestsPerMinute: 1_000_000,
  socketsPerAddress: 10_000,
  socketsPerVisitor: 8,
  loginsPer5Minutes: 5,
  webhookBytes: 256 * 1024,
};

/** A clock that runs by itself and can be put forward; sleepers see only the part that really passes. */
export function movableClock(): Clock & { forward(ms: number): void } {
  let ahead = 0;
  return {
    now: () => timestamp(Date.now() + ahead),
    forward: (ms) => {
      ahead += ms;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const timer = setTimeout(done, ms);
        function done() {
          clearTimeout(timer);
          resolve();
        }
        signal?.addEventListener('abort', done, { once: true });
      }),
  };
}

export const ids = randomIds();

export type LogLine = { readonly level: string; readonly fields: object; readonly message: string };
export function keepingLog(lines: LogLine[]): Log {
  const write = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  const log: Log = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: () => log,
  };
  return log;
}

export const noMetrics: Metrics = { count() {}, gauge() {}, observe() {} };

export type Shop = {
  readonly http: Http;
  readonly channel: ChannelAdapter;
  readonly store: Store;
  readonly clock: ReturnType<typeof movableClock>;
  readonly log: LogLine[];
  readonly shelf: MediaShelf;
  readonly base: string;
  /** What reached the hub, in order. */
  readonly accepted: Envelope[];
  readonly typed: Address[];
  /** Stands in for the hub's way to the store; a test may slow it down or break it. */
  inlet: Inlet;
  /** The shop says something: one write, then out to whoever is looking. */
  say(
    visitor: string,
    text: string,
    more?: { parts?: Part[]; choices?: Choice[]; author?: ReplyAuthor },
  ): Promise<number>;
  close(): Promise<void>;
};

type Overrides = {
  /** Default: the shop has no welcome. */
  readonly welcome?: AdapterContext['welcome'];
  readonly settings?: Omit<Partial<WebSettings>, 'adapter'>;
  readonly limits?: Partial<Limits>;
  readonly http?: Partial<HttpOptions>;
  readonly metrics?: Metrics;
  /** Replaces the channel's waiting, not the door's. */
  readonly sleep?: Clock['sleep'];
};

export async function openShop(overrides: Overrides = {}): Promise<Shop> {
  const clock = movableClock();
  const folder = await mkdtemp(join(tmpdir(), 'huoji-web-'));
  const store = openMemory();
  const log: LogLine[] = [];
  const own = { ...limits, ...overrides.limits };
  const metrics = overrides.metrics ?? noMetrics;
  const http = openHttp({
    host: '127.0.0.1',
    port: 0,
    trustProxy: false,
    drainMs: 200,
    limits: own,
    clock,
    ids,
    log: keepingLog(log),
    metrics,
    ...overrides.http,
  });
  const context: AdapterContext = {
    shop: shopId('demo'),
    clock: overrides.sleep ? { ...clock, sleep: overrides.sleep } : clock,
    ids,
    log: keepingLog(log),
    metrics,
    shelf: await openShelf({
      folder,
      publicUrl: () => http.publicUrl,
      secret: 'a secret only this test knows',
      limits: { bytes: own.mediaBytes },
    }),
    drawers: store.drawers,
    outbound: { request: () => Promise.reject(new Error('the web channel calls nobody')) },
    http,
    limits: own,
    people: { all: () => [], byId: () => undefined, byAccount: () => undefined },
    welcome: (language) => overrides.welcome?.(language) ?? { parts: [], choices: [] },
    skills: () => [],
  };
  const channel = createWebChannel(WebSettings.parse({ adapter: 'web', ...overrides.settings }), context);
  const accepted: Envelope[] = [];
  const typed: Address[] = [];
  const plain: Inlet = {
    async accept(envelope) {
      const fresh = { conversation: ids.next<ConversationId>(), customer: ids.next<CustomerId>() };
      const result = await store.accept(envelope, fresh, { mailbox: true }, clock.now());
      if (result.status === 'stored') accepted.push(envelope);
      return result;
    },
    typing: (address) => void typed.push(address),
    history: (address, after, limit) => store.history(address, after, limit),
  };
  const shop: Shop = {
    http,
    channel,
    store,
    clock,
    log,
    shelf: context.shelf,
    base: '',
    accepted,
    typed,
    inlet: plain,
    async say(visitor, text, more = {}) {
      const { parts, choices = [] } = more;
      const author: ReplyAuthor = more.author ?? { kind: 'bot' };
      const to: Address = { channel: 'web', account: channel.account, peer: visitor };
      const [summary] = (await store.conversations({ shop: context.shop, limit: 1000 })).filter(
        ({ conversation }) => conversation.address.peer === visitor,
      );
      const now = clock.now();
      const reply = {
        id: ids.next<ReplyId>(),
        to,
        author,
        parts: parts ?? [{ kind: 'text' as const, text }],
        choices,
      };
      const lane = laneOf(to);
      const committed = await store.commit(
        {
          conversation: summary!.conversation.id,
          turns: [{ author: turnAuthor(author), content: reply.parts, choices, at: now }],
          deliveries: [
            {
              id: `${reply.id}.0` as DeliveryId,
              lane,
              by: author.kind,
              what: { kind: 'reply', reply },
              shows: { turn: 0 },
              mailbox: true,
            },
          ],
        },
        now,
      );
      if (committed.status !== 'committed') throw new Error(committed.status);
      const step = await store.next(lane, now);
      if (step.kind !== 'send' || step.delivery.what.kind !== 'reply') throw new Error(`nothing to send: ${step.kind}`);
      const { platformIds } = await channel.send(to, step.delivery.what.reply, {
        delivery: step.delivery.id,
        signal: new AbortController().signal,
        cursor: step.cursor!,
        at: step.at!,
      });
      await store.next(lane, clock.now(), { id: step.delivery.id, fate: { kind: 'sent', platformIds } });
      return step.cursor!;
    },
    async close() {
      await channel.stop();
      await http.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
  await http.listen();
  await channel.start({
    accept: (envelope) => shop.inlet.accept(envelope),
    typing: (address) => shop.inlet.typing(address),
    history: (address, after, limit) => shop.inlet.history(address, after, limit),
  });
  return Object.assign(shop, { base: `http://127.0.0.1:${http.port}` });
}

function turnAuthor(author: ReplyAuthor) {
  if (author.kind === 'agent') return author;
  if (author.kind === 'system') return { kind: 'system' as const, what: 'notice' };
  const why = { language: 'zh' as const, normalised: '' };
  return { kind: 'bot' as const, knowledge: 'test', decision: { kind: 'welcome' as const, why } };
}

export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
