// Taking in what a customer did: one event key, at most one turn, never a new version.

import type { Content, CustomerId, Envelope, EventKey, Mode, Timestamp } from '../../model/index.ts';
import { freshDialogue, laneOf } from '../../model/index.ts';
import type { AcceptOptions, AcceptResult, FreshIds } from '../../ports/index.ts';
import { decode, encode, keyText, plainText } from './codec.ts';
import type { Database } from './database.ts';
import { rewriteTurn } from './ledger-keeping.ts';
import { type ConversationRow, type DeliveryRow, platformIdsOf, type TurnBody } from './rows.ts';

type Known = Pick<ConversationRow, 'n' | 'id' | 'owner' | 'last_seq' | 'last_in' | 'last_cursor' | 'read_to'>;
type KnownRow = Known & { readonly name: string | null; readonly language: string | null };

/** Where the words of an envelope go. */
type Place =
  | { readonly kind: 'unread' }
  /** The unread turn `seq` is replaced; no new turn. */
  | { readonly kind: 'replace'; readonly seq: number; readonly how: 'edited' | 'recalled' }
  /** Too late for the answer: a new turn that only people see. */
  | { readonly kind: 'amend'; readonly seq: number | undefined; readonly how: 'edited' | 'recalled' }
  | { readonly kind: 'no turn' };

export function accept(
  db: Database,
  envelope: Envelope,
  fresh: FreshIds,
  options: AcceptOptions,
  now: Timestamp,
): AcceptResult {
  const known = db.one<KnownRow>(
    `select c.n, c.id, c.owner, c.last_seq, c.last_in, c.last_cursor, c.read_to, k.name, k.language
     from conversation c join customer k on k.n = c.customer where c.address_key = ?`,
    laneOf(envelope.replyTo),
  );
  const place = placeOf(db, envelope, known);
  const nextSeq = (known?.last_seq ?? 0) + 1;
  const seq = place.kind === 'no turn' ? null : place.kind === 'replace' ? place.seq : nextSeq;

  // The only guard against a redelivery is this key. Nothing else may look whether the event is known.
  const isNew = db.run(
    'insert into event (key, conversation, seq, at) values (?, ?, ?, ?) on conflict do nothing',
    keyText(envelope.id),
    known?.n ?? null,
    seq,
    now,
  );
  if (!isNew) return alreadySeen(db, envelope.id);

  const conversation = known ?? openConversation(db, envelope, fresh, now);
  if (known) refreshCustomer(db, envelope, known);
  if (envelope.raw !== undefined)
    db.run('insert into payload (key, at, raw) values (?, ?, ?)', keyText(envelope.id), now, encode(envelope.raw));
  const cursor = applyPlace(db, envelope, conversation, place, options, now);
  return {
    status: 'stored',
    conversation: conversation.id,
    seq: seq ?? conversation.last_seq,
    ...(cursor !== undefined && { cursor }),
    owner: conversation.owner,
  };
}

function placeOf(db: Database, { event }: Envelope, known: Known | undefined): Place {
  switch (event.kind) {
    case 'said':
    case 'chose':
    case 'joined':
      return { kind: 'unread' };
    case 'reacted':
    case 'left':
    case 'blocked':
    // The hub writes its turn, together with the pause.
    case 'shop_spoke':
      return { kind: 'no turn' };
    case 'edited':
    case 'recalled': {
      const seq = known && originalSeq(db, known, event.of);
      if (seq === undefined) return event.kind === 'edited' ? amend(undefined, 'edited') : { kind: 'no turn' };
      return known && seq > known.read_to ? { kind: 'replace', seq, how: event.kind } : amend(seq, event.kind);
    }
    default:
      return event satisfies never;
  }
}

const amend = (seq: number | undefined, how: 'edited' | 'recalled'): Place => ({ kind: 'amend', seq, how });

function originalSeq(db: Database, known: Known, of: EventKey): number | undefined {
  const row = db.one<{ seq: number | null }>(
    'select seq from event where key = ? and conversation = ?',
    keyText(of),
    known.n,
  );
  return row?.seq ?? undefined;
}

