// The values a customer writes: order numbers, phones, sizes, money, dates … each with where it stands in his own words.

import type { Entity } from '../../model/index.ts';
import type { ProductMention } from '../catalogue/find.ts';
import { type Normalised, normalise } from '../normalise.ts';
import { amountRules } from './amounts.ts';
import { bodyRules } from './body.ts';
import { goodsRules } from './goods.ts';
import { lookRules } from './looks.ts';
import { numberRules } from './numbers.ts';
import { placeRules } from './places.ts';
import type { EntityRule } from './rule.ts';
import { fromNowRules, timeRules } from './times.ts';
import { wordedAmounts } from './worded.ts';

/** The order decides who gets a span that two could claim: long numbers first, a bare colour last. */
const rules: readonly EntityRule[] = [
  ...numberRules,
  ...placeRules,
  ...bodyRules,
  ...fromNowRules,
  ...amountRules,
  ...timeRules,
  ...lookRules,
];
/** Beyond this a text is a dump, and what is found so far is enough. */
const MOST = 40;

/**
 * The entities of a normalised text, in the order they stand. `products` are the shop's own that it names, `own` the
 * shop's rules (see `shopRules`): they go before the general ones.
 */
export function findEntities(
  said: Normalised,
  products: readonly ProductMention[],
  own: readonly EntityRule[] = [],
): readonly Entity[] {
  const { plain } = said;
  const found: Entity[] = [];
  const taken: Span[] = [];
  for (const { type, start, end, value } of wordedAmounts(plain)) {
    taken.push([start, end]);
    found.push(entity(type, start, end, value, said));
  }
  found.push(...read(own, said, taken, MOST), ...read(rules, said, taken, MOST));
  const mine = named(said, products);
  const goods = mine.length > 0 ? [] : read(goodsRules, said, [], MOST - found.length);
  return [...found, ...mine, ...goods].sort((a, b) => a.start - b.start);
}

/** The entities of a text by the general rules alone: for whoever has no shop at hand. */
export const entitiesIn = (text: string): readonly Entity[] => findEntities(normalise(text), []);

/** What the rules find outside the spans that are taken; each finding takes its own. */
function read(by: readonly EntityRule[], said: Normalised, taken: Span[], most: number): Entity[] {
  const { plain } = said;
  const found: Entity[] = [];
  for (const each of by) {
    each.pattern.lastIndex = 0;
    for (let match = each.pattern.exec(plain); match; match = each.pattern.exec(plain)) {
      if (match[0] === '') {
        each.pattern.lastIndex++;
        continue;
      }
      const [from, to] = [match.index, match.index + match[0].length];
      if (taken.some(([start, end]) => from < end && to > start)) continue;
      const around = {
        before: plain.slice(Math.max(0, from - 24), from),
        after: plain.slice(to, to + 24),
        whole: plain,
      };
      const value = each.value(match, around);
      if (value === undefined) continue;
      taken.push([from, to]);
      found.push(entity(each.type, from, to, value, said));
      if (found.length >= most) return found;
    }
  }
  return found;
}

type Span = readonly [from: number, to: number];

/** A value `text:…` is quoted from the customer's own spelling (`SOHO T1` keeps its capitals). */
function entity(type: string, from: number, to: number, value: string, { raw, at }: Normalised): Entity {
  const quoted = value.startsWith('text:');
  const end = at[quoted ? from + value.length - 5 : to]!;
  const text = raw.slice(at[from]!, end);
  return { type, text, value: quoted ? text : value, start: at[from]!, end };
}

function named(said: Normalised, products: readonly ProductMention[]): Entity[] {
  return products.flatMap(({ name }) => {
    const from = said.plain.indexOf(name);
    return from < 0 ? [] : [entity('product_name', from, from + name.length, name, said)];
  });
}
