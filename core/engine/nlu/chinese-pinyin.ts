// Chinese characters as toneless pinyin syllables, and Latin letters that spell such syllables.

import { sounds } from './table-sounds.ts';

const FIRST = 0x4e00;
const LAST = 0x9fff;
/** Every toneless syllable of Mandarin. */
export const syllables: readonly string[] = (
  'a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha ' +
  'chai chan chang chao che chen cheng chi chong chou chu chuai chuan chuang chui chun chuo ci cong cou cu cuan cui cun ' +
  'cuo da dai dan dang dao de dei deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei en er fa fan fang ' +
  'fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han ' +
  'hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju ' +
  'juan jue jun ka kai kan kang kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei ' +
  'leng li lia lian liang liao lie lin ling liu long lou lu luan lun luo lv lve ma mai man mang mao me mei men meng mi ' +
  'mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nu ' +
  'nuan nuo nv nve o ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie ' +
  'qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen ' +
  'seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su ' +
  'suan sui sun suo ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei ' +
  'wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong ' +
  'you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu ' +
  'zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo'
).split(' ');
const idOf = new Map(syllables.map((syllable, i) => [syllable, i + 1]));

let sounding: Uint16Array | undefined;

/** The syllable a character is mostly read with, as a number from 1; 0 for anything that is no Chinese character. */
export function syllableOf(unit: number): number {
  if (unit < FIRST || unit > LAST) return 0;
  sounding ??= readTable();
  return sounding[unit - FIRST]!;
}

function readTable(): Uint16Array {
  const ids = new Uint16Array(LAST - FIRST + 1);
  for (const line of sounds.trim().split('\n')) {
    const [syllable, characters = ''] = line.split(' ');
    const id = idOf.get(syllable!)!;
    for (let i = 0; i < characters.length; i++) ids[characters.charCodeAt(i) - FIRST] = id;
  }
  return ids;
}

/** Letters as syllables, longest first with a step back where that fails: `fahuo` → fa huo. Empty: no pinyin. */
export function syllablesOf(letters: string): readonly number[] {
  if (letters.length < 2 || letters.length > 24 || !/^[a-z]+$/.test(letters)) return [];
  const found: number[] = [];
  return split(letters, 0, found) ? found : [];
}

function split(letters: string, from: number, found: number[]): boolean {
  if (from === letters.length) return true;
  for (let to = Math.min(letters.length, from + 6); to > from; to--) {
    const id = idOf.get(letters.slice(from, to));
    if (id === undefined) continue;
    found.push(id);
    if (split(letters, to, found)) return true;
    found.pop();
  }
  return false;
}
