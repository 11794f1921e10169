// `npm run build-pages [-- widget] [-- --force]`: builds what browsers load into dist/pages; what has not changed is left as it is.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const out = join(root, 'dist/pages');

/** A page: the folder of its sources, and the passes its `vite.config.ts` wants (a Vite mode each). */
type Page = { readonly name: string; readonly sources: string; readonly passes: readonly string[] };

const pages: readonly Page[] = [
  { name: 'widget', sources: 'adapters/web/widget', passes: ['panel', 'loader'] },
  { name: 'shop', sources: 'adapters/web/shop', passes: ['production'] },
  { name: 'console', sources: 'adapters/console/app', passes: ['production'] },
];

/**
 * Makes sure that dist/pages holds the pages of the present sources. Costs a few milliseconds when it does; Vite is
 * loaded only when something is to be built. Two processes may call it at once: the second waits for the first.
 * Throws what Vite throws when a page does not build; the page built before stays.
 *
 * @param force build what has not changed, too
 * @param only names of pages, e.g. `['widget']`; all by default
 */
export async function buildPages({
  force = false,
  only,
}: {
  force?: boolean;
  only?: readonly string[];
} = {}): Promise<void> {
  const wanted = pages.filter((page) => exists(page) && (only?.includes(page.name) ?? true));
  if (!force && wanted.every(isFresh)) return;
  const unlock = await lock();
  try {
    // Whoever held the lock may have built them for us.
    for (const page of wanted) if (force || !isFresh(page)) await build(page);
  } finally {
    unlock();
  }
}

async function build(page: Page): Promise<void> {
  const started = performance.now();
  const fingerprint = fingerprintOf(page);
  const building = join(out, `.building-${page.name}`);
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true });
  const { build } = await import('vite');
  const finished = join(out, page.name);
  try {
    for (const mode of page.passes)
      await build({
        configFile: join(root, page.sources, 'vite.config.ts'),
        configLoader: 'native',
        root: join(root, page.sources),
        mode,
        logLevel: 'warn',
        build: {
          outDir: relativeTo(page, building),
          emptyOutDir: mode === page.passes[0],
          reportCompressedSize: false,
        },
      });
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    throw error;
  }
  const { files, bytes } = compress(building);
  rmSync(finished, { recursive: true, force: true });
  renameSync(building, finished);
  writeFileSync(stampOf(page), fingerprint);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`Built ${page.name}: ${files} files, ${(bytes / 1000).toFixed(1)} kB gzipped, ${seconds} s`);
}

/** Vite takes the folder relative to the page's root. */
function relativeTo(page: Page, folder: string): string {
  return `${'../'.repeat(page.sources.split('/').length)}${folder.slice(root.length + 1)}`;
}

/** Puts .br and .gz beside each text file, so that the server never compresses while a customer waits. */
function compress(folder: string): { files: number; bytes: number } {
  let bytes = 0;
  const files = filesIn(folder).filter((file) => /\.(js|css|html|svg|json|txt)$/.test(file));
  for (const file of files) {
    const content = readFileSync(file);
    const gzipped = gzipSync(content, { level: 9 });
    writeFileSync(`${file}.gz`, gzipped);
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
    );
    bytes += gzipped.length;
  }
  return { files: files.length, bytes };
}

const stampOf = (page: Page): string => join(out, `${page.name}.stamp`);
const exists = (page: Page): boolean => existsSync(join(root, page.sources, 'vite.config.ts'));

function isFresh(page: Page): boolean {
  return (
    existsSync(join(out, page.name)) &&
    existsSync(stampOf(page)) &&
    readFileSync(stampOf(page), 'utf8') === fingerprintOf(page)
  );
}

/** Names and contents of everything the result depends on. */
function fingerprintOf(page: Page): string {
  const hash = createHash('sha256');
  for (const file of [join(root, 'package-lock.json'), import.meta.filename, ...filesIn(join(root, page.sources))])
    hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : entry.name.endsWith('.md') ? [] : [path];
    })
    .sort();
}

/** A folder is made by one process only. A lock older than two minutes was left by one that died. */
async function lock(): Promise<() => void> {
  const path = join(out, '.lock');
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    try {
      mkdirSync(path);
      return () => rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const since = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - since > 120_000) rmSync(path, { recursive: true, force: true });
      else await sleep(100);
    }
  }
}

if (import.meta.main) {
  const only = process.argv.slice(2).filter((name) => !name.startsWith('-'));
  await buildPages({ force: process.argv.includes('--force'), ...(only.length > 0 ? { only } : {}) });
}
