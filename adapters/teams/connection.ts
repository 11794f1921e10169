// One bot's line to Teams, shared by the channel and the desk that use it: activities in, health, and the client.

import { type BackoffPolicy, backoff, type Health, Refusal } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { openAbsence } from './absence.ts';
import { type Client, openClient } from './client.ts';
import type { LineSettings } from './config.ts';
import { CallFailure } from './failure.ts';
import { type Answer, hookHandler } from './hook.ts';
import { type Hosts, isLoopback, openHosts } from './hosts.ts';
import { openProof, type Proof } from './proof.ts';
import { openReferences, type References } from './references.ts';
import type { Activity } from './wire.ts';

/** A channel or a desk that lives on this line. */
export type Party = {
  /** Whether this activity is its own; desks are asked first, and the first that says yes gets it. */
  wants(activity: Activity): boolean;
  /** Resolves when everything in the activity that matters is on disk. */
  take(activity: Activity): Promise<Answer | undefined>;
};

export interface Connection {
  readonly settings: LineSettings;
  readonly hosts: Hosts;
  readonly references: References;
  /** Undefined for a bot without a registration. */
  readonly proof: Proof | undefined;
  /** Loads the SDK when it is first asked for. */
  client(): Promise<Client>;
  health(): Health;
  /** What a call showed about the line; only that which concerns the whole line is told. */
  learned(error?: unknown): void;
  /** Names a party at its making; activities are taken when every named party has started. */
  join(party: Party, rank: 'desk' | 'channel'): void;
  start(party: Party): void;
  /** Takes no more activities for anyone, and waits for those being stored. The client still sends for the others. */
  leave(party: Party): Promise<void>;
}

/** A line that broke is looked at again soon, then more and more rarely. */
const lineBackoff: BackoffPolicy = { floorMs: 500, baseMs: 1000, capMs: 60_000 };

export function openConnection(settings: LineSettings, context: AdapterContext, ended: () => void): Connection {
  const { account, appId, insecureLocal, tenants, serviceUrls, openIdMetadataUrl, watchSeconds } = settings;
  const { clock, ids, metrics, http, limits, outbound } = context;
  const log = context.log.child({ adapter: 'teams', account });
  if (appId === undefined) refuseUnlessLocal(insecureLocal, http);
  const hosts = openHosts(serviceUrls, appId === undefined);
  const references = openReferences(account, context, hosts);
  const proof =
    appId === undefined ? undefined : openProof({ appId, metadataUrl: openIdMetadataUrl, clock, outbound, log });
  const absence = openAbsence(account, { ...context, log });
  const parties: { party: Party; started: boolean }[] = [];
  const lanes = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  /** A stop waits for no answer of Microsoft's. */
  const stopped = new Promise<void>((end) => stopping.signal.addEventListener('abort', () => end(), { once: true }));
  let opened: Promise<Client> | undefined;
  let running: Promise<void> | undefined;
  let health: Health = { state: 'starting', since: clock.now() };

  const client = () => {
    opened ??= openClient({ settings, hosts, clock, outbound });
    return opened;
  };
  const hasStarted = () => parties.length > 0 && parties.every(({ started }) => started);

  http.exact(
    `/hooks/teams/${account}`,
    hookHandler({
      proof,
      tenants,
      hosts,
      http,
      limits,
      clock,
      log,
      metrics,
      ready: () => hasStarted() && !stopping.signal.aborted,
      take: (activity) => inLane(activity.conversation.id, () => take(activity)),
    }),
  );

  function tell(state: Health['state'], detail?: string): void {
    if (health.state === 'stopped' || (health.state === state && health.detail === detail)) return;
    health = { state, since: clock.now(), ...(detail === undefined ? {} : { detail }) };
    log[state === 'connected' || state === 'stopped' ? 'info' : 'warn']({ state, detail }, 'the line to Teams changed');
  }

  /** The next activity of a conversation begins when the one before it has ended, well or not. */
  function inLane<Result>(conversation: string, run: () => Promise<Result>): Promise<Result> {
    const before = lanes.get(conversation) ?? Promise.resolve();
    const result = before.then(run);
    const settled = result.then(
      () => {},
      () => {},
    );
    lanes.set(conversation, settled);
    void settled.then(() => {
      if (lanes.get(conversation) === settled) lanes.delete(conversation);
    });
    return result;
  }

  async function take(activity: Activity): Promise<Answer | undefined> {
    metrics.count('teams_activities_total', { kind: kinds.has(activity.type) ? activity.type : 'other' });
    await references.note(activity);
    return parties.find(({ party }) => party.wants(activity))?.party.take(activity);
  }

  async function look(): Promise<void> {
    await proof?.refresh();
    if (health.state !== 'connected') await (await client()).token();
  }

  /** Proves the registration once, then looks at Microsoft's keys now and again: the only line there is to watch. */
  async function run(): Promise<void> {
    const noted = absence
      .begin()
      .catch((error: unknown) => log.warn({ error: wordsOf(error) }, 'how long nothing was taken is not known'))
      .then(() => absence.watch(stopping.signal));
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        await Promise.race([look(), stopped]);
        failures = 0;
        learned();
      } catch (error) {
        failures += 1;
        learned(error);
      }
      const waitMs = failures > 0 ? backoff(lineBackoff, failures, ids) : watchSeconds * 1000;
      await clock.sleep(waitMs, stopping.signal);
    }
    await noted;
  }

  function learned(error?: unknown): void {
    if (stopping.signal.aborted) return;
    const found = error === undefined ? ({ state: 'connected' } as const) : healthOf(error);
    if (found) tell(found.state, 'detail' in found ? found.detail : undefined);
  }

  return {
    settings,
    hosts,
    references,
    proof,
    client,
    health() {
      const alerts = absence.alerts();
      return alerts.length === 0 ? health : { ...health, alerts };
    },
    learned,
    join(party, rank) {
      if (rank === 'desk') parties.unshift({ party, started: false });
      else parties.push({ party, started: false });
    },
    start(party) {
      for (const entry of parties) if (entry.party === party) entry.started = true;
      if (hasStarted())
        running ??= run().catch((error: unknown) => {
          log.error({ error: wordsOf(error) }, 'the watch over the line to Teams ended');
          tell('degraded', 'The watch over the line to Teams ended; messages still flow. See the log.');
        });
    },
    async leave(party) {
      stopping.abort();
      await running;
      await Promise.all(lanes.values());
      const at = parties.findIndex((entry) => entry.party === party);
      if (at >= 0) parties.splice(at, 1);
      tell('stopped');
      if (parties.length === 0) ended();
    },
  };
}

