// How a call to Discord can fail, and which reaction each failure asks of the outbox. Pure.

import { DeliveryError, type Reaction } from '../../core/index.ts';

export type FailureKind =
  /** Discord answered, and said no. `code` is its JSON error code, 0 where it gave none. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: number; readonly message: string }
  /** Too many calls, told by Discord or known from its last answer. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number; readonly global: boolean }
  /** The request never left: nothing happened at Discord. */
  | { readonly kind: 'unreached'; readonly why: string }
  /** The request left and no answer came: it may have happened. */
  | { readonly kind: 'lost'; readonly why: string };

/** A REST call that failed. Its message holds neither token nor link, and it keeps no cause that might. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly what: string;
  readonly failure: FailureKind;
  constructor(what: string, failure: FailureKind) {
    super(`${what}: ${sentenceOf(failure)}`);
    this.what = what;
    this.failure = failure;
  }

  /** Discord's JSON error code is one of these (discord.com/developers/docs/topics/opcodes-and-status-codes#json). */
  is(...codes: readonly number[]): boolean {
    return this.failure.kind === 'refused' && codes.includes(this.failure.code);
  }
}

function sentenceOf(failure: FailureKind): string {
  switch (failure.kind) {
    case 'refused':
      return `${failure.status} ${failure.message}${failure.code > 0 ? ` (${failure.code})` : ''}`;
    case 'limited':
      return `too many calls${failure.global ? ' in all' : ''}; Discord takes the next in ${failure.retryAfterMs} ms`;
    case 'unreached':
      return `Discord could not be reached (${failure.why})`;
    case 'lost':
      return `no answer came (${failure.why}); it may have arrived`;
    default:
      return failure satisfies never;
  }
}

/** JSON error codes we act on. */
export const codes = {
  unknownChannel: 10003,
  unknownMessage: 10008,
  unknownInteraction: 10062,
  alreadyAcknowledged: 40060,
  missingAccess: 50001,
  cannotSendToUser: 50007,
  missingPermission: 50013,
  threadArchived: 50083,
  threadAlreadyThere: 160004,
} as const;

/** What Discord says when a person cannot be written to: closed DMs, no server in common, a deleted or blocked account. */
const customerGone = new Set<number>([codes.cannotSendToUser, 50278, 10013, 40007]);

/**
 * The outbox's reaction to a failed call.
 *
 * @param to whom it was for: a customer who is gone is a fact of life, a team channel that is gone is the operator's affair
 */
export function reactionTo(failure: FailureKind, to: 'customer' | 'thread' | 'team'): Reaction {
  switch (failure.kind) {
    case 'limited':
      return { kind: 'retry_after', ms: failure.retryAfterMs };
    case 'unreached':
      return { kind: 'retry' };
    case 'lost':
      return { kind: 'unknown' };
    case 'refused':
      return reactionToAnswer(failure, to);
    default:
      return failure satisfies never;
  }
}

function reactionToAnswer(
  { status, code }: Extract<FailureKind, { kind: 'refused' }>,
  to: 'customer' | 'thread' | 'team',
): Reaction {
  if (status === 401) return { kind: 'unauthorised' };
  if (status === 429) return { kind: 'retry' };
  // A gateway that gave up waiting does not know whether its server went on; other 5xx never took the request.
  if (status === 504) return { kind: 'unknown' };
  if (status >= 500) return { kind: 'retry' };
  if (to === 'thread' && (code === codes.unknownChannel || code === codes.threadArchived)) return { kind: 'gone' };
  if (to !== 'customer' && (status === 403 || status === 404)) return { kind: 'unauthorised' };
  if (status === 403 || code === codes.unknownChannel || customerGone.has(code)) return { kind: 'gone' };
  return { kind: 'reject' };
}

export function deliveryErrorOf(error: unknown, to: 'customer' | 'thread' | 'team'): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof CallFailure)
    return new DeliveryError(reactionTo(error.failure, to), error.message, { cause: error });
  return new DeliveryError({ kind: 'reject' }, error instanceof Error ? error.message : String(error));
}
