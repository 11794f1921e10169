// What is evaluated: rows or a shop's book made into something that ranks labels for a sentence.

import { openRecogniser } from '../engine/nlu/index.ts';
import { normalise, normalisePhrase } from '../engine/normalise.ts';
import { prepare } from '../engine/prepared.ts';
import { understand } from '../engine/understand.ts';
import type { KnowledgeBook } from '../knowledge/book.ts';
import { defaultPhrases } from '../knowledge/default-phrases.ts';
import { RoutingFile, Shop } from '../knowledge/schema.ts';
import { shopId, type Understanding } from '../model/index.ts';
import type { Row } from './rows.ts';

export type Ranked = {
  readonly label: string;
  /** What the engine decides on: that the sentence is in scope and means this. */
  readonly score: number;
  /** How likely this label is, given that the sentence has any; absent, the score says so. */
  readonly confidence?: number;
  /** How likely it is that the sentence has any of the labels; absent, the score says so. */
  readonly scope?: number;
};

export interface Classifier {
  /** Labels best first, at most five. Empty: nothing known in the text. */
  rank(text: string): readonly Ranked[];
  /** Where ranking does not say it by itself: how likely the sentence has any of the labels. Not timed. */
  scope?(text: string): number | undefined;
}

/** What a trainer reads of a row. */
export type TrainingRow = Pick<Row, 'text' | 'label'>;
export type Trainer = (rows: readonly TrainingRow[]) => Classifier;

/** The hub's recogniser, trained on rows as on a shop's phrasings. */
export const trainRecogniser: Trainer = (rows) => {
  const recogniser = openRecogniser(
    rows.map(({ label, text }) => ({ entry: label, raw: text, text: normalisePhrase(text) })),
  );
  return {
    rank(text) {
      const { ranked, inScope } = recogniser.weigh(normalise(text).core, 5);
      return ranked.map(({ entry, confidence }) => ({
        label: entry,
        score: confidence * inScope,
        confidence,
        scope: inScope,
      }));
    },
  };
};

/** A shop as it serves customers: packs, own entries, keyword rules and products, by the engine's whole understanding. */
export function shopClassifier(book: KnowledgeBook): Classifier {
  const prepared = prepare(book);
  return {
    rank: (text) =>
      understand(text, prepared)
        .matches.slice(0, 5)
        .map(({ entry, score }) => ({ label: entry, score })),
    scope(text) {
      const { matches, normalised } = understand(text, prepared);
      return matches[0]?.via === 'model' ? prepared.recogniser.weigh(normalised, 1).inScope : undefined;
    },
  };
}

/** What the engine understands of a text in a shop; without one there is no catalogue, so no product is ever named. */
export function openReader(book: KnowledgeBook = nothingKnown): (text: string) => Understanding {
  const prepared = prepare(book);
  return (text) => understand(text, prepared);
}

const nothingKnown: KnowledgeBook = {
  shop: shopId('none'),
  version: '',
  about: Shop.parse({ name: { en: 'none' }, languages: ['zh', 'en'], timezone: 'UTC' }),
  faq: [],
  faqById: new Map(),
  rules: [],
  products: [],
  productById: new Map(),
  attributes: [],
  measures: {},
  policies: {},
  flows: new Map(),
  phrases: defaultPhrases,
  routing: RoutingFile.parse({}),
};

/** A shop's own phrasings as rows: its standard questions and its variants. */
export function rowsOfBook(book: KnowledgeBook): Row[] {
  return book.faq.flatMap(({ id, question, variants }) =>
    [...new Set([...Object.values(question), ...Object.values(variants).flat()])].map((text) => ({
      text,
      label: id,
      also: [],
      line: 0,
    })),
  );
}
