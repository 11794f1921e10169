// A labelled sample every week: how right the answers are over time, and an alarm when that drifts.

import { z } from 'zod';
import type { Notebook } from '../knowledge/index.ts';
import type { Timestamp } from '../model/index.ts';
import { shuffled } from './folds.ts';
import { masked } from './masking.ts';
import type { Question } from './questions.ts';

/** `2026-W47`, by ISO 8601, in UTC. */
export function weekOf(at: Timestamp): string {
  const day = new Date(at);
  const thursday = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()));
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const year = thursday.getUTCFullYear();
  const week = Math.ceil(((thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

const SampleRow = z.object({
  text: z.string(),
  /** What the shop answered with; empty: nothing. */
  got: z.string(),
  /** What it should have been, by a person; `none`: rightly nothing. */
  label: z.string().optional(),
});
export type SampleRow = z.infer<typeof SampleRow>;
const Sample = z.object({ week: z.string(), asked: z.number(), unanswered: z.number(), rows: z.array(SampleRow) });
export type Sample = z.infer<typeof Sample>;

/** Draws a week's sample; the same week and questions give the same one. */
export function drawSample(questions: readonly Question[], week: string, size = 100): Sample {
  const mine = questions.filter(({ at }) => weekOf(at) === week);
  const seed = [...week].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) >>> 0, 7);
  const ordered = [...mine].sort((a, b) => a.at - b.at || (a.text < b.text ? -1 : 1));
  return {
    week,
    asked: mine.length,
    unanswered: mine.filter(({ trouble }) => trouble === 'unanswered').length,
    rows: shuffled(ordered, seed)
      .slice(0, size)
      .map(({ text, entry }) => ({ text: masked(text), got: entry ?? '' })),
  };
}

/** Keeps a sample. Labels given before stay with their sentences. */
export async function keepSample(notebook: Notebook, sample: Sample): Promise<Sample> {
  return notebook.edit(`samples/${sample.week}`, (before) => {
    const known = new Map((before === undefined ? [] : Sample.parse(before).rows).map((row) => [row.text, row.label]));
    return {
      ...sample,
      rows: sample.rows.map((row) => {
        const label = row.label ?? known.get(row.text);
        return { ...row, ...(label !== undefined && { label }) };
      }),
    };
  });
}

export async function readSamples(notebook: Notebook): Promise<Sample[]> {
  const names = await notebook.list('samples/');
  return Promise.all(names.map(async (name) => Sample.parse(await notebook.read(name))));
}

export type WeekScore = {
  readonly week: string;
  readonly labelled: number;
  readonly right: number;
  readonly accuracy: number;
  /** 95 % interval (Wilson): how much a sample of this size can say. */
  readonly low: number;
  readonly high: number;
  /** Share of the week's questions that nothing known fitted. */
  readonly missed: number;
};

export function scoreSample({ week, rows, asked, unanswered }: Sample): WeekScore {
  const labelled = rows.filter(({ label }) => label !== undefined);
  const right = labelled.filter(({ label, got }) => (label === 'none' ? got === '' : label === got)).length;
  return {
    week,
    labelled: labelled.length,
    right,
    ...wilson(right, labelled.length),
    missed: asked === 0 ? 0 : unanswered / asked,
  };
}

export type Drift = {
  readonly alarm: boolean;
  readonly because: string;
  readonly weeks: readonly WeekScore[];
};

/** How unlikely a drop must be by chance, one-sided, and how large, to ring. */
const RARE_Z = 1.645;
const DROP = 0.03;
/** Weeks a new one is compared with. */
const MEMORY = 8;

/**
 * Holds the latest labelled week against the weeks before it: rings if accuracy fell, or misses rose, by more than three
 * points and more than chance explains (two-proportion test, 5 %).
 */
export function driftOf(samples: readonly Sample[]): Drift {
  const weeks = [...samples].sort((a, b) => (a.week < b.week ? -1 : 1));
  const scores = weeks.map(scoreSample).filter(({ labelled }) => labelled > 0);
  const last = scores.at(-1);
  const before = scores.slice(-1 - MEMORY, -1);
  if (!last || before.length === 0)
    return { alarm: false, because: 'too few labelled weeks to compare', weeks: scores };
  const pooled = sumOf(before, ({ right }) => right) / sumOf(before, ({ labelled }) => labelled);
  const fall = pooled - last.accuracy;
  if (
    fall > DROP &&
    zOf(
      pooled,
      sumOf(before, ({ labelled }) => labelled),
      last.accuracy,
      last.labelled,
    ) > RARE_Z
  )
    return {
      alarm: true,
      because: `accuracy fell from ${percent(pooled)} to ${percent(last.accuracy)} in ${last.week}`,
      weeks: scores,
    };
  const recent = weeks.find(({ week }) => week === last.week)!;
  const older = weeks.filter(({ week }) => before.some((each) => each.week === week));
  const usual =
    sumOf(older, ({ unanswered }) => unanswered) /
    Math.max(
      1,
      sumOf(older, ({ asked }) => asked),
    );
  if (
    last.missed - usual > DROP &&
    zOf(
      1 - usual,
      sumOf(older, ({ asked }) => asked),
      1 - last.missed,
      recent.asked,
    ) > RARE_Z
  )
    return {
      alarm: true,
      because: `misses rose from ${percent(usual)} to ${percent(last.missed)} in ${last.week}`,
      weeks: scores,
    };
  return { alarm: false, because: `within what chance explains (before ${percent(pooled)})`, weeks: scores };
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const sumOf = <Item>(items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((sum, item) => sum + of(item), 0);

/** Of the two-proportion test: how many standard errors the second lies below the first. */
function zOf(first: number, firstRows: number, second: number, secondRows: number): number {
  if (firstRows === 0 || secondRows === 0) return 0;
  const all = (first * firstRows + second * secondRows) / (firstRows + secondRows);
  const error = Math.sqrt(all * (1 - all) * (1 / firstRows + 1 / secondRows));
  return error === 0 ? 0 : (first - second) / error;
}

function wilson(right: number, rows: number): Pick<WeekScore, 'accuracy' | 'low' | 'high'> {
  if (rows === 0) return { accuracy: 0, low: 0, high: 1 };
  const z = 1.96;
  const share = right / rows;
  const middle = (share + (z * z) / (2 * rows)) / (1 + (z * z) / rows);
  const half = (z * Math.sqrt((share * (1 - share)) / rows + (z * z) / (4 * rows * rows))) / (1 + (z * z) / rows);
  return { accuracy: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
