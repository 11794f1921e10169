// The door of every command: installs what is missing, then runs it on the pinned Node. Plain JavaScript, because it
// must run on whatever Node the host has (20 or newer) before anything is installed.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const installed = join(root, 'node_modules', '.huoji-installed');

/**
 * Node flags of the hub: no `__proto__` door; a small young generation, which keeps idle memory low; and a heap of at
 * most 768 MB, 15 times what a busy hub holds, because V8 lets a heap grow the further before it collects the more it may
 * have (a third less memory after 6,000 messages, at the same CPU).
 */
const nodeFlags = [
  '--disable-proto=delete',
  '--max-semi-space-size=4',
  '--max-old-space-size=768',
  '--no-warnings=ExperimentalWarning',
];

const [command = '', ...rest] = process.argv.slice(2);
if (rest[0] === '--') rest.shift();
const script = join(root, 'scripts', `${command}.ts`);
if (!/^[a-z-]+$/.test(command) || !existsSync(script))
  stop(64, `There is no command "${command}". See "scripts" in package.json.`);

install();
run();

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;
  process.stderr.write('Installing what is missing (once) / 正在安装依赖（仅首次）…\n');
  const npm = process.env.npm_execpath;
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (result.status !== 0)
    stop(
      69,
      'npm could not install the packages; its message stands above. Check the network and the npm registry setting, then run the command again.',
    );
  writeFileSync(installed, lock);
}

function runtime() {
  const pinned = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const direct = join(
    root,
    'node_modules',
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  for (const file of [direct, pinned]) if (existsSync(file)) return file;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return stop(
    69,
    `Huoji needs Node 24 and found no packaged one for ${process.platform}-${process.arch}; this is Node ${process.versions.node}. Install Node 24 or newer and run the command again.`,
  );
}

function run() {
  const node = runtime();
  const env = {
    ...process.env,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'huoji'),
    // One malloc arena for all threads: glibc would keep one a thread, and 20 to 35 MB in them that nobody uses.
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '1',
    PATH: `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
  };
  const child = spawn(node, [...nodeFlags, script, ...rest], { stdio: 'inherit', env });
  // A terminal's Ctrl-C reaches the child by itself; a signal sent to this process alone is passed on.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(69, `The command could not start: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : (code ?? 1)));
}

function stop(code, sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}
