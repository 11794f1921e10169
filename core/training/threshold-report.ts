// What each threshold would have meant for a shop's own past questions: how many answered and how rightly, how many asked
// back and whether the right entry was among the choices, how many passed on.

import type { Line as ChartLine } from './charts.ts';
import { lineChart } from './charts.ts';
import type { Classifier } from './classifier.ts';
import { share } from './metrics.ts';
import type { Row } from './rows.ts';

/** A past question with what the recogniser said: best first. */
export type Asked = {
  readonly row: Row;
  readonly ranked: readonly { readonly label: string; readonly score: number }[];
};

export type ThresholdPoint = {
  readonly answer: number;
  readonly clarify: number;
  /** Shares of all questions; they add up to 1. */
  readonly answered: number;
  readonly offered: number;
  readonly passedOn: number;
  /** Of the answered, those answered rightly (1 where none is). */
  readonly precision: number;
  /** Of those asked back, those whose right entry is among the four choices. */
  readonly amongChoices: number;
  /** Rightly answered, or offered with the right one among the choices, of all. */
  readonly helped: number;
};

const choices = 4;

export const askAllOf = (rows: readonly Row[], classifier: Classifier): Asked[] =>
  rows.map((row) => ({ row, ranked: classifier.rank(row.text) }));

export function thresholdPoint(asked: readonly Asked[], answer: number, clarify: number): ThresholdPoint {
  let [answered, right, offered, among] = [0, 0, 0, 0];
  for (const { row, ranked } of asked) {
    const good = (label: string) => label === row.label || row.also.includes(label);
    const best = ranked[0];
    if (!best || best.score < Math.min(clarify, answer)) continue;
    if (best.score >= answer) {
      answered++;
      if (good(best.label)) right++;
    } else {
      offered++;
      if (ranked.slice(0, choices).some(({ label }) => good(label))) among++;
    }
  }
  const all = asked.length;
  return {
    answer,
    clarify,
    answered: share(answered, all),
    offered: share(offered, all),
    passedOn: share(all - answered - offered, all),
    precision: answered === 0 ? 1 : right / answered,
    amongChoices: offered === 0 ? 1 : among / offered,
    helped: share(right + among, all),
  };
}

export const steps: readonly number[] = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);

/** Each answer threshold with the clarify threshold as it is, and the other way round. */
export function thresholdTable(
  asked: readonly Asked[],
  now: { readonly answer: number; readonly clarify: number },
): {
  readonly answer: readonly ThresholdPoint[];
  readonly clarify: readonly ThresholdPoint[];
  readonly now: ThresholdPoint;
} {
  return {
    answer: steps.map((answer) => thresholdPoint(asked, answer, Math.min(now.clarify, answer))),
    clarify: steps
      .filter((clarify) => clarify <= now.answer)
      .map((clarify) => thresholdPoint(asked, now.answer, clarify)),
    now: thresholdPoint(asked, now.answer, now.clarify),
  };
}

/** The lowest answer threshold that is right often enough; undefined if none is. */
export function lowestFor(asked: readonly Asked[], precision: number, clarify: number): ThresholdPoint | undefined {
  return steps
    .map((answer) => thresholdPoint(asked, answer, Math.min(clarify, answer)))
    .find((point) => point.answered > 0 && point.precision >= precision);
}

export function thresholdChart(points: readonly ThresholdPoint[]): string {
  const line = (name: string, of: (point: ThresholdPoint) => number): ChartLine => ({
    name,
    points: points.map((point) => [point.answer, of(point)]),
  });
  return lineChart('回答门槛的效果 / What each answer threshold would do', 'answer', [
    line('直接回答 answered', ({ answered }) => answered),
    line('答对的比例 precision', ({ precision }) => precision),
    line('给选项 offered', ({ offered }) => offered),
    line('帮上忙 helped', ({ helped }) => helped),
  ]);
}
