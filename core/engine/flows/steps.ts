// Walking a flow's steps until it must wait: for an answer, for a look-up, for a person, or because it has ended.

import type { Flow } from '../../knowledge/schema.ts';
import type { FlowState, LookUpAnswer, LookUpQuestion } from '../../model/index.ts';
import type { Saying, Scene } from '../plan.ts';
import type { Values } from '../wording.ts';
import { givenAlready, type Slot, shown } from './slots.ts';

type Step = Flow['steps'][number];

/** Where the walk stopped, with what was said on the way. */
export type Stop = { readonly sayings: readonly Saying[]; readonly state: FlowState } & (
  | { readonly at: 'ask'; readonly slot: Slot }
  | { readonly at: 'look_up'; readonly question: LookUpQuestion }
  | { readonly at: 'hand_off'; readonly step: Extract<Step, { do: 'hand_off' }> }
  | { readonly at: 'end' }
);

/** Walks from the state's step. `fresh`: the message that started the flow may already fill its slots. */
export function walk(flow: Flow, from: FlowState, scene: Scene, fresh: boolean): Stop {
  const sayings: Saying[] = [];
  let slots = from.slots;
  let id = from.step;
  const state = (): FlowState => ({ flow: from.flow, step: id, slots, retries: 0 });
  // Every flow ends (the book checks it); the bound only guards a book made by hand.
  for (let walked = 0; walked < 200; walked++) {
    const step = flow.steps.find((each) => each.id === id);
    if (!step) return { at: 'end', sayings, state: state() };
    switch (step.do) {
      case 'ask': {
        const slot = flow.slots.find((each) => each.id === step.slot);
        const given = slot && slots[slot.id] === undefined && fresh ? givenAlready(slot, scene) : undefined;
        if (slot && given !== undefined) slots = { ...slots, [slot.id]: given };
        if (slot && slots[slot.id] === undefined) return { at: 'ask', slot, sayings, state: state() };
        id = step.next;
        break;
      }
      case 'say':
        sayings.push({ kind: 'text', text: step.text, values: slotValues(flow, slots, scene) });
        id = step.next;
        break;
      case 'branch':
        id = step.cases.find(({ slot, is }) => is.includes(slots[slot] ?? ''))?.next ?? step.otherwise;
        break;
      case 'look_up': {
        const question: LookUpQuestion = { port: step.port, orderNo: slots[step.slot] ?? '' };
        const answer = answerTo(question, scene);
        if (!answer) return { at: 'look_up', question, sayings, state: state() };
        const next = { found: step.found, not_found: step.notFound, failed: step.failed }[answer.status];
        if (answer.status === 'found') slots = { ...slots, ...orderSlots(question.orderNo, answer.fields) };
        // A flow that stops here has no words of its own for what was found.
        if (!flow.steps.some((each) => each.id === next)) sayings.push(...orderSayings(question.orderNo, answer));
        id = next;
        break;
      }
      case 'hand_off':
        return { at: 'hand_off', step, sayings, state: state() };
      default:
        return step satisfies never;
    }
  }
  return { at: 'end', sayings, state: state() };
}

/** What the look-up brought; failed at once if the settings offer none; undefined if it must be asked first. */
export function answerTo(question: LookUpQuestion, { circumstances }: Scene): LookUpAnswer | undefined {
  const { looked, lookUps } = circumstances;
  if (looked && looked.question.port === question.port && looked.question.orderNo === question.orderNo)
    return looked.answer;
  if (question.orderNo === '' || !lookUps.includes(question.port)) return { status: 'failed', why: 'not_configured' };
  return undefined;
}

export function orderSayings(orderNo: string, answer: LookUpAnswer): Saying[] {
  if (answer.status === 'failed') return [];
  if (answer.status === 'not_found') return [{ kind: 'phrase', key: 'order_not_found', values: { order: orderNo } }];
  const fields = Object.entries(answer.fields).map(([label, value]) => `${label}：${value}`);
  return [{ kind: 'phrase', key: 'order_found', values: { order: orderNo, fields: fields.join('\n') } }];
}

function orderSlots(orderNo: string, fields: Readonly<Record<string, string>>): Record<string, string> {
  return {
    order: orderNo,
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`order.${name}`, value])),
  };
}

/** Slots as a flow's texts quote them: `{{order_no}}`, `{{slot.order_no}}`, `{{order.状态}}`. */
export function slotValues(flow: Flow, slots: Readonly<Record<string, string>>, scene: Scene): Values {
  const values: Record<string, string> = {};
  for (const [id, value] of Object.entries(slots)) {
    const text = shown(
      flow.slots.find((slot) => slot.id === id),
      value,
      scene,
    );
    values[id] = text;
    values[`slot.${id}`] = text;
  }
  return values;
}
