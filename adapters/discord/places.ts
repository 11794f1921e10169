// Where people write to us, and how far each place has been read: after a gap Discord is asked for what came since.

import type { AdapterContext } from '../context.ts';
import { isLater } from './wire.ts';

export type Place = {
  readonly channel: string;
  /** The latest message that is on disk. */
  readonly last: string;
  readonly guild?: string;
  /** Whose private chat it is. */
  readonly user?: { readonly id: string; readonly name?: string };
};

export type Places = {
  recall(): Promise<void>;
  of(channel: string): Place | undefined;
  /** A message is on disk. The first of a place is written down at once, the others now and then. */
  seen(place: Place): Promise<void>;
  forget(channel: string): Promise<void>;
  /** Most recent first. */
  all(): readonly Place[];
  flush(): Promise<void>;
};

const drawer = 'discord-places';
/** Places remembered; the ones silent for longest are forgotten first. */
const most = 5000;

export function openPlaces(account: string, { drawers, clock }: Pick<AdapterContext, 'drawers' | 'clock'>): Places {
  const known = new Map<string, Place>();
  const unwritten = new Set<string>();
  const keyOf = (channel: string) => `${account}/${channel}`;

  async function write(place: Place): Promise<void> {
    unwritten.delete(place.channel);
    const before = await drawers.get(drawer, keyOf(place.channel));
    await drawers.put(drawer, keyOf(place.channel), place, before?.version, clock.now());
  }

  async function forget(channel: string): Promise<void> {
    known.delete(channel);
    unwritten.delete(channel);
    await drawers.remove(drawer, keyOf(channel));
  }

  return {
    async recall() {
      const rows = await drawers.list(drawer, `${account}/`, most * 2);
      for (const { value } of rows) {
        const place = value as Place;
        known.set(place.channel, place);
      }
    },
    of: (channel) => known.get(channel),
    async seen(place) {
      const before = known.get(place.channel);
      if (before && !isLater(place.last, before.last)) return;
      known.set(place.channel, { ...before, ...place });
      unwritten.add(place.channel);
      if (before) return;
      await write(known.get(place.channel)!);
      const silent = known.size > most ? byTime(known.values()).at(-1) : undefined;
      if (silent) await forget(silent.channel);
    },
    forget,
    all: () => byTime(known.values()),
    async flush() {
      for (const channel of [...unwritten]) {
        const place = known.get(channel);
        if (place) await write(place);
      }
    },
  };
}

function byTime(places: Iterable<Place>): Place[] {
  return [...places].sort((a, b) => (isLater(a.last, b.last) ? -1 : 1));
}
