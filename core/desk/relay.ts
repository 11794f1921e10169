// Where agents' acts arrive: each is one guarded write with its event key, and never waits in the customer's lane.

import type { Engine } from '../engine/face.ts';
import type {
  AgentId,
  ConversationId,
  DeskActor,
  DeskEvent,
  DeskOutcome,
  EventKey,
  Handoff,
  HandoffId,
  Turn,
} from '../model/index.ts';
import type {
  Clock,
  CommitResult,
  DeskInlet,
  IdSource,
  Log,
  Metrics,
  People,
  Snapshot,
  Store,
  Unit,
} from '../ports/index.ts';
import type { Refused } from './act-guards.ts';
import type { ActScene } from './act-scene.ts';
import { planAct } from './acts.ts';
import { briefOf, briefTurns } from './brief.ts';
import { deskLanguageOf, desksFor, dueUnanswered, languageOf } from './case.ts';
import { isOpen } from './handoff.ts';
import type { DeskSkills, Wanted } from './routing.ts';
import { Suggestions } from './suggestions.ts';
import type { Openings, ThreadWriter } from './threads.ts';
import { transcriptOf } from './transcript.ts';
import type { Voice } from './voice.ts';

export type RelayParts = {
  readonly shop: Handoff['shop'];
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly people: People;
  readonly desks: readonly DeskSkills[];
  readonly openings: Openings;
  readonly voice: Voice;
  readonly threads: ThreadWriter;
  engine(): Engine;
  commit(unit: Unit): Promise<CommitResult>;
  /** A running decision of this conversation is worthless now. */
  interrupt(conversation: ConversationId): void;
};

/** More lost races than this in a row is a fault that is shown. */
const maxConflicts = 20;
/** How far back an edit finds what it changes. */
const editReach = 200;
type AgentEvent = ActScene['event'];

export function openRelay(parts: RelayParts): DeskInlet {
  const { store } = parts;
  const suggestions = new Suggestions(store, () => parts.engine());
  return {
    handle: (event) => handle(event, parts),
    find: (handoff) => store.findHandoff(handoff),
    async caseOf(desk, thread) {
      const handoff = await store.handoffByThread(desk, thread);
      // A ticket is found too: an agent may still take it up.
      return handoff && (isOpen(handoff) || handoff.state.kind === 'left_message') ? handoff : undefined;
    },
    suggest: (handoff, desk) => suggestions.show(handoff, desk),
    suggested: (handoff, desk, which) => suggestions.chosen(handoff, desk, which),
    takeOver: (conversation, by, desk, event) => takeOver(conversation, by, desk, event, parts),
  };
}

async function handle(event: DeskEvent, parts: RelayParts): Promise<DeskOutcome> {
  if (event.kind === 'thread_gone') return threadGone(event, parts);
  if (!isByAgent(event)) return { status: 'refused', code: 'not_an_agent' };
  for (let conflicts = 0; conflicts < maxConflicts; conflicts++) {
    const scene = await sceneOf(event, parts);
    if (!scene) return { status: 'refused', code: 'no_such_case' };
    const act = planAct(scene);
    if (!('write' in act)) return act.status === 'refused' ? repeatedOr(act, scene, parts) : act;
    const result = await parts.commit(act.write);
    if (result.status === 'already seen') return result;
    if (result.status === 'committed') {
      parts.metrics.count('desk_acts_total', { act: event.kind });
      // Whoever owns it now must get what is unread at once; and a decision made for the old owner is void.
      if (act.write.mode) parts.interrupt(scene.snapshot.conversation.id);
      return { status: 'done' };
    }
    parts.metrics.count('conflicts_total', { where: 'desk' });
  }
  throw new Error(`${maxConflicts} conflicts in a row for the act ${event.id}`);
}

const isByAgent = (event: DeskEvent): event is AgentEvent => event.by.agent !== undefined;

async function sceneOf(event: AgentEvent, parts: RelayParts): Promise<ActScene | undefined> {
  const { store, clock, people, openings, voice, threads } = parts;
  const handoff = await store.findHandoff(event.handoff);
  const snapshot = handoff && (await store.load(handoff.conversation, briefTurns));
  if (!snapshot) return undefined;
  const engine = parts.engine();
  const showing = openings.showing(handoff);
  const original =
    event.kind === 'edited' || event.kind === 'recalled' ? await originalOf(event.of, snapshot, store) : undefined;
  const further = event.kind === 'transferred' ? await furtherDesks(event.to, snapshot, showing, parts) : [];
  return {
    event,
    handoff,
    snapshot,
    engine,
    people,
    now: clock.now(),
    showing,
    further,
    turns: snapshot.recent,
    ...(original && { original }),
    voice,
    threads,
  };
}

/** The agent's turn that came by this event, with the ids under which the customer has it. */
async function originalOf(of: EventKey, { conversation }: Snapshot, store: Store): Promise<ActScene['original']> {
  const turns = await store.turns(conversation.id, undefined, editReach);
  const turn = turns.findLast(({ author }: Turn) => author.kind === 'agent' && author.event === of);
  if (!turn) return undefined;
  const deliveries = await store.deliveriesOf(conversation.id, turn.seq);
  const platformIds = deliveries.flatMap(({ turn: shown, kind, state }) =>
    shown === turn.seq && kind === 'reply' && state.kind === 'sent' ? state.platformIds : [],
  );
  return { turn, platformIds };
}

