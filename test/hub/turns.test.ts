// A message's way: stored, decided, committed, sent; and what joins a burst into one turn.

import { afterEach, describe, expect, it } from 'vitest';
import { plainScript, scriptedEngine } from '../support/scripted-engine.ts';
import { openWorld, type World, type WorldOptions } from '../support/world.ts';

let world: World;
const open = async (options: WorldOptions = {}) => {
  world = await openWorld(options);
  return world;
};
afterEach(() => world.close());

describe('a customer writes', () => {
  it('and is answered once, however often the platform redelivers', async () => {
    await open();
    const first = await world.say('在吗', { id: 'm1' });
    const again = await world.say('在吗', { id: 'm1' });
    await world.settle();
    expect([first.status, again.status]).toEqual(['stored', 'already seen']);
    expect(again).toMatchObject({ conversation: first.conversation, seq: first.seq });
    expect(world.channel.texts()).toEqual(['re: 在吗']);
    expect(world.metrics.of('messages_accepted_total')).toBe(1);
    expect(world.metrics.of('already_seen_total')).toBe(1);
    expect(world.hub.idle()).toBe(true);
  });

  it('in many conversations at once, each answered in its own order', async () => {
    await open();
    const peers = Array.from({ length: 20 }, (_, index) => `p${index}`);
    for (let n = 0; n < 5; n++) {
      await Promise.all(peers.map((peer) => world.say(`${n}`, { peer })));
      await world.settle();
    }
    for (const peer of peers)
      expect(world.channel.texts(peer)).toEqual(['0', '1', '2', '3', '4'].map((n) => `re: ${n}`));
  });

  it('while his turn runs: what he adds joins the next one', async () => {
    let release = () => {};
    await open({
      lookUp: () =>
        new Promise((resolve) => {
          release = () => resolve({ status: 'found', fields: {} });
        }),
    });
    await world.say('订单1');
    await world.settle();
    await world.say('快点');
    await world.say('在吗');
    await world.settle();
    expect(world.channel.texts()).toEqual([]);
    release();
    await world.settle();
    expect(world.channel.texts()).toEqual(['order: found', 're: 快点\n在吗']);
  });
});

describe('the quiet window', () => {
  const windowed = { capabilities: { quietWindow: 1000 } };

  it('joins a burst of five into one turn', async () => {
    const engine = scriptedEngine();
    await open({ ...windowed, engine });
    for (const words of ['在吗', '想问下', '那个', '红色的', '什么时候发货']) {
      await world.say(words);
      await world.advance(600);
    }
    expect(engine.calls).toBe(0);
    await world.advance(1000);
    expect(world.channel.texts()).toEqual(['re: 在吗\n想问下\n那个\n红色的\n什么时候发货']);
    expect(engine.calls).toBe(1);
  });

  it('starts again while he types', async () => {
    await open(windowed);
    await world.say('在吗');
    await world.advance(900);
    world.hub.typing({ channel: 'chat', account: 'main', peer: 'ann' });
    await world.advance(900);
    expect(world.channel.texts()).toEqual([]);
    await world.advance(100);
    expect(world.channel.texts()).toEqual(['re: 在吗']);
  });

  it('ends after four seconds, however long he goes on', async () => {
    await open(windowed);
    for (let n = 0; n < 7; n++) {
      await world.say(`${n}`);
      await world.advance(500);
    }
    expect(world.channel.texts()).toEqual([]);
    await world.say('7');
    await world.advance(500);
    expect(world.channel.texts()).toEqual(['re: 0\n1\n2\n3\n4\n5\n6\n7']);
  });

  it('ends with the tenth message', async () => {
    await open(windowed);
    for (let n = 0; n < 10; n++) await world.say(`${n}`);
    await world.settle();
    expect(world.channel.texts()).toHaveLength(1);
  });

  it.each([
    ['a button', [{ kind: 'choice' as const, value: 'x' }]],
    ['the wish for a person', [{ kind: 'human' as const }]],
    ['a command', [{ kind: 'text' as const, text: '/start' }]],
  ])('is skipped for %s', async (_name, content) => {
    await open(windowed);
    await world.say(content);
    await world.settle();
    expect(world.channel.texts()).toHaveLength(1);
  });

  it('is skipped once a person is awaited: his words reach the thread at once', async () => {
    await open(windowed);
    await world.say([{ kind: 'human' }]);
    await world.settle();
    await world.say('快来');
    await world.settle();
    expect(world.desk.said()).toContain('customer: 快来');
  });

  it('can be set for all channels by the settings', async () => {
    await open({ ...windowed, settings: { quietWindowMs: 0 } });
    await world.say('在吗');
    await world.settle();
    expect(world.channel.texts()).toEqual(['re: 在吗']);
  });
});

