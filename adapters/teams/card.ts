// The card on top of a chain and the lines under it: what agents read, the box they write in, the buttons. Pure.

import type { Brief, DeskPost, Handoff } from '../../core/index.ts';
import {
  type AdaptiveCard,
  type CardAction,
  type CardElement,
  cardLimit,
  factsOf,
  harmless,
  type Run,
  sizeOfCard,
  wordsBlock,
} from './adaptive.ts';
import type { Target } from './roster.ts';
import { type DeskLanguage, words } from './words.ts';

export type CardView = {
  readonly language: DeskLanguage;
  /** A person's or skill's name as colleagues know it. */
  nameOf(id: string): string;
  targets(): readonly Target[];
  /** What stands in the box already: a suggestion taken, to be changed before it is sent. */
  readonly draft?: string;
};

/** What a button asks for. */
export type PressVerb = 'claim' | 'resolve' | 'bot' | 'transfer' | 'note' | 'send' | 'suggest' | 'ticket';
const verbs: readonly string[] = ['claim', 'resolve', 'bot', 'transfer', 'note', 'send', 'suggest', 'ticket'];
export function isVerb(verb: string | undefined): verb is PressVerb {
  return verb !== undefined && verbs.includes(verb);
}

/** What the boxes of the card are called; what was typed comes back under these names. */
export const inputs = { words: 'words', note: 'note', to: 'to', why: 'why' } as const;
const longest = { words: 4000, note: 2000, line: 400, suggestion: 600, title: 120 };

/** `#12 小美 · 退货` */
export function caseTitle({ number, customer, topic }: Brief, language: DeskLanguage): string {
  const name = customer.name ?? words[language].who.customer;
  const labels = words[language].topic;
  const label = topic !== undefined && Object.hasOwn(labels, topic) ? labels[topic] : topic;
  const whole = [`#${number} ${name}`, label]
    .filter((part) => part)
    .join(' · ')
    .replace(/\s+/g, ' ');
  return cut(whole, longest.title);
}

/** The whole card; the oldest lines of the transcript give way when it would be too large for Teams. */
export function caseCard(handoff: Handoff, view: CardView): AdaptiveCard {
  for (let lines = handoff.brief.transcript.length; ; lines = Math.floor(lines / 2)) {
    const card = cardWith(handoff, lines, view);
    if (sizeOfCard(card) <= cardLimit || lines === 0) return card;
  }
}

function cardWith(handoff: Handoff, lines: number, view: CardView): AdaptiveCard {
  const { brief } = handoff;
  const say = words[view.language].card;
  const transcript = brief.transcript.slice(brief.transcript.length - lines);
  const body: CardElement[] = [
    wordsBlock([{ text: caseTitle(brief, view.language), bold: true }], 'Medium'),
    wordsBlock([{ text: stateLine(handoff, view) }], 'None'),
    ...factsOf(factsIn(brief, view.language)),
  ];
  if (transcript.length > 0)
    body.push(
      listBlock(
        say.recent,
        transcript.map(({ who, text }) => [who, text] as const),
      ),
    );
  const suggestions = suggestionsOf(brief);
  if (suggestions.length > 0)
    body.push(
      listBlock(
        say.suggestions,
        suggestions.map(
          ({ text, score }, index) =>
            [`${index + 1}. ${Math.round(score * 100)}%`, cut(text, longest.suggestion)] as const,
        ),
      ),
    );
  return withVerbs(handoff, body, view);
}

/** The suggestions a card offers, best first. */
export function suggestionsOf({ suggestions }: Brief): Brief['suggestions'] {
  return suggestions.slice(0, 3);
}

function factsIn(brief: Brief, language: DeskLanguage): { label: string; value: string }[] {
  const { card: say, reason, mood } = words[language];
  const known = [
    ...Object.entries(brief.facts).map(([label, value]) => `${label}: ${value}`),
    ...brief.entities.map(({ type, value }) => `${type}: ${value}`),
  ];
  return [
    { label: say.reason, value: reason[brief.reason] },
    ...(brief.skill ? [{ label: say.skill, value: brief.skill }] : []),
    ...(brief.mood && brief.mood.name !== 'calm' ? [{ label: say.mood, value: mood[brief.mood.name] }] : []),
    { label: say.language, value: brief.language },
    ...(known.length > 0 ? [{ label: say.known, value: cut([...new Set(known)].join(' · '), 1000) }] : []),
  ];
}

