// What every Store promises, told as the life of a small shop. An implementation hands its opener to this suite.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Address,
  type AgentId,
  agentId,
  type ConversationId,
  type CustomerEvent,
  type CustomerId,
  type DeliveryId,
  deliveryId,
  type Envelope,
  type EventKey,
  eventKey,
  freshDialogue,
  type HandoffId,
  type LaneKey,
  laneOf,
  later,
  mediaId,
  type ReplyId,
  shopId,
  type Timestamp,
  timestamp,
} from '../../core/model/index.ts';
import type { CommitResult, NewDelivery, NewHandoff, NewTurn, Step, Store, Unit } from '../../core/ports/index.ts';

export type StoreUnderTest = { readonly name: string; open(): Promise<Store> };

const shop = shopId('demo');
const start = timestamp(Date.UTC(2026, 10, 21, 9));
const bo = agentId('bo');
const cy = agentId('cy');
const day = 24 * 60 * 60 * 1000;

let minted = 0;
const mint = <Id extends string>(): Id => String(++minted).padStart(22, 'x') as Id;
const freshIds = () => ({ conversation: mint<ConversationId>(), customer: mint<CustomerId>() });
const text = (words: string) => [{ kind: 'text', text: words }] as const;

const addressOf = (peer: string, channel = 'telegram'): Address => ({ channel, account: 'main', peer });

type Said = {
  readonly event?: CustomerEvent;
  readonly name?: string;
  readonly raw?: string;
  readonly channel?: string;
};

function envelope(peer: string, id: string, words: string | undefined, more: Said = {}): Envelope {
  const { event = { kind: 'said' }, name = 'Ann', raw, channel = 'telegram' } = more;
  return {
    id: eventKey(channel, 'main', id),
    shop,
    event,
    from: { id: peer, name, locale: 'zh-CN' },
    replyTo: addressOf(peer, channel),
    content: words === undefined ? [] : text(words),
    sentAt: start,
    receivedAt: start,
    ...(raw !== undefined && { raw }),
  };
}

const botTurn = (words: string): NewTurn => ({
  author: {
    kind: 'bot',
    knowledge: 'v1',
    decision: { kind: 'answer', entry: 'ship', why: { language: 'zh', normalised: words } },
  },
  content: text(words),
  at: start,
});
const agentTurn = (words: string, agent: AgentId = bo): NewTurn => ({
  author: { kind: 'agent', agent, name: 'Bo' },
  content: text(words),
  at: start,
});

function reply(
  peer: string,
  more: Partial<NewDelivery> & { readonly words?: string; readonly channel?: string } = {},
): NewDelivery {
  const { words = 'hello', channel = 'telegram', ...rest } = more;
  const to = addressOf(peer, channel);
  const id = mint<ReplyId>();
  return {
    id: deliveryId(id, 0),
    lane: laneOf(to),
    by: 'bot',
    what: {
      kind: 'reply',
      reply: { id, to, author: { kind: 'bot' }, parts: [{ kind: 'text', text: words }], choices: [] },
    },
    ...rest,
  };
}

function newHandoff(peer: string, more: Partial<NewHandoff> = {}): NewHandoff {
  return {
    id: mint<HandoffId>(),
    reason: 'wish',
    brief: {
      reason: 'wish',
      customer: { id: mint<CustomerId>(), address: addressOf(peer) },
      language: 'zh',
      entities: [],
      facts: { size: 'L' },
      transcript: [],
      suggestions: [{ entry: 'ship', text: '48 h', score: 0.4 }],
    },
    ...more,
  };
}

const deskLane = (handoff: HandoffId) => `["case","${handoff}"]` as LaneKey;

function deskOpen(handoff: NewHandoff): NewDelivery {
  return {
    id: mint<DeliveryId>(),
    lane: deskLane(handoff.id),
    by: 'system',
    what: { kind: 'desk_open', handoff: handoff.id, desk: 'console:main', brief: { ...handoff.brief, number: 0 } },
  };
}

function sending(step: Step | undefined): Extract<Step, { kind: 'send' }> {
  if (step?.kind !== 'send') throw new Error(`expected something to send, got ${step?.kind}`);
  return step;
}

function committed(result: CommitResult): Extract<CommitResult, { status: 'committed' }> {
  if (result.status !== 'committed') throw new Error(`expected a commit, got ${result.status}`);
  return result;
}

