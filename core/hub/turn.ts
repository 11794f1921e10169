// One turn: load, decide, commit under the version; or again. Bounded on every side, so that no message stops the hub.

import { briefTurns } from '../desk/brief.ts';
import { desksFor, languageOf, waitingBefore } from '../desk/case.ts';
import type { Openings } from '../desk/threads.ts';
import { deskWord } from '../desk/words.ts';
import type { Circumstances, Thought } from '../engine/face.ts';
import type { ConversationId, Decision, LookUpAnswer, LookUpQuestion, Turn } from '../model/index.ts';
import { Refusal } from '../model/index.ts';
import type { Clock, CommitResult, DeskAdapter, Log, Metrics, People, Snapshot, Store, Unit } from '../ports/index.ts';
import type { HubParts, HubSettings, Mind } from './face.ts';
import type { Interruptible } from './lanes.ts';
import type { MediaFetcher } from './media.ts';
import {
  botUnit,
  handOffUnit,
  type PlanTools,
  relayUnit,
  type Scene,
  seedOf,
  silentUnit,
  waitingUnit,
} from './plan.ts';
import type { Turnstile } from './turnstile.ts';
import type { Channels } from './voice.ts';

/** Turns a snapshot brings beside the unread ones: what an engine looks back on. */
const recentTurns = 4;
/** The store hands over at most so many unread turns at once. */
const unreadAtOnce = 200;
const maxConflicts = 20;
const maxFailures = 3;
/** Look-ups one turn may ask for, one after the other. */
const maxLookUps = 3;

export type TurnParts = {
  readonly shop: HubParts['shop'];
  readonly store: Store;
  readonly mind: Mind;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly people: People;
  readonly desks: ReadonlyMap<string, DeskAdapter>;
  readonly channels: Channels;
  readonly openings: Openings;
  readonly media: MediaFetcher;
  readonly turnstile: Turnstile;
  readonly tools: PlanTools;
  readonly settings: Pick<HubSettings, 'lookUpMs'>;
  readonly lookUp: HubParts['lookUp'];
  commit(unit: Unit): Promise<CommitResult>;
};

/**
 * Takes the conversation's next turn. Throws what the store or the engine threw, for the lane to try again; the third
 * time a turn itself fails, its customer is handed to a person instead.
 */
export async function takeTurn(
  id: ConversationId,
  interruptible: Interruptible,
  parts: TurnParts,
): Promise<'done' | 'again'> {
  try {
    return await decideAndCommit(id, interruptible, parts);
  } catch (error) {
    // The store is full, busy or closed: that is no fault of this turn's.
    if (error instanceof Refusal && error.status >= 500) throw error;
    parts.metrics.count('turn_failures_total');
    const failures = await parts.store.failed(id, parts.clock.now());
    if (failures < maxFailures) throw error;
    parts.log.error({ conversation: id, failures, err: error }, 'a turn failed for good: a person is called');
    return 'again';
  }
}

async function decideAndCommit(
  id: ConversationId,
  interruptible: Interruptible,
  parts: TurnParts,
): Promise<'done' | 'again'> {
  for (let conflicts = 0; conflicts < maxConflicts; conflicts++) {
    const snapshot = await parts.store.load(id, recentTurns);
    if (!snapshot || snapshot.unread.length === 0) return 'done';
    const outcome = await answer(snapshot, interruptible, parts);
    if (outcome === 'interrupted') return 'again';
    if (outcome === 'committed') return snapshot.unread.length < unreadAtOnce ? 'done' : 'again';
    parts.metrics.count('conflicts_total', { where: 'turn' });
  }
  throw new Error(`${maxConflicts} conflicts in a row: something keeps changing this conversation`);
}

type Outcome = 'committed' | 'conflict' | 'interrupted';

async function answer(snapshot: Snapshot, interruptible: Interruptible, parts: TurnParts): Promise<Outcome> {
  const { media, clock, mind, metrics } = parts;
  const fetched = await media.complete(snapshot, interruptible);
  if (fetched === 'interrupted') return 'interrupted';
  await parts.turnstile.pass();
  if (interruptible.aborted) return 'interrupted';
  const scene: Scene = {
    snapshot: fetched === snapshot.unread ? snapshot : { ...snapshot, unread: fetched },
    unread: fetched,
    engine: mind.current(),
    now: clock.now(),
    showing: snapshot.handoff ? parts.openings.showing(snapshot.handoff) : [],
  };
  const unit = await unitFor(scene, interruptible, parts);
  if (typeof unit === 'string') return unit;
  const result = await parts.commit(unit.write);
  if (result.status !== 'committed') return 'conflict';
  metrics.count('turns_total', { act: unit.act });
  const last = fetched.at(-1);
  if (last) metrics.observe('answer_seconds', Math.max(0, clock.now() - last.at) / 1000);
  return 'committed';
}

