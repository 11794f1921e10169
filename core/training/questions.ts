// A customer's questions in a talk, and what became of each: answered, or one of the ways to fall short.

import { thresholdsOf } from '../engine/thresholds.ts';
import type { KnowledgeBook } from '../knowledge/book.ts';
import type { Decision, Timestamp } from '../model/index.ts';
import type { Line, Talk } from './record.ts';

/**
 * unanswered: nothing known fitted · unsure: asked back, or answered with little confidence · corrected: the customer said
 * that this was not what he asked · handed_off: a person had to answer · disliked: he said that the answer was of no use, or put a thumb down under it.
 */
export const troubles = ['unanswered', 'unsure', 'corrected', 'handed_off', 'disliked'] as const;
export type Trouble = (typeof troubles)[number];

export type Question = {
  readonly text: string;
  readonly at: Timestamp;
  readonly channel: string;
  readonly conversation: string;
  readonly seq: number;
  /** The entry that answered, if one did. */
  readonly entry?: string;
  readonly score?: number;
  readonly trouble?: Trouble;
  /** What agents replied afterwards, in order. */
  readonly replies: readonly string[];
  /** What the customer wrote while an agent served him, after this question. */
  readonly gave: readonly string[];
  /** The lines around it. */
  readonly around: readonly Pick<Line, 'who' | 'text' | 'at'>[];
};

type Batch = { readonly lines: readonly Line[]; readonly from: number; readonly to: number };

export function questionsOf(talk: Talk, book: KnowledgeBook): Question[] {
  const batches = batchesOf(talk.lines);
  const questions: Question[] = [];
  for (const [index, batch] of batches.entries()) {
    const text = batch.lines
      .filter(({ chose }) => chose === undefined)
      .map((line) => line.text)
      .join('\n')
      .trim();
    const next = batches[index + 1];
    const answer = talk.lines.slice(batch.to + 1, next?.from).find(({ decision }) => decision !== undefined);
    // While an agent serves, his words are replies to an earlier question.
    if (text === '' || !answer?.decision || isTalkAboutTalk(text)) continue;
    const { decision } = answer;
    const trouble = troubleOf(decision, next, talk, batches, index, book);
    const last = batch.lines.at(-1)!;
    questions.push({
      text,
      at: last.at,
      channel: talk.channel,
      conversation: talk.conversation,
      seq: last.seq,
      ...entryOf(decision),
      ...(trouble && { trouble }),
      ...repliesAfter(talk, batch),
      around: talk.lines
        .slice(Math.max(0, batch.from - 2), batch.to + 6)
        .map(({ who, text: said, at }) => ({ who, text: said, at })),
    });
  }
  return questions;
}

function batchesOf(lines: readonly Line[]): Batch[] {
  const batches: Batch[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.who !== 'customer') continue;
    const from = i;
    while (lines[i + 1]?.who === 'customer') i++;
    batches.push({ lines: lines.slice(from, i + 1), from, to: i });
  }
  return batches;
}

function entryOf(decision: Decision): { entry?: string; score?: number } {
  const score = decision.why.score;
  const scored = score === undefined ? {} : { score };
  if (decision.kind === 'answer' || decision.kind === 'suggest') return { entry: decision.entry, ...scored };
  if (decision.kind === 'hand_off' && decision.reason === 'entry' && decision.topic !== undefined)
    return { entry: decision.topic, ...scored };
  return {};
}

