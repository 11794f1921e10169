// Lines the hub adds to a case by itself: what was not delivered, which file is lost, that nobody could open a thread.

import type { Engine } from '../engine/face.ts';
import type { ConversationId, Delivery, Fate, Part, Timestamp } from '../model/index.ts';
import { later } from '../model/index.ts';
import type { Alert, Clock, CommitResult, NewTurn, Snapshot, Store, Unit } from '../ports/index.ts';
import { deskLanguageOf, dueAt, excerptOf, systemPost } from './case.ts';
import { fromStates } from './handoff.ts';
import type { Openings, ThreadWriter } from './threads.ts';
import { deskWord } from './words.ts';

export type AlertParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly openings: Openings;
  readonly threads: ThreadWriter;
  engine(): Engine;
  commit(unit: Unit): Promise<CommitResult>;
};

/** A desk that failed hurries the next step by this much less than at once: another may still open in a moment. */
const graceMs = 2000;

/** An alert as a desk posts it: the picture first, so that its words can stand under it as a caption. */
export function alertParts({ text, picture }: Alert): readonly Part[] {
  const image: readonly Part[] = picture === undefined ? [] : [{ kind: 'media', type: 'image', media: picture }];
  return [...image, { kind: 'text', text: `⚠️ ${text}` }];
}

/** A reply ended otherwise than sent: the agents who have the case are told. */
export async function tellUndelivered(delivery: Delivery, fate: Fate, parts: AlertParts): Promise<void> {
  if (delivery.what.kind !== 'reply' || fate.kind === 'sent' || fate.kind === 'again') return;
  const language = deskLanguageOf(parts.engine());
  const text = excerptOf(delivery.what.reply.parts, language);
  const why = fate.kind === 'expired' ? deskWord('expired', language) : fate.error;
  const key = delivery.what.reply.takesBack
    ? 'not_taken_back'
    : fate.kind === 'unknown'
      ? 'maybe_delivered'
      : 'not_delivered';
  await tellThreads(delivery.conversation, deskWord(key, language, { text, why }), parts);
}

/** A file could not be fetched. It stands among the turns as well, for whoever reads them later. */
export async function tellMediaFailed(conversation: ConversationId, why: string, parts: AlertParts): Promise<void> {
  const text = deskWord('media_failed', deskLanguageOf(parts.engine()), { why });
  const note: NewTurn = {
    author: { kind: 'system', what: 'media_failed' },
    content: [{ kind: 'text', text }],
    at: parts.clock.now(),
    private: true,
  };
  await tellThreads(conversation, text, parts, note);
}

async function tellThreads(id: ConversationId, text: string, parts: AlertParts, turn?: NewTurn): Promise<void> {
  const snapshot = await parts.store.load(id, 1);
  if (!snapshot) return;
  const deliveries = postsFor(snapshot, text, parts.clock.now(), parts);
  if (deliveries.length > 0 || turn)
    await parts.commit({ conversation: id, deliveries, ...(turn && { turns: [turn] }) });
}

function postsFor({ handoff }: Snapshot, text: string, now: Timestamp, { openings, threads }: AlertParts) {
  return handoff ? threads.posts(handoff.id, openings.showing(handoff), [systemPost(text, now)], now) : [];
}

/**
 * A desk could not open its thread. If no desk has one, the next step comes sooner: every desk is asked, then the
 * customer leaves a message.
 */
export async function openFailed(delivery: Delivery, why: string, parts: AlertParts): Promise<void> {
  const { what } = delivery;
  if (what.kind !== 'desk_open') return;
  parts.openings.failed(what.handoff, what.desk);
  const handoff = await parts.store.findHandoff(what.handoff);
  if (!handoff || handoff.threads.length > 0) return;
  const stage = handoff.due?.stage === 'ticket' ? 'ticket' : 'reroute';
  const planned = dueAt(stage, handoff.openedAt, parts.engine());
  const soon = later(parts.clock.now(), graceMs);
  await parts.commit({
    conversation: handoff.conversation,
    handoff: {
      id: handoff.id,
      from: fromStates('open_failed'),
      to: { kind: 'open_failed', why },
      due: soon < planned.at ? { stage, at: soon } : planned,
    },
  });
}

/** The customer left the chat or blocked us: a case nobody took is over, a claimed one learns of it. */
export async function customerGone(id: ConversationId, parts: AlertParts): Promise<void> {
  const snapshot = await parts.store.load(id, 1);
  if (!snapshot?.handoff) return;
  const { handoff, conversation } = snapshot;
  const text = deskWord('cancelled', deskLanguageOf(parts.engine()));
  const now = parts.clock.now();
  if (conversation.mode.kind === 'agent') return tellThreads(id, text, parts);
  const { openings, threads } = parts;
  await parts.commit({
    conversation: id,
    version: conversation.version,
    handoff: { id: handoff.id, from: fromStates('answered_by_bot'), to: { kind: 'cancelled' }, due: null },
    mode: { kind: 'bot' },
    deliveries: threads.closings(handoff.id, openings.showing(handoff), text, now),
  });
}
