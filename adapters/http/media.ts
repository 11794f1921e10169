// GET /media/<id>?e=<expires>&s=<signature>: files of the shelf, under signed links only, never as active content.

import type { RequestHandler } from 'express';
import { type Clock, type MediaShelf, mediaId, Refusal, type StoredMedia } from '../../core/index.ts';

/** Kinds a browser shows by itself without running anything. Everything else is a download. */
const shown = new Set([
  ...['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/apng', 'image/bmp'],
  ...['audio/mpeg', 'audio/ogg', 'audio/mp4', 'audio/x-m4a', 'audio/aac', 'audio/wav', 'audio/webm', 'audio/opus'],
  ...['audio/flac', 'audio/amr', 'video/mp4', 'video/webm', 'video/quicktime', 'video/ogg'],
]);

/** Mounted at `/media`. A wrong, spent or foreign link answers the same 404. */
export function mediaRoute(shelf: Pick<MediaShelf, 'find' | 'read' | 'verify'>, clock: Clock): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const id = /^\/([A-Za-z0-9_-]{43})$/.exec(request.path)?.[1];
    const { e, s } = request.query;
    if (!id || typeof e !== 'string' || typeof s !== 'string' || !shelf.verify(id, e, s, clock.now())) throw gone();
    const file = await shelf.find(mediaId(id));
    if (!file) throw gone();
    const bytes = await shelf.read(file.media);
    const range = rangeOf(request.headers.range, bytes.length);
    const headers = {
      'content-type': shown.has(bareType(file)) ? bareType(file) : 'application/octet-stream',
      'content-disposition': dispositionOf(file),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'accept-ranges': 'bytes',
      // The link itself ends; within its life the content cannot change, since its name is its hash.
      'cache-control': 'private, max-age=3600, immutable',
    };
    const piece = range ? bytes.subarray(range.from, range.to + 1) : bytes;
    response.writeHead(range ? 206 : 200, {
      ...headers,
      'content-length': piece.length,
      ...(range ? { 'content-range': `bytes ${range.from}-${range.to}/${bytes.length}` } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : piece);
  };
}

function gone(): Refusal {
  return new Refusal('media_gone', 'The link has ended or never was one.', { status: 404 });
}

function bareType({ mime }: StoredMedia): string {
  return mime.split(';')[0]!.trim().toLowerCase();
}

/** RFC 6266: an ASCII name for old readers, the real one in UTF-8. */
function dispositionOf(file: StoredMedia): string {
  const how = shown.has(bareType(file)) ? 'inline' : 'attachment';
  if (!file.name) return how;
  const ascii = file.name.replace(/[^\w.() -]/g, '_');
  const utf8 = encodeURIComponent(file.name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `${how}; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

/** One range, as players ask for; anything else is answered with the whole file, which the standard allows. */
function rangeOf(header: string | undefined, length: number): { from: number; to: number } | undefined {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!asked || length === 0 || (asked[1] === '' && asked[2] === '')) return undefined;
  const from = asked[1] === '' ? Math.max(0, length - Number(asked[2])) : Number(asked[1]);
  const to = asked[1] === '' || asked[2] === '' ? length - 1 : Math.min(Number(asked[2]), length - 1);
  return from <= to ? { from, to } : undefined;
}
