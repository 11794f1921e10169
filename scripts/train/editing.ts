// Commands that change knowledge: label, drafts, gate, publish, schedule, roll back, packs.

import { openFiles } from '../../config/row-files.ts';
import type { Workbench } from '../../config/workbench.ts';
import { Refusal } from '../../core/index.ts';
import {
  addDraft,
  addLabels,
  type Draft,
  draftLine,
  dropDrafts,
  editsOf,
  type GateReport,
  history as historyOf,
  languageKey,
  NONE,
  publishDrafts,
  publishDue,
  publish as publishEdits,
  readDrafts,
  readSchedule,
  reviewFiles,
  rollBack,
  schedule as scheduleDrafts,
  subscribing,
  tryEdits,
  unansweredOf,
  unsubscribing,
} from '../../core/training/index.ts';
import { momentIn } from './moments.ts';
import { gateLines, moment, type Report, short, table } from './output.ts';

export type EditingOptions = {
  readonly note: string;
  readonly anyway: boolean;
  readonly at: string | undefined;
  readonly file: string | undefined;
  readonly noDraft: boolean;
};

export async function label(bench: Workbench, args: readonly string[], options: EditingOptions): Promise<Report> {
  const rows =
    options.file === undefined
      ? [pairOf(args)]
      : openFiles((sentence) => console.error(`! ${sentence}`), true)
          .rows([options.file])
          .map(({ text, label: entry }) => ({ text, entry }));
  const { faqById } = await bench.book();
  const unknown = rows.find(({ entry }) => entry !== NONE && !faqById.has(entry));
  if (unknown) throw entryUnknown(unknown.entry, [...faqById.keys()]);
  await addLabels(bench.notebook, rows, bench.by, bench.clock.now());
  const drafts: Draft[] = [];
  if (!options.noDraft)
    for (const [entry, texts] of Map.groupBy(rows, (row) => row.entry))
      if (entry !== NONE)
        drafts.push(
          await addDraft(
            bench.notebook,
            { kind: 'add_phrasings', by: bench.by, entry, texts: texts.map(({ text }) => text) },
            bench.clock.now(),
          ),
        );
  return {
    lines: [
      `记下 ${rows.length} 个标注。 / ${rows.length} labels kept.`,
      ...drafts.map((draft) => `${draft.id}  ${draftLine(draft)}`),
      ...(drafts.length > 0 ? ['下一步 / next: npm run train -- gate'] : []),
    ],
    json: { labels: rows.length, drafts },
  };
}

function pairOf([text, entry]: readonly string[]): { text: string; entry: string } {
  if (text === undefined || entry === undefined)
    throw usage('label', 'label "<句子 sentence>" <编号 entry | none>, or label --file rows.jsonl');
  return { text, entry };
}

const usage = (code: string, form: string) =>
  new Refusal(`usage_${code}`, `The command is: ${form}`, { remedy: 'See npm run train -- --help.' });

const entryUnknown = (id: string, known: readonly string[]) =>
  new Refusal('entry_unknown', `There is no entry "${id}". / 没有编号“${id}”。`, {
    remedy: `npm run train -- entries lists all ${known.length}; "none" means that it belongs to none.`,
  });

export async function draft(bench: Workbench, [kind, ...args]: readonly string[]): Promise<Report> {
  const { by, notebook, clock } = bench;
  const [entry, ...texts] = args;
  const book = await bench.book();
  if (entry !== undefined && kind !== 'entry' && !book.faqById.has(entry))
    throw entryUnknown(entry, [...book.faqById.keys()]);
  const add = async (one: Parameters<typeof addDraft>[1]): Promise<Report> => {
    const added = await addDraft(notebook, one, clock.now());
    return {
      lines: [`${added.id}  ${draftLine(added)}`, '下一步 / next: npm run train -- gate'],
      json: { draft: added },
    };
  };
  if (kind === 'phrasing' && entry && texts.length > 0) return add({ kind: 'add_phrasings', by, entry, texts });
  if (kind === 'remove' && entry && texts.length > 0) return add({ kind: 'remove_phrasings', by, entry, texts });
  if (kind === 'answer' && entry && texts[0] !== undefined)
    return add({ kind: 'set_answer', by, entry, text: { [languageKey(texts[0])]: texts[0] } });
  if (kind === 'entry' && args.length >= 4) {
    const [id, category, question, answer, ...more] = args as [string, string, string, string, ...string[]];
    const variants: Record<string, string[]> = {};
    for (const text of more) variants[languageKey(text)] = [...(variants[languageKey(text)] ?? []), text];
    return add({
      kind: 'add_entry',
      by,
      faq: {
        id,
        category: category as (typeof book.faq)[number]['category'],
        question: { [languageKey(question)]: question },
        variants,
        answers: [{ text: { [languageKey(answer)]: answer }, media: [] }],
        needs: [],
        active: true,
      },
    });
  }
  throw usage(
    'draft',
    'draft phrasing <entry> "…"…, draft remove <entry> "…"…, draft answer <entry> "…", draft entry <id> <category> "question" "answer" "variant"…',
  );
}

