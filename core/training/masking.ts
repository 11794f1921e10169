// Takes what belongs to one customer out of a sentence before it is kept for training: numbers, names, addresses, links.

/** What stands in place of each kind; entities in masked sentences no longer count. */
const masks: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/[^\s\u3400-\u9fff，。！？、]+/giu, '<链接>'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, '<邮箱>'],
  [/\b[A-Za-z]{2,4}\d{9,15}(?:CN)?\b/gu, '<单号>'],
  [/(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/gu, '<手机号>'],
  [/(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)|(?<!\d)400[- ]?\d{3}[- ]?\d{4}(?!\d)/gu, '<电话>'],
  [/(?<!\d)\d{17}[\dXx](?!\d)/gu, '<证件号>'],
  [/(?<!\d)\d{3}-\d{7}-\d{7}(?!\d)|(?<![\d.])\d{9,24}(?![\d.])/gu, '<单号>'],
  [/#\d{3,}/gu, '<单号>'],
  [
    /[\u3400-\u9fff]{2,8}(?:省|自治区|市)[\u3400-\u9fff\d]{2,30}(?:路|街|道|巷|弄|村|小区|花园|大厦|号楼|单元|室|号)[\u3400-\u9fff\d-]{0,12}/gu,
    '<地址>',
  ],
  [/(?:我叫|收件人(?:是|：|:)?|姓名(?:是|：|:)?)\s*[\u3400-\u9fff·]{2,4}/gu, '<姓名>'],
];

/**
 * @example masked('订单3651280947182736450 电话13812345678') === '订单<单号> 电话<手机号>'
 */
export function masked(text: string): string {
  // Wide digits and letters are folded so that they are found; punctuation stays as it was written.
  let said = text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0b\uff0d]+/g, (wide) => wide.normalize('NFKC'));
  for (const [pattern, mask] of masks) said = said.replace(pattern, mask);
  return said;
}

export const isMasked = (text: string): boolean => /<(?:链接|邮箱|单号|手机号|电话|证件号|地址|姓名)>/u.test(text);

/** The sentence without its masks and the words that announce them, as a phrasing to learn. */
export const unmaskedRest = (text: string): string =>
  text
    .replace(
      /(?:我的|订单)?(?:电话|手机号?码?|联系方式|快递单号|订单号?|单号|编号|地址|姓名|邮箱|order(?: number| no\.?)?|phone|email|address)?(?:是|为|[:：])?\s*<(?:链接|邮箱|单号|手机号|电话|证件号|地址|姓名)>/giu,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .replace(/^[\s,，.。;；:：、]+|[\s,，;；:：、]+$/g, '');
