// Every reply has a fate: what each reaction of a platform leads to, and how fast anything may leave.

import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { pauseBackoff } from '../../core/hub/backoff.ts';
import { DeliveryError, openMemory, openSqlite, type Reaction } from '../../core/index.ts';
import { ManualClock } from '../support/clock.ts';
import { ownFolder } from '../support/folder.ts';
import { ScriptedDesk } from '../support/scripted-platforms.ts';
import { openWorld, type World, type WorldOptions } from '../support/world.ts';

let world: World;
const open = async (options: WorldOptions = {}) => {
  world = await openWorld(options);
  return world;
};
afterEach(() => world.close());

/** The platform's answers to the next sends, then fair weather. */
function answers(...reactions: Reaction[]) {
  world.channel.weather = () => {
    const reaction = reactions.shift();
    if (reaction) throw new DeliveryError(reaction, reaction.kind);
  };
}

describe('a platform that', () => {
  it('says when to come back is obeyed, and order is kept', async () => {
    await open();
    answers({ kind: 'retry_after', ms: 3000 });
    await world.say('一');
    await world.settle();
    await world.say('二');
    await world.advance(2900);
    expect(world.channel.texts()).toEqual([]);
    await world.advance(200);
    expect(world.channel.texts()).toEqual(['re: 一', 're: 二']);
  });

  it('stumbles is tried again with growing pauses', async () => {
    await open();
    answers({ kind: 'retry' }, { kind: 'retry' }, { kind: 'retry' }, { kind: 'retry' });
    const { conversation } = await world.say('一');
    await world.advance(60_000);
    expect(world.channel.texts()).toEqual(['re: 一']);
    expect(world.channel.begun).toHaveLength(5);
    expect(await world.fates(conversation)).toEqual(['sent']);
  });

  it.each(['reject', 'gone'] as const)('answers %s ends the delivery, and the next one goes on', async (kind) => {
    await open();
    answers({ kind });
    const { conversation } = await world.say('一');
    await world.settle();
    await world.say('二');
    await world.settle();
    expect(await world.fates(conversation)).toEqual(['dead', 'sent']);
  });

  it('may have taken it is never asked again', async () => {
    await open();
    answers({ kind: 'unknown' });
    const { conversation } = await world.say('一');
    await world.advance(60_000);
    expect(world.channel.begun).toHaveLength(1);
    expect(await world.fates(conversation)).toEqual(['unknown']);
  });

  it('does not answer within half a minute leaves its fate unknown, and its signal is aborted', async () => {
    await open();
    let aborted = false;
    world.channel.weather = (_sent, { signal }) => {
      signal.addEventListener('abort', () => {
        aborted = true;
      });
      return new Promise(() => {});
    };
    const { conversation } = await world.say('一');
    await world.advance(29_000);
    expect(await world.fates(conversation)).toEqual(['sending']);
    await world.advance(2000);
    expect(await world.fates(conversation)).toEqual(['unknown']);
    expect(aborted).toBe(true);
  });

  it('fails for a quarter of an hour: the reply expires and nobody gets a stale answer', async () => {
    await open();
    world.channel.weather = () => {
      throw new DeliveryError({ kind: 'retry' }, 'down');
    };
    const { conversation } = await world.say('一');
    await world.advance(16 * 60_000);
    world.channel.weather = () => {};
    await world.advance(60 * 60_000);
    expect(world.channel.texts()).toEqual([]);
    expect(await world.fates(conversation)).toEqual(['expired']);
    expect(world.hub.idle()).toBe(true);
  });
});

describe('an account that is refused', () => {
  it('pauses its lanes with growing waits, and goes on when it is accepted', async () => {
    await open();
    let good = false;
    world.channel.state = { state: 'action_needed', since: world.clock.now() };
    world.channel.weather = () => {
      if (!good) throw new DeliveryError({ kind: 'unauthorised' }, 'token revoked');
    };
    for (const peer of ['a', 'b', 'c', 'd', 'e']) await world.say('一', { peer });
    await world.advance(5 * 60_000);
    // Five at first, then one probe at a time: never a busy loop.
    expect(world.channel.begun.length).toBeLessThan(5 + 40);
    const tried = world.channel.begun.length;
    expect(tried).toBeGreaterThan(5);
    good = true;
    world.channel.state = { state: 'connected', since: world.clock.now() };
    await world.advance(10_000);
    for (const peer of ['a', 'b', 'c', 'd', 'e']) expect(world.channel.texts(peer)).toEqual(['re: 一']);
  });
});

