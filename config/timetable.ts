// Scheduled publications go live by themselves while the hub runs, and what came due while it did not soon after its start.

import { Worker } from 'node:worker_threads';
import type { Clock, Log, Metrics, Notebook } from '../core/index.ts';
import { dueAt, readSchedule, type ScheduledPublication } from '../core/training/index.ts';
import type { Places } from './load.ts';
import type { ForThread, FromThread } from './publish-thread.ts';

export interface Timetable {
  /** The schedule has changed: look now rather than with the next round. */
  look(): void;
  /** Waits, bounded, for a publication under way. */
  close(): Promise<void>;
}

export type TimetableOptions = {
  readonly notebook: Pick<Notebook, 'read'>;
  /** Publishes all that is due and answers what became of it. */
  readonly publish: (signal: AbortSignal) => Promise<readonly ScheduledPublication[]>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly metrics: Pick<Metrics, 'count'>;
};

/** Plans made while nobody could tell us are seen after this long, ms. */
const roundMs = 30_000;
const afterFailureMs = 60_000;
/** How long a stop waits for a publication under way, ms; what is cut off then is taken up again later. */
const farewellMs = 10_000;

export function openTimetable({ notebook, publish, clock, log, metrics }: TimetableOptions): Timetable {
  const closing = new AbortController();
  const ending = new AbortController();
  let looking = new AbortController();

  async function round(): Promise<number> {
    const moments = (await readSchedule(notebook as Notebook)).flatMap((plan) => dueAt(plan) ?? []);
    const next = Math.min(...moments, Number.POSITIVE_INFINITY);
    if (next > clock.now()) return Math.min(roundMs, next - clock.now());
    for (const { id, by, state, told } of await publish(ending.signal)) {
      metrics.count('scheduled_publications_total', { state });
      if (state === 'published') log.info({ plan: id, by, told }, 'A scheduled publication is live.');
      else log.warn({ plan: id, by, told }, 'A scheduled publication was refused by the gate; its drafts are kept.');
    }
    // What met somebody's edit still waits, and must not be tried without a pause.
    return 1000;
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      const pause = await round().catch((error: unknown) => {
        if (!ending.signal.aborted) log.warn({ err: error }, 'The schedule could not be kept; it is tried again.');
        return afterFailureMs;
      });
      await clock.sleep(pause, AbortSignal.any([closing.signal, looking.signal]));
      if (looking.signal.aborted) looking = new AbortController();
    }
  }
  const running = run();

  return {
    look: () => looking.abort(),
    async close() {
      closing.abort();
      await Promise.race([running, clock.sleep(farewellMs, ending.signal)]);
      ending.abort();
      await running;
    },
  };
}

/** Publishes what is due in a thread of its own, so that customers are answered meanwhile. */
export function publishBeside(places: Places, shop: string, log: Pick<Log, 'warn'>): TimetableOptions['publish'] {
  const env = {
    HUOJI_CONFIG: places.config,
    HUOJI_DATA: places.data,
    HUOJI_KNOWLEDGE: places.knowledge,
    HUOJI_MODELS: places.models,
  };
  return (signal) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./publish-thread.ts', import.meta.url), {
        workerData: { shop, env } satisfies ForThread,
      });
      const end = () => void worker.terminate();
      signal.addEventListener('abort', end, { once: true });
      worker.on('message', (message: FromThread) => {
        if (message.kind === 'settled') resolve(message.plans);
        else log.warn({ shop }, message.sentence);
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        signal.removeEventListener('abort', end);
        reject(new Error('the publishing thread ended without an answer'));
      });
    });
}
