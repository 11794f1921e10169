// One open socket and how far it has shown: live turns and replayed ones in one row, without gap and without repeat.

import type { WebSocket } from 'ws';
import type { HistoryPage } from '../../core/index.ts';
import type { Showing } from './outbound.ts';
import { toPage } from './outbound.ts';
import type { Known } from './visitors.ts';
import type { ServerFrame } from './wire.ts';

/** A reader this far behind (bytes) is cut; he comes back and resumes. */
const mostUnsent = 1024 * 1024;
const pageSize = 100;

export type LineParts = {
  readonly socket: WebSocket;
  readonly known: Known;
  readonly address: string;
  readonly showing: Showing;
  history(after: number, limit: number): Promise<HistoryPage>;
  /** How long a new line waits for its client to say where to resume. */
  grace(): Promise<void>;
};

/**
 * Rules of the row: what has a cursor not above `shown` was shown; the next one goes out at once; anything further ahead
 * means that something lies between, and the store knows what: the line reads it from there. While it reads, live turns
 * only say how far there is to go.
 */
export class Line {
  readonly #parts: LineParts;
  /** Undefined until the client resumes or writes. */
  #shown: number | undefined;
  /** Where a client that never resumes begins: before the first thing that happened after he came. */
  #begin: number | undefined;
  #wanted = 0;
  #reading = false;
  /** Something was announced since the last read began. */
  #news = false;
  /** Set by any sign of life, cleared by each sweep. */
  alive = true;
  /** Frames since the last sweep. */
  frames = 0;
  typedAt = 0;
  /** When its token was last told that it is in use. */
  usedAt: number;
  /** Envelopes are made in the order of arrival, also when one waits for its file. */
  ready: Promise<unknown> = settled;

  constructor(parts: LineParts, now: number) {
    this.#parts = parts;
    this.usedAt = now;
  }

  get known(): Known {
    return this.#parts.known;
  }
  get address(): string {
    return this.#parts.address;
  }

  /** A live turn. `frame` is already text: one serialisation serves every line. */
  offer(cursor: number, frame: string): void {
    if (this.#shown === undefined) {
      this.#hold(cursor);
      return;
    }
    if (cursor <= this.#shown) return;
    if (!this.#reading && cursor === this.#shown + 1) {
      this.#shown = cursor;
      this.#write(frame);
    } else this.#readTo(cursor);
  }

  /** There is something up to `cursor` that this line has not been handed: it fetches it. */
  catchUp(cursor: number): void {
    if (this.#shown === undefined) this.#hold(cursor);
    else if (cursor > this.#shown) this.#readTo(cursor);
  }

  /** The client's own message is durable. It has the words already, so the acknowledgement shows it. */
  acknowledge(ack: Extract<ServerFrame, { type: 'ack' }>): void {
    this.send(ack);
    const { cursor, status } = ack;
    if (this.#shown === undefined) {
      if (status === 'already seen') return;
      this.#shown = this.#begin ?? cursor;
      if (this.#begin !== undefined) this.#readTo(cursor);
    } else if (!this.#reading && cursor === this.#shown + 1) this.#shown = cursor;
    else if (cursor > this.#shown) this.#readTo(cursor);
  }

  /** Shows again everything after `after`, then goes on live. */
  resume(after: number): void {
    this.#shown = after;
    this.#readTo(after + 1);
  }

  send(frame: ServerFrame): void {
    this.#write(JSON.stringify(frame));
  }

  /** Between two sweeps something must have come back, or the other end is gone (half-open connections look healthy). */
  sweep(mostFrames: number): void {
    const { socket } = this.#parts;
    if (!this.alive) socket.terminate();
    else if (this.frames > mostFrames) socket.close(1008, 'too many frames');
    else {
      this.alive = false;
      this.frames = 0;
      socket.ping();
      // Browsers hide protocol pings from pages, so there is one that pages see.
      this.#write(pingFrame);
    }
  }

  close(code: number, why: string): void {
    this.#parts.socket.close(code, why);
  }

  terminate(): void {
    this.#parts.socket.terminate();
  }

  /**
   * Something happened before the client said where to resume. Were it sent at once, the resume would show it again; were
   * it held for ever, a client that never resumes would see nothing.
   */
  #hold(cursor: number): void {
    if (this.#begin !== undefined) return;
    this.#begin = cursor - 1;
    void this.#parts.grace().then(() => {
      if (this.#shown !== undefined) return;
      this.#shown = this.#begin!;
      this.#readTo(cursor);
    });
  }

  #readTo(cursor: number): void {
    this.#news = true;
    this.#wanted = Math.max(this.#wanted, cursor);
    if (!this.#reading) void this.#read();
  }

  async #read(): Promise<void> {
    this.#reading = true;
    try {
      while (this.#isOpen() && this.#wanted > this.#shown!) {
        const from = this.#shown!;
        this.#news = false;
        const page = await this.#parts.history(from, pageSize);
        // A resume came meanwhile and wants another stretch.
        if (this.#shown !== from) continue;
        const last = await this.#show(page);
        // What was read may be older than what was announced meanwhile: then it is read again.
        if (last === from && this.#news) continue;
        if (last === from) {
          // A page that remembers more than the store has (another data folder) is led back to what there is.
          this.#shown = Math.min(from, page.cursor);
          break;
        }
        if (page.more) this.#wanted = Math.max(this.#wanted, this.#shown! + 1);
      }
    } catch {
      // The store could not say what lies between; the client comes back and resumes.
      this.terminate();
    } finally {
      this.#reading = false;
      this.#wanted = 0;
    }
  }

  /** Sends a page and waits until the socket has taken it, so that a long history never piles up in memory. */
  async #show(page: HistoryPage): Promise<number> {
    const { messages } = toPage(page, this.#parts.showing);
    const fresh = messages.filter(({ cursor }) => cursor > this.#shown!);
    const last = fresh.at(-1);
    for (const message of fresh) {
      this.#shown = message.cursor;
      const frame = JSON.stringify({ type: 'turn', ...message } satisfies ServerFrame);
      if (page.more && message === last)
        await new Promise<void>((resolve) => this.#parts.socket.send(frame, () => resolve()));
      else this.#write(frame);
    }
    return this.#shown!;
  }

  #isOpen(): boolean {
    return this.#parts.socket.readyState === this.#parts.socket.OPEN;
  }

  #write(frame: string): void {
    if (!this.#isOpen()) return;
    this.#parts.socket.send(frame);
    if (this.#parts.socket.bufferedAmount > mostUnsent) this.terminate();
  }
}

const settled: Promise<unknown> = Promise.resolve();
const pingFrame = JSON.stringify({ type: 'ping' } satisfies ServerFrame);