describe('the token bucket', () => {
  it('of a customer paces his replies and nobody else’s', async () => {
    await open({ capabilities: { rate: { perSecond: 1, burst: 2 } } });
    for (let n = 0; n < 5; n++) {
      await world.say(`${n}`);
      await world.settle();
    }
    await world.say('0', { peer: 'bea' });
    await world.settle();
    expect(world.channel.texts()).toHaveLength(2);
    expect(world.channel.texts('bea')).toHaveLength(1);
    const { id } = await world.conversation();
    // What waits does so while pending.
    expect(await world.fates(id)).toEqual(['sent', 'sent', 'pending', 'pending', 'pending']);
    await world.advance(1000);
    expect(world.channel.texts()).toHaveLength(3);
    await world.advance(2000);
    expect(world.channel.texts()).toEqual(['0', '1', '2', '3', '4'].map((n) => `re: ${n}`));
  });

  it('of a desk is shared by all its threads', async () => {
    await open({ deskRate: { perSecond: 1, burst: 3 } });
    for (let n = 0; n < 6; n++) await world.say('人工', { peer: `p${n}` });
    await world.settle();
    expect(world.desk.opened).toHaveLength(3);
    await world.advance(2000);
    expect(world.desk.opened).toHaveLength(5);
    await world.advance(1000);
    expect(world.desk.opened).toHaveLength(6);
  });

  it('of a desk whose platform counts each thread for itself is each thread’s own', async () => {
    await open({ deskRate: { perSecond: 1, burst: 3, each: 'thread' } });
    for (let n = 0; n < 6; n++) await world.say('人工', { peer: `p${n}` });
    await world.settle();
    expect(world.desk.opened).toHaveLength(6);
    for (let n = 0; n < 5; n++) await world.say(`${n}`, { peer: 'p0' });
    await world.settle();
    await world.say('x', { peer: 'p1' });
    await world.settle();
    const [{ thread: talkative }, { thread: calm }] = world.desk.opened as never as [
      { thread: string },
      { thread: string },
    ];
    const linesOf = (thread: string) => world.desk.lines.filter((line) => line.thread === thread).length;
    // The brief took the first token; what one customer has too much of costs the other nothing.
    expect(linesOf(talkative)).toBe(2);
    expect(linesOf(calm)).toBe(2);
  });
});

describe('after a kill', () => {
  let runs = 0;

  /** Leaves a reply on the wire, then opens the same file again as a new process would. */
  async function killedWhileSending(capabilities: WorldOptions['capabilities'] = {}) {
    const file = join(ownFolder(), `hub${++runs}.db`);
    const before = await openWorld({ store: await openSqlite({ file }), capabilities });
    before.channel.weather = () => new Promise(() => {});
    const { conversation } = await before.say('一');
    await before.settle();
    expect(await before.fates(conversation)).toEqual(['sending']);
    // Only the file survives: the first hub is left where it stands.
    await before.store.close();
    const clock = new ManualClock(before.clock.now());
    await open({ clock, store: await openSqlite({ file }), capabilities, idsFrom: 1000 });
    await world.settle();
    return conversation;
  }

  it('a reply found on the wire is sent once more, marked and counted', async () => {
    const conversation = await killedWhileSending();
    expect(world.channel.texts()).toEqual(['re: 一']);
    const [delivery] = await world.store.deliveriesOf(conversation, 0);
    expect(delivery).toMatchObject({ resent: true, attempts: 2, state: { kind: 'sent' } });
    expect(world.metrics.of('possible_doubles_total')).toBe(1);
  });

  it('on a channel that knows the delivery’s id it is sent under the same one, and nothing is counted', async () => {
    const conversation = await killedWhileSending({ idempotentSend: true });
    expect(world.channel.texts()).toEqual(['re: 一']);
    const [delivery] = await world.store.deliveriesOf(conversation, 0);
    expect(delivery).toMatchObject({ resent: false, state: { kind: 'sent' } });
    expect(world.channel.arrived[0]!.delivery).toBe(delivery!.id);
    expect(world.metrics.of('possible_doubles_total')).toBe(0);
  });

  it('a burst in its quiet window is answered, counting from when it was stored', async () => {
    const file = join(ownFolder(), 'burst.db');
    const capabilities = { quietWindow: 1000 };
    const before = await openWorld({ store: await openSqlite({ file }), capabilities });
    await before.say('在吗');
    await before.say('发货了吗');
    await before.store.close();
    const clock = new ManualClock(before.clock.now() + 600);
    await open({ clock, store: await openSqlite({ file }), capabilities, idsFrom: 1000 });
    await world.advance(300);
    expect(world.channel.texts()).toEqual([]);
    await world.advance(100);
    expect(world.channel.texts()).toEqual(['re: 在吗\n发货了吗']);
  });

  it('a failing turn’s count is remembered', async () => {
    const file = join(ownFolder(), 'fault.db');
    const store = await openSqlite({ file });
    const { plainScript, scriptedEngine } = await import('../support/scripted-engine.ts');
    const engine = scriptedEngine((words, ...rest) => {
      if (words === 'boom') throw new Error('no');
      return plainScript(words, ...rest);
    });
    const before = await openWorld({ store, engine });
    await before.say('boom');
    await before.settle();
    await before.store.close();
    const clock = new ManualClock(before.clock.now());
    await open({ clock, store: await openSqlite({ file }), engine, idsFrom: 1000 });
    await world.advance(60_000);
    expect(world.metrics.of('turn_failures_total')).toBe(2);
    expect((await world.handoff()).reason).toBe('fault');
  });

  it('a thread that was still to be opened gets the words said meanwhile', async () => {
    const file = join(ownFolder(), 'thread.db');
    const before = await openWorld({ store: await openSqlite({ file }) });
    before.desk.weather = () => {
      throw new DeliveryError({ kind: 'retry_after', ms: 30_000 }, 'slow');
    };
    await before.say('人工');
    await before.settle();
    await before.store.close();
    const clock = new ManualClock(before.clock.now());
    await open({ clock, store: await openSqlite({ file }), idsFrom: 1000 });
    await world.say('在等');
    await world.advance(31_000);
    expect(world.desk.opened).toHaveLength(1);
    expect(world.desk.said()).toContain('customer: 在等');
  });
});

