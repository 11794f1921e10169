// Wrong characters, pinyin and slips of the keys, put right in the few words that ask for a person.

const syllables: Readonly<Record<string, string>> = {
  zhuan: '转',
  chuan: '转',
  ren: '人',
  gong: '工',
  ke: '客',
  fu: '服',
  zhen: '真',
  zhao: '找',
  jiao: '叫',
  jie: '接',
  yao: '要',
  wo: '我',
  huan: '换',
  bang: '帮',
  qing: '请',
  huo: '活',
};
const pinyin = new RegExp(`\\b(?:(?:${Object.keys(syllables).join('|')}) ?)+\\b`, 'g');
/** Chinese that pinyin must yield before it is believed: `fu` alone is no word of ours. */
const sense = /人工|客服|真人|活人/;

const homophones: readonly (readonly [RegExp, string])[] = [
  [/[人仁任认][工公共功攻供](?=$|[客服务坐席吧谢呢吗在啊呀!?,。 ])/g, '人工'],
  [/[转传专赚砖][人仁任][工公共功攻供]/g, '转人工'],
  [/[客课克可刻][服副福扶复付富符](?=$|[吧谢呢吗在啊呀!?,。 人电])/g, '客服'],
  [/[真针珍帧]人(?=$|[客服工在吧吗])/g, '真人'],
  [/[传专赚砖](?=接?(?:一下)?(?:人工|客服|真人))/g, '转'],
];

const keyWords = [
  'human',
  'agent',
  'representative',
  'operator',
  'person',
  'manager',
  'supervisor',
  'customer',
  'service',
  'support',
  'someone',
  'somebody',
  'speak',
  'talk',
  'transfer',
  'connect',
];
const known = new Set([
  ...keyWords,
  'humans',
  'agents',
  'persons',
  'persona',
  'managers',
  'services',
  'operators',
  'supports',
  'manger',
  'transfers',
  'connects',
  'tall',
  'talks',
  'speaks',
  'peak',
  'peaks',
  'tale',
  'tank',
  'task',
  "human's",
  'hunan',
  'supper',
  'supporting',
  'personal',
  'customers',
  'custom',
  'serviced',
  'talc',
  'agency',
  'urgent',
  'parson',
  'speaker',
  'customs',
]);

/** `zhuan rengong` → 转人工, 转人共 → 转人工, `tlak to a humann` → `talk to a human`. */
export function respell(plain: string): string {
  let text = plain;
  if (/[a-z]/.test(text)) {
    if (/(?:ren ?gong|ke ?fu|(?:zhen|huo) ?ren)/.test(text)) text = text.replace(pinyin, fromPinyin);
    text = text.replace(/[a-z]{4,16}/g, keyWord);
  }
  if (/[人仁任认客课克可刻真针珍帧转传专赚砖]/.test(text))
    for (const [wrong, right] of homophones) text = text.replace(wrong, right);
  return text;
}

function fromPinyin(run: string): string {
  const chinese = run
    .match(new RegExp(Object.keys(syllables).join('|'), 'g'))!
    .map((each) => syllables[each])
    .join('');
  return sense.test(chinese) ? chinese : run;
}

function keyWord(token: string): string {
  if (known.has(token)) return token;
  return keyWords.find((word) => oneSlip(token, word)) ?? token;
}

/** Two letters swapped; in words from five letters on also one too many, one missing or one wrong, never the first. */
function oneSlip(token: string, word: string): boolean {
  if (token[0] !== word[0] || Math.abs(token.length - word.length) > 1) return false;
  let from = 0;
  while (token[from] === word[from] && from < token.length) from++;
  const [a, b] = [token.slice(from), word.slice(from)];
  if (a.length === b.length && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2)) return true;
  if (word.length < 5) return false;
  return a.slice(1) === b || a === b.slice(1) || (word.length > 5 && a.slice(1) === b.slice(1));
}
