// Signed identities: the shop's own customer on every device, and every forgery turned away with the same words.

import { generateKeyPairSync } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSettings } from '../../adapters/web/index.ts';
import { openShop, type Shop } from './shop.ts';
import { arrive, guestWith, postJson } from './visitor.ts';

const secret = 'a secret of more than thirty-two bytes, really';
const older = 'another secret of more than thirty-two bytes!!';
let shop: Shop;
beforeAll(async () => {
  shop = await openShop({
    settings: {
      identity: {
        keys: [
          { kid: 'k1', secret },
          { kid: 'k0', secret: older },
        ],
      },
    },
  });
});
afterAll(() => shop.close());

const bytes = (text: string) => new TextEncoder().encode(text);
const now = () => Math.floor(Date.now() / 1000);
type Claims = Record<string, unknown>;

function jwt(claims: Claims = {}, header: Record<string, unknown> = {}, key: string | Uint8Array = secret) {
  const all = { sub: 'customer-7', aud: 'demo', exp: now() + 3600, name: '安娜', ...claims };
  const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return new SignJWT(kept)
    .setProtectedHeader({ alg: 'HS256', kid: 'k1', ...header })
    .sign(typeof key === 'string' ? bytes(key) : key, { crit: { level: true } });
}

const visit = (identity: unknown) =>
  postJson<{ visitor: string; token: string; error: { code: string; message: string } }>(
    `${shop.base}/api/v1/visitors`,
    {
      identity,
    },
  );

describe('a signed customer', () => {
  it('is the same visitor on every device, at once and later, and his name is known', async () => {
    const answers = await Promise.all([
      visit(await jwt()),
      visit(await jwt()),
      visit(await jwt({}, { kid: 'k0' }, older)),
    ]);
    const later = await visit(await jwt({ exp: now() + 60 }));
    const visitors = [...answers, later].map(({ status, body }) => [status, body.visitor]);
    expect(visitors).toEqual(Array(4).fill([201, later.body.visitor]));
    expect(new Set([...answers, later].map(({ body }) => body.token)).size).toBe(4);
    const [phone, laptop] = answers.map(({ body }) => guestWith(shop, body));
    await phone!.say('m1', 'from the phone');
    expect((await laptop!.read()).body.messages[0]!.parts).toEqual([{ kind: 'text', text: 'from the phone' }]);
    expect(shop.accepted.at(-1)!.from).toMatchObject({ name: '安娜', verified: 'host' });
  });

  it('is another one under another sub, and nobody without an identity', async () => {
    const [ann, bo] = [await visit(await jwt()), await visit(await jwt({ sub: 'customer-8' }))];
    expect(ann.body.visitor).not.toBe(bo.body.visitor);
    const stranger = await arrive(shop);
    expect((await stranger.read()).body.messages).toEqual([]);
  });
});

describe('a forgery', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicPem = rsa.publicKey.export({ type: 'spki', format: 'pem' }) as string;
  const forgeries: Record<string, () => Promise<unknown> | unknown> = {
    'no signature (alg none)': () =>
      new UnsecuredJWT({ sub: 'customer-7' }).setAudience('demo').setExpirationTime('1h').encode(),
    'alg none with a kid': async () => {
      const [, payload] = (await jwt()).split('.');
      return `${Buffer.from('{"alg":"none","kid":"k1"}').toString('base64url')}.${payload}.`;
    },
    'another algorithm with the right key': () => jwt({}, { alg: 'HS512' }),
    'RS256 with a key of its own': () =>
      new SignJWT({ sub: 'customer-7', aud: 'demo', exp: now() + 60 })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
        .sign(rsa.privateKey),
    'HS256 over a public key': () => jwt({}, {}, publicPem),
    'a key it brings along': () =>
      jwt({}, { jwk: { kty: 'oct', k: 'AAAA' }, jku: 'http://127.0.0.1:1/' }, 'x'.repeat(40)),
    'another shop': () => jwt({ aud: 'other' }),
    'no shop': () => jwt({ aud: undefined }),
    'no end': () => jwt({ exp: undefined }),
    'an end in words': () => jwt({ exp: '9999999999' }),
    'an end in the past': () => jwt({ exp: now() - 3600 }),
    'an end after more than a day': () => jwt({ exp: now() + 25 * 3600 }),
    'a beginning in the future': () => jwt({ nbf: now() + 3600 }),
    'an issue in the future': () => jwt({ iat: now() + 3600 }),
    'an unknown kid': () => jwt({}, { kid: 'k9' }),
    'a kid that is a path': () => jwt({}, { kid: '../../dev/null' }, ''.padEnd(1, '\0')),
    'a kid that is a property': () => jwt({}, { kid: '__proto__' }),
    'no kid': () => jwt({}, { kid: undefined }),
    'a critical header we do not know': () => jwt({}, { crit: ['level'], level: 9 }),
    'no sub': () => jwt({ sub: undefined }),
    'an empty sub': () => jwt({ sub: '' }),
    'a sub that is no text': () => jwt({ sub: { $gt: '' } }),
    'a sub of control characters': () => jwt({ sub: 'a\nb' }),
    'a sub beyond measure': () => jwt({ sub: 'x'.repeat(300) }),
    'one bit of its signature': async () => {
      const token = await jwt();
      return token.slice(0, -5) + (token.at(-5) === 'A' ? 'B' : 'A') + token.slice(-4);
    },
    'sixteen kilobytes': () => jwt({ more: 'x'.repeat(16_000) }),
    'an identifier hash': () => 'f'.repeat(64),
    nothing: () => '',
  };

  it.each(Object.keys(forgeries))('by %s is refused, always in the same words', async (how) => {
    const { status, body } = await visit(await forgeries[how]!());
    expect([status, body]).toEqual([
      401,
      { error: { code: 'identity_invalid', message: 'The identity is not valid.' } },
    ]);
  });

  it('that is no text at all is refused as a body', async () => {
    for (const identity of [1, {}, [], true, null]) expect((await visit(identity)).status).toBe(400);
  });

  it('left no visitor behind, and the log says why without the token', async () => {
    const rows = await shop.store.drawers.list('web.main.identities', '', 100);
    expect(rows).toHaveLength(2);
    const refusals = shop.log.filter(({ message }) => message === 'a signed identity was refused');
    expect(refusals.length).toBeGreaterThan(20);
    expect(JSON.stringify(shop.log)).not.toContain('eyJ');
  });

  it('is anything, where the settings name no key', async () => {
    const plain = await openShop();
    const { status } = await postJson(`${plain.base}/api/v1/visitors`, { identity: await jwt() });
    expect(status).toBe(401);
    await plain.close();
  });
});

it('a short secret is refused in the settings', () => {
  const settings = { adapter: 'web', identity: { keys: [{ kid: 'k', secret: 'short' }] } };
  expect(WebSettings.safeParse(settings).success).toBe(false);
});
