// What the desk remembers of its topics across restarts: which case each shows, its card, and which delivery made it.

import type { DeliveryId, HandoffId } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';

/** `card` is not there yet while the topic is being made; whoever writes in it by then is heard all the same. */
export type Topic = { readonly handoff: HandoffId; readonly card?: string; readonly delivery: DeliveryId };
/** The topic a delivery opened: a second attempt goes on where the first stopped, and makes no second topic. */
export type Opening = { readonly thread: string; readonly hasCard: boolean };

export type Topics = {
  of(thread: string): Promise<Topic | undefined>;
  begun(delivery: DeliveryId): Promise<Opening | undefined>;
  begin(delivery: DeliveryId, thread: string, handoff: HandoffId): Promise<Opening>;
  /** The card is up, for the first time or anew. */
  carded(thread: string, topic: Topic): Promise<void>;
  /** The topic is no more: whoever opens for its delivery again makes another. */
  forget(thread: string, delivery?: DeliveryId): Promise<void>;
  /** Its case is over; which case it showed is kept for words that come late. */
  closed(thread: string): Promise<void>;
};

const topicsDrawer = 'telegram-topics';
const openingsDrawer = 'telegram-opening';

export function openTopics(chat: string, { drawers, clock }: Pick<AdapterContext, 'drawers' | 'clock'>): Topics {
  const keyOf = (thread: string) => `${chat}/${thread}`;

  async function write(drawer: string, key: string, value: unknown): Promise<void> {
    const known = await drawers.get(drawer, key);
    await drawers.put(drawer, key, value, known?.version, clock.now());
  }

  async function of(thread: string): Promise<Topic | undefined> {
    return (await drawers.get(topicsDrawer, keyOf(thread)))?.value as Topic | undefined;
  }

  return {
    of,
    begun: async (delivery) => (await drawers.get(openingsDrawer, delivery))?.value as Opening | undefined,
    async begin(delivery, thread, handoff) {
      const opening: Opening = { thread, hasCard: false };
      await write(topicsDrawer, keyOf(thread), { handoff, delivery } satisfies Topic);
      await write(openingsDrawer, delivery, opening);
      return opening;
    },
    async carded(thread, topic) {
      // A card put up anew belongs to the delivery that made the topic.
      const delivery = (await of(thread))?.delivery ?? topic.delivery;
      await write(topicsDrawer, keyOf(thread), { ...topic, delivery });
      await write(openingsDrawer, delivery, { thread, hasCard: true } satisfies Opening);
    },
    async forget(thread, delivery) {
      const made = delivery ?? (await of(thread))?.delivery;
      if (made !== undefined) await drawers.remove(openingsDrawer, made);
      await drawers.remove(topicsDrawer, keyOf(thread));
    },
    async closed(thread) {
      const topic = await of(thread);
      if (topic) await drawers.remove(openingsDrawer, topic.delivery);
    },
  };
}
