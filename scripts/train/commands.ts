// Every trainer's command by name, and the options they share.

import { parseArgs } from 'node:util';
import { openWorkbench, type Workbench } from '../../config/workbench.ts';
import { Refusal } from '../../core/index.ts';
import * as editing from './editing.ts';
import * as learning from './learning.ts';
import * as measuring from './measuring.ts';
import type { Report } from './output.ts';

export const usage = `npm run train -- <命令 command> [--shop demo] [--by 谁 who] [--json]

看缺什么 what is missing
  gaps [--days 30] [--most 20] [--dialogues]      没答好的问题，按意思分组 / troubled questions, grouped by meaning
  suggest [<组 gap>] [--take] [--entry e | --id n] [--answer "…"]   怎么补，草稿取自客服的真实回复 / what to do, drafted from real replies
  import <文件 file>                              导入以前的聊天 CSV、JSON、XLSX / past chats
改 edits
  label "<句子 sentence>" <编号 entry|none>       标注一句 / say what a sentence means   (--file rows.jsonl, --no-draft)
  draft phrasing|remove|answer|entry …            写一个改动 / write an edit
  drafts · drop <改动 draft>…|all · entries       列出、去掉、看编号 / list, drop, see ids
  gate                                            修好几个、弄坏几个 / fixes 14, breaks 2: here they are
  publish [--note "…"] [--anyway]                 通过后发布 / publish if nothing breaks
  schedule --at "2026-11-25 09:00" · due          定时发布，伙计运行时自己发 / later, by the running hub; due: now, by hand
  history · rollback [<次 number>] [--anyway]     谁在何时改了什么，撤回 / who, when, what; take it back
  subscribe <包 pack> · unsubscribe <包 pack>     行业包 / industry packs
量 measure
  dialogues [<文件 file>…]                        对话脚本 / scripted dialogues
  lint [--only kind]                              重复、太少、易混、过期、自相矛盾 / what a careful reader objects to
  thresholds [--svg dir]                          每个门槛的效果 / what each threshold would do
  sample [--week 2026-W47] [--size 100] [--out f] · sample --labelled f · drift   每周抽查与警报 / weekly sample, alarm
  agreement [a.jsonl b.jsonl]                     两个人标得一致吗 / Cohen's kappa

编号见 entries；结束码 2：没有通过，或有警报。 / Exit code 2: refused by the gate, or an alarm.`;

/**
 * Runs one command line and answers what is to be said. Undefined: help was asked for.
 *
 * @throws Refusal for whatever a person can mend
 */
export async function runCommand(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<Report | undefined> {
  const { values, positionals } = readArguments(argv);
  const [command, ...args] = positionals;
  if (values.help || command === undefined) return undefined;
  const all = commands(values);
  const run = Object.hasOwn(all, command) ? all[command] : undefined;
  if (!run)
    throw new Refusal('usage_command', `There is no command "${command}". / 没有“${command}”这个命令。`, {
      remedy: `npm run train -- --help; ${Object.keys(all).join(', ')}.`,
    });
  const warn = (sentence: string) => console.error(`! ${sentence}`);
  const bench = await openWorkbench({ shop: values.shop, by: values.by, env, warn });
  try {
    const report = await run(bench, args);
    return values.json ? { ...report, lines: [JSON.stringify(report.json)] } : report;
  } finally {
    bench.close();
  }
}

type Values = ReturnType<typeof readArguments>['values'];

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        shop: { type: 'string' },
        by: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        days: { type: 'string', default: '30' },
        most: { type: 'string', default: '20' },
        dialogues: { type: 'boolean', default: false },
        take: { type: 'boolean', default: false },
        id: { type: 'string' },
        entry: { type: 'string' },
        answer: { type: 'string' },
        note: { type: 'string', default: '' },
        anyway: { type: 'boolean', default: false },
        at: { type: 'string' },
        file: { type: 'string' },
        'no-draft': { type: 'boolean', default: false },
        svg: { type: 'string' },
        week: { type: 'string' },
        size: { type: 'string', default: '100' },
        out: { type: 'string' },
        labelled: { type: 'string' },
        only: { type: 'string' },
      },
    });
  } catch (error) {
    throw new Refusal('usage_option', (error as Error).message.split('. ')[0]!, {
      remedy: 'See npm run train -- --help.',
    });
  }
}

function numberOf(name: string, raw: string): number {
  const value = Number(raw);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Refusal('usage_option', `--${name} takes a whole number, not "${raw}".`, { remedy: `Say --${name} 30.` });
}

type Command = (bench: Workbench, args: readonly string[]) => Promise<Report>;

function commands(values: Values): Readonly<Record<string, Command>> {
  const learn: learning.LearningOptions = {
    days: numberOf('days', values.days),
    most: numberOf('most', values.most),
    dialogues: values.dialogues,
    take: values.take,
    id: values.id,
    entry: values.entry,
    answer: values.answer,
  };
  const edit: editing.EditingOptions = {
    note: values.note,
    anyway: values.anyway,
    at: values.at,
    file: values.file,
    noDraft: values['no-draft'],
  };
  const measure: measuring.MeasuringOptions = {
    svg: values.svg,
    week: values.week,
    size: numberOf('size', values.size),
    out: values.out,
    labelled: values.labelled,
    only: values.only,
  };
  return {
    gaps: (bench) => learning.gaps(bench, learn),
    suggest: (bench, [gap]) => learning.suggest(bench, gap, learn),
    import: (bench, [file]) => {
      if (file === undefined)
        throw new Refusal('usage_import', 'The command is: import <file>', {
          remedy: 'Name a CSV, JSON or XLSX file.',
        });
      return learning.importFile(bench, file);
    },
    label: (bench, args) => editing.label(bench, args, edit),
    draft: editing.draft,
    drafts: editing.drafts,
    drop: editing.drop,
    entries: editing.entries,
    gate: editing.gate,
    publish: (bench) => editing.publish(bench, edit),
    schedule: (bench) => editing.schedule(bench, edit),
    due: editing.due,
    rollback: (bench, args) => editing.rollback(bench, args, edit),
    history: editing.history,
    subscribe: (bench, args) => editing.subscribe(bench, args, edit),
    unsubscribe: (bench, args) => editing.unsubscribe(bench, args, edit),
    dialogues: measuring.dialogues,
    lint: (bench) => measuring.lint(bench, measure),
    thresholds: (bench) => measuring.thresholds(bench, measure),
    sample: (bench) => measuring.sample(bench, measure),
    drift: measuring.drift,
    agreement: measuring.agreement,
  };
}
