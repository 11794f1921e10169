// One bot's line to Discord, shared by the channel and the desk that use it: events in, health, and the client.

import { type BackoffPolicy, backoff, type Health, type Timestamp } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { openCatchUp } from './catch-up.ts';
import { type Client, openClient } from './client.ts';
import { beginLife, type Life, type Session } from './client-gateway.ts';
import { CallFailure } from './failure.ts';
import { badToken, healthAfter, isResumable } from './line-health.ts';
import { openPlaces, type Places } from './places.ts';
import { openProgress } from './progress.ts';
import { type Dispatch, laneOf, type Me, Ready } from './wire.ts';

/** A channel or a desk that lives on this line. */
export type Party = {
  /** The gateway intents it cannot live without. */
  readonly intents: number;
  /** Whether this event is its own; desks are asked first, and the first that says yes gets it. */
  wants(dispatch: Dispatch): boolean | Promise<boolean>;
  /** Resolves when everything in the event that matters is on disk. */
  take(dispatch: Dispatch): Promise<void>;
  /** The bot is known and reachable; told again after each reconnect. */
  connected?(me: Me): void;
};

export type LineSettings = {
  readonly account: string;
  readonly token: string;
  readonly restApi: string;
  readonly gateway?: string | undefined;
  readonly cdn?: string | undefined;
};

export interface Connection {
  /** The bot, once Discord has told. */
  readonly me: Me | undefined;
  readonly client: Client;
  /** Where stickers lie. */
  readonly cdn: string;
  readonly places: Places;
  health(): Health;
  /** Names a party at its making; events flow when every named party has started, so that none counts as seen unseen. */
  join(party: Party, rank: 'desk' | 'channel'): void;
  /** The party can take events. */
  start(party: Party): void;
  /** Takes no more events for anyone, and waits for those being stored. The client still sends for the others. */
  leave(party: Party): Promise<void>;
}

const sessionDrawer = 'discord-session';
/** How often the session's progress is written down, ms. What lies between is replayed after a crash and seen again. */
const noteMs = 5_000;
const lineBackoff: BackoffPolicy = { floorMs: 250, baseMs: 500, capMs: 60_000 };
/** A new session is not asked for sooner (Discord: wait 1–5 s after an invalid session). */
const identifyBackoff: BackoffPolicy = { floorMs: 1000, baseMs: 2000, capMs: 60_000 };
/** A line that stood this long was sound: the next failure is the first again. Discord allows 1,000 new sessions a day. */
const soundMs = 60_000;
/** An operator has to act; asking again too often gets the whole address banned. */
const refusedBackoff: BackoffPolicy = { floorMs: 30_000, baseMs: 60_000, capMs: 5 * 60_000 };
const storeBackoff: BackoffPolicy = { floorMs: 50, baseMs: 100, capMs: 5_000 };

/** A resumed session does not say again who the bot is. */
type Noted = Session & { readonly at: Timestamp; readonly me?: Me | undefined; readonly isBehind?: boolean };

