// The command line of `npm run evaluate`: what is asked for, checked before anything is read.

import { parseArgs } from 'node:util';
import { Refusal } from '../../core/index.ts';

export const tasks = ['intent', 'retrieval', 'oos', 'mood', 'human', 'entities'] as const;
export type Task = (typeof tasks)[number];

export type Options = {
  readonly task: Task;
  readonly train: readonly string[];
  readonly test: readonly string[];
  readonly strangers: readonly string[];
  readonly strangersToTune: readonly string[];
  readonly folds: number | undefined;
  /** A shop's name under knowledge/shops. */
  readonly shop: string | undefined;
  /** A knowledge folder (with shops/ and packs/) or one shop's folder. */
  readonly knowledge: string | undefined;
  readonly svg: string | undefined;
  readonly curve: boolean;
  readonly json: boolean;
  readonly all: boolean;
  readonly strict: boolean;
};

export const usage = `npm run evaluate -- --train a.jsonl --test b.jsonl      训练一份，测试另一份 / train on one, ask the other
npm run evaluate -- --train a.jsonl --cross-validate 5  交叉验证 / every row asked of a model that never saw it
npm run evaluate -- --shop demo                         店铺自己的问法，交叉验证 / a shop's own phrasings
npm run evaluate -- --knowledge knowledge --test b.jsonl  店铺连同行业包的现状 / packs and shop as shipped

  --task intent|retrieval|oos|mood|human|entities   (intent)
  --oos-test f   店外的句子 / sentences that belong to no label      --oos-valid f   用来定门槛 / to choose the threshold
  --svg dir      学习曲线、回答率、混淆矩阵 / charts               --curve         学习曲线 / a learning curve in the table
  --json         最后一行是 JSON / one JSON line                   --all           列出全部 / list everything
  --strict       有坏行就停 / any broken row is an error

Rows: {"text": "…", "intent": "…"} or "label", optionally "also" (further right labels); entities: {"type", "text", "value", "positive"}.
UTF-8, UTF-16 or GBK. --train and --test may be given several times.`;

/** @throws Refusal `usage_…` */
export function readOptions(argv: readonly string[]): Options | undefined {
  const values = parsed(argv);
  if (values.help) return undefined;
  const task = tasks.find((each) => each === values.task);
  if (!task) throw refused('task', `There is no task "${values.task}".`, `Name one of: ${tasks.join(', ')}.`);
  const options: Options = {
    task,
    train: values.train ?? [],
    test: values.test ?? [],
    strangers: values['oos-test'] ?? [],
    strangersToTune: values['oos-valid'] ?? [],
    folds: foldCount(values['cross-validate']),
    shop: values.shop,
    knowledge: values.knowledge,
    svg: values.svg,
    curve: values.curve ?? false,
    json: values.json ?? false,
    all: values.all ?? false,
    strict: values.strict ?? false,
  };
  checkTogether(options);
  return options;
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        task: { type: 'string', default: 'intent' },
        train: { type: 'string', multiple: true },
        test: { type: 'string', multiple: true },
        'oos-test': { type: 'string', multiple: true },
        'oos-valid': { type: 'string', multiple: true },
        'cross-validate': { type: 'string' },
        shop: { type: 'string' },
        knowledge: { type: 'string' },
        svg: { type: 'string' },
        curve: { type: 'boolean' },
        json: { type: 'boolean' },
        all: { type: 'boolean' },
        strict: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw refused('option', (error as Error).message.split('. ')[0]!, 'See npm run evaluate -- --help.');
  }
}

function foldCount(raw: string | undefined): number | undefined {
  if (raw === undefined) return undefined;
  const count = Number(raw);
  if (!Number.isInteger(count) || count < 2 || count > 50)
    throw refused(
      'folds',
      `--cross-validate takes a number of folds from 2 to 50, not "${raw}".`,
      'Say --cross-validate 5.',
    );
  return count;
}

function checkTogether({ task, train, test, folds, shop, knowledge, strangers }: Options): void {
  const book = shop !== undefined || knowledge !== undefined;
  if (task === 'human' || task === 'mood' || task === 'entities') {
    if (test.length === 0)
      throw refused('test', `--task ${task} needs --test with rows to ask.`, 'Add --test file.jsonl.');
    return;
  }
  if (book && train.length > 0)
    throw refused(
      'train',
      'A shop brings its own phrasings; --train cannot be given beside it.',
      'Leave one of them out.',
    );
  if (!book && train.length === 0)
    throw refused('train', 'Nothing to train on.', 'Add --train file.jsonl, or --shop demo, or --knowledge <folder>.');
  // Strangers alone say enough for --task oos: its own rows are then cross-validated.
  if (!book && test.length === 0 && folds === undefined && task !== 'oos')
    throw refused('test', 'Nothing to ask.', 'Add --test file.jsonl, or --cross-validate 5.');
  if (test.length > 0 && folds !== undefined)
    throw refused('folds', '--test and --cross-validate exclude each other.', 'Leave one of them out.');
  if (task === 'oos' && strangers.length === 0 && test.length === 0)
    throw refused(
      'oos',
      '--task oos needs sentences out of scope.',
      'Add --oos-test file.jsonl, or rows labelled __oos__ to --test.',
    );
}

const refused = (code: string, message: string, remedy: string) => new Refusal(`usage_${code}`, message, { remedy });
