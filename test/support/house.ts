// The real house for journeys: assembled in a folder of its own with a copy of the demo shop, and with people around it.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { MessagesPage, SaidContent, Stored, WireMessage } from '../../adapters/web/wire.ts';
import { type AssembleOptions, assemble, type House } from '../../config/assemble.ts';
import { loadSettings, type Places, placesOf } from '../../config/load.ts';
import { type Browser, goodPassword, openBrowser } from '../console/desk-world.ts';
import { openTelegram, type Person, type TelegramFake } from '../fakes/telegram.ts';
import type { ChatMessage } from '../fakes/telegram-state.ts';
import { keptModels } from './models.ts';

export { png } from './png.ts';

export const repo = join(import.meta.dirname, '../..');
/** The bot's token in every test: it must never be read in a log or on a screen. */
export const botToken = '7654321:canary-bot-token-never-to-be-shown';
export const hookSecret = 'canary-hook-secret-never-to-be-shown';
export const team = -1001234567890;
/** Bo and Lin serve in Telegram, Amy in the console, Kai in both; Mallory is nobody. */
export const bo: Person = { id: 1001, first_name: 'Bo' };
export const lin: Person = { id: 1002, first_name: 'Lin' };
export const kai: Person = { id: 1003, first_name: 'Kai' };
export const mallory: Person = { id: 6666, first_name: '小博', username: 'shop_admin' };

const people = [
  { id: 'bo', name: '小博', accounts: { telegram: '1001' } },
  { id: 'lin', name: '小林', accounts: { telegram: '1002' } },
  { id: 'kai', name: '小凯', accounts: { telegram: '1003', console: 'kai' } },
  { id: 'amy', name: '艾米', accounts: { console: 'amy' } },
];

export type HousePlan = {
  /** What `hub.json` says beside the usual. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Default: both. */
  readonly desks?: readonly ('console' | 'telegram')[];
  readonly telegramDesk?: Readonly<Record<string, unknown>>;
  readonly telegramChannel?: Readonly<Record<string, unknown>>;
  /** Changes the copy of the shop before it opens. */
  readonly shop?: (shop: ShopCopy) => void;
  readonly options?: AssembleOptions;
};

