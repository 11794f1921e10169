// Group commit: many jobs, one transaction, one fsync; a job that throws fails alone.

import { Refusal } from '../../model/index.ts';
import { asRefusal, type Database } from './database.ts';
import { type Ledger, reads, type Verb } from './ledger.ts';
import { render } from './rendered.ts';

export type Job = { readonly id: number; readonly verb: Verb; readonly args: readonly unknown[] };
/** How a job ended; its value as JSON. */
export type Outcome =
  | { readonly id: number; readonly json: string | undefined }
  | { readonly id: number; readonly error: Failure };
/** An error as it crosses a thread. */
export type Failure =
  | {
      readonly kind: 'refusal';
      readonly code: string;
      readonly message: string;
      readonly remedy: string;
      readonly status: number;
    }
  | { readonly kind: 'error'; readonly message: string; readonly stack: string | undefined };

export type GroupHooks = {
  readonly beforeCommit?: () => void;
  readonly afterCommit?: () => void;
  /** The disk is full: called before the log is moved into the database, which needs room. */
  readonly onFull?: () => void;
};

/** Nothing is answered before the commit: an outcome in hand is on disk. */
export function runGroup(db: Database, ledger: Ledger, jobs: readonly Job[], hooks: GroupHooks = {}): Outcome[] {
  if (jobs.every(({ verb }) => reads.has(verb))) return jobs.map((job) => attempt(ledger, job));
  const together = jobs.length > 1 ? runTogether(db, ledger, jobs, hooks) : undefined;
  return together ?? runApart(db, ledger, jobs, hooks);
}

/**
 * Without savepoints, which cost an eighth of the whole: hardly a job ever throws. When one does, nothing stands and the
 * answer is undefined; then all of them run again, each apart.
 */
function runTogether(
  db: Database,
  ledger: Ledger,
  jobs: readonly Job[],
  { beforeCommit, afterCommit }: GroupHooks,
): Outcome[] | undefined {
  let outcomes: Outcome[];
  try {
    db.exec('begin immediate');
    outcomes = jobs.map((job) => ({ id: job.id, json: perform(ledger, job) }));
    beforeCommit?.();
    db.exec('commit');
  } catch {
    if (db.inTransaction) db.exec('rollback');
    return undefined;
  }
  afterCommit?.();
  return outcomes;
}

/** Each in a savepoint of its own, so that one that throws fails alone. */
function runApart(db: Database, ledger: Ledger, jobs: readonly Job[], hooks: GroupHooks): Outcome[] {
  try {
    db.exec('begin immediate');
    const alone = jobs.length === 1;
    const outcomes = jobs.map((job) =>
      alone || reads.has(job.verb) ? attempt(ledger, job) : attemptInSavepoint(db, ledger, job),
    );
    const [only] = outcomes;
    if (alone && only && 'error' in only) {
      if (db.inTransaction) db.exec('rollback');
      if (isFull(only.error)) makeRoom(db, hooks);
      return outcomes;
    }
    hooks.beforeCommit?.();
    db.exec('commit');
    hooks.afterCommit?.();
    return outcomes;
  } catch (error) {
    if (db.inTransaction) db.exec('rollback');
    const failure = failureOf(error);
    if (isFull(failure)) makeRoom(db, hooks);
    return jobs.map(({ id }) => ({ id, error: failure }));
  }
}

const isFull = (failure: Failure): boolean => failure.kind === 'refusal' && failure.code === 'disk_full';

/** The write-ahead log may be what fills the disk: what stands in it moves into the database, if that can grow. */
function makeRoom(db: Database, { onFull }: GroupHooks): void {
  onFull?.();
  try {
    db.exec('pragma wal_checkpoint(truncate)');
  } catch {
    // Still no room. The log stays whole, and the next commit tries again.
  }
}

/** What a message is told while there is no room for it. */
export function noRoom({ id }: Job): Outcome {
  const message = 'The disk is all but full: no new message is taken in.';
  return {
    id,
    error: { kind: 'refusal', code: 'disk_full', message, remedy: 'Free space; the hub heals by itself.', status: 503 },
  };
}

function attemptInSavepoint(db: Database, ledger: Ledger, job: Job): Outcome {
  db.run('savepoint job');
  try {
    const json = perform(ledger, job);
    db.run('release job');
    return { id: job.id, json };
  } catch (error) {
    // A full disk may have ended the whole transaction: then nothing of this group stands, and all of it fails.
    if (!db.inTransaction) throw error;
    db.exec('rollback to job; release job');
    return { id: job.id, error: failureOf(error) };
  }
}

function attempt(ledger: Ledger, job: Job): Outcome {
  try {
    return { id: job.id, json: perform(ledger, job) };
  } catch (error) {
    return { id: job.id, error: failureOf(error) };
  }
}

function perform(ledger: Ledger, { verb, args }: Job): string | undefined {
  // JSON has no undefined: an argument left out has crossed as null.
  const given = args.map((arg) => arg ?? undefined);
  return render((ledger[verb] as (...given: readonly unknown[]) => unknown)(...given));
}

export function failureOf(thrown: unknown): Failure {
  const error = asRefusal(thrown);
  if (error instanceof Refusal) {
    const { code, message, remedy, status } = error;
    return { kind: 'refusal', code, message, remedy, status };
  }
  if (error instanceof Error) return { kind: 'error', message: error.message, stack: error.stack };
  return { kind: 'error', message: String(error), stack: undefined };
}

export function errorOf(failure: Failure): Error {
  if (failure.kind === 'refusal') {
    const { code, message, remedy, status } = failure;
    return new Refusal(code, message, { remedy, status });
  }
  const error = new Error(failure.message);
  if (failure.stack !== undefined) error.stack = failure.stack;
  return error;
}
