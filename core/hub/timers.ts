// One loop over the hand-offs that are due: told, re-routed, and at last a ticket; whatever happens, never silence.

import { waitingBefore } from '../desk/case.ts';
import type { Openings, ThreadWriter } from '../desk/threads.ts';
import type { Voice } from '../desk/voice.ts';
import { planWait } from '../desk/waiting.ts';
import type { Handoff } from '../model/index.ts';
import type { Clock, CommitResult, IdSource, Log, Metrics, People, Store, Unit } from '../ports/index.ts';
import { backoff, storeBackoff } from './backoff.ts';
import type { HubParts, Mind } from './face.ts';

export type TimerParts = {
  readonly shop: HubParts['shop'];
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly people: People;
  readonly mind: Mind;
  readonly openings: Openings;
  readonly voice: Voice;
  readonly threads: ThreadWriter;
  readonly desks: readonly string[];
  commit(unit: Unit): Promise<CommitResult>;
};

/** Hand-offs looked at in one round. */
const batch = 50;
/** After somebody was faster, ms. */
const overtakenMs = 20;
/** A timer set by somebody else is found at the latest after this long. */
const longestSleepMs = 60_000;

export class Timers {
  readonly #parts: TimerParts;
  #sleeping: AbortController | undefined;
  #changed = false;
  /** Somebody acted on a case while its timer rang: it may still be due. */
  #overtaken = false;
  #stopped = false;
  #running: Promise<void> | undefined;

  constructor(parts: TimerParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** A timer was set: the loop looks again. */
  changed(): void {
    this.#changed = true;
    this.#sleeping?.abort();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#sleeping?.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { store, clock, log, ids } = this.#parts;
    for (let failures = 0; !this.#stopped; ) {
      this.#changed = false;
      this.#overtaken = false;
      try {
        const { handoffs, next } = await store.due(clock.now(), batch);
        let failed = 0;
        for (const handoff of handoffs) if (!this.#stopped && !(await this.#rang(handoff))) failed++;
        if (failed > 0) throw new Error(`${failed} of ${handoffs.length} hand-offs could not be moved on`);
        failures = 0;
        if (handoffs.length === batch) continue;
        if (this.#overtaken) await this.#sleep(overtakenMs);
        else await this.#sleep(next === undefined ? longestSleepMs : next - clock.now());
      } catch (error) {
        if (this.#stopped) return;
        log.error({ err: error }, 'the timers of the hand-offs are tried again');
        await this.#sleep(backoff(storeBackoff, ++failures, ids));
      }
    }
  }

  async #sleep(ms: number): Promise<void> {
    if (this.#changed || this.#stopped || ms <= 0) return;
    this.#sleeping = new AbortController();
    await this.#parts.clock.sleep(Math.min(ms, longestSleepMs), this.#sleeping.signal);
    this.#sleeping = undefined;
  }

  /** One case that cannot be moved on must not hold up the others. */
  async #rang(handoff: Handoff): Promise<boolean> {
    try {
      await this.#ring(handoff);
      return true;
    } catch (error) {
      this.#parts.log.error({ handoff: handoff.id, err: error }, 'a timer of a hand-off failed');
      return false;
    }
  }

  /** A conflict means that somebody acted: the next round sees what is due then. */
  async #ring(handoff: Handoff): Promise<void> {
    const { store, clock, mind, people, openings, voice, threads, desks, shop, metrics, commit } = this.#parts;
    const { due } = handoff;
    const snapshot = due && (await store.load(handoff.conversation, 10));
    if (!snapshot) return;
    const open = due.stage === 'notice' ? await store.queue(shop) : [];
    const result = await commit(
      planWait({
        handoff,
        due,
        snapshot,
        engine: mind.current(),
        people,
        now: clock.now(),
        before: waitingBefore(open, handoff.id),
        showing: openings.showing(handoff),
        desks,
        voice,
        threads,
      }),
    );
    if (result.status === 'conflict') this.#overtaken = true;
    metrics.count('timers_total', { stage: due.stage, result: result.status });
  }
}
