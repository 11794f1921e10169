// What a careful reader would object to in a shop's knowledge, though it compiles: phrasings too alike or too few, answers
// that miss, are stale, or contradict a policy.

import { bare, isAnswered, type KnowledgeBook } from '../knowledge/index.ts';
import { rowsOfBook, trainRecogniser } from './classifier.ts';
import { contradictions, type Statement } from './contradictions.ts';
import { crossValidate, type Meter } from './intents.ts';
import { cosine, type Vector, vectorsOf } from './likeness.ts';

export const findingKinds = [
  'shared_phrasing',
  'near_duplicate',
  'few_phrasings',
  'confused',
  'answer_missing',
  'contradicts_policy',
  'hard_coded',
  'past_date',
] as const;
export type Finding = {
  readonly kind: (typeof findingKinds)[number];
  /** The entry, rule or flow it is about. */
  readonly about: string;
  readonly zh: string;
  readonly en: string;
};

/** Fewer of a shop's language than this teach little; accuracy rises steeply up to here. */
const ENOUGH = 5;
/** So alike that a customer's small change may tip one into the other. */
const ALIKE = 0.86;

/** @param only one kind of finding: the others are then not looked for, and some of them take a training */
export function lint(book: KnowledgeBook, meter: Meter, today: string, only?: Finding['kind']): Finding[] {
  const wants = (...kinds: Finding['kind'][]) => only === undefined || kinds.includes(only);
  const found = [
    ...(wants('shared_phrasing', 'near_duplicate') ? duplicates(book) : []),
    ...(wants('few_phrasings') ? fewPhrasings(book) : []),
    ...(wants('answer_missing') ? missingAnswers(book) : []),
    ...(wants('contradicts_policy', 'hard_coded', 'past_date')
      ? contradictions(statementsOf(book), book.policies, today).map(
          ({ kind, about, zh, en }): Finding => ({ kind, about, zh, en }),
        )
      : []),
    ...(wants('confused') ? confusedPairs(book, meter) : []),
  ];
  return only === undefined ? found : found.filter(({ kind }) => kind === only);
}

function missingAnswers(book: KnowledgeBook): Finding[] {
  return book.faq
    .filter((faq) => !isAnswered(faq))
    .map(({ id }) => ({
      kind: 'answer_missing',
      about: id,
      zh: `认得“${id}”，但还没有答案，会转人工。`,
      en: `"${id}" is recognised and has no answer yet; it goes to a person.`,
    }));
}

type Phrasing = { readonly entry: string; readonly text: string };

function duplicates(book: KnowledgeBook): Finding[] {
  const phrasings = rowsOfBook(book).map(({ label, text }): Phrasing => ({ entry: label, text }));
  const owners = new Map<string, Phrasing>();
  const found: Finding[] = [];
  for (const phrasing of phrasings) {
    const key = bare(phrasing.text);
    // Emoji alone have no words to share; the recogniser reads them as moods.
    if (key === '') continue;
    const owner = owners.get(key);
    if (!owner) owners.set(key, phrasing);
    else if (owner.entry !== phrasing.entry)
      found.push({
        kind: 'shared_phrasing',
        about: phrasing.entry,
        zh: `“${phrasing.text}”同时属于 ${owner.entry} 和 ${phrasing.entry}。`,
        en: `"${phrasing.text}" belongs to ${owner.entry} and to ${phrasing.entry}.`,
      });
  }
  for (const [one, other, like] of alike(phrasings))
    found.push({
      kind: 'near_duplicate',
      about: one.entry,
      zh: `“${one.text}”(${one.entry}) 与“${other.text}”(${other.entry}) 几乎一样（${like.toFixed(2)}）。`,
      en: `"${one.text}" (${one.entry}) and "${other.text}" (${other.entry}) are nearly the same (${like.toFixed(2)}).`,
    });
  return found;
}

