// A process of its own that stores messages and says so: what is killed, traced and starved by test/store-sqlite.test.ts.
//   node store-child.ts '{"store": SqliteOptions, "do": "accept" | "hold" | "full", "from": 0, "count": 100, "inFlight": 8}'
// Each acknowledged message is one line `ack <n>` on stdout, written only after the store has answered.

import { randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Envelope, eventKey, shopId, timestamp } from '../../core/model/index.ts';
import type { Store } from '../../core/ports/index.ts';
import { openSqlite, type SqliteOptions } from '../../core/store/index.ts';

type Task = {
  readonly store: SqliteOptions;
  readonly do: 'accept' | 'hold' | 'full';
  readonly from?: number;
  readonly count?: number;
  readonly inFlight?: number;
  /** `full`: the folder on the small disk that is filled up. */
  readonly folder?: string;
};
const task: Task = JSON.parse(process.argv[2] ?? '{}');
const moment = new Int32Array(new SharedArrayBuffer(4));

/** Written before anything else happens; a reader who is slow to empty the pipe is waited for. */
function say(line: string): void {
  for (let rest = Buffer.from(`${line}\n`); rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(moment, 0, 0, 1);
    }
  }
}

const id = <Id extends string>() => randomBytes(16).toString('base64url') as Id;

const envelope = (n: number): Envelope => ({
  id: eventKey('telegram', 'main', `m${n}`),
  shop: shopId('demo'),
  event: { kind: 'said' },
  from: { id: `p${n % 20}` },
  replyTo: { channel: 'telegram', account: 'main', peer: `p${n % 20}` },
  content: [{ kind: 'text', text: `m${n} ${'x'.repeat(300)}` }],
  sentAt: timestamp(0),
  receivedAt: timestamp(0),
});
const accept = (store: Store, n: number) =>
  store.accept(envelope(n), { conversation: id(), customer: id() }, { mailbox: false }, timestamp(n));

const store = await openSqlite(task.store);
say('open');
switch (task.do) {
  case 'accept':
    await acceptAll();
    await store.close();
    break;
  case 'hold':
    process.stdin.resume();
    break;
  case 'full':
    await fillAndHeal(task.folder ?? '.');
    await store.close();
    break;
}

async function acceptAll(): Promise<void> {
  const { from = 0, count = 100, inFlight = 8 } = task;
  let n = from;
  const one = async () => {
    while (n < from + count) {
      const mine = n++;
      await accept(store, mine);
      say(`ack ${mine}`);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, one));
}

/** Messages until the disk is full and well beyond, then room again, then the refused ones once more. */
async function fillAndHeal(folder: string): Promise<void> {
  const ballast = join(folder, 'ballast');
  const file = openSync(ballast, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(4096));
  } catch {
    say('full');
  }
  const refused: number[] = [];
  for (let n = 0; n < 1600; n += 16)
    await Promise.all(
      Array.from({ length: 16 }, async (_, k) => {
        try {
          await accept(store, n + k);
          say(`ack ${n + k}`);
        } catch (error) {
          refused.push(n + k);
          const { code, status } = error as { code?: string; status?: number };
          say(`refused ${n + k} ${code} ${status}`);
        }
      }),
    );
  // The disk is as full as before, but what was taken in must still be finished.
  const finished = await store.drawers.put('kept', 'aside', 'x'.repeat(10_000), undefined, timestamp(1));
  say(finished ? 'finished' : 'not finished');
  closeSync(file);
  rmSync(ballast);
  say('room');
  for (const n of refused) {
    await accept(store, n);
    say(`ack ${n}`);
  }
}
