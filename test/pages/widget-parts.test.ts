// The widget's parts that need no browser: colours, languages, order, waiting, and what may be sent.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { products } from '../../adapters/web/shop/products.ts';
import { delayBefore } from '../../adapters/web/widget/backoff.ts';
import { brandSheet, type Colour, contrast } from '../../adapters/web/widget/colour.ts';
import { openKeep } from '../../adapters/web/widget/keep.ts';
import { chooseLanguage } from '../../adapters/web/widget/language.ts';
import { Outbox } from '../../adapters/web/widget/outbox.ts';
import { Thread } from '../../adapters/web/widget/thread.ts';
import { refusalOf } from '../../adapters/web/widget/upload.ts';
import { Visitor } from '../../adapters/web/widget/visitor.ts';
import { type Message, readFrame } from '../../adapters/web/widget/wire.ts';
import { dictionaries, languages } from '../../adapters/web/widget/words.ts';
import demo from '../../knowledge/shops/demo/products.json' with { type: 'json' };

describe('W3 what is not yet confirmed, when another person signs in', () => {
  const identityOf = (sub: string) => `e30.${btoa(JSON.stringify({ sub }))}.signature`;
  function lettersSeenBy(identity: string | undefined, before: string | undefined): number {
    const keep = openKeep('https://hub.example');
    keep.set(
      'visitor',
      JSON.stringify({ token: 't', visitor: 'v', ...(before === undefined ? {} : { subject: before }) }),
    );
    new Outbox(keep).put({ id: 'a', content: [], parts: [], at: 1 });
    new Visitor(keep, 'https://hub.example/api/v1/', 'en', identity);
    return new Outbox(keep).letters.length;
  }

  it('is neither shown to him nor sent as his', () => {
    expect(lettersSeenBy(identityOf('bo'), 'ann')).toBe(0);
    expect(lettersSeenBy(undefined, 'ann')).toBe(0);
  });

  it('stays with the person who wrote it, also one who signs in meanwhile', () => {
    expect(lettersSeenBy(identityOf('ann'), 'ann')).toBe(1);
    expect(lettersSeenBy(identityOf('ann'), undefined)).toBe(1);
  });
});

describe('W8 the merchant’s colour', () => {
  it('is readable whatever it is: on itself, and as text on light and dark ground', () => {
    const channel = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(channel, channel, channel, (r, g, b) => {
        const [brand, onBrand, light, dark] = [...brandSheet([r, g, b]).matchAll(/rgb\((\d+) (\d+) (\d+)\)/g)].map(
          (match) => match.slice(1).map(Number) as unknown as Colour,
        );
        expect(contrast(onBrand!, brand!)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(light!, [239, 242, 245])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(light!, [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(dark!, [35, 45, 56])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(dark!, [22, 29, 37])).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 2000 },
    );
  });

  it('is left as it is when it can be read', () => {
    expect(brandSheet([11, 122, 107])).toContain('--brand:rgb(11 122 107);--on-brand:rgb(255 255 255)');
  });

  it('measures contrast as WCAG does', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.478, 3);
  });
});

describe('W13 the languages', () => {
  it('have every word, none empty, with the same places to fill', () => {
    const places = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    for (const language of languages) {
      expect(Object.keys(dictionaries[language]).sort()).toEqual(Object.keys(dictionaries.en).sort());
      for (const [word, sentence] of Object.entries(dictionaries[language])) {
        expect(sentence.trim(), `${language} ${word}`).not.toBe('');
        expect(places(sentence), `${language} ${word}`).toEqual(
          places(dictionaries.en[word as keyof typeof dictionaries.en]),
        );
      }
    }
  });

  it('write Chinese with Chinese punctuation, and traditional where it is Taiwan’s', () => {
    for (const language of ['zh-CN', 'zh-TW'] as const)
      for (const sentence of Object.values(dictionaries[language]))
        expect(sentence).not.toMatch(/\p{Script=Han}[,.?!:;]|\.\.\./u);
    expect(Object.values(dictionaries['zh-TW']).join('')).not.toMatch(/[发图录线请网络传话为务闭钟输级复语种类题实见]/);
    expect(Object.values(dictionaries.en).join('')).not.toMatch(/\p{Script=Han}/u);
  });

  it('are chosen from the page, then the browser', () => {
    expect(chooseLanguage([undefined, 'zh-Hant-HK', 'en'])).toBe('zh-TW');
    expect(chooseLanguage(['', 'zh', 'en'])).toBe('zh-CN');
    expect(chooseLanguage([null, 'ar', 'en-GB'])).toBe('en');
    expect(chooseLanguage(['fr', 'zh-SG'])).toBe('zh-CN');
    expect(chooseLanguage(['de'])).toBe('en');
  });
});

