// The same ledger on `:memory:`, without a thread and without durability: for tests, `try` and the evaluation.

import { Refusal } from '../model/index.ts';
import type { Store } from '../ports/index.ts';
import { Database } from './sqlite/database.ts';
import { errorOf, runGroup } from './sqlite/group.ts';
import { openLedger } from './sqlite/ledger.ts';
import { migrate } from './sqlite/migrate.ts';
import { storeOf } from './sqlite/store.ts';

/** A store that forgets everything when it is closed. */
export function openMemory(): Store {
  const db = new Database(':memory:');
  migrate(db);
  let commits = 0;
  let closed = false;
  // Its work is done on the caller's thread, so there is no cost of its own to tell.
  const ledger = openLedger(db, () => ({ cpuMicros: 0, commits }));
  return storeOf({
    async call(verb, args) {
      if (closed) throw new Refusal('store_stopped', 'The store is closed.', { status: 503 });
      // Through JSON like the calls that cross to a thread: what the caller keeps hold of cannot change what is stored.
      const plain: unknown[] = JSON.parse(JSON.stringify(args));
      const [outcome] = runGroup(db, ledger, [{ id: 0, verb, args: plain }], { afterCommit: () => commits++ });
      if (!outcome || 'error' in outcome) throw outcome ? errorOf(outcome.error) : new Error('the job had no outcome');
      return outcome.json === undefined ? undefined : JSON.parse(outcome.json);
    },
    async close() {
      if (!closed) db.close();
      closed = true;
    },
  });
}
