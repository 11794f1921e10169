// Every channel with every desk: one customer's story, told five times five, on real SDKs against each platform's wire.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopId } from '../../core/index.ts';
import {
  type ChannelName,
  channelNames,
  type DeskName,
  deskNames,
  openTown,
  seen,
  type staff,
  type Town,
} from '../support/platforms/index.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const farewell = '正在为您转接人工客服';

describe.each(deskNames)('agents on %s', (desk) => {
  beforeAll(() => town.build({ desks: [desk] }), 120_000);
  afterAll(() => town.raze());

  // The five customers are served side by side, as in a shop: one need not wait until another has been answered.
  it.concurrent.each(channelNames)(
    'serve a customer on %s from his question to the end',
    { timeout: 120_000 },
    async (channel) => {
      await tellStory(channel, desk);
    },
  );
});

async function tellStory(channel: ChannelName, desk: DeskName): Promise<void> {
  const [from, to] = [channelNames.indexOf(channel), deskNames.indexOf(desk)];
  const customer = await town.customer(channel, `c${from}d${to}`);
  const words = async () => (await customer.sees()).map(({ text }) => text);
  const mark = `第${from}${to}单裙子颜色发错了`;

  await customer.says('什么时候发货');
  await seen(customer.sees, '48');

  await customer.says(`${mark}，我要转人工`);
  await seen(customer.sees, farewell);
  const thread = await town.case(desk, mark);
  // The brief tells what he had asked before.
  await seen(thread.reads, '什么时候发货');

  await thread.claim('bo');
  await isServedBy(mark, 'bo');
  await thread.notes('bo', `内部${mark}`);
  await thread.replies('bo', `您好${mark}马上换`);
  await seen(customer.sees, `您好${mark}马上换`);
  await customer.says(`好的谢谢${from}${to}，要几天？`);
  await seen(thread.reads, `好的谢谢${from}${to}，要几天？`);

  // Half of the stories end by giving back to the bot, half by closing the case.
  if ((from + to) % 2 === 0) await thread.resolve('bo');
  else await thread.giveBack('bo');
  await seenOver(thread.isOver);
  await town.settled();
  expect((await words()).filter((text) => text.includes(farewell))).toHaveLength(1);
  expect((await words()).filter((text) => text.includes('马上换'))).toHaveLength(1);

  const before = (await customer.sees()).length;
  await customer.says('什么时候发货');
  await seen(async () => (await customer.sees()).slice(before), '48');
  await town.settled();

  // The note was kept for colleagues, the bot was silent while a person spoke, and nothing of the desk's came through.
  const { conversation } = (await found(mark))!;
  const turns = await town.house.store.turns(conversation.id, undefined, 100);
  const wordsOf = (content: readonly object[]) => JSON.stringify(content);
  const notes = turns.filter((turn) => turn.private && wordsOf(turn.content).includes('内部'));
  expect(notes).toHaveLength(1);
  const claimed = turns.findIndex(({ content }) => wordsOf(content).includes('马上换'));
  const asked = turns.findIndex(({ content }, at) => at > claimed && wordsOf(content).includes('什么时候发货'));
  expect(claimed).toBeGreaterThan(0);
  expect(turns.slice(claimed, asked).filter(({ author }) => author.kind === 'bot')).toEqual([]);
  const all = (await words()).join('\n');
  for (const secret of ['内部', '//', '/claim', '/resolve', '/bot']) expect(all).not.toContain(secret);
  expect(town.faults()).toEqual([]);
}

async function isServedBy(mark: string, agent: keyof typeof staff): Promise<void> {
  await expect
    .poll(async () => (await found(mark))?.handoff?.state, { timeout: 20_000 })
    .toMatchObject({ kind: 'claimed', agent });
}

async function found(mark: string) {
  const [one] = await town.house.store.conversations({ shop: shopId('demo'), search: mark, limit: 1 });
  return one;
}

async function seenOver(isOver: () => boolean | Promise<boolean>): Promise<void> {
  await expect.poll(isOver, { timeout: 20_000 }).toBe(true);
}
