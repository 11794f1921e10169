// All that is made ready from a book once, so that a turn only looks things up.

import type { KnowledgeBook } from '../knowledge/book.ts';
import { openProducts, type ProductFinder } from './catalogue/find.ts';
import { openQuestions, type QuestionReader } from './catalogue/questions.ts';
import type { EntityRule } from './entities/rule.ts';
import { shopRules } from './entities/shop.ts';
import { type Keywords, openKeywords, openWords, type WordFinder } from './keywords.ts';
import {
  type Lesson,
  lessonOf,
  type Model,
  type ModelShelf,
  modelFor,
  nameOfLesson,
  type Phrasing,
  type Recogniser,
  recallModel,
  recogniserOf,
} from './nlu/index.ts';
import { normalisePhrase } from './normalise.ts';

export type Prepared = {
  readonly book: KnowledgeBook;
  readonly keywords: Keywords;
  readonly recogniser: Recogniser;
  readonly products: ProductFinder;
  readonly readQuestion: QuestionReader;
  /** The shop's own colours, sizes and order numbers. */
  readonly entityRules: readonly EntityRule[];
  readonly topics: readonly { readonly id: string; readonly skill: string | undefined; readonly find: WordFinder }[];
  readonly skills: readonly { readonly id: string; readonly find: WordFinder }[];
  readonly flowStarts: readonly { readonly flow: string; readonly find: WordFinder }[];
};

/** @param train `now`, or `later`: then an older model serves, or none, until the shelf has this book's. */
export function prepare(book: KnowledgeBook, models?: ModelShelf, train: 'now' | 'later' = 'now'): Prepared {
  const { escalate, skills } = book.routing;
  return {
    book,
    keywords: openKeywords(book.rules),
    recogniser: openRecogniser(book, models, train),
    products: openProducts(book),
    readQuestion: openQuestions(book),
    entityRules: shopRules(book),
    topics: escalate.topics.map(({ id, skill, words }) => ({ id, skill, find: openWords(words) })),
    skills: skills.map(({ id, words }) => ({ id, find: openWords(words) })),
    flowStarts: [...book.flows.values()].map(({ id, start }) => ({ flow: id, find: openWords(start.words) })),
  };
}

/** What the recogniser of this book learns from: all that its model depends on. */
export function lessonOfBook(book: KnowledgeBook): Lesson {
  return lessonWith(phrasingsOf(book), book);
}

/** The shop's own synonyms are part of what is learnt, and so of the model's name. */
function lessonWith(phrasings: readonly Phrasing[], { about: { synonyms } }: KnowledgeBook): Lesson {
  return lessonOf(phrasings, synonyms?.length ? { synonyms } : {});
}

let last: { readonly name: string; readonly model: Model } | undefined;

/** Training is most of an engine's cost; a price or an answer that changed asks for none. */
function openRecogniser(book: KnowledgeBook, models: ModelShelf | undefined, train: 'now' | 'later'): Recogniser {
  const phrasings = phrasingsOf(book);
  const lesson = lessonWith(phrasings, book);
  const name = nameOfLesson(lesson);
  if (last?.name === name) return recogniserOf(phrasings, last.model);
  const model = train === 'now' ? modelFor(lesson, models) : recallModel(lesson, models);
  if (!model) return recogniserOf(phrasings, last?.model, false);
  last = { name, model };
  return recogniserOf(phrasings, model);
}

/** The forms of the last book's phrasings: the next one shares nearly all, and a pack has tens of thousands. */
let forms: ReadonlyMap<string, string> = new Map();

/** Standard question, its parts between slashes, and variants, in every language. */
function phrasingsOf(book: KnowledgeBook): Phrasing[] {
  const fresh = new Map<string, string>();
  const formOf = (raw: string): string => {
    const form = forms.get(raw) ?? normalisePhrase(raw);
    fresh.set(raw, form);
    return form;
  };
  const phrasings = book.faq.flatMap(({ id, question, variants }) => {
    const standard = Object.values(question).flatMap((text) =>
      text.includes(' / ') ? [text, ...text.split(' / ')] : [text],
    );
    const raws = new Set([...standard, ...Object.values(variants).flat()]);
    return [...raws].map((raw) => ({ entry: id, raw, text: formOf(raw) })).filter(({ text }) => text !== '');
  });
  forms = fresh;
  return phrasings;
}
