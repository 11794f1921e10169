// What the desk remembers of its chains across restarts: which case each shows, and which delivery began it.

import type { Clock, DeliveryId, Drawers, HandoffId } from '../../core/index.ts';

export type Chain = { readonly handoff: HandoffId; readonly delivery: DeliveryId };

export type Chains = {
  of(thread: string): Promise<Chain | undefined>;
  /** The chain a delivery began: a second attempt begins no second one. */
  begun(delivery: DeliveryId): Promise<string | undefined>;
  begin(thread: string, chain: Chain): Promise<void>;
  /** The chain is no more: whoever opens for its delivery again begins another. */
  forget(thread: string): Promise<void>;
  /** Its case is over; which case it showed is kept for words that come late. */
  closed(thread: string): Promise<void>;
};

const chainsDrawer = 'teams-chains';
const openingsDrawer = 'teams-opening';

export function openChains({ drawers, clock }: { readonly drawers: Drawers; readonly clock: Clock }): Chains {
  async function write(drawer: string, key: string, value: unknown): Promise<void> {
    const known = await drawers.get(drawer, key);
    await drawers.put(drawer, key, value, known?.version, clock.now());
  }
  const of = async (thread: string) => (await drawers.get(chainsDrawer, thread))?.value as Chain | undefined;

  return {
    of,
    begun: async (delivery) => (await drawers.get(openingsDrawer, delivery))?.value as string | undefined,
    async begin(thread, chain) {
      await write(chainsDrawer, thread, chain);
      await write(openingsDrawer, chain.delivery, thread);
    },
    async forget(thread) {
      const chain = await of(thread);
      if (chain) await drawers.remove(openingsDrawer, chain.delivery);
      await drawers.remove(chainsDrawer, thread);
    },
    async closed(thread) {
      const chain = await of(thread);
      if (chain) await drawers.remove(openingsDrawer, chain.delivery);
    },
  };
}

/** The message a chain hangs on: its card. */
export function rootOf(thread: string): string {
  return thread.split(';messageid=')[1] ?? '';
}
