// `npm run check`: types, lint and format, schemas and knowledge, one after the other; the first that fails says why.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
const node = (...args: string[]) => [process.execPath, ...args];

const gates: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['types', [bin('tsc')]],
  ['types of the widget', [bin('tsc'), '-p', 'adapters/web/widget']],
  ['lint and format', [bin('biome'), 'ci', '.']],
  ['schemas', node('scripts/build-schemas.ts', '--check')],
  ['knowledge', node('scripts/check-knowledge.ts')],
];

for (const [name, [command, ...args]] of gates) {
  const started = performance.now();
  const result = spawnSync(command!, args, { cwd: root, stdio: 'inherit' });
  console.log(
    `${result.status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
  );
  if (result.status !== 0) process.exit(1);
}
