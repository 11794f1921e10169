// Platforms repeat themselves: every event of a whole story given three times more, before and after a restart, changes nothing.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { shopId } from '../../core/index.ts';
import { openTown, png, seen, soon, type Town, type TownPlan } from '../support/platforms/index.ts';
import { teamChannel } from '../support/platforms/teams.ts';
import { scriptedEngine } from '../support/scripted-engine.ts';

const names = ['telegram', 'discord', 'teams', 'wechat'] as const;
const engine = scriptedEngine();
const plan: TownPlan = {
  channels: names,
  desks: names,
  options: { mind: { current: () => engine, close() {} } },
};

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await town.build(plan);
}, 120_000);
afterAll(() => town.close());

/** Everything the platforms have told the hub so far, once more. */
async function giveAllAgain(): Promise<number> {
  const { telegram, discord, teams, wechat } = town.platforms;
  const updates = telegram.fake.everything.map(({ update_id }) => update_id);
  const activities = teams.fake.deliveries.map(({ activity }) => activity);
  const messages = [...wechat.fake.puppet.announced];
  for (const update of updates) await telegram.fake.redeliver(update);
  discord.fake.redeliverAll();
  await Promise.all(activities.map((activity) => teams.fake.deliver(activity, { once: true }).done));
  for (const message of messages) wechat.fake.again(message);
  return updates.length + activities.length + messages.length;
}

/** Alerts begin chains of their own. */
const isCase = (chain: string) => !town.platforms.teams.fake.reads(chain).some(({ text }) => text.startsWith('⚠️'));

async function caseOf(name: string) {
  const [found] = await town.house.store.conversations({ shop: shopId('demo'), search: `人工 ${name}`, limit: 1 });
  return found?.handoff;
}

it('in questions, pictures, claims, replies, notes and endings on four platforms', { timeout: 240_000 }, async () => {
  const stories = await Promise.all(
    names.map(async (name) => {
      const customer = await town.customer(name, `twice-${name}`);
      await customer.says(`问题 ${name}`);
      await seen(customer.sees, `re: 问题 ${name}`);
      await customer.shows(png());
      await customer.says(`人工 ${name}`);
      await seen(customer.sees, 'farewell');
      const thread = await town.case(name, `人工 ${name}`);
      await thread.claim('bo');
      await soon(async () => (await caseOf(name))?.state.kind === 'claimed');
      await thread.notes('bo', `只给同事 ${name}`);
      await thread.replies('bo', `您好 ${name}`);
      await seen(customer.sees, `您好 ${name}`);
      await customer.says(`好的 ${name}`);
      await seen(thread.reads, `好的 ${name}`);
      await thread.resolve('bo');
      await soon(thread.isOver);
      return { name, customer, thread };
    }),
  );
  await town.settled();
  const everything = async () => ({
    turns: (await town.house.store.stats()).turns,
    seen: await Promise.all(stories.map(async ({ customer }) => (await customer.sees()).map(({ text }) => text))),
    // What the hub tells its operator of the restart stands in the team's room too.
    threads: await Promise.all(
      stories.map(async ({ thread }) => (await thread.reads()).filter(({ text }) => !text.includes('⚠️')).length),
    ),
    cards: town.platforms.teams.fake.chains(teamChannel).filter(isCase).length,
  });
  const before = await everything();
  expect(before.turns).toBeGreaterThan(names.length * 6);

  for (let times = 0; times < 3; times++) expect(await giveAllAgain()).toBeGreaterThan(names.length * 4);
  await town.settled();
  expect(await everything()).toEqual(before);

  await town.restart(plan);
  for (let times = 0; times < 3; times++) await giveAllAgain();
  // What comes last shows that all before it has been read.
  for (const { name, customer } of stories) {
    await customer.says(`还在吗 ${name}`);
    await seen(customer.sees, `re: 还在吗 ${name}`);
  }
  await town.settled();
  const after = await everything();
  expect(after.turns).toBe(before.turns + 2 * names.length);
  expect(after.threads).toEqual(before.threads);
  for (const [index, texts] of after.seen.entries()) expect(texts.slice(0, -1)).toEqual(before.seen[index]);
  expect(after.cards).toBe(before.cards);
});
