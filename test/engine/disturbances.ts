// What customers' keyboards and habits do to a Chinese sentence, fifteen ways, the same each time for the same seed.

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Converter } = require('opencc-js') as typeof import('opencc-js');
const { pinyin } = require('pinyin-pro') as typeof import('pinyin-pro');
const traditional = Converter({ from: 'cn', to: 'tw' });

export const disturbances = [
  'traditional',
  'fullWidth',
  'punctuation',
  'emoji',
  'spaces',
  'particles',
  'colloquial',
  'numbers',
  'drop',
  'swap',
  'homophone',
  'homophones',
  'pinyin',
  'codeSwitch',
  'combo',
] as const;
export type Disturbance = (typeof disturbances)[number];

const colloquial: readonly (readonly [string, string])[] = [
  ['什么时候', '啥时候'],
  ['怎么', '咋'],
  ['什么', '啥'],
  ['没有', '木有'],
  ['为什么', '为啥'],
  ['运费', '邮费'],
  ['吗', '不'],
];
const english: readonly (readonly [string, string])[] = [
  ['退款', 'refund'],
  ['发货', 'ship'],
  ['快递', 'express'],
  ['订单', 'order'],
  ['优惠', 'discount'],
  ['尺码', 'size'],
  ['颜色', 'color'],
  ['地址', 'address'],
  ['付款', 'pay'],
  ['会员', 'member'],
];
const figures = '零一二三四五六七八九';

export function disturb(text: string, how: Disturbance, seed: number): string {
  const chance = chances(seed);
  const characters = [...text];
  const han = characters.flatMap((character, i) => (/\p{Script=Han}/u.test(character) ? [i] : []));
  const one = () => han[Math.floor(chance() * han.length)];
  switch (how) {
    case 'traditional':
      return traditional(text);
    case 'fullWidth':
      return text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    case 'punctuation':
      return `${text}？？？！！`;
    case 'emoji':
      return `${text}😭🙏`;
    case 'spaces':
      return characters.join(' ');
    case 'particles':
      return `亲，请问一下${text}呀~`;
    case 'colloquial':
      return replaced(text, colloquial);
    case 'numbers':
      return text.replace(/\d/g, (digit) => figures[Number(digit)]!).replace(/一(?=[个件])/g, '1');
    case 'drop': {
      const at = one();
      return han.length < 3 || at === undefined ? text : characters.filter((_, i) => i !== at).join('');
    }
    case 'swap': {
      const at = one();
      if (at === undefined || at + 1 >= characters.length) return text;
      const swapped = [...characters];
      [swapped[at], swapped[at + 1]] = [swapped[at + 1]!, swapped[at]!];
      return swapped.join('');
    }
    case 'homophone':
    case 'homophones': {
      const wrong = [...characters];
      for (let n = how === 'homophone' ? 1 : 2; n > 0; n--) {
        const at = one();
        if (at !== undefined) wrong[at] = soundsLike(wrong[at]!, chance);
      }
      return wrong.join('');
    }
    case 'pinyin': {
      const at = one();
      if (at === undefined) return text;
      const part = characters.slice(at, at + 2).join('');
      return characters.slice(0, at).join('') + latin(part) + characters.slice(at + 2).join('');
    }
    case 'codeSwitch':
      return replaced(text, english);
    case 'combo':
      return disturb(disturb(disturb(text, 'homophone', seed), 'particles', seed), 'traditional', seed);
    default:
      return how satisfies never;
  }
}

const latin = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true }).join('');

let bySound: Map<string, string[]> | undefined;
/** Another common character of the same sound. */
function soundsLike(character: string, chance: () => number): string {
  if (!bySound) {
    bySound = new Map();
    for (const each of common) bySound.set(latin(each), [...(bySound.get(latin(each)) ?? []), each]);
  }
  const others = (bySound.get(latin(character)) ?? []).filter((each) => each !== character);
  return others[Math.floor(chance() * others.length)] ?? character;
}

/** Characters people's input methods offer first. */
const common =
  '的一是了我不在人们有来他这上着个地到大里说就去子得也和那要下看天时过出小么起你都把好还多没为又可家学只以主会样年想生同老中十从自面前头道它后然走很像见两用她国动进成回什边作对开而己些现山民候经发工向事命给长水几义三声于高手知理眼志点心战二问但身方实吃做叫当住听革打呢真全才四已所敌之最光产情路分总条白话东席次亲如被花口放儿常气五第使写军吧文运再果怎定许快明行因别飞外树物活部门无往船望新带队先力完却站代员机更九您每风级跟笑啊孩万少直意夜比阶连车重便斗马哪化太指变社似士者干石满日决百原拿群究各六本思解立河村八难早论吗根共让相研今其书坐接应关信觉步反处记将千找争领或师结块跑谁草越字加脚紧爱等习阵怕月青半火法题建赶位唱海七女任件感准张团屋离色脸片科倒睛利世刚且由送切星导晚表够整认响雪流未场该并底深刻平伟忙提确近亮轻讲农古黑告界拉名呀土清阳照办史改历转画造嘴此治北必服雨穿内识验传业菜爬睡兴形量咱观苦体众通冲合破友度术饭公旁房极南枪读沙岁线野坚空收算至政城劳落钱特围弟胜教热展包歌类渐强数乡呼性音答哥际旧神座章帮啦受系令跳非何牛取入岸敢掉忽种装顶急林停息句区衣般报叶压慢叔背细货或获火伙活会回汇灰惠费飞非肥肺废订定顶丁优尤油游有邮右由惠会慧汇退推腿款宽况快块筷递第低底地弟码马吗妈骂尺吃迟持池颜眼言严验色涩地址只指纸质付服复福富款付';

function replaced(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
}

function chances(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b1;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
}
