// One-vs-rest linear SVM with squared hinge loss, trained by dual coordinate descent (Hsieh et al. 2008, alg. 1;
// LIBLINEAR's solver 1). Deterministic: the order of samples comes from the seed.

/** Sparse rows, one after the other: row i holds `ids` and `values` from `starts[i]` to `starts[i + 1]`. */
export type Rows = { readonly starts: Int32Array; readonly ids: Int32Array; readonly values: Float32Array };

export type Training = {
  /** Cost of an error; larger trusts single examples more. */
  readonly cost: number;
  /** How much dearer an error on a class's own example is than on another's. */
  readonly positive: number;
  readonly epochs: number;
  readonly seed: number;
};

/** A pair whose slope is above this needs no step now and is left alone until the next full round. */
const IDLE = -0.03;
/** A slope this small is not worth a step: accuracy does not notice, and a third of the steps go. */
const FLAT = 0.03;

/**
 * Trains all classes at once. Answers weights feature-major, `weights[feature * classes + class]`, the bias last. After
 * two epochs only the pairs near the margin are visited, every fourth epoch all: four times faster, the same model.
 *
 * @param labels the class of each row; -1 is an example of none
 * @param weights of samples
 */
export function trainSvm(
  rows: Rows,
  labels: ArrayLike<number>,
  sampleWeights: ArrayLike<number>,
  features: number,
  classes: number,
  { cost, positive, epochs, seed }: Training,
): Float32Array {
  const n = labels.length;

  const weights = new Float32Array((features + 1) * classes);
  const bias = features * classes;
  // An unknown text belongs to no class. Starting from there, most pairs are right before the first round.
  weights.fill(-1, bias);
  const alpha = new Float32Array(n * classes);
  const active = new Uint16Array(n * classes);
  const counts = new Int32Array(n);
  const scores = new Float64Array(classes);
  const changes = new Float64Array(classes);
  const changed = new Int32Array(classes);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const random = sequence(seed);
  const { starts, ids, values } = rows;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const all = epoch === 0 || epoch % 4 === 3;
    shuffle(order, random);
    for (let at = 0; at < n; at++) {
      const i = order[at]!;
      const [from, to, home] = [starts[i]!, starts[i + 1]!, i * classes];
      const visited = all ? classes : counts[i]!;
      if (visited === 0) continue;
      if (all) {
        for (let k = 0; k < classes; k++) scores[k] = weights[bias + k]!;
        for (let f = from; f < to; f++) {
          const row = ids[f]! * classes;
          const value = values[f]!;
          for (let k = 0; k < classes; k++) scores[k] = scores[k]! + value * weights[row + k]!;
        }
      } else {
        for (let a = 0; a < visited; a++) scores[a] = weights[bias + active[home + a]!]!;
        for (let f = from; f < to; f++) {
          const row = ids[f]! * classes;
          const value = values[f]!;
          for (let a = 0; a < visited; a++) scores[a] = scores[a]! + value * weights[row + active[home + a]!]!;
        }
      }
      let kept = 0;
      let moves = 0;
      for (let a = 0; a < visited; a++) {
        const k = all ? a : active[home + a]!;
        const own = k === labels[i];
        const y = own ? 1 : -1;
        const diagonal = 1 / (2 * cost * sampleWeights[i]! * (own ? positive : 1));
        const before = alpha[home + k]!;
        const gradient = y * scores[a]! - 1 + before * diagonal;
        // Unit vectors plus the bias feature: the squared length is 2.
        const after = Math.max(0, before - gradient / (2 + diagonal));
        if (after > 0 || gradient < IDLE) active[home + kept++] = k;
        if (after === before || (gradient < FLAT && gradient > -FLAT)) continue;
        alpha[home + k] = after;
        changes[moves] = (after - before) * y;
        changed[moves++] = k;
      }
      counts[i] = kept;
      if (moves === 0) continue;
      for (let f = from; f < to; f++) {
        const row = ids[f]! * classes;
        const value = values[f]!;
        for (let m = 0; m < moves; m++) {
          const cell = row + changed[m]!;
          weights[cell] = weights[cell]! + changes[m]! * value;
        }
      }
      for (let m = 0; m < moves; m++) weights[bias + changed[m]!] = weights[bias + changed[m]!]! + changes[m]!;
    }
  }
  return weights;
}

/** Mulberry32: enough for shuffling, the same on every machine. */
export function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swapped = order[i]!;
    order[i] = order[j]!;
    order[j] = swapped;
  }
}
