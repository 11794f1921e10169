// Five hundred messages of one customer into one Telegram group, one Discord thread and one Teams chain, each under the
// platform's published limits, all of it twenty-five times as fast as there.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { DeskSettings as discordDesk } from '../../adapters/discord/config.ts';
import { DeskSettings as teamsDesk } from '../../adapters/teams/config.ts';
import { DeskSettings as telegramDesk } from '../../adapters/telegram/config.ts';
import { type Case, openTown, seen, soon, type Town } from '../support/platforms/index.ts';

const speed = 25;
const count = 500;
const desks = ['telegram', 'discord', 'teams'] as const;

type Settings = typeof telegramDesk | typeof discordDesk | typeof teamsDesk;
/** How fast the hub writes unless the merchant says otherwise. */
const paceOf = (settings: Settings, more: object) =>
  settings.parse({ adapter: settings.shape.adapter.value, ...more }).messagesPerMinute;

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await town.build({
    // A desk lives on the line of the channel with its account.
    channels: ['web', ...desks],
    desks,
    deskSettings: {
      telegram: { messagesPerMinute: paceOf(telegramDesk, { chat: '-10012345' }) * speed },
      discord: { messagesPerMinute: paceOf(discordDesk, { channel: '300000000000000002' }) * speed },
      teams: { messagesPerMinute: paceOf(teamsDesk, { channel: '19:x' }) * speed },
    },
  });
}, 120_000);
afterAll(() => town.close(), 60_000);

it('arrive whole and in order, and hardly a call is refused', { timeout: 300_000 }, async () => {
  const { telegram, discord, teams } = town.platforms;
  const customer = await town.customer('web', 'flood');
  await customer.says('五百条，我要转人工');
  const threads = Object.fromEntries(
    await Promise.all(desks.map(async (desk) => [desk, await town.case(desk, '五百条')] as const)),
  ) as Record<(typeof desks)[number], Case>;
  await threads.telegram.claim('bo');
  for (const desk of desks) await seen(threads[desk].reads, '小博 已接手');
  await town.settled();

  // 20 a minute in a group; 5 in 5 s in a thread; 7 in 1 s, 8 in 2 s, 60 in 30 s, 1,800 an hour in a chain.
  Object.assign(telegram.fake, { floodLimit: 20, floodMinuteMs: 60_000 / speed });
  discord.fake.bucket = { limit: 5, windowMs: 5000 / speed };
  teams.fake.enforceRates(speed);
  for (let n = 1; n <= count; n++) await customer.says(`n:${n}.`);
  for (const desk of desks)
    await soon(
      async () => (await numbersIn(threads[desk])).length >= count,
      240_000,
      () => desk,
    );
  await town.settled();

  const inOrder = Array.from({ length: count }, (_, index) => index + 1);
  for (const desk of desks) expect([desk, await numbersIn(threads[desk])]).toEqual([desk, inOrder]);
  // No storm: of a hundred calls at most five are told to wait.
  const refused = { telegram: telegram.fake.floods, discord: discord.fake.storms(), teams: teams.fake.limited };
  for (const desk of desks) expect([desk, refused[desk] <= count / 20, refused]).toEqual([desk, true, refused]);
  expect(town.faults()).toEqual([]);
});

async function numbersIn({ reads }: Case): Promise<number[]> {
  return (await reads()).flatMap(({ text }) => [...text.matchAll(/\bn:(\d+)\./g)].map(([, n]) => Number(n)));
}
