// What the hub and the console read: a snapshot to decide on, pages of turns, lists of conversations.

import type {
  Address,
  Conversation,
  ConversationId,
  Customer,
  CustomerId,
  Handoff,
  Mode,
  ShopId,
  Timestamp,
  Turn,
} from '../../model/index.ts';
import { laneOf } from '../../model/index.ts';
import type {
  ConversationFilter,
  ConversationSummary,
  DeliveryReport,
  HistoryPage,
  SeenMessage,
  Snapshot,
} from '../../ports/index.ts';
import { decodeText } from './codec.ts';
import type { Database } from './database.ts';
import { findHandoff, openHandoffs } from './ledger-handoffs.ts';
import { Rendered, withField } from './rendered.ts';
import {
  addressOf,
  type ConversationRow,
  type CustomerRow,
  conversationOf,
  customerOf,
  type DeliveryRow,
  reportOf,
  type TurnRow,
  turnOf,
} from './rows.ts';

/** More unread turns than this are handed over in several snapshots. */
const unreadAtOnce = 200;

type TurnTuple = readonly [seq: number, at: number, by: string, body: string, silent: number];

export function load(db: Database, id: ConversationId, recent: number): Rendered<Snapshot> | undefined {
  const row = db.one<SnapshotRow>(
    `select c.n, c.id, c.shop, c.address_key, c.owner, c.mode, c.dialogue, c.version, c.last_in, c.read_to, c.edits,
       c.failures, k.id as customer, k.name, k.language, k.tags, k.attributes, k.first_seen_at
     from conversation c join customer k on k.n = c.customer where c.id = ?`,
    id,
  );
  if (!row) return undefined;
  const newest = db
    .tuples<TurnTuple>(
      'select seq, at, by, body, silent from turn where conversation = ? order by seq desc limit ?',
      row.n,
      recent,
    )
    .reverse();
  let snapshot = `{"failures":${row.failures},"edits":${row.edits}}`;
  snapshot = withField(snapshot, 'conversation', conversationText(row));
  snapshot = withField(snapshot, 'customer', customerText(row));
  const handoff = handoffOfMode(db, row);
  if (handoff) snapshot = withField(snapshot, 'handoff', JSON.stringify(handoff));
  snapshot = withField(snapshot, 'recent', turnTexts(newest));
  return new Rendered(withField(snapshot, 'unread', turnTexts(unreadTurns(db, row, newest))));
}

/** One row for all of a snapshot but its turns and its case. */
type SnapshotRow = Pick<
  ConversationRow,
  'n' | 'id' | 'shop' | 'address_key' | 'owner' | 'mode' | 'dialogue' | 'version' | 'last_in' | 'read_to'
> &
  Pick<ConversationRow, 'edits' | 'failures'> &
  Pick<CustomerRow, 'name' | 'language' | 'tags' | 'attributes' | 'first_seen_at'> & { readonly customer: CustomerId };

function conversationText(row: SnapshotRow): string {
  const { id, shop, customer, version, read_to: readTo } = row;
  const address = addressOf(row.address_key);
  const plain: Omit<Conversation, 'mode' | 'dialogue'> = { id, shop, customer, address, version, readTo };
  return withField(withField(JSON.stringify(plain), 'mode', row.mode), 'dialogue', decodeText(row.dialogue));
}

function customerText(row: SnapshotRow): string {
  const plain: Omit<Customer, 'tags' | 'attributes'> = {
    id: row.customer,
    shop: row.shop,
    ...(row.name !== null && { displayName: row.name }),
    ...(row.language !== null && { language: row.language }),
    firstSeenAt: row.first_seen_at,
  };
  return withField(withField(JSON.stringify(plain), 'tags', row.tags), 'attributes', row.attributes);
}

