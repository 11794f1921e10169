// Money, counts, spans of time: a number and its unit.

import { type EntityRule, NUMBER, numberIn, rule, tidyNumber } from './rule.ts';

const classifiers =
  '件|双|个|条|套|箱|盒|瓶|包|袋|只|支|把|台|部|本|张|对|组|打|份|斤|块(?=[表香皂电])|顶|枚|卷|桶|罐|片|款|单';
const englishUnits = 'pieces?|pairs?|items?|boxes|box|bottles?|sets?|packs?|units?|pcs';
const englishNumber = '\\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen';
const small: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  'a dozen': 12,
  a: 1,
  an: 1,
  half: 0.5,
};
const spans: Readonly<Record<string, string>> = {
  分钟: 'min',
  小时: 'h',
  钟头: 'h',
  天: 'd',
  日: 'd',
  周: 'w',
  星期: 'w',
  礼拜: 'w',
  个月: 'mo',
  月: 'mo',
  年: 'y',
  minute: 'min',
  hour: 'h',
  day: 'd',
  week: 'w',
  month: 'mo',
  year: 'y',
};

const englishValue = (text: string): number | undefined => small[text] ?? numberIn(text);

export const amountRules: readonly EntityRule[] = [
  rule('money', /(?:[￥¥$€£]|hk\$|us\$|rmb|cny|usd) ?(\d[\d,]{0,11}(?:\.\d{1,4})?)(万|k)?(?!\d)/g, (match) =>
    scaled(match[1]!, match[2]),
  ),
  rule(
    'money',
    /(\d[\d,]{0,11}(?:\.\d{1,4})?|[零一二两三四五六七八九十百千万]{1,10})(万)?(?:元|块钱|块(?!头|状|地|表|皂|电)|圆|人民币|rmb|cny|usd|dollars?|bucks|yuan|euros?|pounds?(?! (?:heavy|weight)))([一二三四五六七八九五]|\d)?(?:毛|角)?/g,
    (match, { after, before }) => {
      if (
        /^(?:牌|店)/.test(after) ||
        /第$/.test(before) ||
        (/[一]/.test(match[1]!) && /块/.test(match[0]) && /^(?:买|发|寄|拍|付|下单|去|儿|来)/.test(after))
      )
        return undefined;
      const value = scaled(match[1]!, match[2]);
      const tenth = match[3] === undefined ? undefined : numberIn(match[3]);
      return value === undefined || tenth === undefined ? value : tidyNumber(Number(value) + tenth / 10);
    },
  ),
  rule('money', /(\d{1,4}|[一二两三四五六七八九])(?:毛钱?|角)(?!巾|衣|线|裤|笔)/g, (match) => {
    const value = numberIn(match[1]!);
    return value === undefined ? undefined : tidyNumber(value / 10);
  }),
  rule('money', /(\d{1,9}(?:\.\d{1,4})?)万(?![一-龥])/g, (match) => tidyNumber(Number(match[1]) * 10000)),
  rule(
    'duration',
    new RegExp(
      `(${NUMBER})来?个?(半)?(分钟|小时|钟头|天|日(?!元|本|用)|周(?!年|边|岁)|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|月|年)(半)?`,
      'g',
    ),
    (match, { before, after }) => {
      const [whole, digits, half, unit, later] = match;
      if (/^(?:三夜|牌|号|初|款|份|级|生|薪)/.test(after) || /[第每周\d]$/.test(before)) return undefined;
      if (unit === '月' && !whole.includes('个')) return undefined;
      if (unit === '年' && /^\d{4}$/.test(digits!)) return undefined;
      if ((unit === '日' || unit === '天') && /月$/.test(before)) return undefined;
      const value = numberIn(digits!);
      const key = unit === '月' ? '个月' : unit!;
      return value === undefined ? undefined : `${tidyNumber(value + (half || later ? 0.5 : 0))}${spans[key]}`;
    },
  ),
  rule(
    'duration',
    /\b(\d{1,5}|one|two|three|four|five|six|seven|ten|an?|half an?)[ -]?(?:business |working )?(minute|hour|day|week|month|year)s?\b/g,
    (match) => {
      const value = match[1]!.startsWith('half') ? 0.5 : englishValue(match[1]!);
      return value === undefined ? undefined : `${tidyNumber(value)}${spans[match[2]!]}`;
    },
  ),
  rule(
    'quantity',
    new RegExp(`(\\d{1,6}|[零一二两俩三仨四五六七八九十百千半]{1,8})(?:${classifiers})`, 'g'),
    (match, { before, after }) => {
      if (
        /[第每这那哪上下另有任某同\d.]$/.test(before) ||
        /^(?:般|定|起|样|下|点|些|直|共|月|小时|星期|钟|人|头)/.test(after)
      )
        return undefined;
      if (match[0].endsWith('斤') && /体重|重|我|身高|cm|胖|瘦/.test(before)) return undefined;
      if (/^一[个款单条]/.test(match[0]) && !/[要买拍来拿订购加]$/.test(before)) return undefined;
      const value = match[1] === '俩' ? 2 : numberIn(match[1]!);
      return value === undefined || value === 0 ? undefined : tidyNumber(value);
    },
  ),
  rule('quantity', new RegExp(`\\b(${englishNumber}) (?:more )?(?:${englishUnits})\\b`, 'g'), (match) => {
    const value = englishValue(match[1]!);
    return value === undefined ? undefined : tidyNumber(value);
  }),
  rule('quantity', /(?:x|×|\*) ?(\d{1,4})(?![\d.a-z])/g, (match, { before }) =>
    /[\da-z]$/.test(before) ? undefined : match[1],
  ),
];

function scaled(digits: string, unit: string | undefined): string | undefined {
  const value = numberIn(digits);
  if (value === undefined) return undefined;
  return tidyNumber(value * (unit === '万' ? 10000 : unit === 'k' ? 1000 : 1));
}
