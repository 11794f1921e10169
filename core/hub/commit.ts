// Writes units and sets in motion what they caused: heads taken in the same write, other lanes woken, timers, events.

import { deskOfLane, type Openings } from '../desk/threads.ts';
import type { HandoffStateName, LaneKey } from '../model/index.ts';
import type { Clock, CommitResult, HubEvents, Store, Unit } from '../ports/index.ts';
import type { Outbox, Reservation } from './outbox.ts';

export type CommitParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly events: HubEvents;
  readonly openings: Openings;
  readonly outbox: Outbox;
  /** A timer may now be due earlier than the one slept for. */
  timersChanged(): void;
};

/** Everything that changes a conversation goes through here. */
export async function commit(unit: Unit, parts: CommitParts): Promise<CommitResult> {
  const held = reserve(unit, parts.outbox);
  let result: CommitResult | undefined;
  try {
    result = await parts.store.commit(held.size > 0 ? { ...unit, start: [...held.keys()] } : unit, parts.clock.now());
  } finally {
    if (result?.status !== 'committed') for (const release of held.values()) release();
  }
  if (result.status !== 'committed') return result;
  // The sends start first, in the tick of the commit: a claim stored later cannot be answered before them.
  for (const [lane, step] of result.started) held.get(lane)?.(step);
  if (unit.deliveries) wakeOthers(unit.deliveries, held, parts.outbox);
  noteOpenings(unit, parts.openings);
  if (unit.openHandoff?.due || unit.handoff?.due) parts.timersChanged();
  tell(unit, result, parts);
  return result;
}

function reserve({ deliveries }: Unit, outbox: Outbox): Map<LaneKey, Reservation> {
  const held = new Map<LaneKey, Reservation>();
  for (const { lane } of deliveries ?? [])
    if (!held.has(lane)) {
      const reservation = outbox.reserve(lane);
      if (reservation) held.set(lane, reservation);
    }
  return held;
}

/** A held lane has taken one of its deliveries already; the rest of them wake it. */
function wakeOthers(
  deliveries: NonNullable<Unit['deliveries']>,
  held: ReadonlyMap<LaneKey, Reservation>,
  outbox: Outbox,
): void {
  const taken = new Set(held.keys());
  outbox.wake(deliveries.filter(({ lane }) => !taken.delete(lane)).map(({ lane }) => lane));
}

const ends: ReadonlySet<HandoffStateName> = new Set([
  'returned_to_bot',
  'resolved',
  'cancelled',
  'expired',
  'left_message',
]);

function noteOpenings({ deliveries, handoff }: Unit, openings: Openings): void {
  for (const { lane, what } of deliveries ?? [])
    if (what.kind === 'desk_open') openings.begun(what.handoff, deskOfLane(lane)?.desk ?? what.desk);
  if (handoff?.to && ends.has(handoff.to.kind)) openings.over(handoff.id);
}

function tell(
  { conversation, turns, openHandoff, handoff }: Unit,
  { firstSeq }: Extract<CommitResult, { status: 'committed' }>,
  { clock, events }: CommitParts,
): void {
  const at = clock.now();
  if (turns?.length)
    events.emit({
      kind: 'turn',
      conversation,
      at,
      ...(firstSeq !== undefined && { seq: firstSeq + turns.length - 1 }),
    });
  const changed = handoff?.to ? handoff : undefined;
  if (openHandoff && !changed)
    events.emit({ kind: 'handoff', conversation, handoff: openHandoff.id, state: 'requested', at });
  if (changed?.to)
    events.emit({
      kind: 'handoff',
      conversation,
      handoff: changed.id,
      state: changed.to.kind,
      ...(changed.to.kind === 'claimed' && { agent: changed.to.agent }),
      at,
    });
}
