// What leaves the house, and what became of it.

import type { Brief } from './handoff.ts';
import type { AgentId, ConversationId, DeliveryId, HandoffId, LaneKey, ReplyId, Timestamp } from './ids.ts';
import type { Address, Choice, Part } from './message.ts';

export type ReplyAuthor =
  | { readonly kind: 'bot' }
  | { readonly kind: 'agent'; readonly agent: AgentId; readonly name?: string }
  | { readonly kind: 'system' };

/** What the shop wants to say to one address. */
export type Reply = {
  readonly id: ReplyId;
  readonly to: Address;
  readonly author: ReplyAuthor;
  readonly parts: readonly Part[];
  readonly choices: readonly Choice[];
  /** A line above the choices, for channels that can only list them in the text; `fit` uses it up. */
  readonly menuTitle?: string;
  /** The platform's ids of an earlier message of ours that this one replaces, on channels that can edit. */
  readonly edits?: readonly string[];
  /** The platform's ids of an earlier message of ours that is to vanish; `parts` are what stood in it, and are not sent. */
  readonly takesBack?: readonly string[];
};

/** A line for the agents' thread. */
export type DeskPost =
  | {
      readonly kind: 'customer' | 'bot' | 'agent' | 'system' | 'note';
      readonly name?: string;
      readonly parts: readonly Part[];
      readonly at: Timestamp;
    }
  /** The state of the case changed; desks that show a card repaint it. */
  | { readonly kind: 'state'; readonly text: string };

/** One platform message, or one act on a desk. */
export type What =
  /** `degraded`: what `fit` had to give up for this channel. */
  | { readonly kind: 'reply'; readonly reply: Reply; readonly degraded?: readonly string[] }
  | { readonly kind: 'desk_open'; readonly handoff: HandoffId; readonly desk: string; readonly brief: Brief }
  | { readonly kind: 'desk_post'; readonly handoff: HandoffId; readonly desk: string; readonly post: DeskPost }
  | { readonly kind: 'desk_close'; readonly handoff: HandoffId; readonly desk: string; readonly outcome: string };

export type DeliveryState =
  | { readonly kind: 'pending'; readonly notBefore: Timestamp }
  | { readonly kind: 'sending'; readonly since: Timestamp; readonly recalled: boolean }
  | { readonly kind: 'sent'; readonly platformIds: readonly string[] }
  | { readonly kind: 'withdrawn'; readonly why: string }
  | { readonly kind: 'expired' }
  /** It may have arrived. Shown to the agents, never resent. */
  | { readonly kind: 'unknown'; readonly why: string }
  | { readonly kind: 'dead'; readonly error: string };

export type Delivery = {
  readonly id: DeliveryId;
  readonly lane: LaneKey;
  readonly conversation: ConversationId;
  /** The seq of the turn it shows, if it shows one. */
  readonly turn?: number;
  readonly by: ReplyAuthor['kind'];
  readonly what: What;
  readonly attempts: number;
  /** After this moment it is no longer worth sending. */
  readonly expiresAt?: Timestamp;
  /** Found `sending` after a restart and sent once more: a possible double at the customer. */
  readonly resent?: boolean;
};

/** How an attempt ended, as the outbox tells the store. */
export type Fate =
  | { readonly kind: 'sent'; readonly platformIds: readonly string[]; readonly degraded?: readonly string[] }
  | { readonly kind: 'again'; readonly notBefore: Timestamp; readonly error: string }
  | { readonly kind: 'dead'; readonly error: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown'; readonly error: string };
