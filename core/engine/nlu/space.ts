// Texts as sparse unit vectors over the features that training saw.

import { Block, blockOf, Kind, type Reader } from './features.ts';
import { HashTable } from './hash.ts';
import type { Rows } from './svm.ts';

/** How much each block, and each kind inside its block, weighs. Fitted by cross-validation; see the README's table. */
export type Weights = { readonly blocks: readonly number[]; readonly kinds: readonly number[] };

export type Space = {
  readonly size: number;
  readonly hashes: Uint32Array;
  readonly idf: Float32Array;
  /** What each feature is made of. */
  readonly kinds: Uint8Array;
  /** The weight of what training never saw, when asking how familiar a text is. */
  readonly strangeness: number;
  readonly weights: Weights;
  /** Reads a text into `into`; answers how many features it holds. For training; `glance.ts` reads customers' texts. */
  vector(reading: Read, into: Sparse): number;
};

/** One text's vector; `known` of `mass` of its words and characters were seen in training. */
export type Sparse = { ids: Int32Array; values: Float32Array; size: number; known: number; mass: number };

export function sparse(): Sparse {
  return { ids: new Int32Array(512), values: new Float32Array(512), size: 0, known: 0, mass: 0 };
}

/** The kinds whose share tells a strange text from a familiar one. */
export const telling: readonly boolean[] = Object.values(Kind).map((kind) =>
  ([Kind.stem, Kind.character, Kind.bigram] as Kind[]).includes(kind),
);

/** Texts read once, to be counted and turned into vectors as often as needed. */
type Read = { readonly hashes: Uint32Array; readonly kinds: Uint8Array; readonly size: number };
export type Corpus = {
  readonly size: number;
  readonly starts: Int32Array;
  readonly hashes: Uint32Array;
  readonly kinds: Uint8Array;
};

export function readAll(texts: readonly string[], reader: Reader): Corpus {
  const starts = new Int32Array(texts.length + 1);
  let hashes = new Uint32Array(texts.length * 160 + 1024);
  let kinds = new Uint8Array(hashes.length);
  for (const [i, text] of texts.entries()) {
    const { hashes: read, kinds: made, size } = reader.read(text);
    const from = starts[i]!;
    if (from + size > hashes.length) {
      const [moreHashes, moreKinds] = [new Uint32Array((from + size) * 2), new Uint8Array((from + size) * 2)];
      moreHashes.set(hashes);
      moreKinds.set(kinds);
      [hashes, kinds] = [moreHashes, moreKinds];
    }
    hashes.set(read.subarray(0, size), from);
    kinds.set(made.subarray(0, size), from);
    starts[i + 1] = from + size;
  }
  return { size: texts.length, starts, hashes, kinds };
}

/** Learns which features there are: those in at least `least` texts, and the `most` frequent of them. */
export function learnSpace(
  { size: n, starts, hashes, kinds }: Corpus,
  weights: Weights,
  least: number,
  most: number,
  /** Of the texts, only so many from the first are learned from. */
  texts = n,
): Space {
  const table = new HashTable(1 << 14);
  let counts: Int32Array = new Int32Array(1 << 14);
  let last: Int32Array = new Int32Array(1 << 14).fill(-1);
  let kindOf: Int32Array = new Int32Array(1 << 14);
  for (let text = 0; text < texts; text++)
    for (let i = starts[text]!; i < starts[text + 1]!; i++) {
      if (weights.kinds[kinds[i]!] === 0) continue;
      const id = table.add(hashes[i]!);
      if (id >= counts.length) {
        counts = grown(counts, 0);
        last = grown(last, -1);
        kindOf = grown(kindOf, 0);
      }
      kindOf[id] = kinds[i]!;
      if (last[id] === text) continue;
      last[id] = text;
      counts[id] = counts[id]! + 1;
    }
  const all = table.hashes();
  let kept: number[] = [];
  for (let id = 0; id < all.length; id++) if (counts[id]! >= least) kept.push(id);
  if (kept.length > most)
    kept = kept
      .sort((a, b) => counts[b]! - counts[a]! || a - b)
      .slice(0, most)
      .sort((a, b) => a - b);
  const idf = Float32Array.from(kept, (id) => Math.sqrt(Math.log((1 + texts) / (1 + counts[id]!)) + 1));
  return spaceOf(
    Uint32Array.from(kept, (id) => all[id]!),
    idf,
    Uint8Array.from(kept, (id) => kindOf[id]!),
    Math.sqrt(Math.log(1 + texts) + 1),
    weights,
  );
}

