// A clock the test moves by hand, and the moment in which everything that could happen now has happened.

import { type Clock, type Timestamp, timestamp } from '../../core/index.ts';

type Sleeper = { readonly at: number; wake(): void };

export class ManualClock implements Clock {
  #now: number;
  readonly #sleepers = new Set<Sleeper>();
  /** Waits until nothing runs any more; a test with a store in a thread adds its own condition. */
  quiet: () => boolean = () => true;

  constructor(start = Date.UTC(2026, 10, 21, 4)) {
    this.#now = start;
  }

  now(): Timestamp {
    return timestamp(this.#now);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const sleeper: Sleeper = {
        at: this.#now + Math.max(0, ms),
        wake: () => {
          this.#sleepers.delete(sleeper);
          resolve();
        },
      };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', sleeper.wake, { once: true });
    });
  }

  /** Moves time on, stopping at each sleeper on the way, so that what he then does happens at his own moment. */
  async advance(ms: number): Promise<void> {
    const target = this.#now + ms;
    await this.settle();
    for (let next = this.#first(target); next; next = this.#first(target)) {
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      await this.settle();
    }
    this.#now = target;
  }

  /** Everything that waits for no time has happened: each decision waiting takes a round of the loop for itself. */
  async settle(): Promise<void> {
    for (let calm = 0; calm < 64; ) {
      await new Promise((resolve) => setImmediate(resolve));
      calm = this.quiet() ? calm + 1 : 0;
    }
  }

  get sleepers(): number {
    return this.#sleepers.size;
  }

  #first(until: number): Sleeper | undefined {
    let first: Sleeper | undefined;
    for (const sleeper of this.#sleepers) if (sleeper.at <= until && (!first || sleeper.at < first.at)) first = sleeper;
    return first;
  }
}
