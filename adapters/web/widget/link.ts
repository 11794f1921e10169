// The line to the hub: a WebSocket, long polling where sockets do not pass, and a patient way back after a drop.

import { delayBefore } from './backoff.ts';
import { Timers } from './timers.ts';
import { askJson, HubRefused, type Visitor } from './visitor.ts';
import { type ClientFrame, readFrame, readMessage, type ServerFrame } from './wire.ts';

/** What the visitor is told: `offline` when his own network is gone, `reconnecting` when only the hub is. */
export type LinkState = 'resting' | 'connecting' | 'online' | 'reconnecting' | 'offline';

export type LinkEvents = {
  /** A frame came in, in the hub's order. */
  frame(frame: ServerFrame): void;
  /** The line is up: send `resume`, then what waits. */
  up(): void;
  changed(): void;
  /** The hub has forgotten the visitor; the next connection is a new one's. */
  forgotten(): void;
  /** Last cursor that is complete here; polling asks for what comes after it. */
  after(): number;
};

const subprotocol = 'huoji.v1';
/** The hub pings every 30 s at least; longer silence means a dead line the browser has not noticed. */
const longestSilence = 45_000;
const openWithin = 10_000;
/** A line this old was no fluke: the next loss counts from zero again. */
const steadyAfter = 5_000;
const pollSeconds = 25;
const trySocketAgainAfter = 60_000;

export class Link {
  readonly #api: string;
  readonly #visitor: Visitor;
  readonly #on: LinkEvents;
  readonly #timers = new Timers();
  readonly #stopped = new AbortController();
  #state: LinkState = 'resting';
  #socket: WebSocket | undefined;
  /** Set while we poll; aborting it ends the poll. */
  #polling: AbortController | undefined;
  #tries = 0;
  /** Counts connections, so that what an older one still reports is ignored. */
  #turn = 0;

  constructor(api: string, visitor: Visitor, on: LinkEvents) {
    this.#api = api;
    this.#visitor = visitor;
    this.#on = on;
  }

  get state(): LinkState {
    return this.#state;
  }

