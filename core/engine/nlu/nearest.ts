// The stored phrasing a text comes nearest to, by cosine over an inverted index.

import type { Vector } from './vectors.ts';

export type Nearest = {
  /** Fills, for each group, the best cosine of its phrasings; answers which phrasing that was (-1: none). */
  search(vector: Vector, best: Float32Array, which: Int32Array): void;
};

/** A feature in more than this share of a large book's phrasings tells nothing apart and is not walked. */
const COMMON = 0.05;
const LARGE = 3000;

export function openNearest(vectors: readonly Vector[], groups: readonly number[], features: number): Nearest {
  const counts = new Int32Array(features + 1);
  for (const { ids } of vectors) for (const id of ids) counts[id + 1] = counts[id + 1]! + 1;
  for (let f = 0; f < features; f++) counts[f + 1] = counts[f + 1]! + counts[f]!;
  const starts = counts;
  const cursor = starts.slice();
  const docs = new Int32Array(starts[features]!);
  const values = new Float32Array(docs.length);
  for (const [doc, vector] of vectors.entries())
    for (let i = 0; i < vector.ids.length; i++) {
      const at = cursor[vector.ids[i]!]!++;
      docs[at] = doc;
      values[at] = vector.values[i]!;
    }
  const longest = vectors.length > LARGE ? vectors.length * COMMON : Number.POSITIVE_INFINITY;
  const sums = new Float32Array(vectors.length);
  return {
    search(vector, best, which) {
      sums.fill(0);
      for (let i = 0; i < vector.ids.length; i++) {
        const from = starts[vector.ids[i]!]!;
        const to = starts[vector.ids[i]! + 1]!;
        if (to - from > longest) continue;
        const value = vector.values[i]!;
        for (let at = from; at < to; at++) sums[docs[at]!] = sums[docs[at]!]! + value * values[at]!;
      }
      best.fill(0);
      which.fill(-1);
      for (let doc = 0; doc < sums.length; doc++) {
        const sum = sums[doc]!;
        const group = groups[doc]!;
        if (sum > best[group]!) {
          best[group] = sum;
          which[group] = doc;
        }
      }
    },
  };
}
