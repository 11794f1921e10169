// One bot's line to Telegram, shared by the channel and the desk that use it: updates in, health, and the client.

import { backoff, type Health, Refusal } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { type Client, openClient } from './client.ts';
import { CallFailure } from './failure.ts';
import { lineBackoff, pollUntil } from './polling.ts';
import { webhookHandler, webhookUrl } from './webhook.ts';
import { allowedUpdates, chatOf, Me, type Update } from './wire.ts';

/** A channel or a desk that lives on this line. */
export type Party = {
  /** Whether this update is its own; desks are asked first, and the first that says yes gets it. */
  wants(update: Update): boolean;
  /** Resolves when everything in the update that matters is on disk. */
  take(update: Update): Promise<void>;
  /** The bot is known and reachable; told again after each reconnect. */
  connected?(): void;
};

export type LineSettings = {
  readonly account: string;
  readonly token: string;
  readonly apiRoot: string;
  readonly updates: 'polling' | 'webhook';
  readonly webhook?: { readonly secret: string; readonly url?: string | undefined } | undefined;
  readonly pollSeconds: number;
};

export interface Connection {
  /** The bot, once Telegram has told. */
  readonly me: Me | undefined;
  client(): Promise<Client>;
  health(): Health;
  /** Names a party at its making; updates flow when every named party has started, so that none is confirmed unseen. */
  join(party: Party, rank: 'desk' | 'channel'): void;
  /** The party can take updates. */
  start(party: Party): void;
  /** Takes no more updates for anyone, and waits for those being stored. The client still sends for the others. */
  leave(party: Party): Promise<void>;
  /** A group's present id: groups that become supergroups get a new one. */
  chatNow(chat: string): string;
  moved(from: string, to: string): Promise<void>;
}

const movedDrawer = 'telegram-moved';
/** How often Telegram is asked whether its webhook calls arrive, ms. */
const watchMs = 5 * 60_000;

