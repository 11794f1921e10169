// Reply → one Teams activity, pure: words that cannot be taken for tags, pictures inline, files as links, cards, buttons.

import type { Choice, MediaId, Part, StoredMedia } from '../../core/index.ts';
import {
  type AdaptiveCard,
  type CardAction,
  type CardElement,
  cardAttachment,
  factsOf,
  harmless,
  linkAction,
  wordsBlock,
} from './adaptive.ts';
import type { OutActivity } from './client.ts';
import { escaped, htmlOfMarkdown } from './html.ts';

export type Showing = {
  /** What lies on the shelf. */
  stored(media: MediaId): StoredMedia | undefined;
  /** A signed link to it. */
  linkOf(media: MediaId): string;
};

/** What Teams is sent, and what the reader loses. */
export type Plan = { readonly activity: Partial<OutActivity>; readonly degraded: readonly string[] };

/**
 * UTF-16 units of a reply's words. A message may have about 80 kB; the longest escape makes five units of one, so that
 * any text of this length fits.
 */
export const textLimit = 6000;
export const captionLimit = 1000;

/** Teams shows at most six buttons on a card. */
export const mostChoices = 6;

/** @param head the speaker's name, before the words; a desk says who speaks */
export function planOf(parts: readonly Part[], choices: readonly Choice[], showing: Showing, head?: string): Plan {
  const degraded: string[] = [];
  const words: Words[] = [];
  const attachments: NonNullable<OutActivity['attachments']> = [];
  const cards: AdaptiveCard[] = [];
  for (const part of parts) {
    switch (part.kind) {
      case 'text':
        words.push({ text: part.text, isMarkdown: part.markup === 'markdown' });
        break;
      case 'media': {
        const stored = part.media === undefined ? undefined : showing.stored(part.media);
        if (part.media === undefined || !stored) {
          words.push({ text: part.name ?? `[${part.type}]`, isMarkdown: false });
          degraded.push('media_missing');
        } else if (isPicture(stored)) attachments.push(pictureOf(stored, showing.linkOf(part.media), part.name));
        else cards.push(fileCard(stored, showing.linkOf(part.media), part.name));
        break;
      }
      case 'card':
        cards.push(cardOf(part, showing));
        break;
      default:
        part satisfies never;
    }
  }
  const shown = withButtons(cards, choices.map(buttonOf));
  return { activity: activityOf(words, [...attachments, ...shown.map(cardAttachment)], head), degraded };
}

export type Words = { readonly text: string; readonly isMarkdown: boolean };

/** Words without markup go raw as `plain`; where Teams might see a tag, and under a head, they go escaped as `xml`. */
export function activityOf(
  words: readonly Words[],
  attachments: NonNullable<OutActivity['attachments']>,
  head?: string,
): Partial<OutActivity> {
  const isPlain = head === undefined && words.every(({ text, isMarkdown }) => !isMarkdown && !/[<&]/.test(text));
  const lines = words.map(({ text, isMarkdown }) =>
    isPlain ? text : isMarkdown ? htmlOfMarkdown(text) : escaped(text),
  );
  const said = lines.join(isPlain ? '\n' : '<br/>');
  const text =
    head === undefined ? said : [`<strong>${escaped(head)}</strong>`, said].filter((part) => part).join(': ');
  return {
    type: 'message',
    ...(text === '' ? {} : { text, textFormat: isPlain ? 'plain' : 'xml' }),
    ...(attachments.length > 0 ? { attachments } : {}),
  };
}

/** Teams shows these inline, up to 1024 × 1024 points and 1 MB; another picture becomes a link. */
function isPicture({ type, mime, bytes, width = 0, height = 0 }: StoredMedia): boolean {
  const isShown = type === 'image' && /^image\/(png|jpe?g|gif)$/.test(mime);
  return isShown && bytes <= 1024 * 1024 && width <= 1024 && height <= 1024;
}

function pictureOf({ mime, name: stored }: StoredMedia, contentUrl: string, name = stored) {
  return { contentType: mime, contentUrl, ...(name === undefined ? {} : { name }) };
}

/** Sending the file itself needs the reader's consent and his OneDrive; the link opens at once and ends by itself. */
function fileCard({ type, bytes, name: stored }: StoredMedia, link: string, name = stored): AdaptiveCard {
  const icons = { image: '🖼️', audio: '🎧', video: '🎬', file: '📎' } as const;
  const shown = name ?? type;
  return {
    body: [
      wordsBlock([
        { text: `${icons[type]} ${shown}`, bold: true },
        { text: `  ${sizeOf(bytes)}`, subtle: true },
      ]),
    ],
    actions: [linkAction(shown.slice(0, 60), link)],
  };
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function cardOf(card: Extract<Part, { kind: 'card' }>, { stored, linkOf }: Showing): AdaptiveCard {
  const picture = card.image?.media === undefined ? undefined : stored(card.image.media);
  const body: CardElement[] = [
    ...(picture && isPicture(picture)
      ? [{ type: 'Image' as const, url: linkOf(picture.media), altText: harmless(card.title), size: 'Large' as const }]
      : []),
    wordsBlock([{ text: card.title, bold: true }], 'Medium'),
    ...factsOf(card.fields),
  ];
  return { body, actions: card.link === undefined ? [] : [linkAction(card.title.slice(0, 60), card.link)] };
}

/** Buttons go under the last card while it has room, else on a card of their own: the words stand above, in the message. */
function withButtons(cards: readonly AdaptiveCard[], buttons: readonly CardAction[]): readonly AdaptiveCard[] {
  const last = cards.at(-1);
  if (buttons.length === 0) return cards;
  if (!last || last.actions.length + buttons.length > mostChoices) return [...cards, { body: [], actions: buttons }];
  return [...cards.slice(0, -1), { ...last, actions: [...buttons, ...last.actions] }];
}

/** A press is shown in the chat as if he had said it. */
function buttonOf({ label, value }: Choice): CardAction {
  const pressed = { choice: value, label };
  const said = harmless(label);
  return {
    type: 'Action.Submit',
    title: said,
    data: { ...pressed, msteams: { type: 'messageBack', displayText: said, text: said, value: pressed } },
  };
}
