// One decision or one act, with all that it causes: applied at once or not at all.

import type { Handoff, HandoffState, HandoffStateName, LaneKey, Timestamp, What } from '../../model/index.ts';
import { Refusal } from '../../model/index.ts';
import type { CommitResult, NewDelivery, NewTurn, Unit } from '../../ports/index.ts';
import { encode, keyText } from './codec.ts';
import type { Database } from './database.ts';
import { changeHandoff, insertHandoff, nextNumber } from './ledger-handoffs.ts';
import { next, withdrawBot } from './ledger-lanes.ts';
import type { Sabotage } from './options.ts';
import { authorDetail, type ConversationRow, type HandoffRow, holderOf } from './rows.ts';

type Place = Pick<ConversationRow, 'n' | 'shop' | 'version' | 'last_seq' | 'edits'>;

export function commit(db: Database, sabotage: ReadonlySet<Sabotage>, unit: Unit, now: Timestamp): CommitResult {
  const place = db.one<Place>(
    'select n, shop, version, last_seq, edits from conversation where id = ?',
    unit.conversation,
  );
  if (!place)
    throw new Refusal('no_such_conversation', `No conversation ${unit.conversation} is stored.`, { status: 404 });
  if (!guardsHold(db, sabotage, unit, place))
    return { status: unit.event !== undefined && isKnown(db, unit.event) ? 'already seen' : 'conflict' };
  if (unit.event !== undefined && !claimEvent(db, unit.event, place, now)) return { status: 'already seen' };

  const ticket = unit.handoff?.ticket ? String(nextNumber(db, place.shop, 'ticket')) : undefined;
  const filled = ticket === undefined ? unit : withTicket(unit, ticket);
  const handoffNumber = filled.openHandoff && insertHandoff(db, place, filled.openHandoff, now);
  if (filled.handoff) changeHandoff(db, filled.handoff, filled.handoff.to);
  const withdrawn = filled.withdrawBot
    ? withdrawBot(db, place.n, filled.withdrawBot.why, now, { recall: !sabotage.has('recall') })
    : 0;
  const firstSeq = place.last_seq + 1;
  insertTurns(db, place.n, firstSeq, filled.turns ?? []);
  const version = updateConversation(db, place, filled, now);
  const lanes = insertDeliveries(db, place.n, firstSeq, filled, handoffNumber, now);
  return {
    status: 'committed',
    version,
    lanes,
    started: (filled.start ?? []).map((lane) => [lane, next(db, lane, now)] as const),
    withdrawn,
    ...(filled.turns?.length && { firstSeq }),
    ...(handoffNumber !== undefined && { handoffNumber }),
    ...(ticket !== undefined && { ticket }),
  };
}

function guardsHold(db: Database, sabotage: ReadonlySet<Sabotage>, unit: Unit, place: Place): boolean {
  if (unit.version !== undefined && unit.version !== place.version && !sabotage.has('version')) return false;
  if (unit.edits !== undefined && unit.edits !== place.edits) return false;
  if (unit.owner && holder(db, unit.owner.handoff) !== unit.owner.agent) return false;
  if (!unit.handoff) return true;
  // A take-over opens its case and claims it in one write: there the case is as fresh as if just requested.
  const state = unit.openHandoff?.id === unit.handoff.id ? 'requested' : stateOf(db, unit.handoff.id);
  return state !== undefined && unit.handoff.from.includes(state);
}

function holder(db: Database, id: Handoff['id']) {
  const row = db.one<Pick<HandoffRow, 'state' | 'detail'>>('select state, detail from handoff where id = ?', id);
  return row && holderOf(row);
}

function stateOf(db: Database, id: Handoff['id']): HandoffStateName | undefined {
  return db.one<{ state: HandoffStateName }>('select state from handoff where id = ?', id)?.state;
}

/** Only chooses between two refusals; what guards against a repeat is the key itself, in `claimEvent`. */
function isKnown(db: Database, event: string): boolean {
  return db.one('select 1 from event where key = ?', keyText(event)) !== undefined;
}

