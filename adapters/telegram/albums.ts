// Albums come as separate messages. Each is kept on disk as it comes, and all are handled as one when no more come.

import {
  backoff,
  type Clock,
  type Drawers,
  type EventKey,
  type IdSource,
  type Log,
  type Timestamp,
} from '../../core/index.ts';
import { lineBackoff } from './polling.ts';

/** One message of an album, plain data. */
export type AlbumMember<Item> = { readonly message: string; readonly isPrivate: boolean; readonly item: Item };
export type Album<Item> = {
  readonly key: EventKey;
  readonly thread: string;
  /** In the order they were sent. */
  readonly members: readonly AlbumMember<Item>[];
  /** A mark on any member makes the whole album private. */
  readonly isPrivate: boolean;
};

export interface Albums<Item> {
  /** Resolves when the member is on disk; `late` when its album has been handled already, and how. */
  add(
    key: EventKey,
    thread: string,
    member: AlbumMember<Item>,
  ): Promise<'kept' | { readonly late: 'public' | 'private' }>;
  /** Handles what is held for a thread now: the next message there must not overtake its album. */
  settle(thread: string): Promise<void>;
  /** Takes up what a stop or a kill left behind. */
  recover(): Promise<void>;
  /** Waits for what is being handled; what is still held stays on disk. */
  stop(): Promise<void>;
}

type Kept<Item> = {
  readonly thread: string;
  readonly members: readonly AlbumMember<Item>[];
  /** Set before the album is handled: from then on a member comes late. The members go when it has been. */
  readonly closed?: 'public' | 'private';
};

const drawer = 'telegram-albums';
/** How long a handled album is remembered for members that come late, ms. */
const rememberMs = 24 * 3_600_000;

export type AlbumParts<Item> = {
  readonly account: string;
  readonly drawers: Drawers;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly holdMs: number;
  handle(album: Album<Item>): Promise<void>;
};

export function openAlbums<Item>({
  account,
  drawers,
  clock,
  ids,
  log,
  holdMs,
  handle,
}: AlbumParts<Item>): Albums<Item> {
  const stopping = new AbortController();
  const held = new Map<EventKey, { thread: string; reset: AbortController }>();
  const busy = new Map<EventKey, Promise<void>>();
  const waiting = new Set<Promise<void>>();

  function hold(key: EventKey, thread: string): void {
    held.get(key)?.reset.abort();
    const reset = new AbortController();
    const stop = () => reset.abort();
    stopping.signal.addEventListener('abort', stop, { once: true });
    held.set(key, { thread, reset });
    const waited: Promise<void> = clock
      .sleep(holdMs, reset.signal)
      .then(() => (reset.signal.aborted ? undefined : release(key)))
      .finally(() => {
        stopping.signal.removeEventListener('abort', stop);
        waiting.delete(waited);
      });
    waiting.add(waited);
  }

  /** Handles a held album once, however many ask. Its failure is tried again: it is acknowledged and only we have it. */
  function release(key: EventKey): Promise<void> {
    const running = busy.get(key);
    if (running) return running;
    held.get(key)?.reset.abort();
    held.delete(key);
    const done = finish(key).finally(() => busy.delete(key));
    busy.set(key, done);
    return done;
  }

  async function finish(key: EventKey): Promise<void> {
    for (let failures = 1; ; failures++) {
      try {
        const closed = await close(key);
        if (!closed || closed.members.length === 0) return;
        const members = [...closed.members].sort((a, b) => Number(a.message) - Number(b.message));
        await handle({ key, thread: closed.thread, members, isPrivate: closed.closed === 'private' });
        await drawers.remove(drawer, key);
        await drawers.put(drawer, key, { ...closed, members: [] }, undefined, clock.now());
        return;
      } catch (error) {
        log.warn(
          { error: error instanceof Error ? error.message : String(error) },
          'an album could not be handled yet',
        );
        await clock.sleep(backoff(lineBackoff, failures, ids), stopping.signal);
      }
      if (stopping.signal.aborted) return;
    }
  }

  async function close(key: EventKey): Promise<Kept<Item> | undefined> {
    for (;;) {
      const kept = await drawers.get(drawer, key);
      const value = kept?.value as Kept<Item> | undefined;
      if (!kept || !value || value.closed) return value;
      const closed: Kept<Item> = {
        ...value,
        closed: value.members.some((member) => member.isPrivate) ? 'private' : 'public',
      };
      // Someone was faster: a member came in this very moment, and is read with the others.
      if (await drawers.put(drawer, key, closed, kept.version, clock.now())) return closed;
    }
  }

  async function forgetBefore(before: Timestamp): Promise<void> {
    for (const { key, value, at } of await drawers.list(drawer, `telegram:${account}:`, 200))
      if ((value as Kept<Item>).members.length === 0 && at < before) await drawers.remove(drawer, key);
  }

  return {
    async add(key, thread, member) {
      for (;;) {
        const kept = await drawers.get(drawer, key);
        const value = kept?.value as Kept<Item> | undefined;
        if (value?.closed) return { late: value.closed };
        const members = [...(value?.members ?? []).filter(({ message }) => message !== member.message), member];
        if (await drawers.put(drawer, key, { thread, members }, kept?.version, clock.now())) break;
      }
      hold(key, thread);
      return 'kept';
    },
    async settle(thread) {
      const keys = [...held].filter(([, album]) => album.thread === thread).map(([key]) => key);
      await Promise.all(keys.map(release));
    },
    async recover() {
      await forgetBefore((clock.now() - rememberMs) as Timestamp);
      for (const { key, value } of await drawers.list(drawer, `telegram:${account}:`, 200)) {
        const kept = value as Kept<Item>;
        if (kept.members.length > 0) hold(key as EventKey, kept.thread);
      }
    },
    async stop() {
      stopping.abort();
      await Promise.all([...waiting, ...busy.values()]);
    },
  };
}
