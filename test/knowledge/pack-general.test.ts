// The general pack as it is shipped: what it promises to every shop that subscribes.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalisePhrase } from '../../core/engine/normalise.ts';
import { variablesIn } from '../../core/knowledge/checks/variables.ts';
import { categories, PackFile, PolicyFile, sharedVariables } from '../../core/knowledge/index.ts';

const knowledge = join(import.meta.dirname, '../../knowledge');
const packText = readFileSync(join(knowledge, 'packs/general.json'), 'utf8');
const { entries } = PackFile.parse(JSON.parse(packText));
const { policies } = PolicyFile.parse(
  JSON.parse(readFileSync(join(knowledge, 'shops/demo/policies.json'), 'utf8')) as unknown,
);

/** The questions a general shop is asked, by category. */
const promised: Readonly<Record<(typeof categories)[number], string>> = {
  chat: 'greet thanks bye praise bot_identity service_hours ack wait hurry_reply',
  product:
    'size_recommend size_spec material color_options color_diff in_stock restock authentic quality fade_shrink care ' +
    'usage expiry compare recommend photos thickness suitable compat accessories',
  promotion: 'discount coupon_get coupon_fail gift price_protect promo_time threshold member bulk review_reward',
  purchase: 'how_order pay_method pay_fail change_addr change_sku cancel note merge invoice presale change_price',
  logistics:
    'ship_time urge_ship which_courier choose_courier ship_fee track eta ship_from signed_missing stuck remote ' +
    'delivery_mode',
  aftersales:
    'return_how return_policy exchange refund_when return_fee damaged wrong_item missing_item warranty return_addr ' +
    'refund_only complaint refuse allergy price_wrong',
  more: 'store_loc cooperate contact privacy review_edit custom install gift_wrap urgent_follow',
};

const phrasingsOf = ({ question, variants }: (typeof entries)[number], language: string): string[] => [
  ...(question[language] === undefined ? [] : [question[language]]),
  ...(variants[language] ?? []),
];

describe('the general pack', () => {
  it('knows the 86 questions of the seven categories, each once and in its category', () => {
    const ids = Object.values(promised).flatMap((list) => list.split(' '));
    expect(ids).toHaveLength(86);
    for (const category of categories)
      expect(entries.filter((entry) => entry.category === category).map(({ id }) => id)).toEqual(
        expect.arrayContaining(promised[category].split(' ')),
      );
    expect(entries.map(({ id }) => id).sort()).toEqual(ids.sort());
  });

  it('has at least 60 Chinese and 25 English phrasings of each, and 120 Chinese of the most asked', () => {
    const counts = entries.map((entry) => ({
      id: entry.id,
      zh: new Set(phrasingsOf(entry, 'zh')).size,
      en: new Set(phrasingsOf(entry, 'en')).size,
    }));
    expect(counts.filter(({ zh, en }) => zh < 60 || en < 25)).toEqual([]);
    expect(counts.filter(({ zh }) => zh >= 120).length).toBeGreaterThanOrEqual(25);
  });

  it('gives no phrasing to two questions, as the engine compares them, and none that has no words', () => {
    const owners = new Map<string, { readonly id: string; readonly raw: string }>();
    const wrong: string[] = [];
    for (const entry of entries)
      for (const raw of ['zh', 'en'].flatMap((language) => phrasingsOf(entry, language))) {
        const form = normalisePhrase(raw);
        const owner = owners.get(form);
        if (form === '') wrong.push(`${entry.id}: ${raw} says nothing`);
        else if (!owner) owners.set(form, { id: entry.id, raw });
        else if (owner.id !== entry.id) wrong.push(`${owner.id}: ${owner.raw} = ${entry.id}: ${raw}`);
      }
    expect(wrong).toEqual([]);
  });

  it('answers each question in both languages, with no variable that the demo shop lacks', () => {
    const known = new Set<string>([...sharedVariables, ...Object.keys(policies).map((name) => `policy.${name}`)]);
    const wrong = entries.flatMap(({ id, answers }) => {
      if (answers.length === 0) return [`${id}: no answer`];
      return answers.flatMap(({ text }) => [
        ...['zh', 'en'].filter((language) => !text[language]).map((language) => `${id}: no answer in ${language}`),
        ...Object.values(text)
          .flatMap(variablesIn)
          .filter((name) => !known.has(name))
          .map((name) => `${id}: {{${name}}}`),
      ]);
    });
    expect(wrong).toEqual([]);
  });

  it('relates at most five other questions that exist, and names states of an order', () => {
    const ids = new Set(entries.map(({ id }) => id));
    for (const { id, related, states } of entries) {
      expect(related.length, id).toBeLessThanOrEqual(5);
      expect(
        related.filter((other) => other === id || !ids.has(other)),
        id,
      ).toEqual([]);
      expect(new Set(related).size, id).toBe(related.length);
      expect(states.length, id).toBeGreaterThan(0);
      expect(new Set(states).size, id).toBe(states.length);
    }
  });

  it('is written one phrasing a line, so that a change reads as one', () => {
    expect(packText).toBe(`${JSON.stringify(JSON.parse(packText), null, 2)}\n`);
  });
});
