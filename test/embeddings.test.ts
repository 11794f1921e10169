// The optional scorer by embeddings: right, slow, away or talking nonsense, it helps where it can and never holds a turn up.

import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openOutbound } from '../adapters/http/index.ts';
import { EmbeddingSettings, openEmbeddings } from '../config/embeddings.ts';
import { loadSettings, placesOf } from '../config/load.ts';
import { randomIds } from '../config/runtime.ts';
import { openVectorFile } from '../config/vector-file.ts';
import { openRecogniser } from '../core/engine/nlu/index.ts';
import { openMeanings, phrasingsToPlace } from '../core/engine/nlu/meanings.ts';
import { withOpinion } from '../core/engine/nlu/opinion.ts';
import { type Clock, timestamp } from '../core/index.ts';
import { dimension, openEmbeddingsFake, vectorOf } from './fakes/embeddings.ts';
import { openHouse, repo, soon, wordsIn } from './support/house.ts';
import { keptLog } from './support/world.ts';
import { temporaryFolder } from './training/folders.ts';
import { standAlone } from './training/shop-copy.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Sleeps as the world does, and tells the time the test wants. */
function movableClock(): Clock & { skip(ms: number): void } {
  let skipped = 0;
  return {
    now: () => timestamp(Date.now() + skipped),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    skip(ms) {
      skipped += ms;
    },
  };
}

function counting() {
  const counts = new Map<string, number>();
  return {
    count: (name: string, labels: Readonly<Record<string, string>> = {}, by = 1) => {
      const key = [name, ...Object.values(labels)].join(' ');
      counts.set(key, (counts.get(key) ?? 0) + by);
    },
    gauge() {},
    observe() {},
    of: (key: string) => counts.get(key) ?? 0,
  };
}

async function client(more: Partial<EmbeddingSettings> = {}, known?: number) {
  const fake = await openEmbeddingsFake();
  const outbound = openOutbound();
  closing.push(
    () => fake.close(),
    () => outbound.close(),
  );
  const [clock, log, metrics] = [movableClock(), keptLog(), counting()];
  const settings = EmbeddingSettings.parse({ endpoint: fake.endpoint, model: 'tiny', key: 'canary-key', ...more });
  const embeddings = openEmbeddings(settings, { outbound, clock, ids: randomIds(), log, metrics }, known);
  const ask = (limitMs = 2000) => embeddings.embed(['你好', 'hello'], { limitMs });
  return { fake, clock, log, metrics, ask, embeddings };
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('the service', () => {
  it('is asked as OpenAI’s wire has it, and its vectors come back in order and at length 1', async () => {
    const { fake, ask } = await client();
    const [first, second] = await ask();
    expect(fake.calls).toEqual([
      { path: '/v1/embeddings', authorization: 'Bearer canary-key', model: 'tiny', input: ['你好', 'hello'] },
    ]);
    const wanted = vectorOf('hello', []);
    const length = Math.hypot(...wanted);
    expect(Math.hypot(...first!)).toBeCloseTo(1, 5);
    for (const [i, number] of wanted.entries()) expect(second![i]).toBeCloseTo(number / length, 5);
  });

  it('that says nothing is waited for no longer than allowed', async () => {
    const { fake, ask, metrics } = await client();
    fake.behaviour = 'silent';
    const from = performance.now();
    expect(await codeOf(ask(80))).toBe('embeddings_late');
    expect(performance.now() - from).toBeLessThan(1500);
    expect(metrics.of('embeddings_calls_total late')).toBe(1);
  });

  it.each([
    ['broken', 'embeddings_failed'],
    ['refusing', 'embeddings_failed'],
    ['no json', 'embeddings_malformed'],
    ['too few', 'embeddings_malformed'],
    ['empty', 'embeddings_malformed'],
  ] as const)('that is %s gives %s', async (behaviour, code) => {
    const { fake, ask } = await client();
    fake.behaviour = behaviour;
    expect(await codeOf(ask())).toBe(code);
  });

  it('may not change the length of its vectors: not between calls, nor from what was kept', async () => {
    const { fake, ask } = await client();
    await ask();
    fake.behaviour = 'longer';
    expect(await codeOf(ask())).toBe('embeddings_malformed');
    const later = await client({}, dimension + 1);
    expect(await codeOf(later.ask())).toBe('embeddings_malformed');
  });

  it('is left alone after three failures, told of once, tried again after a rest, and told of once when it is back', async () => {
    const { fake, ask, clock, log, metrics } = await client();
    fake.behaviour = 'broken';
    for (let i = 0; i < 3; i++) expect(await codeOf(ask())).toBe('embeddings_failed');
    for (let i = 0; i < 20; i++) expect(await codeOf(ask())).toBe('embeddings_resting');
    expect(fake.calls).toHaveLength(3);
    expect(metrics.of('embeddings_skipped_total')).toBe(20);
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
    clock.skip(15_000);
    expect(await codeOf(ask())).toBe('embeddings_failed');
    expect(await codeOf(ask())).toBe('embeddings_resting');
    expect(fake.calls).toHaveLength(4);
    fake.behaviour = 'right';
    clock.skip(5 * 60_000);
    expect(await codeOf(ask())).toBe('ok');
    expect(await codeOf(ask())).toBe('ok');
    expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'info']);
    expect(JSON.stringify(log.lines)).not.toContain('canary-key');
  });

  it('that refuses the key is left alone at once', async () => {
    const { fake, ask } = await client();
    fake.behaviour = 'refusing';
    await codeOf(ask());
    expect(await codeOf(ask())).toBe('embeddings_resting');
    expect(fake.calls).toHaveLength(1);
  });
});

