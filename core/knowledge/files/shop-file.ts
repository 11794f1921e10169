// lowdb's adapter for one knowledge file: reads within bounds, writes whole and only over the version it names.

import { constants } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { Adapter } from 'lowdb';
import type { Timestamp } from '../../model/index.ts';
import { Refusal } from '../../model/index.ts';
import { problem } from '../report.ts';
import { limits, readSource, type Source } from './source.ts';

/** A saver that died left its lock behind; after this long (ms) the next one takes it over. */
const staleAfter = 10_000;

/**
 * A knowledge file under lowdb. `read` never throws for what a merchant wrote: look at `source.problems`. `write` puts a
 * temporary file beside it, syncs it to disk and renames it over the old one, so that a reader sees the old or the new
 * content and never a part; it refuses if the file is no longer the one `expected` names.
 */
export class ShopFile implements Adapter<unknown> {
  readonly path: string;
  readonly name: string;
  readonly #home: string;
  /** Hash the file must still have when `write` replaces it; undefined: it must not exist. */
  expected: string | undefined;
  /** What the last read found; undefined if there is no such file. */
  source: Source | undefined;
  readonly #now: () => Timestamp;

  constructor(path: string, name: string, home: string, now: () => Timestamp) {
    this.path = path;
    this.name = name;
    this.#home = home;
    this.#now = now;
  }

  async read(): Promise<unknown> {
    this.source = await readFileWithin(this.path, this.name, this.#home);
    this.expected = this.source?.hash;
    return this.source?.value ?? null;
  }

  /** @throws Refusal `knowledge_conflict` (409) if someone saved in between. */
  async write(value: unknown): Promise<void> {
    const target = await realpath(this.path).catch(() => this.path);
    const folder = dirname(target);
    // The name is fixed: creating it exclusively is the lock between two savers, in one process or in several.
    const draft = join(folder, `.${basename(target)}.saving`);
    const handle = await this.#take(draft);
    try {
      const mode = (await stat(target).catch(() => undefined))?.mode;
      if (mode !== undefined) await handle.chmod(mode & 0o777);
      await handle.writeFile(written(value));
      await handle.sync();
      const there = await readFileWithin(this.path, this.name, this.#home);
      if (there?.hash !== this.expected || !(await isStill(handle, draft))) throw conflict(this.name);
      await rename(draft, target);
    } catch (error) {
      if (await isStill(handle, draft)) await rm(draft, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    await syncFolder(folder);
  }

  /** The source as it will be once `value` is written. */
  preview(value: unknown): Source {
    return readSource(this.name, written(value));
  }

  async #take(draft: string): Promise<FileHandle> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await open(draft, 'wx', 0o644);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 0) {
          if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw conflict(this.name);
          throw unwritable(this.name, error);
        }
        const held = await stat(draft).catch(() => undefined);
        if (held && this.#now() - held.mtimeMs < staleAfter) throw conflict(this.name);
        await rm(draft, { force: true });
      }
    }
  }
}

/** Whether the draft is the one we opened: a saver so slow that his lock was taken over must not rename another's draft. */
async function isStill(handle: FileHandle, draft: string): Promise<boolean> {
  const [ours, theirs] = await Promise.all([handle.stat(), stat(draft).catch(() => undefined)]);
  return ours.ino === theirs?.ino;
}

const written = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');

/** Someone else's save came first. `edit` adds both versions' difference. */
function conflict(file: string): Refusal {
  return new Refusal('knowledge_conflict', `${file} was changed by someone else. / ${file} 已被别人修改。`, {
    status: 409,
    remedy: 'Read it again and repeat the change. / 请重新打开后再改。',
  });
}

function unwritable(file: string, cause: unknown): Refusal {
  return new Refusal(
    'knowledge_unwritable',
    `${file} cannot be saved (${(cause as NodeJS.ErrnoException).code ?? 'error'}).`,
    { status: 409, remedy: 'Let the hub write into the shop folder, and see that the disk has room.', cause },
  );
}

/** Makes the rename itself durable; where folders cannot be synced (Windows) the file's own sync must do. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
}

/** Opens without blocking on a pipe, follows no link out of `home`, reads no more than the limit. */
export async function readFileWithin(
  path: string,
  name: string,
  home: string,
  /** Answered as it is if the bytes are still the same. */
  known?: Source,
): Promise<Source | undefined> {
  const broken = (found: ReturnType<typeof problem>): Source => ({
    ...readSource(name, new Uint8Array()),
    hash: `none: ${found.message.en}`,
    problems: [found],
  });
  let handle: FileHandle;
  try {
    const [real, realHome] = await Promise.all([realpath(path), realpath(home)]);
    if (relative(realHome, real).startsWith('..')) return broken(problem('file_outside', { file: name }));
    handle = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? undefined : broken(problem('file_unreadable', { file: name }, code ?? 'error'));
  }
  try {
    const { size } = await handle.stat().then((found) => {
      if (!found.isFile()) throw Object.assign(new Error('not a file'), { code: 'not a file' });
      return found;
    });
    const bytes = Buffer.alloc(Math.min(size, limits.bytes) + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
      if (length === bytes.length) break;
    }
    return readSource(name, bytes.subarray(0, length), known);
  } catch (error) {
    return broken(problem('file_unreadable', { file: name }, (error as NodeJS.ErrnoException).code ?? 'error'));
  } finally {
    await handle.close();
  }
}
