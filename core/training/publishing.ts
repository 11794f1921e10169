// Publishing: edits pass the gate, are written, and are remembered with who and when, so that each can be taken back.

import { z } from 'zod';
import type { Engine } from '../engine/index.ts';
import {
  type Compiled,
  errorsIn,
  type FileName,
  files,
  formatReport,
  type KnowledgeBook,
  type Notebook,
  type ShopFiles,
  type ShopSources,
  sourcesAs,
  sourcesWith,
} from '../knowledge/index.ts';
import { Refusal } from '../model/index.ts';
import type { Clock } from '../ports/index.ts';
import { type GateReport, type Regression, runGate } from './gate.ts';

/** A change to one file. `update` changes its parsed JSON in place, given the book as it stands. */
export type Edit = { readonly file: FileName; update(json: unknown, book: KnowledgeBook): void };

export type Press = {
  readonly files: ShopFiles;
  readonly notebook: Notebook;
  readonly clock: Clock;
  compile(sources: ShopSources): Compiled;
  open(book: KnowledgeBook): Engine;
  /** What the gate asks; gathered afresh each time, for both books. */
  regression(before: KnowledgeBook, after: KnowledgeBook): Promise<Regression>;
};

const Publication = z.object({
  n: z.number(),
  kind: z.enum(['publish', 'rollback']),
  by: z.string(),
  at: z.number(),
  note: z.string(),
  /** For a rollback: the state before this publication was restored. */
  of: z.number().optional(),
  /** The schedule's plan that this publication carried out. */
  plan: z.string().optional(),
  lines: z.array(z.string()),
  gate: z.object({ fixes: z.number(), breaks: z.number(), anyway: z.boolean() }).optional(),
  /** Whole files as they were, so that any publication can be taken back. */
  files: z.record(z.string(), z.object({ before: z.unknown(), after: z.string() })),
});
export type Publication = z.infer<typeof Publication>;

export type Published =
  | { readonly status: 'published'; readonly publication: Publication; readonly report: GateReport }
  | { readonly status: 'refused'; readonly report: GateReport };

export type PublishOptions = {
  readonly by: string;
  readonly note?: string;
  /** Publish although something breaks; the history says so. */
  readonly anyway?: boolean;
  /** What was edited, a line each. */
  readonly lines: readonly string[];
  /** The schedule's plan that this carries out. */
  readonly plan?: string;
};

/**
 * Tries edits without writing anything.
 *
 * @throws Refusal `knowledge_broken` if the shop would not hold with them
 */
export async function tryEdits(press: Press, edits: readonly Edit[]): Promise<GateReport> {
  return (await weigh(press, edits)).report;
}

/**
 * What was edited by hand since the last publication, held against the state it left: a file edit is live at once, so this
 * only reports. Undefined: nothing was published yet, or nothing has changed since.
 *
 * @throws Refusal `knowledge_broken`
 */
export async function reviewFiles(press: Press): Promise<GateReport | undefined> {
  const value = await press.notebook.read('baseline');
  if (value === undefined) return undefined;
  const sources = await press.files.read();
  const baseline = Baseline.parse(value).files;
  // How a file is laid out says nothing: its values are compared.
  const same = [...sources.files].every(([name, now]) => JSON.stringify(now.value) === JSON.stringify(baseline[name]));
  if (same) return undefined;
  const before = held(press.compile(sourcesAs(sources, baseline)), 'as it was published');
  const after = held(press.compile(sources), 'as it stands');
  return runGate(press.open(before), press.open(after), await press.regression(before, after), press.clock.now());
}

/** The shop's files as the last publication left them. */
const Baseline = z.object({
  files: z.partialRecord(z.enum(Object.keys(files) as [FileName, ...FileName[]]), z.unknown()),
});

/**
 * Writes edits, if the gate lets them pass. Two files are written one after the other; a kill between them leaves the first,
 * which the history names.
 *
 * @throws Refusal `knowledge_broken` (422), KnowledgeConflict (409) if someone saved in between
 */
export async function publish(press: Press, edits: readonly Edit[], options: PublishOptions): Promise<Published> {
  const { report, sources, book } = await weigh(press, edits);
  if (!report.passes && !options.anyway) return { status: 'refused', report };
  const publication = await write(
    press,
    sources,
    edits.map(({ file, update }) => ({ file, update: (json: unknown) => update(json, book) })),
    {
      kind: 'publish',
      by: options.by,
      note: options.note ?? '',
      lines: [...options.lines],
      ...(options.plan !== undefined && { plan: options.plan }),
      gate: { fixes: report.fixes.length, breaks: report.breaks.length, anyway: options.anyway ?? false },
    },
  );
  return { status: 'published', publication, report };
}

