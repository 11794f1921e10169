// The thesaurus made ready for reading: which concepts a stretch of text names, as read or as heard.

import { normaliseWord } from '../normalise.ts';
import { syllableOf } from './chinese-pinyin.ts';
import { hashOf } from './hash.ts';
import { numeralLength } from './numerals.ts';
import { stem } from './stem.ts';
import { Terms } from './terms.ts';
import { shopTalk } from './thesaurus.ts';
import { everyday } from './thesaurus-everyday.ts';
import { learned } from './thesaurus-learned.ts';

export type Concepts = {
  /** Latin terms by their last stem. */
  readonly latin: ReadonlyMap<string, Ending>;
  readonly latinWords: ReadonlySet<string>;
  readonly chinese: Terms;
  /** The Chinese terms as syllables. */
  readonly heard: Terms;
  /** What our packs taught about customers' words, apart from what was written by hand. */
  readonly learned?: Concepts;
};

/** A stem that ends a term, or stands in one: what the term so far names, and which stems may come before it. */
export type Ending = { concepts?: number[]; before?: Map<string, Ending> };

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
  const latin = new Map<string, Ending>();
  const latinWords = new Set<string>();
  const chinese = new Terms();
  const heard = new Terms();
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
        for (const word of words) latinWords.add(word);
        const { concepts } = endingOf(words.map(stem), latin);
        if (!concepts.includes(concept)) concepts.push(concept);
      }
    }
  }
  return { latin, latinWords, chinese, heard };
}

/** The place of a term among the others, made if it is not there. */
function endingOf(stems: readonly string[], latin: Map<string, Ending>): { concepts: number[] } {
  let level = latin;
  for (let i = stems.length - 1; ; i--) {
    const ending = level.get(stems[i]!) ?? {};
    level.set(stems[i]!, ending);
    if (i === 0) {
      ending.concepts ??= [];
      return { concepts: ending.concepts };
    }
    ending.before ??= new Map();
    level = ending.before;
  }
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
