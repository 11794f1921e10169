// The card on top of a topic and the lines under it: what agents read, and the buttons. Pure.

import type { Brief, DeskPost, DeskSuggestion, Handoff } from '../../core/index.ts';
import { type Builder, type Marked, openMarked, textLimit } from './markup.ts';
import type { Keyboard, KeyboardButton } from './outbound.ts';
import { type DeskLanguage, words } from './words.ts';

/** Topic names have at most 128 characters; counted as bytes we are on the safe side of every reading of that. */
const nameLimit = 128;

/** `#12 小美 · 退货` */
export function topicName({ number, customer, topic }: Brief, language: DeskLanguage): string {
  const name = customer.name ?? words[language].who.customer;
  const labels = words[language].topic;
  const label = topic !== undefined && Object.hasOwn(labels, topic) ? labels[topic] : topic;
  const whole = [`#${number} ${name}`, label]
    .filter((part) => part)
    .join(' · ')
    .replace(/\s+/g, ' ');
  return cutBytes(whole, nameLimit);
}

function cutBytes(text: string, limit: number): string {
  let bytes = 0;
  let cut = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > limit) return cut;
    cut += character;
  }
  return cut;
}

export type CardView = {
  readonly language: DeskLanguage;
  /** A person's or skill's name as colleagues know it. */
  nameOf(id: string): string;
};

/** The whole card; the oldest lines of the transcript give way when it would be too long. */
export function cardOf(handoff: Handoff, view: CardView): Marked {
  const { brief } = handoff;
  for (let lines = brief.transcript.length; ; lines = Math.floor(lines / 2)) {
    const card = cardWith(handoff, brief.transcript.slice(brief.transcript.length - lines), view);
    if (card.text.length <= textLimit) return card;
    if (lines === 0) return { text: card.text.slice(0, textLimit - 2).toWellFormed(), entities: [] };
  }
}

function cardWith(handoff: Handoff, transcript: Brief['transcript'], view: CardView): Marked {
  const { brief } = handoff;
  const { card, reason, mood } = words[view.language];
  const out = openMarked();
  out.add(topicName(brief, view.language), 'bold');
  out.add(`\n${stateLine(handoff, view)}\n\n${card.reason}: ${reason[brief.reason]}`);
  if (brief.skill) out.add(`\n${card.skill}: ${brief.skill}`);
  if (brief.mood && brief.mood.name !== 'calm') out.add(`\n${card.mood}: ${mood[brief.mood.name]}`);
  out.add(`\n${card.language}: ${brief.language}`);
  const known = [
    ...Object.entries(brief.facts).map(([label, value]) => `${label}: ${value}`),
    ...brief.entities.map(({ type, value }) => `${type}: ${value}`),
  ];
  if (known.length > 0) out.add(`\n${card.known}: ${[...new Set(known)].join(' · ')}`);
  addTranscript(out, transcript, card.recent);
  addSuggestions(out, brief.suggestions, card.suggestions);
  out.add('\n\n');
  out.add(card.hint, 'italic');
  return out.done();
}

function addTranscript(out: Builder, transcript: Brief['transcript'], title: string): void {
  if (transcript.length === 0) return;
  out.add('\n\n');
  out.add(title, 'bold');
  out.add('\n');
  // Folded on the phone, so that the card stays a card.
  out.add(transcript.map(({ who, text }) => `${who}: ${text}`).join('\n'), 'expandable_blockquote');
}

function addSuggestions(out: Builder, suggestions: Brief['suggestions'], title: string): void {
  if (suggestions.length === 0) return;
  out.add('\n\n');
  out.add(title, 'bold');
  for (const [index, { text, score }] of suggestions.slice(0, 3).entries()) {
    out.add(`\n${index + 1}. ${Math.round(score * 100)}% `);
    // Code is copied with one tap.
    out.add(text.length > 500 ? `${text.slice(0, 500).toWellFormed()}…` : text, 'code');
  }
}

