// Latin words that training never saw, mended to the word one slip away: `refnud` to `refund`.

import { HashTable, hashOf } from './hash.ts';

export type Speller = {
  has(word: string): boolean;
  /** The known word one insertion, omission, change or swap away that was seen most; undefined if none, or if known. */
  mend(word: string): string | undefined;
};

/** Shorter words have too many neighbours. */
const SHORTEST = 4;

/** @param words known words with how often they were seen */
export function openSpeller(words: ReadonlyMap<string, number>): Speller {
  const list = [...words.keys()].filter((word) => word.length >= SHORTEST);
  const longest = list.reduce((most, { length }) => Math.max(most, length), 0);
  const table = new HashTable(list.length * 8);
  const first: number[] = [];
  const next: number[] = [];
  const holder: number[] = [];
  const link = (form: string, word: number): void => {
    const id = table.add(hashOf(form) || 1);
    next.push(first[id] ?? -1);
    holder.push(word);
    first[id] = next.length - 1;
  };
  for (const [i, word] of list.entries()) for (const form of formsOf(word)) link(form, i);

  return {
    has: (word) => words.has(word),
    mend(word) {
      // One slip makes at most one letter more; the forms of a row of thousands would cost seconds.
      if (word.length < SHORTEST || word.length > longest + 1 || words.has(word)) return undefined;
      let best: string | undefined;
      let most = 0;
      for (const form of formsOf(word)) {
        const id = table.find(hashOf(form) || 1);
        if (id < 0) continue;
        for (let at = first[id]!; at >= 0; at = next[at]!) {
          const candidate = list[holder[at]!]!;
          const seen = words.get(candidate)!;
          if (seen > most && oneSlip(word, candidate)) [best, most] = [candidate, seen];
        }
      }
      return best;
    },
  };
}

/** The word and all it becomes by leaving one letter out: two words one slip apart share one of these. */
function* formsOf(word: string): Iterable<string> {
  yield word;
  for (let i = 0; i < word.length; i++) yield word.slice(0, i) + word.slice(i + 1);
}

function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  if (restA.slice(1) === restB.slice(1) || restA === restB.slice(1) || restA.slice(1) === restB) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
