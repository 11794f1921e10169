// The conversation in order: what the hub has numbered, then what is still on its way.

import type { Message } from './wire.ts';

/**
 * Messages by cursor. The hub's numbers have no gaps, so a missing one is a message we have yet to be sent.
 *
 * @example thread.take(message) // true: new here; false: seen before (its content is refreshed)
 */
export class Thread {
  readonly #messages = new Map<number, Message>();
  #start = 0;
  #last = 0;

  /** Everything up to here is complete; `resume` goes on after it. */
  get last(): number {
    return this.#last;
  }

  /** Cursors up to here were not asked for yet: older history. */
  get start(): number {
    return this.#start;
  }

  /** True when something arrived beyond a gap. */
  get hasGap(): boolean {
    return this.#messages.size > this.#last - this.#start;
  }

  get isEmpty(): boolean {
    return this.#messages.size === 0;
  }

  /** Forgets everything and takes `after` as the border between old history and what will arrive. */
  begin(after: number): void {
    this.#messages.clear();
    this.#start = this.#last = Math.max(0, after);
  }

  has(cursor: number): boolean {
    return cursor <= this.#start || this.#messages.has(cursor);
  }

  at(cursor: number): Message | undefined {
    return this.#messages.get(cursor);
  }

  /** Answers whether the message is new. A known one is replaced: its links may be fresher. */
  take(message: Message): boolean {
    if (message.cursor <= this.#start) return false;
    const isNew = !this.#messages.has(message.cursor);
    this.#messages.set(message.cursor, message);
    while (this.#messages.has(this.#last + 1)) this.#last += 1;
    return isNew;
  }

  /** Puts an older page before what is here; `after` is the cursor the page was asked for. */
  takeEarlier(messages: readonly Message[], after: number): void {
    for (const message of messages)
      if (!this.#messages.has(message.cursor)) this.#messages.set(message.cursor, message);
    this.#start = Math.min(this.#start, Math.max(0, after));
  }

  /** In the hub's order. */
  inOrder(): Message[] {
    return [...this.#messages.values()].sort((a, b) => a.cursor - b.cursor);
  }
}