export function openConnection(settings: LineSettings, context: AdapterContext, ended: () => void): Connection {
  const { clock, ids, metrics, drawers, http, limits } = context;
  const log = context.log.child({ adapter: 'telegram', account: settings.account });
  const parties: { party: Party; started: boolean }[] = [];
  const movedChats = new Map<string, string>();
  const lanes = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  let opened: Promise<Client> | undefined;
  let running: Promise<void> | undefined;
  let me: Me | undefined;
  let health: Health = { state: 'starting', since: clock.now() };

  const client = () => {
    opened ??= openClient({ token: settings.token, apiRoot: settings.apiRoot, clock, outbound: context.outbound });
    return opened;
  };
  const hasStarted = () => parties.length > 0 && parties.every(({ started }) => started);

  if (settings.updates === 'webhook' && settings.webhook)
    http.exact(
      `/hooks/telegram/${settings.account}`,
      webhookHandler({
        secret: settings.webhook.secret,
        http,
        limits,
        clock,
        log,
        metrics,
        ready: () => hasStarted() && !stopping.signal.aborted && me !== undefined,
        take: (update) => inLane(update, () => take(update)),
      }),
    );

  function tell(state: Health['state'], detail?: string): void {
    if (health.state === state && health.detail === detail) return;
    health = { state, since: clock.now(), ...(detail === undefined ? {} : { detail }) };
    log[state === 'connected' ? 'info' : 'warn']({ state, detail }, 'the line to Telegram changed');
  }

  /** The next update of a chat begins when the one before it has ended, well or not. */
  function inLane<Result>(update: Update, run: () => Promise<Result>): Promise<Result> {
    const chat = chatOf(update);
    const before = lanes.get(chat) ?? Promise.resolve();
    const result = before.then(run);
    const settled = result.then(
      () => {},
      () => {},
    );
    lanes.set(chat, settled);
    void settled.then(() => {
      if (lanes.get(chat) === settled) lanes.delete(chat);
    });
    return result;
  }

  async function take(update: Update): Promise<void> {
    const owner = parties.find(({ party }) => party.wants(update));
    const kind = allowedUpdates.find((field) => update[field] !== undefined) ?? 'other';
    metrics.count('telegram_updates_total', { kind });
    await owner?.party.take(update);
  }

  /** Chats side by side, each in order; a chat stops at its first failure. Answers the first update to come again. */
  async function takeBatch(updates: readonly Update[]): Promise<number | undefined> {
    const failed: number[] = [];
    await Promise.all(
      [...Map.groupBy(updates, chatOf).values()].map(async (ofChat) => {
        for (const update of ofChat) {
          try {
            await inLane(update, () => take(update));
          } catch (error) {
            log.error({ update: update.update_id, error: wordsOf(error) }, 'an update could not be stored');
            failed.push(update.update_id);
            return;
          }
        }
      }),
    );
    return failed.length === 0 ? undefined : Math.min(...failed);
  }

  function failed(error: unknown): void {
    const { state, detail } = healthOf(error);
    tell(state, detail);
  }

  function connected(): void {
    if (health.state === 'connected') return;
    tell('connected');
    for (const { party } of parties) party.connected?.();
  }

  async function run(): Promise<void> {
    const line = await client();
    await recallMoves();
    const prepared = await retried(async () => {
      me = Me.parse(await line.call('getMe', {}, { signal: stopping.signal }));
      if (settings.updates === 'polling') await line.call('deleteWebhook', {}, { signal: stopping.signal });
      else await setWebhook(line);
    });
    if (!prepared) return;
    connected();
    if (settings.updates === 'webhook') return watchWebhook(line);
    await pollUntil(stopping.signal, {
      client: line,
      clock,
      ids,
      seconds: settings.pollSeconds,
      take: takeBatch,
      connected,
      stuck: () => tell('degraded', 'Updates arrive but cannot be stored; they wait at Telegram. See the log.'),
      failed: (error) => {
        failed(error);
        // Someone set a webhook behind our back: take the updates back.
        if (error instanceof CallFailure && error.says('webhook is active'))
          void line.call('deleteWebhook', {}, { signal: stopping.signal }).catch(failed);
      },
    });
  }

  /** Tries until it works or the line ends; answers whether it worked. */
  async function retried(attempt: () => Promise<void>): Promise<boolean> {
    for (let failures = 1; !stopping.signal.aborted; failures++) {
      try {
        await attempt();
        return true;
      } catch (error) {
        if (stopping.signal.aborted) return false;
        failed(error);
      }
      await clock.sleep(backoff(lineBackoff, failures, ids), stopping.signal);
    }
    return false;
  }

  async function setWebhook(line: Client): Promise<void> {
    const url = webhookUrl({ ...settings, url: settings.webhook?.url, publicUrl: http.publicUrl });
    const payload = {
      url,
      secret_token: settings.webhook?.secret,
      // More would deliver one chat's messages side by side, and so in any order.
      max_connections: 1,
      allowed_updates: allowedUpdates,
    };
    await line.call('setWebhook', payload, { signal: stopping.signal });
  }

  /** Telegram keeps what it could not deliver and says why: the only sign of a broken webhook there is. */
  async function watchWebhook(line: Client): Promise<void> {
    let reported = 0;
    while (!stopping.signal.aborted) {
      await clock.sleep(watchMs, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        const info = (await line.call('getWebhookInfo', {}, { signal: stopping.signal })) as WebhookInfo;
        const at = info.last_error_date ?? 0;
        if (at > reported && (info.pending_update_count ?? 0) > 0)
          tell('degraded', `Telegram cannot deliver: ${info.last_error_message ?? 'no reason given'}.`);
        else connected();
        reported = at;
      } catch (error) {
        failed(error);
      }
    }
  }

  async function recallMoves(): Promise<void> {
    for (const { key, value } of await drawers.list(movedDrawer, '', 1000))
      if (typeof value === 'string') movedChats.set(key, value);
  }

  return {
    client,
    get me() {
      return me;
    },
    health: () => health,
    join(party, rank) {
      if (rank === 'desk') parties.unshift({ party, started: false });
      else parties.push({ party, started: false });
    },
    start(party) {
      for (const entry of parties) if (entry.party === party) entry.started = true;
      if (hasStarted())
        running ??= run().catch((error: unknown) => {
          log.error({ error: wordsOf(error) }, 'the line to Telegram ended');
          tell('action_needed', 'The line to Telegram ended unexpectedly; restart the hub. See the log.');
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
    chatNow: (chat) => movedChats.get(chat) ?? chat,
    async moved(from, to) {
      movedChats.set(from, to);
      log.warn({ from, to }, 'a group became a supergroup and has a new id; write the new one into the settings');
      await drawers.put(movedDrawer, from, to, undefined, clock.now());
    },
  };
}

type WebhookInfo = {
  readonly pending_update_count?: number;
  readonly last_error_date?: number;
  readonly last_error_message?: string;
};

/** What the operator reads when a call of the line itself failed. */
function healthOf(error: unknown): { state: Health['state']; detail: string } {
  if (error instanceof Refusal) return { state: 'action_needed', detail: `${error.message} ${error.remedy}` };
  if (!(error instanceof CallFailure)) return { state: 'degraded', detail: wordsOf(error) };
  const { failure } = error;
  if (failure.kind !== 'refused') return { state: 'degraded', detail: error.message };
  if (failure.code === 401 || failure.code === 404)
    return {
      state: 'action_needed',
      detail: 'Telegram does not know this token. Ask @BotFather for the present one (/token) and set it.',
    };
  if (failure.code === 409)
    return {
      state: 'action_needed',
      detail: error.says('webhook')
        ? 'A webhook was set for this bot by another program; it is being taken back.'
        : "Another program reads this bot's messages with the same token. Stop it, or give the hub a bot of its own.",
    };
  return { state: 'degraded', detail: error.message };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
