// A Bot API server that speaks Telegram's wire over real HTTP: updates, sends, topics, files, limits and faults.
//
//   const telegram = await openTelegram();            // in a test
//   node test/fakes/telegram.ts --port 8081           // on its own; POST /control/<verb> with a JSON array of arguments

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { methods, Refused } from './telegram-methods.ts';
import { openTelegramState, type TelegramState } from './telegram-state.ts';

export type { ChatMessage, Person, Topic } from './telegram-state.ts';

export type FailureToCome = {
  readonly code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
  /** `reset`: the socket breaks after the request was read. `hang`: no answer ever comes. Instead of an answer. */
  readonly how?: 'answer' | 'reset' | 'hang';
  /** For `reset` and `hang`: the method is carried out first, as when only the answer is lost. */
  readonly afterwards?: boolean;
};

export type TelegramFake = TelegramState & {
  readonly url: string;
  /** Every request but getUpdates, oldest first. */
  readonly calls: readonly { readonly method: string; readonly payload: Readonly<Record<string, unknown>> }[];
  called(method: string): readonly Readonly<Record<string, unknown>>[];
  /** The next `times` calls of a method fail so. */
  fail(method: string, failure: FailureToCome, times?: number): void;
  /** The network: down means connections are refused. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
};

/** @param port 0 for any free one */
export async function openTelegram(options: { token?: string; port?: number } = {}): Promise<TelegramFake> {
  const state = openTelegramState(options.token ?? '123456:test-token-never-to-be-shown');
  const calls: { method: string; payload: Record<string, unknown> }[] = [];
  const faults = new Map<string, { failure: FailureToCome; left: number }>();
  let port = options.port ?? 0;
  let server = createServer(listener);

  function listener(request: IncomingMessage, response: ServerResponse): void {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) reply(response, 500, { ok: false, error_code: 500, description: String(error) });
    });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '';
    const body = await readAll(request);
    if (url.startsWith('/control/')) return control(url.slice(9), body, response);
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(url);
    if (file) return sendFile(file[1]!, decodeURIComponent(file[2]!), response);
    const match = /^\/bot([^/]+)\/(\w+)$/.exec(url);
    if (!match) return refuse(response, { code: 404, description: 'Not Found' });
    if (match[1] !== state.token) return refuse(response, { code: 401, description: 'Unauthorized' });
    const method = match[2]!;
    const payload = await readPayload(request, body);
    const fault = takeFault(method);
    if (method !== 'getUpdates') calls.push({ method, payload });
    const isLostAnswer = fault?.how === 'reset' || fault?.how === 'hang';
    if (fault && !isLostAnswer) return refuse(response, fault);
    if (fault && !fault.afterwards) return lose(request, fault);
    const run = methods[method];
    if (!run) return refuse(response, { code: 404, description: 'Not Found: method not found' });
    try {
      const result = await run(state, payload, () => request.socket.destroyed || response.destroyed);
      if (fault) return lose(request, fault);
      reply(response, 200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refuse(response, error);
    }
  }

  function lose(request: IncomingMessage, { how }: FailureToCome): void {
    if (how === 'reset') request.socket.destroy();
  }

  function takeFault(method: string): FailureToCome | undefined {
    const fault = faults.get(method);
    if (!fault) return undefined;
    fault.left -= 1;
    if (fault.left <= 0) faults.delete(method);
    return fault.failure;
  }

  function sendFile(token: string, path: string, response: ServerResponse): void {
    const file = state.files.find((one) => one.path === path);
    if (token !== state.token || !file) {
      refuse(response, { code: 404, description: 'Not Found' });
      return;
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.bytes.length });
    response.end(file.bytes);
  }

  /** The in-process API over HTTP, for a test that runs the hub as a process of its own. */
  async function control(verb: string, body: Buffer, response: ServerResponse): Promise<void> {
    const args: unknown = body.length > 0 ? JSON.parse(body.toString('utf8')) : [];
    const member = (fake as unknown as Record<string, unknown>)[verb];
    if (member === undefined) return reply(response, 404, { error: `no control ${verb}` });
    const result: unknown = typeof member === 'function' ? await member.apply(fake, args) : member;
    reply(response, 200, result ?? null);
  }

  async function up(): Promise<void> {
    if (server.listening) return;
    server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  }

  async function down(): Promise<void> {
    if (!server.listening) return;
    const over = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await over;
  }

  await up();
  const fake: TelegramFake = Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    calls,
    called: (method: string) => calls.filter((call) => call.method === method).map(({ payload }) => payload),
    fail: (method: string, failure: FailureToCome, times = 1) => void faults.set(method, { failure, left: times }),
    up,
    down,
    async close() {
      state.end();
      await down();
    },
  });
  return fake;
}

function refuse(
  response: ServerResponse,
  { code, description, parameters }: Pick<FailureToCome, 'code' | 'description' | 'parameters'>,
): void {
  reply(response, code, { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) });
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** JSON as it is; a form's fields parsed where they are JSON, its files as `{file: {name, mime, bytes}}`. */
async function readPayload(request: IncomingMessage, body: Buffer): Promise<Record<string, unknown>> {
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return {};
  if (!type.startsWith('multipart/form-data')) return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const payload: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') payload[name] = parsedIfJson(value);
    else payload[name] = { name: value.name, mime: value.type, bytes: Buffer.from(await value.arrayBuffer()) };
  }
  return payload;
}

function parsedIfJson(value: string): unknown {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' || typeof parsed === 'number' ? parsed : value;
  } catch {
    return value;
  }
}

if (import.meta.main) {
  const at = process.argv.indexOf('--port');
  const token = process.argv.indexOf('--token');
  const fake = await openTelegram({
    port: at > 0 ? Number(process.argv[at + 1]) : 0,
    ...(token > 0 ? { token: process.argv[token + 1]! } : {}),
  });
  console.log(fake.url);
  process.on('SIGTERM', () => void fake.close().then(() => process.exit(0)));
}
