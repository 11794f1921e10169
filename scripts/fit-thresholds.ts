// `node scripts/fit-thresholds.ts [--shop demo] [--folds 5] [--every 4] [--strangers oos.jsonl] [--rows asked.jsonl]`: what
// each threshold of core/engine/thresholds.ts would do to questions that are not in training. A shop's phrasings, its
// packs' included, are dealt into folds; the whole engine reads every fourth held-out one, and the strangers, with the
// others learnt. With `--rows` ({text, intent}) it reads those, with everything learnt that does not say the same.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { normalisePhrase } from '../core/engine/normalise.ts';
import { prepare } from '../core/engine/prepared.ts';
import { ANSWER, CLARIFY, HAND_OVER, PIECE } from '../core/engine/thresholds.ts';
import { understand } from '../core/engine/understand.ts';
import type { KnowledgeBook, Match } from '../core/index.ts';
import { folds } from '../core/training/folds.ts';
import { findShop, openBook } from './evaluate/shop.ts';
import { told } from './place.ts';

/** A question with the entry it is known to mean; none: it means nothing of this shop's. */
type Asked = {
  readonly label: string | undefined;
  readonly matches: readonly Match[];
  readonly pieces: readonly Match[];
};

const steps = Array.from({ length: 19 }, (_, index) => (index + 1) / 20);

await told(async () => {
  const { values } = parseArgs({
    options: {
      shop: { type: 'string' },
      folds: { type: 'string', default: '5' },
      every: { type: 'string', default: '4' },
      strangers: { type: 'string' },
      rows: { type: 'string' },
    },
  });
  const book = await openBook(findShop(undefined, values.shop));
  const strangers = values.strangers === undefined ? [] : rowsOf(values.strangers).map(({ text }) => text);
  const asked =
    values.rows === undefined
      ? askHeldOut(book, Number(values.folds), Number(values.every), strangers)
      : askRows(book, rowsOf(values.rows), strangers);
  const known = asked.filter(({ label }) => label !== undefined);
  console.log(`${known.length} held-out questions, ${asked.length - known.length} times a stranger`);

  const handsOver = ({ matches: [best] }: Asked) =>
    best !== undefined && book.faqById.get(best.entry)?.handOff === true;
  tell(
    `ANSWER (now ${ANSWER}): entries that only answer`,
    known.filter((one) => !handsOver(one)),
    asked,
  );
  tell(`HAND_OVER (now ${HAND_OVER}): entries that hand over`, known.filter(handsOver), asked);

  console.log(`\nCLARIFY (now ${CLARIFY}), below ANSWER: offered, the right one among four, strangers offered choices`);
  for (const step of steps.filter((each) => each <= ANSWER)) {
    const offered = known.filter(({ matches: [best] }) => best && best.score >= step && best.score < ANSWER);
    const right = offered.filter(({ label, matches }) => matches.slice(0, 4).some(({ entry }) => entry === label));
    const bothered = asked.filter(({ label, matches: [best] }) => label === undefined && (best?.score ?? 0) >= step);
    line(step, offered.length / known.length, right.length / offered.length, bothered.length / strangersIn(asked));
  }

  const split = known.filter(({ pieces }) => pieces.length > 0);
  const pieces = split.flatMap(({ label, pieces: found }) => found.map((piece) => ({ label, piece })));
  console.log(
    `\nPIECE (now ${PIECE}), ${split.length} messages in pieces: pieces believed, of these meant as the message is`,
  );
  for (const step of steps) {
    const sure = pieces.filter(
      ({ piece }) => piece.score >= step && book.faqById.get(piece.entry)?.category !== 'chat',
    );
    line(
      step,
      sure.length / pieces.length,
      sure.filter(({ label, piece }) => piece.entry === label).length / sure.length,
    );
  }
});

function tell(title: string, known: readonly Asked[], all: readonly Asked[]): void {
  console.log(`\n${title}; coverage, precision, strangers answered`);
  for (const step of steps) {
    const sure = known.filter(({ matches: [best] }) => (best?.score ?? 0) >= step);
    const right = sure.filter(({ label, matches: [best] }) => best?.entry === label);
    const wrong = all.filter(({ label, matches: [best] }) => label === undefined && (best?.score ?? 0) >= step);
    line(step, sure.length / known.length, right.length / sure.length, wrong.length / strangersIn(all));
  }
}

function strangersIn(asked: readonly Asked[]): number {
  return asked.filter(({ label }) => label === undefined).length;
}

function line(step: number, ...shares: readonly number[]): void {
  const percent = (share: number) => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`);
  console.log([step.toFixed(2), ...shares.map(percent)].join('\t'));
}

/** Standard questions name the entries and are always known; customers are played by the variants. */
function askHeldOut(book: KnowledgeBook, count: number, every: number, strangers: readonly string[]): Asked[] {
  const rows = book.faq.flatMap(({ id, variants }) =>
    Object.values(variants)
      .flat()
      .map((text) => ({ label: id, text })),
  );
  return folds(rows, count).flatMap(({ test }) => {
    const away = new Set(test.map(({ text }) => text));
    const ask = readerWithout(book, (text) => away.has(text));
    return [
      ...test.filter((_, at) => at % every === 0).map(({ text, label }) => ask(text, label)),
      ...strangers.map((text) => ask(text)),
    ];
  });
}

function askRows(book: KnowledgeBook, rows: readonly Labelled[], strangers: readonly string[]): Asked[] {
  const away = new Set(rows.map(({ text }) => normalisePhrase(text)));
  const ask = readerWithout(book, (text) => away.has(normalisePhrase(text)));
  const asked = rows.map(({ text, intent }) => ask(text, intent));
  return [...asked.filter(({ matches: [best] }) => best?.via !== 'exact'), ...strangers.map((text) => ask(text))];
}

function readerWithout(
  book: KnowledgeBook,
  isAway: (text: string) => boolean,
): (text: string, label?: string) => Asked {
  const faq = book.faq.map((entry) => ({
    ...entry,
    variants: Object.fromEntries(
      Object.entries(entry.variants).map(([language, texts]) => [language, texts.filter((text) => !isAway(text))]),
    ),
  }));
  const prepared = prepare({ ...book, faq, faqById: new Map(faq.map((entry) => [entry.id, entry])) });
  return (text, label) => {
    const { matches, questions } = understand(text, prepared);
    return { label, matches, pieces: questions().flatMap(({ matches: [best] }) => best ?? []) };
  };
}

type Labelled = { readonly text: string; readonly intent?: string };

function rowsOf(file: string): Labelled[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((each) => each.trim() !== '')
    .map((each) => JSON.parse(each) as Labelled);
}
