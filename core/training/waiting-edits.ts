// Edits that wait: drafts until they are published, and publications planned for a later moment.

import { z } from 'zod';
import type { Notebook } from '../knowledge/index.ts';
import { Refusal, type Timestamp } from '../model/index.ts';
import { applyDrafts, Draft, draftLine } from './drafts.ts';
import { type Edit, type Press, type Published, type PublishOptions, publish } from './publishing.ts';

const DraftBook = z.object({ drafts: z.array(Draft), next: z.number() });

export async function readDrafts(notebook: Notebook): Promise<readonly Draft[]> {
  return draftBook(await notebook.read('drafts')).drafts;
}

const draftBook = (value: unknown) => (value === undefined ? { drafts: [], next: 1 } : DraftBook.parse(value));

type NewDraft = Draft extends infer Each ? (Each extends Draft ? Omit<Each, 'id' | 'at'> : never) : never;

export async function addDraft(notebook: Notebook, draft: NewDraft, at: Timestamp): Promise<Draft> {
  let added: Draft | undefined;
  await notebook.edit('drafts', (value) => {
    const { drafts, next } = draftBook(value);
    added = Draft.parse({ ...draft, id: `d${next}`, at });
    return { drafts: [...drafts, added], next: next + 1 };
  });
  return added!;
}

/** Takes drafts back; answers how many there were. */
export async function dropDrafts(notebook: Notebook, ids: readonly string[]): Promise<number> {
  let dropped = 0;
  await notebook.edit('drafts', (value) => {
    const { drafts, next } = draftBook(value);
    const kept = drafts.filter(({ id }) => !ids.includes(id));
    dropped = drafts.length - kept.length;
    return { drafts: kept, next };
  });
  return dropped;
}

export const editsOf = (drafts: readonly Draft[]): Edit[] => [
  { file: 'faq.json', update: (json, book) => applyDrafts(json, drafts, book) },
];

/** Publishes drafts; those published leave the notebook. */
export async function publishDrafts(
  press: Press,
  drafts: readonly Draft[],
  options: Omit<PublishOptions, 'lines'>,
): Promise<Published> {
  const done = await publish(press, editsOf(drafts), { ...options, lines: drafts.map(draftLine) });
  if (done.status === 'published')
    await dropDrafts(
      press.notebook,
      drafts.map(({ id }) => id),
    );
  return done;
}

// Schedule: publications for a later moment.

const Plan = z.object({
  id: z.string(),
  at: z.number(),
  by: z.string(),
  note: z.string(),
  drafts: z.array(Draft),
  state: z.enum(['waiting', 'published', 'refused']),
  /** Why it was refused, or which publication it became. */
  told: z.string(),
});
export type ScheduledPublication = z.infer<typeof Plan>;
const Schedule = z.object({ plans: z.array(Plan), next: z.number() });
const scheduleOf = (value: unknown) => (value === undefined ? { plans: [], next: 1 } : Schedule.parse(value));

export async function readSchedule(notebook: Notebook): Promise<readonly ScheduledPublication[]> {
  return scheduleOf(await notebook.read('schedule')).plans;
}

/** Puts drafts aside until a moment; `publishDue` takes them from there. */
export async function schedule(
  { notebook }: Pick<Press, 'notebook'>,
  drafts: readonly Draft[],
  { at, by, note = '' }: { readonly at: Timestamp; readonly by: string; readonly note?: string },
): Promise<ScheduledPublication> {
  let plan: ScheduledPublication | undefined;
  await notebook.edit('schedule', (value) => {
    const { plans, next } = scheduleOf(value);
    plan = { id: `s${next}`, at, by, note, drafts: [...drafts], state: 'waiting', told: '' };
    return { plans: [...plans, plan], next: next + 1 };
  });
  await dropDrafts(
    notebook,
    drafts.map(({ id }) => id),
  );
  return plan!;
}

/**
 * Publishes what is due. Call it as often as one likes: each plan is tried once. A refused one keeps its drafts, and says why.
 */
export async function publishDue(press: Press): Promise<readonly ScheduledPublication[]> {
  const due = (await readSchedule(press.notebook)).filter(
    ({ at, state }) => state === 'waiting' && at <= press.clock.now(),
  );
  const settled: ScheduledPublication[] = [];
  for (const plan of due) {
    const outcome = await publish(press, editsOf(plan.drafts), {
      by: plan.by,
      note: plan.note,
      lines: plan.drafts.map(draftLine),
    }).catch((error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    });
    const result: ScheduledPublication =
      outcome instanceof Refusal
        ? { ...plan, state: 'refused', told: outcome.message }
        : outcome.status === 'refused'
          ? {
              ...plan,
              state: 'refused',
              told: `breaks ${outcome.report.breaks.length}: ${outcome.report.breaks.map(({ text }) => text).join(', ')}`,
            }
          : { ...plan, state: 'published', told: `publication ${outcome.publication.n}` };
    await press.notebook.edit('schedule', (value) => {
      const { plans, next } = scheduleOf(value);
      return { plans: plans.map((each) => (each.id === plan.id ? result : each)), next };
    });
    settled.push(result);
  }
  return settled;
}
