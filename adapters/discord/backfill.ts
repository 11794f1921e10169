// What came while nobody could tell us, asked for place by place: Discord keeps messages, though it forgets sessions.

import { z } from 'zod';
import { type BackoffPolicy, backoff, type Clock, type IdSource } from '../../core/index.ts';
import type { Client } from './client.ts';
import { CallFailure } from './failure.ts';
import type { Place } from './places.ts';
import { type Dispatch, isLater, Snowflake } from './wire.ts';

const pageSize = 100;
/** Pages asked for in one place; a thousand messages nobody was told of are a gap to report, not to work off. */
const mostPages = 10;
/** Tries a page that fails, and waits for a page Discord is too busy to give. */
const mostTries = 6;
const mostWaits = 100;
const readBackoff: BackoffPolicy = { floorMs: 250, baseMs: 500, capMs: 10_000 };

export type Missed = {
  /** Oldest first, in the gateway's own form. */
  readonly dispatches: readonly Dispatch[];
  /** There is or may be more that could not be read. */
  readonly isCut: boolean;
  /** The place is no more, or no longer open to us. */
  readonly isGone: boolean;
};

const Page = z.array(z.looseObject({ id: Snowflake }));

export async function readMissed(
  { channel, last, guild }: Place,
  { client, clock, ids, signal }: { client: Client; clock: Clock; ids: IdSource; signal: AbortSignal },
): Promise<Missed> {
  const dispatches: Dispatch[] = [];
  let after = last;
  for (let pages = 0; pages < mostPages; pages++) {
    const read = await readPage(after);
    if (typeof read === 'string') return { dispatches, isCut: read === 'failed', isGone: read === 'gone' };
    // Discord gives the newest first.
    const page = read.sort((a, b) => (isLater(a.id, b.id) ? 1 : -1));
    for (const message of page)
      dispatches.push({
        t: 'MESSAGE_CREATE',
        d: { ...message, channel_id: channel, ...(guild === undefined ? {} : { guild_id: guild }) },
      });
    if (page.length < pageSize) return { dispatches, isCut: false, isGone: false };
    after = page.at(-1)!.id;
  }
  return { dispatches, isCut: true, isGone: false };

  async function readPage(from: string): Promise<z.infer<typeof Page> | 'failed' | 'gone'> {
    let failures = 0;
    let waits = 0;
    while (failures < mostTries && waits < mostWaits && !signal.aborted) {
      try {
        const query = { after: from, limit: String(pageSize) };
        return Page.parse(await client.call('GET', `/channels/${channel}/messages`, { query, signal }));
      } catch (error) {
        if (!(error instanceof CallFailure)) return 'failed';
        const { failure } = error;
        if (failure.kind === 'refused' && failure.status >= 400 && failure.status < 500)
          return [403, 404].includes(failure.status) ? 'gone' : 'failed';
        // With many places to read the fifty calls a second are soon spent; that is no failure.
        if (failure.kind === 'limited') waits += 1;
        else failures += 1;
        const asked = failure.kind === 'limited' ? failure.retryAfterMs : backoff(readBackoff, failures, ids);
        await clock.sleep(asked, signal);
      }
    }
    return 'failed';
  }
}
