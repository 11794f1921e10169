// Inside the thread: one connection to Discord's gateway by discord.js, from HELLO to its end. It never reconnects by
// itself; whoever started it decides that. Whatever the SDK throws ends this thread and nothing else.

import { parentPort, workerData } from 'node:worker_threads';
import { loadGateway } from './client-sdk.ts';

/** What RESUME needs. `sequence` is the last event that is on disk, not the last that arrived. */
export type Session = { readonly id: string; readonly url: string; readonly sequence: number };

export type LifeOptions = {
  readonly token: string;
  readonly intents: number;
  /** Where the gateway is; a session is resumed where READY said. */
  readonly url: string;
  readonly session?: Session | undefined;
};

export type FromLife =
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'dispatch'; readonly t: string; readonly s: number; readonly d: unknown }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'trouble'; readonly words: string }
  /** `invalid`: the session cannot be resumed. `code` is the WebSocket's. */
  | { readonly kind: 'ended'; readonly how: 'closed' | 'invalid'; readonly code?: number };

export type ToLife = { readonly kind: 'stored'; readonly sequence: number } | { readonly kind: 'stop' };

/** Any code but 1000 and 1001 leaves the session to be resumed. */
const resumableClose = 4200;

if (!parentPort) throw new Error('the gateway runs in a thread of its own');
const port = parentPort;
const { token, intents, url, session } = workerData as LifeOptions;
const post = (message: FromLife) => port.postMessage(message);

const { WebSocketManager, WebSocketShardEvents } = loadGateway();
type Options = ConstructorParameters<typeof WebSocketManager>[0];
type Held = Parameters<Options['updateSessionInfo'] & object>[1];

let held: Held = session
  ? { sessionId: session.id, resumeURL: session.url, sequence: session.sequence, shardId: 0, shardCount: 1 }
  : null;
let isGreeted = false;
let isStopping = false;

function end(how: 'closed' | 'invalid', code?: number): void {
  post({ kind: 'ended', how, ...(code === undefined ? {} : { code }) });
  process.exit(0);
}

const information = {
  url,
  shards: 1,
  session_start_limit: { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 1 },
};
const manager = new WebSocketManager({
  token,
  intents,
  // It is asked for one thing only, and whoever started us has asked Discord already.
  rest: { get: async () => information } as unknown as Options['rest'],
  shardCount: 1,
  helloTimeout: 20_000,
  identifyProperties: { os: process.platform, browser: 'huoji', device: 'huoji' },
  retrieveSessionInfo: () => held,
  updateSessionInfo(_shard, next) {
    if (isStopping) return;
    // Before HELLO it is the network that failed; after it, Discord does not know the session (any more).
    if (next === null) return end(isGreeted ? 'invalid' : 'closed');
    // The SDK counts what arrived. We count what is on disk, so that RESUME brings back whatever is not.
    if (next.sessionId === held?.sessionId) return;
    held = next;
    post({ kind: 'session', session: { id: next.sessionId, url: next.resumeURL, sequence: next.sequence } });
  },
});
manager.on(WebSocketShardEvents.Hello, () => {
  isGreeted = true;
});
manager.on(WebSocketShardEvents.Dispatch, ({ data }) => post({ kind: 'dispatch', t: data.t, s: data.s, d: data.d }));
manager.on(WebSocketShardEvents.Resumed, () => post({ kind: 'resumed' }));
manager.on(WebSocketShardEvents.Error, ({ error }) =>
  post({ kind: 'trouble', words: String(error?.message ?? error) }),
);
manager.on(WebSocketShardEvents.Closed, ({ code }) => {
  if (!isStopping) end('closed', code);
});

port.on('message', (message: ToLife) => {
  if (message.kind === 'stored') {
    if (held) held = { ...held, sequence: message.sequence };
    return;
  }
  isStopping = true;
  void Promise.resolve(manager.destroy({ code: resumableClose, reason: 'stopping' }))
    .catch(() => {})
    .then(() => process.exit(0));
});

await manager.connect();