function troubleOf(
  decision: Decision,
  next: Batch | undefined,
  talk: Talk,
  batches: readonly Batch[],
  index: number,
  book: KnowledgeBook,
): Trouble | undefined {
  switch (decision.kind) {
    case 'admit_miss':
      return 'unanswered';
    case 'hand_off':
      return ['misses', 'entry', 'look_up_failed', 'fault', 'flow'].includes(decision.reason)
        ? 'handed_off'
        : undefined;
    case 'clarify':
      return next?.lines.some(({ chose }) => chose !== undefined && chose !== 'none') ? undefined : 'unsure';
    case 'answer':
    case 'suggest':
      break;
    case 'ask_slot':
    case 'look_up':
    case 'relay':
    case 'welcome':
    case 'stay_silent':
      return undefined;
    default:
      return decision satisfies never;
  }
  const said = next?.lines.map(({ text }) => text).join('\n') ?? '';
  const answered = talk.lines.slice(batches[index]!.to + 1, next?.from);
  if (saysUseless(said) || answered.some(isDisliked)) return 'disliked';
  if (saysOtherMeant(said)) return 'corrected';
  const after = next && talk.lines.slice(next.to + 1, batches[index + 2]?.from).find((line) => line.decision);
  if (after?.decision?.kind === 'hand_off' && ['wish', 'angry'].includes(after.decision.reason)) return 'handed_off';
  return isUnsure(decision, book) ? 'unsure' : undefined;
}

/** What is wrong with a decision by itself, whatever came after it: for questions that were never put to the shop. */
export function troubleOfAnswer(decision: Decision, book: KnowledgeBook): Trouble | undefined {
  if (decision.kind === 'admit_miss') return 'unanswered';
  if (decision.kind === 'clarify') return 'unsure';
  if (decision.kind === 'hand_off')
    return decision.reason === 'entry' || decision.reason === 'misses' ? 'handed_off' : undefined;
  return isUnsure(decision, book) ? 'unsure' : undefined;
}

function isUnsure({ why: { via, score = 1 } }: Decision, book: KnowledgeBook): boolean {
  return (via === 'model' || via === 'similar') && score < thresholdsOf(book).answer + UNSURE;
}

/** An answer this little above the threshold is looked at too. */
const UNSURE = 0.1;

/** An answer of the bot's with a thumb down under it, or a face that leaves no doubt; platforms write names or signs. */
const isDisliked = ({ who, reaction }: Line): boolean =>
  who === 'bot' && reaction !== undefined && /👎|😠|😡|🤬|🤮|💩|thumbs_?down|:-1:|dislike|^angry$/iu.test(reaction);

const saysUseless = (text: string): boolean =>
  /👎|没用|没什么用|没帮助|帮不上|答非所问|说了等于没说|看不懂你|\b(?:not help(?:ful|ing)|useless|no help|(?:that|this) (?:does not|doesn'?t|did not|didn'?t) help)\b/iu.test(
    text,
  );

const saysOtherMeant = (text: string): boolean =>
  /不是这个|不是问这|我问的(?:是|不是)|我是(?:想)?问|不对[,，。!！]|^不对$|理解错|搞错了吧|我的意思是|\b(?:not what i (?:asked|meant)|i (?:meant|mean|asked)|no,? i(?: a|'?)m asking|wrong (?:answer|question)|that'?s not (?:it|what))\b/iu.test(
    text,
  );

/** Words about the talk itself are no question to learn. */
const isTalkAboutTalk = (text: string): boolean =>
  text.replace(/[\s\p{P}\p{S}]/gu, '').length < 2 || (text.length < 40 && (saysUseless(text) || /^👍|^👎/u.test(text)));

/** Agents' replies until the case ends, and what the customer wrote in between. */
function repliesAfter({ lines }: Talk, batch: Batch): Pick<Question, 'replies' | 'gave'> {
  const replies: string[] = [];
  const gave: string[] = [];
  // The first decision is the bot's reply to this very question; a later answer ends what belongs to it.
  let replied = false;
  for (const line of lines.slice(batch.to + 1)) {
    if (replies.length >= 4) break;
    if (line.who === 'agent') replies.push(line.text);
    else if (line.who === 'bot' && !replied) replied = true;
    else if (line.who === 'bot' && line.decision?.kind === 'answer') break;
    else if (line.who === 'system' && /^(?:resolved|returned|closing|agent_left)/.test(line.decision?.kind ?? ''))
      break;
    else if (line.who === 'customer') gave.push(line.text);
  }
  return { replies, gave };
}
