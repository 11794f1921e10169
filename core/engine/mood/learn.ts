// How anger is learnt, from minimal pairs and from calm talk. Nothing here runs in a shop: `weights.ts` holds the result.

import { learn } from '../judge/logistic.ts';
import type { Weights } from '../judge/weights.ts';
import { normalise } from '../normalise.ts';
import { lookalikes } from '../wants-human/lookalikes.ts';
import { type AngerJudge, angerBy, traitsOf } from './anger.ts';
import { calmTalk } from './calm.ts';
import { ordinaryTalk } from './ordinary.ts';
import { englishPairs } from './pairs-en.ts';
import { chinesePairs } from './pairs-zh.ts';

/** The same matter said in anger and calmly. */
export type Pair = readonly [angry: string, calm: string];

const linesOf = (text: string): string[] => text.trim().split('\n');

export const shippedPairs = (): Pair[] =>
  [...linesOf(chinesePairs), ...linesOf(englishPairs)].map((line) => line.split(' | ') as unknown as Pair);

/** Calm sentences: those written for it, and some of the ordinary questions that the wish is learnt against. */
export const shippedTalk = (): string[] => [...linesOf(calmTalk), ...linesOf(lookalikes).filter((_, i) => i % 6 === 0)];

/** Ordinary questions. Half of all pairs are angry, of all messages very few: these teach how few. */
export const shippedOrdinary = (): string[] => linesOf(ordinaryTalk);

/** Learns from pairs, and from calm sentences that have none; the same ones give the same weights. */
export function angerWeights(pairs: readonly Pair[], calm: readonly string[]): Weights {
  const example = (text: string, yes: boolean) => ({ traits: traitsOf(normalise(text)).traits, yes });
  return learn([
    ...pairs.flatMap(([angry, neutral]) => [example(angry, true), example(neutral, false)]),
    ...calm.map((text) => example(text, false)),
  ]);
}

export function learnAnger(pairs: readonly Pair[], calm: readonly string[]): AngerJudge {
  const weights = angerWeights(pairs, calm);
  return (said) => angerBy(weights, said);
}

export const shippedAnger = (): Weights => angerWeights(shippedPairs(), [...shippedTalk(), ...shippedOrdinary()]);
