// Where files lie: by content, under signed links only.

import type { MediaId, MediaType, Timestamp } from '../model/index.ts';

export type StoredMedia = {
  readonly media: MediaId;
  readonly type: MediaType;
  readonly mime: string;
  readonly bytes: number;
  readonly name?: string;
  readonly width?: number;
  readonly height?: number;
};

export interface MediaShelf {
  /** Kind is told from the content, never the name. Throws Refusal `media_too_large`, `media_kind_refused`. */
  put(bytes: Uint8Array, hint: { readonly name?: string; readonly mime?: string }): Promise<StoredMedia>;
  find(media: MediaId): Promise<StoredMedia | undefined>;
  read(media: MediaId): Promise<Uint8Array>;
  /** A link under `publicUrl` that ends after `ttlMs`. */
  link(media: MediaId, now: Timestamp, ttlMs?: number): string;
  verify(media: string, expires: string, signature: string, now: Timestamp): boolean;
  /** Removes files last touched before this moment; answers how many. */
  sweep(before: Timestamp): Promise<number>;
}
