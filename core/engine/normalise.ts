// Step one: a customer's raw words in one spelling. Both sides of every comparison pass through here.

import { simplify } from './nlu/chinese.ts';

/** What is understood of one turn; longer texts are cut here (the raw text is kept whole in the turn). */
const LONGEST = 4000;

export type Normalised = {
  readonly raw: string;
  /** NFKC, lower-case, simplified, no emoji or control characters; punctuation stays. Entities are read from it. */
  readonly plain: string;
  /** Offset in `raw` of each UTF-16 unit of `plain`, plus one for its end. */
  readonly at: readonly number[];
  /** Plain in the shop's usual words (什么 for 啥), punctuation kept. Keyword rules read it. */
  readonly spoken: string;
  /** `spoken` spaced alike and without punctuation. Product names are found in it. */
  readonly words: string;
  /** What is compared: `words` without greetings and particles at its ends. */
  readonly core: string;
  /** Emoji in order; only the mood looks at them. */
  readonly emoji: readonly string[];
};

export function normalise(raw: string): Normalised {
  const { plain, at, emoji } = unify(raw.slice(0, LONGEST));
  const spoken = colloquial(plain).replace(/\s+/g, ' ').trim();
  const words = compact(spoken);
  return { raw, plain, at, spoken, words, core: coreOf(words), emoji };
}

/** The comparable form of a stored phrasing or a keyword. */
export function normalisePhrase(raw: string): string {
  return coreOf(normaliseWord(raw.slice(0, LONGEST)));
}

/** A keyword's form: what `spoken` is for a text. */
export function normaliseKeyword(raw: string): string {
  return colloquial(unify(raw.slice(0, LONGEST)).plain)
    .replace(/\s+/g, ' ')
    .trim();
}

/** A product name's form inside running text: no greeting or particle is taken off. */
export function normaliseWord(raw: string): string {
  return compact(colloquial(unify(raw).plain));
}

const emojiUnit = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{M}\u2028\u2029]/u;

function unify(raw: string): { plain: string; at: number[]; emoji: string[] } {
  let text = '';
  const at: number[] = [];
  const emoji: string[] = [];
  for (let i = 0; i < raw.length; ) {
    const code = raw.codePointAt(i)!;
    const width = code > 0xffff ? 2 : 1;
    for (const unit of unifyCharacter(code, emoji)) {
      text += unit;
      at.push(i);
    }
    i += width;
  }
  at.push(raw.length);
  return { plain: simplify(text), at, emoji };
}

/** UTF-16 units this character becomes. */
function unifyCharacter(code: number, emoji: string[]): string | string[] {
  if (code < 0x80) {
    if (code >= 0x20 && code !== 0x7f) return String.fromCharCode(code).toLowerCase();
    return code === 0x0a || code === 0x0d ? '\n' : ' ';
  }
  const character = String.fromCodePoint(code);
  if (code >= 0x4e00 && code <= 0x9fff) return character;
  if (code !== 0xa9 && code !== 0xae && code !== 0x2122 && emojiUnit.test(character)) {
    emoji.push(character);
    return ' ';
  }
  if (code === 0x3002) return '。';
  if (unseen.test(character)) return '';
  if (code === 0x2018 || code === 0x2019) return "'";
  if (code === 0x201c || code === 0x201d) return '"';
  // Split by units, not by characters: `at` counts units.
  return character.normalize('NFKC').toLowerCase().split('');
}

