// Carries what adapters must tell people to every desk that can show it, once each, and again where it failed.

import type { Alert, Clock, DeskAdapter, Health, HubEvents, Log } from '../ports/index.ts';

export type AlarmParts = {
  readonly desks: ReadonlyMap<string, DeskAdapter>;
  readonly clock: Clock;
  readonly events: HubEvents;
  readonly log: Log;
};

/** A desk that has not shown it by then is asked again, ms. */
const deadlineMs = 30_000;

export class Alarms {
  readonly #parts: AlarmParts;
  readonly #stopping = new AbortController();
  /** Per alert, the desks that have it or are just being told. */
  readonly #told = new Map<string, Set<string>>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(parts: AlarmParts) {
    this.#parts = parts;
  }

  /** Looks at everyone's health once. */
  look(all: readonly { readonly what: string; readonly health: Health }[]): void {
    const { events, clock, desks } = this.#parts;
    const listed = new Set<string>();
    for (const { what, health } of all)
      for (const alert of health.alerts ?? []) {
        const key = `${what} ${alert.id}`;
        listed.add(key);
        if (!this.#told.has(key)) {
          this.#told.set(key, new Set());
          // The console paints what is there now.
          events.emit({ kind: 'health', what, state: health.state, at: clock.now() });
        }
        for (const desk of desks.values()) this.#tell(key, alert, desk);
      }
    for (const key of this.#told.keys()) if (!listed.has(key)) this.#told.delete(key);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#underWay);
  }

  #tell(key: string, alert: Alert, desk: DeskAdapter): void {
    const told = this.#told.get(key);
    if (!desk.alert || !told || told.has(desk.id) || desk.health().state !== 'connected') return;
    told.add(desk.id);
    const work: Promise<void> = this.#show(alert, desk)
      .catch((error: unknown) => {
        told.delete(desk.id);
        this.#parts.log.warn({ desk: desk.id, alert: alert.id, err: error }, 'a desk could not show an alert yet');
      })
      .finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }

  async #show(alert: Alert, desk: DeskAdapter): Promise<void> {
    const over = new AbortController();
    const signal = AbortSignal.any([this.#stopping.signal, over.signal]);
    const late = this.#parts.clock.sleep(deadlineMs, signal).then(() => {
      if (!over.signal.aborted) throw new Error('the desk did not answer in time');
    });
    try {
      await Promise.race([desk.alert?.(alert, signal), late]);
    } finally {
      over.abort();
      late.catch(() => {});
    }
  }
}
