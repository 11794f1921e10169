// All that is made ready from a book once, so that a turn only looks things up.

import type { KnowledgeBook } from '../knowledge/book.ts';
import { openProducts, type ProductFinder } from './catalogue/find.ts';
import { openQuestions, type QuestionReader } from './catalogue/questions.ts';
import { type Keywords, openKeywords, openWords, type WordFinder } from './keywords.ts';
import { type ModelShelf, openRecogniser, type Phrasing, type Recogniser } from './nlu/index.ts';
import { normalisePhrase } from './normalise.ts';

export type Prepared = {
  readonly book: KnowledgeBook;
  readonly keywords: Keywords;
  readonly recogniser: Recogniser;
  readonly products: ProductFinder;
  readonly readQuestion: QuestionReader;
  readonly topics: readonly { readonly id: string; readonly skill: string | undefined; readonly find: WordFinder }[];
  readonly skills: readonly { readonly id: string; readonly find: WordFinder }[];
  readonly flowStarts: readonly { readonly flow: string; readonly find: WordFinder }[];
};

export function prepare(book: KnowledgeBook, models?: ModelShelf): Prepared {
  const { escalate, skills } = book.routing;
  return {
    book,
    keywords: openKeywords(book.rules),
    recogniser: recogniserOf(phrasingsOf(book), models),
    products: openProducts(book),
    readQuestion: openQuestions(book),
    topics: escalate.topics.map(({ id, skill, words }) => ({ id, skill, find: openWords(words) })),
    skills: skills.map(({ id, words }) => ({ id, find: openWords(words) })),
    flowStarts: [...book.flows.values()].map(({ id, start }) => ({ flow: id, find: openWords(start.words) })),
  };
}

let trained: { readonly on: string; readonly recogniser: Recogniser } | undefined;

/** Training is most of an engine's cost; a price or an answer that changed asks for none. */
function recogniserOf(phrasings: readonly Phrasing[], models: ModelShelf | undefined): Recogniser {
  const on = JSON.stringify(phrasings);
  if (trained?.on !== on) trained = { on, recogniser: openRecogniser(phrasings, models) };
  return trained.recogniser;
}

/** Standard question, its parts between slashes, and variants, in every language. */
function phrasingsOf(book: KnowledgeBook): Phrasing[] {
  return book.faq.flatMap(({ id, question, variants }) => {
    const standard = Object.values(question).flatMap((text) =>
      text.includes(' / ') ? [text, ...text.split(' / ')] : [text],
    );
    const raws = new Set([...standard, ...Object.values(variants).flat()]);
    return [...raws].map((raw) => ({ entry: id, raw, text: normalisePhrase(raw) })).filter(({ text }) => text !== '');
  });
}
