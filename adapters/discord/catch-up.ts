// After a session that could not be resumed: every known place is read back before anything newer in it is taken, and what
// nobody can know is reported.

import type { Clock, IdSource, Log, Metrics, Timestamp } from '../../core/index.ts';
import { readMissed } from './backfill.ts';
import type { Client } from './client.ts';
import type { Place, Places } from './places.ts';
import type { Dispatch } from './wire.ts';

export type CatchUp = {
  /** Queues the reading of every known place. @param since when the line was last known to stand */
  begin(since: Timestamp | undefined): void;
  /** Some place is not read yet: a process that ends now must not resume, or the rest would never be asked for. */
  readonly isBehind: boolean;
  /** For the operator, as long as it is news. */
  gapAt(now: number): string | undefined;
};

export type CatchUpParts = {
  readonly client: Client;
  readonly places: Places;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly signal: AbortSignal;
  inLane(channel: string, run: () => Promise<void>): void;
  /** Answers whether it is on disk. */
  store(dispatch: Dispatch): Promise<boolean>;
  /** Everything is read. */
  done(): void;
};

type Missing = { read: number; cut: number; left: number; readonly since: Timestamp | undefined };

/** How long the operator is shown a gap, ms. */
const gapShownMs = 60 * 60_000;
/** Places read at once: Discord counts all calls of a bot together. */
const mostAtOnce = 4;

export function openCatchUp({
  client,
  places,
  clock,
  ids,
  log,
  metrics,
  signal,
  inLane,
  store,
  done,
}: CatchUpParts): CatchUp {
  const waiting: (() => void)[] = [];
  let reading = 0;
  let behind = 0;
  let gap: { readonly words: string; readonly until: number } | undefined;

  async function inTurn(run: () => Promise<void>): Promise<void> {
    if (reading >= mostAtOnce) await new Promise<void>((go) => waiting.push(go));
    reading += 1;
    try {
      await run();
    } finally {
      reading -= 1;
      waiting.shift()?.();
    }
  }

  async function read(place: Place, missing: Missing): Promise<void> {
    if (signal.aborted) return;
    const { dispatches, isCut, isGone } = await readMissed(place, { client, clock, ids, signal });
    for (const dispatch of dispatches) {
      if (!(await store(dispatch))) return;
      missing.read += 1;
    }
    if (signal.aborted) return;
    if (isCut) missing.cut += 1;
    if (isGone) await places.forget(place.channel);
    missing.left -= 1;
    if (missing.left === 0) finish(missing);
  }

  function finish({ read: count, cut, since }: Missing): void {
    behind -= 1;
    metrics.count('discord_gaps_total', { closed: cut === 0 ? 'known places' : 'no' });
    const now = clock.now();
    const span = since === undefined ? `Until ${timeOf(now)}` : `From ${timeOf(since)} to ${timeOf(now)}`;
    const partly = cut > 0 ? `, ${cut} conversations only in part` : '';
    log.warn({ read: count, cut, since }, 'Discord gave no replay; conversations were read back');
    gap = {
      words:
        `${span} Discord did not replay events: ${count} messages were read back${partly}; ` +
        'presses of buttons, and people who wrote for the first time then, were not heard.',
      until: now + gapShownMs,
    };
    if (behind === 0) done();
  }

  return {
    begin(since) {
      const all = places.all();
      const missing: Missing = { read: 0, cut: 0, left: all.length, since };
      behind += 1;
      for (const place of all) inLane(place.channel, () => inTurn(() => read(place, missing)));
      if (all.length === 0) finish(missing);
    },
    get isBehind() {
      return behind > 0;
    },
    gapAt: (now) => (gap !== undefined && now < gap.until ? gap.words : undefined),
  };
}

function timeOf(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
