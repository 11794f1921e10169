// A shop's own words: slang that no thesaurus knows is understood once the shop has said what it means.

import { expect, it } from 'vitest';
import { lessonOfBook, nameOfLesson, openEngine } from '../../core/engine/index.ts';
import { ANSWER } from '../../core/engine/thresholds.ts';
import { codes, type MiniShop, miniShop } from './mini-shop.ts';

const bookOf = async (shop: MiniShop) => (await shop.compile()).book!;

it('a word of the shop’s own is understood after it was added to its synonyms', async () => {
  using shop = miniShop();
  const shipWhen = async (): Promise<number> => {
    const [best] = openEngine(await bookOf(shop)).suggest('几天能走件');
    return best?.entry === 'ship_when' ? best.score : 0;
  };
  expect(await shipWhen()).toBeLessThan(ANSWER);
  shop.swap('shop.json', '"holidays"', '"synonyms": [["发货", "走件"]], "holidays"');
  expect(await shipWhen()).toBeGreaterThan(ANSWER);
});

it('a change of synonyms asks for another model, a change of tone does not', async () => {
  using shop = miniShop();
  const nameNow = async () => nameOfLesson(lessonOfBook(await bookOf(shop)));
  const plain = await nameNow();
  shop.swap('shop.json', '"holidays"', '"tone": "calm", "synonyms": [], "holidays"');
  expect(await nameNow()).toBe(plain);
  shop.swap('shop.json', '"synonyms": []', '"synonyms": [["发货", "走件"]]');
  const one = await nameNow();
  expect(one).not.toBe(plain);
  shop.swap('shop.json', '"走件"', '"走单"');
  expect(await nameNow()).not.toBe(one);
});

it('a synonym alone in its list, or of one letter, is told', async () => {
  using shop = miniShop();
  shop.swap('shop.json', '"holidays"', '"synonyms": [["发货"], ["退货", "退"]], "holidays"');
  const { book, problems } = await shop.compile();
  expect(book).toBeUndefined();
  expect(problems.map(({ path }) => path)).toEqual(['synonyms[0]', 'synonyms[1][1]']);
  expect(codes(problems).length).toBe(2);
});
