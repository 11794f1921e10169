// Nobody is left waiting in silence: what each timer of a hand-off does. Pure but for the ids it draws.

import type { Engine } from '../engine/face.ts';
import type { PhraseKey } from '../knowledge/schema.ts';
import type { Brief, DeskPost, Handoff, HandoffStage, Mode, Part, Timestamp } from '../model/index.ts';
import { later } from '../model/index.ts';
import type { NewDelivery, NewTurn, People, Snapshot, Unit } from '../ports/index.ts';
import { type Due, deskLanguageOf, dueAt, languageOf, systemPost, waitingMode } from './case.ts';
import { fromStates } from './handoff.ts';
import type { ThreadWriter } from './threads.ts';
import { transcriptOf } from './transcript.ts';
import type { Voice } from './voice.ts';
import { deskWord } from './words.ts';

export type WaitScene = {
  readonly handoff: Handoff;
  readonly due: Due;
  readonly snapshot: Snapshot;
  readonly engine: Engine;
  readonly people: People;
  readonly now: Timestamp;
  /** How many customers wait before this one. */
  readonly before: number;
  readonly showing: readonly string[];
  readonly desks: readonly string[];
  readonly voice: Voice;
  readonly threads: ThreadWriter;
};

/** What a due timer causes. For a case that went on without it, only the end of the timer. */
export function planWait(scene: WaitScene): Unit {
  const { handoff, due } = scene;
  const { state } = handoff;
  switch (state.kind) {
    case 'claimed':
      return due.stage === 'unanswered' || due.stage === 'notice' ? remind(scene) : release(scene, state.agent);
    case 'requested':
    case 'offered':
    case 'open_failed':
    case 'transferred':
      return waiting(scene);
    case 'returned_to_bot':
    case 'resolved':
    case 'cancelled':
    case 'left_message':
    case 'expired':
      return timer(scene, null);
    default:
      return state satisfies never;
  }
}

function waiting(scene: WaitScene): Unit {
  const early = cameEarly(scene);
  if (early) return timer(scene, early);
  switch (scene.due.stage) {
    case 'notice':
    case 'unanswered':
      return notice(scene);
    case 'reroute':
      return reroute(scene);
    case 'ticket':
      return leaveMessage(scene);
    default:
      return scene.due.stage satisfies never;
  }
}

/** When the wait began: the mode says it, also after a transfer. */
function sinceOf({ snapshot, handoff }: WaitScene): Timestamp {
  const { mode } = snapshot.conversation;
  return mode.kind === 'waiting' ? mode.since : handoff.openedAt;
}

/** A failed desk hurries its timer; if another desk has opened a thread meanwhile, there is no hurry any more. */
function cameEarly(scene: WaitScene): Due | undefined {
  const { due, handoff, engine, now } = scene;
  if (handoff.state.kind === 'open_failed' || due.stage === 'unanswered' || scene.showing.length === 0)
    return undefined;
  const planned = dueAt(due.stage, sinceOf(scene), engine);
  return planned.at > now ? planned : undefined;
}

/** He is told his place in the queue. */
function notice(scene: WaitScene): Unit {
  const told = tell('waiting_notice', { position: String(scene.before + 1) }, scene);
  return { ...timer(scene, dueAt('reroute', sinceOf(scene), scene.engine)), ...told };
}

/** Every desk is asked. The version rises, so that a decision under way learns of the desks that join. */
function reroute(scene: WaitScene): Unit {
  const { engine, snapshot } = scene;
  const told = tell('rerouted', {}, scene);
  return {
    ...timer(scene, dueAt('ticket', sinceOf(scene), engine)),
    version: snapshot.conversation.version,
    mode: snapshot.conversation.mode,
    turns: told.turns,
    deliveries: [...told.deliveries, ...everyDesk(scene, deskWord('rerouted', deskLanguageOf(engine)))],
  };
}

