// What the core asks of a store. Async, plain data, `now` an argument; each verb is one durable write or one read.

import type {
  Address,
  AgentId,
  Author,
  Brief,
  Choice,
  Content,
  Conversation,
  ConversationId,
  Customer,
  CustomerId,
  Delivery,
  DeliveryId,
  DeliveryState,
  Dialogue,
  Envelope,
  EventKey,
  Fate,
  Handoff,
  HandoffId,
  HandoffReason,
  HandoffStage,
  HandoffState,
  HandoffStateName,
  LaneKey,
  Mode,
  Part,
  ReplyAuthor,
  ShopId,
  Timestamp,
  Turn,
  What,
} from '../model/index.ts';
import type { Accepted, HistoryPage } from './channel.ts';

/** Ids an accept may need; minted outside so that the ledger stays free of chance. */
export type FreshIds = { readonly conversation: ConversationId; readonly customer: CustomerId };

export type AcceptOptions = {
  /** The channel keeps a mailbox: the message gets the next cursor in the same write. */
  readonly mailbox: boolean;
};

export type AcceptResult = Accepted & {
  /** Who owns the conversation: for a person's the quiet window is skipped. */
  readonly owner: Mode['kind'];
};

export type Snapshot = {
  readonly conversation: Conversation;
  readonly customer: Customer;
  /** Customer turns after `readTo`, oldest first, asked for by seq and never cut out of `recent`. */
  readonly unread: readonly Turn[];
  /** The last turns, oldest first. */
  readonly recent: readonly Turn[];
  /** The hand-off the mode names. */
  readonly handoff?: Handoff;
  /** How often this conversation's turn has thrown since it last committed. */
  readonly failures: number;
  /** How many edits replaced an unread turn in place; hand it back in `Unit.edits`. */
  readonly edits?: number;
};

export type NewTurn = {
  readonly author: Author;
  readonly content: readonly Content[] | readonly Part[];
  readonly choices?: readonly Choice[];
  readonly at: Timestamp;
  readonly private?: boolean;
};

export type NewDelivery = {
  readonly id: DeliveryId;
  readonly lane: LaneKey;
  readonly by: ReplyAuthor['kind'];
  readonly what: What;
  /** Which of the unit's `turns` it shows (index), or the seq of an older one. */
  readonly shows?: { readonly turn: number } | { readonly seq: number };
  readonly expiresAt?: Timestamp;
  /** The channel's mailbox: taking it for sending mints its turn's cursor. */
  readonly mailbox?: boolean;
};

export type NewHandoff = {
  readonly id: HandoffId;
  readonly reason: HandoffReason;
  readonly skill?: string;
  /** The number is filled in by the store. */
  readonly brief: Omit<Brief, 'number'>;
  readonly due?: { readonly at: Timestamp; readonly stage: HandoffStage };
};

/** Everything one decision or one act causes. Applied at once or not at all. */
export type Unit = {
  readonly conversation: ConversationId;
  /** Guard: the version the decision was made on. */
  readonly version?: number;
  /** Guard: no unread turn was edited or recalled since this snapshot. */
  readonly edits?: number;
  /** Guard: this agent holds this hand-off. */
  readonly owner?: { readonly handoff: HandoffId; readonly agent: AgentId };
  /** The event this unit answers (an agent's act); a second unit with the same key is `already seen`. */
  readonly event?: EventKey;
  /** Customer turns up to this seq are consumed. */
  readonly readTo?: number;
  readonly mode?: Mode;
  readonly dialogue?: Dialogue;
  readonly turns?: readonly NewTurn[];
  readonly deliveries?: readonly NewDelivery[];
  readonly openHandoff?: NewHandoff;
  /** Guard and change in one: the hand-off must be in one of `from`. */
  readonly handoff?: {
    readonly id: HandoffId;
    readonly from: readonly HandoffStateName[];
    readonly to?: HandoffState;
    /** The next timer; `null` ends them. Absent: unchanged. */
    readonly due?: { readonly at: Timestamp; readonly stage: HandoffStage } | null;
    readonly addToBrief?: Partial<Pick<Brief, 'facts' | 'suggestions' | 'topic'>>;
    readonly skill?: string;
    /** `left_message` takes the shop's next ticket number, put in place of `{{ticket}}` in this unit's texts. */
    readonly ticket?: boolean;
  };
  /** Bot deliveries not yet started are withdrawn, those on the wire recalled. */
  readonly withdrawBot?: { readonly why: string };
  /** Lanes whose sender the hub holds: their head is taken in the same write. */
  readonly start?: readonly LaneKey[];
};

export type CommitResult =
  | {
      readonly status: 'committed';
      readonly version: number;
      readonly lanes: readonly LaneKey[];
      readonly started: readonly (readonly [LaneKey, Step])[];
      readonly withdrawn: number;
      readonly firstSeq?: number;
      readonly handoffNumber?: number;
      readonly ticket?: string;
    }
  | { readonly status: 'conflict' }
  | { readonly status: 'already seen' };

export type Step =
  | {
      readonly kind: 'send';
      readonly delivery: Delivery;
      readonly cursor?: number;
      readonly at?: Timestamp;
      readonly handoff?: Handoff;
    }
  /** The head waited too long behind others and is over, as the store has it too; the lane is asked again. */
  | { readonly kind: 'expired'; readonly delivery: Delivery }
  | { readonly kind: 'wait'; readonly until: Timestamp }
  | { readonly kind: 'empty' };

