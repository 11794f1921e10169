// Where to: full addresses, and regions named as a destination.

import { type EntityRule, rule } from './rule.ts';

const provinces =
  '北京|天津|上海|重庆|河北|山西|内蒙古?|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾';
const cities =
  '广州|深圳|杭州|南京|苏州|成都|武汉|西安|郑州|长沙|青岛|济南|大连|沈阳|哈尔滨|长春|厦门|福州|宁波|无锡|佛山|东莞|合肥|南昌|昆明|贵阳|南宁|海口|兰州|西宁|银川|乌鲁木齐|拉萨|呼和浩特|太原|石家庄|温州|珠海|三亚|义乌|常州|徐州|烟台';
const abroad = '海外|国外|美国|日本|韩国|新加坡|马来西亚|加拿大|澳大利亚|澳洲|英国|法国|德国|泰国|港澳台';
const places = `${provinces}|${cities}|${abroad}`;
const english =
  'hong kong|taiwan|macau|singapore|malaysia|japan|korea|canada|australia|germany|france|italy|spain|uk|united kingdom|usa|united states|us|tibet|xinjiang|beijing|shanghai|guangzhou|shenzhen|new york|california|london';

const addressStart = `(?:${provinces}|${cities}|(?:(?![寄发送到在是往邮收址])[\\u4e00-\\u9fa5]){2,4}(?:省|市))`;
const level = /省|市|区|县|镇|乡|路|街|道|巷|弄|村|小区|大厦|广场|花园|公寓|大学|号楼|栋|单元|室|层|\d+号|soho/g;

export const placeRules: readonly EntityRule[] = [
  rule('address', new RegExp(`${addressStart}[\\u4e00-\\u9fa5a-z0-9#\\-() ]{3,60}`, 'g'), (match) => {
    const text = match[0]
      .replace(/ ?(?:收货?|谢谢|可以吗|行吗|能到吗|能发吗|多久|要多久|几天|吗|的?电话|联系).*$/, '')
      .trimEnd();
    const levels = new Set(text.match(level) ?? []);
    const detailed = /路|街|弄|巷|道\d|\d+号|小区|大厦|广场|花园|公寓|栋|单元|室|soho|大学|村/.test(text);
    return (levels.size >= 2 && detailed) || (levels.size >= 1 && detailed && text.length >= 8)
      ? `text:${text}`
      : undefined;
  }),
  rule(
    'region',
    new RegExp(
      `(?:发货?到?|寄到?|送到?|到|运到?|往|去|邮到?|收货地址?(?:是|在)?|我在|人在|家在|地址(?:是|在)?)(?:了|过|的)?(${places})(?:省|市|自治区)?`,
      'g',
    ),
    (match, { after }) => (/^(?:发货|仓|的货)/.test(after) && !/^发货到/.test(after) ? undefined : match[1]),
  ),
  rule(
    'region',
    new RegExp(
      `(${places})(?:省|市|自治区)?(?:那边|地区|这边)?(?=(?:也|都|还)?(?:包邮|能(?:发|到|寄|送)|可以(?:发|到|寄|送)|发不发|要?(?:多久|几天|多少天)|运费|邮费|能不能|送不送|到得了|多长时间|要加|需要加|$|[?,。!]))`,
      'g',
    ),
    (match, { before }) => (/从|在|产地|是$/.test(before.slice(-2)) ? undefined : match[1]),
  ),
  rule('region', new RegExp(`\\b(?:to|in|within|for) (?:the )?(${english})\\b`, 'g'), (match, { before }) =>
    /\bmade $/.test(before) ? undefined : match[1],
  ),
];
