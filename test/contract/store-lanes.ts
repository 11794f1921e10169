// Chapter of the store contract: what leaves the house, what a restart finds, and what a web visitor sees.

import { describe, expect, test } from 'vitest';
import { type DeliveryId, laneOf, later } from '../../core/model/index.ts';
import type { NewDelivery, Unit } from '../../core/ports/index.ts';
import {
  addressOf,
  agentTurn,
  bo,
  botTurn,
  deskLane,
  mint,
  reply,
  sending,
  start,
  text,
  type World,
} from './store-world.ts';

export function lanesAndMailbox(world: World): void {
  const { accept, commit, load, waitingCase, claim } = world;

  describe('lanes', () => {
    const lane = laneOf(addressOf('ann'));
    async function annWith(deliveries: readonly NewDelivery[], more: Partial<Unit> = {}) {
      const { conversation, seq } = await accept('ann', mint(), 'hi');
      return { conversation, result: await commit({ conversation, readTo: seq, deliveries, ...more }) };
    }
    const done = (id: DeliveryId, platformIds = ['7']) => ({ id, fate: { kind: 'sent', platformIds } }) as const;

    test('one behind the other, in the order they were decided', async () => {
      const [one, two] = [reply('ann', { words: 'one' }), reply('ann', { words: 'two' })];
      await annWith([one, two]);
      const first = sending(await world.store.next(lane, world.now));
      expect(first.delivery).toMatchObject({ id: one.id, lane, by: 'bot', attempts: 1, what: one.what });
      expect(sending(await world.store.next(lane, world.now, done(one.id))).delivery.id).toBe(two.id);
      expect(await world.store.next(lane, world.now, done(two.id))).toEqual({ kind: 'empty' });
    });

    test('two senders in one lane are a fault that is told', async () => {
      await annWith([reply('ann')]);
      await world.store.next(lane, world.now);
      await expect(world.store.next(lane, world.now)).rejects.toThrow(/two senders/);
    });

    test('a commit may start a lane at once, and only its head', async () => {
      const [one, two] = [reply('ann', { words: 'one', shows: { turn: 0 } }), reply('ann', { words: 'two' })];
      const { result } = await annWith([one, two], { start: [lane], turns: [botTurn('one')] });
      expect(result.started).toHaveLength(1);
      const [, step] = result.started[0] ?? [];
      expect(sending(step).delivery).toMatchObject({ id: one.id, attempts: 1, turn: 2 });
      expect(sending(await world.store.next(lane, world.now, done(one.id))).delivery).toMatchObject({
        id: two.id,
        attempts: 1,
      });
    });

    test('a started lane that was not empty starts with its old head', async () => {
      const [old, young] = [reply('ann'), reply('ann')];
      await annWith([old]);
      const { result } = await annWith([young], { start: [lane] });
      expect(sending(result.started[0]?.[1]).delivery.id).toBe(old.id);
    });

    test('a retry waits its time; a failure is final; each end is told', async () => {
      const ends = [reply('ann'), reply('ann'), reply('ann'), reply('ann')].map((delivery) => ({
        ...delivery,
        shows: { seq: 1 },
      }));
      const [retried, dead, unknown, expired] = ends.map(({ id }) => id) as [
        DeliveryId,
        DeliveryId,
        DeliveryId,
        DeliveryId,
      ];
      const { conversation } = await annWith(ends);
      await world.store.next(lane, world.now);
      const until = later(world.now, 500);
      expect(
        await world.store.next(lane, world.now, {
          id: retried,
          fate: { kind: 'again', notBefore: until, error: '429' },
        }),
      ).toEqual({ kind: 'wait', until });
      expect(sending(await world.store.next(lane, until)).delivery).toMatchObject({ id: retried, attempts: 2 });
      await world.store.next(lane, world.now, done(retried, ['41', '42']));
      await world.store.next(lane, world.now, { id: dead, fate: { kind: 'dead', error: 'blocked' } });
      await world.store.next(lane, world.now, { id: unknown, fate: { kind: 'unknown', error: 'timeout' } });
      expect(await world.store.next(lane, world.now, { id: expired, fate: { kind: 'expired' } })).toEqual({
        kind: 'empty',
      });
      expect((await world.store.deliveriesOf(conversation, 1)).map(({ state }) => state)).toEqual([
        { kind: 'sent', platformIds: ['41', '42'] },
        { kind: 'dead', error: 'blocked' },
        { kind: 'unknown', why: 'timeout' },
        { kind: 'expired' },
      ]);
    });

    test('what is too old is not sent: it expires and the lane goes on', async () => {
      const old = reply('ann', { expiresAt: later(world.now, 1000), shows: { seq: 1 } });
      const young = reply('ann', { expiresAt: later(world.now, 9000), shows: { seq: 1 } });
      const { conversation } = await annWith([old, young]);
      expect(await world.store.next(lane, later(world.now, 1000))).toMatchObject({
        kind: 'expired',
        delivery: { id: old.id, what: old.what },
      });
      expect(sending(await world.store.next(lane, later(world.now, 1000))).delivery.id).toBe(young.id);
      expect((await world.store.deliveriesOf(conversation, 1))[0]?.state).toEqual({ kind: 'expired' });
    });

    test('settling twice, or what is not on the wire, changes nothing', async () => {
      const one = reply('ann', { shows: { seq: 1 } });
      const { conversation } = await annWith([one]);
      await world.store.next(lane, world.now, done(one.id));
      expect((await world.store.deliveriesOf(conversation, 1))[0]?.state.kind).toBe('sending');
      await world.store.next(lane, world.now, done(one.id, ['1']));
      await world.store.next(lane, world.now, { id: one.id, fate: { kind: 'dead', error: 'late' } });
      expect((await world.store.deliveriesOf(conversation, 1))[0]?.state).toEqual({ kind: 'sent', platformIds: ['1'] });
    });

    test('a claim withdraws what the bot has not begun, recalls what it has, and leaves people’s and the system’s words', async () => {
      const { conversation, handoff } = await waitingCase();
      const [onWire, waiting] = [reply('ann', { shows: { seq: 1 } }), reply('ann', { shows: { seq: 1 } })];
      const system = reply('ann', { by: 'system', shows: { seq: 1 } });
      await commit({ conversation, deliveries: [onWire, waiting, system], start: [lane] });
      const result = await commit(claim(conversation, handoff, bo));
      expect(result.withdrawn).toBe(1);
      const states = async () => (await world.store.deliveriesOf(conversation, 1)).map(({ state }) => state);
      expect(await states()).toEqual([
        { kind: 'sending', since: world.now, recalled: true },
        { kind: 'withdrawn', why: 'claimed' },
        { kind: 'pending', notBefore: 0 },
      ]);
      // The platform asks to try again: that would be the bot's word after the claim.
      const after = await world.store.next(lane, world.now, {
        id: onWire.id,
        fate: { kind: 'again', notBefore: world.now, error: '429' },
      });
      expect(sending(after).delivery.id).toBe(system.id);
      expect((await states())[0]).toEqual({ kind: 'withdrawn', why: '429' });
      expect(sending(await world.store.next(deskLane(handoff), world.now)).delivery.what.kind).toBe('desk_open');
    });

    test('opening a thread offers the case; the desk then gets the case with each step', async () => {
      const { conversation, handoff, lane: desk } = await waitingCase();
      const opening = sending(await world.store.next(desk, world.now));
      expect(opening.handoff).toMatchObject({ id: handoff, number: 1, state: { kind: 'requested' }, threads: [] });
      const post: NewDelivery = {
        id: mint<DeliveryId>(),
        lane: desk,
        by: 'system',
        what: { kind: 'desk_post', handoff, desk: 'console:main', post: { kind: 'state', text: 'x' } },
      };
      await commit({ conversation, deliveries: [post] });
      const posting = sending(await world.store.next(desk, world.now, done(opening.delivery.id, ['thread-9'])));
      const threads = [{ desk: 'console:main', thread: 'thread-9' }];
      expect(posting.handoff).toMatchObject({ state: { kind: 'offered' }, threads });
      expect(await world.store.handoffByThread('console:main', 'thread-9')).toMatchObject({ id: handoff });
      await world.store.setThread(handoff, 'console:main', undefined, world.now);
      expect(await world.store.handoffByThread('console:main', 'thread-9')).toBeUndefined();
      await world.store.setThread(handoff, 'console:main', 'thread-10', world.now);
      expect((await world.store.findHandoff(handoff))?.threads).toEqual([
        { desk: 'console:main', thread: 'thread-10' },
      ]);
    });

    test('a thread that opens late does not undo a claim', async () => {
      const { conversation, handoff, lane: desk } = await waitingCase();
      const opening = sending(await world.store.next(desk, world.now));
      await commit(claim(conversation, handoff, bo));
      await world.store.next(desk, world.now, done(opening.delivery.id, ['t']));
      expect(await world.store.findHandoff(handoff)).toMatchObject({
        state: { kind: 'claimed', agent: bo },
        threads: [{ thread: 't' }],
      });
    });
  });

  describe('after a restart', () => {
    test('what was on the wire goes out once more, marked where a double may be, and recalled words do not', async () => {
      const { conversation, handoff } = await waitingCase('ann');
      const { conversation: web } = await accept('visitor', 'w1', 'hi', { channel: 'web' }, true);
      const recalled = reply('ann', { shows: { seq: 1 } });
      await commit({ conversation, deliveries: [recalled], start: [recalled.lane] });
      await commit(claim(conversation, handoff, bo));
      const { conversation: bob } = await accept('bob', 'b1', 'hi');
      const plain = reply('bob', { shows: { seq: 1 } });
      await commit({ conversation: bob, deliveries: [plain], start: [plain.lane] });
      const keyed = reply('visitor', { channel: 'web', shows: { seq: 1 } });
      await commit({ conversation: web, deliveries: [keyed], start: [keyed.lane] });

      world.now = later(world.now, 5000);
      const found = await world.store.recover({ idempotentChannels: ['web'] }, world.now);
      expect(found).toMatchObject({ resends: 1, unknown: 1 });
      expect(found.lanes.toSorted()).toEqual([deskLane(handoff), plain.lane, keyed.lane].toSorted());
      expect(found.conversations).toEqual([
        { id: web, lastInAt: start, address: addressOf('visitor', 'web'), owner: 'bot' },
        { id: bob, lastInAt: start, address: addressOf('bob'), owner: 'bot' },
      ]);
      expect((await world.store.deliveriesOf(conversation, 1))[0]?.state.kind).toBe('unknown');
      expect(sending(await world.store.next(plain.lane, world.now)).delivery).toMatchObject({
        id: plain.id,
        attempts: 2,
        resent: true,
      });
      const again = sending(await world.store.next(keyed.lane, world.now)).delivery;
      expect(again.id).toBe(keyed.id);
      expect(again.resent).toBeUndefined();
      expect((await world.store.stats()).possibleDoubles).toBe(1);
    });
  });

  describe('the mailbox of a web visitor', () => {
    const visitor = addressOf('v', 'web');
    const lane = laneOf(visitor);
    const history = (after: number, limit = 50) => world.store.history(visitor, after, limit);

    test('he sees his messages when they are stored and ours when they are sent, numbered without a gap', async () => {
      expect(await history(0)).toEqual({ messages: [], cursor: 0, more: false });
      const first = await accept('v', '1', 'hi', { channel: 'web' }, true);
      expect(first.cursor).toBe(1);
      const { conversation } = first;
      const delivery = reply('v', { channel: 'web', mailbox: true, shows: { turn: 0 } });
      await commit({
        conversation,
        readTo: 1,
        turns: [{ ...botTurn('hello'), choices: [{ label: '是', value: 'y' }] }],
        deliveries: [delivery],
      });
      expect((await history(0)).messages).toHaveLength(1);
      expect((await accept('v', '2', 'well?', { channel: 'web' }, true)).cursor).toBe(2);
      const step = sending(await world.store.next(lane, world.now));
      expect(step).toMatchObject({ cursor: 3, at: start });
      expect(await accept('v', '1', 'hi', { channel: 'web' }, true)).toMatchObject({
        status: 'already seen',
        cursor: 1,
      });
      const page = await history(0);
      expect(page.messages.map(({ cursor, seq }) => [cursor, seq])).toEqual([
        [1, 1],
        [2, 3],
        [3, 2],
      ]);
      expect(page.messages[0]).toEqual({
        cursor: 1,
        seq: 1,
        author: { kind: 'customer', name: 'Ann' },
        content: text('hi'),
        at: start,
        event: 'web:main:1',
      });
      expect(page.messages[2]).toEqual({
        cursor: 3,
        seq: 2,
        author: { kind: 'bot' },
        content: text('hello'),
        choices: [{ label: '是', value: 'y' }],
        at: start,
      });
      expect(await history(1, 1)).toMatchObject({ messages: [{ cursor: 2 }], cursor: 2, more: true });
      expect(await history(3)).toEqual({ messages: [], cursor: 3, more: false });
      expect(await history(99)).toMatchObject({ cursor: 3 });
    });

    test('a resend keeps its place', async () => {
      const { conversation } = await accept('v', '1', 'hi', { channel: 'web' }, true);
      const delivery = reply('v', { channel: 'web', mailbox: true, shows: { turn: 0 } });
      const { started } = await commit({
        conversation,
        turns: [botTurn('hello')],
        deliveries: [delivery],
        start: [lane],
      });
      expect(sending(started[0]?.[1]).cursor).toBe(2);
      await world.store.recover({ idempotentChannels: ['web'] }, world.now);
      expect(sending(await world.store.next(lane, world.now)).cursor).toBe(2);
      expect((await accept('v', '2', 'ok', { channel: 'web' }, true)).cursor).toBe(3);
    });

    test('a note never gets there, nor does what has nothing to show', async () => {
      const { conversation } = await accept('v', 'j', undefined, { channel: 'web', event: { kind: 'joined' } }, true);
      const note = reply('v', { channel: 'web', mailbox: true, by: 'agent', shows: { turn: 0 } });
      const { started } = await commit({
        conversation,
        turns: [{ ...agentTurn('// secret'), private: true }],
        deliveries: [note],
        start: [lane],
      });
      expect(sending(started[0]?.[1]).cursor).toBeUndefined();
      expect((await history(0)).messages).toEqual([]);
      expect((await load(conversation)).recent[1]).toMatchObject({ private: true });
    });
  });
}
