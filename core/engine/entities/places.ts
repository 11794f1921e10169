// Where to: full addresses, and regions named as a destination.

import { type EntityRule, rule } from './rule.ts';

const provinces =
  '北京|天津|上海|重庆|河北|山西|内蒙古?|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾';
const cities =
  '广州|深圳|杭州|南京|苏州|成都|武汉|西安|郑州|长沙|青岛|济南|大连|沈阳|哈尔滨|长春|厦门|福州|宁波|无锡|佛山|东莞|合肥|南昌|昆明|贵阳|南宁|海口|兰州|西宁|银川|乌鲁木齐|拉萨|呼和浩特|太原|石家庄|温州|珠海|三亚|义乌|常州|徐州|烟台|泉州|绍兴|嘉兴|金华|台州|湖州|中山|惠州|汕头|湛江|江门|肇庆|柳州|桂林|北海|遵义|大理|丽江|西双版纳|洛阳|开封|南阳|新乡|信阳|唐山|保定|邯郸|秦皇岛|廊坊|沧州|潍坊|临沂|淄博|济宁|威海|日照|泰安|聊城|扬州|南通|镇江|泰州|盐城|淮安|连云港|宿迁|芜湖|蚌埠|阜阳|安庆|黄山|赣州|九江|上饶|宜春|株洲|湘潭|衡阳|岳阳|常德|宜昌|襄阳|荆州|黄石|十堰|绵阳|德阳|宜宾|泸州|南充|乐山|攀枝花|咸阳|宝鸡|汉中|延安|榆林|天水|酒泉|敦煌|喀什|伊犁|阿克苏|和田|克拉玛依|石河子|吐鲁番|哈密|日喀则|林芝|那曲|包头|鄂尔多斯|赤峰|通辽|呼伦贝尔|大庆|齐齐哈尔|牡丹江|佳木斯|吉林市|延边|鞍山|抚顺|锦州|营口|丹东|大同|运城|临汾|漳州|莆田|龙岩|三明|宁德|舟山|衢州|九龙|新界|台北|高雄|台中|台南';
const groups =
  '江浙沪皖?|港澳台?|偏远(?:地区|山区)?|东北三?省?|西北|西南|华东|华南|华北|华中|长三角|珠三角|乡镇|农村|山区|海岛|包邮区';
const abroad =
  '海外|国外|境外|美国|日本|韩国|新加坡|马来西亚|加拿大|澳大利亚|澳洲|新西兰|英国|法国|德国|意大利|西班牙|荷兰|俄罗斯|泰国|越南|印尼|印度尼西亚|菲律宾|印度|巴西|墨西哥|迪拜|欧洲|东南亚|北美|非洲';
const places = `${provinces}|${cities}|${groups}|${abroad}`;
const english =
  'hong kong|taiwan|macau|singapore|malaysia|japan|(?:south )?korea|canada|australia|new zealand|germany|france|italy|spain|netherlands|belgium|sweden|norway|denmark|finland|poland|portugal|ireland|switzerland|austria|russia|brazil|mexico|india|thailand|vietnam|indonesia|philippines|dubai|uae|israel|turkey|south africa|uk|united kingdom|england|scotland|usa|united states|america|us|europe|asia|alaska|hawaii|puerto rico|tibet|xinjiang|inner mongolia|hainan|beijing|shanghai|guangzhou|shenzhen|new york|california|texas|florida|london|paris|tokyo|sydney|toronto|vancouver|overseas|abroad';

const addressStart = `(?:${provinces}|${cities}|(?:(?![寄发送到在是往邮收址改成换为])[\\u4e00-\\u9fa5]){2,4}(?:省|市)|(?:(?![寄发送到在是往邮收址司家])[\\u4e00-\\u9fa5]){2,3}(?:区|县|镇)(?=[\\u4e00-\\u9fa5]{2,8}(?:路|街|道|巷|村|镇|乡|大厦|广场|花园|小区)))`;
const level = /省|市|区|县|镇|乡|路|街|道|巷|弄|村|小区|大厦|广场|花园|公寓|大学|号楼|栋|幢|座|单元|室|层|\d+号|soho/g;

export const placeRules: readonly EntityRule[] = [
  rule(
    'address',
    new RegExp(`${addressStart}(?:(?!1[3-9]\\d{9})[\\u4e00-\\u9fa5a-z0-9#\\-() ]){3,60}`, 'g'),
    (match) => {
      const text = match[0]
        .replace(/ ?1[3-9]\d{9}.*$/, '')
        .replace(/ [\u4e00-\u9fa5]{2,4} *$/, '')
        .replace(/ ?(?:收货?|谢谢|可以吗|行吗|能到吗|能发吗|多久|要多久|几天|吗|的?电话|联系).*$/, '')
        .trimEnd();
      const levels = new Set(text.match(level) ?? []);
      const detailed = /路|街|弄|巷|道\d|\d+号|小区|大厦|广场|花园|公寓|栋|单元|室|soho|大学|村/.test(text);
      return (levels.size >= 2 && detailed) || (levels.size >= 1 && detailed && text.length >= 8)
        ? `text:${text}`
        : undefined;
    },
  ),
  rule(
    'region',
    new RegExp(
      `(?:发货?[到往给]?|寄[到往去]?|送货?[到往去]?|到|运[到往]?|往|去|邮[到往]?|收货地址?(?:是|在)?|我们?(?:家|这边|这里|人)?在|人在|家(?:住|在|是)|地址(?:是|在)?|配送到?|派送到?|快递到)(?:了|过|的)?(${places})(?:省|市|自治区)?`,
      'g',
    ),
    (match, { after }) =>
      goods.test(after) || (/^(?:发货|仓|的货)/.test(after) && !/^发货到/.test(after)) ? undefined : match[1],
  ),
  rule(
    'region',
    new RegExp(
      `(${places})(?:省|市|自治区|省?内|市区)?(?:那边|地区|这边|这里|的|客户|买家|用户)?(?=(?:也|都|还|是不是|是否|现在)?(?:(?:能|可以|能不能)?包邮|(?:可以|能|会|给|支持|不|可)?(?:能|可以)?(?:发货?|到|寄|送|收到|配送|派送)(?!的)|要?(?:多久|几天|多少天|多长时间)|(?:几|多少)天|运费|邮费|快递费|怎么收费|收费|送不送|发不发|寄不寄|到得了|要加|需要加|加不加|加钱|需要多久|大概|$|[?,。!]))`,
      'g',
    ),
    (match, { before }) =>
      /从|产地|是$|[\u4e00-\u9fff]制$/.test(before.slice(-2)) || (/在$/.test(before) && !/[我人家]在$/.test(before))
        ? undefined
        : match[1],
  ),
  rule(
    'region',
    new RegExp(`\\b(?:to|in|within|for|into|reach|reaches|from outside) (?:the )?(${english})\\b(?! goose)`, 'g'),
    (match, { before }) => (/\b(?:made|manufactured|produced|printed|designed) $/.test(before) ? undefined : match[1]),
  ),
];

/** What is named after a place but goes nowhere: 北京烤鸭, 新疆大枣, 韩国代购. */
const goods =
  /^(?:特产|烤鸭|大?枣|棉|牛肉|羊肉|奶|茶|龙井|白药|火锅|小面|拉面|米粉|椰|芒果|苹果|葡萄干|青稞|辣|代购|进口|品牌|牌子|制造|生产|产|风味|口味|话|时间|故事|大衣|货|料理|菜|版|直邮|仓)/;
