// How often one key may do something: a smooth limit (GCRA) that keeps one number a key and no timer.

import { type Clock, Refusal } from '../../core/index.ts';

/** Somebody asked too often. Doors answer 429 with `Retry-After`. */
export class TooOften extends Refusal {
  /** Whole seconds, at least 1. */
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super('rate_limited', `Too many requests; the next is welcome in ${retryAfter} s.`, { status: 429 });
    this.retryAfter = retryAfter;
  }
}

export interface Limiter {
  /** Counts one. @throws TooOften when the key has used up its share */
  take(key: string): void;
  /** Counts one and answers whether it was within the share. */
  allows(key: string): boolean;
  /** The one counted last does not count after all. */
  giveBack(key: string): void;
  /** Keys remembered now. */
  readonly size: number;
}

/**
 * @param share how many at once, and how many in each period on average
 * @param periodMs the period
 * @param mostKeys the key seen longest ago is forgotten beyond this: 50 000 keys are about 6 MB
 */
export function openLimiter(share: number, periodMs: number, clock: Clock, mostKeys = 50_000): Limiter {
  const interval = periodMs / share;
  const tolerance = periodMs - interval;
  /** When each key's credit is whole again; the order of the map is the order of last use. */
  const wholeAt = new Map<string, number>();

  /** Milliseconds to wait, 0 when it may pass. */
  function take(key: string): number {
    const now = clock.now();
    const at = Math.max(wholeAt.get(key) ?? now, now);
    if (at - now > tolerance) return at - now - tolerance;
    wholeAt.delete(key);
    wholeAt.set(key, at + interval);
    if (wholeAt.size > mostKeys) wholeAt.delete(wholeAt.keys().next().value!);
    return 0;
  }

  return {
    take(key) {
      const wait = take(key);
      if (wait > 0) throw new TooOften(Math.max(1, Math.ceil(wait / 1000)));
    },
    allows: (key) => take(key) === 0,
    giveBack(key) {
      const at = wholeAt.get(key);
      if (at !== undefined) wholeAt.set(key, at - interval);
    },
    get size() {
      return wholeAt.size;
    },
  };
}
