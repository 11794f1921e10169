// What a case's card and lines say on every chat desk, before a platform dresses them. Pure.

import type { Brief, DeskPost, Handoff, HandoffState } from '../model/index.ts';
import type { ChatWords } from './chat-words.ts';

type NameOf = (id: string) => string;

/** `#12 小美 · 退货`, on one line whatever a customer calls himself. */
export function caseTitle({ number, customer, topic }: Brief, words: ChatWords): string {
  const label = topic !== undefined && Object.hasOwn(words.topic, topic) ? words.topic[topic] : topic;
  return oneLine([`#${number} ${customer.name ?? words.who.customer}`, label].filter((part) => part).join(' · '));
}

/** Labelled facts of the brief, each on a line of its own; a calm mood goes without saying. */
export function caseFacts(
  brief: Brief,
  { card, reason, mood }: ChatWords,
  nameOf: NameOf,
): readonly { readonly label: string; readonly value: string }[] {
  const known = [
    ...Object.entries(brief.facts).map(([label, value]) => `${label}: ${value}`),
    ...brief.entities.map(({ type, value }) => `${type}: ${value}`),
  ];
  return [
    { label: card.reason, value: reason[brief.reason] },
    ...(brief.skill ? [{ label: card.skill, value: nameOf(brief.skill) }] : []),
    ...(brief.mood && brief.mood.name !== 'calm' ? [{ label: card.mood, value: mood[brief.mood.name] }] : []),
    { label: card.language, value: brief.language },
    ...(known.length > 0 ? [{ label: card.known, value: oneLine([...new Set(known)].join(' · ')) }] : []),
  ];
}

/** Where the case stands, in one line; a colleague's note stands behind. */
export function stateLine(state: HandoffState, { state: say }: ChatWords, nameOf: NameOf): string {
  switch (state.kind) {
    case 'requested':
    case 'offered':
    case 'open_failed':
      return say.waiting;
    case 'claimed':
      return say.claimed(nameOf(state.agent));
    case 'transferred': {
      const to = say.transferred(state.to === 'everyone' ? say.everyone : nameOf(state.to));
      return oneLine(state.note ? `${to}: ${state.note}` : to);
    }
    case 'returned_to_bot':
      return say.returned;
    case 'resolved':
      return say.resolved;
    case 'cancelled':
      return say.cancelled;
    case 'left_message':
      return say.ticket(state.ticket);
    case 'expired':
      return say.expired;
    default:
      return state satisfies never;
  }
}

/**
 * What agents can do with a case: claim it, claim it as a ticket, serve its customer, or nothing any more. Buttons and
 * colours go by this.
 */
export type CaseStage = 'waiting' | 'ticket' | 'claimed' | 'over';

export function stageOf({ kind }: Pick<HandoffState, 'kind'>): CaseStage {
  switch (kind) {
    case 'requested':
    case 'offered':
    case 'open_failed':
    case 'transferred':
      return 'waiting';
    case 'left_message':
      return 'ticket';
    case 'claimed':
      return 'claimed';
    case 'returned_to_bot':
    case 'resolved':
    case 'cancelled':
    case 'expired':
      return 'over';
    default:
      return kind satisfies never;
  }
}

/** The whole card as one platform can show it: the oldest lines of the transcript give way until it fits. */
export function fittingCard<Card>(
  { brief }: Pick<Handoff, 'brief'>,
  cardWith: (transcript: Brief['transcript']) => Card,
  fits: (card: Card) => boolean,
): Card {
  for (let lines = brief.transcript.length; ; lines = Math.floor(lines / 2)) {
    const card = cardWith(brief.transcript.slice(brief.transcript.length - lines));
    if (lines === 0 || fits(card)) return card;
  }
}

const marks = { customer: '👤', bot: '🤖', agent: '💬', system: 'ℹ️', note: '🔒' } as const;

/** Who speaks: agents must tell customers, bot, colleagues and notes apart at a glance. The system has no name. */
export function speakerOf(
  { kind, name }: { readonly kind: Exclude<DeskPost['kind'], 'state'>; readonly name?: string | undefined },
  { who }: Pick<ChatWords, 'who'>,
): { readonly mark: string; readonly name: string } {
  const fallback = { customer: who.customer, bot: who.bot, agent: '', system: '', note: '' }[kind];
  return { mark: marks[kind], name: oneLine(name ?? fallback) };
}

/** A line break in somebody's words would look like a line of the card's own. */
function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toWellFormed();
}
