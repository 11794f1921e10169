// A case put down as a ticket, and the answers the engine offers an agent: who may, what the customer hears, what he never sees.

import { afterEach, describe, expect, it } from 'vitest';
import { plainScript, scriptedEngine } from '../support/scripted-engine.ts';
import { openWorld, person, text, type World, type WorldOptions } from '../support/world.ts';

const minute = 60_000;
let world: World;
const open = async (options: WorldOptions = {}) => {
  world = await openWorld(options);
  return world;
};
afterEach(() => world.close());

async function waiting(peer = 'ann') {
  await world.say('人工', { peer });
  await world.settle();
  return (await world.handoff(peer)).id;
}
async function claimed() {
  const id = await waiting();
  await world.act('bo', id, { kind: 'claimed' });
  await world.settle();
  return id;
}
const stateOf = async (id: Awaited<ReturnType<typeof waiting>>) => (await world.store.findHandoff(id))!.state;
const hears = (peer = 'ann') => world.channel.texts(peer);

describe('a ticket', () => {
  it('ends the live case: the customer is told its number, the bot serves him again, colleagues see who did it', async () => {
    await open();
    const id = await claimed();
    expect(await world.act('bo', id, { kind: 'ticketed' })).toEqual({ status: 'done' });
    await world.settle();
    expect(await stateOf(id)).toEqual({ kind: 'left_message', ticket: '1' });
    expect((await world.conversation()).mode).toEqual({ kind: 'bot' });
    expect(hears().at(-1)).toContain('工单编号 1。');
    expect(world.desk.said()).toContain('state: BO 已登记为工单 1。');
    const heard = hears().length;
    await world.advance(60 * minute);
    expect(hears()).toHaveLength(heard);
    await world.say('多少钱');
    await world.settle();
    expect(hears().at(-1)).toBe('re: 多少钱');
  });

  it('is told in the customer’s language', async () => {
    await open({ engine: scriptedEngine((...scene) => ({ ...plainScript(...scene), dialogue: { language: 'en' } })) });
    const id = await claimed();
    await world.act('bo', id, { kind: 'ticketed' });
    await world.settle();
    expect(hears().at(-1)).toContain('as ticket 1.');
  });

  it('may be made by any agent of a case nobody holds, and ends its timers', async () => {
    await open();
    await waiting('zoe');
    const id = await waiting();
    expect(await world.act('cy', id, { kind: 'ticketed' })).toEqual({ status: 'done' });
    await world.advance(60 * minute);
    expect(hears().filter((line) => line.includes('工单编号'))).toHaveLength(1);
    expect(hears().join()).not.toContain('waiting_notice');
    expect(await stateOf(id)).toEqual({ kind: 'left_message', ticket: '1' });
  });

  it('of a held case is its holder’s alone to make', async () => {
    await open();
    const id = await claimed();
    const heard = hears().length;
    expect(await world.act('cy', id, { kind: 'ticketed' })).toEqual({
      status: 'refused',
      code: 'not_yours',
      holder: 'BO',
    });
    expect(await world.act(undefined, id, { kind: 'ticketed' })).toEqual({ status: 'refused', code: 'not_an_agent' });
    await world.settle();
    expect(await stateOf(id)).toEqual({ kind: 'claimed', agent: 'bo' });
    expect(hears()).toHaveLength(heard);
  });

  it('has one number, however often it is asked for; a case that is over becomes none', async () => {
    await open();
    const id = await claimed();
    const same = { id: 'press:1' };
    const outcomes = await Promise.all([
      world.act('bo', id, { kind: 'ticketed' }, same),
      world.act('bo', id, { kind: 'ticketed' }, same),
      world.act('bo', id, { kind: 'ticketed' }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'refused')).toEqual([]);
    await world.settle();
    expect(await stateOf(id)).toEqual({ kind: 'left_message', ticket: '1' });
    expect(hears().filter((line) => line.includes('工单编号'))).toHaveLength(1);

    const other = await waiting('zoe');
    await world.act('bo', other, { kind: 'claimed' });
    await world.act('bo', other, { kind: 'resolved' });
    expect(await world.act('bo', other, { kind: 'ticketed' })).toEqual({ status: 'refused', code: 'case_over' });
    const third = await waiting('kim');
    await world.act('bo', third, { kind: 'ticketed' });
    expect(await stateOf(third)).toEqual({ kind: 'left_message', ticket: '2' });
  });

  it('and a claim in the same moment leave one of two sound cases', async () => {
    await open();
    for (let round = 0; round < 8; round++) {
      const peer = `guest${round}`;
      const id = await waiting(peer);
      await Promise.all([
        world.act('cy', id, { kind: 'ticketed' }, { id: `t${round}` }),
        world.act('bo', id, { kind: 'claimed' }, { id: `c${round}` }),
      ]);
      await world.settle();
      const { kind } = await stateOf(id);
      const { mode } = await world.conversation(peer);
      // A ticket may be claimed, a claimed case is no longer cy's to put down.
      expect(kind).toBe('claimed');
      expect(mode).toMatchObject({ kind: 'agent', agent: 'bo' });
    }
  });

  it('is found again: by its number, in its thread, and taken up from there', async () => {
    await open();
    const id = await claimed();
    await world.act('bo', id, { kind: 'ticketed' });
    await world.settle();
    const { shop } = await world.conversation();
    const [found] = await world.store.conversations({ shop, search: '工单编号 1', limit: 5 });
    expect(found?.conversation.id).toBe((await world.conversation()).id);
    const { thread } = world.desk.opened[0]!;
    expect((await world.hub.desk.caseOf('forum:main', thread))?.id).toBe(id);
    await world.act('cy', id, { kind: 'claimed' });
    await world.act('cy', id, { kind: 'said', content: text('查到了') });
    await world.settle();
    expect(hears().at(-1)).toBe('查到了');
  });
});

describe('suggestions', () => {
  const engine = () =>
    Object.assign(scriptedEngine(), {
      suggest: (words: string) => [
        { entry: 'a', text: `first for ${words}`, score: 0.8 },
        { entry: 'gap', text: 'order {{order}} is on its way', score: 0.7 },
        { entry: 'b', text: `second for ${words}`, score: 0.6 },
      ],
    });

  it('are the engine’s for the customer’s last words, and nobody but the agent sees them', async () => {
    await open({ engine: engine() });
    const id = await claimed();
    await world.say('能退吗');
    await world.settle();
    const [heard, seen] = [hears().length, world.desk.said().length];
    const found = await world.hub.desk.suggest(id, 'forum:main');
    expect(found.map(({ text: words }) => words)).toEqual(['first for 能退吗', 'second for 能退吗']);
    await world.settle();
    expect([hears().length, world.desk.said().length]).toEqual([heard, seen]);
  });

  it('mean what they meant when they were shown, by number and by button', async () => {
    await open({ engine: engine() });
    const id = await claimed();
    await world.say('能退吗');
    await world.settle();
    const [, second] = await world.hub.desk.suggest(id, 'forum:main');
    await world.say('那运费呢');
    await world.settle();
    const { desk } = world.hub;
    expect((await desk.suggested(id, 'forum:main', 2))?.text).toBe('second for 能退吗');
    await desk.suggest(id, 'forum:main');
    expect((await desk.suggested(id, 'forum:main', 2))?.text).toBe('second for 那运费呢');
    expect((await desk.suggested(id, 'forum:main', second!.id))?.text).toBe('second for 能退吗');
    expect(await desk.suggested(id, 'forum:main', 3)).toBeUndefined();
    expect(await desk.suggested(id, 'forum:main', 0)).toBeUndefined();
    expect(await desk.suggested(id, 'forum:main', 'nonsense')).toBeUndefined();
  });

  it('before any list are the card’s', async () => {
    await open({ engine: engine() });
    const id = await waiting();
    const [first] = (await world.store.findHandoff(id))!.brief.suggestions;
    expect((await world.hub.desk.suggested(id, 'forum:main', 1))?.text).toBe(first!.text);
  });

  it('taken are the agent’s reply: said to the customer, shown on every desk, refused to whoever has not claimed', async () => {
    await open({ engine: engine(), desks: ['forum:main', 'room:main'], people: [person('bo'), person('cy')] });
    const id = await waiting();
    const one = await world.hub.desk.suggested(id, 'forum:main', 1);
    const act = { kind: 'said', content: text(one!.text), suggested: true } as const;
    expect(await world.act('bo', id, act)).toMatchObject({ code: 'not_claimed' });
    await world.act('bo', id, { kind: 'claimed' });
    expect(await world.act('cy', id, act)).toMatchObject({ code: 'not_yours' });
    expect(await world.act('bo', id, act)).toEqual({ status: 'done' });
    await world.settle();
    expect(hears().at(-1)).toBe(one!.text);
    for (const desk of world.desks) expect(desk.said()).toContain(`agent: ${one!.text}`);
  });
});
