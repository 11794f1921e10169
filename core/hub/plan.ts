// What a thought becomes: one unit with its turns, deliveries, state and hand-off. Pure but for the ids it draws.

import { briefOf } from '../desk/brief.ts';
import { deskLanguageOf, dueAt, dueUnanswered, languageOf, postsOfCustomer, waitingMode } from '../desk/case.ts';
import { fromStates } from '../desk/handoff.ts';
import type { ThreadWriter } from '../desk/threads.ts';
import type { Voice } from '../desk/voice.ts';
import type { Circumstances, Engine, Say, Thought } from '../engine/face.ts';
import type {
  Act,
  Brief,
  Decision,
  DeskPost,
  Dialogue,
  HandoffId,
  Mode,
  Part,
  Timestamp,
  Turn,
} from '../model/index.ts';
import type { IdSource, NewDelivery, NewTurn, Snapshot, Unit } from '../ports/index.ts';

export type Scene = {
  readonly snapshot: Snapshot;
  /** All unread turns, amendments included: what this unit consumes. */
  readonly unread: readonly Turn[];
  readonly engine: Engine;
  readonly now: Timestamp;
  /** Desks that show the conversation's case. */
  readonly showing: readonly string[];
  /** What another scorer made of the words, if one was asked. */
  readonly opinion?: Circumstances['opinion'];
};
export type PlanTools = { readonly voice: Voice; readonly threads: ThreadWriter; readonly ids: IdSource };
type Unread = Pick<Unit, 'conversation' | 'version' | 'edits' | 'readTo'>;

/** The guard of every decision: nothing changed since the snapshot, and these turns are consumed by it. */
function consuming({ snapshot, unread }: Scene): Unread {
  const { conversation, edits } = snapshot;
  return {
    conversation: conversation.id,
    version: conversation.version,
    ...(edits !== undefined && { edits }),
    readTo: unread.at(-1)?.seq ?? conversation.readTo,
  };
}

/** A person serves: the words go to his threads, and a silence of his is measured from here. */
export function relayUnit(scene: Scene, tools: PlanTools): Unit {
  const { snapshot, now, engine } = scene;
  const { handoff } = snapshot;
  const unit: Unit = { ...consuming(scene), deliveries: postsToThreads(scene, [], tools) };
  if (snapshot.conversation.mode.kind !== 'agent' || !handoff || handoff.due) return unit;
  return { ...unit, handoff: { id: handoff.id, from: fromStates('relayed'), due: dueUnanswered(now, engine) } };
}

/** The bot owns the conversation. */
export function botUnit(thought: Thought, scene: Scene, tools: PlanTools): Unit {
  const { decision, say, dialogue } = thought;
  const base: Unit = { ...consuming(scene), dialogue, ...backToBot(scene) };
  switch (decision.kind) {
    case 'suggest':
      return { ...base, ...whispered(thought, scene) };
    case 'answer':
    case 'clarify':
    case 'ask_slot':
    case 'admit_miss':
    case 'welcome':
    case 'relay':
    case 'stay_silent':
      return say ? { ...base, ...spoken(say, decision, dialogue, scene, tools) } : base;
    case 'hand_off':
    case 'look_up':
      throw new Error(`a ${decision.kind} is no unit of the bot's`);
    default:
      return decision satisfies never;
  }
}

/**
 * Nobody has come yet: what is known is answered, marked as the assistant's, and everything is shown in the threads.
 *
 * @param acknowledge what is not known is met with a word that it was noted
 */
export function waitingUnit(thought: Thought, scene: Scene, tools: PlanTools, acknowledge: boolean): Unit {
  const { snapshot, engine, now } = scene;
  const { decision, dialogue, suggestions, say } = thought;
  const language = languageOf({ ...snapshot, conversation: { ...snapshot.conversation, dialogue } }, engine);
  const answers = say && answersWhileWaiting(decision) ? marked(say, language, scene) : undefined;
  const noted: Say | undefined =
    acknowledge && decision.kind === 'relay'
      ? { parts: [{ kind: 'text', text: engine.phrase('waiting', language, seedOf(scene)) }], choices: [] }
      : undefined;
  const words = answers ?? noted;
  const said = words && spoken(words, decision, dialogue, scene, tools);
  const posts: DeskPost[] = answers ? [{ kind: 'bot', parts: answers.parts, at: now }] : [];
  const handoff = snapshot.handoff && {
    id: snapshot.handoff.id,
    from: fromStates('answered_by_bot'),
    addToBrief: { facts: factsFound(thought), suggestions },
  };
  return {
    ...consuming(scene),
    dialogue: said?.dialogue ?? dialogue,
    ...(said?.turns && { turns: said.turns }),
    deliveries: [...(said?.deliveries ?? []), ...postsToThreads(scene, posts, tools)],
    ...(handoff && { handoff }),
  };
}

