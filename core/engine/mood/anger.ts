// How likely a message is angry: cues and wording, weighed by what the minimal pairs teach.

import { gramsOf } from '../judge/grams.ts';
import { judgeBy, read, type Weights } from '../judge/weights.ts';
import type { Normalised } from '../normalise.ts';
import { angerCues, calmCues } from './cues.ts';
import { angerShapes, loud } from './shapes.ts';
import { weights } from './weights.ts';

export type Anger = {
  readonly probability: number;
  /** Whether a cue was there that speaks of anger by itself, and not its wording alone. */
  readonly shown: boolean;
  readonly because: readonly string[];
};
export type AngerJudge = (said: Pick<Normalised, 'plain' | 'raw' | 'emoji'>) => Anger;

/** How much all the wording weighs beside one cue. */
const WORDING = 3;

/** Families that calm people show as well: 你们, one exclamation mark, a statement with a question mark. */
const faint: ReadonlySet<string> = new Set([
  '#you',
  '#mark',
  '#weary',
  '#doubt',
  ...calmCues.map(([family]) => `#${family}`),
]);

export function angerBy(weights: Weights, said: Parameters<AngerJudge>[0]): Anger {
  const { traits, words } = traitsOf(said);
  const { probability, because } = judgeBy(weights, traits);
  const shown = [...words.keys()].some((family) => !faint.has(family));
  // 你们 alone says nothing; beside other cues it only adds weight.
  const cues = because.filter((trait) => trait !== '#you').flatMap((trait) => words.get(trait) ?? []);
  const wording = because.map((trait) => trait.replace(/[\^$#]/g, '').trim()).filter((gram) => gram.length > 1);
  return { probability, shown, because: [...new Set(shown && cues.length > 0 ? cues : wording)].slice(0, 5) };
}

/** The traits, and for each cue the words that showed it. */
export function traitsOf({ plain, raw, emoji }: Parameters<AngerJudge>[0]): {
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

let stored: Weights | undefined;

/** The judge of the shipped sentences (`learn.ts`), by its stored weights; they are read when first asked. */
export const anger: AngerJudge = (said) => {
  stored ??= read(weights);
  return angerBy(stored, said);
};
