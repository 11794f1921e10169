// A shop's years in a minute: fills a store with conversations as the hub writes them, then weighs and reads it.

import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import {
  type Address,
  type DeliveryId,
  type Envelope,
  eventKey,
  laneOf,
  openSqlite,
  type ReplyId,
  type Store,
  shopId,
  timestamp,
} from '../../core/index.ts';
import { quantile } from './load.ts';

export type Weighed = {
  readonly turns: number;
  readonly conversations: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Reading the last 20 turns of a conversation, ms. */
  readonly p50: number;
  readonly p99: number;
  /** Opening the file again, ms. */
  readonly opening: number;
};

/** Twenty turns a conversation, side by side; sent deliveries are pruned as the hub prunes them. */
export async function weighStore(file: string, turns: number, questions: readonly string[]): Promise<Weighed> {
  const start = performance.now();
  const store = await openSqlite({ file });
  const people = Math.max(128, Math.round(turns / 20));
  let done = 0;
  await Promise.all(
    Array.from({ length: 128 }, async (_, lane) => {
      for (let n = lane; n < turns / 2; n += 128) {
        // A stride through all customers: conversations grow side by side, so that their pages interleave.
        const customer = ((n * 7919) % Math.floor(people / 128)) * 128 + lane;
        await wholeRoad(store, customer, n, questions[n % questions.length]!);
        if (++done % 2000 === 0) await store.prune(timestamp(Date.now() - 2000), 4000);
      }
    }),
  );
  for (let left = 1; left > 0; ) left = await store.prune(timestamp(Date.now()), 5000);
  const all = await store.conversations({ shop: shopId('demo'), limit: 5000 });
  const reads: number[] = [];
  for (let n = 0; n < 5000; n++) {
    const { id } = all[(n * 911) % all.length]!.conversation;
    const begun = performance.now();
    const last = await store.turns(id, undefined, 20);
    reads.push(performance.now() - begun);
    if (last.length === 0) throw new Error('a conversation without turns');
  }
  const stats = await store.stats();
  await store.close();
  const reopened = performance.now();
  const again = await openSqlite({ file });
  const opening = performance.now() - reopened;
  await again.close();
  return {
    turns: stats.turns,
    conversations: stats.conversations,
    bytes: statSync(file).size,
    seconds: (performance.now() - start) / 1000,
    p50: quantile(reads, 0.5),
    p99: quantile(reads, 0.99),
    opening,
  };
}

/** What the hub does in the store for one message: accepted, read, answered, sent. */
async function wholeRoad(store: Store, customer: number, nth: number, question: string): Promise<void> {
  const now = timestamp(Date.now());
  const to: Address = { channel: 'telegram', account: 'main', peer: String(700_000_000 + customer) };
  const envelope: Envelope = {
    id: eventKey('telegram', 'main', String(830_000_000 + nth)),
    shop: shopId('demo'),
    event: { kind: 'said' },
    from: { id: to.peer, name: `客户${customer}` },
    replyTo: to,
    content: [{ kind: 'text', text: question }],
    sentAt: now,
    receivedAt: now,
  };
  const { conversation } = await store.accept(
    envelope,
    { conversation: id(), customer: id() },
    { mailbox: false },
    now,
  );
  const snapshot = await store.load(conversation, 8);
  if (!snapshot) throw new Error('the conversation is gone');
  const text = '亲，这款 L 码有现货，身高 165–170 cm、体重 55–62 kg 建议选 L 码哦。拿不准也可以告诉我平时穿的尺码。';
  const reply = id<ReplyId>();
  const lane = laneOf(to);
  const result = await store.commit(
    {
      conversation,
      version: snapshot.conversation.version,
      readTo: snapshot.unread.at(-1)?.seq ?? 0,
      dialogue: { misses: 0, language: 'zh', slots: {}, flows: [] },
      turns: [
        {
          author: {
            kind: 'bot',
            knowledge: '9f2c41d07ab3e650',
            decision: {
              kind: 'answer',
              entry: 'size_recommend',
              why: { language: 'zh', normalised: question, via: 'model', score: 0.91, matched: ['尺码', '推荐'] },
            },
          },
          content: [{ kind: 'text', text }],
          at: now,
        },
      ],
      deliveries: [
        {
          id: `${reply}.0` as DeliveryId,
          lane,
          by: 'bot',
          shows: { turn: 0 },
          what: {
            kind: 'reply',
            reply: { id: reply, to, author: { kind: 'bot' }, parts: [{ kind: 'text', text }], choices: [] },
          },
        },
      ],
      start: [lane],
    },
    now,
  );
  const step = result.status === 'committed' ? result.started[0]?.[1] : undefined;
  if (step?.kind !== 'send') throw new Error(`expected to send, got ${result.status} ${step?.kind}`);
  const fate = { kind: 'sent', platformIds: [String(nth)] } as const;
  await store.next(lane, timestamp(Date.now()), { id: step.delivery.id, fate });
}

const id = <Id extends string>() => randomBytes(16).toString('base64url') as Id;
