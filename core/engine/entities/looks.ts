// Colours. A colour's character inside another word (蓝牙, 红包, 小白) is none.

import { type EntityRule, rule } from './rule.ts';

const compounds =
  '雾霾蓝|雾蓝|天空蓝|天蓝|藏蓝|藏青|宝蓝|湖蓝|克莱因蓝|牛仔蓝|孔雀蓝|浅蓝|深蓝|墨绿|薄荷绿|抹茶绿|军绿|草绿|果绿|豆绿|牛油果绿|浅绿|深绿|酒红|枣红|大红|玫红|砖红|西瓜红|铁锈红|正红|豆沙粉|樱花粉|脏粉|藕粉|粉红|浅粉|裸粉|奶白|米白|象牙白|纯白|本白|珍珠白|月光白|漆黑|曜石黑|纯黑|炭黑|浅灰|深灰|烟灰|银灰|高级灰|雾霾紫|香芋紫|浅紫|深紫|薰衣草紫|鹅黄|姜黄|奶黄|柠檬黄|浅黄|明黄|土黄|焦糖|奶茶|驼|卡其|燕麦|香槟|杏|咖啡|咖|棕|米|玫瑰金|土豪金|银|金|橘|橙';
const single = '白|黑|红|蓝|绿|黄|紫|粉|灰|橙|青|棕';
const english =
  'black|white|red|blue|navy|green|yellow|purple|pink|gr[ae]y|brown|beige|orange|khaki|ivory|cream|camel|silver|gold|burgundy|lavender|turquoise|olive';

export const lookRules: readonly EntityRule[] = [
  rule('color', new RegExp(`(${compounds})色`, 'g'), (match, { before }) =>
    /[绿褐]$/.test(before) ? undefined : match[1]!,
  ),
  rule(
    'color',
    /雾霾蓝|雾蓝|天空蓝|藏蓝|藏青|宝蓝|湖蓝|克莱因蓝|牛仔蓝|孔雀蓝|浅蓝|深蓝|墨绿|薄荷绿|抹茶绿|军绿|果绿|牛油果绿|浅绿|深绿|酒红|枣红|玫红|砖红|西瓜红|铁锈红|豆沙粉|樱花粉|脏粉|藕粉|粉红|奶白|米白|象牙白|珍珠白|月光白|曜石黑|炭黑|浅灰|深灰|烟灰|银灰|高级灰|雾霾紫|香芋紫|浅紫|深紫|鹅黄|姜黄|柠檬黄|卡其|玫瑰金/g,
    (match) => match[0],
  ),
  rule(
    'color',
    new RegExp(
      `(?:纯|正|亮|暗)?(${single})色(?!食品|素|泽|星期|通道|环保|出行|旅游|情|狼|盲|能源|金融|预警|幽默|产业|经典)`,
      'g',
    ),
    (match, { before }) =>
      /[绿染特角景货起脸好有什么颜]$/.test(before) && !/[有好]$/.test(before) ? undefined : match[1]!,
  ),
  rule(
    'color',
    new RegExp(
      `(?:要|有|换|选|拍|是|买|发|个|件|条|款|双|和|还是|或者?|^|[,、 ])(${single})(?:的|款)(?!包|牌|茶|酒|薯|枣|糖)`,
      'g',
    ),
    (match) => match[1]!,
  ),
  rule('color', new RegExp(`(?<![a-z])(${english})(?![a-z]| ?(?:friday|tea|wine|label|card|fish))`, 'g'), (match) =>
    match[1]!.replace('grey', 'gray'),
  ),
];
