// Dialogues of several turns: started, answered, left for another question and taken up again, cancelled, finished.

import { isAnswered, textIn } from '../../knowledge/book.ts';
import type { Faq, Flow } from '../../knowledge/schema.ts';
import type { Explanation, FlowState, Match } from '../../model/index.ts';
import { answerOf, answerWith } from '../entries.ts';
import { handOver } from '../handover.ts';
import type { Plan, Saying, Scene } from '../plan.ts';
import { entryOf, flowById, needsOf } from './find.ts';
import { type Slot, slotChoices, valueFor } from './slots.ts';
import { type Stop, slotValues, walk } from './steps.ts';

/** Starts a flow of the shop. An entry that starts it says its answer first. */
export function startFlow(scene: Scene, id: string, why: Partial<Explanation>, entry?: Faq): Plan | undefined {
  const flow = flowById(id, scene.book);
  const first = flow?.steps[0];
  if (!flow || !first) return undefined;
  const intro: Saying[] = entry && isAnswered(entry) ? [{ kind: 'entry', entry, answer: answerOf(entry, scene) }] : [];
  const state: FlowState = { flow: id, step: first.id, slots: {}, retries: 0 };
  const outer = scene.dialogue.flows.filter((each) => each.flow !== id);
  return afterWalk(scene, walk(flow, state, scene, true), flow, outer, intro, { ...why, note: `starts flow ${id}` });
}

/** Asks what an entry needs before it can answer; undefined if nothing is missing. */
export function askNeeds(scene: Scene, entry: Faq, why: Partial<Explanation>): Plan | undefined {
  const flow = needsOf(entry, scene.book);
  if (!flow) return undefined;
  const known = Object.fromEntries(
    flow.slots.flatMap(({ id }) => (scene.dialogue.slots[id] === undefined ? [] : [[id, scene.dialogue.slots[id]!]])),
  );
  const state: FlowState = { flow: flow.id, step: flow.steps[0]!.id, slots: known, retries: 0 };
  return afterWalk(scene, walk(flow, state, scene, true), flow, scene.dialogue.flows, [], {
    ...why,
    note: `entry ${entry.id} asks first`,
  });
}

const leave =
  /^(?:我?(?:要|想)?(?:取消|算了|不用了?|不办了?|不弄了?|退出|停|停止|结束|不要了|不填了?|先不(?:办|弄|填|退)了?|没事了?)(?:吧|了)?|(?:please )?(?:cancel|stop|quit|exit|never ?mind|forget (?:it|about it))(?: it| this| please)?)[.!。]*$/;

/** The flow in progress reads the message: as its answer, as a wish to leave, or as a question in between. */
export function continueFlow(scene: Scene, answerElse: (scene: Scene) => Plan | undefined): Plan | undefined {
  const state = scene.dialogue.flows.at(-1);
  if (!state) return undefined;
  const outer = scene.dialogue.flows.slice(0, -1);
  const flow = flowById(state.flow, scene.book);
  const step = flow?.steps.find(({ id }) => id === state.step);
  const slot = step?.do === 'ask' ? flow?.slots.find(({ id }) => id === step.slot) : undefined;
  // The shop has changed the flow meanwhile: it is dropped, and the message is read as any other.
  if (!flow || !slot) return answerElse({ ...scene, dialogue: { ...scene.dialogue, flows: outer } });
  const why = { via: 'flow', note: `flow ${flow.id}, slot ${slot.id}` } as const;
  if (leave.test(scene.reading.said.plain.trim())) return cancelled(scene, flow, outer);
  const value = valueFor(slot, scene);
  const asksElse = isQuestion(slot, value, scene) ? answerElse(scene) : undefined;
  if (asksElse) return resumed(asksElse, scene, flow, slot, state);
  if (value !== undefined) {
    const filled = { ...state, slots: { ...state.slots, [slot.id]: value }, retries: 0 };
    return afterWalk(scene, walk(flow, filled, scene, false), flow, outer, [], { ...why, matched: [value] });
  }
  return invalid(scene, flow, slot, state, outer);
}

/** A free text that the shop has an entry for word for word, or that asks and is clear, is no answer to the slot. */
function isQuestion(slot: Slot, value: string | undefined, { reading }: Scene): boolean {
  if (value === undefined) return true;
  if (slot.type !== 'text') return false;
  return (
    reading.matches[0]?.via === 'exact' ||
    /[?？吗呢]$|什么|怎么|多久|^(?:how|what|when|where|can|do|is)\b/.test(reading.said.plain.trim())
  );
}

function resumed(plan: Plan, scene: Scene, flow: Flow, slot: Slot, state: FlowState): Plan {
  // Fetching a person, or a flow inside this one, has the word now; the open question waits in the dialogue.
  if (plan.act.kind !== 'answer') return plan;
  const again: Saying[] = [
    { kind: 'phrase', key: 'flow_resumed', values: { flow: textIn(flow.name, scene.language, scene.book) } },
    ask(slot, flow, state, scene),
  ];
  return {
    ...plan,
    why: { ...plan.why, note: `${plan.why?.note ?? plan.act.kind}; back to flow ${flow.id}` },
    sayings: [...plan.sayings, ...again],
    choices: slotChoices(slot, scene),
    dialogue: { ...plan.dialogue, flows: scene.dialogue.flows },
  };
}

