// The lines of a case in the team's room: the brief when it opens, then who says what. Pure.

import {
  type Brief,
  caseFacts,
  caseTitle,
  type DeskLanguage,
  type DeskPost,
  deskWord,
  fittingCard,
  type Handoff,
  type Part,
  speakerOf,
  stateLine,
} from '../../core/index.ts';
import { type DeskWords, deskWords } from './desk-words.ts';
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

/** The brief, short enough for one message. */
export function cardOf(handoff: Handoff, view: CardView): string {
  const card = fittingCard(
    handoff,
    (transcript) => cardWith(handoff, transcript, view),
    ({ length }) => length <= textLimit,
  );
  return card.length <= textLimit ? card : card.slice(0, textLimit - 1).toWellFormed();
}

function cardWith({ brief, number, state }: Handoff, transcript: Brief['transcript'], view: CardView): string {
  const words = deskWords[view.language];
  const rows = [
    caseTitle(brief, words),
    stateLine(state, words, view.nameOf),
    ...caseFacts(brief, words, view.nameOf).map(({ label, value }) => `${label}: ${value}`),
    ...(transcript.length > 0 ? [`${words.card.recent}:`] : []),
    ...transcript.map(({ who, text }) => `${who}: ${cut(text, 200)}`),
    ...numbered(brief.suggestions.slice(0, 3), words),
    words.how(number),
  ];
  return rows.map((row) => row.replaceAll('\n', continued)).join('\n');
}

export function numbered(suggestions: Brief['suggestions'], { card }: DeskWords): string[] {
  if (suggestions.length === 0) return [];
  return [
    `${card.suggestions}:`,
    ...suggestions.map(({ text, score }, index) => `${index + 1}. (${Math.round(score * 100)}%) ${cut(text, 300)}`),
  ];
}

const cut = (text: string, limit: number): string =>
  text.length > limit ? `${text.slice(0, limit - 1).toWellFormed()}…` : text;

/** What a post becomes: text parts that each name the case and the speaker, files behind a line that announces them. */
export function partsFor(post: DeskPost, number: number, language: DeskLanguage): Part[] {
  const words = deskWords[language];
  const { mark, name } = speakerOf(post.kind === 'state' ? { kind: 'system' } : post, words);
  const head = `${markOf(number)}${mark} ${name === '' ? '' : `${name}: `}`;
  if (post.kind === 'state') return textParts(head, post.text);
  return post.parts.flatMap((part): Part[] => {
    switch (part.kind) {
      case 'text':
        return textParts(head, part.text);
      case 'media': {
        const file = `${deskWord(part.type, language)} ${part.name ?? ''}`.trim();
        return part.media === undefined
          ? textParts(head, `${file} ${words.notCome}`.replace(/\s+/g, ' '))
          : [...textParts(head, file), part];
      }
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
