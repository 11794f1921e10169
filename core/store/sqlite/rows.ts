// The rows as they lie in the file, and the nouns they become.

import type {
  Address,
  AgentId,
  Author,
  Brief,
  Conversation,
  ConversationId,
  Customer,
  CustomerId,
  DeliveryId,
  DeliveryState,
  Handoff,
  HandoffId,
  HandoffReason,
  HandoffStage,
  HandoffState,
  HandoffStateName,
  LaneKey,
  Mode,
  ReplyAuthor,
  ShopId,
  Timestamp,
  Turn,
  What,
} from '../../model/index.ts';
import type { DeliveryReport } from '../../ports/index.ts';
import { decode } from './codec.ts';

export type CustomerRow = {
  readonly n: number;
  readonly id: CustomerId;
  readonly shop: ShopId;
  readonly name: string | null;
  readonly language: string | null;
  readonly tags: string;
  readonly attributes: string;
  readonly first_seen_at: Timestamp;
};

export function customerOf(row: CustomerRow): Customer {
  return {
    id: row.id,
    shop: row.shop,
    ...(row.name !== null && { displayName: row.name }),
    ...(row.language !== null && { language: row.language }),
    tags: JSON.parse(row.tags),
    attributes: JSON.parse(row.attributes),
    firstSeenAt: row.first_seen_at,
  };
}

export type ConversationRow = {
  readonly n: number;
  readonly id: ConversationId;
  readonly shop: ShopId;
  readonly customer: number;
  readonly address_key: LaneKey;
  readonly owner: Mode['kind'];
  readonly mode: string;
  readonly dialogue: string;
  readonly version: number;
  readonly last_seq: number;
  readonly last_in: number;
  readonly last_in_at: Timestamp;
  readonly read_to: number;
  readonly last_at: Timestamp;
  readonly last_cursor: number;
  readonly edits: number;
  readonly failures: number;
};

export function conversationOf(row: ConversationRow, customer: CustomerId): Conversation {
  return {
    id: row.id,
    shop: row.shop,
    customer,
    address: addressOf(row.address_key),
    mode: JSON.parse(row.mode),
    dialogue: decode(row.dialogue),
    version: row.version,
    readTo: row.read_to,
  };
}

/** An address key is `laneOf` its address, so it can be read back. */
export function addressOf(key: LaneKey): Address {
  const [channel, account, peer, thread] = JSON.parse(key) as [string, string, string, string?];
  return thread === undefined ? { channel, account, peer } : { channel, account, peer, thread };
}

/** `body` is a `TurnBody` behind the codec. */
export type TurnRow = {
  readonly seq: number;
  readonly at: Timestamp;
  readonly by: Author['kind'];
  readonly body: string;
};
export type TurnBody = Omit<Turn, 'seq' | 'at'>;

export function turnOf({ seq, at, body }: Pick<TurnRow, 'seq' | 'at' | 'body'>): Turn {
  return { seq, at, ...decode<TurnBody>(body) };
}

export type HandoffRow = {
  readonly n: number;
  readonly id: HandoffId;
  readonly shop: ShopId;
  readonly number: number;
  readonly conversation: ConversationId;
  readonly reason: HandoffReason;
  readonly skill: string | null;
  readonly state: HandoffStateName;
  readonly detail: string;
  readonly brief: string;
  readonly opened_at: Timestamp;
  readonly due_at: Timestamp | null;
  readonly due_stage: HandoffStage | null;
};

export function handoffOf(row: HandoffRow, threads: Handoff['threads']): Handoff {
  return {
    id: row.id,
    shop: row.shop,
    number: row.number,
    conversation: row.conversation,
    reason: row.reason,
    ...(row.skill !== null && { skill: row.skill }),
    state: { kind: row.state, ...JSON.parse(row.detail) } as HandoffState,
    brief: decode<Brief>(row.brief),
    threads,
    openedAt: row.opened_at,
    ...(row.due_at !== null && row.due_stage !== null && { due: { at: row.due_at, stage: row.due_stage } }),
  };
}

export function stateDetail({ kind: _, ...detail }: HandoffState): string {
  return JSON.stringify(detail);
}

/** Who holds a hand-off, if it is claimed. */
export function holderOf(row: Pick<HandoffRow, 'state' | 'detail'>): AgentId | undefined {
  return row.state === 'claimed' ? (JSON.parse(row.detail) as { agent: AgentId }).agent : undefined;
}

export type DeliveryRow = {
  readonly n: number;
  readonly key: DeliveryId;
  readonly lane: LaneKey;
  readonly conversation: number;
  readonly turn: number | null;
  readonly by: ReplyAuthor['kind'];
  readonly kind: What['kind'];
  readonly what: string;
  readonly state: DeliveryState['kind'];
  readonly not_before: Timestamp;
  readonly attempts: number;
  readonly recalled: number;
  readonly resent: number;
  readonly mailbox: number;
  readonly expires_at: Timestamp | null;
  readonly at: Timestamp;
  readonly result: string | null;
};

export function reportOf(row: DeliveryRow): DeliveryReport {
  return {
    id: row.key,
    lane: row.lane,
    state: deliveryState(row),
    attempts: row.attempts,
    resent: row.resent === 1,
    kind: row.kind,
  };
}

/** `result` holds the platform's ids (JSON) of a sent delivery, and one sentence for every other end. */
function deliveryState(row: DeliveryRow): DeliveryState {
  const why = row.result ?? '';
  switch (row.state) {
    case 'pending':
      return { kind: 'pending', notBefore: row.not_before };
    case 'sending':
      return { kind: 'sending', since: row.at, recalled: row.recalled === 1 };
    case 'sent':
      return { kind: 'sent', platformIds: platformIdsOf(row) };
    case 'withdrawn':
      return { kind: 'withdrawn', why };
    case 'expired':
      return { kind: 'expired' };
    case 'unknown':
      return { kind: 'unknown', why };
    case 'dead':
      return { kind: 'dead', error: why };
    default:
      return row.state satisfies never;
  }
}

export function platformIdsOf(row: Pick<DeliveryRow, 'state' | 'result'>): readonly string[] {
  if (row.state !== 'sent' || row.result === null) return [];
  return (JSON.parse(row.result) as { platformIds: readonly string[] }).platformIds;
}
