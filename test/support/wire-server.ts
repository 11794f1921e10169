// A small server that speaks the web wire and can misbehave on demand: it loses acknowledgements, drops lines, restarts.

import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  ClientFrame,
  Locale,
  NewVisitor,
  Said,
  ServerFrame,
  type WireMessage,
  WireWelcome,
} from '../../adapters/web/wire.ts';

const built = join(import.meta.dirname, '../../dist/pages');
const mimes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
};

export type Reply = Partial<Omit<WireMessage, 'cursor' | 'author'>> & { readonly author?: WireMessage['author'] };
export type ServedPage = { readonly html: string; readonly headers?: Readonly<Record<string, string>> };
type Mailbox = { readonly messages: WireMessage[]; readonly cursors: Map<string, number>; waiting: Set<() => void> };

/** Speaks `/api/v1` as the design fixes it and checks each frame of the client against the hub's own schema. */
export class WireServer {
  /** Pages by path; what is not here comes from the built pages. */
  readonly pages = new Map<string, ServedPage>();
  /** Everything a client did that the wire does not allow. A test that ends with one has found a bug. */
  readonly violations: string[] = [];
  /** Requests in order: `GET /widget.js`. */
  readonly requests: string[] = [];
  readonly media = new Map<string, { bytes: Buffer; mime: string; name: string }>();
  /** When each socket was opened, epoch ms. */
  readonly connects: number[] = [];
  readonly reads: number[] = [];
  typings = 0;
  /** Answers to a visitor's message; none by default. */
  answer: (said: Said, visitor: string) => readonly Reply[] = () => [];
  /** What the shop welcomes with; by default it has none. */
  welcome: (locale: string) => WireWelcome = () => ({ parts: [], choices: [] });
  /** Refuses a message instead of storing it. */
  refuse: (said: Said) => { code: string; message: string } | undefined = () => undefined;
  /** Held back before a picture is served, ms. */
  mediaDelay = 0;
  acksToDrop = 0;
  refusesSockets = false;
  isOut = false;
  readonly #boxes = new Map<string, Mailbox>();
  readonly #tokens = new Map<string, string>();
  readonly #sockets = new Map<WebSocket, string>();
  #server: Server | undefined;
  #port = 0;

  static async start(): Promise<WireServer> {
    const server = new WireServer();
    await server.start();
    return server;
  }