type Planned = { readonly write: Unit; readonly act: Decision['kind'] } | 'interrupted' | 'conflict';

async function unitFor(scene: Scene, interruptible: Interruptible, parts: TurnParts): Promise<Planned> {
  const { snapshot, unread, now } = scene;
  const { mode } = snapshot.conversation;
  const { tools } = parts;
  if (snapshot.failures >= maxFailures) return { write: await faultUnit(scene, parts), act: 'hand_off' };
  if (mode.kind === 'agent') return { write: relayUnit(scene, tools), act: 'relay' };
  if (mode.kind === 'paused' && now < mode.until) return { write: silentUnit(scene), act: 'stay_silent' };

  // An edit that came after its answer is for people only.
  const asked = unread.filter(({ amends }) => amends === undefined);
  if (asked.length === 0)
    return mode.kind === 'waiting'
      ? { write: relayUnit(scene, tools), act: 'relay' }
      : { write: silentUnit(scene), act: 'stay_silent' };
  const heard: Scene = asked.length === unread.length ? scene : { ...scene, snapshot: { ...snapshot, unread: asked } };
  const opinion = await secondOpinion(heard.snapshot, interruptible, parts);
  if (opinion === 'interrupted') return 'interrupted';
  const considered: Scene = opinion ? { ...heard, opinion } : heard;
  return mode.kind === 'waiting'
    ? whileWaiting(considered, interruptible, parts)
    : byBot(considered, interruptible, parts);
}

async function byBot(scene: Scene, interruptible: Interruptible, parts: TurnParts): Promise<Planned> {
  const thought = await think(scene, interruptible, parts);
  if (thought === 'interrupted') return thought;
  const { decision } = thought;
  if (decision.kind !== 'hand_off') return { write: botUnit(thought, scene, parts.tools), act: decision.kind };
  return { write: await handOff(thought, decision, scene, parts), act: 'hand_off' };
}

/** The threads get the words at once; an answer that needs a look-up follows when it is there. */
async function whileWaiting(scene: Scene, interruptible: Interruptible, parts: TurnParts): Promise<Planned> {
  const first = scene.engine.decide(scene.snapshot, circumstancesOf(scene, parts));
  if (first.decision.kind !== 'look_up') {
    const acknowledge = first.decision.kind === 'relay' && !(await wasAcknowledged(scene, parts));
    return { write: waitingUnit(first, scene, parts.tools, acknowledge), act: first.decision.kind };
  }
  const relayed = await parts.commit(relayUnit(scene, parts.tools));
  if (relayed.status !== 'committed') return 'conflict';
  const thought = await think(scene, interruptible, parts, first);
  if (thought === 'interrupted') return thought;
  return { write: waitingUnit(thought, { ...scene, unread: [] }, parts.tools, false), act: thought.decision.kind };
}

/** Lines looked back over for an earlier word that his messages are noted. */
const acknowledgementReach = 50;

/** Once a wait is enough. */
async function wasAcknowledged({ snapshot }: Scene, { store }: TurnParts): Promise<boolean> {
  const { id, mode } = snapshot.conversation;
  if (mode.kind !== 'waiting') return true;
  const turns = await store.turns(id, undefined, acknowledgementReach);
  return turns.some(({ at, author }) => at >= mode.since && author.kind === 'bot' && author.decision.kind === 'relay');
}

/** Decides, asks the shop's systems where the engine wants it, and decides again with their answer. */
async function think(
  scene: Scene,
  interruptible: Interruptible,
  parts: TurnParts,
  first?: Thought,
): Promise<Thought | 'interrupted'> {
  const { engine, snapshot } = scene;
  const circumstances = circumstancesOf(scene, parts);
  let thought = first ?? engine.decide(snapshot, circumstances);
  for (let asked = 0; thought.decision.kind === 'look_up'; asked++) {
    if (asked === maxLookUps) throw new Error(`a turn asked for more than ${maxLookUps} look-ups`);
    const { question } = thought.decision;
    showTyping(snapshot, parts);
    const found = await lookUp(question, interruptible, parts);
    if (found === 'interrupted') return found;
    thought = engine.decide(snapshot, {
      ...circumstances,
      now: parts.clock.now(),
      looked: { question, answer: found },
    });
  }
  return thought;
}

