// What a network error tells of a request that had no answer: whether it can have arrived.

import { Refusal } from '../../core/index.ts';

/** Errors that come before a byte of the request was written. */
const before = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

export type Unanswered =
  /** It never left: sending it again doubles nothing. */
  | { readonly kind: 'unreached'; readonly why: string }
  /** It may have arrived. */
  | { readonly kind: 'lost'; readonly why: string }
  /** The guarded client would not send it, or not take what came. */
  | { readonly kind: 'forbidden' | 'too_large'; readonly why: string };

/** Only the code of a network error is kept: its message carries the link, and a link may carry a token. */
export function unansweredBy(error: unknown): Unanswered {
  if (error instanceof Refusal && error.code === 'outbound_refused') return { kind: 'forbidden', why: error.message };
  if (error instanceof Refusal && error.code === 'outbound_too_large') return { kind: 'too_large', why: error.message };
  const root = rootOf(error);
  const code = root instanceof Error ? (codeOf(root) ?? root.name) : 'unknown';
  const connecting = root instanceof Error && /\bconnect (ETIMEDOUT|ECONNRESET)\b/.test(root.message);
  return { kind: before.has(code) || connecting ? 'unreached' : 'lost', why: code };
}

/** The first of an error and its causes that carries a code of the system's; a Refusal's is our own. */
function rootOf(error: unknown): unknown {
  const isOuter = error instanceof Refusal || (error instanceof Error && codeOf(error) === undefined);
  return isOuter && error.cause instanceof Error ? rootOf(error.cause) : error;
}

function codeOf(error: Error): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
