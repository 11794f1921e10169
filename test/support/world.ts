// A hub in a world the test owns: channels and desks that write down what reaches them, people, a clock, a store.

import {
  agentId,
  type Capabilities,
  type ChannelAdapter,
  type Content,
  type ConversationId,
  type CustomerEvent,
  type DeskAct,
  type DeskAdapter,
  type DeskOutcome,
  type Engine,
  type Envelope,
  eventKey,
  type Handoff,
  type HandoffId,
  type Hub,
  type HubParts,
  type HubSettings,
  type IdSource,
  type Log,
  type MediaShelf,
  mediaId,
  openEvents,
  openHub,
  openMemory,
  type Person,
  type Store,
  shopId,
} from '../../core/index.ts';
import { ManualClock } from './clock.ts';
import { scriptedEngine } from './scripted-engine.ts';
import { ScriptedChannel, ScriptedDesk } from './scripted-platforms.ts';

export type WorldOptions = {
  readonly clock?: ManualClock;
  readonly store?: Store;
  readonly engine?: Engine;
  readonly capabilities?: Partial<Capabilities>;
  readonly desks?: readonly string[];
  readonly deskRate?: DeskAdapter['rate'];
  readonly people?: readonly Person[];
  readonly settings?: Partial<HubSettings>;
  readonly lookUp?: HubParts['lookUp'];
  readonly drawers?: NonNullable<HubParts['drawers']>;
  /** There from the start: a recovered turn may need it before the test can set it. */
  readonly fetchMedia?: NonNullable<ChannelAdapter['fetchMedia']>;
  /** Counts ids from here: a second world on the same store must not mint them again. */
  readonly idsFrom?: number;
};

export type World = Awaited<ReturnType<typeof openWorld>>;

export async function openWorld(options: WorldOptions = {}) {
  const clock = options.clock ?? new ManualClock();
  const store = watched(options.store ?? openMemory(), clock);
  const channel = new ScriptedChannel(clock, options.capabilities);
  if (options.fetchMedia) channel.fetchMedia = options.fetchMedia;
  const desks = (options.desks ?? ['forum:main']).map((id) => new ScriptedDesk(clock, id, options.deskRate));
  const people = options.people ?? [person('bo'), person('cy')];
  const metrics = countedMetrics();
  const log = keptLog();
  const events = openEvents();
  const engine = options.engine ?? scriptedEngine();
  const hub: Hub = openHub({
    shop: shopId('demo'),
    store,
    channels: [channel],
    desks,
    mind: { current: () => engine },
    clock,
    ids: countedIds(options.idsFrom),
    log,
    metrics,
    people: {
      all: () => people,
      byId: (id) => people.find((one) => one.id === id),
      byAccount: () => undefined,
    },
    shelf: shelfInMemory(),
    events,
    settings: {
      quietCapMs: 4000,
      quietCapMessages: 10,
      botReplyTtlMs: 15 * 60_000,
      agentReplyTtlMs: 24 * 3_600_000,
      lookUpMs: 8000,
      ...options.settings,
    },
    ...(options.drawers ? { drawers: options.drawers } : {}),
    ...(options.lookUp && { lookUp: options.lookUp }),
  });
  await hub.start();
  let minted = 0;
  const conversations = new Map<string, ConversationId>();

  return {
    clock,
    store,
    channel,
    desks,
    /** The first desk. */
    desk: desks[0]!,
    hub,
    metrics,
    log,
    events,
    /** Accepts a customer's words; `id` makes it a redelivery. */
    async say(words: string | readonly Content[], { peer = 'ann', id, event }: SayOptions = {}) {
      const content: readonly Content[] = typeof words === 'string' ? [{ kind: 'text', text: words }] : words;
      const now = clock.now();
      const envelope: Envelope = {
        id: eventKey(channel.name, 'main', id ?? `e${++minted}-${options.idsFrom ?? 0}`),
        shop: shopId('demo'),
        event: event ?? { kind: 'said' },
        from: { id: peer, name: peer },
        replyTo: { channel: channel.name, account: 'main', peer },
        content,
        sentAt: now,
        receivedAt: now,
      };
      const accepted = await hub.inlet(channel).accept(envelope);
      conversations.set(peer, accepted.conversation);
      return accepted;
    },
    /** An agent acts; `undefined` is somebody who is on no list. */
    act(
      agent: string | undefined,
      handoff: HandoffId,
      act: DeskAct,
      { desk = desks[0]!.id, id }: ActOptions = {},
    ): Promise<DeskOutcome> {
      return hub.handle({
        id: eventKey('desk', 'main', id ?? `a${++minted}-${options.idsFrom ?? 0}`),
        desk,
        handoff,
        by: { platformUser: agent ?? 'stranger', ...(agent !== undefined && { agent: agentId(agent) }) },
        at: clock.now(),
        ...act,
      });
    },
    /** The customer's conversation as it stands. */
    async conversation(peer = 'ann') {
      const known = conversations.get(peer);
      // After a restart only the store knows him.
      const [byName] = known ? [] : await store.conversations({ shop: shopId('demo'), search: peer, limit: 1 });
      const found = known ? await store.load(known, 1) : byName;
      if (!found) throw new Error(`no conversation with ${peer}`);
      return found.conversation;
    },
    /** The hand-off the conversation is in people's hands by. */
    async handoff(peer = 'ann'): Promise<Handoff> {
      const { mode } = await this.conversation(peer);
      if (mode.kind !== 'waiting' && mode.kind !== 'agent') throw new Error(`${peer} is with the ${mode.kind}`);
      return (await store.findHandoff(mode.handoff))!;
    },
    /** Every delivery of a conversation that shows a turn, as `state` words. */
    async fates(conversation: ConversationId): Promise<string[]> {
      return (await store.deliveriesOf(conversation, 0)).map(({ state }) => state.kind);
    },
    settle: () => clock.settle(),
    advance: (ms: number) => clock.advance(ms),
    async close({ keepStore = false } = {}) {
      const stopping = hub.stop();
      // `stop` waits by the clock for what hangs on the wire.
      let stopped = false;
      stopping.finally(() => {
        stopped = true;
      });
      while (!stopped) await clock.advance(1000);
      await stopping;
      if (!keepStore) await store.close();
    },
  };
}

