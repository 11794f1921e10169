// A yes-or-no judge learnt from some thousand examples: logistic regression by gradient descent, always the same way.

import { logistic, type Traits, type Weights } from './weights.ts';

export type Example = { readonly traits: Traits; readonly yes: boolean };

const EPOCHS = 8;
const FIRST_STEP = 0.6;
/** How fast weights shrink: with fewer examples than traits nothing else keeps one odd sentence from ruling. */
const SHRINK = 0.003;

/**
 * Trains on the examples by stochastic gradient descent, in an order that depends on their number only: the same
 * examples give the same weights. About 20 ms for a thousand sentences.
 */
export function learn(examples: readonly Example[]): Weights {
  const { rows, ids, size } = tableOf(examples);
  const weights = new Float64Array(size);
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
  return { bias, of: new Map([...ids].map(([name, id]) => [name, weights[id]!])) };
}

type Row = { readonly columns: readonly number[]; readonly values: readonly number[]; readonly yes: boolean };

/** Examples as rows of columns. A trait seen once says more about its sentence than about the matter: it has none. */
function tableOf(examples: readonly Example[]): { rows: Row[]; ids: ReadonlyMap<string, number>; size: number } {
  const ids = new Map<string, number>();
  const times: number[] = [];
  const all = examples.map(({ traits }) => {
    const columns: number[] = [];
    for (const name of traits.keys()) {
      const id = ids.get(name) ?? times.push(0) - 1;
      if (times[id] === 0) ids.set(name, id);
      times[id]!++;
      columns.push(id);
    }
    return columns;
  });
  const rows = examples.map(({ traits, yes }, i): Row => {
    const columns: number[] = [];
    const values: number[] = [];
    let f = 0;
    for (const value of traits.values()) {
      const id = all[i]![f++]!;
      if (times[id]! < 2) continue;
      columns.push(id);
      values.push(value);
    }
    return { columns, values, yes };
  });
  for (const [name, id] of ids) if (times[id]! < 2) ids.delete(name);
  return { rows, ids, size: times.length };
}

function dot(weights: Float64Array, columns: readonly number[], values: readonly number[]): number {
  let sum = 0;
  for (let f = 0; f < columns.length; f++) sum += weights[columns[f]!]! * values[f]!;
  return sum;
}

/** A step through the rows that meets each once and never two neighbours (pairs lie side by side) in a row. */
function strideFor(rows: number): number {
  let stride = Math.max(1, Math.floor(rows * 0.618));
  while (divisor(stride, rows) !== 1) stride++;
  return stride;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
