// An act's surroundings, and the words it says: to the customer, on the other desks, in a state line.

import type { Engine } from '../engine/face.ts';
import type { PhraseKey } from '../knowledge/schema.ts';
import type { AgentId, DeskEvent, DeskPost, Handoff, Part, ReplyAuthor, Timestamp, Turn } from '../model/index.ts';
import type { NewDelivery, NewTurn, People, Snapshot } from '../ports/index.ts';
import { deskLanguageOf, languageOf } from './case.ts';
import type { ThreadWriter } from './threads.ts';
import type { Voice } from './voice.ts';
import { deskWord } from './words.ts';

export type ActScene = {
  readonly event: DeskEvent & { readonly by: { readonly agent: AgentId } };
  readonly handoff: Handoff;
  readonly snapshot: Snapshot;
  readonly engine: Engine;
  readonly people: People;
  readonly now: Timestamp;
  /** Desks that show the case. */
  readonly showing: readonly string[];
  /** Desks a transfer would add. */
  readonly further: readonly string[];
  /** Newest last, for the brief of a desk that joins now. */
  readonly turns: readonly Turn[];
  /** What an edit changes, and under which platform ids the customer has it. */
  readonly original?: { readonly turn: Turn; readonly platformIds: readonly string[] };
  readonly voice: Voice;
  readonly threads: ThreadWriter;
};

export function tellCustomer(
  key: PhraseKey,
  values: Readonly<Record<string, string>>,
  scene: ActScene,
  posts: readonly DeskPost[],
): { turns: NewTurn[]; deliveries: NewDelivery[] } {
  const { snapshot, engine, event, handoff, now, showing, threads } = scene;
  const parts = textParts(engine.phrase(key, languageOf(snapshot, engine), event.id, values));
  return {
    turns: [{ author: { kind: 'system', what: key }, content: parts, at: now }],
    deliveries: [...toCustomer({ kind: 'system' }, parts, scene), ...threads.posts(handoff.id, showing, posts, now)],
  };
}

export function toCustomer(
  author: ReplyAuthor,
  parts: readonly Part[],
  { snapshot, voice, now }: ActScene,
  edits?: readonly string[],
): readonly NewDelivery[] {
  const heard = snapshot.recent.findLast((turn) => turn.author.kind === 'customer')?.at;
  const words = {
    author,
    parts,
    shows: { turn: 0 },
    ...(heard !== undefined && { heardAt: heard }),
    ...(edits && { edits }),
  };
  return voice.speak(snapshot.conversation.address, words, now).deliveries;
}

export function onOtherDesks(
  posts: readonly DeskPost[],
  { event, handoff, showing, threads, now }: ActScene,
): NewDelivery[] {
  return threads.posts(
    handoff.id,
    showing.filter((desk) => desk !== event.desk),
    posts,
    now,
  );
}

export function stateLine(
  key: 'claimed' | 'transferred',
  values: Readonly<Record<string, string>>,
  { engine }: ActScene,
): DeskPost {
  return { kind: 'state', text: deskWord(key, deskLanguageOf(engine), values) };
}

export function authorOf({ event, people }: ActScene): Extract<Turn['author'], { kind: 'agent' }> {
  const { agent } = event.by;
  return { kind: 'agent', agent, name: nameOf(agent, { event, people }), event: event.id };
}

export function replyAuthor({ event, people }: ActScene): ReplyAuthor {
  const { agent } = event.by;
  return { kind: 'agent', agent, name: nameOf(agent, { event, people }) };
}

export function nameOf(agent: AgentId, { event, people }: Pick<ActScene, 'event' | 'people'>): string {
  return people.byId(agent)?.name ?? event.by.name ?? agent;
}

export function textParts(text: string): Part[] {
  return [{ kind: 'text', text }];
}
