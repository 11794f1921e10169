// What adapters may know of the shop's mind before anybody writes: its welcome and the skills it names.

import type { Welcome } from '../adapters/context.ts';
import {
  type ConversationId,
  type CustomerId,
  type Engine,
  freshDialogue,
  type Snapshot,
  type Timestamp,
  textIn,
} from '../core/index.ts';

/**
 * What the engine decides for someone who opens the chat and has said nothing. He exists only in this call: no visitor,
 * turn or cursor is made.
 *
 * @param language a BCP 47 tag
 */
export function welcomeOf({ book, decide }: Engine, language: string | undefined, now: Timestamp): Welcome {
  if (!book.about.welcome) return { parts: [], choices: [] };
  const { shop } = book;
  const { languages } = book.about;
  const speaks = languages.some((spoken) => primaryOf(spoken) === primaryOf(language ?? ''));
  const id = 'newcomer';
  const snapshot: Snapshot = {
    conversation: {
      id: id as ConversationId,
      shop,
      customer: id as CustomerId,
      address: { channel: 'web', account: 'main', peer: id },
      mode: { kind: 'bot' },
      dialogue: freshDialogue,
      version: 0,
      readTo: 0,
    },
    customer: {
      id: id as CustomerId,
      shop,
      language: speaks ? language! : languages[0]!,
      tags: [],
      attributes: {},
      firstSeenAt: now,
    },
    unread: [],
    recent: [],
    failures: 0,
  };
  const { say } = decide(snapshot, { now, seed: id, lookUps: [] });
  return say ? { parts: say.parts, choices: say.choices } : { parts: [], choices: [] };
}

function primaryOf(tag: string): string {
  return tag.split('-')[0]!.toLowerCase();
}

/** The skills of routing.json, named in the shop's first language. */
export function skillsOf({ book }: Engine): { id: string; name: string }[] {
  const [language = 'zh'] = book.about.languages;
  return book.routing.skills.map(({ id, name }) => ({ id, name: name ? textIn(name, language, book) : id }));
}
