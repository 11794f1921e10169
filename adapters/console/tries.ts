// Tries to sign in, counted per address and per name: so many in a window, and what succeeded is given back.

import type { Clock } from '../../core/index.ts';
import { TooOften } from '../http/index.ts';

/** Unlike the door's limiter it can give a try back, so that an office behind one address is not locked out. */
export type Tries = {
  /** Takes one try. @throws TooOften with the seconds to wait */
  take(key: string): void;
  giveBack(key: string): void;
};

/** @param keys the most keys remembered at once; the oldest windows are forgotten first */
export function openTries(
  clock: Clock,
  { tries, windowMs, keys = 20_000 }: { tries: number; windowMs: number; keys?: number },
): Tries {
  const windows = new Map<string, { count: number; until: number }>();
  return {
    take(key) {
      const now = clock.now();
      let window = windows.get(key);
      if (!window || window.until <= now) {
        windows.delete(key);
        if (windows.size >= keys) windows.delete(windows.keys().next().value!);
        window = { count: 0, until: now + windowMs };
        windows.set(key, window);
      }
      if (window.count >= tries) throw new TooOften(Math.max(1, Math.ceil((window.until - now) / 1000)));
      window.count++;
    },
    giveBack(key) {
      const window = windows.get(key);
      if (window && window.count > 0) window.count--;
    },
  };
}
