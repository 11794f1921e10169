// What keeps a desk from working although its line stands: the operator reads it in health until the desk works again.

import type { Timestamp } from '../model/index.ts';
import type { Clock, Health, Log } from '../ports/index.ts';

export interface DeskTrouble {
  /** Told and logged once, however often it is met. */
  meet(detail: string): void;
  over(): void;
  /** The line's health, or ours when the line is sound. */
  shownIn(line: Health | undefined): Health;
}

export function openDeskTrouble({ clock, log }: { readonly clock: Clock; readonly log: Log }): DeskTrouble {
  let trouble: { readonly detail: string; readonly since: Timestamp } | undefined;
  return {
    meet(detail) {
      if (trouble?.detail === detail) return;
      trouble = { detail, since: clock.now() };
      log.warn({ detail }, 'the desk needs the operator');
    },
    over() {
      trouble = undefined;
    },
    shownIn(line) {
      const below: Health = line ?? { state: 'starting', since: clock.now() };
      return below.state === 'connected' && trouble ? { state: 'action_needed', ...trouble } : below;
    },
  };
}