/** Answers the cursor the message took, on channels that keep a mailbox. */
function applyPlace(
  db: Database,
  envelope: Envelope,
  conversation: Known,
  place: Place,
  { mailbox }: AcceptOptions,
  now: Timestamp,
): number | undefined {
  switch (place.kind) {
    case 'no turn':
      if (envelope.event.kind === 'reacted') keepReaction(db, conversation, envelope.event);
      return undefined;
    case 'replace':
      replaceUnread(db, conversation, place, envelope.content);
      return undefined;
    case 'unread':
    case 'amend': {
      const seq = conversation.last_seq + 1;
      const forPeople = conversation.owner === 'waiting' || conversation.owner === 'agent';
      const waits = place.kind === 'unread' || forPeople;
      const cursor = mailbox && envelope.content.length > 0 ? conversation.last_cursor + 1 : undefined;
      if (place.kind === 'amend' && place.seq !== undefined)
        rewriteTurn(db, conversation.n, place.seq, { changed: place.how });
      insertCustomerTurn(db, envelope, conversation.n, { seq, cursor, place, silent: !waits, now });
      db.run(
        `update conversation set last_seq = ?, last_at = ?, last_cursor = coalesce(?, last_cursor),
           last_in = case ? when 1 then ? else last_in end, last_in_at = case ? when 1 then ? else last_in_at end
         where n = ?`,
        seq,
        now,
        cursor ?? null,
        waits ? 1 : 0,
        seq,
        waits ? 1 : 0,
        now,
        conversation.n,
      );
      return cursor;
    }
    default:
      return place satisfies never;
  }
}

function insertCustomerTurn(
  db: Database,
  { id, from, content }: Envelope,
  conversation: number,
  turn: { seq: number; cursor: number | undefined; place: Place; silent: boolean; now: Timestamp },
): void {
  const { place } = turn;
  const body: TurnBody = {
    author: { kind: 'customer', ...(from.name !== undefined && { name: from.name }) },
    content,
    event: id,
    ...(place.kind === 'amend' && {
      amends: { ...(place.seq !== undefined && { seq: place.seq }), how: place.how },
    }),
  };
  db.run(
    "insert into turn (conversation, seq, at, by, body, cursor, silent) values (?, ?, ?, 'customer', ?, ?, ?)",
    conversation,
    turn.seq,
    turn.now,
    encode(body),
    turn.cursor ?? null,
    turn.silent ? 1 : 0,
  );
}

/** An unread turn gets its new words, or falls silent when it was recalled. A running decision on it is now stale. */
function replaceUnread(
  db: Database,
  { n, read_to }: Known,
  { seq, how }: { seq: number; how: 'edited' | 'recalled' },
  content: readonly Content[],
): void {
  db.run('update conversation set edits = edits + 1 where n = ?', n);
  rewriteTurn(db, n, seq, how === 'edited' ? { content, changed: how } : { changed: how });
  if (how === 'edited') return;
  db.run('update turn set silent = 1 where conversation = ? and seq = ?', n, seq);
  const left = db.one(
    "select 1 from turn where conversation = ? and seq > ? and by = 'customer' and silent = 0 limit 1",
    n,
    read_to,
  );
  if (!left) db.run('update conversation set read_to = last_in where n = ?', n);
}

/** How far back a reaction is looked for among what was sent. */
const reactionReach = 200;

/** A reaction stands with the turn it is under: the customer's own by its event key, the shop's by the platform's id. */
function keepReaction(
  db: Database,
  known: Known,
  { of, reaction }: Extract<Envelope['event'], { kind: 'reacted' }>,
): void {
  const seq = originalSeq(db, known, of) ?? sentSeq(db, known.n, of);
  const row =
    seq === undefined
      ? undefined
      : db.one<{ body: string }>('select body from turn where conversation = ? and seq = ?', known.n, seq);
  if (!row || seq === undefined) return;
  const { reaction: _, ...body } = decode<TurnBody>(row.body);
  db.run(
    'update turn set body = ? where conversation = ? and seq = ?',
    encode({ ...body, ...(reaction !== '' && { reaction }) }),
    known.n,
    seq,
  );
}

