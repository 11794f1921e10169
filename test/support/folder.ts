// A folder of a test's own, gone when the test is over.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Call inside a running test. Removed after the test's hooks, when nothing has a file open in it any more. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'huoji-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