/** The customer goes to people: farewell, case, threads and state in one write. */
export function handOffUnit(
  thought: Pick<Thought, 'dialogue' | 'say' | 'suggestions'> & { readonly understanding?: Thought['understanding'] },
  decision: Extract<Act, { kind: 'hand_off' }> & Pick<Decision, 'why'>,
  scene: Scene & { readonly desks: readonly string[]; readonly turns: readonly Turn[] },
  tools: PlanTools,
): Unit {
  const { snapshot, engine, now, desks } = scene;
  const { dialogue } = thought;
  const id = tools.ids.next<HandoffId>();
  const language = languageOf({ ...snapshot, conversation: { ...snapshot.conversation, dialogue } }, engine);
  const brief = briefOf(snapshot, {
    reason: decision.reason,
    ...(decision.skill !== undefined && { skill: decision.skill }),
    ...(decision.topic !== undefined && { topic: decision.topic }),
    language,
    ...(thought.understanding && { mood: thought.understanding.mood, entities: thought.understanding.entities }),
    dialogue,
    suggestions: thought.suggestions,
    deskLanguage: deskLanguageOf(engine),
    turns: scene.turns,
  });
  const farewell = thought.say ?? {
    parts: [{ kind: 'text', text: engine.phrase('handing_off', language, seedOf(scene)) }],
    choices: [],
  };
  const said = tools.voice.speak(
    snapshot.conversation.address,
    { author: { kind: 'system' }, ...farewell, shows: { turn: 0 }, ...heardOf(scene) },
    now,
  );
  const numbered: Brief = { ...brief, number: 0 };
  return {
    ...consuming(scene),
    dialogue: said.menu ? { ...dialogue, menu: said.menu } : dialogue,
    mode: waitingMode(id, now),
    turns: [
      {
        author: { kind: 'system', what: 'handing_off', decision, knowledge: engine.book.version },
        content: farewell.parts,
        ...(farewell.choices.length > 0 && { choices: farewell.choices }),
        at: now,
      },
    ],
    openHandoff: {
      id,
      reason: decision.reason,
      ...(decision.skill !== undefined && { skill: decision.skill }),
      brief,
      due: desks.length > 0 ? dueAt('notice', now, engine) : { at: now, stage: 'ticket' },
    },
    deliveries: [
      ...said.deliveries,
      ...desks.map((desk) => tools.threads.opening({ handoff: id, desk, brief: numbered }, now)),
    ],
  };
}

/** Consumes what nobody can or need answer. */
export function silentUnit(scene: Scene): Unit {
  return { ...consuming(scene), ...backToBot(scene) };
}

function answersWhileWaiting({ kind }: Decision): boolean {
  return kind === 'answer' || kind === 'clarify' || kind === 'ask_slot';
}

function spoken(
  say: Say,
  decision: Decision,
  dialogue: Dialogue,
  scene: Scene,
  { voice }: PlanTools,
): { turns: NewTurn[]; deliveries: readonly NewDelivery[]; dialogue: Dialogue } {
  const { snapshot, engine, now } = scene;
  const { deliveries, menu } = voice.speak(
    snapshot.conversation.address,
    { author: { kind: 'bot' }, ...say, shows: { turn: 0 }, ...heardOf(scene) },
    now,
  );
  return {
    turns: [
      {
        author: { kind: 'bot', decision, knowledge: engine.book.version },
        content: say.parts,
        ...(say.choices.length > 0 && { choices: say.choices }),
        at: now,
      },
    ],
    deliveries,
    dialogue: menu ? { ...dialogue, menu } : dialogue,
  };
}

/** Assist mode: what the bot would have said stands in the thread, for agents only. */
function whispered({ decision, say, suggestions }: Thought, { engine, now }: Scene): Pick<Unit, 'turns'> {
  const content: readonly Part[] = say?.parts ?? suggestions.slice(0, 1).map(({ text }) => ({ kind: 'text', text }));
  if (content.length === 0) return {};
  return {
    turns: [{ author: { kind: 'bot', decision, knowledge: engine.book.version }, content, at: now, private: true }],
  };
}

function marked(say: Say, language: string, scene: Scene): Say {
  const mark = scene.engine.phrase('assistant_mark', language, seedOf(scene)).trim();
  const first = say.parts.findIndex(({ kind }) => kind === 'text');
  const part = say.parts[first];
  if (mark === '' || part?.kind !== 'text')
    return mark === '' ? say : { ...say, parts: [{ kind: 'text', text: mark }, ...say.parts] };
  if (part.text.startsWith(mark)) return say;
  return {
    ...say,
    parts: say.parts.with(first, { ...part, text: `${mark}${/[\]】)]$/u.test(mark) ? '' : ' '}${part.text}` }),
  };
}

/** What the customer wrote, then what the house adds, on every desk that shows the case. */
function postsToThreads(
  { snapshot, unread, engine, showing, now }: Scene,
  more: DeskPost[],
  { threads }: PlanTools,
): NewDelivery[] {
  const { mode } = snapshot.conversation;
  if (mode.kind !== 'waiting' && mode.kind !== 'agent') return [];
  return threads.posts(mode.handoff, showing, [...postsOfCustomer(unread, deskLanguageOf(engine)), ...more], now);
}

function factsFound({ dialogue }: Thought): Brief['facts'] {
  return Object.assign({}, dialogue.slots, ...dialogue.flows.map(({ slots }) => slots));
}

/** A pause that is over, or a closed session, ends with the customer's next message. */
function backToBot({ snapshot, now }: Scene): { mode?: Mode } {
  const { mode } = snapshot.conversation;
  const over = mode.kind === 'closed' || (mode.kind === 'paused' && mode.until <= now);
  return over ? { mode: { kind: 'bot' } } : {};
}

function heardOf({ unread }: Scene): { heardAt?: Timestamp } {
  const last = unread.at(-1);
  return last ? { heardAt: last.at } : {};
}

/** The same turn always picks the same wordings, however often it is decided. */
export function seedOf({ snapshot, unread }: Pick<Scene, 'snapshot' | 'unread'>): string {
  return `${snapshot.conversation.id}:${unread.at(-1)?.seq ?? 0}`;
}
