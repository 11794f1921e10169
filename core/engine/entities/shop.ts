// The shop's own words: its colours, its sizes and the way it writes order numbers, as its knowledge files say.

import type { KnowledgeBook } from '../../knowledge/book.ts';
import type { Product } from '../../knowledge/schema.ts';
import { normaliseWord } from '../normalise.ts';
import { type EntityRule, rule } from './rule.ts';

/** Rules that go before the general ones: what the shop calls a colour is one, whatever else it may mean. */
export function shopRules({ products, about }: Pick<KnowledgeBook, 'products' | 'about'>): readonly EntityRule[] {
  return [...orderRules(about.orderNumbers ?? []), ...colourRules(products), ...sizeRules(products)];
}

/** `HJ########`: a `#` is a digit, everything else stands for itself. Spaces and dashes may be left out or added. */
function orderRules(shapes: readonly string[]): EntityRule[] {
  return shapes.map((shape) => {
    const units = [...shape.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '')];
    const pattern = units.map((unit) => (unit === '#' ? '\\d' : literal(unit))).join('[ -]?');
    return rule('order_no', new RegExp(`(?<![a-z\\d])${pattern}(?![a-z\\d])`, 'g'), (match) =>
      written(match[0], shape),
    );
  });
}

/** The customer's digits in the shop's spelling: `hj 2025 0318` for `HJ-########` is `HJ-20250318`. */
function written(said: string, shape: string): string {
  const digits = said.match(/\d/g) ?? [];
  let next = 0;
  return [...shape].map((unit) => (unit === '#' || /\d/.test(unit) ? (digits[next++] ?? '') : unit)).join('');
}

const colourName = /颜色|色号|配色|^色$|colou?r/i;

function colourRules(products: readonly Product[]): EntityRule[] {
  const own = new Map<string, string>();
  for (const { attributes } of products)
    for (const [name, value] of Object.entries(attributes)) {
      if (!colourName.test(name)) continue;
      const texts = typeof value === 'string' ? [value] : Object.values(value);
      for (const colour of texts.flatMap((text) => text.split(/[、,，/;；]\s*/))) keep(own, colour);
    }
  return listed('color', own, (word) => (/^[a-z]/.test(word) ? '(?![a-z])' : '色?'));
}

/** 燕麦色 is found as 燕麦 too; a single character (白) is left to the general rules, which look at its neighbours. */
function keep(into: Map<string, string>, colour: string): void {
  const word = normaliseWord(colour).replace(/色$/, '');
  if (word.length > 1 && word.length < 13) into.set(word, colour.trim().replace(/色$/, ''));
}

/** Letters like M and XL and shoe sizes are known to the general rules; here come 26W, 110-120, M-长. */
function sizeRules(products: readonly Product[]): EntityRule[] {
  const own = new Map<string, string>();
  for (const { sizeChart } of products)
    for (const { size } of sizeChart) {
      const word = size.normalize('NFKC').toLowerCase();
      if (word.length > 1 && !/^(?:\d?x{0,4}[sml]|\d{1,3}|均码)$/.test(word)) own.set(word, size);
    }
  return listed('size', own, () => '码?(?![a-z\\d])');
}

function listed(type: string, own: ReadonlyMap<string, string>, tail: (word: string) => string): EntityRule[] {
  if (own.size === 0) return [];
  const words = [...own.keys()].sort((a, b) => b.length - a.length);
  const pattern = words.map((word) => `${/^[a-z\d]/.test(word) ? '(?<![a-z\\d])' : ''}${literal(word)}${tail(word)}`);
  return [
    rule(type, new RegExp(pattern.join('|'), 'g'), (match) =>
      own.get(words.find((word) => match[0].startsWith(word))!),
    ),
  ];
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
