// The figures themselves, against values worked out by hand or by another definition of the same thing.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folds, portion, shuffled } from '../../core/training/folds.ts';
import {
  auroc,
  calibrationError,
  confusions,
  coverageCurve,
  falsePositivesAt95,
  labelScores,
  macro,
  micro,
  mrr,
  type Outcome,
  percentile,
  shareAbove,
  thresholdFor,
  topShare,
} from '../../core/training/metrics.ts';

const outcome = (gold: string, got: string | undefined, more: Partial<Outcome> = {}): Outcome => ({
  text: `${gold}?`,
  gold,
  got,
  right: gold === got,
  score: 0.5,
  scope: more.score ?? 0.5,
  confidence: more.score ?? 0.5,
  rank: gold === got ? 1 : 0,
  ...more,
});

describe('figures of a classification', () => {
  // 4 ships (3 right, 1 taken for refund), 2 refunds (1 right, 1 unanswered), 2 hellos (both taken for ship).
  const outcomes = [
    outcome('ship', 'ship'),
    outcome('ship', 'ship'),
    outcome('ship', 'ship'),
    outcome('ship', 'refund', { rank: 3 }),
    outcome('refund', 'refund'),
    outcome('refund', undefined),
    outcome('hello', 'ship', { rank: 2 }),
    outcome('hello', 'ship'),
  ];

  it('count per label, and on average', () => {
    const scores = new Map(labelScores(outcomes).map((each) => [each.label, each]));
    expect(scores.get('ship')).toMatchObject({ rows: 4, precision: 3 / 5, recall: 3 / 4, f1: 6 / 9 });
    expect(scores.get('refund')).toMatchObject({ rows: 2, precision: 1 / 2, recall: 1 / 2, f1: 0.5 });
    expect(scores.get('hello')).toMatchObject({ rows: 2, precision: 0, recall: 0, f1: 0 });
    expect(macro([...scores.values()]).f1).toBeCloseTo((6 / 9 + 0.5) / 3);
    expect(micro(outcomes)).toMatchObject({ precision: 4 / 7, recall: 4 / 8 });
    expect(topShare(outcomes, 1)).toBe(0.5);
    expect(topShare(outcomes, 3)).toBe(0.75);
    expect(mrr(outcomes)).toBeCloseTo((4 + 1 / 3 + 1 / 2) / 8);
  });

  it('count a further right answer as right, under its own name', () => {
    const scores = labelScores([{ ...outcome('ship', 'eta'), right: true, rank: 1 }]);
    expect(scores).toEqual([{ label: 'eta', rows: 1, precision: 1, recall: 1, f1: 1 }]);
  });

  it('name the pairs that are confused, with their sentences', () => {
    expect(confusions(outcomes)[0]).toEqual({ gold: 'hello', got: 'ship', count: 2, texts: ['hello?', 'hello?'] });
    expect(confusions(outcomes).find(({ got }) => got === undefined)).toMatchObject({ gold: 'refund', count: 1 });
  });

  it('say how well confidence tells accuracy', () => {
    const sure = (right: boolean, confidence: number) => ({ right, confidence });
    expect(calibrationError([sure(true, 1), sure(false, 0)])).toBe(0);
    // Ten at 0.9, of which five are right: 0.4 off.
    expect(calibrationError(Array.from({ length: 10 }, (_, i) => sure(i < 5, 0.9)))).toBeCloseTo(0.4);
  });

  it('say what each threshold answers, and how rightly', () => {
    const scored = [0.9, 0.8, 0.4, 0.2].map((score, i) => ({ score, right: i !== 1 }));
    expect(coverageCurve(scored, [0.5, 0.95])).toEqual([
      { threshold: 0.5, coverage: 0.5, precision: 0.5 },
      { threshold: 0.95, coverage: 0, precision: 1 },
    ]);
  });

  it('tell inside from outside as the definitions say', () => {
    expect(auroc([0.9, 0.5], [0.5, 0.1])).toBe(0.875);
    expect(auroc([], [0.1])).toBeUndefined();
    const positives = Array.from({ length: 100 }, (_, i) => (i + 1) / 100);
    // 95 of 100 positives lie at 0.06 and above; of these negatives two do.
    expect(falsePositivesAt95(positives, [0.05, 0.06, 0.5, 0.01])).toBe(0.5);
    const negatives = Array.from({ length: 20 }, (_, i) => i / 100);
    const threshold = thresholdFor(negatives, 0.05);
    expect(threshold).toBe(0.18);
    expect(shareAbove(negatives, threshold)).toBe(0.05);
    expect(percentile([5, 1, 3, 2, 4], 0.5)).toBe(3);
    expect(percentile([5, 1, 3, 2, 4], 0.99)).toBe(5);
  });

  it('give the same AUROC as counting every pair', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        let wins = 0;
        for (const p of positives) for (const n of negatives) wins += p > n ? 1 : p === n ? 0.5 : 0;
        expect(auroc(positives, negatives)).toBeCloseTo(wins / (positives.length * negatives.length));
      }),
    );
  });
});

describe('splits', () => {
  const rows = Array.from({ length: 103 }, (_, i) => ({ label: `l${i % 7}`, i }));

  it('put every row into exactly one fold, each label spread evenly, the same every time', () => {
    const five = folds(rows, 5);
    expect(five.flatMap(({ test }) => test.map(({ i }) => i)).sort((a, b) => a - b)).toEqual(rows.map(({ i }) => i));
    for (const { train, test } of five) {
      expect(train.length + test.length).toBe(rows.length);
      expect(test.some((row) => train.includes(row))).toBe(false);
      for (const label of ['l0', 'l6'])
        expect(test.filter((row) => row.label === label).length).toBeGreaterThanOrEqual(2);
    }
    expect(folds(rows, 5)).toEqual(five);
  });

  it('grow: a larger share holds the smaller', () => {
    const [small, large] = [portion(rows, 0.2), portion(rows, 0.6)];
    expect(small.every((row) => large.includes(row))).toBe(true);
    expect(new Set(small.map(({ label }) => label)).size).toBe(7);
    expect(shuffled(rows, 1)).not.toEqual(shuffled(rows, 2));
  });
});
