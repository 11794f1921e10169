// How the wish for a person is learnt. Nothing here runs in a shop: `weights.ts` holds the result.

import { learn } from '../judge/logistic.ts';
import type { Weights } from '../judge/weights.ts';
import { shippedOrdinary } from '../mood/learn.ts';
import { normalise } from '../normalise.ts';
import { aboutPeople, between, readable, traitsOf, wishBy } from './index.ts';
import { lookalikes } from './lookalikes.ts';
import { wishes } from './wishes.ts';

export type WishJudge = (plain: string) => { readonly score: number; readonly because: readonly string[] };

const linesOf = (text: string): string[] => text.trim().split('\n');
export const shippedWishes = (): string[] => linesOf(wishes);
export const shippedLookalikes = (): string[] => linesOf(lookalikes);

/** Learns from sentences that ask for a person and sentences that do not; the same ones give the same weights. */
export function wishWeights(asking: readonly string[], others: readonly string[]): Weights {
  const examples = [
    ...asking.flatMap((text) => clausesThatAsk(text).map((clause) => ({ clause, yes: true }))),
    ...others.flatMap((text) =>
      clausesOf(text)
        .filter((clause) => aboutPeople.test(clause))
        .map((clause) => ({ clause, yes: false })),
    ),
  ];
  return learn(examples.map(({ clause, yes }) => ({ traits: traitsOf(clause).traits, yes })));
}

export function learnWish(asking: readonly string[], others: readonly string[]): WishJudge {
  const weights = wishWeights(asking, others);
  return (plain) => wishBy(weights, plain);
}

/** A third of the ordinary questions: all of them would drown the wishes. */
export const shippedAsides = (): string[] => shippedOrdinary().filter((_, i) => i % 3 === 0);

export const shippedWish = (): Weights => wishWeights(shippedWishes(), [...shippedLookalikes(), ...shippedAsides()]);

const clausesOf = (text: string): string[] =>
  readable(normalise(text).plain)
    .split(between)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');

/** Of `不用你了，转人工` only the second half asks; the first would teach the wrong thing. */
function clausesThatAsk(text: string): string[] {
  const clauses = clausesOf(text);
  const asking = clauses.filter((clause) => traitsOf(clause).words.has('#asking'));
  return asking.length > 0 ? asking : clauses.filter((clause) => aboutPeople.test(clause));
}
