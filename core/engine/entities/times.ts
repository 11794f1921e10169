// Days and hours: relative, by date, by weekday, by holiday.

import { type EntityRule, NUMBER, numberIn, rule, tidyNumber } from './rule.ts';

const relative: Readonly<Record<string, string>> = {
  大前天: '-3d',
  前天: '-2d',
  昨天: '-1d',
  昨晚: '-1d',
  今天: '+0d',
  今晚: '+0d',
  今日: '+0d',
  明天: '+1d',
  明儿: '+1d',
  明早: '+1d',
  明晚: '+1d',
  明日: '+1d',
  后天: '+2d',
  大后天: '+3d',
  today: '+0d',
  tonight: '+0d',
  tomorrow: '+1d',
  yesterday: '-1d',
  'day after tomorrow': '+2d',
  这周: '+0w',
  本周: '+0w',
  下周: '+1w',
  下星期: '+1w',
  上周: '-1w',
  'next week': '+1w',
  'last week': '-1w',
  'this week': '+0w',
  这个月: '+0mo',
  本月: '+0mo',
  下个月: '+1mo',
  下月: '+1mo',
  上个月: '-1mo',
  'next month': '+1mo',
  'last month': '-1mo',
  今儿: '+0d',
  昨儿: '-1d',
  后儿: '+2d',
  昨日: '-1d',
  次日: '+1d',
  下礼拜: '+1w',
  下个星期: '+1w',
  下个礼拜: '+1w',
  这星期: '+0w',
  这个星期: '+0w',
  这礼拜: '+0w',
  上星期: '-1w',
  上礼拜: '-1w',
  上个星期: '-1w',
  下下周: '+2w',
  上上周: '-2w',
  上月: '-1mo',
  这月: '+0mo',
  月底: 'month-end',
  月末: 'month-end',
  月初: 'month-start',
  月中: 'month-middle',
  年底: 'year-end',
  年末: 'year-end',
  后年: '+2y',
  前年: '-2y',
  'day before yesterday': '-2d',
  'last night': '-1d',
  'this month': '+0mo',
  'next year': '+1y',
  'last year': '-1y',
  今年: '+0y',
  明年: '+1y',
  去年: '-1y',
};
const weekdays: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  末: 6,
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  5: 5,
  6: 6,
  7: 7,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
};
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const holidays =
  "春节|大年初[一二三四五六七八]|大年三十|年三十|过年|新年|小年|除夕|元旦|元宵节?|清明节?|五一|劳动节|端午节?|六一|儿童节|七夕|七一|八一|中秋节?|国庆节?|十一(?=放|假|期间|长假|黄金周|国庆|前|后|发|能|之|$)|重阳节?|冬至|腊八|平安夜|圣诞节?|情人节|女神节|妇女节|三八节|38节|母亲节|父亲节|教师节|万圣节|感恩节|光棍节|双十一|双11|双十二|双12|618|六一八|520|年货节|开学季|christmas(?: eve)?|xmas|(?:chinese |lunar )?new year(?:'?s(?: day| eve)?)?|easter|thanksgiving|black friday|cyber monday|boxing day|valentine'?s(?: day)?|mother'?s day|father'?s day|halloween|singles'? day|double (?:11|eleven)|mid-autumn(?: festival)?|national day|spring festival";
/** Units of a span that starts now. */
const fromNow: Readonly<Record<string, string>> = {
  分钟: 'min',
  小时: 'h',
  钟头: 'h',
  天: 'd',
  日: 'd',
  工作日: 'd',
  周: 'w',
  星期: 'w',
  礼拜: 'w',
  月: 'mo',
  年: 'y',
  minute: 'min',
  hour: 'h',
  day: 'd',
  week: 'w',
  month: 'mo',
  year: 'y',
};
const few: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
};
const hourOfDay: Readonly<Record<string, number>> = { 下午: 12, 晚上: 12, 傍晚: 12, 今晚: 12, 晚: 12, pm: 12 };

/** Spans counted from now (3天后, two days ago): a moment, not a length. They go before the lengths. */
export const fromNowRules: readonly EntityRule[] = [
  rule(
    'date_time',
    new RegExp(
      `(${NUMBER})个?(半)?(分钟|小时|钟头|工作日|天|日|周|星期|礼拜|月|年)(?:之|以)?(后|前)(?!后|面|期|台|台|十|天|端)`,
      'g',
    ),
    (match, { before }) => {
      const value = numberIn(match[1]!);
      if (value === undefined || /[第每\d月]$/.test(before)) return undefined;
      if (/^[月年]$/.test(match[3]!) && /^\d{4}$/.test(match[1]!)) return undefined;
      if (match[3] === '月' && !match[0].includes('个')) return undefined;
      return `${match[4] === '后' ? '+' : '-'}${tidyNumber(value + (match[2] ? 0.5 : 0))}${fromNow[match[3]!]}`;
    },
  ),
  rule(
    'date_time',
    /\b(?:(in) )?(\d{1,3}|an?|one|two|three|four|five|six|seven|ten) (minute|hour|day|week|month|year)s?( ago| later| from now)?\b/g,
    (match) => {
      const value = few[match[2]!] ?? numberIn(match[2]!);
      if (value === undefined || (match[1] === undefined && match[4] === undefined)) return undefined;
      return `${match[4] === ' ago' ? '-' : '+'}${value}${fromNow[match[3]!]}`;
    },
  ),
];

