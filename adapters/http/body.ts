// Reads request bodies: raw bytes up to a limit, and JSON through the guard. Hot routes call these; others use `json()`.

import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { Refusal } from '../../core/index.ts';
import { parseJson } from './json.ts';

/**
 * The raw bytes, as signatures are made over them.
 *
 * A body that is too long is refused as soon as that is known; Node reads and drops the rest until `requestTimeout`, so
 * that the client gets to read the answer.
 *
 * @throws Refusal 413 `body_too_large`, 400 `body_aborted`
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const told = request.headers['content-length'];
  if (told !== undefined && Number(told) > limit) return Promise.reject(tooLarge(limit));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const leave = () => {
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
    };
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) {
        chunks.push(chunk);
        return;
      }
      leave();
      request.on('error', () => {});
      request.resume();
      reject(tooLarge(limit));
    };
    const onEnd = () => {
      leave();
      resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length));
    };
    const onClose = () => {
      leave();
      request.on('error', () => {});
      reject(new Refusal('body_aborted', 'The body ended before its end.'));
    };
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}

export type JsonLimits = { readonly bytes: number; readonly depth: number };

/**
 * The body as JSON, guarded (see json.ts).
 *
 * @throws Refusal 413, 415 `content_type_unsupported`, `charset_unsupported`, `encoding_unsupported`, and parseJson's
 */
export async function readJson(request: IncomingMessage, limits: JsonLimits): Promise<unknown> {
  const { headers } = request;
  if (Number(headers['content-length'] ?? 0) > limits.bytes) throw tooLarge(limits.bytes);
  const type = headers['content-type'] ?? '';
  if (type !== 'application/json') checkType(type);
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    throw new Refusal('encoding_unsupported', 'Compressed bodies are not taken.', { status: 415 });
  return parseJson(await readBody(request, limits.bytes), limits.depth);
}

/** Express middleware: `request.body` becomes guarded JSON. GET and HEAD pass untouched. */
export function json(limits: JsonLimits): RequestHandler {
  return (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      next();
      return;
    }
    readJson(request, limits).then((value) => {
      request.body = value;
      next();
    }, next);
  };
}

function checkType(type: string): void {
  const [name, ...parameters] = type.split(';').map((piece) => piece.trim().toLowerCase());
  if (name !== 'application/json')
    throw new Refusal('content_type_unsupported', 'The body must be application/json.', { status: 415 });
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    throw new Refusal('charset_unsupported', 'JSON must be in UTF-8.', { status: 415 });
}

function tooLarge(limit: number): Refusal {
  return new Refusal('body_too_large', `The body is larger than ${limit} bytes.`, { status: 413 });
}