export async function drafts({ notebook }: Workbench): Promise<Report> {
  const [waiting, plans] = [await readDrafts(notebook), await readSchedule(notebook)];
  return {
    lines: [
      waiting.length === 0 ? '没有待发布的改动。 / No drafts.' : `${waiting.length} 个待发布的改动 / drafts`,
      ...waiting.map((one) => `${one.id}  ${one.by} ${moment(one.at)}  ${short(draftLine(one), 90)}`),
      ...plans.map(
        ({ id, at, by, state, told, drafts: planned }) =>
          `${id}  ${moment(at)} UTC  ${by}  ${state}${told ? ` (${told})` : ''}: ${planned.map((one) => short(draftLine(one), 40)).join('; ')}`,
      ),
    ],
    json: { drafts: waiting, schedule: plans },
  };
}

export async function drop({ notebook }: Workbench, ids: readonly string[]): Promise<Report> {
  if (ids.length === 0) throw usage('drop', 'drop <draft>… | all');
  const wanted = ids[0] === 'all' ? (await readDrafts(notebook)).map(({ id }) => id) : ids;
  const dropped = await dropDrafts(notebook, wanted);
  return { lines: [`去掉 ${dropped} 个。 / ${dropped} dropped.`], json: { dropped } };
}

async function waitingDrafts(bench: Workbench): Promise<readonly Draft[]> {
  const waiting = await readDrafts(bench.notebook);
  if (waiting.length === 0)
    throw new Refusal('nothing_drafted', 'There are no drafts. / 没有待发布的改动。', {
      remedy: 'Make some with label, draft or suggest --take. / 用 label、draft 或 suggest --take。',
    });
  return waiting;
}

/** The waiting drafts against the files as they stand; without drafts, edits by hand against the last publication. */
export async function gate(bench: Workbench): Promise<Report> {
  const waiting = await readDrafts(bench.notebook);
  if (waiting.length === 0) return review(bench);
  const report = await tryEdits(bench, editsOf(waiting));
  return {
    lines: [
      ...waiting.map(draftLine),
      '',
      ...gateLines(report),
      ...(report.passes ? ['可以发布 / it may be published: npm run train -- publish'] : []),
    ],
    json: report,
    code: report.passes ? 0 : 2,
  };
}

async function review(bench: Workbench): Promise<Report> {
  const report = await reviewFiles(bench);
  if (!report) {
    await waitingDrafts(bench);
    return { lines: [], json: {} };
  }
  return {
    lines: [
      '没有待发布的改动；这是上次发布以来手工改动的效果。 / No drafts; this is what edits by hand since the last publication do.',
      '',
      ...gateLines(report),
    ],
    json: report,
    code: report.passes ? 0 : 2,
  };
}

function refused(report: GateReport): Report {
  return {
    lines: [
      ...gateLines(report),
      '',
      '没有发布：会弄坏原来对的。改好，或加 --anyway。 / Not published: it breaks what was right. Mend it, or add --anyway.',
    ],
    json: { status: 'refused', ...report },
    code: 2,
  };
}

export async function publish(bench: Workbench, { note, anyway }: EditingOptions): Promise<Report> {
  const done = await publishDrafts(bench, await waitingDrafts(bench), { by: bench.by, note, anyway });
  if (done.status === 'refused') return refused(done.report);
  const { publication, report } = done;
  return {
    lines: [
      ...gateLines(report),
      '',
      `第 ${publication.n} 次发布，${publication.by}，${moment(publication.at)} UTC。撤回：npm run train -- rollback ${publication.n} / publication ${publication.n} by ${publication.by}.`,
    ],
    json: { status: 'published', publication: withoutFiles(publication), report },
  };
}

const withoutFiles = ({ files, ...publication }: Awaited<ReturnType<typeof historyOf>>[number]) => ({
  ...publication,
  files: Object.keys(files),
});

export async function schedule(bench: Workbench, { at, note }: EditingOptions): Promise<Report> {
  const { about } = await bench.book();
  const when = at === undefined ? undefined : momentIn(at, about.timezone);
  if (when === undefined) throw usage('schedule', `schedule --at "2026-11-25 09:00" (shop time, ${about.timezone})`);
  if (when <= bench.clock.now())
    throw new Refusal('moment_passed', `${at} has passed. / ${at} 已经过去。`, {
      remedy: 'Publish now, or name a later moment.',
    });
  const plan = await scheduleDrafts(bench, await waitingDrafts(bench), { at: when, by: bench.by, note });
  const isHubRunning = await bench.wakeHub();
  return {
    lines: [
      `${plan.id}  ${plan.drafts.length} 个改动将在 ${moment(plan.at)} UTC 过一遍检查并发布。 / ${plan.drafts.length} drafts will pass the gate and be published at ${moment(plan.at)} UTC.`,
      isHubRunning
        ? '由正在运行的伙计按时发布。 / The running hub does it.'
        : '伙计没有运行：启动后补上，或到时运行 npm run train -- due。 / No hub is running: it does it once started, or npm run train -- due.',
    ],
    json: { plan, hub: isHubRunning },
  };
}

