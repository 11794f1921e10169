// The HTTP side of the wire: visitors, messages out and in, files.

import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type Router } from 'express';
import { type Inlet, Refusal } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { answerJson, limitKey, openLimiter, readJson, shaped } from '../http/index.ts';
import type { Identity } from './identity.ts';
import { addressOf } from './inbound.ts';
import type { Intake } from './intake.ts';
import type { Live } from './live.ts';
import { openApiDocument } from './openapi.ts';
import type { Origins } from './origins.ts';
import { toPage, toWireWelcome } from './outbound.ts';
import { openUploads } from './uploads.ts';
import type { Known, Visitors } from './visitors.ts';
import { Locale, longestWait, type MessagesPage, mostMessages, NewVisitor, Said } from './wire.ts';

export type ApiParts = {
  readonly account: string;
  readonly context: AdapterContext;
  readonly visitors: Visitors;
  readonly identify: (jwt: string) => Promise<Identity>;
  readonly origins: Origins;
  readonly intake: Intake;
  readonly live: Live;
  inlet(): Inlet;
  /** Aborts when the channel stops: waiting polls then answer what they have. */
  readonly stopping: AbortSignal;
};

export type Api = {
  /** `/api/v1/messages`, the hot route. */
  readonly messages: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  /** Everything else under `/api/v1`. */
  readonly router: Router;
};

export function openApi(parts: ApiParts): Api {
  const { context, visitors, origins, intake, live, account } = parts;
  const { limits, clock, http, shelf } = context;
  const newcomers = openLimiter(limits.visitorsPerHour, 3_600_000, clock);
  const jsonLimits = { bytes: limits.frameBytes, depth: limits.jsonDepth };
  const upload = openUploads(limits.mediaBytes);

  async function post(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const known = await visitors.identify(bearerOf(request));
    intake.admit(known);
    const said = shaped(Said, await readJson(request, jsonLimits));
    const stored = await intake.accept(said, await intake.envelope(known, said));
    if (stored.status === 'stored') live.echo(known.visitor, stored.cursor);
    answerJson(response, 202, stored);
  }

  async function get(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const known = await visitors.identify(bearerOf(request));
    const query = new URLSearchParams(request.url?.split('?')[1] ?? '');
    const after = wholeNumber(query, 'after', 0, Number.MAX_SAFE_INTEGER);
    const limit = Math.max(1, wholeNumber(query, 'limit', 50, mostMessages));
    const wait = wholeNumber(query, 'wait', 0, longestWait);
    answerJson(response, 200, await read(known, { after, limit, wait }, response));
  }

  type Reading = { readonly after: number; readonly limit: number; readonly wait: number };

  async function read(known: Known, { after, limit, wait }: Reading, response: ServerResponse): Promise<MessagesPage> {
    const address = addressOf(account, known.visitor);
    const showing = {
      linkOf: (media: Parameters<typeof shelf.link>[0]) => shelf.link(media, clock.now()),
      locale: known.locale,
    };
    const mayWait = wait > 0 && live.polls(known.visitor) < limits.socketsPerVisitor;
    if (!mayWait) return toPage(await parts.inlet().history(address, after, limit), showing);
    // The waiting starts before the reading, or what comes between the two would be slept over.
    const woken = new AbortController();
    const wake = () => woken.abort();
    const stopWaiting = live.wait(known.visitor, wake);
    response.once('close', wake);
    try {
      const page = await parts.inlet().history(address, after, limit);
      if (page.messages.length > 0 || parts.stopping.aborted) return toPage(page, showing);
      await clock.sleep(wait * 1000, woken.signal);
      return toPage(await parts.inlet().history(address, after, limit), showing);
    } finally {
      stopWaiting();
      response.off('close', wake);
    }
  }

  const messages: Api['messages'] = (request, response) => {
    origins.admit(request, response);
    if (request.method === 'POST') return post(request, response);
    if (request.method === 'GET') return get(request, response);
    return otherMethod(request, response, 'GET, POST');
  };

  /** One door for preflights and for methods a path does not have. */
  function otherMethod(request: IncomingMessage, response: ServerResponse, allowed: string): void {
    if (request.method === 'OPTIONS') {
      origins.preflight(response);
      return;
    }
    response.setHeader('allow', `${allowed}, OPTIONS`);
    throw new Refusal('method_not_allowed', `This path takes ${allowed}.`, { status: 405 });
  }

  const router = express.Router();
  router.use((request, response, next) => {
    if (ourPaths.has(request.path)) origins.admit(request, response);
    next();
  });
  router.post('/visitors', async (request, response) => {
    newcomers.take(limitKey(http.clientAddress(request)));
    const { locale, identity } = shaped(NewVisitor, hasBody(request) ? await readJson(request, jsonLimits) : {});
    const signed = identity === undefined ? undefined : await parts.identify(identity);
    answerJson(response, 201, await visitors.welcome(locale, signed));
  });
  router.post('/media', async (request, response) => {
    const known = await visitors.identify(bearerOf(request));
    intake.admit(known);
    const file = await upload(request, response);
    const { media, mime, bytes } = await shelf.put(file.bytes, file);
    answerJson(response, 201, { media, mime, bytes });
  });
  router.get('/welcome', (request, response) => {
    const asked = new URL(request.url, 'http://hub').searchParams.get('locale') ?? undefined;
    const locale = shaped(Locale.optional(), asked, 'query_invalid');
    const showing = { linkOf: (media: Parameters<typeof shelf.link>[0]) => shelf.link(media, clock.now()), locale };
    answerJson(response, 200, toWireWelcome(context.welcome(locale), showing));
  });
  let document: object | undefined;
  router.get('/openapi.json', (_request, response) => {
    document ??= openApiDocument(http.publicUrl);
    answerJson(response, 200, document);
  });
  router.all('/visitors', (request, response) => otherMethod(request, response, 'POST'));
  router.all('/media', (request, response) => otherMethod(request, response, 'POST'));
  router.all('/welcome', (request, response) => otherMethod(request, response, 'GET'));
  router.all('/openapi.json', (request, response) => otherMethod(request, response, 'GET'));
  router.all('/socket', () => {
    throw new Refusal('upgrade_required', 'This path speaks WebSocket.', { status: 426 });
  });
  return { messages, router };
}

const ourPaths = new Set(['/visitors', '/media', '/welcome', '/openapi.json']);

function bearerOf(request: IncomingMessage): string | undefined {
  const { authorization } = request.headers;
  return authorization !== undefined && /^bearer /i.test(authorization) ? authorization.slice(7).trim() : undefined;
}

/** A visitor who says nothing about himself may leave the body out. */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Too high is as high as it goes; what is no whole number is refused. */
function wholeNumber(query: URLSearchParams, name: string, absent: number, most: number): number {
  const raw = query.get(name);
  if (raw === null) return absent;
  if (!/^\d{1,15}$/.test(raw)) throw new Refusal('query_invalid', `"${name}" must be a whole number from 0.`);
  return Math.min(Number(raw), most);
}
