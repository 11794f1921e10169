// A model as bytes for a file, and back: one line of JSON, then the numbers as they lie in memory.

import { columnsFor } from './class-weights.ts';
import type { Model, Parts } from './model.ts';
import { modelOf } from './model.ts';
import { type Space, spaceOf } from './space.ts';

/** Changes with anything that makes old files mean something else: features, weights, layout. */
export const VERSION = 9;

type Head = Omit<Parts, 'words' | 'space' | 'weights' | 'detector' | 'other'> & {
  readonly version: number;
  readonly words: readonly (readonly [string, number])[];
  readonly features: number;
  /** How many weights are not zero. */
  readonly weights: number;
  readonly detectorFeatures: number;
};

export function toBinary(parts: Parts): Uint8Array {
  const { words, space, weights, detector, other, ...rest } = parts;
  const head: Head = {
    ...rest,
    version: VERSION,
    words: [...words],
    features: space.size,
    weights: weights.values.length,
    detectorFeatures: detector.size,
  };
  const json = new TextEncoder().encode(JSON.stringify(head));
  const pieces = [
    Uint32Array.of(json.length),
    json,
    space.hashes,
    space.idf,
    space.kinds,
    weights.scales,
    weights.starts,
    weights.columns,
    weights.values,
    detector.hashes,
    detector.idf,
    detector.kinds,
    other,
  ].map((numbers) => new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The model in these bytes; undefined if they are of another version, cut short or no model at all. */
export function openModel(bytes: Uint8Array): Model | undefined {
  const parts = partsOf(bytes);
  return parts && modelOf(parts);
}

function partsOf(file: Uint8Array): Parts | undefined {
  // A Buffer's slice would share its memory.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  let at = 0;
  /** A copy, since the numbers need not lie at a multiple of their size. */
  const take = (length: number): ArrayBuffer => {
    if (length < 0 || at + length > bytes.length) throw new RangeError('cut short');
    const piece = bytes.slice(at, at + length).buffer as ArrayBuffer;
    at += length;
    return piece;
  };
  try {
    const [length] = new Uint32Array(take(4));
    const head = JSON.parse(new TextDecoder().decode(take(length!))) as Head;
    if (head.version !== VERSION) return undefined;
    const { version: _version, words, features, weights: size, detectorFeatures, ...rest } = head;
    const classes = head.intents.length;
    const spaceIn = (size: number, weights: Parameters<typeof spaceOf>[4]): Space =>
      spaceOf(
        new Uint32Array(take(size * 4)),
        new Float32Array(take(size * 4)),
        new Uint8Array(take(size)),
        head.strangeness,
        weights,
      );
    const space = spaceIn(features, head.tune);
    const scales = new Float32Array(take((features + 1) * 4));
    const starts = new Uint32Array(take((features + 2) * 4));
    const Columns = columnsFor(classes);
    const columns = new Columns(take(size * Columns.BYTES_PER_ELEMENT));
    const weights = { classes, starts, columns, values: new Int8Array(take(size)), scales };
    const detector = spaceIn(detectorFeatures, head.tune);
    const other = new Float32Array(take((detectorFeatures + 1) * 4));
    if (at !== bytes.length) return undefined;
    return { ...rest, words: new Map(words), space, weights, detector, other };
  } catch {
    return undefined;
  }
}
