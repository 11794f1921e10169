// Merchants' patterns: RE2 semantics by re2js, so that no customer's message can make one hang.

import { RE2JS, RE2JSSyntaxException } from 're2js';
import type { Bilingual } from './report.ts';

/** Instructions a pattern may compile to. Its cost is text length × size: at 1000 and 4000 characters a few tens of ms. */
const largest = 1000;

export type Pattern =
  | { readonly find: (text: string) => string | undefined }
  | { readonly refused: Bilingual; readonly remedy: Bilingual };

/**
 * Compiles a pattern; case does not count, and full-width characters mean their plain forms, as texts are folded too.
 *
 * @example compilePattern('退.{0,4}款') // { find }: find('退我的款') === '退我的款'
 */
export function compilePattern(pattern: string): Pattern {
  try {
    const compiled = RE2JS.compile(plainForms(pattern), RE2JS.CASE_INSENSITIVE);
    if (compiled.programSize() > largest) return tooLarge;
    return {
      find(text) {
        const matcher = compiled.matcher(text);
        return matcher.find() ? (matcher.group() ?? undefined) : undefined;
      },
    };
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    return refusal(pattern, error.message);
  }
}

/** `：` becomes `:`, but `（` becomes `\(`: what was a letter must not turn into an operator. */
function plainForms(pattern: string): string {
  return pattern.replace(/[^\p{ASCII}]/gu, (letter) => {
    const plain = letter.normalize('NFKC');
    return plain === letter ? letter : plain.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&');
  });
}

const tooLarge: Pattern = {
  refused: { zh: '展开后太大', en: 'it is too large once unfolded' },
  remedy: {
    zh: '把 {数字} 的次数改小，或拆成几条规则。',
    en: 'Lower the counts in {…}, or split it into several rules.',
  },
};

/** The usual reasons, each with the way to say the same without it. */
const known: readonly (readonly [RegExp, Bilingual, Bilingual])[] = [
  [
    /\(\?<?!/,
    { zh: '不支持否定环视 (?!…) (?<!…)', en: 'negative look-around (?!…) (?<!…) is not supported' },
    {
      zh: '把不能出现的词写进 "none": [ … ]，正则里去掉这一段。',
      en: 'Put the words that must not occur into "none": [ … ] and drop this part.',
    },
  ],
  [
    /\(\?<?=/,
    { zh: '不支持环视 (?=…) (?<=…)', en: 'look-around (?=…) (?<=…) is not supported' },
    {
      zh: '直接写出前后的文字（如 退.{0,6}货），或拆成几条规则。',
      en: 'Write out what stands around it (退.{0,6}货), or split it into several rules.',
    },
  ],
  [
    /\\(?:[1-9]|k[<{])/,
    { zh: '不支持反向引用 \\1 \\k<…>', en: 'back-references \\1 \\k<…> are not supported' },
    { zh: '把要重复的内容照样写两遍。', en: 'Write out what shall be repeated.' },
  ],
  [
    /\\[pP]\{[A-Za-z_]+=/,
    { zh: '\\p{Script=…} 的写法不同', en: '\\p{Script=…} is written differently' },
    { zh: '写成 \\p{Han}、\\p{Latin}。', en: 'Write \\p{Han}, \\p{Latin}.' },
  ],
  [
    /\\u/,
    { zh: '\\uXXXX 的写法不同', en: '\\uXXXX is written differently' },
    { zh: '直接写那个字，或写成 \\x{4E2D}。', en: 'Write the character itself, or \\x{4E2D}.' },
  ],
  [
    /\(\?>|[*+?]\+|\{\d+(?:,\d*)?\}\+/,
    { zh: '不支持占有量词和原子组 *+ (?>…)', en: 'possessive and atomic groups *+ (?>…) are not supported' },
    { zh: '去掉多出的 + 或 ?>，这里不会回溯，不需要它。', en: 'Drop the extra + or ?>: nothing backtracks here.' },
  ],
];

function refusal(pattern: string, complaint: string): Pattern {
  for (const [sign, refused, remedy] of known) if (sign.test(pattern)) return { refused, remedy };
  const detail = complaint.replace(/^error parsing regexp: /, '');
  return {
    refused: { zh: `语法不对（${detail}）`, en: detail },
    remedy: {
      zh: '检查括号是否成对、特殊符号前是否要加 \\\\；用 any 列出词语通常更简单。',
      en: 'Check that brackets pair up and special signs carry \\\\; listing words under any is often simpler.',
    },
  };
}
