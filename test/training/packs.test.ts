// A merchant subscribes to a pack, edits what it lends, and leaves it again: what he wrote stays his.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ShopCopy, shopCopy } from './shop-copy.ts';

let shop: ShopCopy;
const pack = (version: number, more: readonly object[] = []) => ({
  id: 'pets',
  version,
  entries: [
    {
      id: 'chew',
      category: 'product',
      question: { zh: '耐咬吗', en: 'Is it chew-proof?' },
      variants: { zh: ['狗狗会咬坏吗', '磨牙经不经咬', '大狗一口就断吧', '结实不结实，我家拆家'] },
      answers: [{ text: { zh: '牛津布加厚，大型犬也耐咬。' } }],
    },
    {
      id: 'flavour',
      category: 'product',
      question: { zh: '有什么口味', en: 'Which flavours?' },
      variants: { zh: ['鸡肉味有吗', '猫不爱吃怎么办', '哪个口味适口性好', '三文鱼的有没有'] },
      answers: [{ text: { zh: '现有 {{policy.flavours}}。' } }],
      states: ['pre_sale'],
    },
    {
      id: 'ship_time',
      category: 'logistics',
      question: { zh: '什么时候发货' },
      variants: { zh: ['狗粮几时寄出来', '毛孩子等着呢啥时发'] },
    },
    ...more,
  ],
});
const put = (version: number, more?: readonly object[]) => {
  mkdirSync(join(shop.knowledge, 'packs'), { recursive: true });
  writeFileSync(join(shop.knowledge, 'packs/pets.json'), JSON.stringify(pack(version, more)));
};

beforeAll(() => {
  shop = shopCopy('packs');
  put(1);
});
afterAll(() => shop.remove());

describe('a subscription', () => {
  it('makes every question known at once and says which wait for an answer', async () => {
    const done = await shop.json('subscribe', 'pets', '--by', 'ann');
    expect(done).toMatchObject({ status: 'published', unanswered: ['flavour'] });
    expect(shop.read('shop').packs).toEqual(['pets@1']);
    const book = await shop.book();
    expect(book.faqById.get('chew')!.answers[0]!.text['zh']).toContain('耐咬');
    // The shop's own entry takes the pack's phrasings and keeps its answer.
    const ship = book.faqById.get('ship_time')!;
    expect(ship.variants['zh']).toContain('狗粮几时寄出来');
    expect(ship.answers[0]!.text['zh']).toContain('policy.shipping.within');
    const { entries } = await shop.json('entries');
    expect(entries.find(([id]: string[]) => id === 'flavour')[3]).toContain('answer to write');
    const { findings } = await shop.json('lint', '--only', 'answer_missing');
    expect(findings).toMatchObject([{ about: 'flavour' }]);
  });

  it('needs only the answer: an edit takes the entry up with nothing but what was written', async () => {
    await shop.json('draft', 'answer', 'flavour', '鸡肉、牛肉、三文鱼。', '--by', 'ann');
    await shop.json('draft', 'phrasing', 'flavour', '有牛肉味的不', '--by', 'ann');
    expect((await shop.json('publish', '--by', 'ann')).status).toBe('published');
    const written = shop.read('faq').entries.find(({ id }: { id: string }) => id === 'flavour');
    expect(written).toEqual({
      id: 'flavour',
      from: 'pets@1',
      answers: [{ text: { zh: '鸡肉、牛肉、三文鱼。' } }],
      variants: { zh: ['有牛肉味的不'] },
    });
    const flavour = (await shop.book()).faqById.get('flavour')!;
    expect(flavour.variants['zh']).toEqual([
      '鸡肉味有吗',
      '猫不爱吃怎么办',
      '哪个口味适口性好',
      '三文鱼的有没有',
      '有牛肉味的不',
    ]);
    expect(flavour).toMatchObject({ handOff: false, states: ['pre_sale'] });
  });

  it('moves to a newer pack without touching what was written', async () => {
    put(2, [
      { id: 'weight', category: 'product', question: { zh: '几公斤一袋' }, variants: { zh: ['一袋多重', '多少斤'] } },
    ]);
    await shop.json('subscribe', 'pets', '--by', 'ann');
    expect(shop.read('shop').packs).toEqual(['pets@2']);
    const book = await shop.book();
    expect(book.faqById.has('weight')).toBe(true);
    expect(book.faqById.get('flavour')!.answers[0]!.text['zh']).toBe('鸡肉、牛肉、三文鱼。');
  });

  it('ended leaves the merchant’s entries whole, with their questions, and takes the rest away', async () => {
    await shop.json('unsubscribe', 'pets', '--by', 'ann');
    expect(shop.read('shop').packs).toEqual([]);
    const book = await shop.book();
    expect(book.faqById.has('chew')).toBe(false);
    expect(book.faqById.has('weight')).toBe(false);
    expect(book.faqById.get('flavour')).toMatchObject({
      question: { zh: '有什么口味', en: 'Which flavours?' },
      variants: { zh: ['有牛肉味的不'] },
      answers: [{ text: { zh: '鸡肉、牛肉、三文鱼。' } }],
    });
    expect(book.faqById.get('flavour')!.from).toBeUndefined();
    expect(book.faqById.get('ship_time')!.variants['zh']).not.toContain('狗粮几时寄出来');
    const { publications } = await shop.json('history');
    expect(publications.map(({ lines }: { lines: string[] }) => lines[0])).toEqual([
      'subscribe pets@1',
      '= flavour: 鸡肉、牛肉、三文鱼。',
      'subscribe pets@2',
      'unsubscribe pets',
    ]);
  });

  it('to a pack that is not there is refused by name', async () => {
    await expect(shop.train('subscribe', 'pest')).rejects.toMatchObject({
      code: 'pack_unknown',
      remedy: 'There are: pets.',
    });
  });
});
