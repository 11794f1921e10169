// A shop's folder: all its files read together, edited one at a time, watched for changes.

import { readdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Low } from 'lowdb';
import { Refusal } from '../../model/index.ts';
import type { Clock } from '../../ports/index.ts';
import { errorsIn, formatReport, nearest, type Problem, problem } from '../report.ts';
import { type FileName, files } from '../schema.ts';
import { readShape } from '../shape.ts';
import { type Difference, differences, KnowledgeConflict } from './difference.ts';
import { readFileWithin, ShopFile } from './shop-file.ts';
import type { Source } from './source.ts';
import { watchFolders } from './watch.ts';

/** Everything a shop's folder held at one moment. */
export type ShopSources = {
  readonly folder: string;
  readonly files: ReadonlyMap<FileName, Source>;
  /** Packs by name; `packs/general.json` is `general`. */
  readonly packs: ReadonlyMap<string, Source>;
  /** Names of the files in `media/`. */
  readonly media: ReadonlySet<string>;
  /** About the folder itself: files missing, files that are none of ours. */
  readonly problems: readonly Problem[];
};

export type EditOptions = {
  /** Looks at the files as they would be; an error among its problems refuses the edit. Default: the file's schema. */
  readonly verify?: (sources: ShopSources) => readonly Problem[] | Promise<readonly Problem[]>;
};

export interface ShopFiles {
  readonly folder: string;
  /** Reads all; a file unchanged since the last read is not parsed again. Never throws for what a merchant wrote. */
  read(): Promise<ShopSources>;
  /**
   * Changes one file: `update` changes the parsed value in place. `expectedHash` is the `hash` of the source the change was
   * made from (undefined: the file does not exist yet). Answers the file as saved.
   *
   * @throws KnowledgeConflict `knowledge_conflict` (409) with the difference, if someone saved since
   * @throws Refusal `knowledge_broken` (422) if the file would not pass `verify` · `knowledge_unwritable` (409)
   */
  edit(
    file: FileName,
    update: (draft: unknown) => void,
    expectedHash: string | undefined,
    options?: EditOptions,
  ): Promise<Source>;
  /** Calls back with the files after every change, well under a second after it (`since`: what is already known). Answers how to stop. */
  watch(onChange: (sources: ShopSources) => void, since?: ShopSources): () => void;
  close(): void;
}

export type ShopFilesOptions = {
  /** `knowledge/shops/<shop>`. */
  readonly folder: string;
  /** Default: `packs` beside `shops`. */
  readonly packs?: string;
  readonly clock: Clock;
};

const required: readonly FileName[] = ['shop.json', 'faq.json'];
const remembered = 4;

/** Opens a shop's folder. Nothing is read until asked. */
export function openShopFiles({
  folder,
  packs = join(dirname(dirname(folder)), 'packs'),
  clock,
}: ShopFilesOptions): ShopFiles {
  const names = Object.keys(files) as FileName[];
  const cache = new Map<string, Source>();
  /** The last few contents of each file, so that a conflict can say what the second saver had changed. */
  const history = new Map<string, Source[]>();
  const stops = new Set<() => void>();
  const now = () => clock.now();

  async function read(): Promise<ShopSources> {
    const problems: Problem[] = [];
    const found = new Map<FileName, Source>();
    for (const name of names) {
      const source = await readFresh(join(folder, name), name, folder);
      if (source) found.set(name, source);
      else if (required.includes(name)) problems.push(problem('file_missing', { file: name }, name));
    }
    for (const stray of await list(folder, (name) => name.endsWith('.json') && !name.startsWith('.')))
      if (!names.includes(stray as FileName))
        problems.push(problem('file_unknown', { file: stray }, stray, nearest(stray, names)));
    const packSources = new Map<string, Source>();
    for (const name of await list(packs, (file) => /^[a-z0-9][a-z0-9_-]*\.json$/.test(file))) {
      const source = await readFresh(join(packs, name), `packs/${name}`, packs);
      if (source) packSources.set(name.slice(0, -5), source);
    }
    const media = new Set(await list(join(folder, 'media'), () => true));
    return { folder, files: found, packs: packSources, media, problems };
  }

  async function readFresh(path: string, name: string, home: string): Promise<Source | undefined> {
    const known = cache.get(path);
    const source = await readFileWithin(path, name, home, known);
    if (!source) cache.delete(path);
    else if (source !== known) {
      cache.set(path, source);
      history.set(path, [source, ...(history.get(path) ?? [])].slice(0, remembered));
    }
    return source;
  }

  async function edit(
    file: FileName,
    update: (draft: unknown) => void,
    expectedHash: string | undefined,
    { verify = (sources) => schemaProblems(file, sources) }: EditOptions = {},
  ): Promise<Source> {
    const adapter = new ShopFile(join(folder, file), file, folder, now);
    const db = new Low<unknown>(adapter, {});
    await db.read();
    if (adapter.expected !== expectedHash) throw conflict(file, expectedHash, adapter.source, update);
    if (adapter.source && adapter.source.problems.length > 0) throw broken(adapter.source.problems);
    const draft = structuredClone(db.data);
    update(draft);
    const saved = adapter.preview(draft);
    const sources = await read();
    const found = await verify({ ...sources, files: new Map(sources.files).set(file, saved) });
    if (errorsIn(found).length > 0) throw broken(found);
    db.data = draft;
    try {
      await db.write();
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'knowledge_conflict') throw error;
      await adapter.read();
      throw conflict(file, expectedHash, adapter.source, update);
    }
    return saved;
  }

  function conflict(
    file: FileName,
    expected: string | undefined,
    theirs: Source | undefined,
    update: (draft: unknown) => void,
  ) {
    const base = history.get(join(folder, file))?.find(({ hash }) => hash === expected);
    const yours: unknown = structuredClone((base ?? theirs)?.value ?? {});
    let difference: readonly Difference[] = [];
    try {
      update(yours);
      difference = differences(theirs?.value, yours);
    } catch {
      // The update no longer fits what stands there: the conflict itself is what the second saver must know.
    }
    return new KnowledgeConflict(file, theirs?.hash, difference);
  }

  return {
    folder,
    read,
    edit,
    watch(onChange, since) {
      const stop = watchFolders({
        folders: [folder, join(folder, 'media'), packs, dirname(folder)],
        clock,
        read,
        onChange,
        since,
      });
      stops.add(stop);
      return () => {
        stops.delete(stop);
        stop();
      };
    },
    close() {
      for (const stop of stops) stop();
      stops.clear();
    },
  };
}

function schemaProblems(file: FileName, sources: ShopSources): readonly Problem[] {
  const source = sources.files.get(file);
  const shape = source && readShape(files[file], source);
  return shape && 'problems' in shape ? shape.problems : [];
}

/** The refusal for knowledge that does not hold; its message is the report. */
export function broken(problems: readonly Problem[]): Refusal {
  return new Refusal('knowledge_broken', formatReport(problems, 'both', 20), {
    status: 422,
    remedy:
      'Mend what is named; `npm run check-knowledge` shows it again. / 按提示修改，再运行 npm run check-knowledge。',
  });
}

async function list(folder: string, wanted: (name: string) => boolean): Promise<string[]> {
  const entries = await readdir(await realpath(folder).catch(() => folder), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && wanted(entry.name))
    .map(({ name }) => name)
    .sort();
}
