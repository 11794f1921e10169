// Slips of Chinese fingers and ears, mended before a text is read: what is mended, and what is left alone.

import { describe, expect, it } from 'vitest';
import { openChineseSpeller, type Together } from '../../core/engine/nlu/chinese-speller.ts';
import { openModel, train } from '../../core/engine/nlu/index.ts';

const taught = [
  '忘记备注了怎么办',
  '备注了没看到',
  '需要说明书吗',
  '有没有说明书',
  '什么时候发货',
  '今天能发货吗',
  '质保几年',
  '有质保吗',
  '怎么付款',
];

/** Knows exactly the pairs and threes of these sentences. */
function speller(lost: boolean) {
  const seen = new Set(
    taught.flatMap((text) => [...text].flatMap((_, i) => [text.slice(i, i + 2), text.slice(i, i + 3)])),
  );
  const together: Together = (...units) => seen.has(String.fromCharCode(...units.filter((unit) => unit !== undefined)));
  const characters = [...new Set(taught.join(''))].map((character) => character.charCodeAt(0));
  const { mend } = openChineseSpeller({ characters, together, lost });
  return (text: string) => {
    const mended = mend(
      Uint16Array.from(text, (character) => character.charCodeAt(0)),
      text.length,
    );
    return mended && { text: String.fromCharCode(...mended.units), from: mended.from };
  };
}

describe('a slip in Chinese', () => {
  it('is mended: a lost character, two swapped, another of the same sound', () => {
    const mend = speller(true);
    expect(mend('忘记备了怎么办')).toEqual({ text: '忘记备注了怎么办', from: [0, 1, 2, 2, 3, 4, 5, 6] });
    expect(mend('需要说书明吗')?.text).toBe('需要说明书吗');
    expect(mend('什么时后发货')?.text).toBe('什么时候发货');
  });

  it('is not looked for where nothing is strange, or nearly everything', () => {
    const mend = speller(true);
    expect(mend('今天能发货吗')).toBeUndefined();
    expect(mend('明天北京到上海高铁票多少')).toBeUndefined();
  });

  it('lets no lost character in where the book is too small to know', () => {
    expect(speller(false)('忘记备了怎么办')).toBeUndefined();
  });

  it('costs little in a long text of strange words', () => {
    const mend = speller(true);
    expect(mend('龘'.repeat(4000))).toBeUndefined();
  });
});

describe('a model', () => {
  const examples = taught.map((text, i) => ({ text, intent: ['note', 'manual', 'ship', 'warranty', 'pay'][i >> 1]! }));

  it('reads a mended text as if nobody had slipped, from a file too', () => {
    const model = train(examples);
    const meant = model.classify('需要说明书吗');
    expect(model.classify('需要说书明吗')).toEqual(meant);
    expect(openModel(model.toBinary())!.classify('需要说书明吗')).toEqual(meant);
    expect(meant.intent).toBe('manual');
  });

  it('points at the customer’s own characters when it explains', () => {
    const { matched } = train(examples).classify('需要说书明吗', { explain: true });
    expect(matched.length).toBeGreaterThan(0);
    for (const { term, kind } of matched) if (kind === 'characters') expect('需要说书明吗').toContain(term);
  });
});
