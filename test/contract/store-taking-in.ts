// Chapter of the store contract: what a customer does, stored once and in order.

import { describe, expect, test } from 'vitest';
import { type Envelope, eventKey, freshDialogue, later } from '../../core/model/index.ts';
import {
  addressOf,
  botTurn,
  envelope,
  freshIds,
  mint,
  reply,
  shop,
  start,
  text,
  type World,
  wordsOf,
} from './store-world.ts';

export function takingIn(world: World): void {
  const { accept, commit, load, waitingCase } = world;

  describe('taking in', () => {
    test('a customer writes: a conversation and a customer are made, and his turn waits', async () => {
      const first = await accept('ann', '1', '在吗');
      expect(first).toMatchObject({ status: 'stored', seq: 1, owner: 'bot' });
      world.now = later(world.now, 10);
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
        at: world.now,
        event: 'telegram:main:2',
        author: { kind: 'customer', name: 'Ann' },
      });
      expect(recent).toEqual(unread);
      expect(failures).toBe(0);
      expect(await world.store.load(mint(), 20)).toBeUndefined();
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
        const numbers = wordsOf(await world.store.turns(id, undefined, 1000)).map((word) => Number(word.slice(1)));
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
      const inGroup = await world.store.accept(group, freshIds(), { mailbox: false }, world.now);
      expect(inGroup.conversation).not.toBe(direct.conversation);
      await accept('ann', '3', 'I married', { name: 'Ann Li' });
      await world.store.accept(
        { ...group, id: eventKey('telegram', 'main', '4'), from: { id: 'bob', name: 'Bob' } },
        freshIds(),
        { mailbox: false },
        world.now,
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
      expect(await world.store.commit(stale, world.now)).toEqual({ status: 'conflict' });
      const after = await load(conversation);
      expect(wordsOf(after.unread)).toEqual(['L 码有吗']);
      expect(after.unread[0]?.changed).toBe('edited');
      expect(
        await world.store.commit({ ...stale, ...(after.edits !== undefined && { edits: after.edits }) }, world.now),
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
      expect((await world.store.recover({ idempotentChannels: [] }, world.now)).conversations).toEqual([]);
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
      expect((await world.store.recover({ idempotentChannels: [] }, world.now)).conversations).toEqual([]);
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

    test('a reaction stands with the line it is under, the shop’s or his own: the last one, and none once it is taken away', async () => {
      const { conversation } = await accept('ann', '1', 'hi');
      const first = reply('ann', { shows: { turn: 0 } });
      const second = reply('ann', { shows: { turn: 1 } });
      await commit({
        conversation,
        readTo: 1,
        turns: [botTurn('hello'), botTurn('anything else?')],
        deliveries: [first, second],
        start: [first.lane],
      });
      const settle = (id: typeof first.id, platformId: string) =>
        world.store.next(first.lane, world.now, { id, fate: { kind: 'sent', platformIds: [platformId] } });
      await settle(first.id, '19');
      await settle(second.id, '9');
      let reactions = 0;
      const react = (of: string, reaction: string) =>
        accept('ann', `r${++reactions}`, undefined, {
          event: { kind: 'reacted', of: eventKey('telegram', 'main', of), reaction },
        });
      const shown = async () => (await load(conversation)).recent.map(({ reaction }) => reaction);
      await react('42:9', '👎');
      expect(await shown()).toEqual([undefined, undefined, '👎']);
      await react('42:9', '👍');
      await react('1', '❤️');
      await react('42:77', '🤮');
      expect(await shown()).toEqual(['❤️', undefined, '👍']);
      await react('42:9', '');
      expect(await shown()).toEqual(['❤️', undefined, undefined]);
      const { version } = (await load(conversation)).conversation;
      await react('42:19', '👎');
      expect((await load(conversation)).conversation.version).toBe(version);
      expect((await load(conversation)).recent[1]).toMatchObject({ reaction: '👎', content: botTurn('hello').content });
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
}
