// An agent deletes what he wrote on his desk: the customer's copy goes too, or the agent learns that it cannot.

import { afterEach, describe, expect, it } from 'vitest';
import { DeliveryError, eventKey } from '../../core/index.ts';
import { openWorld, text, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const said = eventKey('desk', 'main', 'm1');
const recalled = { kind: 'recalled', of: said } as const;

async function claimedCase(takeBack?: (platformIds: readonly string[]) => void) {
  world = await openWorld();
  if (takeBack) Object.assign(world.channel, { recall: async (_to: unknown, ids: readonly string[]) => takeBack(ids) });
  await world.say('人工');
  await world.settle();
  const { id } = await world.handoff();
  await world.act('bo', id, { kind: 'claimed' });
  await world.settle();
  return id;
}

describe('words an agent takes back', () => {
  it('vanish at the customer, once, and colleagues see that they were said', async () => {
    const taken: (readonly string[])[] = [];
    const id = await claimedCase((ids) => taken.push(ids));
    await world.act('bo', id, { kind: 'said', content: text('只要 9 元') }, { id: 'm1' });
    await world.settle();
    const sent = `p${world.channel.arrived.length}`;
    const heard = world.channel.texts();
    expect(await world.act('bo', id, recalled, { id: 'm1:recall' })).toEqual({ status: 'done' });
    expect((await world.act('bo', id, recalled, { id: 'm1:recall' })).status).toBe('already seen');
    await world.settle();
    expect(taken).toEqual([[sent]]);
    expect(world.channel.texts()).toEqual(heard);
    expect(world.desk.said().at(-1)).toBe('system: BO 撤回了：只要 9 元');
  });

  it('stay where the channel cannot delete, and the agent is told', async () => {
    const id = await claimedCase();
    await world.act('bo', id, { kind: 'said', content: text('只要 9 元') }, { id: 'm1' });
    await world.settle();
    const lines = world.desk.said().length;
    expect(await world.act('bo', id, recalled)).toMatchObject({ status: 'refused', code: 'cannot_recall' });
    await world.settle();
    expect(world.desk.said()).toHaveLength(lines);
  });

  it('that the platform will not give back any more are told in the thread', async () => {
    const id = await claimedCase(() => {
      throw new DeliveryError({ kind: 'reject' }, 'two minutes are over');
    });
    await world.act('bo', id, { kind: 'said', content: text('只要 9 元') }, { id: 'm1' });
    await world.settle();
    expect(await world.act('bo', id, recalled)).toEqual({ status: 'done' });
    await world.settle();
    expect(world.desk.said().at(-1)).toContain('没能从客户那里撤回：只要 9 元（two minutes are over）');
  });

  it('are his own, of a case that is not over; a note was never with the customer', async () => {
    const taken: (readonly string[])[] = [];
    const id = await claimedCase((ids) => taken.push(ids));
    await world.act('bo', id, { kind: 'said', content: text('只要 9 元') }, { id: 'm1' });
    await world.act('bo', id, { kind: 'noted', content: text('他很急') }, { id: 'n1' });
    await world.settle();
    expect(await world.act('cy', id, recalled)).toMatchObject({ code: 'not_yours' });
    expect(await world.act(undefined, id, recalled)).toMatchObject({ code: 'not_an_agent' });
    expect(await world.act('bo', id, { kind: 'recalled', of: eventKey('desk', 'main', 'n1') })).toEqual({
      status: 'done',
    });
    await world.act('bo', id, { kind: 'resolved' });
    await world.settle();
    expect(await world.act('bo', id, recalled)).toMatchObject({ code: 'case_over' });
    await world.settle();
    expect(taken).toEqual([]);
  });
});
