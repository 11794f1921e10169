// The bench's sections: each starts what it measures, loads it, and adds its figures.

import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../../core/index.ts';
import { type Fsync, meanOf, measureFsync, slower } from './disk.ts';
import type { Cost } from './hub.ts';
import { closedLoop, inFlight, openLoop, quantile } from './load.ts';
import { think } from './questions.ts';
import type { Report } from './report.ts';
import { end, firstMatch, type RunningHub, settingsIn, startHub, startProgram } from './running.ts';
import { weighStore } from './stored.ts';
import { Wires } from './wires.ts';

export type Bench = {
  readonly report: Report;
  readonly folder: string;
  readonly telegramUrl: string;
  readonly turns: number;
  /** Of the messages: 1, or less for a quick look. */
  readonly scale: number;
  readonly engine: Engine;
  readonly questions: readonly string[];
  readonly profile?: string;
};

const MB = 1e6;

export const sections = { start, ack, slow, sockets, stored } satisfies Record<string, (bench: Bench) => Promise<void>>;

/**
 * `npm start` itself: until it is ready, and what it holds when nobody writes. The first start warms the caches and trains
 * the shop's model, which later ones find.
 */
async function start({ report, folder, telegramUrl }: Bench): Promise<void> {
  report.section('Starting, with web, Telegram and the console');
  const own = join(folder, 'start');
  const env = settingsIn(own, telegramUrl);
  const times: number[] = [];
  let resident = 0;
  for (let round = 0; round < 4; round++) {
    const program = await startProgram(env);
    if (round > 0) times.push(program.ms);
    else await modelIn(join(own, 'data', 'models'));
    if (round === 3) {
      // What starting has left behind is collected within seconds of peace.
      await pause(10_000);
      const page = await (await fetch(`${program.url}/metrics`)).text();
      resident = Number(/^huoji_process_resident_memory_bytes (\S+)/m.exec(page)?.[1]);
    }
    await program.stop();
  }
  report.add({
    id: 'start_ms',
    what: 'npm start to ready, once installed (median of 3)',
    value: quantile(times, 0.5),
    unit: 'ms',
    target: { atMost: 1500 },
  });
  report.add({ id: 'idle_rss', what: 'idle RSS', value: resident / MB, unit: 'MB', target: { atMost: 150 } });
}

async function modelIn(models: string): Promise<void> {
  for (let waited = 0; waited < 120; waited++) {
    const files = await readdir(models).catch((): string[] => []);
    if (files.some((file) => file.endsWith('.model'))) return;
    await pause(1_000);
  }
  throw new Error('the shop was not trained within two minutes');
}

/** Acknowledgements, the full road and the event loop of one hub, and its memory after 25,000 messages. */
async function ack(bench: Bench): Promise<void> {
  const { report, folder, telegramUrl, profile } = bench;
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const hub = await startHub({ folder: mkdir(folder, 'ack'), telegramUrl, flags });
  const wires = new Wires(hub, bench);
  report.section(`Durable acknowledgement, ${inFlight} in flight and alone`);
  await wires.welcome(500 * bench.scale);
  await closedLoop(inFlight, 1500, () => wires.web());
  await acknowledgements('', 0, hub, wires, bench);

  report.section('The road: webhook → engine → reply');
  const messages = bench.scale * 4000;
  const peak = await costOf(hub, messages, () => closedLoop(inFlight, messages, () => wires.telegram()));
  addRoad(report, 'road_sent_64', `with the reply sent over HTTP, ${inFlight} in flight`, peak);
  await hub.ask('watchLoop');
  const paced = await costOf(hub, 5000 * bench.scale, () => openLoop(500, 10 * bench.scale, () => wires.telegram()));
  const loop = await hub.ask('loop');
  addRoad(report, 'road_sent_500', 'with the reply sent over HTTP, an open 500 a second', paced);
  report.add({
    id: 'loop_p99',
    what: 'event loop p99 at 500 messages a second',
    value: loop.p99,
    unit: 'ms',
    target: { atMost: 5 },
    note: `p50 ${loop.p50.toFixed(1)} ms, max ${loop.max.toFixed(0)} ms; acknowledged p50 ${paced.run.p50.toFixed(1)} ms, p99 ${paced.run.p99.toFixed(1)} ms`,
  });
  await closedLoop(inFlight, Math.max(0, bench.scale * 25_000 - wires.said), () => wires.web());
  await hub.ask('settle');
  const { rss, heap } = await hub.ask('cost');
  report.add({
    id: 'rss_25000',
    what: `RSS after ${wires.said.toLocaleString('en')} messages`,
    value: rss / MB,
    unit: 'MB',
    target: { atMost: 280 },
    note: `heap in use ${(heap / MB).toFixed(0)} MB`,
  });

  // Telegram refuses the account from here on, so that replies wait in the outbox: the road ends where the target does.
  await fetch(`${telegramUrl}/control/fail`, {
    method: 'POST',
    body: JSON.stringify(['sendMessage', { code: 401, description: 'Unauthorized' }, 1e9]),
  });
  await closedLoop(inFlight, 500, () => wires.telegram());
  const full = await costOf(hub, 6000 * bench.scale, () =>
    closedLoop(inFlight, 6000 * bench.scale, () => wires.telegram()),
  );
  addRoad(report, 'road_64', `until the reply is in the outbox, ${inFlight} in flight`, full, 400);
  const open = await costOf(hub, 5000 * bench.scale, () => openLoop(500, 10 * bench.scale, () => wires.telegram()));
  addRoad(report, 'road_500', 'until the reply is in the outbox, an open 500 a second', open, 1500);
  await parts(bench, hub, wires, full);
  wires.close();
  await hub.stop();
}

