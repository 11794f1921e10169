// A copy of the mini shop in a folder of its own, and the small acts a merchant does to it.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, shopId, type Timestamp, timestamp } from '../../core/index.ts';
import type { CompileOptions } from '../../core/knowledge/compile.ts';
import { compileBook, openShopFiles, type Problem } from '../../core/knowledge/index.ts';

export const fixture = join(import.meta.dirname, '../fixtures/shops/mini');
export const noon = timestamp(Date.UTC(2026, 10, 21, 4, 0));

export type MiniShop = {
  /** The knowledge folder, which holds shops/ and packs/. */
  readonly knowledge: string;
  /** shops/mini in it. */
  readonly folder: string;
  read(file: string): string;
  write(file: string, content: string | Uint8Array): void;
  /** Replaces a piece of a file, which must be there. */
  swap(file: string, from: string, to: string): void;
  /** 1-based line of the first line that holds this text. */
  lineOf(file: string, text: string): number;
  compile(options?: Partial<CompileOptions>): Promise<ReturnType<typeof compileBook>>;
  [Symbol.dispose](): void;
};

export function miniShop(): MiniShop {
  const knowledge = mkdtempSync(join(tmpdir(), 'huoji-knowledge-'));
  const folder = join(knowledge, 'shops', 'mini');
  mkdirSync(join(knowledge, 'packs'), { recursive: true });
  cpSync(fixture, folder, { recursive: true });
  const path = (file: string) => join(file.startsWith('packs/') ? knowledge : folder, file);
  const read = (file: string) => readFileSync(path(file), 'utf8');
  return {
    knowledge,
    folder,
    read,
    write: (file, content) => writeFileSync(path(file), content),
    swap(file, from, to) {
      const text = read(file);
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      writeFileSync(path(file), text.replace(from, to));
    },
    lineOf(file, text) {
      const at = read(file)
        .split('\n')
        .findIndex((line) => line.includes(text));
      if (at < 0) throw new Error(`${file} does not hold ${text}`);
      return at + 1;
    },
    async compile(options = {}) {
      const files = openShopFiles({ folder, clock: stillClock(noon) });
      return compileBook(shopId('mini'), await files.read(), { now: noon, ...options });
    },
    [Symbol.dispose]: () => rmSync(knowledge, { recursive: true, force: true }),
  };
}

/** A clock that stands: nobody may sleep by it. */
export function stillClock(at: Timestamp): Clock {
  return { now: () => at, sleep: () => Promise.reject(new Error('nothing should wait here')) };
}

export const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code);

/** Waits for a condition, and says how long (ms) it took. */
export async function until(holds: () => boolean, limit = 3000): Promise<number> {
  const started = performance.now();
  while (!holds()) {
    if (performance.now() - started > limit) throw new Error(`not within ${limit} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return performance.now() - started;
}

/** Milliseconds of processor time: what the code costs, however busy the machine is. */
export async function cost(act: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
