// Sends what a delivery holds, in order, as plain words and files; tells what became of it.

import {
  DeliveryError,
  type Media,
  type MediaId,
  type MediaShelf,
  type Part,
  type StoredMedia,
} from '../../core/index.ts';
import { cleanText, endingOf } from '../http/index.ts';
import type { Line, Outgoing } from './face.ts';
import { deliveryErrorOf } from './failure.ts';

export type Outlet = {
  readonly line: Line;
  readonly shelf: Pick<MediaShelf, 'find' | 'read'>;
  linkOf(media: MediaId): string;
};
export type Sent = { readonly platformIds: readonly string[]; readonly degraded: readonly string[] };

/** WeChat cuts what is longer, UTF-16 units. */
export const textLimit = 2000;
/** What every gateway was seen to pass on, bytes. WeChat itself takes more, gateways often do not. */
export const fileLimit = 20 * 1024 * 1024;

/**
 * Sends the parts one after the other.
 *
 * @throws DeliveryError; `unknown` when some had already arrived, because sending all again would double them
 */
export async function sendParts(
  conversation: string,
  mention: string | undefined,
  parts: readonly Part[],
  outlet: Outlet,
): Promise<Sent> {
  const platformIds: string[] = [];
  const degraded: string[] = [];
  const outgoing = (await Promise.all(parts.map((part) => outgoingOf(part, mention, outlet, degraded)))).flat();
  if (outgoing.length === 0) throw new DeliveryError({ kind: 'reject' }, 'there is nothing to send in this reply');
  for (const [index, message] of outgoing.entries())
    try {
      platformIds.push((await outlet.line.send(conversation, message)) ?? '');
    } catch (error) {
      const failure = deliveryErrorOf(error);
      if (index === 0) throw failure;
      const why = `${index} of ${outgoing.length} parts arrived; then ${failure.message}`;
      throw new DeliveryError({ kind: 'unknown' }, why);
    }
  return { platformIds: platformIds.filter((id) => id !== ''), degraded };
}

async function outgoingOf(
  part: Part,
  mention: string | undefined,
  outlet: Outlet,
  degraded: string[],
): Promise<Outgoing[]> {
  switch (part.kind) {
    case 'text':
      return piecesOf(part.text, textLimit).map((text, index) => ({
        text,
        ...(index === 0 && mention !== undefined ? { mention } : {}),
      }));
    case 'media':
      return mediaOf(part, outlet, degraded);
    case 'card': {
      const { title, fields, link, image } = part;
      const text = [title, ...fields.map(({ label, value }) => `${label}: ${value}`), ...(link ? [link] : [])].join(
        '\n',
      );
      const picture = image ? await mediaOf(image, outlet, degraded) : [];
      return [...picture, ...piecesOf(text, textLimit).map((piece) => ({ text: piece }))];
    }
    default:
      return part satisfies never;
  }
}

async function mediaOf(media: Media, { shelf, linkOf }: Outlet, degraded: string[]): Promise<Outgoing[]> {
  const stored = media.media === undefined ? undefined : await shelf.find(media.media);
  if (!stored) {
    degraded.push('media_missing');
    return [{ text: `[${media.name ?? media.type}]` }];
  }
  if (stored.bytes > fileLimit) {
    degraded.push('media_link');
    return [{ text: [media.name ?? stored.name, linkOf(stored.media)].filter(Boolean).join('\n') }];
  }
  return [{ bytes: await shelf.read(stored.media), name: nameFor(media.name ?? stored.name, stored) }];
}

/** The gateway tells a picture from a file by its name's end. A path in it would be the gateway's, so none is kept. */
function nameFor(name: string | undefined, { mime, type }: StoredMedia): string {
  const bare = (name ?? type).replace(/[/\\:*?"<>|\p{Cc}]/gu, '_').slice(-100);
  const ending = endingOf(mime);
  return bare.toLowerCase().endsWith(ending) ? bare : `${bare}${ending}`;
}

/** Cuts at a line or a blank where one is near, never inside a surrogate pair. */
export function piecesOf(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = cleanText(text);
  while (rest.length > limit) {
    const window = rest.slice(0, limit);
    const edge = [window.lastIndexOf('\n') + 1, window.lastIndexOf(' ') + 1].find((at) => at > limit / 2);
    const isSplitPair = /[\ud800-\udbff]$/.test(window);
    const cut = edge ?? (isSplitPair ? limit - 1 : limit);
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== '');
}