type SayOptions = { readonly peer?: string; readonly id?: string; readonly event?: CustomerEvent };
type ActOptions = { readonly desk?: string; readonly id?: string };

export function person(id: string, more: Partial<Person> = {}): Person {
  return {
    id: agentId(id),
    name: id.toUpperCase(),
    role: 'agent',
    accounts: {},
    skills: [],
    languages: [],
    capacity: 8,
    ...more,
  };
}

export function text(words: string): readonly Content[] {
  return [{ kind: 'text', text: words }];
}

function countedIds(from = 0): IdSource {
  let count = from;
  return { next: <Id extends string>() => `id${String(++count).padStart(8, '0')}` as Id };
}

/** The store with its calls counted, so that the clock knows when it has nothing left to do. */
function watched(store: Store, clock: ManualClock): Store {
  let open = 0;
  const before = clock.quiet;
  clock.quiet = () => open === 0 && before();
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        open++;
        const answer: Promise<unknown> = member.apply(target, args);
        answer.then(
          () => open--,
          () => open--,
        );
        return answer;
      };
    },
  });
}

function countedMetrics() {
  const counts = new Map<string, number>();
  return {
    counts,
    count(name: string, labels: Readonly<Record<string, string>> = {}, by = 1) {
      const keys = new Set([name, [name, ...Object.values(labels)].join(' ')]);
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + by);
    },
    gauge() {},
    observe() {},
    /** `name` alone, or `name label label`. */
    of: (name: string) => counts.get(name) ?? 0,
  };
}

export function keptLog(): Log & {
  readonly lines: { readonly level: string; readonly message: string; readonly fields: object }[];
} {
  const lines: { level: string; message: string; fields: object }[] = [];
  const write = (level: string) => (fields: object, message: string) => void lines.push({ level, message, fields });
  const log = {
    lines,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: () => log,
  };
  return log;
}

function shelfInMemory(): MediaShelf {
  const files = new Map<string, Uint8Array>();
  return {
    async put(bytes, { name }) {
      const media = mediaId(`m${files.size + 1}`.padEnd(43, '_'));
      files.set(media, bytes);
      return { media, type: 'image', mime: 'image/png', bytes: bytes.length, ...(name && { name }) };
    },
    find: async () => undefined,
    read: async (media) => files.get(media) ?? new Uint8Array(),
    link: (media) => `https://shop.example/media/${media}`,
    verify: () => true,
    sweep: async () => 0,
  };
}
