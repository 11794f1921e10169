// The engine: what a customer said, understood, decided and put in words. Pure and synchronous: the same arguments give
// the same thought. Four steps, a named value between each: normalise → understand → decide → reply.

import { isAnswered, type KnowledgeBook } from '../knowledge/book.ts';
import { type Content, type Decision, type Dialogue, freshDialogue, type Match, wordsOf } from '../model/index.ts';
import type { Snapshot } from '../ports/index.ts';
import { localTime } from './calendar.ts';
import { decide } from './decide.ts';
import { answerOf } from './entries.ts';
import type { Circumstances, Engine, Say, Suggestion, Thought } from './face.ts';
import { answerLanguage } from './language.ts';
import type { ModelShelf } from './nlu/index.ts';
import { normalise } from './normalise.ts';
import type { Plan, Scene } from './plan.ts';
import { type Prepared, prepare } from './prepared.ts';
import { reply } from './reply.ts';
import { findMatches, understand } from './understand.ts';
import { phraseText, say } from './wording.ts';

export type { Circumstances, Engine, Say, Suggestion, Thought } from './face.ts';
export { type Lesson, type ModelShelf, nameOfLesson, trainLesson } from './nlu/index.ts';
export type { Opinion } from './nlu/opinion.ts';
export { lessonOfBook } from './prepared.ts';

/**
 * Opens an engine on a book: builds its indexes and trains the recogniser. Takes about 0.7 s for 80 entries with 20
 * phrasings each, a tenth of that with the trained model on the shelf; after that a turn costs well under a millisecond.
 *
 * @param train `later` never trains: without this book's model on the shelf an older one serves, or exact and near
 *   phrasings alone. Open again when the shelf has it.
 */
export function openEngine(book: KnowledgeBook, models?: ModelShelf, train: 'now' | 'later' = 'now'): Engine {
  const prepared = prepare(book, models, train);
  return {
    book,
    decide: (snapshot, circumstances) => think(prepared, snapshot, circumstances),
    suggest: (text, language = book.about.languages[0]!) =>
      suggestionsOf(findMatches(normalise(text), prepared).matches, language, book),
    phrase: (key, language, seed, values = {}) => phraseText(book, key, { language, seed, values }),
  };
}

function think(prepared: Prepared, snapshot: Snapshot, circumstances: Circumstances): Thought {
  const scene = sceneOf(prepared, snapshot, circumstances);
  const plan = decide(scene);
  const said = reply(plan, scene);
  const { said: _said, rule: _rule, products: _products, questions: _questions, ...understanding } = scene.reading;
  return {
    understanding,
    decision: decisionOf(plan, scene),
    dialogue: dialogueAfter(plan, said, scene),
    ...(said && { say: said }),
    suggestions: suggestionsOf(scene.reading.matches, scene.language, prepared.book, scene),
  };
}

/** What the customer said and nobody has read; edits of older turns are left out. */
export function unreadContent({ unread }: Pick<Snapshot, 'unread'>): readonly Content[] {
  return unread
    .filter(({ author, amends }) => author.kind === 'customer' && amends === undefined)
    .flatMap(({ content }) => content as readonly Content[]);
}

function sceneOf(prepared: Prepared, snapshot: Snapshot, circumstances: Circumstances): Scene {
  const { book } = prepared;
  const dialogue = { ...freshDialogue, ...snapshot.conversation.dialogue };
  const content = unreadContent(snapshot);
  const reading = understand(wordsOf(content), prepared, circumstances.opinion);
  return {
    prepared,
    book,
    snapshot,
    circumstances,
    dialogue,
    reading,
    content,
    language: answerLanguage(reading.said.plain, {
      before: dialogue.language,
      locale: snapshot.customer.language,
      book,
    }),
    local: localTime(circumstances.now, book.about.timezone),
  };
}

function decisionOf({ act, why }: Plan, { reading }: Scene): Decision {
  return {
    ...act,
    why: {
      language: reading.language,
      normalised: reading.normalised,
      ...(reading.mood.name !== 'calm' && { mood: reading.mood }),
      ...(reading.entities.length > 0 && { entities: reading.entities }),
      ...why,
    },
  };
}

function dialogueAfter({ act, dialogue: change, choices }: Plan, said: Say | undefined, scene: Scene): Dialogue {
  const { menu, ...before } = scene.dialogue;
  const primary = scene.language.split('-')[0];
  const spoken =
    scene.reading.language === 'unknown' ? undefined : primary === 'zh' || primary === 'en' ? primary : undefined;
  // Nothing was said to him: what he sees is still the old menu.
  const shown = said ? (choices ?? []) : act.kind === 'relay' || act.kind === 'suggest' ? [] : (menu ?? []);
  return {
    ...before,
    ...(spoken !== undefined && { language: spoken }),
    ...change,
    ...(shown.length > 0 && { menu: shown }),
  };
}

function suggestionsOf(matches: readonly Match[], language: string, book: KnowledgeBook, scene?: Scene): Suggestion[] {
  return matches
    .filter(({ score }) => score >= 0.05)
    .flatMap(({ entry, score }) => {
      const faq = book.faqById.get(entry);
      if (!faq || !isAnswered(faq)) return [];
      const { text } = scene ? answerOf(faq, scene) : faq.answers[0]!;
      return [
        {
          entry,
          score: Math.round(score * 1000) / 1000,
          text: say(text, language, book),
        },
      ];
    })
    .slice(0, 3);
}
