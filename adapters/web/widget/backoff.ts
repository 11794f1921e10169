// How long to wait before the next try.

const first = 500;
const longest = 15_000;

/**
 * Full jitter: anything between nothing and 0.5 s × 2ⁿ, at most 15 s, so that a thousand pages that lost the hub at
 * the same instant do not come back at the same instant.
 *
 * @param tries failures since the last time all was well
 * @returns milliseconds
 */
export function delayBefore(tries: number, random: () => number = Math.random): number {
  return random() * Math.min(longest, first * 2 ** tries);
}
