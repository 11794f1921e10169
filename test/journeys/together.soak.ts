// All at once: five channels' customers and agents of one queue on several desks; pictures across; platforms in trouble.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopId } from '../../core/index.ts';
import {
  type Agent,
  type Case,
  type ChannelName,
  type Customer,
  channelNames,
  type DeskName,
  deskNames,
  openTown,
  png,
  type Shown,
  seen,
  soon,
  staff,
  type Town,
} from '../support/platforms/index.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close(), 60_000);

const found = async (mark: string) =>
  (await town.house.store.conversations({ shop: shopId('demo'), search: mark, limit: 1 }))[0];
const holderOf = (mark: string) =>
  soon(async () => {
    const state = (await found(mark))?.handoff?.state;
    return state?.kind === 'claimed' ? state.agent : undefined;
  });
const wordsOf = async ({ sees }: Customer) => (await sees()).map(({ text }) => text);
const filesOf = async (look: () => readonly Shown[] | Promise<readonly Shown[]>) =>
  (await look()).reduce((sum, { files }) => sum + files, 0);

describe('one queue on four desks', () => {
  const desks = ['telegram', 'discord', 'teams', 'console'] as const;
  const seats = { telegram: 'bo', discord: 'lin', teams: 'kai' } as const satisfies Partial<Record<DeskName, Agent>>;
  beforeAll(() => town.build({ desks }), 120_000);
  afterAll(() => town.raze(), 60_000);

  it('shows each of five customers everywhere, has one winner a claim, and keeps every desk told', {
    timeout: 180_000,
  }, async () => {
    await Promise.all(channelNames.map(serve));
    await town.settled();
    expect(town.faults()).toEqual([]);
  });

  async function serve(channel: ChannelName): Promise<void> {
    const customer = await town.customer(channel, `queue${channel}`);
    for (const round of [1, 2]) {
      const mark = `${channel}第${round}次抢单`;
      await customer.says(`${mark}，我要转人工`);
      const threads = Object.fromEntries(
        await Promise.all(desks.map(async (desk) => [desk, await town.case(desk, mark)] as const)),
      ) as Record<(typeof desks)[number], Case>;
      const seated = Object.entries(seats) as [keyof typeof seats, Agent][];
      // The console's agents are the same people: here it is 小林 again, on two desks at once.
      await Promise.all([...seated.map(([desk, agent]) => threads[desk].claim(agent)), threads.console.claim('lin')]);
      const winner = (await holderOf(mark)) as Agent;
      const own = seated.find(([, agent]) => agent === winner)![0];
      for (const [desk] of seated) await seen(threads[desk].reads, `${staff[winner].name} 已接手`);

      // Whoever lost may talk: it reaches nobody. The winner does, once.
      for (const [desk, agent] of seated) threads[desk].replies(agent, `${mark}我是${staff[agent].name}`);
      await seen(customer.sees, `${mark}我是${staff[winner].name}`);
      await customer.says(`${mark}收到`);
      for (const desk of desks) await seen(threads[desk].reads, `${mark}收到`);
      await threads[own].resolve(winner);
      for (const desk of desks) await soon(threads[desk].isOver);
      const heard = (await wordsOf(customer)).filter((text) => text.includes(`${mark}我是`));
      expect([mark, heard.length]).toEqual([mark, 1]);
    }
  }
});

