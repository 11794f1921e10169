// The kill-test's engine: it answers with the numbers of the messages it consumed, so that an oracle outside the hub
// can tell what was lost, handled twice or out of order. People, phrases and routing are the demo shop's.

import type { ShopMind } from '../../config/mind.ts';
import type { Content, Decision, Engine } from '../../core/index.ts';
import {
  freshDialogue,
  type KnowledgeBook,
  openEngine,
  type Snapshot,
  type Thought,
  wordsOf,
} from '../../core/index.ts';

/** `re 4,5 #17`: messages 4 and 5 consumed, 17 in all so far. `n:4` is what customers write. */
export function openProbeMind(book: KnowledgeBook): ShopMind {
  // As in the real hub a start waits for no engine; this one needs no model, since the numbers are the answer.
  let opened: Engine | undefined;
  const base = (): Engine => {
    opened ??= openEngine(book, undefined, 'later');
    return opened;
  };
  const engine: Engine = {
    book,
    suggest: (...asked) => base().suggest(...asked),
    phrase: (...asked) => base().phrase(...asked),
    decide(snapshot, circumstances): Thought {
      const numbers = numbersIn(snapshot);
      const thought = base().decide(snapshot, circumstances);
      if (snapshot.conversation.mode.kind === 'agent' || numbers.length === 0) return thought;
      const { slots } = snapshot.conversation.dialogue;
      const count = Number(slots['count'] ?? 0) + numbers.length;
      const dialogue = { ...freshDialogue, slots: { count: String(count) } };
      if (thought.decision.kind === 'hand_off') return { ...thought, dialogue };
      const decision: Decision = {
        kind: 'answer',
        entry: 'probe',
        why: { language: 'en', normalised: '', note: 'probe' },
      };
      const text = `re ${numbers.join(',')} #${count}`;
      return { ...thought, decision, dialogue, say: { parts: [{ kind: 'text', text }], choices: [] }, suggestions: [] };
    },
  };
  return { current: () => engine, close: () => {} };
}

function numbersIn({ unread }: Snapshot): number[] {
  return unread.flatMap((turn) => {
    const number = /\bn:(\d+)\b/.exec(wordsOf(turn.content as readonly Content[]))?.[1];
    return number ? [Number(number)] : [];
  });
}
