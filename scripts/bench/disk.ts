// The disk under the bench: where the figures are taken, and what one fsync costs there right now.

import { closeSync, fdatasyncSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../core/index.ts';
import { quantile } from './load.ts';

/** File systems that live in memory, by the number statfs gives (statfs(2)): tmpfs and ramfs. */
const inMemory = new Map([
  [0x01021994, 'tmpfs'],
  [0x858458f6, 'ramfs'],
]);

export type Fsync = {
  /** Fsyncs a second, one after the other. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
};

/**
 * A folder of the bench's own below `parent`.
 *
 * @throws Refusal `bench_in_memory` where nothing is ever written to a disk
 */
export function openFolder(parent: string): string {
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  const kind = inMemory.get(Number(statfsSync(parent).type) >>> 0);
  if (kind)
    throw new Refusal(
      'bench_in_memory',
      `${parent} is on ${kind}, which is memory: durable figures taken there would mean nothing.`,
      { remedy: 'Give a folder on a real disk: npm run bench -- --folder <path>' },
    );
  return mkdtempSync(join(parent, 'bench-'));
}

/** Appends 4 KiB and makes it durable, again and again for a second. */
export function measureFsync(folder: string, seconds = 1): Fsync {
  const path = join(folder, 'fsync');
  const file = openSync(path, 'w');
  const block = Buffer.alloc(4096, 1);
  const times: number[] = [];
  const start = performance.now();
  let last = start;
  while (last - start < seconds * 1000) {
    writeSync(file, block);
    fdatasyncSync(file);
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  closeSync(file);
  rmSync(path);
  return { rate: (times.length * 1000) / (last - start), p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** Two measurements as one: the disk changes its mind while a bench runs. */
export function meanOf(a: Fsync, b: Fsync): Fsync {
  return { rate: (a.rate + b.rate) / 2, p50: (a.p50 + b.p50) / 2, p99: Math.max(a.p99, b.p99) };
}

/** The same disk with so many milliseconds added to each fsync. */
export function slower({ rate, p50, p99 }: Fsync, ms: number): Fsync {
  return { rate: 1000 / (1000 / rate + ms), p50: p50 + ms, p99: p99 + ms };
}
