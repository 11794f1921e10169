// Texts made to break things: nothing throws, nothing takes long, nothing leaks a variable.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../core/engine/normalise.ts';
import { ask, textOf } from './shop.ts';

const hostile: Readonly<Record<string, string>> = {
  'lone surrogates': '\ud800发货\udfff'.repeat(1000),
  NUL: '\0'.repeat(4000),
  emoji: '😀'.repeat(4000),
  'family emoji': '👨‍👩‍👧‍👦'.repeat(400),
  'right to left': '\u202e什么时候\u202d发货\u202c'.repeat(300),
  'combining marks': `什么时候发货${'\u0301'.repeat(3900)}`,
  digits: '1'.repeat(4000),
  numerals: '一二三'.repeat(1300),
  'almost an order': '1-'.repeat(2000),
  'almost a link': 'a.'.repeat(2000),
  'almost an address': '上海路'.repeat(1300),
  sizes: 'xl '.repeat(1300),
  spaces: ' '.repeat(4000),
  'line breaks': '发货\n'.repeat(1300),
  questions: '什么时候发货？'.repeat(500),
  'one long word': 'a'.repeat(4000),
  braces: '{{policy.shipping.within}}'.repeat(100),
  wishes: '不要'.repeat(2000),
};

describe('a hostile text', () => {
  it.each(Object.entries(hostile))('%s is decided', (_name, said) => {
    ask(said);
    const times = Array.from({ length: 5 }, () => {
      const before = process.cpuUsage();
      ask(said);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(20);
  });

  it('of any kind is decided, the same every time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (said) => {
        const thought = ask(said);
        expect(thought).toEqual(ask(said));
        expect(textOf(thought)).not.toMatch(/\{\{(?!ticket)/);
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('keeps its offsets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (raw) => {
        const { plain, at } = normalise(raw);
        expect(at).toHaveLength(plain.length + 1);
        expect(at.every((offset, i) => i === 0 || offset >= at[i - 1]!)).toBe(true);
        expect(at.at(-1)).toBe(raw.length);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
