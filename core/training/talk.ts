// A conversation with the engine and nothing else: for scripted dialogues, the gate and regression cases.

import type { Engine, Thought } from '../engine/index.ts';
import {
  type Content,
  type ConversationId,
  type CustomerId,
  type Dialogue,
  freshDialogue,
  type LookUpAnswer,
  type Timestamp,
} from '../model/index.ts';
import type { Snapshot } from '../ports/index.ts';

export type TalkOptions = {
  readonly now: Timestamp;
  readonly channel?: string;
  readonly language?: string;
  /** The customer's tags. */
  readonly tags?: readonly string[];
  /** The order system's answers by order number; absent: there is none. */
  readonly orders?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Content none: he opens the page. */
  readonly seed?: string;
};

/** Opens a talk; each call is a turn of the customer's. Hand-offs do not change the owner: the bot goes on. */
export function openTalk(engine: Engine, options: TalkOptions): (content: readonly Content[]) => Thought {
  const { now, channel = 'web', language, tags = [], orders, seed = 'talk' } = options;
  const { shop } = engine.book;
  let dialogue: Dialogue = freshDialogue;
  let seq = 0;
  return (content) => {
    const turn = { seq: seq + 1, author: { kind: 'customer' as const }, content, at: now };
    const snapshot: Snapshot = {
      conversation: {
        id: 'talk' as ConversationId,
        shop,
        customer: 'talk' as CustomerId,
        address: { channel, account: 'main', peer: 'talk' },
        mode: { kind: 'bot' },
        dialogue,
        version: seq,
        readTo: seq,
      },
      customer: {
        id: 'talk' as CustomerId,
        shop,
        tags,
        attributes: {},
        firstSeenAt: now,
        ...(language !== undefined && { language }),
      },
      unread: [turn],
      recent: [turn],
      failures: 0,
    };
    seq++;
    const circumstances = { now, seed: `${seed}-${seq}`, lookUps: orders ? (['orders'] as const) : [] };
    let thought = engine.decide(snapshot, circumstances);
    if (thought.decision.kind === 'look_up') {
      const { question } = thought.decision;
      const fields = orders?.[question.orderNo];
      const answer: LookUpAnswer = fields ? { status: 'found', fields } : { status: 'not_found' };
      thought = engine.decide(snapshot, { ...circumstances, looked: { question, answer } });
    }
    dialogue = thought.dialogue;
    return thought;
  };
}

/** What one sentence leads to, out of the blue. */
export function askOnce(engine: Engine, text: string, now: Timestamp): Thought {
  return openTalk(engine, { now })([{ kind: 'text', text }]);
}

/** The entry a thought answers or hands over for; a flow counts for the entries that start it. */
export function entriesReached({ decision }: Thought, { book }: Engine): readonly string[] {
  switch (decision.kind) {
    case 'answer':
    case 'suggest':
      return [decision.entry];
    case 'hand_off':
      return decision.topic === undefined ? [] : [decision.topic];
    case 'ask_slot':
    case 'look_up': {
      const flow = decision.kind === 'ask_slot' ? decision.flow : undefined;
      const started = flow === undefined ? [] : (book.flows.get(flow)?.start.entries ?? []);
      // An entry that needs a value first asks for it under its own name.
      return flow === undefined ? [] : [`flow:${flow}`, flow.replace(/^entry:/, ''), ...started];
    }
    case 'clarify':
    case 'admit_miss':
    case 'relay':
    case 'welcome':
    case 'stay_silent':
      return [];
    default:
      return decision satisfies never;
  }
}
