// The hub's face: what `assemble` builds and every adapter leans on.

import type { Circumstances, Engine } from '../engine/face.ts';
import type {
  Address,
  ConversationId,
  DeskEvent,
  DeskOutcome,
  LookUpAnswer,
  LookUpQuestion,
  ShopId,
} from '../model/index.ts';
import type {
  ChannelAdapter,
  Clock,
  DeskAdapter,
  DeskInlet,
  Health,
  HubEvents,
  IdSource,
  Inlet,
  Log,
  MediaShelf,
  Metrics,
  People,
  Snapshot,
  Store,
} from '../ports/index.ts';

/** The engine of the knowledge now in force: one assignment swaps both. */
export interface Mind {
  current(): Engine;
  /**
   * What another scorer makes of a turn's words, asked before the engine decides. Never rejects, and answers nothing when
   * it has nothing to say or not in time.
   */
  consider?(snapshot: Snapshot, signal: AbortSignal): Promise<Circumstances['opinion']>;
}

export type HubSettings = {
  /** Overrides a channel's own quiet window, ms. */
  readonly quietWindowMs?: number;
  /** A burst ends after this long (ms) or this many messages, whatever comes. Defaults 4000 and 10. */
  readonly quietCapMs: number;
  readonly quietCapMessages: number;
  /** Bot replies not sent within this long expire; agents' likewise. Defaults 15 minutes and 24 hours. */
  readonly botReplyTtlMs: number;
  readonly agentReplyTtlMs: number;
  /** Deadline of a look-up, ms. Default 8000. */
  readonly lookUpMs: number;
};

export type HubParts = {
  readonly shop: ShopId;
  readonly store: Store;
  readonly channels: readonly ChannelAdapter[];
  readonly desks: readonly DeskAdapter[];
  readonly mind: Mind;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly people: People;
  readonly shelf: MediaShelf;
  readonly events: HubEvents;
  readonly settings: HubSettings;
  /** How long adapters' drawers keep what nobody writes again, ms by drawer; one that is not named keeps it for ever. */
  readonly drawers?: Readonly<Record<string, number>>;
  /** Asks the shop's systems. Rejects when the signal aborts. */
  readonly lookUp?: (question: LookUpQuestion, signal: AbortSignal) => Promise<LookUpAnswer>;
};

export interface Hub {
  /** Recovers what a kill left, then starts channels and desks. */
  start(): Promise<void>;
  inlet(channel: ChannelAdapter): Inlet;
  readonly desk: DeskInlet;
  handle(event: DeskEvent): Promise<DeskOutcome>;
  typing(address: Address): void;
  health(): readonly { readonly what: string; readonly health: Health }[];
  /** Nothing runs, waits to be sent now, or is unread. */
  idle(): boolean;
  /** A running decision of this conversation is worthless: abort it. */
  interrupt(conversation: ConversationId): void;
  /** Stops taking in, drains what is on the wire (bounded), stops adapters; the store is closed by its owner. */
  stop(): Promise<void>;
}
