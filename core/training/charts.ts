// Learning curves, coverage curves and confusion matrices as SVG that any browser opens.

import type { LearningPoint } from './intents.ts';
import type { CurvePoint, Outcome } from './metrics.ts';

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

function page(width: number, height: number, title: string, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="12">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" fill="#fff"/>
<text x="16" y="24" font-size="15" fill="#222">${escaped(title)}</text>
${body}
</svg>
`;
}

export type Line = { readonly name: string; readonly points: readonly (readonly [x: number, y: number])[] };
const colours = ['#2563eb', '#d97706', '#059669', '#9333ea'];

/** Lines over a plane whose y runs from 0 to 1; x runs over what the points hold. */
export function lineChart(title: string, xLabel: string, lines: readonly Line[]): string {
  const [left, top, wide, tall] = [56, 44, 560, 300];
  const xs = lines.flatMap(({ points }) => points.map(([x]) => x));
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const at = (x: number, y: number) =>
    [left + (high > low ? (x - low) / (high - low) : 0.5) * wide, top + (1 - y) * tall].map((n) => n.toFixed(1));
  const grid = [0, 0.25, 0.5, 0.75, 1].map((y) => {
    const [, height] = at(low, y);
    return `<line x1="${left}" x2="${left + wide}" y1="${height}" y2="${height}" stroke="#e5e7eb"/><text x="${left - 8}" y="${Number(height) + 4}" text-anchor="end" fill="#555">${y * 100}%</text>`;
  });
  const ticks = [...new Set(xs)].sort((a, b) => a - b).filter((_, i, all) => i % Math.ceil(all.length / 10) === 0);
  const marks = ticks.map(
    (x) => `<text x="${at(x, 0)[0]}" y="${top + tall + 18}" text-anchor="middle" fill="#555">${x}</text>`,
  );
  const drawn = lines.map(({ name, points }, i) => {
    const colour = colours[i % colours.length]!;
    const path = points.map(([x, y]) => at(x, y).join(',')).join(' ');
    const dots = points.map(([x, y]) => {
      const [cx, cy] = at(x, y);
      return `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"><title>${escaped(name)}: ${x} → ${(y * 100).toFixed(1)}%</title></circle>`;
    });
    const key = `<rect x="${left + wide + 16}" y="${top + i * 20}" width="10" height="10" fill="${colour}"/><text x="${left + wide + 32}" y="${top + 9 + i * 20}" fill="#222">${escaped(name)}</text>`;
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}${key}`;
  });
  const axis = `<text x="${left + wide / 2}" y="${top + tall + 40}" text-anchor="middle" fill="#222">${escaped(xLabel)}</text>`;
  return page(left + wide + 180, top + tall + 56, title, [...grid, ...marks, ...drawn, axis].join('\n'));
}

export function learningChart(points: readonly LearningPoint[]): string {
  return lineChart('学习曲线 / Learning curve', '训练句数 / training rows', [
    { name: '准确率 accuracy', points: points.map(({ rows, accuracy }) => [rows, accuracy]) },
    { name: '宏平均 F1 macro F1', points: points.map(({ rows, macroF1 }) => [rows, macroF1]) },
  ]);
}

export function coverageChart(points: readonly CurvePoint[]): string {
  return lineChart('回答率与正确率 / Coverage and precision', '门槛 / threshold', [
    { name: '回答率 coverage', points: points.map(({ threshold, coverage }) => [threshold, coverage]) },
    { name: '正确率 precision', points: points.map(({ threshold, precision }) => [threshold, precision]) },
  ]);
}

/** Rows are right labels, columns what was answered; the labels most involved in mistakes, at most 40. */
export function confusionChart(outcomes: readonly Outcome[], most = 40): string {
  const mistakes = new Map<string, number>();
  const seen = new Set<string>();
  for (const { gold, got, right } of outcomes) {
    seen.add(gold);
    if (right) continue;
    for (const label of [gold, got ?? NOTHING]) mistakes.set(label, (mistakes.get(label) ?? 0) + 1);
  }
  const labels = [
    ...new Set(
      [...mistakes]
        .sort((a, b) => b[1] - a[1])
        .map(([label]) => label)
        .concat([...seen]),
    ),
  ]
    .slice(0, most)
    .sort();
  const index = new Map(labels.map((label, i) => [label, i]));
  const cells = labels.map(() => new Array<number>(labels.length).fill(0));
  for (const { gold, got, right } of outcomes) {
    const [row, column] = [index.get(right && got !== undefined ? got : gold), index.get(got ?? NOTHING)];
    if (row !== undefined && column !== undefined) cells[row]![column]!++;
  }
  const [left, top, size] = [190, 190, 18];
  const drawn = cells.flatMap((row, r) => {
    const total = Math.max(
      1,
      row.reduce((sum, n) => sum + n, 0),
    );
    return row.flatMap((count, c) => {
      if (count === 0) return [];
      const shade = (0.15 + (0.85 * count) / total).toFixed(2);
      const colour = r === c ? '#059669' : '#dc2626';
      return `<rect x="${left + c * size}" y="${top + r * size}" width="${size - 1}" height="${size - 1}" fill="${colour}" fill-opacity="${shade}"><title>${escaped(labels[r]!)} → ${escaped(labels[c]!)}: ${count}</title></rect><text x="${left + c * size + size / 2 - 0.5}" y="${top + r * size + 12}" font-size="9" text-anchor="middle" fill="#111">${count}</text>`;
    });
  });
  const names = labels.map(
    (label, i) =>
      `<text x="${left - 6}" y="${top + i * size + 13}" text-anchor="end" font-size="10" fill="#222">${escaped(label.slice(0, 30))}</text><text transform="translate(${left + i * size + 12},${top - 6}) rotate(-60)" font-size="10" fill="#222">${escaped(label.slice(0, 30))}</text>`,
  );
  const side = labels.length * size;
  return page(
    left + side + 110,
    top + side + 20,
    '混淆矩阵 / Confusion matrix (行 rows: 应为 expected, 列 columns: 识别为 recognised)',
    [...names, ...drawn].join('\n'),
  );
}

const NOTHING = '(无 nothing)';
