// Chapter of the store contract: timers, lists, the fate of a message, pruning, and drawers.

import { describe, expect, test } from 'vitest';
import { type DeliveryId, laneOf, later, mediaId, shopId } from '../../core/model/index.ts';
import {
  addressOf,
  bo,
  botTurn,
  cy,
  day,
  envelope,
  freshIds,
  reply,
  shop,
  start,
  type World,
  wordsOf,
} from './store-world.ts';

export function lookingAndKeeping(world: World): void {
  const { accept, commit, load, waitingCase, claim } = world;

  describe('looking', () => {
    test('timers come due oldest first, and the next one is told', async () => {
      const a = await waitingCase('a', { due: { at: later(world.now, 300), stage: 'notice' } });
      const b = await waitingCase('b', { due: { at: later(world.now, 200), stage: 'notice' } });
      const c = await waitingCase('c', { due: { at: later(world.now, 900), stage: 'reroute' } });
      expect(await world.store.due(world.now, 10)).toEqual({ handoffs: [], next: later(world.now, 200) });
      const due = await world.store.due(later(world.now, 300), 10);
      expect(due.handoffs.map(({ id }) => id)).toEqual([b.handoff, a.handoff]);
      expect(due.next).toBe(later(world.now, 900));
      await commit({
        conversation: c.conversation,
        handoff: { id: c.handoff, from: ['requested'], due: { at: later(world.now, 950), stage: 'ticket' } },
      });
      expect((await world.store.findHandoff(c.handoff))?.due).toEqual({ at: later(world.now, 950), stage: 'ticket' });
      await commit({
        conversation: c.conversation,
        handoff: { id: c.handoff, from: ['requested'], to: { kind: 'resolved' } },
      });
      expect((await world.store.findHandoff(c.handoff))?.due).toBeUndefined();
    });

    test('the queue: the longest wait first, then those in hand, and nothing that is over', async () => {
      const made: Awaited<ReturnType<typeof waitingCase>>[] = [];
      for (const peer of ['a', 'b', 'c', 'd']) {
        made.push(await waitingCase(peer));
        world.now = later(world.now, 10);
      }
      const [a, b, , d] = made as [(typeof made)[0], (typeof made)[0], (typeof made)[0], (typeof made)[0]];
      await commit(claim(a.conversation, a.handoff, bo));
      await commit({
        conversation: b.conversation,
        mode: { kind: 'bot' },
        handoff: { id: b.handoff, from: ['requested'], to: { kind: 'cancelled' } },
      });
      const queue = await world.store.queue(shop);
      expect(queue.map(({ handoff }) => [handoff?.number, handoff?.state.kind])).toEqual([
        [3, 'requested'],
        [4, 'requested'],
        [1, 'claimed'],
      ]);
      expect(queue[1]).toMatchObject({
        conversation: { id: d.conversation },
        customer: { displayName: 'Ann' },
        last: { seq: 2 },
      });
      expect(await world.store.queue(shopId('other'))).toEqual([]);
      expect(
        (await world.store.conversations({ shop, agent: bo, limit: 9 })).map(({ conversation }) => conversation.id),
      ).toEqual([a.conversation]);
      expect(await world.store.conversations({ shop, agent: cy, limit: 9 })).toEqual([]);
      expect(await world.store.conversations({ shop, owner: 'waiting', limit: 9 })).toHaveLength(2);
      expect(
        (await world.store.conversations({ shop, owner: 'bot', limit: 9 })).map(({ conversation }) => conversation.id),
      ).toEqual([b.conversation]);
    });

    test('conversations: newest first, page by page, even when many share one moment', async () => {
      for (let n = 0; n < 250; n++) {
        if (n === 0 || n === 30) world.now = later(world.now, 1);
        await accept(`p${n}`, `m${n}`, n === 7 ? '我要退款 REFUND' : `hello ${n}`, {
          name: n === 9 ? '王小明' : 'Ann',
        });
      }
      const all = await world.store.conversations({ shop, limit: 1000 });
      expect(new Set(all.map(({ conversation }) => conversation.id)).size).toBe(250);
      expect(all.map(({ lastAt }) => lastAt)).toEqual(all.map(({ lastAt }) => lastAt).toSorted((a, b) => b - a));
      expect(await world.store.conversations({ shop, limit: 3 })).toEqual(all.slice(0, 3));
      expect(await world.store.conversations({ shop, limit: 500, before: world.now })).toHaveLength(30);
      const found = async (search: string) =>
        (await world.store.conversations({ shop, limit: 9, search })).map(
          ({ conversation }) => conversation.address.peer,
        );
      expect(await found('refund')).toEqual(['p7']);
      expect(await found('小明')).toEqual(['p9']);
      expect(await found('no such words')).toEqual([]);
      expect(await found('%')).toEqual([]);
    });

    test('turns are read backwards in pages', async () => {
      const { conversation } = await accept('ann', '1', 'w1');
      for (let n = 2; n <= 9; n++) await accept('ann', String(n), `w${n}`);
      expect(wordsOf(await world.store.turns(conversation, undefined, 3))).toEqual(['w7', 'w8', 'w9']);
      expect(wordsOf(await world.store.turns(conversation, 7, 3))).toEqual(['w4', 'w5', 'w6']);
      expect(await world.store.turns(conversation, 1, 3)).toEqual([]);
    });

    test('the fate of a message is found by its event, its delivery, and the platform’s own id', async () => {
      const { conversation } = await accept('ann', '1', 'hi');
      expect(await world.store.fate('telegram:main:1')).toMatchObject({ consumed: false, answers: [] });
      await accept('ann', '2', 'hello?');
      const delivery = reply('ann', { shows: { turn: 0 } });
      await commit({
        conversation,
        readTo: 2,
        turns: [botTurn('hello')],
        deliveries: [delivery],
        start: [delivery.lane],
      });
      await world.store.next(delivery.lane, world.now, {
        id: delivery.id,
        fate: { kind: 'sent', platformIds: ['9001'] },
      });
      await accept('ann', '3', 'and?');
      const report = await world.store.fate('telegram:main:1');
      expect(report).toMatchObject({
        event: { key: 'telegram:main:1', at: start },
        conversation,
        address: addressOf('ann'),
        turn: { seq: 1 },
        consumed: true,
        answers: [
          { turn: { seq: 3 }, deliveries: [{ id: delivery.id, state: { kind: 'sent', platformIds: ['9001'] } }] },
        ],
      });
      expect(report?.answers).toHaveLength(1);
      for (const id of [delivery.id, '9001'])
        expect(await world.store.fate(id)).toMatchObject({
          conversation,
          turn: { seq: 3 },
          deliveries: [{ id: delivery.id }],
        });
      expect(await world.store.fate('900')).toBeUndefined();
      const handed = await waitingCase('bob');
      expect((await world.store.fate('telegram:main:bob-wish'))?.handoff?.id).toBe(handed.handoff);
    });

    test('a file that arrived takes its place in the turn', async () => {
      const { conversation } = await world.store.accept(
        { ...envelope('ann', '1', 'x'), content: [{ kind: 'media', type: 'image', platform: 'ref' }] },
        freshIds(),
        { mailbox: false },
        world.now,
      );
      const content = [{ kind: 'media', type: 'image', media: mediaId('m'.repeat(43)) }] as const;
      await world.store.setMedia(conversation, 1, content);
      expect((await load(conversation)).unread[0]).toMatchObject({ seq: 1, content, event: 'telegram:main:1' });
    });

    test('the counts are true', async () => {
      const { conversation } = await accept('ann', '1', 'hi');
      await accept('bob', '2', 'hi');
      await commit({ conversation, turns: [botTurn('a')], deliveries: [reply('ann'), reply('ann')] });
      expect(await world.store.stats()).toMatchObject({
        turns: 3,
        conversations: 2,
        openDeliveries: 2,
        possibleDoubles: 0,
      });
      expect((await world.store.stats()).commits).toBe(3);
    });
  });

  describe('keeping house', () => {
    test('deliveries that ended well go when they are old; the dead, the open and the young stay', async () => {
      const { conversation } = await accept('ann', '1', 'hi');
      const lane = laneOf(addressOf('ann'));
      const made = Array.from({ length: 4 }, () => reply('ann', { shows: { seq: 1 } }));
      const [old, dead, young] = made.map(({ id }) => id) as [DeliveryId, DeliveryId, DeliveryId];
      await commit({ conversation, deliveries: made });
      await world.store.next(lane, world.now);
      await world.store.next(lane, world.now, { id: old, fate: { kind: 'sent', platformIds: [] } });
      await world.store.next(lane, world.now, { id: dead, fate: { kind: 'dead', error: 'x' } });
      world.now = later(world.now, day);
      await world.store.next(lane, world.now, { id: young, fate: { kind: 'sent', platformIds: [] } });
      expect(await world.store.prune(world.now, 100)).toBe(1);
      const left = await world.store.deliveriesOf(conversation, 1);
      expect(left.map(({ state }) => state.kind)).toEqual(['dead', 'sent', 'sending']);
      expect(wordsOf((await load(conversation)).recent)).toEqual(['hi']);
    });

    test('an event key is kept for thirty days whatever is asked, and goes after', async () => {
      await accept('ann', 'old', 'hi', { raw: '{"update_id":1}' });
      world.now = later(start, 30 * day);
      await accept('ann', 'new', 'hi');
      await world.store.prune(world.now, 1000);
      expect(await accept('ann', 'old', 'hi')).toMatchObject({ status: 'already seen' });
      world.now = later(start, 30 * day + 1);
      await accept('ann', 'newer', 'hi');
      let removed = 0;
      for (let n = 0; n < 3; n++) removed += await world.store.prune(world.now, 1000);
      expect(removed).toBe(1);
      expect(await world.store.fate('telegram:main:old')).toBeUndefined();
      expect(await world.store.fate('telegram:main:new')).toBeDefined();
    });

    test('a walk of small prunes reaches every row, past all that must stay', async () => {
      const { conversation } = await accept('ann', 'z', 'x');
      const lane = laneOf(addressOf('ann'));
      const dead = Array.from({ length: 90 }, () => reply('ann'));
      const sent = Array.from({ length: 90 }, () => reply('ann'));
      await commit({ conversation, deliveries: [...dead, ...sent] });
      await world.store.next(lane, world.now);
      for (const { id } of dead) await world.store.next(lane, world.now, { id, fate: { kind: 'dead', error: 'x' } });
      for (const { id } of sent)
        await world.store.next(lane, world.now, { id, fate: { kind: 'sent', platformIds: [] } });
      for (let n = 0; n < 90; n++) await accept('ann', `old${n}`, 'x');
      world.now = later(start, 40 * day);
      for (let n = 0; n < 90; n++) await accept('ann', `new${n}`, 'x');
      let removed = 0;
      for (let n = 0; n < 200; n++) removed += await world.store.prune(later(start, day), 3);
      expect(removed).toBe(90 + 91);
      expect(await world.store.fate('telegram:main:new7')).toBeDefined();
    });
  });

  describe('drawers', () => {
    test('are written by version, found by key and listed by prefix', async () => {
      const { drawers } = world.store;
      expect(await drawers.get('visitors', 'a')).toBeUndefined();
      expect(await drawers.put('visitors', 'a', { n: 1 }, undefined, world.now)).toBe(true);
      expect(await drawers.put('visitors', 'a', { n: 2 }, undefined, world.now)).toBe(false);
      expect(await drawers.put('visitors', 'a', { n: 2 }, 9, world.now)).toBe(false);
      expect(await drawers.put('visitors', 'a', { n: 2 }, 1, later(world.now, 5))).toBe(true);
      expect(await drawers.get('visitors', 'a')).toEqual({ value: { n: 2 }, version: 2, at: later(world.now, 5) });
      for (const key of ['s:1', 's:2', 's_', 't']) await drawers.put('visitors', key, key, undefined, world.now);
      await drawers.put('sessions', 's:9', 'other drawer', undefined, world.now);
      expect((await drawers.list('visitors', 's:', 10)).map(({ key }) => key)).toEqual(['s:1', 's:2']);
      expect(await drawers.list('visitors', '', 2)).toHaveLength(2);
      await drawers.remove('visitors', 's:1');
      expect(await drawers.get('visitors', 's:1')).toBeUndefined();
      expect(await drawers.put('visitors', 'nothing', null, undefined, world.now)).toBe(true);
      expect((await drawers.get('visitors', 'nothing'))?.value).toBeNull();
    });

    test('are swept of what was last written before a moment, so many at a time, and of nothing else', async () => {
      const { drawers } = world.store;
      for (const key of ['a', 'b', 'c', 'd']) await drawers.put('cases', key, 1, undefined, world.now);
      await drawers.put('other', 'a', 1, undefined, world.now);
      const written = later(world.now, 1000);
      await drawers.put('cases', 'd', 2, 1, written);
      expect(await drawers.sweep('cases', world.now, 10)).toBe(0);
      expect(await drawers.sweep('cases', written, 2)).toBe(2);
      expect(await drawers.sweep('cases', written, 2)).toBe(1);
      expect((await drawers.list('cases', '', 10)).map(({ key }) => key)).toEqual(['d']);
      expect(await drawers.list('other', '', 10)).toHaveLength(1);
    });

    test('of many writers at once one wins each version', async () => {
      await world.store.drawers.put('d', 'k', 0, undefined, world.now);
      const results = await Promise.all(
        Array.from({ length: 30 }, (_, n) => world.store.drawers.put('d', 'k', n, 1, world.now)),
      );
      expect(results.filter(Boolean)).toHaveLength(1);
    });
  });
}
