// The recogniser: which entry a text asks for, how sure that is, and why. Trained when opened, pure afterwards.

import { normalisePhrase } from '../normalise.ts';
import { background } from './background.ts';
import { featuresOf } from './features.ts';
import { openNearest } from './nearest.ts';
import { nameOfTraining, type Sample, type Svm, svmOf, trainSvm } from './svm.ts';
import { openSpace, type Space, type Vector } from './vectors.ts';

/** One way of asking for an entry. `text` is normalised (`normalisePhrase`). */
export type Phrasing = { readonly entry: string; readonly text: string; readonly raw: string };

export type Recognised = {
  readonly entry: string;
  /** Probability in 0..1 that this entry answers the text. */
  readonly score: number;
  /** `exact` when a stored phrasing equals the text, else `model`, or `similar` where only the nearest phrasing spoke. */
  readonly via: 'exact' | 'similar' | 'model';
  readonly matched: readonly string[];
  readonly nearest: string;
};

export interface Recogniser {
  /** Ranked entries, best first, at most `most`. Empty: nothing known in the text. */
  recognise(text: string, most?: number): readonly Recognised[];
  /** The signals behind a recognition: for calibrating and for the curious. */
  signals(text: string): Signals | undefined;
}

export type Signals = {
  readonly order: readonly number[];
  readonly total: Float32Array;
  readonly margin: number;
  readonly gap: number;
  readonly cosine: number;
  readonly known: number;
  readonly background: number;
};

/** Weights above this many numbers (96 MB) are not trained: very large shops match by nearest phrasing alone. */
const MOST_WEIGHTS = 24_000_000;
/** How much the nearest phrasing's cosine counts beside the model's margin. */
const COSINE = 0.2;

/** Where trained weights are kept between runs, so that a restart need not train. */
export interface ModelShelf {
  recall(name: string): Float32Array | undefined;
  keep(name: string, weights: Float32Array): void;
}

export function openRecogniser(phrasings: readonly Phrasing[], models?: ModelShelf): Recogniser {
  const entries = [...new Set(phrasings.map(({ entry }) => entry))];
  const index = new Map(entries.map((entry, i) => [entry, i]));
  const groups = phrasings.map(({ entry }) => index.get(entry)!);
  const features = phrasings.map(({ text }) => featuresOf(text));
  const space = openSpace(features);
  const vectors = features.map((found) => space.vector(found));
  const nearest = openNearest(vectors, groups, space.size);
  const svm = train(space, vectors, groups, entries.length, models);
  const exact = exactTable(phrasings);

  const margins = new Float32Array(entries.length + 1);
  const cosines = new Float32Array(entries.length);
  const which = new Int32Array(entries.length);

  function signals(text: string): (Signals & { vector: Vector }) | undefined {
    const found = featuresOf(text);
    const vector = space.vector(found);
    if (vector.ids.length === 0 || entries.length === 0) return undefined;
    nearest.search(vector, cosines, which);
    if (svm) svm.margins(vector, margins);
    const total = new Float32Array(entries.length);
    for (let k = 0; k < total.length; k++) total[k] = (svm ? margins[k]! : 0) + COSINE * cosines[k]!;
    const order = topOf(total, 6);
    const first = order[0]!;
    const second = order[1];
    return {
      vector,
      order,
      total,
      margin: svm ? margins[first]! : cosines[first]! * 2 - 1,
      gap: total[first]! - (second === undefined ? -2 : total[second]!),
      cosine: cosines[first]!,
      known: shareKnown(space, found.known),
      background: svm ? margins[entries.length]! : -1,
    };
  }

  return {
    signals,
    recognise(text, most = 5) {
      const said = exact.get(text);
      const seen = signals(text);
      const ranked: Recognised[] = [];
      for (const phrasing of said ?? [])
        ranked.push({
          entry: phrasing.entry,
          score: said!.length === 1 ? 1 : 0.6,
          via: 'exact',
          matched: [phrasing.raw],
          nearest: phrasing.raw,
        });
      if (!seen) return ranked;
      const sure = confidence(seen);
      const top = seen.total[seen.order[0]!]!;
      for (const k of seen.order) {
        if (ranked.some(({ entry }) => entry === entries[k])) continue;
        const score = sure * Math.exp(TEMPERATURE * (seen.total[k]! - top));
        // The runner-up stays however unlikely: an explanation names it.
        if (ranked.length >= most || (score < 0.02 && ranked.length >= 2)) break;
        const like = phrasings[which[k]!];
        ranked.push({
          entry: entries[k]!,
          score: ranked[0]?.via === 'exact' ? Math.min(score, 0.5) : score,
          via: svm ? 'model' : 'similar',
          // Only the best and the runner-up are ever explained.
          matched: like && ranked.length < 2 ? sharedWords(text, like.text) : [],
          nearest: like?.raw ?? '',
        });
      }
      return ranked;
    },
  };
}

