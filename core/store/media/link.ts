// Links to files: signed, so that knowing a file's name is not enough, and ending by themselves.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { MediaId, Timestamp } from '../../model/index.ts';
import { later, Refusal } from '../../model/index.ts';

const shortestSecret = 16;

export class Links {
  readonly #secret: Uint8Array;
  readonly #publicUrl: () => string;

  /** Throws Refusal `media_secret_short`: a guessable secret would sign for anybody. */
  constructor(secret: string | Uint8Array, publicUrl: () => string) {
    this.#secret = typeof secret === 'string' ? new TextEncoder().encode(secret) : secret;
    this.#publicUrl = publicUrl;
    if (this.#secret.byteLength < shortestSecret)
      throw new Refusal('media_secret_short', `The media secret has ${this.#secret.byteLength} bytes.`, {
        remedy: `Give it at least ${shortestSecret} random bytes.`,
      });
  }

  make(media: MediaId, now: Timestamp, ttlMs: number): string {
    const expires = String(later(now, Math.max(0, Math.round(ttlMs))));
    const url = `${this.#publicUrl().replace(/\/$/, '')}/media/${media}`;
    return `${url}?e=${expires}&s=${this.#sign(media, expires)}`;
  }

  verify(media: string, expires: string, signature: string, now: Timestamp): boolean {
    if (!/^\d{1,15}$/.test(expires)) return false;
    // Both are hashed first: the comparison then takes the same time whatever was sent, of whatever length.
    const genuine = timingSafeEqual(sha256(signature), sha256(this.#sign(media, expires)));
    return genuine && Number(expires) > now;
  }

  #sign(media: string, expires: string): string {
    return createHmac('sha256', this.#secret).update(`${media}\n${expires}`).digest('base64url');
  }
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
