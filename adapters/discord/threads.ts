// What the desk remembers of its threads across restarts: which case each shows, where its card is, which delivery made it.

import type { DeliveryId, HandoffId } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';

export type Thread = {
  readonly handoff: HandoffId;
  readonly delivery: DeliveryId;
  /** Set when the card was deleted and put up anew inside the thread. */
  readonly card?: string;
};

export type Threads = {
  of(thread: string): Promise<Thread | undefined>;
  /** Which thread a delivery began to open: a second attempt goes on there. */
  begun(delivery: DeliveryId): Promise<string | undefined>;
  begin(delivery: DeliveryId, thread: string, handoff: HandoffId): Promise<void>;
  carded(thread: string, card: string): Promise<void>;
  /** The thread is no more: whoever opens for its delivery again makes another. */
  forget(thread: string, delivery?: DeliveryId): Promise<void>;
  /** Its case is over; which case it showed is kept for words that come late. */
  closed(thread: string): Promise<void>;
};

const threadsDrawer = 'discord-threads';
const openingsDrawer = 'discord-opening';
/** Answers kept in memory, so that talk elsewhere in the server costs no look into the store. */
const mostKept = 2000;

export function openThreads(channel: string, { drawers, clock }: Pick<AdapterContext, 'drawers' | 'clock'>): Threads {
  const kept = new Map<string, Thread | undefined>();
  const keyOf = (thread: string) => `${channel}/${thread}`;

  function keep(thread: string, value: Thread | undefined): Thread | undefined {
    kept.delete(thread);
    kept.set(thread, value);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
    return value;
  }

  async function of(thread: string): Promise<Thread | undefined> {
    if (kept.has(thread)) return kept.get(thread);
    const found = await drawers.get(threadsDrawer, keyOf(thread));
    // Somebody may have written it meanwhile.
    if (kept.has(thread)) return kept.get(thread);
    return keep(thread, found?.value as Thread | undefined);
  }

  async function write(thread: string, value: Thread): Promise<void> {
    keep(thread, value);
    const known = await drawers.get(threadsDrawer, keyOf(thread));
    await drawers.put(threadsDrawer, keyOf(thread), value, known?.version, clock.now());
  }

  return {
    of,
    begun: async (delivery) => (await drawers.get(openingsDrawer, delivery))?.value as string | undefined,
    async begin(delivery, thread, handoff) {
      await write(thread, { handoff, delivery });
      const known = await drawers.get(openingsDrawer, delivery);
      await drawers.put(openingsDrawer, delivery, thread, known?.version, clock.now());
    },
    async carded(thread, card) {
      const known = await of(thread);
      if (known) await write(thread, { ...known, card });
    },
    async forget(thread, delivery) {
      const made = delivery ?? (await of(thread))?.delivery;
      if (made !== undefined) await drawers.remove(openingsDrawer, made);
      keep(thread, undefined);
      await drawers.remove(threadsDrawer, keyOf(thread));
    },
    async closed(thread) {
      const known = await of(thread);
      if (known) await drawers.remove(openingsDrawer, known.delivery);
    },
  };
}
