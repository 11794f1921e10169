// The lines of a case in the team's room: the brief when it opens, then who says what. Pure.

import type { DeskPost, Handoff, Part } from '../../core/index.ts';
import { type DeskLanguage, type DeskWords, deskWords } from './desk-words.ts';
import { piecesOf, textLimit } from './send.ts';

export type CardView = {
  readonly language: DeskLanguage;
  /** A person's or skill's name as colleagues know it. */
  nameOf(id: string): string;
};

/** Every line of a case begins so; a line that does not is no line of ours. */
export const markOf = (number: number): string => `#${number} `;
/** Before each further line of what somebody else wrote: his words must not look like lines of ours. */
const continued = '\n│ ';

/** The brief, short enough for one message: the oldest lines of the transcript give way. */
export function cardOf(handoff: Handoff, view: CardView): string {
  const { transcript } = handoff.brief;
  for (let lines = transcript.length; ; lines = Math.floor(lines / 2)) {
    const card = cardWith(handoff, lines, view);
    if (card.length <= textLimit) return card;
    if (lines === 0) return card.slice(0, textLimit - 1).toWellFormed();
  }
}

function cardWith(handoff: Handoff, lines: number, view: CardView): string {
  const { brief, number } = handoff;
  const words = deskWords[view.language];
  const { label } = words;
  const topic = brief.topic === undefined ? '' : ` · ${words.topic[brief.topic] ?? brief.topic}`;
  const known = [
    ...Object.entries(brief.facts).map(([key, value]) => `${key}: ${value}`),
    ...brief.entities.map(({ type, value }) => `${type}: ${value}`),
  ];
  const recent = brief.transcript.slice(brief.transcript.length - lines);
  const rows = [
    `${brief.customer.name ?? words.who.customer}${topic}`.replace(/\s+/g, ' '),
    stateLine(handoff, view),
    `${label.reason}: ${words.reason[brief.reason]}`,
    ...(brief.skill ? [`${label.skill}: ${view.nameOf(brief.skill)}`] : []),
    ...(brief.mood && brief.mood.name !== 'calm' ? [`${label.mood}: ${words.mood[brief.mood.name]}`] : []),
    ...(known.length > 0 ? [`${label.known}: ${[...new Set(known)].join(' · ')}`] : []),
    ...(recent.length > 0 ? [`${label.recent}:`, ...recent.map(({ who, text }) => `${who}: ${cut(text, 200)}`)] : []),
    ...numbered(brief.suggestions.slice(0, 3), words),
    words.how(number),
  ];
  return markOf(number) + rows.map((row) => row.replaceAll('\n', continued)).join('\n');
}

export function numbered(suggestions: Handoff['brief']['suggestions'], { label }: DeskWords): string[] {
  if (suggestions.length === 0) return [];
  return [
    `${label.suggestions}:`,
    ...suggestions.map(({ text, score }, index) => `${index + 1}. (${Math.round(score * 100)}%) ${cut(text, 300)}`),
  ];
}

const cut = (text: string, limit: number): string =>
  text.length > limit ? `${text.slice(0, limit - 1).toWellFormed()}…` : text;

/** Where the case stands, in one line. */
export function stateLine({ state }: Pick<Handoff, 'state'>, { language, nameOf }: CardView): string {
  const words = deskWords[language];
  switch (state.kind) {
    case 'requested':
    case 'offered':
    case 'open_failed':
      return words.waiting;
    case 'claimed':
      return words.claimed(nameOf(state.agent));
    case 'transferred':
      return words.transferred(state.to === 'everyone' ? words.everyone : nameOf(state.to));
    case 'returned_to_bot':
      return words.returned;
    case 'resolved':
      return words.resolved;
    case 'cancelled':
      return words.cancelled;
    case 'left_message':
      return words.ticket(state.ticket);
    case 'expired':
      return words.expired;
    default:
      return state satisfies never;
  }
}

const marks = { customer: '👤', bot: '🤖', agent: '💬', system: 'ℹ️', note: '🔒' } as const;

/** What a post becomes: text parts that each name the case and the speaker, files behind a line that announces them. */
export function partsFor(post: DeskPost, number: number, language: DeskLanguage): Part[] {
  if (post.kind === 'state') return textParts(`${markOf(number)}${marks.system} `, post.text);
  const words = deskWords[language];
  const fallback = post.kind === 'customer' ? words.who.customer : post.kind === 'bot' ? words.who.bot : '';
  const who = (post.name ?? fallback).replace(/\s+/g, ' ');
  const head = `${markOf(number)}${marks[post.kind]} ${who === '' ? '' : `${who}: `}`;
  return post.parts.flatMap((part): Part[] => {
    switch (part.kind) {
      case 'text':
        return textParts(head, part.text);
      case 'media':
        return part.media === undefined
          ? textParts(head, `${words.media[part.type]} ${part.name ?? ''} ${words.notFetched}`.replace(/\s+/g, ' '))
          : [...textParts(head, `${words.media[part.type]} ${part.name ?? ''}`.trim()), part];
      case 'card': {
        const { title, fields, link, image } = part;
        const rows = [title, ...fields.map(({ label, value }) => `${label}: ${value}`), ...(link ? [link] : [])];
        const text = textParts(head, rows.join('\n'));
        return image?.media === undefined ? text : [...text, { kind: 'media', ...image }];
      }
      default:
        return part satisfies never;
    }
  });
}

/** Long words come in several messages, each under the same head. */
export function textParts(head: string, text: string): Part[] {
  const said = text.replace(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu, continued);
  return piecesOf(said, textLimit - head.length).map((piece) => ({ kind: 'text', text: head + piece.trimEnd() }));
}
