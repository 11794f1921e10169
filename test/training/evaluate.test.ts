// `npm run evaluate` on files as people have them, good and bad: as a process where the process matters, else without
// one, since starting it costs more than most of what is asked here.

import { execFile, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PackFile, Refusal } from '../../core/index.ts';
import { command } from '../../scripts/evaluate/command.ts';
import { readOptions } from '../../scripts/evaluate/options.ts';
import { type TemporaryFolder, temporaryFolder } from './folders.ts';
import { gbkOf } from './gbk.ts';
import { shopCopy } from './shop-copy.ts';

const root = join(import.meta.dirname, '../..');
const script = join(root, 'scripts/evaluate.ts');

let folder: TemporaryFolder;
const home = process.cwd();
beforeAll(() => {
  folder = temporaryFolder('evaluate');
  process.chdir(folder.path);
});
afterAll(() => {
  process.chdir(home);
  folder.remove();
});

type Ran = { readonly code: number; readonly out: string; readonly err: string };
async function evaluate(...args: string[]): Promise<Ran> {
  const said: string[] = [];
  const error = vi.spyOn(console, 'error').mockImplementation((line) => void said.push(String(line)));
  try {
    const out = await command(args);
    return { code: 0, out, err: said.join('\n') };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { code: 1, out: '', err: [...said, thrown.message, `(${thrown.code})`].join('\n') };
  } finally {
    error.mockRestore();
  }
}
const evaluateAsProcess = (...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--no-warnings', script, ...args], { cwd: folder.path }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
const figures = ({ out }: Ran) => JSON.parse(out.trim().split('\n').at(-1)!) as Record<string, number | null>;
const file = (name: string, rows: readonly object[]) =>
  folder.write(name, rows.map((row) => JSON.stringify(row)).join('\n'));

/** Thirty phrasings an entry of the general pack, every fourth held out. */
const phrasings = PackFile.parse(
  JSON.parse(readFileSync(join(root, 'knowledge/packs/general.json'), 'utf8')),
).entries.flatMap(({ id, variants }) =>
  Object.values(variants)
    .flatMap((all) => all.slice(0, 15))
    .map((text) => ({ text, intent: id })),
);
const rows = phrasings.filter(({ intent }) => /^(ship_time|return_policy|invoice|greet|warranty)$/.test(intent));
const train = rows.filter((_, i) => i % 4 !== 0);
const test = rows.filter((_, i) => i % 4 === 0);
const strangers = [
  '今天天气怎么样',
  '北京到上海多远',
  'how do I boil an egg',
  '这首歌谁唱的',
  '帮我写一首诗',
  'who won the match',
];

const keys = [
  'accuracy',
  'macroF1',
  'precision',
  'recall',
  'top3',
  'top5',
  'mrr5',
  'ece',
  'auroc',
  'fpr95',
  'coverage',
  'trainCpuSeconds',
  'classifyMicroseconds',
  'exact',
  'falsePositiveRate',
  'auc',
];

describe('intents', () => {
  it('are trained on one file and asked from another; the figures are one JSON line with fixed keys', async () => {
    file('train.jsonl', train);
    file('test.jsonl', test);
    file(
      'oos.jsonl',
      strangers.map((text) => ({ text, label: '__oos__' })),
    );
    const ran = await evaluateAsProcess(
      '--train',
      'train.jsonl',
      '--test',
      'test.jsonl',
      '--oos-test',
      'oos.jsonl',
      '--json',
    );
    expect(ran.code, ran.err).toBe(0);
    expect(ran.out.trim().split('\n')).toHaveLength(1);
    const got = figures(ran);
    expect(Object.keys(got)).toEqual(keys);
    expect(got['accuracy']).toBeGreaterThan(0.7);
    expect(got['top3']).toBeGreaterThanOrEqual(got['accuracy']!);
    expect(got['auroc']).toBeGreaterThan(0.8);
    expect(got['exact']).toBeNull();
    expect(got['trainCpuSeconds']).toBeGreaterThan(0);

    const told = await evaluate('--train', 'train.jsonl', '--test', 'test.jsonl', '--oos-test', 'oos.jsonl');
    expect(told.out).toMatch(/accuracy\s+\d+\.\d\d %/);
    expect(told.out).toContain('FPR@95');
    // The table names the sentence that was mistaken.
    const wrong = Math.round(test.length * (1 - got['accuracy']!));
    expect(wrong === 0 || test.some(({ text }) => told.out.includes(`        ${text}`))).toBe(true);
  });

  it('are right only as far as labels and further labels say so', async () => {
    file('a.jsonl', train);
    file('b.jsonl', [
      { text: train[0]!.text, label: train[0]!.intent },
      { text: train[1]!.text, label: 'nobody_knows', also: train[1]!.intent },
      { text: train[2]!.text, intent: 'nobody_knows' },
      { text: train[3]!.text, intent: 'nobody_knows', also: ['x', train[3]!.intent] },
    ]);
    const ran = await evaluate('--train', 'a.jsonl', '--test', 'b.jsonl', '--json');
    expect(figures(ran)['accuracy']).toBe(0.75);
    expect(ran.err).toContain(
      '1 of 4 test rows have labels that the training rows do not know (nobody_knows; first at line 3)',
    );
    expect(ran.err).toContain('count as wrong');
  });

  it('and strangers among the test rows are told apart, with in-scope rows or without', async () => {
    file('train.jsonl', train);
    const out = strangers.map((text) => ({ text, label: '__oos__' }));
    file('mixed.jsonl', [...test, ...out]);
    file('out.jsonl', out);
    const mixed = figures(await evaluate('--task', 'oos', '--train', 'train.jsonl', '--test', 'mixed.jsonl', '--json'));
    expect(mixed['auroc']).toBeGreaterThan(0.8);
    expect(mixed['coverage']).toBeGreaterThan(0.5);
    const ran = await evaluate(
      '--task',
      'oos',
      '--train',
      'train.jsonl',
      '--test',
      'out.jsonl',
      '--oos-valid',
      'out.jsonl',
    );
    expect(ran.code, ran.err).toBe(0);
    expect(ran.out).toContain(`${strangers.length} 句 sentences`);
    expect(ran.out).toContain('from --oos-valid');
  });

  it('are cross-validated, each row asked once of a model that never saw it', async () => {
    file('all.jsonl', rows);
    const ran = await evaluate('--train', 'all.jsonl', '--cross-validate', '4');
    expect(ran.code, ran.err).toBe(0);
    expect(ran.out).toContain(`${rows.length}, 5 `);
    const accuracy = Number(/accuracy\s+(\d+\.\d+) %/.exec(ran.out)![1]);
    expect(accuracy).toBeGreaterThan(60);
    expect(accuracy).toBeLessThan(100);
  });

  it('are drawn as SVG: learning curve, coverage and confusion matrix', async () => {
    file('train.jsonl', train);
    file('test.jsonl', test);
    const ran = await evaluate('--train', 'train.jsonl', '--test', 'test.jsonl', '--svg', 'charts');
    expect(ran.code, ran.err).toBe(0);
    for (const chart of ['learning', 'coverage', 'confusion']) {
      const svg = readFileSync(join(folder.path, 'charts', `${chart}.svg`), 'utf8');
      expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
      expect(svg).not.toMatch(/NaN|undefined/);
    }
    expect(readFileSync(join(folder.path, 'charts/confusion.svg'), 'utf8')).toContain('ship_time');
  });

  it('of a shop are asked as customers would be answered, or cross-validated', async () => {
    file('test.jsonl', test.slice(0, 20));
    // Whoever is asked for here stands in the shop word for word.
    const copy = shopCopy('evaluate-shop', 15);
    const shop = ['--knowledge', copy.knowledge, '--shop', 'demo'];
    const asked = await evaluate(...shop, '--test', 'test.jsonl', '--json');
    expect(asked.code, asked.err).toBe(0);
    expect(figures(asked)['accuracy']).toBe(1);
    const crossed = await evaluate(...shop, '--cross-validate', '2', '--json');
    expect(figures(crossed)['accuracy']).toBeGreaterThan(0.5);
    expect(figures(crossed)['accuracy']).toBeLessThan(0.99);
    copy.remove();
  });
});

describe('what comes before intents', () => {
  it('wishes for a person: recall and false alarms', async () => {
    file('human.jsonl', [
      { text: '转人工', label: 'human' },
      { text: 'let me talk to a real person', label: 'human' },
      { text: '人工费多少', label: 'not_human' },
      { text: '今天能发货吗', label: 'not_human' },
    ]);
    const got = figures(await evaluate('--task', 'human', '--test', 'human.jsonl', '--json'));
    expect(got).toMatchObject({ accuracy: 1, recall: 1, falsePositiveRate: 0, auc: 1, macroF1: null });
  });

  it('anger: how well it ranks above a calm complaint, and recall at 5 % false alarms', async () => {
    file('mood.jsonl', [
      { text: '你们这群骗子！', label: 'angry' },
      { text: '请问什么时候能处理好呢', label: 'neutral' },
      { text: '什么破店，再也不来了！！！', label: 'angry' },
      { text: '收到的颜色和下单的不一样', label: 'neutral' },
    ]);
    const got = figures(await evaluate('--task', 'mood', '--test', 'mood.jsonl', '--json'));
    expect(got).toMatchObject({ recall: 1, falsePositiveRate: 0, auc: 1 });
  });

  it('entities: the value exactly as written, and near misses left alone', async () => {
    file('entities.jsonl', [
      { type: 'duration', text: '48小时内能到吗', value: '48h', positive: true },
      { type: 'height_weight', text: '我165cm', value: '165cm', positive: true },
      { type: 'height_weight', text: '我165cm', value: '166cm', positive: true },
      { type: 'money', text: '99件', value: null, positive: false },
    ]);
    const got = figures(await evaluate('--task', 'entities', '--test', 'entities.jsonl', '--json'));
    expect(got['exact']).toBeCloseTo(2 / 3);
    expect(got).toMatchObject({ falsePositiveRate: 0, recall: 1 });
  });
});

describe('files as people have them', () => {
  it('in GBK, in UTF-16 and with a byte-order mark give the same figures as in UTF-8', async () => {
    const text = train.map((row) => JSON.stringify(row)).join('\r\n');
    file('plain.jsonl', train);
    folder.write('bom.jsonl', `\ufeff${text}`);
    folder.write('wide.jsonl', Buffer.from(`\ufeff${text}`, 'utf16le'));
    folder.write('gbk.jsonl', gbkOf(text));
    file('test.jsonl', test);
    const of = async (name: string) => {
      const ran = await evaluate('--train', name, '--test', 'test.jsonl', '--json');
      return { accuracy: figures(ran)['accuracy'], gbk: ran.err.includes('GBK') };
    };
    const plain = await of('plain.jsonl');
    expect(await of('bom.jsonl')).toEqual(plain);
    expect(await of('wide.jsonl')).toEqual(plain);
    expect(await of('gbk.jsonl')).toEqual({ ...plain, gbk: true });
  });

  it('with broken rows: each is named with its line and left out of the figure', async () => {
    const good = [...train.slice(0, 30)].map((row) => JSON.stringify(row));
    folder.write(
      'broken.jsonl',
      [...good, '{"text": "x"', '{"intent": "a"}', '[1]', '{"text": " ", "intent": "a"}', '{"text":"y"}'].join('\n'),
    );
    file('train.jsonl', train);
    const ran = await evaluate('--train', 'train.jsonl', '--test', 'broken.jsonl', '--json');
    expect(ran.code).toBe(0);
    expect(figures(ran)['accuracy']).toBe(1);
    for (const said of [
      'broken.jsonl:31: is not JSON',
      'broken.jsonl:32: has no "text"',
      'broken.jsonl:33: is not a JSON object',
      'broken.jsonl:34: has an empty "text"',
      'broken.jsonl:35: has neither "intent" nor "label"',
      '5 broken rows left out, 30 used',
    ])
      expect(ran.err).toContain(said);
    expect((await evaluate('--train', 'train.jsonl', '--test', 'broken.jsonl', '--strict')).code).toBe(1);
  });

  it('of UTF-8 with one damaged line lose that line and no other', async () => {
    const lines = train.slice(0, 30).map((row) => Buffer.from(`${JSON.stringify(row)}\n`));
    lines[7] = Buffer.concat([
      Buffer.from('{"text":"'),
      Buffer.from([0xb7, 0xa2, 0xbb, 0xf5]),
      Buffer.from('","intent":"a"}\n'),
    ]);
    folder.write('damaged.jsonl', Buffer.concat(lines));
    file('train.jsonl', train);
    const ran = await evaluate('--train', 'train.jsonl', '--test', 'damaged.jsonl', '--json');
    expect(ran.err).toContain('damaged.jsonl:8: has bytes that are no UTF-8');
    expect(figures(ran)['accuracy']).toBe(1);
  });

  it.each([
    ['empty.jsonl', '', 'file_empty'],
    ['blank.jsonl', '\n\n  \n', 'file_empty'],
    ['picture.jsonl', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'file_unreadable'],
    ['prose.jsonl', 'Dear shop,\nwhere is my parcel?\n', 'rows_broken'],
    ['one-label.jsonl', '{"text":"a","intent":"x"}\n{"text":"b","intent":"x"}', 'rows_unlabelled'],
  ])('%s is refused with a reason, never with a figure', async (name, content, code) => {
    folder.write(name, content);
    file('test.jsonl', test);
    const ran = await evaluate('--train', name, '--test', 'test.jsonl', '--json');
    expect(ran.code).toBe(1);
    expect(ran.out).toBe('');
    expect(ran.err).toContain(`(${code})`);
  });

  it('that are not there are told by name, without a stack', async () => {
    const ran = await evaluateAsProcess('--train', 'nowhere.jsonl', '--test', 'x');
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('nowhere.jsonl does not exist.')]);
    expect(ran.err).not.toMatch(/\n\s+at /);
  });

  it.each([
    [['--task', 'weather'], 'usage_task'],
    [['--train', 'x'], 'usage_test'],
    [['--test', 'x'], 'usage_train'],
    [['--train', 'x', '--cross-validate', 'many'], 'usage_folds'],
    [['--train', 'x', '--test', 'y', '--cross-validate', '5'], 'usage_folds'],
    [['--train', 'x', '--shop', 'demo'], 'usage_train'],
    [['--task', 'mood'], 'usage_test'],
    [['--task', 'oos', '--train', 'x', '--cross-validate', '5'], 'usage_oos'],
    [['--task', 'oos', '--train', 'x'], 'usage_oos'],
    [['--trian', 'x'], 'usage_option'],
  ])('%j is refused before anything is read', (args, code) => {
    expect(() => readOptions(args)).toThrow(expect.objectContaining({ code, remedy: expect.stringMatching(/./) }));
  });
});

it('a stop by Ctrl-C leaves no chart behind and no stack', async () => {
  mkdirSync(folder.path, { recursive: true });
  writeFileSync(
    join(folder.path, 'long.jsonl'),
    Array.from({ length: 40_000 }, (_, i) =>
      JSON.stringify({ text: `${rows[i % rows.length]!.text} ${i}`, intent: rows[i % rows.length]!.intent }),
    ).join('\n'),
  );
  file('train.jsonl', train);
  const child = spawn(
    process.execPath,
    ['--no-warnings', script, '--train', 'train.jsonl', '--test', 'long.jsonl', '--svg', 'never'],
    {
      cwd: folder.path,
    },
  );
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
    if (said.includes('…')) child.kill('SIGINT');
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on('exit', (...ended) => resolve(ended)),
  );
  expect([code === 130 || signal === 'SIGINT', said.includes('    at ')]).toEqual([true, false]);
  expect(() => readFileSync(join(folder.path, 'never/confusion.svg'))).toThrow();
});
