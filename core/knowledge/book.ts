// The knowledge book: everything a shop's files say, checked, immutable, versioned by content. Passed as an argument
// and swapped by one assignment; the engine compiles its own indexes from it.

import type { z } from 'zod';
import type { ShopId } from '../model/index.ts';
import type {
  Faq,
  Flow,
  KeywordRule,
  PhraseFile,
  PhraseKey,
  PolicyFile,
  Product,
  ProductFile,
  Routing,
  Shop,
  Text,
} from './schema.ts';

/** A keyword rule whose pattern, if it has one, is compiled by re2js: no input can make it hang. */
export type CompiledRule = KeywordRule & {
  /** Finds the pattern in normalised text; answers the matched words. */
  readonly find?: (text: string) => string | undefined;
};

/** Wordings per language, at least one each. */
export type Phrases = Readonly<Record<PhraseKey, z.infer<typeof PhraseFile>['phrases'][PhraseKey]>>;

export type KnowledgeBook = {
  readonly shop: ShopId;
  /** Hash of all files' contents: the same files give the same version. */
  readonly version: string;
  readonly about: Shop;
  /**
   * Active and valid entries, pack questions merged in, in file order; then what subscribed packs lend. An entry without
   * answers (`isAnswered`) is known and handed over.
   */
  readonly faq: readonly Faq[];
  readonly faqById: ReadonlyMap<string, Faq>;
  readonly rules: readonly CompiledRule[];
  readonly products: readonly Product[];
  readonly productById: ReadonlyMap<string, Product>;
  readonly attributes: z.infer<typeof ProductFile>['attributes'];
  readonly measures: z.infer<typeof ProductFile>['measures'];
  readonly policies: z.infer<typeof PolicyFile>['policies'];
  readonly flows: ReadonlyMap<string, Flow>;
  /** The shop's phrases over the house's defaults; every key is present in zh and en. */
  readonly phrases: Phrases;
  readonly routing: Routing;
};

/** Whether the shop can answer an entry itself; a pack's question that nobody answered yet is recognised all the same. */
export const isAnswered = ({ answers }: Pick<Faq, 'answers'>): boolean => answers.length > 0;

/** The text for a language: exact tag, then its primary subtag, then the shop's languages in order, then any. */
export function textIn(text: Text, language: string, book: Pick<KnowledgeBook, 'about'>): string {
  const primary = language.split('-')[0]!;
  for (const key of [
    language,
    primary,
    ...book.about.languages,
    ...book.about.languages.map((l) => l.split('-')[0]!),
  ]) {
    const found = text[key];
    if (found !== undefined) return found;
  }
  return Object.values(text)[0]!;
}

/**
 * A phrasing as it is compared: compatibility forms folded (`ＡＢＣ` is `abc`), lower case, without spaces and punctuation.
 *
 * @example bare('什么时候 发货？') === '什么时候发货'
 */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]+/gu, '');
}

/** Text as rules read it: compatibility forms folded, lower case, runs of blanks as one. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/**
 * How a rule reads texts: all of `all`, one of `any`, none of `none`; a pattern stands in place of `all` and `any`. A word of
 * Latin letters counts only as a whole word (`hi` is not in `this`); a Chinese word is found across blanks (`人 工`).
 * `normalise` is applied to words and texts alike; the engine passes its own.
 *
 * @returns the matched words, longest first; undefined if the rule does not apply
 */
export function ruleMatcher(
  rule: CompiledRule,
  normalise: (text: string) => string = folded,
): (text: string) => readonly string[] | undefined {
  const words = (list: readonly string[] | undefined) => (list ?? []).map(normalise).filter((word) => word !== '');
  const [all, any, none] = [words(rule.all), words(rule.any), words(rule.none)];
  return (raw) => {
    const text = normalise(raw);
    if (rule.match === 'exact') {
      const whole = bare(text);
      const same = [...all, ...any].find((word) => bare(word) === whole);
      return same !== undefined && whole !== '' ? [same] : undefined;
    }
    if (none.some((word) => holds(text, word))) return undefined;
    if (rule.match === 'pattern') {
      const found = rule.find?.(text);
      return found === undefined ? undefined : [found];
    }
    if (!all.every((word) => holds(text, word))) return undefined;
    const said = any.filter((word) => holds(text, word));
    if (any.length > 0 && said.length === 0) return undefined;
    const matched = [...all, ...said];
    return matched.length > 0 ? matched.sort((a, b) => b.length - a.length) : undefined;
  };
}

const latin = /[\p{Script=Latin}\p{N}]/u;

function holds(text: string, word: string): boolean {
  if (/\p{Script=Han}/u.test(word)) return text.replaceAll(' ', '').includes(word.replaceAll(' ', ''));
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1], text[at + word.length]];
    const startsInside = before !== undefined && latin.test(before) && latin.test(word[0]!);
    const endsInside = after !== undefined && latin.test(after) && latin.test(word.at(-1)!);
    if (!startsInside && !endsInside) return true;
  }
  return false;
}
