// A case in a person's hands.

import type { HandoffReason } from './decision.ts';
import type { AgentId, ConversationId, CustomerId, EventKey, HandoffId, ShopId, Timestamp } from './ids.ts';
import type { Address, Content } from './message.ts';
import type { Entity, Mood } from './understanding.ts';

/** What the agent reads first, so that the customer never repeats himself. */
export type Brief = {
  /** The case number people say aloud, a sequence per shop. */
  readonly number: number;
  readonly reason: HandoffReason;
  readonly skill?: string;
  readonly customer: { readonly id: CustomerId; readonly name?: string; readonly address: Address };
  readonly language: string;
  readonly mood?: Mood;
  readonly topic?: string;
  readonly entities: readonly Entity[];
  /** What was collected, e.g. a flow's slots. */
  readonly facts: Readonly<Record<string, string>>;
  /** The last lines, oldest first, already as text. */
  readonly transcript: readonly { readonly who: string; readonly text: string; readonly at: Timestamp }[];
  /** Answers the bot would have given, best first, for the agent to take. */
  readonly suggestions: readonly { readonly entry: string; readonly text: string; readonly score: number }[];
};

export type HandoffState =
  | { readonly kind: 'requested' }
  | { readonly kind: 'offered' }
  | { readonly kind: 'open_failed'; readonly why: string }
  | { readonly kind: 'claimed'; readonly agent: AgentId }
  | { readonly kind: 'transferred'; readonly to: string; readonly note?: string }
  | { readonly kind: 'returned_to_bot' }
  | { readonly kind: 'resolved' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'left_message'; readonly ticket: string }
  | { readonly kind: 'expired' };
export type HandoffStateName = HandoffState['kind'];

/** A thread on one desk that shows the case. A case may be shown on several desks at once. */
export type DeskThread = { readonly desk: string; readonly thread: string };

export type Handoff = {
  readonly id: HandoffId;
  readonly shop: ShopId;
  readonly number: number;
  readonly conversation: ConversationId;
  readonly reason: HandoffReason;
  readonly skill?: string;
  readonly state: HandoffState;
  readonly brief: Brief;
  readonly threads: readonly DeskThread[];
  readonly openedAt: Timestamp;
  /** When the next timer of this hand-off is due, and which stage it then enters. */
  readonly due?: { readonly at: Timestamp; readonly stage: HandoffStage };
};
/** notice: position in the queue · reroute: ask every desk · ticket: leave a message · unanswered: claimed but silent. */
export type HandoffStage = 'notice' | 'reroute' | 'ticket' | 'unanswered';

/** What an agent did on a desk. `agent` is who the settings say the platform's user is; undefined = not on the list. */
export type DeskEvent = {
  readonly id: EventKey;
  readonly desk: string;
  readonly handoff: HandoffId;
  readonly by: DeskActor;
  readonly at: Timestamp;
} & DeskAct;
export type DeskActor = { readonly agent?: AgentId; readonly platformUser: string; readonly name?: string };
export type DeskAct =
  | { readonly kind: 'claimed' }
  /** `suggested`: the words stand in no message of the agent's own, so that his desk shows them, too. */
  | { readonly kind: 'said'; readonly content: readonly Content[]; readonly suggested?: true }
  | { readonly kind: 'noted'; readonly content: readonly Content[] }
  | { readonly kind: 'edited'; readonly of: EventKey; readonly content: readonly Content[] }
  /** He took his own words back where he had written them. */
  | { readonly kind: 'recalled'; readonly of: EventKey }
  /** `to` is an agent's id, a skill's name or `everyone`. */
  | { readonly kind: 'transferred'; readonly to: string; readonly note?: string }
  | { readonly kind: 'returned' }
  | { readonly kind: 'resolved' }
  /** Not now, but not forgotten: the case becomes a ticket and the customer is told its number. */
  | { readonly kind: 'ticketed' }
  | { readonly kind: 'thread_gone' };

/** What a desk tells the person who acted. `refused` carries a stable code and a sentence for him alone. */
export type DeskOutcome =
  | { readonly status: 'done' }
  | { readonly status: 'already seen' }
  | {
      readonly status: 'refused';
      readonly code:
        | 'not_an_agent'
        | 'claimed_by_other'
        | 'not_claimed'
        | 'not_yours'
        | 'case_over'
        | 'no_such_case'
        /** The customer keeps what he was sent: only a correction helps. */
        | 'cannot_recall';
      /** Who has it, where that is the reason. */
      readonly holder?: string;
    };
