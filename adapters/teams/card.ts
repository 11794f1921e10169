// The card on top of a chain and the lines under it: what agents read, the box they write in, the buttons. Pure.

import {
  type Brief,
  type ChatTarget,
  caseFacts,
  caseTitle,
  type DeskLanguage,
  type DeskPost,
  fittingCard,
  type Handoff,
  speakerOf,
  stageOf,
  stateLine,
} from '../../core/index.ts';
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
import { words } from './words.ts';

export type CardView = {
  readonly language: DeskLanguage;
  /** A person's or skill's name as colleagues know it. */
  nameOf(id: string): string;
  targets(): readonly ChatTarget[];
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

export function titleOf(brief: Brief, language: DeskLanguage): string {
  return cut(caseTitle(brief, words[language]), longest.title);
}

export function caseCard(handoff: Handoff, view: CardView): AdaptiveCard {
  return fittingCard(
    handoff,
    (transcript) => cardWith(handoff, transcript, view),
    (card) => sizeOfCard(card) <= cardLimit,
  );
}

function cardWith(handoff: Handoff, transcript: Brief['transcript'], view: CardView): AdaptiveCard {
  const { brief, state } = handoff;
  const say = words[view.language];
  const facts = caseFacts(brief, say, view.nameOf).map(({ label, value }) => ({ label, value: cut(value, 1000) }));
  const body: CardElement[] = [
    wordsBlock([{ text: titleOf(brief, view.language), bold: true }], 'Medium'),
    wordsBlock([{ text: cut(stateLine(state, say, view.nameOf), longest.line) }], 'None'),
    ...factsOf(facts),
  ];
  if (transcript.length > 0)
    body.push(
      listBlock(
        say.card.recent,
        transcript.map(({ who, text }) => [who, text] as const),
      ),
    );
  const suggestions = suggestionsOf(brief);
  if (suggestions.length > 0)
    body.push(
      listBlock(
        say.card.suggestions,
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

/** The verbs that make sense now; none once the case is over. A ticket may still be taken up. */
function withVerbs(handoff: Handoff, body: readonly CardElement[], view: CardView): AdaptiveCard {
  const { box, button, card } = words[view.language];
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
    [{ type: 'Input.Text', id: inputs.note, placeholder: box.note, isMultiline: true, maxLength: longest.note }],
    [{ ...press('note', button.note), associatedInputs: 'auto' }],
  );
  const hint = wordsBlock([{ text: card.hint, italic: true, subtle: true }], 'Medium');
  const stage = stageOf(handoff.state);
  switch (stage) {
    case 'waiting':
    case 'ticket':
      return {
        body: [...body, hint],
        actions: [
          { ...press('claim', button.claim), style: 'positive' },
          noteCard,
          ...(stage === 'ticket' ? [] : [press('ticket', button.ticket)]),
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
            placeholder: box.words,
            isMultiline: true,
            maxLength: longest.words,
            ...(view.draft === undefined ? {} : { value: harmless(cut(view.draft, longest.words)) }),
          },
          {
            type: 'ActionSet',
            actions: [
              { ...press('send', button.send), style: 'positive', associatedInputs: 'auto' },
              ...suggestionsOf(handoff.brief).map((_, index) =>
                press('suggest', button.take(index + 1), { nth: index }),
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
    case 'over':
      return { body, actions: [] };
    default:
      return stage satisfies never;
  }
}

function transferCard(
  view: CardView,
  press: (verb: PressVerb, title: string) => Extract<CardAction, { type: 'Action.Execute' }>,
): CardAction {
  const { box, button } = words[view.language];
  const targets = [{ id: 'everyone', name: button.everyone }, ...view.targets().slice(0, 30)];
  return unfolding(
    button.transfer,
    [
      {
        type: 'Input.ChoiceSet',
        id: inputs.to,
        label: box.to,
        style: 'compact',
        value: 'everyone',
        choices: targets.map(({ id, name }) => ({ title: harmless(cut(name, 60)), value: id })),
      },
      { type: 'Input.Text', id: inputs.why, placeholder: box.note, maxLength: longest.note },
    ],
    [{ ...press('transfer', button.pass), associatedInputs: 'auto' }],
  );
}

function unfolding(title: string, body: readonly CardElement[], actions: readonly CardAction[]): CardAction {
  return { type: 'Action.ShowCard', title, card: { type: 'AdaptiveCard', body, actions } };
}

/** Who speaks, before what is said. */
export function lineHead(
  post: Pick<Exclude<DeskPost, { kind: 'state' }>, 'kind' | 'name'>,
  language: DeskLanguage,
): string {
  const { mark, name } = speakerOf(post, words[language]);
  return [mark, cut(name, 60)].filter((part) => part).join(' ');
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
