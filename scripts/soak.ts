// `npm run soak`: the long stories of test/**/*.soak.ts, apart from `npm test` so that it stays short.

import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const args = [vitest, 'run', '--config', 'vitest.soak.ts', ...process.argv.slice(2)];
spawn(process.execPath, args, { stdio: 'inherit', cwd: root }).on('exit', (code) => process.exit(code ?? 1));
