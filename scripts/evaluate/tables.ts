// Figures of an evaluation as tables a person reads, bilingual where a merchant looks.

import type { DetectorReport, EntityReport, IntentReport, LearningPoint } from '../../core/training/index.ts';

const percent = (value: number | undefined) => (value === undefined ? '–' : `${(value * 100).toFixed(2)} %`);
const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** Columns are as wide as their widest cell; a Chinese character takes two. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell + ' '.repeat(widths[column]! - widthOf(cell))))
      .join('  ')
      .trimEnd(),
  );
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1;
  return width;
}

export function intentLines(report: IntentReport, curve: readonly LearningPoint[] | undefined, all: boolean): string[] {
  const { macro, micro, scope } = report;
  const lines = table([
    ['句数 sentences', `${report.rows}, ${report.labels} 个意图 labels; 训练 trained on ${report.trainRows}`],
    ['准确率 accuracy', percent(report.accuracy)],
    ['宏平均 macro', `P ${percent(macro.precision)}  R ${percent(macro.recall)}  F1 ${percent(macro.f1)}`],
    ['微平均 micro', `P ${percent(micro.precision)}  R ${percent(micro.recall)}  F1 ${percent(micro.f1)}`],
    ['前三、前五 top 3, top 5', `${percent(report.top3)}, ${percent(report.top5)}`],
    ['MRR@5', report.mrr5.toFixed(4)],
    ['置信度误差 ECE (15 bins)', percent(report.ece)],
    ['训练 training', `${report.trainCpuSeconds.toFixed(2)} s CPU, +${(report.trainMemory / 1048576).toFixed(0)} MB`],
    [
      '识别 classify',
      `p50 ${report.classifyMicroseconds.p50.toFixed(0)} µs, p99 ${report.classifyMicroseconds.p99.toFixed(0)} µs`,
    ],
  ]);
  if (scope) lines.push('', ...scopeLines(scope));
  lines.push('', '门槛与回答率 / what each threshold would answer, and how much of it rightly');
  lines.push(
    ...table([
      ['threshold', 'coverage', 'precision'],
      ...report.curve
        .filter((_, i) => all || i % 2 === 1)
        .map(({ threshold, coverage, precision }) => [threshold.toFixed(2), percent(coverage), percent(precision)]),
    ]),
  );
  lines.push('', ...labelLines(report, all), '', ...confusionLines(report, all));
  if (curve)
    lines.push(
      '',
      '学习曲线 / learning curve',
      ...table([
        ['rows', 'accuracy', 'macro F1'],
        ...curve.map(({ rows, accuracy, macroF1 }) => [String(rows), percent(accuracy), percent(macroF1)]),
      ]),
    );
  return lines;
}

function scopeLines(scope: NonNullable<IntentReport['scope']>): string[] {
  const { chosen } = scope;
  return [
    ...table([
      ['店外 out of scope', `${scope.strangers} 句 sentences`],
      ['AUROC', percent(scope.auroc)],
      ['FPR@95', percent(scope.fpr95)],
      [
        '放过 5 % 店外时 at 5 % accepted',
        `回答 answered ${percent(scope.coverage)}, 正确 right ${percent(scope.precision)}`,
      ],
      [
        `门槛 threshold ${chosen.threshold.toFixed(3)} (${chosen.by === 'tuned' ? '按验证集 from --oos-valid' : '引擎自己的 the engine’s own'})`,
        `回答 answered ${percent(chosen.answered)}, 店外误答 out of scope answered ${percent(chosen.strangersAnswered)}, 正确 right ${percent(chosen.precision)}, 总体 joint accuracy ${percent(chosen.joint)}`,
      ],
    ]),
    '最像店内的店外句子 / strangers taken for a question',
    ...table(scope.worst.map(({ text, got, score }) => [`  ${score.toFixed(3)}`, got, short(text)])),
  ];
}

