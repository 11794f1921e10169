// A console on a real HTTP door; what stands behind it (store, hub, people, clock) is the test's choice.

import { randomBytes } from 'node:crypto';
import { type ConsoleDesk, ConsoleSettings, openConsole } from '../../adapters/console/index.ts';
import type { ConsoleContext, Limits } from '../../adapters/context.ts';
import { openHttp } from '../../adapters/http/index.ts';
import {
  agentId,
  type Clock,
  type Drawers,
  type HubEvent,
  type HubEvents,
  type IdSource,
  type Log,
  type Metrics,
  type People,
  type Person,
  shopId,
  timestamp,
} from '../../core/index.ts';

export const limits: Limits = {
  frameBytes: 65_536,
  textCharacters: 4000,
  mediaBytes: 1_000_000,
  jsonDepth: 32,
  visitorsPerHour: 1000,
  messagesPerMinute: 1000,
  requestsPerMinute: 100_000,
  socketsPerAddress: 100,
  socketsPerVisitor: 8,
  loginsPer5Minutes: 5,
  webhookBytes: 1000,
};

/** The real clock with hands the test can move: `ahead` is added to the time of day. */
export function movableClock(): Clock & { ahead: number } {
  const clock = {
    ahead: 0,
    now: () => timestamp(Date.now() + clock.ahead),
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        if (signal?.aborted) return resolve();
        const timer = setTimeout(resolve, ms);
        signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
  return clock;
}

export const randomIds: IdSource = { next: <Id extends string>() => randomBytes(16).toString('base64url') as Id };

/** Keeps every line, so that a test can look for secrets in them. */
export function keptLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const write = (fields: object, message: string) => void lines.push(JSON.stringify({ ...fields, message }));
  const log = { lines, debug: write, info: write, warn: write, error: write, child: () => log };
  return log;
}

export const noMetrics: Metrics = { count: () => {}, gauge: () => {}, observe: () => {} };

export function person(id: string, more: Partial<Person> = {}): Person {
  return {
    id: agentId(id),
    name: id,
    role: 'agent',
    accounts: {},
    skills: [],
    languages: [],
    capacity: 8,
    ...more,
  };
}

/** People that can be hired and dismissed while the test runs. */
export function peopleOf(list: Person[]): People {
  return {
    all: () => list,
    byId: (id) => list.find((one) => one.id === id),
    byAccount: (adapter, account) => list.find((one) => one.accounts[adapter] === account),
  };
}

export function openEvents(): HubEvents {
  const listeners = new Set<(event: HubEvent) => void>();
  return {
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type Door = Awaited<ReturnType<typeof openDoor>>;

/** The door alone, listening on a free port of this machine. */
export async function openDoor(clock: Clock, log: Log, more: { trustProxy?: boolean } = {}) {
  const http = openHttp({
    host: '127.0.0.1',
    port: 0,
    trustProxy: more.trustProxy ?? false,
    limits,
    drainMs: 200,
    clock,
    ids: randomIds,
    log,
    metrics: noMetrics,
  });
  await http.listen();
  return http;
}

export type Behind = Pick<ConsoleContext, 'store' | 'events' | 'shelf'> & { readonly drawers: Drawers };

export type World = {
  readonly desk: ConsoleDesk;
  readonly origin: string;
  readonly log: ReturnType<typeof keptLog>;
  readonly clock: ReturnType<typeof movableClock>;
  close(): Promise<void>;
};

export async function openWorld(
  behind: Behind,
  list: Person[],
  more: {
    trustProxy?: boolean;
    pages?: string;
    suggest?: ConsoleContext['suggest'];
    skills?: ReturnType<ConsoleContext['skills']>;
    /** Other parts of the hub beside the console. */
    health?: ReturnType<ConsoleContext['health']>;
    clock?: World['clock'];
    limits?: Partial<Limits>;
  } = {},
): Promise<World> {
  const clock = more.clock ?? movableClock();
  const log = keptLog();
  const http = await openDoor(clock, log, more);
  const context: ConsoleContext = {
    ...behind,
    shop: shopId('demo'),
    clock,
    ids: randomIds,
    log,
    metrics: noMetrics,
    outbound: { request: () => Promise.reject(new Error('the console sends nothing out')) },
    http,
    limits: { ...limits, ...more.limits },
    people: peopleOf(list),
    welcome: () => ({ parts: [], choices: [] }),
    skills: () => more.skills ?? [],
    health: () => [{ what: 'console:main', health: desk.health() }, ...(more.health ?? [])],
    suggest: more.suggest ?? (() => []),
  };
  const desk = openConsole(ConsoleSettings.parse({ adapter: 'console' }), context, more.pages);
  return {
    desk,
    origin: `http://127.0.0.1:${http.port}`,
    log,
    clock,
    async close() {
      await desk.stop();
      await http.close();
    },
  };
}

/** A browser as far as HTTP goes: keeps its cookie, sends its origin. */
export function openBrowser(origin: string, headers: Record<string, string> = {}) {
  let cookie = '';
  return {
    get cookie() {
      return cookie;
    },
    set cookie(value: string) {
      cookie = value;
    },
    async call(method: 'GET' | 'POST', path: string, body?: unknown, extra: Record<string, string | undefined> = {}) {
      const sent: Record<string, string> = { ...headers };
      if (cookie) sent['cookie'] = cookie;
      if (method === 'POST') Object.assign(sent, { origin, 'content-type': 'application/json' });
      for (const [name, value] of Object.entries(extra))
        if (value === undefined) delete sent[name];
        else sent[name] = value;
      const response = await fetch(`${origin}/api/v1/desk${path}`, {
        method,
        headers: sent,
        ...(method === 'POST' ? { body: typeof body === 'string' ? body : JSON.stringify(body ?? {}) } : {}),
      });
      for (const line of response.headers.getSetCookie()) cookie = line.split(';')[0]!;
      const text = await response.text();
      // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
      const answer: any = text ? JSON.parse(text) : undefined;
      return { status: response.status, body: answer, headers: response.headers };
    },
    get(path: string) {
      return this.call('GET', path);
    },
    post(path: string, body?: unknown, extra?: Record<string, string | undefined>) {
      return this.call('POST', path, body, extra);
    },
  };
}
export type Browser = ReturnType<typeof openBrowser>;

export const goodPassword = 'blue kettle sings at nine';

/** Makes the owner by the printed link and answers his browser. */
export async function ownerOf(world: World): Promise<Browser> {
  const browser = openBrowser(world.origin);
  const token = (await world.desk.setupLink())!.split('#')[1]!;
  const { status } = await browser.post('/setup', { token, password: goodPassword });
  if (status !== 200) throw new Error(`set-up answered ${status}`);
  return browser;
}

/** Invites a person and answers his signed-in browser. */
export async function invited(owner: Browser, world: World, id: string): Promise<Browser> {
  const { body } = await owner.post(`/people/${id}/invite`);
  const browser = openBrowser(world.origin);
  const done = await browser.post('/setup', { token: body.link.split('#')[1], password: goodPassword });
  if (done.status !== 200) throw new Error(`the invitation of ${id} answered ${done.status}`);
  return browser;
}