export function storeContract({ name, open }: StoreUnderTest): void {
  describe(`the store (${name})`, () => {
    let store: Store;
    let now: Timestamp;
    beforeEach(async () => {
      store = await open();
      now = start;
    });
    afterEach(() => store.close());

    const accept = (peer: string, id: string, words: string | undefined, more: Said = {}, mailbox = false) =>
      store.accept(envelope(peer, id, words, more), freshIds(), { mailbox }, now);
    const commit = async (unit: Unit) => committed(await store.commit(unit, now));
    const load = async (id: ConversationId, recent = 20) => {
      const snapshot = await store.load(id, recent);
      if (!snapshot) throw new Error('no such conversation');
      return snapshot;
    };
    const wordsOf = (turns: readonly { content: readonly object[] }[]) =>
      turns.map(({ content }) => content.map((part) => ('text' in part ? part.text : '?')).join(''));

    /** Ann writes, the bot hands over, Bo may claim. */
    async function waitingCase(peer = 'ann', more: Partial<NewHandoff> = {}) {
      const { conversation, seq } = await accept(peer, `${peer}-wish`, '人工');
      const handoff = newHandoff(peer, more);
      const result = await commit({
        conversation,
        readTo: seq,
        mode: { kind: 'waiting', handoff: handoff.id, since: now },
        turns: [botTurn('请稍等')],
        openHandoff: handoff,
        deliveries: [deskOpen(handoff)],
      });
      return { conversation, handoff: handoff.id, number: result.handoffNumber, lane: deskLane(handoff.id) };
    }
    const claim = (conversation: ConversationId, handoff: HandoffId, agent: AgentId, event?: string): Unit => ({
      conversation,
      ...(event !== undefined && { event: event as EventKey }),
      mode: { kind: 'agent', handoff, agent },
      handoff: { id: handoff, from: ['requested', 'offered'], to: { kind: 'claimed', agent } },
      withdrawBot: { why: 'claimed' },
    });

    describe('taking in', () => {
      test('a customer writes: a conversation and a customer are made, and his turn waits', async () => {
        const first = await accept('ann', '1', '在吗');
        expect(first).toMatchObject({ status: 'stored', seq: 1, owner: 'bot' });
        now = later(now, 10);
        const second = await accept('ann', '2', '什么时候发货');
        expect(second).toMatchObject({ status: 'stored', seq: 2, conversation: first.conversation });
        const { conversation, customer, unread, recent, failures } = await load(first.conversation);
        expect(conversation).toEqual({
          id: first.conversation,
          shop,
          customer: customer.id,
          address: addressOf('ann'),
          mode: { kind: 'bot' },
          dialogue: freshDialogue,
          version: 0,
          readTo: 0,
        });
        expect(customer).toMatchObject({ shop, displayName: 'Ann', language: 'zh-CN', firstSeenAt: start });
        expect(wordsOf(unread)).toEqual(['在吗', '什么时候发货']);
        expect(unread[1]).toMatchObject({
          seq: 2,
          at: now,
          event: 'telegram:main:2',
          author: { kind: 'customer', name: 'Ann' },
        });
        expect(recent).toEqual(unread);
        expect(failures).toBe(0);
        expect(await store.load(mint(), 20)).toBeUndefined();
      });

      test('a redelivery is already seen, with its old seq, and nothing grows', async () => {
        const first = await accept('ann', '1', 'hi');
        await accept('ann', '2', 'ho');
        expect(await accept('ann', '1', 'hi')).toMatchObject({
          status: 'already seen',
          seq: 1,
          conversation: first.conversation,
        });
        expect((await load(first.conversation)).recent).toHaveLength(2);
      });

      test('ten thousand messages, one in twenty sent again, many at once: each is there once, in order', async () => {
        const sent: { peer: string; id: string }[] = [];
        for (let n = 0; n < 10_000; n++) {
          const message = { peer: `p${n % 40}`, id: `m${n}` };
          sent.push(message);
          if (n % 20 === 0) sent.push(message);
        }
        const results = await Promise.all(sent.map(({ peer, id }) => accept(peer, id, id)));
        expect(results.filter(({ status }) => status === 'already seen')).toHaveLength(500);
        const ids = new Set(results.map(({ conversation }) => conversation));
        expect(ids.size).toBe(40);
        for (const id of ids) {
          const numbers = wordsOf(await store.turns(id, undefined, 1000)).map((word) => Number(word.slice(1)));
          expect(numbers).toHaveLength(250);
          expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
        }
      }, 60_000);

      test('accepting never touches the version', async () => {
        const { conversation } = await accept('ann', '1', 'hi');
        for (let n = 2; n < 30; n++) await accept('ann', String(n), 'more');
        expect((await load(conversation)).conversation.version).toBe(0);
      });

      test('all of a long burst is unread, however few recent turns are asked for', async () => {
        const { conversation } = await accept('ann', '0', 'w0');
        for (let n = 1; n < 60; n++) await accept('ann', String(n), `w${n}`);
        const { unread, recent } = await load(conversation, 5);
        expect(wordsOf(recent)).toEqual(['w55', 'w56', 'w57', 'w58', 'w59']);
        expect(wordsOf(unread)).toEqual(Array.from({ length: 60 }, (_, n) => `w${n}`));
      });

      test('the same person at a second address is one customer; a new name renames him, a stranger in a group does not', async () => {
        const direct = await accept('ann', '1', 'hi');
        const group: Envelope = { ...envelope('ann', '2', 'hi'), replyTo: addressOf('group-7') };
        const inGroup = await store.accept(group, freshIds(), { mailbox: false }, now);
        expect(inGroup.conversation).not.toBe(direct.conversation);
        await accept('ann', '3', 'I married', { name: 'Ann Li' });
        await store.accept(
          { ...group, id: eventKey('telegram', 'main', '4'), from: { id: 'bob', name: 'Bob' } },
          freshIds(),
          { mailbox: false },
          now,
        );
        const [a, b] = [await load(direct.conversation), await load(inGroup.conversation)];
        expect(a.customer).toEqual(b.customer);
        expect(a.customer.displayName).toBe('Ann Li');
        expect(b.unread.map(({ author }) => 'name' in author && author.name)).toEqual(['Ann', 'Bob']);
      });

      test('strange strings survive: NUL, half a surrogate pair, a zero-width name; two odd keys stay two', async () => {
        const odd = 'a\0b\uD800c\u200B';
        const one = await accept('ann', 'k\uD800', odd, { name: odd });
        const two = await accept('ann', 'k\uD801', 'other');
        expect([one.status, two.status]).toEqual(['stored', 'stored']);
        const { unread } = await load(one.conversation);
        expect(wordsOf(unread)).toEqual([odd, 'other']);
      });
    });

    describe('what else a customer does', () => {
      test('an edit before the answer replaces his words and makes a running decision stale', async () => {
        const { conversation } = await accept('ann', '1', 'M 码有吗');
        const before = await load(conversation);
        expect(
          await accept('ann', '1:e', 'L 码有吗', { event: { kind: 'edited', of: eventKey('telegram', 'main', '1') } }),
        ).toMatchObject({
          status: 'stored',
          seq: 1,
        });
        const stale = {
          conversation,
          version: 0,
          readTo: 1,
          ...(before.edits !== undefined && { edits: before.edits }),
        };
        expect(await store.commit(stale, now)).toEqual({ status: 'conflict' });
        const after = await load(conversation);
        expect(wordsOf(after.unread)).toEqual(['L 码有吗']);
        expect(after.unread[0]?.changed).toBe('edited');
        expect(
          await store.commit({ ...stale, ...(after.edits !== undefined && { edits: after.edits }) }, now),
        ).toMatchObject({ status: 'committed' });
      });

      test('an edit after the bot answered is kept, shown as such, and waits for nobody', async () => {
        const { conversation } = await accept('ann', '1', 'M');
        await commit({ conversation, readTo: 1, turns: [botTurn('有')] });
        await accept('ann', '1:e', 'L', { event: { kind: 'edited', of: eventKey('telegram', 'main', '1') } });
        const { unread, recent } = await load(conversation);
        expect(unread).toEqual([]);
        expect(recent[0]).toMatchObject({ seq: 1, changed: 'edited', content: text('M') });
        expect(recent[2]).toMatchObject({ seq: 3, amends: { seq: 1, how: 'edited' }, content: text('L') });
        expect((await store.recover({ idempotentChannels: [] }, now)).conversations).toEqual([]);
        await accept('ann', '2', '还有吗');
        expect(wordsOf((await load(conversation)).unread)).toEqual(['还有吗']);
      });

      test('while a person has the case, an edit and a recall wait to be relayed', async () => {
        const { conversation } = await waitingCase();
        for (const event of [
          { kind: 'edited', of: eventKey('telegram', 'main', 'ann-wish') },
          { kind: 'recalled', of: eventKey('telegram', 'main', 'ann-wish') },
        ] as const)
          await accept('ann', `ann-wish:${event.kind}`, event.kind === 'edited' ? '真人' : undefined, { event });
        const { unread, recent } = await load(conversation);
        expect(unread.map(({ amends }) => amends)).toEqual([
          { seq: 1, how: 'edited' },
          { seq: 1, how: 'recalled' },
        ]);
        expect(recent[0]?.changed).toBe('recalled');
      });

      test('a recall before the answer leaves nothing to answer, and not more than that', async () => {
        const { conversation } = await accept('ann', '1', 'oops');
        const recall = (id: string) =>
          accept('ann', `${id}:r`, undefined, { event: { kind: 'recalled', of: eventKey('telegram', 'main', id) } });
        await recall('1');
        expect((await store.recover({ idempotentChannels: [] }, now)).conversations).toEqual([]);
        await accept('ann', '2', 'first');
        await accept('ann', '3', 'second');
        await recall('2');
        expect(wordsOf((await load(conversation)).unread)).toEqual(['second']);
        expect((await load(conversation)).recent[0]).toMatchObject({ changed: 'recalled', content: text('oops') });
      });

      test('an edit of something never seen is kept for people; a recall of it is only remembered', async () => {
        const { conversation } = await accept('ann', '9:e', 'late', {
          event: { kind: 'edited', of: eventKey('telegram', 'main', '9') },
        });
        await accept('ann', '8:r', undefined, { event: { kind: 'recalled', of: eventKey('telegram', 'main', '8') } });
        const { unread, recent } = await load(conversation);
        expect(unread).toEqual([]);
        expect(recent.map(({ amends }) => amends)).toEqual([{ how: 'edited' }]);
      });

      test('joining waits for a welcome; leaving, blocking and reacting make no turn but are remembered', async () => {
        const { conversation } = await accept('ann', 'j', undefined, { event: { kind: 'joined' } });
        const events = [
          { kind: 'left' },
          { kind: 'blocked' },
          { kind: 'reacted', of: eventKey('telegram', 'main', 'j'), reaction: '👍' },
        ] as const;
        for (const event of events) {
          expect(await accept('ann', event.kind, undefined, { event })).toMatchObject({ status: 'stored' });
          expect(await accept('ann', event.kind, undefined, { event })).toMatchObject({ status: 'already seen' });
        }
        const { unread, recent } = await load(conversation);
        expect(unread).toMatchObject([{ seq: 1, content: [] }]);
        expect(recent).toHaveLength(1);
      });
    });

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
        expect(await store.deliveriesOf(conversation, 2)).toEqual([
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
          mode: { kind: 'closed', at: now, why: 'x' },
          turns: [botTurn('late')],
          deliveries: [reply('ann')],
          openHandoff: newHandoff('ann'),
        };
        expect(await store.commit(stale, now)).toEqual({ status: 'conflict' });
        expect(await load(conversation)).toEqual(before);
        expect(await store.next(laneOf(addressOf('ann')), now)).toEqual({ kind: 'empty' });
        expect(await store.queue(shop)).toEqual([]);
        // Its event key was not used up either.
        expect(await store.commit({ conversation, event: 'telegram:main:stale' as EventKey }, now)).toMatchObject({
          status: 'committed',
        });
      });

      test('a unit that cannot be stored whole is not stored in part', async () => {
        const { conversation } = await accept('ann', '1', 'hi');
        const twice = reply('ann');
        await expect(
          store.commit({ conversation, readTo: 1, turns: [botTurn('x')], deliveries: [twice, twice] }, now),
        ).rejects.toThrow();
        const after = await load(conversation);
        expect(after.conversation.readTo).toBe(0);
        expect(after.recent).toHaveLength(1);
        await expect(store.commit({ conversation: mint() }, now)).rejects.toMatchObject({
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
        const results = await Promise.all(claims.map((unit) => store.commit(unit, now)));
        expect(results.filter(({ status }) => status === 'committed')).toHaveLength(1);
        expect(results.filter(({ status }) => status === 'conflict')).toHaveLength(49);
        const winner = results.findIndex(({ status }) => status === 'committed');
        expect((await store.findHandoff(handoff))?.state).toEqual({ kind: 'claimed', agent: `a${winner}` });
        const again = claims[winner];
        expect(again && (await store.commit(again, now))).toEqual({ status: 'already seen' });
        expect((await load(conversation)).handoff?.state).toMatchObject({ kind: 'claimed' });
      });

      test('an agent speaks by holding the case, not by the version', async () => {
        const { conversation, handoff } = await waitingCase();
        const say = (agent: AgentId): Unit => ({
          conversation,
          owner: { handoff, agent },
          turns: [agentTurn('hello', agent)],
        });
        expect(await store.commit(say(bo), now)).toEqual({ status: 'conflict' });
        await commit(claim(conversation, handoff, bo));
        expect(await store.commit(say(cy), now)).toEqual({ status: 'conflict' });
        expect(await store.commit(say(bo), now)).toMatchObject({ status: 'committed' });
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
        expect(await store.commit(unit, now)).toMatchObject({ status: 'committed', handoffNumber: 1 });
        expect((await load(conversation)).handoff).toMatchObject({ number: 1, state: { kind: 'claimed', agent: bo } });
      });

      test('cases and tickets are numbered one by one, and the numbers stand where people read them', async () => {
        await waitingCase('ann');
        const { conversation, handoff, number, lane } = await waitingCase('bob');
        expect(number).toBe(2);
        const opening = sending(await store.next(lane, now));
        expect(opening.delivery.what).toMatchObject({ kind: 'desk_open', brief: { number: 2, facts: { size: 'L' } } });
        const farewell = reply('bob', { by: 'system', words: '您的工单号 {{ticket}}' });
        const result = await commit({
          conversation,
          mode: { kind: 'bot' },
          turns: [{ author: { kind: 'system', what: 'left_message' }, content: text('工单 {{ticket}}'), at: now }],
          deliveries: [farewell],
          handoff: {
            id: handoff,
            from: ['requested'],
            to: { kind: 'left_message', ticket: '{{ticket}}' },
            ticket: true,
          },
        });
        expect(result.ticket).toBe('1');
        expect((await store.findHandoff(handoff))?.state).toEqual({ kind: 'left_message', ticket: '1' });
        expect(wordsOf((await load(conversation)).recent).at(-1)).toBe('工单 1');
        expect(sending(await store.next(farewell.lane, now)).delivery.what).toMatchObject({
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
        expect(await store.findHandoff(handoff)).toMatchObject({
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
        expect([await store.failed(conversation, now), await store.failed(conversation, now)]).toEqual([1, 2]);
        expect((await load(conversation)).failures).toBe(2);
        await commit({ conversation, turns: [agentTurn('x')] });
        expect((await load(conversation)).failures).toBe(2);
        await commit({ conversation, readTo: 1 });
        expect((await load(conversation)).failures).toBe(0);
      });
    });

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
        const first = sending(await store.next(lane, now));
        expect(first.delivery).toMatchObject({ id: one.id, lane, by: 'bot', attempts: 1, what: one.what });
        expect(sending(await store.next(lane, now, done(one.id))).delivery.id).toBe(two.id);
        expect(await store.next(lane, now, done(two.id))).toEqual({ kind: 'empty' });
      });

      test('two senders in one lane are a fault that is told', async () => {
        await annWith([reply('ann')]);
        await store.next(lane, now);
        await expect(store.next(lane, now)).rejects.toThrow(/two senders/);
      });

      test('a commit may start a lane at once, and only its head', async () => {
        const [one, two] = [reply('ann', { words: 'one', shows: { turn: 0 } }), reply('ann', { words: 'two' })];
        const { result } = await annWith([one, two], { start: [lane], turns: [botTurn('one')] });
        expect(result.started).toHaveLength(1);
        const [, step] = result.started[0] ?? [];
        expect(sending(step).delivery).toMatchObject({ id: one.id, attempts: 1, turn: 2 });
        expect(sending(await store.next(lane, now, done(one.id))).delivery).toMatchObject({ id: two.id, attempts: 1 });
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
        await store.next(lane, now);
        const until = later(now, 500);
        expect(
          await store.next(lane, now, { id: retried, fate: { kind: 'again', notBefore: until, error: '429' } }),
        ).toEqual({ kind: 'wait', until });
        expect(sending(await store.next(lane, until)).delivery).toMatchObject({ id: retried, attempts: 2 });
        await store.next(lane, now, done(retried, ['41', '42']));
        await store.next(lane, now, { id: dead, fate: { kind: 'dead', error: 'blocked' } });
        await store.next(lane, now, { id: unknown, fate: { kind: 'unknown', error: 'timeout' } });
        expect(await store.next(lane, now, { id: expired, fate: { kind: 'expired' } })).toEqual({ kind: 'empty' });
        expect((await store.deliveriesOf(conversation, 1)).map(({ state }) => state)).toEqual([
          { kind: 'sent', platformIds: ['41', '42'] },
          { kind: 'dead', error: 'blocked' },
          { kind: 'unknown', why: 'timeout' },
          { kind: 'expired' },
        ]);
      });

      test('what is too old is not sent: it expires and the lane goes on', async () => {
        const old = reply('ann', { expiresAt: later(now, 1000), shows: { seq: 1 } });
        const young = reply('ann', { expiresAt: later(now, 9000), shows: { seq: 1 } });
        const { conversation } = await annWith([old, young]);
        expect(sending(await store.next(lane, later(now, 1000))).delivery.id).toBe(young.id);
        expect((await store.deliveriesOf(conversation, 1))[0]?.state).toEqual({ kind: 'expired' });
      });

      test('settling twice, or what is not on the wire, changes nothing', async () => {
        const one = reply('ann', { shows: { seq: 1 } });
        const { conversation } = await annWith([one]);
        await store.next(lane, now, done(one.id));
        expect((await store.deliveriesOf(conversation, 1))[0]?.state.kind).toBe('sending');
        await store.next(lane, now, done(one.id, ['1']));
        await store.next(lane, now, { id: one.id, fate: { kind: 'dead', error: 'late' } });
        expect((await store.deliveriesOf(conversation, 1))[0]?.state).toEqual({ kind: 'sent', platformIds: ['1'] });
      });

      test('a claim withdraws what the bot has not begun, recalls what it has, and leaves people’s and the system’s words', async () => {
        const { conversation, handoff } = await waitingCase();
        const [onWire, waiting] = [reply('ann', { shows: { seq: 1 } }), reply('ann', { shows: { seq: 1 } })];
        const system = reply('ann', { by: 'system', shows: { seq: 1 } });
        await commit({ conversation, deliveries: [onWire, waiting, system], start: [lane] });
        const result = await commit(claim(conversation, handoff, bo));
        expect(result.withdrawn).toBe(1);
        const states = async () => (await store.deliveriesOf(conversation, 1)).map(({ state }) => state);
        expect(await states()).toEqual([
          { kind: 'sending', since: now, recalled: true },
          { kind: 'withdrawn', why: 'claimed' },
          { kind: 'pending', notBefore: 0 },
        ]);
        // The platform asks to try again: that would be the bot's word after the claim.
        const after = await store.next(lane, now, {
          id: onWire.id,
          fate: { kind: 'again', notBefore: now, error: '429' },
        });
        expect(sending(after).delivery.id).toBe(system.id);
        expect((await states())[0]).toEqual({ kind: 'withdrawn', why: '429' });
        expect(sending(await store.next(deskLane(handoff), now)).delivery.what.kind).toBe('desk_open');
      });

      test('opening a thread offers the case; the desk then gets the case with each step', async () => {
        const { conversation, handoff, lane: desk } = await waitingCase();
        const opening = sending(await store.next(desk, now));
        expect(opening.handoff).toMatchObject({ id: handoff, number: 1, state: { kind: 'requested' }, threads: [] });
        const post: NewDelivery = {
          id: mint<DeliveryId>(),
          lane: desk,
          by: 'system',
          what: { kind: 'desk_post', handoff, desk: 'console:main', post: { kind: 'state', text: 'x' } },
        };
        await commit({ conversation, deliveries: [post] });
        const posting = sending(await store.next(desk, now, done(opening.delivery.id, ['thread-9'])));
        const threads = [{ desk: 'console:main', thread: 'thread-9' }];
        expect(posting.handoff).toMatchObject({ state: { kind: 'offered' }, threads });
        expect(await store.handoffByThread('console:main', 'thread-9')).toMatchObject({ id: handoff });
        await store.setThread(handoff, 'console:main', undefined, now);
        expect(await store.handoffByThread('console:main', 'thread-9')).toBeUndefined();
        await store.setThread(handoff, 'console:main', 'thread-10', now);
        expect((await store.findHandoff(handoff))?.threads).toEqual([{ desk: 'console:main', thread: 'thread-10' }]);
      });

      test('a thread that opens late does not undo a claim', async () => {
        const { conversation, handoff, lane: desk } = await waitingCase();
        const opening = sending(await store.next(desk, now));
        await commit(claim(conversation, handoff, bo));
        await store.next(desk, now, done(opening.delivery.id, ['t']));
        expect(await store.findHandoff(handoff)).toMatchObject({
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

        now = later(now, 5000);
        const found = await store.recover({ idempotentChannels: ['web'] }, now);
        expect(found).toMatchObject({ resends: 1, unknown: 1 });
        expect(found.lanes.toSorted()).toEqual([deskLane(handoff), plain.lane, keyed.lane].toSorted());
        expect(found.conversations).toEqual([
          { id: web, lastInAt: start, address: addressOf('visitor', 'web'), owner: 'bot' },
          { id: bob, lastInAt: start, address: addressOf('bob'), owner: 'bot' },
        ]);
        expect((await store.deliveriesOf(conversation, 1))[0]?.state.kind).toBe('unknown');
        expect(sending(await store.next(plain.lane, now)).delivery).toMatchObject({
          id: plain.id,
          attempts: 2,
          resent: true,
        });
        const again = sending(await store.next(keyed.lane, now)).delivery;
        expect(again.id).toBe(keyed.id);
        expect(again.resent).toBeUndefined();
        expect((await store.stats()).possibleDoubles).toBe(1);
      });
    });

    describe('the mailbox of a web visitor', () => {
      const visitor = addressOf('v', 'web');
      const lane = laneOf(visitor);
      const history = (after: number, limit = 50) => store.history(visitor, after, limit);

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
        const step = sending(await store.next(lane, now));
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
        await store.recover({ idempotentChannels: ['web'] }, now);
        expect(sending(await store.next(lane, now)).cursor).toBe(2);
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

    describe('looking', () => {
      test('timers come due oldest first, and the next one is told', async () => {
        const a = await waitingCase('a', { due: { at: later(now, 300), stage: 'notice' } });
        const b = await waitingCase('b', { due: { at: later(now, 200), stage: 'notice' } });
        const c = await waitingCase('c', { due: { at: later(now, 900), stage: 'reroute' } });
        expect(await store.due(now, 10)).toEqual({ handoffs: [], next: later(now, 200) });
        const due = await store.due(later(now, 300), 10);
        expect(due.handoffs.map(({ id }) => id)).toEqual([b.handoff, a.handoff]);
        expect(due.next).toBe(later(now, 900));
        await commit({
          conversation: c.conversation,
          handoff: { id: c.handoff, from: ['requested'], due: { at: later(now, 950), stage: 'ticket' } },
        });
        expect((await store.findHandoff(c.handoff))?.due).toEqual({ at: later(now, 950), stage: 'ticket' });
        await commit({
          conversation: c.conversation,
          handoff: { id: c.handoff, from: ['requested'], to: { kind: 'resolved' } },
        });
        expect((await store.findHandoff(c.handoff))?.due).toBeUndefined();
      });

      test('the queue: the longest wait first, then those in hand, and nothing that is over', async () => {
        const made: Awaited<ReturnType<typeof waitingCase>>[] = [];
        for (const peer of ['a', 'b', 'c', 'd']) {
          made.push(await waitingCase(peer));
          now = later(now, 10);
        }
        const [a, b, , d] = made as [(typeof made)[0], (typeof made)[0], (typeof made)[0], (typeof made)[0]];
        await commit(claim(a.conversation, a.handoff, bo));
        await commit({
          conversation: b.conversation,
          mode: { kind: 'bot' },
          handoff: { id: b.handoff, from: ['requested'], to: { kind: 'cancelled' } },
        });
        const queue = await store.queue(shop);
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
        expect(await store.queue(shopId('other'))).toEqual([]);
        expect(
          (await store.conversations({ shop, agent: bo, limit: 9 })).map(({ conversation }) => conversation.id),
        ).toEqual([a.conversation]);
        expect(await store.conversations({ shop, agent: cy, limit: 9 })).toEqual([]);
        expect(await store.conversations({ shop, owner: 'waiting', limit: 9 })).toHaveLength(2);
        expect(
          (await store.conversations({ shop, owner: 'bot', limit: 9 })).map(({ conversation }) => conversation.id),
        ).toEqual([b.conversation]);
      });

      test('conversations: newest first, page by page, even when many share one moment', async () => {
        for (let n = 0; n < 250; n++) {
          if (n === 0 || n === 30) now = later(now, 1);
          await accept(`p${n}`, `m${n}`, n === 7 ? '我要退款 REFUND' : `hello ${n}`, {
            name: n === 9 ? '王小明' : 'Ann',
          });
        }
        const all = await store.conversations({ shop, limit: 1000 });
        expect(new Set(all.map(({ conversation }) => conversation.id)).size).toBe(250);
        expect(all.map(({ lastAt }) => lastAt)).toEqual(all.map(({ lastAt }) => lastAt).toSorted((a, b) => b - a));
        expect(await store.conversations({ shop, limit: 3 })).toEqual(all.slice(0, 3));
        expect(await store.conversations({ shop, limit: 500, before: now })).toHaveLength(30);
        const found = async (search: string) =>
          (await store.conversations({ shop, limit: 9, search })).map(({ conversation }) => conversation.address.peer);
        expect(await found('refund')).toEqual(['p7']);
        expect(await found('小明')).toEqual(['p9']);
        expect(await found('no such words')).toEqual([]);
        expect(await found('%')).toEqual([]);
      });

      test('turns are read backwards in pages', async () => {
        const { conversation } = await accept('ann', '1', 'w1');
        for (let n = 2; n <= 9; n++) await accept('ann', String(n), `w${n}`);
        expect(wordsOf(await store.turns(conversation, undefined, 3))).toEqual(['w7', 'w8', 'w9']);
        expect(wordsOf(await store.turns(conversation, 7, 3))).toEqual(['w4', 'w5', 'w6']);
        expect(await store.turns(conversation, 1, 3)).toEqual([]);
      });

      test('the fate of a message is found by its event, its delivery, and the platform’s own id', async () => {
        const { conversation } = await accept('ann', '1', 'hi');
        expect(await store.fate('telegram:main:1')).toMatchObject({ consumed: false, answers: [] });
        await accept('ann', '2', 'hello?');
        const delivery = reply('ann', { shows: { turn: 0 } });
        await commit({
          conversation,
          readTo: 2,
          turns: [botTurn('hello')],
          deliveries: [delivery],
          start: [delivery.lane],
        });
        await store.next(delivery.lane, now, { id: delivery.id, fate: { kind: 'sent', platformIds: ['9001'] } });
        await accept('ann', '3', 'and?');
        const report = await store.fate('telegram:main:1');
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
          expect(await store.fate(id)).toMatchObject({
            conversation,
            turn: { seq: 3 },
            deliveries: [{ id: delivery.id }],
          });
        expect(await store.fate('900')).toBeUndefined();
        const handed = await waitingCase('bob');
        expect((await store.fate('telegram:main:bob-wish'))?.handoff?.id).toBe(handed.handoff);
      });

      test('a file that arrived takes its place in the turn', async () => {
        const { conversation } = await store.accept(
          { ...envelope('ann', '1', 'x'), content: [{ kind: 'media', type: 'image', platform: 'ref' }] },
          freshIds(),
          { mailbox: false },
          now,
        );
        const content = [{ kind: 'media', type: 'image', media: mediaId('m'.repeat(43)) }] as const;
        await store.setMedia(conversation, 1, content);
        expect((await load(conversation)).unread[0]).toMatchObject({ seq: 1, content, event: 'telegram:main:1' });
      });

      test('the counts are true', async () => {
        const { conversation } = await accept('ann', '1', 'hi');
        await accept('bob', '2', 'hi');
        await commit({ conversation, turns: [botTurn('a')], deliveries: [reply('ann'), reply('ann')] });
        expect(await store.stats()).toMatchObject({
          turns: 3,
          conversations: 2,
          openDeliveries: 2,
          possibleDoubles: 0,
        });
        expect((await store.stats()).commits).toBe(3);
      });
    });

    describe('keeping house', () => {
      test('deliveries that ended well go when they are old; the dead, the open and the young stay', async () => {
        const { conversation } = await accept('ann', '1', 'hi');
        const lane = laneOf(addressOf('ann'));
        const made = Array.from({ length: 4 }, () => reply('ann', { shows: { seq: 1 } }));
        const [old, dead, young] = made.map(({ id }) => id) as [DeliveryId, DeliveryId, DeliveryId];
        await commit({ conversation, deliveries: made });
        await store.next(lane, now);
        await store.next(lane, now, { id: old, fate: { kind: 'sent', platformIds: [] } });
        await store.next(lane, now, { id: dead, fate: { kind: 'dead', error: 'x' } });
        now = later(now, day);
        await store.next(lane, now, { id: young, fate: { kind: 'sent', platformIds: [] } });
        expect(await store.prune(now, 100)).toBe(1);
        const left = await store.deliveriesOf(conversation, 1);
        expect(left.map(({ state }) => state.kind)).toEqual(['dead', 'sent', 'sending']);
        expect(wordsOf((await load(conversation)).recent)).toEqual(['hi']);
      });

      test('an event key is kept for thirty days whatever is asked, and goes after', async () => {
        await accept('ann', 'old', 'hi', { raw: '{"update_id":1}' });
        now = later(start, 30 * day);
        await accept('ann', 'new', 'hi');
        await store.prune(now, 1000);
        expect(await accept('ann', 'old', 'hi')).toMatchObject({ status: 'already seen' });
        now = later(start, 30 * day + 1);
        await accept('ann', 'newer', 'hi');
        let removed = 0;
        for (let n = 0; n < 3; n++) removed += await store.prune(now, 1000);
        expect(removed).toBe(1);
        expect(await store.fate('telegram:main:old')).toBeUndefined();
        expect(await store.fate('telegram:main:new')).toBeDefined();
      });

      test('a walk of small prunes reaches every row, past all that must stay', async () => {
        const { conversation } = await accept('ann', 'z', 'x');
        const lane = laneOf(addressOf('ann'));
        const dead = Array.from({ length: 90 }, () => reply('ann'));
        const sent = Array.from({ length: 90 }, () => reply('ann'));
        await commit({ conversation, deliveries: [...dead, ...sent] });
        await store.next(lane, now);
        for (const { id } of dead) await store.next(lane, now, { id, fate: { kind: 'dead', error: 'x' } });
        for (const { id } of sent) await store.next(lane, now, { id, fate: { kind: 'sent', platformIds: [] } });
        for (let n = 0; n < 90; n++) await accept('ann', `old${n}`, 'x');
        now = later(start, 40 * day);
        for (let n = 0; n < 90; n++) await accept('ann', `new${n}`, 'x');
        let removed = 0;
        for (let n = 0; n < 200; n++) removed += await store.prune(later(start, day), 3);
        expect(removed).toBe(90 + 91);
        expect(await store.fate('telegram:main:new7')).toBeDefined();
      });
    });

    describe('drawers', () => {
      test('are written by version, found by key and listed by prefix', async () => {
        const { drawers } = store;
        expect(await drawers.get('visitors', 'a')).toBeUndefined();
        expect(await drawers.put('visitors', 'a', { n: 1 }, undefined, now)).toBe(true);
        expect(await drawers.put('visitors', 'a', { n: 2 }, undefined, now)).toBe(false);
        expect(await drawers.put('visitors', 'a', { n: 2 }, 9, now)).toBe(false);
        expect(await drawers.put('visitors', 'a', { n: 2 }, 1, later(now, 5))).toBe(true);
        expect(await drawers.get('visitors', 'a')).toEqual({ value: { n: 2 }, version: 2, at: later(now, 5) });
        for (const key of ['s:1', 's:2', 's_', 't']) await drawers.put('visitors', key, key, undefined, now);
        await drawers.put('sessions', 's:9', 'other drawer', undefined, now);
        expect((await drawers.list('visitors', 's:', 10)).map(({ key }) => key)).toEqual(['s:1', 's:2']);
        expect(await drawers.list('visitors', '', 2)).toHaveLength(2);
        await drawers.remove('visitors', 's:1');
        expect(await drawers.get('visitors', 's:1')).toBeUndefined();
        expect(await drawers.put('visitors', 'nothing', null, undefined, now)).toBe(true);
        expect((await drawers.get('visitors', 'nothing'))?.value).toBeNull();
      });

      test('of many writers at once one wins each version', async () => {
        await store.drawers.put('d', 'k', 0, undefined, now);
        const results = await Promise.all(Array.from({ length: 30 }, (_, n) => store.drawers.put('d', 'k', n, 1, now)));
        expect(results.filter(Boolean)).toHaveLength(1);
      });
    });

    test('what the caller keeps hold of cannot change what is stored', async () => {
      const content = [{ kind: 'text' as const, text: 'before' }];
      const pending = store.accept({ ...envelope('ann', '1', 'x'), content }, freshIds(), { mailbox: false }, now);
      const { conversation } = await pending;
      content[0] = { kind: 'text', text: 'after' };
      expect(wordsOf((await load(conversation)).unread)).toEqual(['before']);
    });

    test('once closed it refuses', async () => {
      await store.close();
      await expect(store.findHandoff(mint())).rejects.toMatchObject({ code: 'store_stopped' });
      await store.close();
    });
  });
}
