// Nobody is left waiting in silence: told, re-routed, a ticket; and the same for a claimed customer who hears nothing.

import { afterEach, describe, expect, it } from 'vitest';
import { DeliveryError } from '../../core/index.ts';
import { scriptedEngine } from '../support/scripted-engine.ts';
import { openWorld, text, type World, type WorldOptions } from '../support/world.ts';

const minute = 60_000;
let world: World;
const open = async (options: WorldOptions = {}) => {
  world = await openWorld(options);
  return world;
};
afterEach(() => world.close());

async function ask(peer = 'ann') {
  await world.say('人工', { peer });
  await world.settle();
  return (await world.handoff(peer)).id;
}

describe('when nobody answers', () => {
  it('the customer is told his place, then every desk is asked, then he gets a number', async () => {
    await open();
    await ask('zoe');
    await world.advance(1000);
    const id = await ask();
    await world.advance(minute);
    expect(world.channel.texts()).toEqual(['farewell 2', '<waiting_notice zh 2>']);
    await world.advance(2 * minute);
    expect(world.channel.texts().at(-1)).toBe('<rerouted zh>');
    await world.advance(5 * minute);
    expect(world.channel.texts('zoe').at(-1)).toBe('<left_message zh 1>');
    expect(world.channel.texts()).toEqual([
      'farewell 2',
      '<waiting_notice zh 2>',
      '<rerouted zh>',
      '<left_message zh 2>',
    ]);
    expect((await world.store.findHandoff(id))!.state).toEqual({ kind: 'left_message', ticket: '2' });
    expect((await world.conversation()).mode).toEqual({ kind: 'bot' });
    expect(world.desk.said()).toContain('state: 没有人接待，已请客户留言，编号 2。');
    await world.advance(60 * minute);
    expect(world.channel.texts()).toHaveLength(4);
    await world.say('多少钱');
    await world.settle();
    expect(world.channel.texts().at(-1)).toBe('re: 多少钱');
  });

  it('an agent who finds the ticket later takes the customer up where he left', async () => {
    await open();
    const id = await ask();
    await world.advance(9 * minute);
    const thread = world.desk.opened[0]!.thread;
    expect((await world.hub.desk.caseOf('forum:main', thread))?.id).toBe(id);
    expect(await world.act('bo', id, { kind: 'said', content: text('hi') })).toMatchObject({ code: 'not_claimed' });
    expect((await world.act('bo', id, { kind: 'claimed' })).status).toBe('done');
    await world.act('bo', id, { kind: 'said', content: text('久等了') });
    await world.settle();
    expect(world.channel.texts().at(-1)).toBe('久等了');
    expect((await world.conversation()).mode.kind).toBe('agent');
  });

  it('a claim ends the timers', async () => {
    await open();
    const id = await ask();
    await world.act('bo', id, { kind: 'claimed' });
    await world.act('bo', id, { kind: 'said', content: text('您好') });
    await world.advance(60 * minute);
    expect(world.channel.texts()).toEqual(['farewell 1', '<agent_joined zh BO>', '您好']);
  });
});

describe('a case whose timer fails', () => {
  it('holds up no other, and is tried again', async () => {
    let broken = true;
    const engine = scriptedEngine();
    const { phrase } = engine;
    Object.assign(engine, {
      phrase: (...args: Parameters<typeof phrase>) => {
        if (broken && args[0] === 'waiting_notice' && args[3]?.['position'] === '1') throw new Error('bad wording');
        return phrase(...args);
      },
    });
    await open({ engine });
    await ask('zoe');
    await ask();
    await world.advance(2 * minute);
    expect(world.channel.texts()).toEqual(['farewell 2', '<waiting_notice zh 2>']);
    expect(world.channel.texts('zoe')).toEqual(['farewell 1']);
    broken = false;
    await world.advance(10_000);
    expect(world.channel.texts('zoe')).toEqual(['farewell 1', '<waiting_notice zh 1>']);
  });
});

describe('when desks fail', () => {
  it('a case that no desk can open becomes a ticket', async () => {
    await open({ desks: ['forum:main', 'board:main'] });
    for (const desk of world.desks)
      desk.weather = (call) => {
        if (call === 'open') throw new DeliveryError({ kind: 'reject' }, 'no rights');
      };
    const id = await ask();
    expect((await world.store.findHandoff(id))!.state).toEqual({ kind: 'open_failed', why: 'no rights' });
    await world.advance(10_000);
    expect(world.channel.texts().at(-1)).toBe('<left_message zh 1>');
  });

  it('another desk that opens in time keeps the customer waiting as usual', async () => {
    await open({ desks: ['forum:main', 'board:main'] });
    const [forum, board] = world.desks;
    forum!.weather = () => {
      throw new DeliveryError({ kind: 'reject' }, 'no rights');
    };
    board!.weather = async (call) => void (call === 'open' && (await world.clock.sleep(1000)));
    const id = await ask();
    await world.advance(10_000);
    expect((await world.store.findHandoff(id))!.state.kind).toBe('offered');
    expect(world.channel.texts()).toEqual(['farewell 1']);
    await world.advance(9 * minute);
    expect(world.channel.texts().at(-1)).toBe('<left_message zh 1>');
  });

  it('with no desk at all the customer leaves a message at once', async () => {
    await open({ desks: [] });
    await world.say('人工');
    await world.settle();
    expect(world.channel.texts()).toEqual(['farewell 1', '<left_message zh 1>']);
  });
});

describe('a claimed customer who hears nothing', () => {
  it('is told, then his case is open to everyone again, then it is a ticket', async () => {
    await open();
    const id = await ask();
    await world.act('bo', id, { kind: 'claimed' });
    await world.act('bo', id, { kind: 'said', content: text('您好') });
    await world.say('我要退货');
    await world.advance(minute);
    expect(world.channel.texts().at(-1)).toBe('<waiting zh>');
    expect(world.desk.said()).toContain('system: 客户在等回复：已经 1 分钟没有回答了。');
    await world.advance(2 * minute);
    expect((await world.handoff()).state).toMatchObject({ kind: 'transferred', to: 'everyone' });
    expect(await world.act('bo', id, { kind: 'said', content: text('x') })).toMatchObject({ code: 'not_claimed' });
    await world.advance(5 * minute);
    expect(world.channel.texts().at(-1)).toBe('<left_message zh 1>');
  });

  it('is left in peace once he is answered', async () => {
    await open();
    const id = await ask();
    await world.act('bo', id, { kind: 'claimed' });
    await world.say('我要退货');
    await world.advance(30_000);
    await world.act('bo', id, { kind: 'said', content: text('好的') });
    await world.advance(60 * minute);
    expect(world.channel.texts().at(-1)).toBe('好的');
    expect((await world.handoff()).state.kind).toBe('claimed');
  });
});

describe('a customer who leaves while he waits', () => {
  it('is waited for no longer', async () => {
    await open();
    const id = await ask();
    await world.say([], { event: { kind: 'left' } });
    await world.settle();
    expect((await world.store.findHandoff(id))!.state.kind).toBe('cancelled');
    expect(world.desk.closed).toHaveLength(1);
    await world.advance(60 * minute);
    expect(world.channel.texts()).toEqual(['farewell 1']);
  });
});