const said: readonly (readonly [string, string])[] = [
  ['木有', '没有'],
  ['么有', '没有'],
  ['咩', '什么'],
  ['啥子', '什么'],
  ['啥时候', '什么时候'],
  ['啥时', '什么时候'],
  ['几时', '什么时候'],
  ['多会儿', '什么时候'],
  ['多咱', '什么时候'],
  ['为啥', '为什么'],
  ['干啥', '干什么'],
  ['干嘛', '干什么'],
  ['啥', '什么'],
  ['神马', '什么'],
  ['咋个', '怎么'],
  ['咋样', '怎么样'],
  ['咋地', '怎么'],
  ['咋', '怎么'],
  ['肿么', '怎么'],
  ['怎样', '怎么样'],
  ['如何', '怎么'],
  ['邮费', '运费'],
  ['邮资', '运费'],
  ['快递费', '运费'],
  ['免邮', '包邮'],
  ['有木有', '有没有'],
  ['能不能', '能'],
  ['可不可以', '可以'],
  ['可否', '可以'],
  ['能否', '能'],
  ['是否', '是不是'],
  ['肯不肯', '能'],
  ['嘛时候', '什么时候'],
  ['米有', '没有'],
  ['俺', '我'],
  ['妳', '你'],
  ['您', '你'],
  ['宝贝', '商品'],
  ['东东', '东西'],
  ['酱紫', '这样'],
  ['造吗', '知道吗'],
  ['灰常', '非常'],
  ['粗去', '出去'],
  ['素不素', '是不是'],
  ['4不4', '是不是'],
  ['不晓得', '不知道'],
  ['晓得', '知道'],
  ['退钱', '退款'],
  ['快递单号', '单号'],
  ['运单号', '单号'],
  ['物流单号', '单号'],
  ['码数', '尺码'],
  ['卷儿', '券'],
  ['优惠卷', '优惠券'],
  ['领卷', '领券'],
  ['打拆', '打折'],
];
const shortForms: readonly (readonly [RegExp, string])[] = [
  [/\bcan(?:not|'?t)\b/g, 'can not'],
  [/\bwon'?t\b/g, 'will not'],
  [/(\w)n't\b/g, '$1 not'],
  [/\b(do|does|did|is|was|has|have|are|could|would|should)nt\b/g, '$1 not'],
  [/(\w)'(s|m|re|ve|ll|d)\b/g, '$1 $2'],
  [/\b(?:pls|plz|plse)\b/g, 'please'],
  [/\bu\b/g, 'you'],
  [/\bur\b/g, 'your'],
  [/\br\b/g, 'are'],
  [/\bthx\b|\btks\b|\bty\b/g, 'thanks'],
  [/\b(?:wanna)\b/g, 'want to'],
  [/\b(?:gonna)\b/g, 'going to'],
  [/\bdunno\b/g, 'do not know'],
  [/\bcolour(s?)\b/g, 'color$1'],
  [/\bjewellery\b/g, 'jewelry'],
  [/\bparcel(s?)\b/g, 'package$1'],
  [/\be-mail\b/g, 'email'],
  [/\bt[ -]shirt(s?)\b/g, 'tshirt$1'],
];
const usual = new Map(said.map(([from, to]) => [simplify(from), to]));
const usualPattern = new RegExp([...usual.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');

/** `c h a r g e r`; three letters may be sizes. */
const spacedOut = /(?<![a-z])[a-z](?: [a-z]){3,}(?![a-z])/g;

function colloquial(text: string): string {
  let words = text;
  if (/[\u3400-\u9fff]/.test(words)) words = words.replace(usualPattern, (found) => usual.get(found)!);
  if (!/[a-z]/.test(words)) return words;
  words = words.replace(spacedOut, (run) => run.replaceAll(' ', ''));
  for (const [from, to] of shortForms) words = words.replace(from, to);
  return words;
}

/** One space between Latin words, none beside Chinese, no punctuation; runs of one letter or character shortened. */
function compact(text: string): string {
  return text
    .replace(/([^\d\s])\1{2,}/gu, '$1')
    .replace(/[^\p{L}\p{N}$€£%.]+/gu, ' ')
    .replace(/\.(?!\d)|(?<!\d)\./g, ' ')
    .replace(/ +/g, ' ')
    .replace(/(?<=[\u3040-\u30ff\u3400-\u9fff]) | (?=[\u3040-\u30ff\u3400-\u9fff])/g, '')
    .trim();
}

const opening = new RegExp(
  `^(?:${[
    '你好呀?',
    '哈[喽啰罗]',
    '嗨',
    '喂',
    '在(?:吗|么|不在|不|嘛)?(?=请问|想问|问)',
    '(?:客服|老板娘?|掌柜的?|店家|卖家|店主|小二|小哥哥|小姐姐|美女|帅哥)(?:你好|在吗)?',
    '亲们?(?:爱的)?(?!测|子|戚|自|友|密|肤|手|人)',
    '(?:我?想|我要)?(?:请|咨|麻烦|打扰)?(?:问|询|请教)(?:一下|下|一问|问)?(?:就是)?(?!题|候|卷)',
    '麻烦(?:帮我|问下|你)?',
    '那个(?=.{4})',
    '请(?=问)',
    '帮(?:我|忙)?(?:看|查|问)(?:一下|下)(?=.{3})',
    '(?:hi|hello|hey)(?: there)?(?![a-z])',
    'excuse me',
    'good (?:morning|afternoon|evening)',
    'dear(?: seller)?(?![a-z])',
    'please(?! )',
  ].join('|')}) ?`,
);
const closing =
  / ?(?:呀|呢|哈|啊|哦|喔|噢|嘞|咧|呗|哒|啦|哟|耶|诶|嘛|亲(?!子|测|人)|谢谢(?:你|了|啦)?|多谢|感谢|thanks|thank you|please)$/;

/** Takes greetings and particles off both ends while at least two characters of a question remain. */
function coreOf(words: string): string {
  let text = words;
  for (let round = 0; round < 6; round++) {
    const before = text;
    for (const end of [closing, opening]) {
      const shorter = text.replace(end, '');
      if (shorter.length >= 2) text = shorter;
    }
    if (text === before) break;
  }
  return text;
}
