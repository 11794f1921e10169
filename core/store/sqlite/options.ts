// How the store is opened, and the aids only a test or a bench passes.

export type SqliteOptions = {
  /** The database file; its folder must exist. */
  readonly file: string;
  /** Called once if the store's thread ends by itself: nothing can be promised any more, so the hub should exit. */
  readonly onLost?: (error: Error) => void;
  /** Calls that may wait at once before new ones are refused with `store_busy`. Default 20 000. */
  readonly maxWaiting?: number;
  /** Bench aid: ms added to each commit, to see how the hub behaves on a slower disk. */
  readonly commitDelayMs?: number;
  /** Negative controls of the kill-test: named protections left out, so that its oracle must turn red. */
  readonly sabotage?: readonly Sabotage[];
  /** Kill-test: the process sends itself SIGKILL at this point of its nth commit (counted from 1). */
  readonly crashAt?: { readonly point: 'before-commit' | 'after-commit'; readonly commit: number };
};

/** dedupe: the event key is not unique · version: a stale decision commits · recall: a claim does not recall. */
export type Sabotage = 'dedupe' | 'version' | 'recall';

/** What crosses to the thread: everything but functions. */
export type WorkerOptions = Pick<SqliteOptions, 'file' | 'commitDelayMs' | 'sabotage' | 'crashAt'>;
