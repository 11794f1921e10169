// Industry packs: what subscribing gives a shop, and that nothing a merchant wrote is ever lost to one.

import { describe, expect, it } from 'vitest';
import { openEngine } from '../../core/engine/index.ts';
import { isAnswered } from '../../core/knowledge/index.ts';
import { freshDialogue } from '../../core/model/index.ts';
import { snapshotSaying } from './asking.ts';
import { codes, type MiniShop, miniShop, noon } from './mini-shop.ts';

const entry = (id: string, zh: readonly string[], more: object = {}) => ({
  id,
  category: 'purchase',
  question: { zh: zh[0] },
  variants: { zh: zh.slice(1) },
  ...more,
});

function general(version = 1, extra: readonly object[] = []) {
  return JSON.stringify({
    id: 'general',
    version,
    entries: [
      entry('invoice', ['能开发票吗', '有没有发票', '我要发票', '开票怎么弄'], {
        answers: [{ text: { zh: '可以开，{{policy.invoice.within}}内发到邮箱。' } }],
        states: ['received', 'after_sales'],
        related: ['gift_wrap'],
      }),
      entry('gift_wrap', ['能包装成礼物吗', '可以礼盒包装吗', '送人的，帮我包好看点'], {
        answers: [{ text: { zh: '可以，{{shop.name}}免费包装。' } }],
      }),
      entry('ship_when', ['什么时候发货', '几天能发出来', '啥时候给我发'], {
        answers: [{ text: { zh: '尽快发。' } }],
        handOff: true,
      }),
      ...extra,
    ],
  });
}

function subscribed(version = 1): MiniShop {
  const shop = miniShop();
  shop.write('packs/general.json', general(version));
  shop.swap('shop.json', '"holidays"', '"packs": ["general@1"], "holidays"');
  return shop;
}

describe('a subscribed pack', () => {
  it('answers what the shop’s policies allow, and knows the rest without an answer', async () => {
    using shop = subscribed();
    const { book, problems } = await shop.compile();
    expect(problems).toEqual([]);
    const gift = book!.faqById.get('gift_wrap')!;
    expect(gift).toMatchObject({ from: 'general@1', handOff: false, active: true });
    expect(gift.answers[0]!.text['zh']).toContain('免费包装');
    // The mini shop has no policy invoice.within: the question is known, the answer is for a person.
    const invoice = book!.faqById.get('invoice')!;
    expect(isAnswered(invoice)).toBe(false);
    expect(invoice).toMatchObject({ handOff: true, states: ['received', 'after_sales'], related: ['gift_wrap'] });

    shop.swap('policies.json', '"policies": {', '"policies": { "invoice.within": { "value": 24, "unit": "hours" },');
    const mended = (await shop.compile()).book!.faqById.get('invoice')!;
    expect(isAnswered(mended)).toBe(true);
    expect(mended.handOff).toBe(false);
  });

  it('leaves the shop’s own entry of the same id alone unless it asks for the pack’s questions', async () => {
    using shop = subscribed();
    const own = (await shop.compile()).book!.faqById.get('ship_when')!;
    expect(own.variants['zh']).not.toContain('几天能发出来');
    expect(own.handOff).toBe(false);
    shop.swap('faq.json', '"id": "ship_when",', '"id": "ship_when", "from": "general@1", "handOff": false,');
    const { book, problems } = await shop.compile();
    expect(problems).toEqual([]);
    const both = book!.faqById.get('ship_when')!;
    expect(both.variants['zh']).toEqual(expect.arrayContaining(['几天能发出来', ...own.variants['zh']!]));
    expect(both.answers).toEqual(own.answers);
    expect(both.question).toEqual({ ...own.question, zh: '什么时候发货' });
    expect(both.handOff).toBe(false);
  });

  it('may be referred to by the shop’s own entries, cards and rules', async () => {
    using shop = subscribed();
    shop.swap('faq.json', '"related": ["ship_when"]', '"related": ["gift_wrap"]');
    const { book, problems } = await shop.compile();
    expect(problems).toEqual([]);
    expect(book!.faqById.get('refund')!.related).toEqual(['gift_wrap']);
    shop.swap('faq.json', '"related": ["gift_wrap"]', '"related": ["gift_rap"]');
    expect((await shop.compile()).problems).toMatchObject([{ code: 'entry_unknown' }]);
  });

  it('gives way where the shop uses one of its phrasings for something else, and says so once', async () => {
    using shop = subscribed();
    shop.swap('faq.json', '"我要退货"', '"有没有 发票？", "我要发票", "我要退货"');
    const { book, problems } = await shop.compile();
    expect(book, JSON.stringify(problems)).toBeDefined();
    expect(codes(problems)).toEqual(['pack_phrasing_yields']);
    expect(problems[0]!.message.en).toContain('and 1 more');
    expect(book!.faqById.get('invoice')!.variants['zh']).toEqual(['开票怎么弄']);
  });

  it('in a newer version merges with what the shop wrote for the older', async () => {
    using shop = subscribed();
    shop.swap(
      'faq.json',
      '"entries": [',
      '"entries": [{"id": "invoice", "from": "general@1", "variants": {"zh": ["专票能开么"]}, "answers": [{"text": {"zh": "电子发票随货发。"}}]},',
    );
    shop.write('packs/general.json', general(2, [entry('stock', ['还有货吗', '有现货不'])]));
    const { book, problems } = await shop.compile();
    expect(problems).toEqual([]);
    expect(book!.faqById.get('invoice')).toMatchObject({
      answers: [{ text: { zh: '电子发票随货发。' } }],
      variants: { zh: ['有没有发票', '我要发票', '开票怎么弄', '专票能开么'] },
    });
    expect(isAnswered(book!.faqById.get('stock')!)).toBe(false);
  });

  it('that is broken is told once, and nothing that leans on it is doubted', async () => {
    using shop = subscribed();
    shop.swap('faq.json', '"related": ["ship_when"]', '"related": ["gift_wrap"]');
    shop.write('packs/general.json', general().replace('"version":1', '"version":"1"'));
    expect(codes((await shop.compile()).problems)).toEqual(['wrong_type']);
  });
});

