// Housekeeping: pruning, counts, a turn's failures, media that arrived, and the adapters' drawers.

import type { Content, ConversationId, Timestamp } from '../../model/index.ts';
import type { DrawerItem, StoreStats } from '../../ports/index.ts';
import { decode, encode } from './codec.ts';
import type { Database } from './database.ts';
import type { TurnBody } from './rows.ts';

/** Event keys are kept at least this long, whatever `prune` is asked: platforms redeliver for days. */
export const eventsKeptMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Removes at most `limit` rows of each sort that are older than `before`. `latest` is the newest moment the store was
 * told: event keys younger than 30 days before it always stay.
 */
export function prune(db: Database, before: Timestamp, limit: number, latest: Timestamp): number {
  // Numbers rise with time here, so only the oldest rows need to be looked at.
  const payloads = db.run(
    'delete from payload where n in (select n from payload order by n limit ?) and at < ?',
    limit,
    before,
  );
  const eventsBefore = Math.min(before, latest - eventsKeptMs);
  return payloads + sweepDeliveries(db, before, limit) + sweepEvents(db, eventsBefore, limit);
}

/*
 * Neither deliveries nor event keys have an index by age: each message would pay for it. A call looks at the next
 * stretch of them, so that a row of calls walks round the whole table.
 */
const stretchPerRow = 10;

function sweepDeliveries(db: Database, before: number, limit: number): number {
  const from = sweepPosition(db, 'delivery', 0);
  const stretch = db.all<{ n: number; at: Timestamp; state: string }>(
    'select n, at, state from delivery where n > ? order by n limit ?',
    from,
    limit * stretchPerRow,
  );
  let removed = 0;
  let reached = from;
  for (const { n, at, state } of stretch) {
    if (removed >= limit) break;
    reached = n;
    const over = state === 'sent' || state === 'withdrawn' || state === 'expired';
    if (over && at < before) removed += db.run('delete from delivery where n = ?', n);
  }
  const last = stretch.at(-1);
  // Younger rows only get younger from here: start over with the oldest.
  const atEnd = !last || (reached === last.n && (stretch.length < limit * stretchPerRow || last.at >= before));
  moveSweep(db, 'delivery', atEnd ? 0 : reached);
  return removed;
}

function sweepEvents(db: Database, before: number, limit: number): number {
  const from = sweepPosition(db, 'event', '');
  const stretch = db.all<{ key: string; at: number }>(
    'select key, at from event where key > ? order by key limit ?',
    from,
    limit * stretchPerRow,
  );
  let removed = 0;
  let reached = from;
  for (const { key, at } of stretch) {
    if (removed >= limit) break;
    reached = key;
    if (at < before) removed += db.run('delete from event where key = ?', key);
  }
  const last = stretch.at(-1);
  const atEnd = !last || (reached === last.key && stretch.length < limit * stretchPerRow);
  moveSweep(db, 'event', atEnd ? '' : reached);
  return removed;
}

/** Where a sweep goes on lies in a drawer whose name no adapter can have. */
const sweeps = ' sweep';

function sweepPosition<Position>(db: Database, table: string, start: Position): Position {
  return (getItem(db, sweeps, table)?.value as Position | undefined) ?? start;
}

function moveSweep(db: Database, table: string, position: number | string): void {
  db.run(
    `insert into drawer (name, key, value, version, at) values (?, ?, ?, 1, 0)
     on conflict (name, key) do update set value = excluded.value`,
    sweeps,
    table,
    JSON.stringify(position),
  );
}

/** All of the stats that lie in the file; the thread adds its own. */
export function stats(db: Database): Omit<StoreStats, 'cpuMicros' | 'commits'> {
  const row = db.one<Omit<StoreStats, 'cpuMicros' | 'commits'>>(
    `select (select coalesce(sum(last_seq), 0) from conversation) as turns,
       (select count(*) from conversation) as conversations,
       (select count(*) from delivery where state in ('pending', 'sending')) as openDeliveries,
       (select page_count * page_size from pragma_page_count(), pragma_page_size()) as bytes,
       (select coalesce(sum(value), 0) from counter where shop = '' and name = 'possible doubles') as possibleDoubles`,
  );
  if (!row) throw new Error('the store gave no counts');
  return { ...row };
}

export function failed(db: Database, id: ConversationId): number {
  const row = db.one<{ failures: number }>(
    'update conversation set failures = failures + 1 where id = ? returning failures',
    id,
  );
  return row?.failures ?? 0;
}

export function setMedia(db: Database, id: ConversationId, seq: number, content: readonly Content[]): void {
  const row = db.one<{ n: number }>('select n from conversation where id = ?', id);
  if (row) rewriteTurn(db, row.n, seq, { content });
}

/** Turns are written once; this is for the few things that may still happen to one. */
export function rewriteTurn(db: Database, conversation: number, seq: number, change: Partial<TurnBody>): void {
  const row = db.one<{ body: string }>('select body from turn where conversation = ? and seq = ?', conversation, seq);
  if (!row) return;
  const body: TurnBody = { ...decode<TurnBody>(row.body), ...change };
  db.run('update turn set body = ? where conversation = ? and seq = ?', encode(body), conversation, seq);
}

type DrawerRow = { readonly key: string; readonly value: string; readonly version: number; readonly at: Timestamp };

const itemOf = ({ value, version, at }: DrawerRow): DrawerItem => ({ value: JSON.parse(value), version, at });

export function getItem(db: Database, drawer: string, key: string): DrawerItem | undefined {
  const row = db.one<DrawerRow>('select key, value, version, at from drawer where name = ? and key = ?', drawer, key);
  return row && itemOf(row);
}

export function putItem(
  db: Database,
  drawer: string,
  key: string,
  value: unknown,
  version: number | undefined,
  now: Timestamp,
): boolean {
  const text = JSON.stringify(value ?? null);
  if (version === undefined)
    return (
      db.run(
        'insert into drawer (name, key, value, version, at) values (?, ?, ?, 1, ?) on conflict do nothing',
        drawer,
        key,
        text,
        now,
      ) === 1
    );
  return (
    db.run(
      'update drawer set value = ?, version = version + 1, at = ? where name = ? and key = ? and version = ?',
      text,
      now,
      drawer,
      key,
      version,
    ) === 1
  );
}

export function removeItem(db: Database, drawer: string, key: string): void {
  db.run('delete from drawer where name = ? and key = ?', drawer, key);
}

export function sweepItems(db: Database, drawer: string, before: Timestamp, limit: number): number {
  return db.run(
    'delete from drawer where name = ? and key in (select key from drawer where name = ? and at < ? limit ?)',
    drawer,
    drawer,
    before,
    limit,
  );
}

export function listItems(
  db: Database,
  drawer: string,
  prefix: string,
  limit: number,
): (DrawerItem & { readonly key: string })[] {
  return db
    .all<DrawerRow>(
      `select key, value, version, at from drawer where name = ? and key >= ? and substr(key, 1, length(?)) = ?
       order by key limit ?`,
      drawer,
      prefix,
      prefix,
      prefix,
      limit,
    )
    .map((row) => ({ key: row.key, ...itemOf(row) }));
}
