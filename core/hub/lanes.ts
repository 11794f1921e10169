// One lane a conversation: turns one after the other, bursts joined by a quiet window, no wake-up ever lost.

import type { ConversationId, LaneKey, Timestamp } from '../model/index.ts';
import type { Clock, IdSource, Log } from '../ports/index.ts';
import { backoff, turnBackoff } from './backoff.ts';

/** What a running turn leans on to learn that it is worthless. */
export class Interruptible {
  #controller: AbortController | undefined;
  #aborted = false;
  /** Made only when somebody waits on it: most turns never do. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#aborted) this.#controller.abort();
    return this.#controller.signal;
  }
  get aborted(): boolean {
    return this.#aborted;
  }
  abort(): void {
    this.#aborted = true;
    this.#controller?.abort();
  }
}

export type LanesParts = {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly capMs: number;
  readonly capMessages: number;
  /** Takes one turn; `again` when there may be more to read. What it throws is retried with backoff. */
  turn(id: ConversationId, interruptible: Interruptible): Promise<'done' | 'again'>;
};

export type Wake = {
  /** Where the customer writes from, so that his typing finds the lane. */
  readonly address?: LaneKey;
  readonly windowMs: number;
  /** When the message was stored; after a restart that is in the past. */
  readonly at: Timestamp;
};

type Lane = {
  readonly id: ConversationId;
  address?: LaneKey;
  windowMs: number;
  /** First message of the burst, and the last message or typing. */
  since: number;
  last: number;
  messages: number;
  /** Something came that the running turn may not have seen. */
  dirty: boolean;
  hurry: boolean;
  sleeping?: AbortController | undefined;
  turn?: Interruptible | undefined;
};

export class Lanes {
  readonly #parts: LanesParts;
  readonly #lanes = new Map<ConversationId, Lane>();
  readonly #byAddress = new Map<LaneKey, Lane>();
  #stopped = false;

  constructor(parts: LanesParts) {
    this.#parts = parts;
  }

  /** A message of this conversation was stored. */
  wake(id: ConversationId, { address, windowMs, at }: Wake): void {
    if (this.#stopped) return;
    const known = this.#lanes.get(id);
    const lane = known ?? this.#open(id, at);
    if (!lane.dirty) {
      lane.since = at;
      lane.messages = 0;
    }
    lane.dirty = true;
    lane.last = Math.max(lane.last, at);
    lane.messages++;
    lane.windowMs = windowMs;
    if (windowMs === 0 || lane.messages >= this.#parts.capMessages) this.#hurry(lane);
    else if (address !== undefined && lane.address === undefined) {
      lane.address = address;
      this.#byAddress.set(address, lane);
    }
    if (!known) void this.#run(lane);
  }

  /** The customer is typing: a burst that is open waits a little longer. */
  typing(address: LaneKey): void {
    const lane = this.#byAddress.get(address);
    if (lane?.dirty) lane.last = this.#parts.clock.now();
  }

  /** The owner changed: a running decision is worthless, and what it was about goes to the new owner at once. */
  interrupt(id: ConversationId): void {
    this.#lanes.get(id)?.turn?.abort();
    this.wake(id, { windowMs: 0, at: this.#parts.clock.now() });
  }

  /** Conversations with something unread or running. */
  get size(): number {
    return this.#lanes.size;
  }

  /** Begins no further turn. What is unread stays so in the store. */
  stop(): void {
    this.#stopped = true;
    for (const lane of this.#lanes.values()) {
      lane.sleeping?.abort();
      lane.turn?.abort();
    }
  }

  #open(id: ConversationId, at: Timestamp): Lane {
    const lane: Lane = { id, windowMs: 0, since: at, last: at, messages: 0, dirty: false, hurry: false };
    this.#lanes.set(id, lane);
    return lane;
  }

  #hurry(lane: Lane): void {
    lane.hurry = true;
    lane.sleeping?.abort();
  }

  async #run(lane: Lane): Promise<void> {
    const { log, clock, ids } = this.#parts;
    for (let failures = 0; !this.#stopped; ) {
      if (!lane.hurry) await this.#quiet(lane);
      if (this.#stopped) break;
      lane.dirty = false;
      lane.hurry = false;
      lane.turn = new Interruptible();
      try {
        if ((await this.#parts.turn(lane.id, lane.turn)) === 'again') this.#again(lane);
        failures = 0;
      } catch (error) {
        log.error({ conversation: lane.id, err: error }, 'a turn failed and is tried again');
        this.#again(lane);
        await clock.sleep(backoff(turnBackoff, ++failures, ids));
      }
      lane.turn = undefined;
      // Nothing is awaited between this look and the lane's end, so no wake-up falls between them.
      if (!lane.dirty) break;
    }
    this.#lanes.delete(lane.id);
    if (lane.address !== undefined) this.#byAddress.delete(lane.address);
  }

  #again(lane: Lane): void {
    lane.dirty = true;
    lane.hurry = true;
  }

  /** Waits until the burst is over. Each message or typing moves the end; the caps bound it. */
  async #quiet(lane: Lane): Promise<void> {
    const { clock, capMs } = this.#parts;
    while (!lane.hurry && !this.#stopped) {
      const left = Math.min(lane.last + lane.windowMs, lane.since + capMs) - clock.now();
      if (left <= 0) return;
      lane.sleeping = new AbortController();
      await clock.sleep(left, lane.sleeping.signal);
      lane.sleeping = undefined;
    }
  }
}