/** The shop's files, in a copy that may be edited. */
export type ShopCopy = {
  readonly folder: string;
  /** Rewrites one file through its parsed JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: the files are the merchant's; a test names what it changes
  edit(file: string, change: (json: any) => void): void;
  readonly path: (file: string) => string;
};

export type TestHouse = Awaited<ReturnType<typeof openHouse>>;

export async function openHouse(plan: HousePlan = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'huoji-house-'));
  const telegram = await openTelegram({ token: botToken });
  telegram.forum(team);
  const shop = copyShop(join(folder, 'knowledge'));
  plan.shop?.(shop);
  const logFile = join(folder, 'hub.log');
  const config = writeSettings(folder, telegram.url, plan, logFile);
  const env = {
    HUOJI_CONFIG: config,
    HUOJI_DATA: join(folder, 'data'),
    HUOJI_KNOWLEDGE: join(folder, 'knowledge'),
    PORT: '0',
    ...keptModels,
    TELEGRAM_TOKEN: botToken,
    HOOK_SECRET: hookSecret,
  };
  const places = placesOf(env, repo);
  const guests: WebCustomer[] = [];
  const chatters: TelegramCustomer[] = [];
  let house = await open(places, env, plan.options).catch(async (error: unknown) => {
    await telegram.close();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  let owner: Browser | undefined;

  const world = {
    folder,
    env,
    places,
    shop,
    telegram,
    logFile,
    get house(): House {
      return house;
    },
    get origin(): string {
      return house.http.publicUrl;
    },
    log: () => readFileSync(logFile, 'utf8'),
    /** A new process on the same data folder, as far as one process can show it. */
    async restart(): Promise<void> {
      await house.stop();
      house = await open(places, env, plan.options);
    },
    async stopHouse(): Promise<void> {
      await house.stop();
    },
    async startHouse(): Promise<void> {
      house = await open(places, env, plan.options);
    },
    /** A visitor of the shop's page. */
    async guest(locale = 'zh-CN'): Promise<WebCustomer> {
      const guest = await openGuest(world, locale);
      guests.push(guest);
      return guest;
    },
    /** Somebody who writes to the shop's bot. */
    chatter(id = 42 + chatters.length, more: Partial<Person> = {}): TelegramCustomer {
      const chatter = openChatter(telegram, { id, first_name: '小美', language_code: 'zh-hans', ...more });
      chatters.push(chatter);
      return chatter;
    },
    /** A browser of the console, signed in by a link as people get it. */
    async colleague(id: string): Promise<Browser> {
      owner ??= await byLink(world, (await house.setupLink())!);
      const { body } = await owner.post(`/people/${id}/invite`);
      return byLink(world, body.link);
    },
    topicsOf: () => telegram.topics(team),
    /** The topic that shows a case, found by words that stand in it. */
    async topicWith(words: string): Promise<Topic> {
      const thread = await soon(
        () =>
          telegram.topics(team).find(({ id }) => telegram.botSaid(team, id).some(({ text }) => text?.includes(words)))
            ?.id,
      );
      return openTopic(telegram, thread);
    },
    /** Nothing is under way any more: everything that was to happen has. */
    async settled(): Promise<void> {
      await soon(async () => telegram.pending.length === 0 && house.hub.idle() && (await openDeliveries(house)) === 0);
    },
    /**
     * How a story ends: everything sent, no update left lying, and no secret word before a customer, the bot's token in
     * no line of the log.
     */
    async endsWell(secrets: readonly string[] = ['内部']): Promise<void> {
      await world.settled();
      for (const guest of guests) {
        const seen = JSON.stringify(await guest.messages());
        for (const secret of secrets) expect(seen).not.toContain(secret);
      }
      for (const { id } of chatters.map(({ person }) => person)) {
        const seen = JSON.stringify(telegram.botSaid(id));
        for (const secret of secrets) expect(seen).not.toContain(secret);
      }
      const log = world.log();
      expect(log).not.toContain(botToken);
      expect(log.split('\n').filter((line) => line.includes('"level":"error"'))).toEqual([]);
    },
    async close(): Promise<void> {
      await house.stop();
      await telegram.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}

async function open(places: Places, env: NodeJS.ProcessEnv, options: AssembleOptions = {}): Promise<House> {
  const house = await assemble(places, await loadSettings(places, env), options);
  await house.start();
  return house;
}

async function openDeliveries({ store }: House): Promise<number> {
  return (await store.stats()).openDeliveries;
}

/** A copy of the demo shop whose people answer round the clock. */
export function copyShop(knowledge: string): ShopCopy {
  const folder = join(knowledge, 'shops/demo');
  cpSync(join(repo, 'knowledge/shops/demo'), folder, { recursive: true });
  cpSync(join(repo, 'knowledge/packs'), join(knowledge, 'packs'), { recursive: true });
  const path = (file: string) => join(folder, `${file}.json`);
  const copy: ShopCopy = {
    folder,
    path,
    edit(file, change) {
      const json: unknown = JSON.parse(readFileSync(path(file), 'utf8'));
      change(json);
      writeFileSync(path(file), JSON.stringify(json, null, 2));
    },
  };
  // People answer round the clock: a story must not end otherwise at night.
  copy.edit('shop', (json) => {
    json.hours = [];
    json.holidays = [];
  });
  return copy;
}

function writeSettings(folder: string, apiRoot: string, plan: HousePlan, logFile: string): string {
  const config = join(folder, 'hub.json');
  const telegram = {
    adapter: 'telegram',
    token: { env: 'TELEGRAM_TOKEN' },
    apiRoot,
    pollSeconds: 1,
    ...plan.telegramChannel,
  };
  const desk = {
    adapter: 'telegram',
    chat: String(team),
    pollSeconds: 1,
    albumMs: 200,
    messagesPerMinute: 6000,
    ...plan.telegramDesk,
  };
  const desks = (plan.desks ?? ['console', 'telegram']).map((name) =>
    name === 'telegram' ? desk : { adapter: 'console' },
  );
  const settings = {
    shop: 'demo',
    channels: [{ adapter: 'web' }, telegram],
    desks,
    people,
    quietWindowMs: 100,
    log: { level: 'debug', file: logFile },
    limits: {
      visitorsPerHour: 10_000,
      messagesPerMinute: 10_000,
      requestsPerMinute: 1_000_000,
      loginsPer5Minutes: 100,
    },
    ...plan.settings,
  };
  writeFileSync(config, JSON.stringify(settings, null, 2));
  return config;
}

async function byLink(world: { readonly origin: string }, link: string): Promise<Browser> {
  const browser = openBrowser(world.origin);
  const { status } = await browser.post('/setup', { token: link.split('#')[1], password: goodPassword });
  if (status !== 200) throw new Error(`the link was answered ${status}`);
  return browser;
}

export type WebCustomer = Awaited<ReturnType<typeof openGuest>>;

/** A visitor as the wire has him. He keeps his token, also when the house moves to another port. */
async function openGuest(world: { readonly origin: string }, locale: string) {
  let ids = 0;
  async function call<Body>(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> {
    const isForm = body instanceof FormData;
    const response = await fetch(`${world.origin}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  }
  let token = '';
  const { body: who } = await call<{ visitor: string; token: string }>('POST', '/visitors', { locale });
  token = who.token;

  const guest = {
    visitor: who.visitor,
    get token() {
      return token;
    },
    call,
    /** Sends content under a fresh id, or under one given. */
    async send(content: SaidContent[], id = `m${++ids}`): Promise<Stored> {
      const { status, body } = await call<Stored>('POST', '/messages', { id, content });
      if (status !== 202) throw new Error(`a message was answered ${status}: ${JSON.stringify(body)}`);
      return body;
    },
    say: (text: string) => guest.send([{ kind: 'text', text }]),
    /** Many messages over one socket, without waiting between them; answers the last one's cursor. */
    async sayInOneGo(texts: readonly string[]): Promise<number> {
      const socket = new WebSocket(`${world.origin.replace('http', 'ws')}/api/v1/socket`, ['huoji.v1', token]);
      const sent = texts.map((text) => ({ type: 'message', id: `m${++ids}`, content: [{ kind: 'text', text }] }));
      const acknowledged: number[] = [];
      try {
        await new Promise<void>((resolve, reject) => {
          socket.addEventListener('error', () => reject(new Error('the socket did not open')));
          socket.addEventListener('open', () => {
            for (const frame of sent) socket.send(JSON.stringify(frame));
          });
          socket.addEventListener('message', ({ data }) => {
            const frame = JSON.parse(String(data)) as { type: string; cursor: number };
            if (frame.type === 'ack') acknowledged.push(frame.cursor);
            if (acknowledged.length === sent.length) resolve();
          });
        });
      } finally {
        socket.close();
      }
      return Math.max(...acknowledged);
    },
    choose: (value: string) => guest.send([{ kind: 'choice', value }]),
    wantsPerson: () => guest.send([{ kind: 'human' }]),
    async sendFile(bytes: Uint8Array, name: string): Promise<Stored> {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)]), name);
      const { status, body } = await call<{ media: string }>('POST', '/media', form);
      if (status !== 201) throw new Error(`a file was answered ${status}`);
      return guest.send([{ kind: 'media', media: body.media }]);
    },
    async messages(after = 0): Promise<WireMessage[]> {
      return (await call<MessagesPage>('GET', `/messages?after=${after}&limit=200`)).body.messages;
    },
    /** Waits by long poll for the first message of the shop's after a cursor that fits. */
    async hears(
      after: number,
      fits: (message: WireMessage) => boolean = () => true,
      ms = 20_000,
    ): Promise<WireMessage> {
      const end = Date.now() + ms;
      let from = after;
      for (;;) {
        const { body } = await call<MessagesPage>('GET', `/messages?after=${from}&limit=200&wait=2`);
        const found = body.messages.find((message) => message.author.kind !== 'customer' && fits(message));
        if (found) return found;
        from = body.cursor;
        if (Date.now() > end) {
          const all = (await guest.messages()).map((one) => `${one.author.kind}: ${wordsIn(one)}`);
          throw new Error(`the customer waited ${ms} ms in vain for ${fits}; he saw\n${all.join('\n')}`);
        }
      }
    },
    /** Says something and waits for the answer to it. */
    async asks(text: string): Promise<WireMessage> {
      const { cursor } = await guest.say(text);
      return guest.hears(cursor);
    },
    async words(): Promise<string[]> {
      return (await guest.messages()).filter(({ author }) => author.kind !== 'customer').map(wordsIn);
    },
    count: async (kind: WireMessage['author']['kind']) =>
      (await guest.messages()).filter(({ author }) => author.kind === kind).length,
  };
  return guest;
}

export const wordsIn = ({ parts }: Pick<WireMessage, 'parts'>): string =>
  parts
    .map((part) =>
      part.kind === 'text'
        ? part.text
        : part.kind === 'card'
          ? [part.title, ...part.fields.map(({ label, value }) => `${label} ${value}`)].join(' ')
          : `[${part.mime}]`,
    )
    .join('\n');

export type TelegramCustomer = ReturnType<typeof openChatter>;

function openChatter(telegram: TelegramFake, person: Person) {
  const shown = () => telegram.botSaid(person.id);
  const chatter = {
    person,
    say: (what: string | Record<string, unknown>): ChatMessage => telegram.user(what, person),
    shown,
    words: () => shown().map(({ text, fields }) => text ?? String(fields['caption'] ?? '')),
    press: (label: string) => telegram.press(person.id, label, person),
    /** Waits for a message that comes after the first `skip` ones. */
    hears: (skip: number, fits: (words: string) => boolean = () => true) =>
      soon(() =>
        shown()
          .slice(skip)
          .find(({ text, fields }) => fits(text ?? String(fields['caption'] ?? ''))),
      ),
    async asks(text: string): Promise<ChatMessage> {
      const before = shown().length;
      chatter.say(text);
      return chatter.hears(before);
    },
  };
  return chatter;
}

export type Topic = ReturnType<typeof openTopic>;

/** A topic of the team's group, as the people in it see and use it. */
export function openTopic(telegram: TelegramFake, thread: number) {
  const lines = () => telegram.botSaid(team, thread).map(({ text, fields }) => text ?? String(fields['caption'] ?? ''));
  return {
    thread,
    lines,
    write: (who: Person, what: string | Record<string, unknown>) => telegram.groupSays(team, who, what, thread),
    press: (who: Person, label: string) => telegram.press(team, label, who, thread),
    async claim(who: Person): Promise<void> {
      telegram.press(team, '认领', who, thread);
      await soon(() => lines().some((line) => line.includes('已接手') || line.includes('正在处理')));
    },
    shows: (words: string) => soon(() => lines().find((line) => line.includes(words))),
    state: () => telegram.topics(team).find(({ id }) => id === thread)?.state,
  };
}

/** Asks until the answer is something. */
export async function soon<Answer>(
  ask: () => Answer | Promise<Answer>,
  ms = 20_000,
): Promise<Exclude<Awaited<Answer>, undefined | null | false | 0 | ''>> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as Exclude<Awaited<Answer>, undefined | null | false | 0 | ''>;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for ${ask}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
