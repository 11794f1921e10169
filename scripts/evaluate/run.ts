// The work of `npm run evaluate`: reads rows or a shop, trains, asks, and makes lines and figures of it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFiles } from '../../config/row-files.ts';
import { Refusal } from '../../core/index.ts';
import {
  angryLabels,
  confusionChart,
  coverageChart,
  crossValidate,
  evaluateEntities,
  evaluateHuman,
  evaluateMood,
  evaluateReady,
  evaluateTrained,
  folds,
  humanLabels,
  type IntentReport,
  type LearningPoint,
  learningChart,
  learningCurve,
  type Measures,
  openReader,
  type Row,
  rowsOfBook,
  shopClassifier,
  trainRecogniser,
} from '../../core/training/index.ts';
import { detectorFigures, entityFigures, type Figures, intentFigures } from './figures.ts';
import { processMeter, stderrProgress } from './meter.ts';
import type { Options } from './options.ts';
import { findShop, openBook } from './shop.ts';
import { detectorLines, entityLines, intentLines } from './tables.ts';

/** Rows that mean "belongs to nothing here", unless the training rows have that label themselves. */
const strangerLabels = new Set(['__oos__', 'oos', 'out_of_scope', 'out-of-scope']);
/** More different rows than this do not fit into the command's memory. */
const MOST_TRAINING = 250_000;

const warn = (sentence: string) => console.error(`! ${sentence}`);

export type Result = { readonly lines: readonly string[]; readonly figures: Figures };

/** Does what the options ask: figures for a program, lines for a person. */
export async function evaluate(options: Options): Promise<Result> {
  const { task, all } = options;
  const read = openFiles(warn, options.strict);
  const measures: Measures = { meter: processMeter, progress: stderrProgress() };
  switch (task) {
    case 'human':
    case 'mood': {
      const rows = read.rows(options.test);
      checkDetectorLabels(rows, task === 'human' ? humanLabels : angryLabels, task);
      const reader = await readerFor(options);
      const report = task === 'human' ? evaluateHuman(rows, measures, reader) : evaluateMood(rows, measures, reader);
      return { lines: detectorLines(report, all), figures: detectorFigures(task, report) };
    }
    case 'entities': {
      const report = evaluateEntities(read.entities(options.test), measures, await readerFor(options));
      return { lines: entityLines(report, all), figures: entityFigures(report) };
    }
    case 'intent':
    case 'retrieval':
    case 'oos': {
      const { report, curve } = hasShop(options)
        ? await evaluateShop(options, read, measures)
        : evaluateRows(options, read, measures);
      if (options.svg !== undefined) draw(options.svg, report, curve);
      return { lines: intentLines(report, curve, all), figures: intentFigures(report) };
    }
    default:
      return task satisfies never;
  }
}

type Evaluated = { readonly report: IntentReport; readonly curve: readonly LearningPoint[] | undefined };
type Files = ReturnType<typeof openFiles>;

const hasShop = ({ shop, knowledge }: Options) => shop !== undefined || knowledge !== undefined;

function evaluateRows(options: Options, read: Files, measures: Measures): Evaluated {
  const train = trainable(read.rows(options.train));
  const known = new Set(train.map(({ label }) => label));
  const asked = splitStrangers(options.test.length > 0 ? read.rows(options.test) : [], known);
  const { test, measures: full } = withStrangers(options, read, asked, measures);
  if (test.length === 0) {
    const count = options.folds ?? 5;
    const report = crossValidate(trainRecogniser, enoughFor(count, train), count, full);
    return { report, curve: wantsCurve(options) ? foldCurve(train, measures) : undefined };
  }
  tellOverlap(train, test);
  tellUnknown(test, known, 'the training rows');
  const report = evaluateTrained(trainRecogniser, train, test, full);
  return { report, curve: wantsCurve(options) ? learningCurve(trainRecogniser, train, test, measures) : undefined };
}

const readerFor = async (options: Options) =>
  openReader(hasShop(options) ? await openBook(findShop(options.knowledge, options.shop)) : undefined);

async function evaluateShop(options: Options, read: Files, measures: Measures): Promise<Evaluated> {
  const book = await openBook(findShop(options.knowledge, options.shop));
  const known = new Set(book.faq.map(({ id }) => id));
  const given = splitStrangers(options.test.length > 0 ? read.rows(options.test) : [], known);
  const { test, measures: full } = withStrangers(options, read, given, measures);
  if (test.length === 0) {
    // The standard questions name the entries; customers are better played by the variants.
    const standard = new Set(book.faq.flatMap(({ question }) => Object.values(question)));
    const rows = rowsOfBook(book);
    const asked = rows.filter(({ text }) => !standard.has(text));
    const count = options.folds ?? 5;
    const always = rows.filter(({ text }) => standard.has(text));
    const report = crossValidate(trainRecogniser, enoughFor(count, asked), count, full, always);
    return { report, curve: wantsCurve(options) ? foldCurve(asked, measures) : undefined };
  }
  tellUnknown(test, known, `the shop ${book.shop}`);
  const [cpu, memory] = [processMeter.cpuSeconds(), processMeter.memory()];
  const classifier = shopClassifier(book);
  const opened = {
    classifier,
    cpuSeconds: processMeter.cpuSeconds() - cpu,
    memory: Math.max(0, processMeter.memory() - memory),
    rows: rowsOfBook(book).length,
  };
  return { report: evaluateReady(opened, test, full), curve: undefined };
}

const wantsCurve = ({ curve, svg }: Options) => curve || svg !== undefined;

/** The curve of a cross-validation is drawn on its first fold. */
function foldCurve(rows: readonly Row[], measures: Measures): LearningPoint[] {
  const { train, test } = folds(rows, 5)[0]!;
  return learningCurve(trainRecogniser, train, test, measures);
}

