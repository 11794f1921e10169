// What operators and their machines ask: is it alive, is it ready, what are its figures.

import { hash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { type Health, Refusal } from '../../core/index.ts';
import { answerJson } from './answer.ts';
import type { Http } from './door.ts';

export type Readiness = {
  readonly ready: boolean;
  readonly channels: Readonly<Record<string, Health['state']>>;
};

/** `/healthz`: the process runs and its event loop turns. */
export function healthz(): RequestHandler {
  return (_request, response) => answerJson(response, 200, { alive: true });
}

/** `/readyz`: 200 when messages are taken, 503 otherwise. Tells states only: details may name accounts. */
export function readyz(check: () => Readiness): RequestHandler {
  return (_request, response) => {
    const { ready, channels } = check();
    answerJson(response, ready ? 200 : 503, { ready, channels });
  };
}

/**
 * `/metrics`, for this machine (never through a proxy) or with `Authorization: Bearer <token>`.
 *
 * @throws Refusal 401 `metrics_token_needed`
 */
export function metricsPage(
  registry: { metrics(): Promise<string>; readonly contentType: string },
  { token, door }: { readonly token?: string | undefined; readonly door: Pick<Http, 'isLocal'> },
): RequestHandler {
  return async (request, response) => {
    const shown = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const allowed = token !== undefined && shown !== undefined ? same(shown, token) : door.isLocal(request);
    if (!allowed)
      throw new Refusal('metrics_token_needed', 'The figures are shown on this machine, or with the token.', {
        status: 401,
        remedy: 'Set "metrics": {"token": …} in hub.json and send it as "Authorization: Bearer …".',
      });
    const text = await registry.metrics();
    response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' });
    response.end(text);
  };
}

/** In the same time wherever they differ, whatever their lengths. */
function same(a: string, b: string): boolean {
  return timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
}
