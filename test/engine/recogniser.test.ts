// How well entries are recognised: measured on phrasings of the general pack that were held out.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { background } from '../../core/engine/nlu/background.ts';
import { openModel, openRecogniser, type Phrasing, train } from '../../core/engine/nlu/index.ts';
import { normalise, normalisePhrase } from '../../core/engine/normalise.ts';
import { PackFile } from '../../core/knowledge/schema.ts';
import { disturb, disturbances } from './disturbances.ts';

const file = new URL('../../knowledge/packs/general.json', import.meta.url);
const { entries } = PackFile.parse(JSON.parse(readFileSync(file, 'utf8')));
/** A small shop's share of the pack: twelve phrasings in Chinese and eight in English of each entry. */
const someOf = (variants: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(variants).flatMap(([language, all]) => {
    const most = language === 'zh' ? 12 : 8;
    const step = Math.max(1, Math.floor(all.length / most));
    return all.filter((_, i) => i % step === 0).slice(0, most);
  });
const phrasing = (entry: string, raw: string): Phrasing => ({ entry, raw, text: normalisePhrase(raw) });
const labels = entries.flatMap(({ id, question }) => Object.values(question ?? {}).map((raw) => phrasing(id, raw)));
const rows = entries.flatMap(({ id, variants }) => someOf(variants).map((raw) => phrasing(id, raw)));
/** Enough to show how it is taught, where it does not matter how well. */
const few = rows.filter((_, i) => i % 4 === 0);

/** Taught once, when first asked for. */
function once<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}
/** Taught everything but each fifth phrasing from this one on. */
const without = once((fold: 1 | 3) => openRecogniser([...labels, ...rows.filter((_, i) => i % 5 !== fold)]));
const taughtAll = once(() => openRecogniser([...labels, ...rows]));

const strangers = [
  '宽带怎么续费',
  '高铁几点发车',
  '西红柿炒蛋怎么做',
  '这首歌是谁唱的',
  '今天股市怎么样',
  '帮我算一道数学题',
  '孩子发烧怎么办',
  '明天穿什么天气',
  'what is the capital of france',
  'how do I reset my router',
  'who won the match',
  'tell me about black holes',
  'best pasta recipe',
  'is it going to snow',
];

