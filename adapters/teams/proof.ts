// Who calls: the token Bot Framework signs for each activity, checked against its published keys.

import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { type Clock, type Log, Refusal } from '../../core/index.ts';
import type { Outbound } from '../context.ts';

export type Proof = {
  /** What a call's token says. @throws Refusal 401 `hook_unproven`; 503 `keys_unreachable` when the keys cannot be read */
  of(authorization: string | undefined): Promise<Claims>;
  /** Reads the keys anew. @throws Refusal `keys_unreachable` */
  refresh(): Promise<{ readonly keys: number; readonly date?: number }>;
};
export type Claims = {
  readonly serviceUrl: string | undefined;
  /** Whether the key may speak for Teams. */
  readonly isForTeams: boolean;
};

const issuer = 'https://api.botframework.com';
/** As the SDK's own check allows (botframework-connector, AuthenticationConstants). */
const algorithms = ['RS256', 'RS384', 'RS512'];
const clockToleranceSeconds = 300;
const keptMs = 24 * 3_600_000;
/** An unknown key id asks for the keys again, but not more often than this, whoever calls. */
const askAgainMs = 60_000;

const Metadata = z.looseObject({ jwks_uri: z.url({ protocol: /^https?$/ }), issuer: z.string().optional() });
const Keys = z.looseObject({
  keys: z.array(
    z.looseObject({
      kty: z.string(),
      kid: z.string().optional(),
      endorsements: z.array(z.string()).optional().catch(undefined),
    }),
  ),
});
type Keys = z.infer<typeof Keys>;
type Known = { readonly find: ReturnType<typeof createLocalJWKSet>; readonly keys: Keys; readonly at: number };

export type ProofParts = {
  readonly appId: string;
  readonly metadataUrl: string;
  readonly clock: Clock;
  readonly outbound: Outbound;
  readonly log: Log;
};

export function openProof({ appId, metadataUrl, clock, outbound, log }: ProofParts): Proof {
  const named = new URL(metadataUrl).origin;
  let known: Known | undefined;
  let reading: Promise<{ known: Known; date?: number }> | undefined;
  let askedAt = 0;

  /** The settings name the metadata, and the metadata names the keys: both may be private. */
  async function json(url: string): Promise<{ body: unknown; date?: number }> {
    const cut = new AbortController();
    const over = new AbortController();
    void clock.sleep(10_000, over.signal).then(() => cut.abort());
    try {
      const { status, body, headers } = await outbound.request(url, {
        signal: cut.signal,
        allowOrigins: [named, new URL(url).origin],
        limit: 1024 * 1024,
      });
      if (status !== 200) throw unreachable(`${new URL(url).host} answered ${status}`);
      const date = Date.parse(headers['date'] ?? '');
      return { body: JSON.parse(Buffer.from(body).toString('utf8')), ...(Number.isFinite(date) ? { date } : {}) };
    } catch (error) {
      if (error instanceof Refusal && error.code === 'keys_unreachable') throw error;
      throw unreachable(error instanceof Error ? error.message : String(error));
    } finally {
      over.abort('over');
    }
  }

  async function read(): Promise<{ known: Known; date?: number }> {
    askedAt = clock.now();
    const document = await json(metadataUrl);
    const metadata = Metadata.safeParse(document.body);
    if (!metadata.success) throw unreachable('the metadata names no keys');
    const { body } = await json(metadata.data.jwks_uri);
    const keys = Keys.safeParse(body);
    if (!keys.success) throw unreachable('the keys are in a form we do not know');
    known = { find: createLocalJWKSet(keys.data as JSONWebKeySet), keys: keys.data, at: clock.now() };
    return { known, ...(document.date === undefined ? {} : { date: document.date }) };
  }

  /** One reading at a time, whoever asks. */
  function readOnce(): Promise<{ known: Known; date?: number }> {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  async function keysNow(): Promise<Known> {
    if (known && clock.now() - known.at < keptMs) return known;
    try {
      return (await readOnce()).known;
    } catch (error) {
      // Old keys are better than none: Microsoft leaves them valid for days.
      if (!known) throw error;
      log.warn({ code: 'keys_unreachable' }, "Bot Framework's keys could not be read again; the old ones serve on");
      return known;
    }
  }

  async function verified(token: string, { find }: Known): Promise<{ payload: JWTPayload; kid: string | undefined }> {
    const { payload, protectedHeader } = await jwtVerify(token, find, {
      algorithms,
      issuer,
      audience: appId,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['exp', 'iss', 'aud'],
      currentDate: new Date(clock.now()),
    });
    return { payload, kid: protectedHeader.kid };
  }

  return {
    async of(authorization) {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) throw unproven('there is no token');
      let keys = await keysNow();
      const attempt = () =>
        verified(token, keys).catch((error: unknown) =>
          error instanceof errors.JOSEError ? error : Promise.reject(error),
        );
      let result = await attempt();
      const isNewKey = result instanceof errors.JWKSNoMatchingKey && clock.now() - askedAt >= askAgainMs;
      if (isNewKey) {
        keys = (await readOnce()).known;
        result = await attempt();
      }
      if (result instanceof Error) throw unproven(result.code);
      const { payload, kid } = result;
      const endorsements = keys.keys.keys.find((key) => key.kid === kid)?.endorsements ?? [];
      const { serviceurl } = payload;
      return {
        serviceUrl: typeof serviceurl === 'string' ? serviceurl : undefined,
        isForTeams: endorsements.length === 0 || endorsements.includes('msteams'),
      };
    },
    async refresh() {
      const { known: fresh, date } = await readOnce();
      return { keys: fresh.keys.keys.length, ...(date === undefined ? {} : { date }) };
    },
  };
}

export function unproven(why: string): Refusal {
  return new Refusal('hook_unproven', `The call is not proven to be from Teams (${why}).`, { status: 401 });
}

function unreachable(why: string): Refusal {
  return new Refusal('keys_unreachable', `Bot Framework's signing keys cannot be read: ${why}.`, {
    status: 503,
    remedy: 'Check the way to openIdMetadataUrl (DNS, firewall, proxy).',
  });
}
