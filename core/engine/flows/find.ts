// Flows by id: the shop's own, and the small ones that ask what an entry needs before it answers.

import { isAnswered, type KnowledgeBook } from '../../knowledge/book.ts';
import type { Faq, Flow } from '../../knowledge/schema.ts';

const entryFlow = 'entry:';

/** The flow of a state. `entry:<id>` asks the slots that entry needs. Undefined: the shop has taken it away since. */
export function flowById(id: string, book: KnowledgeBook): Flow | undefined {
  if (!id.startsWith(entryFlow)) return book.flows.get(id);
  const entry = book.faqById.get(id.slice(entryFlow.length));
  return entry && needsOf(entry, book);
}

export const entryOf = (flow: string, book: KnowledgeBook): Faq | undefined =>
  flow.startsWith(entryFlow) ? book.faqById.get(flow.slice(entryFlow.length)) : undefined;

/** Asks an entry's slots one after the other; undefined if it needs none. An order number is looked up. */
export function needsOf(entry: Faq, { flows }: Pick<KnowledgeBook, 'flows'>): Flow | undefined {
  const all = [...flows.values()].flatMap(({ slots }) => slots);
  const slots = entry.needs.flatMap((need) => all.find(({ id }) => id === need) ?? []);
  // What nobody answered yet goes to a person, who asks for himself.
  if (slots.length === 0 || !isAnswered(entry)) return undefined;
  const order = slots.find(({ type }) => type === 'order_no');
  const after = order ? 'look' : 'end';
  const asks = slots.map(({ id }, i): Flow['steps'][number] => ({
    id: `ask.${id}`,
    do: 'ask',
    slot: id,
    next: slots[i + 1] ? `ask.${slots[i + 1]!.id}` : after,
  }));
  const look: Flow['steps'] = order
    ? [{ id: 'look', do: 'look_up', port: 'orders', slot: order.id, found: 'end', notFound: 'end', failed: 'end' }]
    : [];
  return {
    id: `${entryFlow}${entry.id}`,
    name: entry.question,
    start: { entries: [], words: [] },
    slots,
    steps: [...asks, ...look],
  };
}
