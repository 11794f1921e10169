// Wire → noun, pure: a visitor's message as an envelope.

import {
  type Address,
  type Content,
  type Envelope,
  eventKey,
  mediaId,
  Refusal,
  type ShopId,
  type StoredMedia,
  type Timestamp,
} from '../../core/index.ts';
import type { Known } from './visitors.ts';
import type { Said, SaidContent } from './wire.ts';

export type Arrival = {
  readonly shop: ShopId;
  readonly account: string;
  readonly from: Known;
  readonly now: Timestamp;
  /** The visitor's files, already found on the shelf. */
  readonly files: ReadonlyMap<string, StoredMedia>;
  /** What the button said, if we still know. */
  labelOf(value: string): string | undefined;
};

export function addressOf(account: string, visitor: string): Address {
  return { channel: 'web', account, peer: visitor };
}

export function toEnvelope(said: Said, arrival: Arrival): Envelope {
  const { shop, account, from, now } = arrival;
  const onlyChoices = said.content.every((content) => content.kind === 'choice');
  return {
    id: eventKey('web', account, `${from.visitor}/${said.id}`),
    shop,
    event: { kind: onlyChoices ? 'chose' : 'said' },
    from: {
      id: from.visitor,
      verified: from.signed ? 'host' : 'none',
      ...(from.name === undefined ? {} : { name: from.name }),
      ...(from.locale === undefined ? {} : { locale: from.locale }),
    },
    replyTo: addressOf(account, from.visitor),
    content: said.content.map((content) => toContent(content, arrival)),
    sentAt: now,
    receivedAt: now,
    raw: JSON.stringify(said),
  };
}

/** @throws Refusal 400 `text_empty`, 413 `text_too_long` */
export function checkTexts(said: Said, mostCharacters: number): void {
  for (const content of said.content) {
    if (content.kind !== 'text') continue;
    if (content.text.trim() === '') throw new Refusal('text_empty', 'There is no text in the message.');
    // A character is a code point here; counting them costs, so only texts that might be too long are counted.
    if (content.text.length > mostCharacters && [...content.text].length > mostCharacters)
      throw new Refusal('text_too_long', `A text has at most ${mostCharacters} characters.`, {
        status: 413,
        remedy: 'Send it in several messages.',
      });
  }
}

export function mediaIn(said: Said): string[] {
  return said.content.flatMap((content) => (content.kind === 'media' ? [content.media] : []));
}

function toContent(content: SaidContent, { files, labelOf }: Arrival): Content {
  switch (content.kind) {
    case 'text':
      return { kind: 'text', text: content.text };
    case 'human':
      return { kind: 'human' };
    case 'choice': {
      const label = labelOf(content.value);
      return { kind: 'choice', value: content.value, ...(label === undefined ? {} : { label }) };
    }
    case 'media': {
      const { type, mime, name, bytes, width, height } = files.get(content.media)!;
      return {
        kind: 'media',
        type,
        media: mediaId(content.media),
        mime,
        bytes,
        ...(name === undefined ? {} : { name }),
        ...(width === undefined ? {} : { width }),
        ...(height === undefined ? {} : { height }),
      };
    }
    default:
      return content satisfies never;
  }
}
