// What a good shop becomes: one immutable book with packs merged in, the house's words beneath, and nothing asleep in it.

import { unlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shopId, timestamp } from '../../core/index.ts';
import {
  bare,
  compileBook,
  defaultPhrases,
  openShopFiles,
  phraseKeys,
  phraseVariables,
  sharedVariables,
  textIn,
} from '../../core/knowledge/index.ts';
import { codes, miniShop, noon, stillClock } from './mini-shop.ts';

const pack = {
  id: 'general',
  version: 1,
  entries: [
    {
      id: 'opening',
      category: 'chat',
      question: { zh: '几点开门', en: 'When do you open?' },
      variants: { zh: ['营业时间', '几点上班'] },
    },
  ],
};

describe('the book', () => {
  it('cannot be changed by anyone, at any depth', async () => {
    using shop = miniShop();
    const book = (await shop.compile()).book!;
    expect(() => Object.assign(book.faq[0]!.answers[0]!.text, { zh: 'x' })).toThrow(TypeError);
    expect(() => (book.faqById as Map<string, unknown>).set('x', 1)).toThrow(TypeError);
    expect(() => (book.flows as Map<string, unknown>).clear()).toThrow(TypeError);
    expect(() => (book.faq as unknown[]).push(1)).toThrow(TypeError);
    expect(book.flows.get('return_flow')!.steps).toHaveLength(6);
  });

  it('has a version that follows the content of every file, and nothing else', async () => {
    using one = miniShop();
    using two = miniShop();
    const version = async (shop: typeof one) => (await shop.compile()).book!.version;
    expect(await version(one)).toBe(await version(two));
    two.swap('phrases.json', '亲，在的～', '在的～');
    expect(await version(two)).not.toBe(await version(one));
    two.swap('phrases.json', '在的～', '亲，在的～');
    expect(await version(two)).toBe(await version(one));
    two.write('packs/general.json', JSON.stringify(pack));
    expect(await version(two)).not.toBe(await version(one));
  });

  it('leaves out what is switched off or past its date, and every reference to it', async () => {
    using shop = miniShop();
    shop.swap('faq.json', '"id": "refund",', '"id": "refund", "active": false,');
    shop.swap('products.json', '"id": "straw_hat",', '"id": "straw_hat", "active": false,');
    shop.swap('keywords.json', '"entry": "ship_when"', '"entry": "refund"');
    const { book, problems } = await shop.compile();
    expect(problems.every(({ severity, code }) => severity === 'warning' && code === 'entry_asleep')).toBe(true);
    expect(problems.map(({ file }) => file).sort()).toEqual(['faq.json', 'flows.json', 'keywords.json', 'shop.json']);
    expect([...book!.faqById.keys()]).toEqual(['ship_when']);
    expect(book!.faq[0]!.related).toEqual([]);
    expect(book!.about.welcome!.cards).toEqual([{ entry: 'ship_when' }]);
    expect(book!.flows.get('return_flow')!.start.entries).toEqual([]);
    expect(book!.rules.map(({ id }) => id)).not.toContain('kw_ship');
    expect(book!.productById.get('linen_dress')!.goesWith).toEqual([]);
  });

  it('counts days as the shop does, not as the server does', async () => {
    using shop = miniShop();
    shop.swap('faq.json', '"related": ["ship_when"]', '"until": "2026-11-21"');
    const has = async (utc: number) => (await shop.compile({ now: timestamp(utc) })).book!.faqById.has('refund');
    expect(await has(Date.UTC(2026, 10, 21, 15, 59))).toBe(true);
    expect(await has(Date.UTC(2026, 10, 21, 16, 0))).toBe(false);
  });

  it('needs only shop.json and faq.json', async () => {
    using shop = miniShop();
    for (const file of ['keywords', 'products', 'policies', 'flows', 'phrases', 'routing'])
      unlinkSync(`${shop.folder}/${file}.json`);
    shop.write(
      'faq.json',
      JSON.stringify({
        entries: [{ id: 'a', category: 'more', question: { zh: '在哪' }, answers: [{ text: { zh: '杭州' } }] }],
      }),
    );
    shop.swap('shop.json', '"welcome"', '"tone": "亲切", "welcome"');
    shop.swap(
      'shop.json',
      '{ "entry": "ship_when" }, { "entry": "refund", "label": { "zh": "退货", "en": "Returns" } }',
      '',
    );
    const { book, problems } = await shop.compile();
    expect(problems).toEqual([]);
    expect([book!.routing.escalate.afterMisses, book!.rules.length]).toEqual([3, 0]);
  });
});

describe('a flow’s texts', () => {
  it('quote its own slots and, once it looks orders up, whatever the order system answers', async () => {
    using shop = miniShop();
    shop.swap('flows.json', '订单 {{slot.order_no}}', '{{order_no}} {{slot.order_no}} {{order}} {{order.预计送达}}');
    expect((await shop.compile()).problems).toEqual([]);
    shop.swap('flows.json', '{{order_no}}', '{{order_nr}} {{order.}}');
    const { problems } = await shop.compile();
    expect(problems.map(({ code, message }) => [code, message.en])).toEqual([
      ['variable_unknown', 'There is no variable {{order_nr}}.'],
      ['variable_unknown', 'There is no variable {{order.}}.'],
    ]);
    expect(problems[0]!.remedy.en).toContain('Did you mean "order_no"?');
  });

  it('cannot quote an order that nobody looks up', async () => {
    using shop = miniShop();
    shop.swap(
      'flows.json',
      '"do": "look_up", "port": "orders", "slot": "order_no", "found": "why", "notFound": "order", "failed": "person"',
      '"do": "say", "text": { "zh": "{{order.状态}}" }, "next": "why"',
    );
    expect((await shop.compile()).problems).toMatchObject([
      { code: 'variable_unknown', path: 'flows[0].steps[1].text.zh' },
    ]);
  });
});

