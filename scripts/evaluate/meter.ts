// What a command has used so far, and how far it is: for figures, and for whoever waits.

import type { Meter, Progress } from '../../core/training/index.ts';

export const processMeter: Meter = {
  micros: () => Number(process.hrtime.bigint()) / 1000,
  cpuSeconds: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
  memory: () => process.memoryUsage().rss,
};

/** Lines on stderr, at most one every two seconds, none while the work is short. */
export function stderrProgress(): Progress {
  let last = performance.now();
  return (stage, done, of) => {
    if (performance.now() - last < 2000) return;
    last = performance.now();
    process.stderr.write(`… ${stage} ${done}/${of}\n`);
  };
}
