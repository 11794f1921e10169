// Which case a number means, remembered across restarts and beyond its end, for words that come late.

import type { HandoffId } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';

export type Known = { readonly handoff: HandoffId; readonly isOver: boolean };

export interface Cases {
  of(number: number): Promise<Known | undefined>;
  opened(number: number, handoff: HandoffId): Promise<void>;
  /** Answers whether it was open until now. */
  over(number: number, handoff: HandoffId): Promise<boolean>;
}

const drawer = 'wechat-cases';

export function openCases(account: string, { drawers, clock }: Pick<AdapterContext, 'drawers' | 'clock'>): Cases {
  const keyOf = (number: number) => `${account}/${number}`;
  const of = async (number: number) => (await drawers.get(drawer, keyOf(number)))?.value as Known | undefined;

  async function write(number: number, known: Known): Promise<void> {
    const before = await drawers.get(drawer, keyOf(number));
    await drawers.put(drawer, keyOf(number), known, before?.version, clock.now());
  }

  return {
    of,
    opened: (number, handoff) => write(number, { handoff, isOver: false }),
    async over(number, handoff) {
      const known = await of(number);
      if (known?.isOver) return false;
      await write(number, { handoff, isOver: true });
      return true;
    },
  };
}
