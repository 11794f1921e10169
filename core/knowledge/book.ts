// The knowledge book: everything a shop's files say, checked, immutable, versioned by content. Passed as an argument
// and swapped by one assignment; the engine compiles its own indexes from it.

import type { z } from 'zod';
import type { ShopId } from '../model/index.ts';
import type {
  Faq,
  Flow,
  KeywordRule,
  Money,
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
  /** Active and valid entries, pack questions merged in, in file order. */
  readonly faq: readonly Faq[];
  readonly faqById: ReadonlyMap<string, Faq>;
  readonly rules: readonly CompiledRule[];
  readonly products: readonly Product[];
  readonly productById: ReadonlyMap<string, Product>;
  readonly attributes: z.infer<typeof ProductFile>['attributes'];
  readonly policies: z.infer<typeof PolicyFile>['policies'];
  readonly flows: ReadonlyMap<string, Flow>;
  /** The shop's phrases over the house's defaults; every key is present in zh and en. */
  readonly phrases: Phrases;
  readonly routing: Routing;
};

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
