// How fast and whether at all a destination may be sent to: a token bucket each, and a pause for a refused account.

import type { Timestamp } from '../model/index.ts';
import type { Clock, Health, IdSource } from '../ports/index.ts';
import { backoff, pauseBackoff } from './backoff.ts';

/**
 * Token buckets kept as one number each: the moment the bucket will be full again (generic cell rate algorithm, ATM
 * Forum TM 4.0). Full buckets are forgotten.
 */
export class Buckets {
  readonly #fullAt = new Map<string, number>();
  #sweepAt = 10_000;

  /** Takes a token and answers 0, or answers how many ms until one may be taken. */
  take(key: string, { perSecond, burst }: { perSecond: number; burst: number }, now: number): number {
    const interval = 1000 / perSecond;
    const fullAt = Math.max(this.#fullAt.get(key) ?? 0, now);
    const wait = fullAt - (burst - 1) * interval - now;
    if (wait > 0) return Math.ceil(wait);
    if (this.#fullAt.size >= this.#sweepAt) this.#forgetFull(now);
    this.#fullAt.set(key, fullAt + interval);
    return 0;
  }

  /** A token that was taken and not used. */
  giveBack(key: string, { perSecond }: { perSecond: number }): void {
    const fullAt = this.#fullAt.get(key);
    if (fullAt !== undefined) this.#fullAt.set(key, fullAt - 1000 / perSecond);
  }

  /** The platform says that it takes nothing just now: what was saved up for a burst is void. */
  drain(key: string, { perSecond, burst }: { perSecond: number; burst: number }, now: number): void {
    this.#fullAt.set(key, Math.max(this.#fullAt.get(key) ?? 0, now + (burst * 1000) / perSecond));
  }

  #forgetFull(now: number): void {
    for (const [key, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(key);
    // Twice what is left, so that a sweep is paid for by as many takes.
    this.#sweepAt = Math.max(10_000, 2 * this.#fullAt.size);
  }
}

/**
 * Stands before one adapter. When the platform refuses the account, all its lanes wait; after a growing pause one send
 * tries the way, and the adapter's own health opens it sooner.
 */
export class Gate {
  readonly #clock: Clock;
  readonly #ids: IdSource;
  readonly #health: () => Health;
  #failures = 0;
  #shutAt = 0;
  #until = 0;
  #probing = false;

  constructor(clock: Clock, ids: IdSource, health: () => Health) {
    this.#clock = clock;
    this.#ids = ids;
    this.#health = health;
  }

  /** 0: go. Otherwise how long to wait, ms. */
  wait(now: Timestamp): number {
    if (this.#failures === 0) return 0;
    if (now < this.#until) return this.#until - now;
    // One of the waiting lanes goes ahead; the others look again when its result is known.
    if (this.#probing) return pauseBackoff.floorMs;
    this.#probing = true;
    return 0;
  }

  /** The probe found nothing to send. */
  unused(): void {
    this.#probing = false;
  }

  /** Whether the adapter has connected again since the platform refused it. */
  get isHealed(): boolean {
    const { state, since } = this.#health();
    return this.isShut && state === 'connected' && since > this.#shutAt;
  }

  /** Answers whether it was shut. */
  open(): boolean {
    const wasShut = this.#failures > 0;
    this.#failures = 0;
    this.#probing = false;
    return wasShut;
  }

  /** Sends that left together come back refused together: that is one failure. */
  shut(): void {
    const now = this.#clock.now();
    this.#probing = false;
    if (now < this.#until) return;
    this.#shutAt = now;
    this.#until = now + backoff(pauseBackoff, ++this.#failures, this.#ids);
  }

  get isShut(): boolean {
    return this.#failures > 0;
  }
}