  start(): void {
    if (this.#state !== 'resting' || this.#stopped.signal.aborted) return;
    const { signal } = this.#stopped;
    addEventListener('online', () => this.#hurry(), { signal });
    addEventListener('offline', () => this.#lost(), { signal });
    document.addEventListener('visibilitychange', () => !document.hidden && this.#hurry(), { signal });
    this.#become('connecting');
    void this.#connect();
  }

  /** Ends for good: no timer, listener or request is left. */
  stop(): void {
    this.#stopped.abort();
    this.#drop();
    this.#timers.clearAll();
  }

  /** Answers false when there is no line; the caller keeps what it wanted to say. */
  send(frame: ClientFrame): boolean {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(frame));
      return true;
    }
    if (!this.#polling) return false;
    if (frame.type === 'message') void this.#post(frame);
    return true;
  }

  /** Gives up a line that answers nothing and opens another. */
  restart(): void {
    if (this.#state === 'online') this.#lost();
  }

  async #connect(): Promise<void> {
    const turn = ++this.#turn;
    this.#timers.clear('again');
    let token: string | undefined;
    try {
      token = await this.#visitor.token(this.#limit(openWithin));
      if (turn !== this.#turn) return;
      await this.#openSocket(token, turn);
    } catch (error) {
      if (turn !== this.#turn || this.#stopped.signal.aborted) return;
      if (token === undefined || error instanceof HubRefused) this.#later();
      else await this.#tryPolling(token, turn);
    }
  }

  #openSocket(token: string, turn: number): Promise<void> {
    return new Promise((opened, failed) => {
      const socket = new WebSocket(`${this.#api.replace(/^http/, 'ws')}socket`, [subprotocol, token]);
      this.#socket = socket;
      this.#timers.set('open', openWithin, () => socket.close());
      socket.onopen = () => {
        this.#timers.clear('open');
        opened();
        this.#up();
        this.#listen();
      };
      socket.onmessage = (event) => {
        if (turn !== this.#turn) return;
        this.#listen();
        const frame = readFrame(event.data);
        if (frame) this.#on.frame(frame);
      };
      socket.onclose = () => {
        this.#timers.clear('open');
        if (turn !== this.#turn) return;
        if (this.#state === 'online') this.#lost();
        else failed(new TypeError('no socket'));
      };
    });
  }

  #listen(): void {
    this.#timers.set('silence', longestSilence, () => this.#lost());
  }

  /** A browser hides why a socket was refused, so a plain request asks: no network, a spent token, or no sockets here. */
  async #tryPolling(token: string, turn: number): Promise<void> {
    const polling = new AbortController();
    try {
      await this.#poll(token, 0, polling.signal);
      if (turn !== this.#turn) return;
      this.#polling = polling;
      this.#timers.set('socket', trySocketAgainAfter, () => {
        this.#drop();
        void this.#connect();
      });
      this.#up();
      while (turn === this.#turn) {
        const asked = Date.now();
        await this.#poll(token, pollSeconds, polling.signal);
        // Something between us and the hub may not let a request wait: then we do.
        if (Date.now() - asked < 500) await new Promise<void>((on) => this.#timers.set('pace', 1_000, on));
      }
    } catch (error) {
      if (turn !== this.#turn || this.#stopped.signal.aborted) return;
      if (error instanceof HubRefused && error.status === 401) {
        this.#visitor.forget(token);
        this.#on.forgotten();
      }
      this.#lost();
    }
  }

  async #poll(token: string, wait: number, signal: AbortSignal): Promise<void> {
    const page = await askJson(`${this.#api}messages?after=${this.#on.after()}&limit=200&wait=${wait}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.any([signal, this.#limit((wait + 15) * 1000)]),
    });
    for (const raw of Array.isArray(page['messages']) ? page['messages'] : []) {
      const message = readMessage(raw);
      if (message) this.#on.frame({ type: 'turn', message });
    }
  }

  async #post(frame: Extract<ClientFrame, { type: 'message' }>): Promise<void> {
    try {
      const token = await this.#visitor.token(this.#limit(openWithin));
      const stored = await askJson(`${this.#api}messages`, {
        method: 'POST',
        body: JSON.stringify({ id: frame.id, content: frame.content }),
        headers: { authorization: `Bearer ${token}` },
        signal: this.#limit(15_000),
      });
      this.#on.frame({ type: 'ack', id: frame.id, cursor: Number(stored['cursor']) });
    } catch (error) {
      // No answer is no news: the letter stays in the outbox and is sent again.
      if (error instanceof HubRefused && error.status !== 401)
        this.#on.frame({ type: 'error', id: frame.id, code: error.code, message: error.message });
    }
  }

  #up(): void {
    this.#timers.set('steady', steadyAfter, () => {
      this.#tries = 0;
    });
    this.#become('online');
    this.#on.up();
  }

  #lost(): void {
    if (this.#stopped.signal.aborted || this.#state === 'resting') return;
    this.#drop();
    this.#later();
  }

  #drop(): void {
    this.#turn += 1;
    for (const name of ['silence', 'steady', 'socket', 'open', 'pace']) this.#timers.clear(name);
    this.#polling?.abort();
    this.#polling = undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket) socket.onopen = socket.onmessage = socket.onclose = null;
    socket?.close();
  }

  #later(): void {
    this.#become(navigator.onLine ? 'reconnecting' : 'offline');
    this.#timers.set('again', delayBefore(this.#tries++), () => void this.#connect());
  }

  /** The network is back, or the visitor is looking again: no reason to sit out a long wait. */
  #hurry(): void {
    if (!this.#timers.has('again')) return;
    this.#tries = 0;
    this.#later();
  }

  #limit(ms: number): AbortSignal {
    return AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(ms)]);
  }

  #become(state: LinkState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#on.changed();
  }
}
