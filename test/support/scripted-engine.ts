// An engine whose thoughts the test writes: what the hub does with a decision is tested apart from how it is made.

import type { Circumstances } from '../../core/engine/face.ts';
import type { Act, Content, Decision, Dialogue, Engine, Snapshot, Thought } from '../../core/index.ts';
import { wordsOf } from '../../core/index.ts';

export type Line = {
  readonly act: Act;
  readonly say?: string;
  readonly choices?: readonly { label: string; value: string }[];
  readonly dialogue?: Partial<Dialogue>;
};
export type Script = (text: string, snapshot: Snapshot, circumstances: Circumstances) => Line;

/** 人工 asks for a person, 订单 looks one up, 谢谢 is met with silence; anything else is answered with itself. */
export const plainScript: Script = (text, snapshot, circumstances) => {
  const content = snapshot.unread.flatMap((turn) => turn.content as readonly Content[]);
  const wish = text.includes('人工') || content.some(({ kind }) => kind === 'human');
  if (wish)
    return snapshot.conversation.mode.kind === 'waiting'
      ? { act: { kind: 'relay' } }
      : { act: { kind: 'hand_off', reason: 'wish' }, say: `farewell ${circumstances.position ?? '?'}` };
  if (text.startsWith('订单')) {
    const { looked } = circumstances;
    if (!looked) return { act: { kind: 'look_up', question: { port: 'orders', orderNo: text.slice(2) } } };
    return { act: { kind: 'answer', entry: 'order' }, say: `order: ${looked.answer.status}` };
  }
  if (text.startsWith('谢谢')) return { act: { kind: 'stay_silent', because: 'thanks' } };
  if (text.startsWith('不懂')) return { act: { kind: 'admit_miss', count: 1 }, say: 'miss' };
  if (content.length === 0) return { act: { kind: 'welcome' }, say: 'welcome' };
  return { act: { kind: 'answer', entry: 'echo' }, say: `re: ${text}` };
};

export type WaitMinutes = { readonly notice: number; readonly reroute: number; readonly ticket: number };

/** `calls` counts decisions, so that a test sees a turn decided again. */
export function scriptedEngine(
  script: Script = plainScript,
  waitMinutes: WaitMinutes = { notice: 1, reroute: 3, ticket: 8 },
): Engine & { calls: number } {
  const about = { name: { zh: '小店' }, languages: ['zh', 'en'], timezone: 'Asia/Shanghai' };
  const book = { shop: 'demo', version: 'v1', about, routing: { skills: [], escalate: {}, waitMinutes } };
  const engine = {
    calls: 0,
    // Only what the hub and the desk read of a book.
    book: book as unknown as Engine['book'],
    decide(snapshot: Snapshot, circumstances: Circumstances): Thought {
      engine.calls++;
      const content = snapshot.unread.flatMap((turn) => turn.content as readonly Content[]);
      const text = wordsOf(content);
      const { act, say, choices = [], dialogue } = script(text, snapshot, circumstances);
      const decision: Decision = { ...act, why: { language: 'zh', normalised: text } };
      return {
        understanding: {
          text,
          normalised: text,
          language: 'zh',
          matches: [],
          entities: [],
          mood: { name: 'calm', score: 0, because: [] },
          wantsHuman: { wish: false, score: 0, because: [] },
        },
        decision,
        dialogue: { ...snapshot.conversation.dialogue, ...dialogue },
        ...(say !== undefined && { say: { parts: [{ kind: 'text', text: say }], choices } }),
        suggestions: [{ entry: 'echo', text: `maybe ${text}`, score: 0.5 }],
      };
    },
    suggest: () => [],
    phrase: (key: string, language: string, _seed: string, values: Readonly<Record<string, string>> = {}) =>
      `<${key} ${language}${Object.values(values)
        .map((value) => ` ${value}`)
        .join('')}>`,
  };
  return engine;
}
