// A normalised text as hashed features, Chinese and English in one space: what each stretch of it could tell.

import { syllableOf } from './chinese-pinyin.ts';
import type { ChineseSpeller } from './chinese-speller.ts';
import type { Concepts, Ending } from './concepts.ts';
import { finish, SEED, step } from './hash.ts';
import { classOf, numeralLength, Unit } from './numerals.ts';
import type { Speller } from './speller.ts';
import { openWords, type Word } from './words.ts';

/** What a feature is made of; its number is part of its hash. */
export const Kind = {
  word: 0,
  stem: 1,
  stemPair: 2,
  concept: 3,
  conceptPair: 4,
  letters: 5,
  character: 6,
  bigram: 7,
  trigram: 8,
  syllable: 9,
  syllables: 10,
  number: 11,
  /** A word of any talk, such as can, when, how much. */
  lightConcept: 12,
  /** What our packs taught. */
  learned: 13,
  /** Two neighbours in either order: fingers swap them. */
  neighbours: 14,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

/** Blocks are brought to one length each before they are joined, so that many letters cannot shout down one word. */
export const Block = { words: 0, letters: 1, characters: 2, sounds: 3 } as const;
export const blockOf: readonly number[] = [0, 0, 0, 0, 0, 1, 2, 2, 2, 3, 3, 0, 0, 0, 2];

export type ReaderOptions = {
  readonly concepts: Concepts;
  /** Letter-grams from this length on; 2 suits few examples, 3 many. */
  readonly shortestGram: 2 | 3;
  /** Mends Latin words that training never saw. Absent while training. */
  readonly speller?: Speller;
  /** Puts swapped Chinese characters right. Absent while training. */
  readonly chineseSpeller?: ChineseSpeller;
  /** Whether Chinese is spoken here: only then are Latin letters read as pinyin. */
  readonly chinese: boolean;
};

/** The features of one text, in the order found; overwritten by the next `read`. */
export class Reading {
  hashes = new Uint32Array(1024);
  kinds = new Uint8Array(1024);
  /** Where in the text each begins and ends; pairs span from the first to the second. */
  from = new Uint16Array(1024);
  to = new Uint16Array(1024);
  size = 0;

  add(hash: number, kind: Kind, from: number, to: number): void {
    if (this.size === this.hashes.length) this.grow();
    const at = this.size++;
    this.hashes[at] = finish(hash, kind);
    this.kinds[at] = kind;
    this.from[at] = from;
    this.to[at] = to;
  }

  private grow(): void {
    const more = <T extends Uint32Array | Uint8Array | Uint16Array>(old: T, fresh: T): T => {
      fresh.set(old as never);
      return fresh;
    };
    const room = this.hashes.length * 2;
    this.hashes = more(this.hashes, new Uint32Array(room));
    this.kinds = more(this.kinds, new Uint8Array(room));
    this.from = more(this.from, new Uint16Array(room));
    this.to = more(this.to, new Uint16Array(room));
  }
}

export type Reader = { read(text: string): Reading };

/** A long text's pairs grow with its square: only its first topics are paired. */
const MOST_TOPICS = 14;
/** From so many concepts on a word (card, charge, number) says little about which is meant. */
const MANY_MEANINGS = 3;
/** Stretches of Chinese in one text that are looked through for swaps: a long text of strange words stays cheap. */
const MOST_MENDED = 8;
/** A term of Latin words is at most so long. */
const MOST_WORDS = 5;

/** Units side by side with where each stood: a stretch of the text as it is compared. */
class Stretch {
  units = new Uint16Array(256);
  at = new Uint16Array(256);
  /** 1 where a term was read: what was read need not be heard. */
  covered = new Uint8Array(256);
  size = 0;

  push(unit: number, at: number, covered = 0): void {
    if (this.size === this.units.length) this.grow();
    this.units[this.size] = unit;
    this.covered[this.size] = covered;
    this.at[this.size++] = at;
  }

  private grow(): void {
    const { units, at, covered } = this;
    const room = units.length * 2;
    this.units = new Uint16Array(room);
    this.at = new Uint16Array(room);
    this.covered = new Uint8Array(room);
    this.units.set(units);
    this.at.set(at);
    this.covered.set(covered);
  }
}

export function openReader({ concepts, shortestGram, speller, chineseSpeller, chinese }: ReaderOptions): Reader {
  const wordOf = openWords({ concepts, shortestGram, speller, chinese });
  const { learned } = concepts;
  const out = new Reading();
  let text = '';
  let topics = 0;
  let topicHashes = new Int32Array(64);
  let topicFrom = new Uint16Array(64);
  let topicTo = new Uint16Array(64);
  /** The last Latin words, newest last, and where each stood. */
  const previous: Word[] = [];
  const starts: number[] = [];
  /** The run of Chinese in hand, and the sounds heard since the last word of another language. */
  const run = new Stretch();
  const sounds = new Stretch();
  let runs = 0;

  function isTopic(hash: number): boolean {
    for (let i = 0; i < topics; i++) if (topicHashes[i] === hash) return true;
    return false;
  }

  function addTopic(hash: number, from: number, to: number): void {
    if (topics === topicHashes.length) {
      const [hashes, froms, tos] = [topicHashes, topicFrom, topicTo];
      topicHashes = new Int32Array(topics * 2);
      topicFrom = new Uint16Array(topics * 2);
      topicTo = new Uint16Array(topics * 2);
      topicHashes.set(hashes);
      topicFrom.set(froms);
      topicTo.set(tos);
    }
    topicHashes[topics] = hash;
    topicFrom[topics] = from;
    topicTo[topics++] = to;
  }

  function topic(concept: number, from: number, to: number): void {
    if (isTopic(concept)) return;
    out.add(concept, (concept & 1) === 1 ? Kind.lightConcept : Kind.concept, from, to);
    addTopic(concept, from, to);
  }

  function latin(from: number, to: number): void {
    const word = wordOf(text.slice(from, to));
    if (word.syllables.length > 0) {
      for (const id of word.syllables) sounds.push(id, from);
      out.add(word.hash, Kind.word, from, to);
      return;
    }
    endSounds();
    out.add(word.hash, Kind.word, from, to);
    out.add(word.rootHash, Kind.stem, from, to);
    const last = previous.at(-1);
    if (last) out.add(pairOfStems(last, word), Kind.stemPair, starts.at(-1)!, to);
    previous.push(word);
    starts.push(from);
    if (previous.length > MOST_WORDS) {
      previous.shift();
      starts.shift();
    }
    const meant = latinTerms(to);
    if (!meant && !word.stop && topics < MOST_TOPICS && !isTopic(word.rootHash & ~1))
      addTopic(word.rootHash & ~1, from, to);
    const { letters } = word;
    for (let i = 0; i < letters.length; i++) out.add(letters[i]!, Kind.letters, from, to);
  }

  /** A word of many meanings hints at all of them, but pairs with others only as itself. */
  function vague(meanings: readonly number[], from: number, to: number): void {
    for (const concept of meanings) out.add(concept, (concept & 1) === 1 ? Kind.lightConcept : Kind.concept, from, to);
    const hash = previous.at(-1)!.rootHash & ~1;
    if (!isTopic(hash)) addTopic(hash, from, to);
  }

  /** The terms that end with the last word, shortest first; answers whether there was one written by hand. */
  function latinTerms(to: number): boolean {
    let meant = false;
    let own: Ending | undefined;
    let taught: Ending | undefined;
    for (let n = 1; n <= previous.length; n++) {
      const { root } = previous[previous.length - n]!;
      const from = starts[starts.length - n]!;
      own = n === 1 ? concepts.latin.get(root) : own?.before?.get(root);
      taught = n === 1 ? learned?.latin.get(root) : taught?.before?.get(root);
      if (!own && !taught) break;
      if (own?.concepts) {
        meant = true;
        if (own.concepts.length < MANY_MEANINGS || n > 1) for (const concept of own.concepts) topic(concept, from, to);
        else vague(own.concepts, from, to);
      }
      if (taught?.concepts) for (const concept of taught.concepts) out.add(concept, Kind.learned, from, to);
    }
    return meant;
  }

  function endRun(): void {
    if (run.size === 0) return;
    mendRun();
    const { units, at, size } = run;
    const end = at[size - 1]! + 1;
    for (let i = 0; i < size; i++) {
      const from = at[i]!;
      const unit = units[i]!;
      const one = step(SEED, unit);
      out.add(one, Kind.character, from, from + 1);
      if (i + 1 === size) break;
      const next = units[i + 1]!;
      const [low, high] = unit < next ? [unit, next] : [next, unit];
      out.add(step(step(SEED, low), high), Kind.neighbours, from, at[i + 1]! + 1);
      const two = step(one, next);
      out.add(two, Kind.bigram, from, i + 2 < size ? at[i + 2]! : end);
      if (i + 2 < size) out.add(step(two, units[i + 2]!), Kind.trigram, from, i + 3 < size ? at[i + 3]! : end);
    }
    // The run's syllables stand at the end of the sounds heard so far.
    const offset = sounds.size - size;
    for (let i = 0; i < size; ) {
      const found = concepts.chinese.longest(units, i, size) ?? swapped(i);
      if (!found) {
        i++;
        continue;
      }
      const to = i + found.length;
      for (const concept of found.concepts) topic(concept, at[i]!, to < size ? at[to]! : end);
      sounds.covered.fill(1, offset + i, offset + to);
      i = to;
    }
    if (learned)
      for (let i = 0; i < size; i++) {
        const found = learned.chinese.longest(units, i, size);
        if (!found) continue;
        const to = i + found.length;
        for (const concept of found.concepts) out.add(concept, Kind.learned, at[i]!, to < size ? at[to]! : end);
      }
    run.size = 0;
  }

  /** Puts swapped characters of the run in hand right; its sounds stand last among those heard. */
  function mendRun(): void {
    if (!chineseSpeller || ++runs > MOST_MENDED || !chineseSpeller.mend(run.units, run.size)) return;
    const offset = sounds.size - run.size;
    for (let i = 0; i < run.size; i++) {
      const sound = syllableOf(run.units[i]!);
      sounds.units[offset + i] = sound;
      sounds.covered[offset + i] = run.units[i] === DIGIT ? 1 : 0;
    }
  }

  /** A term of two characters in the wrong order: 货发 for 发货. */
  function swapped(from: number): ReturnType<Concepts['chinese']['pair']> {
    return from + 1 < run.size ? concepts.chinese.pair(run.units[from + 1]!, run.units[from]!) : undefined;
  }

  function endSounds(): void {
    endRun();
    const { units, at, covered, size } = sounds;
    for (let i = 0; i < size; i++) {
      if (units[i] === 0) continue;
      const hash = step(SEED, units[i]!);
      out.add(hash, Kind.syllable, at[i]!, at[i]! + 1);
      if (i + 1 < size && units[i + 1] !== 0)
        out.add(step(hash, units[i + 1]!), Kind.syllables, at[i]!, at[i + 1]! + 1);
    }
    // Terms that were heard, not read: a wrong character of the right sound, or pinyin.
    for (let i = 0; i + 1 < size; i++) {
      if (covered[i] === 1) continue;
      const taught = learned?.heard.longest(units, i, size);
      if (taught)
        for (const concept of taught.concepts) out.add(concept, Kind.learned, at[i]!, at[i + taught.length - 1]! + 1);
      const found = concepts.heard.longest(units, i, size);
      if (!found) continue;
      const last = i + found.length - 1;
      for (const concept of found.concepts) topic(concept, at[i]!, at[last]! + 1);
      i = last;
    }
    sounds.size = 0;
  }

  function number(from: number, to: number, digits: boolean): void {
    if (digits && to - from <= 4) {
      let hash = SEED;
      for (let i = from; i < to; i++) hash = step(hash, text.charCodeAt(i));
      out.add(hash, Kind.word, from, to);
    }
    const size = !digits || to - from < 5 ? 1 : to - from < 8 ? 2 : 3;
    out.add(step(SEED, size), Kind.number, from, to);
    run.push(DIGIT, from);
    sounds.push(0, from, 1);
  }

  function chineseUnit(at: number): number {
    const numerals = numeralLength(text, at);
    if (numerals > 0) {
      number(at, at + numerals, false);
      return at + numerals;
    }
    const unit = text.charCodeAt(at);
    run.push(unit, at);
    sounds.push(syllableOf(unit), at);
    return at + 1;
  }

  function pairTopics(): void {
    const few = Math.min(topics, MOST_TOPICS);
    for (let i = 0; i < few; i++)
      for (let j = i + 1; j < few; j++) {
        const a = topicHashes[i]!;
        const b = topicHashes[j]!;
        if ((a & b & 1) === 1) continue;
        const from = Math.min(topicFrom[i]!, topicFrom[j]!);
        out.add(a < b ? pairOf(a, b) : pairOf(b, a), Kind.conceptPair, from, Math.max(topicTo[i]!, topicTo[j]!));
      }
  }

  return {
    read(whole) {
      text = whole;
      out.size = 0;
      topics = 0;
      runs = 0;
      previous.length = 0;
      starts.length = 0;
      for (let i = 0; i < text.length; ) {
        const kind = classOf(text.charCodeAt(i));
        let end = i + 1;
        if (kind === Unit.chinese) end = chineseUnit(i);
        else if (kind === Unit.letter) {
          while (end < text.length && classOf(text.charCodeAt(end)) === Unit.letter) end++;
          endRun();
          latin(i, end);
        } else if (kind === Unit.figure) {
          while (end < text.length && (classOf(text.charCodeAt(end)) === Unit.figure || isPoint(text, end))) end++;
          number(i, end, true);
        } else if (kind === Unit.sign) {
          endSounds();
          out.add(step(SEED, text.charCodeAt(i)), Kind.word, i, end);
        } else endRun();
        i = end;
      }
      endSounds();
      pairTopics();
      return out;
    },
  };
}

function pairOf(a: number, b: number): number {
  return Math.imul(Math.imul(a, 0x85ebca6b) ^ (b + 0x7f4a7c15), 0xc2b2ae35);
}

function pairOfStems(first: Word, { root }: Word): number {
  let hash = step(first.rootHash, SPACE);
  for (let i = 0; i < root.length; i++) hash = step(hash, root.charCodeAt(i));
  return hash;
}

const SPACE = 0x20;
const DIGIT = 0x30;
const POINT = 0x2e;

function isPoint(text: string, at: number): boolean {
  return text.charCodeAt(at) === POINT && at + 1 < text.length && classOf(text.charCodeAt(at + 1)) === Unit.figure;
}
