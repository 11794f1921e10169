// Chapter of the store contract: a decision or an act is applied whole, under its guards, or not at all.

import { describe, expect, test } from 'vitest';
import { type AgentId, agentId, type EventKey, freshDialogue, laneOf } from '../../core/model/index.ts';
import type { Unit } from '../../core/ports/index.ts';
import {
  addressOf,
  agentTurn,
  bo,
  botTurn,
  cy,
  mint,
  newHandoff,
  reply,
  sending,
  shop,
  text,
  type World,
  wordsOf,
} from './store-world.ts';

export function oneWrite(world: World): void {
  const { accept, commit, load, waitingCase, claim } = world;

  describe('one write', () => {
    test('an answer commits whole: turn, dialogue, version, delivery, and what it consumed', async () => {
      const { conversation } = await accept('ann', '1', 'hi');
      const dialogue = { ...freshDialogue, misses: 2, slots: { size: 'L' } };
      const delivery = reply('ann', { shows: { turn: 0 } });
      const result = await commit({
        conversation,
        version: 0,
        readTo: 1,
        dialogue,
        turns: [botTurn('hello')],
        deliveries: [delivery],
      });
      expect(result).toEqual({
        status: 'committed',
        version: 1,
        lanes: [delivery.lane],
        started: [],
        withdrawn: 0,
        firstSeq: 2,
      });
      const after = await load(conversation);
      expect(after.conversation).toMatchObject({ version: 1, readTo: 1, dialogue });
      expect(after.unread).toEqual([]);
      expect(after.recent[1]).toEqual({ seq: 2, ...botTurn('hello') });
      expect(await world.store.deliveriesOf(conversation, 2)).toEqual([
        {
          id: delivery.id,
          lane: delivery.lane,
          turn: 2,
          state: { kind: 'pending', notBefore: 0 },
          attempts: 0,
          resent: false,
          kind: 'reply',
        },
      ]);
    });

    test('a stale decision changes nothing at all', async () => {
      const { conversation } = await accept('ann', '1', 'hi');
      await commit({ conversation, dialogue: freshDialogue });
      const before = await load(conversation);
      const stale: Unit = {
        conversation,
        version: 0,
        readTo: 1,
        event: 'telegram:main:stale' as EventKey,
        mode: { kind: 'closed', at: world.now, why: 'x' },
        turns: [botTurn('late')],
        deliveries: [reply('ann')],
        openHandoff: newHandoff('ann'),
      };
      expect(await world.store.commit(stale, world.now)).toEqual({ status: 'conflict' });
      expect(await load(conversation)).toEqual(before);
      expect(await world.store.next(laneOf(addressOf('ann')), world.now)).toEqual({ kind: 'empty' });
      expect(await world.store.queue(shop)).toEqual([]);
      // Its event key was not used up either.
      expect(
        await world.store.commit({ conversation, event: 'telegram:main:stale' as EventKey }, world.now),
      ).toMatchObject({
        status: 'committed',
      });
    });

    test('a unit that cannot be stored whole is not stored in part', async () => {
      const { conversation } = await accept('ann', '1', 'hi');
      const twice = reply('ann');
      await expect(
        world.store.commit({ conversation, readTo: 1, turns: [botTurn('x')], deliveries: [twice, twice] }, world.now),
      ).rejects.toThrow();
      const after = await load(conversation);
      expect(after.conversation.readTo).toBe(0);
      expect(after.recent).toHaveLength(1);
      await expect(world.store.commit({ conversation: mint() }, world.now)).rejects.toMatchObject({
        code: 'no_such_conversation',
      });
    });

    test('the version rises with owner or dialogue and with nothing else', async () => {
      const { conversation, handoff } = await waitingCase();
      const version = async () => (await load(conversation)).conversation.version;
      expect(await version()).toBe(1);
      await commit({
        conversation,
        turns: [agentTurn('hi')],
        deliveries: [reply('ann', { by: 'agent' })],
        readTo: 1,
      });
      await commit({ conversation, handoff: { id: handoff, from: ['requested'], due: null } });
      expect(await version()).toBe(1);
      await commit(claim(conversation, handoff, bo));
      expect(await version()).toBe(2);
      await commit({ conversation, dialogue: freshDialogue });
      expect(await version()).toBe(3);
    });

    test('fifty claims at once: one winner, and the same claim again is already seen', async () => {
      const { conversation, handoff } = await waitingCase();
      const claims = Array.from({ length: 50 }, (_, n) =>
        claim(conversation, handoff, agentId(`a${n}`), `console:main:claim-${n}`),
      );
      const results = await Promise.all(claims.map((unit) => world.store.commit(unit, world.now)));
      expect(results.filter(({ status }) => status === 'committed')).toHaveLength(1);
      expect(results.filter(({ status }) => status === 'conflict')).toHaveLength(49);
      const winner = results.findIndex(({ status }) => status === 'committed');
      expect((await world.store.findHandoff(handoff))?.state).toEqual({ kind: 'claimed', agent: `a${winner}` });
      const again = claims[winner];
      expect(again && (await world.store.commit(again, world.now))).toEqual({ status: 'already seen' });
      expect((await load(conversation)).handoff?.state).toMatchObject({ kind: 'claimed' });
    });

    test('an agent speaks by holding the case, not by the version', async () => {
      const { conversation, handoff } = await waitingCase();
      const say = (agent: AgentId): Unit => ({
        conversation,
        owner: { handoff, agent },
        turns: [agentTurn('hello', agent)],
      });
      expect(await world.store.commit(say(bo), world.now)).toEqual({ status: 'conflict' });
      await commit(claim(conversation, handoff, bo));
      expect(await world.store.commit(say(cy), world.now)).toEqual({ status: 'conflict' });
      expect(await world.store.commit(say(bo), world.now)).toMatchObject({ status: 'committed' });
    });

    test('a take-over opens the case and claims it in one write', async () => {
      const { conversation } = await accept('ann', '1', 'hi');
      const handoff = newHandoff('ann', { reason: 'taken_over' });
      const unit: Unit = {
        conversation,
        version: 0,
        mode: { kind: 'agent', handoff: handoff.id, agent: bo },
        openHandoff: handoff,
        handoff: { id: handoff.id, from: ['requested'], to: { kind: 'claimed', agent: bo } },
      };
      expect(await world.store.commit(unit, world.now)).toMatchObject({ status: 'committed', handoffNumber: 1 });
      expect((await load(conversation)).handoff).toMatchObject({ number: 1, state: { kind: 'claimed', agent: bo } });
    });

    test('cases and tickets are numbered one by one, and the numbers stand where people read them', async () => {
      await waitingCase('ann');
      const { conversation, handoff, number, lane } = await waitingCase('bob');
      expect(number).toBe(2);
      const opening = sending(await world.store.next(lane, world.now));
      expect(opening.delivery.what).toMatchObject({ kind: 'desk_open', brief: { number: 2, facts: { size: 'L' } } });
      const farewell = reply('bob', { by: 'system', words: '您的工单号 {{ticket}}' });
      const result = await commit({
        conversation,
        mode: { kind: 'bot' },
        turns: [{ author: { kind: 'system', what: 'left_message' }, content: text('工单 {{ticket}}'), at: world.now }],
        deliveries: [farewell],
        handoff: {
          id: handoff,
          from: ['requested'],
          to: { kind: 'left_message', ticket: '{{ticket}}' },
          ticket: true,
        },
      });
      expect(result.ticket).toBe('1');
      expect((await world.store.findHandoff(handoff))?.state).toEqual({ kind: 'left_message', ticket: '1' });
      expect(wordsOf((await load(conversation)).recent).at(-1)).toBe('工单 1');
      expect(sending(await world.store.next(farewell.lane, world.now)).delivery.what).toMatchObject({
        reply: { parts: [{ text: '您的工单号 1' }] },
      });
    });

    test('what is learnt while a customer waits goes into the brief', async () => {
      const { conversation, handoff } = await waitingCase();
      const more = {
        facts: { order: '77' },
        topic: 'refund',
        suggestions: [{ entry: 'refund', text: '7 d', score: 0.6 }],
      };
      await commit({
        conversation,
        handoff: { id: handoff, from: ['requested'], addToBrief: more, skill: 'aftersales' },
      });
      expect(await world.store.findHandoff(handoff)).toMatchObject({
        skill: 'aftersales',
        brief: {
          number: 1,
          facts: { size: 'L', order: '77' },
          topic: 'refund',
          suggestions: [{ entry: 'refund' }, { entry: 'ship' }],
        },
      });
    });

    test('a turn that throws is counted until one commits', async () => {
      const { conversation } = await accept('ann', '1', 'hi');
      expect([
        await world.store.failed(conversation, world.now),
        await world.store.failed(conversation, world.now),
      ]).toEqual([1, 2]);
      expect((await load(conversation)).failures).toBe(2);
      await commit({ conversation, turns: [agentTurn('x')] });
      expect((await load(conversation)).failures).toBe(2);
      await commit({ conversation, readTo: 1 });
      expect((await load(conversation)).failures).toBe(0);
    });
  });
}
