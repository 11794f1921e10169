// Calls the desk's API. Whatever fails comes out as one error with a code the page has words for.

import type { WireError } from '../wire.ts';
import type { Words } from './words/index.ts';

const base = '/api/v1/desk';

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status: number;
  readonly holder: { readonly id: string; readonly name: string } | undefined;
  /** Seconds to wait, with `rate_limited`. */
  readonly wait: number;
  constructor(status: number, error: WireError['error'], wait = 0) {
    super(error.message);
    this.status = status;
    this.code = error.code;
    this.holder = error.holder;
    this.wait = wait;
  }
}

let onSignedOut: () => void = () => {};
/** Called when an answer says that the session is over. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

export const get = <Answer>(path: string, signal?: AbortSignal) => call<Answer>('GET', path, undefined, signal);
export const post = <Answer = void>(path: string, body: object = {}) =>
  call<Answer>('POST', path, JSON.stringify(body));

/** @throws ApiError also for a dead network (`offline`) */
export async function upload<Answer>(path: string, file: File): Promise<Answer> {
  const form = new FormData();
  form.append('file', file);
  return call<Answer>('POST', path, form);
}

async function call<Answer>(
  method: string,
  path: string,
  body?: string | FormData,
  signal?: AbortSignal,
): Promise<Answer> {
  const response = await reach(path, {
    method,
    credentials: 'same-origin',
    ...(signal ? { signal } : {}),
    ...(body === undefined ? {} : { body }),
    ...(typeof body === 'string' ? { headers: { 'content-type': 'application/json' } } : {}),
  });
  const text = await response.text();
  if (response.ok) return (text ? JSON.parse(text) : undefined) as Answer;
  const error = errorIn(text, response.status);
  if (response.status === 401 && error.code === 'signed_out') onSignedOut();
  throw new ApiError(response.status, error, Number(response.headers.get('retry-after') ?? 0));
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(base + path, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError(0, { code: 'offline', message: 'unreachable' });
  }
}

function errorIn(text: string, status: number): WireError['error'] {
  try {
    return (JSON.parse(text) as WireError).error;
  } catch {
    return { code: 'fault', message: `HTTP ${status}` };
  }
}

/** What went wrong, in the reader's words. */
export function sentenceOf(error: unknown, { t, has }: Words): string {
  if (!(error instanceof ApiError)) return t('error.other', { message: String(error) });
  if (error.holder) return t('act.held', { name: error.holder.name });
  const weakness = error.code === 'password_weak' ? /: (\w+)\./.exec(error.message)?.[1] : undefined;
  const key = `error.${weakness ?? error.code}`;
  return has(key) ? t(key) : t('error.other', { message: error.message });
}

/** A fresh id for an act: sent again under the same id, it is done once. */
export function actId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
