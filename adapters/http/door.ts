// The one Express app on the one server: request ids, headers, limits, errors as JSON, upgrades, a graceful end.

import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { type Clock, type IdSource, type Log, type Metrics, Refusal } from '../../core/index.ts';
import type { HttpDoor, Limits } from '../context.ts';
import { type Callers, limitKey, openCallers, type TrustProxy } from './address.ts';
import { answerError, refuseSocket } from './answer.ts';
import { openLimiter } from './limiter.ts';

export type HttpOptions = {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Where the world reaches us. Absent: the listening address. */
  readonly publicUrl?: string | undefined;
  readonly trustProxy: TrustProxy;
  readonly limits: Pick<Limits, 'requestsPerMinute'>;
  /** Open connections of every kind, sockets included. */
  readonly maxConnections?: number;
  /** How long a head and a whole request may take to arrive, ms. */
  readonly timeouts?: { readonly headMs: number; readonly requestMs: number };
  /** How long `close` waits for answers under way, ms. */
  readonly drainMs?: number;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly metrics: Metrics;
};

export type Http = HttpDoor &
  Pick<Callers, 'isLocal'> & {
    /** @throws Refusal `port_in_use`, `port_forbidden`, `host_unknown` */
    listen(): Promise<void>;
    /** Takes no more, lets answers under way end, then cuts what is left. */
    close(): Promise<void>;
    readonly server: Server;
    /** The port listened on; 0 before. */
    readonly port: number;
  };

// An import of it would read every export, one of which loads Node's whole fetch: 60 ms and 6 MB at each start.
const { createServer } = process.getBuiltinModule('node:http');

type UpgradeHandler = Parameters<HttpDoor['upgrade']>[1];
type HotHandler = Parameters<HttpDoor['exact']>[1];

/** Slow senders (slowloris) are cut: what takes longer is no client of ours. */
const slowest = { headMs: 10_000, requestMs: 30_000 };

export function openHttp(options: HttpOptions): Http {
  const { log, metrics, ids, clock } = options;
  const timeouts = options.timeouts ?? slowest;
  const callers = openCallers(options.trustProxy);
  const limiter = openLimiter(options.limits.requestsPerMinute, 60_000, clock);
  const upgrades = new Map<string, UpgradeHandler>();
  const exact = new Map<string, HotHandler>();
  const upgraded = new Set<Duplex>();
  const closing = new AbortController();

  /** Every request passes here first. @throws TooOften */
  function arrive(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader('x-request-id', ids.next());
    if (closing.signal.aborted) response.setHeader('connection', 'close');
    limiter.take(limitKey(callers.clientAddress(request)));
  }
  function counted(response: ServerResponse): void {
    metrics.count('http_requests_total', { status: `${Math.floor(response.statusCode / 100)}xx` });
  }

  async function serveHot(handler: HotHandler, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      arrive(request, response);
      await handler(request, response);
    } catch (error) {
      answerError(response, error, log);
    }
    counted(response);
  }

  const first: RequestHandler = (request, response, next) => {
    response.once('finish', () => counted(response));
    arrive(request, response);
    next();
  };
  const notFound: RequestHandler = () => {
    throw new Refusal('not_found', 'There is nothing here.', { status: 404 });
  };
  // Express tells an error handler by its four parameters.
  const onError: ErrorRequestHandler = (error, _request, response, _next) => answerError(response, error, log);

  const app = express();
  const mounts = express.Router();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.use(first, headersFor(options.publicUrl), mounts, notFound, onError);

  const server = createServer(
    {
      headersTimeout: timeouts.headMs,
      requestTimeout: timeouts.requestMs,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: Math.min(2_000, timeouts.headMs),
    },
    (request, response) => {
      const hot = exact.get(pathOf(request));
      if (hot) void serveHot(hot, request, response);
      else app(request, response);
    },
  );
  server.maxConnections = options.maxConnections ?? 20_000;
  server.on('clientError', refuseBroken);
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    try {
      if (closing.signal.aborted) throw new Refusal('stopping', 'The hub is stopping.', { status: 503 });
      limiter.take(limitKey(callers.clientAddress(request)));
      const handler = upgrades.get(pathOf(request));
      if (!handler) throw new Refusal('not_found', 'There is nothing here.', { status: 404 });
      upgraded.add(socket);
      socket.once('close', () => upgraded.delete(socket));
      handler(request, socket, head);
    } catch (error) {
      refuseSocket(socket, error instanceof Refusal ? error : fault(error, log));
    }
  });

  const bound = () => server.address() as AddressInfo | null;

  return {
    server,
    mount: (path: string, handler: Router | RequestHandler) => void mounts.use(path, handler),
    exact: (path, handler) => claim(exact, path, handler),
    upgrade: (path, handler) => claim(upgrades, path, handler),
    closing: closing.signal,
    clientAddress: callers.clientAddress,
    proven: (request) => limiter.giveBack(limitKey(callers.clientAddress(request))),
    isSecure: callers.isSecure,
    isLocal: callers.isLocal,
    isLoopback: /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(options.host),
    get port() {
      return bound()?.port ?? 0;
    },
    get publicUrl() {
      return (
        options.publicUrl?.replace(/\/+$/, '') ?? `http://${urlHost(options.host)}:${bound()?.port ?? options.port}`
      );
    },
    async listen() {
      server.listen(options.port, options.host);
      await once(server, 'listening').catch((error: unknown) => {
        throw listenRefusal(error, options);
      });
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      if (!server.listening) return;
      const over = once(server, 'close');
      const drained = new AbortController();
      server.close(() => drained.abort());
      // A connection whose answer ends after `close` was called stays open for its next request unless it is told.
      for (let left = options.drainMs ?? 5_000; left > 0 && !drained.signal.aborted; left -= 50) {
        server.closeIdleConnections();
        await clock.sleep(Math.min(left, 50), drained.signal);
      }
      for (const socket of upgraded) socket.destroy();
      server.closeAllConnections();
      await over;
    },
  };
}

