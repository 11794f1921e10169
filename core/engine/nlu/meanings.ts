// A shop's phrasings as points in an embedding's space: which entry's phrasings a text lies nearest to, and how near is near.

import { background } from './background.ts';
import type { Opinion } from './opinion.ts';

export type Placed = { readonly entry: string; readonly text: string; readonly vector: Float32Array };

export interface Meanings {
  weigh(vector: Float32Array): Pick<Opinion, 'entries' | 'inScope'>;
}

/**
 * What to place: at most so many phrasings of each entry, spread evenly over its list. All 28,000 of a pack would be 115 MB
 * of vectors and 30 ms a message; 32 an entry are a tenth of that.
 */
export function phrasingsToPlace<Phrasing extends { readonly intent: string }>(
  phrasings: readonly Phrasing[],
  most = 32,
): Phrasing[] {
  return [...Map.groupBy(phrasings, ({ intent }) => intent).values()].flatMap((own) =>
    own.length <= most ? own : Array.from({ length: most }, (_, i) => own[Math.floor((i * own.length) / most)]!),
  );
}

/** Sentences that mean none of a shop's entries: they show how near a stranger comes. */
export const strangersToPlace: readonly string[] = background.filter((_, i) => i % 5 === 0).slice(0, 96);

/** Phrasings asked as if they were new, each without itself. */
const askedAnew = 96;
const temperatures = [5, 8, 12, 16, 24, 32, 48, 64, 96];

/**
 * Learns what similarities of this embedding are worth: models differ in how near everything lies to everything. Phrasings
 * are asked without themselves and strangers as they are; the sharpness with the best likelihood, and a logistic line between
 * the two groups, are kept.
 *
 * @param breathe awaited between the steps, some milliseconds of work each
 */
export async function openMeanings(
  placed: readonly Placed[],
  strangers: readonly Float32Array[],
  breathe: () => Promise<unknown>,
): Promise<Meanings> {
  const entries = [...new Set(placed.map(({ entry }) => entry))];
  const at = new Map(entries.map((entry, i) => [entry, i]));
  const owner = Uint32Array.from(placed, ({ entry }) => at.get(entry)!);
  const apart = Math.max(1, Math.floor(placed.length / askedAnew));

  const anew: { near: Near; is: number }[] = [];
  for (let i = 0; i < placed.length; i += apart) {
    anew.push({ near: nearestOf(placed, owner, entries.length, placed[i]!.vector, i), is: owner[i]! });
    if (anew.length % 8 === 0) await breathe();
  }
  // An entry with a single phrasing cannot be asked for without it.
  const fair = anew.filter(({ near, is }) => near.likeness[is]! > -1);
  const sharpness = best(temperatures, (candidate) =>
    fair.reduce((sum, { near, is }) => sum + Math.log(Math.max(1e-9, softmax(near.likeness, candidate)[is]!)), 0),
  );
  const inside = fair.map(({ near }) => Math.max(...near.likeness));
  const outside: number[] = [];
  for (const vector of strangers) {
    outside.push(Math.max(...nearestOf(placed, owner, entries.length, vector).likeness));
    if (outside.length % 8 === 0) await breathe();
  }
  const scope = dividing(inside, outside);

  return {
    weigh(vector) {
      const { likeness, which } = nearestOf(placed, owner, entries.length, vector);
      const shares = softmax(likeness, sharpness);
      return {
        entries: entries
          .map((entry, i) => ({ entry, confidence: shares[i]!, nearest: placed[which[i]!]?.text ?? '' }))
          .sort((a, b) => b.confidence - a.confidence),
        inScope: scope(Math.max(...likeness)),
      };
    },
  };
}

/** How near each entry lies (the mean of its two nearest phrasings: one may be there by chance), and the nearest one. */
type Near = { readonly likeness: Float64Array; readonly which: Int32Array };

function nearestOf(
  placed: readonly Placed[],
  owner: Uint32Array,
  entries: number,
  asked: Float32Array,
  without = -1,
): Near {
  const likeness = new Float64Array(entries).fill(-1);
  const second = new Float64Array(entries).fill(-1);
  const which = new Int32Array(entries).fill(-1);
  for (let i = 0; i < placed.length; i++) {
    if (i === without) continue;
    const { vector } = placed[i]!;
    let dot = 0;
    for (let d = 0; d < asked.length; d++) dot += asked[d]! * vector[d]!;
    const entry = owner[i]!;
    if (dot > likeness[entry]!) {
      second[entry] = likeness[entry]!;
      likeness[entry] = dot;
      which[entry] = i;
    } else if (dot > second[entry]!) second[entry] = dot;
  }
  for (let entry = 0; entry < entries; entry++)
    if (second[entry]! > -1) likeness[entry] = (likeness[entry]! + second[entry]!) / 2;
  return { likeness, which };
}

function softmax(likeness: Float64Array, sharpness: number): Float64Array {
  const top = Math.max(...likeness);
  const shares = likeness.map((each) => Math.exp(sharpness * (each - top)));
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}

function best(candidates: readonly number[], worth: (candidate: number) => number): number {
  let [found, most] = [candidates[0]!, Number.NEGATIVE_INFINITY];
  for (const candidate of candidates) {
    const value = worth(candidate);
    if (value > most) [found, most] = [candidate, value];
  }
  return found;
}

/**
 * A logistic line between two groups of numbers, each group counting as much as the other, by Newton's steps on values
 * brought to mean 0 and deviation 1; the small penalty keeps it finite where the groups do not touch.
 */
function dividing(inside: readonly number[], outside: readonly number[]): (value: number) => number {
  const all = [...inside, ...outside];
  if (inside.length === 0 || outside.length === 0) return () => 0.5;
  const mean = all.reduce((a, b) => a + b, 0) / all.length;
  const deviation = Math.sqrt(all.reduce((sum, each) => sum + (each - mean) ** 2, 0) / all.length) || 1;
  const rows = [
    ...inside.map((value) => ({ x: (value - mean) / deviation, y: 1, share: 0.5 / inside.length })),
    ...outside.map((value) => ({ x: (value - mean) / deviation, y: 0, share: 0.5 / outside.length })),
  ];
  const penalty = 0.01;
  let [slope, base] = [0, 0];
  for (let step = 0; step < 20; step++) {
    let [gs, gb, ss, sb, bb] = [penalty * slope, 0, penalty, 0, penalty];
    for (const { x, y, share } of rows) {
      const p = 1 / (1 + Math.exp(-(slope * x + base)));
      const curve = share * p * (1 - p);
      gs += share * (p - y) * x;
      gb += share * (p - y);
      ss += curve * x * x;
      sb += curve * x;
      bb += curve;
    }
    const determinant = ss * bb - sb * sb;
    slope -= (gs * bb - gb * sb) / determinant;
    base -= (gb * ss - gs * sb) / determinant;
  }
  return (value) => 1 / (1 + Math.exp(-((slope * (value - mean)) / deviation + base)));
}