async function handOff(
  thought: Thought,
  decision: Extract<Decision, { kind: 'hand_off' }>,
  scene: Scene,
  parts: TurnParts,
): Promise<Unit> {
  const { snapshot, engine } = scene;
  const { id } = snapshot.conversation;
  const [open, turns] = await Promise.all([
    parts.store.queue(parts.shop),
    parts.store.turns(id, undefined, briefTurns),
  ]);
  // Said again now that the place in the queue is known; nothing else may differ.
  const again = engine.decide(snapshot, { ...circumstancesOf(scene, parts), position: waitingBefore(open) + 1 });
  const say = again.decision.kind === 'hand_off' ? again.say : thought.say;
  const language = languageOf(
    { ...snapshot, conversation: { ...snapshot.conversation, dialogue: thought.dialogue } },
    engine,
  );
  const wanted = { language, ...(decision.skill !== undefined && { skill: decision.skill }) };
  const desks = desksFor(wanted, [...parts.desks.values()], parts.people, open, engine);
  const { dialogue, suggestions, understanding } = thought;
  return handOffUnit(
    { dialogue, suggestions, understanding, ...(say && { say }) },
    decision,
    { ...scene, desks, turns },
    parts.tools,
  );
}

/** The turn threw again and again: a person gets the words, whatever the engine makes of them. */
async function faultUnit(scene: Scene, parts: TurnParts): Promise<Unit> {
  const { snapshot, engine } = scene;
  const { conversation } = snapshot;
  if (conversation.mode.kind === 'waiting') return relayUnit(scene, parts.tools);
  const language = languageOf(snapshot, engine);
  const open = await parts.store.queue(parts.shop);
  const desks = desksFor({ language }, [...parts.desks.values()], parts.people, open, engine);
  const turns: readonly Turn[] = await parts.store.turns(conversation.id, undefined, briefTurns);
  const note = `the turn failed ${snapshot.failures} times`;
  return handOffUnit(
    {
      dialogue: conversation.dialogue,
      suggestions: [],
      say: { parts: [{ kind: 'text', text: deskWord('fault', language) }], choices: [] },
    },
    { kind: 'hand_off', reason: 'fault', why: { language: 'unknown', normalised: '', note } },
    { ...scene, desks, turns },
    parts.tools,
  );
}

function circumstancesOf(scene: Scene, { lookUp: port }: TurnParts): Circumstances {
  return {
    now: scene.now,
    seed: seedOf(scene),
    lookUps: port ? ['orders'] : [],
    ...(scene.opinion && { opinion: scene.opinion }),
  };
}

/** Asked once a turn, before the first decision; the scorer itself keeps its time limit. */
async function secondOpinion(
  snapshot: Snapshot,
  interruptible: Interruptible,
  { mind }: TurnParts,
): Promise<Circumstances['opinion'] | 'interrupted'> {
  if (!mind.consider) return undefined;
  const opinion = await mind.consider(snapshot, interruptible.signal);
  return interruptible.aborted ? 'interrupted' : opinion;
}

/** Never rejects: what went wrong is an answer too. */
async function lookUp(
  question: LookUpQuestion,
  interruptible: Interruptible,
  { lookUp: port, clock, settings, log }: TurnParts,
): Promise<LookUpAnswer | 'interrupted'> {
  if (!port) return { status: 'failed', why: 'not_configured' };
  const over = new AbortController();
  const { signal } = interruptible;
  const interrupted = new Promise<'interrupted'>((resolve) => {
    if (signal.aborted) resolve('interrupted');
    signal.addEventListener('abort', () => resolve('interrupted'), { once: true, signal: over.signal });
  });
  const late = clock
    .sleep(settings.lookUpMs, over.signal)
    .then((): LookUpAnswer => ({ status: 'failed', why: 'timeout' }));
  const found = port(question, AbortSignal.any([signal, over.signal])).catch((error: unknown): LookUpAnswer => {
    if (!over.signal.aborted) log.warn({ port: question.port, err: error }, 'a look-up failed');
    return { status: 'failed', why: 'error' };
  });
  try {
    return await Promise.race([interrupted, found, late]);
  } finally {
    over.abort();
  }
}

function showTyping({ conversation }: Snapshot, { channels }: TurnParts): void {
  const channel = channels.of(conversation.address);
  if (channel?.capabilities.typing) channel.typing?.(conversation.address);
}