const kinds = new Set([
  'message',
  'messageUpdate',
  'messageDelete',
  'messageReaction',
  'conversationUpdate',
  'installationUpdate',
  'invoke',
  'typing',
  'event',
]);

/** Without a registration nobody's word can be proven, so nobody else may be able to call. */
function refuseUnlessLocal(insecureLocal: boolean, { publicUrl, isLoopback: isLocal }: AdapterContext['http']): void {
  if (insecureLocal && isLocal && isLoopback(new URL(publicUrl).hostname)) return;
  throw new Refusal(
    'teams_insecure',
    'Teams without appId proves nobody\'s word: it starts only with "insecureLocal": true, and only where no other machine can call.',
    {
      remedy: 'Set appId, appPassword and tenants; or, to try things out, HOST=127.0.0.1 and no publicUrl.',
    },
  );
}

/** What the operator reads when a call failed; undefined when it says nothing about the whole line. */
function healthOf(error: unknown): { state: Health['state']; detail: string } | undefined {
  if (error instanceof Refusal) return { state: 'degraded', detail: `${error.message} ${error.remedy}` };
  if (!(error instanceof CallFailure)) return { state: 'degraded', detail: wordsOf(error) };
  const { failure } = error;
  if (failure.kind === 'no_token')
    return failure.isFinal
      ? {
          state: 'action_needed',
          detail: `Entra refuses the bot (${failure.code}). Check appId, appPassword (has the secret expired?) and the first of tenants.`,
        }
      : { state: 'degraded', detail: error.message };
  if (failure.kind !== 'refused') return { state: 'degraded', detail: error.message };
  if (failure.status === 401)
    return {
      state: 'action_needed',
      detail:
        "Teams refuses the bot's token. Check that appId is the Azure Bot's, that its Teams channel is on, and that the secret has not been replaced.",
    };
  if (/BotDisabledByAdmin|BotNotRegistered/i.test(failure.code))
    return {
      state: 'action_needed',
      detail: `Teams refuses the bot (${failure.code}). An administrator of the directory must allow the app.`,
    };
  return undefined;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
