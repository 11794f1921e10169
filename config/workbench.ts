// What publishes and measures a shop's knowledge, for the trainer's commands and the hub's timetable: the shop's files and book, the notebook, the record of what was really said.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type Compiled,
  compileBook,
  DialogueFile,
  dayIn,
  type Engine,
  errorsIn,
  formatReport,
  type KnowledgeBook,
  type ModelShelf,
  type Notebook,
  openEngine,
  openNotebook,
  openShopFiles,
  openSqlite,
  type Pack,
  PackFile,
  Refusal,
  type ShopId,
  type ShopSources,
  shopId,
  type Timestamp,
  timestamp,
} from '../core/index.ts';
import {
  type Case,
  casesOfBook,
  casesOfLabels,
  casesOfQuestions,
  casesOfRows,
  openReader,
  type Press,
  type Question,
  questionsOf,
  type Regression,
  readLabels,
  readTalks,
  shopClassifier,
  type Talk,
} from '../core/training/index.ts';
import { askHub } from './control.ts';
import { loadSettings, type Places, placesOf } from './load.ts';
import { openModels } from './models.ts';
import { openFiles } from './row-files.ts';
import { systemClock as clock } from './runtime.ts';

const root = join(import.meta.dirname, '..');

export const day = 24 * 3_600_000;

export type Workbench = Press & {
  readonly shop: ShopId;
  readonly folder: string;
  readonly by: string;
  book(): Promise<KnowledgeBook>;
  pack(id: string): Pack;
  /** Questions of the last days, imported ones included. */
  questions(days: number): Promise<Question[]>;
  dialogues(): Regression['dialogues'];
  /** Labelled sentences: of the notebook and of knowledge/evals/<shop>. */
  labelled(): Promise<Case[]>;
  today(book: KnowledgeBook): string;
  /** Tells the running hub that the schedule has changed; answers whether one runs. */
  wakeHub(): Promise<boolean>;
  close(): void;
};

/** @throws Refusal `knowledge_missing` */
export async function openWorkbench(options: {
  readonly shop: string | undefined;
  readonly by: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  /** Told of what was odd and went on all the same. */
  readonly warn: (sentence: string) => void;
}): Promise<Workbench> {
  const { env, warn } = options;
  const here = placesOf(env, root);
  const name = options.shop ?? (await shopOfSettings(here, env));
  const shop = shopId(name);
  const folder = join(here.knowledge, 'shops', name);
  if (!existsSync(join(folder, 'shop.json')))
    throw new Refusal('knowledge_missing', `There is no shop "${name}": ${folder} holds no shop.json.`, {
      remedy: 'Name another with --shop, or set HUOJI_KNOWLEDGE.',
    });
  const packs = join(here.knowledge, 'packs');
  const files = openShopFiles({ folder, packs, clock });
  const notebook = openNotebook(join(here.data, 'training', name), clock);
  const compile = (sources: ShopSources): Compiled => compileBook(shop, sources, { now: clock.now() });
  const book = async () => heldBook(compile(await files.read()));

  const labelled = async () => [...casesOfLabels(await readLabels(notebook)), ...evalCases(here.knowledge, name, warn)];
  const dialogues = () => readDialogues(join(folder, 'dialogues'));
  const questions = async (days: number) => {
    const since = timestamp(clock.now() - days * day);
    const known = await book();
    const asked = (await talksSince(here.data, shop, since)).flatMap((talk) => questionsOf(talk, known));
    return [...asked, ...(await importedQuestions(notebook, since))];
  };
  return {
    shop,
    folder,
    by: options.by ?? env['USER'] ?? env['USERNAME'] ?? 'trainer',
    files,
    notebook,
    clock,
    compile,
    open: openOnce(openModels(here.models, { clock, log: { warn: (_fields, said) => warn(said) } })),
    book,
    pack: (id) => readPack(packs, id),
    questions,
    dialogues,
    labelled,
    wakeHub: async () => (await askHub(here.data, { verb: 'timetable' })) !== undefined,
    today: ({ about }) => dayIn(about.timezone, clock.now()),
    async regression(before, after): Promise<Regression> {
      const { cases, recent } = casesOfQuestions(await questions(30));
      const known = new Set([...before.faqById.keys(), ...after.faqById.keys()]);
      const lived = cases.filter(({ entries }) => entries.some((entry) => known.has(entry)));
      return {
        cases: distinct([...casesOfBook(before), ...casesOfBook(after), ...(await labelled()), ...lived]),
        recent,
        dialogues: dialogues(),
      };
    },
    close: () => files.close(),
  };
}

