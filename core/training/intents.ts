// Evaluates a classifier on labelled rows: how right, how sure, how it tells strangers, and what it costs.

import { ANSWER } from '../engine/thresholds.ts';
import type { Classifier, Ranked, Trainer, TrainingRow } from './classifier.ts';
import { folds, portion } from './folds.ts';
import {
  auroc,
  type Confusion,
  type CurvePoint,
  calibrationError,
  confusions,
  coverageCurve,
  falsePositivesAt95,
  type LabelScores,
  labelScores,
  macro,
  micro,
  mrr,
  type Outcome,
  percentile,
  type Scores,
  share,
  shareAbove,
  thresholdFor,
  topShare,
} from './metrics.ts';
import type { Row } from './rows.ts';

/** What the process has used so far; the core has no clock of its own. */
export interface Meter {
  /** Monotonic, microseconds with a fraction. */
  micros(): number;
  /** CPU of the whole process, seconds. */
  cpuSeconds(): number;
  /** Resident memory, bytes. */
  memory(): number;
}

export type Progress = (stage: string, done: number, of: number) => void;

export type Measures = {
  readonly meter: Meter;
  readonly progress?: Progress;
  /** Sentences that belong to no label. */
  readonly strangers?: readonly string[];
  /** Others, by which the threshold is chosen. */
  readonly strangersToTune?: readonly string[];
};

export type ScopeReport = {
  readonly strangers: number;
  readonly auroc: number | undefined;
  readonly fpr95: number | undefined;
  /** Share of in-scope sentences answered where at most 5 % of the strangers are. */
  readonly coverage: number;
  /** Of all that is answered there, the share answered rightly. */
  readonly precision: number;
  /** At the chosen threshold. */
  readonly chosen: {
    readonly threshold: number;
    /** `tuned` on the validation strangers, else the `own` of the engine. */
    readonly by: 'tuned' | 'own';
    readonly answered: number;
    readonly strangersAnswered: number;
    readonly precision: number;
    /** Share of all sentences treated rightly: in scope and right label, or stranger and left alone. */
    readonly joint: number;
  };
  /** The strangers that look most like a question of the shop. */
  readonly worst: readonly { readonly text: string; readonly got: string; readonly score: number }[];
};

export type IntentReport = {
  readonly rows: number;
  readonly labels: number;
  readonly accuracy: number;
  readonly macro: Scores;
  readonly micro: Scores;
  readonly perLabel: readonly LabelScores[];
  readonly top3: number;
  readonly top5: number;
  readonly mrr5: number;
  readonly ece: number;
  readonly curve: readonly CurvePoint[];
  readonly confusions: readonly Confusion[];
  readonly scope: ScopeReport | undefined;
  readonly trainRows: number;
  readonly trainCpuSeconds: number;
  /** Growth of resident memory while training. */
  readonly trainMemory: number;
  readonly classifyMicroseconds: { readonly p50: number; readonly p99: number };
  readonly outcomes: readonly Outcome[];
};

/** Trains on one set of rows, asks the other. */
export function evaluateTrained(
  trainer: Trainer,
  train: readonly TrainingRow[],
  test: readonly Row[],
  measures: Measures,
): IntentReport {
  const trained = trainMeasured(trainer, train, measures);
  return report(askAll(trained.classifier, test, measures), [trained], measures, trained.classifier);
}

/** Asks a classifier that is ready, such as a shop's. `opened` says what opening it cost. */
export function evaluateReady(
  opened: {
    readonly classifier: Classifier;
    readonly cpuSeconds: number;
    readonly memory: number;
    readonly rows: number;
  },
  test: readonly Row[],
  measures: Measures,
): IntentReport {
  return report(askAll(opened.classifier, test, measures), [opened], measures, opened.classifier);
}

/**
 * Every row is asked of a model that never saw it. Strangers are asked of the first fold's model. Training cost is the
 * mean over the folds.
 */
export function crossValidate(
  trainer: Trainer,
  rows: readonly Row[],
  count: number,
  measures: Measures,
  /** Rows every fold trains on and none is asked about: standard questions. */
  always: readonly TrainingRow[] = [],
): IntentReport {
  const asked: Asked = { outcomes: [], micros: [] };
  const trainings: Training[] = [];
  for (const [k, { train, test }] of folds(rows, count).entries()) {
    measures.progress?.('fold', k, count);
    const trained = trainMeasured(trainer, [...always, ...train], measures);
    const { outcomes, micros } = askAll(trained.classifier, test, measures);
    asked.outcomes.push(...outcomes);
    asked.micros.push(...micros);
    trainings.push(trained);
  }
  return report(asked, trainings, measures, trainings[0]!.classifier);
}

export type LearningPoint = { readonly rows: number; readonly accuracy: number; readonly macroF1: number };

/** Accuracy on the same test rows after training on growing shares of every label's rows. */
export function learningCurve(
  trainer: Trainer,
  train: readonly TrainingRow[],
  test: readonly Row[],
  measures: Measures,
  parts: readonly number[] = [0.1, 0.2, 0.4, 0.7, 1],
): LearningPoint[] {
  const points: LearningPoint[] = [];
  for (const [index, part] of parts.entries()) {
    measures.progress?.('learning curve', index, parts.length);
    const some = portion(train, part);
    if (points.at(-1)?.rows === some.length) continue;
    const { outcomes } = askAll(trainer(some), test, measures);
    points.push({
      rows: some.length,
      accuracy: topShare(outcomes, 1),
      macroF1: macro(labelScores(outcomes)).f1,
    });
  }
  return points;
}

