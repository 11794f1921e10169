// What a failed call means for the delivery it was made for.

import { DeliveryError, type Reaction } from '../../core/index.ts';
import { CallFailure } from './client.ts';

/** gRPC's status codes, as far as they mean something here (grpc.github.io/grpc/core/md_doc_statuscodes.html). */
const exhausted = 8;
const unavailable = 14;
export const unauthenticated = 16;

/** WeChat tells too much haste only in words; its pause is not published, so ours is long enough to calm it. */
const hasteMs = 60_000;
const tooFast = /频繁|稍后再试|too (?:fast|often|frequent)|rate.?limit|frequency/i;
const customerGone =
  /不是(?:你的)?(?:朋友|好友)|开启了朋友验证|拒收|黑名单|账号异常|not (?:a |your )?friend|blocked|has been deleted|contact.*not (?:found|exist)/i;
const roomGone = /不在群|已?被移出|解散|not in (?:the )?room|room.*not (?:found|exist)|kicked|no such room/i;
const notLoggedIn = /not log(?:ged)?.?in|logged out|must login|未登录/i;
/** The gateway gave up waiting; WeChat may have gone on. */
const gaveUp = /time.?out|deadline/i;

/** Whether it says that nobody is there: UNAVAILABLE, UNAUTHENTICATED, or the SDK's own words for a missing stream. */
export function endsLine({ code, message }: { readonly message: string; readonly code?: number | undefined }): boolean {
  return code === unavailable || code === unauthenticated || /once\(status\)|NO CLIENT|no grpc manager/.test(message);
}

export function reactionTo(failure: CallFailure): Reaction {
  const { code, message, lost } = failure;
  if (lost) return { kind: 'unknown' };
  if (code === unauthenticated || notLoggedIn.test(message)) return { kind: 'unauthorised' };
  if (code === unavailable) return { kind: 'retry' };
  if (code === exhausted || tooFast.test(message)) return { kind: 'retry_after', ms: hasteMs };
  if (customerGone.test(message) || roomGone.test(message)) return { kind: 'gone' };
  if (gaveUp.test(message)) return { kind: 'unknown' };
  return { kind: 'reject' };
}

export function deliveryErrorOf(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof CallFailure) return new DeliveryError(reactionTo(error), error.message);
  return new DeliveryError({ kind: 'reject' }, error instanceof Error ? error.message : String(error));
}