function labelLines({ perLabel }: IntentReport, all: boolean): string[] {
  const sorted = [...perLabel].sort((a, b) => a.f1 - b.f1 || (a.label < b.label ? -1 : 1));
  const shown = all ? sorted : sorted.filter(({ f1 }) => f1 < 1);
  const perfect = sorted.length - shown.length;
  return [
    '各意图 / per intent, worst first',
    ...table([
      ['intent', 'rows', 'precision', 'recall', 'F1'],
      ...shown.map(({ label, rows, precision, recall, f1 }) => [
        label,
        String(rows),
        percent(precision),
        percent(recall),
        percent(f1),
      ]),
    ]),
    ...(perfect > 0 ? [`另有 ${perfect} 个意图没有错 / ${perfect} more without a mistake (--all lists them)`] : []),
  ];
}

function confusionLines({ confusions }: IntentReport, all: boolean): string[] {
  if (confusions.length === 0) return ['没有混淆 / nothing confused'];
  const lines = ['最常混淆 / most confused'];
  for (const { gold, got, count, texts } of confusions.slice(0, all ? undefined : 15)) {
    lines.push(`${String(count).padStart(4)}  ${gold} → ${got ?? '(没有答案 nothing)'}`);
    for (const text of texts.slice(0, all ? undefined : 3)) lines.push(`        ${short(text)}`);
  }
  if (!all && confusions.length > 15) lines.push(`  … ${confusions.length - 15} more pairs (--all)`);
  return lines;
}

export function detectorLines(report: DetectorReport, all: boolean): string[] {
  const { own, strict } = report;
  const some = (texts: readonly string[]) => texts.slice(0, all ? undefined : 20).map((text) => `    ${short(text)}`);
  return [
    ...table([
      ['句数 sentences', `${report.rows}, ${report.positives} 正例 positive`],
      ['准确率 accuracy', percent(report.accuracy)],
      [
        '系统自己的判断 own decision',
        `召回 recall ${percent(own.recall)}, 误报 false positives ${percent(own.falsePositiveRate)}, P ${percent(own.precision)}, F1 ${percent(own.f1)}`,
      ],
      [
        '误报 ≤ 5 % at most 5 % false positives',
        `召回 recall ${percent(strict.recall)} (误报 ${percent(strict.falsePositiveRate)}, 门槛 threshold ${strict.threshold.toFixed(3)})`,
      ],
      ['AUC', percent(report.auc)],
      ['每句 a message', `p50 ${report.microseconds.p50.toFixed(1)} µs, p99 ${report.microseconds.p99.toFixed(1)} µs`],
    ]),
    `漏掉 / missed (${report.missed.length})`,
    ...some(report.missed),
    `误报 / wrongly detected (${report.fooled.length})`,
    ...some(report.fooled),
  ];
}

export function entityLines(report: EntityReport, all: boolean): string[] {
  return [
    ...table([
      ['句数 sentences', `${report.rows}, ${report.positives} 正例 positive`],
      ['值完全对 exact', percent(report.exact)],
      ['找到 found', percent(report.found)],
      ['误报 false positives', percent(report.falsePositiveRate)],
      ['每句 a message', `p50 ${report.microseconds.p50.toFixed(1)} µs, p99 ${report.microseconds.p99.toFixed(1)} µs`],
    ]),
    '',
    ...table([
      ['type', 'exact', 'false positives'],
      ...report.perType.map(({ type, positives, exact, negatives, fooled }) => [
        type,
        `${exact}/${positives}`,
        `${fooled}/${negatives}`,
      ]),
    ]),
    '',
    `错误 / mistakes (${report.mistakes.length})`,
    ...report.mistakes.slice(0, all ? undefined : 30).map(({ row, got }) => {
      const seen = got.map(({ type, value }) => `${type} ${value}`).join(', ') || 'nothing';
      return `  ${row.type} ${row.positive ? `= ${row.value}` : 'absent'}: ${short(row.text)}  → ${seen}`;
    }),
  ];
}
