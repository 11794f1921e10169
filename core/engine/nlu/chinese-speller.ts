// Two Chinese characters in the wrong order, put right as training saw them: 说书明 to 说明书. The pairs and threes that a
// model has as features are all it needs to know.

import { Kind } from './features.ts';
import { finish, SEED, step } from './hash.ts';
import type { Space } from './space.ts';

/** Whether training saw these characters side by side. */
export type Together = (first: number, second: number, third?: number) => boolean;

export type ChineseSpeller = {
  /** Puts swapped characters among the first `size` right where they stand; answers whether there were any. */
  mend(units: Uint16Array, size: number): boolean;
};

/** Whoever slips more often in one stretch is speaking of something else. */
const MOST_SLIPS = 2;
/** A swap makes three pairs strange. Where more are, or more than a third, the words are not the shop's. */
const STRANGE_PAIRS = 3;
/** Longer stretches say what they mean more than once. */
const LONGEST = 60;

export function openChineseSpeller(together: Together): ChineseSpeller {
  function strangePairs(units: Uint16Array, from: number, to: number): number {
    let strange = 0;
    for (let i = from; i + 1 < to; i++) if (!together(units[i]!, units[i + 1]!)) strange++;
    return strange;
  }

  function familiarThrees(units: Uint16Array, from: number, to: number): number {
    let familiar = 0;
    for (let i = from; i + 2 < to; i++) if (together(units[i]!, units[i + 1]!, units[i + 2]!)) familiar++;
    return familiar;
  }

  /** Where the swap stands that makes the neighbourhood of the strange pair at `i` most familiar; -1: nowhere. */
  function swapNear(units: Uint16Array, size: number, i: number): number {
    const low = Math.max(0, i - 2);
    const high = Math.min(size, i + 4);
    const strange = strangePairs(units, low, high);
    const familiar = familiarThrees(units, low, high);
    let best = -1;
    let most = 0;
    for (const at of [i, i + 1, i - 1]) {
      if (at < 0 || at + 1 >= size) continue;
      swap(units, at);
      const fewer = strange - strangePairs(units, low, high);
      if (fewer > 0) {
        // A three seen in training is the proof: pairs alone fit by chance.
        const more = familiarThrees(units, low, high) - familiar;
        const worth = 3 * fewer + more;
        if (more > 0 && worth > most) [best, most] = [at, worth];
      }
      swap(units, at);
    }
    return best;
  }

  return {
    mend(units, size) {
      if (size < 3 || size > LONGEST) return false;
      const strange = strangePairs(units, 0, size);
      if (strange === 0 || strange > Math.max(STRANGE_PAIRS, size / 3)) return false;
      let slips = 0;
      for (let i = 0; i + 1 < size && slips < MOST_SLIPS; i++) {
        if (together(units[i]!, units[i + 1]!)) continue;
        const at = swapNear(units, size, i);
        if (at < 0) continue;
        swap(units, at);
        slips++;
        i = at + 1;
      }
      return slips > 0;
    },
  };
}

function swap(units: Uint16Array, at: number): void {
  const first = units[at]!;
  units[at] = units[at + 1]!;
  units[at + 1] = first;
}

/** What a model's features know of characters side by side. */
export function seenTogether({ hashes, kinds }: Pick<Space, 'hashes' | 'kinds'>): Together {
  let size = 0;
  for (const kind of kinds) if (kind === Kind.bigram || kind === Kind.trigram) size++;
  let room = 1024;
  while (room < size * 2) room *= 2;
  const table = new Uint32Array(room);
  const mask = room - 1;
  for (let i = 0; i < hashes.length; i++) {
    if (kinds[i] !== Kind.bigram && kinds[i] !== Kind.trigram) continue;
    let at = hashes[i]! & mask;
    while (table[at] !== 0) at = (at + 1) & mask;
    table[at] = hashes[i]!;
  }
  const has = (hash: number): boolean => {
    let at = hash & mask;
    while (table[at] !== 0 && table[at] !== hash) at = (at + 1) & mask;
    return table[at] === hash;
  };
  return (first, second, third) => {
    const two = step(step(SEED, first), second);
    return third === undefined ? has(finish(two, Kind.bigram)) : has(finish(step(two, third), Kind.trigram));
  };
}
