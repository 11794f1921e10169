// How alike sentences are, and which of them mean the same: character and word pieces, and what the shop takes them for.

import { normalise } from '../engine/normalise.ts';

export type Sentence = {
  readonly text: string;
  /** What the recogniser takes it for: sentences without one common character may still mean one entry. */
  readonly taken?: readonly { readonly label: string; readonly score: number }[];
  /** What agents answered to it: the same answer is a strong sign of the same question. */
  readonly replies?: readonly string[];
};

export type Vector = ReadonlyMap<string, number>;

/** Chinese characters and pairs of them, Latin words and their starts: robust to order and small slips. */
export function piecesOf(text: string): string[] {
  const said = normalise(text).core;
  const pieces: string[] = [];
  for (const run of said.match(/[\u3400-\u9fff]+/g) ?? [])
    for (let i = 0; i < run.length; i++) {
      pieces.push(run[i]!);
      if (i + 1 < run.length) pieces.push(run.slice(i, i + 2));
    }
  for (const word of said.match(/[a-z0-9]+/g) ?? []) {
    pieces.push(`w:${word}`);
    if (word.length > 4) pieces.push(`s:${word.slice(0, 4)}`);
  }
  return pieces;
}

/**
 * Unit vectors over the pieces, each piece counting the more the fewer sentences hold it.
 *
 * @param background sentences of the same shop that only say which pieces are common: a handful of texts cannot tell
 */
export function vectorsOf(texts: readonly string[], background: readonly string[] = []): Vector[] {
  const pieces = texts.map((text) => new Set(piecesOf(text)));
  const holders = new Map<string, number>();
  for (const set of [...pieces, ...background.map((text) => new Set(piecesOf(text)))])
    for (const piece of set) holders.set(piece, (holders.get(piece) ?? 0) + 1);
  const all = texts.length + background.length;
  const weight = (piece: string) => Math.log(1 + all / holders.get(piece)!) ** SHARPNESS;
  return pieces.map((set) => unit(new Map([...set].map((piece) => [piece, weight(piece)]))));
}

/** Above 1 telling words (发票) weigh more against filling ones (能…吗): tried on phrasings of one and of different meaning. */
const SHARPNESS = 1.5;

export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [piece, weight] of small) sum += weight * (large.get(piece) ?? 0);
  return sum;
}

function unit(vector: Map<string, number>): Map<string, number> {
  let square = 0;
  for (const weight of vector.values()) square += weight * weight;
  const length = Math.sqrt(square) || 1;
  for (const [piece, weight] of vector) vector.set(piece, weight / length);
  return vector;
}

/** A group grows as long as sentences are this like its middle. */
const SAME = 0.2;
/** From this score on the shop's knowledge has an opinion about what a sentence means. */
const OPINION = 0.3;
/** How much like answers count beside like words. */
const ANSWERED = 0.5;

/**
 * Groups sentences of one meaning: each joins the group whose middle it is most like, or begins its own; groups that turn out
 * alike are joined. The order given is the order of precedence, so the most frequent sentences should come first.
 *
 * @param background sentences that tell common pieces from telling ones
 * @returns for each group the indexes of its sentences
 */
export function groupByMeaning(sentences: readonly Sentence[], background: readonly string[] = []): number[][] {
  const words = vectorsOf(
    sentences.map(({ text }) => text),
    background,
  );
  const replies = vectorsOf(
    sentences.map(({ replies: said = [] }) => said.join(' ')),
    background,
  );
  const groups: Group[] = [];
  for (const [index, { taken = [] }] of sentences.entries()) {
    const guesses = taken.filter(({ score }) => score >= OPINION).map(({ label, score }) => [label, score] as const);
    const one = groupOf(index, words[index]!, unit(new Map(guesses)), replies[index]!);
    let best: Group | undefined;
    let most = SAME;
    for (const group of groups) {
      const like = likeness(one, group);
      if (like > most) [best, most] = [group, like];
    }
    if (best) merge(best, one);
    else groups.push(one);
  }
  const kept: Group[] = [];
  for (const group of groups) {
    const like = kept.find((other) => likeness(group, other) > SAME * 1.25);
    if (like) merge(like, group);
    else kept.push(group);
  }
  return kept.map(({ members }) => members.sort((a, b) => a - b));
}

const sides = ['words', 'meaning', 'replies'] as const;
type Side = (typeof sides)[number];
type Group = {
  readonly members: number[];
  /** Sums over the members, and the unit vectors of these. */
  readonly sums: Readonly<Record<Side, Map<string, number>>>;
  middle: Readonly<Record<Side, Vector>>;
};

function groupOf(index: number, words: Vector, meaning: Vector, replies: Vector): Group {
  const middle = { words, meaning, replies };
  return {
    members: [index],
    sums: { words: new Map(words), meaning: new Map(meaning), replies: new Map(replies) },
    middle,
  };
}

function likeness(one: Group, other: Group): number {
  const [words, meaning, replies] = sides.map((side) => cosine(one.middle[side], other.middle[side])) as [
    number,
    number,
    number,
  ];
  const known = one.middle.meaning.size > 0 && other.middle.meaning.size > 0;
  const answered = one.middle.replies.size > 0 && other.middle.replies.size > 0;
  // One opinion joins sentences without a common word; two opinions part sentences that share some.
  const taken = !known ? words : meaning > 0.5 ? Math.max(words, meaning / 2) : words / 2;
  return answered ? Math.max(taken, (1 - ANSWERED) * words + ANSWERED * replies) : taken;
}

function merge(into: Group, group: Group): void {
  into.members.push(...group.members);
  for (const side of sides)
    for (const [piece, weight] of group.sums[side])
      into.sums[side].set(piece, (into.sums[side].get(piece) ?? 0) + weight);
  into.middle = {
    words: unit(new Map(into.sums.words)),
    meaning: unit(new Map(into.sums.meaning)),
    replies: unit(new Map(into.sums.replies)),
  };
}

/** The sentence most like all the others: it speaks for them. */
export function mostCentral(texts: readonly string[]): string | undefined {
  if (texts.length <= 2) return texts[0];
  const some = texts.slice(0, 200);
  const vectors = vectorsOf(some);
  let best = 0;
  let most = -1;
  for (const [i, one] of vectors.entries()) {
    let sum = 0;
    for (const other of vectors) sum += cosine(one, other);
    if (sum > most) [best, most] = [i, sum];
  }
  return some[best];
}
