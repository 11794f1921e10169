// Our own polling loop: a batch is confirmed to Telegram only when every update in it is on disk.

import { z } from 'zod';
import { type BackoffPolicy, backoff, type Clock, type IdSource } from '../../core/index.ts';
import type { Client } from './client.ts';
import { CallFailure } from './failure.ts';
import { allowedUpdates, Update } from './wire.ts';

export type Polling = {
  readonly client: Client;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly seconds: number;
  /** Stores a batch; answers the first update that must come again, or undefined. */
  take(updates: readonly Update[]): Promise<number | undefined>;
  /** Told once the connection stands, and whenever it stands again. */
  connected(): void;
  /** An answer came, but the batch could not be stored. */
  stuck(): void;
  failed(error: unknown): void;
};

/** A line that broke, or a store that takes nothing for the moment. */
export const lineBackoff: BackoffPolicy = { floorMs: 250, baseMs: 500, capMs: 30_000 };

/** Polls until the signal ends it. An update being stored at that moment is stored first. */
export async function pollUntil(signal: AbortSignal, polling: Polling): Promise<void> {
  const { client, clock, ids, seconds, take, connected, stuck, failed } = polling;
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    let asked = 0;
    try {
      // After a failure a short poll tells at once whether the line stands again.
      const payload = { offset, timeout: failures > 0 ? 0 : seconds, allowed_updates: allowedUpdates };
      const answer = await client.call('getUpdates', payload, { signal, timeoutMs: (seconds + 10) * 1000 });
      const updates = z.array(Update).parse(answer);
      if (signal.aborted) return;
      const again = await take(updates);
      const last = updates.at(-1);
      if (again !== undefined) offset = again;
      else if (last) offset = last.update_id + 1;
      if (again === undefined) {
        failures = 0;
        connected();
        continue;
      }
      stuck();
    } catch (error) {
      if (signal.aborted) return;
      failed(error);
      asked = pauseAskedBy(error);
    }
    failures += 1;
    await clock.sleep(Math.max(asked, backoff(lineBackoff, failures, ids)), signal);
  }
}

function pauseAskedBy(error: unknown): number {
  if (!(error instanceof CallFailure) || error.failure.kind !== 'refused') return 0;
  return error.failure.retryAfterMs ?? 0;
}
