// What customers asked and the shop could not answer well: grouped by meaning, with counts, trend, channels and dialogues.

import { createHash } from 'node:crypto';
import { normalise } from '../engine/normalise.ts';
import type { Timestamp } from '../model/index.ts';
import type { Classifier, Ranked } from './classifier.ts';
import { groupByMeaning, mostCentral } from './likeness.ts';
import { masked, unmaskedRest } from './masking.ts';
import { type Question, type Trouble, troubles } from './questions.ts';

export type Gap = {
  /** Short and stable as long as the same sentence speaks for it. */
  readonly id: string;
  /** The sentence that speaks for all. */
  readonly title: string;
  readonly questions: readonly Question[];
  /** Different wordings, the most frequent first; numbers and names masked. */
  readonly wordings: readonly { readonly text: string; readonly count: number }[];
  readonly troubles: Readonly<Record<Trouble, number>>;
  readonly channels: Readonly<Record<string, number>>;
  /** How often in the last seven days, and in the seven before. */
  readonly trend: { readonly week: number; readonly before: number };
  /** What the shop's knowledge takes these sentences for, on average. */
  readonly nearest: readonly Ranked[];
};

const week = 7 * 24 * 3_600_000;

/**
 * Groups the troubled questions, the most pressing first.
 *
 * @param known the shop's own phrasings, which tell common words from telling ones
 */
export function findGaps(
  questions: readonly Question[],
  classifier: Classifier,
  now: Timestamp,
  known: readonly string[] = [],
): Gap[] {
  const same = new Map<string, Question[]>();
  for (const question of questions) {
    if (!question.trouble) continue;
    const key = normalise(masked(question.text)).core;
    if (key.length < 2) continue;
    const list = same.get(key);
    if (list) list.push(question);
    else same.set(key, [question]);
  }
  const wordings = [...same.values()].sort((a, b) => b.length - a.length || a[0]!.at - b[0]!.at);
  const sentences = wordings.map((asked) => {
    const text = masked(asked[0]!.text);
    return {
      text,
      taken: classifier.rank(unmaskedRest(text) || text).slice(0, 5),
      replies: asked.flatMap(({ replies }) => replies),
    };
  });
  // What is masked says nothing about the meaning.
  const bareWords = sentences.map((sentence) => ({ ...sentence, text: unmaskedRest(sentence.text) || sentence.text }));
  return groupByMeaning(bareWords, known)
    .map((members) =>
      gapOf(
        members.map((index) => ({ ...sentences[index]!, asked: wordings[index]! })),
        now,
      ),
    )
    .sort((a, b) => pressing(b) - pressing(a) || (a.id < b.id ? -1 : 1));
}

type Member = { readonly text: string; readonly taken: readonly Ranked[]; readonly asked: readonly Question[] };

function gapOf(members: readonly Member[], now: Timestamp): Gap {
  const questions = members.flatMap(({ asked }) => asked).sort((a, b) => b.at - a.at);
  const wordings = members
    .map(({ text, asked }) => ({ text, count: asked.length }))
    .sort((a, b) => b.count - a.count || a.text.length - b.text.length);
  const title = mostCentral(wordings.map(({ text }) => text))!;
  const count = (of: (question: Question) => boolean) => questions.filter(of).length;
  return {
    id: createHash('sha256').update(normalise(title).core).digest('hex').slice(0, 6),
    title,
    questions,
    wordings,
    troubles: Object.fromEntries(troubles.map((each) => [each, count(({ trouble }) => trouble === each)])) as Record<
      Trouble,
      number
    >,
    channels: tally(questions.map(({ channel }) => channel)),
    trend: {
      week: count(({ at }) => now - at < week),
      before: count(({ at }) => now - at >= week && now - at < 2 * week),
    },
    nearest: averaged(members),
  };
}

/** A question that stays is worth more than one that has gone; a spoilt answer more than an unsure one. */
function pressing({ questions, troubles: kinds, trend }: Gap): number {
  return questions.length + trend.week + kinds.disliked + kinds.corrected + 0.5 * (kinds.handed_off + kinds.unanswered);
}

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function averaged(members: readonly Member[]): Ranked[] {
  const sums = new Map<string, number>();
  let total = 0;
  for (const { taken, asked } of members) {
    total += asked.length;
    for (const { label, score } of taken) sums.set(label, (sums.get(label) ?? 0) + score * asked.length);
  }
  return [...sums]
    .map(([label, sum]) => ({ label, score: sum / total }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 3);
}