describe('the thread', () => {
  const message = (cursor: number): Message => ({
    cursor,
    id: `m${cursor}`,
    author: { kind: 'bot' },
    parts: [],
    choices: [],
    at: 0,
  });

  it('shows each message once, in the hub’s order, however they arrive', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8], { minLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 8 })),
        (order, again) => {
          const thread = new Thread();
          for (const cursor of [...order, ...again]) thread.take(message(cursor));
          expect(thread.inOrder().map(({ cursor }) => cursor)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
          expect(thread.last).toBe(8);
          expect(thread.hasGap).toBe(false);
        },
      ),
    );
  });

  it('knows when one is missing', () => {
    const thread = new Thread();
    thread.begin(10);
    expect(thread.take(message(10))).toBe(false);
    expect(thread.take(message(11))).toBe(true);
    expect(thread.take(message(13))).toBe(true);
    expect([thread.last, thread.hasGap]).toEqual([11, true]);
    thread.take(message(12));
    expect([thread.last, thread.hasGap]).toEqual([13, false]);
    thread.takeEarlier([message(9), message(10)], 8);
    expect(thread.inOrder().map(({ cursor }) => cursor)).toEqual([9, 10, 11, 12, 13]);
    expect(thread.start).toBe(8);
  });
});

describe('the wait before the next try', () => {
  it('is anything up to 0.5 s × 2ⁿ, and never above 15 s', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 40].map((tries) => delayBefore(tries, () => 1))).toEqual([
      500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000,
    ]);
    expect(delayBefore(5, () => 0)).toBe(0);
  });
});

describe('frames', () => {
  it('that no hub would send are not believed', () => {
    for (const data of [
      '',
      '[]',
      '{',
      'null',
      '{"type":"ack"}',
      '{"type":"ack","id":"a","cursor":0}',
      '{"type":"turn","cursor":1.5,"author":{}}',
      '{"type":"new"}',
      new ArrayBuffer(3),
    ])
      expect(readFrame(data), String(data)).toBeUndefined();
    const frame = readFrame(
      JSON.stringify({
        type: 'turn',
        cursor: 3,
        id: 'turn:3',
        author: { kind: 'robot', name: 7 },
        parts: [{ kind: 'text', text: 5 }, { kind: 'html', html: '<b>' }, { kind: 'media', url: 3 }, 'x'],
        choices: [{ label: 'a' }],
        at: 'yesterday',
      }),
    );
    expect(frame).toMatchObject({
      message: { cursor: 3, author: { kind: 'system' }, parts: [{ kind: 'text', text: '' }], choices: [] },
    });
  });
});

describe('W18 files', () => {
  it('are refused for kind and size before anything leaves the page', () => {
    expect(refusalOf({ type: 'image/png', size: 1000 })).toBeUndefined();
    expect(refusalOf({ type: 'image/svg+xml', size: 1000 })).toBe('fileKind');
    expect(refusalOf({ type: 'text/html', size: 1000 })).toBe('fileKind');
    expect(refusalOf({ type: '', size: 1000 })).toBe('fileKind');
    expect(refusalOf({ type: 'image/png', size: 20 * 1024 * 1024 + 1 })).toBe('fileTooLarge');
    expect(refusalOf({ type: 'image/png', size: 0 })).toBe('fileEmpty');
  });
});

describe('the demo shop', () => {
  it('sells what the assistant knows, at the price it tells', () => {
    for (const { id, name, price } of products) {
      const known = demo.products.find((product) => product.id === id);
      expect(known?.price, id).toEqual({ amount: price, currency: 'CNY' });
      expect(known?.names, id).toContain(name['zh-CN']);
    }
  });
});
