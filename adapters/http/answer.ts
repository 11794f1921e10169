// How doors answer: JSON in one write, refusals in the one form the wire knows, faults without their insides.

import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Log, Refusal } from '../../core/index.ts';
import { TooOften } from './limiter.ts';

// Not imported, for the reason door.ts gives.
const { STATUS_CODES } = process.getBuiltinModule('node:http');
const jsonType = 'application/json; charset=utf-8';

/** One write, no ETag, never cached. Hot routes and all others answer with it. */
export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': jsonType,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(text);
}

/** What a person or a program outside may read about an error. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const status = statusOf(error);
  if (status === 413) return new Refusal('body_too_large', 'The body is too large.', { status });
  if (status !== undefined)
    return new Refusal('bad_request', 'The request could not be read.', { status, cause: error });
  return new Refusal('internal', 'Something failed on our side; it is in the log under the request id.', {
    status: 500,
    cause: error,
  });
}

/** `{"error":{"code","message"}}`: the remedy closes the message. */
export function errorBody(refusal: Refusal): { error: { code: string; message: string } } {
  const message = refusal.remedy ? `${refusal.message} ${refusal.remedy}` : refusal.message;
  return { error: { code: refusal.code, message } };
}

/** Answers any error. A fault of ours is logged with its stack; a refusal is the caller's own affair. */
export function answerError(response: ServerResponse, error: unknown, log: Log): void {
  const refusal = refusalOf(error);
  if (refusal.status >= 500) {
    const stack = error instanceof Error ? error.stack : String(error);
    log.error({ code: refusal.code, request: response.getHeader('x-request-id'), stack }, 'a request failed');
  }
  if (response.headersSent) {
    response.destroy();
    return;
  }
  answerJson(response, refusal.status, errorBody(refusal), retryHeader(refusal));
}

/** Refuses an upgrade (or a request too broken to have a response) on the bare socket. */
export function refuseSocket(socket: Duplex, refusal: Refusal): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(errorBody(refusal));
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? 'Refused'}`,
    'connection: close',
    `content-type: ${jsonType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries(retryHeader(refusal) ?? {}).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.once('finish', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function retryHeader(refusal: Refusal): Record<string, string> | undefined {
  if (refusal instanceof TooOften) return { 'retry-after': String(refusal.retryAfter) };
  return refusal.status === 503 ? { 'retry-after': '1' } : undefined;
}

/** Errors of Express and its parsers carry a 4xx status; anything else is our fault. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
