// The door Telegram knocks at: proven by its secret, stored, and only then answered with 200.

import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Clock, type Log, type Metrics, Refusal } from '../../core/index.ts';
import type { HttpDoor, Limits } from '../context.ts';
import { answerJson, openLimiter, readJson } from '../http/index.ts';
import { Update } from './wire.ts';

export type WebhookParts = {
  readonly secret: string;
  readonly http: Pick<HttpDoor, 'clientAddress' | 'proven'>;
  readonly limits: Pick<Limits, 'webhookBytes' | 'jsonDepth'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Whether updates can be stored now. */
  ready(): boolean;
  /** Resolves when the update is on disk. */
  take(update: Update): Promise<void>;
};

/**
 * Where Telegram is told to deliver.
 *
 * @throws Refusal `telegram_needs_https`: the real Telegram delivers to nothing else; a server of one's own may
 */
export function webhookUrl(where: {
  readonly account: string;
  readonly apiRoot: string;
  readonly publicUrl: string;
  readonly url?: string | undefined;
}): string {
  const url = where.url ?? `${where.publicUrl}/hooks/telegram/${where.account}`;
  const isOfficial = new URL(where.apiRoot).hostname === 'api.telegram.org';
  if (!isOfficial || url.startsWith('https:')) return url;
  throw new Refusal('telegram_needs_https', `Telegram delivers only to https, and the webhook would be ${url}.`, {
    remedy: 'Set publicUrl to your https address, or "updates": "polling".',
  });
}

/** Failed proofs logged per address and minute; beyond them they are only counted. */
const loggedFailures = 10;

/** Handles `POST /hooks/telegram/<account>`. */
export function webhookHandler(
  parts: WebhookParts,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { secret, http, limits, clock, log, metrics, ready, take } = parts;
  const expected = digest(secret);
  const failures = openLimiter(loggedFailures, 60_000, clock, 1000);

  return async (request, response) => {
    if (request.method !== 'POST')
      throw new Refusal('method_not_allowed', 'Telegram posts its updates here.', { status: 405 });
    const given = request.headers['x-telegram-bot-api-secret-token'];
    // Digests have one length, so the comparison takes one time whatever was sent.
    if (typeof given !== 'string' || !timingSafeEqual(digest(given), expected)) {
      const from = http.clientAddress(request);
      metrics.count('webhook_refused_total', { adapter: 'telegram' });
      if (failures.allows(from)) log.warn({ code: 'webhook_unproven', from }, 'a call without the right secret');
      throw new Refusal('webhook_unproven', 'The secret token is missing or wrong.', { status: 401 });
    }
    http.proven(request);
    const body = await readJson(request, { bytes: limits.webhookBytes, depth: limits.jsonDepth });
    const update = Update.safeParse(body);
    if (!update.success) throw new Refusal('update_malformed', 'There is no update_id in the body.');
    if (!ready()) throw new Refusal('not_ready', 'The hub is starting or stopping.', { status: 503 });
    await take(update.data).catch((error: unknown) => {
      throw new Refusal('not_stored', 'The update could not be stored; send it again.', { status: 503, cause: error });
    });
    answerJson(response, 200, { ok: true });
  };
}

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
