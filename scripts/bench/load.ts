// Load: so many in flight, or so many a second whatever happens. And an HTTP client that costs next to nothing.

import { connect, type Socket } from 'node:net';

/** How much is under way at once where the target says so. */
export const inFlight = 64;

export type Run = {
  readonly messages: number;
  /** From the first call to the last answer. */
  readonly seconds: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
};

/** `p` in 0..1 of the values, which need no order. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0;
}

/** Calls `act` `messages` times, always `inFlight` at once. `line` says which of them calls. */
export async function closedLoop(
  inFlight: number,
  messages: number,
  act: (line: number) => Promise<unknown>,
): Promise<Run> {
  const times: number[] = [];
  let left = messages;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async (_, line) => {
      while (left-- > 0) {
        const begun = performance.now();
        await act(line);
        times.push(performance.now() - begun);
      }
    }),
  );
  return runOf(times, start);
}

/** Calls `act` `rate` times a second for a while, and does not wait for answers before the next. */
export async function openLoop(rate: number, seconds: number, act: () => Promise<unknown>): Promise<Run> {
  const times: number[] = [];
  const under: Promise<unknown>[] = [];
  const start = performance.now();
  for (let sent = 0; sent < rate * seconds; ) {
    const due = Math.min(rate * seconds, ((performance.now() - start) / 1000) * rate);
    for (; sent < due; sent++) {
      const begun = performance.now();
      under.push(act().then(() => times.push(performance.now() - begun)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(under);
  return runOf(times, start);
}

function runOf(times: readonly number[], start: number): Run {
  return {
    messages: times.length,
    seconds: (performance.now() - start) / 1000,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

export type Answered = { readonly status: number; readonly body: string };

/**
 * Keep-alive connections to one hub, each with one request under way. Node's own client costs about as much as the hub
 * it would measure, and both share the machine's cores; this one costs a tenth.
 */
export class Posts {
  readonly #port: number;
  readonly #free: Connection[] = [];
  readonly #all: Connection[] = [];

  constructor(port: number) {
    this.#port = port;
  }

  async post(path: string, headers: Readonly<Record<string, string>>, body: string): Promise<Answered> {
    const connection = this.#free.pop() ?? (await this.#open());
    try {
      return await connection.request(path, headers, body);
    } finally {
      this.#free.push(connection);
    }
  }

  close(): void {
    for (const connection of this.#all) connection.end();
  }

  async #open(): Promise<Connection> {
    const socket = connect({ host: '127.0.0.1', port: this.#port, noDelay: true });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    const connection = new Connection(socket);
    this.#all.push(connection);
    return connection;
  }
}

class Connection {
  readonly #socket: Socket;
  #text = '';
  #waiting: PromiseWithResolvers<Answered> | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.#read(chunk));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('the hub closed a connection in use')));
  }

  request(path: string, headers: Readonly<Record<string, string>>, body: string): Promise<Answered> {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    this.#waiting = Promise.withResolvers();
    this.#socket.write(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n${lines.join('')}` +
        `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    return this.#waiting.promise;
  }

  end(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #read(chunk: string): void {
    this.#text += chunk;
    const head = this.#text.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.#text.slice(0, head + 2))?.[1] ?? 0);
    if (this.#text.length < head + 4 + length) return;
    const answered = { status: Number(this.#text.slice(9, 12)), body: this.#text.slice(head + 4, head + 4 + length) };
    this.#text = '';
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve(answered);
  }
}
