// What each feature says for and against each class, one byte a weight; four of five are zero and are left out.

import type { Sparse } from './space.ts';

export type ClassWeights = {
  readonly classes: number;
  /** Feature f's weights stand from `starts[f]` to `starts[f + 1]`; the bias is the last feature. */
  readonly starts: Uint32Array;
  /** The class of each weight. */
  readonly columns: Uint8Array | Uint16Array;
  /** To be multiplied by the feature's scale. */
  readonly values: Int8Array;
  readonly scales: Float32Array;
};

export const columnsFor = (classes: number): Uint8ArrayConstructor | Uint16ArrayConstructor =>
  classes > 256 ? Uint16Array : Uint8Array;

/** Trained weights, feature-major, in one byte each: the largest of a feature is 127. Accuracy does not notice. */
export function inBytes(svm: Float32Array, classes: number): ClassWeights {
  const features = svm.length / Math.max(1, classes);
  const scales = new Float32Array(features);
  const starts = new Uint32Array(features + 1);
  const bytes = new Int8Array(svm.length);
  let size = 0;
  for (let f = 0; f < features; f++) {
    const [from, to] = [f * classes, (f + 1) * classes];
    let most = 0;
    for (let at = from; at < to; at++) most = Math.max(most, Math.abs(svm[at]!));
    scales[f] = most / 127;
    if (most > 0)
      for (let at = from; at < to; at++) {
        bytes[at] = Math.round(svm[at]! / scales[f]!);
        if (bytes[at] !== 0) size++;
      }
    starts[f + 1] = size;
  }
  const columns = new (columnsFor(classes))(size);
  const values = new Int8Array(size);
  let next = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0) continue;
    columns[next] = at % classes;
    values[next++] = bytes[at]!;
  }
  return { classes, starts, columns, values, scales };
}

/** Each class's margin for a text. */
export function marginsIn(weights: ClassWeights, { ids, values: amounts, size }: Sparse, into: Float64Array): void {
  const { starts, columns, values, scales } = weights;
  const bias = scales.length - 1;
  into.fill(0);
  for (let f = -1; f < size; f++) {
    const id = f < 0 ? bias : ids[f]!;
    const amount = f < 0 ? scales[bias]! : amounts[f]! * scales[id]!;
    for (let at = starts[id]!, end = starts[id + 1]!; at < end; at++) {
      const k = columns[at]!;
      into[k] = into[k]! + amount * values[at]!;
    }
  }
}

/** What a feature says for one class, before its scale. */
export function weightOf({ starts, columns, values }: ClassWeights, feature: number, wanted: number): number {
  for (let at = starts[feature]!; at < starts[feature + 1]!; at++) if (columns[at] === wanted) return values[at]!;
  return 0;
}