function listBlock(title: string, lines: readonly (readonly [who: string, text: string])[]): CardElement {
  const runs = (who: string, text: string): Run[] => [
    { text: `${who}: `, subtle: true },
    { text: cut(text, longest.line) },
  ];
  return {
    type: 'Container',
    style: 'emphasis',
    items: [
      wordsBlock([{ text: title, bold: true }]),
      ...lines.map(([who, text]) => wordsBlock(runs(cut(who, 60), text), 'None')),
    ],
  };
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
        (state.note ? `: ${cut(state.note, longest.line)}` : '')
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

/** The verbs that make sense now; none once the case is over. A ticket may still be taken up. */
function withVerbs(handoff: Handoff, body: readonly CardElement[], view: CardView): AdaptiveCard {
  const { button, card: say } = words[view.language];
  const press = (
    verb: PressVerb,
    title: string,
    more: object = {},
  ): Extract<CardAction, { type: 'Action.Execute' }> => ({
    type: 'Action.Execute',
    title,
    verb,
    data: { case: handoff.id, ...more },
    associatedInputs: 'none',
  });
  const noteCard: CardAction = unfolding(
    button.note,
    [{ type: 'Input.Text', id: inputs.note, placeholder: say.noteWords, isMultiline: true, maxLength: longest.note }],
    [{ ...press('note', button.note), associatedInputs: 'auto' }],
  );
  const hint = wordsBlock([{ text: say.hint, italic: true, subtle: true }], 'Medium');
  switch (handoff.state.kind) {
    case 'requested':
    case 'offered':
    case 'open_failed':
    case 'transferred':
    case 'left_message':
      return {
        body: [...body, hint],
        actions: [
          { ...press('claim', button.claim), style: 'positive' },
          noteCard,
          ...(handoff.state.kind === 'left_message' ? [] : [press('ticket', button.ticket)]),
        ],
      };
    case 'claimed':
      return {
        body: [
          ...body,
          hint,
          {
            type: 'Input.Text',
            id: inputs.words,
            placeholder: say.words,
            isMultiline: true,
            maxLength: longest.words,
            ...(view.draft === undefined ? {} : { value: harmless(cut(view.draft, longest.words)) }),
          },
          {
            type: 'ActionSet',
            actions: [
              { ...press('send', button.send), style: 'positive', associatedInputs: 'auto' },
              ...suggestionsOf(handoff.brief).map((_, index) =>
                press('suggest', button.suggest(index + 1), { nth: index }),
              ),
            ],
          },
        ],
        actions: [
          press('resolve', button.resolve),
          press('bot', button.bot),
          transferCard(view, press),
          press('ticket', button.ticket),
          noteCard,
        ],
      };
    case 'returned_to_bot':
    case 'resolved':
    case 'cancelled':
    case 'expired':
      return { body, actions: [] };
    default:
      return handoff.state satisfies never;
  }
}

function transferCard(
  view: CardView,
  press: (verb: PressVerb, title: string) => Extract<CardAction, { type: 'Action.Execute' }>,
): CardAction {
  const { button, card: say } = words[view.language];
  const targets = [{ id: 'everyone', name: button.everyone }, ...view.targets().slice(0, 30)];
  return unfolding(
    button.transfer,
    [
      {
        type: 'Input.ChoiceSet',
        id: inputs.to,
        label: say.to,
        style: 'compact',
        value: 'everyone',
        choices: targets.map(({ id, name }) => ({ title: harmless(cut(name, 60)), value: id })),
      },
      { type: 'Input.Text', id: inputs.why, placeholder: say.noteWords, maxLength: longest.note },
    ],
    [{ ...press('transfer', button.pass), associatedInputs: 'auto' }],
  );
}

function unfolding(title: string, body: readonly CardElement[], actions: readonly CardAction[]): CardAction {
  return { type: 'Action.ShowCard', title, card: { type: 'AdaptiveCard', body, actions } };
}

const marks = { customer: '👤', bot: '🤖', agent: '💬', system: 'ℹ️', note: '🔒' } as const;

/** Who speaks, before what is said: agents must tell customers, bot, colleagues and notes apart at a glance. */
export function lineHead(
  { kind, name }: Pick<Exclude<DeskPost, { kind: 'state' }>, 'kind' | 'name'>,
  language: DeskLanguage,
): string {
  const { who } = words[language];
  const fallback = { customer: who.customer, bot: who.bot, agent: '', system: '', note: '' }[kind];
  return [marks[kind], cut((name ?? fallback).replace(/\s+/g, ' '), 60)].filter((part) => part).join(' ');
}

/** At most so many UTF-16 units, never half a character. */
function cut(text: string, limit: number): string {
  return text.length <= limit
    ? text
    : `${text
        .slice(0, limit - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;
}
