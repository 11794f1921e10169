// One decision or one act, with all that it causes: applied at once or not at all.

import type { Handoff, HandoffState, HandoffStateName, LaneKey, Timestamp, What } from '../../model/index.ts';
import { Refusal } from '../../model/index.ts';
import type { CommitResult, NewDelivery, NewTurn, Step, Unit } from '../../ports/index.ts';
import { encode, keyText } from './codec.ts';
import type { Database } from './database.ts';
import { changeHandoff, insertHandoff, nextNumber } from './ledger-handoffs.ts';
import { isFree, next, sendStep, withdrawBot } from './ledger-lanes.ts';
import type { Sabotage } from './options.ts';
import { Rendered, withField } from './rendered.ts';
import { type ConversationRow, type HandoffRow, holderOf, type TurnBody } from './rows.ts';

type Committed = Extract<CommitResult, { status: 'committed' }>;
type Place = Pick<ConversationRow, 'n' | 'shop' | 'address_key' | 'version' | 'last_seq' | 'edits'>;

export function commit(
  db: Database,
  sabotage: ReadonlySet<Sabotage>,
  unit: Unit,
  now: Timestamp,
): CommitResult | Rendered<CommitResult> {
  const place = db.one<Place>(
    'select n, shop, address_key, version, last_seq, edits from conversation where id = ?',
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
    ? withdrawBot(db, place.address_key, filled.withdrawBot.why, now, { recall: !sabotage.has('recall') })
    : 0;
  const firstSeq = place.last_seq + 1;
  insertTurns(db, place.n, firstSeq, filled.turns ?? []);
  const version = updateConversation(db, place, filled, now);
  const { lanes, steps } = insertDeliveries(db, place.n, firstSeq, filled, handoffNumber, now);
  const result: Omit<Committed, 'started'> = {
    status: 'committed',
    version,
    lanes,
    withdrawn,
    ...(filled.turns?.length && { firstSeq }),
    ...(handoffNumber !== undefined && { handoffNumber }),
    ...(ticket !== undefined && { ticket }),
  };
  const started = (filled.start ?? []).map(
    (lane) => `[${JSON.stringify(lane)},${(steps.get(lane) ?? next(db, lane, now)).json}]`,
  );
  return new Rendered(withField(JSON.stringify(result), 'started', `[${started.join(',')}]`));
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
  for (const [index, { at, ...body }] of turns.entries())
    db.run(
      'insert into turn (conversation, seq, at, by, body) values (?, ?, ?, ?, ?)',
      conversation,
      firstSeq + index,
      at,
      body.author.kind,
      encode(body satisfies TurnBody),
    );
}

/** The version rises with the owner or the dialogue and with nothing else. Answers it. */
function updateConversation(db: Database, place: Place, unit: Unit, now: Timestamp): number {
  const version = place.version + (unit.mode !== undefined || unit.dialogue !== undefined ? 1 : 0);
  const turns = unit.turns ?? [];
  // A column that stands in a statement costs its indexes, changed or not: rare changes have their own.
  if (unit.mode)
    db.run(
      'update conversation set owner = ?, mode = ? where n = ?',
      unit.mode.kind,
      JSON.stringify(unit.mode),
      place.n,
    );
  // The bot's answer leaves the conversation where its question put it among the others.
  if (turns.some(({ author }) => author.kind !== 'bot'))
    db.run('update conversation set last_at = ? where n = ?', now, place.n);
  if (version > place.version || turns.length > 0 || unit.readTo !== undefined)
    db.run(
      `update conversation set version = ?, last_seq = ?, dialogue = coalesce(?, dialogue),
         read_to = max(read_to, ?), failures = failures * ? where n = ?`,
      version,
      place.last_seq + turns.length,
      unit.dialogue ? encode(unit.dialogue) : null,
      unit.readTo ?? 0,
      unit.readTo === undefined ? 1 : 0,
      place.n,
    );
  return version;
}

/** A delivery that heads a lane the hub wants started is written as `sending` at once. */
function insertDeliveries(
  db: Database,
  conversation: number,
  firstSeq: number,
  unit: Unit,
  handoffNumber: number | undefined,
  now: Timestamp,
): { readonly lanes: readonly LaneKey[]; readonly steps: ReadonlyMap<LaneKey, Rendered<Step>> } {
  const lanes = new Set<LaneKey>();
  const steps = new Map<LaneKey, Rendered<Step>>();
  for (const delivery of unit.deliveries ?? []) {
    const { id: key, lane, by, expiresAt } = delivery;
    const what = numbered(delivery.what, unit.openHandoff?.id, handoffNumber);
    const starts = !!unit.start?.includes(lane) && (expiresAt ?? now + 1) > now && isFree(db, lane);
    const row = {
      key,
      lane,
      conversation,
      owner: unit.conversation,
      turn: shownSeq(delivery, firstSeq),
      by,
      what: encode(what),
      attempts: starts ? 1 : 0,
      resent: 0,
      mailbox: delivery.mailbox ? 1 : 0,
      expires_at: expiresAt ?? null,
    };
    db.run(
      `insert into delivery (key, lane, conversation, turn, by, kind, what, state, attempts, mailbox, expires_at, at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      key,
      lane,
      conversation,
      row.turn,
      by,
      what.kind,
      row.what,
      starts ? 'sending' : 'pending',
      row.attempts,
      row.mailbox,
      row.expires_at,
      now,
    );
    if (starts) steps.set(lane, sendStep(db, row));
    lanes.add(lane);
  }
  return { lanes: [...lanes], steps };
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
