// Numbers that name something: orders, parcels, phones, items. Told apart by shape, length and the words beside them.

import { type Around, digitsOnly, type EntityRule, rule } from './rule.ts';

const orderWords = /订单|单号|定单|order|下单|拍下|purchase/;
const courierWords = /快递|物流|包裹|顺丰|圆通|中通|申通|韵达|邮政|ems|极兔|德邦|tracking|courier|运单/;
const phoneWords = /电话|手机|联系|号码|phone|mobile|call|tel|打/;
const itemWords = /商品|货号|款号|item|宝贝|id|sku|这款|这个链接|编号/;

const near = ({ before, after }: Around, words: RegExp): boolean => words.test(before) || words.test(after.slice(0, 8));
/** What a number is said to be when it is no phone. */
const saidOtherwise =
  /(?:订单|单号|货号|款号|编号|商品|宝贝|id|sku|身份证|卡号|order)(?:编?号|id| no\.?| number)?[是为: #]{0,3}$/;
/** Neither digit nor letter beside it: the number is whole. */
const whole = ({ before, after }: Around): boolean => !/[\da-z]$/.test(before) && !/^[\da-z]/.test(after);
const wholeDigits = ({ before, after }: Around): boolean => !/\d[ -]?$/.test(before) && !/^[ -]?\d/.test(after);

/** Letters, then digits that may stand in groups: `JDVA 4847 5610 295`. Compared without the gaps. */
const lettered = (type: string, shape: RegExp, carrier?: RegExp): EntityRule =>
  rule(
    type,
    /(?<![a-z\d])(?:[a-z]{2} ?\d{3} ?\d{3} ?\d{3} ?[a-z]{2}(?![a-z])|[a-z]{1,5}(?:[ -]?\d){6,18}(?:(?<=-\d-\d)-)?)/g,
    (match, around) => {
      if (!whole(around)) return undefined;
      const value = match[0].replace(/ /g, '');
      const tight = value.replace(/(?<=[a-z])-|(?<=\d{2})-(?=\d{3})/g, '');
      if (!shape.test(tight) || (carrier && !near(around, carrier))) return undefined;
      return tight.toUpperCase();
    },
  );

/** A carrier known only by the word beside the digits. */
const named = (type: string, carrier: RegExp, shape: RegExp): EntityRule =>
  rule(type, /\d(?:[ -]?\d){8,22}/g, (match, around) => {
    const digits = digitsOnly(match[0]);
    if (!shape.test(digits) || !wholeDigits(around) || !near(around, carrier)) return undefined;
    if (
      /订单(?:号|编号)?[是为: ]{0,2}$/.test(around.before) ||
      /(?:电话|手机|客服|热线)(?:号码?)?[是为: ]{0,2}$/.test(around.before)
    )
      return undefined;
    return mobile.test(digits) && /快递员|小哥|师傅|电话|手机|打/.test(around.before) ? undefined : digits;
  });
const mobile = /^1[3-9]\d{9}$/;

export const numberRules: readonly EntityRule[] = [
  rule(
    'url',
    /(?<![a-z0-9-])(?:https?:\/\/)?(?:[a-z0-9-]{1,40}\.){1,5}(?:com|cn|net|hk|tw|org|io|co|shop|store|top|link|me|be|tv|app|xyz|store|vip|cc|uk|de|jp)(?:\/[\w\-./?%&=#~+:@!]*)?/g,
    (match, { before }) => {
      if (/[a-z0-9@]$/.test(before)) return undefined;
      const link = match[0].replace(/[.?!,:;]+$/, '');
      if (!link.includes('/') && !/^(?:https?:|www\.)/.test(link)) return undefined;
      return (
        /[?&](?:id|item_?id|goods_id)=(\d+)/.exec(link)?.[1] ??
        /(?:item|product)[./]\w*\.?(?:jd|com)?[^/]*\/(\d{5,})\.html/.exec(link)?.[1] ??
        /\/(\d{6,})\.html/.exec(link)?.[1] ??
        `text:${link}`
      );
    },
  ),
  rule('email', /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g, (match) => match[0]),
  lettered('tracking_sf', /^sf\d{12,13}$/),
  lettered('tracking_yto', /^yt\d{13}$/),
  lettered('tracking_yto', /^[a-z]\d{11}$/, /圆通|yto/),
  lettered('tracking_jd', /^jd[a-z]{0,2}\d{11,13}(?:-\d-\d-?)?$/),
  lettered('tracking_ems', /^[a-z]{2}\d{9}cn$/),
  lettered(
    'tracking_other',
    /^(?:(?:jt|zjs)\d{13,15}|dpk\d{12}|dpl?\d{10,12}|lp\d{14}|ky\d{13}|(?:tt|ht|an|sx|uc|ztky|cn)\d{11,15}|[a-z]{2}\d{9}(?:us|gb|hk|de|fr|jp|sg|tw|au|ca|nl|kr|my|th|it|es))$/,
  ),
  rule(
    'tracking_other',
    /(?<=ups[ :：]?|[^a-z\d]|^)1z ?[a-z0-9]{3} ?[a-z0-9]{3} ?[a-z0-9]{2} ?[a-z0-9]{4} ?[a-z0-9]{4}/g,
    (match, around) => (!/^[\da-z]/.test(around.after) ? match[0].replace(/ /g, '').toUpperCase() : undefined),
  ),
  rule('order_no', /\d{3}-\d{7}-\d{7}/g, (match, around) => (wholeDigits(around) ? match[0] : undefined)),
  rule('order_no', /2\d[01]\d[0-3]\d-\d{15}/g, (match, around) => (wholeDigits(around) ? match[0] : undefined)),
  rule(
    'order_no',
    /(?:order|订单|单号|定单)(?:编?号| ?no\.?| number| id)?(?:是|为| is)? ?[:：]? ?#?([a-z]{1,4}-?\d{4,16})(?![\da-z])/g,
    (match) => match[1]!.toUpperCase(),
  ),
  rule('order_no', /#(\d{3,8})(?!\d)/g, (match, { before, whole: text }) =>
    /[\da-z]$|(?:item|style|sku|商品|货号|款号?) ?$/.test(before) || (!orderWords.test(text) && /[件个号码]/.test(text))
      ? undefined
      : `#${match[1]}`,
  ),
  rule(
    'order_no',
    /(?:订单|单号|order)[^\d]{0,6}(?:尾号|尾数|后四位|末四位|ending (?:in|with))[是为: ]{0,2}(\d{3,6})(?!\d)|(?:订单|单子)?尾号[是为: ]{0,2}(\d{4})(?!\d)(?=[^\d]*(?:单|发|到|查|$))/g,
    (match, { before }) => (/手机|电话|卡/.test(before.slice(-6)) ? undefined : (match[1] ?? match[2])),
  ),
  // Courier numbers known by the carrier's name come before bare lengths.
  named('tracking_zto', /中通|zto/, /^7[35678]\d{10}(?:\d{2})?$|^\d{12}$/),
  named('tracking_sto', /申通|sto/, /^(?:77\d{13}|\d{12,13})$/),
  named('tracking_yunda', /韵达|yunda/, /^(?:31|43|46)\d{11}(?:\d{2})?$/),
  named('tracking_yto', /圆通|yto/, /^\d{12,13}$/),
  named('tracking_sf', /顺丰|sf/, /^\d{12}$/),
  named('tracking_ems', /邮政|ems|小包|挂号|中邮|邮局|邮递/, /^(?:10|11|98|99)\d{11}$/),
  named('tracking_other', /usps/, /^9\d{19,21}$/),
  named(
    'tracking_other',
    /极兔|德邦|百世|天天|优速|安能|跨越|宅急送|丰网|fedex|ups|dhl|菜鸟|联邦|tracking/,
    /^\d{10,15}$/,
  ),
  rule('order_no', /\d(?:[ -]?\d){17,18}/g, (match, around) => {
    const digits = digitsOnly(match[0]);
    if (!wholeDigits(around) || /^\d[x]/.test(around.after) || idCard(digits, around)) return undefined;
    return /[ -]/.test(match[0]) && !near(around, orderWords) ? undefined : digits;
  }),
  rule('tracking_sto', /77\d{13}/g, (match, around) =>
    wholeDigits(around) && near(around, courierWords) ? match[0] : undefined,
  ),
  rule(
    'phone',
    /(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ .-]?(?:\d{4}[ .-]?\d{4}|\d{3}[ .-]?\d{3}[ .-]?\d{2}|\d{2}[ .-]?\d{3}[ .-]?\d{3})/g,
    (match, around) =>
      wholeDigits(around) && !/[a-z]-?$/.test(around.before) && !saidOtherwise.test(around.before)
        ? digitsOnly(match[0]).slice(-11)
        : undefined,
  ),
  rule('phone', /(0\d{2,3})[ -](\d{3,4}[ ]?\d{4})|(?:400|800)[ -]?\d{3}[ -]?\d{4}/g, (match, around) => {
    if (!wholeDigits(around)) return undefined;
    return match[1] === undefined ? match[0].replace(/ /g, '-') : `${match[1]}-${digitsOnly(match[2]!)}`;
  }),
  rule('phone', /0\d{9,11}/g, (match, around) =>
    wholeDigits(around) && /(?:电话|座机|固话|tel)[是为: ]{0,2}$/.test(around.before) ? match[0] : undefined,
  ),
  rule('phone', /\+\d{1,3}[ -]?\d{2,4}(?:[ -]?\d{2,4}){2,3}/g, (match, around) =>
    wholeDigits(around) ? `+${digitsOnly(match[0])}` : undefined,
  ),
  rule('phone', /[一幺壹](?:[零〇洞一幺壹二贰两三叁四肆五伍六陆七柒八捌九玖] ?){10}/g, (match) => {
    const digits = [...match[0].replace(/ /g, '')].map((digit) => spokenDigits[digit]).join('');
    return mobile.test(digits) ? digits : undefined;
  }),
  rule('phone', /\(?\d{3}\)?[ -]\d{3}-\d{4}/g, (match, around) =>
    wholeDigits(around) && near(around, phoneWords) ? digitsOnly(match[0]) : undefined,
  ),
  rule('order_no', /\d{11,12}/g, (match, around) =>
    wholeDigits(around) && near(around, /订单|单号|order|京东/) && !near(around, itemWords) ? match[0] : undefined,
  ),
  rule('order_no', /\d{5,17}/g, (match, around) =>
    wholeDigits(around) &&
    /(?:订单(?:号|编号)?|(?<!item |style )order(?: ?(?:no|number|id))?(?: is)?)[是为:#. ]{0,3}$/.test(around.before) &&
    !/^ ?(?:件|个|元|块|单|cm|双|套)/.test(around.after)
      ? match[0]
      : undefined,
  ),
  rule('item_id', /\d{11,13}/g, (match, around) =>
    wholeDigits(around) &&
    !near(around, orderWords) &&
    !near(around, courierWords) &&
    (match[0].length === 12 || near(around, itemWords))
      ? match[0]
      : undefined,
  ),
  rule(
    'item_id',
    /(?:货号|款号|型号|商品编[码号]|宝贝编[码号]|商品id|宝贝id|编码|条码|条形码|sku|(?:item|style|model|product|art(?:icle)?)(?: ?(?:no\.?|number|id|code|#))+)(?:是|为| is)?[: #]{0,2}([a-z0-9][a-z0-9-]{3,15})(?![a-z0-9])/g,
    (match) => (/\d/.test(match[1]!) ? match[1]!.toUpperCase() : undefined),
  ),
];

/** Digits as they are said or written in full. */
const spokenDigits: Readonly<Record<string, number>> = Object.fromEntries(
  ['零〇洞', '一幺壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((names, digit) =>
    [...names].map((name) => [name, digit]),
  ),
);

/** 18 digits with a birthday in the middle and the right check digit, or said to be one. */
function idCard(digits: string, { before }: Around): boolean {
  if (/身份证|银行卡|卡号|信用卡|\bcard\b/.test(before.slice(-10))) return true;
  if (digits.length !== 18 || !/^[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}$/.test(digits))
    return false;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return '10X98765432'[sum % 11] === digits[17];
}
