// The media shelf: a customer's picture survives, a disguised page stays a dead file, and links end by themselves.

import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { later, mediaId, timestamp } from '../core/model/index.ts';
import type { MediaShelf } from '../core/ports/index.ts';
import { openShelf } from '../core/store/index.ts';
import { png } from './support/png.ts';

const now = timestamp(Date.UTC(2026, 10, 21));
const secret = 'a secret of more than sixteen bytes';
let folder: string;
let shelf: MediaShelf;

const open = (limits: { bytes: number; totalBytes?: number; pixels?: number } = { bytes: 100_000 }) =>
  openShelf({ folder, publicUrl: 'https://shop.example/', secret, limits });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shelf-'));
  shelf = await open();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Smallest header that says a format and a size; no pixel follows. */
function jpeg(width: number, height: number): Uint8Array {
  const head = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
  const frame = Buffer.from('ffc2001108000000000301220002110103110100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([head, frame]);
}
function gif(width: number, height: number): Uint8Array {
  const bytes = Buffer.from('474946383961000000000000003b', 'hex');
  bytes.writeUInt16LE(width, 6);
  bytes.writeUInt16LE(height, 8);
  return bytes;
}
function webp(chunk: 'VP8X' | 'VP8L' | 'VP8 ', width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(40);
  bytes.write('RIFF', 0, 'latin1');
  bytes.write(`WEBP${chunk}`, 8, 'latin1');
  if (chunk === 'VP8X') {
    bytes.writeUIntLE(width - 1, 24, 3);
    bytes.writeUIntLE(height - 1, 27, 3);
  } else if (chunk === 'VP8L') {
    bytes.writeUInt8(0x2f, 20);
    bytes.writeUInt32LE((width - 1) | ((height - 1) << 14), 21);
  } else {
    bytes.writeUInt16LE(width, 26);
    bytes.writeUInt16LE(height, 28);
  }
  return bytes;
}

describe('what a file is', () => {
  test.each([
    ['a PNG', png(640, 480), 'image/png'],
    ['a JPEG', jpeg(640, 480), 'image/jpeg'],
    ['a GIF', gif(640, 480), 'image/gif'],
    ['a WebP with extensions', webp('VP8X', 640, 480), 'image/webp'],
    ['a lossless WebP', webp('VP8L', 640, 480), 'image/webp'],
    ['a plain WebP', webp('VP8 ', 640, 480), 'image/webp'],
  ])('%s is known by its bytes, with its size', async (_, bytes, mime) => {
    expect(await shelf.put(bytes, { name: 'photo.exe', mime: 'text/html' })).toMatchObject({
      type: 'image',
      mime,
      width: 640,
      height: 480,
      name: 'photo.exe',
    });
  });

  test.each([
    ['an SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['an SVG behind an XML line', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['plain words', '你好'],
  ])('%s is an opaque file, whatever it calls itself', async (_, text) => {
    const stored = await shelf.put(Buffer.from(text), { name: 'photo.png', mime: 'image/png' });
    expect(stored).toMatchObject({ type: 'file', mime: 'application/octet-stream' });
    expect(stored.width).toBeUndefined();
  });

  test('a PDF is a file with its type, a program is refused, nothing at all is refused', async () => {
    expect(await shelf.put(Buffer.from('%PDF-1.7\n1 0 obj'), {})).toMatchObject({
      type: 'file',
      mime: 'application/pdf',
    });
    const elf = Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(64)]);
    for (const bytes of [Buffer.concat([Buffer.from('MZ'), Buffer.alloc(128)]), elf, new Uint8Array()])
      await expect(shelf.put(bytes, { name: 'holiday.jpg' })).rejects.toMatchObject({
        code: 'media_kind_refused',
        status: 415,
      });
    expect(await readdir(folder)).toHaveLength(1);
  });

  test('a cut-off picture has no size and does no harm', async () => {
    for (const bytes of [jpeg(640, 480).subarray(0, 24), webp('VP8X', 9, 9).subarray(0, 20)]) {
      const stored = await shelf.put(bytes, {});
      expect(stored.width).toBeUndefined();
    }
  });
});

