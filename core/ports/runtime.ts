// Time, chance and words to the operator: the only sources of each.

import type { Timestamp } from '../model/index.ts';

export interface Clock {
  now(): Timestamp;
  /** Resolves after `ms` or, early, when the signal aborts; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface IdSource {
  /** A fresh id: 22 characters of base64url, 128 random bits. The caller names its brand. */
  next<Id extends string>(): Id;
}

/** One structured line. Secrets are scrubbed from the serialised line, wherever they stand. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

/** Counters and gauges for `/metrics`. Labels are few and bounded: never an id, never a text. */
export interface Metrics {
  count(name: string, labels?: Readonly<Record<string, string>>, by?: number): void;
  gauge(name: string, value: number, labels?: Readonly<Record<string, string>>): void;
  observe(name: string, seconds: number, labels?: Readonly<Record<string, string>>): void;
}
