// WeChat gives nothing a second time: from when to when messages may be missing is known to the moment, kept and told.

import type { Timestamp } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';

/** Messages the gateway announced between the two may be missing. `isOne`: just one of them, which could not be read. */
export type Gap = { readonly from: Timestamp; readonly to: Timestamp; readonly why: string; readonly isOne?: true };

export interface Gaps {
  /** Reads how far a former run had come; answers the gaps of the last hour, for operators who have not read them yet. */
  begin(): Promise<readonly Gap[]>;
  /** Not connected any more. The first reason counts. */
  away(why: string): void;
  /** Connected: answers the gap that just ended, once it is on disk. */
  back(): Promise<Gap | undefined>;
  /** Everything the gateway announced before this moment is on disk, or was told as missing. */
  whole(until: Timestamp): Promise<void>;
  /** One message was announced and could not be had. Kept before `whole` or `back` can pass it. */
  missed(why: string): Gap;
  /** The latest time away of the last day. */
  readonly recent: Gap | undefined;
}

const drawer = 'wechat-gaps';
const wholeDrawer = 'wechat-whole-until';
const recentMs = 24 * 3_600_000;
const unreadMs = 3_600_000;
/** Far more than the month for which they are kept has room for. */
const most = 5000;

export function openGaps(
  account: string,
  { drawers, clock, metrics, log }: Pick<AdapterContext, 'drawers' | 'clock' | 'metrics' | 'log'>,
): Gaps {
  let open: { readonly since: Timestamp; readonly why: string } | undefined;
  let last: Gap | undefined;
  /** Whatever was announced earlier is on disk: a gap begins here, however long ago the line was last seen to live. */
  let mark: Timestamp | undefined;
  let unkept: readonly Gap[] = [];

  async function note(until: Timestamp): Promise<void> {
    const waiting = unkept;
    for (const gap of waiting) await keep(gap);
    unkept = unkept.filter((gap) => !waiting.includes(gap));
    const known = await drawers.get(wholeDrawer, account);
    await drawers.put(wholeDrawer, account, until, known?.version, clock.now());
    if (mark === undefined || until > mark) mark = until;
  }

  async function keep(gap: Gap): Promise<void> {
    const key = `${account}/${gap.from}-${gap.to}`;
    const known = await drawers.get(drawer, key);
    await drawers.put(drawer, key, gap, known?.version, clock.now());
  }

  return {
    async begin() {
      const now = clock.now();
      const before = await drawers.get(wholeDrawer, account);
      if (typeof before?.value === 'number') {
        mark = before.value as Timestamp;
        open = { since: mark, why: 'the hub was not running' };
      }
      const unread: Gap[] = [];
      for (const { value } of await drawers.list(drawer, `${account}/`, most)) {
        const gap = value as Gap;
        if (now - gap.to <= unreadMs) unread.push(gap);
        if (!gap.isOne && gap.to > (last?.to ?? 0)) last = gap;
      }
      return unread.toSorted((a, b) => a.to - b.to);
    },
    away(why) {
      open ??= mark === undefined ? undefined : { since: mark, why };
    },
    async back() {
      const now = clock.now();
      const ended = open && { from: open.since, to: now, why: open.why };
      // The gap first: a process that dies between the two tells of it again.
      if (ended) await keep(ended);
      await note(now);
      open = undefined;
      if (!ended) return undefined;
      last = ended;
      log.warn({ account, ...ended }, 'the account was away: what customers wrote meanwhile is not given again');
      metrics.count('wechat_gaps_total');
      metrics.count('wechat_gap_seconds_total', {}, Math.round((now - ended.from) / 1000));
      return ended;
    },
    async whole(until) {
      if (mark === undefined || until <= mark) return;
      await note(until);
      if (open) open = { ...open, since: until };
    },
    missed(why) {
      const now = clock.now();
      const gap: Gap = { from: mark ?? now, to: now, why, isOne: true };
      unkept = [...unkept, gap];
      return gap;
    },
    get recent() {
      return last && clock.now() - last.to < recentMs ? last : undefined;
    },
  };
}
