// Who the shop says its visitor is: a JWT signed with a key from the settings, and nothing that merely looks like one.

import type { JWTVerifyResult } from 'jose';
import { type Clock, type Log, Refusal, type ShopId } from '../../core/index.ts';
import type { WebSettings } from './settings.ts';

export type Identity = { readonly sub: string; readonly name?: string };

/** A token longer than this is not looked at. */
const longestToken = 4096;
const longestLifeSeconds = 24 * 3600;
/** Clocks of shop and hub may differ by this much. */
const toleranceSeconds = 60;

/**
 * Checks identities.
 *
 * Every forgery gets the same answer; the log says what was wrong with it, for the shop's developer.
 *
 * @throws Refusal 401 `identity_invalid`
 */
export function openIdentity(
  settings: WebSettings['identity'],
  shop: ShopId,
  clock: Clock,
  log: Log,
): (jwt: string) => Promise<Identity> {
  const keys = new Map((settings?.keys ?? []).map(({ kid, secret }) => [kid, new TextEncoder().encode(secret)]));

  return async (jwt) => {
    try {
      if (jwt.length > longestToken) throw new Error('the token is too long');
      const now = clock.now();
      // Only shops that sign identities load it: 5 MB.
      const { jwtVerify } = await import('jose');
      const { payload } = await jwtVerify(jwt, ({ kid }) => keyOf(keys, kid), {
        algorithms: ['HS256'],
        audience: shop,
        requiredClaims: ['exp', 'sub', 'aud'],
        clockTolerance: toleranceSeconds,
        currentDate: new Date(now),
      });
      return identityOf(payload, Math.floor(now / 1000));
    } catch (error) {
      log.info({ why: error instanceof Error ? error.message : 'unknown' }, 'a signed identity was refused');
      throw new Refusal('identity_invalid', 'The identity is not valid.', { status: 401 });
    }
  };
}

function keyOf(keys: ReadonlyMap<string, Uint8Array>, kid: string | undefined): Uint8Array {
  const key = kid === undefined ? undefined : keys.get(kid);
  if (!key) throw new Error(keys.size === 0 ? 'the settings name no identity keys' : 'its kid names no key of ours');
  return key;
}

function identityOf(payload: JWTVerifyResult['payload'], now: number): Identity {
  if ((payload.exp ?? Number.POSITIVE_INFINITY) > now + longestLifeSeconds + toleranceSeconds)
    throw new Error('it lives longer than 24 hours');
  if ((payload.iat ?? 0) > now + toleranceSeconds) throw new Error('it was issued in the future');
  const { sub, name } = payload;
  if (typeof sub !== 'string' || !/^[^\p{Cc}\p{Cs}]{1,256}$/u.test(sub)) throw new Error('its sub is no usable id');
  return { sub, ...(typeof name === 'string' ? { name: plainName(name) } : {}) };
}

/** Names are shown to agents: one line, at most 80 characters. */
function plainName(name: string): string {
  return [
    ...name
      .toWellFormed()
      .replace(/\p{Cc}+/gu, ' ')
      .trim(),
  ]
    .slice(0, 80)
    .join('');
}
