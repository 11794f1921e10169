// Files as they would be after an edit, without writing them: what the gate tries.

import type { FileName } from '../schema.ts';
import type { ShopSources } from './index.ts';
import { readSource } from './source.ts';

/** The sources with one file changed in memory. `update` changes the parsed value in place. */
export function sourcesWith(sources: ShopSources, file: FileName, update: (draft: unknown) => void): ShopSources {
  const draft = structuredClone(sources.files.get(file)?.value ?? {});
  update(draft);
  const saved = readSource(file, Buffer.from(`${JSON.stringify(draft, null, 2)}\n`, 'utf8'));
  return { ...sources, files: new Map(sources.files).set(file, saved) };
}

/** The sources with whole files put in place of others; null: the file is not there. */
export function sourcesAs(sources: ShopSources, values: Readonly<Partial<Record<FileName, unknown>>>): ShopSources {
  const files = new Map(sources.files);
  for (const [name, value] of Object.entries(values) as [FileName, unknown][])
    if (value === null) files.delete(name);
    else files.set(name, readSource(name, Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8')));
  return { ...sources, files };
}