/** Pairs across entries, found through shared pieces so that only neighbours are compared. The most alike first. */
function alike(phrasings: readonly Phrasing[]): [Phrasing, Phrasing, number][] {
  const vectors = vectorsOf(phrasings.map(({ text }) => text));
  const holders = new Map<string, number[]>();
  const found: [Phrasing, Phrasing, number][] = [];
  for (const [index, vector] of vectors.entries()) {
    const strongest = [...vector]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 4)
      .map(([piece]) => piece);
    const near = new Set(strongest.flatMap((piece) => holders.get(piece) ?? []));
    for (const other of near) {
      const [one, two] = [phrasings[index]!, phrasings[other]!];
      if (one.entry === two.entry || bare(one.text) === bare(two.text) || !saysSomething(vector)) continue;
      const like = cosine(vector, vectors[other]!);
      if (like >= ALIKE) found.push([two, one, like]);
    }
    for (const piece of vector.keys()) {
      const list = holders.get(piece);
      if (list) list.push(index);
      else holders.set(piece, [index]);
    }
  }
  return found.sort((a, b) => b[2] - a[2]);
}

const saysSomething = (vector: Vector) => vector.size >= 3;

function fewPhrasings(book: KnowledgeBook): Finding[] {
  const languages = [...new Set(book.about.languages.map((language) => language.split('-')[0]!))];
  return book.faq.flatMap(({ id, question, variants }) =>
    languages.flatMap((language): Finding[] => {
      const count = (question[language] === undefined ? 0 : 1) + (variants[language]?.length ?? 0);
      if (count >= ENOUGH) return [];
      return [
        {
          kind: 'few_phrasings',
          about: id,
          zh: `“${id}”的 ${language} 问法只有 ${count} 种，至少写 ${ENOUGH} 种。`,
          en: `"${id}" has ${count} phrasings in ${language}; write at least ${ENOUGH}.`,
        },
      ];
    }),
  );
}

function confusedPairs(book: KnowledgeBook, meter: Meter): Finding[] {
  const rows = rowsOfBook(book);
  if (new Set(rows.map(({ label }) => label)).size < 2 || rows.length < 20) return [];
  const { confusions } = crossValidate(trainRecogniser, rows, 3, { meter });
  const pairs = new Map<string, { count: number; texts: string[]; one: string; other: string }>();
  for (const { gold, got, texts } of confusions) {
    if (got === undefined) continue;
    const [one, other] = [gold, got].sort() as [string, string];
    const pair = pairs.get(`${one} ${other}`) ?? { count: 0, texts: [], one, other };
    pair.count += texts.length;
    pair.texts.push(...texts);
    pairs.set(`${one} ${other}`, pair);
  }
  return [...pairs.values()]
    .filter(({ count }) => count >= 2)
    .sort((a, b) => b.count - a.count)
    .slice(0, 10)
    .map(({ one, other, count, texts }): Finding => {
      const some = texts.slice(0, 3).join(' | ');
      return {
        kind: 'confused',
        about: one,
        zh: `${one} 与 ${other} 容易混淆（${count} 次）：${some}`,
        en: `${one} and ${other} are easily confused (${count} times): ${some}`,
      };
    });
}

/** Everything the shop says by itself, and what it says it to. */
function statementsOf(book: KnowledgeBook): Statement[] {
  const texts = (about: string, text: Readonly<Record<string, string>> | undefined, on: string): Statement[] =>
    Object.values(text ?? {}).map((words) => ({ about, text: words, on }));
  return [
    ...book.faq.flatMap(({ id, answers, question }) => {
      const on = Object.values(question).join(' ');
      return answers.flatMap(({ text }) => texts(id, text, on));
    }),
    ...book.rules.flatMap(({ id, answer, all = [], any = [], pattern = '' }) =>
      texts(`rule:${id}`, answer, [...all, ...any, pattern].join(' ')),
    ),
    ...[...book.flows.values()].flatMap(({ id, name, steps, slots, start }) => {
      const on = [...Object.values(name), ...start.words].join(' ');
      return [
        ...steps.flatMap((step) =>
          step.do === 'say' || step.do === 'hand_off' ? texts(`flow:${id}`, step.text, on) : [],
        ),
        ...slots.flatMap(({ ask }) => texts(`flow:${id}`, ask, on)),
      ];
    }),
    // A welcome is to nothing in particular: its own words say what it is about.
    ...Object.values(book.about.welcome?.text ?? {}).map((text) => ({ about: 'welcome', text, on: text })),
  ];
}
