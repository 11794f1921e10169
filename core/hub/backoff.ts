// The only retry policy of the house: exponential, full jitter above a floor, chance drawn from the ids.

import type { IdSource } from '../ports/index.ts';

export type BackoffPolicy = {
  /** Never sooner than this, ms: an unlucky draw must not become a busy loop. */
  readonly floorMs: number;
  readonly baseMs: number;
  readonly capMs: number;
};

/** A send the platform refused for the moment. */
export const sendBackoff: BackoffPolicy = { floorMs: 250, baseMs: 1000, capMs: 5 * 60_000 };
/** A turn that threw, or lost its version. */
export const turnBackoff: BackoffPolicy = { floorMs: 10, baseMs: 50, capMs: 5000 };
/** The store cannot write: a full disk, a long queue. */
export const storeBackoff: BackoffPolicy = { floorMs: 50, baseMs: 100, capMs: 5000 };
/** A whole channel whose token was refused: the operator must act. */
export const pauseBackoff: BackoffPolicy = { floorMs: 5000, baseMs: 10_000, capMs: 5 * 60_000 };

/**
 * How long to wait before the next try.
 *
 * @param failures how many tries failed so far, from 1
 * @param ids gives the jitter, so that a test with counted ids waits the same each time
 * @returns ms, between the floor and `min(cap, base · 2^(failures-1))`
 */
export function backoff({ floorMs, baseMs, capMs }: BackoffPolicy, failures: number, ids: IdSource): number {
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(floorMs + fraction(ids.next<string>()) * Math.max(0, ceiling - floorMs));
}

/** FNV-1a over the id, in [0, 1). */
function fraction(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}
