// The bot never talks over a person: races of claims with decisions, sends and each other.

import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { agentId, DeliveryError, type EventKey, openMemory, openSqlite, type Unit } from '../../core/index.ts';
import { ownFolder } from '../support/folder.ts';
import { openWorld, person, text, type World, type WorldOptions } from '../support/world.ts';

let world: World;
const open = async (options: WorldOptions = {}) => {
  world = await openWorld(options);
  return world;
};
afterEach(() => world.close());

async function waitingCase(peer = 'ann') {
  await world.say([{ kind: 'human' }], { peer });
  await world.settle();
  return world.handoff(peer);
}

const claim = (agent: string, id: Awaited<ReturnType<typeof waitingCase>>['id']) =>
  world.act(agent, id, { kind: 'claimed' });

describe('a claim', () => {
  it('has one winner, and each of the others is told who', async () => {
    const people = Array.from({ length: 100 }, (_, index) => person(`agent${index}`));
    await open({ people });
    const { id } = await waitingCase();
    const outcomes = await Promise.all(people.map(({ id: agent }) => claim(agent, id)));
    const winners = outcomes.flatMap(({ status }, index) => (status === 'done' ? [people[index]!] : []));
    expect(winners).toHaveLength(1);
    const losers = outcomes.filter(({ status }) => status === 'refused');
    expect(losers).toHaveLength(99);
    for (const loser of losers)
      expect(loser).toEqual({ status: 'refused', code: 'claimed_by_other', holder: winners[0]!.name });
    expect((await world.handoff()).state).toEqual({ kind: 'claimed', agent: winners[0]!.id });
    await world.settle();
    expect(world.channel.texts().filter((line) => line.includes('agent_joined'))).toHaveLength(1);
  });

  it('is done once when its event comes twice', async () => {
    await open();
    const { id } = await waitingCase();
    const first = await world.act('bo', id, { kind: 'claimed' }, { id: 'c1' });
    const second = await world.act('bo', id, { kind: 'claimed' }, { id: 'c1' });
    await world.act('bo', id, { kind: 'resolved' });
    const late = await world.act('bo', id, { kind: 'claimed' }, { id: 'c1' });
    expect([first.status, second.status, late.status]).toEqual(['done', 'done', 'already seen']);
  });

  it('by a stranger is refused and leaves nothing behind', async () => {
    await open();
    const { id } = await waitingCase();
    expect(await world.act(undefined, id, { kind: 'claimed' })).toEqual({ status: 'refused', code: 'not_an_agent' });
    expect((await world.handoff()).state.kind).toBe('offered');
    expect(await world.act(undefined, id, { kind: 'said', content: text('hello') })).toMatchObject({
      code: 'not_an_agent',
    });
    await world.settle();
    expect(world.channel.texts()).toEqual(['farewell 1']);
  });

  it('stops a decision that takes five seconds, and its words reach the thread at once', async () => {
    let aborted = false;
    await open({
      lookUp: (_question, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted = true;
          });
          void world.clock.sleep(5000).then(() => resolve({ status: 'found', fields: {} }));
        }),
    });
    const { id } = await waitingCase();
    // The bot still answers what it knows while the customer waits; this takes a look-up.
    await world.say('订单7');
    await world.advance(1000);
    expect(world.desk.said()).toContain('customer: 订单7');
    await claim('bo', id);
    await world.settle();
    expect(aborted).toBe(true);
    await world.advance(10_000);
    expect(world.channel.texts()).toEqual(['farewell 1', '<agent_joined zh BO>']);
  });

  it('taken from the bot in the middle of its decision gets the unread words at once', async () => {
    await open({
      lookUp: async () => {
        await world.clock.sleep(5000);
        return { status: 'found', fields: {} };
      },
    });
    const { conversation } = await world.say('订单7');
    await world.advance(1000);
    const outcome = await world.hub.desk.takeOver(
      conversation,
      { platformUser: 'bo', agent: agentId('bo') },
      'forum:main',
      'desk:main:t1' as EventKey,
    );
    expect(outcome.status).toBe('done');
    await world.settle();
    expect(world.desk.said()).toEqual(['customer: 订单7']);
    await world.advance(10_000);
    expect(world.channel.texts()).toEqual(['<agent_joined zh BO>']);
  });
});