/** Where a message's microseconds go: the HTTP door and the engine are measured alone, the hub is what is left. */
async function parts(
  { report, engine, questions, scale }: Bench,
  hub: RunningHub,
  wires: Wires,
  full: Road,
): Promise<void> {
  const door = await costOf(hub, 4000 * scale, () => closedLoop(inFlight, 4000 * scale, () => wires.ignored()));
  for (const question of questions) think(engine, question);
  const before = process.threadCpuUsage();
  for (const question of questions) think(engine, question);
  const spent = process.threadCpuUsage(before);
  const engineMicros = (spent.user + spent.system) / questions.length;
  report.section('Parts of the road, µs of CPU a message');
  const add = (id: string, what: string, value: number) => report.add({ id, what, value, unit: 'µs' });
  add('part_http', 'HTTP and Telegram’s envelope (an update that is ignored)', door.main);
  add('part_engine', 'engine alone, a customer it does not know', engineMicros);
  add('part_hub', 'hub: accept, lanes, turn, outbox (the main thread’s rest)', full.main - door.main - engineMicros);
  add('part_store', 'store thread', full.store);
  add('part_other', 'other threads: garbage collection, compiler', full.cpu - full.main - full.store);
}

/** The same acknowledgements where each commit takes 3 ms longer, so that machines compare. */
async function slow(bench: Bench): Promise<void> {
  const { report, folder, telegramUrl } = bench;
  const ms = 3;
  const hub = await startHub({ folder: mkdir(folder, 'slow'), telegramUrl, commitDelayMs: ms });
  const wires = new Wires(hub, bench);
  report.section(`Durable acknowledgement with ${ms} ms added to each commit`);
  await wires.welcome(500 * bench.scale);
  await closedLoop(inFlight, 1500, () => wires.web());
  await acknowledgements('slow_', ms, hub, wires, bench);
  wires.close();
  await hub.stop();
}

async function acknowledgements(
  prefix: string,
  addedMs: number,
  hub: RunningHub,
  wires: Wires,
  { report, folder, scale }: Bench,
): Promise<void> {
  const before = measureFsync(folder);
  await hub.ask('settle');
  const alone = await hub.ask('alone', 150 * scale);
  const overHttp: number[] = [];
  for (let n = 0; n < 150 * scale; n++) {
    await hub.ask('settle');
    const begun = performance.now();
    await wires.web();
    overHttp.push(performance.now() - begun);
  }
  const direct = await hub.ask('accepts', { inFlight, messages: 8000 * scale, customers: 2000 });
  await hub.ask('settle');
  const http = await closedLoop(inFlight, 8000 * scale, () => wires.web());
  await hub.ask('settle');
  const fsync: Fsync = slower(meanOf(before, measureFsync(folder)), addedMs);
  const wanted = Math.min(15 * fsync.rate, 4000);
  const note = `fsync ${fsync.p50.toFixed(2)} ms, ${Math.round(fsync.rate)} a second`;
  const add = (id: string, what: string, run: typeof direct) =>
    report.add({
      id: `${prefix}${id}`,
      what,
      value: run.messages / run.seconds,
      unit: '/s',
      target: { atLeast: wanted },
      note: `${(run.messages / run.seconds / fsync.rate).toFixed(1)} × fsync; p50 ${run.p50.toFixed(1)} ms, p99 ${run.p99.toFixed(1)} ms`,
    });
  add('ack_accept', 'acknowledged at accept()', direct);
  add('ack_http', 'acknowledged over HTTP (POST /api/v1/messages)', http);
  const single = (id: string, what: string, value: number) =>
    report.add({ id: `${prefix}${id}`, what, value, unit: 'ms', target: { atMost: fsync.p50 + 2 }, note });
  single('alone_accept', 'one alone at accept(), p50', alone);
  single('alone_http', 'one alone over HTTP, p50', quantile(overHttp, 0.5));
}