/** How fast a lower total lowers an entry's share of the confidence. */
const TEMPERATURE = 2.5;

/** Logistic regression over the signals; fitted on cross-validated phrasings and held-out background, see README. */
function confidence({ margin, gap, known, background: other }: Signals): number {
  const z = -2.16 + 2.32 * margin + 0.69 * Math.min(gap, 1.5) + 1.65 * known - 0.73 * other;
  return 1 / (1 + Math.exp(-z));
}

function train(
  space: Space,
  vectors: readonly Vector[],
  groups: readonly number[],
  entries: number,
  models: ModelShelf | undefined,
): Svm | undefined {
  const classes = entries + 1;
  if (entries === 0 || (space.size + 1) * classes > MOST_WEIGHTS) return undefined;
  const samples: Sample[] = vectors.map((vector, i) => ({ vector, label: groups[i]!, weight: 1 }));
  // A shop of few phrasings would drown in other talk: together it weighs a third of the shop's own.
  const weight = Math.min(1, samples.length / (3 * background.length));
  for (const text of backgroundTexts()) {
    const vector = space.vector(featuresOf(text));
    if (vector.ids.length > 0) samples.push({ vector, label: entries, weight });
  }
  const name = nameOfTraining(samples, space.size, classes);
  const kept = models?.recall(name);
  if (kept?.length === (space.size + 1) * classes) return svmOf(kept, classes);
  const svm = trainSvm(samples, space.size, classes);
  models?.keep(name, svm.weights);
  return svm;
}

let backgroundForms: readonly string[] | undefined;
function backgroundTexts(): readonly string[] {
  backgroundForms ??= background.map(normalisePhrase);
  return backgroundForms;
}

function exactTable(phrasings: readonly Phrasing[]): ReadonlyMap<string, readonly Phrasing[]> {
  const table = new Map<string, Phrasing[]>();
  for (const phrasing of phrasings) {
    const same = table.get(phrasing.text);
    if (!same) table.set(phrasing.text, [phrasing]);
    else if (!same.some(({ entry }) => entry === phrasing.entry)) same.push(phrasing);
  }
  return table;
}

function topOf(scores: Float32Array, most: number): number[] {
  const top: number[] = [];
  for (let k = 0; k < scores.length; k++) {
    let at = top.length;
    while (at > 0 && scores[k]! > scores[top[at - 1]!]!) at--;
    if (at < most) {
      top.splice(at, 0, k);
      if (top.length > most) top.pop();
    }
  }
  return top;
}

function shareKnown(space: Space, names: readonly string[]): number {
  if (names.length === 0) return 0.5;
  let known = 0;
  for (const name of names) if (space.has(name)) known++;
  return known / names.length;
}

/** What text and phrasing have in common, longest pieces first: the words that spoke for the match. */
function sharedWords(text: string, phrasing: string): string[] {
  const pieces: string[] = [];
  const words = new Set(phrasing.match(/[a-z0-9]+/g) ?? []);
  for (const word of text.match(/[a-z0-9]+/g) ?? []) if (words.has(word) && !pieces.includes(word)) pieces.push(word);
  for (const run of text.match(/[\u3040-\u30ff\u3400-\u9fff]+/g) ?? [])
    for (let i = 0; i < run.length; ) {
      let end = i;
      while (end < run.length && phrasing.includes(run.slice(i, end + 1))) end++;
      if (end - i >= 2) pieces.push(run.slice(i, end));
      i = Math.max(end, i + 1);
    }
  return pieces.sort((a, b) => b.length - a.length).slice(0, 5);
}