describe('the settings', () => {
  const load = async (hub: object) => {
    const folder = temporaryFolder('embedding-settings');
    closing.push(() => folder.remove());
    const env = { HUOJI_CONFIG: folder.write('hub.json', JSON.stringify(hub)), EMBEDDING_KEY: 'canary-key-4411' };
    return loadSettings(placesOf(env, repo), env);
  };
  const named = (more: object) => ({ understanding: { embeddings: { endpoint: 'http://127.0.0.1:1/v1', ...more } } });

  it('name no service unless somebody does; its key comes from the environment and is kept out of the log', async () => {
    expect((await load({})).understanding).toEqual({});
    const { understanding, secrets } = await load(named({ model: 'tiny', key: { env: 'EMBEDDING_KEY' } }));
    expect(understanding.embeddings).toMatchObject({ key: 'canary-key-4411', weight: 0.5, limitMs: 400, batch: 64 });
    expect(secrets).toEqual(['canary-key-4411']);
  });

  it('refuse a key that is written out, a service without a model, and a share above one', async () => {
    expect(await codeOf(load(named({ model: 'tiny', key: 'sk-written-out' })))).toBe('config_secret_in_file');
    expect(await codeOf(load(named({})))).toBe('config_invalid');
    expect(await codeOf(load(named({ model: 'tiny', weight: 1.5 })))).toBe('config_invalid');
    expect(await codeOf(load(named({ model: 'tiny', wieght: 1 })))).toBe('config_unknown_key');
  });
});

describe('vectors that are kept', () => {
  const log = keptLog();
  const vector = (first: number) => Float32Array.from([first, 0.5, -0.25]);

  it('are there after a restart, survive a torn write, and are cut to what is used', () => {
    const folder = temporaryFolder('vectors');
    closing.push(() => folder.remove());
    const open = (name = 'a model') => openVectorFile(folder.path, name, log);
    open().add(['一', '二', '三'], [vector(1), vector(2), vector(3)]);
    const [file] = readdirSync(folder.path);
    appendFileSync(join(folder.path, file!), Buffer.alloc(20, 7));
    const again = open();
    expect(again.dimension).toBe(3);
    expect([...again.get('二')!]).toEqual([2, 0.5, -0.25]);
    again.add(['四'], [vector(4)]);
    again.keepOnly(['四']);
    const last = open();
    expect([last.get('四')?.[0], last.get('一')]).toEqual([4, undefined]);
    expect(open('another model').get('四')).toBeUndefined();
    writeFileSync(join(folder.path, file!), 'no vectors at all');
    expect(open().get('四')).toBeUndefined();
    expect(log.lines).toEqual([]);
  });
});

