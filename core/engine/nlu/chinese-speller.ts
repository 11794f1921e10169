// Chinese with a slip in it, mended to what training saw: 备了 to 备注了 (a character lost), 保质 to 质保 (two swapped), 发或
// to 发货 (another character of that sound). The pairs and threes that a model has as features are all it needs to know.

import { syllableOf } from './chinese-pinyin.ts';
import { Kind } from './features.ts';
import { finish, SEED, step } from './hash.ts';
import type { Space } from './space.ts';

/** Whether training saw these characters side by side. */
export type Together = (first: number, second: number, third?: number) => boolean;

export type Mended = {
  readonly units: readonly number[];
  /** For each unit, which one of the run it stands for or beside. */
  readonly from: readonly number[];
};

export type ChineseSpeller = {
  /** The first `size` units with their slips mended; undefined if none is seen. */
  mend(units: Uint16Array, size: number): Mended | undefined;
};

export type ChineseSpellerOptions = {
  /** The Chinese characters that training saw. */
  readonly characters: readonly number[];
  readonly together: Together;
  /** Whether lost characters are looked for: in a small book nearly any two characters would let a third in. */
  readonly lost: boolean;
};

/** Whoever slips more often in one stretch is speaking of something else. */
const MOST_SLIPS = 2;
/** A swap makes three pairs strange. Where more are, or more than a third, the words are not the shop's. */
const STRANGE_PAIRS = 3;
/** Longer stretches say what they mean more than once. */
const LONGEST = 60;
/** Threes seen together that a changed character must win, and one put in, which fits more easily. */
const CHANGED = 1;
const PUT_IN = 2;

type Edit = { readonly at: number; readonly drop: number; readonly put: readonly number[]; readonly worth: number };

export function openChineseSpeller({ characters, together, lost }: ChineseSpellerOptions): ChineseSpeller {
  const followers = new Map<number, readonly number[]>();
  let alike: Map<number, number[]> | undefined;

  function after(unit: number): readonly number[] {
    let found = followers.get(unit);
    if (!found) {
      found = characters.filter((next) => together(unit, next));
      followers.set(unit, found);
    }
    return found;
  }

  function soundingLike(unit: number): readonly number[] {
    alike ??= bySound(characters);
    return alike.get(syllableOf(unit)) ?? [];
  }

  function strangePairs(units: Uint16Array, size: number): number {
    let strange = 0;
    for (let i = 0; i + 1 < size; i++) if (!together(units[i]!, units[i + 1]!)) strange++;
    return strange;
  }

  /** Pairs never seen together in a stretch, and threes that were. */
  function measure(units: readonly number[]): { strange: number; firm: number } {
    let [strange, firm] = [0, 0];
    for (let i = 0; i + 1 < units.length; i++) {
      const [a, b, c] = [units[i]!, units[i + 1]!, units[i + 2]];
      if (!together(a, b)) strange++;
      else if (c !== undefined && together(a, b, c)) firm++;
    }
    return { strange, firm };
  }

  /** What makes the strange pair at `i` and its neighbourhood most familiar. */
  function bestEdit(run: readonly number[], i: number): Edit | undefined {
    const [low, high] = [Math.max(0, i - 2), Math.min(run.length, i + 4)];
    const before = measure(run.slice(low, high));
    let best: Edit | undefined;
    const consider = (at: number, drop: number, put: readonly number[], price: number): void => {
      const now = measure([...run.slice(low, at), ...put, ...run.slice(at + drop, high)]);
      const won = now.firm - before.firm - price;
      if (now.strange >= before.strange || won < 0) return;
      const worth = 3 * (before.strange - now.strange) + won;
      if (!best || worth > best.worth) best = { at, drop, put, worth };
    };
    const [a, b] = [run[i]!, run[i + 1]!];
    consider(i, 2, [b, a], CHANGED);
    if (i + 2 < run.length) consider(i + 1, 2, [run[i + 2]!, b], CHANGED);
    if (i > 0) consider(i - 1, 2, [a, run[i - 1]!], CHANGED);
    for (const like of soundingLike(b)) if (like !== b) consider(i + 1, 1, [like], CHANGED);
    for (const like of soundingLike(a)) if (like !== a) consider(i, 1, [like], CHANGED);
    if (lost) for (const between of after(a)) if (together(a, between, b)) consider(i + 1, 0, [between], PUT_IN);
    return best;
  }

  return {
    mend(text, size) {
      if (size < 3 || size > LONGEST) return undefined;
      const strange = strangePairs(text, size);
      if (strange === 0 || strange > Math.max(STRANGE_PAIRS, size / 3)) return undefined;
      const units = [...text.subarray(0, size)];
      const from = units.map((_, i) => i);
      let slips = 0;
      for (let i = 0; i + 1 < units.length && slips < MOST_SLIPS; i++) {
        if (together(units[i]!, units[i + 1]!)) continue;
        const edit = bestEdit(units, i);
        if (!edit) continue;
        const { at, drop, put } = edit;
        units.splice(at, drop, ...put);
        if (drop === 0) from.splice(at, 0, from[at - 1]!);
        slips++;
        i = at + put.length - 1;
      }
      return slips > 0 ? { units, from } : undefined;
    },
  };
}

function bySound(characters: readonly number[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const unit of characters) {
    const sound = syllableOf(unit);
    if (sound === 0) continue;
    const group = groups.get(sound);
    if (group) group.push(unit);
    else groups.set(sound, [unit]);
  }
  return groups;
}

/** What a model's features know of Chinese: which characters there are, and which stood together. */
export function chineseOf({ hashes, kinds }: Pick<Space, 'hashes' | 'kinds'>): Omit<ChineseSpellerOptions, 'lost'> {
  let size = 0;
  for (const kind of kinds) if (isKnowledge(kind)) size++;
  let room = 1024;
  while (room < size * 2) room *= 2;
  const table = new Uint32Array(room);
  const mask = room - 1;
  for (let i = 0; i < hashes.length; i++) {
    if (!isKnowledge(kinds[i]!)) continue;
    let at = hashes[i]! & mask;
    while (table[at] !== 0) at = (at + 1) & mask;
    table[at] = hashes[i]!;
  }
  const has = (hash: number): boolean => {
    let at = hash & mask;
    while (table[at] !== 0 && table[at] !== hash) at = (at + 1) & mask;
    return table[at] === hash;
  };
  const characters: number[] = [];
  for (let unit = 0x3400; unit <= 0x9fff; unit++)
    if (has(finish(step(SEED, unit), Kind.character))) characters.push(unit);
  return {
    characters,
    together(first, second, third) {
      const two = step(step(SEED, first), second);
      return third === undefined ? has(finish(two, Kind.bigram)) : has(finish(step(two, third), Kind.trigram));
    },
  };
}

function isKnowledge(kind: number): boolean {
  return kind === Kind.character || kind === Kind.bigram || kind === Kind.trigram;
}
