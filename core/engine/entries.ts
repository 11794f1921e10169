// Answering with an entry: which of its answers fits this customer now, and what to offer beside it.

import { isAnswered, type KnowledgeBook, textIn } from '../knowledge/book.ts';
import type { Faq } from '../knowledge/schema.ts';
import type { Choice, Match } from '../model/index.ts';
import { handOver, skillFor } from './handover.ts';
import { type Answer, type Plan, type Saying, type Scene, whyMatch } from './plan.ts';

/** The answer whose conditions hold, the one with most conditions first; the file's order decides ties. */
export function answerOf(entry: Faq, scene: Scene, product = scene.dialogue.product): Answer {
  const tags = new Set([
    ...scene.snapshot.customer.tags,
    ...((product !== undefined && scene.book.productById.get(product)?.tags) || []),
  ]);
  const channel = scene.snapshot.conversation.address.channel;
  const today = scene.local.day;
  let best: { answer: Answer; conditions: number } | undefined;
  for (const answer of entry.answers) {
    const { when } = answer;
    if (
      when &&
      ((when.product !== undefined && when.product !== product) ||
        (when.tag !== undefined && !tags.has(when.tag)) ||
        (when.channel !== undefined && when.channel !== channel) ||
        (when.from !== undefined && today < when.from) ||
        (when.until !== undefined && today > when.until))
    )
      continue;
    const conditions = when ? Object.values(when).filter((value) => value !== undefined).length : 0;
    if (!best || conditions > best.conditions) best = { answer, conditions };
  }
  return best?.answer ?? entry.answers[0]!;
}

/** A button that asks for an entry. */
export function entryChoice(entry: Faq, language: string, book: KnowledgeBook): Choice {
  return { value: `entry:${entry.id}`, label: textIn(entry.question, language, book).split(' / ')[0]! };
}

export function relatedChoices(entries: readonly Faq[], language: string, book: KnowledgeBook): Choice[] {
  const shown = new Set(entries.map(({ id }) => id));
  const related = [...new Set(entries.flatMap((entry) => entry.related))]
    .filter((id) => !shown.has(id))
    .flatMap((id) => book.faqById.get(id) ?? []);
  return related.slice(0, 5).map((entry) => entryChoice(entry, language, book));
}

/** Answers with one entry, or with two that were asked at once. */
export function answerWith(scene: Scene, entries: readonly Faq[], match: Match, runnerUp?: Match): Plan {
  const { book, language } = scene;
  const product = scene.reading.products[0]?.candidates;
  const named = product?.length === 1 ? product[0]!.id : undefined;
  const open = entries.find((entry) => !isAnswered(entry));
  const sayings: Saying[] = entries.filter(isAnswered).map((entry) => ({
    kind: 'entry',
    entry,
    answer: answerOf(entry, scene, named ?? scene.dialogue.product),
  }));
  const handsOff = entries.find((entry) => entry.handOff);
  const first = entries[0]!;
  const dialogue = { misses: 0, topic: first.category, ...(named !== undefined && { product: named }) };
  const why = {
    ...whyMatch(match, runnerUp),
    note:
      entries.length > 1
        ? `answered together: ${entries.map(({ id }) => id).join(', ')}`
        : `entry ${first.id} by ${match.via}`,
  };
  if (open)
    return handOver(scene, {
      reason: 'entry',
      topic: open.id,
      skill: skillFor(scene, open.category),
      why: { ...why, note: `entry ${open.id} is known, and the shop has not answered it yet` },
      first: sayings,
    });
  const skill = handsOff && skillFor(scene, handsOff.category);
  if (handsOff)
    return {
      act: { kind: 'hand_off', reason: 'entry', topic: handsOff.id, ...(skill !== undefined && { skill }) },
      why: { ...why, note: `entry ${handsOff.id} hands over after its answer` },
      sayings,
      dialogue,
    };
  return {
    act: { kind: 'answer', entry: first.id },
    why,
    sayings,
    choices: relatedChoices(entries, language, book),
    dialogue,
  };
}
