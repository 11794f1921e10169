// A town: every platform on this machine, and the real house that serves its customers from the desks a test names.

import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AssembleOptions, assemble, type House } from '../../../config/assemble.ts';
import { loadSettings, placesOf } from '../../../config/load.ts';
import { copyShop, repo } from '../house.ts';
import { keptModels } from '../models.ts';
import { openConsolePlatform } from './console.ts';
import { openDiscordPlatform } from './discord.ts';
import { type Agent, type Case, type Customer, type PlatformName, type Shown, staff } from './face.ts';
import { openTeamsPlatform } from './teams.ts';
import { openTelegramPlatform } from './telegram.ts';
import { openWebPlatform } from './web.ts';
import { openWechatPlatform } from './wechat.ts';

export type { Agent, Case, Customer, Platform, PlatformName, Shown } from './face.ts';
export { png, staff } from './face.ts';

export const channelNames = ['web', 'telegram', 'discord', 'teams', 'wechat'] as const;
export const deskNames = ['console', 'telegram', 'discord', 'teams', 'wechat'] as const;
export type ChannelName = (typeof channelNames)[number];
export type DeskName = (typeof deskNames)[number];

const openers = {
  web: async () => openWebPlatform(),
  console: async () => openConsolePlatform(),
  telegram: openTelegramPlatform,
  discord: openDiscordPlatform,
  teams: openTeamsPlatform,
  wechat: openWechatPlatform,
} as const;
export type Platforms = { readonly [Name in PlatformName]: Awaited<ReturnType<(typeof openers)[Name]>> };

