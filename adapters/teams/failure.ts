// How a call to Teams can fail, and which reaction each failure asks of the outbox. Pure.

import { DeliveryError, type Reaction } from '../../core/index.ts';
import { unansweredBy } from '../http/index.ts';

export type FailureKind =
  /** Teams answered, and said no. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      /** The connector's own word, e.g. `BotNotInConversationRoster`. */
      readonly code: string;
      readonly said: string;
      readonly retryAfterMs?: number;
    }
  /** The request never left: nothing happened at Teams. */
  | { readonly kind: 'unreached'; readonly why: string }
  /** The request left and no answer came: it may have happened. */
  | { readonly kind: 'lost'; readonly why: string }
  /** Entra gave no token: nothing was asked of Teams. */
  | { readonly kind: 'no_token'; readonly code: string; readonly isFinal: boolean };

/** A call that failed. Its message holds neither token nor secret nor link, and it keeps no cause that might. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly failure: FailureKind;
  constructor(call: string, failure: FailureKind) {
    super(`${call}: ${sentenceOf(failure)}`);
    this.failure = failure;
  }
}

function sentenceOf(failure: FailureKind): string {
  switch (failure.kind) {
    case 'refused':
      return [failure.status, failure.code, failure.said].filter((part) => part !== '').join(' ');
    case 'unreached':
      return `Teams could not be reached (${failure.why})`;
    case 'lost':
      return `no answer came (${failure.why}); it may have arrived`;
    case 'no_token':
      return `Entra gave the bot no token (${failure.code})`;
    default:
      return failure satisfies never;
  }
}

/**
 * The outbox's reaction to a failed call.
 *
 * @param to whom it was for: a customer who is gone is a fact of life, a team that is gone is the operator's affair
 */
export function reactionTo(failure: FailureKind, to: 'customer' | 'desk'): Reaction {
  switch (failure.kind) {
    case 'unreached':
      return { kind: 'retry' };
    case 'lost':
      return { kind: 'unknown' };
    case 'no_token':
      return { kind: failure.isFinal ? 'unauthorised' : 'retry' };
    case 'refused':
      return reactionToAnswer(failure, to);
    default:
      return failure satisfies never;
  }
}

/** The bot itself is switched off or unknown, whoever it writes to (learn.microsoft.com, "status codes from bot APIs"). */
const botRefused = /BotDisabledByAdmin|BotNotRegistered|InvalidBotApiHost|NotEnoughPermissions/i;

function reactionToAnswer(
  { status, code, retryAfterMs }: Extract<FailureKind, { kind: 'refused' }>,
  to: 'customer' | 'desk',
): Reaction {
  if (status === 429) return retryAfterMs === undefined ? { kind: 'retry' } : { kind: 'retry_after', ms: retryAfterMs };
  if (status === 401) return { kind: 'unauthorised' };
  // 412: another call on the same conversation was faster. 408: nothing was taken.
  if (status === 412 || status === 408) return { kind: 'retry' };
  // A gateway that gave up waiting does not know whether its server went on; other 5xx never took the request.
  if (status === 504) return { kind: 'unknown' };
  if (status >= 500) return retryAfterMs === undefined ? { kind: 'retry' } : { kind: 'retry_after', ms: retryAfterMs };
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status === 403) return { kind: to === 'desk' || botRefused.test(code) ? 'unauthorised' : 'gone' };
  return { kind: 'reject' };
}

export function deliveryErrorOf(error: unknown, to: 'customer' | 'desk'): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof CallFailure) return new DeliveryError(reactionTo(error.failure, to), error.message);
  return new DeliveryError({ kind: 'reject' }, error instanceof Error ? error.message : String(error));
}

export function networkFailureOf(error: unknown): FailureKind {
  const { kind, why } = unansweredBy(error);
  if (kind === 'forbidden') return { kind: 'refused', status: 400, code: 'outbound_refused', said: why };
  if (kind === 'too_large')
    return { kind: 'refused', status: 413, code: 'outbound_too_large', said: 'the file is too large' };
  return { kind, why };
}

/** `Retry-After` in seconds or as a date, as milliseconds; at most an hour, so that a broken clock stops nothing. */
export function retryAfterOf(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms >= 0 ? Math.min(Math.ceil(ms), 3_600_000) : undefined;
}
