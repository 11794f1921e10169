// The hub: joins inbox, lanes, turns, outbox, desks and timers. What `assemble` opens and adapters lean on.

import { customerGone, openFailed, tellMediaFailed, tellUndelivered } from '../desk/alerts.ts';
import { deskLanguageOf } from '../desk/case.ts';
import { openRelay } from '../desk/relay.ts';
import { deskOfLane, Openings, ThreadWriter } from '../desk/threads.ts';
import type { ConversationId, Delivery, Fate } from '../model/index.ts';
import { laneOf } from '../model/index.ts';
import type { Inlet, Unit } from '../ports/index.ts';
import { Alarms } from './alarms.ts';
import { backoff, pauseBackoff } from './backoff.ts';
import { type CommitParts, commit } from './commit.ts';
import type { Hub, HubParts } from './face.ts';
import { openInlet } from './inbox.ts';
import { Keeping } from './keeping.ts';
import { Lanes } from './lanes.ts';
import { MediaFetcher } from './media.ts';
import { Outbox } from './outbox.ts';
import { deskName } from './routes.ts';
import { shopSpoke } from './shop-spoke.ts';
import { Timers } from './timers.ts';
import { type TurnParts, takeTurn } from './turn.ts';
import { Turnstile } from './turnstile.ts';
import { Channels, openVoice } from './voice.ts';

export { openEvents } from './events.ts';
export type * from './face.ts';

/** How long `stop` waits for what is on the wire, ms. */
const drainMs = 5000;

/**
 * Opens the hub on parts that are made but not started.
 *
 * @example const hub = openHub(parts); await hub.start(); … await hub.stop();
 */
