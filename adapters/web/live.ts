// Who is looking right now: a visitor's open sockets and waiting polls.

import type { Line } from './line.ts';
import type { ServerFrame, WireMessage } from './wire.ts';

type Presence = { readonly lines: Set<Line>; readonly polls: Set<() => void> };

export interface Live {
  join(line: Line): void;
  leave(line: Line): void;
  /** Calls `wake` once when something new can be read; answers how to stop waiting. */
  wait(visitor: string, wake: () => void): () => void;
  polls(visitor: string): number;
  lines(visitor: string): number;
  /** A message of the shop is out. */
  show(visitor: string, message: WireMessage): void;
  /** The visitor wrote from one device: the others catch up. */
  echo(visitor: string, cursor: number, from?: Line): void;
  typing(visitor: string): void;
  all(): Iterable<Line>;
  readonly size: number;
  /** Ends every wait. */
  release(): void;
}

export function openLive(): Live {
  const present = new Map<string, Presence>();
  let size = 0;

  function presence(visitor: string): Presence {
    let here = present.get(visitor);
    if (!here) {
      here = { lines: new Set(), polls: new Set() };
      present.set(visitor, here);
    }
    return here;
  }
  function forget(visitor: string, here: Presence): void {
    if (here.lines.size === 0 && here.polls.size === 0) present.delete(visitor);
  }
  function wakePolls(here: Presence): void {
    for (const wake of here.polls) wake();
  }

  return {
    join(line) {
      presence(line.known.visitor).lines.add(line);
      size++;
    },
    leave(line) {
      const here = present.get(line.known.visitor);
      if (!here?.lines.delete(line)) return;
      size--;
      forget(line.known.visitor, here);
    },
    wait(visitor, wake) {
      const here = presence(visitor);
      here.polls.add(wake);
      return () => {
        here.polls.delete(wake);
        forget(visitor, here);
      };
    },
    polls: (visitor) => present.get(visitor)?.polls.size ?? 0,
    lines: (visitor) => present.get(visitor)?.lines.size ?? 0,
    show(visitor, message) {
      const here = present.get(visitor);
      if (!here) return;
      const frame = JSON.stringify({ type: 'turn', ...message } satisfies ServerFrame);
      for (const line of here.lines) line.offer(message.cursor, frame);
      wakePolls(here);
    },
    echo(visitor, cursor, from) {
      const here = present.get(visitor);
      if (!here) return;
      for (const line of here.lines) if (line !== from) line.catchUp(cursor);
      wakePolls(here);
    },
    typing(visitor) {
      for (const line of present.get(visitor)?.lines ?? []) line.send({ type: 'typing' });
    },
    *all() {
      for (const { lines } of present.values()) yield* lines;
    },
    get size() {
      return size;
    },
    release() {
      for (const here of present.values()) wakePolls(here);
    },
  };
}
