// A yes-or-no judge learnt from a few hundred examples: logistic regression, small enough to train when first asked.

/** What speaks for or against in one text: a name and how much of it there is. */
export type Traits = ReadonlyMap<string, number>;
export type Example = { readonly traits: Traits; readonly yes: boolean };

export type Judge = {
  /** The probability of yes, and the traits that counted for it, the weightiest first. */
  judge(traits: Traits): Judgement;
};
export type Judgement = { readonly probability: number; readonly because: readonly string[] };

const EPOCHS = 8;
const FIRST_STEP = 0.6;
/** How fast weights shrink: with fewer examples than traits nothing else keeps one odd sentence from ruling. */
const SHRINK = 0.003;

/**
 * Trains on the examples by stochastic gradient descent, in an order that depends on their number only: the same
 * examples give the same judge. About 30 ms for a thousand sentences.
 */
export function learn(examples: readonly Example[]): Judge {
  const ids = dictionaryOf(examples);
  const rows = examples.map(({ traits, yes }) => ({ ...rowOf(traits, ids), yes }));
  const weights = new Float64Array(ids.size);
  let bias = 0;
  const stride = strideFor(rows.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const step = FIRST_STEP / (1 + epoch / 4);
    for (let i = 0, at = epoch; i < rows.length; i++, at += stride) {
      const { columns, values, yes } = rows[at % rows.length]!;
      const error = (yes ? 1 : 0) - logistic(bias + dot(weights, columns, values));
      for (let f = 0; f < columns.length; f++) weights[columns[f]!]! += step * error * values[f]!;
      bias += step * 0.1 * error;
    }
    const keep = 1 - step * SHRINK * rows.length ** 0.5;
    for (let f = 0; f < weights.length; f++) weights[f]! *= keep;
  }
  return { judge: (traits) => judged(traits, ids, weights, bias) };
}

function judged(traits: Traits, ids: ReadonlyMap<string, number>, weights: Float64Array, bias: number): Judgement {
  let sum = bias;
  const spoke: [name: string, weight: number][] = [];
  for (const [name, value] of traits) {
    const id = ids.get(name);
    if (id === undefined) continue;
    const weight = weights[id]! * value;
    sum += weight;
    if (weight > 0.15) spoke.push([name, weight]);
  }
  return {
    probability: logistic(sum),
    because: spoke.sort((a, b) => b[1] - a[1]).map(([name]) => name),
  };
}

/** A trait seen once says more about its sentence than about the matter. */
function dictionaryOf(examples: readonly Example[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { traits } of examples) for (const name of traits.keys()) seen.set(name, (seen.get(name) ?? 0) + 1);
  const ids = new Map<string, number>();
  for (const [name, times] of seen) if (times > 1) ids.set(name, ids.size);
  return ids;
}

function rowOf(traits: Traits, ids: ReadonlyMap<string, number>): { columns: Uint32Array; values: Float64Array } {
  const known = [...traits].flatMap(([name, value]) => {
    const id = ids.get(name);
    return id === undefined ? [] : [[id, value] as const];
  });
  return { columns: Uint32Array.from(known, ([id]) => id), values: Float64Array.from(known, ([, value]) => value) };
}

function dot(weights: Float64Array, columns: Uint32Array, values: Float64Array): number {
  let sum = 0;
  for (let f = 0; f < columns.length; f++) sum += weights[columns[f]!]! * values[f]!;
  return sum;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** A step through the rows that meets each once and never two neighbours (pairs lie side by side) in a row. */
function strideFor(rows: number): number {
  let stride = Math.max(1, Math.floor(rows * 0.618));
  while (divisor(stride, rows) !== 1) stride++;
  return stride;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
