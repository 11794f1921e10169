// How anger builds its sentences, whatever words it takes: questions that ask nothing, lists of grievances, capitals.

type Shape = readonly [family: string, find: (plain: string) => string | undefined];

const asking =
  /[吗么呢嘛吧]$|什么|怎么|咋|啥|谁|哪|几|多少|多久|多[大高长重宽厚远快]|如何|是否|(.)不\1|有没有|没有$|为何|^(?:在|喂|人|然后|所以|还有)|还是/;

export const angerShapes: readonly Shape[] = [
  // 秒到火星去了？ 这叫全新？: a statement with a question mark is doubted, not asked.
  [
    'doubt',
    (plain) =>
      clausesBefore(plain, '?').find(
        (clause) => clause.length > 2 && /[\u3400-\u9fff]$/.test(clause) && !asking.test(clause),
      ),
  ],
  // 你们出厂都不测的吗, 自己家猫敢用吗, 钱是大风刮来的吗
  [
    'accusing question',
    (plain) =>
      /(?:你们?|你家|自己|当)[^,。!?]{0,10}(?:不|没|敢|好意思|忍心|瞎|聋|猪|死|傻|是.{1,8}的)[^,。?]{0,5}吗/.exec(
        plain,
      )?.[0],
  ],
  [
    'accusing question',
    (plain) =>
      /\b(?:can(?:'t| not) you|are(?:n't| you not)|do(?:n't| not) you|is it (?:that|so|too)|what am i|why should i|who (?:trained|designed|hired|raised))\b[^.!]{3,60}\?/.exec(
        plain,
      )?.[0],
  ],
  // 除了道歉还会什么, 连个解释都没有
  [
    'not even',
    (plain) =>
      /除了[^,。!?]{1,8}(?:还会|什么都|啥(?:也|都))|连(?:个|一个|一句|句|声)?[^,。!?]{1,5}[都也](?:没|不)|一(?:个|句|声|件)[^,。!?能行会]{0,3}(?:都|也)?(?:没有?|不)(?!问题|关系|一样|[,。!?]|$)/.exec(
        plain,
      )?.[0],
  ],
  [
    'not even',
    (plain) =>
      /\bnot (?:even )?(?:a single|one|even)\b|\bcan(?:'t| not) even\b|\bzero (?:help|communication|reply|replies|response|respect)\b|\bnobody (?:cares|answers|gives|owns)\b|\bno ?one (?:cares|answers|gives)\b|\b(?:never|nothing) (?:even|ever)\b/.exec(
        plain,
      )?.[0],
  ],
  // 跟挤牙膏似的, 比蜗牛还慢, like talking to a wall
  [
    'mocking likeness',
    (plain) =>
      /跟[^,。!?]{1,8}似的|像[^,。!?]{1,6}一样(?=[,。!?]|$)|比[^,。!?]{1,8}还(?!便宜|好|要)|[^,。]{2,8}都比你|都嫌/.exec(
        plain,
      )?.[0],
  ],
  [
    'mocking likeness',
    (plain) =>
      /\blike (?:talking to|dirt|an? idiot|a fool|garbage|criminals?)\b|\bas (?:helpful|useful|fake|slow|bad) as\b|\b(?:my (?:grandm\w+|dog|cat|toddler|kid)|a (?:snail|monkey|child|toddler|turtle)) (?:could|would|can)\b|\bmight as well\b/.exec(
        plain,
      )?.[0],
  ],
  // Orders that end the talk: 别跟我扯规定, don't bother, stop lying
  [
    'snubbing',
    (plain) =>
      /(?:^|[,。!?\n] ?)(?:别|少|不要|休想|甭)(?:再)?(?:跟|给|拿|来|以为|想|装|扯|编|躲|吹|说|提|废|说|找|叫|亲|发)[^,。!?]{0,10}/.exec(
        plain,
      )?.[0],
  ],
  [
    'snubbing',
    (plain) =>
      /(?:^|[,.!?;] ?|\band |\bthen )(?:just )?(?:stop|quit|enough|don't (?:you dare|tell me|bother|even|give me|hang)|do not (?:tell|bother|give)|spare me|save (?:me )?(?:it|your)|shut|keep your|hands off|get (?:real|lost|your)|explain your(?:self|selves)|fix (?:this|it)|answer (?:me|my)|do something|sort it out|wake up|give me (?:my|one))\b[^.!?]{0,20}/
        .exec(plain)?.[0]
        ?.trim(),
  ],
  [
    'grievance',
    (plain) =>
      /(?:\b(?:weeks?|days?|months?|times|hours?)\b[^?]{0,30}\b(?:and|but|not|nothing|still|no)\b[^?]{0,30})(?:$|[.!])/.exec(
        plain,
      )?.[0],
  ],
];

function clausesBefore(plain: string, mark: string): string[] {
  return plain
    .split(/(?<=\?)/)
    .filter((piece) => piece.endsWith(mark))
    .map((piece) =>
      piece
        .slice(0, -1)
        .split(/[,，。!;\n]/)
        .at(-1)!
        .trim(),
    );
}

/** Common words that nobody writes large unless he raises his voice. */
const shouted =
  /^(?:NOT|NOW|ALL|AND|YOU|YOUR|NO|STILL|AGAIN|NEVER|NOTHING|ANYTHING|WRONG|EVERY|FOUR|FIVE|THREE|TWO|TEN|TWICE|WTF|THIS|MY|MONEY|WHERE|WHY|WHAT|HOW|WHO|ONE|BACK|FIX|STOP|DO|EVER|HELLO|IS|ARE|WEEKS?|DAYS?|MONTHS?|TIMES|REFUND|ANSWER|WORST|SERIOUSLY|RIDICULOUS|DONE|PLEASE|STUPID|ZERO|SO|SICK|ENOUGH)$/;
/** Written in capitals by everyone. */
const usual =
  /^(?:COVID|HTTPS?|VISA|ASAP|IPHONE|IPAD|FEDEX|USPS|XXXL|TYPE|WIFI|HDMI|OLED|SOHO|SIZE|DRESS|BLACK|WHITE|RED|BLUE|ORDER|STOCK|CONFIRMED|THANKS)$/;

/** The words raised by capitals: common ones of any length, others from four letters on. */
export function loud(raw: string): string[] {
  const words = raw.match(/\b[A-Z]{2,}\b/g) ?? [];
  return words.filter((word) => shouted.test(word) || (word.length > 3 && !usual.test(word)));
}