/** Test rows that are strangers by their label go with those of --oos-test. */
function splitStrangers(rows: readonly Row[], known: ReadonlySet<string>): Row[] {
  return rows.map((row) =>
    strangerLabels.has(row.label.toLowerCase()) && !known.has(row.label) ? { ...row, label: STRANGER } : row,
  );
}
const STRANGER = '\u0000stranger';

function withStrangers(options: Options, read: Files, rows: readonly Row[], measures: Measures) {
  const strangers = [
    ...rows.filter(({ label }) => label === STRANGER),
    ...(options.strangers.length > 0 ? read.rows(options.strangers, false) : []),
  ].map(({ text }) => text);
  const test = rows.filter(({ label }) => label !== STRANGER);
  if (rows.length > 0 && test.length === 0 && options.task !== 'oos')
    throw new Refusal('rows_unlabelled', 'Every test row is out of scope; nothing is left to recognise.', {
      remedy: 'Give in-scope rows with --test and these with --oos-test.',
    });
  if (options.task === 'oos' && strangers.length === 0)
    throw new Refusal(
      'usage_oos',
      'No sentence is out of scope: --oos-test is missing and no test row is labelled __oos__.',
      {
        remedy: 'Add --oos-test file.jsonl.',
      },
    );
  const toTune = options.strangersToTune.length > 0 ? read.rows(options.strangersToTune, false) : [];
  return {
    test,
    measures: {
      ...measures,
      ...(strangers.length > 0 && { strangers }),
      ...(toTune.length > 0 && { strangersToTune: toTune.map(({ text }) => text) }),
    },
  };
}

/** Rows to train on: contradictions are told, a file blown up by repetition is deduplicated, a hopeless one refused. */
function trainable(rows: readonly Row[]): readonly Row[] {
  const labels = new Map<string, string>();
  const contradictions: Row[] = [];
  for (const row of rows) {
    const before = labels.get(row.text);
    if (before === undefined) labels.set(row.text, row.label);
    else if (before !== row.label) contradictions.push(row);
  }
  const [first] = contradictions;
  if (first)
    warn(
      `${contradictions.length} training rows say the same sentence under another label, e.g. line ${first.line}: "${first.text}" is ${labels.get(first.text)} and ${first.label} / 同一句话有两个意图`,
    );
  if (new Set(rows.map(({ label }) => label)).size < 2)
    throw new Refusal('rows_unlabelled', 'The training rows have fewer than two labels.', {
      remedy: 'A recogniser tells intents apart; give rows of at least two.',
    });
  if (rows.length <= MOST_TRAINING) return rows;
  const different = [...new Map(rows.map((row) => [JSON.stringify([row.text, row.label]), row])).values()];
  if (different.length > MOST_TRAINING)
    throw new Refusal(
      'training_too_large',
      `${different.length} different training rows; ${MOST_TRAINING} are the most one process learns from.`,
      { remedy: 'Train on a sample.' },
    );
  warn(`${rows.length} training rows, ${different.length} of them different: trained once each / 重复的只训练一次`);
  return different;
}

function enoughFor(count: number, rows: readonly Row[]): readonly Row[] {
  if (rows.length < count * 2)
    throw new Refusal('rows_few', `${rows.length} rows are too few for ${count} folds.`, {
      remedy: 'Give more rows or fewer folds.',
    });
  return rows;
}

function tellOverlap(train: readonly Row[], test: readonly Row[]): void {
  const seen = new Set(train.map(({ text }) => text));
  const both = test.filter(({ text }) => seen.has(text));
  if (both.length > 0)
    warn(
      `${both.length} of ${test.length} test sentences stand word for word in the training rows / 测试句出现在训练数据里`,
    );
}

/** Such rows can only be wrong, and are counted so: leaving them out would flatter the figure. */
function tellUnknown(test: readonly Row[], known: ReadonlySet<string>, where: string): void {
  const unknown = test.filter(({ label, also }) => !known.has(label) && !also.some((each) => known.has(each)));
  const [first] = unknown;
  if (!first) return;
  const labels = [...new Set(unknown.map(({ label }) => label))];
  warn(
    `${unknown.length} of ${test.length} test rows have labels that ${where} do not know (${labels.slice(0, 5).join(', ')}${labels.length > 5 ? ', …' : ''}; first at line ${first.line}). They count as wrong / 未知意图，按错误计`,
  );
}

function checkDetectorLabels(rows: readonly Row[], positive: readonly string[], task: 'human' | 'mood'): void {
  const labels = new Set(rows.map(({ label }) => label));
  if (![...labels].some((label) => positive.includes(label)))
    throw new Refusal('rows_unlabelled', `No row is labelled "${positive[0]}".`, {
      remedy: `--task ${task} knows "${positive[0]}" and takes every other label as its opposite.`,
    });
  const usual = ['not_human', 'neutral', 'calm', 'pleased', 'anxious', 'annoyed', 'false', 'no', '0'];
  const odd = [...labels].filter((label) => !positive.includes(label) && !usual.includes(label));
  if (odd.length > 0) warn(`labels taken as "not ${positive[0]}": ${odd.join(', ')}`);
}

function draw(folder: string, report: IntentReport, curve: readonly LearningPoint[] | undefined): void {
  mkdirSync(folder, { recursive: true });
  const charts: [string, string][] = [
    ['confusion.svg', confusionChart(report.outcomes)],
    ['coverage.svg', coverageChart(report.curve)],
    ...(curve ? [['learning.svg', learningChart(curve)] as [string, string]] : []),
  ];
  for (const [name, svg] of charts) writeFileSync(join(folder, name), svg);
  console.error(`${charts.map(([name]) => join(folder, name)).join(', ')}`);
}
