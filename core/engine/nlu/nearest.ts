// The stored phrasing that comes nearest to a text: shown as the reason for an answer, and the only voice until a model
// is trained.

import { finish, hashOf, SEED, step } from './hash.ts';

export type Phrased = { readonly entry: string; readonly text: string; readonly raw: string };
export type Near<P> = { readonly phrasing: P; readonly similarity: number };
export type Nearest<P extends Phrased> = {
  /** The nearest phrasing of one entry. */
  of(entry: string, text: string): Near<P> | undefined;
  /** The nearest of each entry, best first: walks all phrasings, a millisecond for ten thousand. */
  all(text: string): readonly Near<P>[];
};

/** Pieces are made when an entry is first asked about: most of a large pack never is. */
export function openNearest<P extends Phrased>(phrasings: readonly P[]): Nearest<P> {
  const groups = new Map<string, P[]>();
  for (const phrasing of phrasings) {
    const group = groups.get(phrasing.entry);
    if (group) group.push(phrasing);
    else groups.set(phrasing.entry, [phrasing]);
  }
  const made = new Map<string, Table>();
  const asked = new Uint8Array(1 << 16);
  let marks: Uint16Array = new Uint16Array(0);
  const ask = (text: string): void => {
    for (const piece of marks) asked[piece] = 0;
    marks = piecesOf(text);
    for (const piece of marks) asked[piece] = 1;
  };
  const best = (entry: string): Near<P> | undefined => {
    const group = groups.get(entry);
    if (!group) return undefined;
    let table = made.get(entry);
    if (!table) {
      table = tableOf(group);
      made.set(entry, table);
    }
    const { pieces, ends } = table;
    let found = 0;
    let most = -1;
    for (let i = 0, p = 0; i < group.length; i++) {
      const from = p;
      let shared = 0;
      for (const end = ends[i]!; p < end; p++) shared += asked[pieces[p]!]!;
      const similarity = shared === 0 ? 0 : (2 * shared) / (marks.length + p - from);
      if (similarity > most) {
        most = similarity;
        found = i;
      }
    }
    return { phrasing: group[found]!, similarity: most };
  };
  return {
    of(entry, text) {
      ask(text);
      return best(entry);
    },
    all(text) {
      ask(text);
      return [...groups.keys()]
        .flatMap((entry) => best(entry) ?? [])
        .filter(({ similarity }) => similarity > 0)
        .sort((a, b) => b.similarity - a.similarity);
    },
  };
}

/** All phrasings of an entry in one row: where each ends, and the pieces side by side. */
type Table = { readonly pieces: Uint16Array; readonly ends: Uint32Array };

function tableOf(group: readonly Phrased[]): Table {
  const each = group.map(({ text }) => piecesOf(text));
  const ends = new Uint32Array(group.length);
  const pieces = new Uint16Array(each.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const [i, own] of each.entries()) {
    pieces.set(own, at);
    at += own.length;
    ends[i] = at;
  }
  return { pieces, ends };
}

/**
 * Latin words, Chinese characters and pairs of them, each once, as sixteen bits of a hash: looked up in an array, not in
 * a set, which would cost twenty times as much.
 */
function piecesOf(text: string): Uint16Array {
  const pieces = new Set<number>();
  for (const [word] of text.matchAll(/[\p{Script=Latin}\d]+/gu)) pieces.add(finish(hashOf(word), 0) & 0xffff);
  for (const [run] of text.matchAll(/[\u3040-\u30ff\u3400-\u9fff]+/g))
    for (let i = 0; i < run.length; i++) {
      const hash = step(SEED, run.charCodeAt(i));
      pieces.add(finish(hash, 6) & 0xffff);
      if (i + 1 < run.length) pieces.add(finish(step(hash, run.charCodeAt(i + 1)), 7) & 0xffff);
    }
  return Uint16Array.from(pieces);
}
