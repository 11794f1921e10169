// What became of a message: found by its event key, a delivery's id, or the platform's own message id.

import type { EventKey, Mode, Timestamp } from '../../model/index.ts';
import type { DeliveryReport, FateReport } from '../../ports/index.ts';
import { keyText } from './codec.ts';
import type { Database } from './database.ts';
import { findHandoff, latestHandoff } from './ledger-handoffs.ts';
import {
  addressOf,
  type ConversationRow,
  type DeliveryRow,
  platformIdsOf,
  reportOf,
  type TurnRow,
  turnOf,
} from './rows.ts';

type Found = {
  readonly conversation: number;
  readonly seq: number | null;
  readonly event?: { readonly key: EventKey; readonly at: Timestamp };
  readonly delivery?: DeliveryRow;
};

export function fate(db: Database, id: string): FateReport | undefined {
  const found = byEvent(db, id) ?? byDelivery(db, id) ?? byPlatformId(db, id);
  if (!found) return undefined;
  const row = db.one<ConversationRow>('select * from conversation where n = ?', found.conversation);
  if (!row) return undefined;
  const turn =
    found.seq === null
      ? undefined
      : db.one<TurnRow & { silent: number }>('select * from turn where conversation = ? and seq = ?', row.n, found.seq);
  const mode: Mode = JSON.parse(row.mode);
  const handoff =
    mode.kind === 'waiting' || mode.kind === 'agent' ? findHandoff(db, mode.handoff) : latestHandoff(db, row.n);
  return {
    ...(found.event && { event: found.event }),
    conversation: row.id,
    address: addressOf(row.address_key),
    ...(turn && { turn: turnOf(turn) }),
    consumed: turn === undefined || turn.by !== 'customer' || turn.silent === 1 || turn.seq <= row.read_to,
    answers: turn?.by === 'customer' ? answersAfter(db, row.n, turn.seq) : [],
    deliveries: found.delivery ? [reportOf(found.delivery)] : showing(db, row.n, found.seq),
    ...(handoff && { handoff }),
  };
}

function byEvent(db: Database, id: string): Found | undefined {
  const row = db.one<{ key: EventKey; conversation: number | null; seq: number | null; at: Timestamp }>(
    'select key, conversation, seq, at from event where key = ?',
    keyText(id),
  );
  if (row?.conversation == null) return undefined;
  return { conversation: row.conversation, seq: row.seq, event: { key: row.key, at: row.at } };
}

function byDelivery(db: Database, id: string): Found | undefined {
  const delivery = db.one<DeliveryRow>('select * from delivery where key = ?', id);
  return delivery && { conversation: delivery.conversation, seq: delivery.turn, delivery };
}

/** The ids platforms gave are not indexed: asked rarely, by a person, among deliveries that are pruned. */
const newestDeliveries = 100_000;

function byPlatformId(db: Database, id: string): Found | undefined {
  const candidates = db.all<DeliveryRow>(
    `select * from (select * from delivery order by n desc limit ?) where state = 'sent' and instr(result, ?) > 0`,
    newestDeliveries,
    JSON.stringify(id),
  );
  const delivery = candidates.find((row) => platformIdsOf(row).includes(id));
  return delivery && { conversation: delivery.conversation, seq: delivery.turn, delivery };
}

/** A burst is answered once: customer turns that directly follow are passed over. */
const answersLookAhead = 50;

function answersAfter(db: Database, conversation: number, seq: number): FateReport['answers'] {
  const following = db.all<TurnRow>(
    'select * from turn where conversation = ? and seq > ? order by seq limit ?',
    conversation,
    seq,
    answersLookAhead,
  );
  const start = following.findIndex(({ by }) => by !== 'customer');
  if (start < 0) return [];
  const end = following.findIndex(({ by }, index) => index > start && by === 'customer');
  return following
    .slice(start, end < 0 ? undefined : end)
    .map((row) => ({ turn: turnOf(row), deliveries: showing(db, conversation, row.seq) }));
}

function showing(db: Database, conversation: number, seq: number | null): DeliveryReport[] {
  if (seq === null) return [];
  return db
    .all<DeliveryRow>('select * from delivery where conversation = ? and turn = ? order by n', conversation, seq)
    .map(reportOf);
}