describe('a turn', () => {
  it('that loses its version is decided again from the store', async () => {
    const engine = scriptedEngine();
    await open({ engine, lookUp: async () => ({ status: 'not_found' }) });
    const { conversation } = await world.say('订单1');
    // Somebody changes the dialogue while the order is looked up.
    const { version, dialogue } = await world.conversation();
    await world.store.commit({ conversation, version, dialogue: { ...dialogue, product: 'coat' } }, world.clock.now());
    await world.settle();
    expect(world.channel.texts()).toEqual(['order: not_found']);
    expect(world.metrics.of('conflicts_total')).toBe(1);
    expect(engine.calls).toBe(4);
  });

  it('whose message was edited meanwhile answers the new words', async () => {
    let release = () => {};
    await open({
      lookUp: () =>
        new Promise((resolve) => {
          release = () => resolve({ status: 'not_found' });
        }),
    });
    await world.say('订单1', { id: 'm1' });
    await world.settle();
    await world.say('红色有吗', { event: { kind: 'edited', of: 'chat:main:m1' as never } });
    release();
    await world.settle();
    expect(world.channel.texts()).toEqual(['re: 红色有吗']);
  });

  it('that throws three times calls a person and is consumed', async () => {
    const engine = scriptedEngine((text, ...rest) => {
      if (text.includes('boom')) throw new Error('no');
      return plainScript(text, ...rest);
    });
    await open({ engine });
    await world.say('boom');
    await world.advance(60_000);
    expect(await world.handoff()).toMatchObject({ reason: 'fault', state: { kind: 'offered' } });
    expect(world.channel.texts().slice(0, 1)).toEqual(['抱歉，我这边出了点问题，已请人工客服来帮您。']);
    expect(world.desk.opened[0]?.transcript).toEqual(['boom']);
    expect(world.metrics.of('turn_failures_total')).toBe(3);
    const calls = engine.calls;
    await world.say('还在吗');
    await world.settle();
    expect(engine.calls).toBe(calls + 1);
    expect(world.hub.idle()).toBe(true);
  });

  it('waits for a full disk without blaming the message', async () => {
    await open();
    const { commit } = world.store;
    const { Refusal } = await import('../../core/index.ts');
    let full = 5;
    Object.assign(world.store, {
      commit: (...args: Parameters<typeof commit>) =>
        full-- > 0 ? Promise.reject(new Refusal('disk_full', 'full', { status: 503 })) : commit(...args),
    });
    await world.say('在吗');
    await world.advance(60_000);
    expect(world.channel.texts()).toEqual(['re: 在吗']);
    expect(world.metrics.of('turn_failures_total')).toBe(0);
  });

  it('shows an error after twenty conflicts in a row, and goes on', async () => {
    await open();
    const { commit } = world.store;
    let lost = 25;
    Object.assign(world.store, {
      commit: (...args: Parameters<typeof commit>) =>
        lost-- > 0 ? Promise.resolve({ status: 'conflict' as const }) : commit(...args),
    });
    await world.say('在吗');
    await world.advance(60_000);
    expect(world.log.lines.some(({ level }) => level === 'error')).toBe(true);
    expect(world.metrics.of('conflicts_total')).toBe(25);
    expect(world.channel.texts()).toEqual(['re: 在吗']);
  });
});

describe('a look-up', () => {
  it('that does not answer in time is an answer too', async () => {
    await open({ lookUp: () => new Promise(() => {}) });
    await world.say('订单1');
    await world.advance(7900);
    expect(world.channel.texts()).toEqual([]);
    await world.advance(200);
    expect(world.channel.texts()).toEqual(['order: failed']);
  });

  it('that rejects is told to the engine', async () => {
    await open({ lookUp: () => Promise.reject(new Error('502')) });
    await world.say('订单1');
    await world.settle();
    expect(world.channel.texts()).toEqual(['order: failed']);
  });
});