async function furtherDesks(
  to: string,
  snapshot: Snapshot,
  showing: readonly string[],
  { store, shop, desks, people, engine }: RelayParts,
): Promise<readonly string[]> {
  if (to === 'everyone') return desks.map(({ id }) => id).filter((id) => !showing.includes(id));
  const mind = engine();
  const language = languageOf(snapshot, mind);
  const wanted: Wanted = people.byId(to) ? { language, agent: to } : { language, skill: to };
  return desksFor(wanted, desks, people, await store.queue(shop), mind).filter((id) => !showing.includes(id));
}

/**
 * A repeat of an act that was done is `already seen`, even if it would be refused now. The unit guards against every
 * state, so the store writes nothing and only says whether it knows the key.
 */
async function repeatedOr(
  outcome: Refused,
  { event, handoff, snapshot }: ActScene,
  parts: RelayParts,
): Promise<DeskOutcome> {
  const probe = await parts.store.commit(
    { conversation: snapshot.conversation.id, event: event.id, handoff: { id: handoff.id, from: [] } },
    parts.clock.now(),
  );
  return probe.status === 'already seen' ? probe : outcome;
}

/** The platform lost a thread of an open case: a new one is opened, with the last lines on top. */
async function threadGone(event: DeskEvent, parts: RelayParts): Promise<DeskOutcome> {
  const { store, clock, threads } = parts;
  for (let conflicts = 0; conflicts < maxConflicts; conflicts++) {
    const handoff = await store.findHandoff(event.handoff);
    const snapshot = handoff && (await store.load(handoff.conversation, briefTurns));
    if (!snapshot) return { status: 'refused', code: 'no_such_case' };
    await store.setThread(handoff.id, event.desk, undefined, clock.now());
    if (!isOpen(handoff)) return { status: 'done' };
    const brief = { ...handoff.brief, transcript: transcriptOf(snapshot.recent, deskLanguageOf(parts.engine())) };
    const { id, version, mode } = snapshot.conversation;
    const result = await parts.commit({
      conversation: id,
      version,
      event: event.id,
      // Written again to raise the version: a decision under way must learn of the desk that joins.
      mode,
      deliveries: [threads.opening({ handoff: handoff.id, desk: event.desk, brief }, clock.now())],
    });
    if (result.status !== 'conflict') return result.status === 'committed' ? { status: 'done' } : result;
  }
  throw new Error(`${maxConflicts} conflicts in a row for the lost thread ${event.id}`);
}

/** An agent takes a conversation the bot is serving: a case is made and claimed in one write. */
async function takeOver(
  conversation: ConversationId,
  by: DeskActor,
  desk: string,
  event: EventKey,
  parts: RelayParts,
): Promise<DeskOutcome & { handoff?: HandoffId }> {
  const { agent } = by;
  if (agent === undefined) return { status: 'refused', code: 'not_an_agent' };
  for (let conflicts = 0; conflicts < maxConflicts; conflicts++) {
    const snapshot = await parts.store.load(conversation, briefTurns);
    if (!snapshot) return { status: 'refused', code: 'no_such_case' };
    const { handoff } = snapshot;
    if (handoff) {
      const at = parts.clock.now();
      const outcome = await handle({ id: event, desk, handoff: handoff.id, by, at, kind: 'claimed' }, parts);
      return { ...outcome, handoff: handoff.id };
    }
    const id = parts.ids.next<HandoffId>();
    const result = await parts.commit(takeOverUnit(snapshot, id, { agent, by, desk, event }, parts));
    if (result.status === 'already seen') return { status: 'already seen' };
    if (result.status === 'committed') {
      parts.interrupt(conversation);
      return { status: 'done', handoff: id };
    }
  }
  throw new Error(`${maxConflicts} conflicts in a row taking over ${conversation}`);
}

function takeOverUnit(
  snapshot: Snapshot,
  id: HandoffId,
  who: { agent: AgentId; by: DeskActor; desk: string; event: EventKey },
  { people, clock, voice, threads, desks, ...parts }: RelayParts,
): Unit {
  const { conversation } = snapshot;
  const now = clock.now();
  const engine = parts.engine();
  const language = languageOf(snapshot, engine);
  const name = people.byId(who.agent)?.name ?? who.by.name ?? who.agent;
  const brief = briefOf(snapshot, {
    reason: 'taken_over',
    language,
    dialogue: conversation.dialogue,
    deskLanguage: deskLanguageOf(engine),
    turns: snapshot.recent,
  });
  const text = engine.phrase('agent_joined', language, who.event, { agent: name });
  const words = { author: { kind: 'system' as const }, parts: [{ kind: 'text' as const, text }], shows: { turn: 0 } };
  return {
    conversation: conversation.id,
    version: conversation.version,
    event: who.event,
    openHandoff: { id, reason: 'taken_over', brief },
    handoff: { id, from: ['requested'], to: { kind: 'claimed', agent: who.agent }, due: dueUnanswered(now, engine) },
    mode: { kind: 'agent', handoff: id, agent: who.agent },
    withdrawBot: { why: `taken over by ${name}` },
    turns: [{ author: { kind: 'system', what: 'agent_joined' }, content: words.parts, at: now }],
    deliveries: [
      ...voice.speak(conversation.address, words, now).deliveries,
      ...(desks.some((each) => each.id === who.desk)
        ? [threads.opening({ handoff: id, desk: who.desk, brief: { ...brief, number: 0 } }, now)]
        : []),
    ],
  };
}
