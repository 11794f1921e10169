// A visitor for tests: speaks the wire with fetch and Node's own WebSocket, which are not the libraries under test.

import type { MessagesPage, SaidContent, ServerFrame, Stored } from '../../adapters/web/wire.ts';
import type { Shop } from './shop.ts';

export type Answer<Body> = { readonly status: number; readonly headers: Headers; readonly body: Body };
type ErrorBody = { readonly error: { readonly code: string; readonly message: string } };

export async function call<Body = ErrorBody>(url: string, init?: RequestInit): Promise<Answer<Body>> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : undefined) as Body };
}

export function postJson<Body = ErrorBody>(url: string, body: unknown, headers: Record<string, string> = {}) {
  const sent = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  return call<Body>(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: sent as BodyInit,
  });
}

export type Guest = {
  readonly visitor: string;
  readonly token: string;
  say<Body = Stored>(id: string, content: string | SaidContent[]): Promise<Answer<Body>>;
  read<Body = MessagesPage>(query?: string): Promise<Answer<Body>>;
};

export async function arrive(shop: Shop, body: object = {}): Promise<Guest> {
  const { body: who } = await postJson<{ visitor: string; token: string }>(`${shop.base}/api/v1/visitors`, body);
  return guestWith(shop, who);
}

export function guestWith(shop: Shop, { visitor, token }: { visitor: string; token: string }): Guest {
  const authorization = `Bearer ${token}`;
  return {
    visitor,
    token,
    say: (id, content) =>
      postJson(
        `${shop.base}/api/v1/messages`,
        { id, content: typeof content === 'string' ? [{ kind: 'text', text: content }] : content },
        { authorization },
      ),
    read: (query = '') => call(`${shop.base}/api/v1/messages${query}`, { headers: { authorization } }),
  };
}

/** Node's WebSocket with what it got, and a way to await it. */
export class Page {
  readonly frames: ServerFrame[] = [];
  readonly socket: WebSocket;
  readonly opened: Promise<boolean>;
  readonly closed: Promise<number>;
  #waiting: (() => void)[] = [];

  constructor(shop: Shop, token: string, options: { origin?: string; protocols?: string[] } = {}) {
    const url = `${shop.base.replace('http', 'ws')}/api/v1/socket`;
    const headers = options.origin === undefined ? {} : { origin: options.origin };
    // Node's WebSocket takes headers beside the protocols; the DOM's types do not know.
    const init = { protocols: options.protocols ?? ['huoji.v1', token], headers } as unknown as string[];
    this.socket = new WebSocket(url, init);
    this.opened = new Promise((resolve) => {
      this.socket.addEventListener('open', () => resolve(true));
      this.socket.addEventListener('error', () => resolve(false));
    });
    this.closed = new Promise((resolve) => this.socket.addEventListener('close', ({ code }) => resolve(code)));
    this.socket.addEventListener('message', ({ data }) => {
      this.frames.push(JSON.parse(String(data)) as ServerFrame);
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  send(frame: object): void {
    this.socket.send(JSON.stringify(frame));
  }

  of<Type extends ServerFrame['type']>(type: Type): Extract<ServerFrame, { type: Type }>[] {
    return this.frames.filter((frame): frame is Extract<ServerFrame, { type: Type }> => frame.type === type);
  }

  /** Waits for the n-th frame of a type. */
  async nth<Type extends ServerFrame['type']>(type: Type, n: number): Promise<Extract<ServerFrame, { type: Type }>> {
    while (this.of(type).length < n) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.of(type)[n - 1]!;
  }

  turns(): number[] {
    return this.of('turn').map(({ cursor }) => cursor);
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}
