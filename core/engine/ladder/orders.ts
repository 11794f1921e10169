// The rung for an order number in the message: its state is looked up if the shop's settings offer that.

import { answerTo, orderSayings } from '../flows/steps.ts';
import type { Rung } from '../plan.ts';
import { thresholdsOf } from '../thresholds.ts';

export const order: Rung = (scene) => {
  const { reading, book, circumstances, dialogue } = scene;
  const orderNo = reading.entities.find(({ type }) => type === 'order_no')?.value;
  if (orderNo === undefined || !circumstances.lookUps.includes('orders')) return undefined;
  const best = reading.matches[0];
  const entry = best && best.score >= thresholdsOf(book).answer ? book.faqById.get(best.entry) : undefined;
  if (entry && entry.category !== 'logistics') return undefined;
  const question = { port: 'orders', orderNo } as const;
  const why = { via: entry && best ? best.via : 'command', score: 1, matched: [orderNo] } as const;
  const answer = answerTo(question, scene);
  if (!answer)
    return { act: { kind: 'look_up', question }, why: { ...why, note: `looks up order ${orderNo}` }, sayings: [] };
  const sayings = orderSayings(orderNo, answer);
  if (sayings.length === 0) return undefined;
  return {
    act: { kind: 'answer', entry: entry?.id ?? `order:${orderNo}` },
    why: { ...why, note: `order ${orderNo}: ${answer.status}` },
    sayings,
    dialogue: { misses: 0, slots: { ...dialogue.slots, order_no: orderNo } },
  };
};
