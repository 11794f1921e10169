// Trained models kept between runs: one file each in the data folder, named by what they were trained on.

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Log, ModelShelf } from '../core/index.ts';

/** A shop that edits all day would collect models; the least recently used go. */
const kept = 12;

/** Nothing here is worth stopping for: a model that cannot be written stays in memory, one that cannot be read is trained again. */
export function openModels(folder: string, { clock, log }: { clock: Clock; log: Pick<Log, 'warn'> }): ModelShelf {
  const fileOf = (name: string) => join(folder, `${name}.model`);
  let homeless: { readonly name: string; readonly model: Uint8Array } | undefined;
  return {
    recall(name) {
      if (homeless?.name === name) return homeless.model;
      try {
        const bytes = readFileSync(fileOf(name));
        const now = clock.now() / 1000;
        utimesSync(fileOf(name), now, now);
        return bytes;
      } catch {
        return undefined;
      }
    },
    keep(name, model) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(`${fileOf(name)}.new`, model);
        renameSync(`${fileOf(name)}.new`, fileOf(name));
        homeless = undefined;
        const files = readdirSync(folder).map((file) => join(folder, file));
        const byAge = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
        for (const file of byAge.slice(kept)) rmSync(file, { force: true });
      } catch (error) {
        homeless = { name, model };
        log.warn({ err: error }, 'the trained model could not be kept; the next start trains again');
      }
    },
  };
}
