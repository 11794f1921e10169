// English numbers in words (`two hundred and fifty dollars`), read by compromise. Loaded when one first comes.

import { createRequire } from 'node:module';

type NumberFound = { readonly text: string; readonly start: number; readonly end: number; readonly value: number };
type Doc = { numbers(): { json(options: { offset: boolean }): readonly Found[] } };
type Found = {
  readonly text: string;
  readonly number?: { readonly num?: number | null };
  readonly offset?: { readonly start: number; readonly length: number };
};

let read: ((text: string) => Doc) | undefined;
const worded =
  /\b(?:eleven|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)\b/;

/**
 * The numbers written in words, with their offsets in `plain`; simple ones up to twelve are the entity rules' own. The
 * first such text loads compromise: about 0.3 s and 15 MB, once a process; each later one costs about 1 ms.
 */
export function numbersInWords(plain: string): readonly NumberFound[] {
  if (!worded.test(plain)) return [];
  read ??= createRequire(import.meta.url)('compromise') as (text: string) => Doc;
  return read(plain.slice(0, 500))
    .numbers()
    .json({ offset: true })
    .flatMap(({ text, number, offset }) => {
      const value = number?.num;
      if (typeof value !== 'number' || !offset || !worded.test(text)) return [];
      const words = text.trim();
      return [{ text: words, start: offset.start, end: offset.start + words.length, value }];
    });
}
