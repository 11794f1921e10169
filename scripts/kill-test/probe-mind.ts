// The kill-test's engine: it answers with the numbers of the messages it consumed, so that an oracle outside the hub
// can tell what was lost, handled twice or out of order. People, phrases and routing are the demo shop's.

import type { ShopMind } from '../../config/mind.ts';
import type { Content, Decision } from '../../core/index.ts';
import {
  freshDialogue,
  type KnowledgeBook,
  type ModelShelf,
  openEngine,
  type Snapshot,
  type Thought,
  wordsOf,
} from '../../core/index.ts';

/** `re 4,5 #17`: messages 4 and 5 consumed, 17 in all so far. `n:4` is what customers write. */
export function openProbeMind(book: KnowledgeBook, models: ModelShelf): ShopMind {
  const base = openEngine(book, models);
  const engine = {
    ...base,
    decide(snapshot: Snapshot, circumstances: Parameters<typeof base.decide>[1]): Thought {
      const numbers = numbersIn(snapshot);
      const thought = base.decide(snapshot, circumstances);
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
