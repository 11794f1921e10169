// A text as vectors of two spaces at once: the model's and the detector's. Most of reading a text with a large model is
// waiting for memory, so each feature is looked up once, in one table of both.

import type { Reading } from './features.ts';
import { type Space, type Sparse, sparse, telling, weigh } from './space.ts';

export type Glance = { readonly own: Sparse; readonly other: Sparse };

/** What is returned is overwritten by the next text. */
export function openGlance(space: Space, detector: Space): (reading: Reading) => Glance {
  const table = join(space.hashes, detector.hashes);
  const mask = table.length / 3 - 1;
  const own = sparse();
  const other = sparse();
  let ownKinds = new Uint8Array(512);
  let otherKinds = new Uint8Array(512);
  // The text's features, each once: where it stands in the table, and in the two vectors.
  let room = 0;
  let hashes = new Uint32Array(0);
  let ownAt = new Int32Array(0);
  let otherAt = new Int32Array(0);

  function makeRoom(size: number): void {
    if (size * 2 > room) {
      room = 1024;
      while (room < size * 2) room *= 2;
      hashes = new Uint32Array(room);
      ownAt = new Int32Array(room);
      otherAt = new Int32Array(room);
    } else hashes.fill(0);
    if (size <= ownKinds.length) return;
    ownKinds = new Uint8Array(room);
    otherKinds = new Uint8Array(room);
    for (const each of [own, other]) {
      each.ids = new Int32Array(room);
      each.values = new Float32Array(room);
    }
  }

  return (reading) => {
    makeRoom(reading.size);
    own.size = 0;
    other.size = 0;
    own.known = 0;
    own.mass = 0;
    for (let i = 0; i < reading.size; i++) {
      const hash = reading.hashes[i]!;
      const kind = reading.kinds[i]!;
      let at = hash & (room - 1);
      while (hashes[at] !== hash && hashes[at] !== 0) at = (at + 1) & (room - 1);
      if (hashes[at] === 0) {
        hashes[at] = hash;
        let slot = hash & mask;
        while (table[slot * 3] !== hash && table[slot * 3] !== 0) slot = (slot + 1) & mask;
        const there = table[slot * 3] === hash;
        const id = there ? table[slot * 3 + 1]! - 1 : -1;
        const otherId = there ? table[slot * 3 + 2]! - 1 : -1;
        ownAt[at] = id < 0 ? -1 : own.size;
        otherAt[at] = otherId < 0 ? -1 : other.size;
        if (id >= 0) {
          ownKinds[own.size] = kind;
          own.ids[own.size] = id;
          own.values[own.size++] = 1;
        }
        if (otherId >= 0) {
          otherKinds[other.size] = kind;
          other.ids[other.size] = otherId;
          other.values[other.size++] = 1;
        }
      } else {
        const mine = ownAt[at]!;
        const theirs = otherAt[at]!;
        if (mine >= 0) own.values[mine] = own.values[mine]! + 1;
        if (theirs >= 0) other.values[theirs] = other.values[theirs]! + 1;
      }
      if (!telling[kind]) continue;
      const place = ownAt[at]!;
      const weight = place < 0 ? space.strangeness : space.idf[own.ids[place]!]!;
      own.mass += weight;
      if (place >= 0) own.known += weight;
    }
    weigh(own, ownKinds, space);
    weigh(other, otherKinds, detector);
    return { own, other };
  };
}

/** Rows of three: a hash, and one more than its number in either space; 0 is in neither. */
function join(first: Uint32Array, second: Uint32Array): Uint32Array {
  let room = 1024;
  // At most two of three places are taken, even where the spaces share nothing (small shops).
  while (room * 2 < (first.length + second.length) * 3) room *= 2;
  const table = new Uint32Array(room * 3);
  const mask = room - 1;
  for (const [side, hashes] of [first, second].entries())
    for (let id = 0; id < hashes.length; id++) {
      const hash = hashes[id]!;
      let slot = hash & mask;
      while (table[slot * 3] !== hash && table[slot * 3] !== 0) slot = (slot + 1) & mask;
      table[slot * 3] = hash;
      table[slot * 3 + 1 + side] = id + 1;
    }
  return table;
}