/** By hand, or by cron where no hub runs: publishes what is due. */
export async function due(bench: Workbench): Promise<Report> {
  const settled = await publishDue(bench);
  return {
    lines:
      settled.length === 0
        ? ['没有到时间的。 / Nothing is due.']
        : settled.map(({ id, state, told }) => `${id}  ${state}: ${told}`),
    json: { settled },
    code: settled.some(({ state }) => state === 'refused') ? 2 : 0,
  };
}

export async function rollback(
  bench: Workbench,
  [raw]: readonly string[],
  { note, anyway }: EditingOptions,
): Promise<Report> {
  const all = await historyOf(bench.notebook);
  const n = raw === undefined ? all.at(-1)?.n : Number(raw);
  if (n === undefined || !Number.isInteger(n)) throw usage('rollback', 'rollback <number of the publication>');
  const publication = await rollBack(bench, n, { by: bench.by, note, anyway });
  return {
    lines: [
      `恢复到第 ${n} 次发布之前，记为第 ${publication.n} 次，${publication.by}。 / Restored to before publication ${n}, as publication ${publication.n} by ${publication.by}.`,
      ...publication.lines.map((line) => `  ${short(line, 100)}`),
    ],
    json: { publication: withoutFiles(publication) },
  };
}

export async function history({ notebook }: Workbench): Promise<Report> {
  const all = await historyOf(notebook);
  return {
    lines:
      all.length === 0
        ? ['还没有发布过。 / Nothing was published yet.']
        : table(
            all.map(({ n, kind, of, by, at, note, lines, gate: passed }) => [
              `#${n}`,
              moment(at),
              by,
              kind === 'rollback'
                ? `回滚 rolled back to before #${of}`
                : `+${passed?.fixes ?? 0} −${passed?.breaks ?? 0}${passed?.anyway ? ' (anyway)' : ''}`,
              `${note ? `${note}: ` : ''}${short(lines.join('; '), 80)}`,
            ]),
          ),
    json: { publications: all.map(withoutFiles) },
  };
}

export async function entries(bench: Workbench): Promise<Report> {
  const book = await bench.book();
  const rows = book.faq.map(({ id, category, question, variants, answers, from }) => [
    id,
    category,
    String(Object.keys(question).length + Object.values(variants).flat().length),
    answers.length > 0 ? '' : '要写答案 answer to write',
    from ?? '',
    Object.values(question)[0]!,
  ]);
  return { lines: table([['id', 'category', 'phrasings', '', 'from', 'question'], ...rows]), json: { entries: rows } };
}

export async function subscribe(bench: Workbench, [id]: readonly string[], options: EditingOptions): Promise<Report> {
  if (id === undefined) throw usage('subscribe', 'subscribe <pack>');
  const pack = bench.pack(id);
  return changePacks(bench, subscribing(pack), `subscribe ${pack.id}@${pack.version}`, options);
}

export async function unsubscribe(bench: Workbench, [id]: readonly string[], options: EditingOptions): Promise<Report> {
  if (id === undefined) throw usage('unsubscribe', 'unsubscribe <pack>');
  // Its questions are meant to be unknown afterwards; the merchant has decided that.
  return changePacks(bench, unsubscribing(bench.pack(id)), `unsubscribe ${id}`, { ...options, anyway: true });
}

async function changePacks(
  bench: Workbench,
  edits: Parameters<typeof publishEdits>[1],
  line: string,
  { note, anyway }: EditingOptions,
): Promise<Report> {
  const done = await publishEdits(bench, edits, { by: bench.by, note, anyway, lines: [line] });
  if (done.status === 'refused') return refused(done.report);
  const book = await bench.book();
  const open = unansweredOf(book);
  return {
    lines: [
      ...gateLines(done.report),
      '',
      `${line}: 现在认得 ${book.faq.length} 个问题，其中 ${open.length} 个等您写答案。 / ${book.faq.length} questions are known, ${open.length} of them wait for an answer.`,
      ...(open.length > 0 ? [`  ${short(open.join(', '), 400)}`] : []),
    ],
    json: {
      status: 'published',
      publication: withoutFiles(done.publication),
      known: book.faq.length,
      unanswered: open,
    },
  };
}
