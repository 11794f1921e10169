// How crowded the machine is: what a criterion in wall time must take into account when the cores are shared.

import { availableParallelism, loadavg } from 'node:os';

/** How many times slower than alone something runs here just now, at least 1. Costs 20 ms of computing. */
export function slowdown(): number {
  const started = performance.now();
  const before = process.cpuUsage();
  let used = 0;
  while (used < 20) {
    const { user, system } = process.cpuUsage(before);
    used = (user + system) / 1000;
  }
  return Math.max(1, (performance.now() - started) / used);
}

/**
 * A time someone would accept who has the machine to himself, in ms; on a busy one it stretches with the crowd, by the
 * load of the last minute or, when the crowd has only just come, by how slow we are ourselves.
 */
export const within = (ms: number): number => ms * Math.max(slowdown(), loadavg()[0]! / availableParallelism());