export type Town = Awaited<ReturnType<typeof openTown>>;
export type TownPlan = {
  readonly channels?: readonly ChannelName[];
  readonly desks: readonly DeskName[];
  /** What hub.json says beside the usual, and beside the usual of one channel or desk. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly channelSettings?: Readonly<Partial<Record<ChannelName, object>>>;
  readonly deskSettings?: Readonly<Partial<Record<DeskName, object>>>;
  readonly options?: AssembleOptions;
};

/** All platforms, opened once; houses come and go. */
export async function openTown() {
  const folder = mkdtempSync(join(tmpdir(), 'huoji-town-'));
  const names = Object.keys(openers) as PlatformName[];
  const opened = await Promise.all(names.map((name) => openers[name]()));
  const platforms = Object.fromEntries(opened.map((platform) => [platform.name, platform])) as unknown as Platforms;
  copyShop(join(folder, 'knowledge'));
  const models = join(folder, 'models');
  let built = 0;
  let house: House | undefined;
  let data = '';

  async function build(plan: TownPlan): Promise<House> {
    data = join(folder, `house-${++built}`, 'data');
    return open(plan);
  }

  async function open(plan: TownPlan): Promise<House> {
    // What one house has learned the next need not learn again.
    if (existsSync(models)) cpSync(models, join(data, 'models'), { recursive: true });
    const env: NodeJS.ProcessEnv = {
      ...keptModels,
      HUOJI_CONFIG: join(folder, `hub-${built}.json`),
      HUOJI_DATA: data,
      HUOJI_KNOWLEDGE: join(folder, 'knowledge'),
      PORT: '0',
    };
    for (const { env: own } of opened) Object.assign(env, own);
    writeFileSync(env['HUOJI_CONFIG']!, JSON.stringify(settingsOf(plan, platforms), null, 2));
    const places = placesOf(env, repo);
    const made = await assemble(places, await loadSettings(places, env), plan.options ?? {});
    await made.start();
    const { port } = made.http;
    for (const platform of opened)
      await platform.meet({ origin: `http://127.0.0.1:${port}`, port, setupLink: () => made.setupLink() });
    return made;
  }

  const town = {
    folder,
    platforms,
    get house(): House {
      if (!house) throw new Error('no house stands');
      return house;
    },
    /** A house with a store of its own, once all its lines are up. */
    async build(plan: TownPlan): Promise<void> {
      house = await build(plan);
      await town.connected();
    },
    /** @param but channels and desks that need not be, e.g. because the test holds them down */
    connected: (but: readonly string[] = []) =>
      soon(
        () =>
          town.house.hub
            .health()
            .every(({ what, health }) => but.some((each) => what.includes(each)) || health.state === 'connected'),
        60_000,
        () => JSON.stringify(town.house.hub.health()),
      ),
    /** A new process on the same data, as far as one process can show it. */
    async restart(plan: TownPlan): Promise<void> {
      await house?.stop();
      house = await open(plan);
      await town.connected();
    },
    async raze(): Promise<void> {
      await house?.stop();
      house = undefined;
      if (existsSync(join(data, 'models'))) cpSync(join(data, 'models'), models, { recursive: true });
    },
    customer: async (channel: ChannelName, name: string): Promise<Customer> => platforms[channel].customer!(name),
    /** The case with these words on this desk. */
    case: (desk: DeskName, words: string): Promise<Case> =>
      soon(
        () => platforms[desk].caseWith!(words),
        30_000,
        () => `no case with ${words} on ${desk}`,
      ),
    /** Nothing is under way any more. */
    settled: () =>
      soon(
        async () =>
          opened.every((platform) => platform.waiting() === 0) &&
          town.house.hub.idle() &&
          (await town.house.store.stats()).openDeliveries === 0,
        60_000,
      ),
    faults: () => opened.flatMap((platform) => platform.faults()),
    async close(): Promise<void> {
      await town.raze();
      await Promise.all(opened.map((platform) => platform.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return town;
}

function settingsOf(plan: TownPlan, platforms: Platforms): object {
  const people = (Object.keys(staff) as Agent[]).map((agent) => ({
    id: agent,
    name: staff[agent].name,
    accounts: accountsOf(agent, plan.desks, platforms),
    capacity: 1000,
  }));
  const many = 1_000_000;
  return {
    shop: 'demo',
    publicUrl: 'https://shop.example',
    channels: (plan.channels ?? channelNames).map((name) => ({
      ...platforms[name].channel,
      ...plan.channelSettings?.[name],
    })),
    desks: plan.desks.map((name) => ({ ...platforms[name].desk, ...plan.deskSettings?.[name] })),
    people,
    quietWindowMs: 30,
    log: { level: 'silent' },
    limits: { visitorsPerHour: many, messagesPerMinute: many, requestsPerMinute: many, loginsPer5Minutes: 1000 },
    ...plan.settings,
  };
}

/** A person's accounts on the desks that stand: an agent is asked where he can answer. */
function accountsOf(agent: Agent, desks: readonly DeskName[], platforms: Platforms): Record<string, string> {
  const accounts = desks.map((desk) => [desk, platforms[desk].account(agent)] as const);
  return Object.fromEntries(accounts.filter((pair): pair is [DeskName, string] => pair[1] !== undefined));
}

/** Waits until the answer is something. */
export async function soon<Answer>(
  ask: () => Answer | Promise<Answer>,
  ms = 20_000,
  why: () => string | Promise<string> = () => String(ask),
): Promise<Exclude<Awaited<Answer>, undefined | null | false | 0 | ''>> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as Exclude<Awaited<Answer>, undefined | null | false | 0 | ''>;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain: ${await why()}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** Waits until this reader sees a message that fits. */
export function seen(
  look: () => readonly Shown[] | Promise<readonly Shown[]>,
  fits: string | ((shown: Shown) => boolean),
): Promise<Shown> {
  const isIt = typeof fits === 'string' ? ({ text }: Shown) => text.includes(fits) : fits;
  return soon(
    async () => (await look()).find(isIt),
    30_000,
    async () =>
      `${fits} among\n${(await look()).map(({ text, files }) => `${text}${files ? ` [${files}]` : ''}`).join('\n---\n')}`,
  );
}