describe('the recogniser', () => {
  it('finds phrasings it has not seen, and knows what it does not know', () => {
    let top1 = 0;
    let top3 = 0;
    let answered = 0;
    let right = 0;
    let fooled = 0;
    let asked = 0;
    for (const fold of [1, 3] as const) {
      const recogniser = without(fold);
      for (const row of rows.filter((_, i) => i % 5 === fold)) {
        const matches = recogniser.recognise(row.text);
        asked++;
        if (matches[0]?.entry === row.entry) top1++;
        if (matches.slice(0, 3).some(({ entry }) => entry === row.entry)) top3++;
        if ((matches[0]?.score ?? 0) < 0.55) continue;
        answered++;
        if (matches[0]!.entry === row.entry) right++;
      }
      fooled += strangers.filter((said) => (recogniser.recognise(normalisePhrase(said))[0]?.score ?? 0) >= 0.55).length;
    }
    expect(top1 / asked).toBeGreaterThan(0.55);
    expect(top3 / asked).toBeGreaterThan(0.68);
    expect(right / answered).toBeGreaterThan(0.82);
    expect(fooled / (2 * strangers.length)).toBeLessThan(0.12);
  });

  it('is sure of what it has seen, in any spelling', () => {
    const recogniser = taughtAll(undefined);
    const seen = rows.filter(({ entry, text }) => {
      const best = recogniser.recognise(text)[0];
      return best?.entry === entry && best.via === 'exact';
    });
    expect(seen.length / rows.length).toBeGreaterThan(0.97);
    expect(recogniser.recognise(normalise('請問什麼時候發貨呀～～').core)[0]).toMatchObject({
      entry: 'ship_time',
      score: 1,
    });
  });

  it('learns the same from the same phrasings', () => {
    const said = normalisePhrase('衣服买大了能换小的吗');
    const [one, two] = [openRecogniser(few), openRecogniser(few)];
    expect(one.recognise(said)).toEqual(two.recognise(said));
  });

  it('answers nothing when nothing is known', () => {
    expect(openRecogniser([]).recognise('什么时候发货')).toEqual([]);
    expect(taughtAll(undefined).recognise('')).toEqual([]);
  });

  it('reads what keyboards and habits do to a sentence', () => {
    const recogniser = without(3);
    const asked = rows.filter(({ raw }, i) => i % 5 === 3 && /^[\u3400-\u9fff]{4,}$/.test(raw));
    const rightIn = (change: (raw: string, i: number) => string) =>
      asked.filter(({ raw, entry }, i) => recogniser.recognise(normalise(change(raw, i)).core)[0]?.entry === entry)
        .length / asked.length;
    const clean = rightIn((raw) => raw);
    const losses = disturbances.map((how) => ({ how, loss: clean - rightIn((raw, i) => disturb(raw, how, i)) }));
    const free = ['traditional', 'fullWidth', 'punctuation', 'emoji', 'spaces', 'particles', 'numbers'];
    expect(losses.filter(({ how, loss }) => free.includes(how) && loss > 0.02)).toEqual([]);
    expect(losses.filter(({ loss }) => loss > 0.2)).toEqual([]);
    expect(losses.reduce((sum, { loss }) => sum + loss, 0) / losses.length).toBeLessThan(0.06);
  });

  it('hears wrong characters and pinyin, mends slips, and reads two languages in one sentence', () => {
    const recogniser = taughtAll(undefined);
    const entryOf = (said: string) => recogniser.recognise(normalise(said).core)[0]?.entry;
    expect(entryOf('神么时后发或')).toBe('ship_time');
    expect(entryOf('shenme shihou fahuo')).toBe('ship_time');
    expect(entryOf('when wil you shpi it')).toBe('ship_time');
    expect(entryOf('什么时候可以 ship')).toBe('ship_time');
  });

  it('learns a word from the shop that no thesaurus knows', () => {
    const examples = [
      { text: '怎么加价购', intent: 'addon' },
      { text: '加价购在哪里', intent: 'addon' },
      { text: '什么时候发货', intent: 'ship' },
      { text: '几天能发出', intent: 'ship' },
    ];
    const said = '顺手买一件在什么地方';
    const plain = train(examples).classify(said);
    const with_ = train(examples, { synonyms: [['加价购', '顺手买一件', 'add-on']] }).classify(said);
    const share = ({ topK }: typeof with_) => topK.find(({ intent }) => intent === 'addon')?.confidence ?? 0;
    expect(share(with_)).toBeGreaterThan(share(plain));
    expect(with_.intent).toBe('addon');
  });

  it('says which words spoke, and a file of it says the same', () => {
    const model = train(few.map(({ raw, entry }) => ({ text: raw, intent: entry })));
    const said = model.classify('我的包裹多久能送到', { topK: 5, explain: true });
    expect(said.topK).toHaveLength(5);
    expect(said.matched.length).toBeGreaterThan(0);
    expect(said.matched.every(({ term }) => '我的包裹多久能送到'.includes(term))).toBe(true);
    expect(openModel(model.toBinary())!.classify('我的包裹多久能送到', { topK: 5, explain: true })).toEqual(said);
    expect(openModel(model.toBinary().slice(0, -1))).toBeUndefined();
    expect(openModel(new Uint8Array(9))).toBeUndefined();
  });

  it('is not taught the questions it is examined with', () => {
    const taught = new Set(background.map(normalisePhrase));
    expect(strangers.filter((said) => taught.has(normalisePhrase(said)))).toEqual([]);
  });
});