/** Two thousand pages that stand open and say nothing. */
async function sockets(bench: Bench): Promise<void> {
  const { report, folder, telegramUrl } = bench;
  const hub = await startHub({ folder: mkdir(folder, 'sockets'), telegramUrl });
  // What the first sockets load is not theirs; more of them would leave room that hides what the others take.
  await hold(hub.port, 20, async () => {});
  await hub.ask('settle');
  const count = 2000;
  const before = await hub.ask('held');
  const during = await hold(hub.port, count, () => hub.ask('held'));
  report.section('Widget connections');
  report.add({
    id: 'socket_kb',
    what: `an idle widget connection (RSS, ${count.toLocaleString('en')} open)`,
    value: (during.rss - before.rss) / count / 1024,
    unit: 'KB',
    target: { atMost: 12 },
    note: `heap ${((during.heap - before.heap) / count / 1024).toFixed(1)} KB`,
  });
  await hub.stop();
}

async function hold<Result>(port: number, count: number, during: () => Promise<Result>): Promise<Result> {
  const child = spawn(
    process.execPath,
    [...process.execArgv, join(import.meta.dirname, 'visitors.ts'), String(port), String(count)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    await firstMatch(child, /\d+ open/);
    await pause(1500);
    return await during();
  } finally {
    await end(child);
    await pause(500);
  }
}

/** A million turns, or a tenth of them and the sum. */
async function stored({ report, folder, turns, questions }: Bench): Promise<void> {
  report.section('What is kept');
  const weighed = await weighStore(join(mkdir(folder, 'stored'), 'hub.db'), turns, questions);
  const whole = turns >= 1_000_000;
  report.add({
    id: 'million_mb',
    what: whole ? '1 M stored turns' : `1 M stored turns (10 × ${turns.toLocaleString('en')}; --full stores them all)`,
    value: ((weighed.bytes / weighed.turns) * 1e6) / MB,
    unit: 'MB',
    target: { atMost: 400 },
    note: `${weighed.conversations.toLocaleString('en')} conversations in ${weighed.seconds.toFixed(0)} s; opened again in ${weighed.opening.toFixed(0)} ms`,
  });
  report.add({
    id: 'last_20_p99',
    what: 'reading the last 20 turns, p99',
    value: weighed.p99,
    unit: 'ms',
    target: { atMost: 1 },
    note: `p50 ${weighed.p50.toFixed(2)} ms`,
  });
}

type Road = { readonly run: Awaited<ReturnType<typeof closedLoop>>; readonly answered: number } & Pick<
  Cost,
  'cpu' | 'main' | 'store' | 'commits'
>;

/** CPU µs a message from the first call until nothing is left to do. */
async function costOf(hub: RunningHub, messages: number, load: () => Promise<Road['run']>): Promise<Road> {
  await hub.ask('settle');
  const before = await hub.ask('cost');
  const run = await load();
  await hub.ask('settle');
  const after = await hub.ask('cost');
  const each = (part: 'cpu' | 'main' | 'store' | 'commits') => (after[part] - before[part]) / messages;
  const answered = after.turns - before.turns - messages;
  return { run, answered, cpu: each('cpu'), main: each('main'), store: each('store'), commits: each('commits') };
}

function addRoad(report: Report, id: string, what: string, road: Road, atMost?: number): void {
  const { run, answered } = road;
  report.add({
    id,
    what: `CPU a message ${what}`,
    value: road.cpu,
    unit: 'µs',
    ...(atMost === undefined ? {} : { target: { atMost } }),
    note: `main ${road.main.toFixed(0)}, store ${road.store.toFixed(0)}; ${road.commits.toFixed(2)} commits; ${Math.round(run.messages / run.seconds)}/s; ${answered} answers`,
  });
}

function mkdir(folder: string, name: string): string {
  const made = join(folder, name);
  mkdirSync(made, { recursive: true });
  return made;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