  /** The hub's address; `site` is the same server under another origin, as a shop's page is. */
  get hub(): string {
    return `http://127.0.0.1:${this.#port}`;
  }
  get site(): string {
    return `http://localhost:${this.#port}`;
  }
  get visitors(): string[] {
    return [...this.#boxes.keys()];
  }
  get openSockets(): number {
    return this.#sockets.size;
  }

  messages(visitor = this.visitors[0] ?? ''): readonly WireMessage[] {
    return this.#boxes.get(visitor)?.messages ?? [];
  }

  /** The texts of a mailbox, in order: what the panel must show. */
  texts(visitor = this.visitors[0] ?? ''): string[] {
    return this.messages(visitor).flatMap(({ parts }) =>
      parts.map((part) => (part.kind === 'text' ? part.text : part.kind)),
    );
  }

  async start(): Promise<void> {
    const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, handleProtocols: () => 'huoji.v1' });
    const server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.violations.push(String(error));
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
    server.on('upgrade', (request, socket, head) => {
      const [protocol, token = ''] = (request.headers['sec-websocket-protocol'] ?? '')
        .split(',')
        .map((part) => part.trim());
      const visitor = this.#tokens.get(token);
      if (this.isOut || this.refusesSockets || protocol !== 'huoji.v1' || !visitor || request.url !== '/api/v1/socket')
        return void socket.end(
          `HTTP/1.1 ${visitor ? '403 Forbidden' : '401 Unauthorized'}\r\nConnection: close\r\n\r\n`,
        );
      sockets.handleUpgrade(request, socket, head, (line) => this.#greet(line, visitor));
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** As a killed process: every line breaks; the mailboxes are what was on disk. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const line of this.#sockets.keys()) line.terminate();
    this.#sockets.clear();
    server?.closeAllConnections();
    await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
  }

  /** The API is gone, the pages stay: what a visitor sees when the network between fails. */
  outage(isOut: boolean): void {
    this.isOut = isOut;
    if (isOut) for (const line of this.#sockets.keys()) line.terminate();
  }

  expireTokens(): void {
    this.#tokens.clear();
    for (const line of this.#sockets.keys()) line.terminate();
  }

  /** The shop says something to a visitor. */
  say(reply: Reply, visitor = this.visitors[0] ?? ''): WireMessage {
    const box = this.#box(visitor);
    const cursor = box.messages.length + 1;
    const message: WireMessage = {
      id: `turn:${cursor}`,
      author: { kind: 'bot' },
      parts: [],
      at: new Date().toISOString(),
      ...reply,
      cursor,
    };
    box.messages.push(message);
    this.#tell(visitor, message);
    return message;
  }

  typing(visitor = this.visitors[0] ?? ''): void {
    for (const [line, owner] of this.#sockets) if (owner === visitor) send(line, { type: 'typing' });
  }

  /** Puts a file on the shelf, as the hub would serve it. */
  shelve(bytes: Buffer, mime: string, name = 'picture'): { media: string; url: string; mime: string; name: string } {
    const media = createHash('sha256').update(bytes).digest('base64url');
    this.media.set(media, { bytes, mime, name });
    return { media, url: `${this.hub}/media/${media}?signature=x`, mime, name };
  }

  #greet(line: WebSocket, visitor: string): void {
    this.connects.push(Date.now());
    this.#sockets.set(line, visitor);
    line.on('close', () => this.#sockets.delete(line));
    line.on('error', () => {});
    line.on('message', (data) => {
      const frame = ClientFrame.safeParse(parse(String(data)));
      if (!frame.success)
        return void this.violations.push(`frame ${String(data).slice(0, 200)}: ${frame.error.message}`);
      switch (frame.data.type) {
        case 'message': {
          const refused = this.refuse(frame.data);
          if (refused) return send(line, { type: 'error', id: frame.data.id, error: refused });
          const stored = this.#store(visitor, frame.data, line);
          if (this.acksToDrop > 0) this.acksToDrop -= 1;
          else send(line, { type: 'ack', ...stored });
          return this.#reply(visitor, frame.data, stored.status);
        }
        case 'resume':
          for (const message of this.#box(visitor).messages.slice(frame.data.after))
            send(line, { type: 'turn', ...message });
          return;
        case 'typing':
          this.typings += 1;
          return;
        case 'read':
          this.reads.push(frame.data.cursor);
          return;
        default:
          frame.data satisfies never;
      }
    });
  }

  #store(
    visitor: string,
    said: Said,
    from?: WebSocket,
  ): { id: string; status: 'stored' | 'already seen'; cursor: number } {
    const box = this.#box(visitor);
    const known = box.cursors.get(said.id);
    if (known !== undefined) return { id: said.id, status: 'already seen', cursor: known };
    const cursor = box.messages.length + 1;
    const parts = said.content.map((content): WireMessage['parts'][number] => {
      if (content.kind === 'text') return { kind: 'text', text: content.text };
      if (content.kind === 'choice') return { kind: 'text', text: content.value };
      if (content.kind === 'human') return { kind: 'text', text: '转人工' };
      const file = this.media.get(content.media);
      if (!file) this.violations.push(`media ${content.media} was never uploaded`);
      return {
        kind: 'media',
        media: content.media,
        url: `${this.hub}/media/${content.media}?signature=x`,
        mime: file?.mime ?? '',
        name: file?.name ?? '',
      };
    });
    const message: WireMessage = {
      cursor,
      id: said.id,
      author: { kind: 'customer' },
      parts,
      at: new Date().toISOString(),
    };
    box.messages.push(message);
    box.cursors.set(said.id, cursor);
    this.#tell(visitor, message, from);
    return { id: said.id, status: 'stored', cursor };
  }

  #reply(visitor: string, said: Said, status: string): void {
    if (status === 'stored') for (const reply of this.answer(said, visitor)) this.say(reply, visitor);
  }

  #tell(visitor: string, message: WireMessage, except?: WebSocket): void {
    for (const [line, owner] of this.#sockets)
      if (owner === visitor && line !== except) send(line, { type: 'turn', ...message });
    for (const wake of this.#box(visitor).waiting) wake();
  }

  #box(visitor: string): Mailbox {
    const box = this.#boxes.get(visitor) ?? { messages: [], cursors: new Map(), waiting: new Set() };
    this.#boxes.set(visitor, box);
    return box;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.hub);
    this.requests.push(`${request.method} ${url.pathname}`);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'authorization, content-type');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (url.pathname.startsWith('/media/')) return this.#serveMedia(url, response);
    if (url.pathname.startsWith('/api/v1/'))
      return this.isOut ? void request.destroy() : this.#api(request, response, url);
    const page = this.pages.get(url.pathname);
    if (page)
      return void response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers })
        .end(page.html);
    const file = [url.pathname, `/widget${url.pathname}`, `/shop${url.pathname}`]
      .map((path) => join(built, normalize(path)))
      .find((path) => extname(path) && existsSync(path));
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': mimes[extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
    });
    response.end(readFileSync(`${file}.gz`));
  }

  async #serveMedia(url: URL, response: ServerResponse): Promise<void> {
    const file = this.media.get(url.pathname.slice('/media/'.length));
    await new Promise((done) => setTimeout(done, this.mediaDelay));
    if (!file || !url.searchParams.has('signature')) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file.mime }).end(file.bytes);
  }

  async #api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const json = (status: number, body: unknown) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const path = `${request.method} ${url.pathname.slice('/api/v1/'.length)}`;
    if (path === 'POST visitors') {
      const wish = NewVisitor.safeParse(parse(String(body)));
      if (!wish.success) this.violations.push(`visitors ${String(body)}`);
      const [visitor, token] = [randomBytes(16).toString('base64url'), randomBytes(32).toString('base64url')];
      this.#tokens.set(token, visitor);
      this.#box(visitor);
      return json(201, { visitor, token });
    }
    if (path === 'GET welcome') {
      const locale = Locale.safeParse(url.searchParams.get('locale'));
      if (!locale.success) this.violations.push(`welcome ${url.search}`);
      return json(200, WireWelcome.parse(this.welcome(locale.data ?? '')));
    }
    const visitor = this.#tokens.get((request.headers.authorization ?? '').replace('Bearer ', ''));
    if (!visitor) return json(401, { error: { code: 'token_expired', message: 'The token has expired.' } });
    if (path === 'POST messages') {
      const said = Said.safeParse(parse(String(body)));
      if (!said.success) {
        this.violations.push(`messages ${String(body)}`);
        return json(400, { error: { code: 'bad_message', message: said.error.message } });
      }
      const refused = this.refuse(said.data);
      if (refused) return json(400, { error: refused });
      const stored = this.#store(visitor, said.data);
      json(202, stored);
      return this.#reply(visitor, said.data, stored.status);
    }
    if (path === 'GET messages') {
      const [after, limit, wait] = ['after', 'limit', 'wait'].map((name) =>
        Number(url.searchParams.get(name) ?? 0),
      ) as [number, number, number];
      if (after < 0 || limit < 1 || limit > 200 || wait < 0 || wait > 25) this.violations.push(url.search);
      const box = this.#box(visitor);
      if (box.messages.length <= after && wait > 0) await this.#nextMessage(box, request, wait);
      const messages = box.messages.slice(after, after + limit);
      const cursor = messages.at(-1)?.cursor ?? after;
      return json(200, { messages, cursor, more: box.messages.length > cursor });
    }
    if (path === 'POST media') {
      const form = await new Response(body, {
        headers: { 'content-type': request.headers['content-type'] ?? '' },
      }).formData();
      const file = form.get('file');
      if (!(file instanceof File)) return json(400, { error: { code: 'media_missing', message: 'No file.' } });
      const bytes = Buffer.from(await file.arrayBuffer());
      const { media, mime } = this.shelve(bytes, file.type, file.name);
      return json(201, { media, mime, bytes: bytes.length });
    }
    this.violations.push(path);
    json(404, { error: { code: 'not_found', message: path } });
  }

  #nextMessage(box: Mailbox, request: IncomingMessage, seconds: number): Promise<void> {
    return new Promise((done) => {
      const wake = () => {
        clearTimeout(timer);
        box.waiting.delete(wake);
        done();
      };
      const timer = setTimeout(wake, seconds * 1000);
      request.socket.on('close', wake);
      box.waiting.add(wake);
    });
  }
}

function send(line: WebSocket, frame: ServerFrame): void {
  line.send(JSON.stringify(ServerFrame.parse(frame)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
