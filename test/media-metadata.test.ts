// Where a picture was taken stays with whoever took it: places, cameras and comments go, the picture and its way up stay.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openShelf } from '../core/store/index.ts';
import { withoutMetadata } from '../core/store/media/metadata.ts';

const place = 'GPS 31.2304 N 121.4737 E, Canon of Ann';
const words = Buffer.from(place, 'latin1');

/** Exif as a camera writes it: its maker, which way up, and where. */
function exif(orientation: number, endian: 'II' | 'MM' = 'MM'): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4);
  const [short, long] =
    endian === 'II'
      ? [(n: number, at: number) => tiff.writeUInt16LE(n, at), (n: number, at: number) => tiff.writeUInt32LE(n, at)]
      : [(n: number, at: number) => tiff.writeUInt16BE(n, at), (n: number, at: number) => tiff.writeUInt32BE(n, at)];
  tiff.write(endian, 0, 'latin1');
  short(42, 2);
  long(8, 4);
  short(2, 8);
  for (const [n, [tag, type, count, value]] of [
    [0x010f, 2, words.length, tiff.length],
    [0x0112, 3, 1, orientation],
  ].entries()) {
    const at = 10 + 12 * n;
    short(tag!, at);
    short(type!, at + 2);
    long(count!, at + 4);
    if (type === 3) short(value!, at + 8);
    else long(value!, at + 8);
  }
  return Buffer.concat([tiff, words]);
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
const ascii = (text: string) => Buffer.from(text, 'latin1');
const start = Buffer.from([0xff, 0xd8]);
const end = Buffer.from([0xff, 0xd9]);
const jfif = segment(0xe0, Buffer.from('4a46494600010100000100010000', 'hex'));
const profile = segment(0xe2, ascii('ICC_PROFILE\0\x01\x01how colours look'));
const frame = segment(0xc2, Buffer.from('080010001803012200021101031101', 'hex'));
/** Pixels in which stuffed bytes and restarts look like markers, in two scans as progressive pictures have them. */
const scan = (fill: number) =>
  Buffer.concat([
    segment(0xda, Buffer.from('03010002110311003f00', 'hex')),
    Buffer.from([fill, 0xff, 0x00, 0xe1, 0xff, 0xd3, fill, 0xff, 0x00]),
  ]);