function claim<Handler>(table: Map<string, Handler>, path: string, handler: Handler): void {
  if (table.has(path))
    throw new Refusal('route_taken', `Two adapters want the path ${path}.`, {
      remedy: 'Keep one of them in hub.json: this adapter can serve one account a hub.',
    });
  table.set(path, handler);
}

/** Pages and files set their own policy; anything else is data that nobody should render or frame. */
function headersFor(publicUrl: string | undefined): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], sandbox: [] },
    },
    strictTransportSecurity: publicUrl?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    // Shop pages of other origins read the API (CORS decides) and embed the widget and its pictures.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}

function pathOf(request: IncomingMessage): string {
  const url = request.url ?? '';
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}

/** A request Node's parser would not take: its code says how it was broken. */
function refuseBroken(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  if (error.code === 'HPE_HEADER_OVERFLOW')
    refuseSocket(socket, new Refusal('headers_too_large', 'The headers are too large.', { status: 431 }));
  else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT')
    refuseSocket(socket, new Refusal('request_timeout', 'The request took too long to arrive.', { status: 408 }));
  else refuseSocket(socket, new Refusal('bad_request', 'The request is not HTTP as we know it.', { status: 400 }));
}

function fault(error: unknown, log: Log): Refusal {
  log.error({ stack: error instanceof Error ? error.stack : String(error) }, 'an upgrade failed');
  return new Refusal('internal', 'Something failed on our side.', { status: 500 });
}

function listenRefusal(error: unknown, { host, port }: HttpOptions): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE')
    return new Refusal('port_in_use', `Port ${port} on ${host} is in use by another program.`, {
      remedy: 'Stop that program, or start with another PORT, e.g. PORT=3001.',
      cause: error,
    });
  if (code === 'EACCES')
    return new Refusal('port_forbidden', `This user may not listen on port ${port}.`, {
      remedy: 'Set PORT to 1024 or higher and put a proxy in front.',
      cause: error,
    });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Refusal('host_unknown', `HOST is "${host}", which is no address of this machine.`, {
      remedy: 'Set HOST to 127.0.0.1 (this machine only) or 0.0.0.0 (every network).',
      cause: error,
    });
  return error;
}

/** What a browser here would type: an address that means "everywhere" is reached as localhost. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