/** He leaves a message with a number. The threads stay: whoever finds the ticket can still claim it. */
function leaveMessage(scene: WaitScene): Unit {
  const { handoff, engine, snapshot, showing, threads, now } = scene;
  const { dialogue, version, id } = snapshot.conversation;
  const told = tell('left_message', { ticket: '{{ticket}}' }, scene);
  const line = deskWord('left_message', deskLanguageOf(engine), { ticket: '{{ticket}}' });
  const bot: Mode = { kind: 'bot' };
  return {
    conversation: id,
    version,
    handoff: {
      id: handoff.id,
      from: fromStates('message_left'),
      to: { kind: 'left_message', ticket: '' },
      ticket: true,
      due: null,
    },
    mode: bot,
    dialogue: { ...dialogue, misses: 0, flows: [] },
    turns: told.turns,
    deliveries: [...told.deliveries, ...threads.posts(handoff.id, showing, [stateOf(line)], now)],
  };
}

/** Claimed, and the customer hears nothing: he is told once, and so is the agent. */
function remind(scene: WaitScene): Unit {
  const { handoff, due, engine, now, showing, threads } = scene;
  const { notice, reroute } = engine.book.routing.waitMinutes;
  const line = deskWord('unanswered', deskLanguageOf(engine), { minutes: String(Math.max(1, Math.round(notice))) });
  const told = tell('waiting', {}, scene);
  const next: Due = { stage: 'reroute', at: later(due.at, Math.max(0, reroute - notice) * 60_000) };
  return {
    ...timer(scene, next),
    turns: told.turns,
    deliveries: [...told.deliveries, ...threads.posts(handoff.id, showing, [systemPost(line, now)], now)],
  };
}

/** Still nothing: the case is open to everyone again, and the wait goes on where it stood. */
function release(scene: WaitScene, agent: string): Unit {
  const { handoff, engine, snapshot, people, now } = scene;
  const { waitMinutes } = engine.book.routing;
  const name = people.byId(agent)?.name ?? agent;
  const told = tell('rerouted', {}, scene);
  const since = later(now, -waitMinutes.reroute * 60_000);
  return {
    conversation: snapshot.conversation.id,
    version: snapshot.conversation.version,
    handoff: {
      id: handoff.id,
      from: fromStates('released'),
      to: { kind: 'transferred', to: 'everyone' },
      due: dueAt('ticket', since, engine),
    },
    mode: waitingMode(handoff.id, since),
    turns: told.turns,
    deliveries: [...told.deliveries, ...everyDesk(scene, deskWord('released', deskLanguageOf(engine), { name }))],
  };
}

/** A line on the desks that show the case, and a thread on those that do not. */
function everyDesk(
  { handoff, showing, desks, snapshot, engine, threads, now }: WaitScene,
  line: string,
): NewDelivery[] {
  const brief: Brief = { ...handoff.brief, transcript: transcriptOf(snapshot.recent, deskLanguageOf(engine)) };
  return [
    ...threads.posts(handoff.id, showing, [stateOf(line)], now),
    ...desks
      .filter((desk) => !showing.includes(desk))
      .map((desk) => threads.opening({ handoff: handoff.id, desk, brief }, now)),
  ];
}

const stateOf = (text: string): DeskPost => ({ kind: 'state', text });

/** Changes nothing but when this case is looked at again. */
function timer({ handoff, snapshot }: WaitScene, due: Due | null): Unit & { handoff: NonNullable<Unit['handoff']> } {
  return {
    conversation: snapshot.conversation.id,
    handoff: { id: handoff.id, from: [handoff.state.kind], due },
  };
}

function tell(
  key: PhraseKey,
  values: Readonly<Record<string, string>>,
  { snapshot, handoff, due, engine, voice, now }: WaitScene,
): { turns: NewTurn[]; deliveries: readonly NewDelivery[] } {
  const seed = `${handoff.id}:${due.stage satisfies HandoffStage}`;
  const parts: Part[] = [{ kind: 'text', text: engine.phrase(key, languageOf(snapshot, engine), seed, values) }];
  const words = { author: { kind: 'system' as const }, parts, shows: { turn: 0 } };
  return {
    turns: [{ author: { kind: 'system', what: key }, content: parts, at: now }],
    deliveries: voice.speak(snapshot.conversation.address, words, now).deliveries,
  };
}
