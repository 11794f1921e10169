// The hub as the kill-test's child: the real house of config/assemble.ts with the probe engine, and, on demand, one
// protection taken away.

import '../runtime-guard.ts';
import { join } from 'node:path';
import { assemble } from '../../config/assemble.ts';
import { loadSettings } from '../../config/load.ts';
import { systemClock } from '../../config/runtime.ts';
import { compileBook, openShopFiles, type Store, shopId } from '../../core/index.ts';
import { places } from '../place.ts';
import { openProbeMind } from './probe-mind.ts';

/** What the parent asks for: a protection to leave out, or a point at which to die. */
type Aids = {
  readonly sabotage?: readonly ('dedupe' | 'version' | 'recall')[];
  /** Acknowledge before the store has it; the process dies right after the nth such lie. */
  readonly acknowledgeEarly?: number;
};
const aids: Aids = JSON.parse(process.env['KILL_TEST_AIDS'] ?? '{}');

const here = places();
const files = openShopFiles({ folder: join(here.knowledge, 'shops', 'demo'), clock: systemClock });
const { book } = compileBook(shopId('demo'), await files.read(), { now: systemClock.now() });
files.close();
if (!book) throw new Error('the demo shop does not compile');

const house = await assemble(here, await loadSettings(here, process.env), {
  mind: openProbeMind(book),
  ...(aids.sabotage ? { store: { sabotage: aids.sabotage } } : {}),
  ...(aids.acknowledgeEarly ? { wrapStore: (store) => lying(store, aids.acknowledgeEarly!) } : {}),
  onLost: () => process.exit(70),
});
await house.start();
process.stdout.write(`${JSON.stringify({ ready: performance.now(), setup: await house.setupLink() })}\n`);

process.on('SIGTERM', () => void house.stop().then(() => process.exit(0)));

/** The negative control of promise 1: says "stored" first and writes later, like a hub that trusts its memory. */
function lying(store: Store, dieAfter: number): Store {
  let lies = 0;
  return Object.assign(Object.create(store) as Store, {
    accept: async (...args: Parameters<Store['accept']>) => {
      lies++;
      if (lies === dieAfter) setTimeout(() => process.kill(process.pid, 'SIGKILL'), 5);
      else if (lies < dieAfter) return store.accept(...args);
      return { status: 'stored', conversation: args[1].conversation, seq: 1, cursor: 1, owner: 'bot' } as const;
    },
  });
}
