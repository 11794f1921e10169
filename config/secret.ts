// The house's own secret, made once: it signs media links.

import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** 32 bytes kept in the data folder, readable by this user only. */
export function houseSecret(data: string): Buffer {
  const file = join(data, 'secret');
  if (!existsSync(file)) {
    const handle = openSync(`${file}.new`, 'w', 0o600);
    writeSync(handle, randomBytes(32));
    fsyncSync(handle);
    closeSync(handle);
    renameSync(`${file}.new`, file);
  }
  return readFileSync(file);
}
