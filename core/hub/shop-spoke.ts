// A person of the shop wrote to a customer past the hub: the bot keeps quiet there, and everyone sees what was said.

import { deskLanguageOf, systemPost } from '../desk/case.ts';
import type { Openings, ThreadWriter } from '../desk/threads.ts';
import { partsOf } from '../desk/transcript.ts';
import type { Engine } from '../engine/face.ts';
import type { ConversationId, DeskPost, Envelope, EventKey, Mode, Timestamp } from '../model/index.ts';
import { agentId, later } from '../model/index.ts';
import type { Clock, CommitResult, Snapshot, Store, Unit } from '../ports/index.ts';

export type ShopSpokeParts = {
  readonly store: Pick<Store, 'load'>;
  readonly clock: Clock;
  readonly openings: Openings;
  readonly threads: ThreadWriter;
  engine(): Engine;
  commit(unit: Unit): Promise<CommitResult>;
  /** A running decision of this conversation is worthless now. */
  interrupt(conversation: ConversationId): void;
  /** Files of what was said are still at the platform. */
  fetchMedia(conversation: ConversationId, seq: number, content: Envelope['content']): void;
};

/** More lost races than this in a row is a fault that is shown. */
const maxConflicts = 20;

/** Resolves when the words, the pause and the end of what the bot was about to say are on disk. */
export async function shopSpoke(envelope: Envelope, id: ConversationId, parts: ShopSpokeParts): Promise<void> {
  for (let conflicts = 0; conflicts < maxConflicts; conflicts++) {
    const snapshot = await parts.store.load(id, 1);
    if (!snapshot) return;
    const result = await parts.commit(unitOf(envelope, snapshot, parts));
    if (result.status === 'conflict') continue;
    if (result.status === 'committed') {
      parts.interrupt(id);
      if (result.firstSeq !== undefined) parts.fetchMedia(id, result.firstSeq, envelope.content);
    }
    return;
  }
  throw new Error(`${maxConflicts} conflicts in a row: ${envelope.id} could not be noted`);
}

function unitOf(envelope: Envelope, { conversation, handoff }: Snapshot, parts: ShopSpokeParts): Unit {
  const { event, replyTo, content, id } = envelope;
  const { by, pauseMs } = event.kind === 'shop_spoke' ? event : { by: replyTo.account, pauseMs: 0 };
  const now = parts.clock.now();
  const paused = pausedBy(conversation.mode, by, later(now, pauseMs));
  const language = deskLanguageOf(parts.engine());
  const said: DeskPost = { kind: 'agent', name: by, parts: partsOf(content, language), at: now };
  const lines = said.parts.length > 0 ? [said] : [systemPost(by, now)];
  return {
    conversation: conversation.id,
    version: conversation.version,
    event: `${id}:shop` as EventKey,
    turns: [
      {
        author: { kind: 'agent', agent: agentId(`${replyTo.channel}:${replyTo.account}`), name: by, event: id },
        content,
        at: now,
      },
    ],
    withdrawBot: { why: `${by} answered from the shop's own account` },
    ...(paused && { mode: paused }),
    ...(handoff && { deliveries: parts.threads.posts(handoff.id, parts.openings.showing(handoff), lines, now) }),
  };
}

/** A case stays with whom it is: its people see the words in the thread, and the bot is quiet there anyway. */
function pausedBy(mode: Mode, by: string, until: Timestamp): Mode | undefined {
  switch (mode.kind) {
    case 'bot':
    case 'closed':
      return { kind: 'paused', by, until };
    case 'paused':
      return until > mode.until ? { kind: 'paused', by, until } : mode;
    case 'waiting':
    case 'agent':
      return undefined;
    default:
      return mode satisfies never;
  }
}
