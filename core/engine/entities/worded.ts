// English amounts in words: a number and the unit behind it.

import { numbersInWords } from '../nlu/english.ts';
import { tidyNumber } from './rule.ts';

export type Worded = { readonly type: string; readonly start: number; readonly end: number; readonly value: string };

const units: readonly (readonly [unit: RegExp, type: string, value: (amount: number, unit: string) => string])[] = [
  [/^ ?(?:dollars?|bucks|yuan|rmb|euros?)\b/, 'money', (amount) => tidyNumber(amount)],
  [/^ ?(?:pounds|lbs?)\b/, 'height_weight', (amount) => `${Math.round(amount * 0.4536)}kg`],
  [/^ ?(?:kg|kgs|kilos?|kilograms?)\b/, 'height_weight', (amount) => `${tidyNumber(amount)}kg`],
  [/^ ?(?:cm|centimet(?:re|er)s?)\b/, 'height_weight', (amount) => `${tidyNumber(amount)}cm`],
  [
    /^ ?(?:business |working )?(?:minute|hour|day|week|month|year)s?\b/,
    'duration',
    (amount, unit) => `${tidyNumber(amount)}${short(unit)}`,
  ],
  [/^ ?(?:pairs?|pieces?|items?|boxes|box|sets?|packs?|units?|pcs)\b/, 'quantity', (amount) => tidyNumber(amount)],
];

export function wordedAmounts(plain: string): Worded[] {
  return numbersInWords(plain).flatMap(({ start, end, value }) => {
    const after = plain.slice(end, end + 24);
    for (const [pattern, type, render] of units) {
      const unit = pattern.exec(after)?.[0];
      if (unit !== undefined) return [{ type, start, end: end + unit.length, value: render(value, unit) }];
    }
    return [];
  });
}

function short(unit: string): string {
  if (unit.includes('month')) return 'mo';
  return unit.includes('minute') ? 'min' : (/(?:hour|day|week|year)/.exec(unit)?.[0][0] ?? 'd');
}
