// The stored phrasing that comes nearest to a text: shown as the reason for an answer, and the only voice until a model
// is trained.

import { finish, SEED, step } from './hash.ts';

export type Phrased = { readonly entry: string; readonly text: string; readonly raw: string };
export type Near<P> = { readonly phrasing: P; readonly similarity: number };
export type Nearest<P extends Phrased> = {
  /** The nearest phrasing of one entry. */
  of(entry: string, text: string): Near<P> | undefined;
  /** The nearest of each entry, best first: walks all phrasings, a millisecond for ten thousand. */
  all(text: string): readonly Near<P>[];
};

/** An entry's index is made when it is first asked about: most of a large pack never is. */
export function openNearest<P extends Phrased>(phrasings: readonly P[]): Nearest<P> {
  const groups = new Map<string, P[]>();
  for (const phrasing of phrasings) {
    const group = groups.get(phrasing.entry);
    if (group) group.push(phrasing);
    else groups.set(phrasing.entry, [phrasing]);
  }
  const made = new Map<string, Index>();
  let largest = 0;
  for (const { length } of groups.values()) largest = Math.max(largest, length);
  /** How many pieces each phrasing of the group shares with the text; all zero between two questions. */
  const shared = new Uint16Array(largest);
  let asked: { readonly text: string; readonly pieces: Uint16Array } | undefined;
  // Best and runner-up ask about the same text.
  const piecesAsked = (text: string): Uint16Array => {
    if (asked?.text !== text) asked = { text, pieces: piecesOf(text) };
    return asked.pieces;
  };
  const best = (entry: string, pieces: Uint16Array): Near<P> | undefined => {
    const group = groups.get(entry);
    if (!group) return undefined;
    let index = made.get(entry);
    if (!index) {
      index = indexOf(group);
      made.set(entry, index);
    }
    const { keys, starts, holders, sizes } = index;
    for (const piece of pieces) {
      const key = find(keys, piece);
      if (key < 0) continue;
      for (let at = starts[key]!; at < starts[key + 1]!; at++) shared[holders[at]!]!++;
    }
    let found = 0;
    let most = 0;
    for (let i = 0; i < group.length; i++) {
      const same = shared[i]!;
      if (same === 0) continue;
      shared[i] = 0;
      const similarity = (2 * same) / (pieces.length + sizes[i]!);
      if (similarity > most) {
        most = similarity;
        found = i;
      }
    }
    return { phrasing: group[found]!, similarity: most };
  };
  return {
    of: (entry, text) => best(entry, piecesAsked(text)),
    all(text) {
      const pieces = piecesAsked(text);
      return [...groups.keys()]
        .flatMap((entry) => best(entry, pieces) ?? [])
        .filter(({ similarity }) => similarity > 0)
        .sort((a, b) => b.similarity - a.similarity);
    },
  };
}

/**
 * An entry's phrasings by piece: `holders[starts[k]] … holders[starts[k + 1] - 1]` are those that hold `keys[k]`. Only
 * they are looked at, a tenth of what stands in all phrasings.
 */
type Index = {
  /** In rising order. */
  readonly keys: Uint16Array;
  readonly starts: Uint32Array;
  readonly holders: Uint32Array;
  /** How many pieces each phrasing has. */
  readonly sizes: Uint16Array;
};

function indexOf(group: readonly Phrased[]): Index {
  const each = group.map(({ text }) => piecesOf(text));
  const times = new Map<number, number>();
  for (const pieces of each) for (const piece of pieces) times.set(piece, (times.get(piece) ?? 0) + 1);
  const keys = Uint16Array.from(times.keys()).sort();
  const starts = new Uint32Array(keys.length + 1);
  for (const [k, key] of keys.entries()) starts[k + 1] = starts[k]! + times.get(key)!;
  const holders = new Uint32Array(starts[keys.length]!);
  const next = starts.slice();
  for (const [i, pieces] of each.entries()) for (const piece of pieces) holders[next[find(keys, piece)]!++] = i;
  return { keys, starts, holders, sizes: Uint16Array.from(each, ({ length }) => length) };
}

/** Where a piece stands among the keys, or -1. */
function find(keys: Uint16Array, piece: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const key = keys[middle]!;
    if (key === piece) return middle;
    if (key < piece) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Which pieces the text in hand has: a look in an array costs a twentieth of one in a set. */
const seen = new Uint8Array(1 << 16);
let room = new Uint16Array(1024);

/** Latin words, Chinese characters and pairs of them, each once, as sixteen bits of a hash. */
function piecesOf(text: string): Uint16Array {
  if (room.length < text.length * 2) room = new Uint16Array(text.length * 4);
  let size = 0;
  const add = (hash: number, kind: number): void => {
    const piece = finish(hash, kind) & 0xffff;
    if (seen[piece] === 1) return;
    seen[piece] = 1;
    room[size++] = piece;
  };
  let word = SEED;
  /** The character before, where a pair may begin. */
  let before = 0;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : SPACE;
    if (isWord(unit, text, i)) word = step(word, unit);
    else if (word !== SEED) {
      add(word, 0);
      word = SEED;
    }
    if (!isChinese(unit)) {
      before = 0;
      continue;
    }
    if (before !== 0) add(step(step(SEED, before), unit), 7);
    add(step(SEED, unit), 6);
    before = unit;
  }
  const pieces = room.slice(0, size);
  for (const piece of pieces) seen[piece] = 0;
  return pieces;
}

const SPACE = 0x20;

const isChinese = (unit: number): boolean => (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0x3040 && unit <= 0x30ff);

const latin = /\p{Script=Latin}/u;

function isWord(unit: number, text: string, at: number): boolean {
  if (unit < 0x80)
    return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a);
  if (isChinese(unit) || unit === 0x3002) return false;
  // The second half of a character beyond the first plane belongs to what the first half is.
  const whole = unit >= 0xdc00 && unit <= 0xdfff && at > 0 ? text.codePointAt(at - 1)! : text.codePointAt(at)!;
  return latin.test(String.fromCodePoint(whole));
}
