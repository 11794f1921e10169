// Before any test: the demo shop's model is trained if the tests' shelf does not hold it yet.

import { join } from 'node:path';
import { openModels } from '../../config/models.ts';
import { systemClock } from '../../config/runtime.ts';
import { compileBook, openEngine, openShopFiles, shopId } from '../../core/index.ts';
import { keptModels } from './models.ts';

export async function setup(): Promise<void> {
  const knowledge = join(import.meta.dirname, '../../knowledge');
  const folder = join(knowledge, 'shops/demo');
  const files = openShopFiles({ folder, packs: join(knowledge, 'packs'), clock: systemClock });
  const { book } = compileBook(shopId('demo'), await files.read(), { now: systemClock.now() });
  files.close();
  // A shop that does not compile is told by the tests that need it.
  if (!book) return;
  const log = { warn: (_fields: object, message: string) => console.warn(message) };
  openEngine(book, openModels(keptModels['HUOJI_MODELS']!, { clock: systemClock, log }));
}
