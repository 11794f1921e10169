// Notices that knowledge changed, whatever way an editor saves: in place, by rename, or by delete and create.

import { type FSWatcher, watch as watchFolder } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Clock } from '../../ports/index.ts';
import type { ShopSources } from './index.ts';

/** A save is a burst of events; the files are read when it has been quiet this long (ms). */
const quiet = 60;
/** A file caught half saved is read once more after this long (ms) before anyone is told. */
const secondLook = 150;
/** Events can be lost (network drives, a folder replaced): hashes are compared this often (ms) all the same … */
const sweepEvery = 60_000;
/** … and this often where the system offers no events at all. */
const pollEvery = 1_000;

export type WatchOptions = {
  /** Each is watched singly: a recursive watch goes deaf after a rename. One that does not exist yet is tried again. */
  readonly folders: readonly string[];
  readonly clock: Clock;
  readonly read: () => Promise<ShopSources>;
  readonly onChange: (sources: ShopSources) => void;
  /** What the caller already knows; default: what the first look finds. */
  readonly since?: ShopSources | undefined;
};

/** Starts watching; answers how to stop. What differs from `since` is a change. */
export function watchFolders({ folders, clock, read, onChange, since }: WatchOptions): () => void {
  const closing = new AbortController();
  const watchers = new Map<string, { readonly watcher: FSWatcher; readonly inode: number }>();
  let pending: AbortController | undefined;
  let known = since && fingerprint(since);
  let line: Promise<void> = Promise.resolve();

  const look = () => {
    line = line.then(lookOnce).catch(() => undefined);
    return line;
  };

  async function lookOnce(): Promise<void> {
    if (closing.signal.aborted) return;
    await arm();
    let sources = await read();
    if (fingerprint(sources) === known) return;
    if (known !== undefined && looksHalfSaved(sources)) {
      await clock.sleep(secondLook, closing.signal);
      sources = await read();
    }
    const first = known === undefined;
    const changed = fingerprint(sources) !== known;
    known = fingerprint(sources);
    if (changed && !first && !closing.signal.aborted) onChange(sources);
  }

  async function soon(): Promise<void> {
    pending?.abort();
    const mine = new AbortController();
    pending = mine;
    await clock.sleep(quiet, mine.signal);
    if (!mine.signal.aborted) await look();
  }

  /** Watches every folder that is there, anew where it was replaced by another of the same name. */
  async function arm(): Promise<void> {
    for (const folder of folders) {
      const inode = (await stat(folder).catch(() => undefined))?.ino;
      const current = watchers.get(folder);
      if (current?.inode === inode) continue;
      current?.watcher.close();
      watchers.delete(folder);
      if (inode === undefined || closing.signal.aborted) continue;
      try {
        const watcher = watchFolder(folder, { persistent: false }, () => void soon());
        watcher.on('error', () => {
          watcher.close();
          watchers.delete(folder);
        });
        watchers.set(folder, { watcher, inode });
      } catch {
        // Out of watches, or a file system without them: the sweep polls instead.
      }
    }
  }

  async function sweep(): Promise<void> {
    while (!closing.signal.aborted) {
      await look();
      await clock.sleep(watchers.has(folders[0]!) ? sweepEvery : pollEvery, closing.signal);
    }
  }

  void sweep();
  return () => {
    closing.abort();
    pending?.abort();
    for (const { watcher } of watchers.values()) watcher.close();
    watchers.clear();
  };
}

/** Same files, same fingerprint. */
export function fingerprint({ files, packs, media, problems }: ShopSources): string {
  const hashes = [...files.values(), ...packs.values()].map(({ file, hash }) => `${file} ${hash}`);
  return [...hashes, ...media, ...problems.map(({ file, code }) => `${code} ${file}`)].join('\n');
}

function looksHalfSaved({ files, problems }: ShopSources): boolean {
  return (
    [...files.values()].some((source) => source.problems.length > 0) ||
    problems.some(({ code }) => code === 'file_missing')
  );
}
