// `npm test`: runs the tests and ends with the line "N passed, N failed".

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'huoji-test-'));
const report = join(folder, 'report.json');
const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const args = [
  vitest,
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
];

const child = spawn(process.execPath, args, { stdio: 'inherit', cwd: join(import.meta.dirname, '..') });
child.on('exit', (code) => {
  const result = read();
  rmSync(folder, { recursive: true, force: true });
  if (!result) {
    console.error('The test runner ended without a report.');
    process.exit(code || 1);
  }
  const skipped = result.numPendingTests + result.numTodoTests;
  // A file that fails to load has no tests of its own; it counts as one failure so that it cannot hide.
  const broken = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = result.numFailedTests + broken;
  console.log(`${result.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  process.exit(code || (failed > 0 || result.numPassedTests === 0 ? 1 : 0));
});

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};
function read(): Report | undefined {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}