export const timeRules: readonly EntityRule[] = [
  rule('date_time', /(20\d\d)[-/年.](\d{1,2})[-/月.](\d{1,2})[日号]?/g, (match) =>
    date(match[2]!, match[3]!, match[1]),
  ),
  rule(
    'date_time',
    /(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?:(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]?)?/g,
    (match, { before }) => {
      if (/[个第\d]$/.test(before)) return undefined;
      const month = numberIn(match[1]!);
      const day = match[2] === undefined ? undefined : numberIn(match[2]);
      if (month === undefined || month < 1 || month > 12) return undefined;
      return day === undefined ? `month=${month}` : date(String(month), String(day));
    },
  ),
  rule(
    'date_time',
    /(?<![\d第a-z#])(\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九](?=号(?:之前|以前|前|之后|以后|后|能|发|到|早|晚|上午|下午|要)))[号日](?!线|楼|店|码|仓|机|院|门|元|用|常|本|电池|款|字|色|链接|铺|幢|栋|室|路|桌|柜|房|球|字体|针|膜|杯|选手|客服|产品|商品)/g,
    (match, { before, after, whole }) => {
      const day = numberIn(match[1]!);
      if (day === undefined || day < 1 || day > 31 || /[订单快递型]$/.test(before)) return undefined;
      // 38号的鞋 is a size, 20号之前 a day.
      return /^(?:的鞋|鞋|裤|腰)/.test(after) || (/[穿鞋码]/.test(whole) && day > 30) ? undefined : `day=${day}`;
    },
  ),
  rule(
    'date_time',
    /(?:这|本|下|上)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天末1-7])(?!年|到)/g,
    (match, { before }) => (/[一二两三四五六七八九十\d]$/.test(before) ? undefined : `weekday=${weekdays[match[1]!]}`),
  ),
  rule(
    'date_time',
    /\b(?:next |this |last |on |by )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?!'s)/g,
    (match, { before }) => (/black $/.test(before) ? undefined : `weekday=${weekdays[match[1]!]}`),
  ),
  rule(
    'date_time',
    /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t?ember|ober)?\.? (\d{1,2})(?:st|nd|rd|th)?\b/g,
    (match) => date(String(months.indexOf(match[1]!) + 1), match[2]!),
  ),
  rule(
    'date_time',
    /\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t?ember|ober)?\b/g,
    (match) => date(String(months.indexOf(match[2]!) + 1), match[1]!),
  ),
  rule(
    'date_time',
    /\b(?:by|before|on|after|until|since) the (\d{1,2})(?:st|nd|rd|th)\b/g,
    (match) => `day=${match[1]}`,
  ),
  rule(
    'date_time',
    /(?<![\d./])(1[0-2]|0?[1-9])[/.](3[01]|[12]\d|0?[1-9])(?=号|日|之前|前|到|发|下单|买|拍)(?![\d./])/g,
    (match) => date(match[1]!, match[2]!),
  ),
  rule('date_time', new RegExp(holidays, 'g'), (match) => `holiday=${match[0]}`),
  rule(
    'date_time',
    /(上午|早上|中午|下午|晚上|傍晚|凌晨|今晚|明早)?(\d{1,2}|[一二两三四五六七八九十]{1,2})点(?:钟|半|(\d{1,2})分?)?(?![\d.折水击赞心儿都些])/g,
    (match, { before, after }) => {
      const hour = numberIn(match[2]!);
      if (
        hour === undefined ||
        hour > 24 ||
        (match[0] === '一点' && !/[到在]$/.test(before)) ||
        /^(?:\d|折|钱|吗$|点)/.test(after)
      )
        return undefined;
      const full = hour < 12 ? hour + (hourOfDay[match[1] ?? ''] ?? 0) : hour;
      const minutes = match[0].endsWith('半') ? '30' : (match[3] ?? '0');
      return `${String(full).padStart(2, '0')}:${minutes.padStart(2, '0')}`;
    },
  ),
  rule(
    'date_time',
    /\b(\d{1,2})(?::([0-5]\d))? ?(am|pm|a\.m\.|p\.m\.)(?![a-z])/g,
    (match) =>
      `${String((Number(match[1]) % 12) + (match[3]!.startsWith('p') ? 12 : 0)).padStart(2, '0')}:${match[2] ?? '00'}`,
  ),
  rule(
    'date_time',
    /(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])/g,
    (match) => `${match[1]!.padStart(2, '0')}:${match[2]}`,
  ),
  rule(
    'date_time',
    new RegExp(
      Object.keys(relative)
        .sort((a, b) => b.length - a.length)
        .join('|'),
      'g',
    ),
    (match, { before, after }) =>
      (/^[一二三四五六日天末]/.test(after) && /[周期拜]$/.test(match[0])) ||
      /^(?:头条|美剧|拍|星|白|明星|性)/.test(after) ||
      /[a-z]$/.test(/^[a-z]/.test(match[0]) ? before : '')
        ? undefined
        : relative[match[0]],
  ),
];

function date(month: string, day: string, year?: string): string | undefined {
  if (Number(month) > 12 || Number(day) > 31 || Number(month) < 1 || Number(day) < 1) return undefined;
  const short = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year ? `${year}-${short}` : short;
}
