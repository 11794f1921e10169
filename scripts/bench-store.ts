// Measures the store alone: fsync, acknowledgements, CPU of the whole road, and a million turns.
//   node scripts/bench-store.ts [ack] [road] [million] [--turns 1000000] [--folder <where>] [--delay <ms a commit>]

import { randomBytes } from 'node:crypto';
import { fdatasyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Address,
  type ConversationId,
  type DeliveryId,
  type Envelope,
  eventKey,
  laneOf,
  type ReplyId,
  shopId,
  timestamp,
} from '../core/index.ts';
import type { Store } from '../core/ports/index.ts';
import { openSqlite } from '../core/store/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    turns: { type: 'string', default: '1000000' },
    folder: { type: 'string', default: tmpdir() },
    delay: { type: 'string', default: '0' },
    seconds: { type: 'string', default: '5' },
  },
});
const wanted = positionals.length > 0 ? positionals : ['ack', 'road'];
const folder = mkdtempSync(join(values.folder, 'bench-store-'));
const seconds = Number(values.seconds);

const id = <Id extends string>() => randomBytes(16).toString('base64url') as Id;
const now = () => timestamp(Date.now());
const open = (name: string) => openSqlite({ file: join(folder, name), commitDelayMs: Number(values.delay) });
const percentile = (sorted: readonly number[], p: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0;
const ms = (value: number) => `${value.toFixed(2)} ms`;
const questions = [
  '在吗',
  '这件衣服有没有 L 码？',
  '什么时候发货呀',
  '订单号 20261119000123 到哪了',
  'do you ship to Canada?',
];
const answers = [
  '在的，请问有什么可以帮您？',
  '亲，这款 L 码有现货，身高 165–170 cm、体重 55–62 kg 建议选 L 码哦。',
  '付款后 48 小时内发货，节假日顺延，请放心。',
];
let sent = 0;

try {
  if (wanted.includes('ack')) await acknowledgements();
  if (wanted.includes('road')) await road();
  if (wanted.includes('million')) await million();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function addressOf(customer: number): Address {
  return { channel: 'telegram', account: 'main', peer: String(700_000_000 + customer) };
}

function envelope(customer: number): Envelope {
  return {
    id: eventKey('telegram', 'main', String(830_000_000 + ++sent)),
    shop: shopId('demo'),
    event: { kind: 'said' },
    from: { id: String(700_000_000 + customer), name: `客户${customer}` },
    replyTo: addressOf(customer),
    content: [{ kind: 'text', text: questions[sent % questions.length] ?? '' }],
    sentAt: now(),
    receivedAt: now(),
  };
}

function accept(store: Store, customer: number) {
  return store.accept(envelope(customer), { conversation: id(), customer: id() }, { mailbox: false }, now());
}

/** What the hub does for one message, with an engine that costs nothing. */
async function wholeRoad(store: Store, customer: number): Promise<void> {
  const { conversation } = await accept(store, customer);
  const snapshot = await store.load(conversation, 20);
  if (!snapshot) throw new Error('the conversation is gone');
  const text = answers[sent % answers.length] ?? '';
  const to = addressOf(customer);
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
            knowledge: '9f2c41d07ab3',
            decision: {
              kind: 'answer',
              entry: 'size_advice',
              why: { language: 'zh', normalised: '有没有l码', via: 'similar', score: 0.91, matched: ['l码', '有没有'] },
            },
          },
          content: [{ kind: 'text', text }],
          at: now(),
        },
      ],
      deliveries: [
        {
          id: `${reply}.0` as DeliveryId,
          lane,
          by: 'bot',
          shows: { turn: 0 },
          expiresAt: timestamp(Date.now() + 900_000),
          what: {
            kind: 'reply',
            reply: { id: reply, to, author: { kind: 'bot' }, parts: [{ kind: 'text', text }], choices: [] },
          },
        },
      ],
      start: [lane],
    },
    now(),
  );
  const step = result.status === 'committed' ? result.started[0]?.[1] : undefined;
  if (step?.kind !== 'send') throw new Error(`expected to send, got ${result.status} ${step?.kind}`);
  await store.next(lane, now(), { id: step.delivery.id, fate: { kind: 'sent', platformIds: [String(sent)] } });
}

/** Runs `act` with so many in flight for a while; answers latencies, sorted, and the wall time in seconds. */
async function load(inFlight: number, lasting: number, act: (lane: number) => Promise<unknown>) {
  const latencies: number[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async (_, lane) => {
      while (performance.now() - start < lasting * 1000) {
        const begun = performance.now();
        await act(lane);
        latencies.push(performance.now() - begun);
      }
    }),
  );
  return { latencies: latencies.sort((a, b) => a - b), wall: (performance.now() - start) / 1000 };
}

