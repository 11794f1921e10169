// How a Bot API call can fail, and which reaction each failure asks of the outbox. Pure.

import { DeliveryError, type Reaction } from '../../core/index.ts';

export type FailureKind =
  /** Telegram answered, and said no. */
  | {
      readonly kind: 'refused';
      readonly code: number;
      readonly description: string;
      readonly retryAfterMs?: number;
      readonly movedTo?: string;
    }
  /** The request never left: nothing happened at Telegram. */
  | { readonly kind: 'unreached'; readonly why: string }
  /** The request left and no answer came: it may have happened. */
  | { readonly kind: 'lost'; readonly why: string };

/** A Bot API call that failed. Its message holds neither token nor link, and it keeps no cause that might. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly method: string;
  readonly failure: FailureKind;
  constructor(method: string, failure: FailureKind) {
    super(`${method}: ${sentenceOf(failure)}`);
    this.method = method;
    this.failure = failure;
  }

  /** Telegram's words contain this, whatever their case. */
  says(words: string): boolean {
    return this.failure.kind === 'refused' && this.failure.description.toLowerCase().includes(words.toLowerCase());
  }
}

function sentenceOf(failure: FailureKind): string {
  switch (failure.kind) {
    case 'refused':
      return `${failure.code} ${failure.description}`;
    case 'unreached':
      return `Telegram could not be reached (${failure.why})`;
    case 'lost':
      return `no answer came (${failure.why}); it may have arrived`;
    default:
      return failure satisfies never;
  }
}

/** What a 400 or 403 says about the chat or thread, in Telegram's words (its descriptions are its only stable codes). */
const customerGone =
  /bot was blocked|user is deactivated|can't initiate conversation|bot was kicked|not a member|chat not found|user not found|PEER_ID_INVALID|group chat was deactivated|can't send messages to bots|USER_IS_BLOCKED|chat was deleted/i;
const threadGone = /message thread not found|TOPIC_DELETED|TOPIC_CLOSED|TOPIC_ID_INVALID|topic not found/i;
const rightMissing =
  /not enough rights|have no rights|CHAT_ADMIN_REQUIRED|CHAT_WRITE_FORBIDDEN|not a forum|CHANNEL_FORUM_MISSING|need administrator rights/i;

/**
 * The outbox's reaction to a failed call.
 *
 * @param to whom it was for: a customer who is gone is a fact of life, a team chat that is gone is the operator's affair
 */
export function reactionTo(failure: FailureKind, to: 'customer' | 'desk'): Reaction {
  switch (failure.kind) {
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
  { code, description, retryAfterMs, movedTo }: Extract<FailureKind, { kind: 'refused' }>,
  to: 'customer' | 'desk',
): Reaction {
  if (code === 429) return retryAfterMs === undefined ? { kind: 'retry' } : { kind: 'retry_after', ms: retryAfterMs };
  // A malformed token answers 404, a revoked one 401.
  if (code === 401 || code === 404) return { kind: 'unauthorised' };
  // A gateway that gave up waiting does not know whether its server went on; other 5xx never took the request.
  if (code === 504) return { kind: 'unknown' };
  if (code >= 500) return { kind: 'retry' };
  if (movedTo !== undefined) return { kind: 'retry' };
  if (threadGone.test(description)) return { kind: 'gone' };
  if (rightMissing.test(description)) return { kind: to === 'desk' ? 'unauthorised' : 'reject' };
  if (code === 403 || customerGone.test(description)) return { kind: to === 'desk' ? 'unauthorised' : 'gone' };
  return { kind: 'reject' };
}

export function deliveryErrorOf(error: unknown, to: 'customer' | 'desk'): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof CallFailure) return new DeliveryError(reactionTo(error.failure, to), error.message);
  return new DeliveryError({ kind: 'reject' }, error instanceof Error ? error.message : String(error));
}