describe('two opinions', () => {
  const phrasings = [
    ['shipping', '什么时候发货'],
    ['shipping', '多久能发货'],
    ['refund', '我要退款'],
    ['refund', '怎么申请退款'],
  ].map(([entry, text]) => ({ entry: entry!, text: text!, raw: text! }));
  const recogniser = openRecogniser(phrasings);
  const opinion = (text: string, refund: number, inScope: number, weight: number) => ({
    text,
    weight,
    inScope,
    entries: [
      { entry: 'refund', confidence: refund, nearest: '我要退款' },
      { entry: 'shipping', confidence: 1 - refund, nearest: '什么时候发货' },
      { entry: 'gone', confidence: 0.9, nearest: '' },
    ],
  });
  const known = (entry: string) => entry !== 'gone';

  it('are one number between the two, by their weight', () => {
    const text = '钱能还给我吗';
    const ask = (weight: number) => withOpinion(recogniser, opinion(text, 0.95, 0.98, weight), known);
    const refund = (weight: number) => ask(weight).find(({ entry }) => entry === 'refund')?.score ?? 0;
    const own = recogniser.weigh(text, 9);
    const alone = (own.ranked.find(({ entry }) => entry === 'refund')?.confidence ?? 0) * own.inScope;
    expect(refund(0)).toBeCloseTo(alone, 2);
    expect(refund(1)).toBeCloseTo(0.95 * 0.98, 2);
    expect(refund(0.5)).toBeGreaterThan(refund(0));
    expect(refund(0.5)).toBeLessThan(refund(1));
    expect(ask(0.5).some(({ entry }) => entry === 'gone')).toBe(false);
    expect(ask(0.5)[0]).toMatchObject({ entry: 'refund', via: 'model', nearest: '我要退款' });
  });

  it('do not matter where a phrasing is known to the letter', () => {
    expect(withOpinion(recogniser, opinion('什么时候发货', 1, 1, 0.9), known)[0]).toMatchObject({
      entry: 'shipping',
      score: 1,
      via: 'exact',
    });
  });

  it('learn from the shop’s own phrasings how near is near', async () => {
    const meaning = [
      ['发货', '寄'],
      ['退款', '钱'],
    ];
    const at = (text: string) => {
      const numbers = vectorOf(text, meaning);
      const length = Math.hypot(...numbers);
      return Float32Array.from(numbers, (number) => number / length);
    };
    const placed = phrasings.map(({ entry, text }) => ({ entry, text, vector: at(text) }));
    const meanings = await openMeanings(placed, ['今天天气怎么样', '讲个笑话'].map(at), async () => {});
    const near = meanings.weigh(at('钱呢'));
    const far = meanings.weigh(at('外面下雨了'));
    expect(near.entries[0]).toMatchObject({ entry: 'refund' });
    expect(near.entries[0]!.confidence).toBeGreaterThan(0.8);
    expect(near.inScope).toBeGreaterThan(0.7);
    expect(far.inScope).toBeLessThan(0.4);
  });

  it('place a bounded share of a large entry, evenly', () => {
    const many = Array.from({ length: 1000 }, (_, i) => ({ text: `${i}`, intent: i < 990 ? 'large' : 'small' }));
    const chosen = phrasingsToPlace(many);
    expect(chosen).toHaveLength(42);
    expect(chosen[31]!.text).toBe('959');
  });
});

describe('in the house', () => {
  const question = '能不能给我整个凭单回去交差';
  const meaning = [['发票', '凭单'], ['尺码', '多大'], ['发货'], ['退货', '退款']];

  it('it answers a question in words nobody taught the shop, is missed by no turn when it falls silent, and is asked nothing twice', async () => {
    const fake = await openEmbeddingsFake(meaning);
    const secrets = temporaryFolder('embedding-key');
    const key = { file: secrets.write('key', 'canary-key-7781\n') };
    const house = await openHouse({
      desks: ['console'],
      shop: ({ folder }) => standAlone(folder),
      settings: { understanding: { embeddings: { endpoint: fake.endpoint, model: 'tiny', key, weight: 0.9 } } },
    });
    closing.push(
      () => secrets.remove(),
      () => fake.close(),
      () => house.close(),
    );
    const starts = () => house.log().split('embeddings of the shop').length - 1;
    await soon(() => starts() === 1, 60_000);
    const learning = fake.calls.length;
    expect(learning).toBeGreaterThan(1);
    expect(fake.calls.every(({ input }) => input.length <= 64)).toBe(true);

    const ann = await house.guest();
    expect(wordsIn(await ann.asks(`${question} 13812345678`))).toContain('发票');
    expect(fake.calls.at(-1)!.input).toEqual([expect.stringContaining('凭单')]);
    expect(JSON.stringify(fake.calls)).not.toContain('13812345678');

    fake.behaviour = 'silent';
    const before = fake.calls.length;
    for (let i = 0; i < 5; i++) expect(wordsIn(await ann.asks(`衣服大概要等几天才能寄出来啊 ${i}`))).not.toBe('');
    expect(fake.calls.length - before).toBe(3);
    expect(house.log().match(/left alone for a while/g)).toHaveLength(1);

    // All that was learnt lies in the data folder: the next start asks for nothing.
    await house.restart();
    await soon(() => starts() === 2, 60_000);
    expect(fake.calls.length - before).toBe(3);
    expect(house.log()).not.toContain('canary-key-7781');
  });
});
