// What leaves the house: one sender a lane, `sending` on disk before the call, every delivery brought to its fate.

import type { Delivery, DeliveryId, Fate, LaneKey, Timestamp } from '../model/index.ts';
import { DeliveryError } from '../model/index.ts';
import type { Clock, DeskAdapter, IdSource, Log, Metrics, Step, Store } from '../ports/index.ts';
import { backoff, sendBackoff, storeBackoff } from './backoff.ts';
import { Buckets } from './destination.ts';
import { Flights } from './flights.ts';
import { type PerformParts, perform, type Send } from './perform.ts';
import { type Route, Routes } from './routes.ts';
import type { Channels } from './voice.ts';

export type OutboxParts = {
  readonly store: Store;
  readonly channels: Channels;
  readonly desks: ReadonlyMap<string, DeskAdapter>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly metrics: Metrics;
  deskLanguage(): string;
  /** The fate is on disk. Runs beside the lane and never holds it up. */
  settled(delivery: Delivery, fate: Fate): void;
  /** The platform refuses the account (or takes it again). */
  gate(adapter: string, open: boolean, why: string): void;
};

type Lane = {
  readonly key: LaneKey;
  readonly route: Route;
  /** Deliveries known to wait here; infinite while it is not known, after a restart. */
  queued: number;
  dirty: boolean;
  /** Sleeps until a later moment: nothing is to be sent now. */
  parked: boolean;
  sleeping?: AbortController | undefined;
};

type Settled = { readonly id: DeliveryId; readonly fate: Fate; readonly delivery: Delivery };

/** Given back with the lane's head once the commit has taken it, or with nothing. */
export type Reservation = (step?: Step) => void;

/** Given as the reason, because making the default one, with its stack, costs more than the sleep. */
const woken = 'woken';

/** No delivery ever queues here: asking for its head settles a delivery and takes nothing. */
const nowhere = 'nowhere' as LaneKey;

