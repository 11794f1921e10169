// `npm run content-matrix`: writes the matrix of content × channel into adapters/README.md, from what the code does. A
// test fails while it is stale.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './place.ts';

const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', 'test/contract/content-matrix.test.ts', '--reporter=dot'],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, CONTENT_MATRIX: 'write' } },
);
console.log(status === 0 ? 'adapters/README.md holds the matrix.' : 'The matrix could not be made.');
process.exitCode = status ?? 1;