function claimEvent(db: Database, event: string, place: Place, now: Timestamp): boolean {
  const changed = db.run(
    'insert into event (key, conversation, seq, at) values (?, ?, null, ?) on conflict do nothing',
    keyText(event),
    place.n,
    now,
  );
  return changed === 1;
}

function insertTurns(db: Database, conversation: number, firstSeq: number, turns: readonly NewTurn[]): void {
  for (const [index, turn] of turns.entries())
    db.run(
      `insert into turn (conversation, seq, by, author, content, choices, at, private)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
      conversation,
      firstSeq + index,
      turn.author.kind,
      authorDetail(turn.author),
      encode(turn.content),
      turn.choices === undefined ? null : encode(turn.choices),
      turn.at,
      turn.private ? 1 : 0,
    );
}

/** The version rises with the owner or the dialogue and with nothing else. Answers it. */
function updateConversation(db: Database, place: Place, unit: Unit, now: Timestamp): number {
  const rises = unit.mode !== undefined || unit.dialogue !== undefined;
  const version = place.version + (rises ? 1 : 0);
  const turns = unit.turns?.length ?? 0;
  if (rises || turns > 0 || unit.readTo !== undefined)
    db.run(
      `update conversation set version = ?, last_seq = last_seq + ?, last_at = case ? when 0 then last_at else ? end,
         owner = coalesce(?, owner), mode = coalesce(?, mode), dialogue = coalesce(?, dialogue),
         read_to = max(read_to, ?), failures = case ? when 1 then 0 else failures end
       where n = ?`,
      version,
      turns,
      turns,
      now,
      unit.mode?.kind ?? null,
      unit.mode ? JSON.stringify(unit.mode) : null,
      unit.dialogue ? encode(unit.dialogue) : null,
      unit.readTo ?? 0,
      unit.readTo === undefined ? 0 : 1,
      place.n,
    );
  return version;
}

function insertDeliveries(
  db: Database,
  conversation: number,
  firstSeq: number,
  unit: Unit,
  handoffNumber: number | undefined,
  now: Timestamp,
): readonly LaneKey[] {
  const lanes = new Set<LaneKey>();
  for (const delivery of unit.deliveries ?? []) {
    const what = numbered(delivery.what, unit.openHandoff?.id, handoffNumber);
    db.run(
      `insert into delivery (key, lane, conversation, turn, by, kind, what, state, mailbox, expires_at, at)
       values (?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?)`,
      delivery.id,
      delivery.lane,
      conversation,
      shownSeq(delivery, firstSeq),
      delivery.by,
      what.kind,
      encode(what),
      delivery.mailbox ? 1 : 0,
      delivery.expiresAt ?? null,
      now,
    );
    lanes.add(delivery.lane);
  }
  return [...lanes];
}

function shownSeq({ shows }: NewDelivery, firstSeq: number): number | null {
  if (!shows) return null;
  return 'seq' in shows ? shows.seq : firstSeq + shows.turn;
}

/** A case that opens in this unit got its number only now: its brief says it. */
function numbered(what: What, opened: Handoff['id'] | undefined, number: number | undefined): What {
  if (what.kind !== 'desk_open' || what.handoff !== opened || number === undefined) return what;
  return { ...what, brief: { ...what.brief, number } };
}

/** Everything people will read in this unit, with the ticket's number in its place. */
function withTicket(unit: Unit, ticket: string): Unit {
  const fill = <Value>(value: Value): Value => {
    const text = JSON.stringify(value);
    return text.includes('{{ticket}}') ? JSON.parse(text.replaceAll('{{ticket}}', ticket)) : value;
  };
  const to = unit.handoff?.to;
  return {
    ...unit,
    ...(unit.turns && { turns: fill(unit.turns) }),
    ...(unit.deliveries && { deliveries: fill(unit.deliveries) }),
    ...(unit.handoff && { handoff: { ...unit.handoff, ...(to && { to: namedTicket(fill(to), ticket) }) } }),
  };
}

function namedTicket(to: HandoffState, ticket: string): HandoffState {
  return to.kind === 'left_message' ? { ...to, ticket } : to;
}
