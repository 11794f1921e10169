// Serves the console's single page: hashed files for ever, the page itself with a fresh nonce on every request.

import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, type Router } from 'express';
import { Refusal } from '../../core/index.ts';

/** Where `npm run build-pages` puts the console. */
export const builtPages = fileURLToPath(new URL('../../dist/pages/console', import.meta.url));
/** Stands in the built index.html where the nonce goes. */
const placeholder = '__NONCE__';

export function pagesRouter(folder: string = builtPages): Router {
  const router = express.Router();
  const page = pageHandler(folder);
  router.use('/assets', compressed(join(folder, 'assets')));
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: true, redirect: false }),
    () => {
      throw new Refusal('not_found', 'There is no such file.', { status: 404 });
    },
  );
  router.get('/{*path}', page);
  return router;
}

const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

/** Answers with the file the build compressed, where there is one and the browser takes it. */
function compressed(folder: string): RequestHandler {
  return async (request, response, next) => {
    const name = request.path.slice(1);
    const type = /^[\w.-]+$/.test(name) ? types[extname(name)] : undefined;
    const taken = type && encodings.find(([encoding]) => request.acceptsEncodings(encoding));
    if (!taken) return next();
    const [encoding, ending] = taken;
    const sent = { root: folder, immutable: true, maxAge: '1y', cacheControl: true } as const;
    response.set({ 'Content-Encoding': encoding, 'Content-Type': `${type}; charset=utf-8`, Vary: 'Accept-Encoding' });
    response.sendFile(name + ending, sent, (error?: Error) => {
      if (!error) return;
      response.removeHeader('Content-Encoding');
      response.removeHeader('Content-Type');
      next();
    });
  };
}

function pageHandler(folder: string): RequestHandler {
  const file = join(folder, 'index.html');
  let known: { readonly text: string; readonly changedAt: number } | undefined;

  async function read(): Promise<string> {
    try {
      const { mtimeMs } = await stat(file);
      if (known?.changedAt !== mtimeMs) known = { text: await readFile(file, 'utf8'), changedAt: mtimeMs };
      return known.text;
    } catch (cause) {
      throw new Refusal('page_not_built', 'The console has not been built.', {
        remedy: 'Run: npm run build-pages',
        status: 503,
        cause,
      });
    }
  }

  return async (request, response) => {
    if (request.path.includes('.')) throw new Refusal('not_found', 'There is no such file.', { status: 404 });
    const text = await read();
    const nonce = randomBytes(18).toString('base64');
    response.set({
      'Content-Security-Policy': policyOf(nonce),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Cache-Control': 'no-store',
    });
    response.type('html').send(text.replaceAll(placeholder, nonce));
  };
}

function policyOf(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "connect-src 'self' ws: wss:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