/** Where the case stands, in one line. */
export function stateLine({ state }: Handoff, { language, nameOf }: CardView): string {
  const say = words[language].state;
  switch (state.kind) {
    case 'requested':
    case 'offered':
    case 'open_failed':
      return say.waiting;
    case 'claimed':
      return say.claimed(nameOf(state.agent));
    case 'transferred':
      return (
        say.transferred(state.to === 'everyone' ? words[language].button.everyone : nameOf(state.to)) +
        (state.note ? `: ${state.note}` : '')
      );
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

/** What a button asks for. Only our own bot can make a press carry these words. */
export type PressVerb =
  | 'claim'
  | 'resolve'
  | 'bot'
  | 'transfer'
  | 'note'
  | 'suggest'
  | 'ticket'
  | 'send'
  | 'to'
  | 'menu';
const pressForm = /^d:([A-Za-z0-9_-]{1,40}):(claim|resolve|bot|transfer|note|suggest|ticket|send|to|menu)(?::(.+))?$/;

export function readPress(data: string): { handoff: string; verb: PressVerb; argument: string } | undefined {
  const match = pressForm.exec(data);
  return match ? { handoff: match[1]!, verb: match[2] as PressVerb, argument: match[3] ?? '' } : undefined;
}

function button(text: string, handoff: Handoff, verb: PressVerb, argument?: string): KeyboardButton {
  return { text, callback_data: `d:${handoff.id}:${verb}${argument === undefined ? '' : `:${argument}`}` };
}

/** The verbs that make sense now; none once the case is over. A ticket may still be taken up. */
export function keyboardFor(handoff: Handoff, language: DeskLanguage): Keyboard {
  const say = words[language].button;
  switch (handoff.state.kind) {
    case 'requested':
    case 'offered':
    case 'open_failed':
    case 'transferred':
      return [
        [button(say.claim, handoff, 'claim'), button(say.ticket, handoff, 'ticket')],
        [button(say.suggest, handoff, 'suggest'), button(say.note, handoff, 'note')],
      ];
    case 'left_message':
      return [[button(say.claim, handoff, 'claim'), button(say.note, handoff, 'note')]];
    case 'claimed':
      return [
        [button(say.resolve, handoff, 'resolve'), button(say.bot, handoff, 'bot')],
        [button(say.transfer, handoff, 'transfer'), button(say.ticket, handoff, 'ticket')],
        [button(say.suggest, handoff, 'suggest'), button(say.note, handoff, 'note')],
      ];
    case 'returned_to_bot':
    case 'resolved':
    case 'cancelled':
    case 'expired':
      return [];
    default:
      return handoff.state satisfies never;
  }
}

/** Whom to pass the case to. A target whose id would not fit into a button is reached by `/transfer` only. */
export function transferKeyboard(
  handoff: Handoff,
  targets: readonly { readonly id: string; readonly name: string }[],
  language: DeskLanguage,
): Keyboard {
  const say = words[language].button;
  const rows = targets
    .map(({ id, name }) => button(name, handoff, 'to', id))
    .filter(({ callback_data }) => Buffer.byteLength(callback_data) <= 64)
    .slice(0, 12)
    .map((one) => [one]);
  return [...rows, [button(say.everyone, handoff, 'to', 'everyone'), button(say.back, handoff, 'menu')]];
}

/** Numbered suggestions for the team, each with a button that sends just this one, however old the list is. */
export function suggestionsMessage(
  handoff: Handoff,
  suggestions: readonly DeskSuggestion[],
  language: DeskLanguage,
): { readonly text: string; readonly keyboard: Keyboard } {
  const { answer } = words[language];
  const lines = suggestions.map(
    ({ text }, index) => `${index + 1}. ${text.length > 1000 ? `${text.slice(0, 999).toWellFormed()}…` : text}`,
  );
  const keys = suggestions.map(({ id }, index) => button(answer.send(index + 1), handoff, 'send', id));
  return { text: [answer.suggestions, ...lines].join('\n'), keyboard: [keys] };
}

const marks = { customer: '👤', bot: '🤖', agent: '💬', system: 'ℹ️', note: '🔒' } as const;

/** Who speaks, before what is said: agents must tell customers, bot, colleagues and notes apart at a glance. */
export function lineHead(post: Exclude<DeskPost, { kind: 'state' }>, language: DeskLanguage): Marked {
  const who = words[language].who;
  const fallback = { customer: who.customer, bot: who.bot, agent: '', system: '', note: '' }[post.kind];
  const out = openMarked();
  out.add([marks[post.kind], post.name ?? fallback].filter((part) => part).join(' '), 'bold');
  return out.done();
}

/** What is said, behind its head: a line of text, or the caption of a file. */
export function lineOf(head: Marked, said: Marked | undefined): Marked {
  if (!said) return head;
  const out = openMarked();
  out.append(head);
  out.add(head.text === marks.system ? ' ' : ': ');
  out.append(said);
  return out.done();
}
