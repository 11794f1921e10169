// Where a case is shown: the lanes of its threads, and which desks are still opening one.

import type { DeliveryId, DeskPost, Handoff, HandoffId, LaneKey, Timestamp, What } from '../model/index.ts';
import { deliveryId } from '../model/index.ts';
import type { IdSource, NewDelivery } from '../ports/index.ts';

/** A hand-off on one desk. Desk ids and hand-off ids hold no blanks, and an address lane begins with `[`. */
export function deskLane(desk: string, handoff: HandoffId): LaneKey {
  return `desk ${desk} ${handoff}` as LaneKey;
}

export function deskOfLane(lane: LaneKey): { readonly desk: string; readonly handoff: HandoffId } | undefined {
  if (!lane.startsWith('desk ')) return undefined;
  const gap = lane.lastIndexOf(' ');
  return { desk: lane.slice('desk '.length, gap), handoff: lane.slice(gap + 1) as HandoffId };
}

/**
 * Desks that were asked to open a thread. What is said before they answer must queue behind the opening, so they count
 * as showing the case from the asking on: a snapshot may be older than the thread. After a restart the open lanes
 * themselves say it.
 */
export class Openings {
  readonly #desks = new Map<HandoffId, Set<string>>();

  begun(handoff: HandoffId, desk: string): void {
    const desks = this.#desks.get(handoff);
    if (desks) desks.add(desk);
    else this.#desks.set(handoff, new Set([desk]));
  }

  failed(handoff: HandoffId, desk: string): void {
    this.#desks.get(handoff)?.delete(desk);
  }

  /** The case is over. */
  over(handoff: HandoffId): void {
    this.#desks.delete(handoff);
  }

  /** Every desk that shows this case or will in a moment. */
  showing({ id, threads }: Pick<Handoff, 'id' | 'threads'>): readonly string[] {
    return [...new Set([...threads.map(({ desk }) => desk), ...(this.#desks.get(id) ?? [])])];
  }
}

/** Makes deliveries to desks. */
export class ThreadWriter {
  readonly #ids: IdSource;
  readonly #ttlMs: number;
  constructor(ids: IdSource, ttlMs: number) {
    this.#ids = ids;
    this.#ttlMs = ttlMs;
  }

  /** The posts in order, on every desk named. */
  posts(handoff: HandoffId, desks: readonly string[], posts: readonly DeskPost[], now: Timestamp): NewDelivery[] {
    return desks.flatMap((desk) =>
      posts.map((post) => this.#delivery({ kind: 'desk_post', handoff, desk, post }, now)),
    );
  }

  opening(what: Omit<Extract<What, { kind: 'desk_open' }>, 'kind'>, now: Timestamp): NewDelivery {
    return this.#delivery({ kind: 'desk_open', ...what }, now);
  }

  closings(handoff: HandoffId, desks: readonly string[], outcome: string, now: Timestamp): NewDelivery[] {
    return desks.map((desk) => this.#delivery({ kind: 'desk_close', handoff, desk, outcome }, now));
  }

  #delivery(what: Exclude<What, { kind: 'reply' }>, now: Timestamp): NewDelivery {
    return {
      id: this.#nextId(),
      lane: deskLane(what.desk, what.handoff),
      by: 'system',
      what,
      expiresAt: (now + this.#ttlMs) as Timestamp,
    };
  }

  #nextId(): DeliveryId {
    return deliveryId(this.#ids.next(), 0);
  }
}