/** How often this disk makes 4 KiB durable, one at a time. */
function fsyncRate(): number {
  const file = openSync(join(folder, 'fsync'), 'w');
  const block = Buffer.alloc(4096, 1);
  let rounds = 0;
  const start = performance.now();
  while (performance.now() - start < 1500) {
    writeSync(file, block);
    fdatasyncSync(file);
    rounds++;
  }
  return rounds / ((performance.now() - start) / 1000);
}

async function acknowledgements(): Promise<void> {
  const disk = fsyncRate();
  const store = await open('ack.db');
  await load(8, 1, (lane) => accept(store, lane));
  const alone = await load(1, seconds, () => accept(store, sent % 1000));
  const many = await load(64, seconds, (lane) => accept(store, lane * 50 + (sent % 50)));
  await store.close();
  const rate = many.latencies.length / many.wall;
  console.log(`fsync: ${disk.toFixed(0)}/s (${ms(1000 / disk)} each)`);
  console.log(
    `accept, one alone: p50 ${ms(percentile(alone.latencies, 0.5))}, p99 ${ms(percentile(alone.latencies, 0.99))}`,
  );
  console.log(
    `accept, 64 in flight: ${rate.toFixed(0)}/s = ${(rate / disk).toFixed(1)} × fsync, ` +
      `p50 ${ms(percentile(many.latencies, 0.5))}, p99 ${ms(percentile(many.latencies, 0.99))}`,
  );
}

async function road(): Promise<void> {
  // A customer who asks two or three things, and one who has been talking all day: a snapshot reads up to 20 turns.
  await roadOf('short conversations', (lane) => lane + 64 * (sent % 60));
  await roadOf('long conversations', (lane) => lane);
}

async function roadOf(name: string, customer: (lane: number) => number): Promise<void> {
  const store = await open(`${name}.db`);
  await load(64, 2, (lane) => wholeRoad(store, customer(lane)));
  const before = await store.stats();
  const mainBefore = process.threadCpuUsage();
  const run = await load(64, seconds, (lane) => wholeRoad(store, customer(lane)));
  const main = process.threadCpuUsage(mainBefore);
  const after = await store.stats();
  await store.close();
  const messages = run.latencies.length;
  console.log(
    `whole road, 64 in flight, ${name}: ${(messages / run.wall).toFixed(0)} messages/s, ` +
      `store thread ${((after.cpuMicros - before.cpuMicros) / messages).toFixed(0)} µs CPU a message, ` +
      `main thread ${((main.user + main.system) / messages).toFixed(0)} µs, ` +
      `${((messages * 4) / (after.commits - before.commits)).toFixed(1)} jobs a commit`,
  );
}

async function million(): Promise<void> {
  const turns = Number(values.turns);
  const people = Math.max(100, Math.round(turns / 20));
  const file = join(folder, 'million.db');
  const store = await openSqlite({ file });
  const found: ConversationId[] = [];
  let done = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: 128 }, async (_, lane) => {
      for (let n = lane; n < turns / 2; n += 128) {
        // A stride through all customers, so that conversations grow side by side as they do in a shop.
        await wholeRoad(store, ((n * 7919) % Math.floor(people / 128)) * 128 + lane);
        if (++done % 2000 === 0) await store.prune(timestamp(Date.now() - 2000), 4000);
      }
    }),
  );
  for (let left = 1; left > 0; ) left = await store.prune(now(), 5000);
  const all = await store.conversations({ shop: shopId('demo'), limit: 5000 });
  found.push(...all.map(({ conversation }) => conversation.id));
  const reads: number[] = [];
  for (let n = 0; n < 5000; n++) {
    const conversation = found[(n * 911) % found.length];
    if (!conversation) throw new Error('no conversation to read');
    const begun = performance.now();
    const last = await store.turns(conversation, undefined, 20);
    reads.push(performance.now() - begun);
    if (last.length === 0) throw new Error('a conversation without turns');
  }
  reads.sort((a, b) => a - b);
  const stats = await store.stats();
  await store.close();
  const size = statSync(file).size;
  const reopened = performance.now();
  const again = await openSqlite({ file });
  const opening = performance.now() - reopened;
  await again.close();
  console.log(
    `${stats.turns} turns of ${stats.conversations} conversations in ${((performance.now() - start) / 1000).toFixed(0)} s: ` +
      `${(size / 1e6).toFixed(0)} MB = ${(size / stats.turns).toFixed(0)} B a turn; ` +
      `last 20: p50 ${ms(percentile(reads, 0.5))}, p99 ${ms(percentile(reads, 0.99))}; opened again in ${opening.toFixed(0)} ms`,
  );
}