describe('a pack', () => {
  it('lends question, category and phrasings to an entry that writes only its answer', async () => {
    using shop = miniShop();
    shop.write('packs/general.json', JSON.stringify(pack));
    shop.swap(
      'faq.json',
      '"entries": [',
      '"entries": [{"id": "opening", "from": "general@1", "variants": {"zh": ["开门没"]}, "answers": [{"text": {"zh": "九点"}}]},',
    );
    const { book, problems } = await shop.compile();
    expect(problems).toEqual([]);
    expect(book!.faqById.get('opening')).toMatchObject({
      category: 'chat',
      question: { zh: '几点开门', en: 'When do you open?' },
      variants: { zh: ['营业时间', '几点上班', '开门没'] },
      answers: [{ text: { zh: '九点' } }],
    });
  });

  it('leaves nobody without a question: an entry without one must name a pack', async () => {
    using shop = miniShop();
    shop.swap('faq.json', '"question": { "zh": "怎么退货", "en": "How do I return an item?" },', '');
    const { book, problems } = await shop.compile();
    expect(book).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'field_missing', path: 'entries[1].question', entry: 'refund' }]);
  });

  it('that is broken is told by its own file and line', async () => {
    using shop = miniShop();
    shop.write('packs/general.json', JSON.stringify(pack, null, 2).replace('"version": 1', '"version": "1"'));
    expect((await shop.compile()).problems).toMatchObject([
      { code: 'wrong_type', file: 'packs/general.json', line: 3 },
    ]);
  });
});

describe('examples', () => {
  it('of entries are tried on the new book by whoever understands texts', async () => {
    using shop = miniShop();
    const asked: string[] = [];
    const { problems } = await shop.compile({
      ask: (book) => (text) => {
        asked.push(text);
        return book.faq.find(({ question }) => Object.values(question).some((each) => bare(each) === bare(text)))?.id;
      },
    });
    expect([asked, problems]).toEqual([['什么时候发货', '怎么退货'], []]);
    const wrong = await shop.compile({ ask: () => () => 'refund' });
    expect(wrong.book).toBeUndefined();
    expect(wrong.problems).toMatchObject([{ code: 'example_failed', path: 'entries[0].examples.must[0]' }]);
    expect(wrong.problems[0]!.message.en).toContain('refund');
    const eager = await shop.compile({ ask: () => () => 'ship_when' });
    expect(codes(eager.problems)).toEqual(['counterexample_failed']);
  });
});

describe('the house’s phrases', () => {
  it('cover every key in Chinese and English and use only variables that are documented', () => {
    for (const key of phraseKeys) {
      const { text, byMood } = defaultPhrases[key]!;
      for (const language of ['zh', 'en'])
        expect([text[language] ?? []].flat().length, `${key} ${language}`).toBeGreaterThan(0);
      const all = [
        ...Object.values(text).flat(),
        ...Object.values(byMood ?? {}).flatMap((moods) => Object.values(moods ?? {})),
      ];
      for (const wording of all)
        for (const [, name] of wording.matchAll(/\{\{(.*?)\}\}/g))
          expect([...phraseVariables[key], ...sharedVariables], `${key}: ${wording}`).toContain(name);
    }
  });

  it('are replaced language by language, and by mood where the shop speaks for itself', async () => {
    using shop = miniShop();
    const { phrases } = (await shop.compile()).book!;
    expect(phrases.greeting!.text['zh']).toEqual(['亲，在的～', '亲，{{shop.name}}欢迎您']);
    expect(phrases.greeting!.text['en']).toEqual(defaultPhrases.greeting!.text['en']);
    expect(phrases.greeting!.byMood?.angry?.['zh']).toBeUndefined();
    expect(phrases.greeting!.byMood?.angry?.['en']).toBe(defaultPhrases.greeting!.byMood?.angry?.['en']);
    expect(phrases.waiting_notice!.byMood?.angry?.['zh']).toContain('抱歉，还有');
    expect(phrases.miss).toEqual(defaultPhrases.miss);
  });
});

it('a text is found by tag, by language, by the shop’s languages, and at last any', () => {
  const book = { about: { languages: ['en', 'zh'] } } as Parameters<typeof textIn>[2];
  expect(textIn({ zh: '中', en: 'E', 'zh-TW': '臺' }, 'zh-TW', book)).toBe('臺');
  expect(textIn({ zh: '中', en: 'E' }, 'zh-TW', book)).toBe('中');
  expect(textIn({ zh: '中', en: 'E' }, 'fr', book)).toBe('E');
  expect(textIn({ ja: '日' }, 'fr', book)).toBe('日');
});

it('compiling is pure: the same sources give the same book twice', async () => {
  using shop = miniShop();
  const sources = await openShopFiles({ folder: shop.folder, clock: stillClock(noon) }).read();
  const [one, two] = [1, 2].map(() => compileBook(shopId('mini'), sources, { now: noon }).book!);
  expect(JSON.stringify(one)).toBe(JSON.stringify(two));
});
