// The ledger: every verb of the Store as one synchronous function. Knows nothing of threads, commits or time.

import type { Timestamp } from '../../model/index.ts';
import { timestamp } from '../../model/index.ts';
import type { Drawers, Store, StoreStats } from '../../ports/index.ts';
import type { Database } from './database.ts';
import { accept } from './ledger-accept.ts';
import { commit } from './ledger-commit.ts';
import { fate } from './ledger-fate.ts';
import { due, findHandoff, handoffByThread, setThread } from './ledger-handoffs.ts';
import {
  failed,
  getItem,
  listItems,
  prune,
  putItem,
  removeItem,
  setMedia,
  stats,
  sweepItems,
} from './ledger-keeping.ts';
import { next, recover } from './ledger-lanes.ts';
import { conversations, deliveriesOf, history, load, queue, turns } from './ledger-reads.ts';
import type { Sabotage } from './options.ts';
import type { Rendered } from './rendered.ts';

type Now<Verb> = Verb extends (...args: infer Args) => Promise<infer Result>
  ? (...args: Args) => Result | Rendered<Result>
  : never;

/** The Store without its promises; the drawers' verbs stand beside the others. */
export type Ledger = { readonly [Verb in Exclude<keyof Store, 'drawers' | 'close'>]: Now<Store[Verb]> } & {
  readonly getItem: Now<Drawers['get']>;
  readonly putItem: Now<Drawers['put']>;
  readonly removeItem: Now<Drawers['remove']>;
  readonly listItems: Now<Drawers['list']>;
  readonly sweepItems: Now<Drawers['sweep']>;
};
export type Verb = keyof Ledger;

/** Verbs that change nothing: a group of these needs no transaction and no fsync. */
export const reads: ReadonlySet<Verb> = new Set<Verb>([
  'load',
  'due',
  'findHandoff',
  'handoffByThread',
  'queue',
  'conversations',
  'turns',
  'deliveriesOf',
  'history',
  'fate',
  'stats',
  'getItem',
  'listItems',
]);

/** What only the driver of a ledger knows: how often it committed, and what its thread has cost. */
export type DriverCounts = Pick<StoreStats, 'cpuMicros' | 'commits'>;

export function openLedger(
  db: Database,
  driver: () => DriverCounts,
  sabotage: ReadonlySet<Sabotage> = new Set(),
): Ledger {
  let latest = timestamp(0);
  const seen = (now: Timestamp): Timestamp => {
    if (now > latest) latest = now;
    return now;
  };
  return {
    accept: (envelope, fresh, options, now) => accept(db, envelope, fresh, options, seen(now)),
    load: (conversation, recent) => load(db, conversation, recent),
    commit: (unit, now) => commit(db, sabotage, unit, seen(now)),
    next: (lane, now, settled) => next(db, lane, seen(now), settled),
    setThread: (handoff, desk, thread) => setThread(db, handoff, desk, thread),
    failed: (conversation) => failed(db, conversation),
    recover: (options, now) => recover(db, options, seen(now)),
    due: (now, limit) => due(db, now, limit),
    findHandoff: (id) => findHandoff(db, id),
    handoffByThread: (desk, thread) => handoffByThread(db, desk, thread),
    queue: (shop) => queue(db, shop),
    conversations: (filter) => conversations(db, filter),
    turns: (conversation, before, limit) => turns(db, conversation, before, limit),
    deliveriesOf: (conversation, fromSeq) => deliveriesOf(db, conversation, fromSeq),
    history: (address, after, limit) => history(db, address, after, limit),
    fate: (id) => fate(db, id),
    setMedia: (conversation, seq, content) => setMedia(db, conversation, seq, content),
    prune: (before, limit) => prune(db, before, limit, latest),
    stats: () => ({ ...stats(db), ...driver() }),
    getItem: (drawer, key) => getItem(db, drawer, key),
    putItem: (drawer, key, value, version, now) => putItem(db, drawer, key, value, version, now),
    removeItem: (drawer, key) => removeItem(db, drawer, key),
    sweepItems: (drawer, before, limit) => sweepItems(db, drawer, before, limit),
    listItems: (drawer, prefix, limit) => listItems(db, drawer, prefix, limit),
  };
}

/** The kill-test's control: without a unique key nothing guards against handling an event twice. */
export function dropEventKey(db: Database): void {
  db.exec(`create table event_unguarded (key text, conversation integer, seq integer, at integer not null) strict;
    insert into event_unguarded select key, conversation, seq, at from event;
    drop table event; alter table event_unguarded rename to event`);
}
