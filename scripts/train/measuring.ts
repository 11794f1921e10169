// Commands that measure: dialogues, lint, thresholds, weekly samples, agreement.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFiles } from '../../config/row-files.ts';
import { readDialogues, type Workbench } from '../../config/workbench.ts';
import { thresholdsOf } from '../../core/engine/thresholds.ts';
import { Refusal } from '../../core/index.ts';
import {
  type Agreement,
  agreement as agreementOf,
  agreementsIn,
  askAllOf,
  crossValidate,
  drawSample,
  driftOf,
  findingKinds,
  keepSample,
  lint as lintBook,
  lowestFor,
  playDialogue,
  type Row,
  readLabels,
  readSamples,
  rowsOfBook,
  shopClassifier,
  type ThresholdPoint,
  thresholdChart,
  thresholdTable,
  trainRecogniser,
  weekOf,
} from '../../core/training/index.ts';
import { processMeter } from '../evaluate/meter.ts';
import { percent, type Report, short, table } from './output.ts';

export type MeasuringOptions = {
  readonly svg: string | undefined;
  readonly week: string | undefined;
  readonly size: number;
  readonly out: string | undefined;
  readonly labelled: string | undefined;
  readonly only: string | undefined;
};

const files = () => openFiles((sentence) => console.error(`! ${sentence}`), true);

export async function dialogues(bench: Workbench, paths: readonly string[]): Promise<Report> {
  const all = paths.length > 0 ? readDialogues('', paths) : bench.dialogues();
  const engine = bench.open(await bench.book());
  const results = all.map(({ name, dialogue }) => playDialogue(name, dialogue, engine, bench.clock.now()));
  const failed = results.filter(({ lapses }) => lapses.length > 0);
  return {
    lines: [
      ...results.flatMap(({ name, turns, lapses }) => [
        `${lapses.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${turns})`,
        ...lapses.map(
          ({ turn, said, wanted, got }) => `       ${turn}. “${short(said, 40)}”: ${wanted} ≠ ${short(got, 80)}`,
        ),
      ]),
      `${results.length} 段对话，${failed.length} 段不符。 / ${results.length} dialogues, ${failed.length} went otherwise.`,
    ],
    json: { dialogues: results },
    code: failed.length > 0 ? 1 : 0,
  };
}

/** What must be mended; the rest is advice. */
const serious = new Set(['shared_phrasing', 'contradicts_policy', 'past_date']);

export async function lint(bench: Workbench, { only }: MeasuringOptions): Promise<Report> {
  const kind = findingKinds.find((one) => one === only);
  if (only !== undefined && !kind)
    throw new Refusal('usage_option', `--only ${only} names no kind of finding.`, {
      remedy: `Name one of: ${findingKinds.join(', ')}.`,
    });
  const book = await bench.book();
  const found = lintBook(book, processMeter, bench.today(book), kind);
  const kinds = [...Map.groupBy(found, ({ kind }) => kind)];
  return {
    lines: [
      ...kinds.flatMap(([kind, list]) => [
        `${kind} (${list.length})`,
        ...list.slice(0, only === undefined ? 12 : undefined).flatMap(({ zh, en }) => [`  ${zh}`, `  ${en}`]),
        ...(only === undefined && list.length > 12 ? [`  … ${list.length - 12} more (--only ${kind})`] : []),
      ]),
      found.length === 0 ? '没有发现问题。 / Nothing to object to.' : `${found.length} 处 / findings`,
    ],
    json: { findings: found },
    code: found.some(({ kind }) => serious.has(kind)) ? 1 : 0,
  };
}

/** Fewer labelled questions than this say little about thresholds. */
const FEW = 30;

export async function thresholds(bench: Workbench, { svg }: MeasuringOptions): Promise<Report> {
  const book = await bench.book();
  const now = thresholdsOf(book);
  const labelled = (await bench.labelled())
    .filter(({ entries }) => entries.length > 0)
    .map(({ text, entries: [label, ...also] }): Row => ({ text, label: label!, also, line: 0 }));
  const past = labelled.length >= FEW;
  const asked = past ? askAllOf(labelled, shopClassifier(book)) : crossValidated(rowsOfBook(book));
  const found = thresholdTable(asked, now);
  if (svg !== undefined) {
    mkdirSync(svg, { recursive: true });
    writeFileSync(join(svg, 'thresholds.svg'), thresholdChart(found.answer));
  }
  const good = lowestFor(asked, 0.95, now.clarify);
  return {
    lines: [
      past
        ? `按 ${asked.length} 个标注过的问题 / on ${asked.length} labelled past questions`
        : `标注的问题只有 ${labelled.length} 个（少于 ${FEW}），改用 ${asked.length} 句自己的问法交叉验证 / only ${labelled.length} labelled questions; cross-validated on ${asked.length} of the shop’s own phrasings instead`,
      '',
      `回答门槛 answer（clarify ${now.clarify}）`,
      ...table([header, ...found.answer.map((point) => [mark(point.answer, now.answer), ...cells(point)])]),
      '',
      `给选项的门槛 clarify（answer ${now.answer}）`,
      ...table([header, ...found.clarify.map((point) => [mark(point.clarify, now.clarify), ...cells(point)])]),
      '',
      good
        ? `想要答对 95 %：answer ${good.answer}，会直接回答 ${percent(good.answered)}。 / for 95 % right: answer ${good.answer} answers ${percent(good.answered)}.`
        : '没有门槛能做到 95 % 答对。 / no threshold is right 95 % of the time.',
      '写在 shop.json 的 "thresholds": {"answer", "clarify", "handOver"} / set in shop.json.',
    ],
    json: { on: past ? 'labelled' : 'phrasings', questions: asked.length, ...found },
  };
}

