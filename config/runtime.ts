// The real world behind the runtime ports: the clock, chance, the log and the meters.

import { randomFillSync } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import pino from 'pino';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock, IdSource, Log, Metrics } from '../core/index.ts';
import { timestamp } from '../core/index.ts';

export const systemClock: Clock = {
  now: () => timestamp(Date.now()),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const timer = setTimeout(done, Math.min(ms, 2 ** 31 - 1));
      function done() {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      }
      signal?.addEventListener('abort', done, { once: true });
    }),
};

/** Random bytes are drawn 4 KiB at a time: a call a message would cost more than the rest of an accept. */
export function randomIds(): IdSource {
  const pool = Buffer.alloc(4096);
  let at = pool.length;
  return {
    next<Id extends string>() {
      if (at === pool.length) {
        randomFillSync(pool);
        at = 0;
      }
      at += 16;
      return pool.toString('base64url', at - 16, at) as Id;
    },
  };
}

/** What a secret looks like when nobody told us its value: bot tokens, bearer words, JWTs, keys in links. */
const secretShapes: readonly (readonly [RegExp, string])[] = [
  [/\b\d{6,12}:[A-Za-z0-9_-]{30,}/g, '[bot token]'],
  [/\/bot\d+:[^/\s"\\]+/g, '/bot[token]'],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi, '$1 [secret]'],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g, '[jwt]'],
  [/([?&#](?:token|secret|key|s|signature|access_token)=)[^&\s"\\]+/gi, '$1[secret]'],
  [/("(?:token|secret|password|authorization|cookie|set-cookie)"\s*:\s*")(?:[^"\\]|\\.)*"/gi, '$1[secret]"'],
];

/**
 * A scrubber of whole lines: redacting paths alone leaves the token in messages and stacks.
 *
 * @param secrets values known from the settings; each is removed wherever it stands, plain or JSON-escaped
 */
export function scrubber(secrets: readonly string[]): (line: string) => string {
  const known = secrets.filter((secret) => secret.length >= 4).sort((a, b) => b.length - a.length);
  const forms = [
    ...new Set(known.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])),
  ];
  return (line) => {
    let clean = line;
    for (const form of forms) if (clean.includes(form)) clean = clean.replaceAll(form, '[secret]');
    for (const [shape, instead] of secretShapes) clean = clean.replace(shape, instead);
    return clean;
  };
}

export function openLog(options: { level: string; file?: string | undefined; secrets: readonly string[] }): Log {
  const scrub = scrubber(options.secrets);
  const out = options.file ? createWriteStream(options.file, { flags: 'a', mode: 0o600 }) : process.stderr;
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => void out.write(scrub(line)) },
  );
}

export type Meters = Metrics & { readonly registry: Registry };

/** Prometheus meters, made when first used. Names get the prefix `huoji_`. */
export function openMetrics(): Meters {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'huoji_' });
  const counters = new Map<string, Counter>();
  const gauges = new Map<string, Gauge>();
  const histograms = new Map<string, Histogram>();
  const made = <Meter>(map: Map<string, Meter>, name: string, make: () => Meter): Meter => {
    let meter = map.get(name);
    if (!meter) {
      meter = make();
      map.set(name, meter);
    }
    return meter;
  };
  const named = (name: string, labels: object) => ({
    name: `huoji_${name}`,
    help: name.replaceAll('_', ' '),
    labelNames: Object.keys(labels),
    registers: [registry],
  });
  return {
    registry,
    count: (name, labels = {}, by = 1) => made(counters, name, () => new Counter(named(name, labels))).inc(labels, by),
    gauge: (name, value, labels = {}) => made(gauges, name, () => new Gauge(named(name, labels))).set(labels, value),
    observe: (name, seconds, labels = {}) =>
      made(
        histograms,
        name,
        () =>
          new Histogram({ ...named(name, labels), buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] }),
      ).observe(labels, seconds),
  };
}
