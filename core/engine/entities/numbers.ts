// Numbers that name something: orders, parcels, phones, items. Told apart by shape, length and the words beside them.

import { type Around, digitsOnly, type EntityRule, rule } from './rule.ts';

const orderWords = /订单|单号|定单|order|下单|拍下|purchase/;
const courierWords = /快递|物流|顺丰|圆通|中通|申通|韵达|邮政|ems|极兔|德邦|tracking|courier|运单/;
const phoneWords = /电话|手机|联系|号码|phone|mobile|call|tel|打/;
const itemWords = /商品|货号|款号|item|宝贝|id|sku|这款|这个链接|编号/;

const near = ({ before, after }: Around, words: RegExp): boolean =>
  words.test(before.slice(-14)) || words.test(after.slice(0, 8));
/** Neither digit nor letter beside it: the number is whole. */
const whole = ({ before, after }: Around): boolean => !/[\da-z]$/.test(before) && !/^[\da-z]/.test(after);
const wholeDigits = ({ before, after }: Around): boolean => !/\d[ -]?$/.test(before) && !/^[ -]?\d/.test(after);

const lettered = (type: string, pattern: RegExp): EntityRule =>
  rule(type, pattern, (match, around) => (whole(around) ? match[0].replace(/[\s-]/g, '').toUpperCase() : undefined));

/** A carrier known only by the word beside the digits. */
const named = (type: string, carrier: RegExp, shape: RegExp): EntityRule =>
  rule(type, /\d{9,18}/g, (match, around) =>
    shape.test(match[0]) && wholeDigits(around) && near(around, carrier) && !/订单/.test(around.before.slice(-4))
      ? match[0]
      : undefined,
  );