describe('limits', () => {
  test('too many bytes, too many pixels, too full a shelf: each is refused and nothing is kept', async () => {
    const tight = await open({ bytes: 100, totalBytes: 100, pixels: 1_000_000 });
    await expect(tight.put(Buffer.alloc(101, 'x'), {})).rejects.toMatchObject({ code: 'media_too_large', status: 413 });
    await expect(tight.put(png(50_000, 50_000), {})).rejects.toMatchObject({ code: 'media_too_large' });
    await tight.put(Buffer.alloc(60, 'a'), {});
    await expect(tight.put(Buffer.alloc(60, 'b'), {})).rejects.toMatchObject({ code: 'media_shelf_full', status: 503 });
    // The same file again takes no more room, and a shelf opened anew knows how full it is.
    await tight.put(Buffer.alloc(60, 'a'), {});
    const again = await open({ bytes: 100, totalBytes: 100 });
    await expect(again.put(Buffer.alloc(60, 'b'), {})).rejects.toMatchObject({ code: 'media_shelf_full' });
    await again.sweep(timestamp(Date.now() + 60_000));
    await again.put(Buffer.alloc(60, 'b'), {});
  });

  test('the same file sent many times at once takes its room once', async () => {
    const tight = await open({ bytes: 100, totalBytes: 100 });
    await Promise.all(Array.from({ length: 9 }, () => tight.put(Buffer.alloc(50, 'a'), {})));
    await tight.put(Buffer.alloc(50, 'b'), {});
    await expect(tight.put(Buffer.alloc(1, 'c'), {})).rejects.toMatchObject({ code: 'media_shelf_full' });
  });

  test('a name is only a name', async () => {
    const nameOf = async (name: string) => (await shelf.put(Buffer.from(`file ${name}`), { name })).name;
    expect(await nameOf('../../etc/passwd')).toBe('passwd');
    expect(await nameOf('C:\\Windows\\发票.pdf')).toBe('发票.pdf');
    expect(await nameOf('invoice\u202Efdp.exe\r\nX: y')).toBe('invoicefdp.exeX: y');
    expect(await nameOf('...')).toBeUndefined();
    expect(Array.from((await nameOf(`${'长'.repeat(500)}.pdf`)) ?? '')).toHaveLength(120);
  });
});

describe('files stay and go', () => {
  test('the same bytes lie there once and are read back after a restart', async () => {
    const first = await shelf.put(png(2, 2), { name: 'a.png' });
    const second = await shelf.put(png(2, 2), { name: 'b.png' });
    expect(second.media).toBe(first.media);
    expect(first.media).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const reopened = await open();
    expect(Buffer.from(await reopened.read(first.media))).toEqual(Buffer.from(png(2, 2)));
    expect(await reopened.find(first.media)).toEqual(second);
  });

  test('what is not there is not found, and no path is followed', async () => {
    await writeFile(join(folder, 'secret'), 'x');
    for (const id of ['../secret', 'A'.repeat(43), '', '/etc/passwd']) {
      expect(await shelf.find(mediaId(id))).toBeUndefined();
      await expect(shelf.read(mediaId(id))).rejects.toMatchObject({ code: 'no_such_media', status: 404 });
    }
  });

  test('a sweep takes what was not touched since, and leaves the rest', async () => {
    const old = await shelf.put(Buffer.from('old'), {});
    const kept = await shelf.put(Buffer.from('kept'), {});
    const past = new Date(Date.now() - 3_600_000);
    for (const { media } of [old, kept]) await utimes(join(folder, media.slice(0, 2), `${media}.json`), past, past);
    await shelf.put(Buffer.from('kept'), {});
    expect(await shelf.sweep(timestamp(Date.now() - 60_000))).toBe(1);
    expect(await shelf.find(old.media)).toBeUndefined();
    expect(await shelf.find(kept.media)).toBeDefined();
  });

  test('half-written files of a kill are cleared away at the next start', async () => {
    const { media } = await shelf.put(Buffer.from('whole'), {});
    await writeFile(join(folder, media.slice(0, 2), `${media}.99-1.tmp`), 'who');
    await open();
    expect((await readdir(join(folder, media.slice(0, 2)))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(await shelf.find(media)).toBeDefined();
  });
});

describe('links', () => {
  const partsOf = (link: string) => {
    const url = new URL(link);
    return {
      id: url.pathname.slice('/media/'.length),
      e: url.searchParams.get('e') ?? '',
      s: url.searchParams.get('s') ?? '',
    };
  };

  test('a link opens its own file until it ends, and nothing else', async () => {
    const { media } = await shelf.put(Buffer.from('file'), {});
    const link = shelf.link(media, now, 60_000);
    expect(link).toMatch(/^https:\/\/shop\.example\/media\/[^/]+\?e=\d+&s=[A-Za-z0-9_-]+$/);
    const { id, e, s } = partsOf(link);
    expect(shelf.verify(id, e, s, later(now, 59_999))).toBe(true);
    expect(shelf.verify(id, e, s, later(now, 60_000))).toBe(false);
    expect(shelf.verify(id, String(Number(e) + 1), s, now)).toBe(false);
    expect(shelf.verify('A'.repeat(43), e, s, now)).toBe(false);
    for (const forged of ['', s.slice(1), `${s}A`, 'A'.repeat(43)])
      expect(shelf.verify(id, e, forged, now)).toBe(false);
    for (const strange of ['', 'NaN', '-1', '9'.repeat(99), '1e99'])
      expect(shelf.verify(id, strange, s, now)).toBe(false);
  });

  test('another secret signs nothing here, and a short one is refused', async () => {
    const { media } = await shelf.put(Buffer.from('file'), {});
    const stranger = await openShelf({
      folder,
      publicUrl: () => 'https://x',
      secret: 'another long secret',
      limits: { bytes: 1 },
    });
    const { id, e, s } = partsOf(stranger.link(media, now));
    expect(stranger.verify(id, e, s, now)).toBe(true);
    expect(shelf.verify(id, e, s, now)).toBe(false);
    await expect(
      openShelf({ folder, publicUrl: 'https://x', secret: 'short', limits: { bytes: 1 } }),
    ).rejects.toMatchObject({
      code: 'media_secret_short',
    });
  });
});
