// Latin words as the reader needs them, each made ready once: its stem, its letters, or the syllables it spells.

import { syllablesOf } from './chinese-pinyin.ts';
import type { Concepts } from './concepts.ts';
import { hashOf, SEED, step } from './hash.ts';
import type { Speller } from './speller.ts';
import { stem, stopWords } from './stem.ts';

export type Word = {
  readonly hash: number;
  /** The word is pinyin and has nothing of the below; empty for every other. */
  readonly syllables: readonly number[];
  readonly root: string;
  readonly rootHash: number;
  /** Of any talk: it stands for no topic. */
  readonly stop: boolean;
  /** Its pieces of some letters, as hashes. */
  readonly letters: Int32Array;
};

export type WordBook = (spelt: string) => Word;

type Options = {
  readonly concepts: Concepts;
  readonly shortestGram: number;
  readonly chinese: boolean;
  readonly speller: Speller | undefined;
};

const LONGEST_GRAM = 5;
/** Customers use few words again and again; names and slips of the keys would pile up. */
const MOST = 4000;
const none: readonly number[] = [];

export function openWords({ concepts, shortestGram, chinese, speller }: Options): WordBook {
  const known = new Map<string, Word>();
  return (spelt) => {
    let word = known.get(spelt);
    if (!word) {
      if (known.size >= MOST) known.clear();
      word = make(spelt);
      known.set(spelt, word);
    }
    return word;
  };

  function make(spelt: string): Word {
    // Our packs hold pinyin too: that training saw a word does not make it English, that the thesaurus has it does.
    const english = !chinese || stopWords.has(spelt) || concepts.latin.get(stem(spelt))?.concepts !== undefined;
    const syllables = english ? none : syllablesOf(spelt);
    if (syllables.length > 1 || (syllables.length === 1 && speller && !speller.has(spelt)))
      return { hash: hashOf(spelt), syllables, root: spelt, rootHash: 0, stop: true, letters: new Int32Array(0) };
    const word = speller?.mend(spelt) ?? spelt;
    const root = stem(word);
    return {
      hash: hashOf(word),
      syllables: none,
      root,
      rootHash: hashOf(root),
      stop: stopWords.has(word),
      letters: lettersOf(` ${word} `, shortestGram),
    };
  }
}

function lettersOf(padded: string, shortest: number): Int32Array {
  const hashes: number[] = [];
  for (let i = 0; i < padded.length; i++) {
    let hash = SEED;
    const end = Math.min(padded.length, i + LONGEST_GRAM);
    for (let j = i; j < end; j++) {
      hash = step(hash, padded.charCodeAt(j));
      if (j - i + 1 >= shortest) hashes.push(hash);
    }
  }
  return Int32Array.from(hashes);
}
