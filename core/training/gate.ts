// The gate: two books answer the same questions, and a person reads what the new one mends and what it breaks.

import type { Engine } from '../engine/index.ts';
import type { DialogueFile } from '../knowledge/index.ts';
import type { Timestamp } from '../model/index.ts';
import { playDialogue } from './dialogues.ts';
import type { Question } from './questions.ts';
import { askOnce, entriesReached } from './talk.ts';

/** A sentence whose right entry is known, or one that must not reach an entry. */
export type Case = {
  readonly text: string;
  /** Any of these is right. Empty with `not`: anything else is. */
  readonly entries: readonly string[];
  readonly not?: string;
  /**
   * example: must and mustNot of the shop's files · labelled: a person said so · lived: a customer was answered so, with high
   * confidence, and had nothing against it.
   */
  readonly from: 'example' | 'labelled' | 'lived';
};

export type Regression = {
  readonly cases: readonly Case[];
  readonly dialogues: readonly { readonly name: string; readonly dialogue: DialogueFile }[];
  /** Recent real questions without a known answer: what changes about them is shown, not judged. */
  readonly recent: readonly string[];
};

/** Something that was right and is wrong now, or the other way round. */
export type Change = {
  readonly what: 'question' | 'dialogue';
  readonly from: Case['from'] | 'dialogue';
  readonly text: string;
  readonly wanted: string;
  readonly before: string;
  readonly after: string;
};

export type GateReport = {
  readonly cases: number;
  readonly dialogues: number;
  readonly fixes: readonly Change[];
  readonly breaks: readonly Change[];
  /** Wrong before and after. */
  readonly stillWrong: readonly Change[];
  /** Recent questions that now lead elsewhere. */
  readonly differs: readonly { readonly text: string; readonly before: string; readonly after: string }[];
  readonly recent: number;
  /** Nothing breaks. */
  readonly passes: boolean;
};

export function runGate(before: Engine, after: Engine, regression: Regression, now: Timestamp): GateReport {
  const changes = [
    ...judgeCases(before, after, regression.cases, now),
    ...judgeDialogues(before, after, regression.dialogues, now),
  ];
  const of = (was: boolean, is: boolean) =>
    changes.filter(({ right }) => right[0] === was && right[1] === is).map(({ change }) => change);
  const breaks = of(true, false);
  return {
    cases: regression.cases.length,
    dialogues: regression.dialogues.length,
    fixes: of(false, true),
    breaks,
    stillWrong: of(false, false),
    differs: regression.recent.flatMap((text) => {
      const [old, fresh] = [outcome(before, text, now).label, outcome(after, text, now).label];
      return old === fresh ? [] : [{ text, before: old, after: fresh }];
    }),
    recent: regression.recent.length,
    passes: breaks.length === 0,
  };
}

type Judged = { readonly change: Change; readonly right: readonly [before: boolean, after: boolean] };

function judgeCases(before: Engine, after: Engine, cases: readonly Case[], now: Timestamp): Judged[] {
  return cases.map((one) => {
    const [old, fresh] = [outcome(before, one.text, now), outcome(after, one.text, now)];
    const right = ({ reached }: Outcome) =>
      one.not === undefined ? one.entries.some((entry) => reached.includes(entry)) : !reached.includes(one.not);
    return {
      change: {
        what: 'question',
        from: one.from,
        text: one.text,
        wanted: one.not === undefined ? one.entries.join(' / ') : `not ${one.not}`,
        before: old.label,
        after: fresh.label,
      },
      right: [right(old), right(fresh)],
    };
  });
}

function judgeDialogues(before: Engine, after: Engine, dialogues: Regression['dialogues'], now: Timestamp): Judged[] {
  return dialogues.map(({ name, dialogue }) => {
    const [old, fresh] = [playDialogue(name, dialogue, before, now), playDialogue(name, dialogue, after, now)];
    const [first] = [...fresh.lapses, ...old.lapses];
    const told = (lapses: typeof old.lapses) => (lapses[0] ? `turn ${lapses[0].turn}: ${lapses[0].got}` : 'as written');
    return {
      change: {
        what: 'dialogue',
        from: 'dialogue',
        text: name,
        wanted: first ? `turn ${first.turn} "${first.said}": ${first.wanted}` : 'as written',
        before: told(old.lapses),
        after: told(fresh.lapses),
      },
      right: [old.lapses.length === 0, fresh.lapses.length === 0],
    };
  });
}

type Outcome = { readonly reached: readonly string[]; readonly label: string };

function outcome(engine: Engine, text: string, now: Timestamp): Outcome {
  const thought = askOnce(engine, text, now);
  const reached = entriesReached(thought, engine);
  const { decision } = thought;
  const label =
    decision.kind === 'clarify'
      ? `clarify: ${decision.between.join(', ')}`
      : decision.kind === 'hand_off'
        ? `hand_off: ${decision.topic ?? decision.reason}`
        : (reached[0] ?? decision.kind);
  return { reached, label };
}

/** So sure must an answer have been that nobody's complaint means it was right. */
const LIVED = 0.75;

/** The questions a shop has lived through, as cases and as recent ones, each wording once. */
export function casesOfQuestions(questions: readonly Question[], most = 500): Pick<Regression, 'cases' | 'recent'> {
  const seen = new Set<string>();
  const cases: Case[] = [];
  const recent: string[] = [];
  for (const { text, entry, score, trouble } of [...questions].sort((a, b) => b.at - a.at)) {
    if (seen.has(text) || seen.size >= most) continue;
    seen.add(text);
    if (!trouble && entry !== undefined && !entry.includes(':') && (score ?? 0) >= LIVED)
      cases.push({ text, entries: [entry], from: 'lived' });
    else recent.push(text);
  }
  return { cases, recent };
}