export function spaceOf(
  hashes: Uint32Array,
  idf: Float32Array,
  kindOf: Uint8Array,
  strangeness: number,
  weights: Weights,
): Space {
  const space = { hashes, idf, weights };
  // A model that was opened reads by its own table: this one is made when it is first asked.
  let table: HashTable | undefined;
  let slots = new Int32Array(0);
  const open = (): HashTable => {
    const made = new HashTable(hashes.length);
    for (const hash of hashes) made.add(hash);
    slots = new Int32Array(hashes.length).fill(-1);
    return made;
  };
  let found = new Uint8Array(512);
  return {
    size: hashes.length,
    hashes,
    idf,
    kinds: kindOf,
    strangeness,
    weights,
    vector(reading, into) {
      table ??= open();
      let size = 0;
      into.known = 0;
      into.mass = 0;
      for (let i = 0; i < reading.size; i++) {
        const id = table.find(reading.hashes[i]!);
        if (telling[reading.kinds[i]!]) {
          const weight = id < 0 ? strangeness : idf[id]!;
          into.mass += weight;
          if (id >= 0) into.known += weight;
        }
        if (id < 0) continue;
        const slot = slots[id]!;
        if (slot >= 0) {
          into.values[slot] = into.values[slot]! + 1;
          continue;
        }
        if (size === into.ids.length) {
          into.ids = grown(into.ids, 0);
          const values = new Float32Array(into.ids.length);
          values.set(into.values);
          into.values = values;
        }
        if (size >= found.length) {
          const more = new Uint8Array(found.length * 2);
          more.set(found);
          found = more;
        }
        slots[id] = size;
        found[size] = reading.kinds[i]!;
        into.ids[size] = id;
        into.values[size++] = 1;
      }
      into.size = size;
      for (let i = 0; i < size; i++) slots[into.ids[i]!] = -1;
      weigh(into, found, space);
      return size;
    },
  };
}

const squares = new Float64Array(Object.keys(Block).length);
const lengths = new Float64Array(squares.length);

/** From how often each feature stands in the text to the unit vector; `kinds` are those of the vector's features. */
export function weigh(
  { ids, values, size }: Sparse,
  kinds: Uint8Array,
  { idf, weights }: Pick<Space, 'idf' | 'weights'>,
): void {
  const { blocks, kinds: kindWeights } = weights;
  squares.fill(0);
  for (let i = 0; i < size; i++) {
    const kind = kinds[i]!;
    const times = values[i]!;
    const value = (times === 1 ? 1 : 1 + Math.log(times)) * idf[ids[i]!]! * kindWeights[kind]!;
    values[i] = value;
    const block = blockOf[kind]!;
    squares[block] = squares[block]! + value * value;
  }
  let whole = 0;
  for (let b = 0; b < squares.length; b++) {
    if (squares[b]! > 0) whole += blocks[b]! ** 2;
    lengths[b] = Math.sqrt(squares[b]!);
  }
  const unit = whole > 0 ? 1 / Math.sqrt(whole) : 0;
  for (let i = 0; i < size; i++) {
    const block = blockOf[kinds[i]!]!;
    values[i] = (values[i]! * blocks[block]! * unit) / lengths[block]!;
  }
}

/** Some of the texts' vectors, one after the other. */
export function rowsOf(corpus: Corpus, space: Space, from = 0, to = corpus.size): Rows {
  const starts = new Int32Array(to - from + 1);
  const room = corpus.starts[to]! - corpus.starts[from]!;
  const [ids, values] = [new Int32Array(room), new Float32Array(room)];
  const one = sparse();
  for (let i = from; i < to; i++) {
    const [begin, end] = [corpus.starts[i]!, corpus.starts[i + 1]!];
    const reading: Read = {
      hashes: corpus.hashes.subarray(begin, end),
      kinds: corpus.kinds.subarray(begin, end),
      size: end - begin,
    };
    const size = space.vector(reading, one);
    const at = starts[i - from]!;
    ids.set(one.ids.subarray(0, size), at);
    values.set(one.values.subarray(0, size), at);
    starts[i - from + 1] = at + size;
  }
  const used = starts[to - from]!;
  return { starts, ids: ids.slice(0, used), values: values.slice(0, used) };
}

function grown(old: Int32Array, fill: number): Int32Array {
  const more = new Int32Array(old.length * 2);
  more.set(old);
  if (fill !== 0) more.fill(fill, old.length);
  return more;
}
