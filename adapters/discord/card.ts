// The card above a thread and the lines in it: what agents read, and the buttons. Pure.

import type { Brief, DeskPost, DeskSuggestion, Handoff } from '../../core/index.ts';
import { escapeText, shortened } from './markup.ts';
import { type Component, type Embed, embedLimits, fitEmbed } from './outbound.ts';
import { type DeskLanguage, words } from './words.ts';

/** Longest thread name (discord.com/developers/docs/resources/channel#start-thread-from-message). */
const nameLimit = 100;

/** `#12 小美 · 退货`. A thread's name shows no marks and calls nobody. */
export function threadName({ number, customer, topic }: Brief, language: DeskLanguage): string {
  const name = customer.name ?? words[language].who.customer;
  const labels = words[language].topic;
  const label = topic !== undefined && Object.hasOwn(labels, topic) ? labels[topic] : topic;
  const whole = [`#${number} ${name}`, label]
    .filter((part) => part)
    .join(' · ')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .toWellFormed();
  return shortened(whole, nameLimit);
}

export type CardView = {
  readonly language: DeskLanguage;
  /** A person's or skill's name as colleagues know it. */
  nameOf(id: string): string;
};

/** The whole card; the oldest lines of the transcript give way when it would be too long. */
export function cardOf(handoff: Handoff, view: CardView): Embed {
  const { brief } = handoff;
  const most = embedLimits.description - 100;
  for (let lines = brief.transcript.length; ; lines = Math.floor(lines / 2)) {
    const description = cardWith(handoff, brief.transcript.slice(brief.transcript.length - lines), view);
    if (description.length <= most || lines === 0)
      return fitEmbed({
        title: escapeText(threadName(brief, view.language)),
        description,
        color: colorOf(handoff),
        footer: { text: words[view.language].card.hint },
      });
  }
}

function cardWith(handoff: Handoff, transcript: Brief['transcript'], view: CardView): string {
  const { brief } = handoff;
  const { card, reason, mood } = words[view.language];
  const lines = [escapeText(stateLine(handoff, view)), '', `${card.reason}: ${reason[brief.reason]}`];
  if (brief.skill) lines.push(`${card.skill}: ${escapeText(brief.skill)}`);
  if (brief.mood && brief.mood.name !== 'calm') lines.push(`${card.mood}: ${mood[brief.mood.name]}`);
  lines.push(`${card.language}: ${escapeText(brief.language)}`);
  const known = [
    ...Object.entries(brief.facts).map(([label, value]) => `${label}: ${value}`),
    ...brief.entities.map(({ type, value }) => `${type}: ${value}`),
  ];
  if (known.length > 0) lines.push(`${card.known}: ${escapeText(oneLine([...new Set(known)].join(' · ')))}`);
  if (transcript.length > 0)
    lines.push(
      '',
      `**${card.recent}**`,
      ...transcript.map(({ who, text }) => `> ${escapeText(oneLine(`${who}: ${text}`, 300))}`),
    );
  if (brief.suggestions.length > 0)
    lines.push(
      '',
      `**${card.suggestions}**`,
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

function colorOf({ state }: Handoff): number {
  switch (state.kind) {
    case 'requested':
    case 'offered':
    case 'open_failed':
    case 'transferred':
      return 0xf08c00;
    case 'claimed':
      return 0x1c7ed6;
    case 'left_message':
      return 0x9c36b5;
    case 'returned_to_bot':
    case 'resolved':
    case 'cancelled':
    case 'expired':
      return 0x868e96;
    default:
      return state satisfies never;
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
      return oneLine(
        say.transferred(state.to === 'everyone' ? words[language].button.everyone : nameOf(state.to)) +
          (state.note ? `: ${state.note}` : ''),
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
  switch (handoff.state.kind) {
    case 'requested':
    case 'offered':
    case 'open_failed':
    case 'transferred':
    case 'left_message':
      return [
        row(
          button(say.claim, handoff, 'claim', styles.blue),
          button(say.suggest, handoff, 'suggest'),
          button(say.note, handoff, 'note'),
          ...(handoff.state.kind === 'left_message' ? [] : [button(say.ticket, handoff, 'ticket')]),
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
    case 'returned_to_bot':
    case 'resolved':
    case 'cancelled':
    case 'expired':
      return [];
    default:
      return handoff.state satisfies never;
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

const marks = { customer: '👤', bot: '🤖', agent: '💬', system: 'ℹ️', note: '🔒' } as const;

/** Who speaks, before what is said: agents must tell customers, bot, colleagues and notes apart at a glance. */
export function lineHead(
  kind: Exclude<DeskPost['kind'], 'state'>,
  name: string | undefined,
  language: DeskLanguage,
): string {
  const { who } = words[language];
  const fallback = { customer: who.customer, bot: who.bot, agent: '', system: '', note: '' }[kind];
  const speaker = escapeText(oneLine(name ?? fallback, 80));
  return speaker === '' ? `${marks[kind]} ` : `${marks[kind]} **${speaker}**: `;
}
