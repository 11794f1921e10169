// A folder for one test file's own files, gone afterwards.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type TemporaryFolder = {
  readonly path: string;
  /** Answers the file's whole path. */
  write(name: string, content: string | Uint8Array): string;
  remove(): void;
};

export function temporaryFolder(name: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `huoji-${name}-`));
  return {
    path,
    write(file, content) {
      const whole = join(path, file);
      mkdirSync(dirname(whole), { recursive: true });
      writeFileSync(whole, content);
      return whole;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
