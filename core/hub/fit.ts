// Turns what the shop wants to say into what a channel can show. The only place where anything is degraded. Pure.

import type { Choice, Media, MediaId, MediaType, Part, Reply } from '../model/index.ts';
import type { Capabilities } from '../ports/index.ts';
import { measure, splitText } from './split.ts';

/** What was given up. Each word is a metric's label, so the list is short. */
export type Degraded =
  | 'choices_as_menu'
  | 'card_as_text'
  | 'text_split'
  | 'media_as_link'
  | 'media_as_file'
  | 'media_missing';

export type Fitted = {
  /** One platform message each, in order. Empty when there is nothing to show. */
  readonly deliveries: readonly Reply[];
  readonly degraded: readonly Degraded[];
  /** The choices, when they became a numbered list in the text. */
  readonly menu?: readonly Choice[];
};

/** @param link makes a signed link to a file on our shelf */
export function fit(
  { menuTitle, ...reply }: Reply,
  capabilities: Capabilities,
  link: (media: MediaId) => string,
): Fitted {
  const degraded = new Set<Degraded>();
  const native = reply.choices.length === 0 || choicesFit(reply.choices, capabilities.choices);
  if (!native) degraded.add('choices_as_menu');

  const shown = reply.parts.flatMap((part) => showable(part, capabilities, link, degraded));
  const told = native ? shown : withMenu(shown, reply.choices, menuTitle);
  const parts = told.flatMap((part) => splitPart(part, capabilities, degraded));
  const choices = native ? reply.choices : [];

  const messages = capabilities.wholeReply ? together(parts, choices) : apart(parts, capabilities);
  return {
    deliveries: messages.map((each, index) => ({
      ...reply,
      parts: each,
      choices: index === messages.length - 1 ? choices : [],
    })),
    degraded: [...degraded],
    ...(!native && { menu: reply.choices }),
  };
}

function together(parts: readonly Part[], choices: readonly Choice[]): readonly (readonly Part[])[] {
  return parts.length > 0 || choices.length > 0 ? [parts] : [];
}

/** One part a message, but that words right behind a file go under it where they fit. */
function apart(parts: readonly Part[], { caption, text }: Capabilities): readonly (readonly Part[])[] {
  const messages: Part[][] = [];
  for (const part of parts) {
    const last = messages.at(-1);
    const under = last?.length === 1 && last[0]?.kind === 'media' && part.kind === 'text';
    if (under && measure(part.text, text.unit) <= caption) last.push(part);
    else messages.push([part]);
  }
  return messages;
}

function choicesFit(choices: readonly Choice[], limits: Capabilities['choices']): boolean {
  if (limits === false || choices.length > limits.max) return false;
  return choices.every(
    ({ label, value }) =>
      label.length > 0 && [...label].length <= limits.label && measure(value, 'utf8') <= limits.value,
  );
}

function showable(
  part: Part,
  capabilities: Capabilities,
  link: (media: MediaId) => string,
  degraded: Set<Degraded>,
): Part[] {
  switch (part.kind) {
    case 'text':
      return part.text.trim() === '' ? [] : [part];
    case 'media':
      return [showableMedia(part, capabilities, link, degraded)];
    case 'card': {
      if (capabilities.card) return [part];
      degraded.add('card_as_text');
      const picture = part.image ? [showableMedia({ kind: 'media', ...part.image }, capabilities, link, degraded)] : [];
      return [...picture, { kind: 'text', text: cardText(part) }];
    }
    default:
      return part satisfies never;
  }
}

function cardText({ title, fields, link }: Extract<Part, { kind: 'card' }>): string {
  return [title, ...fields.map(({ label, value }) => `${label}: ${value}`), ...(link === undefined ? [] : [link])].join(
    '\n',
  );
}

type MediaPart = Extract<Part, { kind: 'media' }>;

/** As itself, else as a plain file, else as a link that ends by itself. */
function showableMedia(
  part: MediaPart,
  { media: sizes }: Capabilities,
  link: (media: MediaId) => string,
  degraded: Set<Degraded>,
): Part {
  if (part.media === undefined) {
    degraded.add('media_missing');
    return { kind: 'text', text: part.name ?? `[${part.type}]` };
  }
  if (mayPass(part.type, part, sizes)) return part;
  if (mayPass('file', part, sizes)) {
    degraded.add('media_as_file');
    return { ...part, type: 'file' };
  }
  degraded.add('media_as_link');
  return { kind: 'text', text: [part.name, link(part.media)].filter(Boolean).join('\n') };
}

function mayPass(type: MediaType, { bytes }: Media, sizes: Capabilities['media']): boolean {
  const most = sizes[type];
  return most !== false && (bytes === undefined || bytes <= most);
}

/** The list goes under the last text, or stands alone. */
function withMenu(parts: readonly Part[], choices: readonly Choice[], title: string | undefined): Part[] {
  const rows = choices.map(({ label, value }, index) => `${index + 1}. ${label || value}`);
  const menu = [...(title ? [title] : []), ...rows].join('\n');
  const last = parts.at(-1);
  if (last?.kind !== 'text') return [...parts, { kind: 'text', text: menu }];
  return [...parts.slice(0, -1), { ...last, text: `${last.text}\n${menu}` }];
}

function splitPart(part: Part, { text }: Capabilities, degraded: Set<Degraded>): Part[] {
  if (part.kind !== 'text' || measure(part.text, text.unit) <= text.limit) return [part];
  degraded.add('text_split');
  return splitText(part.text, text).map((piece) => ({ ...part, text: piece }));
}
