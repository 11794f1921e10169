// Chinese characters that fingers swapped, put right before a text is read: which are, and which are left alone.

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

/** Knows exactly the pairs and threes of these sentences; answers the text with its swaps put right. */
const mend = (() => {
  const seen = new Set(
    taught.flatMap((text) => [...text].flatMap((_, i) => [text.slice(i, i + 2), text.slice(i, i + 3)])),
  );
  const together: Together = (...units) => seen.has(String.fromCharCode(...units.filter((unit) => unit !== undefined)));
  const speller = openChineseSpeller(together);
  return (text: string) => {
    const units = Uint16Array.from(text, (character) => character.charCodeAt(0));
    const mended = speller.mend(units, units.length);
    return mended ? String.fromCharCode(...units) : undefined;
  };
})();

describe('two swapped characters', () => {
  it('are put right, at the beginning, in the middle and at the end', () => {
    expect(mend('么什时候发货')).toBe('什么时候发货');
    expect(mend('需要说书明吗')).toBe('需要说明书吗');
    expect(mend('今天能发吗货')).toBe('今天能发货吗');
  });

  it('are not looked for where nothing is strange, or nearly everything', () => {
    expect(mend('今天能发货吗')).toBeUndefined();
    expect(mend('明天北京到上海高铁票多少')).toBeUndefined();
    expect(mend('龘'.repeat(4000))).toBeUndefined();
  });

  it('are left alone where the other order was never seen in company', () => {
    expect(mend('能质保吗')).toBeUndefined();
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
