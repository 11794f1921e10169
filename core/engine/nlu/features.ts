// A normalised text as hashed features, Chinese and English in one space: what each stretch of it could tell.

import { syllableOf, syllablesOf } from './chinese-pinyin.ts';
import type { Concepts, Terms } from './concepts.ts';
import { finish, hashOf, SEED, step } from './hash.ts';
import type { Speller } from './speller.ts';
import { stem, stopWords } from './stem.ts';

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

const LONGEST_GRAM = 5;
/** A long text's pairs grow with its square: only its first topics are paired. */
const MOST_TOPICS = 14;

export function openReader({ concepts, shortestGram, speller, chinese }: ReaderOptions): Reader {
  const out = new Reading();
  let text = '';
  let topics: { hash: number; from: number; to: number }[] = [];
  let previous: string[] = [];
  let starts: number[] = [];
  // The current run of Chinese: units as compared, and where each stood.
  let run: number[] = [];
  let runAt: number[] = [];
  let sounds: number[] = [];
  let soundsAt: number[] = [];
  let covered: boolean[] = [];

  function topic(concept: number, from: number, to: number): void {
    if (topics.some(({ hash }) => hash === concept)) return;
    const light = (concept & 1) === 1;
    out.add(concept, light ? Kind.lightConcept : Kind.concept, from, to);
    topics.push({ hash: concept, from, to });
  }

  function latin(from: number, to: number): void {
    let word = text.slice(from, to);
    // Our packs hold pinyin too: that training saw a word does not make it English, that the thesaurus has it does.
    const english = !chinese || stopWords.has(word) || concepts.latin.has(stemOf(word));
    const letters = english ? [] : syllablesOf(word);
    if (letters.length > 1 || (letters.length === 1 && speller && !speller.has(word))) {
      for (const id of letters) {
        sounds.push(id);
        soundsAt.push(from);
        covered.push(false);
      }
      out.add(hashOf(word), Kind.word, from, to);
      return;
    }
    endSounds();
    word = speller?.mend(word) ?? word;
    const root = stemOf(word);
    out.add(hashOf(word), Kind.word, from, to);
    out.add(hashOf(root), Kind.stem, from, to);
    if (previous.length > 0) out.add(hashOf(`${previous.at(-1)} ${root}`), Kind.stemPair, starts.at(-1)!, to);
    previous.push(root);
    starts.push(from);
    if (previous.length > 5) {
      previous.shift();
      starts.shift();
    }
    let meant = false;
    let key = '';
    for (let n = 1; n <= Math.min(previous.length, concepts.longest); n++) {
      key = n === 1 ? root : `${previous.at(-n)} ${key}`;
      for (const concept of concepts.latin.get(key) ?? []) {
        topic(concept, starts.at(-n)!, to);
        meant = true;
      }
      for (const concept of concepts.learned?.latin.get(key) ?? []) out.add(concept, Kind.learned, starts.at(-n)!, to);
    }
    if (!meant && !stopWords.has(word) && topics.length < MOST_TOPICS)
      if (!topics.some(({ hash }) => hash === (hashOf(root) & ~1))) topics.push({ hash: hashOf(root) & ~1, from, to });
    const padded = ` ${word} `;
    for (let i = 0; i < padded.length; i++) {
      let hash = SEED;
      const end = Math.min(padded.length, i + LONGEST_GRAM);
      for (let j = i; j < end; j++) {
        hash = step(hash, padded.charCodeAt(j));
        if (j - i + 1 >= shortestGram) out.add(hash, Kind.letters, from, to);
      }
    }
  }

  function endRun(): void {
    const end = runAt.length > 0 ? runAt.at(-1)! + 1 : 0;
    for (let i = 0; i < run.length; i++) {
      let hash = step(SEED, run[i]!);
      out.add(hash, Kind.character, runAt[i]!, runAt[i]! + 1);
      if (i + 1 < run.length) {
        const [a, b] = [run[i]!, run[i + 1]!];
        out.add(step(step(SEED, Math.min(a, b)), Math.max(a, b)), Kind.neighbours, runAt[i]!, runAt[i + 1]! + 1);
      }
      for (let n = 2; n <= 3 && i + n <= run.length; n++) {
        hash = step(hash, run[i + n - 1]!);
        out.add(hash, n === 2 ? Kind.bigram : Kind.trigram, runAt[i]!, runAt[i + n] ?? end);
      }
    }
    // The run's syllables stand at the end of the sounds heard so far.
    const offset = sounds.length - run.length;
    for (let i = 0; i < run.length; ) {
      const found = concepts.chinese.longest(run, i) ?? swapped(run, i);
      if (!found) {
        i++;
        continue;
      }
      for (const concept of found.concepts) topic(concept, runAt[i]!, runAt[i + found.length] ?? end);
      for (let j = i; j < i + found.length; j++) covered[offset + j] = true;
      i += found.length;
    }
    if (concepts.learned)
      for (let i = 0; i < run.length; i++) {
        const found = concepts.learned.chinese.longest(run, i);
        if (!found) continue;
        for (const concept of found.concepts) out.add(concept, Kind.learned, runAt[i]!, runAt[i + found.length] ?? end);
      }
    run = [];
    runAt = [];
  }

  /** A term of two characters in the wrong order: 货发 for 发货. */
  function swapped(units: readonly number[], from: number): ReturnType<Terms['longest']> {
    if (from + 1 >= units.length) return undefined;
    const found = concepts.chinese.longest([units[from + 1]!, units[from]!], 0);
    return found?.length === 2 ? found : undefined;
  }

  function endSounds(): void {
    endRun();
    for (let i = 0; i < sounds.length; i++) {
      if (sounds[i] === 0) continue;
      const hash = step(SEED, sounds[i]!);
      out.add(hash, Kind.syllable, soundsAt[i]!, soundsAt[i]! + 1);
      if (i + 1 < sounds.length && sounds[i + 1] !== 0)
        out.add(step(hash, sounds[i + 1]!), Kind.syllables, soundsAt[i]!, soundsAt[i + 1]! + 1);
    }
    // Terms that were heard, not read: a wrong character of the right sound, or pinyin.
    for (let i = 0; i + 1 < sounds.length; i++) {
      if (covered[i]) continue;
      const taught = concepts.learned?.heard.longest(sounds, i);
      for (const concept of taught?.concepts ?? [])
        out.add(concept, Kind.learned, soundsAt[i]!, soundsAt[i + taught!.length - 1]! + 1);
      const found = concepts.heard.longest(sounds, i);
      if (!found) continue;
      for (const concept of found.concepts) topic(concept, soundsAt[i]!, soundsAt[i + found.length - 1]! + 1);
      i += found.length - 1;
    }
    sounds = [];
    soundsAt = [];
    covered = [];
  }

  function number(from: number, to: number, digits: boolean): void {
    if (digits && to - from <= 4) out.add(hashOf(text.slice(from, to)), Kind.word, from, to);
    const size = !digits || to - from < 5 ? 1 : to - from < 8 ? 2 : 3;
    out.add(step(SEED, size), Kind.number, from, to);
    run.push(DIGIT);
    runAt.push(from);
    sounds.push(0);
    soundsAt.push(from);
    covered.push(true);
  }

  return {
    read(whole) {
      text = whole;
      out.size = 0;
      topics = [];
      previous = [];
      starts = [];
      for (let i = 0; i < text.length; ) {
        const kind = classOf(text.charCodeAt(i));
        let end = i + 1;
        if (kind === HAN) {
          const numerals = numeralLength(text, i);
          if (numerals > 0) {
            end = i + numerals;
            number(i, end, false);
          } else {
            const unit = text.charCodeAt(i);
            run.push(unit);
            runAt.push(i);
            sounds.push(syllableOf(unit));
            soundsAt.push(i);
            covered.push(false);
          }
        } else if (kind === LETTER) {
          while (end < text.length && classOf(text.charCodeAt(end)) === LETTER) end++;
          endRun();
          latin(i, end);
        } else if (kind === FIGURE) {
          while (end < text.length && (classOf(text.charCodeAt(end)) === FIGURE || isPoint(text, end))) end++;
          number(i, end, true);
        } else if (kind === SIGN) {
          endSounds();
          out.add(hashOf(text[i]!), Kind.word, i, end);
        } else if (run.length > 0) endRun();
        i = end;
      }
      endSounds();
      const few = topics.slice(0, MOST_TOPICS);
      for (let i = 0; i < few.length; i++)
        for (let j = i + 1; j < few.length; j++) {
          const [a, b] = [few[i]!, few[j]!];
          if ((a.hash & b.hash & 1) === 1) continue;
          const hash = a.hash < b.hash ? pairOf(a.hash, b.hash) : pairOf(b.hash, a.hash);
          out.add(hash, Kind.conceptPair, Math.min(a.from, b.from), Math.max(a.to, b.to));
        }
      return out;
    },
  };
}

