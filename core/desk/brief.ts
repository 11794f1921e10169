// What the agent reads first, so that the customer never repeats himself. Pure.

import type { Suggestion } from '../engine/face.ts';
import type { Brief, Dialogue, Entity, HandoffReason, Mood, Turn } from '../model/index.ts';
import type { Snapshot } from '../ports/index.ts';
import { transcriptOf } from './transcript.ts';

export type BriefFacts = {
  readonly reason: HandoffReason;
  readonly skill?: string;
  readonly topic?: string;
  readonly language: string;
  readonly mood?: Mood;
  readonly entities?: readonly Entity[];
  readonly dialogue: Dialogue;
  readonly suggestions?: readonly Suggestion[];
  /** The language agents read. */
  readonly deskLanguage: string;
  /** Newest last; more than the snapshot's own, where they were asked for. */
  readonly turns: readonly Turn[];
};

/** Turns a brief shows. */
export const briefTurns = 10;

export function briefOf({ conversation, customer }: Snapshot, facts: BriefFacts): Omit<Brief, 'number'> {
  const topic = facts.topic ?? facts.dialogue.topic;
  return {
    reason: facts.reason,
    ...(facts.skill !== undefined && { skill: facts.skill }),
    customer: {
      id: customer.id,
      ...(customer.displayName !== undefined && { name: customer.displayName }),
      address: conversation.address,
    },
    language: facts.language,
    ...(facts.mood && { mood: facts.mood }),
    ...(topic !== undefined && { topic }),
    entities: facts.entities ?? [],
    facts: factsOf(facts.dialogue),
    transcript: transcriptOf(facts.turns, facts.deskLanguage, briefTurns),
    suggestions: facts.suggestions ?? [],
  };
}

/** All that was collected; what an inner flow asked last wins. */
export function factsOf({ slots, flows, product }: Dialogue): Readonly<Record<string, string>> {
  return Object.assign({}, product === undefined ? {} : { product }, slots, ...flows.map((flow) => flow.slots));
}
