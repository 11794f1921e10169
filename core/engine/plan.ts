// What the ladder's rungs see and what they answer.

import type { KnowledgeBook } from '../knowledge/book.ts';
import type { Faq, PhraseKey, Text } from '../knowledge/schema.ts';
import type { Act, Choice, Content, Dialogue, Explanation, Match, Part } from '../model/index.ts';
import type { Snapshot } from '../ports/index.ts';
import type { LocalTime } from './calendar.ts';
import type { Circumstances } from './face.ts';
import type { Prepared } from './prepared.ts';
import type { Reading } from './understand.ts';
import type { Values } from './wording.ts';

/** One of an entry's answers. */
export type Answer = Faq['answers'][number];

/** A turn as the rungs see it. Nothing here changes while they look. */
export type Scene = {
  readonly prepared: Prepared;
  readonly book: KnowledgeBook;
  readonly snapshot: Snapshot;
  readonly circumstances: Circumstances;
  readonly dialogue: Dialogue;
  readonly reading: Reading;
  /** What the unread turns hold, in order; edits of older turns are left out. */
  readonly content: readonly Content[];
  /** BCP 47 tag to answer in. */
  readonly language: string;
  readonly local: LocalTime;
};

/** One thing to say; `reply` turns it into words. */
export type Saying =
  | { readonly kind: 'entry'; readonly entry: Faq; readonly answer: Answer }
  | { readonly kind: 'text'; readonly text: Text; readonly values?: Values }
  | { readonly kind: 'phrase'; readonly key: PhraseKey; readonly values?: Values }
  | { readonly kind: 'part'; readonly part: Part };

/** What a rung decided. */
export type Plan = {
  readonly act: Act;
  readonly why?: Partial<Explanation>;
  readonly sayings: readonly Saying[];
  readonly choices?: readonly Choice[];
  /** What changes in the dialogue; the menu follows from `choices` by itself. */
  readonly dialogue?: Partial<Dialogue>;
};

export type Rung = (scene: Scene) => Plan | undefined;

/** How a match explains a decision. */
export function whyMatch(match: Match, runnerUp?: Match): Partial<Explanation> {
  return {
    via: match.via,
    score: Math.round(match.score * 1000) / 1000,
    matched: match.matched,
    ...(match.nearest !== undefined && { nearest: match.nearest }),
    ...(runnerUp && { runnerUp }),
  };
}
