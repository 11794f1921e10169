// A Discord on this machine: REST v10 over HTTP, the gateway over WebSocket, files, limits, permissions and faults.
//
//   const discord = await openDiscord();               // in a test
//   node test/fakes/discord.ts --port 8082              // on its own; POST /control/<verb> with a JSON array of arguments

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FakeGateway, openFakeGateway } from './discord-gateway.ts';
import { Refused } from './discord-limits.ts';
import { answerRest, type Upload } from './discord-rest.ts';
import { type DiscordState, openDiscordState, type Wire } from './discord-state.ts';

export type { Seen } from './discord-people.ts';
export type { Channel, Person, StoredMessage, Wire } from './discord-state.ts';
export { ann } from './discord-state.ts';

export type FailureToCome = {
  readonly status: number;
  readonly code?: number;
  readonly message?: string;
  /** For 429: seconds, and whether all calls are meant. */
  readonly retryAfter?: number;
  readonly global?: boolean;
  /** `reset`: the socket breaks after the request was read. `hang`: no answer ever comes. */
  readonly how?: 'answer' | 'reset' | 'hang';
  /** For `reset` and `hang`: it is carried out first, as when only the answer is lost. */
  readonly afterwards?: boolean;
};
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly body: Wire;
  readonly files: readonly Upload[];
};

export type DiscordFake = DiscordState & {
  readonly gateway: FakeGateway;
  /** For `restApi`. */
  readonly url: string;
  readonly cdn: string;
  /** Every REST call, oldest first. */
  readonly calls: readonly Call[];
  called(method: string, path: RegExp): readonly Call[];
  /** The next `times` calls that fit fail so. */
  fail(method: string, path: RegExp | string, failure: FailureToCome, times?: number): void;
  /** Each channel takes so many messages in so many ms; told in the head of every answer, as Discord does. */
  bucket: { readonly limit: number; readonly windowMs: number } | undefined;
  /** How often a call came although the last answer had said that none was left. */
  readonly storms: () => number;
  /** The network: down means connections are refused. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
};

export async function openDiscord(
  options: { token?: string; port?: number; heartbeatMs?: number } = {},
): Promise<DiscordFake> {
  const state = openDiscordState(options.token ?? 'MTAwMDAwMDAw.Gtest.never-to-be-shown');
  const calls: Call[] = [];
  const faults: { method: string; path: RegExp; failure: FailureToCome; left: number }[] = [];
  const buckets = new Map<string, { left: number; until: number }>();
  let storms = 0;
  let port = options.port ?? 0;
  const base = () => `http://127.0.0.1:${port}`;
  const gateway = openFakeGateway(state, options.heartbeatMs ?? 300, () => base().replace('http', 'ws'));
  let server = makeServer();

  function makeServer(): Server {
    const made = createServer((request, response) => {
      answer(request, response).catch((error: unknown) => {
        if (!response.headersSent) reply(response, 500, { message: String(error), code: 0 });
      });
    });
    gateway.attach(made);
    return made;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', base());
    const raw = await readAll(request);
    if (url.pathname.startsWith('/control/')) return control(url.pathname.slice(9), raw, response);
    if (url.pathname.startsWith('/cdn/')) return sendFile(decodeURIComponent(url.pathname.slice(5)), response);
    const path = url.pathname.replace(/^\/api\/v10/, '');
    if (path === url.pathname) return reply(response, 404, { message: '404: Not Found', code: 0 });
    const { body, files } = await readBody(request, raw);
    const method = request.method ?? 'GET';
    calls.push({ method, path, body, files });
    const isOwn = /^\/(interactions|webhooks)\//.test(path);
    if (!isOwn && request.headers.authorization !== `Bot ${state.token}`)
      return reply(response, 401, { message: '401: Unauthorized', code: 0 });
    const fault = takeFault(method, path);
    const isLost = fault?.how === 'reset' || fault?.how === 'hang';
    if (fault && !isLost) return refuse(response, fault);
    if (fault && !fault.afterwards) return lose(request, fault);
    if (path === '/gateway/bot' || path === '/gateway')
      return reply(response, 200, {
        url: base().replace('http', 'ws'),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 },
      });
    const head = method === 'POST' && /\/messages$/.test(path) ? spend(path) : {};
    if (head === undefined)
      return refuse(response, { status: 429, message: 'You are being rate limited.', retryAfter: 1 });
    try {
      const result = answerRest(state, { method, path, query: url.searchParams, body, files, base: base() });
      if (fault) return lose(request, fault);
      reply(response, result.status, result.body, head);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const errors =
        error.errors &&
        Object.fromEntries(
          Object.entries(error.errors).map(([key, words]) => [
            key,
            { _errors: [{ code: words.split(' ')[0], message: words }] },
          ]),
        );
      reply(response, error.status, { message: error.message, code: error.code, ...(errors ? { errors } : {}) }, head);
    }
  }

  /** A channel's bucket, as told in the head; undefined when it was empty and somebody called nevertheless. */
  function spend(path: string): Record<string, string> | undefined {
    if (!fake.bucket) return {};
    const { limit, windowMs } = fake.bucket;
    const now = Date.now();
    const before = buckets.get(path);
    const bucket = before && before.until > now ? before : { left: limit, until: now + windowMs };
    buckets.set(path, bucket);
    if (bucket.left === 0) {
      storms += 1;
      return undefined;
    }
    bucket.left -= 1;
    return {
      'x-ratelimit-bucket': 'messages',
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(bucket.left),
      'x-ratelimit-reset-after': String((bucket.until - now) / 1000),
    };
  }

  function takeFault(method: string, path: string): FailureToCome | undefined {
    const at = faults.findIndex((one) => one.method === method && one.path.test(path));
    const fault = faults[at];
    if (!fault) return undefined;
    fault.left -= 1;
    if (fault.left <= 0) faults.splice(at, 1);
    return fault.failure;
  }

  function lose(request: IncomingMessage, { how }: FailureToCome): void {
    if (how === 'reset') request.socket.destroy();
  }

  function refuse(
    response: ServerResponse,
    { status, code = 0, message = '', retryAfter, global }: FailureToCome,
  ): void {
    const head: Record<string, string> =
      status === 429
        ? {
            'retry-after': String(retryAfter ?? 1),
            'x-ratelimit-scope': global ? 'global' : 'user',
            ...(global
              ? { 'x-ratelimit-global': 'true' }
              : {
                  'x-ratelimit-bucket': 'messages',
                  'x-ratelimit-remaining': '0',
                  'x-ratelimit-reset-after': String(retryAfter ?? 1),
                }),
          }
        : {};
    const body =
      status === 429 ? { message, retry_after: retryAfter ?? 1, global: global ?? false } : { message, code };
    reply(response, status, body, head);
  }

  function sendFile(path: string, response: ServerResponse): void {
    const file = state.files.get(path);
    if (!file) return void reply(response, 404, { message: 'not there' });
    response.writeHead(200, { 'content-type': file.mime, 'content-length': file.bytes.length });
    response.end(file.bytes);
  }

  /** The in-process API over HTTP, for a test that runs the hub as a process of its own. A channel is named by its id. */
  async function control(verb: string, body: Buffer, response: ServerResponse): Promise<void> {
    const given: unknown[] = body.length > 0 ? (JSON.parse(body.toString('utf8')) as unknown[]) : [];
    const isPlaced = ['says', 'put', 'press', 'hasButton', 'command', 'interact'].includes(verb);
    const args = isPlaced ? [state.channels.get(String(given[0])), ...given.slice(1)] : given;
    const holder = verb.startsWith('gateway.') ? gateway : fake;
    const member = (holder as unknown as Record<string, unknown>)[verb.replace('gateway.', '')];
    if (member === undefined) return reply(response, 404, { error: `no control ${verb}` });
    const result: unknown = typeof member === 'function' ? await member.apply(holder, args) : member;
    reply(response, 200, result ?? null);
  }

  async function up(): Promise<void> {
    if (server.listening) return;
    server = makeServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  }

  async function down(): Promise<void> {
    if (!server.listening) return;
    const over = new Promise((resolve) => server.close(resolve));
    gateway.drop();
    server.closeAllConnections();
    await over;
  }

  const own: object = {
    gateway,
    calls,
    called: (method: string, path: RegExp) => calls.filter((call) => call.method === method && path.test(call.path)),
    fail: (method: string, path: RegExp | string, failure: FailureToCome, times = 1) =>
      void faults.push({ method, path: new RegExp(path), failure, left: times }),
    bucket: undefined,
    storms: () => storms,
    up,
    down,
    async close() {
      await down();
      gateway.end();
    },
  };
  const fake = Object.defineProperties(own, {
    ...Object.getOwnPropertyDescriptors(state),
    url: { get: () => `${base()}/api`, enumerable: true },
    cdn: { get: () => `${base()}/cdn`, enumerable: true },
  }) as DiscordFake;
  await up();
  return fake;
}

