// Lanes of deliveries: settle the last, take the next, and find what a kill left on the wire.

import type { ConversationId, Delivery, Fate, Handoff, LaneKey, Mode, Timestamp, What } from '../../model/index.ts';
import type { Recovered, RecoverOptions, Step } from '../../ports/index.ts';
import { decode, decodeText } from './codec.ts';
import type { Database } from './database.ts';
import { findHandoff, threadOpened } from './ledger-handoffs.ts';
import { Rendered, withField } from './rendered.ts';
import { addressOf, type DeliveryRow, type TurnRow, turnOf } from './rows.ts';

/** The columns `next` needs of a lane's head. */
type HeadRow = Omit<DeliveryRow, 'at' | 'result' | 'kind' | 'recalled'> & { readonly owner: ConversationId };

export function next(
  db: Database,
  lane: LaneKey,
  now: Timestamp,
  settled?: { readonly id: string; readonly fate: Fate },
): Rendered<Step> {
  if (settled) settle(db, settled.id, settled.fate, now);
  const head = db.one<HeadRow>(
    `select d.n, d.key, d.lane, d.conversation, d.turn, d.by, d.what, d.state, d.not_before, d.attempts, d.resent,
       d.mailbox, d.expires_at, c.id as owner
     from delivery d join conversation c on c.n = d.conversation
     where d.lane = ? and d.state in ('pending', 'sending') order by d.n limit 1`,
    lane,
  );
  if (!head) return still({ kind: 'empty' });
  if (head.state === 'sending') throw new Error(`lane ${lane} has two senders: ${head.key} is already on the wire`);
  if (head.expires_at !== null && head.expires_at <= now) {
    finish(db, head.n, 'expired', null, now);
    return new Rendered(
      withField(JSON.stringify({ kind: 'expired' }), 'delivery', deliveryText(head, decodeText(head.what))),
    );
  }
  if (head.not_before > now) return still({ kind: 'wait', until: head.not_before });
  db.run("update delivery set state = 'sending', attempts = attempts + 1, at = ? where n = ?", now, head.n);
  return sendStep(db, { ...head, attempts: head.attempts + 1 });
}

const still = (step: Extract<Step, { kind: 'wait' | 'empty' }>): Rendered<Step> => new Rendered(JSON.stringify(step));

/** Whether nothing stands in this lane: what is put there now is its head. */
export function isFree(db: Database, lane: LaneKey): boolean {
  return !db.one("select 1 from delivery where lane = ? and state in ('pending', 'sending') limit 1", lane);
}

type SentRow = Pick<
  HeadRow,
  'key' | 'lane' | 'conversation' | 'owner' | 'turn' | 'by' | 'what' | 'attempts' | 'resent' | 'mailbox' | 'expires_at'
>;

/** What the sender gets of a delivery that has just become `sending`. */
export function sendStep(db: Database, row: SentRow): Rendered<Step> {
  const what = decodeText(row.what);
  const place = row.mailbox === 1 && row.turn !== null ? placeInMailbox(db, row.conversation, row.turn) : {};
  const step = withField(JSON.stringify({ kind: 'send', ...place }), 'delivery', deliveryText(row, what));
  const handoff = what.startsWith('{"kind":"reply"') ? undefined : handoffIn(db, what);
  return new Rendered(handoff ? withField(step, 'handoff', JSON.stringify(handoff)) : step);
}

function deliveryText(row: SentRow, what: string): string {
  const delivery: Omit<Delivery, 'what'> = {
    id: row.key,
    lane: row.lane,
    conversation: row.owner,
    ...(row.turn !== null && { turn: row.turn }),
    by: row.by,
    attempts: row.attempts,
    ...(row.expires_at !== null && { expiresAt: row.expires_at }),
    ...(row.resent === 1 && { resent: true }),
  };
  return withField(JSON.stringify(delivery), 'what', what);
}

function handoffIn(db: Database, whatText: string): Handoff | undefined {
  const what: What = JSON.parse(whatText);
  return what.kind === 'reply' ? undefined : findHandoff(db, what.handoff);
}

/** The turn becomes the next thing the customer sees; a retake keeps its place. */
function placeInMailbox(db: Database, conversation: number, seq: number): { cursor?: number; at?: Timestamp } {
  const row = db.one<TurnRow & { cursor: number | null }>(
    'select seq, at, by, body, cursor from turn where conversation = ? and seq = ?',
    conversation,
    seq,
  );
  const turn = row && turnOf(row);
  if (!turn || turn.private) return {};
  if (row.cursor !== null) return { cursor: row.cursor, at: turn.at };
  const taken = db.one<{ last_cursor: number }>(
    'update conversation set last_cursor = last_cursor + 1 where n = ? returning last_cursor',
    conversation,
  );
  if (!taken) return {};
  db.run('update turn set cursor = ? where conversation = ? and seq = ?', taken.last_cursor, conversation, seq);
  return { cursor: taken.last_cursor, at: turn.at };
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
  lane: LaneKey,
  why: string,
  now: Timestamp,
  options: { readonly recall: boolean },
): number {
  // `state in (…)` repeats what the partial index says: SQLite uses one only when it reads its very words.
  if (options.recall)
    db.run(
      `update delivery set recalled = 1
       where lane = ? and state in ('pending', 'sending') and state = 'sending' and by = 'bot'`,
      lane,
    );
  return db.run(
    `update delivery set state = 'withdrawn', result = ?, at = ?
     where lane = ? and state in ('pending', 'sending') and state = 'pending' and by = 'bot'`,
    why,
    now,
    lane,
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