const tables = segment(0xc4, Buffer.alloc(20, 7));
const pixels = [frame, tables, scan(1), tables, scan(2)];
const plain = Buffer.concat([start, jfif, profile, ...pixels, end]);
const photo = (orientation: number, endian?: 'II' | 'MM') =>
  Buffer.concat([
    start,
    jfif,
    segment(0xe1, Buffer.concat([ascii('Exif\0\0'), exif(orientation, endian)])),
    segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0${place}`)),
    profile,
    segment(0xe2, ascii(`MPF\0${place}`)),
    segment(0xed, ascii(`Photoshop 3.0\0${place}`)),
    segment(0xfe, words),
    ...pixels,
    end,
    // A phone's second picture and film.
    start,
    segment(0xe1, words),
    words,
  ]);

/** What a viewer reads of it: 1 when there is nothing to read. */
function orientationIn(bytes: Uint8Array): number {
  const file = Buffer.from(bytes);
  const at = file.indexOf('II*\0');
  return at < 0 ? 1 : file.readUInt16LE(at + 18);
}

describe('a JPEG', () => {
  it('loses what says where and with what it was taken, and what hangs behind it; every pixel stays', () => {
    expect(withoutMetadata(photo(1), 'image/jpeg')).toEqual(plain);
    expect(withoutMetadata(plain, 'image/jpeg')).toEqual(plain);
  });

  it.each(['II', 'MM'] as const)('stays the right way up (%s)', (endian) => {
    for (let orientation = 2; orientation <= 8; orientation++) {
      const stripped = Buffer.from(withoutMetadata(photo(orientation, endian), 'image/jpeg'));
      expect(stripped.includes('GPS')).toBe(false);
      expect(orientationIn(stripped)).toBe(orientation);
      // And nothing else is said: without that segment it is the plain picture.
      const at = stripped.indexOf(Buffer.from([0xff, 0xe1]));
      const left = Buffer.concat([stripped.subarray(0, at), stripped.subarray(at + 2 + stripped.readUInt16BE(at + 2))]);
      expect(left).toEqual(plain);
      expect(withoutMetadata(stripped, 'image/jpeg')).toEqual(stripped);
    }
  });

  it('that breaks off anywhere comes back without harm', () => {
    const whole = photo(6);
    for (let length = 0; length < whole.length; length++)
      expect(withoutMetadata(whole.subarray(0, length), 'image/jpeg').byteLength).toBeLessThanOrEqual(length);
  });
});

describe('a PNG', () => {
  const chunk = (kind: string, body: Buffer) => {
    const named = Buffer.concat([ascii(kind), body]);
    const frameOf = Buffer.alloc(8 + named.length);
    frameOf.writeUInt32BE(body.length, 0);
    named.copy(frameOf, 4);
    frameOf.writeUInt32BE(crc32(named), 4 + named.length);
    return frameOf;
  };
  const head = [
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000008000000080800000000', 'hex')),
  ];
  const tail = [chunk('gAMA', Buffer.alloc(4, 1)), chunk('IDAT', Buffer.alloc(30, 3)), chunk('IEND', Buffer.alloc(0))];

  it('loses its texts, its Exif and what hangs behind it', () => {
    const told = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'].map((kind) => chunk(kind, words));
    const whole = Buffer.concat([...head, ...told, ...tail]);
    expect(withoutMetadata(Buffer.concat([whole, words]), 'image/png')).toEqual(Buffer.concat([...head, ...tail]));
    for (let length = 0; length < whole.length; length++)
      expect(withoutMetadata(whole.subarray(0, length), 'image/png').byteLength).toBeLessThanOrEqual(length);
  });
});

describe('a WebP', () => {
  const chunk = (kind: string, body: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(body.length);
    return Buffer.concat([ascii(kind), size, body, Buffer.alloc(body.length % 2)]);
  };
  const file = (...chunks: Buffer[]) => {
    const body = Buffer.concat([ascii('WEBP'), ...chunks]);
    return chunk('RIFF', body);
  };
  const extended = (flags: number) => chunk('VP8X', Buffer.from([flags, 0, 0, 0, 23, 0, 0, 15, 0, 0]));
  const image = chunk('VP8 ', Buffer.alloc(33, 5));

  it('loses Exif and XMP, its header says so, and it stays the right way up', () => {
    const told = (orientation: number) =>
      file(extended(0x3c), image, chunk('EXIF', exif(orientation)), chunk('XMP ', words));
    expect(withoutMetadata(told(1), 'image/webp')).toEqual(file(extended(0x30), image));
    const turned = withoutMetadata(told(6), 'image/webp');
    expect(orientationIn(turned)).toBe(6);
    expect(Buffer.from(turned).includes('GPS')).toBe(false);
    expect(turned).toEqual(file(extended(0x38), image, chunk('EXIF', Buffer.from(turned).subarray(-26))));
    const bare = file(image);
    expect(withoutMetadata(bare, 'image/webp')).toEqual(bare);
    for (let length = 0; length < 60; length++)
      expect(withoutMetadata(told(6).subarray(0, length), 'image/webp').byteLength).toBeLessThanOrEqual(length);
  });
});

describe('the shelf', () => {
  it('keeps no place in any picture it is given', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'metadata-'));
    const secret = 'a secret of more than sixteen bytes';
    const shelf = await openShelf({ folder, publicUrl: 'https://shop.example', secret, limits: { bytes: 100_000 } });
    const stored = await shelf.put(photo(6), { name: 'me.jpg' });
    expect(stored).toMatchObject({ mime: 'image/jpeg', width: 24, height: 16 });
    const kept = Buffer.from(await shelf.read(stored.media));
    expect(kept.includes('GPS')).toBe(false);
    expect(stored.bytes).toBe(kept.byteLength);
    await rm(folder, { recursive: true, force: true });
  });
});