describe('starting', () => {
  it('one adapter that cannot start takes no other with it', async () => {
    const store = openMemory();

    const { start } = ScriptedDesk.prototype;
    ScriptedDesk.prototype.start = () => Promise.reject(new Error('no rights'));
    try {
      await open({ store });
      await world.say('在吗');
      await world.say('人工', { peer: 'bea' });
      await world.settle();
      expect(world.channel.texts()).toEqual(['re: 在吗']);
      // What is for the desk waits while pending, and the customer is not forgotten.
      expect(world.desk.opened).toEqual([]);
      await world.advance(9 * 60_000);
      expect(world.channel.texts('bea').at(-1)).toBe('<left_message zh 1>');
    } finally {
      ScriptedDesk.prototype.start = start;
    }
  });

  it('it is tried again by itself, and gets what waited for it', async () => {
    const { start } = ScriptedDesk.prototype;
    let tries = 0;
    ScriptedDesk.prototype.start = function (this: ScriptedDesk) {
      return ++tries < 3 ? Promise.reject(new Error('no rights yet')) : start.call(this);
    };
    try {
      await open();
      await world.say('人工');
      await world.settle();
      expect(world.desk.opened).toEqual([]);
      await world.advance(pauseBackoff.baseMs * 3);
      expect(tries).toBe(3);
      expect(world.desk.opened).toHaveLength(1);
    } finally {
      ScriptedDesk.prototype.start = start;
    }
  });
});

describe('stopping', () => {
  it('waits for what is on the wire, writes its fate, and takes nothing more in', async () => {
    await open();
    world.channel.weather = async () => void (await world.clock.sleep(1000));
    const { conversation } = await world.say('一');
    await world.settle();
    const stopping = world.hub.stop();
    await expect(world.say('二')).rejects.toMatchObject({ code: 'stopping', status: 503 });
    await world.advance(2000);
    await stopping;
    expect(await world.fates(conversation)).toEqual(['sent']);
    expect(world.channel.stopped && world.desk.stopped).toBe(true);
  });
});

describe('a long answer', () => {
  it('goes out as several messages in order, each with its fate', async () => {
    await open({ capabilities: { text: { limit: 40, unit: 'utf16', markup: 'plain' } } });
    const { conversation } = await world.say(Array.from({ length: 10 }, (_, n) => `第${n}句话说得不短。`).join(''));
    await world.settle();
    const texts = world.channel.texts();
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.join('')).toBe(`re: ${Array.from({ length: 10 }, (_, n) => `第${n}句话说得不短。`).join('')}`);
    expect(await world.fates(conversation)).toEqual(texts.map(() => 'sent'));
  });
});
