// Sizes, heights and weights: what advice on sizes needs. Chinese customers give weight in 斤, half a kilogram.

import { type EntityRule, NUMBER, numberIn, rule, tidyNumber } from './rule.ts';

const sizeName = '[2-6]?xl|x{1,4}l|x{1,3}s|[sml]';

export const bodyRules: readonly EntityRule[] = [
  // Height and weight side by side: 165/55, 160 100斤, 165cm 110.
  rule(
    'height_weight',
    /(?<![\d.])(1[3-9]\d|20\d) ?(?:cm|厘米|公分)?[ ,，/、\-和高]{0,2}(?:体重|重)?(\d{2,3}(?:\.\d)?) ?(kg|公斤|千克|斤|磅|lbs?)?(?![\d年月号块元a-z%])/g,
    (match, { before, after }) => {
      if (/[.\d]$/.test(before) || !match[0].slice(3).match(/^\D/) || /^(?:件|块|元|个|号|码|天|小时|折|%)/.test(after))
        return undefined;
      const weight = kilograms(Number(match[2]), match[3]);
      if (weight === undefined || weight < 25 || weight > 200) return undefined;
      return `${match[1]}cm/${tidyNumber(weight)}kg`;
    },
  ),
  rule('height_weight', /(?<![\d.])(\d{2,3}(?:\.\d{1,2})?) ?(?:cm|厘米|公分)(?![a-z])/g, (match, { before, whole }) => {
    const value = Number(match[1]);
    if (value < 50 || value > 230 || /胸围|腰围|臀围|衣长|裤长|肩宽|脚长|袖长|长|宽|×|\*|x$/.test(before.slice(-4)))
      return undefined;
    return value >= 130 || /身高|个子|净高|孩子|宝宝|小孩|女儿|儿子|我/.test(whole)
      ? `${tidyNumber(value)}cm`
      : undefined;
  }),
  rule(
    'height_weight',
    /(?<=我(?:是|有|大概|今年)? ?)(1[4-9]\d)(?![\d.]|件|个|块|元|码|号|天|斤|条|双|套)/g,
    (match) => `${match[1]}cm`,
  ),
  rule(
    'height_weight',
    /(?<![\d.])(1[4-9]\d)(?=(?:的|左右)? ?(?:身高|高|穿|能穿|应该穿|选|适合|可以穿))/g,
    (match, { after }) => (/^ ?(?:穿|选).{0,2}(?:多少钱|几块)/.test(after) ? undefined : `${match[1]}cm`),
  ),
  rule(
    'height_weight',
    /(?:身高|净高|高)?(?:是)?(一米[零一二三四五六七八九十\d]{1,3}|1米\d{1,2}|1\.\d{1,2}米)[ ,，、和]{0,2}(?:体重|重)?(?:是)?([一二两三四五六七八九十百\d]{2,5})(斤|公斤|kg)?(?![\da-z米元块号])/g,
    (match) => {
      const height = metresIn(match[1]!);
      const value = numberIn(match[2]!);
      const weight = value === undefined ? undefined : kilograms(value, match[3]);
      return height === undefined || weight === undefined || weight < 25 || weight > 200
        ? undefined
        : `${height}cm/${tidyNumber(weight)}kg`;
    },
  ),
  rule(
    'height_weight',
    /(?:身高|个子|净高|高)(?:是|大概|大约|有|:|：| )*(1[3-9]\d|20\d|1\.\d{1,2})(?![\d块元])/g,
    (match) => {
      const value = Number(match[1]);
      return `${tidyNumber(value < 3 ? value * 100 : value)}cm`;
    },
  ),
  rule(
    'height_weight',
    /([12一二])[米m](零?[一二三四五六七八九]{1,2}|[一二三四五六七八九]十?[一二三四五六七八九]?|\d{1,2})(?![\d米m])/g,
    (match, { before, after }) => {
      if (/^ ?(?:的?(?:长|宽|厚|床|桌|布|线|沙发|窗|柜|书|被))/.test(after) || /[长宽厚]$/.test(before))
        return undefined;
      const height = metresIn(match[0]);
      return height === undefined ? undefined : `${height}cm`;
    },
  ),
  rule('height_weight', /(?<![\d.])([12]\.\d{1,2}) ?(?:米|m)(?![a-z²2])/g, (match, { before, after }) =>
    /^ ?的?(?:长|宽|厚|床|桌|布|线|沙发|窗|柜|书|被)/.test(after) || /[长宽厚床]$/.test(before)
      ? undefined
      : `${tidyNumber(Number(match[1]) * 100)}cm`,
  ),
  rule(
    'height_weight',
    /(?<![\d.])(\d)(?: ?(?:ft|feet|foot)\.? ?| ?')(\d{1,2})? ?(?:"|''|in(?:ch(?:es)?)?)?(?![\da-z])/g,
    (match) => {
      const feet = Number(match[1]);
      return feet < 4 || feet > 7 ? undefined : `${Math.round(feet * 30.48 + Number(match[2] ?? 0) * 2.54)}cm`;
    },
  ),
  rule(
    'height_weight',
    new RegExp(`(${NUMBER})(?:来|多)?(?: ?)(kgs?|公斤|千克|斤|lbs?|磅|pounds?)(?![a-z])`, 'g'),
    (match, { before, after, whole }) => {
      const value = numberIn(match[1]!);
      if (
        value === undefined ||
        /^ ?(?:装|包|一箱|起|以[上下内]|的?(?:大米|水果|苹果|快递|运费|包裹|货|东西|面|肉|鱼|茶|哑铃))/.test(after) ||
        /[买要来拍]$|(?:限重|运费|快递|包裹|邮费|承重|净重|毛重|能寄|寄|首重|续重|载重|到)[^,。]{0,3}$/.test(before)
      )
        return undefined;
      const weight = kilograms(value, match[2]);
      if (weight === undefined || weight < 25 || weight > 200) return undefined;
      return /体重|身高|穿|码|\d{3}|高|重|胖|瘦|size|weigh|tall|fit|wear|我|斤$|kg$|公斤$|磅$|lbs?$/.test(whole)
        ? `${tidyNumber(weight)}kg`
        : undefined;
    },
  ),
  rule(
    'height_weight',
    /(?:体重|我重|重)(?:是|大概|大约|在|:|：| )*(\d{2,3}(?:\.\d)?|[一二两三四五六七八九十百零]{2,5})(?![\d块元])/g,
    (match) => {
      const value = numberIn(match[1]!);
      const weight = value === undefined ? undefined : kilograms(value, undefined);
      return weight === undefined ? undefined : `${tidyNumber(weight)}kg`;
    },
  ),
  rule('size', /(?<!\d)(1[4-9]\d\/\d{2,3}[abcy])(?![a-z0-9])/g, (match) => match[1]!.toUpperCase()),
  rule(
    'size',
    new RegExp(
      `(?<![a-z0-9'])(${sizeName})(?: ?码| ?号(?!线)|(?= ?(?:还?有|行|可以|合适|能穿|多大|多少|怎么|适合|会不会|偏|大|小|够|吗|和|还是|或|or |size|$|[,.?!、/])))`,
      'g',
    ),
    (match, { before, after }) => {
      const bare = !/[码号]$/.test(match[0]);
      // m记, 1 l, "l'd" and the like are no sizes; a lone letter needs a word that asks for one.
      if (/^(?:记|豆|\.|')/.test(after) || (bare && /\d ?$/.test(before))) return undefined;
      if (bare && match[1]!.length === 1 && /^[a-z ]*[a-z]/.test(after) && !/size ?$/.test(before)) return undefined;
      return standardSize(match[1]!);
    },
  ),
  rule(
    'size',
    new RegExp(`(?:size|尺码|码数|穿|要|拍|选|换成?|买)(?:是|了|个|:|：| |in )*(${sizeName})(?![a-z0-9记豆'])`, 'g'),
    (match) => standardSize(match[1]!),
  ),
  rule(
    'size',
    /\b(?:in|a|an|size|wear|take|need) (?:a )?(size )?(small|medium|large|x-?large|extra large|xx-?large)\b/g,
    (match) => englishSize(match[2]!),
  ),
  rule(
    'size',
    /\b(us|uk|eu|eur|au|fr|it|jp) ?(\d{1,2}(?:\.5)?)(?![\d.]| ?(?:days|pieces|items|orders|dollars|hours))/g,
    (match) => (/^eu/.test(match[1]!) ? match[2] : `${match[1]!.toUpperCase()} ${match[2]}`),
  ),
  rule('size', /\bsize (\d{1,2}(?:\.5)?)(?![\d.]|cm|kg)/g, (match) => match[1]),
  rule('size', /均码|均号|f[码号]|one[ -]size|free[ -]?size/g, () => '均码'),
  rule('size', /(?:特|加)?(?:小|中|大)(?:号|码)(?!线|头|字)/g, (match, { before, after }) =>
    /[大小]$/.test(before) || /^(?:怎么区分|之分)/.test(after) ? undefined : match[0].replace('码', '号'),
  ),
  rule(
    'size',
    /(?<![\d.])(3[4-9]|4[0-8])(\.5)?(?: ?码|(?= ?(?:的|码的)?(?:鞋|靴|凉拖|球鞋|高跟|脚))| ?号(?!之前|前|到|发|能|晚|早|下午|以|左右|开))/g,
    (match) => `${match[1]}${match[2] ?? ''}`,
  ),
  rule(
    'size',
    /(?:size|eu|eur|尺码|穿|鞋码|脚|码数)[:： 是]{0,2}(3[4-9]|4[0-8])(\.5)?(?!\d|\.\d|cm|kg|斤|块|元|度)/g,
    (match) => `${match[1]}${match[2] ?? ''}`,
  ),
  rule('size', /([三四]十[一二三四五六七八九]?)码/g, (match) => {
    const size = numberIn(match[1]!);
    return size !== undefined && size >= 34 && size <= 48 ? String(size) : undefined;
  }),
  rule('size', /(?<![\d.])([67890]\d|1[0-2]\d)([a-g])(?:杯|罩杯)?(?![\da-z])/g, (match, { whole }) =>
    /内衣|文胸|胸罩|bra|罩|杯|码|穿/.test(whole) && Number(match[1]) >= 65 && Number(match[1]) <= 120
      ? `${match[1]}${match[2]!.toUpperCase()}`
      : undefined,
  ),
];

/** Kilograms; without a unit 80 and more can only be 斤, less can only be kilograms. */
function kilograms(value: number, unit: string | undefined): number | undefined {
  if (unit === undefined) return value >= 80 ? value / 2 : value >= 30 ? value : undefined;
  if (unit === '斤') return value / 2;
  if (/磅|lb|pound/.test(unit)) return Math.round(value * 0.4536);
  return value;
}

/** `一米六五`, `1米7`, `1.68米`: centimetres. A single digit after the metre counts tens. */
function metresIn(text: string): number | undefined {
  const decimal = /^(\d\.\d{1,2})米$/.exec(text);
  if (decimal) return Math.round(Number(decimal[1]) * 100);
  const [metres, rest = ''] = text.split(/[米m]/);
  const digits = numberIn(rest.replace('零', ''));
  if (digits === undefined) return undefined;
  const tens = /^[1-9一二三四五六七八九]$/.test(rest) ? digits * 10 : digits;
  return tens > 99 ? undefined : numberIn(metres!)! * 100 + tens;
}

const standardSize = (text: string): string => {
  const upper = text.toUpperCase();
  const repeated = /^(X{2,})([LS])$/.exec(upper);
  return repeated ? `${repeated[1]!.length}X${repeated[2]}` : upper;
};

function englishSize(text: string): string {
  const large = { small: 'S', medium: 'M', large: 'L' }[text];
  if (large !== undefined) return large;
  return text.startsWith('xx') ? '2XL' : 'XL';
}
