// The rungs for an order number: its state is looked up if the shop's settings offer that, else a person looks.

import { answerTo, orderSayings } from '../flows/steps.ts';
import { handOver, skillFor } from '../handover.ts';
import type { Rung, Scene } from '../plan.ts';
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

/**
 * Little more than what many answers ask for: `SF1234567890123`, 单号是 …, a phone number, an address. Nobody but a
 * person can do something with it.
 */
export const particulars: Rung = (scene) => {
  const matched = particularsOf(scene.reading);
  if (matched.length === 0) return undefined;
  return handOver(scene, {
    reason: 'entry',
    skill: skillFor(scene, scene.dialogue.topic ?? 'logistics'),
    why: { via: 'command', score: 1, matched, note: `particulars for a person: ${matched.join(', ')}` },
  });
};

/** The particulars that are all a message says, or next to all; none if it says more. */
function particularsOf({ text, entities }: Scene['reading']): string[] {
  if (bareNumber.test(text)) return [text.trim()];
  const given = entities.filter(({ type }) => isParticular(type));
  const beside = text
    .split('')
    .filter((letter, at) => /[\p{L}\p{N}]/u.test(letter) && !given.some(({ start, end }) => at >= start && at < end));
  return beside.length > besides ? [] : given.map((entity) => entity.text);
}

/** Some number of some order or parcel; shops and couriers number as they like. */
const bareNumber = /^\s*\d{10,24}\s*$/;

/** Letters that may stand beside the particulars: 我的订单号是, `order no is`. */
const besides = 16;

function isParticular(type: string): boolean {
  return type === 'order_no' || type === 'phone' || type === 'address' || type.startsWith('tracking');
}