/** A key ends with the platform's own id of the message, behind `:` or `/`. */
function sentSeq(db: Database, conversation: number, of: EventKey): number | undefined {
  const sent = db.all<Pick<DeliveryRow, 'state' | 'result'> & { readonly turn: number }>(
    `select turn, state, result from delivery
     where conversation = ? and turn is not null and state = 'sent' and kind = 'reply' order by turn desc limit ?`,
    conversation,
    reactionReach,
  );
  return sent.find((row) => platformIdsOf(row).some((id) => of.endsWith(`:${id}`) || of.endsWith(`/${id}`)))?.turn;
}

function alreadySeen(db: Database, key: EventKey): AcceptResult {
  const row = db.one<Known & { seq: number | null; cursor: number | null }>(
    `select c.n, c.id, c.owner, c.last_seq, e.seq, t.cursor from event e
     join conversation c on c.n = e.conversation
     left join turn t on t.conversation = e.conversation and t.seq = e.seq where e.key = ?`,
    keyText(key),
  );
  if (!row) throw new Error(`event ${key} is known but belongs to no conversation`);
  return {
    status: 'already seen',
    conversation: row.id,
    seq: row.seq ?? row.last_seq,
    ...(row.cursor !== null && { cursor: row.cursor }),
    owner: row.owner,
  };
}

function openConversation(db: Database, envelope: Envelope, fresh: FreshIds, now: Timestamp): Known {
  const customer = customerNumber(db, envelope, fresh.customer, now);
  const mode: Mode = { kind: 'bot' };
  const row = db.one<{ n: number }>(
    `insert into conversation (id, shop, customer, address_key, owner, mode, dialogue, last_at)
     values (?, ?, ?, ?, ?, ?, ?, ?) returning n`,
    fresh.conversation,
    envelope.shop,
    customer,
    laneOf(envelope.replyTo),
    mode.kind,
    JSON.stringify(mode),
    encode(freshDialogue),
    now,
  );
  if (!row) throw new Error('a conversation was inserted without a number');
  db.run('update event set conversation = ? where key = ?', row.n, keyText(envelope.id));
  return { n: row.n, id: fresh.conversation, owner: mode.kind, last_seq: 0, last_in: 0, last_cursor: 0, read_to: 0 };
}

/** The same sender at a second address is the same customer. */
function customerNumber(db: Database, envelope: Envelope, id: CustomerId, now: Timestamp): number {
  const { from, shop } = envelope;
  const row = db.one<{ n: number }>(
    `insert into customer (id, shop, sender, name, language, first_seen_at) values (?, ?, ?, ?, ?, ?)
     on conflict (shop, sender) do update set
       name = coalesce(excluded.name, name), language = coalesce(excluded.language, language)
     returning n`,
    id,
    shop,
    senderKey(envelope),
    from.name === undefined ? null : plainText(from.name),
    from.locale ?? null,
    now,
  );
  if (!row) throw new Error('a customer was inserted without a number');
  return row.n;
}

const senderKey = ({ replyTo, from }: Envelope): string => JSON.stringify([replyTo.channel, replyTo.account, from.id]);

/** In a group somebody else may speak in this conversation: the key makes sure that only his own record changes. */
function refreshCustomer(db: Database, envelope: Envelope, known: KnownRow): void {
  const { name, locale } = envelope.from;
  const tidy = name === undefined ? known.name : plainText(name);
  if (tidy === known.name && (locale ?? known.language) === known.language) return;
  db.run(
    'update customer set name = coalesce(?, name), language = coalesce(?, language) where shop = ? and sender = ?',
    name === undefined ? null : tidy,
    locale ?? null,
    envelope.shop,
    senderKey(envelope),
  );
}
