// Days and hours: relative, by date, by weekday, by holiday.

import { type EntityRule, numberIn, rule } from './rule.ts';

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
  "春节|过年|除夕|元旦|元宵|清明|五一|劳动节|端午|六一|儿童节|七夕|中秋|国庆|十一(?!件|个|点|月|号|块|元)|圣诞节?|情人节|母亲节|父亲节|教师节|双十一|双11|双十二|双12|618|christmas|new year|easter|thanksgiving|black friday|valentine'?s day|halloween";
const hourOfDay: Readonly<Record<string, number>> = { 下午: 12, 晚上: 12, 傍晚: 12, 今晚: 12, 晚: 12, pm: 12 };

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
    /(?<![\d第a-z#])(\d{1,2}|[一二三]?十[一二三四五六七八九]?)[号日](?!线|楼|店|码|仓|机|院|门|元|用|常|本|电池|款|字)/g,
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
    /\b(?:next |this |last |on |by )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/g,
    (match, { before }) => (/black $/.test(before) ? undefined : `weekday=${weekdays[match[1]!]}`),
  ),
  rule(
    'date_time',
    /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t?ember|ober)?\.? (\d{1,2})(?:st|nd|rd|th)?\b/g,
    (match) => date(String(months.indexOf(match[1]!) + 1), match[2]!),
  ),
  rule('date_time', new RegExp(holidays, 'g'), (match) => `holiday=${match[0]}`),
  rule(
    'date_time',
    /(上午|早上|中午|下午|晚上|傍晚|凌晨|今晚|明早)?(\d{1,2}|[一二两三四五六七八九十]{1,2})点(?:钟|半|(\d{1,2})分?)?(?![\d.折水击赞心儿都些])/g,
    (match, { after }) => {
      const hour = numberIn(match[2]!);
      if (hour === undefined || hour > 24 || /^(?:\d|折|钱|吗$|点)/.test(after)) return undefined;
      const full = hour < 12 ? hour + (hourOfDay[match[1] ?? ''] ?? 0) : hour;
      const minutes = match[0].endsWith('半') ? '30' : (match[3] ?? '0');
      return `${String(full).padStart(2, '0')}:${minutes.padStart(2, '0')}`;
    },
  ),
  rule(
    'date_time',
    /(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])/g,
    (match) => `${match[1]!.padStart(2, '0')}:${match[2]}`,
  ),
  rule(
    'date_time',
    /\b(\d{1,2}) ?(am|pm)\b/g,
    (match) => `${String((Number(match[1]) % 12) + (match[2] === 'pm' ? 12 : 0)).padStart(2, '0')}:00`,
  ),
  rule(
    'date_time',
    new RegExp(
      Object.keys(relative)
        .sort((a, b) => b.length - a.length)
        .join('|'),
      'g',
    ),
    (match, { after }) =>
      /^[一二三四五六日天末]/.test(after) && /[周期]$/.test(match[0]) ? undefined : relative[match[0]],
  ),
];

function date(month: string, day: string, year?: string): string | undefined {
  if (Number(month) > 12 || Number(day) > 31 || Number(month) < 1 || Number(day) < 1) return undefined;
  const short = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year ? `${year}-${short}` : short;
}
