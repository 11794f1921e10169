// The Store over its thread. Calls made in one tick cross as one message.

import { Worker } from 'node:worker_threads';
import { Refusal } from '../../model/index.ts';
import type { Store } from '../../ports/index.ts';
import { errorOf, type Job } from './group.ts';
import type { Verb } from './ledger.ts';
import type { SqliteOptions, WorkerOptions } from './options.ts';
import { storeOf } from './store.ts';
import type { Answer, FromWorker, ToWorker } from './worker.ts';

type Waiting = { resolve(value: unknown): void; reject(error: Error): void };

/**
 * Opens (or makes) the store in a file. Throws Refusal `data_folder_in_use`, `store_newer`, `store_damaged` or
 * `store_unreachable`. Later calls reject with `disk_full` (503) while the disk is full, `store_busy` (503) when too
 * many wait, `store_stopped` once it is closed.
 *
 * @example const store = await openSqlite({ file: join(dataFolder, 'huoji.db') });
 */
export function openSqlite(options: SqliteOptions): Promise<Store> {
  const { promise, resolve, reject } = Promise.withResolvers<Store>();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: forWorker(options), execArgv: [] });
  const thread = new StoreThread(worker, options);
  worker.once('message', (first: FromWorker) => {
    if (first.kind === 'opened') resolve(storeOf(thread));
    else {
      const error = first.kind === 'refused' ? errorOf(first.error) : new Error(`the store began with ${first.kind}`);
      thread.refuse(error);
      reject(error);
    }
  });
  worker.once('error', (error: Error) => reject(error));
  return promise;
}

function forWorker({ file, commitDelayMs, sabotage, crashAt }: SqliteOptions): WorkerOptions {
  return {
    file,
    ...(commitDelayMs !== undefined && { commitDelayMs }),
    ...(sabotage && { sabotage }),
    ...(crashAt && { crashAt }),
  };
}

class StoreThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #maxWaiting: number;
  #lastId = 0;
  #batch: Job[] = [];
  #ended: Error | undefined;
  #closing: Promise<void> | undefined;

  constructor(worker: Worker, { onLost, maxWaiting = 20_000 }: SqliteOptions) {
    this.#worker = worker;
    this.#maxWaiting = maxWaiting;
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'answers') this.#settle(JSON.parse(message.json) as Answer[]);
    });
    worker.on('error', (error: Error) => this.#lose(error, onLost));
    worker.on('exit', () => {
      if (!this.#closing) this.#lose(stopped('The store thread ended.'), onLost);
    });
  }

  call(verb: Verb, args: readonly unknown[]): Promise<unknown> {
    if (this.#ended) return Promise.reject(this.#ended);
    if (this.#waiting.size >= this.#maxWaiting)
      return Promise.reject(
        new Refusal('store_busy', `${this.#waiting.size} calls already wait for the store.`, {
          remedy: 'Try again in a moment.',
          status: 503,
        }),
      );
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject });
      // nextTick runs after every promise that is already due, so all calls of this tick are on board.
      if (this.#batch.push({ id, verb, args }) === 1) process.nextTick(() => this.#depart());
    });
  }

  /** The file was never opened: its thread's end is no news. */
  refuse(error: Error): void {
    this.#ended = error;
  }

  /** Lets everything asked before finish, then gives the file back. */
  close(): Promise<void> {
    this.#closing ??= new Promise((resolve) => {
      if (this.#ended) return resolve();
      this.#depart();
      this.#ended = stopped('The store is closed.');
      this.#worker.once('exit', () => resolve());
      this.#worker.postMessage({ kind: 'close' } satisfies ToWorker);
    });
    return this.#closing;
  }

  #depart(): void {
    if (this.#batch.length === 0) return;
    const jobs = this.#batch;
    this.#batch = [];
    try {
      this.#worker.postMessage({ kind: 'jobs', json: JSON.stringify(jobs) } satisfies ToWorker);
    } catch (error) {
      // Something in one of them cannot be written as JSON: the others must not suffer for it.
      if (jobs.length === 1) this.#settle(jobs.map(({ id }) => ({ id, error: notPlain(error) })));
      else
        for (const job of jobs) {
          this.#batch = [job];
          this.#depart();
        }
    }
  }

  #settle(answers: readonly Answer[]): void {
    for (const answer of answers) {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('error' in answer) waiting?.reject(errorOf(answer.error));
      else waiting?.resolve(answer.value);
    }
  }

  #lose(error: Error, onLost: SqliteOptions['onLost']): void {
    const first = this.#ended === undefined;
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
    if (first) onLost?.(error);
  }
}

const notPlain = (error: unknown) =>
  ({ kind: 'error', message: `not plain data: ${(error as Error).message}`, stack: undefined }) as const;

function stopped(message: string): Refusal {
  return new Refusal('store_stopped', message, { remedy: 'Start the hub again.', status: 503 });
}
