// How an entity rule is written, and the reading of numbers all families share.

/** What a rule sees of the text around its match. */
export type Around = { readonly before: string; readonly after: string; readonly whole: string };

export type EntityRule = {
  readonly type: string;
  /** Global, over the plain text (NFKC, lower-case, simplified). */
  readonly pattern: RegExp;
  /** The value, or undefined if a look at the neighbours says it is something else. */
  value(match: RegExpExecArray, around: Around): string | undefined;
};

export const rule = (type: string, pattern: RegExp, value: EntityRule['value']): EntityRule => ({
  type,
  pattern,
  value,
});

const digitOf: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  幺: 1,
};
const unitOf: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10000 };

/** Digits or Chinese numerals, with an optional decimal part: to be put into a pattern. */
export const NUMBER = '(?:\\d{1,9}(?:\\.\\d{1,4})?|[零〇一二两俩三仨四五六七八九十百千万半]{1,10})';

/** `三百五` is 350, `半` 0.5, `两千` 2000, `1,299` 1299. Undefined: not a number. */
export function numberIn(text: string): number | undefined {
  const plain = text.replace(/[,\s]/g, '');
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  if (plain === '半') return 0.5;
  if (plain.endsWith('半') && plain.length > 1) {
    const whole = numberIn(plain.slice(0, -1));
    return whole === undefined ? undefined : whole + 0.5;
  }
  if (plain === '' || !/^[零〇一二两俩三仨四五六七八九十百千万]+$/.test(plain)) return undefined;
  if (!/[十百千万]/.test(plain)) return Number([...plain].map((digit) => digitOf[digit]).join(''));
  return spelt(plain);
}

function spelt(text: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  let lastUnit = 0;
  for (const letter of text) {
    const unit = unitOf[letter];
    if (unit === undefined) {
      digit = digitOf[letter] ?? 0;
      if (digit === 0) lastUnit = 10;
    } else if (unit === 10000) {
      total = (total + section + digit) * unit;
      section = 0;
      digit = 0;
      lastUnit = unit;
    } else {
      section += (digit === 0 && unit === 10 && section === 0 ? 1 : digit) * unit;
      digit = 0;
      lastUnit = unit;
    }
  }
  // 三百五 says 350: a last digit without its unit counts in the next lower one.
  return total + section + digit * (lastUnit >= 100 ? lastUnit / 10 : 1);
}

/** `12.50` as `12.5`: one spelling of a value. */
export const tidyNumber = (value: number): string => String(Math.round(value * 100) / 100);

export const digitsOnly = (text: string): string => text.replace(/\D/g, '');
