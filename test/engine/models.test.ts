// A trained model kept between runs is the model a training would give, and never serves other phrasings.

import { describe, expect, it } from 'vitest';
import { type ModelShelf, openRecogniser, type Phrasing } from '../../core/engine/nlu/index.ts';

const phrasings: Phrasing[] = [
  ['ship', ['什么时候发货', '多久发货', '几天能发出', 'when do you ship']],
  ['fee', ['包邮吗', '运费多少', '邮费怎么算', 'is shipping free']],
  ['return', ['怎么退货', '可以退吗', '不合适想退', 'how do I return it']],
].flatMap(([entry, texts]) => (texts as string[]).map((text) => ({ entry: entry as string, text, raw: text })));

function shelf(): ModelShelf & { readonly models: Map<string, Uint8Array>; recalled: number } {
  const models = new Map<string, Uint8Array>();
  return {
    models,
    recalled: 0,
    recall(name) {
      const found = models.get(name);
      if (found) this.recalled++;
      return found;
    },
    keep: (name, weights) => void models.set(name, weights),
  };
}

describe('the model shelf', () => {
  it('gives back the model that the same phrasings trained: the same scores to the last bit', () => {
    const kept = shelf();
    const trained = openRecogniser(phrasings, kept);
    const recalled = openRecogniser(phrasings, kept);
    expect(kept.recalled).toBe(1);
    for (const text of ['发货要多久呀', '邮费要钱吗', '想退掉', 'free shipping'])
      expect(recalled.recognise(text)).toEqual(trained.recognise(text));
  });

  it('trains anew when a phrasing, an entry or their order changes', () => {
    const kept = shelf();
    openRecogniser(phrasings, kept);
    openRecogniser([...phrasings, { entry: 'fee', text: '要邮费吗', raw: '要邮费吗' }], kept);
    openRecogniser(
      phrasings.map((one) => (one.text === '可以退吗' ? { ...one, entry: 'fee' } : one)),
      kept,
    );
    openRecogniser(phrasings.slice(1), kept);
    expect(kept.recalled).toBe(0);
    expect(kept.models.size).toBe(4);
  });

  it('does not trust a file of the wrong length', () => {
    const kept = shelf();
    const trained = openRecogniser(phrasings, kept);
    for (const name of kept.models.keys()) kept.models.set(name, new Uint8Array(7));
    expect(openRecogniser(phrasings, kept).recognise('发货要多久呀')).toEqual(trained.recognise('发货要多久呀'));
  });
});
