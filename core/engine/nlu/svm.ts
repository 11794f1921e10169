// One-vs-rest linear SVM with squared hinge loss, trained by dual coordinate descent (Hsieh et al. 2008, alg. 1;
// LIBLINEAR's solver 1). Deterministic: the order of samples comes from a fixed seed.

import type { Vector } from './vectors.ts';

export type Svm = {
  readonly classes: number;
  /** Feature-major, the bias last: all that a later `svmOf` needs. */
  readonly weights: Float32Array;
  /** Margins of a vector, one a class. `into` is filled and returned. */
  margins(vector: Vector, into: Float32Array): Float32Array;
};

export type Sample = { readonly vector: Vector; readonly label: number; readonly weight: number };
export type Training = {
  /** Cost of an error; larger trusts single examples more. */
  readonly cost: number;
  /** How much dearer an error on a class's own example is than on another's. */
  readonly positive: number;
  readonly epochs: number;
};

const defaults: Training = { cost: 1, positive: 4, epochs: 10 };

/**
 * Trains all classes at once, weights feature-major. Samples × classes × length × epochs multiplications at most;
 * after two epochs only the pairs near the margin are visited, every fourth epoch all.
 */
export function trainSvm(
  samples: readonly Sample[],
  features: number,
  classes: number,
  { cost, positive, epochs }: Training = defaults,
): Svm {
  const weights = new Float32Array((features + 1) * classes);
  const bias = features * classes;
  const alpha = new Float32Array(samples.length * classes);
  const active = new Uint8Array(samples.length * classes).fill(1);
  const scores = new Float32Array(classes);
  const order = samples.map((_, i) => i);
  const random = sequence(20261121);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const all = epoch < 2 || epoch % 4 === 0;
    shuffle(order, random);
    for (const i of order) {
      const { vector, label, weight } = samples[i]!;
      addMargins(weights, classes, vector, bias, scores);
      for (let k = 0; k < classes; k++) {
        const at = i * classes + k;
        if (!all && active[at] === 0) continue;
        const y = k === label ? 1 : -1;
        const diagonal = 1 / (2 * cost * weight * (k === label ? positive : 1));
        const before = alpha[at]!;
        const gradient = y * scores[k]! - 1 + before * diagonal;
        // Unit vectors plus the bias feature: the squared length is 2.
        const after = Math.max(0, before - gradient / (2 + diagonal));
        active[at] = after > 0 || gradient < 0.15 ? 1 : 0;
        if (after === before) continue;
        alpha[at] = after;
        step(weights, classes, vector, bias, k, (after - before) * y);
      }
    }
  }
  return svmOf(weights, classes);
}

/** A trained model from its weights. */
export function svmOf(weights: Float32Array, classes: number): Svm {
  const bias = weights.length - classes;
  return {
    classes,
    weights,
    margins(vector, into) {
      addMargins(weights, classes, vector, bias, into);
      return into;
    },
  };
}

/**
 * Names the training that these samples ask for: the same name, the same weights. Taken over everything the trainer
 * reads, so a changed phrasing, feature or weight cannot meet an old model.
 */
export function nameOfTraining(samples: readonly Sample[], features: number, classes: number): string {
  const settings = Object.values(defaults);
  let [high, low] = [0x811c9dc5, 0x01000193];
  const take = (word: number) => {
    high = Math.imul(high ^ word, 0x01000193);
    low = Math.imul((low ^ word) + 0x9e3779b9, 0x85ebca6b);
  };
  const word = new Float32Array(1);
  const bits = new Int32Array(word.buffer);
  const takeNumber = (value: number) => {
    word[0] = value;
    take(bits[0]!);
  };
  for (const value of settings) takeNumber(value);
  for (const { vector, label, weight } of samples) {
    take(label);
    takeNumber(weight);
    for (const id of vector.ids) take(id);
    for (const value of vector.values) takeNumber(value);
  }
  const hex = (part: number) => (part >>> 0).toString(16).padStart(8, '0');
  return `svm1-${features}-${classes}-${samples.length}-${hex(high)}${hex(low)}`;
}

function addMargins(weights: Float32Array, classes: number, vector: Vector, bias: number, into: Float32Array): void {
  for (let k = 0; k < classes; k++) into[k] = weights[bias + k]!;
  const { ids, values } = vector;
  for (let f = 0; f < ids.length; f++) {
    const row = ids[f]! * classes;
    const value = values[f]!;
    for (let k = 0; k < classes; k++) into[k] = into[k]! + value * weights[row + k]!;
  }
}

function step(weights: Float32Array, classes: number, vector: Vector, bias: number, k: number, delta: number): void {
  const { ids, values } = vector;
  for (let f = 0; f < ids.length; f++) {
    const at = ids[f]! * classes + k;
    weights[at] = weights[at]! + delta * values[f]!;
  }
  weights[bias + k] = weights[bias + k]! + delta;
}

/** Mulberry32: enough for shuffling, the same on every machine. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swapped = order[i]!;
    order[i] = order[j]!;
    order[j] = swapped;
  }
}
