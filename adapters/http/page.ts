// An entry page with a fresh nonce for every reading: the policy names it, and `__NONCE__` in the file becomes it.

import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { RequestHandler } from 'express';
import { pagesNotBuilt } from './files.ts';

/** A content security policy by directive; `'__NONCE__'` in a source stands for this reading's nonce. */
export type Policy = Readonly<Record<string, readonly string[]>>;

export type PageOptions = {
  /** The built HTML file. */
  readonly file: string;
  readonly csp: Policy;
  /** Every path below the mount shows this page (an app with its own addresses). Default: only the mount itself. */
  readonly everywhere?: boolean;
};

const placeholder = '__NONCE__';

/** What every page of ours starts from: nothing from elsewhere, scripts and styles by nonce, no frames around it. */
export const strictPolicy: Policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'", `'nonce-${placeholder}'`],
  'style-src': ["'self'", `'nonce-${placeholder}'`],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** @throws Refusal 503 `pages_not_built` when the file is not there */
export function page({ file, csp, everywhere = false }: PageOptions): RequestHandler {
  const policy = Object.entries(csp)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
  let read: { text: string; changed: number } | undefined;

  async function html(): Promise<string> {
    const found = await stat(file).catch(pagesNotBuilt);
    if (read?.changed !== found.mtimeMs) read = { text: await readFile(file, 'utf8'), changed: found.mtimeMs };
    return read.text;
  }

  return async (request, response, next) => {
    const ours = request.method === 'GET' || request.method === 'HEAD';
    if (!ours || (!everywhere && request.path !== '/')) return next();
    const nonce = randomBytes(16).toString('base64');
    const text = (await html()).replaceAll(placeholder, nonce);
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
      'content-security-policy': policy.replaceAll(placeholder, nonce),
      'cross-origin-resource-policy': 'same-origin',
    });
    response.end(request.method === 'HEAD' ? undefined : text);
  };
}