/** Opening an engine may train it: the same book is opened once, and what was trained is kept. */
function openOnce(models: ModelShelf): (book: KnowledgeBook) => Engine {
  const engines = new Map<string, Engine>();
  return (book) => {
    const known = engines.get(book.version) ?? openEngine(book, models);
    engines.set(book.version, known);
    return known;
  };
}

/** What people said of a sentence goes before what was once answered. */
function distinct(cases: readonly Case[]): Case[] {
  const seen = new Set<string>();
  return cases.filter(({ text, entries, not }) => {
    const key = `${text}\n${not ?? ''}`;
    if (seen.has(key) && entries.length > 0) return false;
    seen.add(key);
    return true;
  });
}

function heldBook({ book, problems }: Compiled): KnowledgeBook {
  if (book) return book;
  throw new Refusal('knowledge_broken', formatReport(errorsIn(problems), 'both', 20), {
    remedy: 'Mend what is named; npm run check-knowledge shows it again. / 按提示改好。',
  });
}

/** The settings' shop; without readable settings the demo's. */
async function shopOfSettings(here: Places, env: NodeJS.ProcessEnv): Promise<string> {
  try {
    return (await loadSettings(here, env)).shop;
  } catch (error) {
    if (error instanceof Refusal) return 'demo';
    throw error;
  }
}

/** Asks the running hub; with none running, opens its store. */
async function talksSince(data: string, shop: ShopId, since: Timestamp): Promise<readonly Talk[]> {
  const answer = await askHub(data, { verb: 'talks', argument: JSON.stringify({ shop, since }) });
  if (answer?.error)
    throw new Refusal('store_unreachable', `The running hub did not answer: ${answer.error}.`, {
      remedy: 'Restart it with this version, or stop it and run the command again.',
    });
  if (answer) return answer.result as Talk[];
  const file = join(data, 'hub.db');
  if (!existsSync(file)) return [];
  const store = await openSqlite({ file });
  try {
    return await readTalks(store, { shop, since });
  } finally {
    await store.close();
  }
}

async function importedQuestions(notebook: Notebook, since: Timestamp): Promise<Question[]> {
  const names = await notebook.list('imports/');
  const all = await Promise.all(names.map((name) => notebook.read(name) as Promise<{ questions: Question[] }>));
  // Exports without times are kept with time 0: they count as long as they are there.
  return all.flatMap(({ questions }) => questions).filter(({ at }) => at === 0 || at >= since);
}

function evalCases(knowledge: string, shop: string, warn: (sentence: string) => void): Case[] {
  const folder = join(knowledge, 'evals', shop);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const files = openFiles(warn, true);
  return casesOfRows(files.rows(names.map((name) => join(folder, name))));
}

/** @throws Refusal `dialogue_broken` with file and field */
export function readDialogues(folder: string, only?: readonly string[]): Regression['dialogues'] {
  const paths =
    only ??
    (existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => name.endsWith('.json'))
          .sort()
          .map((name) => join(folder, name))
      : []);
  return paths.map((path) => {
    const broken = (why: string) =>
      new Refusal('dialogue_broken', `${path}: ${why}`, { remedy: 'See knowledge/schema/dialogue.schema.json.' });
    let value: unknown;
    try {
      value = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    } catch (error) {
      throw broken((error as Error).message);
    }
    const parsed = DialogueFile.safeParse(value);
    const issue = parsed.error?.issues[0];
    if (issue) throw broken(`${issue.path.join('.') || 'the file'}: ${issue.message}`);
    return { name: basename(path, '.json'), dialogue: parsed.data! };
  });
}

function readPack(folder: string, id: string): Pack {
  const path = join(folder, `${id}.json`);
  if (!existsSync(path)) {
    const names = existsSync(folder)
      ? readdirSync(folder).flatMap((name) => (name.endsWith('.json') ? name.slice(0, -5) : []))
      : [];
    throw new Refusal('pack_unknown', `There is no pack "${id}". / 没有行业包“${id}”。`, {
      remedy: names.length > 0 ? `There are: ${names.join(', ')}.` : 'Put it into knowledge/packs/.',
    });
  }
  const parsed = PackFile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new Refusal('pack_broken', `${path}: ${issue.path.join('.')}: ${issue.message}`, { remedy: 'Mend the pack.' });
}

/** How the shop as it stands takes and reads sentences. */
export function readersOf(book: KnowledgeBook) {
  return { classifier: shopClassifier(book), read: openReader(book) };
}
