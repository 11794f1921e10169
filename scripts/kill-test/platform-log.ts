// The platform log: what the customers' platforms saw, one JSON object a line, in the order it happened. The oracle
// reads nothing else, so any driver that writes this form can take this one's place.

import { appendFileSync, rmSync } from 'node:fs';

/**
 * `at`        ms since 1970, by the clock the hub tells its gaps by
 * `said`      a customer wrote message `n` (counted from 1 in his conversation), and his platform has it
 * `taken`     the hub acknowledged it: from here on it must not be lost
 * `again`     the platform delivers message `n` once more
 * `shown`     the customer sees a message of the shop; `order` is its place in what he sees, `by` who wrote it
 * `claimed`   an agent was told that the case is his; `order` is the place of the last thing the customer saw before
 * `returned`  the agent gave the case back; `order` likewise
 * `agent`     an agent wrote `text`; with `private` only colleagues may see it
 * `relayed`   the agent's thread shows the customer's message `n`
 * `unreached` message `n` was never answered, and `channel` gives nothing again: it must lie in a gap that was told of
 * `told`      the hub tells its operator that messages to `channel` between `from` and `to` may be missing
 * `killed`, `stopped`, `full`  what was done to the hub; `ready`: it answers again, `ms` after the start
 */
export type LogLine = { readonly at: number } & (
  | {
      readonly kind: 'said' | 'taken' | 'again' | 'relayed';
      readonly conversation: string;
      readonly n: number;
    }
  | { readonly kind: 'unreached'; readonly conversation: string; readonly n: number; readonly channel: string }
  | {
      readonly kind: 'shown';
      readonly conversation: string;
      readonly order: number;
      readonly by: 'bot' | 'agent' | 'system';
      readonly text: string;
    }
  | { readonly kind: 'claimed' | 'returned'; readonly conversation: string; readonly order: number }
  | { readonly kind: 'agent'; readonly conversation: string; readonly text: string; readonly private: boolean }
  | { readonly kind: 'killed' | 'stopped' | 'full' }
  | { readonly kind: 'ready'; readonly ms: number }
  | { readonly kind: 'told'; readonly channel: string; readonly from: number; readonly to: number }
);
type Unstamped = LogLine extends infer Line ? (Line extends LogLine ? Omit<Line, 'at'> : never) : never;

export type PlatformLog = { readonly lines: readonly LogLine[]; note(line: Unstamped): void };

/** @param file written as it goes, so that a run that hangs can be read */
export function openPlatformLog(file: string | undefined): PlatformLog {
  const lines: LogLine[] = [];
  if (file) rmSync(file, { force: true });
  return {
    lines,
    note(line) {
      const stamped = { at: Date.now(), ...line } as LogLine;
      lines.push(stamped);
      if (file) appendFileSync(file, `${JSON.stringify(stamped)}\n`);
    },
  };
}
