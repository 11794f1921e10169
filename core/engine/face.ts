// The engine's face: a pure function of what was said, what is known and what time it is.

import type { KnowledgeBook } from '../knowledge/book.ts';
import type { PhraseKey } from '../knowledge/schema.ts';
import type {
  Choice,
  Decision,
  Dialogue,
  LookUpAnswer,
  LookUpQuestion,
  Part,
  Timestamp,
  Understanding,
} from '../model/index.ts';
import type { Snapshot } from '../ports/index.ts';
import type { Opinion } from './nlu/opinion.ts';

export type Circumstances = {
  readonly now: Timestamp;
  /** Seeds the choice between wordings, so that the same turn always decides the same. */
  readonly seed: string;
  /** Which look-ups the settings offer. */
  readonly lookUps: readonly LookUpQuestion['port'][];
  /** The answer to the look-up this same turn asked for before. */
  readonly looked?: { readonly question: LookUpQuestion; readonly answer: LookUpAnswer };
  /** What another scorer makes of the words, if the settings name one and it answered in time. */
  readonly opinion?: Opinion;
  /** How many agents are on duty and waiting customers before this one, for what is said at a hand-off. */
  readonly position?: number;
};

/** What the shop says, before `fit`. */
export type Say = {
  readonly parts: readonly Part[];
  readonly choices: readonly Choice[];
  /** Stands above the choices where they become a numbered list; buttons need no such line. */
  readonly menuTitle?: string;
};

export type Suggestion = { readonly entry: string; readonly text: string; readonly score: number };

export type Thought = {
  readonly understanding: Understanding;
  readonly decision: Decision;
  readonly dialogue: Dialogue;
  readonly say?: Say;
  /** For a hand-off's brief and for assist mode, best first, at most 3. */
  readonly suggestions: readonly Suggestion[];
};

export interface Engine {
  readonly book: KnowledgeBook;
  /** Synchronous and pure: the same arguments give the same thought. */
  decide(snapshot: Snapshot, circumstances: Circumstances): Thought;
  /** Ranked answers to a text, for the copilot and for `try --why`. */
  suggest(text: string, language?: string): readonly Suggestion[];
  /** The system's own wordings (farewell, waiting notice …) for the desk room; `values` fill `{{…}}`. */
  phrase(key: PhraseKey, language: string, seed: string, values?: Readonly<Record<string, string>>): string;
}
