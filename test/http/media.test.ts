// Files of the shelf on the wire: under signed links only, for as long as they say, and never as something that runs.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Http, mediaRoute, openHttp } from '../../adapters/http/index.ts';
import { type MediaShelf, openShelf, type StoredMedia } from '../../core/index.ts';
import { ids, keepingLog, movableClock, noMetrics, png } from '../web/shop.ts';

const clock = movableClock();
let folder: string;
let http: Http;
let shelf: MediaShelf;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huoji-media-'));
  http = openHttp({
    host: '127.0.0.1',
    port: 0,
    trustProxy: false,
    drainMs: 100,
    limits: { requestsPerMinute: 10_000 },
    clock,
    ids,
    log: keepingLog([]),
    metrics: noMetrics,
  });
  shelf = await openShelf({ folder, publicUrl: () => http.publicUrl, secret: 'x'.repeat(32), limits: { bytes: 1e6 } });
  http.mount('/media', mediaRoute(shelf, clock));
  await http.listen();
});
afterAll(async () => {
  await http.close();
  await rm(folder, { recursive: true });
});

const keep = (bytes: Uint8Array, name: string): Promise<StoredMedia> => shelf.put(bytes, { name });
const link = async (bytes: Uint8Array, name: string) =>
  shelf.link((await keep(bytes, name)).media, clock.now(), 60_000);

describe('a signed link', () => {
  it('shows a picture in place, under its own name, on any page', async () => {
    const answer = await fetch(await link(png, '图 1.png'));
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="_ 1.png"; filename*=UTF-8''%E5%9B%BE%201.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
    });
  });

  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'a.svg'],
    ['<!doctype html><script>alert(1)</script>', 'a.html'],
    ['%PDF-1.7 of a kind', 'a"\r\nx: y.pdf'],
  ])('of %s is a download and nothing a browser runs', async (text, name) => {
    const answer = await fetch(await link(Buffer.from(text), name));
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('x')).toBeNull();
  });

  it('gives players the piece they ask for', async () => {
    const url = await link(png, 'a.png');
    const piece = async (range: string) => {
      const answer = await fetch(url, { headers: { range } });
      return [answer.status, answer.headers.get('content-range'), Buffer.from(await answer.arrayBuffer())];
    };
    expect(await piece('bytes=1-3')).toEqual([206, `bytes 1-3/${png.length}`, png.subarray(1, 4)]);
    expect(await piece('bytes=-4')).toEqual([
      206,
      `bytes ${png.length - 4}-${png.length - 1}/${png.length}`,
      png.subarray(-4),
    ]);
    expect(await piece('bytes=60-')).toEqual([206, `bytes 60-${png.length - 1}/${png.length}`, png.subarray(60)]);
    expect((await piece('bytes=9-2'))[0]).toBe(200);
  });

  it('that is changed, ended, or made for another file answers like no link at all', async () => {
    const url = new URL(await link(png, 'a.png'));
    const other = await keep(Buffer.from('another file'), 'b.txt');
    const changed = (change: (copy: URL) => void) => {
      const copy = new URL(url);
      change(copy);
      return copy;
    };
    const wrong = [
      changed((copy) => copy.searchParams.set('s', 'x')),
      changed((copy) => copy.searchParams.set('e', '9999999999999')),
      changed((copy) => copy.searchParams.delete('s')),
      changed((copy) => copy.searchParams.append('s', 'x')),
      changed((copy) => {
        copy.pathname = `/media/${other.media}`;
      }),
      changed((copy) => {
        copy.pathname = '/media/..%2f..%2fhub.db';
      }),
      new URL('/media/', url),
    ];
    const answers = await Promise.all(wrong.map((one) => fetch(one)));
    expect(answers.map(({ status }) => status)).toEqual(wrong.map(() => 404));
    expect((await fetch(url)).status).toBe(200);
    clock.forward(61_000);
    const [ended, first] = [await (await fetch(url)).json(), await answers[0]!.json()];
    expect(ended).toEqual(first);
  });
});
