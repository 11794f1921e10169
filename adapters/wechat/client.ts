// The hub's end of the thread that owns the SDK: calls with a deadline, and what the SDK tells.

import { Worker } from 'node:worker_threads';
import type { Clock } from '../../core/index.ts';
import type { CallName, Calls, Failure, FromThread, Told, ToThread } from './wire.ts';

/** A call that failed. `lost`: nobody knows whether it was carried out. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly call: CallName;
  readonly code: number | undefined;
  readonly lost: boolean;
  constructor(call: CallName, { message, code }: Failure, lost: boolean) {
    super(message);
    this.call = call;
    this.code = code;
    this.lost = lost;
  }
}

/** One thread with one SDK in it. */
export interface Thread {
  post(message: ToThread): void;
  /** Told once, when it is over: with the reason if it ended by itself. */
  listen(to: { message(message: FromThread): void; ended(failure: Failure): void }): void;
  end(): Promise<void>;
}
/** Starts threads. Tests keep theirs between lines, because loading the SDK takes seconds. */
export type Threads = () => Thread;

export interface Client {
  /** @throws CallFailure */
  call<Name extends CallName>(name: Name, ...args: Parameters<Calls[Name]>): Promise<ReturnType<Calls[Name]>>;
  close(): Promise<void>;
}

export type ClientParts = {
  readonly threads: Threads;
  readonly clock: Clock;
  readonly puppet: 'service' | 'mock';
  readonly endpoint: string | undefined;
  readonly token: string | undefined;
  readonly callMs: number;
  told(told: Told): void;
};

export function openClient({ threads, clock, callMs, told, ...settings }: ClientParts): Client {
  const thread = threads();
  const waiting = new Map<number, { name: CallName; done(value: unknown): void; failed(error: CallFailure): void }>();
  let next = 1;
  let over: Failure | undefined;

  /** Gateways quote the token they refuse. */
  function scrubbed({ message, ...rest }: Failure): Failure {
    const secrets = settings.token === undefined ? [] : [settings.token, settings.token.replace(/^[^_]*_/, '')];
    return { ...rest, message: secrets.reduce((words, secret) => words.replaceAll(secret, '…'), message) };
  }

  function tellOn(event: Told): void {
    told('failure' in event ? { ...event, failure: scrubbed(event.failure) } : event);
  }

  function end(failure: Failure): void {
    over ??= failure;
    for (const { name, failed } of waiting.values()) failed(new CallFailure(name, failure, true));
    waiting.clear();
  }

  thread.listen({
    message(message) {
      switch (message.kind) {
        case 'told':
          if (!over) tellOn(message.told);
          return;
        case 'result':
          waiting.get(message.call)?.done(message.value);
          waiting.delete(message.call);
          return;
        case 'failed': {
          const call = waiting.get(message.call);
          call?.failed(new CallFailure(call.name, scrubbed(message.failure), isLost(message.failure)));
          waiting.delete(message.call);
          return;
        }
        case 'closed':
          return;
        default:
          message satisfies never;
      }
    },
    ended(failure) {
      const isNews = over === undefined;
      end(failure);
      if (isNews) tellOn({ kind: 'lost', failure });
    },
  });
  thread.post({ kind: 'open', ...settings });

  return {
    call(name, ...args) {
      type Value = ReturnType<Calls[typeof name]>;
      if (over) return Promise.reject(new CallFailure(name, over, false));
      const call = next++;
      const answered = new AbortController();
      return new Promise<Value>((done, failed) => {
        waiting.set(call, { name, done: (value) => done(value as Value), failed });
        thread.post({ kind: 'call', call, name, arguments: args });
        void clock.sleep(callMs, answered.signal).then(() => {
          if (waiting.delete(call)) failed(new CallFailure(name, { message: 'no answer came in time', code: 4 }, true));
        });
      }).finally(() => answered.abort());
    },
    async close() {
      end({ message: 'the line was closed' });
      await thread.end();
    },
  };
}

/** UNAVAILABLE before anything was written says so; otherwise the request may have been carried out. */
function isLost({ code, message }: Failure): boolean {
  if (code === 1 || code === 4) return true;
  return code === 14 && !/no connection established|ECONNREFUSED|ENOTFOUND|name resolution|EHOSTUNREACH/i.test(message);
}

/** A fresh thread each. Ends without the SDK's own goodbye, which would stop the gateway's puppet. */
export function freshThread(): Thread {
  const worker = new Worker(new URL('./client-thread.ts', import.meta.url), {
    // Its environment is a copy: what the SDK reads and writes there stays there.
    env: {
      HOME: process.env['HOME'],
      PATH: process.env['PATH'],
      WECHATY_LOG: 'silent',
      BROLOG_LEVEL: 'silent',
    },
    stdout: true,
    stderr: true,
  });
  let ended: Promise<void> | undefined;
  // The SDK prints; nobody reads it.
  worker.stdout.resume();
  worker.stderr.resume();
  return {
    post: (message) => worker.postMessage(message),
    listen({ message, ended: over }) {
      worker.on('message', message);
      worker.on('error', (error) =>
        over({ message: `the SDK threw: ${error instanceof Error ? error.message : error}` }),
      );
      worker.on('exit', (code) => over({ message: `the SDK's thread ended (${code})` }));
    },
    end() {
      // Once: a second call would take away the listener by which the first one learns of the end.
      ended ??= terminate();
      return ended;
    },
  };

  async function terminate(): Promise<void> {
    worker.removeAllListeners();
    worker.on('error', () => {});
    await worker.terminate();
  }
}
