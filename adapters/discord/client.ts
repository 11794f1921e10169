// REST by discord.js: one call, one try, and a failure that names what to do. Holds the token.

import type { Clock } from '../../core/index.ts';
import type { Outbound } from '../context.ts';
import { unansweredBy } from '../http/index.ts';
import { loadRest } from './client-sdk.ts';
import { CallFailure, type FailureKind } from './failure.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Upload = { readonly bytes: Uint8Array; readonly name: string; readonly mime: string };
export type CallOptions = {
  readonly body?: unknown;
  readonly files?: readonly Upload[];
  readonly query?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** How long an answer is waited for, ms. Default 15 s, with files 60 s. */
  readonly timeoutMs?: number;
};

export interface Client {
  /** Any call of API v10; `path` begins behind the version, e.g. `/channels/1/messages`. @throws CallFailure */
  call(method: Method, path: `/${string}`, options?: CallOptions): Promise<unknown>;
  /** What Discord's clock said when it answered. @throws CallFailure */
  dateOf(path: `/${string}`, signal?: AbortSignal): Promise<string | undefined>;
  /** A file at Discord's own hosts, at most 25 MB. @throws CallFailure */
  download(url: string, signal?: AbortSignal): Promise<{ bytes: Uint8Array; mime?: string }>;
}

export type ClientParts = {
  readonly token: string;
  readonly restApi: string;
  readonly cdn: string;
  readonly clock: Clock;
  readonly outbound: Outbound;
};

/** Files customers send are at most 10 MB, with Nitro more; the hub keeps none larger than its own limit anyway. */
const fetchLimit = 25 * 1024 * 1024;
const fileHosts = ['cdn.discordapp.com', 'media.discordapp.net'];

/** Loads the SDK's REST client. Nothing is sent yet. */
export function openClient({ token, restApi, cdn, clock, outbound }: ClientParts): Client {
  const { REST, DiscordAPIError, HTTPError, RateLimitError } = loadRest();
  const rest = new REST({
    api: restApi.replace(/\/+$/, ''),
    version: '10',
    // The outbox retries; a call that waits inside the SDK would be late for reasons nobody sees.
    retries: 0,
    rejectOnRateLimit: () => true,
    // Deadlines are ours, by the clock.
    timeout: 120_000,
  });
  const trusted = [restApi, cdn].map((url) => new URL(url).origin);

  function call(method: Method, path: `/${string}`, options: CallOptions = {}): Promise<unknown> {
    const { body, files, query } = options;
    const what = `${method} ${wordsOf(path)}`;
    const deadline = { timeoutMs: files ? 60_000 : 15_000, ...options };
    return within(what, deadline, async (signal) => {
      // The SDK forgets its token after any 401, also one that passes.
      rest.setToken(token);
      try {
        return await rest.request({
          method: method as Parameters<typeof rest.request>[0]['method'],
          fullRoute: path,
          auth: !isInteraction(path),
          signal,
          ...(body === undefined ? {} : { body }),
          ...(query ? { query: new URLSearchParams(query) } : {}),
          ...(files ? { files: files.map(({ bytes, name, mime }) => ({ data: bytes, name, contentType: mime })) } : {}),
        });
      } catch (error) {
        throw new CallFailure(what, kindOf(error));
      }
    });
  }

  function dateOf(path: `/${string}`, signal?: AbortSignal): Promise<string | undefined> {
    return within(`GET ${path}`, { timeoutMs: 15_000, ...(signal ? { signal } : {}) }, async (inner) => {
      rest.setToken(token);
      try {
        const answer = await rest.queueRequest({
          method: 'GET' as Parameters<typeof rest.request>[0]['method'],
          fullRoute: path,
          signal: inner,
        });
        await answer.arrayBuffer();
        return answer.headers.get('date') ?? undefined;
      } catch (error) {
        throw new CallFailure(`GET ${path}`, kindOf(error));
      }
    });
  }

  function kindOf(error: unknown): FailureKind {
    if (error instanceof RateLimitError)
      return { kind: 'limited', retryAfterMs: Math.max(1, Math.ceil(error.retryAfter)), global: error.global };
    if (error instanceof DiscordAPIError)
      return {
        kind: 'refused',
        status: error.status,
        code: typeof error.code === 'number' ? error.code : 0,
        message: String(error.message).replaceAll(token, '[token]').replace(/\s+/g, ' ').slice(0, 500),
      };
    if (error instanceof HTTPError)
      return { kind: 'refused', status: error.status, code: 0, message: 'the server failed' };
    return networkFailureOf(error);
  }

  async function download(url: string, signal?: AbortSignal): Promise<{ bytes: Uint8Array; mime?: string }> {
    const target = URL.canParse(url) ? new URL(url) : undefined;
    const isTheirs = target?.protocol === 'https:' && fileHosts.includes(target.hostname);
    if (!target || !(isTheirs || trusted.includes(target.origin)))
      throw new CallFailure('file', { kind: 'refused', status: 400, code: 0, message: 'the file is not at Discord' });
    return within('file', { timeoutMs: 60_000, ...(signal ? { signal } : {}) }, async (inner) => {
      const answer = await outbound
        .request(url, { signal: inner, limit: fetchLimit, allowOrigins: trusted })
        .catch((error: unknown) => {
          throw new CallFailure('file', networkFailureOf(error));
        });
      if (answer.status !== 200)
        throw new CallFailure('file', {
          kind: 'refused',
          status: answer.status,
          code: 0,
          message: 'the file is not there',
        });
      const mime = answer.headers['content-type'];
      return { bytes: answer.body, ...(mime === undefined ? {} : { mime }) };
    });
  }

  /** Runs a call under its deadline and the caller's signal; whichever ends it first, it may have arrived. */
  async function within<Result>(
    what: string,
    { signal, timeoutMs }: { signal?: AbortSignal; timeoutMs: number },
    run: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    if (signal?.aborted) throw new CallFailure(what, { kind: 'unreached', why: 'called off before it began' });
    const ended = new AbortController();
    const cut = new AbortController();
    const onAbort = () => cut.abort();
    signal?.addEventListener('abort', onAbort, { once: true });
    void clock.sleep(timeoutMs, ended.signal).then(() => cut.abort());
    try {
      return await run(cut.signal);
    } catch (error) {
      const isAnswered = error instanceof CallFailure && ['refused', 'limited'].includes(error.failure.kind);
      if (!isAnswered && cut.signal.aborted)
        throw new CallFailure(what, { kind: 'lost', why: signal?.aborted ? 'called off' : `${timeoutMs} ms` });
      throw error;
    } finally {
      signal?.removeEventListener('abort', onAbort);
      // Any reason will do: without one each call would build a DOMException and its stack.
      ended.abort('over');
    }
  }

  return { call, dateOf, download };
}

/** Answers to presses and slash commands carry a token of their own in the path. */
function isInteraction(path: string): boolean {
  return path.startsWith('/interactions/') || path.startsWith('/webhooks/');
}

/** The path without ids and tokens, for people. */
function wordsOf(path: string): string {
  return path
    .replace(/\/interactions\/.*/, '/interactions')
    .replace(/\/webhooks\/.*/, '/webhooks')
    .replace(/\/\d{15,20}/g, '/…');
}

function networkFailureOf(error: unknown): FailureKind {
  const { kind, why } = unansweredBy(error);
  if (kind === 'forbidden') return { kind: 'refused', status: 400, code: 0, message: why };
  if (kind === 'too_large') return { kind: 'refused', status: 413, code: 0, message: 'the file is larger than 25 MB' };
  return { kind, why };
}