/** The hand-off a conversation's mode names; most name none. */
function handoffOfMode(db: Database, { owner, mode }: Pick<ConversationRow, 'owner' | 'mode'>): Handoff | undefined {
  if (owner !== 'waiting' && owner !== 'agent') return undefined;
  const named: Extract<Mode, { kind: 'waiting' | 'agent' }> = JSON.parse(mode);
  return findHandoff(db, named.handoff);
}

/** By seq. Out of the newest few only when these surely hold them all: a burst may be longer. */
function unreadTurns(db: Database, row: SnapshotRow, newest: readonly TurnTuple[]): readonly TurnTuple[] {
  if (row.last_in <= row.read_to) return [];
  const oldest = newest[0]?.[0] ?? Number.POSITIVE_INFINITY;
  if (oldest <= row.read_to + 1)
    return newest.filter(([seq, , by, , silent]) => seq > row.read_to && by === 'customer' && silent === 0);
  return db.tuples<TurnTuple>(
    `select seq, at, by, body, silent from turn
     where conversation = ? and seq > ? and by = 'customer' and silent = 0 order by seq limit ?`,
    row.n,
    row.read_to,
    unreadAtOnce,
  );
}

/** Turns as a JSON array. A body is an object with at least its author in it. */
function turnTexts(turns: readonly TurnTuple[]): string {
  return `[${turns.map(([seq, at, , body]) => `{"seq":${seq},"at":${at},${decodeText(body).slice(1)}`).join(',')}]`;
}

export function turns(
  db: Database,
  id: ConversationId,
  before: number | undefined,
  limit: number,
): Rendered<readonly Turn[]> {
  const rows = db.tuples<TurnTuple>(
    `select seq, at, by, body, silent from turn
     where conversation = (select n from conversation where id = ?) and seq < ? order by seq desc limit ?`,
    id,
    before ?? Number.MAX_SAFE_INTEGER,
    limit,
  );
  return new Rendered(turnTexts(rows.reverse()));
}

export function deliveriesOf(
  db: Database,
  id: ConversationId,
  fromSeq: number,
): (DeliveryReport & { readonly turn: number })[] {
  return db
    .all<DeliveryRow & { turn: number }>(
      `select * from delivery where conversation = (select n from conversation where id = ?) and turn is not null
         and turn >= ? order by turn, n`,
      id,
      fromSeq,
    )
    .map((row) => ({ ...reportOf(row), turn: row.turn }));
}

type SeenRow = TurnRow & { readonly cursor: number };

export function history(db: Database, address: Address, after: number, limit: number): HistoryPage {
  const owner = db.one<{ n: number; last_cursor: number }>(
    'select n, last_cursor from conversation where address_key = ?',
    laneOf(address),
  );
  if (!owner) return { messages: [], cursor: 0, more: false };
  const rows = db.all<SeenRow>(
    `select * from turn where conversation = ? and cursor is not null and cursor > ?
     order by cursor limit ?`,
    owner.n,
    after,
    limit + 1,
  );
  const messages = rows.slice(0, limit).map(seenOf);
  // A page that remembers more than we have (another data folder) is led back to what there is.
  const cursor = messages.at(-1)?.cursor ?? Math.min(after, owner.last_cursor);
  return { messages, cursor, more: rows.length > limit };
}

function seenOf(row: SeenRow): SeenMessage {
  const { seq, author, content, choices, at, event } = turnOf(row);
  return {
    cursor: row.cursor,
    seq,
    author: { kind: author.kind, ...('name' in author && author.name !== undefined && { name: author.name }) },
    content,
    ...(choices && { choices }),
    at,
    ...(event !== undefined && { event }),
  };
}

/** More open cases than any console shows at once. */
const queueLength = 500;

export function queue(db: Database, shop: ShopId): ConversationSummary[] {
  return openHandoffs(db, shop, queueLength).flatMap((handoff) => {
    const row = db.one<ConversationRow>('select * from conversation where id = ?', handoff.conversation);
    return row ? [{ ...summaryOf(db, row), handoff }] : [];
  });
}

/** A search stops after this many turns were read, so that it never holds up a customer's message for long. */
const searchBudget = 10_000;
/** How far back in one conversation a search looks. */
const searchDepth = 200;

export function conversations(db: Database, filter: ConversationFilter): ConversationSummary[] {
  const found: ConversationSummary[] = [];
  const needle = filter.search?.trim().toLowerCase();
  let budget = searchBudget;
  let before = filter.before ?? (Number.MAX_SAFE_INTEGER as Timestamp);
  let skip = 0;
  while (found.length < filter.limit && budget > 0) {
    const page = pageOf(db, filter, before, skip);
    for (const row of page) {
      if (found.length >= filter.limit) break;
      if (needle) {
        const match = mentions(db, row, needle);
        budget -= match.read;
        if (!match.found) continue;
      }
      found.push(summaryOf(db, row));
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) break;
    // Several conversations may share the page's last moment: they are skipped by count, not by time.
    skip = page.filter((row) => row.last_at === last.last_at).length + (last.last_at === before - 1 ? skip : 0);
    before = (last.last_at + 1) as Timestamp;
  }
  return found;
}

const pageSize = 100;

function pageOf(db: Database, { shop, owner, agent }: ConversationFilter, before: Timestamp, skip: number) {
  const wanted = owner ?? (agent === undefined ? undefined : 'agent');
  if (wanted === undefined || wanted === 'bot')
    return db.all<ConversationRow>(
      `select * from conversation where shop = ? and last_at < ? and (? is null or owner = ?)
       order by last_at desc, n desc limit ? offset ?`,
      shop,
      before,
      wanted ?? null,
      wanted ?? null,
      pageSize,
      skip,
    );
  return db.all<ConversationRow>(
    `select * from conversation where shop = ? and owner = ? and owner <> 'bot' and last_at < ?
       and (? is null or json_extract(mode, '$.agent') = ?)
     order by last_at desc, n desc limit ? offset ?`,
    shop,
    wanted,
    before,
    agent ?? null,
    agent ?? null,
    pageSize,
    skip,
  );
}

function mentions(db: Database, row: ConversationRow, needle: string): { found: boolean; read: number } {
  if (customerRow(db, row.customer).name?.toLowerCase().includes(needle)) return { found: true, read: 1 };
  const rows = db.all<TurnRow>(
    'select * from turn where conversation = ? order by seq desc limit ?',
    row.n,
    searchDepth,
  );
  return { found: rows.some((turn) => textsOf(turnOf(turn)).includes(needle)), read: rows.length + 1 };
}

/** Every word a turn shows, lower case. */
function textsOf({ content }: Turn): string {
  const words: string[] = [];
  for (const part of content) {
    if (part.kind === 'text') words.push(part.text);
    else if (part.kind === 'card') words.push(part.title, ...part.fields.flatMap(({ label, value }) => [label, value]));
    else if (part.kind === 'media') words.push(part.name ?? '', ('caption' in part ? part.caption : '') ?? '');
    else if (part.kind === 'choice') words.push(part.label ?? part.value);
  }
  return words.join('\n').toLowerCase();
}

function summaryOf(db: Database, row: ConversationRow): ConversationSummary {
  const customer = customerRow(db, row.customer);
  const last = db.one<TurnRow>('select * from turn where conversation = ? order by seq desc limit 1', row.n);
  const handoff = handoffOfMode(db, row);
  return {
    conversation: conversationOf(row, customer.id),
    customer: customerOf(customer),
    ...(last && { last: turnOf(last) }),
    ...(handoff && { handoff }),
    lastAt: row.last_at,
  };
}

function customerRow(db: Database, n: number): CustomerRow & { readonly id: CustomerId } {
  const row = db.one<CustomerRow>('select * from customer where n = ?', n);
  if (!row) throw new Error(`customer ${n} is missing`);
  return row;
}
