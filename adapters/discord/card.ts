// The card above a thread and the lines in it: what agents read, and the buttons. Pure.

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
} from '../../core/index.ts';
import { escapeText, shortened } from './markup.ts';
import { type Component, type Embed, embedLimits, fitEmbed } from './outbound.ts';
import { words } from './words.ts';

/** Longest thread name (discord.com/developers/docs/resources/channel#start-thread-from-message). */
const nameLimit = 100;

/** A thread's name shows no marks and calls nobody. */
export function threadName(brief: Brief, language: DeskLanguage): string {
  return shortened(caseTitle(brief, words[language]), nameLimit);
}

export type CardView = {
  readonly language: DeskLanguage;
  /** A person's or skill's name as colleagues know it. */
  nameOf(id: string): string;
};

export function cardOf(handoff: Handoff, view: CardView): Embed {
  const most = embedLimits.description - 100;
  const description = fittingCard(
    handoff,
    (transcript) => cardWith(handoff, transcript, view),
    ({ length }) => length <= most,
  );
  return fitEmbed({
    title: escapeText(threadName(handoff.brief, view.language)),
    description,
    color: colors[stageOf(handoff.state)],
    footer: { text: words[view.language].card.hint },
  });
}

const colors = { waiting: 0xf08c00, claimed: 0x1c7ed6, ticket: 0x9c36b5, over: 0x868e96 } as const;

function cardWith({ brief, state }: Handoff, transcript: Brief['transcript'], view: CardView): string {
  const say = words[view.language];
  const lines = [
    escapeText(oneLine(stateLine(state, say, view.nameOf))),
    '',
    ...caseFacts(brief, say, view.nameOf).map(({ label, value }) => `${label}: ${escapeText(oneLine(value))}`),
  ];
  if (transcript.length > 0)
    lines.push(
      '',
      `**${say.card.recent}**`,
      ...transcript.map(({ who, text }) => `> ${escapeText(oneLine(`${who}: ${text}`, 300))}`),
    );
  if (brief.suggestions.length > 0)
    lines.push(
      '',
      `**${say.card.suggestions}**`,
      ...brief.suggestions
        .slice(0, 3)
        .map(
          ({ text, score }, index) => `${index + 1}\\. ${Math.round(score * 100)}% ${escapeText(oneLine(text, 400))}`,
        ),
    );
  return lines.join('\n');
}

/** A line break in a customer's words would end the quotation and look like the card's own words. */
function oneLine(text: string, limit = 800): string {
  return shortened(text.replace(/[\s\p{Cc}]+/gu, ' ').trim(), limit);
}

/** What a button asks for. Only our own bot can make a press carry these words. */
export type PressVerb = 'claim' | 'resolve' | 'bot' | 'transfer' | 'note' | 'suggest' | 'ticket' | 'to' | 'send';
const pressForm =
  /^d:([A-Za-z0-9_-]{1,40}):(claim|resolve|bot|transfer|note|suggest|ticket|to|send)(?::([\w-]{1,8}))?$/;

export function readPress(id: string | undefined): { handoff: string; verb: PressVerb; argument: string } | undefined {
  const match = pressForm.exec(id ?? '');
  return match ? { handoff: match[1]!, verb: match[2] as PressVerb, argument: match[3] ?? '' } : undefined;
}

const styles = { blue: 1, grey: 2, green: 3 } as const;

function button(
  label: string,
  handoff: Handoff,
  verb: PressVerb,
  style: number = styles.grey,
  argument = '',
): Component {
  return { type: 2, style, label, custom_id: `d:${handoff.id}:${verb}${argument === '' ? '' : `:${argument}`}` };
}

const row = (...components: Component[]): Component => ({ type: 1, components });

/** The verbs that make sense now; none once the case is over. A ticket may still be taken up. */
export function buttonsFor(handoff: Handoff, language: DeskLanguage): Component[] {
  const say = words[language].button;
  const stage = stageOf(handoff.state);
  switch (stage) {
    case 'waiting':
    case 'ticket':
      return [
        row(
          button(say.claim, handoff, 'claim', styles.blue),
          button(say.suggest, handoff, 'suggest'),
          button(say.note, handoff, 'note'),
          ...(stage === 'ticket' ? [] : [button(say.ticket, handoff, 'ticket')]),
        ),
      ];
    case 'claimed':
      return [
        row(
          button(say.resolve, handoff, 'resolve', styles.green),
          button(say.bot, handoff, 'bot'),
          button(say.transfer, handoff, 'transfer'),
          button(say.ticket, handoff, 'ticket'),
        ),
        row(button(say.suggest, handoff, 'suggest'), button(say.note, handoff, 'note')),
      ];
    case 'over':
      return [];
    default:
      return stage satisfies never;
  }
}

/** Whom to pass the case to: a list of at most 25, everyone first. The others are reached by `/transfer`. */
export function transferList(
  handoff: Handoff,
  targets: readonly { readonly id: string; readonly name: string }[],
  language: DeskLanguage,
): Component[] {
  const { button: say } = words[language];
  const different = new Map(targets.filter(({ id }) => id.length <= 100).map(({ id, name }) => [id, name || id]));
  const options = [['everyone', say.everyone] as const, ...different]
    .slice(0, 25)
    .map(([value, name]) => ({ label: shortened(name, 100), value }));
  return [row({ type: 3, custom_id: `d:${handoff.id}:to`, options })];
}

/** The suggestions, each with a button that sends just this one, however old the list is. */
export function suggestionsOf(
  handoff: Handoff,
  shown: readonly DeskSuggestion[],
  language: DeskLanguage,
): { content: string; components: Component[] } {
  const { answer } = words[language];
  if (shown.length === 0) return { content: answer.noSuggestions, components: [] };
  const lines = shown.map(({ text }, index) => `**${index + 1}** ${shortened(escapeText(text), 550)}`);
  return {
    content: [answer.suggestions, ...lines].join('\n'),
    components: [
      row(...shown.map(({ id }, index) => button(answer.send(index + 1), handoff, 'send', styles.grey, id))),
    ],
  };
}

/** Who speaks, before what is said. */
export function lineHead(
  kind: Exclude<DeskPost['kind'], 'state'>,
  name: string | undefined,
  language: DeskLanguage,
): string {
  const speaker = speakerOf({ kind, name }, words[language]);
  const shown = escapeText(shortened(speaker.name, 80));
  return shown === '' ? `${speaker.mark} ` : `${speaker.mark} **${shown}**: `;
}