describe('a write that was decided for the old owner', () => {
  /** Holds back the next write that fits, as a busy disk would, until it is released. */
  function holdCommit(fits: (unit: Unit) => boolean): () => void {
    const { commit } = world.store;
    const { promise, resolve } = Promise.withResolvers<void>();
    let held = false;
    Object.assign(world.store, {
      commit: async (...args: Parameters<typeof commit>) => {
        if (!held && fits(args[0])) {
          held = true;
          await promise;
        }
        return commit(...args);
      },
    });
    return resolve;
  }

  it('is no answer any more: the version it was made on is gone', async () => {
    await open();
    const { conversation } = await world.say('在吗');
    await world.settle();
    const release = holdCommit(({ turns }) => turns?.[0]?.author.kind === 'bot');
    await world.say('多少钱');
    await Promise.resolve();
    const by = { platformUser: 'bo', agent: agentId('bo') };
    await world.hub.desk.takeOver(conversation, by, 'forum:main', 'desk:main:t1' as EventKey);
    release();
    await world.settle();
    expect(world.channel.texts()).toEqual(['re: 在吗', '<agent_joined zh BO>']);
    expect(world.desk.said()).toEqual(['customer: 多少钱']);
  });

  it('is no agent’s word any more once somebody else holds the case', async () => {
    await open();
    const { id } = await waitingCase();
    await claim('bo', id);
    const release = holdCommit(({ turns }) => turns?.[0]?.author.kind === 'agent');
    const late = world.act('bo', id, { kind: 'said', content: text('too late') });
    await world.act('bo', id, { kind: 'transferred', to: 'everyone' });
    await claim('cy', id);
    release();
    expect(await late).toEqual({ status: 'refused', code: 'not_yours', holder: 'CY' });
    await world.settle();
    expect(world.channel.texts()).not.toContain('too late');
  });
});

describe('a bot reply under way when a person claims', () => {
  const botWords = () => world.channel.begun.filter(({ reply }) => reply.author.kind === 'bot');

  async function answerDuringWait(weather: World['channel']['weather']) {
    const { id } = await waitingCase();
    world.channel.weather = weather;
    const { conversation, seq } = await world.say('多少钱');
    await world.settle();
    return { id, conversation, seq };
  }
  const stateOfAnswer = async (
    conversation: Awaited<ReturnType<typeof answerDuringWait>>['conversation'],
    seq: number,
  ) =>
    (await world.store.deliveriesOf(conversation, seq)).find(({ kind, turn }) => kind === 'reply' && turn === seq + 1)
      ?.state;

  it('that was refused with 429 is withdrawn, not retried', async () => {
    await open();
    const { id, conversation, seq } = await answerDuringWait(() => {
      throw new DeliveryError({ kind: 'retry_after', ms: 3000 }, '429');
    });
    expect(botWords()).toHaveLength(1);
    world.channel.weather = () => {};
    await claim('bo', id);
    await world.advance(30_000);
    expect(botWords()).toHaveLength(1);
    expect(await stateOfAnswer(conversation, seq)).toMatchObject({ kind: 'withdrawn' });
    expect(world.channel.texts()).toEqual(['farewell 1', '<agent_joined zh BO>']);
  });

  it('that is on the wire may land and is never tried again', async () => {
    await open();
    const { id, conversation, seq } = await answerDuringWait(async () => {
      await world.clock.sleep(2000);
      throw new DeliveryError({ kind: 'retry' }, 'connection reset');
    });
    world.channel.weather = () => {};
    await claim('bo', id);
    await world.advance(60_000);
    expect(botWords()).toHaveLength(1);
    expect(await stateOfAnswer(conversation, seq)).toMatchObject({ kind: 'withdrawn' });
  });

  it('that waits behind another is withdrawn', async () => {
    await open();
    const { id } = await answerDuringWait(async () => void (await world.clock.sleep(2000)));
    await world.say('有红色吗');
    await world.settle();
    await claim('bo', id);
    await world.advance(60_000);
    expect(botWords().map(({ reply }) => reply.parts[0])).toMatchObject([{ text: expect.stringContaining('多少钱') }]);
  });

  it('lets the farewell through: it is the house that speaks', async () => {
    await open();
    world.channel.weather = () => {
      throw new DeliveryError({ kind: 'retry_after', ms: 3000 }, '429');
    };
    const { id } = await waitingCase();
    await claim('bo', id);
    world.channel.weather = () => {};
    await world.advance(10_000);
    expect(world.channel.texts()).toEqual(['farewell 1', '<agent_joined zh BO>']);
  });

  it.each([
    ['in memory', async () => openMemory(), 92],
    ['in a thread of its own', () => openSqlite({ file: join(ownFolder(), 'hub.db') }), 46],
  ])(
    'never starts after the claim is answered, whatever the chance, with the store %s',
    async (_where, opened, rounds) => {
      await open({ store: await opened() });
      for (let round = 0; round < rounds; round++) {
        const peer = `p${round}`;
        const { id } = await waitingCase(peer);
        const begun = () => botWords().filter(({ to }) => to.peer === peer).length;
        const racing = [world.say('一', { peer }), world.say('二', { peer })];
        // Every length of pause in both kinds takes 46 rounds.
        for (let pause = 0; pause < round % 23; pause++) await (round % 2 ? nextLoop() : Promise.resolve());
        const atClaim = await claim('bo', id).then(begun);
        await Promise.all(racing);
        await world.settle();
        expect(begun(), `round ${round}`).toBe(atClaim);
        await world.act('bo', id, { kind: 'resolved' });
      }
    },
    60_000,
  );
});

const nextLoop = () => new Promise((resolve) => setImmediate(resolve));
