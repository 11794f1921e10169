// What the shop's owner does and is told while the hub is tormented: he signs in, and reads how the lines stand.

import { askHub } from '../../config/control.ts';
import type { StoreStats } from '../../core/index.ts';
import { type ConsoleAgent, http, until } from './customers.ts';

/** From when to when a channel told its operator that messages may be missing, ms since 1970. */
export type ToldGap = { readonly channel: string; readonly from: number; readonly to: number };

/** The owner signs in by the one-time link; his cookie outlives the kills. */
export async function signIn(base: string, setup: string | undefined): Promise<ConsoleAgent> {
  const headers = { 'content-type': 'application/json', origin: base };
  const token = setup?.split('#')[1];
  const body = JSON.stringify({ token, password: 'a long enough pass phrase' });
  // The link works once, so this call must be waited for.
  const made = await http(`${base}/api/v1/desk/setup`, { method: 'POST', headers, body }, 120_000);
  const cookie = made?.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`the owner could not sign in: ${JSON.stringify(made?.body)}`);
  return (method, path, body) =>
    until(async () => {
      const answer = await http(`${base}/api/v1/desk${path}`, {
        method,
        headers: { ...headers, cookie },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return answer && answer.status < 500 ? answer : undefined;
    });
}

/** Waits until every line of the hub stands; answers the gaps its operator reads of by then. */
export function standing(desk: ConsoleAgent): Promise<readonly ToldGap[]> {
  type Part = { what: string; state: string; alerts?: { id: string; text: string }[] };
  return until(async () => {
    const { body } = await desk('GET', '/health');
    const parts = (body['parts'] as Part[] | undefined) ?? [];
    if (parts.length === 0 || parts.some(({ state }) => state !== 'connected')) return undefined;
    return parts.flatMap(({ what, alerts = [] }) => alerts.flatMap(({ id }) => gapIn(what.split(':')[0]!, id)));
  });
}

/** An alert's id names its gap to the millisecond; its words do so to the minute. */
function gapIn(channel: string, id: string): ToldGap[] {
  const [, from, to] = /^gap:(\d+)\.\.(\d+)$/.exec(id) ?? [];
  return from === undefined ? [] : [{ channel, from: Number(from), to: Number(to) }];
}

export async function stats(data: string): Promise<StoreStats | undefined> {
  return (await askHub(data, { verb: 'stats' }))?.result as StoreStats | undefined;
}
