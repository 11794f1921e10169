// The thread in which a scheduled publication passes the gate and is written: two engines, and often a training.

import { parentPort, workerData } from 'node:worker_threads';
import { publishDue, type ScheduledPublication } from '../core/training/index.ts';
import { openWorkbench } from './workbench.ts';

export type FromThread =
  | { readonly kind: 'odd'; readonly sentence: string }
  | { readonly kind: 'settled'; readonly plans: readonly ScheduledPublication[] };
export type ForThread = { readonly shop: string; readonly env: Readonly<Record<string, string>> };

const tell = (message: FromThread): void => parentPort!.postMessage(message);
const { shop, env } = workerData as ForThread;
const bench = await openWorkbench({
  shop,
  by: undefined,
  env,
  warn: (sentence) => tell({ kind: 'odd', sentence }),
});
try {
  tell({ kind: 'settled', plans: await publishDue(bench) });
} finally {
  bench.close();
}
