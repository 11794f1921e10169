// A hub (or a fake platform) as a child process with settings of its own, started on the flags of `npm start`.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../place.ts';
import type { Ask, Asks } from './hub.ts';

export const telegramSecret = 'a-bench-secret-of-its-own';
const token = '123456:bench-token';

/** Limits that one machine asking for thousands does not reach. */
const limits = {
  visitorsPerHour: 1_000_000,
  messagesPerMinute: 10_000_000,
  requestsPerMinute: 10_000_000,
  socketsPerAddress: 100_000,
};

/** Writes hub.json for a bench: web, Telegram by webhook, and the console. Answers the environment that names it. */
export function settingsIn(folder: string, telegramUrl: string): NodeJS.ProcessEnv {
  mkdirSync(join(folder, 'data'), { recursive: true });
  const file = join(folder, 'hub.json');
  const settings = {
    shop: 'demo',
    channels: [
      { adapter: 'web' },
      {
        adapter: 'telegram',
        token: { env: 'BENCH_TELEGRAM_TOKEN' },
        apiRoot: telegramUrl,
        updates: 'webhook',
        webhook: { secret: { env: 'BENCH_TELEGRAM_SECRET' }, url: 'https://bench.example/hooks/telegram/main' },
      },
    ],
    desks: [{ adapter: 'console' }],
    quietWindowMs: 0,
    log: { level: 'info', file: join(folder, 'hub.log') },
    limits,
  };
  writeFileSync(file, JSON.stringify(settings));
  return {
    ...process.env,
    HUOJI_CONFIG: file,
    HUOJI_DATA: join(folder, 'data'),
    HUOJI_KNOWLEDGE: join(root, 'knowledge'),
    BENCH_TELEGRAM_TOKEN: token,
    BENCH_TELEGRAM_SECRET: telegramSecret,
    HOST: '127.0.0.1',
    PORT: '0',
  };
}

export type RunningHub = {
  readonly port: number;
  ask<Name extends keyof Asks>(ask: Name, ...argument: Parameters<Asks[Name]>): ReturnType<Asks[Name]>;
  stop(): Promise<void>;
};

export type HubOptions = {
  readonly folder: string;
  readonly telegramUrl: string;
  /** Milliseconds added to each commit. */
  readonly commitDelayMs?: number;
  /** Node flags beside those of `npm start`, e.g. `--cpu-prof`. */
  readonly flags?: readonly string[];
};

/** Starts scripts/bench/hub.ts on the bench's own Node and its flags (which run.mjs gave). */
export async function startHub({
  folder,
  telegramUrl,
  commitDelayMs = 0,
  flags = [],
}: HubOptions): Promise<RunningHub> {
  const env = { ...settingsIn(folder, telegramUrl), BENCH_COMMIT_DELAY: String(commitDelayMs) };
  const child = spawn(process.execPath, [...process.execArgv, ...flags, join(import.meta.dirname, 'hub.ts')], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, PromiseWithResolvers<never>>();
  const opened = Promise.withResolvers<number>();
  let lastId = 0;
  const gone = once(child, 'exit');
  child.on('message', (message: { port: number } | { id: number; result?: never; error?: string }) => {
    if ('port' in message) return opened.resolve(message.port);
    const { id, result, error } = message;
    if (error === undefined) waiting.get(id)?.resolve(result as never);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  });
  child.on('exit', (code) => {
    const error = new Error(`the hub ended with ${code}`);
    opened.reject(error);
    for (const { reject } of waiting.values()) reject(error);
  });
  const ask: RunningHub['ask'] = (name, ...[argument]) => {
    const answered = Promise.withResolvers<never>();
    waiting.set(++lastId, answered);
    child.send({ id: lastId, ask: name, argument } satisfies Ask);
    return answered.promise as never;
  };
  return {
    port: await opened.promise,
    ask,
    async stop() {
      await ask('stop');
      await gone;
    },
  };
}

export type FakeTelegram = { readonly url: string; stop(): Promise<void> };

/** The tests' fake Bot API in a process of its own, so that its work is not counted as the hub's. */
export async function startTelegram(): Promise<FakeTelegram> {
  const child = spawn(process.execPath, [join(root, 'test/fakes/telegram.ts'), '--port', '0', '--token', token], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await firstMatch(child, /https?:\/\/[\w.:]+/);
  return { url, stop: () => end(child) };
}

/** Starts the program itself, as `npm start` does. Answers how long it took and where it listens. */
export async function startProgram(
  env: NodeJS.ProcessEnv,
): Promise<{ ms: number; url: string; stop(): Promise<void> }> {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), 'start'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await firstMatch(child, /http:\/\/127\.0\.0\.1:\d+/);
  return { ms: performance.now() - begun, url, stop: () => end(child) };
}

/** Reads a child's output until it says what is looked for. */
export function firstMatch(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const [found] = pattern.exec(text) ?? [];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`a process ended with ${code} before it was ready: ${text}`)));
  });
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

function once(child: ChildProcess, event: 'exit'): Promise<void> {
  return new Promise((resolve) => child.once(event, () => resolve()));
}
