// A customer's mood from his raw words. Anger is judged by tone, never by polarity: a complaint told calmly is calm.

import type { Mood, MoodName } from '../../model/index.ts';
import { type Normalised, normalise } from '../normalise.ts';
import { type Anger, anger } from './anger.ts';

type Said = Pick<Normalised, 'plain' | 'raw' | 'emoji'>;
type Cue = readonly [pattern: RegExp, weight: number];

/** From here a message with a cue is angry: one calm side in forty of the pairs would pass. */
const ANGRY = 0.2;
/** And without one, by its wording alone. It is strict: half of the pairs are angry, of all messages very few. */
const ANGRY_BY_WORDING = 0.45;
/** From here it is at least annoyed. */
const ANNOYED = 0.15;

const irritation: readonly Cue[] = [
  [
    /无语|呵呵|服了|醉了|烦死|好烦|真烦|太慢了|失望|不像话|敷衍|墨迹|磨叽|差劲|离谱|坑|生气|来气|不满|受不了|又(?:坏|错|没到|没发)|还要等|一直(?:不|没)/,
    0.4,
  ],
  [
    /\b(?:annoy(?:ed|ing)|frustrat(?:ed|ing)|disappoint(?:ed|ing|ment)|upset|angry|mad at|irritat(?:ed|ing)|still (?:no|not|waiting)|poor service|not happy|unhappy|not great at all)\b/,
    0.4,
  ],
];
const worry: readonly Cue[] = [
  [
    /着急|很急|好急|急急急|急用|急着|急死|焦急|赶时间|来得及|来不及|赶得上|能赶上|等着(?:用|穿)|马上要用|担心|怕(?:来不及|赶不|丢|买)|不会丢|怎么办|尽快|赶紧|快点|抓紧|加急/,
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

const angryEmoji = new Set('😡🤬😠💢👿🖕👎😤'.match(/./gu));
const worriedEmoji = new Set('😰😨😢😭🥺😟😥😓'.match(/./gu));
const pleasedEmoji = new Set('😊😄😁👍🥰😍❤🌹🙏💕😀🎉😘'.match(/./gu));

/** The mood of a normalised text; its words are in `because`. Anger and annoyance go before worry, worry before joy. */
export function moodOf(said: Said): Mood {
  return named(said, anger(said));
}

/**
 * A text's mood, and how angry it is whatever the mood is called: 0 calm, 1 furious, rising without steps, so that
 * texts can be put in order by it. For evaluation and for people who set their own threshold.
 *
 * @example feel('什么破衣服，你们就这么糊弄人？') // { mood: 'angry', score: 0.99, why: ['糊弄', …] }
 */
export function feel(text: string): { mood: MoodName; score: number; why: readonly string[] } {
  const said = normalise(text);
  const felt = anger(said);
  const { name, because } = named(said, felt);
  return { mood: name, score: felt.probability, why: because };
}

function named(said: Said, { probability, shown, because }: Anger): Mood {
  const { plain, emoji } = said;
  if (probability >= (shown ? ANGRY : ANGRY_BY_WORDING))
    return { ...told('angry', { score: probability, because: [...because] }), ...(shown ? {} : { byTone: true }) };
  const annoyed = count(emoji, angryEmoji, 0.4, weigh(plain, irritation));
  if ((shown && probability >= ANNOYED) || annoyed.score >= 0.4)
    return told('annoyed', {
      score: Math.max(probability, ANNOYED),
      because: annoyed.because.length > 0 ? annoyed.because : [...because],
    });
  const anxious = count(emoji, worriedEmoji, 0.4, weigh(plain, worry));
  if (anxious.score >= 0.4) return told('anxious', anxious);
  const pleased = count(emoji, pleasedEmoji, 0.4, weigh(plain, pleasure));
  if (pleased.score >= 0.4) return told('pleased', pleased);
  return told('calm', { score: 1 - probability, because: [] });
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

function count(emoji: readonly string[], set: ReadonlySet<string>, weight: number, into: Weighed): Weighed {
  for (const each of new Set(emoji))
    if (set.has(each)) {
      into.score += weight;
      into.because.push(each);
    }
  return into;
}

function told(name: MoodName, { score, because }: Weighed): Mood {
  return { name, score: Math.min(1, Math.round(score * 1000) / 1000), because };
}
