// A small disk for the hub's data, so that it can be full.

import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sleep } from './customers.ts';

/** 64 MB of memory as a disk that can be filled; only root on Linux may mount it. Answers whether it did. */
export function mountSmallDisk(at: string): boolean {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'huoji-kill', at]).status === 0
  );
}

export function unmount(at: string): void {
  spawnSync('umount', ['-l', at]);
}

/** No byte is left on it for a second and a half. */
export async function fillDisk(data: string): Promise<void> {
  const ballast = join(data, 'ballast');
  const left = () => {
    const { bavail, bsize } = statfsSync(data);
    return bavail * bsize;
  };
  for (let free = left(); free > 4096; free = left()) {
    try {
      writeFileSync(ballast, Buffer.alloc(Math.max(4096, free - 2048)), { flag: 'a' });
    } catch {
      break;
    }
  }
  await sleep(1500);
  rmSync(ballast, { force: true });
}
