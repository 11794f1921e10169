// How likely a message is angry: cues and wording, weighed by what the minimal pairs teach.

import { gramsOf } from '../judge/grams.ts';
import { type Judge, learn } from '../judge/logistic.ts';
import { type Normalised, normalise } from '../normalise.ts';
import { lookalikes } from '../wants-human/lookalikes.ts';
import { calmTalk } from './calm.ts';
import { angerCues, calmCues } from './cues.ts';
import { englishPairs } from './pairs-en.ts';
import { chinesePairs } from './pairs-zh.ts';
import { angerShapes, loud } from './shapes.ts';

export type Anger = {
  readonly probability: number;
  /** Whether a cue of anger was there, and not its wording alone. */
  readonly shown: boolean;
  readonly because: readonly string[];
};
export type AngerJudge = (said: Pick<Normalised, 'plain' | 'raw' | 'emoji'>) => Anger;
/** The same matter said in anger and calmly. */
export type Pair = readonly [angry: string, calm: string];

/** How much all the wording weighs beside one cue. */
const WORDING = 2;

/** Families that speak for calm. */
const calmFamilies: ReadonlySet<string> = new Set(calmCues.map(([family]) => `#${family}`));

export const shippedPairs = (): Pair[] => [...pairsOf(chinesePairs), ...pairsOf(englishPairs)];

export function pairsOf(lines: string): Pair[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => line.split(' | ') as unknown as Pair);
}

/** Calm sentences: those written for it, and some of the ordinary questions that the wish is learnt against. */
export const shippedTalk = (): string[] => [
  ...calmTalk.trim().split('\n'),
  ...lookalikes
    .trim()
    .split('\n')
    .filter((_, i) => i % 6 === 0),
];

/** Learns from pairs, and from calm sentences that have none; the same ones give the same judge. */
export function learnAnger(pairs: readonly Pair[], calm: readonly string[]): AngerJudge {
  const example = (text: string, yes: boolean) => ({ traits: traitsOf(normalise(text)).traits, yes });
  const judge = learn([
    ...pairs.flatMap(([angry, neutral]) => [example(angry, true), example(neutral, false)]),
    ...calm.map((text) => example(text, false)),
  ]);
  return (said) => judged(said, judge);
}

function judged(said: Parameters<AngerJudge>[0], judge: Judge): Anger {
  const { traits, words } = traitsOf(said);
  const { probability, because } = judge.judge(traits);
  const shown = [...words.keys()].some((family) => !calmFamilies.has(family));
  // 你们 alone says nothing; beside other cues it only adds weight.
  const cues = because.filter((trait) => trait !== '#you').flatMap((trait) => words.get(trait) ?? []);
  const wording = because.map((trait) => trait.replace(/[\^$#]/g, '').trim()).filter((gram) => gram.length > 1);
  return { probability, shown, because: [...new Set(shown && cues.length > 0 ? cues : wording)].slice(0, 5) };
}

/** The traits, and for each cue the words that showed it. */
function traitsOf({ plain, raw, emoji }: Parameters<AngerJudge>[0]): {
  traits: Map<string, number>;
  words: Map<string, string[]>;
} {
  // A single question mark belongs to any question; two and more are `shouting`.
  const traits = gramsOf(plain.replace(/(?<![?!])\?(?![?!])/g, ' '), WORDING);
  const words = new Map<string, string[]>();
  const note = (family: string, word: string): void => {
    const trait = `#${family}`;
    const said = words.get(trait) ?? [];
    said.push(word);
    words.set(trait, said);
    traits.set(trait, Math.min(2, said.length));
  };
  for (const [family, pattern] of angerCues) {
    const found = pattern.exec(plain);
    if (found) note(family, found[0].trim());
  }
  for (const [family, shape] of angerShapes) {
    const found = shape(plain);
    if (found !== undefined) note(family, found);
  }
  // 自己家猫敢用吗 has the form of a question and asks nothing.
  const posed = ['#doubt', '#accusing question', '#not even', '#rhetorical'].some((shape) => words.has(shape));
  for (const [family, pattern] of calmCues)
    if (!(posed && family === 'asking') && pattern.test(plain)) note(family, '');
  const marks = /[!?]{3,}|![^!]{0,30}!{2,}|\?!|!\?/.exec(plain) ?? /!|\?\?/.exec(plain);
  if (marks) note(marks[0].length > 1 && marks[0] !== '??' ? 'shouting' : 'mark', marks[0]);
  for (const word of loud(raw)) note('capitals', word);
  for (const each of emoji) if (angryEmoji.has(each)) note('emoji', each);
  return { traits, words };
}

const angryEmoji = new Set('😡🤬😠💢👿🖕👎😤🙄💩'.match(/./gu));

let shipped: AngerJudge | undefined;

/** The judge of the shipped pairs, learnt when first asked: some 40 ms, once a process. */
export const anger: AngerJudge = (said) => {
  shipped ??= learnAnger(shippedPairs(), shippedTalk());
  return shipped(said);
};
