// What WeChat never gives again lies between two moments the hub tells of, wherever the hub died, and no fudge beside them.

import { beforeEach, describe, expect, it } from 'vitest';
import { type Gaps, openGaps } from '../../adapters/wechat/gaps.ts';
import { type Drawers, type Log, openMemory, type Timestamp, timestamp } from '../../core/index.ts';

const log: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => log };
const metrics = { count() {}, gauge() {}, observe() {} };
const hour = 3_600_000;

describe('the moment up to which everything is stored', () => {
  let drawers: Drawers;
  let now: number;
  /** Puts that still work; the next one finds a full disk, or nobody any more. */
  let puts: number;
  const at = (ms: number): Timestamp => timestamp(ms);

  beforeEach(() => {
    const real = openMemory().drawers;
    puts = Number.POSITIVE_INFINITY;
    now = 1_000_000;
    drawers = {
      ...real,
      put: async (...args) => {
        if (puts === 0) throw new Error('the disk is full');
        puts -= 1;
        return real.put(...args);
      },
    };
  });
  const open = (account = 'main'): Gaps =>
    openGaps(account, { drawers, metrics, log, clock: { now: () => at(now), sleep: async () => {} } });
  async function born(): Promise<Gaps> {
    const gaps = open();
    await gaps.begin();
    expect(await gaps.back()).toBeUndefined();
    return gaps;
  }

  it('is where a gap begins, however long the line was seen to live after it', async () => {
    const first = await born();
    await first.whole(at(1_010_000));
    now = 1_500_000;
    const second = open();
    await second.begin();
    expect(await second.back()).toMatchObject({ from: 1_010_000, to: 1_500_000 });
    // And the next one begins where this one ended: there is no time between them that nobody answers for.
    now = 1_600_000;
    const third = open();
    await third.begin();
    expect(await third.back()).toMatchObject({ from: 1_500_000, to: 1_600_000 });
  });

  it('never moves back, and what is stored late while the line is away still shortens the gap', async () => {
    const gaps = await born();
    await gaps.whole(at(1_020_000));
    await gaps.whole(at(1_010_000));
    gaps.away('the stream ended');
    await gaps.whole(at(1_030_000));
    now = 1_100_000;
    expect(await gaps.back()).toMatchObject({ from: 1_030_000, to: 1_100_000, why: 'the stream ended' });
  });

  it('loses no gap to a process that dies, or a disk that is full, at any of its writes', async () => {
    await born();
    for (const survived of [0, 1]) {
      now += 100_000;
      const dying = open();
      await dying.begin();
      puts = survived;
      await expect(dying.back()).rejects.toThrow('full');
      puts = Number.POSITIVE_INFINITY;
    }
    now += 100_000;
    const last = open();
    await last.begin();
    expect(await last.back()).toMatchObject({ from: 1_000_000, to: 1_300_000 });
  });

  it('does not pass a message that could not be had before that is on disk', async () => {
    const gaps = await born();
    now = 1_050_000;
    expect(gaps.missed('no answer')).toMatchObject({ from: 1_000_000, to: 1_050_000, isOne: true });
    puts = 0;
    await expect(gaps.whole(at(1_060_000))).rejects.toThrow('full');
    puts = Number.POSITIVE_INFINITY;
    now = 1_070_000;
    const unlucky = open();
    await unlucky.begin();
    expect(await unlucky.back()).toMatchObject({ from: 1_000_000 });

    gaps.missed('no answer');
    await gaps.whole(at(1_060_000));
    const next = open();
    expect(await next.begin()).toContainEqual(expect.objectContaining({ from: 1_000_000, isOne: true }));
  });

  it('lets a hub that starts within the hour tell its gaps again, and minds its account', async () => {
    const first = await born();
    first.away('a logout');
    now += 60_000;
    await first.back();
    now += hour - 1;
    expect(await open().begin()).toMatchObject([{ from: 1_000_000, to: 1_060_000, why: 'a logout' }]);
    expect(await open('second').begin()).toEqual([]);
    now += 2;
    const later = open();
    expect(await later.begin()).toEqual([]);
    expect(later.recent).toMatchObject({ why: 'a logout' });
  });
});
