// The one place that holds the SDK: telegraf's API client for calls, our own form for uploads, and the token.

import { Agent } from 'node:https';
import type { Clock } from '../../core/index.ts';
import type { Outbound } from '../context.ts';
import { unansweredBy } from '../http/index.ts';
import { CallFailure, type FailureKind } from './failure.ts';

export type CallOptions = {
  readonly signal?: AbortSignal;
  /** How long an answer is waited for, ms. Default 15 s. */
  readonly timeoutMs?: number;
};

export type Upload = {
  readonly field: string;
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mime: string;
};

export interface Client {
  /** Any Bot API method. @throws CallFailure */
  call(method: string, payload?: object, options?: CallOptions): Promise<unknown>;
  /** A method that carries a file. @throws CallFailure */
  upload(method: string, fields: object, file: Upload, options?: CallOptions): Promise<unknown>;
  /** A file customers or agents sent, by its file id: at most 20 MB, as Telegram allows bots. @throws CallFailure */
  download(file: string, signal?: AbortSignal): Promise<{ bytes: Uint8Array; name: string }>;
}

export type ClientParts = {
  readonly token: string;
  readonly apiRoot: string;
  readonly clock: Clock;
  readonly outbound: Outbound;
};

/** Telegram lets bots fetch files up to this size (core.telegram.org/bots/api#getfile). */
export const fetchLimit = 20 * 1024 * 1024;

/** Loads telegraf and makes a client. Nothing is sent yet. */
export async function openClient({ token, apiRoot, clock, outbound }: ClientParts): Promise<Client> {
  const { Telegram, TelegramError } = await import('telegraf');
  // With the slash a root may carry a path (a proxy's); telegraf resolves against it.
  const root = apiRoot.endsWith('/') ? apiRoot : `${apiRoot}/`;
  const allowOrigins = [new URL(root).origin];
  // Sockets idle for long are closed at Telegram's side: one reused in that instant loses its request without a trace.
  const agent = new Agent({ keepAlive: true, timeout: 4_000 });
  const telegram = new Telegram(token, { apiRoot: root, agent, webhookReply: false });
  // Typed by method name, and so short of the third of the Bot API that telegraf's types do not know.
  const callApi = telegram.callApi.bind(telegram) as (
    method: string,
    payload: object,
    options: { signal: AbortSignal },
  ) => Promise<unknown>;

  async function call(method: string, payload: object = {}, options: CallOptions = {}): Promise<unknown> {
    return within(method, options, async (signal) => {
      try {
        return await callApi(method, payload, { signal });
      } catch (error) {
        if (error instanceof TelegramError) throw new CallFailure(method, refusalOf(error.response));
        throw new CallFailure(method, networkFailureOf(error));
      }
    });
  }

  /** telegraf's multipart stream hangs for ever on Node 26, and bypasses the guarded client; so uploads are ours. */
  async function upload(method: string, fields: object, file: Upload, options: CallOptions = {}): Promise<unknown> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields))
      if (value !== undefined) body.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    body.set(file.field, new Blob([new Uint8Array(file.bytes)], { type: file.mime }), file.name);
    return within(method, { timeoutMs: 60_000, ...options }, async (signal) => {
      const answer = await outbound
        .request(`${root}bot${token}/${method}`, { method: 'POST', body, signal, allowOrigins })
        .catch((error: unknown) => {
          throw new CallFailure(method, networkFailureOf(error));
        });
      const told = parseAnswer(answer.body);
      if (told === undefined) throw new CallFailure(method, unreadableAnswer(answer.status));
      if (told.ok) return told.result;
      throw new CallFailure(method, refusalOf(told));
    });
  }

  async function download(file: string, signal?: AbortSignal): Promise<{ bytes: Uint8Array; name: string }> {
    const options: CallOptions = signal ? { signal } : {};
    const path = (await call('getFile', { file_id: file }, options)) as { file_path?: unknown } | undefined;
    if (typeof path?.file_path !== 'string')
      throw new CallFailure('getFile', { kind: 'refused', code: 400, description: 'Telegram named no path' });
    const place = path.file_path;
    return within('file', { timeoutMs: 60_000, ...options }, async (inner) => {
      const answer = await outbound
        .request(`${root}file/bot${token}/${place.split('/').map(encodeURIComponent).join('/')}`, {
          signal: inner,
          allowOrigins,
          limit: fetchLimit,
        })
        .catch((error: unknown) => {
          throw new CallFailure('file', networkFailureOf(error));
        });
      if (answer.status !== 200)
        throw new CallFailure('file', { kind: 'refused', code: answer.status, description: 'the file is not there' });
      return { bytes: answer.body, name: place.split('/').at(-1) ?? 'file' };
    });
  }

  /** Runs a call under its deadline and the caller's signal; whichever ends it first, it may have arrived. */
  async function within<Result>(
    method: string,
    { signal, timeoutMs = 15_000 }: CallOptions,
    run: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    if (signal?.aborted) throw new CallFailure(method, { kind: 'unreached', why: 'called off before it began' });
    const ended = new AbortController();
    const cut = new AbortController();
    const onAbort = () => cut.abort();
    signal?.addEventListener('abort', onAbort, { once: true });
    void clock.sleep(timeoutMs, ended.signal).then(() => cut.abort());
    try {
      return await run(cut.signal);
    } catch (error) {
      const failed = error instanceof CallFailure && error.failure.kind === 'refused';
      if (!failed && cut.signal.aborted)
        throw new CallFailure(method, { kind: 'lost', why: signal?.aborted ? 'called off' : `${timeoutMs} ms` });
      throw error;
    } finally {
      signal?.removeEventListener('abort', onAbort);
      // Any reason will do: without one each call would build a DOMException and its stack.
      ended.abort('over');
    }
  }

  function refusalOf(answer: TelegramRefusal): FailureKind {
    const seconds = answer.parameters?.retry_after;
    const movedTo = answer.parameters?.migrate_to_chat_id;
    return {
      kind: 'refused',
      code: answer.error_code ?? 500,
      description: String(answer.description ?? '').replaceAll(token, '[token]'),
      ...(typeof seconds === 'number' ? { retryAfterMs: seconds * 1000 } : {}),
      ...(movedTo === undefined ? {} : { movedTo: String(movedTo) }),
    };
  }

  return { call, upload, download };
}

type TelegramRefusal = {
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
};

type TelegramAnswer = { readonly ok: true; readonly result: unknown } | ({ readonly ok: false } & TelegramRefusal);

function parseAnswer(body: Uint8Array): TelegramAnswer | undefined {
  try {
    const told: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof told === 'object' && told !== null && 'ok' in told ? (told as TelegramAnswer) : undefined;
  } catch {
    return undefined;
  }
}

function unreadableAnswer(status: number): FailureKind {
  if (status === 413) return { kind: 'refused', code: 413, description: 'Request Entity Too Large' };
  if (status >= 500) return { kind: 'refused', code: status, description: 'the server failed' };
  return { kind: 'lost', why: `an answer that is not Telegram's, status ${status}` };
}

function networkFailureOf(error: unknown): FailureKind {
  const { kind, why } = unansweredBy(error);
  if (kind === 'forbidden') return { kind: 'refused', code: 400, description: why };
  if (kind === 'too_large') return { kind: 'refused', code: 413, description: 'the file is larger than 20 MB' };
  return { kind, why };
}
