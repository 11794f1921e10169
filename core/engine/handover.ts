// Fetching a person: why, for which skill, and what the customer is told meanwhile.

import type { HandoffReason, Match } from '../model/index.ts';
import { peopleAnswer } from './calendar.ts';
import type { Plan, Saying, Scene } from './plan.ts';

export type Handover = {
  readonly reason: HandoffReason;
  readonly skill?: string | undefined;
  readonly topic?: string | undefined;
  readonly why: Plan['why'];
  /** Said before the notice that a person comes. */
  readonly first?: readonly Saying[];
  /** The shop's own words instead of the notice. */
  readonly instead?: readonly Saying[];
};

export function handOver(scene: Scene, { reason, skill, topic, why, first = [], instead }: Handover): Plan {
  const forSkill = skill ?? skillFor(scene);
  return {
    act: {
      kind: 'hand_off',
      reason,
      ...(forSkill !== undefined && { skill: forSkill }),
      ...(topic !== undefined && { topic }),
    },
    ...(why && { why }),
    sayings: [...first, ...(instead ?? [notice(scene)])],
    dialogue: { misses: 0 },
  };
}

/** The notice for now: people on duty, or nobody until the shop opens. */
export function notice({ book, local, circumstances }: Scene): Saying {
  if (!peopleAnswer(book.about, local)) return { kind: 'phrase', key: 'handing_off_offline' };
  const { position } = circumstances;
  return {
    kind: 'phrase',
    key: 'handing_off',
    ...(position !== undefined && { values: { position: String(position) } }),
  };
}

/** The skill whose words the customer used, else the one for what he seems to ask about. */
export function skillFor({ prepared, book, reading, dialogue }: Scene, about?: string): string | undefined {
  const named = prepared.skills
    .map(({ id, find }) => ({ id, length: find(reading.said)?.[0]?.length ?? 0 }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length)[0];
  if (named) return named.id;
  const category = about ?? categoryOf(reading.matches[0], book) ?? dialogue.topic;
  return book.routing.skills.find(({ categories }) => categories.some((each) => each === category))?.id;
}

function categoryOf(match: Match | undefined, book: Scene['book']): string | undefined {
  return match && match.score >= 0.3 ? book.faqById.get(match.entry)?.category : undefined;
}
