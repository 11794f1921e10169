// What customers and shops say to each other: plain data, free of any platform's objects.

import type { EventKey, LaneKey, ShopId, Timestamp } from './ids.ts';

/** The only way to reach someone. Plain data that survives JSON; `peer` and `thread` are the platform's own ids. */
export type Address = {
  readonly channel: string;
  /** Which of the shop's accounts on that channel; `main` unless the settings say otherwise. */
  readonly account: string;
  readonly peer: string;
  readonly thread?: string;
};

export type MediaType = 'image' | 'audio' | 'video' | 'file';

/**
 * A file a message carries. Exactly one source is set: `media` once it lies on our shelf, `platform` while only the
 * channel can fetch it (an opaque reference its own `fetchMedia` understands, never a link).
 */
export type Media = {
  readonly type: MediaType;
  readonly media?: MediaId;
  readonly platform?: string;
  readonly mime?: string;
  readonly name?: string;
  readonly bytes?: number;
  readonly width?: number;
  readonly height?: number;
};

declare const mediaBrand: unique symbol;
/** SHA-256 of the file, base64url, 43 characters: its name on the media shelf. */
export type MediaId = string & { readonly [mediaBrand]: 'MediaId' };
export const mediaId = (raw: string): MediaId => raw as MediaId;

/** What a customer's message holds. Nothing is dropped silently: what an adapter cannot read is `unreadable`. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | ({ readonly kind: 'media'; readonly caption?: string } & Media)
  | { readonly kind: 'place'; readonly latitude: number; readonly longitude: number; readonly title?: string }
  | { readonly kind: 'choice'; readonly value: string; readonly label?: string }
  /** The wish for a person, said with a button rather than in words. */
  | { readonly kind: 'human' }
  | { readonly kind: 'unreadable'; readonly platformType: string };

/** What happened. An edit before its turn replaces the text; after it, it goes to the thread and never to the bot. */
export type CustomerEvent =
  | { readonly kind: 'said' }
  | { readonly kind: 'edited'; readonly of: EventKey }
  | { readonly kind: 'recalled'; readonly of: EventKey }
  | { readonly kind: 'reacted'; readonly of: EventKey; readonly reaction: string }
  | { readonly kind: 'chose'; readonly of?: EventKey }
  | { readonly kind: 'joined' }
  | { readonly kind: 'left' }
  | { readonly kind: 'blocked' }
  /**
   * A person of the shop wrote to this customer from the shop's own account or phone, past the hub: the bot keeps quiet
   * there for `pauseMs`. `from` is still the customer, `content` what the shop said.
   */
  | { readonly kind: 'shop_spoke'; readonly by: string; readonly pauseMs: number };

/** The sender as the platform describes him. */
export type Sender = {
  /** The platform's immutable user id. */
  readonly id: string;
  readonly name?: string;
  /** BCP 47, if the platform tells, e.g. `zh-CN`. A hint; what he writes decides. */
  readonly locale?: string;
  /** How sure the name and id are: `host` was signed by the shop, `platform` vouched for by the platform. */
  readonly verified?: 'platform' | 'host' | 'none';
};

/** One thing that arrived. Its `id` is minted by the adapter so that a redelivery has the same one. */
export type Envelope = {
  readonly id: EventKey;
  readonly shop: ShopId;
  readonly event: CustomerEvent;
  readonly from: Sender;
  readonly replyTo: Address;
  readonly content: readonly Content[];
  readonly sentAt: Timestamp;
  readonly receivedAt: Timestamp;
  /** The platform's own JSON, kept for replay; never read by the core. */
  readonly raw?: string;
};

/** What the shop shows. `fit` turns it into what the channel can show. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly markup?: 'plain' | 'markdown' }
  | ({ readonly kind: 'media' } & Media)
  | {
      readonly kind: 'card';
      readonly title: string;
      readonly fields: readonly { readonly label: string; readonly value: string }[];
      readonly image?: Media;
      readonly link?: string;
    };

/** A button. `value` comes back as `Content` of kind `choice`; it is short (at most 60 bytes) and no JSON. */
export type Choice = { readonly label: string; readonly value: string };

export function sameAddress(a: Address, b: Address): boolean {
  return laneOf(a) === laneOf(b);
}

/** The lane of a customer's address. */
export function laneOf({ channel, account, peer, thread }: Address): LaneKey {
  return JSON.stringify(thread === undefined ? [channel, account, peer] : [channel, account, peer, thread]) as LaneKey;
}

/** What the customer typed in these messages, one line each; media and the unreadable leave no words. */
export function wordsOf(content: readonly Content[]): string {
  const words: string[] = [];
  for (const part of content) {
    if (part.kind === 'text') words.push(part.text);
    else if (part.kind === 'media' && part.caption) words.push(part.caption);
  }
  return words.join('\n');
}
