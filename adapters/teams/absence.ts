// Teams pushes to an address that is away only for a little while: from when to when that was is known, kept and told.

import type { Alert, Timestamp } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { lineWords } from './line-words.ts';

/** What was written to the bot between the two may have been given up by Teams. */
export type Gap = { readonly from: Timestamp; readonly to: Timestamp };

export interface Absence {
  /** Activities are taken from now on; what a former run could not take is told. */
  begin(): Promise<void>;
  /** Lives until the signal ends it: notes that activities are taken, and tells when they could not be stored. */
  watch(signal: AbortSignal): Promise<void>;
  /** For the operator, for an hour each. */
  alerts(): readonly Alert[];
}

const drawer = 'teams-gaps';
const takenDrawer = 'teams-taken-until';
/** How often is noted that activities are taken: a gap is told so much longer than it was at most, ms. */
const noteMs = 15_000;
/** Notes that failed for so long are a gap: whoever cannot store a note could store no activity either, ms. */
const lateMs = 2 * noteMs;
const toldMs = 3_600_000;
const most = 500;

export function openAbsence(
  account: string,
  { drawers, clock, metrics, log }: Pick<AdapterContext, 'drawers' | 'clock' | 'metrics' | 'log'>,
): Absence {
  let told: readonly Gap[] = [];
  let until: Timestamp | undefined;

  async function write(name: string, key: string, value: unknown): Promise<void> {
    const known = await drawers.get(name, key);
    await drawers.put(name, key, value, known?.version, clock.now());
  }

  async function note(isBack: boolean): Promise<void> {
    const now = clock.now();
    // The gap first: a process that dies between the two tells of it again.
    if (until !== undefined && (isBack || now - until > lateMs)) {
      const gap: Gap = { from: until, to: now };
      await write(drawer, `${account}/${gap.from}-${gap.to}`, gap);
      told = [...told, gap];
      metrics.count('teams_gaps_total');
      log.warn({ account, ...gap }, 'Teams may have given up on what was written meanwhile');
    }
    await write(takenDrawer, account, now);
    until = now;
  }

  return {
    async begin() {
      const now = clock.now();
      const before = await drawers.get(takenDrawer, account);
      if (typeof before?.value === 'number') until = before.value as Timestamp;
      const kept = (await drawers.list(drawer, `${account}/`, most)).map(({ value }) => value as Gap);
      told = kept.filter(({ to }) => now - to <= toldMs);
      await note(true);
    },
    async watch(signal) {
      while (!signal.aborted) {
        await clock.sleep(noteMs, signal);
        if (signal.aborted) return;
        await note(false).catch((error: unknown) => log.warn({ error: String(error) }, 'no note could be stored'));
      }
    },
    alerts() {
      const now = clock.now();
      return told
        .filter(({ to }) => now - to <= toldMs)
        .map((gap) => ({ id: `gap:${gap.from}..${gap.to}`, text: lineWords.gap(account, gap) }));
    },
  };
}
