// Our own polling loop: a batch is confirmed to Telegram only when every update in it is on disk.

import { z } from 'zod';
import type { Clock } from '../../core/index.ts';
import type { Client } from './client.ts';
import { allowedUpdates, Update } from './wire.ts';

export type Polling = {
  readonly client: Client;
  readonly clock: Clock;
  readonly seconds: number;
  /** Stores a batch; answers the first update that must come again, or undefined. */
  take(updates: readonly Update[]): Promise<number | undefined>;
  /** Told once the connection stands, and whenever it stands again. */
  connected(): void;
  /** An answer came, but the batch could not be stored. */
  stuck(): void;
  failed(error: unknown): void;
};

/** First pause after a failure and the longest one, ms; doubled in between. */
export const pauses = { first: 500, longest: 30_000 };

/** Polls until the signal ends it. An update being stored at that moment is stored first. */
export async function pollUntil(signal: AbortSignal, polling: Polling): Promise<void> {
  const { client, clock, seconds, take, connected, stuck, failed } = polling;
  let offset = 0;
  let pause = 0;
  while (!signal.aborted) {
    try {
      const payload = { offset, timeout: pause > 0 ? 0 : seconds, allowed_updates: allowedUpdates };
      const answer = await client.call('getUpdates', payload, { signal, timeoutMs: (seconds + 10) * 1000 });
      const updates = z.array(Update).parse(answer);
      if (signal.aborted) return;
      const again = await take(updates);
      const last = updates.at(-1);
      if (again !== undefined) offset = again;
      else if (last) offset = last.update_id + 1;
      if (again === undefined) {
        pause = 0;
        connected();
        continue;
      }
      stuck();
    } catch (error) {
      if (signal.aborted) return;
      failed(error);
    }
    pause = Math.min(pauses.longest, pause === 0 ? pauses.first : pause * 2);
    await clock.sleep(pause, signal);
  }
}
