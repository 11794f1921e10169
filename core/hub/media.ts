// Customers' files: fetched from the platform after the acknowledgement, laid on the shelf, or said to be lost.

import type { Content, ConversationId, Media, Turn } from '../model/index.ts';
import type { ChannelAdapter, Clock, Log, MediaShelf, Snapshot, Store } from '../ports/index.ts';
import type { Interruptible } from './lanes.ts';
import type { Channels } from './voice.ts';

/** A file that has not come by then is given up; its turn must not wait longer. */
export const mediaTimeoutMs = 20_000;

export type MediaParts = {
  readonly channels: Channels;
  readonly shelf: MediaShelf;
  readonly store: Pick<Store, 'setMedia'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Said in the thread, once the turn is consumed. */
  failed(conversation: ConversationId, seq: number, why: string): void;
};

type MediaContent = Extract<Content, { kind: 'media' }>;

/**
 * A turn with files is consumed only after they were fetched or given up, so that a kill in between fetches them again.
 */
export class MediaFetcher {
  readonly #parts: MediaParts;
  readonly #running = new Map<string, Promise<readonly Content[]>>();

  constructor(parts: MediaParts) {
    this.#parts = parts;
  }

  /** Starts at once, while the quiet window still runs. */
  begin(channel: ChannelAdapter, conversation: ConversationId, seq: number, content: readonly Content[]): void {
    if (content.some(isAway)) void this.#fetched(channel, conversation, seq, content);
  }

  /** The unread turns with their files in place. The snapshot's own array when there was nothing to fetch. */
  async complete(
    { conversation, unread }: Snapshot,
    interruptible: Interruptible,
  ): Promise<readonly Turn[] | 'interrupted'> {
    const channel = this.#parts.channels.of(conversation.address);
    if (!channel?.fetchMedia || !unread.some(({ content }) => (content as readonly Content[]).some(isAway)))
      return unread;
    const all = Promise.all(
      unread.map(async (turn) => {
        const content = turn.content as readonly Content[];
        if (!content.some(isAway)) return turn;
        return { ...turn, content: await this.#fetched(channel, conversation.id, turn.seq, content) };
      }),
    );
    const { signal } = interruptible;
    if (signal.aborted) return all;
    const over = new AbortController();
    const interrupted = new Promise<'interrupted'>((resolve) =>
      signal.addEventListener('abort', () => resolve('interrupted'), { once: true, signal: over.signal }),
    );
    return Promise.race([all, interrupted]).finally(() => over.abort());
  }

  #fetched(
    channel: ChannelAdapter,
    conversation: ConversationId,
    seq: number,
    content: readonly Content[],
  ): Promise<readonly Content[]> {
    const key = `${conversation}:${seq}`;
    const running = this.#running.get(key);
    if (running) return running;
    const work = this.#fetchAll(channel, conversation, seq, content).finally(() => this.#running.delete(key));
    this.#running.set(key, work);
    return work;
  }

  /** Never rejects: a lost file must not stop its turn. */
  async #fetchAll(
    channel: ChannelAdapter,
    conversation: ConversationId,
    seq: number,
    content: readonly Content[],
  ): Promise<readonly Content[]> {
    const fetched = await Promise.all(
      content.map(async (piece) => {
        if (!isAway(piece)) return piece;
        try {
          return await this.#fetch(channel, piece);
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error);
          this.#parts.log.warn({ conversation, seq, err: error }, "a customer's file could not be fetched");
          this.#parts.failed(conversation, seq, why);
          const { platform: _, ...rest } = piece;
          return rest;
        }
      }),
    );
    await this.#parts.store.setMedia(conversation, seq, fetched).catch((error: unknown) => {
      this.#parts.log.error({ conversation, seq, err: error }, 'a file was fetched and could not be noted');
    });
    return fetched;
  }

  async #fetch(channel: ChannelAdapter, piece: MediaContent): Promise<MediaContent> {
    if (!channel.fetchMedia) throw new Error(`${channel.name} cannot fetch files`);
    const over = new AbortController();
    const late = this.#parts.clock.sleep(mediaTimeoutMs, over.signal).then(() => {
      if (over.signal.aborted) return undefined;
      over.abort();
      throw new Error(`it did not come within ${mediaTimeoutMs / 1000} s`);
    });
    const fetching = channel.fetchMedia(mediaOf(piece), over.signal);
    try {
      const file = await Promise.race([fetching, late.then(() => fetching)]);
      const name = file.name ?? piece.name;
      const mime = file.mime ?? piece.mime;
      const stored = await this.#parts.shelf.put(file.bytes, {
        ...(name !== undefined && { name }),
        ...(mime !== undefined && { mime }),
      });
      const { platform: _, ...rest } = piece;
      return { ...rest, ...stored };
    } finally {
      over.abort();
      late.catch(() => {});
    }
  }
}

/** Only the platform has it. */
function isAway(piece: Content): piece is MediaContent {
  return piece.kind === 'media' && piece.media === undefined && piece.platform !== undefined;
}

function mediaOf({ kind: _, caption: _caption, ...media }: MediaContent): Media {
  return media;
}