function cancelled(scene: Scene, flow: Flow, outer: readonly FlowState[]): Plan {
  return resumeOuter(
    {
      act: { kind: 'answer', entry: `flow:${flow.id}` },
      why: { via: 'flow', note: `left flow ${flow.id}` },
      sayings: [
        { kind: 'phrase', key: 'flow_cancelled', values: { flow: textIn(flow.name, scene.language, scene.book) } },
      ],
      dialogue: { misses: 0, flows: outer },
    },
    scene,
    outer,
  );
}

/** Not understood: asked again some times, then skipped if it may be, else a person takes over. */
function invalid(scene: Scene, flow: Flow, slot: Slot, state: FlowState, outer: readonly FlowState[]): Plan {
  const retries = state.retries + 1;
  const why = { via: 'flow', note: `flow ${flow.id}: no ${slot.type} for ${slot.id}, try ${retries}` } as const;
  if (retries <= slot.retries)
    return {
      act: { kind: 'ask_slot', flow: flow.id, slot: slot.id },
      why,
      sayings: [
        slot.invalid
          ? { kind: 'text', text: slot.invalid, values: slotValues(flow, state.slots, scene) }
          : ask(slot, flow, state, scene),
      ],
      choices: slotChoices(slot, scene),
      dialogue: { flows: [...outer, { ...state, retries }] },
    };
  const step = flow.steps.find(({ id }) => id === state.step);
  if (slot.optional && step?.do === 'ask')
    return afterWalk(scene, walk(flow, { ...state, step: step.next }, scene, false), flow, outer, [], why);
  return leaveFlows(handOver(scene, { reason: 'flow', topic: flow.id, why }), []);
}

function afterWalk(
  scene: Scene,
  stop: Stop,
  flow: Flow,
  outer: readonly FlowState[],
  intro: readonly Saying[],
  why: Partial<Explanation>,
): Plan {
  const said = [...intro, ...stop.sayings];
  switch (stop.at) {
    case 'ask':
      return {
        act: { kind: 'ask_slot', flow: flow.id, slot: stop.slot.id },
        why,
        sayings: [...said, ask(stop.slot, flow, stop.state, scene)],
        choices: slotChoices(stop.slot, scene),
        dialogue: { misses: 0, flows: [...outer, stop.state] },
      };
    case 'look_up':
      // Nothing is kept yet: the same turn is decided again with the answer.
      return { act: { kind: 'look_up', question: stop.question }, why, sayings: [] };
    case 'hand_off': {
      const { skill, text } = stop.step;
      const values = slotValues(flow, stop.state.slots, scene);
      const words: Saying[] = text ? [{ kind: 'text', text, values }] : [];
      const plan = handOver(scene, {
        reason: 'flow',
        skill,
        topic: flow.id,
        why,
        first: said,
        ...(text && { instead: words }),
      });
      return leaveFlows(plan, outer);
    }
    case 'end':
      return ended(scene, stop, flow, outer, said, why);
    default:
      return stop satisfies never;
  }
}

function ended(
  scene: Scene,
  { state }: Stop,
  flow: Flow,
  outer: readonly FlowState[],
  said: readonly Saying[],
  why: Partial<Explanation>,
): Plan {
  const entry = entryOf(flow.id, scene.book);
  const slots = { ...scene.dialogue.slots, ...(entry && state.slots) };
  if (entry && said.length === 0) {
    const match: Match = { entry: entry.id, score: 1, via: 'flow', matched: Object.values(state.slots) };
    const plan = answerWith(scene, [entry], match);
    return resumeOuter({ ...plan, dialogue: { ...plan.dialogue, slots, flows: outer } }, scene, outer);
  }
  const done: Plan = {
    act: { kind: 'answer', entry: entry?.id ?? `flow:${flow.id}` },
    why: { ...why, note: `finished flow ${flow.id}` },
    sayings: said,
    dialogue: { misses: 0, slots, flows: outer },
  };
  return resumeOuter(done, scene, outer);
}

/** A flow around the finished one asks its open question again. */
function resumeOuter(plan: Plan, scene: Scene, outer: readonly FlowState[]): Plan {
  const state = outer.at(-1);
  const flow = state && flowById(state.flow, scene.book);
  const step = flow?.steps.find(({ id }) => id === state?.step);
  const slot = step?.do === 'ask' ? flow?.slots.find(({ id }) => id === step.slot) : undefined;
  if (!state || !flow || !slot) return plan;
  return resumed(plan, { ...scene, dialogue: { ...scene.dialogue, flows: outer } }, flow, slot, state);
}

function ask(slot: Slot, flow: Flow, state: FlowState, scene: Scene): Saying {
  return { kind: 'text', text: slot.ask, values: slotValues(flow, state.slots, scene) };
}

function leaveFlows(plan: Plan, flows: readonly FlowState[]): Plan {
  return { ...plan, dialogue: { ...plan.dialogue, flows } };
}
