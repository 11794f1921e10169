// Opening a case and everything its threads are told meanwhile: pure plans, made into units by their callers.

import type { Engine } from '../engine/face.ts';
import type { Brief, DeskPost, Handoff, HandoffId, HandoffStage, Mode, Timestamp, Turn } from '../model/index.ts';
import { later } from '../model/index.ts';
import type { ConversationSummary, People, Snapshot } from '../ports/index.ts';
import { type DeskSkills, routeTo, type Wanted } from './routing.ts';
import { lineOf, partsOf } from './transcript.ts';
import { deskWord } from './words.ts';

/** The language agents read: the shop's first. */
export function deskLanguageOf(engine: Engine): string {
  return engine.book.about.languages[0] ?? 'zh';
}

/** The language to speak to this customer: what he writes, else what his platform says, else the shop's first. */
export function languageOf({ conversation, customer }: Snapshot, engine: Engine): string {
  const spoken = conversation.dialogue.language;
  if (spoken === 'zh' || spoken === 'en') return spoken;
  return customer.language ?? deskLanguageOf(engine);
}

export type Due = { readonly at: Timestamp; readonly stage: HandoffStage };

/** When a stage comes, counted from the start of the wait. */
export function dueAt(stage: Exclude<HandoffStage, 'unanswered'>, since: Timestamp, engine: Engine): Due {
  return { stage, at: later(since, engine.book.routing.waitMinutes[stage] * 60_000) };
}

/** A claimed customer's silence is measured with the same clock as the first wait. */
export function dueUnanswered(since: Timestamp, engine: Engine): Due {
  return { ...dueAt('notice', since, engine), stage: 'unanswered' };
}

/** Which desks to offer a case on, knowing from the open cases who has a hand free. */
export function desksFor(
  wanted: Wanted,
  desks: readonly DeskSkills[],
  people: People,
  open: readonly ConversationSummary[],
  engine: Engine,
): readonly string[] {
  const load = new Map<string, number>();
  for (const { handoff } of open)
    if (handoff?.state.kind === 'claimed') load.set(handoff.state.agent, (load.get(handoff.state.agent) ?? 0) + 1);
  return routeTo(wanted, desks, engine.book.routing, { people: people.all(), load });
}

/** How many customers wait for a person; the next one's position is one more. */
export function waitingBefore(open: readonly ConversationSummary[], handoff?: HandoffId): number {
  const waiting = open.filter(({ conversation }) => conversation.mode.kind === 'waiting');
  const own = waiting.findIndex((each) => each.handoff?.id === handoff);
  return handoff === undefined || own < 0 ? waiting.length : own;
}

/** The customer's words as lines for a thread; an edit or recall says what it is. */
export function postsOfCustomer(turns: readonly Turn[], language: string): DeskPost[] {
  return turns.map((turn): DeskPost => {
    const name = turn.author.kind === 'customer' ? turn.author.name : undefined;
    const parts = partsOf(turn.content as Parameters<typeof partsOf>[0], language);
    const how = turn.amends?.how;
    return {
      kind: 'customer',
      ...(name !== undefined && { name }),
      parts: how
        ? [{ kind: 'text', text: deskWord(how, language) }, ...parts]
        : parts.length > 0
          ? parts
          : [{ kind: 'text', text: deskWord('joined', language) }],
      at: turn.at,
    };
  });
}

/** A line of the house's own, for a thread. */
export function systemPost(text: string, at: Timestamp): DeskPost {
  return { kind: 'system', parts: [{ kind: 'text', text }], at };
}

export function waitingMode(handoff: HandoffId, since: Timestamp): Mode {
  return { kind: 'waiting', handoff, since };
}

/** A brief that stands in a hand-off already, with the last lines as they are now. */
export function briefNow(handoff: Handoff, transcript: Brief['transcript']): Brief {
  return { ...handoff.brief, transcript };
}

/** One line of what was not delivered, short enough for an alert. */
export function excerptOf(parts: readonly Parameters<typeof lineOf>[0][], language: string): string {
  const text = parts.map((part) => lineOf(part, language)).join(' ');
  const letters = [...text];
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : text;
}
