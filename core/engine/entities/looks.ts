// Colours. A colour's character inside another word (蓝牙, 红包, 小白) is none.

import { type EntityRule, rule } from './rule.ts';

/** Names that are colours with or without 色 behind them. */
const names =
  '雾霾蓝|雾蓝|天空蓝|天蓝|水蓝|粉蓝|藏蓝|宝石蓝|宝蓝|湖蓝|克莱因蓝|牛仔蓝|孔雀蓝|海军蓝|婴儿蓝|冰川蓝|冰蓝|海蓝|蒂芙尼蓝|远峰蓝|灰蓝|雾霾灰|浅蓝|深蓝|淡蓝|墨蓝|墨绿|薄荷绿|抹茶绿|军绿|草绿|果绿|豆绿|橄榄绿|苔藓绿|青绿|松石绿|孔雀绿|祖母绿|翡翠绿|湖绿|荧光绿|牛油果绿|暗夜绿|灰绿|浅绿|深绿|淡绿|嫩绿|酒红|枣红|玫红|玫瑰红|砖红|西瓜红|铁锈红|中国红|复古红|番茄红|樱桃红|暗红|深红|粉红|橘红|浅红|豆沙粉|樱花粉|脏粉|藕粉(?=色)|灰粉|烟粉|少女粉|芭比粉|荧光粉|浅粉|裸粉|嫩粉|淡粉|奶白|米白|象牙白|珍珠白|月光白|瓷白|雪白(?=色|的|款)|冰川白|曜石黑|石墨黑|磨砂黑|哑光黑|哑黑|亮黑|炭黑|纯黑|浅灰|深灰|烟灰|银灰|花灰|麻灰|炭灰|雾灰|高级灰|深空灰|太空灰|星空灰|雾霾紫|香芋紫|葡萄紫|薰衣草紫|丁香紫|罗兰紫|烟紫|浅紫|深紫|淡紫|鹅黄|姜黄|奶黄(?=色|的)|柠檬黄|荧光黄|浅黄|明黄|土黄|米黄|藏青|深咖|浅咖|奶咖|米咖|卡其|玫瑰金|土豪金|香槟金|浅棕|深棕|脏橘|浅杏|奶杏|莫兰迪';
/** Names that need 色 behind them: a drink, a metal or a cereal otherwise. */
const withColour =
  '天蓝|焦糖|奶茶|驼|燕麦|香槟|杏|咖啡|咖|棕|褐|米|银|金|橘|橙|肉|肤|裸|彩|原木|木|胡桃|豆沙|砖|珊瑚|西柚|蜜桃|樱花|草莓|车厘子|桑葚|薰衣草|香芋|藕|玫瑰|铁锈|姜|番茄|枫叶|南瓜|奶油|奶|亚麻|大地|石墨|珍珠|象牙|琥珀|古铜|青铜|玳瑁|豹纹|茶|烟|灰|浅|深|亮|暗|拼|撞|混|双|纯|正红|大红|本白|纯白|漆黑|透明|渐变|迷彩|荧光|裸粉|鹅黄|薄荷|抹茶|牛油果|柠檬|可可|巧克力|摩卡|栗|酒|靛|青';
const single = '白|黑|红|蓝|绿|黄|紫|粉|灰|橙|青|棕|杏|橘';
const notAlone = '食品|素|泽|星期|通道|环保|出行|旅游|情|狼|盲|能源|金融|预警|幽默|产业|经典|差|号|卡|系(?!列的)|块|牌';
const english =
  'black|white|red|blue|navy|green|yellow|purple|pink|gr[ae]y|brown|beige|orange|khaki|ivory|cream|camel|silver|gold|burgundy|lavender|turquoise|olive|teal|maroon|mint|coral|tan|nude|charcoal|violet|magenta|cyan|rose gold|off[- ]white|multicolou?r';

export const lookRules: readonly EntityRule[] = [
  rule('color', new RegExp(`(${names})色?(?!茶|糕|饮)`, 'g'), (match) => match[1]!),
  rule('color', new RegExp(`(${withColour})色(?!${notAlone})`, 'g'), (match, { before }) =>
    /[绿褐染]$/.test(before) ||
    (/^(?:深|浅|亮|暗|纯|双|混|灰|奶|木|茶|烟|酒|金)$/.test(match[1]!) && /[^,。!?、 要有的是换选和]$/.test(before))
      ? undefined
      : match[1]!,
  ),
  rule(
    'color',
    /(?:纯|正|亮|暗|大|艳|鲜)?(白|黑|红|蓝|绿|黄|紫|粉|灰|橙|青|棕)色(?!食品|素|泽|星期|通道|环保|出行|旅游|情|狼|盲|能源|金融|预警|幽默|产业|经典)/g,
    (match, { before }) => (/[绿染特角景货起脸什么颜]$/.test(before) ? undefined : match[1]!),
  ),
  // 要白的, 换黑款, 粉的好看还是紫的好看
  rule(
    'color',
    new RegExp(
      `(?:要|有|换成?|选|拍|是|买|发|来|个|件|条|款|双|和|跟|没|还是|或者?|^|[,、。!? ])(${single})(?:的|款)(?!包|牌|茶|酒|薯|枣|糖|话|时候|更|心)`,
      'g',
    ),
    (match) => match[1]!,
  ),
  rule(
    'color',
    /(?:[要换选拍]|换成|改成|发成|来个)(黑|白|红|蓝|绿|紫|粉|灰)(?=$|[,。!?吗吧呢行可]|和|或)/g,
    (match) => match[1]!,
  ),
  rule('color', /透明(?=的|色|款|吗|$)/g, (match) => match[0]),
  rule(
    'color',
    new RegExp(
      `(?<![a-z])(?:(dark|light|deep|pale|sky|baby|navy|royal|army|olive|mint|hot|dusty|pastel|wine|forest)[ -])?(${english})(?![a-z]| ?(?:friday|teas?|wine|label|cards?|fish|juice|light filter|salt|cross|paper|tie|board|box theory|room|plated|filled|member|mail|fashioned|onions?|beans?|pepper|cheese|rice|sugar|bull|eye|tooth|teeth|ray|whale|noise|list|listed|collar|house))`,
      'g',
    ),
    (match, { before }) => {
      if (/(?:face|hand|eye|ice|sun|day|night|body|foot|cold|sour|bb|cc) $/.test(before) && match[2] === 'cream')
        return undefined;
      return `${match[1] ? `${match[1]} ` : ''}${match[2]!.replace('grey', 'gray')}`;
    },
  ),
];
