// WeChat gives nothing a second time: how long the account was away is measured, kept and told.

import type { Timestamp } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';

export type Gap = { readonly from: Timestamp; readonly to: Timestamp; readonly why: string };

export interface Gaps {
  /** Reads the moment a former run was last seen alive. */
  begin(): Promise<void>;
  /** Not connected any more, for all we know since the last sign of life. The first reason counts. */
  away(why: string, lastLife: Timestamp): void;
  /** Connected: answers the gap that just ended, once it is on disk. */
  back(): Promise<Gap | undefined>;
  /** Still connected; kept on disk at most once a minute. */
  alive(): Promise<void>;
  /** The latest gap of the last day. */
  readonly recent: Gap | undefined;
  readonly awaySince: Timestamp | undefined;
}

const drawer = 'wechat-gaps';
const aliveDrawer = 'wechat-alive';
const aliveEveryMs = 60_000;
const recentMs = 24 * 3_600_000;

export function openGaps(
  account: string,
  { drawers, clock, metrics, log }: Pick<AdapterContext, 'drawers' | 'clock' | 'metrics' | 'log'>,
): Gaps {
  let open: { readonly since: Timestamp; readonly why: string } | undefined;
  let last: Gap | undefined;
  let told = 0;

  async function write(at: Timestamp): Promise<void> {
    told = at;
    const known = await drawers.get(aliveDrawer, account);
    await drawers.put(aliveDrawer, account, at, known?.version, at);
  }

  return {
    async begin() {
      const before = await drawers.get(aliveDrawer, account);
      if (typeof before?.value === 'number')
        open = { since: before.value as Timestamp, why: 'the hub was not running' };
    },
    away(why, lastLife) {
      open ??= told === 0 ? undefined : { since: lastLife, why };
    },
    async back() {
      const now = clock.now();
      const ended = open;
      open = undefined;
      await write(now);
      if (!ended) return undefined;
      last = { from: ended.since, to: now, why: ended.why };
      log.warn({ account, ...last }, 'the account was away: what customers wrote meanwhile is not given again');
      metrics.count('wechat_gaps_total');
      metrics.count('wechat_gap_seconds_total', {}, Math.round((now - ended.since) / 1000));
      await drawers.put(drawer, `${account}/${ended.since}`, last, undefined, now);
      return last;
    },
    async alive() {
      const now = clock.now();
      if (now - told >= aliveEveryMs) await write(now);
    },
    get recent() {
      return last && clock.now() - last.to < recentMs ? last : undefined;
    },
    get awaySince() {
      return open?.since;
    },
  };
}
