// Vectors kept between runs, one file for each service and model, found by the hash of the sentence they stand for.

import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../core/index.ts';

export interface VectorFile {
  /** Of the vectors in it; undefined while there are none. */
  readonly dimension: number | undefined;
  get(text: string): Float32Array | undefined;
  add(texts: readonly string[], vectors: readonly Float32Array[]): void;
  /** Forgets all other sentences once they are more than these. */
  keepOnly(texts: readonly string[]): void;
}

/** Mark and dimension; then records of a 16-byte hash and the vector. A torn last record is cut off. */
const magic = 'HJVEC001';
const header = 16;
const hashBytes = 16;

/** Nothing here is worth stopping for: what cannot be read or written is asked for again. */
export function openVectorFile(folder: string, name: string, log: Pick<Log, 'warn'>): VectorFile {
  const path = join(folder, `${hashOf(name).slice(0, 16)}.vectors`);
  let { dimension, vectors } = read(path);

  const attempt = (work: () => void): void => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      work();
    } catch (error) {
      log.warn({ err: error, file: path }, 'vectors could not be kept; the next start asks for them again');
    }
  };
  const whole = () => Buffer.concat([head(dimension), ...[...vectors].map(([hash, vector]) => record(hash, vector))]);

  return {
    get dimension() {
      return dimension || undefined;
    },
    get: (text) => vectors.get(hashOf(text)),
    add(texts, added) {
      const size = added[0]?.length;
      if (size === undefined) return;
      const isNew = dimension !== size;
      if (isNew) [dimension, vectors] = [size, new Map()];
      const fresh: Buffer[] = [];
      for (const [i, text] of texts.entries()) {
        const hash = hashOf(text);
        if (vectors.has(hash)) continue;
        vectors.set(hash, added[i]!);
        fresh.push(record(hash, added[i]!));
      }
      attempt(() => (isNew ? writeWhole(path, whole()) : appendFileSync(path, Buffer.concat(fresh))));
    },
    keepOnly(texts) {
      const wanted = new Set(texts.map(hashOf));
      if (vectors.size <= 2 * wanted.size) return;
      vectors = new Map([...vectors].filter(([hash]) => wanted.has(hash)));
      attempt(() => writeWhole(path, whole()));
    },
  };
}

const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, hashBytes).toString('hex');

function read(path: string): { dimension: number; vectors: Map<string, Float32Array> } {
  const vectors = new Map<string, Float32Array>();
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return { dimension: 0, vectors };
  }
  const dimension = bytes.length >= header && bytes.toString('latin1', 0, 8) === magic ? bytes.readUInt32LE(8) : 0;
  if (dimension === 0) return { dimension, vectors };
  const size = hashBytes + 4 * dimension;
  const records = Math.floor((bytes.length - header) / size);
  for (let i = 0; i < records; i++) {
    const from = header + i * size;
    const vector = new Float32Array(dimension);
    for (let d = 0; d < dimension; d++) vector[d] = bytes.readFloatLE(from + hashBytes + 4 * d);
    vectors.set(bytes.toString('hex', from, from + hashBytes), vector);
  }
  const sound = header + records * size;
  if (sound < bytes.length) truncateSync(path, sound);
  return { dimension, vectors };
}

function head(dimension: number): Buffer {
  const bytes = Buffer.alloc(header);
  bytes.write(magic, 'latin1');
  bytes.writeUInt32LE(dimension, 8);
  return bytes;
}

function record(hash: string, vector: Float32Array): Buffer {
  return Buffer.concat([Buffer.from(hash, 'hex'), new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)]);
}

function writeWhole(path: string, bytes: Buffer): void {
  writeFileSync(`${path}.new`, bytes, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
