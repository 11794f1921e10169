// A customer, his conversation, and its turns.

import type { Decision, Dialogue } from './decision.ts';
import type { AgentId, ConversationId, CustomerId, EventKey, HandoffId, ShopId, Timestamp } from './ids.ts';
import type { Address, Choice, Content, Part } from './message.ts';

export type Customer = {
  readonly id: CustomerId;
  readonly shop: ShopId;
  readonly displayName?: string;
  readonly language?: string;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly firstSeenAt: Timestamp;
};

/** Who owns the conversation now. One hand-off's life lives in the hand-off. */
export type Mode =
  | { readonly kind: 'bot' }
  | { readonly kind: 'waiting'; readonly handoff: HandoffId; readonly since: Timestamp }
  | { readonly kind: 'agent'; readonly handoff: HandoffId; readonly agent: AgentId }
  /** The owner answers from his own account on the platform. */
  | { readonly kind: 'paused'; readonly by: string; readonly until: Timestamp }
  | { readonly kind: 'closed'; readonly at: Timestamp; readonly why: string };

export type Conversation = {
  readonly id: ConversationId;
  readonly shop: ShopId;
  readonly customer: CustomerId;
  readonly address: Address;
  readonly mode: Mode;
  readonly dialogue: Dialogue;
  /** Changes of owner and of dialogue raise it; messages never do. */
  readonly version: number;
  /** Customer turns up to this seq are consumed. */
  readonly readTo: number;
};

export type Author =
  | { readonly kind: 'customer'; readonly name?: string }
  | { readonly kind: 'bot'; readonly decision: Decision; readonly knowledge: string }
  /** `event` is the desk event it came by, so that a later edit finds it. */
  | { readonly kind: 'agent'; readonly agent: AgentId; readonly name?: string; readonly event?: EventKey }
  /** A farewell at a hand-off keeps the decision it says good-bye for. */
  | { readonly kind: 'system'; readonly what: string; readonly decision?: Decision; readonly knowledge?: string };

/** A line of the conversation. Order is `seq` (arrival), never a timestamp. */
export type Turn = {
  readonly seq: number;
  readonly author: Author;
  readonly content: readonly Content[] | readonly Part[];
  readonly choices?: readonly Choice[];
  readonly at: Timestamp;
  /** The envelope it came in, for customer turns. */
  readonly event?: EventKey;
  /** Only agents see it. */
  readonly private?: boolean;
  /** Set on the customer's turn when he edited or recalled it afterwards. */
  readonly changed?: 'edited' | 'recalled';
  /** This customer turn changes an older, already consumed one: for the thread only, the bot never answers it. */
  readonly amends?: { readonly seq?: number; readonly how: 'edited' | 'recalled' };
  /** What the customer last put under this line, e.g. 👎, as his platform writes it. Nothing once he took it away. */
  readonly reaction?: string;
};
