// The hub under test as a child process: started, killed, stopped, and looked into when it is dead.

import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { root } from '../place.ts';
import { sleep } from './customers.ts';
import type { PlatformLog } from './platform-log.ts';

export type ChildParts = {
  readonly folder: string;
  readonly data: string;
  readonly port: number;
  readonly settings: object;
  /** Secrets the settings name, and protections to take away. */
  readonly env: Readonly<Record<string, string>>;
  /** The early-ack control: it dies by its own hand, also while it starts. */
  readonly diesByItself: boolean;
  readonly log: PlatformLog;
};

export type Child = {
  /** Answers the owner's one-time link, when there is no owner yet. */
  start(): Promise<string | undefined>;
  /** SIGKILL. Answers how many deliveries were on the wire. */
  kill(): Promise<number>;
  freeze(ms: number): Promise<void>;
  end(): Promise<void>;
};

export function openChild({ folder, data, port, settings, env, diesByItself, log }: ChildParts): Child {
  const config = join(folder, 'hub.json');
  writeFileSync(config, JSON.stringify(settings));
  let child: ChildProcess | undefined;
  let expected = false;
  const surroundings = {
    ...process.env,
    HUOJI_CONFIG: config,
    HUOJI_DATA: data,
    HUOJI_KNOWLEDGE: join(root, 'knowledge'),
    HOST: '127.0.0.1',
    PORT: String(port),
    ...env,
  };
  const gone = (which: ChildProcess) =>
    new Promise<void>((resolve) =>
      which.exitCode !== null || which.signalCode !== null ? resolve() : which.once('exit', () => resolve()),
    );

  async function start(): Promise<string | undefined> {
    const begun = performance.now();
    expected = false;
    const started = spawn(process.execPath, [...process.execArgv, join(root, 'scripts/kill-test/hub.ts')], {
      env: surroundings,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    let errors = '';
    started.stderr!.on('data', (chunk) => {
      errors = (errors + String(chunk)).slice(-4000);
    });
    const line = await new Promise<string | undefined>((resolve) => {
      started.stdout!.once('data', (chunk) => resolve(String(chunk)));
      started.once('exit', () => resolve(undefined));
    });
    if (line === undefined) {
      if (diesByItself) return start();
      throw new Error(`the hub did not start:\n${errors}`);
    }
    log.note({ kind: 'ready', ms: Math.round(performance.now() - begun) });
    started.once('exit', () => {
      if (expected) return;
      if (diesByItself) void start();
      else console.error(`the hub ended by itself:\n${errors}`);
    });
    return (JSON.parse(line.split('\n')[0]!) as { setup?: string }).setup;
  }

  return {
    start,
    async kill() {
      expected = true;
      child?.kill('SIGKILL');
      if (child) await gone(child);
      return onTheWire(join(data, 'hub.db'));
    },
    async freeze(ms) {
      log.note({ kind: 'stopped' });
      child?.kill('SIGSTOP');
      await sleep(ms);
      child?.kill('SIGCONT');
    },
    async end() {
      expected = true;
      child?.kill('SIGTERM');
      if (child) await Promise.race([gone(child), sleep(10_000)]);
      child?.kill('SIGKILL');
    },
  };
}

/** Only these may be sent twice: the platform may have them, and the hub had not heard so yet. */
function onTheWire(file: string): number {
  const db = new DatabaseSync(file);
  try {
    return Number(db.prepare("select count(*) as open from delivery where state = 'sending'").get()?.['open'] ?? 0);
  } finally {
    db.close();
  }
}
