// Rungs for turns without words: someone opened the chat, sent only a picture, or nothing that is left.

import { textIn } from '../../knowledge/book.ts';
import type { Choice } from '../../model/index.ts';
import { entryChoice } from '../entries.ts';
import type { Rung, Scene } from '../plan.ts';

/** An envelope of kind `joined` leaves an empty turn; the shop welcomes once a session. */
export const welcome: Rung = (scene) => {
  if (scene.content.length > 0 || scene.snapshot.unread.some(({ changed, amends }) => changed || amends))
    return undefined;
  if (scene.dialogue.welcomed)
    return { act: { kind: 'stay_silent', because: 'already welcomed' }, why: { note: 'opened again' }, sayings: [] };
  const { welcome: own } = scene.book.about;
  return {
    act: { kind: 'welcome' },
    why: { note: 'opened the chat' },
    sayings: [own ? { kind: 'text', text: own.text } : { kind: 'phrase', key: 'greeting' }],
    choices: cardsOf(scene),
    dialogue: { welcomed: true },
  };
};

function cardsOf({ book, language }: Scene): Choice[] {
  return (book.about.welcome?.cards ?? []).flatMap(({ entry, label }) => {
    const faq = book.faqById.get(entry);
    if (!faq) return [];
    const choice = entryChoice(faq, language, book);
    return [label ? { ...choice, label: textIn(label, language, book) } : choice];
  });
}

/** Pictures, stickers, voice, a lone `？`: asked for in words once, then left for whoever reads the thread. */
export const wordless: Rung = (scene) => {
  const { content, reading, dialogue } = scene;
  if (content.length === 0)
    return { act: { kind: 'stay_silent', because: 'nothing left to read' }, why: { note: 'recalled' }, sayings: [] };
  if (reading.said.core !== '' || content.some(({ kind }) => kind === 'choice' || kind === 'human')) return undefined;
  const note = 'no words in the message';
  if (lastNote(scene) === note)
    return { act: { kind: 'stay_silent', because: 'already asked for words' }, why: { note }, sayings: [] };
  return {
    act: { kind: 'admit_miss', count: dialogue.misses },
    why: { note },
    sayings: [{ kind: 'phrase', key: 'unreadable' }],
    choices: dialogue.menu ?? [],
  };
};

function lastNote({ snapshot }: Scene): string | undefined {
  const last = snapshot.recent.findLast(({ author }) => author.kind === 'bot');
  return last?.author.kind === 'bot' ? last.author.decision.why.note : undefined;
}
