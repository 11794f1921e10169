// `npm run sdk-cost`: what each channel's SDK costs, as a table: packages and megabytes installed, milliseconds and
// memory to load. Measured here and now; `--write` puts the table into adapters/README.md.

import './runtime-guard.ts';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from './place.ts';

/** By channel: the packages its adapter loads. */
const sdks: Readonly<Record<string, readonly string[]>> = {
  web: ['express', 'ws'],
  telegram: ['telegraf'],
  discord: ['discord.js'],
  teams: ['botbuilder', '@azure/msal-node'],
  wechat: ['wechaty', 'wechaty-puppet', 'wechaty-puppet-service', 'file-box', 'qrcode'],
};
const runs = 3;

type Locked = { readonly version?: string; readonly dependencies?: Readonly<Record<string, string>> };
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};

/** The installed packages below some roots, each by its folder; found as Node finds them. */
function closure(names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const wanted = names.map((name) => ({ name, from: '' }));
  for (let next = wanted.pop(); next; next = wanted.pop()) {
    const folder = resolved(next.name, next.from);
    if (folder === undefined || found.has(folder)) continue;
    found.add(folder);
    for (const name of Object.keys(lock.packages[folder]?.dependencies ?? {})) wanted.push({ name, from: folder });
  }
  return found;
}

function resolved(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (lock.packages[candidate] && existsSync(join(root, candidate))) return candidate;
    if (folder === '') return undefined;
  }
}

/** Bytes in a package's own files; what is nested below it counts for itself. */
function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sum + (entry.name === 'node_modules' ? 0 : bytesIn(path));
    return sum + (entry.isFile() ? statSync(path).size : 0);
  }, 0);
}

/** Loads packages in a fresh Node without a compile cache; the middle of several runs. */
function load(names: readonly string[]): { readonly cpuMs: number; readonly rssMb: number } {
  const program = `
    const before = process.cpuUsage();
    for (const name of ${JSON.stringify(names)}) await import(name);
    const { user, system } = process.cpuUsage(before);
    console.log(JSON.stringify({ cpuMs: (user + system) / 1000, rssMb: process.memoryUsage().rss / 1048576 }));`;
  const { NODE_COMPILE_CACHE: _cache, ...env } = process.env;
  const measured = Array.from({ length: runs }, () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: root,
      env: { ...env, WECHATY_LOG: 'silent' },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${names.join(', ')} did not load:\n${stderr}`);
    return JSON.parse(stdout.trim().split('\n').at(-1)!) as { cpuMs: number; rssMb: number };
  });
  const middle = (of: (one: { cpuMs: number; rssMb: number }) => number) =>
    measured.map(of).sort((a, b) => a - b)[measured.length >> 1]!;
  return { cpuMs: middle(({ cpuMs }) => cpuMs), rssMb: middle(({ rssMb }) => rssMb) };
}

function table(): string {
  const bare = load([]);
  const rows = Object.entries(sdks).map(([channel, names]) => {
    const packages = closure(names);
    const megabytes = [...packages].reduce((sum, folder) => sum + bytesIn(join(root, folder)), 0) / 1e6;
    const versions = names.map((name) => `${name} ${lock.packages[`node_modules/${name}`]?.version ?? '?'}`);
    const { cpuMs, rssMb } = load(names);
    const cells = [channel, versions.join(', '), packages.size, megabytes.toFixed(1), cpuMs.toFixed(0)];
    return `| ${[...cells, `+${Math.max(0, rssMb - bare.rssMb).toFixed(0)}`].join(' | ')} |`;
  });
  return [
    '| channel | SDK | packages | MB on disk | CPU ms to load | MB of memory |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    `Measured ${new Date().toISOString().slice(0, 10)} on Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()},`,
    `each in a fresh process without a compile cache, the middle of ${runs} runs; memory is above a bare Node’s ${bare.rssMb.toFixed(0)} MB.`,
    'Packages that several SDKs share are counted with each.',
  ].join('\n');
}

const marks = ['<!-- sdk cost: measured by `npm run sdk-cost -- --write` -->', '<!-- end of the sdk cost -->'] as const;
const made = table();
console.log(made);
if (process.argv.includes('--write')) {
  const file = join(root, 'adapters/README.md');
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(marks[0]), text.indexOf(marks[1])];
  if (from < 0 || to < from) throw new Error(`adapters/README.md lacks the marks ${marks.join(' … ')}`);
  writeFileSync(file, `${text.slice(0, from + marks[0].length)}\n\n${made}\n\n${text.slice(to)}`);
}
