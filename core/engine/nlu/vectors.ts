// Texts as sparse unit vectors over the features seen in training.

import type { Features } from './features.ts';

/** Feature ids, ascending order not guaranteed, with their values; the values' squares sum to one. */
export type Vector = { readonly ids: Int32Array; readonly values: Float32Array };

export type Space = {
  readonly size: number;
  vector(features: Features): Vector;
  /** Whether the training texts hold this feature. */
  has(name: string): boolean;
};

/** Learns the vocabulary and its inverse document frequencies (square root of idf: it does better on short texts). */
export function openSpace(texts: readonly Features[]): Space {
  const ids = new Map<string, number>();
  const seen: number[] = [];
  for (const { weights } of texts)
    for (const name of weights.keys()) {
      const id = ids.get(name);
      if (id === undefined) {
        ids.set(name, seen.length);
        seen.push(1);
      } else seen[id] = seen[id]! + 1;
    }
  const idf = Float32Array.from(seen, (count) => Math.sqrt(Math.log((1 + texts.length) / (1 + count)) + 1));
  return {
    size: seen.length,
    has: (name) => ids.has(name),
    vector({ weights }) {
      const found: number[] = [];
      const values: number[] = [];
      let squares = 0;
      for (const [name, weight] of weights) {
        const id = ids.get(name);
        if (id === undefined) continue;
        const value = Math.sqrt(weight) * idf[id]! * (weight < 1 ? Math.sqrt(weight) : 1);
        found.push(id);
        values.push(value);
        squares += value * value;
      }
      const norm = squares > 0 ? 1 / Math.sqrt(squares) : 0;
      return { ids: Int32Array.from(found), values: Float32Array.from(values, (value) => value * norm) };
    },
  };
}
