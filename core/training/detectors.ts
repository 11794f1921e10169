// Evaluates what is found before intents: the wish for a person, anger, and entities.

import { feel } from '../engine/mood/index.ts';
import type { Entity, Understanding } from '../model/index.ts';
import type { Measures } from './intents.ts';
import { auroc, percentile, type Scores, scoresOf, share } from './metrics.ts';
import type { EntityRow, Row } from './rows.ts';

export type DetectorReport = {
  readonly rows: number;
  readonly positives: number;
  readonly accuracy: number;
  /** Of the detector's own decision. */
  readonly own: Scores & { readonly falsePositiveRate: number };
  /** The most recall any threshold gives while at most 5 % of the negatives pass. */
  readonly strict: { readonly recall: number; readonly falsePositiveRate: number; readonly threshold: number };
  readonly auc: number | undefined;
  readonly missed: readonly string[];
  readonly fooled: readonly string[];
  readonly microseconds: { readonly p50: number; readonly p99: number };
};

/** The engine's understanding of a text: `openReader(book)`, or `openReader()` without a shop. */
export type Reader = (text: string) => Understanding;

type Verdict = { readonly yes: boolean; readonly score: number };

/** Labels that mean "asks for a person", and "is angry"; everything else is a near miss or neutral. */
export const humanLabels: readonly string[] = ['human', 'wants_human', 'true', 'yes', '1'];
export const angryLabels: readonly string[] = ['angry', 'anger', 'true', 'yes', '1'];

export const evaluateHuman = (rows: readonly Row[], measures: Measures, reader: Reader): DetectorReport =>
  evaluateDetector(rows, humanLabels, measures, (text) => {
    const { wish, score } = reader(text).wantsHuman;
    return { yes: wish, score };
  });

export const evaluateMood = (rows: readonly Row[], measures: Measures, reader: Reader): DetectorReport =>
  evaluateDetector(rows, angryLabels, measures, (text) => {
    const { mood } = reader(text);
    // A mood's own score tells how sure its name is; texts are put in order by how angry they are.
    return { yes: mood.name === 'angry', score: feel(text).score };
  });

function evaluateDetector(
  rows: readonly Row[],
  positiveLabels: readonly string[],
  { meter }: Measures,
  detect: (text: string) => Verdict,
): DetectorReport {
  for (const { text } of rows.slice(0, 50)) detect(text);
  const micros: number[] = [];
  const judged = rows.map(({ text, label }) => {
    const start = meter.micros();
    const verdict = detect(text);
    micros.push(meter.micros() - start);
    return { text, gold: positiveLabels.includes(label), ...verdict };
  });
  const positives = judged.filter(({ gold }) => gold);
  const negatives = judged.filter(({ gold }) => !gold);
  const hits = positives.filter(({ yes }) => yes).length;
  const fooled = negatives.filter(({ yes }) => yes);
  return {
    rows: judged.length,
    positives: positives.length,
    accuracy: share(judged.filter(({ gold, yes }) => gold === yes).length, judged.length),
    own: {
      ...scoresOf(hits, hits + fooled.length, positives.length),
      falsePositiveRate: share(fooled.length, negatives.length),
    },
    strict: strictest(
      positives.map(({ score }) => score),
      negatives.map(({ score }) => score),
    ),
    auc: auroc(
      positives.map(({ score }) => score),
      negatives.map(({ score }) => score),
    ),
    missed: positives.filter(({ yes }) => !yes).map(({ text }) => text),
    fooled: fooled.map(({ text }) => text),
    microseconds: { p50: percentile(micros, 0.5), p99: percentile(micros, 0.99) },
  };
}

/** A threshold is a score somebody has, and what scores 0 is never detected. */
function strictest(positives: readonly number[], negatives: readonly number[]): DetectorReport['strict'] {
  let best = { recall: 0, falsePositiveRate: 0, threshold: 1 };
  for (const threshold of new Set([...positives, ...negatives])) {
    if (threshold <= 0) continue;
    const falsePositiveRate = share(negatives.filter((score) => score >= threshold).length, negatives.length);
    const recall = share(positives.filter((score) => score >= threshold).length, positives.length);
    if (falsePositiveRate > 0.05 || recall < best.recall) continue;
    if (recall > best.recall || falsePositiveRate < best.falsePositiveRate)
      best = { recall, falsePositiveRate, threshold };
  }
  return best;
}

export type EntityReport = {
  readonly rows: number;
  readonly positives: number;
  /** Share of positives whose type was found with exactly the written value. */
  readonly exact: number;
  /** Share of positives whose type was found with any value. */
  readonly found: number;
  /** Share of near misses in which the type was found. */
  readonly falsePositiveRate: number;
  readonly perType: readonly {
    readonly type: string;
    readonly positives: number;
    readonly exact: number;
    readonly negatives: number;
    readonly fooled: number;
  }[];
  readonly mistakes: readonly { readonly row: EntityRow; readonly got: readonly Entity[] }[];
  readonly microseconds: { readonly p50: number; readonly p99: number };
};

export function evaluateEntities(rows: readonly EntityRow[], { meter }: Measures, reader: Reader): EntityReport {
  for (const { text } of rows.slice(0, 50)) reader(text);
  const micros: number[] = [];
  const judged = rows.map((row) => {
    const start = meter.micros();
    const all = reader(row.text).entities;
    micros.push(meter.micros() - start);
    const got = all.filter(({ type }) => type === row.type);
    const exact = row.positive && got.some(({ value }) => value === row.value);
    return { row, all, found: got.length > 0, exact, wrong: row.positive ? !exact : got.length > 0 };
  });
  const positives = judged.filter(({ row }) => row.positive);
  const negatives = judged.filter(({ row }) => !row.positive);
  const count = (some: typeof judged, of: (each: (typeof judged)[number]) => boolean) => some.filter(of).length;
  return {
    rows: rows.length,
    positives: positives.length,
    exact: share(
      count(positives, ({ exact }) => exact),
      positives.length,
    ),
    found: share(
      count(positives, ({ found }) => found),
      positives.length,
    ),
    falsePositiveRate: share(
      count(negatives, ({ found }) => found),
      negatives.length,
    ),
    perType: [...new Set(rows.map(({ type }) => type))].map((type) => {
      const mine = judged.filter(({ row }) => row.type === type);
      return {
        type,
        positives: count(mine, ({ row }) => row.positive),
        exact: count(mine, ({ exact }) => exact),
        negatives: count(mine, ({ row }) => !row.positive),
        fooled: count(mine, ({ row, found }) => !row.positive && found),
      };
    }),
    mistakes: judged.filter(({ wrong }) => wrong).map(({ row, all }) => ({ row, got: all })),
    microseconds: { p50: percentile(micros, 0.5), p99: percentile(micros, 0.99) },
  };
}
