// The one thread that owns the database. It commits whatever is queued when the last commit ends: no timer.

import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { Database } from './database.ts';
import { type Failure, failureOf, type GroupHooks, type Job, noRoom, type Outcome, runGroup } from './group.ts';
import { dropEventKey, openLedger } from './ledger.ts';
import { checkSound, migrate } from './migrate.ts';
import type { WorkerOptions } from './options.ts';
import { Reserve } from './reserve.ts';

export type FromWorker =
  | { readonly kind: 'opened' }
  | { readonly kind: 'refused'; readonly error: Failure }
  /** JSON of `Answer`s. */
  | { readonly kind: 'answers'; readonly json: string }
  | { readonly kind: 'closed' };
/** Jobs cross as JSON, which costs half of a structured clone in both directions. */
export type ToWorker = { readonly kind: 'jobs'; readonly json: string } | { readonly kind: 'close' };
export type Answer =
  | { readonly id: number; readonly value?: unknown }
  | { readonly id: number; readonly error: Failure };

/** Jobs in one transaction at most: more would make the first of them wait for the last. */
const groupLimit = 256;

if (!parentPort) throw new Error('the store worker runs in a thread of its own');
const port = parentPort;
const options = workerData as WorkerOptions;
const post = (message: FromWorker) => port.postMessage(message);

let opened: Database | undefined;
try {
  opened = new Database(options.file);
  migrate(opened);
  checkSound(opened);
  serve(opened);
  post({ kind: 'opened' });
} catch (error) {
  // Whoever hears of the refusal may open the file at once.
  opened?.close();
  post({ kind: 'refused', error: failureOf(error) });
  port.close();
}

function serve(db: Database): void {
  const sabotage = new Set(options.sabotage ?? []);
  if (sabotage.has('dedupe')) dropEventKey(db);
  let commits = 0;
  const ledger = openLedger(db, () => ({ cpuMicros: threadCpu(), commits }), sabotage);
  let queue: Job[] = [];
  let armed = false;
  let closing = false;
  const reserve = new Reserve(`${options.file}.reserve`);
  const hooks: GroupHooks = {
    beforeCommit: () => crashIf('before-commit', commits + 1),
    afterCommit: () => {
      commits++;
      crashIf('after-commit', commits);
      if (options.commitDelayMs) pause(options.commitDelayMs);
    },
    onFull: () => reserve.release(),
  };

  port.on('message', (message: ToWorker) => {
    take(message);
    if (armed) return;
    armed = true;
    setImmediate(flush);
  });

  function take(message: ToWorker): void {
    if (message.kind === 'close') closing = true;
    else queue = queue.concat(JSON.parse(message.json) as Job[]);
  }

  function flush(): void {
    for (let more = receiveMessageOnPort(port); more; more = receiveMessageOnPort(port)) take(more.message);
    const group = queue.slice(0, groupLimit);
    queue = queue.slice(groupLimit);
    if (group.length > 0) post({ kind: 'answers', json: answersOf(perform(group)) });
    if (queue.length > 0) setImmediate(flush);
    else if (closing) close();
    else armed = false;
  }

  /** Without room nothing new is taken in, but what was taken in is still answered, sent and settled. */
  function perform(group: readonly Job[]): readonly Outcome[] {
    if (reserve.restore()) return runGroup(db, ledger, group, hooks);
    const { taking = [], other = [] } = Object.groupBy(group, ({ verb }) => (verb === 'accept' ? 'taking' : 'other'));
    return [...taking.map(noRoom), ...runGroup(db, ledger, other, hooks)];
  }

  function close(): void {
    // SQLite moves the log into the database as the last connection closes, if the disk has room for it.
    db.close();
    post({ kind: 'closed' });
    port.close();
  }
}

function answersOf(outcomes: readonly Outcome[]): string {
  const texts = outcomes.map((outcome) => {
    if ('error' in outcome) return JSON.stringify(outcome);
    return outcome.json === undefined ? `{"id":${outcome.id}}` : `{"id":${outcome.id},"value":${outcome.json}}`;
  });
  return `[${texts.join(',')}]`;
}

function crashIf(point: 'before-commit' | 'after-commit', nth: number): void {
  if (options.crashAt?.point === point && options.crashAt.commit === nth) process.kill(process.pid, 'SIGKILL');
}

/** Holds the thread as a slower disk would. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function threadCpu(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}
