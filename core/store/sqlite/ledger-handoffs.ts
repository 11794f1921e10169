// Hand-offs in the file: opening, changing, finding them, their threads and timers.

import type {
  Brief,
  DeskThread,
  Handoff,
  HandoffId,
  HandoffState,
  HandoffStateName,
  ShopId,
  Timestamp,
} from '../../model/index.ts';
import type { NewHandoff, Unit } from '../../ports/index.ts';
import { decode, encode } from './codec.ts';
import type { Database } from './database.ts';
import { type HandoffRow, handoffOf, stateDetail } from './rows.ts';

const columns = `h.n, h.id, h.shop, h.number, c.id as conversation, h.reason, h.skill, h.state, h.detail, h.brief,
  h.opened_at, h.due_at, h.due_stage from handoff h join conversation c on c.n = h.conversation`;

export const openStates = ['requested', 'offered', 'open_failed', 'transferred', 'claimed'] as const;

export function findHandoff(db: Database, id: HandoffId): Handoff | undefined {
  return whole(db, db.one<HandoffRow>(`select ${columns} where h.id = ?`, id));
}

/** A thread may have shown several cases one after the other: an open one wins, then the newest. */
export function handoffByThread(db: Database, desk: string, thread: string): Handoff | undefined {
  const row = db.one<HandoffRow>(
    `select ${columns} join thread t on t.handoff = h.n where t.desk = ? and t.thread = ?
     order by h.state in ('requested', 'offered', 'open_failed', 'transferred', 'claimed') desc, h.n desc limit 1`,
    desk,
    thread,
  );
  return whole(db, row);
}

export function latestHandoff(db: Database, conversation: number): Handoff | undefined {
  const row = db.one<HandoffRow>(`select ${columns} where h.conversation = ? order by h.n desc limit 1`, conversation);
  return whole(db, row);
}

export function due(db: Database, now: Timestamp, limit: number) {
  const rows = db.all<HandoffRow>(`select ${columns} where h.due_at <= ? order by h.due_at limit ?`, now, limit);
  const next = db.one<{ at: Timestamp | null }>('select min(due_at) as at from handoff where due_at > ?', now)?.at;
  return {
    handoffs: rows.map((row) => handoffOf(row, threadsOf(db, row.n))),
    ...(typeof next === 'number' && { next }),
  };
}

/** Waiting ones first, the longest wait on top; then those in somebody's hands. */
export function openHandoffs(db: Database, shop: ShopId, limit: number): Handoff[] {
  return db
    .all<HandoffRow>(
      `select ${columns} where h.shop = ?
         and h.state in ('requested', 'offered', 'open_failed', 'transferred', 'claimed')
       order by h.state = 'claimed', h.opened_at, h.n limit ?`,
      shop,
      limit,
    )
    .map((row) => handoffOf(row, threadsOf(db, row.n)));
}

export function setThread(db: Database, id: HandoffId, desk: string, thread: string | undefined): void {
  if (thread === undefined)
    db.run('delete from thread where handoff = (select n from handoff where id = ?) and desk = ?', id, desk);
  else
    db.run(
      `insert into thread (handoff, desk, thread) select n, ?, ? from handoff where id = ?
       on conflict (handoff, desk) do update set thread = excluded.thread`,
      desk,
      thread,
      id,
    );
}

/** The thread stands: the case is offered, unless somebody was faster. */
export function threadOpened(db: Database, id: HandoffId, desk: string, thread: string): void {
  setThread(db, id, desk, thread);
  db.run(
    "update handoff set state = 'offered', detail = '{}' where id = ? and state in ('requested', 'open_failed')",
    id,
  );
}

/** Writes the case and answers the number people say aloud. */
export function insertHandoff(
  db: Database,
  conversation: { readonly n: number; readonly shop: ShopId },
  handoff: NewHandoff,
  now: Timestamp,
): number {
  const number = nextNumber(db, conversation.shop, 'handoff');
  const brief: Brief = { ...handoff.brief, number };
  db.run(
    `insert into handoff (id, shop, number, conversation, reason, skill, state, detail, brief, opened_at, due_at, due_stage)
     values (?, ?, ?, ?, ?, ?, 'requested', '{}', ?, ?, ?, ?)`,
    handoff.id,
    conversation.shop,
    number,
    conversation.n,
    handoff.reason,
    handoff.skill ?? null,
    encode(brief),
    now,
    handoff.due?.at ?? null,
    handoff.due?.stage ?? null,
  );
  return number;
}

type Change = NonNullable<Unit['handoff']>;

export function changeHandoff(db: Database, change: Change, to: HandoffState | undefined): void {
  if (to) db.run('update handoff set state = ?, detail = ? where id = ?', to.kind, stateDetail(to), change.id);
  if (change.due !== undefined || (to && !isOpen(to.kind))) {
    // A case that is over has no timers, whoever forgot to end them.
    const timer = to && !isOpen(to.kind) ? null : change.due;
    db.run(
      'update handoff set due_at = ?, due_stage = ? where id = ?',
      timer?.at ?? null,
      timer?.stage ?? null,
      change.id,
    );
  }
  if (change.skill !== undefined) db.run('update handoff set skill = ? where id = ?', change.skill, change.id);
  if (change.addToBrief) addToBrief(db, change.id, change.addToBrief);
}

const isOpen = (state: HandoffStateName): boolean => (openStates as readonly string[]).includes(state);

/** As many suggestions as an agent reads. */
const suggestionsKept = 10;

function addToBrief(db: Database, id: HandoffId, more: NonNullable<Change['addToBrief']>): void {
  const row = db.one<{ brief: string }>('select brief from handoff where id = ?', id);
  if (!row) return;
  const brief = decode<Brief>(row.brief);
  const fresh = more.suggestions ?? [];
  const older = brief.suggestions.filter(({ entry }) => !fresh.some((suggestion) => suggestion.entry === entry));
  const merged: Brief = {
    ...brief,
    ...(more.topic !== undefined && { topic: more.topic }),
    facts: { ...brief.facts, ...more.facts },
    suggestions: [...fresh, ...older].slice(0, suggestionsKept),
  };
  db.run('update handoff set brief = ? where id = ?', encode(merged), id);
}

/** The next number of a shop's sequence. */
export function nextNumber(db: Database, shop: string, name: 'handoff' | 'ticket'): number {
  const row = db.one<{ value: number }>(
    `insert into counter (shop, name, value) values (?, ?, 1)
     on conflict (shop, name) do update set value = value + 1 returning value`,
    shop,
    name,
  );
  if (!row) throw new Error(`sequence ${name} gave no number`);
  return row.value;
}

function threadsOf(db: Database, handoff: number): DeskThread[] {
  return db.all<DeskThread>('select desk, thread from thread where handoff = ? order by desk', handoff);
}

function whole(db: Database, row: HandoffRow | undefined): Handoff | undefined {
  return row && handoffOf(row, threadsOf(db, row.n));
}
