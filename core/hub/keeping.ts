// Housekeeping: adapters' health watched, old rows pruned. One slow loop each.

import type { Timestamp } from '../model/index.ts';
import type { Clock, Health, HubEvents, Log, Metrics, Store } from '../ports/index.ts';

export type KeepingParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly events: HubEvents;
  /** How long each drawer keeps what nobody writes again, ms. */
  readonly drawers: Readonly<Record<string, number>>;
  health(): readonly { readonly what: string; readonly health: Health }[];
  /** Called every few seconds for each adapter that is connected. */
  connected(what: string): void;
  /** Called with everyone's health every few seconds. */
  looked(all: readonly { readonly what: string; readonly health: Health }[]): void;
};

const healthEveryMs = 5000;
const pruneEveryMs = 60 * 60_000;
/** Settled deliveries and raw payloads are kept this long; event keys longer, by the store's own rule. */
const keptMs = 7 * 24 * 60 * 60_000;
const pruneAtOnce = 500;

export class Keeping {
  readonly #parts: KeepingParts;
  readonly #stopping = new AbortController();
  #running: Promise<unknown> | undefined;

  constructor(parts: KeepingParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#running ??= Promise.all([this.#watchHealth(), this.#prune()]);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #watchHealth(): Promise<void> {
    const { clock, events, metrics, log } = this.#parts;
    const { signal } = this.#stopping;
    const known = new Map<string, Health['state']>();
    while (!signal.aborted) {
      const all = this.#parts.health();
      this.#parts.looked(all);
      for (const { what, health } of all) {
        const before = known.get(what);
        known.set(what, health.state);
        if (health.state === 'connected') this.#parts.connected(what);
        if (before === health.state) continue;
        metrics.gauge('adapter_connected', health.state === 'connected' ? 1 : 0, { adapter: what });
        events.emit({ kind: 'health', what, state: health.state, at: clock.now() });
        // While it was away its platform may have spoken to nobody.
        if (before === 'connected') metrics.count('gaps_total', { adapter: what });
        if (before !== undefined)
          log[health.state === 'connected' ? 'info' : 'warn'](
            { adapter: what, state: health.state, detail: health.detail },
            'health changed',
          );
      }
      await clock.sleep(healthEveryMs, signal);
    }
  }

  async #prune(): Promise<void> {
    const { clock, store, log, metrics } = this.#parts;
    const { signal } = this.#stopping;
    for (;;) {
      await clock.sleep(pruneEveryMs, signal);
      if (signal.aborted) return;
      try {
        const before = (clock.now() - keptMs) as Timestamp;
        for (let removed = pruneAtOnce; removed >= pruneAtOnce && !signal.aborted; )
          removed = await store.prune(before, pruneAtOnce);
        for (const [drawer, ms] of Object.entries(this.#parts.drawers))
          for (let removed = pruneAtOnce; removed >= pruneAtOnce && !signal.aborted; )
            removed = await store.drawers.sweep(drawer, (clock.now() - ms) as Timestamp, pruneAtOnce);
        const { turns, conversations, openDeliveries, bytes, possibleDoubles } = await store.stats();
        for (const [name, value] of Object.entries({ turns, conversations, openDeliveries, bytes, possibleDoubles }))
          metrics.gauge(`store_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`, value);
      } catch (error) {
        log.error({ err: error }, 'housekeeping failed and is tried again in an hour');
      }
    }
  }
}
