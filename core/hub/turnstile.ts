// Decisions pass one at a time, each in a round of the event loop of its own.

/**
 * A decision holds the one thread for a fraction of a millisecond. A hundred of them in a row would hold up the hundred
 * messages that arrive meanwhile; here whatever has arrived is taken in and acknowledged between any two.
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
    this.#waiting.shift()?.();
    if (this.#waiting.length > 0) setImmediate(this.#next);
  };
}