export class Outbox {
  readonly #parts: OutboxParts;
  readonly #performing: PerformParts;
  readonly #lanes = new Map<LaneKey, Lane>();
  readonly #routes: Routes;
  readonly #buckets = new Buckets();
  /** Adapters that have not started yet. */
  readonly #held = new Set<string>();
  readonly #flights: Flights;
  #stopped = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#performing = parts;
    this.#routes = new Routes(parts);
    this.#flights = new Flights(parts.clock);
  }

  /** One more delivery waits in each lane named; a lane named twice got two. */
  wake(lanes: Iterable<LaneKey>, queued = 1): void {
    for (const key of lanes) {
      const lane = this.#lanes.get(key);
      if (lane) {
        lane.dirty = true;
        lane.queued += queued;
        // Behind a shut gate there is nothing to look at.
        if (!(lane.parked && this.#isShut(lane))) lane.sleeping?.abort(woken);
      } else if (!this.#stopped) void this.#run(this.#open(key, queued));
    }
  }

  /**
   * Holds an idle lane's sender, so that a commit may take the head in its own write. Undefined when somebody sends
   * there already, or nothing may be sent now: then `wake` it after the commit.
   */
  reserve(key: LaneKey): Reservation | undefined {
    if (this.#stopped || this.#lanes.has(key)) return undefined;
    const lane = this.#open(key, 0);
    if (this.#admit(lane) > 0) {
      this.#lanes.delete(key);
      return undefined;
    }
    return (step) => {
      if (step) {
        lane.queued++;
        void this.#run(lane, step);
        return;
      }
      this.#refund(lane);
      if (lane.dirty) void this.#run(lane);
      else this.#lanes.delete(key);
    };
  }

  /** This adapter is not ready: its deliveries wait while pending. */
  hold(adapter: string): void {
    this.#held.add(adapter);
  }

  /** The adapter has started. */
  release(adapter: string): void {
    this.#held.delete(adapter);
    this.#rouse(adapter);
  }

  /** The adapter may have connected again: then what waited for it goes now. */
  lookAt(adapter: string): void {
    if (this.#routes.gateOf(adapter)?.isHealed) this.#accepted(adapter);
  }

  /** Lanes that send now or are about to. */
  get busy(): number {
    let busy = 0;
    for (const lane of this.#lanes.values()) if (!lane.parked) busy++;
    return busy;
  }

  /** Takes nothing more; what is on the wire is waited for, at most `ms`, and settled. */
  async stop(ms: number): Promise<void> {
    this.#stopped = true;
    for (const lane of this.#lanes.values()) lane.sleeping?.abort(woken);
    await this.#flights.landed(ms);
    // Their lanes now write the fates; a lane that hangs in the store is left to it.
    for (let round = 0; round < 50 && this.#lanes.size > 0; round++) await this.#parts.clock.sleep(Math.min(10, ms));
    this.#flights.close();
  }

  /** The platform takes the account: its gate opens, if it was shut. */
  #accepted(adapter: string): void {
    if (!this.#routes.gateOf(adapter)?.open()) return;
    this.#parts.gate(adapter, true, 'accepted');
    this.#rouse(adapter);
  }

  #rouse(adapter: string): void {
    for (const lane of this.#lanes.values()) if (lane.route.adapter === adapter) lane.sleeping?.abort(woken);
  }

  #open(key: LaneKey, queued: number): Lane {
    const lane: Lane = { key, route: this.#routes.of(key), queued, dirty: false, parked: false };
    this.#lanes.set(key, lane);
    return lane;
  }

  async #run(lane: Lane, first?: Step): Promise<void> {
    const { store, clock } = this.#parts;
    let step = first;
    let settled: Settled | undefined;
    for (let failures = 0; ; ) {
      let admitted = first !== undefined && step === first;
      if (!step) {
        lane.dirty = false;
        // With nothing queued the store is expected to say `empty`, and that costs no token.
        const wait = this.#stopped ? Number.POSITIVE_INFINITY : lane.queued > 0 ? this.#admit(lane) : 0;
        admitted = wait === 0 && lane.queued > 0;
        try {
          if (wait > 0) {
            // Waiting happens only while pending: the last fate is written first, and no head is taken.
            if (settled) await this.#settle(nowhere, settled);
            settled = undefined;
            if (this.#stopped) break;
            await this.#sleep(lane, wait, this.#isShut(lane));
            continue;
          }
          step = settled ? await this.#settle(lane.key, settled) : await store.next(lane.key, clock.now());
          settled = undefined;
          failures = 0;
        } catch (error) {
          if (admitted) this.#refund(lane);
          if (isStopped(error)) break;
          this.#parts.log.error({ lane: lane.key, err: error }, 'the store could not give the next delivery');
          await clock.sleep(backoff(storeBackoff, ++failures, this.#parts.ids));
          continue;
        }
      }
      if (step.kind === 'send') {
        if (!admitted) lane.queued = Number.POSITIVE_INFINITY;
        lane.queued--;
        // Starts in the tick in which the store's answer arrived.
        const fate = await this.#attempt(step, lane.route);
        if (fate.kind === 'again') lane.queued++;
        settled = { id: step.delivery.id, fate, delivery: step.delivery };
        step = undefined;
        continue;
      }
      if (admitted) this.#refund(lane);
      if (step.kind === 'empty') {
        // What was queued meanwhile has set `dirty`; nothing is awaited between this look and the lane's end.
        if (!lane.dirty) break;
      } else if (step.kind === 'expired') {
        lane.queued = Math.max(0, lane.queued - 1);
        this.#parts.settled(step.delivery, step);
      } else {
        lane.queued = Math.max(lane.queued, 1);
        await this.#sleep(lane, step.until - clock.now(), true);
      }
      step = undefined;
    }
    this.#lanes.delete(lane.key);
  }

  async #settle(lane: LaneKey, { id, fate, delivery }: Settled): Promise<Step> {
    const step = await this.#parts.store.next(lane, this.#parts.clock.now(), { id, fate });
    this.#parts.settled(delivery, fate);
    return step;
  }

  #admit({ route }: Lane): number {
    const now = this.#parts.clock.now();
    if (this.#held.has(route.adapter)) return heldMs;
    const shut = route.gate?.wait(now) ?? 0;
    if (shut > 0) return shut;
    const wait = this.#buckets.take(route.bucket, route.rate, now);
    if (wait > 0) route.gate?.unused();
    return wait;
  }

  #isShut({ route }: Lane): boolean {
    return this.#held.has(route.adapter) || (route.gate?.isShut ?? false);
  }

  #refund({ route }: Lane): void {
    this.#buckets.giveBack(route.bucket, route.rate);
    route.gate?.unused();
  }

  async #sleep(lane: Lane, ms: number, parked: boolean): Promise<void> {
    if (lane.dirty || this.#stopped) return;
    lane.parked = parked;
    lane.sleeping = new AbortController();
    await this.#parts.clock.sleep(Math.max(0, ms), lane.sleeping.signal);
    lane.sleeping = undefined;
    lane.parked = false;
  }

  #attempt(step: Send, route: Route): Promise<Fate> {
    return this.#flights.fly(
      async (signal) => {
        const done = await perform(step, signal, this.#performing);
        this.#accepted(route.adapter);
        return done;
      },
      (error) => this.#fateOf(error, step.delivery, route),
    );
  }

  #fateOf(error: unknown, delivery: Delivery, route: Route): Fate {
    const { clock, ids, log } = this.#parts;
    const why = error instanceof Error ? error.message : String(error);
    if (!(error instanceof DeliveryError)) {
      // The adapter broke its contract: nobody knows how far it came.
      log.error({ adapter: route.adapter, delivery: delivery.id, err: error }, 'an adapter threw what it should not');
      return { kind: 'unknown', error: why };
    }
    const again = (notBefore: number): Fate =>
      delivery.expiresAt !== undefined && notBefore >= delivery.expiresAt
        ? { kind: 'expired' }
        : { kind: 'again', notBefore: notBefore as Timestamp, error: why };
    const { reaction } = error;
    // Any other answer than this one shows that the account is good.
    if (reaction.kind !== 'unauthorised') this.#accepted(route.adapter);
    switch (reaction.kind) {
      case 'retry_after':
        this.#buckets.drain(route.bucket, route.rate, clock.now());
        return again(clock.now() + reaction.ms);
      case 'retry':
        return again(clock.now() + backoff(sendBackoff, delivery.attempts, ids));
      case 'reject':
      case 'gone':
        return { kind: 'dead', error: why };
      case 'unknown':
        return { kind: 'unknown', error: why };
      case 'unauthorised':
        route.gate?.shut();
        this.#parts.gate(route.adapter, false, why);
        // The gate does the waiting, so that it can end as soon as the account is good.
        return again(clock.now());
      default:
        return reaction satisfies never;
    }
  }
}

/** A lane looks again after this long, ms, should nobody release its adapter. */
const heldMs = 60_000;

function isStopped(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'store_stopped';
}
