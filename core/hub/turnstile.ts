// Decisions pass a few at a time, so many a round of the event loop.

/** Decisions a round: about a millisecond of them. */
export const perRound = 4;

/**
 * A decision holds the one thread for a fraction of a millisecond. A hundred of them in a row would hold up the hundred
 * messages that arrive meanwhile; here whatever has arrived is taken in and acknowledged between any few. One alone a
 * round would let them arrive at the store one by one, each to a commit of its own.
 */
export class Turnstile {
  readonly #waiting: (() => void)[] = [];

  /** Resolves when it is this one's turn, in the order of asking. */
  pass(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#waiting.push(resolve) === 1) setImmediate(this.#next);
    });
  }

  readonly #next = (): void => {
    for (const pass of this.#waiting.splice(0, perRound)) pass();
    if (this.#waiting.length > 0) setImmediate(this.#next);
  };
}