function reply(response: ServerResponse, status: number, body: unknown, head: Record<string, string> = {}): void {
  if (response.destroyed) return;
  // An empty answer must not call itself JSON: the SDK would try to read it.
  if (status === 204) return void response.writeHead(204, head).end();
  response.writeHead(status, { 'content-type': 'application/json', ...head });
  response.end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function readBody(request: IncomingMessage, raw: Buffer): Promise<{ body: Wire; files: Upload[] }> {
  const type = request.headers['content-type'] ?? '';
  if (raw.length === 0) return { body: {}, files: [] };
  if (!type.startsWith('multipart/form-data')) return { body: JSON.parse(raw.toString('utf8')) as Wire, files: [] };
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const files: Upload[] = [];
  let body: Wire = {};
  for (const [name, value] of form) {
    if (name === 'payload_json') body = JSON.parse(String(value)) as Wire;
    else if (typeof value !== 'string')
      files.push({ name: value.name, mime: value.type, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  return { body, files };
}

if (import.meta.main) {
  const at = process.argv.indexOf('--port');
  const token = process.argv.indexOf('--token');
  const fake = await openDiscord({
    port: at > 0 ? Number(process.argv[at + 1]) : 0,
    ...(token > 0 ? { token: process.argv[token + 1]! } : {}),
  });
  console.log(fake.url);
  process.on('SIGTERM', () => void fake.close().then(() => process.exit(0)));
}
