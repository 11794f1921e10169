// Features named by 32-bit hashes instead of strings: no string is made while a text is read, and a model is plain numbers.

/** FNV-1a over UTF-16 units; begin with `SEED`, end with `finish`. */
export const SEED = 0x811c9dc5;

export function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Spreads the bits and keeps features of different kinds apart. Never zero: zero marks an empty place in a table. */
export function finish(hash: number, kind: number): number {
  let h = hash ^ Math.imul(kind + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  h ^= h >>> 16;
  return h === 0 ? 1 : h >>> 0;
}

export function hashOf(text: string): number {
  let hash = SEED;
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i));
  return hash;
}

/** Open addressing from hash to a dense id. Two of 100,000 features share a hash about once in a model: harmless. */
export class HashTable {
  private keys: Uint32Array;
  private ids: Int32Array;
  private mask: number;
  size = 0;

  constructor(expected = 1024) {
    let room = 1024;
    while (room < expected * 2) room *= 2;
    this.keys = new Uint32Array(room);
    this.ids = new Int32Array(room);
    this.mask = room - 1;
  }

  /** The id, or -1. */
  find(hash: number): number {
    for (let at = hash & this.mask; ; at = (at + 1) & this.mask) {
      const key = this.keys[at]!;
      if (key === hash) return this.ids[at]!;
      if (key === 0) return -1;
    }
  }

  /** The id; a new hash gets the next one. */
  add(hash: number): number {
    for (let at = hash & this.mask; ; at = (at + 1) & this.mask) {
      const key = this.keys[at]!;
      if (key === hash) return this.ids[at]!;
      if (key !== 0) continue;
      this.keys[at] = hash;
      this.ids[at] = this.size++;
      if (this.size * 2 > this.keys.length) this.grow();
      return this.size - 1;
    }
  }

  /** The hashes in the order of their ids. */
  hashes(): Uint32Array {
    const hashes = new Uint32Array(this.size);
    for (let at = 0; at < this.keys.length; at++) if (this.keys[at] !== 0) hashes[this.ids[at]!] = this.keys[at]!;
    return hashes;
  }

  private grow(): void {
    const [keys, ids] = [this.keys, this.ids];
    this.keys = new Uint32Array(keys.length * 2);
    this.ids = new Int32Array(keys.length * 2);
    this.mask = this.keys.length - 1;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!;
      if (key === 0) continue;
      let at = key & this.mask;
      while (this.keys[at] !== 0) at = (at + 1) & this.mask;
      this.keys[at] = key;
      this.ids[at] = ids[i]!;
    }
  }
}
