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
  const made = new Map<string, Uint32Array[]>();
  // Sixteen bits of each piece: a look-up in a set would cost twenty times as much.
  const asked = new Uint8Array(1 << 16);
  let marks: Uint32Array = new Uint32Array(0);
  const ask = (text: string): void => {
    for (const piece of marks) asked[piece & 0xffff] = 0;
    marks = piecesOf(text);
    for (const piece of marks) asked[piece & 0xffff] = 1;
  };
  const best = (entry: string): Near<P> | undefined => {
    const group = groups.get(entry);
    if (!group) return undefined;
    let known = made.get(entry);
    if (!known) {
      known = group.map(({ text }) => piecesOf(text));
      made.set(entry, known);
    }
    let found: Near<P> | undefined;
    for (let i = 0; i < group.length; i++) {
      let shared = 0;
      const pieces = known[i]!;
      for (let p = 0; p < pieces.length; p++) shared += asked[pieces[p]! & 0xffff]!;
      const similarity = shared === 0 ? 0 : (2 * shared) / (marks.length + pieces.length);
      if (!found || similarity > found.similarity) found = { phrasing: group[i]!, similarity };
    }
    return found;
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

/** Latin words, Chinese characters and pairs of them, each once. */
function piecesOf(text: string): Uint32Array {
  const pieces = new Set<number>();
  for (const [word] of text.matchAll(/[\p{Script=Latin}\d]+/gu)) pieces.add(finish(hashOf(word), 0));
  for (const [run] of text.matchAll(/[\u3040-\u30ff\u3400-\u9fff]+/g))
    for (let i = 0; i < run.length; i++) {
      const hash = step(SEED, run.charCodeAt(i));
      pieces.add(finish(hash, 6));
      if (i + 1 < run.length) pieces.add(finish(step(hash, run.charCodeAt(i + 1)), 7));
    }
  return Uint32Array.from(pieces);
}
