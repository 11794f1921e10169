// Sends on the wire, each with a deadline. One watcher sleeps for the oldest, so that a quick send costs no timer.

import type { Fate, Timestamp } from '../model/index.ts';
import type { Clock } from '../ports/index.ts';

/** After this long without an answer a send may or may not have arrived. */
export const sendTimeoutMs = 30_000;

type Flight = { readonly since: Timestamp; expire(): void };

export class Flights {
  readonly #clock: Clock;
  /** In order of departure, which is the order of their deadlines. */
  readonly #out = new Set<Flight>();
  readonly #closing = new AbortController();
  #watching = false;
  #landing: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Departs in this tick. Resolves with a fate, never rejects. */
  fly(send: (signal: AbortSignal) => Promise<Fate>, failed: (error: unknown) => Fate): Promise<Fate> {
    return new Promise((resolve) => {
      const abort = new AbortController();
      const land = (fate: Fate) => {
        if (!this.#out.delete(flight)) return;
        resolve(fate);
        if (this.#out.size === 0) this.#landing?.();
      };
      const flight: Flight = {
        since: this.#clock.now(),
        expire: () => {
          land({ kind: 'unknown', error: `no answer within ${sendTimeoutMs / 1000} s` });
          abort.abort();
        },
      };
      this.#out.add(flight);
      if (!this.#watching) void this.#watch();
      send(abort.signal).then(land, (error: unknown) => land(failed(error)));
    });
  }

  /** Resolves when nothing is on the wire, or after `ms`. */
  async landed(ms: number): Promise<void> {
    if (this.#out.size === 0) return;
    const late = new AbortController();
    this.#landing = () => late.abort();
    await this.#clock.sleep(ms, late.signal);
  }

  close(): void {
    this.#closing.abort();
  }

  async #watch(): Promise<void> {
    this.#watching = true;
    for (const { signal } = this.#closing; !signal.aborted; ) {
      const [oldest] = this.#out;
      if (!oldest) break;
      const left = oldest.since + sendTimeoutMs - this.#clock.now();
      if (left <= 0) oldest.expire();
      else await this.#clock.sleep(left, signal);
    }
    this.#watching = false;
  }
}
