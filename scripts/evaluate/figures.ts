// The figures of an evaluation as one JSON object: always the same keys, `null` where a key does not apply.

import type { DetectorReport, EntityReport, IntentReport } from '../../core/training/index.ts';

export type Figures = {
  readonly accuracy: number | null;
  readonly macroF1: number | null;
  /** Macro-averaged; for `human` and `mood` of the detector's own decision. */
  readonly precision: number | null;
  /** Macro-averaged; `human`: of the own decision; `mood`: at no more than 5 % false positives. */
  readonly recall: number | null;
  readonly top3: number | null;
  readonly top5: number | null;
  readonly mrr5: number | null;
  readonly ece: number | null;
  readonly auroc: number | null;
  readonly fpr95: number | null;
  readonly coverage: number | null;
  readonly trainCpuSeconds: number | null;
  readonly classifyMicroseconds: { readonly p50: number; readonly p99: number } | null;
  readonly exact: number | null;
  readonly falsePositiveRate: number | null;
  readonly auc: number | null;
};

const none: Figures = {
  accuracy: null,
  macroF1: null,
  precision: null,
  recall: null,
  top3: null,
  top5: null,
  mrr5: null,
  ece: null,
  auroc: null,
  fpr95: null,
  coverage: null,
  trainCpuSeconds: null,
  classifyMicroseconds: null,
  exact: null,
  falsePositiveRate: null,
  auc: null,
};

export function intentFigures(report: IntentReport): Figures {
  const { scope } = report;
  return {
    ...none,
    accuracy: report.accuracy,
    macroF1: report.macro.f1,
    precision: report.macro.precision,
    recall: report.macro.recall,
    top3: report.top3,
    top5: report.top5,
    mrr5: report.mrr5,
    ece: report.ece,
    auroc: scope?.auroc ?? null,
    fpr95: scope?.fpr95 ?? null,
    coverage: scope?.coverage ?? null,
    trainCpuSeconds: report.trainCpuSeconds,
    classifyMicroseconds: report.classifyMicroseconds,
    falsePositiveRate: scope?.chosen.strangersAnswered ?? null,
  };
}

export function detectorFigures(task: 'human' | 'mood', report: DetectorReport): Figures {
  const figures = task === 'mood' ? report.strict : report.own;
  return {
    ...none,
    accuracy: report.accuracy,
    precision: report.own.precision,
    recall: figures.recall,
    falsePositiveRate: figures.falsePositiveRate,
    auc: report.auc ?? null,
    classifyMicroseconds: report.microseconds,
  };
}

export function entityFigures(report: EntityReport): Figures {
  return {
    ...none,
    exact: report.exact,
    recall: report.found,
    falsePositiveRate: report.falsePositiveRate,
    classifyMicroseconds: report.microseconds,
  };
}
