// Serves a built folder: precompressed where the build left a .br or .gz, hashed names for ever, the rest by ETag.

import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { RequestHandler } from 'express';
import { Refusal } from '../../core/index.ts';

export type FilesOptions = {
  /** The built folder. It may be missing at the start and come later. */
  readonly root: string;
  /** Pages of other origins load these (the widget): sets CORS for anybody. They are public and the same for all. */
  readonly embeddable?: boolean;
};

/** Bundlers name assets `chunk-Dx8f3k2a.js`: what has such a name never changes. */
const hashed = /[.-][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** GET and HEAD of the files under `root`; anything else goes on to the next handler. */
export function files({ root, embeddable = false }: FilesOptions): RequestHandler {
  return async (request, response, next) => {
    const name = nameOf(request);
    const found = name === undefined ? undefined : await find(root, name);
    if (!found) return next();
    if (embeddable) response.setHeader('access-control-allow-origin', '*');
    await serve(request, response, found);
  };
}

/** One file under an address of its own, e.g. `/widget.js`. */
export function file(path: string, options: Pick<FilesOptions, 'embeddable'> = {}): RequestHandler {
  const at = path.lastIndexOf('/') === -1 ? path.lastIndexOf(sep) : path.lastIndexOf('/');
  const [root, name] = [path.slice(0, at), path.slice(at + 1)];
  return async (request, response, next) => {
    const plain = request.method === 'GET' || request.method === 'HEAD';
    const found = plain && request.path === '/' ? await find(root, name) : undefined;
    if (!found) return next();
    if (options.embeddable) response.setHeader('access-control-allow-origin', '*');
    await serve(request, response, found);
  };
}

/** What pages answer while nobody has built them. */
export function pagesNotBuilt(): never {
  throw new Refusal('pages_not_built', 'The pages are not built yet.', {
    status: 503,
    remedy: 'Run "npm run build-pages", then load this page again.',
  });
}

/** The relative name a request asks for; undefined when it is none of a file's business. */
function nameOf(request: IncomingMessage & { path: string }): string | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  let path: string;
  try {
    path = decodeURIComponent(request.path);
  } catch {
    return undefined;
  }
  const name = path.replace(/^\/+/, '');
  const steps = name.split('/');
  // Dot files, `..`, backslashes and NUL are no names a build makes.
  return steps.every((step) => step !== '' && !step.startsWith('.') && !/[\\\0:]/.test(step)) ? name : undefined;
}

type Found = { readonly path: string; readonly bytes: number; readonly changed: number };

async function find(root: string, name: string): Promise<Found | undefined> {
  try {
    // Through the real path: a link that leads out of the folder leads nowhere.
    const home = await realpath(root);
    const path = await realpath(join(home, name));
    if (!path.startsWith(home + sep)) return undefined;
    const { size, mtimeMs } = await regular(path);
    return { path, bytes: size, changed: mtimeMs };
  } catch {
    return undefined;
  }
}

async function regular(path: string) {
  const found = await stat(path);
  if (!found.isFile()) throw new Error('not a file');
  return found;
}

async function serve(request: IncomingMessage, response: ServerResponse, found: Found): Promise<void> {
  const { chosen, encoding } = await precompressed(found, String(request.headers['accept-encoding'] ?? ''));
  const etag = `"${chosen.bytes.toString(36)}-${Math.floor(chosen.changed).toString(36)}${encoding ? `-${encoding}` : ''}"`;
  const headers = {
    etag,
    vary: 'Accept-Encoding',
    'cache-control': hashed.test(found.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    'content-type': types[extname(found.path).toLowerCase()] ?? 'application/octet-stream',
    'content-length': chosen.bytes,
    ...(encoding ? { 'content-encoding': encoding } : {}),
  });
  if (request.method === 'HEAD') response.end();
  // A reader who leaves in the middle is no fault.
  else await pipeline(createReadStream(chosen.path), response).catch(() => response.destroy());
}

async function precompressed(found: Found, accepted: string): Promise<{ chosen: Found; encoding?: 'br' | 'gzip' }> {
  for (const [encoding, suffix] of [
    ['br', '.br'],
    ['gzip', '.gz'],
  ] as const) {
    if (!new RegExp(`(^|[,\\s])${encoding}(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted)) continue;
    try {
      const { size, mtimeMs } = await regular(found.path + suffix);
      return { chosen: { ...found, path: found.path + suffix, bytes: size, changed: mtimeMs }, encoding };
    } catch {
      // The build left none.
    }
  }
  return { chosen: found };
}
