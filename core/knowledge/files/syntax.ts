// What a JSON parser's complaint means to a merchant: the usual slips are Chinese punctuation and a forgotten comma.

import type { printParseErrorCode } from 'jsonc-parser';

/** The parser's name for what it met; `NotJson` is what only the strict parser refuses. */
export type SyntaxErrorName = ReturnType<typeof printParseErrorCode> | 'NotJson';

type Words = readonly [zh: string, en: string, zhRemedy: string, enRemedy: string];

const ascii: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': '"',
  '’': '"',
  "'": '"',
  '，': ',',
  '、': ',',
  '：': ':',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
};

/** The sentence and remedy for a syntax error at an offset of the text. */
export function syntaxWords(error: SyntaxErrorName, text: string, offset: number): Words {
  const wrong = String.fromCodePoint(text.codePointAt(offset) ?? 0x20);
  const right = ascii[wrong];
  if (right !== undefined)
    return [
      `这里用了“${wrong}”，JSON 只认英文符号。`,
      `"${wrong}" is not JSON punctuation.`,
      `改成 ${right}（英文输入法）。如果它是文字的一部分，外面的英文引号可能提前结束了。`,
      `Write ${right} instead. If it belongs to a text, the straight quotes around that text end too early.`,
    ];
  switch (error) {
    case 'InvalidSymbol':
      if (text[offset - 1] === '"') return afterQuote;
      return [
        `“${wordAt(text, offset)}”没有加引号，也不是数字、true、false 或 null。`,
        `"${wordAt(text, offset)}" has no quotes, and is no number, true, false or null.`,
        '给文字加上英文双引号。',
        'Put texts in double quotes.',
      ];
    case 'CommaExpected':
      return afterQuote;
    case 'PropertyNameExpected':
      return [
        '这里应当是带英文双引号的字段名；上一项末尾可能多了一个逗号。',
        'A field name in double quotes is expected; the item before may end with a comma too many.',
        '删掉最后一项后面的逗号，或给字段名加上双引号。',
        'Remove the comma after the last item, or put the name in double quotes.',
      ];
    case 'ValueExpected':
      return [
        '这里缺少内容；可能是最后一项后面多了逗号。',
        'A value is missing; the last item may end with a comma too many.',
        '补上内容，或删掉多余的逗号。',
        'Add the value, or remove the comma.',
      ];
    case 'ColonExpected':
      return ['字段名后面缺少冒号。', 'A colon is missing after the field name.', '补上英文冒号 : 。', 'Add a colon.'];
    case 'CloseBraceExpected':
    case 'CloseBracketExpected': {
      const close = error === 'CloseBraceExpected' ? '}' : ']';
      return [
        `缺少结尾的 ${close}，文件可能没有保存完整。`,
        `The closing ${close} is missing; the file may be half saved.`,
        `补上 ${close}，或重新保存。`,
        `Add ${close}, or save the file again.`,
      ];
    }
    case 'UnexpectedEndOfString':
      return [
        '文字的引号没有结束，或文字里直接换了行。',
        'A text has no closing quote, or runs over a line break.',
        '补上英文双引号；要换行请写 \\n。',
        'Close the quote; write \\n for a line break.',
      ];
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return ['JSON 里不能写注释。', 'JSON has no comments.', '删掉这段注释。', 'Remove the comment.'];
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode':
      return [
        '反斜杠 \\ 的写法不对。',
        'A backslash is used wrongly.',
        '要写一个反斜杠请写 \\\\ ；正则里的 \\d 写成 \\\\d。',
        'Write \\\\ for one backslash; a pattern’s \\d becomes \\\\d.',
      ];
    case 'InvalidCharacter':
      return [
        '文字里有不能直接写的字符（制表符或控制字符）。',
        'A text holds a character that cannot stand there bare (a tab or control character).',
        '删掉它；制表符写 \\t。',
        'Remove it; write \\t for a tab.',
      ];
    case 'EndOfFileExpected':
      return [
        '文件在这里本该结束，后面还有多余的内容。',
        'The file should end here, but more follows.',
        '删掉多余的内容，或检查前面是否多了一个 }。',
        'Remove what follows, or look for a } too many before it.',
      ];
    default:
      return [
        '从这里开始不是 JSON。',
        'From here on this is not JSON.',
        '对照 knowledge/README.md 里的例子改正这一行。',
        'Compare this line with the example in knowledge/README.md.',
      ];
  }
}

const afterQuote: Words = [
  '这里前面缺少逗号，或文字里直接用了英文双引号。',
  'A comma is missing before this, or a text holds a bare double quote.',
  '在上一项末尾加 , ；文字里的双引号写成 \\" 或用中文引号“”。',
  'Add a comma after the item before; inside a text write \\" for a quote.',
];

function wordAt(text: string, offset: number): string {
  return /^[^\s,:"[\]{}]{1,30}/u.exec(text.slice(offset, offset + 60))?.[0] ?? '';
}
