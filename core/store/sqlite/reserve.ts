// Room on the disk kept aside, so that a full one can still be written to while people tidy up.

import { rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** As much as the write-ahead log may grow to: with it gone, the log can always move into the database. */
export const reserveBytes = 8 * 1024 * 1024;

/**
 * While it is held, the disk has room. Given up when SQLite meets a full disk; from then on the hub takes no new
 * messages (503) but finishes those it has, until the room can be taken back.
 */
export class Reserve {
  readonly #path: string;
  #held: boolean;

  constructor(path: string) {
    this.#path = path;
    this.#held = sizeOf(path) >= reserveBytes || this.#fill();
  }

  get held(): boolean {
    return this.#held;
  }

  release(): void {
    rmSync(this.#path, { force: true });
    this.#held = false;
  }

  /** Takes the room back once as much again is free beside it. Answers whether it is held. */
  restore(): boolean {
    if (this.#held) return true;
    this.#held = freeBytes(dirname(this.#path)) >= 2 * reserveBytes && this.#fill();
    return this.#held;
  }

  #fill(): boolean {
    try {
      writeFileSync(this.#path, Buffer.alloc(reserveBytes));
      return true;
    } catch {
      rmSync(this.#path, { force: true });
      return false;
    }
  }
}

/** Nothing, where the disk does not say. */
function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