export function openHub(parts: HubParts): Hub {
  const { store, clock, ids, log, metrics, people, events, shelf, settings, mind, shop } = parts;
  const channels = new Channels(parts.channels);
  const desks = new Map(parts.desks.map((desk) => [desk.id, desk]));
  const openings = new Openings();
  const threads = new ThreadWriter(ids, settings.agentReplyTtlMs);
  const voice = openVoice({ channels, shelf, ids, metrics, settings });
  const engine = () => mind.current();
  const deskLanguage = () => deskLanguageOf(mind.current());
  const write = (unit: Unit) => commit(unit, commitParts);
  const alerts = { store, clock, openings, threads, engine, commit: write };
  /** Work beside the lanes; its failure is told and holds up nobody. */
  const beside = (work: Promise<void>, what: string) => {
    work.catch((error: unknown) => log.error({ err: error }, what));
  };

  const media = new MediaFetcher({
    channels,
    shelf,
    store,
    clock,
    log,
    failed: (id, _seq, why) => beside(tellMediaFailed(id, why, alerts), 'a lost file could not be told'),
  });
  const outbox = new Outbox({ store, channels, desks, clock, ids, log, metrics, deskLanguage, settled, gate });
  const timers = new Timers({
    shop,
    store,
    clock,
    ids,
    log,
    metrics,
    people,
    mind,
    openings,
    voice,
    threads,
    desks: [...desks.keys()],
    commit: write,
  });
  const commitParts: CommitParts = {
    store,
    clock,
    events,
    openings,
    outbox,
    timersChanged: () => timers.changed(),
  };
  const turnParts: TurnParts = {
    shop,
    store,
    mind,
    clock,
    log,
    metrics,
    people,
    desks,
    channels,
    openings,
    media,
    turnstile: new Turnstile(),
    tools: { voice, threads, ids },
    settings,
    lookUp: parts.lookUp,
    commit: write,
  };
  const lanes = new Lanes({
    clock,
    ids,
    log,
    capMs: settings.quietCapMs,
    capMessages: settings.quietCapMessages,
    turn: (id, interruptible) => takeTurn(id, interruptible, turnParts),
  });
  const interrupt = (id: ConversationId) => lanes.interrupt(id);
  const desk = openRelay({
    shop,
    store,
    clock,
    ids,
    log,
    metrics,
    people,
    desks: parts.desks,
    openings,
    voice,
    threads,
    engine,
    commit: write,
    interrupt,
  });
  const alarms = new Alarms({ desks, clock, events, log });
  const keeping = new Keeping({
    store,
    clock,
    log,
    metrics,
    events,
    drawers: parts.drawers ?? {},
    health: () => health(),
    connected: (what) => outbox.lookAt(what),
    looked: (all) => alarms.look(all),
  });
  let stopping = false;
  const startsOver = new AbortController();

  function settled(delivery: Delivery, fate: Fate): void {
    const { what, conversation } = delivery;
    const to = what.kind === 'reply' ? what.reply.to.channel : what.desk;
    metrics.count('sends_total', { to, fate: fate.kind });
    if (fate.kind === 'again') return;
    events.emit({ kind: 'delivery', conversation, state: fate.kind, at: clock.now() });
    if (fate.kind === 'sent') return;
    const why = 'error' in fate ? fate.error : fate.kind;
    log.warn({ delivery: delivery.id, to, fate: fate.kind, why }, 'a delivery did not arrive');
    if (what.kind === 'reply')
      beside(tellUndelivered(delivery, fate, alerts), 'an undelivered reply could not be told');
    else if (what.kind === 'desk_open' && fate.kind !== 'expired')
      beside(openFailed(delivery, why, alerts), 'a thread that did not open could not be told');
  }

  function gate(what: string, open: boolean, why: string): void {
    if (open) log.info({ adapter: what }, 'the account is accepted again');
    else log.error({ adapter: what, why }, 'the platform refuses the account: its lanes wait for the operator');
    events.emit({ kind: 'health', what, state: open ? 'connected' : 'action_needed', at: clock.now() });
  }

  const inlets = new Map<string, Inlet>();
  const inlet: Hub['inlet'] = (channel) => {
    const key = `${channel.name}:${channel.account}`;
    let made = inlets.get(key);
    if (!made) {
      made = openInlet(channel, {
        store,
        clock,
        ids,
        metrics,
        events,
        lanes,
        media,
        settings,
        open: () => !stopping,
        shopSpoke: (envelope, id) =>
          shopSpoke(envelope, id, {
            ...alerts,
            interrupt,
            fetchMedia: (of, seq, content) => media.begin(channel, of, seq, content),
          }),
        gone: (id) => beside(customerGone(id, alerts), 'a customer left and nobody was told'),
      });
      inlets.set(key, made);
    }
    return made;
  };

  /** What a kill left: unread conversations, open lanes, threads still to be opened. Their sends wait for adapters. */
  async function recover(): Promise<void> {
    const idempotentChannels = parts.channels
      .filter((each) => each.capabilities.idempotentSend)
      .map(({ name }) => name);
    const found = await store.recover({ idempotentChannels }, clock.now());
    if (found.resends > 0) metrics.count('possible_doubles_total', {}, found.resends);
    if (found.resends + found.unknown > 0)
      log.warn({ resends: found.resends, unknown: found.unknown }, 'deliveries were on the wire when the hub ended');
    for (const lane of found.lanes) {
      const thread = deskOfLane(lane);
      if (thread) openings.begun(thread.handoff, thread.desk);
    }
    outbox.wake(found.lanes, Number.POSITIVE_INFINITY);
    for (const { id, lastInAt, address, owner } of found.conversations) {
      const byBot = owner === 'bot' || owner === 'closed';
      const own = settings.quietWindowMs ?? channels.of(address)?.capabilities.quietWindow ?? 0;
      lanes.wake(id, { windowMs: byBot ? own : 0, at: lastInAt, address: laneOf(address) });
    }
  }

  /** One that cannot start must not take the others with it: it is told, what is for it waits, and it is tried again. */
  async function startOne(name: string, starting: () => Promise<void>, failures = 0): Promise<void> {
    try {
      await starting();
      outbox.release(name);
    } catch (error) {
      log.error({ adapter: name, err: error }, 'an adapter did not start');
      events.emit({ kind: 'health', what: name, state: 'action_needed', at: clock.now() });
      void startAgain(name, starting, failures + 1);
    }
  }

  async function startAgain(name: string, starting: () => Promise<void>, failures: number): Promise<void> {
    await clock.sleep(backoff(pauseBackoff, failures, ids), startsOver.signal);
    if (!stopping) await startOne(name, starting, failures);
  }

  const named = [
    ...parts.channels.map((channel) => ({
      name: `${channel.name}:${channel.account}`,
      adapter: channel,
      start: () => channel.start(inlet(channel)),
    })),
    ...parts.desks.map((each) => ({ name: deskName(each.id), adapter: each, start: () => each.start(desk) })),
  ];
  const health = () => named.map(({ name, adapter }) => ({ what: name, health: adapter.health() }));

  return {
    async start() {
      for (const { name } of named) outbox.hold(name);
      await recover();
      timers.start();
      keeping.start();
      await Promise.all(named.map(({ name, start }) => startOne(name, start)));
    },
    inlet,
    desk,
    handle: (event) => desk.handle(event),
    typing: (address) => lanes.typing(laneOf(address)),
    health,
    idle: () => lanes.size === 0 && outbox.busy === 0,
    interrupt,
    async stop() {
      stopping = true;
      lanes.stop();
      startsOver.abort();
      await Promise.all([timers.stop(), keeping.stop(), alarms.stop(), outbox.stop(drainMs)]);
      const ended = await Promise.allSettled(named.map(({ adapter }) => adapter.stop()));
      for (const end of ended)
        if (end.status === 'rejected') log.error({ err: end.reason }, 'an adapter did not stop in order');
    },
  };
}
