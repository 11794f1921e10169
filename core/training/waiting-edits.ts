// Edits that wait: drafts until they are published, and publications planned for a later moment.

import { z } from 'zod';
import type { FileName, Notebook } from '../knowledge/index.ts';
import { Refusal, type Timestamp, timestamp } from '../model/index.ts';
import { applyDrafts, Draft, draftLine } from './drafts.ts';
import {
  type Edit,
  history,
  type Press,
  type Publication,
  type Published,
  type PublishOptions,
  publish,
} from './publishing.ts';

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
  /** When somebody began to publish it: nobody else does meanwhile. */
  takenAt: z.number().optional(),
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

/** Whoever began to publish a plan and has not ended after this long was killed: the plan is taken up again. */
export const publishingMs = 5 * 60_000;

/** When a plan may be published: at its moment, or when its first taker must have failed. Undefined: it is settled. */
export function dueAt({ state, at, takenAt }: ScheduledPublication): Timestamp | undefined {
  if (state !== 'waiting') return undefined;
  return timestamp(takenAt === undefined ? at : Math.max(at, takenAt + publishingMs));
}

/**
 * Publishes what is due, oldest first, in the name of whoever planned it. Call it as often and from as many processes as one
 * likes: a plan is taken by one, and tried once. A refused one keeps its drafts, and says why; one that met somebody else's
 * edit goes on waiting.
 */
export async function publishDue(press: Press): Promise<readonly ScheduledPublication[]> {
  const settled: ScheduledPublication[] = [];
  const met = new Set<string>();
  for (;;) {
    const plan = await take(press, met);
    if (!plan) return settled;
    try {
      const result = await carryOut(press, plan);
      if (result.state === 'waiting') met.add(plan.id);
      else settled.push(result);
      await put(press, result);
    } catch (error) {
      await put(press, released(plan));
      throw error;
    }
  }
}

const released = ({ takenAt: _, ...plan }: ScheduledPublication): ScheduledPublication => plan;

/** The oldest due plan, marked as taken in the same write. */
async function take(
  { notebook, clock }: Press,
  without: ReadonlySet<string>,
): Promise<ScheduledPublication | undefined> {
  const now = clock.now();
  const first = (plans: readonly ScheduledPublication[]) =>
    plans
      .filter((plan) => !without.has(plan.id) && (dueAt(plan) ?? Number.POSITIVE_INFINITY) <= now)
      .sort((a, b) => a.at - b.at)[0];
  if (!first(await readSchedule(notebook))) return undefined;
  let taken: ScheduledPublication | undefined;
  // Handed on as it was found: an older mark says that somebody began it before.
  await notebook.edit('schedule', (value) => {
    const { plans, next } = scheduleOf(value);
    taken = first(plans);
    return { plans: plans.map((plan) => (plan === taken ? { ...plan, takenAt: now } : plan)), next };
  });
  return taken;
}

async function put({ notebook }: Press, plan: ScheduledPublication): Promise<void> {
  await notebook.edit('schedule', (value) => {
    const { plans, next } = scheduleOf(value);
    return { plans: plans.map((each) => (each.id === plan.id ? plan : each)), next };
  });
}

async function carryOut(press: Press, plan: ScheduledPublication): Promise<ScheduledPublication> {
  const settled = (state: 'published' | 'refused', told: string) => ({ ...released(plan), state, told });
  // Its first taker may have been killed after the files were written.
  const before = plan.takenAt === undefined ? undefined : await writtenBy(press, plan);
  if (before) return settled('published', `publication ${before.n}`);
  try {
    const { by, note } = plan;
    const lines = plan.drafts.map(draftLine);
    const done = await publish(press, editsOf(plan.drafts), { by, note, lines, plan: plan.id });
    if (done.status === 'published') return settled('published', `publication ${done.publication.n}`);
    const { breaks } = done.report;
    return settled('refused', `breaks ${breaks.length}: ${breaks.map(({ text }) => text).join(', ')}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === 'knowledge_conflict' ? released(plan) : settled('refused', error.message);
  }
}

/** The publication of this plan whose files are no longer as they were before it. */
async function writtenBy(press: Press, { id }: ScheduledPublication): Promise<Publication | undefined> {
  const found = (await history(press.notebook)).findLast(({ plan }) => plan === id);
  if (!found) return undefined;
  const { files } = await press.files.read();
  const isWritten = Object.entries(found.files).every(
    ([name, { before }]) => JSON.stringify(files.get(name as FileName)?.value ?? null) !== JSON.stringify(before),
  );
  return isWritten ? found : undefined;
}
