// Lanes of deliveries: settle the last, take the next, and find what a kill left on the wire.

import type { ConversationId, Delivery, Fate, LaneKey, Mode, Timestamp, What } from '../../model/index.ts';
import type { Recovered, RecoverOptions, Step } from '../../ports/index.ts';
import { decode } from './codec.ts';
import type { Database } from './database.ts';
import { findHandoff, threadOpened } from './ledger-handoffs.ts';
import { addressOf, type DeliveryRow, deliveryOf } from './rows.ts';

export function next(
  db: Database,
  lane: LaneKey,
  now: Timestamp,
  settled?: { readonly id: string; readonly fate: Fate },
): Step {
  if (settled) settle(db, settled.id, settled.fate, now);
  for (;;) {
    const head = db.one<DeliveryRow>(
      "select * from delivery where lane = ? and state in ('pending', 'sending') order by n limit 1",
      lane,
    );
    if (!head) return { kind: 'empty' };
    if (head.state === 'sending') throw new Error(`lane ${lane} has two senders: ${head.key} is already on the wire`);
    if (head.expires_at !== null && head.expires_at <= now) {
      db.run("update delivery set state = 'expired', at = ? where n = ?", now, head.n);
      continue;
    }
    if (head.not_before > now) return { kind: 'wait', until: head.not_before };
    return take(db, head, now);
  }
}

function take(db: Database, head: DeliveryRow, now: Timestamp): Step {
  db.run("update delivery set state = 'sending', attempts = attempts + 1, at = ? where n = ?", now, head.n);
  const owner = db.one<{ id: ConversationId }>('select id from conversation where n = ?', head.conversation);
  if (!owner) throw new Error(`delivery ${head.key} belongs to no conversation`);
  const delivery: Delivery = { ...deliveryOf(head, owner.id), attempts: head.attempts + 1 };
  const handoff = delivery.what.kind === 'reply' ? undefined : findHandoff(db, delivery.what.handoff);
  return {
    kind: 'send',
    delivery,
    ...(head.mailbox === 1 && head.turn !== null && placeInMailbox(db, head.conversation, head.turn)),
    ...(handoff && { handoff }),
  };
}

/** The turn becomes the next thing the customer sees; a retake keeps its place. */
function placeInMailbox(db: Database, conversation: number, seq: number): { cursor?: number; at?: Timestamp } {
  const turn = db.one<{ cursor: number | null; at: Timestamp; private: number }>(
    'select cursor, at, private from turn where conversation = ? and seq = ?',
    conversation,
    seq,
  );
  if (!turn || turn.private === 1) return {};
  if (turn.cursor !== null) return { cursor: turn.cursor, at: turn.at };
  const row = db.one<{ last_cursor: number }>(
    'update conversation set last_cursor = last_cursor + 1 where n = ? returning last_cursor',
    conversation,
  );
  if (!row) return {};
  db.run('update turn set cursor = ? where conversation = ? and seq = ?', row.last_cursor, conversation, seq);
  return { cursor: row.last_cursor, at: turn.at };
}

/** Only what is on the wire can be settled: a repeated settling, or one that lost to a restart, changes nothing. */
function settle(db: Database, id: string, fate: Fate, now: Timestamp): void {
  const row = db.one<Pick<DeliveryRow, 'n' | 'kind' | 'what' | 'recalled'>>(
    "select n, kind, what, recalled from delivery where key = ? and state = 'sending'",
    id,
  );
  if (!row) return;
  switch (fate.kind) {
    case 'again':
      // A recalled one must not be tried again: that would be the bot's word after a person took over.
      db.run(
        `update delivery set state = case recalled when 1 then 'withdrawn' else 'pending' end, not_before = ?,
           result = ?, at = ? where n = ?`,
        fate.notBefore,
        fate.error,
        now,
        row.n,
      );
      return;
    case 'sent': {
      const { kind: _, ...result } = fate;
      finish(db, row.n, 'sent', JSON.stringify(result), now);
      if (row.kind === 'desk_open') recordThread(db, decode<What>(row.what), fate.platformIds[0]);
      return;
    }
    case 'dead':
    case 'unknown':
      finish(db, row.n, fate.kind, fate.error, now);
      return;
    case 'expired':
      finish(db, row.n, fate.kind, null, now);
      return;
    default:
      fate satisfies never;
  }
}

function finish(db: Database, n: number, state: string, result: string | null, now: Timestamp): void {
  db.run('update delivery set state = ?, result = ?, at = ? where n = ?', state, result, now, n);
}

function recordThread(db: Database, what: What, thread: string | undefined): void {
  if (what.kind === 'desk_open' && thread !== undefined) threadOpened(db, what.handoff, what.desk, thread);
}

/** The bot stops talking: replies on the wire are recalled, pending ones withdrawn. Answers how many of the latter. */
export function withdrawBot(
  db: Database,
  conversation: number,
  why: string,
  now: Timestamp,
  options: { readonly recall: boolean },
): number {
  // `state in (…)` repeats what the partial index says: SQLite uses one only when it reads its very words.
  if (options.recall)
    db.run(
      `update delivery set recalled = 1 where conversation = ? and state in ('pending', 'sending') and by = 'bot'
         and state = 'sending' and kind = 'reply'`,
      conversation,
    );
  return db.run(
    `update delivery set state = 'withdrawn', result = ?, at = ?
     where conversation = ? and state in ('pending', 'sending') and by = 'bot'
       and state = 'pending' and kind = 'reply'`,
    why,
    now,
    conversation,
  );
}

export function recover(db: Database, { idempotentChannels }: RecoverOptions, now: Timestamp): Recovered {
  const unknown = db.run(
    `update delivery set state = 'unknown', result = 'recalled while on the wire, then the hub stopped', at = ?
     where state in ('pending', 'sending') and state = 'sending' and recalled = 1`,
    now,
  );
  const onTheWire = db.all<{ n: number; what: string }>(
    "select n, what from delivery where state in ('pending', 'sending') and state = 'sending'",
  );
  let resends = 0;
  for (const { n, what } of onTheWire) {
    const resent = !idempotentChannels.includes(destinationOf(decode<What>(what)));
    if (resent) resends++;
    db.run(
      "update delivery set state = 'pending', resent = max(resent, ?), at = ? where n = ?",
      resent ? 1 : 0,
      now,
      n,
    );
  }
  if (resends > 0) countDoubles(db, resends);
  const unread = db.all<{ id: ConversationId; last_in_at: Timestamp; address_key: LaneKey; owner: Mode['kind'] }>(
    'select id, last_in_at, address_key, owner from conversation where last_in > read_to order by n',
  );
  return {
    conversations: unread.map(({ id, last_in_at, address_key, owner }) => ({
      id,
      lastInAt: last_in_at,
      address: addressOf(address_key),
      owner,
    })),
    lanes: db
      .all<{ lane: LaneKey }>("select distinct lane from delivery where state in ('pending', 'sending')")
      .map(({ lane }) => lane),
    resends,
    unknown,
  };
}

/** A channel's name, or a desk's full name: a channel that sends idempotently does not vouch for its desk. */
function destinationOf(what: What): string {
  return what.kind === 'reply' ? what.reply.to.channel : what.desk;
}

function countDoubles(db: Database, by: number): void {
  db.run(
    `insert into counter (shop, name, value) values ('', 'possible doubles', ?)
     on conflict (shop, name) do update set value = value + excluded.value`,
    by,
  );
}