describe('a customer who asks what the pack knows and the shop has not answered', () => {
  it('reaches a person, and the brief names the question', async () => {
    using shop = subscribed();
    const engine = openEngine((await shop.compile()).book!);
    const { decision, say } = engine.decide(snapshotSaying('有没有发票', 'mini'), {
      now: noon,
      seed: 's',
      lookUps: [],
    });
    expect(decision).toMatchObject({ kind: 'hand_off', reason: 'entry', topic: 'invoice' });
    expect(decision.why.note).toContain('not answered');
    expect(say!.parts.length).toBeGreaterThan(0);
    expect(engine.suggest('有没有发票').map(({ entry: id }) => id)).not.toContain('invoice');
  });

  it('is answered at once with the pack’s own answer where it holds', async () => {
    using shop = subscribed();
    const engine = openEngine((await shop.compile()).book!);
    const { decision, say } = engine.decide(snapshotSaying('可以礼盒包装吗', 'mini'), {
      now: noon,
      seed: 's',
      lookUps: [],
    });
    expect(decision).toMatchObject({ kind: 'answer', entry: 'gift_wrap' });
    expect(JSON.stringify(say)).toContain('免费包装');
  });
});

describe('a shop’s own thresholds', () => {
  it('decide how sure is sure enough', async () => {
    using shop = subscribed();
    const asked = snapshotSaying('礼物的话包得好看吗', 'mini', freshDialogue);
    const kindWith = async (thresholds: string) => {
      shop.swap('shop.json', '"holidays"', `"thresholds": ${thresholds}, "holidays"`);
      const { book } = await shop.compile();
      shop.swap('shop.json', `"thresholds": ${thresholds}, "holidays"`, '"holidays"');
      return openEngine(book!).decide(asked, { now: noon, seed: 's', lookUps: [] }).decision.kind;
    };
    expect(await kindWith('{ "answer": 0.05, "clarify": 0.02 }')).toBe('answer');
    expect(await kindWith('{ "answer": 0.98, "clarify": 0.02, "handOver": 0.99 }')).toBe('clarify');
    expect(await kindWith('{ "answer": 0.98, "clarify": 0.98, "handOver": 0.99 }')).toBe('admit_miss');
  });
});
