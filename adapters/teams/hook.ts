// The door Teams knocks at: proven, from a directory we serve, stored, and only then answered with 200.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Clock, type Log, type Metrics, Refusal } from '../../core/index.ts';
import type { HttpDoor, Limits } from '../context.ts';
import { answerJson, openLimiter, readJson } from '../http/index.ts';
import { type Hosts, isLoopback } from './hosts.ts';
import { type Proof, unproven } from './proof.ts';
import { Activity, tenantOf } from './wire.ts';

/** What an activity is answered with besides 200; a press on a card gets its new card this way. */
export type Answer = { readonly status: number; readonly body: unknown };

export type HookParts = {
  /** Undefined: a bot without a registration, which believes whoever calls from this machine. */
  readonly proof: Proof | undefined;
  readonly tenants: readonly string[];
  readonly hosts: Hosts;
  readonly http: Pick<HttpDoor, 'clientAddress' | 'proven'>;
  readonly limits: Pick<Limits, 'webhookBytes' | 'jsonDepth'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Whether activities can be stored now. */
  ready(): boolean;
  /** Resolves when all that matters in the activity is on disk. */
  take(activity: Activity): Promise<Answer | undefined>;
};

/** Refused calls logged per address and minute; beyond them they are only counted. */
const loggedFailures = 10;

/** Handles `POST /hooks/teams/<account>`. */
export function hookHandler(parts: HookParts): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { proof, tenants, hosts, http, limits, clock, log, metrics, ready, take } = parts;
  const failures = openLimiter(loggedFailures, 60_000, clock, 1000);
  const allowed = new Set(tenants.map((tenant) => tenant.toLowerCase()));

  async function proven(request: IncomingMessage): Promise<Activity> {
    const claims = proof ? await proof.of(request.headers.authorization) : undefined;
    if (!proof) mustBeLocal(request);
    const body = await readJson(request, { bytes: limits.webhookBytes, depth: limits.jsonDepth });
    const read = Activity.safeParse(body);
    if (!read.success) throw new Refusal('activity_malformed', 'The body is no activity of Teams.');
    const activity = read.data;
    if (claims && !sameUrl(claims.serviceUrl, activity.serviceUrl))
      throw unproven('it was signed for another connector');
    if (claims && (!claims.isForTeams || activity.channelId !== 'msteams'))
      throw new Refusal('channel_refused', 'Only Microsoft Teams may write here.', { status: 403 });
    if (!hosts.trusts(activity.serviceUrl))
      throw new Refusal('connector_refused', 'The serviceUrl is no connector of Teams.', { status: 403 });
    const tenant = tenantOf(activity)?.toLowerCase();
    if (allowed.size > 0 && (tenant === undefined || !allowed.has(tenant)))
      throw new Refusal('tenant_refused', 'This directory (tenant) is not served here.', { status: 403 });
    return activity;
  }

  return async (request, response) => {
    if (request.method !== 'POST')
      throw new Refusal('method_not_allowed', 'Teams posts its activities here.', { status: 405 });
    const activity = await proven(request).catch((error: unknown) => {
      if (error instanceof Refusal && (error.status === 401 || error.status === 403)) {
        const from = http.clientAddress(request);
        metrics.count('webhook_refused_total', { adapter: 'teams' });
        if (failures.allows(from)) log.warn({ code: error.code, from }, error.message);
      }
      throw error;
    });
    http.proven(request);
    if (!ready()) throw new Refusal('not_ready', 'The hub is starting or stopping.', { status: 503 });
    const answer = await take(activity).catch((error: unknown) => {
      throw new Refusal('not_stored', 'The activity could not be stored; send it again.', {
        status: 503,
        cause: error,
      });
    });
    answerJson(response, answer?.status ?? 200, answer?.body ?? {});
  };
}

/** Both ends of the connection, and nobody forwarded in between. */
function mustBeLocal({ socket, headers }: IncomingMessage): void {
  const ends = [socket.localAddress, socket.remoteAddress].map((address) => address?.replace(/^::ffff:/, '') ?? '');
  if (ends.every(isLoopback) && headers['x-forwarded-for'] === undefined) return;
  throw new Refusal('local_only', 'A bot without a registration is answered on this machine only.', { status: 403 });
}

function sameUrl(a: string | undefined, b: string): boolean {
  return a !== undefined && a.replace(/\/+$/, '') === b.replace(/\/+$/, '');
}