function crossValidated(rows: readonly Row[]) {
  const asked: ReturnType<typeof askAllOf> = [];
  crossValidate(
    (train) => {
      const classifier = trainRecogniser(train);
      return {
        rank(text) {
          const ranked = classifier.rank(text);
          last.set(text, ranked);
          return ranked;
        },
      };
    },
    rows,
    5,
    { meter: processMeter },
  );
  for (const row of rows) asked.push({ row, ranked: last.get(row.text) ?? [] });
  return asked;
}
const last = new Map<string, readonly { readonly label: string; readonly score: number }[]>();

const header = [
  '',
  '回答 answered',
  '答对 precision',
  '给选项 offered',
  '选项里有 among',
  '转出 passed on',
  '帮上忙 helped',
];
const cells = (point: ThresholdPoint) => [
  percent(point.answered),
  percent(point.precision),
  percent(point.offered),
  percent(point.amongChoices),
  percent(point.passedOn),
  percent(point.helped),
];
const mark = (value: number, now: number) => `${value.toFixed(2)}${Math.abs(value - now) < 0.001 ? ' ←' : ''}`;

export async function sample(bench: Workbench, options: MeasuringOptions): Promise<Report> {
  if (options.labelled !== undefined) return labelSample(bench, options.labelled, options.week);
  const week = options.week ?? weekOf(bench.clock.now());
  const drawn = drawSample(await bench.questions(400), week, options.size);
  if (drawn.rows.length === 0)
    throw new Refusal('sample_empty', `No questions were asked in ${week}. / ${week} 没有问题。`, {
      remedy: 'Name another week with --week 2026-W46.',
    });
  const kept = await keepSample(bench.notebook, drawn);
  const out = options.out ?? `${week}.jsonl`;
  writeFileSync(
    out,
    kept.rows.map(({ text, got, label = '' }) => `${JSON.stringify({ text, got, label })}\n`).join(''),
  );
  return {
    lines: [
      `${week}: ${drawn.asked} 个问题里抽了 ${kept.rows.length} 个，写在 ${out}。在 label 里填应答的编号或 none，再运行 npm run train -- sample --labelled ${out} --week ${week}`,
      `${week}: ${kept.rows.length} of ${drawn.asked} questions in ${out}. Fill in "label" (an entry or none), then run the command above.`,
    ],
    json: { week, asked: drawn.asked, rows: kept.rows.length, out },
  };
}

async function labelSample(bench: Workbench, path: string, named: string | undefined): Promise<Report> {
  const week = named ?? /\d{4}-W\d{2}/.exec(path)?.[0] ?? weekOf(bench.clock.now());
  const known = (await readSamples(bench.notebook)).find((each) => each.week === week);
  if (!known)
    throw new Refusal('sample_unknown', `No sample was drawn for ${week}. / ${week} 还没有抽样。`, {
      remedy: 'Draw it first: npm run train -- sample --week …',
    });
  const labels = new Map(
    openFiles(() => {}, false)
      .rows([path])
      .map(({ text, label }) => [text, label]),
  );
  await keepSample(bench.notebook, {
    ...known,
    rows: known.rows.map((row) => {
      const label = labels.get(row.text);
      return label === undefined ? row : { ...row, label };
    }),
  });
  return drift(bench);
}

export async function drift(bench: Workbench): Promise<Report> {
  const { alarm, because, weeks } = driftOf(await readSamples(bench.notebook));
  return {
    lines: [
      ...table([
        ['week', 'labelled', 'accuracy', '95 %', 'missed'],
        ...weeks.map(({ week, labelled, accuracy, low, high, missed }) => [
          week,
          String(labelled),
          percent(accuracy),
          `${percent(low)} – ${percent(high)}`,
          percent(missed),
        ]),
      ]),
      alarm ? `警报：${because} / ALARM: ${because}` : `正常：${because} / no alarm: ${because}`,
    ],
    json: { alarm, because, weeks },
    code: alarm ? 2 : 0,
  };
}

export async function agreement(bench: Workbench, paths: readonly string[]): Promise<Report> {
  if (paths.length === 1)
    throw new Refusal('usage_agreement', 'Two files are compared, or none (then the people in the notebook).', {
      remedy: 'agreement a.jsonl b.jsonl',
    });
  const [one, other] = paths;
  const found =
    one !== undefined && other !== undefined
      ? [{ one, other, agreement: agreementOf(files().rows([one]), files().rows([other])) }]
      : agreementsIn(await readLabels(bench.notebook));
  if (found.length === 0 || found.every((each) => each.agreement.rows === 0))
    throw new Refusal('agreement_empty', 'No sentence was labelled by two people. / 没有两个人都标过的句子。', {
      remedy: 'Let two people label the same sentences (--by).',
    });
  return {
    lines: found.flatMap((each) => agreementLines(each.one, each.other, each.agreement)),
    json: { agreements: found },
  };
}

function agreementLines(
  one: string,
  other: string,
  { rows, observed, expected, kappa, disagreements }: Agreement,
): string[] {
  const word = kappa >= 0.8 ? '很好 very good' : kappa >= 0.6 ? '好 good' : kappa >= 0.4 ? '一般 fair' : '差 poor';
  return [
    `${one} / ${other}: ${rows} 句都标过 both labelled; 一致 agree ${percent(observed)}, 碰巧 by chance ${percent(expected)}, κ = ${kappa.toFixed(3)} (${word})`,
    ...disagreements.slice(0, 20).map((each) => `  “${short(each.text)}”: ${each.one} ≠ ${each.other}`),
  ];
}
