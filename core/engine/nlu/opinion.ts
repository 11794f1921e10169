// A second scorer's opinion of a text, and how it is joined with the recogniser's own. The opinion comes in as plain data.

import type { Recognised, Recogniser } from './index.ts';

export type Opinion = {
  /** The normalised text it is about. */
  readonly text: string;
  /** How likely each entry is if one of them is meant, best first; together at most 1. */
  readonly entries: readonly { readonly entry: string; readonly confidence: number; readonly nearest: string }[];
  /** How likely it is that one of them is meant. */
  readonly inScope: number;
  /** Its share, 0 … 1; the recogniser has the rest. */
  readonly weight: number;
};

/** A scorer that gives an entry nothing does not forbid it. */
const least = 1e-4;

/**
 * The recogniser's ranking with the opinion in it, as a logarithmic pool: `p ∝ own^(1−w) · other^w`, for the entries as for
 * the question whether one of them is meant (in log-odds). What a phrasing says to the letter needs no opinion.
 *
 * @param isKnown the opinion may have been formed on an older book
 */
export function withOpinion(
  recogniser: Recogniser,
  opinion: Opinion,
  isKnown: (entry: string) => boolean,
  most = 5,
): readonly Recognised[] {
  const { text } = opinion;
  const own = recogniser.recognise(text, most);
  if (own[0]?.via === 'exact') return own;
  const { ranked, inScope } = recogniser.weigh(text, Number.MAX_SAFE_INTEGER);
  // Before its first model the recogniser has only likeness of letters to say.
  const weight = ranked.length === 0 ? 1 : opinion.weight;
  const mine = new Map(ranked.map(({ entry, confidence }) => [entry, confidence]));
  const others = new Map(opinion.entries.map((each) => [each.entry, each]));
  const entries = [...new Set([...mine.keys(), ...others.keys()])].filter(isKnown);
  const pooled = entries.map((entry) => ({
    entry,
    share: pool(mine.get(entry) ?? 0, others.get(entry)?.confidence ?? 0, weight),
  }));
  const total = pooled.reduce((sum, { share }) => sum + share, 0);
  const scope = pooledOdds(inScope, opinion.inScope, weight);
  return pooled
    .sort((a, b) => b.share - a.share)
    .slice(0, most)
    .map(({ entry, share }) => ({ entry, score: (scope * share) / total }))
    .filter(({ score }, index) => score >= 0.02 || index < 2)
    .map(({ entry, score }): Recognised => {
      const known = own.find((each) => each.entry === entry);
      return {
        entry,
        score,
        via: 'model',
        matched: known?.matched ?? [],
        nearest: known?.nearest || (others.get(entry)?.nearest ?? ''),
      };
    });
}

const pool = (own: number, other: number, weight: number): number =>
  Math.max(own, least) ** (1 - weight) * Math.max(other, least) ** weight;

function pooledOdds(own: number, other: number, weight: number): number {
  const odds = (p: number) => Math.log(bounded(p) / (1 - bounded(p)));
  return 1 / (1 + Math.exp(-((1 - weight) * odds(own) + weight * odds(other))));
}

const bounded = (p: number): number => Math.min(1 - least, Math.max(least, p));
