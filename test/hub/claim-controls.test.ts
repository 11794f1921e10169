// The negative controls of the claim: with one of the store's two guards taken out, the race that must never show the
// bot speaking over a person does show it, every time; with both in place it never does.

import { join } from 'node:path';
import { expect, it } from 'vitest';
import { agentId, type ConversationId, DeliveryError, type EventKey, openSqlite, type Unit } from '../../core/index.ts';
import { ownFolder } from '../support/folder.ts';
import { openWorld, type World } from '../support/world.ts';

const rounds = [1, 2, 3];

it.each(rounds)('with its guards, nothing of the bot’s starts after a claim (round %i)', async () => {
  expect(await spokenOver([])).toEqual([]);
});

it.each(rounds)('without the version, a decision made for the old owner is said after it (round %i)', async () => {
  expect(await spokenOver(['version'])).toEqual(['ann: re: 多少钱']);
});

it.each(rounds)('without the recall, a reply refused with 429 is tried again after it (round %i)', async () => {
  expect(await spokenOver(['recall'])).toEqual(['cat: re: 在吗']);
});

/**
 * Two customers of whom a person takes over: the decision about ann's words commits after the claim; cat's answer is on
 * the wire at the claim, is refused with 429 after it, and the hub then starts anew. Answers the oracle's violations:
 * what of the bot's went to a platform after the claim was answered.
 */
async function spokenOver(sabotage: readonly ('version' | 'recall')[]): Promise<string[]> {
  const file = join(ownFolder(), 'hub.db');
  const before = await openWorld({ store: await openSqlite({ file, sabotage }) });

  const decision = holdBotCommit(before);
  const ann = await before.say('多少钱', { peer: 'ann' });
  await decision.held;
  await takeOver(before, ann.conversation, 't1');
  const annClaimed = botWords(before, 'ann').length;
  decision.release();
  await before.settle();

  const { promise: refusal, resolve: refuse } = Promise.withResolvers<void>();
  const { promise: underWay, resolve: departed } = Promise.withResolvers<void>();
  before.channel.weather = async ({ to, reply }) => {
    if (to.peer !== 'cat' || reply.author.kind !== 'bot') return;
    departed();
    await refusal;
    throw new DeliveryError({ kind: 'retry_after', ms: 3000 }, '429');
  };
  const cat = await before.say('在吗', { peer: 'cat' });
  await underWay;
  await takeOver(before, cat.conversation, 't2');
  const catClaimed = botWords(before, 'cat').length;
  refuse();
  await before.settle();
  await before.close();

  const after = await openWorld({
    clock: before.clock,
    store: await openSqlite({ file, sabotage }),
    idsFrom: 10_000,
  });
  await after.advance(60_000);
  const spoken = [
    ...botWords(before, 'ann').slice(annClaimed),
    ...botWords(before, 'cat').slice(catClaimed),
    ...['ann', 'cat'].flatMap((peer) => botWords(after, peer)),
  ];
  await after.close();
  return spoken;
}

async function takeOver(world: World, conversation: ConversationId, event: string): Promise<void> {
  const by = { platformUser: 'bo', agent: agentId('bo') };
  const outcome = await world.hub.desk.takeOver(conversation, by, 'forum:main', `desk:main:${event}` as EventKey);
  expect(outcome.status).toBe('done');
}

/** What of the bot's was begun to be sent to a customer, whatever became of it. */
function botWords({ channel }: World, peer: string): string[] {
  return channel.begun
    .filter(({ to, reply }) => to.peer === peer && reply.author.kind === 'bot')
    .map(({ reply }) => `${peer}: ${reply.parts.map((part) => (part.kind === 'text' ? part.text : part.kind)).join()}`);
}

/** Holds the bot's next write back, as a busy disk would. */
function holdBotCommit(world: World): { held: Promise<void>; release(): void } {
  const { commit } = world.store;
  const { promise: held, resolve: arrived } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const isBots = ({ turns }: Unit) => turns?.[0]?.author.kind === 'bot';
  let once = true;
  Object.assign(world.store, {
    commit: async (...args: Parameters<typeof commit>) => {
      if (once && isBots(args[0])) {
        once = false;
        arrived();
        await released;
      }
      return commit(...args);
    },
  });
  return { held, release };
}
