// The gateway's thread as the rest of the adapter sees it: events come out, and it ends in one of a few named ways.

import { Worker } from 'node:worker_threads';
import type { FromLife, LifeOptions, Session, ToLife } from './client-worker.ts';

export type { Session };

export type End =
  | { readonly how: 'closed' | 'invalid'; readonly code?: number; readonly words?: string }
  /** The SDK threw where nobody could catch it. */
  | { readonly how: 'crashed'; readonly code?: undefined; readonly words: string };

export type Life = {
  readonly ended: Promise<End>;
  /** Everything up to this event is on disk. */
  stored(sequence: number): void;
  /** Closes so that the session may be resumed later. */
  stop(): Promise<void>;
};

export type Hearing = {
  session(session: Session): void;
  dispatch(dispatch: { readonly t: string; readonly s: number; readonly d: unknown }): void;
  resumed(): void;
};

/** Begins one connection. @param patience how long a stop that hangs is waited for before it is ended by force */
export function beginLife(
  options: LifeOptions,
  hearing: Hearing,
  patience: (signal: AbortSignal) => Promise<void>,
): Life {
  const worker = new Worker(new URL('./client-worker.ts', import.meta.url), {
    workerData: options,
    execArgv: [],
    stderr: true,
  });
  const { promise: ended, resolve } = Promise.withResolvers<End>();
  const gone = new Promise<void>((done) => void worker.once('exit', () => done()));
  let words: string | undefined;
  let isStopping = false;

  worker.on('message', (message: FromLife) => {
    if (isStopping) return;
    switch (message.kind) {
      case 'session':
        return hearing.session(message.session);
      case 'dispatch':
        return hearing.dispatch(message);
      case 'resumed':
        return hearing.resumed();
      case 'trouble':
        words = message.words;
        return;
      case 'ended':
        return resolve({
          how: message.how,
          ...(message.code === undefined ? {} : { code: message.code }),
          ...(words === undefined ? {} : { words }),
        });
      default:
        message satisfies never;
    }
  });
  worker.once('error', (error: Error) => resolve({ how: 'crashed', words: error.message }));
  void gone.then(() => resolve({ how: 'crashed', words: words ?? 'the thread ended without a word' }));

  return {
    ended,
    stored: (sequence) => worker.postMessage({ kind: 'stored', sequence } satisfies ToLife),
    async stop() {
      isStopping = true;
      worker.postMessage({ kind: 'stop' } satisfies ToLife);
      const over = new AbortController();
      await Promise.race([gone, patience(over.signal)]);
      over.abort();
      await worker.terminate();
    },
  };
}
