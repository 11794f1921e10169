// The card on top of a topic and the lines under it: what agents read, and the buttons. Pure.

import {
  type Brief,
  caseFacts,
  caseTitle,
  type DeskLanguage,
  type DeskPost,
  type DeskSuggestion,
  fittingCard,
  type Handoff,
  speakerOf,
  stageOf,
  stateLine,
  suggestionLines,
} from '../../core/index.ts';
import { type Builder, type Marked, openMarked, textLimit } from './markup.ts';
import type { Keyboard, KeyboardButton } from './outbound.ts';
import { words } from './words.ts';

/** Topic names have at most 128 characters; counted as bytes we are on the safe side of every reading of that. */
const nameLimit = 128;

export function topicName(brief: Brief, language: DeskLanguage): string {
  return cutBytes(caseTitle(brief, words[language]), nameLimit);
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

export function cardOf(handoff: Handoff, view: CardView): Marked {
  const card = fittingCard(
    handoff,
    (transcript) => cardWith(handoff, transcript, view),
    ({ text }) => text.length <= textLimit,
  );
  return card.text.length <= textLimit
    ? card
    : { text: card.text.slice(0, textLimit - 2).toWellFormed(), entities: [] };
}

function cardWith({ brief, state }: Handoff, transcript: Brief['transcript'], view: CardView): Marked {
  const say = words[view.language];
  const out = openMarked();
  out.add(topicName(brief, view.language), 'bold');
  out.add(`\n${stateLine(state, say, view.nameOf)}\n`);
  for (const { label, value } of caseFacts(brief, say, view.nameOf)) out.add(`\n${label}: ${value}`);
  addTranscript(out, transcript, say.card.recent);
  addSuggestions(out, brief.suggestions, say.card.suggestions);
  out.add('\n\n');
  out.add(say.card.hint, 'italic');
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

function button(text: string, handoff: Pick<Handoff, 'id'>, verb: PressVerb, argument?: string): KeyboardButton {
  return { text, callback_data: `d:${handoff.id}:${verb}${argument === undefined ? '' : `:${argument}`}` };
}

/** The verbs that make sense now; none once the case is over. A ticket may still be taken up. */
export function keyboardFor(handoff: Handoff, language: DeskLanguage): Keyboard {
  const say = words[language].button;
  const stage = stageOf(handoff.state);
  switch (stage) {
    case 'waiting':
      return [
        [button(say.claim, handoff, 'claim'), button(say.ticket, handoff, 'ticket')],
        [button(say.suggest, handoff, 'suggest'), button(say.note, handoff, 'note')],
      ];
    case 'ticket':
      return [[button(say.claim, handoff, 'claim'), button(say.note, handoff, 'note')]];
    case 'claimed':
      return [
        [button(say.resolve, handoff, 'resolve'), button(say.bot, handoff, 'bot')],
        [button(say.transfer, handoff, 'transfer'), button(say.ticket, handoff, 'ticket')],
        [button(say.suggest, handoff, 'suggest'), button(say.note, handoff, 'note')],
      ];
    case 'over':
      return [];
    default:
      return stage satisfies never;
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
  handoff: Pick<Handoff, 'id'>,
  suggestions: readonly DeskSuggestion[],
  language: DeskLanguage,
): { readonly text: string; readonly keyboard: Keyboard } {
  const say = words[language];
  const keys = suggestions.map(({ id }, index) => button(say.answer.send(index + 1), handoff, 'send', id));
  return { text: suggestionLines(suggestions, say), keyboard: [keys] };
}

/** Who speaks, before what is said. */
export function lineHead(post: Exclude<DeskPost, { kind: 'state' }>, language: DeskLanguage): Marked {
  const { mark, name } = speakerOf(post, words[language]);
  const out = openMarked();
  out.add([mark, name].filter((part) => part).join(' '), 'bold');
  return out.done();
}

/** What is said, behind its head: a line of text, or the caption of a file. */
export function lineOf(head: Marked, said: Marked | undefined): Marked {
  if (!said) return head;
  const out = openMarked();
  out.append(head);
  // The system has no name: its mark alone.
  out.add(/\s/.test(head.text) ? ': ' : ' ');
  out.append(said);
  return out.done();
}