export const numberRules: readonly EntityRule[] = [
  rule(
    'url',
    /(?:https?:\/\/)?(?:[a-z0-9-]{1,40}\.){1,5}(?:com|cn|net|hk|tw|org|io|co|shop|store|top|link|me)(?:\/[\w\-./?%&=#~+:@!]*)?/g,
    (match, { before }) => {
      if (/[a-z0-9@]$/.test(before)) return undefined;
      const link = match[0].replace(/[.?!]+$/, '');
      if (!link.includes('/') && !/^https?:/.test(link)) return undefined;
      return (
        /[?&](?:id|item_?id|goods_id)=(\d+)/.exec(link)?.[1] ??
        /(?:item|product)[./]\w*\.?(?:jd|com)?[^/]*\/(\d{5,})\.html/.exec(link)?.[1] ??
        /\/(\d{6,})\.html/.exec(link)?.[1] ??
        link
      );
    },
  ),
  rule('email', /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g, (match) => match[0]),
  rule('tracking_sf', /sf(?:[ -]?\d){12,13}/g, (match, around) =>
    whole(around) ? match[0].replace(/[\s-]/g, '').toUpperCase() : undefined,
  ),
  lettered('tracking_yto', /yt ?\d{13}/g),
  lettered('tracking_jd', /jd[a-z]{0,2}\d{11,13}(?:-\d+-\d+-?)?/g),
  lettered('tracking_ems', /[a-z]{2}\d{9}cn/g),
  lettered(
    'tracking_other',
    /(?:jt|zjs)\d{13,15}|dpk\d{12}|lp\d{14}|1z[a-z0-9]{16}|[a-z]{2}\d{9}(?:us|gb|hk|de|fr|jp|sg|tw)/g,
  ),
  rule('order_no', /\d{3}-\d{7}-\d{7}/g, (match, around) => (wholeDigits(around) ? match[0] : undefined)),
  rule('order_no', /2\d[01]\d[0-3]\d-\d{15}/g, (match, around) => (wholeDigits(around) ? match[0] : undefined)),
  rule('order_no', /(?:order|订单)(?:号| ?no\.?| number)? ?[:：]? ?#?([a-z]{1,4}-?\d{4,14})(?![\da-z])/g, (match) =>
    match[1]!.toUpperCase(),
  ),
  rule('order_no', /#(\d{3,8})(?!\d)/g, (match, { before, whole: text }) =>
    /[\da-z]$/.test(before) || (!orderWords.test(text) && /[件个号码]/.test(text)) ? undefined : `#${match[1]}`,
  ),
  rule(
    'order_no',
    /(?:订单|单号|order)[^\d]{0,6}(?:尾号|后四位|末四位|ending (?:in|with))[是为: ]{0,2}(\d{3,6})(?!\d)|(?:订单|单子)?尾号[是为: ]{0,2}(\d{4})(?!\d)(?=[^\d]*(?:单|发|到|查|$))/g,
    (match, { before }) => (/手机|电话|卡/.test(before.slice(-6)) ? undefined : (match[1] ?? match[2])),
  ),
  // Courier numbers known by the carrier's name come before bare lengths.
  named('tracking_zto', /中通|zto/, /^7[35678]\d{10}(?:\d{2})?$/),
  named('tracking_sto', /申通|sto/, /^(?:77\d{13}|\d{12,13})$/),
  named('tracking_yunda', /韵达|yunda/, /^(?:31|43|46)\d{11}(?:\d{2})?$/),
  named('tracking_yto', /圆通|yto/, /^\d{12,13}$/),
  named('tracking_sf', /顺丰|sf/, /^\d{12}$/),
  named('tracking_ems', /邮政|ems|小包|挂号/, /^(?:10|11|98|99)\d{11}$/),
  named('tracking_other', /极兔|德邦|百世|天天|fedex|ups|usps|dhl|菜鸟|tracking/, /^\d{10,15}$/),
  rule('order_no', /\d(?:[ -]?\d){17,18}/g, (match, around) => {
    const digits = digitsOnly(match[0]);
    if (!wholeDigits(around) || /^\d[x]/.test(around.after) || idCard(digits, around)) return undefined;
    return /[ -]/.test(match[0]) && !near(around, orderWords) ? undefined : digits;
  }),
  rule('tracking_sto', /77\d{13}/g, (match, around) =>
    wholeDigits(around) && near(around, courierWords) ? match[0] : undefined,
  ),
  rule('phone', /(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}/g, (match, around) =>
    wholeDigits(around) && !/[a-z]$/.test(around.before) ? digitsOnly(match[0]).slice(-11) : undefined,
  ),
  rule('phone', /0\d{2,3}-\d{7,8}|400-?\d{3}-?\d{4}/g, (match, around) => (wholeDigits(around) ? match[0] : undefined)),
  rule('phone', /\+\d{1,3}[ -]?\d{2,4}(?:[ -]?\d{2,4}){2,3}/g, (match, around) =>
    wholeDigits(around) ? `+${digitsOnly(match[0])}` : undefined,
  ),
  rule('phone', /[一幺壹][三四五六七八九](?:[零〇一幺二三四五六七八九]){9}/g, (match) =>
    [...match[0]]
      .map((digit) =>
        '零一二三四五六七八九'.indexOf(digit === '幺' || digit === '壹' ? '一' : digit === '〇' ? '零' : digit),
      )
      .join(''),
  ),
  rule('phone', /\(?\d{3}\)?[ -]\d{3}-\d{4}/g, (match, around) =>
    wholeDigits(around) && near(around, phoneWords) ? digitsOnly(match[0]) : undefined,
  ),
  rule('order_no', /\d{11,12}/g, (match, around) =>
    wholeDigits(around) && near(around, /订单|单号|order|京东/) && !near(around, itemWords) ? match[0] : undefined,
  ),
  rule('order_no', /\d{6,17}/g, (match, around) =>
    wholeDigits(around) && /(?:订单(?:号|编号)?|order(?: ?(?:no|number|id))?)[是为:#. ]{0,3}$/.test(around.before)
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
  rule('item_id', /(?:货号|款号|商品编码|sku)[是为: #]{0,2}([a-z0-9][a-z0-9-]{3,15})(?![a-z0-9])/g, (match) =>
    match[1]!.toUpperCase(),
  ),
];

/** 18 digits with a birthday in the middle and the right check digit, or said to be one. */
function idCard(digits: string, { before }: Around): boolean {
  if (/身份证/.test(before.slice(-8))) return true;
  if (digits.length !== 18 || !/^[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}$/.test(digits))
    return false;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return '10X98765432'[sum % 11] === digits[17];
}