export type Recovered = {
  readonly conversations: readonly {
    readonly id: ConversationId;
    readonly lastInAt: Timestamp;
    readonly address: Address;
    readonly owner: Mode['kind'];
  }[];
  readonly lanes: readonly LaneKey[];
  /** Deliveries found on the wire that go out once more: possible doubles. */
  readonly resends: number;
  /** Recalled ones found on the wire: now `unknown`. */
  readonly unknown: number;
};

/** Which channels send idempotently: their deliveries are resent without being marked as possible doubles. */
export type RecoverOptions = { readonly idempotentChannels: readonly string[] };

/** What became of a message, for `fate <message id>` and the console. */
export type FateReport = {
  readonly event?: { readonly key: EventKey; readonly at: Timestamp };
  readonly conversation: ConversationId;
  readonly address: Address;
  readonly turn?: Turn;
  readonly consumed: boolean;
  /** The bot's or agents' turns that followed until the next customer turn, each with its deliveries. */
  readonly answers: readonly { readonly turn: Turn; readonly deliveries: readonly DeliveryReport[] }[];
  readonly deliveries: readonly DeliveryReport[];
  readonly handoff?: Handoff;
};
export type DeliveryReport = {
  readonly id: DeliveryId;
  readonly lane: LaneKey;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly resent: boolean;
  readonly kind: What['kind'];
};

export type ConversationSummary = {
  readonly conversation: Conversation;
  readonly customer: Customer;
  readonly last?: Turn;
  readonly handoff?: Handoff;
  readonly lastAt: Timestamp;
};
export type ConversationFilter = {
  readonly shop: ShopId;
  readonly owner?: Mode['kind'];
  readonly agent?: AgentId;
  /** Substring of a customer's name or of a turn's text. */
  readonly search?: string;
  readonly before?: Timestamp;
  readonly limit: number;
};

export interface Store {
  /** Finds or makes the conversation by address, takes the next seq, writes the event key and the customer's turn. */
  accept(envelope: Envelope, fresh: FreshIds, options: AcceptOptions, now: Timestamp): Promise<AcceptResult>;
  load(conversation: ConversationId, recent: number): Promise<Snapshot | undefined>;
  commit(unit: Unit, now: Timestamp): Promise<CommitResult>;
  /** Settles the lane's last delivery and takes its next head, in one write. */
  next(lane: LaneKey, now: Timestamp, settled?: { readonly id: DeliveryId; readonly fate: Fate }): Promise<Step>;
  /** A thread was opened (or lost: `thread` undefined) for a hand-off on a desk. */
  setThread(handoff: HandoffId, desk: string, thread: string | undefined, now: Timestamp): Promise<void>;
  /** A turn threw: counts it, answers how often since the last commit. */
  failed(conversation: ConversationId, now: Timestamp): Promise<number>;
  recover(options: RecoverOptions, now: Timestamp): Promise<Recovered>;
  /** Hand-offs whose timer is due, oldest first; and when the next one will be. */
  due(now: Timestamp, limit: number): Promise<{ readonly handoffs: readonly Handoff[]; readonly next?: Timestamp }>;
  findHandoff(id: HandoffId): Promise<Handoff | undefined>;
  handoffByThread(desk: string, thread: string): Promise<Handoff | undefined>;
  /** Waiting hand-offs, longest wait first, then claimed ones. */
  queue(shop: ShopId): Promise<readonly ConversationSummary[]>;
  conversations(filter: ConversationFilter): Promise<readonly ConversationSummary[]>;
  /** Turns before `before` (exclusive; absent: the newest), newest last. */
  turns(conversation: ConversationId, before: number | undefined, limit: number): Promise<readonly Turn[]>;
  /** States of the deliveries that show these turns. */
  deliveriesOf(
    conversation: ConversationId,
    fromSeq: number,
  ): Promise<readonly (DeliveryReport & { readonly turn: number })[]>;
  history(address: Address, after: number, limit: number): Promise<HistoryPage>;
  /** By event key, delivery id, or the platform's own message id. */
  fate(id: string): Promise<FateReport | undefined>;
  /** A customer's file has arrived on the shelf (or could not): the turn's media reference is replaced. */
  setMedia(conversation: ConversationId, seq: number, content: readonly Content[]): Promise<void>;
  prune(before: Timestamp, limit: number): Promise<number>;
  stats(): Promise<StoreStats>;
  readonly drawers: Drawers;
  close(): Promise<void>;
}
export type StoreStats = {
  readonly turns: number;
  readonly conversations: number;
  readonly openDeliveries: number;
  readonly bytes: number;
  readonly cpuMicros: number;
  readonly commits: number;
  readonly possibleDoubles: number;
};

/** A small durable shelf of JSON an adapter owns: visitors, sessions, accounts. One drawer a name. */
export interface Drawers {
  get(drawer: string, key: string): Promise<DrawerItem | undefined>;
  /** `version` undefined: must not exist yet. Answers false if someone was faster. */
  put(drawer: string, key: string, value: unknown, version: number | undefined, now: Timestamp): Promise<boolean>;
  remove(drawer: string, key: string): Promise<void>;
  list(drawer: string, prefix: string, limit: number): Promise<readonly (DrawerItem & { readonly key: string })[]>;
  /** Removes what was last written before then, at most `limit` of it; answers how many went. */
  sweep(drawer: string, before: Timestamp, limit: number): Promise<number>;
}
export type DrawerItem = { readonly value: unknown; readonly version: number; readonly at: Timestamp };
