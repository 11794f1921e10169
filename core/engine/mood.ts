// A customer's mood from his raw words. Anger is insults, threats, rhetorical questions and shouting; a complaint told
// calmly is none of these, so polarity is never used.

import type { Mood, MoodName } from '../model/index.ts';

type Cue = readonly [pattern: RegExp, weight: number];

const insults: readonly Cue[] = [
  [
    /骗子|骗人|骗钱|黑店|黑心|奸商|无良|无耻|不要脸|要不要脸|缺德|人渣|畜生|混蛋|王八蛋|脑残|智障|白痴|弱智|傻[逼比b叉]|煞笔|沙比|废物|神经病|有病吧|去死|死人|吃屎|狗屁|放屁|屁话|他妈|妈的|你妈|特么|tmd|cnm|nmsl|草泥马|猪脑|眼瞎|瞎了(?:吗|眼)|报应|坑人|坑爹|坑死|诈骗|欺诈|欺骗消费者|丧良心|良心(?:被狗|都被|不会痛|何在|喂狗)/,
    1,
  ],
  [
    /垃圾(?!袋|桶|箱|分类|处理|车|铲|夹|篓|短信|邮件|粉碎|站|盘)|破店|烂店|什么破|破玩意|什么玩意|什么东西啊|一群(?:饭桶|骗|废|猪|蠢)|蠢货|饭桶|滚(?!轮|动|筒|珠|边|刷|粘|烫|圆)/,
    0.9,
  ],
  [/当我(?:是)?(?:傻|白痴|冤大头|好欺负|猴)|耍我|耍人|玩我呢|糊弄|忽悠|敷衍|欺负人/, 0.7],
  [
    /\b(?:scam(?:mers?|ming)?|fraud(?:sters?)?|thie(?:f|ves)|crooks?|liars?|lying|rip-?off|idiots?|morons?|imbeciles?|clowns?|bullshit|wtf|f+u*c*k\w*|fck\w*|shit\w*|assholes?|bastards?|scumbags?|pathetic|disgusting|disgrace(?:ful)?|shame on you|go to hell|screw you)\b/,
    1,
  ],
  [
    /\b(?:you|your|u|people|guys|team|service|support|shop|store|company|bot|staff)\b[^.!?]{0,25}\b(?:useless|stupid|incompetent|worthless|garbage|trash|crap|rubbish|a joke|the worst|dumb|hopeless|terrible|awful|horrible)\b(?! (?:bags?|cans?|bins?|disposals?))/,
    1,
  ],
  [
    /\b(?:useless|worst|horrible|terrible|awful|garbage|crappy|stupid|trash)\b(?! (?:bags?|cans?|bins?))[^.!?]{0,12}\b(?:service|company|shop|store|seller|people|experience|support|bot|product|quality|ever)\b/,
    0.8,
  ],
  [/\b(?:what|who|where|why|how) the (?:hell|heck|f\w+)\b|\bdamn\b|\bdamned\b|\bbloody\b|\bcrap\b/, 0.8],
];
const threats: readonly Cue[] = [
  [
    /曝光你?们?|(?:投诉|举报)(?:你|到底|死|定了)|12315|消协|工商局|起诉|法院见|告你们|律师函|报警|找媒体|网上见|走着瞧|没完|等着(?:瞧|差评|收|投诉|曝光)|你们等着|差评(?:伺候|警告|见|等着|给你|轰炸)|给你们?差评|打一星/,
    0.9,
  ],
  [
    /再不[^,。!?\n]{1,14}(?:我就|就|我要|我会|我直接)|拉黑|最后一次|再也不(?:来|买|会|在)|这辈子(?:不|都)|以后(?:再|都)?(?:不|别想)[^,。]{0,6}(?:买|来)|平台介入|申请介入/,
    0.8,
  ],
  [
    /\b(?:sue|suing|lawsuit|lawyer|chargeback|report(?:ing)? (?:you|this (?:shop|store|seller))|consumer protection|better business|trading standards|small claims|legal action|expose you|call the police|one star|1 star)\b/,
    0.9,
  ],
  [
    /\b(?:never (?:buy|buying|shop|shopping|order|ordering|again|come)|last time i|(?:or|otherwise) i(?: wi)?ll|lost a customer|blocked? you)\b/,
    0.7,
  ],
];
const rhetorical: readonly Cue[] = [
  [
    /负得?起[^,。]{0,3}责|有(?:没有)?人管(?:没|吗|啊)|管不管|死了(?:吗|么|啊)|死哪|干什么吃的|干嘛吃的|吃干饭|会不会做生意|做不做生意|还想不想|好意思|要脸吗|有意思吗|讲不讲(?:道?理|信用)|什么态度|这(?:就)?是?(?:你们|什么)(?:的)?(?:态度|服务)|什么服务|凭什么|逗我|开什么玩笑|耍猴|眼里还有|懂不懂|听不懂人话|人话|是不是(?:有病|傻|不想做|故意)|你们(?:是)?(?:猪|瞎|聋|傻|哑巴)/,
    0.8,
  ],
  [
    /到底(?:还)?(?:发不发|退不退|管不管|行不行|会不会|能不能|想怎|要怎|要拖|要等|要不要|有没有人|想干|什么意思|几个意思)|几个意思|什么意思啊|说话不算|说好的[^,。]{0,12}呢|搞什么(?:鬼|名堂|飞机)?|什么鬼|搞毛|催了[^,。]{0,3}(?:八百|几百|一百|无数|多少|n|好几|十几)[遍次回]|说了(?:多少|八百|几百|无数)[遍次]|多少[遍次]了|(?:等|拖)了?(?:八百年|一个世纪|多少天|半个世纪)/,
    0.8,
  ],
  [
    /\bare you (?:people |guys )?(?:kidding|serious|joking|deaf|blind|stupid|insane)|is this (?:a|some kind of) joke|what(?: i|')?s wrong with you|how (?:dare|many times|hard (?:is|can))|do you even|does anyone (?:even )?(?:care|work|read)|sick (?:and tired )?of|fed up|had enough|had it with|run(?:ning)? out of patience|waste of (?:time|money)|what a (?:joke|waste|shame)|unbelievable|ridiculous|unacceptable|outrageous|absurd|furious|pissed/,
    0.8,
  ],
];
const irritation: readonly Cue[] = [
  [
    /气死|火大|恼火|愤怒|生气|忍(?:无可忍|不了|你们|够)|受够|离谱|过分|太差(?:劲|了)|差劲|恶劣|恶心|失望透|坑我|被坑|太坑/,
    0.55,
  ],
  [
    /我要(?:投诉|举报)|无语|呵呵|服了|醉了|烦死|好烦|太慢了|失望|不像话|敷衍|墨迹|磨叽|又(?:是|坏|错|没|不)|还要(?:等|我)|一直(?:不|没)|投诉|差评|催/,
    0.35,
  ],
  [
    /\b(?:annoy(?:ed|ing)|frustrat(?:ed|ing)|disappoint(?:ed|ing|ment)|upset|angry|mad at|irritat(?:ed|ing)|complain(?:t|ing)?|still (?:no|not|waiting)|again and again|poor service|not happy|unhappy)\b/,
    0.4,
  ],
];
const worry: readonly Cue[] = [
  [
    /着急|很急|好急|急用|急着|急死|焦急|赶时间|来得及|赶得上|能赶上|等着(?:用|穿)|马上要用|担心|怕(?:来不及|赶不|丢|买)|不会丢|怎么办|尽快|赶紧|快点|抓紧|加急/,
    0.5,
  ],
  [
    /\b(?:urgent(?:ly)?|asap|hurry|worried|worry|anxious|nervous|in time|as soon as possible|desperate(?:ly)?|really need|need (?:it|this) (?:by|before|soon|today|tomorrow))\b/,
    0.5,
  ],
];
const pleasure: readonly Cue[] = [
  [
    /(?<![不没]|不太|没有)(?:谢谢|多谢|感谢|太好了|太棒|真棒|好棒|点赞|很赞|好评|满意|开心|喜欢|爱了|贴心|辛苦了|给力|完美|很好看|好漂亮|不错)/,
    0.5,
  ],
  [
    /(?<!not |n't |no )\b(?:thanks?|thank you|thx|great|love(?:ly)?|awesome|perfect|excellent|amazing|wonderful|appreciated?|brilliant|cheers)\b/,
    0.5,
  ],
];
const polite = /请问|麻烦(?:您|你)?|谢谢|劳驾|\bplease\b|\bcould you\b|\bthanks?\b/;

const angryEmoji = new Set('😡🤬😠💢👿🖕👎😤'.match(/./gu));
const worriedEmoji = new Set('😰😨😢😭🥺😟😥😓'.match(/./gu));
const pleasedEmoji = new Set('😊😄😁👍🥰😍❤🌹🙏💕😀🎉😘'.match(/./gu));

/** `plain` and `emoji` come from `normalise`; `raw` keeps the capitals. */
export function moodOf({ plain, raw, emoji }: { plain: string; raw: string; emoji: readonly string[] }): Mood {
  const anger = weigh(plain, [...insults, ...threats, ...rhetorical, ...irritation]);
  shouting(raw, plain, anger);
  count(emoji, angryEmoji, 0.5, anger);
  if (polite.test(plain) && anger.score < 0.8) anger.score -= 0.2;
  if (anger.score >= 0.7) return told('angry', anger);
  if (anger.score >= 0.35) return told('annoyed', anger);
  const anxious = count(emoji, worriedEmoji, 0.4, weigh(plain, worry));
  if (anxious.score >= 0.4) return told('anxious', anxious);
  const pleased = count(emoji, pleasedEmoji, 0.4, weigh(plain, pleasure));
  if (pleased.score >= 0.4) return told('pleased', pleased);
  return { name: 'calm', score: Math.max(0, Math.min(1, 1 - anger.score - anxious.score)), because: [] };
}

type Weighed = { score: number; readonly because: string[] };

function weigh(plain: string, cues: readonly Cue[]): Weighed {
  const weighed: Weighed = { score: 0, because: [] };
  for (const [pattern, weight] of cues) {
    const found = pattern.exec(plain);
    if (!found) continue;
    weighed.score += weight;
    weighed.because.push(found[0]);
  }
  return weighed;
}

/** Marks and capitals raise anger that words show; alone they make annoyed at most. */
function shouting(raw: string, plain: string, into: Weighed): void {
  const marks = /[!?]{3,}|![^!]{0,30}!{2,}|\?!|!\?/.exec(plain);
  if (marks) {
    into.score += 0.25;
    into.because.push(marks[0]);
  } else if (/!|\?\?/.test(plain) && into.score > 0) into.score += 0.1;
  const capitals =
    raw.match(/\b[A-Z]{4,}\b/g)?.filter((each) => !/^(?:COVID|HTTPS?|VISA|ASAP|IPHONE)$/.test(each)) ?? [];
  if (capitals.length >= 2 || (capitals.length === 1 && into.score > 0)) {
    into.score += 0.25;
    into.because.push(...capitals.slice(0, 3));
  }
}

function count(emoji: readonly string[], set: ReadonlySet<string>, weight: number, into: Weighed): Weighed {
  for (const each of new Set(emoji))
    if (set.has(each)) {
      into.score += weight;
      into.because.push(each);
    }
  return into;
}

function told(name: MoodName, { score, because }: Weighed): Mood {
  return { name, score: Math.min(1, Math.round(score * 100) / 100), because };
}
