// Teams does not push for long: while nobody takes its activities, or nothing can be stored, the hub says from when to when.

import { beforeEach, describe, expect, it } from 'vitest';
import { type Absence, openAbsence } from '../../adapters/teams/absence.ts';
import { type Drawers, type Log, openMemory, timestamp } from '../../core/index.ts';
import { ManualClock } from '../support/clock.ts';

const log: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => log };
const metrics = { count() {}, gauge() {}, observe() {} };

describe('what was written to the bot while it was away', () => {
  let clock: ManualClock;
  let drawers: Drawers;
  let isFull: boolean;
  let ends: AbortController[];

  beforeEach(() => {
    clock = new ManualClock();
    ends = [];
    isFull = false;
    const real = openMemory().drawers;
    drawers = {
      ...real,
      put: (...args) => (isFull ? Promise.reject(new Error('the disk is full')) : real.put(...args)),
    };
  });
  async function run(): Promise<Absence> {
    const absence = openAbsence('main', { drawers, clock, metrics, log });
    const end = new AbortController();
    ends.push(end);
    await absence.begin();
    void absence.watch(end.signal);
    return absence;
  }
  const killed = () => ends.at(-1)!.abort();
  const gaps = (absence: Absence) =>
    absence.alerts().map(({ id }) => /^gap:(\d+)\.\.(\d+)$/.exec(id)!.slice(1).map(Number));

  it('lies between the last moment it was surely there and the first it is again, in a later run and the one after', async () => {
    const first = await run();
    expect(first.alerts()).toEqual([]);
    await clock.advance(60_000);
    const died = clock.now();
    killed();
    await clock.advance(45_000);
    const back = clock.now();
    const [[from, to] = []] = gaps(await run());
    expect(from).toBeLessThanOrEqual(died);
    expect(from).toBeGreaterThan(died - 16_000);
    expect(to).toBe(back);
    killed();
    await clock.advance(1000);
    expect(gaps(await run())).toEqual([
      [from, to],
      [to, clock.now()],
    ]);
    // An hour later it is no news any more.
    await clock.advance(61 * 60_000);
    killed();
    expect(gaps(await run())).toHaveLength(1);
  });

  it('also counts while the disk is full, and not for one slow note', async () => {
    const absence = await run();
    await clock.advance(30_000);
    const full = clock.now();
    isFull = true;
    await clock.advance(120_000);
    isFull = false;
    await clock.advance(30_000);
    const [[from, to] = []] = gaps(absence);
    expect(from).toBeLessThanOrEqual(full);
    expect(to).toBeGreaterThanOrEqual(timestamp(full + 120_000));
    isFull = true;
    await clock.advance(15_000);
    isFull = false;
    await clock.advance(60_000);
    expect(gaps(absence)).toHaveLength(1);
  });
});
