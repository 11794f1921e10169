// Which pages may talk to us. There are no cookies on this wire, so a caller without an origin has only his token.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '../../core/index.ts';

export interface Origins {
  /** @throws Refusal 403 `origin_refused`. Answers the origin when there is one. */
  check(request: IncomingMessage): string | undefined;
  /** `check`, and the headers that let the page read our answer. */
  admit(request: IncomingMessage, response: ServerResponse): void;
  /** Answers a preflight. */
  preflight(response: ServerResponse): void;
}

export function openOrigins(allowed: readonly string[], ownOrigin: () => string): Origins {
  const known = new Set(allowed);

  function check(request: IncomingMessage): string | undefined {
    const { origin } = request.headers;
    if (origin === undefined || known.has(origin) || isOwn(origin, request)) return origin;
    throw new Refusal('origin_refused', 'Pages of this origin may not talk to this shop.', {
      status: 403,
      remedy: 'The shop adds it to "allowedOrigins" of its web channel.',
    });
  }

  /**
   * The page was served by us: from `publicUrl`, or from the very host this request names. A page that rebinds its name to
   * our address passes too, but it holds no visitor's token and gains what any new visitor has.
   */
  function isOwn(origin: string, request: IncomingMessage): boolean {
    if (origin === ownOrigin()) return true;
    const { host } = request.headers;
    return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
  }

  return {
    check,
    admit(request, response) {
      const origin = check(request);
      if (origin === undefined) return;
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-expose-headers', 'retry-after, x-request-id');
      response.setHeader('vary', 'Origin');
    },
    preflight(response) {
      response.writeHead(204, {
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'authorization, content-type',
        'access-control-max-age': '600',
      });
      response.end();
    },
  };
}
