// A normalised text as weighted features, Chinese and English in one space.

import { concepts } from './concepts.ts';
import { stem, stopWords } from './stem.ts';

/** Feature names to raw weights. `known` are the units whose share tells a strange text from a familiar one. */
export type Features = { readonly weights: ReadonlyMap<string, number>; readonly known: readonly string[] };

const token = /[\u3040-\u30ff\u3400-\u9fff]+|(?:(?![\u3040-\u30ff\u3400-\u9fff])\p{L})+|\d+(?:\.\d+)?|[$€£%]/gu;
const chinese = /^[\u3040-\u30ff\u3400-\u9fff]/;
/** Characters that bind sentences together in any topic. */
const commonCharacters = new Set(
  '的了吗是我你们他她它有在不这那就都也还和与个要会能可以没什么怎多少请给把被让到去来上下里一二三吧啊呢',
);

const WORD = 1;
const CHINESE = [0.8, 1.1, 0.5] as const;
const LATIN_GRAMS = 0.3;
const CONCEPT = 1.6;
const PAIR = 1;

export function featuresOf(text: string): Features {
  const weights = new Map<string, number>();
  const known: string[] = [];
  const add = (name: string, weight: number): void => {
    weights.set(name, (weights.get(name) ?? 0) + weight);
  };
  const topics = new Set<string>();
  const stems: string[] = [];
  let latin = '';
  for (const [unit] of text.matchAll(token)) {
    if (chinese.test(unit)) addChinese(unit, add, known, topics);
    else if (/^\d/.test(unit)) add(unit.length >= 8 ? '#id' : unit.length >= 5 ? '#long' : '#n', WORD * 0.6);
    else {
      const root = stem(unit);
      stems.push(root);
      latin = `${latin}${root} `;
      addLatin(unit, root, add, known, topics);
    }
  }
  for (let i = 1; i < stems.length; i++) {
    add(`b:${stems[i - 1]} ${stems[i]}`, 0.8 * WORD);
    for (const concept of concepts().of.get(`${stems[i - 1]}_${stems[i]}`) ?? []) topics.add(`c:${concept}`);
  }
  addTopics([...topics], add);
  return { weights, known };
}

type Add = (name: string, weight: number) => void;

function addChinese(run: string, add: Add, known: string[], topics: Set<string>): void {
  for (let n = 1; n <= 3; n++)
    for (let i = 0; i + n <= run.length; i++) {
      const gram = run.slice(i, i + n);
      const common = n === 1 && commonCharacters.has(gram);
      add(gram, common ? 0.3 : CHINESE[n - 1]!);
      if (n === 2 || (n === 1 && !common)) known.push(gram);
    }
  for (const [term] of run.matchAll(concepts().chinese))
    for (const concept of concepts().of.get(term)!) topics.add(`c:${concept}`);
}

function addLatin(word: string, root: string, add: Add, known: string[], topics: Set<string>): void {
  const stop = stopWords.has(word);
  add(`w:${root}`, stop ? 0.4 : WORD);
  if (!stop) known.push(`w:${root}`);
  for (const concept of concepts().of.get(word) ?? concepts().of.get(root) ?? []) topics.add(`c:${concept}`);
  if (stop || word.length < 3) return;
  const padded = ` ${word} `;
  for (let n = 3; n <= 4; n++)
    for (let i = 0; i + n <= padded.length; i++) add(`g:${padded.slice(i, i + n)}`, LATIN_GRAMS);
}

/** Concepts and their pairs: a sparse quadratic kernel in the space of meanings. */
function addTopics(topics: readonly string[], add: Add): void {
  for (const topic of topics) add(topic, CONCEPT);
  const few = topics.slice(0, 8).sort();
  for (let i = 0; i < few.length; i++) for (let j = i + 1; j < few.length; j++) add(`${few[i]}+${few[j]}`, PAIR);
}