describe('pictures', () => {
  beforeAll(() => town.build({ desks: deskNames }), 120_000);
  afterAll(() => town.raze(), 60_000);

  it.each(channelNames)(
    'from %s reach every desk, and from every desk reach him there',
    { timeout: 180_000 },
    async (channel) => {
      const mark = `${channel}图片故事`;
      const customer = await town.customer(channel, `pic${channel}`);
      await customer.says(`${mark}，我要转人工`);
      const threads = await Promise.all(deskNames.map((desk) => town.case(desk, mark)));
      await threads[0]!.claim('bo');
      expect(await holderOf(mark)).toBe('bo');
      const before = await Promise.all(threads.map(({ reads }) => filesOf(reads)));
      await customer.shows(png());
      for (const [index, { reads }] of threads.entries())
        await soon(
          async () => (await filesOf(reads)) > before[index]!,
          30_000,
          () => `${channel} → ${deskNames[index]}`,
        );
      for (const [index, thread] of threads.entries()) {
        const had = await filesOf(customer.sees);
        await thread.shows('bo', png(9, 9 + index));
        await soon(
          async () => (await filesOf(customer.sees)) > had,
          30_000,
          () => `${deskNames[index]} → ${channel}`,
        );
      }
      await threads[0]!.resolve('bo');
      await town.settled();
      expect(town.faults()).toEqual([]);
    },
  );

  it('that cannot be fetched are told of in every thread, with why', { timeout: 60_000 }, async () => {
    const mark = '取不到的图';
    const customer = await town.customer('telegram', 'unfetched');
    await customer.says(`${mark}，我要转人工`);
    const threads = await Promise.all(deskNames.map((desk) => town.case(desk, mark)));
    await threads[0]!.claim('bo');
    await holderOf(mark);
    const refusal = { code: 400, description: 'Bad Request: file is too big' };
    town.platforms.telegram.fake.fail('getFile', refusal, 100);
    await customer.shows(png());
    for (const { reads } of threads) await seen(reads, ({ text }) => /没能取到|取不到|无法|失败|太大|过大/.test(text));
    town.platforms.telegram.fake.fail('getFile', refusal, 0);
    await threads[0]!.resolve('bo');
    await town.settled();
  });
});

describe('with one channel dead, one refusing for haste and one slow', () => {
  beforeAll(() => town.build({ desks: ['console'], channelSettings: { wechat: { callSeconds: 5 } } }), 120_000);
  afterAll(() => town.raze(), 60_000);
  const question = '什么时候发货';

  it('the others are as quick as before, and nothing is lost when it is over', { timeout: 180_000 }, async () => {
    const { telegram, discord, wechat } = town.platforms;
    const people = Object.fromEntries(
      await Promise.all(channelNames.map(async (name) => [name, await town.customer(name, `trouble${name}`)] as const)),
    ) as Record<ChannelName, Customer>;
    for (const name of channelNames) await answered(people[name]);
    const calm = await times('calm');

    await telegram.fake.down();
    discord.fake.fail('POST', /\/messages$/, { status: 429, retryAfter: 1 }, 6);
    wechat.fake.puppet.trouble = 'silent_after';
    const had = {
      telegram: (await people.telegram.sees()).length,
      discord: (await people.discord.sees()).length,
      wechat: (await people.wechat.sees()).length,
    };
    // Telegram keeps what is written while nobody can fetch it.
    for (const name of ['telegram', 'discord', 'wechat'] as const) await people[name].says(question);
    const troubled = await times('troubled');
    // The middle of many: a loaded machine has slow moments of its own.
    expect(troubled).toBeLessThan(calm * 1.5 + 100);

    await telegram.fake.up();
    wechat.fake.puppet.trouble = undefined;
    for (const name of ['telegram', 'discord', 'wechat'] as const)
      await soon(
        async () => (await people[name].sees()).length > had[name],
        60_000,
        () => name,
      );
    await town.connected();
    await town.settled();
    for (const name of ['telegram', 'discord', 'wechat'] as const) {
      const after = (await people[name].sees()).slice(had[name]).filter(({ text }) => text.includes('48'));
      expect([name, after.length]).toEqual([name, 1]);
    }
    expect(town.faults()).toEqual([]);
  });

  async function answered(customer: Customer): Promise<number> {
    const before = (await customer.sees()).length;
    const start = performance.now();
    await customer.says(question);
    await seen(async () => (await customer.sees()).slice(before), '48');
    return performance.now() - start;
  }

  /** How long an answer takes on the web and on Teams, ms: the middle of several, a new customer each. */
  async function times(when: string): Promise<number> {
    const took: number[] = [];
    for (let round = 0; round < 6; round++)
      for (const name of ['web', 'teams'] as const)
        took.push(await answered(await town.customer(name, `${when}${name}${round}`)));
    return took.sort((a, b) => a - b)[took.length >> 1]!;
  }
});
