// One account's line to its gateway, shared by the channel and the desk: it opens, watches over and reopens itself.

import { type BackoffPolicy, backoff, type Health, type Timestamp, timestamp } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { CallFailure, type Client, openClient, type Threads } from './client.ts';
import type { ChannelSettings } from './config.ts';
import { openEchoes, type Said } from './echoes.ts';
import type { Line, Party } from './face.ts';
import { endsLine, unauthenticated } from './failure.ts';
import { openGaps } from './gaps.ts';
import { openIntake } from './intake.ts';
import { openNotices } from './notices.ts';
import type { Contact, Failure, Message, Told } from './wire.ts';
import { lineWords } from './words.ts';

/** A gateway that is away is tried again soon, and never more rarely than every half minute. */
const lineBackoff: BackoffPolicy = { floorMs: 500, baseMs: 1000, capMs: 30_000 };
/** Neither a login nor a code within this long: the line is opened anew, which costs the gateway nothing, ms. */
const loginMs = 25_000;
/** How long the SDK may take to load and to start, ms. */
const startMs = 90_000;
/** How often a look looks, ms. */
const lookMs = 100;
/** Rounds without any sign of life after which the line is opened anew. */
const silentRounds = 3;

export function openLine(
  settings: ChannelSettings,
  context: AdapterContext,
  threads: Threads,
  ended: () => void,
): Line {
  const { clock, ids, metrics, shelf } = context;
  const { account } = settings;
  const log = context.log.child({ adapter: 'wechat', account });
  const parties: { party: Party; started: boolean }[] = [];
  const gaps = openGaps(account, { ...context, log });
  const echoes = openEchoes(clock);
  const notices = openNotices(account, { clock, shelf });
  const stopping = new AbortController();
  const intake = openIntake({ clock, ids, log, metrics, take, lost: (why) => notices.gap(gaps.missed(why)) });
  let client: Client | undefined;
  let me: Contact | undefined;
  let since: Timestamp | undefined;
  let skew: number | undefined;
  let lastLife = clock.now();
  let running: Promise<void> | undefined;
  let health: Health = { state: 'starting', since: clock.now() };

  function tell(state: Health['state'], detail?: string): void {
    if (health.state === state && health.detail === detail) return;
    const at = health.state === state ? health.since : clock.now();
    health = { state, since: at, ...(detail === undefined ? {} : { detail }) };
    log[state === 'connected' ? 'info' : 'warn']({ state, detail }, 'the line to WeChat changed');
  }

  async function take(message: Message): Promise<void> {
    metrics.count('wechat_messages_total', { type: message.type });
    if (Number.isFinite(message.at)) skew = message.at - clock.now();
    await parties.find(({ party }) => party.wants(message))?.party.take(message);
  }

  const hasStarted = () => parties.length > 0 && parties.every(({ started }) => started);

  function begin(): void {
    running ??= run().catch((error: unknown) => {
      log.error({ error: String(error) }, 'the line to WeChat ended');
      tell('action_needed', lineWords.ended);
    });
  }

  /** Lives until something ends this session; answers why. */
  function session(): Promise<{ why: string; code?: number | undefined; wasUp: boolean }> {
    const over = new AbortController();
    const stop = () => over.abort();
    stopping.signal.addEventListener('abort', stop, { once: true });
    return new Promise<{ why: string; code?: number | undefined; wasUp: boolean }>((resolve) => {
      let wasUp = false;
      let dongs = false;
      let lastAsked: number | undefined;
      let deadline = clock.now() + startMs;
      const end = (why: string, code?: number) => {
        resolve({ why, code, wasUp });
        over.abort();
      };
      over.signal.addEventListener('abort', () => resolve({ why: 'stopped', wasUp }), { once: true });
      const opened = openClient({
        threads,
        clock,
        puppet: settings.puppet,
        endpoint: settings.endpoint,
        token: settings.token,
        callMs: settings.callSeconds * 1000,
        told,
      });
      client = opened;
      lastLife = clock.now();
      void watch();

      function told(event: Told): void {
        if (over.signal.aborted) return;
        lastLife = clock.now();
        switch (event.kind) {
          case 'started':
            if (Number.isFinite(deadline)) deadline = clock.now() + loginMs;
            return;
          case 'alive':
            return;
          case 'dong':
            dongs = true;
            stands(Number(event.mark));
            return;
          case 'scan':
            deadline = Number.POSITIVE_INFINITY;
            return void showCode(event.code).catch((error: unknown) => log.error({ error: String(error) }, 'no code'));
          case 'login':
            deadline = Number.POSITIVE_INFINITY;
            return void loggedIn(event.contact).then(
              () => {
                wasUp = true;
              },
              (error: unknown) => end(String(error)),
            );
          case 'logout':
            deadline = clock.now() + loginMs;
            loggedOut(lineWords.loggedOut(account));
            return;
          case 'message':
            if (hasStarted()) intake.arrived(event.id, opened);
            return;
          case 'friendship':
            return void befriended(event.id, opened);
          case 'lost':
            end(event.failure.message, event.failure.code);
            return;
          case 'error':
            log.warn({ error: event.failure.message }, 'the SDK told of an error');
            if (endsLine(event.failure)) end(event.failure.message, event.failure.code);
            return;
          default:
            event satisfies never;
        }
      }

      /** The SDK stays `logged in` when nobody answers any more: only a sign of life asked for tells. */
      async function watch(): Promise<void> {
        while (!over.signal.aborted) {
          await clock.sleep(settings.heartbeatSeconds * 1000, over.signal);
          if (over.signal.aborted) return;
          if (clock.now() > deadline) return end(lineWords.noLogin);
          if (since === undefined) continue;
          const [asked, before] = [clock.now(), lastAsked];
          lastAsked = asked;
          opened.call('ding', String(asked)).then(
            () => {
              if (dongs) return;
              lastLife = clock.now();
              // This answer does not come behind the messages, as a dong does: only the round before is surely over.
              stands(before);
            },
            (error: unknown) => {
              if (error instanceof CallFailure && endsLine(error)) end(error.message, error.code);
            },
          );
          if (clock.now() - lastLife > silentRounds * settings.heartbeatSeconds * 1000) return end(lineWords.silent);
        }
      }

      /** All the gateway had announced at that moment has arrived here; once it is stored, no gap begins earlier. */
      function stands(asked: number | undefined): void {
        if (asked === undefined || !Number.isFinite(asked) || since === undefined || !hasStarted()) return;
        intake
          .settled()
          .then(() => gaps.whole(timestamp(asked)))
          .catch((error: unknown) =>
            log.warn({ error: String(error) }, 'how far messages are stored could not be noted'),
          );
      }
    }).finally(() => stopping.signal.removeEventListener('abort', stop));
  }

  async function loggedIn(contact: string): Promise<void> {
    const found = await client!.call('contact', contact);
    me = found;
    since = clock.now();
    notices.codeOver();
    if (hasStarted()) await settleIn();
    else tell('connected');
  }

  async function settleIn(): Promise<void> {
    const gap = await gaps.back();
    if (gap) notices.gap(gap);
    tell('connected', gaps.recent && lineWords.gap(account, gaps.recent));
    for (const { party } of parties) await party.connected?.();
  }

  function loggedOut(why: string, state: Health['state'] = 'action_needed'): void {
    gaps.away(why);
    since = undefined;
    tell(state, why);
  }

  async function showCode(code: string): Promise<void> {
    loggedOut(lineWords.scan(account));
    await notices.code(code, () => since === undefined);
  }

  async function befriended(id: string, from: Client): Promise<void> {
    try {
      const friendship = await from.call('friendship', id);
      if (friendship.kind === 'request' && settings.acceptFriends) await from.call('accept', id);
      for (const { party } of parties)
        if (party.befriended) intake.store(friendship.contact.id, async () => party.befriended?.(friendship));
    } catch (error) {
      log.warn({ error: String(error) }, 'a friendship could not be read');
    }
  }

  async function run(): Promise<void> {
    for (const gap of await gaps.begin()) notices.gap(gap);
    for (let failures = 0; !stopping.signal.aborted; ) {
      const { why, code, wasUp } = await session();
      // What was announced is still read over it; `leave` closes it.
      if (stopping.signal.aborted) return;
      await client?.close();
      metrics.count('wechat_restarts_total');
      failures = wasUp ? 1 : failures + 1;
      if (code === unauthenticated) loggedOut(lineWords.tokenRefused);
      else loggedOut(lineWords.lost(why), 'degraded');
      await clock.sleep(backoff(lineBackoff, failures, ids), stopping.signal);
    }
  }

  const call: Line['call'] = (name, ...args) => {
    if (since !== undefined && client) return client.call(name, ...args);
    const isRefused = health.state === 'action_needed';
    const failure: Failure = { message: health.detail ?? 'not connected', code: isRefused ? unauthenticated : 14 };
    return Promise.reject(new CallFailure(name, failure, false));
  };

  return {
    get me() {
      return since === undefined ? undefined : me;
    },
    get since() {
      return since;
    },
    get skew() {
      return skew;
    },
    echoes,
    call,
    async send(conversation, said) {
      const heard: Said = 'text' in said ? { text: said.text } : { file: true };
      const expected = echoes.expect(conversation, heard);
      try {
        const id =
          'text' in said
            ? await call('text', conversation, said.text, said.mention)
            : await call('file', conversation, said.bytes, said.name);
        expected.sent(id);
        return id;
      } catch (error) {
        if (error instanceof CallFailure && !error.lost) expected.failed();
        else expected.unknown();
        throw error;
      }
    },
    health: () => ({ ...health, ...notices.now() }),
    raise: notices.raise,
    settle: notices.settle,
    join(party, rank) {
      if (rank === 'desk') parties.unshift({ party, started: false });
      else parties.push({ party, started: false });
    },
    start(party) {
      for (const entry of parties) if (entry.party === party) entry.started = true;
      if (!hasStarted()) return;
      begin();
      // Somebody had a look before, and it is open already.
      if (since !== undefined)
        void settleIn().catch((error: unknown) => log.error({ error: String(error) }, 'no start'));
    },
    async look(signal) {
      begin();
      while (since === undefined && health.state !== 'action_needed' && !signal.aborted)
        await clock.sleep(lookMs, AbortSignal.any([signal, stopping.signal]));
    },
    async leave(party) {
      stopping.abort();
      await running;
      await intake.stop();
      await client?.close();
      const at = parties.findIndex((entry) => entry.party === party);
      if (at >= 0) parties.splice(at, 1);
      since = undefined;
      tell('stopped');
      if (parties.length === 0) ended();
    },
  };
}
