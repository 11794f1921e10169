// How well mood, wish and entities do on sentences they were not made from. The floors are what was measured on
// 2026-11-21, less a little; data/README.md says how the halves were drawn.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findEntities } from '../../core/engine/entities/index.ts';
import { feel, moodOf } from '../../core/engine/mood/index.ts';
import { learnAnger, shippedOrdinary, shippedPairs, shippedTalk } from '../../core/engine/mood/learn.ts';
import { normalise } from '../../core/engine/normalise.ts';
import { wantsHuman } from '../../core/engine/wants-human/index.ts';
import { learnWish, shippedAsides, shippedLookalikes, shippedWishes } from '../../core/engine/wants-human/learn.ts';

const rowsOf = <Row>(file: string): Row[] =>
  readFileSync(new URL(`data/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
const half = <Item>(items: readonly Item[], which: 0 | 1): Item[] => items.filter((_, i) => i % 2 === which);
const share = <Item>(items: readonly Item[], is: (item: Item) => boolean): number =>
  items.filter(is).length / items.length;

/** The chance that a yes scores above a no. */
function areaUnder(yes: readonly number[], no: readonly number[]): number {
  let above = 0;
  for (const a of yes) for (const b of no) above += a > b ? 1 : a === b ? 0.5 : 0;
  return above / (yes.length * no.length);
}

describe('anger', () => {
  it('learnt from one half of the pairs is told apart in the other', () => {
    const judge = learnAnger(half(shippedPairs(), 0), [...half(shippedTalk(), 0), ...shippedOrdinary()]);
    const score = (text: string) => judge(normalise(text)).probability;
    const others = half(shippedPairs(), 1);
    expect(
      areaUnder(
        others.map(([angry]) => score(angry)),
        others.map(([, calm]) => score(calm)),
      ),
    ).toBeGreaterThan(0.955);
    expect(share(half(shippedTalk(), 1), (text) => score(text) >= 0.5)).toBeLessThan(0.05);
  });

  it('as shipped is told apart in pairs that were never learnt', () => {
    const rows = rowsOf<{ text: string; label: string }>('mood.jsonl').map(({ text, label }) => ({
      angry: label === 'angry',
      ...feel(text),
    }));
    const [angry, calm] = [rows.filter((row) => row.angry), rows.filter((row) => !row.angry)];
    const scores = (of: typeof rows) => of.map(({ score }) => score);
    expect(areaUnder(scores(angry), scores(calm))).toBeGreaterThan(0.96);
    expect(share(angry, ({ mood }) => mood === 'angry')).toBeGreaterThan(0.7);
    expect(share(calm, ({ mood }) => mood === 'angry')).toBeLessThan(0.02);
  });

  it('is learnt alike every time', () => {
    const texts = ['什么破衣服，你们就这么糊弄人？', 'where is my order'].map(normalise);
    const [once, again] = [0, 1].map(() => learnAnger(shippedPairs(), shippedTalk()));
    for (const text of texts) expect(once!(text)).toEqual(again!(text));
  });

  it('has two different sides to every pair, and no pair twice', () => {
    const pairs = shippedPairs();
    expect(pairs.filter((pair) => pair.length !== 2 || pair[0] === pair[1])).toEqual([]);
    expect(new Set(pairs.map(([angry]) => angry)).size).toBe(pairs.length);
  });
});

describe('the wish for a person', () => {
  it('learnt from one half of the sentences is found in the other', () => {
    const judge = learnWish(half(shippedWishes(), 0), [...half(shippedLookalikes(), 0), ...shippedAsides()]);
    const wishes = (text: string) => judge(normalise(text).plain).score >= 0.4;
    expect(share(half(shippedWishes(), 1), wishes)).toBeGreaterThan(0.94);
    expect(share(half(shippedLookalikes(), 1), wishes)).toBeLessThan(0.085);
  });

  it('as shipped is found in sentences that were never learnt', () => {
    const rows = rowsOf<{ text: string; label: string }>('human.jsonl').map(({ text, label }) => ({
      asks: label === 'human',
      ...wantsHuman(normalise(text).plain),
    }));
    expect(
      share(
        rows.filter(({ asks }) => asks),
        ({ wish }) => wish,
      ),
    ).toBeGreaterThan(0.94);
    expect(
      share(
        rows.filter(({ asks }) => !asks),
        ({ wish }) => wish,
      ),
    ).toBeLessThan(0.04);
  });

  it('is never taught both ways', () => {
    const others = new Set(shippedLookalikes());
    expect(shippedWishes().filter((text) => others.has(text))).toEqual([]);
  });
});

describe('the phrasings of the general pack', () => {
  /** Where customers press, complain or talk about people: some of those phrasings are angry, or wishes. */
  const heated = new Set(['complaint', 'urgent_follow', 'hurry_reply', 'urge_ship']);
  const people = new Set([...heated, 'greet', 'bot_identity', 'contact', 'service_hours']);
  const pack = JSON.parse(readFileSync(new URL('../../knowledge/packs/general.json', import.meta.url), 'utf8')) as {
    entries: { id: string; variants: Record<string, string[]> }[];
  };
  const outside = (but: ReadonlySet<string>) =>
    pack.entries
      .filter(({ id }) => !but.has(id))
      .flatMap(({ variants }) => Object.values(variants).flat().map(normalise));

  it('are seldom taken for anger', () => {
    expect(share(outside(heated), (said) => moodOf(said).name === 'angry')).toBeLessThan(0.03);
  });

  it('are hardly ever taken for the wish for a person', () => {
    expect(share(outside(people), ({ plain }) => wantsHuman(plain).wish)).toBeLessThan(0.005);
  });
});

describe('entities', () => {
  type Row = { type: string; text: string; value: string | null; positive: boolean };
  const rows = rowsOf<Row>('entities.jsonl');
  /** Every second row of each type and kind. */
  const halfOf = (which: 0 | 1): Row[] =>
    Object.values(Object.groupBy(rows, ({ type, positive }) => `${type} ${positive}`)).flatMap((group) =>
      half(group ?? [], which),
    );
  const valuesOf = ({ type, text }: Row): string[] =>
    findEntities(normalise(text), [])
      .filter((each) => each.type === type)
      .map(({ value }) => value);
  const exact = (of: readonly Row[]) =>
    share(
      of.filter(({ positive }) => positive),
      (row) => valuesOf(row).includes(row.value!),
    );
  const falsely = (of: readonly Row[]) =>
    share(
      of.filter(({ positive }) => !positive),
      (row) => valuesOf(row).length > 0,
    );

  it('are exact in the half the rules were made with', () => {
    expect(exact(halfOf(0))).toBeGreaterThan(0.99);
    expect(falsely(halfOf(0))).toBeLessThan(0.01);
  });

  it('stay so in the half that was only scored on until its first look', () => {
    expect(exact(halfOf(1))).toBeGreaterThan(0.985);
    expect(falsely(halfOf(1))).toBeLessThan(0.015);
  });
});
