// Money, counts, spans of time: a number and its unit.

import { type EntityRule, NUMBER, numberIn, rule, tidyNumber } from './rule.ts';

const classifiers =
  '件(?!套装?数)|双|个|条|套|箱|盒|瓶|包|袋|只|支|把|台|部|本|张|对|组|打|份|斤|块(?=[表香皂电])|顶|枚|卷|桶|罐|片|款|单';
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

/** Longest first, so that 个工作日 is not cut short. */
const spanUnits =
  '分钟|小时|钟头|个?工作日|天(?!猫|猫|天|然|使|气|线|数)|周(?!年|边|岁|[一二三四五六日末])|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|个月|年(?!级|货|轻|龄|代)';
const spanOf = (unit: string): string => (unit.includes('工作日') ? 'd' : unit === '月' ? 'mo' : (spans[unit] ?? 'd'));

const englishValue = (text: string): number | undefined => small[text] ?? numberIn(text);

export const amountRules: readonly EntityRule[] = [
  rule(
    'money',
    /(?:[￥¥$€£]|hk\$|us\$|au\$|a\$|c\$|nt\$|s\$|rmb|cny|usd|hkd|eur|gbp|港币|港元|台币|人民币|美元|美金|日元|欧元|英镑)[ :：]?(\d[\d,]{0,11}(?:\.\d{1,4})?)(万|k)?(?!\d)/g,
    (match) => scaled(match[1]!, match[2]),
  ),
  // 十块零五毛, 三块五, 12块8
  rule(
    'money',
    /(\d[\d,]{0,11}(?:\.\d{1,4})?|[零一二两三四五六七八九十百千万]{1,10})(万|k)? ?(?:块钱|块(?!头|状|地|表|皂|电|布|糖|砖)|元|圆)(?:零)?(?:([一二三四五六七八九]|\d)(?:毛|角)?(?![\d一二三四五六七八九十个件点]))/g,
    (match, { before }) => {
      if (/第$/.test(before)) return undefined;
      const value = scaled(match[1]!, match[2]);
      const tenth = numberIn(match[3]!);
      return value === undefined || tenth === undefined ? value : tidyNumber(Number(value) + tenth / 10);
    },
  ),
  rule(
    'money',
    /(\d[\d,]{0,11}(?:\.\d{1,4})?|[零一二两三四五六七八九十百千万]{1,10})(万|k)? ?(?:多|来|几)?(?:元|块钱|块|圆|大洋|人民币|港[币元]|台币|新台币|美[元金]|日元|韩元|欧元|英镑|软妹币|rmb\b|cny\b|usd\b|hkd\b|dollars?\b|bucks?\b|yuan\b|euros?\b|quid\b|pounds?\b(?! (?:heavy|weight|in weight)))(?!旦|宵|气|素|件)/g,
    (match, { after, before, whole }) => {
      if (/^(?:牌|店)/.test(after) || /第$/.test(before)) return undefined;
      // 一块手表, 两块肥皂, 一块买: pieces and togetherness, not money.
      if (
        /块$/.test(match[0]) &&
        /^(?:儿|头|状|地|表|手表|肥?皂|香皂|电|布|糖|砖|巧克力|蛋糕|饼|面包|毛巾|地毯|石|玉|肉|豆腐|屏|板|腕表|姜|瓷|玻璃|木)/.test(
          after,
        )
      )
        return undefined;
      if (
        /^一块$/.test(match[0]) &&
        !/[便宜优惠退差送减降补少给花付才只要]{1,3}$/.test(before) &&
        whole.trim() !== '一块'
      )
        return undefined;
      if (/pounds?$/.test(match[0]) && /weigh|tall|i'?m |i am /.test(before)) return undefined;
      return scaled(match[1]!, match[2]);
    },
  ),
  // 一千五, 两百五: said without the unit, but only money is said so.
  rule(
    'money',
    /([一二两三四五六七八九][百千万])([一二三四五六七八九])(?![十百千万个件双条套盒箱瓶包天年月号斤两元块公克毫米厘折人位次码cm])/g,
    (match, { before, whole }) => {
      if (/[十百千万一二三四五六七八九第\d]$/.test(before) || /体重|身高|斤|重/.test(whole)) return undefined;
      const value = numberIn(match[0]);
      return value === undefined ? undefined : tidyNumber(value);
    },
  ),
  rule(
    'money',
    /([一二两三四五六七八九][百千万])(?=$|左右|以内|以下|出头|不到|[,。!?])/g,
    (match, { before, whole }) =>
      /[十百千万一二三四五六七八九第\d]$/.test(before) || /体重|身高|斤|重/.test(whole)
        ? undefined
        : tidyNumber(numberIn(match[1]!)!),
  ),
  // A bare number behind a word for prices.
  rule(
    'money',
    /(?:(?:单|总|原|现|标|售|底|定|差|特|活动|到手|全)?价格?(?!位)|定金|订金|尾款|押金|运费|邮费|便宜|优惠|降了?|立?减|满|返现?|补(?:差)?|退(?:我|了)?|赔(?:我|了)?|付了?|花了?|扣了?|收(?:我|了)|卖|才|只要|我看是|预算|红包|cost|costs|price|paid|pay|charged(?: me)?|budget|worth)(?:是|为|了|到|我|of|is|:|：| )*(\d{1,6}(?:\.\d{1,2})?)(?![\d.]| ?(?:件|个|双|条|套|盒|箱|瓶|包|天|年|月|号|斤|公斤|kg|g\b|克|ml|cm|米|码|折|%|人|位|次|小时|分|积分|点|周|张|倍|成|星|送|款|单|台|只|支|页|种|岁|pieces|pairs|items|days|hours|weeks|times|percent))/g,
    (match, { whole }) =>
      Number(match[1]) === 0 || /体重|身高/.test(whole) ? undefined : tidyNumber(Number(match[1])),
  ),
  rule(
    'money',
    /(?<![\d.a-z])(\d{1,4}(?:\.\d{1,2})?)k(?=$|[ ,。!?左以多预价])(?! ?(?:屏|分辨率|高清|电视|显示))/g,
    (match) => tidyNumber(Number(match[1]) * 1000),
  ),
  rule('money', /(\d{1,4}|[一二两三四五六七八九])(?:毛钱?|角)(?!巾|衣|线|裤|笔)/g, (match) => {
    const value = numberIn(match[1]!);
    return value === undefined ? undefined : tidyNumber(value / 10);
  }),
  rule('money', /(\d{1,9}(?:\.\d{1,4})?)万(?![一-龥])/g, (match) => tidyNumber(Number(match[1]) * 10000)),
  // 5-7天, 3到5个工作日, 三五天
  rule(
    'duration',
    new RegExp(
      `(\\d{1,3}|[一二两三四五六七八九十]{1,2}) ?(?:-|~|至|到|—) ?(\\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(${spanUnits})`,
      'g',
    ),
    (match, { before }) => {
      const [low, high] = [numberIn(match[1]!), numberIn(match[2]!)];
      if (low === undefined || high === undefined || low >= high || /[第每\d]$/.test(before)) return undefined;
      return `${low}-${high}${spanOf(match[3]!)}`;
    },
  ),
  rule(
    'duration',
    new RegExp(`(?<![十百\\d])([一二两三四五六七八])([二三四五六七八九])(?:个)?(${spanUnits})`, 'g'),
    (match, { before }) => {
      const [low, high] = [numberIn(match[1]!)!, numberIn(match[2]!)!];
      return /[第每]$/.test(before) || high <= low || high - low > 2 ? undefined : `${low}-${high}${spanOf(match[3]!)}`;
    },
  ),
  rule(
    'duration',
    new RegExp(`(${NUMBER})(?:来|多|几)?个?(半)?(?:多)?(${spanUnits}|月|日(?=内|之内))(半)?`, 'g'),
    (match, { before, after }) => {
      const [, digits, half, unit, later] = match;
      if (
        /^(?:三夜|牌|号|初|款|份|级|生|薪|日|货|庆|龄|代|纪|轻|以?后见|前[^,。]{0,2}[买拍下购])/.test(after) ||
        /[第每周\d]$/.test(before)
      )
        return undefined;
      if (unit === '月' && !/个|[半俩仨]/.test(match[0])) return undefined;
      if (unit === '年' && (/^\d{4}$/.test(digits!) || /^[零〇一二三四五六七八九]{4}$/.test(digits!))) return undefined;
      if (unit === '天' && /月$/.test(before)) return undefined;
      const value = numberIn(digits!);
      return value === undefined ? undefined : `${tidyNumber(value + (half || later ? 0.5 : 0))}${spanOf(unit!)}`;
    },
  ),
  rule(
    'duration',
    /(?<![\d.a-z])(\d{1,4}) ?(h|hrs?|mins?|d)(?![a-z\d])/g,
    (match) => `${match[1]}${match[2]!.startsWith('m') ? 'min' : match[2]![0]}`,
  ),
  rule(
    'duration',
    /\b(\d{1,3}) ?(?:-|~|to) ?(\d{1,3}) (?:business |working )?(minute|hour|day|week|month|year)s?\b/g,
    (match) => `${match[1]}-${match[2]}${spans[match[3]!]}`,
  ),
  rule(
    'duration',
    /\b(\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of|an?|half an?)[ -]?(?:full |whole |business |working )?(minute|hour|day|week|month|year)s?\b(?! old)/g,
    (match, { before }) => {
      const value = match[1]!.startsWith('half') ? 0.5 : match[1] === 'a couple of' ? 2 : englishValue(match[1]!);
      if (
        value === undefined ||
        (/^an?$/.test(match[1]!) && /(?:twice|once|times|per|have|nice|great|good) $/.test(before))
      )
        return undefined;
      return `${tidyNumber(value)}${spans[match[2]!]}`;
    },
  ),
  rule(
    'quantity',
    new RegExp(`(\\d{1,6}|[零一二两俩三仨四五六七八九十百千半]{1,8})(?:${classifiers})`, 'g'),
    (match, { before, after }) => {
      if (
        /[第每这那哪上下另有任某同\d.]$/.test(before) ||
        /^(?:代发|般|定|起|样|下|点|些|直|共|月|小时|星期|礼拜|钟|人|头|工作日|半|多月|来月)/.test(after)
      )
        return undefined;
      if (match[0].endsWith('斤') && /体重|重|我|身高|cm|胖|瘦/.test(before)) return undefined;
      if (/^一[个款单条]/.test(match[0]) && !/(?:[要买拍来拿订购加少缺漏剩只收到]|多发)了?$/.test(before))
        return undefined;
      if (/一(?:把|份|部|张|对|块)$/.test(match[0]) && /^(?:手|身|心|力|情|脸|脚)/.test(after)) return undefined;
      const value = match[1] === '俩' ? 2 : numberIn(match[1]!);
      return value === undefined || value === 0 ? undefined : tidyNumber(value);
    },
  ),
  rule('quantity', /(?:[要来买拍订加](?:了)?)(俩|仨)(?![个月人天口])|^(俩|仨)$/g, (match) =>
    (match[1] ?? match[2]) === '俩' ? '2' : '3',
  ),
  rule('quantity', /[买拍满]([一二两三四五六七八九十]|\d{1,2})(?=送|赠|免)/g, (match) => {
    const value = numberIn(match[1]!);
    return value === undefined ? undefined : tidyNumber(value);
  }),
  rule('quantity', /\b(?:a|half a|two|three|\d+) dozen\b/g, (match) => {
    const count = match[0].startsWith('half') ? 0.5 : (englishValue(match[0].split(' ')[0]!) ?? 1);
    return tidyNumber(count * 12);
  }),
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
