// JSON documents beside the shop's own files, written as safely as they are: what training keeps in the data folder.

import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Low } from 'lowdb';
import { Refusal } from '../../model/index.ts';
import type { Clock } from '../../ports/index.ts';
import { formatReport } from '../report.ts';
import { ShopFile } from './shop-file.ts';

/** Named JSON documents, such as `drafts` or `publications/12`. */
export interface Notebook {
  /** A document as it stands; undefined if it was never written. */
  read(name: string): Promise<unknown>;
  /**
   * Changes a document: `update` gets what stands there (undefined at first) and answers what shall stand. A second writer in
   * between makes it start over; answers what was written.
   *
   * @throws Refusal `notebook_damaged` if the file there is no JSON · `knowledge_conflict` if others keep writing
   */
  edit<Value>(name: string, update: (before: unknown) => Value): Promise<Value>;
  /** Names of the documents under a prefix, such as `publications/`, sorted. */
  list(prefix: string): Promise<string[]>;
}

const attempts = 5;

export function openNotebook(folder: string, clock: Clock): Notebook {
  const fileOf = (name: string) =>
    new ShopFile(join(folder, `${checked(name)}.json`), `${name}.json`, folder, () => clock.now());

  async function read(name: string): Promise<unknown> {
    const file = fileOf(name);
    return soundOf(file, await file.read());
  }

  async function edit<Value>(name: string, update: (before: unknown) => Value): Promise<Value> {
    for (let attempt = 1; ; attempt++) {
      const file = fileOf(name);
      await mkdir(dirname(file.path), { recursive: true });
      const db = new Low<unknown>(file, null);
      await db.read();
      const value = update(structuredClone(soundOf(file, db.data)));
      db.data = value;
      try {
        await db.write();
        return value;
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'knowledge_conflict' || attempt === attempts) throw error;
        await clock.sleep(20 * attempt);
      }
    }
  }

  async function list(prefix: string): Promise<string[]> {
    const entries = await readdir(join(folder, prefix)).catch(() => []);
    return entries
      .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
      .map((name) => `${prefix}${name.slice(0, -5)}`)
      .sort();
  }

  return { read, edit, list };
}

function soundOf(file: ShopFile, value: unknown): unknown {
  const problems = file.source?.problems ?? [];
  if (problems.length > 0)
    throw new Refusal('notebook_damaged', formatReport(problems, 'both', 5), {
      remedy: 'Restore the file, or move it away. / 恢复这个文件，或把它移走。',
    });
  return file.source === undefined ? undefined : value;
}

/** Names come from code, ids and week numbers; nothing may climb out of the folder. */
function checked(name: string): string {
  if (!/^[a-z0-9][a-z0-9_-]*(?:\/[A-Za-z0-9][A-Za-z0-9_-]*)?$/.test(name))
    throw new TypeError(`no document name: ${name}`);
  return name;
}