export function openConnection(settings: LineSettings, context: AdapterContext, ended: () => void): Connection {
  const { account, token, restApi, cdn = 'https://cdn.discordapp.com' } = settings;
  const { clock, ids, metrics, drawers, outbound } = context;
  const log = context.log.child({ adapter: 'discord', account });
  const client = openClient({ token, restApi, cdn, clock, outbound });
  const places = openPlaces(account, context);
  const progress = openProgress();
  const parties: { party: Party; started: boolean }[] = [];
  const lanes = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let life: Life | undefined;
  let me: Me | undefined;
  let session: Session | undefined;
  let noted: Noted | undefined;
  let failures = 0;
  let sessions = 0;
  /** The line stands, but the store takes nothing. */
  let isStuck = false;
  let health: Health = { state: 'starting', since: clock.now() };

  const catchUp = openCatchUp({
    client,
    places,
    clock,
    ids,
    log,
    metrics,
    signal: stopping.signal,
    inLane,
    store: storeAtLast,
    done: noteSoon,
  });

  const hasStarted = () => parties.length > 0 && parties.every(({ started }) => started);

  function tell(state: Health['state'], detail?: string): void {
    if (health.state === state && health.detail === detail) return;
    health = { state, since: clock.now(), ...(detail === undefined ? {} : { detail }) };
    log[state === 'connected' || state === 'stopped' ? 'info' : 'warn'](
      { state, detail },
      'the line to Discord changed',
    );
  }

  function connected(): void {
    tell('connected');
    if (me) for (const { party } of parties) party.connected?.(me);
  }

  /** The next event of a channel begins when the one before it has ended. */
  function inLane(channel: string, run: () => Promise<void>): void {
    const before = lanes.get(channel) ?? Promise.resolve();
    const settled = before.then(run).catch((error: unknown) => {
      log.error({ error: wordsOf(error) }, 'an event was not taken');
    });
    lanes.set(channel, settled);
    void settled.then(() => {
      if (lanes.get(channel) === settled) lanes.delete(channel);
    });
  }

  function hear({ t, s, d }: { t: string; s: number; d: unknown }): void {
    progress.begin(s);
    const dispatch: Dispatch = { t, d, s };
    if (t === 'READY') return void arriveAnew(dispatch, s);
    const counting = sessions;
    inLane(laneOf(dispatch), async () => {
      // A session that began meanwhile counts anew: an old number would stand for another event.
      if ((await storeAtLast(dispatch)) && counting === sessions) counted(s);
    });
  }

  function counted(sequence: number): void {
    const mark = progress.done(sequence);
    if (mark !== undefined) life?.stored(mark);
  }

  /**
   * Stores an event, however often it takes: the gateway would not say it again while the line stands. Answers whether it
   * is stored; only a stop ends it otherwise, and then the event counts as not heard.
   */
  async function storeAtLast(dispatch: Dispatch): Promise<boolean> {
    for (let tries = 1; ; tries++) {
      try {
        await take(dispatch);
        if (isStuck && life) tell('connected');
        isStuck = false;
        return true;
      } catch (error) {
        log.error({ event: dispatch.t, error: wordsOf(error) }, 'an event could not be stored');
        if (stopping.signal.aborted) return false;
        if (tries > 2 && health.state === 'connected') {
          isStuck = true;
          tell('degraded', 'Events arrive but cannot be stored; they are tried again. See the log.');
        }
      }
      await clock.sleep(backoff(storeBackoff, tries, ids), stopping.signal);
    }
  }

  async function take(dispatch: Dispatch): Promise<void> {
    for (const { party } of parties) {
      if (!(await party.wants(dispatch))) continue;
      metrics.count('discord_events_total', { kind: kindOf(dispatch) });
      return party.take(dispatch);
    }
  }

  /** A session that is not the old one: whatever happened between must be read back. */
  function arriveAnew(dispatch: Dispatch, sequence: number): void {
    const ready = Ready.safeParse(dispatch.d);
    if (ready.success) me = { user: ready.data.user, application: ready.data.application.id };
    sessions += 1;
    progress.restart(sequence);
    life?.stored(sequence);
    if (noted || places.all().length > 0) catchUp.begin(noted?.at);
    connected();
    noteSoon();
  }

  async function run(): Promise<void> {
    await places.recall();
    noted = (await drawers.get(sessionDrawer, account))?.value as Noted | undefined;
    session = noted?.isBehind ? undefined : noted;
    me = noted?.me;
    void noteNowAndThen();
    while (!stopping.signal.aborted) {
      const policy = await lifetime().catch((error: unknown) => trouble(error));
      if (stopping.signal.aborted) return;
      failures += 1;
      await clock.sleep(Math.max(policy.asked ?? 0, backoff(policy.pause, failures, ids)), stopping.signal);
    }
  }

  /** One connection from its beginning to its end; answers how long to wait before the next. */
  async function lifetime(): Promise<{ pause: BackoffPolicy; asked?: number }> {
    const url = settings.gateway ?? (await gatewayUrl());
    if (stopping.signal.aborted) return { pause: lineBackoff };
    progress.restart(session?.sequence ?? 0);
    const wanted = parties.reduce((all, { party }) => all | party.intents, 0);
    const begun = beginLife(
      { token, intents: wanted, url, session: session && (settings.gateway ? { ...session, url } : session) },
      {
        session(fresh) {
          session = fresh;
        },
        dispatch: hear,
        resumed: connected,
      },
      (signal) => clock.sleep(2_000, signal),
    );
    life = begun;
    const since = clock.now();
    const end = await Promise.race([begun.ended, aborted(stopping.signal)]);
    life = undefined;
    if (clock.now() - since > soundMs) failures = 0;
    if (end === undefined) {
      await begun.stop();
      return { pause: lineBackoff };
    }
    // Not resumed from what arrived but from what is stored: what is still being stored comes again, and is seen twice.
    if (session) session = { ...session, sequence: progress.mark };
    if (!isResumable(end)) session = undefined;
    const { state, detail } = healthAfter(end);
    tell(state, detail);
    metrics.count('discord_line_ended_total', { how: end.how });
    return {
      pause: state === 'action_needed' ? refusedBackoff : end.how === 'invalid' ? identifyBackoff : lineBackoff,
    };
  }

  async function gatewayUrl(): Promise<string> {
    const answer = (await client.call('GET', '/gateway/bot', { signal: stopping.signal })) as { url?: unknown };
    if (typeof answer?.url !== 'string' || !/^wss?:\/\//.test(answer.url)) throw new Error('Discord named no gateway');
    return answer.url;
  }

  function trouble(error: unknown): { pause: BackoffPolicy; asked?: number } {
    if (stopping.signal.aborted) return { pause: lineBackoff };
    const failure = error instanceof CallFailure ? error.failure : undefined;
    if (failure?.kind === 'refused' && failure.status === 401) {
      tell('action_needed', badToken);
      return { pause: refusedBackoff };
    }
    tell('degraded', wordsOf(error));
    return { pause: lineBackoff, ...(failure?.kind === 'limited' ? { asked: failure.retryAfterMs } : {}) };
  }

  async function noteNowAndThen(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(noteMs, stopping.signal);
      if (!stopping.signal.aborted) await note();
    }
  }

  function noteSoon(): void {
    if (!stopping.signal.aborted) inLane('', note);
  }

  /** How far everything is, for the next process. */
  async function note(): Promise<void> {
    try {
      await places.flush();
      if (!session) return;
      const isStanding = health.state === 'connected';
      const at = isStanding ? clock.now() : (noted?.at ?? clock.now());
      const now: Noted = { ...session, me, sequence: progress.mark, at, isBehind: catchUp.isBehind };
      const before = await drawers.get(sessionDrawer, account);
      await drawers.put(sessionDrawer, account, now, before?.version, clock.now());
      noted = now;
    } catch (error) {
      log.warn({ error: wordsOf(error) }, 'how far the line is was not written down');
    }
  }

  return {
    client,
    cdn,
    places,
    get me() {
      return me;
    },
    health() {
      const gap = health.state === 'connected' ? catchUp.gapAt(clock.now()) : undefined;
      return gap === undefined ? health : { ...health, detail: gap };
    },
    join(party, rank) {
      if (rank === 'desk') parties.unshift({ party, started: false });
      else parties.push({ party, started: false });
    },
    start(party) {
      for (const entry of parties) if (entry.party === party) entry.started = true;
      if (hasStarted())
        running ??= run().catch((error: unknown) => {
          log.error({ error: wordsOf(error) }, 'the line to Discord ended');
          tell('action_needed', 'The line to Discord ended unexpectedly; restart the hub. See the log.');
        });
    },
    async leave(party) {
      const isFirst = !stopping.signal.aborted;
      stopping.abort();
      await running;
      await Promise.all(lanes.values());
      if (isFirst && running) await note();
      const at = parties.findIndex((entry) => entry.party === party);
      if (at >= 0) parties.splice(at, 1);
      tell('stopped');
      if (parties.length === 0) ended();
    },
  };
}

const kinds = new Set([
  'MESSAGE_CREATE',
  'MESSAGE_UPDATE',
  'MESSAGE_DELETE',
  'INTERACTION_CREATE',
  'MESSAGE_REACTION_ADD',
]);
function kindOf({ t }: Dispatch): string {
  return kinds.has(t) ? t.toLowerCase() : 'other';
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
