// Step three: a ladder of rungs, tried from the top; the first that answers decides. The order is the policy.

import type { Timestamp } from '../model/index.ts';
import { modeNow } from './calendar.ts';
import { continueFlow } from './flows/index.ts';
import { clarify, courtesy, exact, flowStart, miss, rule, several, similar } from './ladder/answers.ts';
import { welcome, wordless } from './ladder/arrival.ts';
import { order, particulars } from './ladder/orders.ts';
import { mood, topic, vip, wish } from './ladder/people.ts';
import { picked } from './ladder/picks.ts';
import { product } from './ladder/products.ts';
import type { Plan, Rung, Scene } from './plan.ts';

/** What answers a question, most certain first. A flow in progress lets these answer in between. */
const answers: readonly Rung[] = [order, rule, flowStart, product, exact, several, similar];

const ladder: readonly Rung[] = [
  welcome,
  wish,
  mood,
  topic,
  vip,
  wordless,
  (scene) => continueFlow(scene, (inBetween) => picked(inBetween) ?? first(answers, inBetween)),
  picked,
  ...answers,
  particulars,
  courtesy,
  clarify,
];

export function decide(scene: Scene): Plan {
  const { mode } = scene.snapshot.conversation;
  const { now } = scene.circumstances;
  if (mode.kind === 'agent')
    return { act: { kind: 'relay' }, why: { note: 'a person serves this customer' }, sayings: [] };
  if (mode.kind === 'paused' && now < mode.until) return silent('the owner answers himself', now);
  const plan = first(ladder, scene) ?? miss(scene);
  if (mode.kind === 'waiting') return whileWaiting(plan, scene);
  const { about } = scene.book;
  return modeNow(about, scene.local, scene.snapshot.conversation.address.channel) === 'assist'
    ? assisting(plan, scene)
    : plan;
}

function first(rungs: readonly Rung[], scene: Scene): Plan | undefined {
  for (const rung of rungs) {
    const plan = rung(scene);
    if (plan) return plan;
  }
  return undefined;
}

function silent(because: string, _now: Timestamp): Plan {
  return { act: { kind: 'stay_silent', because }, why: { note: because }, sayings: [] };
}

/** Someone waits for a person: what is known is still answered, anything else goes to the thread, and no second case opens. */
function whileWaiting(plan: Plan, { book }: Scene): Plan {
  const { act } = plan;
  const entry = act.kind === 'answer' ? book.faqById.get(act.entry) : undefined;
  if (act.kind === 'answer' && entry?.category !== 'chat' && !act.entry.startsWith('phrase:')) return plan;
  if (act.kind === 'look_up') return plan;
  return {
    act: { kind: 'relay' },
    why: { ...plan.why, note: `waiting for a person; would have been ${act.kind}` },
    sayings: [],
  };
}

/** Assist mode: people answer, the engine whispers. A wish for a person, anger and the like still open a case. */
function assisting(plan: Plan, { reading }: Scene): Plan {
  const { act } = plan;
  if (act.kind === 'hand_off' || act.kind === 'welcome' || act.kind === 'stay_silent' || act.kind === 'look_up')
    return plan;
  const entry = act.kind === 'answer' ? act.entry : reading.matches[0]?.entry;
  const why = { ...plan.why, note: `assist mode; ${plan.why?.note ?? act.kind}` };
  if (entry === undefined) return { act: { kind: 'relay' }, why, sayings: [] };
  return { act: { kind: 'suggest', entry }, why, sayings: [] };
}
