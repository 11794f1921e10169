// Which language a customer writes, and which the shop answers in.

import type { KnowledgeBook } from '../knowledge/book.ts';
import type { Language } from '../model/index.ts';
import { syllablesOf } from './nlu/chinese-pinyin.ts';

export function languageOf(plain: string): Language {
  const { chinese, latin } = letters(plain);
  if (chinese > 0 && latin > 0) return latin <= 3 ? 'zh' : 'mixed';
  if (chinese > 0 || isPinyin(plain)) return 'zh';
  return latin > 0 && !/[\u3040-\u30ff\uac00-\ud7af\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f]/.test(plain)
    ? 'en'
    : 'unknown';
}

/** From here on letters that all read as syllables are no chance: English words that do (`he can`, `me`) stand alone. */
const PINYIN_SYLLABLES = 4;

/** Chinese typed without its characters: `shenme shihou fahuo`. */
function isPinyin(plain: string): boolean {
  const words = plain.match(/[a-z]+/g) ?? [];
  let syllables = 0;
  for (const word of words) {
    const found = syllablesOf(word).length;
    if (found === 0) return false;
    syllables += found;
  }
  return syllables >= PINYIN_SYLLABLES;
}

/** A Chinese character says about as much as three Latin letters. */
function letters(plain: string): { chinese: number; latin: number } {
  let chinese = 0;
  let latin = 0;
  for (const unit of plain) {
    if (unit >= '\u3400' && unit <= '\u9fff') chinese++;
    else if (unit >= 'a' && unit <= 'z') latin++;
  }
  return { chinese, latin };
}

/**
 * The BCP 47 tag to answer in. A word or two in Latin letters (`ok`, `XL`, a product's name) does not change the
 * language of a talk that is already going on.
 */
export function answerLanguage(
  plain: string,
  {
    before,
    locale,
    book,
  }: { before: Language | undefined; locale: string | undefined; book: Pick<KnowledgeBook, 'about'> },
): string {
  const language = languageOf(plain);
  const spoken = language === 'mixed' ? heavier(plain) : language;
  const words = plain.match(/[a-z]+/g)?.length ?? 0;
  const settled = before === 'zh' || before === 'en' ? before : undefined;
  const primary = spoken === 'unknown' || (spoken === 'en' && words < 3 && settled !== undefined) ? settled : spoken;
  if (primary === undefined) return locale ?? book.about.languages[0]!;
  return locale?.split('-')[0] === primary ? locale : primary;
}

function heavier(plain: string): 'zh' | 'en' {
  const { chinese, latin } = letters(plain);
  return chinese * 3 >= latin ? 'zh' : 'en';
}