function pairOf(a: number, b: number): number {
  return Math.imul(Math.imul(a, 0x85ebca6b) ^ (b + 0x7f4a7c15), 0xc2b2ae35);
}

const OTHER = 0;
const HAN = 1;
const LETTER = 2;
const FIGURE = 3;
const SIGN = 4;
const DIGIT = 0x30;

function classOf(unit: number): number {
  if (unit < 0x80) {
    if (unit >= 0x61 && unit <= 0x7a) return LETTER;
    if (unit >= 0x30 && unit <= 0x39) return FIGURE;
    return unit === 0x24 || unit === 0x25 || unit === 0x3f ? SIGN : OTHER;
  }
  if ((unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0x3040 && unit <= 0x30ff)) return HAN;
  if (unit === 0x20ac || unit === 0xa3 || unit === 0xa5) return SIGN;
  return /\p{L}/u.test(String.fromCharCode(unit)) ? LETTER : OTHER;
}

function isPoint(text: string, at: number): boolean {
  return text[at] === '.' && classOf(text.charCodeAt(at + 1)) === FIGURE;
}

const numerals = new Set('零〇一二两三四五六七八九十百千万亿');
/** What a single numeral counts; elsewhere (一样, 一直, 一起) it is part of a word. */
const counted = new Set('天日号月年周点分块元毛角斤克米寸件个只条双套瓶盒包箱袋支次遍折楼岁码位张台部小');

/** How many units from here on write a number: 一百六, 三天 (one), none in 一样 or 万一. */
export function numeralLength(text: string, from: number): number {
  if (!numerals.has(text[from]!)) return 0;
  let to = from + 1;
  while (to < text.length && numerals.has(text[to]!)) to++;
  if (to - from === 1) return counted.has(text[to] ?? '') ? 1 : 0;
  return /^(?:万一|千万|一一)/.test(text.slice(from, to)) ? 0 : to - from;
}

const stems = new Map<string, string>();
/** Stems are asked for again and again; a bounded memory of them saves a third of a reading. */
function stemOf(word: string): string {
  let root = stems.get(word);
  if (root === undefined) {
    if (stems.size > 20_000) stems.clear();
    root = stem(word);
    stems.set(word, root);
  }
  return root;
}
