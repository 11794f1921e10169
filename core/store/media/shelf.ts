// The media shelf on disk: files named by their SHA-256, so that the same picture lies there once.

import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type MediaId, mediaId, Refusal, type Timestamp } from '../../model/index.ts';
import type { MediaShelf, StoredMedia } from '../../ports/index.ts';
import { dimensionsOf } from './dimensions.ts';
import { kindOf } from './kind.ts';
import { Links } from './link.ts';
import { withoutMetadata } from './metadata.ts';

export type ShelfLimits = {
  /** Largest file, bytes. */
  readonly bytes: number;
  /** All files together, bytes. Default 20 GiB: a chat must not fill the disk its own store needs. */
  readonly totalBytes?: number;
  /** Largest picture, pixels. Default 50 million: a small file may unfold to gigabytes in whoever shows it. */
  readonly pixels?: number;
};

export type ShelfOptions = {
  /** Made if missing; only the hub writes there. */
  readonly folder: string;
  /** Where the world reaches us; a function while the port is not known yet. */
  readonly publicUrl: string | (() => string);
  /** At least 16 bytes. Who knows it can sign links. */
  readonly secret: string | Uint8Array;
  readonly limits: ShelfLimits;
};

/** How long a link lives unless its maker says otherwise. */
const linkTtlMs = 24 * 60 * 60 * 1000;
const idPattern = /^[A-Za-z0-9_-]{43}$/;
const longestName = 120;

/**
 * Opens the shelf. When one wants a customer's or the shop's file to survive restarts and be shown by link.
 * Throws Refusal `media_secret_short`.
 */
export async function openShelf({ folder, publicUrl, secret, limits }: ShelfOptions): Promise<MediaShelf> {
  const links = new Links(secret, typeof publicUrl === 'string' ? () => publicUrl : publicUrl);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeUnfinished(folder);
  const { totalBytes = 20 * 1024 ** 3, pixels = 50_000_000 } = limits;
  let used = await bytesOn(folder);
  let writes = 0;
  /** The same file sent twice at once is written, and counted, once. */
  const writing = new Map<MediaId, Promise<void>>();

  async function storeOnce(place: Place, bytes: Uint8Array): Promise<void> {
    await mkdir(place.folder, { recursive: true, mode: 0o700 });
    if (await exists(place.file)) return;
    if (used + bytes.byteLength > totalBytes) throw shelfFull(totalBytes);
    used += bytes.byteLength;
    try {
      await writeDurably(place.file, bytes, ++writes);
    } catch (error) {
      used -= bytes.byteLength;
      throw error;
    }
  }

  async function put(given: Uint8Array, hint: { readonly name?: string }): Promise<StoredMedia> {
    if (given.byteLength > limits.bytes) throw tooLarge(`${given.byteLength} bytes; the limit is ${limits.bytes}`);
    const kind = await kindOf(given);
    const bytes = withoutMetadata(given, kind.mime);
    const size = dimensionsOf(bytes, kind.mime);
    if (size && size.width * size.height > pixels) throw tooLarge(`${size.width} × ${size.height} pixels`);
    const media = mediaId(createHash('sha256').update(bytes).digest('base64url'));
    const name = hint.name === undefined ? '' : tidyName(hint.name);
    const stored: StoredMedia = { media, ...kind, bytes: bytes.byteLength, ...(name && { name }), ...size };
    const place = placeOf(folder, media);
    const storing = writing.get(media) ?? storeOnce(place, bytes);
    writing.set(media, storing);
    await storing.finally(() => writing.delete(media));
    // The card comes last: a file that has one is whole. Writing it again is also how a file is touched.
    await writeDurably(place.card, JSON.stringify(stored), ++writes);
    return stored;
  }

  async function find(media: MediaId): Promise<StoredMedia | undefined> {
    if (!idPattern.test(media)) return undefined;
    try {
      return JSON.parse(await readFile(placeOf(folder, media).card, 'utf8'));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async function read(media: MediaId): Promise<Uint8Array> {
    if (!(await find(media))) throw noSuchMedia();
    try {
      return await readFile(placeOf(folder, media).file);
    } catch (error) {
      throw isMissing(error) ? noSuchMedia() : error;
    }
  }

  async function sweep(before: Timestamp): Promise<number> {
    let removed = 0;
    for await (const file of filesOf(folder)) {
      const card = `${file}.json`;
      const touched = (await stat(card).catch(() => stat(file))).mtimeMs;
      if (touched >= before) continue;
      const { size } = await stat(file);
      // The card first: whatever lacks one does not count as stored.
      await rm(card, { force: true });
      await rm(file, { force: true });
      used -= size;
      removed++;
    }
    return removed;
  }

  return {
    put,
    find,
    read,
    sweep,
    link: (media, now, ttlMs = linkTtlMs) => links.make(media, now, ttlMs),
    verify: (media, expires, signature, now) => idPattern.test(media) && links.verify(media, expires, signature, now),
  };
}

type Place = { readonly folder: string; readonly file: string; readonly card: string };

/** Two letters a folder, so that none holds more than a few thousand files. */
function placeOf(folder: string, media: MediaId): Place {
  const inner = join(folder, media.slice(0, 2));
  return { folder: inner, file: join(inner, media), card: join(inner, `${media}.json`) };
}

/** Temp, fsync, rename, fsync of the folder: after a power cut the file is whole or not there. */
async function writeDurably(path: string, content: Uint8Array | string, nth: number): Promise<void> {
  const temporary = `${path}.${process.pid}-${nth}.tmp`;
  try {
    await syncing(await open(temporary, 'wx', 0o600), (file) => file.writeFile(content));
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw asRefusal(error);
  }
  // Windows cannot open folders; there the rename itself is as durable as it gets.
  if (process.platform !== 'win32') await syncing(await open(join(path, '..'), 'r'), async () => {});
}

async function syncing(file: FileHandle, act: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await act(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Every stored file, cards left out. */
async function* filesOf(folder: string): AsyncGenerator<string> {
  for (const inner of await readdir(folder, { withFileTypes: true })) {
    if (!inner.isDirectory()) continue;
    for (const name of await readdir(join(folder, inner.name)))
      if (idPattern.test(name)) yield join(folder, inner.name, name);
  }
}

async function bytesOn(folder: string): Promise<number> {
  let bytes = 0;
  for await (const file of filesOf(folder)) bytes += (await stat(file)).size;
  return bytes;
}

/** What a kill left half written. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const inner of await readdir(folder, { withFileTypes: true })) {
    if (!inner.isDirectory()) continue;
    for (const name of await readdir(join(folder, inner.name)))
      if (name.endsWith('.tmp')) await rm(join(folder, inner.name, name), { force: true });
  }
}

/** A name for a saving dialogue: no path, no control or direction-changing character, never long. */
function tidyName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const visible = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  return Array.from(visible).slice(-longestName).join('').replace(/^\.+/, '');
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

function asRefusal(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) return error;
  return new Refusal('disk_full', 'The disk is full: the file was not stored.', {
    remedy: 'Free space and send it again.',
    status: 503,
    cause: error,
  });
}

function tooLarge(what: string): Refusal {
  return new Refusal('media_too_large', `The file has ${what}.`, { remedy: 'Send a smaller one.', status: 413 });
}

function shelfFull(total: number): Refusal {
  return new Refusal('media_shelf_full', `The media folder holds its ${total} bytes already.`, {
    remedy: 'Shorten how long files are kept, or raise the limit.',
    status: 503,
  });
}

function noSuchMedia(): Refusal {
  return new Refusal('no_such_media', 'This file is not on the shelf (any more).', { status: 404 });
}
