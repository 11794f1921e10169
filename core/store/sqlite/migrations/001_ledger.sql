-- The ledger's first shape. Ids of the API are text (`id`); rows point at each other by the small integer `n`.
-- There are no foreign keys: every write goes through one ledger, and a check per row would be paid per message.

create table customer (
  n integer primary key,
  id text not null unique,
  shop text not null,
  -- JSON [channel, account, the platform's user id]: the same sender is the same customer at every address.
  sender text not null,
  name text,
  language text,
  tags text not null default '[]',
  attributes text not null default '{}',
  first_seen_at integer not null,
  unique (shop, sender)
) strict;

create table conversation (
  n integer primary key,
  id text not null unique,
  shop text not null,
  customer integer not null,
  -- JSON [channel, account, peer, thread?]: the address itself and the lane of its deliveries.
  address_key text not null unique,
  owner text not null,
  mode text not null,
  dialogue text not null,
  version integer not null default 0,
  last_seq integer not null default 0,
  -- The last customer turn that waits for, or had, an answer; read_to is how far they are consumed.
  last_in integer not null default 0,
  last_in_at integer not null default 0,
  read_to integer not null default 0,
  last_at integer not null,
  last_cursor integer not null default 0,
  edits integer not null default 0,
  failures integer not null default 0
) strict;
create index conversation_unread on conversation (n) where last_in > read_to;
create index conversation_recent on conversation (shop, last_at);
create index conversation_owned on conversation (shop, owner, last_at) where owner <> 'bot';

-- Every key ever answered "stored". The primary key is the one and only guard against handling an event twice.
create table event (
  key text primary key,
  conversation integer,
  seq integer,
  at integer not null
) strict, without rowid;

-- The platforms' own JSON, for replay; pruned long before the turns.
create table payload (
  n integer primary key,
  key text not null,
  at integer not null,
  raw text not null
) strict;

-- `body` is the whole turn as the codec wrote it, its seq left out.
create table turn (
  conversation integer not null,
  seq integer not null,
  by text not null,
  body text not null,
  cursor integer,
  -- 1: never to be answered (an edit or a recall that came after the answer, a message recalled before it).
  silent integer not null default 0,
  primary key (conversation, seq)
) strict, without rowid;
create unique index turn_seen on turn (conversation, cursor) where cursor is not null;

create table delivery (
  n integer primary key autoincrement,
  key text not null unique,
  lane text not null,
  conversation integer not null,
  turn integer,
  by text not null,
  kind text not null,
  what text not null,
  state text not null,
  not_before integer not null default 0,
  attempts integer not null default 0,
  recalled integer not null default 0,
  resent integer not null default 0,
  mailbox integer not null default 0,
  expires_at integer,
  at integer not null,
  result text
) strict;
create index delivery_open on delivery (lane, n) where state in ('pending', 'sending');
create index delivery_shown on delivery (conversation, turn) where turn is not null;

create table handoff (
  n integer primary key,
  id text not null unique,
  shop text not null,
  number integer not null,
  conversation integer not null,
  reason text not null,
  skill text,
  state text not null,
  detail text not null,
  brief text not null,
  opened_at integer not null,
  due_at integer,
  due_stage text
) strict;
create index handoff_due on handoff (due_at) where due_at is not null;
create index handoff_conversation on handoff (conversation);
create index handoff_open on handoff (shop, opened_at)
  where state in ('requested', 'offered', 'open_failed', 'transferred', 'claimed');

create table thread (
  handoff integer not null,
  desk text not null,
  thread text not null,
  primary key (handoff, desk)
) strict, without rowid;
create index thread_named on thread (desk, thread);

-- Sequences per shop (`handoff`, `ticket`) and the store's own counts (shop '').
create table counter (
  shop text not null,
  name text not null,
  value integer not null,
  primary key (shop, name)
) strict, without rowid;

create table drawer (
  name text not null,
  key text not null,
  value text not null,
  version integer not null,
  at integer not null,
  primary key (name, key)
) strict, without rowid;
