// The hub under the bench, in a process of its own: the house as `npm start` makes it, and answers about what it costs.

import '../runtime-guard.ts';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { assemble } from '../../config/assemble.ts';
import { loadSettings } from '../../config/load.ts';
import { systemClock } from '../../config/runtime.ts';
import { type ChannelAdapter, eventKey, shopId } from '../../core/index.ts';
import { places } from '../place.ts';
import { closedLoop, quantile, type Run } from './load.ts';

/** What it has cost since it started. CPU in microseconds, memory in bytes. */
export type Cost = {
  readonly cpu: number;
  readonly main: number;
  readonly store: number;
  readonly rss: number;
  readonly heap: number;
  readonly turns: number;
  readonly commits: number;
};
export type Accepts = { readonly inFlight: number; readonly messages: number; readonly customers: number };
/** Every question and its answer. */
export type Asks = {
  /** Waits until nothing runs, waits or is unread. */
  settle(): Promise<void>;
  cost(): Promise<Cost>;
  /** After a full collection, so that only what is held counts. */
  held(): Promise<Cost>;
  watchLoop(): Promise<void>;
  /** Quantiles of the event loop's delay since `watchLoop`, ms; the timer that measures adds up to 1 ms to each. */
  loop(): Promise<{ readonly p50: number; readonly p99: number; readonly max: number }>;
  /** `accept()` as an adapter calls it, many at once. */
  accepts(accepts: Accepts): Promise<Run>;
  /** `accept()` of one message in an idle hub, again and again. Median, ms. */
  alone(messages: number): Promise<number>;
  stop(): Promise<void>;
};
export type Ask = { readonly id: number; readonly ask: keyof Asks; readonly argument?: unknown };

const here = places();
const house = await assemble(here, await loadSettings(here, process.env), {
  store: { commitDelayMs: Number(process.env['BENCH_COMMIT_DELAY'] ?? 0) },
  onLost: () => process.exit(70),
});
await house.start();

const delays = monitorEventLoopDelay({ resolution: 1 });
// The web channel's own inlet, found by its name.
const inlet = house.hub.inlet({ name: 'web', account: 'main' } as ChannelAdapter);
let said = 0;

const asks: { readonly [Name in keyof Asks]: (argument: never) => ReturnType<Asks[Name]> } = {
  settle,
  cost,
  async held() {
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    return cost();
  },
  async watchLoop() {
    delays.reset();
    delays.enable();
  },
  async loop() {
    delays.disable();
    const ms = (nanoseconds: number) => nanoseconds / 1e6;
    return { p50: ms(delays.percentile(50)), p99: ms(delays.percentile(99)), max: ms(delays.max) };
  },
  accepts: ({ inFlight, messages, customers }: Accepts) => closedLoop(inFlight, messages, () => say(said % customers)),
  async alone(messages: number) {
    const times: number[] = [];
    for (let n = 0; n < messages; n++) {
      await settle();
      const begun = performance.now();
      await say(n);
      times.push(performance.now() - begun);
    }
    return quantile(times, 0.5);
  },
  async stop() {
    setImmediate(() => void house.stop().then(() => process.exit(0)));
  },
};

process.on('message', ({ id, ask, argument }: Ask) => {
  asks[ask](argument as never).then(
    (result: unknown) => process.send!({ id, result }),
    (error: unknown) => process.send!({ id, error: String(error) }),
  );
});
// A bench that was ended leaves no hub behind.
process.on('disconnect', () => process.exit(1));
process.send!({ port: house.http.port });

async function settle(): Promise<void> {
  // Twice in a row: between a turn's end and its delivery's start both are idle for a moment.
  for (let calm = 0; calm < 2; calm = house.hub.idle() ? calm + 1 : 0) await systemClock.sleep(3);
}

async function cost(): Promise<Cost> {
  const [cpu, main] = [process.cpuUsage(), process.threadCpuUsage()];
  const { rss, heapUsed } = process.memoryUsage();
  const { cpuMicros, turns, commits } = await house.store.stats();
  return {
    cpu: cpu.user + cpu.system,
    main: main.user + main.system,
    store: cpuMicros,
    rss,
    heap: heapUsed,
    turns,
    commits,
  };
}

function say(customer: number): Promise<unknown> {
  const peer = `visitor-${customer}`;
  const now = systemClock.now();
  return inlet.accept({
    id: eventKey('web', 'main', `${peer}/${++said}`),
    shop: shopId('demo'),
    event: { kind: 'said' },
    from: { id: peer },
    replyTo: { channel: 'web', account: 'main', peer },
    content: [{ kind: 'text', text: '请问什么时候发货呀' }],
    sentAt: now,
    receivedAt: now,
  });
}
