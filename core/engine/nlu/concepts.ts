// The thesaurus made ready for reading: which concepts a stretch of text names, as read or as heard.

import { normaliseWord } from '../normalise.ts';
import { syllableOf } from './chinese-pinyin.ts';
import { numeralLength } from './features.ts';
import { hashOf } from './hash.ts';
import { stem } from './stem.ts';
import { shopTalk } from './thesaurus.ts';
import { everyday } from './thesaurus-everyday.ts';
import { learned } from './thesaurus-learned.ts';

export type Concepts = {
  /** Stems joined by a space → hashes of concepts. */
  readonly latin: ReadonlyMap<string, readonly number[]>;
  readonly latinWords: ReadonlySet<string>;
  /** Words of the longest Latin term. */
  readonly longest: number;
  readonly chinese: Terms;
  /** The Chinese terms as syllables. */
  readonly heard: Terms;
  /** What our packs taught about customers' words, apart from what was written by hand. */
  readonly learned?: Concepts;
};

export type Terms = {
  /** The longest term that begins here. */
  longest(units: readonly number[], from: number): { length: number; concepts: readonly number[] } | undefined;
};

let shipped: Concepts | undefined;
let taught: Concepts | undefined;

/**
 * The shipped thesaurus with a shop's own lines: `[['顺手购', 'add-on', '加价购'], …]` says that these mean one thing.
 * A word that is in the thesaurus already makes its line longer.
 */
export function conceptsWith(synonyms: readonly (readonly string[])[] = []): Concepts {
  taught ??= build(linesOf(learned));
  if (synonyms.length > 0)
    return { ...build([...linesOf(shopTalk), ...linesOf(everyday), ...own(synonyms)]), learned: taught };
  shipped ??= { ...build([...linesOf(shopTalk), ...linesOf(everyday)]), learned: taught };
  return shipped;
}

type Line = { readonly name: string; readonly terms: readonly string[] };

function linesOf(text: string): Line[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [name, ...terms] = line.split(' ');
      return { name: name!, terms: terms.map((term) => term.replaceAll('_', ' ')) };
    });
}

function own(synonyms: readonly (readonly string[])[]): Line[] {
  return synonyms.map((terms) => ({ name: `own:${terms[0]}`, terms }));
}

function build(lines: readonly Line[]): Concepts {
  const latin = new Map<string, number[]>();
  const latinWords = new Set<string>();
  const chinese = new Tree();
  const heard = new Tree();
  let longest = 1;
  for (const { name, terms } of lines) {
    // The last bit tells light concepts from the others.
    const concept = (hashOf(name) & ~1) | (name.startsWith('~') ? 1 : 0);
    for (const term of terms) {
      const plain = normaliseWord(term);
      if (/[\u3400-\u9fff]/.test(plain)) {
        const units = unitsOf(plain);
        chinese.add(units, concept);
        const sounds = units.map(syllableOf);
        if (units.length > 1 && !sounds.includes(0)) heard.add(sounds, concept);
      } else {
        const words = plain.split(' ').filter((word) => word !== '');
        if (words.length === 0) continue;
        longest = Math.max(longest, words.length);
        for (const word of words) latinWords.add(word);
        const key = words.map(stem).join(' ');
        const there = latin.get(key);
        if (!there) latin.set(key, [concept]);
        else if (!there.includes(concept)) there.push(concept);
      }
    }
  }
  return { latin, latinWords, longest, chinese, heard };
}

/** A Chinese term as `features.ts` compares it: numbers are one unit. */
function unitsOf(term: string): number[] {
  const units: number[] = [];
  for (let i = 0; i < term.length; ) {
    const figures = /^\d+/.exec(term.slice(i, i + 8))?.[0].length ?? numeralLength(term, i);
    units.push(figures > 0 ? 0x30 : term.charCodeAt(i));
    i += Math.max(1, figures);
  }
  return units;
}

type Node = { readonly next: Map<number, Node>; concepts?: number[] };

class Tree implements Terms {
  private readonly root: Node = { next: new Map() };

  add(units: readonly number[], concept: number): void {
    let node = this.root;
    for (const unit of units) {
      let next = node.next.get(unit);
      if (!next) {
        next = { next: new Map() };
        node.next.set(unit, next);
      }
      node = next;
    }
    node.concepts ??= [];
    if (!node.concepts.includes(concept)) node.concepts.push(concept);
  }

  longest(units: readonly number[], from: number): { length: number; concepts: readonly number[] } | undefined {
    let node = this.root;
    let found: { length: number; concepts: readonly number[] } | undefined;
    for (let i = from; i < units.length; i++) {
      const next = node.next.get(units[i]!);
      if (!next) break;
      node = next;
      if (node.concepts) found = { length: i - from + 1, concepts: node.concepts };
    }
    return found;
  }
}