async function weigh(press: Press, edits: readonly Edit[]) {
  const sources = await press.files.read();
  const book = held(press.compile(sources), 'as it stands');
  let edited = sources;
  for (const { file, update } of edits) edited = sourcesWith(edited, file, (json) => update(json, book));
  const after = held(press.compile(edited), 'with the edits');
  const report = runGate(press.open(book), press.open(after), await press.regression(book, after), press.clock.now());
  return { sources, book, after, report };
}

function held({ book, problems }: Compiled, state: string): KnowledgeBook {
  if (book) return book;
  throw new Refusal(
    'knowledge_broken',
    `The shop does not hold ${state}.\n${formatReport(errorsIn(problems), 'both', 20)}`,
    {
      status: 422,
      remedy: 'Mend what is named. / 按提示改好。',
    },
  );
}

type Written = { readonly file: FileName; update(json: unknown): void };

async function write(
  { files: shopFiles, notebook, clock }: Press,
  sources: ShopSources,
  edits: readonly Written[],
  about: Omit<Publication, 'n' | 'at' | 'files'>,
): Promise<Publication> {
  const n = (await history(notebook)).reduce((most, each) => Math.max(most, each.n), 0) + 1;
  const kept: Publication['files'] = {};
  const publication: Publication = { ...about, n, at: clock.now(), files: kept };
  const save = () => notebook.edit(nameOf(n), () => publication);
  for (const { file, update } of edits) {
    const before = kept[file]?.before ?? sources.files.get(file)?.value ?? null;
    const expected = kept[file]?.after ?? sources.files.get(file)?.hash;
    // Remembered before it is written: an edit without its history could not be taken back.
    kept[file] = { before, after: expected ?? '' };
    await save();
    const saved = await shopFiles.edit(file, update, expected);
    kept[file] = { before, after: saved.hash };
  }
  const { files: left } = await shopFiles.read();
  await notebook.edit('baseline', () => ({
    files: Object.fromEntries([...left].map(([name, { value }]) => [name, value])),
  }));
  return save();
}

const nameOf = (n: number) => `publications/${String(n).padStart(5, '0')}`;

/** All publications, oldest first. */
export async function history(notebook: Notebook): Promise<Publication[]> {
  const names = await notebook.list('publications/');
  return Promise.all(names.map(async (name) => Publication.parse(await notebook.read(name))));
}

/**
 * Restores the files as they were before publication `n`, later publications included. Refused if someone changed them
 * since by hand, unless `anyway`.
 *
 * @throws Refusal `publication_unknown` · `changed_since`
 */
export async function rollBack(
  press: Press,
  n: number,
  { by, note = '', anyway = false }: { readonly by: string; readonly note?: string; readonly anyway?: boolean },
): Promise<Publication> {
  const all = await history(press.notebook);
  const undone = all.filter((each) => each.n >= n);
  if (undone[0]?.n !== n)
    throw new Refusal('publication_unknown', `There is no publication ${n}. / 没有第 ${n} 次发布。`, {
      remedy: 'See `npm run train -- history`. / 用 npm run train -- history 查看。',
    });
  const before = new Map<FileName, unknown>();
  const last = new Map<FileName, string>();
  for (const { files } of undone)
    for (const [file, kept] of Object.entries(files) as [FileName, Publication['files'][string]][]) {
      if (!before.has(file)) before.set(file, kept.before);
      last.set(file, kept.after);
    }
  const sources = await press.files.read();
  for (const [file, hash] of last)
    if (sources.files.get(file)?.hash !== hash && !anyway)
      throw new Refusal(
        'changed_since',
        `${file} was changed by hand since it was published. / ${file} 发布后又被手工改过。`,
        {
          status: 409,
          remedy:
            'Roll back with --anyway to lose those changes, or take them over by hand. / 加 --anyway 放弃那些修改。',
        },
      );
  return write(
    press,
    sources,
    [...before].map(([file, value]) => ({ file, update: (json) => restore(json as object, value as object) })),
    { kind: 'rollback', by, note, of: n, lines: undone.flatMap(({ lines }) => lines.map((line) => `undo ${line}`)) },
  );
}

/** The editor changes values in place: everything goes, everything old comes. */
function restore(json: object, value: object): void {
  for (const key of Object.keys(json)) delete (json as Record<string, unknown>)[key];
  Object.assign(json, structuredClone(value));
}
