// What the visitor wrote and the hub has not yet confirmed: kept through reloads, sent one after the other.

import type { Keep } from './keep.ts';
import type { Part, Said } from './wire.ts';

/** A message on its way. `parts` is what the visitor sees of it meanwhile. */
export type Letter = {
  readonly id: string;
  readonly content: readonly Said[];
  readonly parts: readonly Part[];
  /** Epoch milliseconds, when he pressed send. */
  readonly at: number;
  /** Why the hub refused it; absent while it is on its way. */
  readonly refused?: string;
};

/**
 * One stored key a letter, so that two tabs never overwrite each other. The id is the client's own: sending a letter
 * twice, from two tabs or after a lost acknowledgement, leaves one message at the hub.
 */
export class Outbox {
  readonly #keep: Keep;
  readonly #letters = new Map<string, Letter>();

  constructor(keep: Keep) {
    this.#keep = keep;
    for (const key of keep.keys('out:')) {
      const letter = readLetter(keep.get(key));
      if (letter) this.#letters.set(letter.id, letter);
    }
  }

  /** In the order they were written. */
  get letters(): Letter[] {
    return [...this.#letters.values()].sort((a, b) => a.at - b.at);
  }

  /** The one to send now: those behind it wait, which keeps their order whatever happens to one of them. */
  get next(): Letter | undefined {
    return this.letters.find((letter) => letter.refused === undefined);
  }

  find(id: string): Letter | undefined {
    return this.#letters.get(id);
  }

  put(letter: Letter): void {
    this.#letters.set(letter.id, letter);
    this.#keep.set(`out:${letter.id}`, JSON.stringify(letter));
  }

  remove(id: string): void {
    this.#letters.delete(id);
    this.#keep.remove(`out:${id}`);
  }
}

/** A fresh id, random enough to be unique for ever; `randomUUID` is missing on pages without TLS. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function readLetter(raw: string | undefined): Letter | undefined {
  try {
    const letter = JSON.parse(raw ?? '') as Partial<Letter>;
    return typeof letter.id === 'string' && Array.isArray(letter.content) && Array.isArray(letter.parts)
      ? (letter as Letter)
      : undefined;
  } catch {
    return undefined;
  }
}
