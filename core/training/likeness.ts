// How alike sentences are, and which of them mean the same: character and word pieces, and what the shop takes them for.

import { normalise } from '../engine/normalise.ts';

export type Sentence = {
  readonly text: string;
  /** What the recogniser takes it for: sentences without one common character may still mean one entry. */
  readonly taken?: readonly { readonly label: string; readonly score: number }[];
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

/** Unit vectors over the pieces, each piece counting the more the fewer sentences hold it. */
export function vectorsOf(texts: readonly string[]): Vector[] {
  const pieces = texts.map((text) => new Set(piecesOf(text)));
  const holders = new Map<string, number>();
  for (const set of pieces) for (const piece of set) holders.set(piece, (holders.get(piece) ?? 0) + 1);
  return pieces.map((set) =>
    unit(
      new Map(
        [...set].map((piece) => [
          piece,
          Math.log(1 + texts.length / holders.get(piece)!) * (piece.length === 1 ? 0.6 : 1),
        ]),
      ),
    ),
  );
}

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
const SAME = 0.36;
/** How much what they are taken for counts beside how they are worded. */
const MEANING = 0.35;

/**
 * Groups sentences of one meaning: each joins the group whose middle it is most like, or begins its own; groups that turn out
 * alike are joined. The order given is the order of precedence, so the most frequent sentences should come first.
 *
 * @returns for each group the indexes of its sentences
 */
export function groupByMeaning(sentences: readonly Sentence[]): number[][] {
  const words = vectorsOf(sentences.map(({ text }) => text));
  const meanings = sentences.map(({ taken = [] }) => unit(new Map(taken.map(({ label, score }) => [label, score]))));
  const groups: Group[] = [];
  for (const [index] of sentences.entries()) {
    const [one, meaning] = [words[index]!, meanings[index]!];
    let best: Group | undefined;
    let most = SAME;
    for (const group of groups) {
      const like = blend(cosine(one, group.middle), cosine(meaning, group.meaning), meaning.size > 0);
      if (like > most) [best, most] = [group, like];
    }
    if (best) join(best, index, one, meaning);
    else groups.push({ members: [index], words: new Map(one), meanings: new Map(meaning), middle: one, meaning });
  }
  return joinAlike(groups).map(({ members }) => members);
}

type Group = {
  members: number[];
  readonly words: Map<string, number>;
  readonly meanings: Map<string, number>;
  middle: Vector;
  meaning: Vector;
};

const blend = (words: number, meaning: number, known: boolean) =>
  known ? (1 - MEANING) * words + MEANING * meaning * Math.min(1, words * 4 + 0.4) : words;

function join(group: Group, index: number, words: Vector, meaning: Vector): void {
  group.members.push(index);
  add(group.words, words);
  add(group.meanings, meaning);
  group.middle = unit(new Map(group.words));
  group.meaning = unit(new Map(group.meanings));
}

function add(into: Map<string, number>, vector: Vector): void {
  for (const [piece, weight] of vector) into.set(piece, (into.get(piece) ?? 0) + weight);
}

function joinAlike(groups: readonly Group[]): Group[] {
  const kept: Group[] = [];
  for (const group of groups) {
    const like = kept.find(
      (other) =>
        blend(cosine(group.middle, other.middle), cosine(group.meaning, other.meaning), group.meaning.size > 0) >
        SAME * 1.25,
    );
    if (!like) kept.push(group);
    else {
      like.members.push(...group.members);
      add(like.words, group.words);
      add(like.meanings, group.meanings);
      like.middle = unit(new Map(like.words));
      like.meaning = unit(new Map(like.meanings));
    }
  }
  return kept;
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