type Training = {
  readonly classifier: Classifier;
  readonly cpuSeconds: number;
  readonly memory: number;
  readonly rows: number;
};

function trainMeasured(trainer: Trainer, rows: readonly TrainingRow[], { meter, progress }: Measures): Training {
  progress?.('training', 0, rows.length);
  const [cpu, memory] = [meter.cpuSeconds(), meter.memory()];
  const classifier = trainer(rows);
  const trained = {
    classifier,
    cpuSeconds: meter.cpuSeconds() - cpu,
    memory: Math.max(0, meter.memory() - memory),
    rows: rows.length,
  };
  progress?.('training', rows.length, rows.length);
  return trained;
}

type Asked = { readonly outcomes: Outcome[]; readonly micros: number[] };

function askAll(classifier: Classifier, test: readonly Row[], { meter, progress }: Measures): Asked {
  const asked: Asked = { outcomes: [], micros: [] };
  // The first sentences would pay for compiling the code, not for the work.
  for (const { text } of test.slice(0, 50)) classifier.rank(text);
  for (const [index, { text, label, also }] of test.entries()) {
    if (index % 1000 === 0) progress?.('asking', index, test.length);
    const start = meter.micros();
    const ranked = classifier.rank(text);
    asked.micros.push(meter.micros() - start);
    const got = ranked[0]?.label;
    const right = (each: string) => each === label || also.includes(each);
    asked.outcomes.push({
      text,
      gold: label,
      got,
      right: got !== undefined && right(got),
      score: ranked[0]?.score ?? 0,
      confidence: ranked[0]?.confidence ?? ranked[0]?.score ?? 0,
      scope: scopeIn(classifier, text, ranked[0]),
      rank: ranked.slice(0, 5).findIndex((each) => right(each.label)) + 1,
    });
  }
  progress?.('asking', test.length, test.length);
  return asked;
}

/** How likely a sentence is one of the shop's at all. */
function scopeIn(classifier: Classifier, text: string, best: Ranked | undefined): number {
  return best?.scope ?? classifier.scope?.(text) ?? best?.score ?? 0;
}

function report(
  { outcomes, micros }: Asked,
  trainings: readonly Training[],
  measures: Measures,
  classifier: Classifier,
): IntentReport {
  const perLabel = labelScores(outcomes);
  const mean = (of: (training: Training) => number) =>
    trainings.reduce((sum, each) => sum + of(each), 0) / trainings.length;
  return {
    rows: outcomes.length,
    labels: new Set(outcomes.map(({ gold }) => gold)).size,
    accuracy: topShare(outcomes, 1),
    macro: macro(perLabel),
    micro: micro(outcomes),
    perLabel,
    top3: topShare(outcomes, 3),
    top5: topShare(outcomes, 5),
    mrr5: mrr(outcomes),
    ece: calibrationError(outcomes),
    curve: coverageCurve(outcomes),
    confusions: confusions(outcomes),
    scope: measures.strangers && scopeOf(outcomes, measures.strangers, measures.strangersToTune, classifier),
    trainRows: Math.round(mean(({ rows }) => rows)),
    trainCpuSeconds: mean(({ cpuSeconds }) => cpuSeconds),
    trainMemory: Math.max(...trainings.map(({ memory }) => memory)),
    classifyMicroseconds: { p50: percentile(micros, 0.5), p99: percentile(micros, 0.99) },
    outcomes,
  };
}

/** Of strangers, the share that may be answered: what `coverage` is read at, and what tuning aims for. */
const ACCEPTED = 0.05;

function scopeOf(
  outcomes: readonly Outcome[],
  strangers: readonly string[],
  toTune: readonly string[] | undefined,
  classifier: Classifier,
): ScopeReport {
  const weigh = (text: string) => {
    const best = classifier.rank(text)[0];
    return { text, got: best?.label, score: best?.score ?? 0, scope: scopeIn(classifier, text, best) };
  };
  const asked = strangers.map(weigh);
  const inside = outcomes.map(({ scope }) => scope);
  const outside = asked.map(({ scope }) => scope);
  const at = thresholdFor(outside, ACCEPTED);
  const tuned =
    toTune && toTune.length > 0
      ? thresholdFor(
          toTune.map((text) => weigh(text).scope),
          ACCEPTED,
        )
      : undefined;
  // The engine's own decision is made on the score; a tuned one on what tells strangers best.
  const passes = ({ score, scope }: { readonly score: number; readonly scope: number }) =>
    tuned === undefined ? score >= ANSWER : scope > tuned;
  const answered = outcomes.filter(passes);
  const right = answered.filter((each) => each.right).length;
  const fooled = asked.filter(passes).length;
  const above = outcomes.filter(({ scope }) => scope > at);
  return {
    strangers: strangers.length,
    auroc: auroc(inside, outside),
    fpr95: falsePositivesAt95(inside, outside),
    coverage: shareAbove(inside, at),
    precision: share(
      above.filter((each) => each.right).length,
      above.length + outside.filter((score) => score > at).length,
    ),
    chosen: {
      threshold: tuned ?? ANSWER,
      by: tuned === undefined ? 'own' : 'tuned',
      answered: share(answered.length, outcomes.length),
      strangersAnswered: share(fooled, strangers.length),
      precision: share(right, answered.length + fooled),
      joint: share(right + strangers.length - fooled, outcomes.length + strangers.length),
    },
    worst: asked
      .flatMap(({ text, got, scope }) => (got === undefined ? [] : [{ text, got, score: scope }]))
      .sort((a, b) => b.score - a.score)
      .slice(0, 10),
  };
}
