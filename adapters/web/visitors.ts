// Visitors and their tokens: 256 random bits each, of which only the SHA-256 is kept.

import { hash } from 'node:crypto';
import { type Clock, type Drawers, type IdSource, later, Refusal, type Timestamp } from '../../core/index.ts';
import type { Identity } from './identity.ts';

/** A visitor as his token shows him. */
export type Known = {
  readonly visitor: string;
  /** Which token he came with: its SHA-256. */
  readonly key: string;
  readonly locale?: string;
  readonly name?: string;
  /** The shop signed who he is. */
  readonly signed: boolean;
};

export interface Visitors {
  /** A new visitor with a token; a signed identity that came before is the same visitor on every device. */
  welcome(locale: string | undefined, identity: Identity | undefined): Promise<{ visitor: string; token: string }>;
  /** @throws Refusal 401 `token_invalid`, `token_expired` */
  identify(token: string | undefined): Promise<Known>;
  /** An open socket is use of its token too. @throws like `identify` */
  use(key: string): Promise<Known>;
}

const day = 24 * 3600 * 1000;
const lifetime = 30 * day;
const tokenForm = /^[A-Za-z0-9_-]{44}$/;

/** What the drawers hold. */
type TokenRow = { readonly visitor: string };
type VisitorRow = { readonly locale?: string; readonly name?: string; readonly signed: boolean };
type IdentityRow = { readonly visitor: string };

type Remembered = { readonly known: Known; readonly version: number; readonly usedAt: Timestamp };

/**
 * @param mostRemembered tokens kept in memory, so that a message costs no read; about 400 bytes each
 */
export function openVisitors(
  account: string,
  drawers: Drawers,
  ids: IdSource,
  clock: Clock,
  mostRemembered = 10_000,
): Visitors {
  const drawer = (name: string) => `web.${account}.${name}`;
  const remembered = new Map<string, Remembered>();

  function remember(key: string, entry: Remembered): void {
    remembered.delete(key);
    remembered.set(key, entry);
    if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value!);
  }

  async function visitorOf(identity: Identity): Promise<string> {
    const key = sha256(identity.sub);
    const fresh = ids.next<string>();
    // The first device wins the put; any other reads what it wrote.
    if (await drawers.put(drawer('identities'), key, { visitor: fresh } satisfies IdentityRow, undefined, clock.now()))
      return fresh;
    const item = await drawers.get(drawer('identities'), key);
    return (item!.value as IdentityRow).visitor;
  }

  async function writeProfile(visitor: string, row: VisitorRow): Promise<void> {
    const item = await drawers.get(drawer('visitors'), visitor);
    await drawers.put(drawer('visitors'), visitor, row, item?.version, clock.now());
  }

  async function find(key: string): Promise<Remembered> {
    const item = await drawers.get(drawer('tokens'), key);
    if (!item) throw invalid();
    const { visitor } = item.value as TokenRow;
    const profile = (await drawers.get(drawer('visitors'), visitor))?.value as VisitorRow | undefined;
    return { known: { visitor, key, signed: false, ...profile }, version: item.version, usedAt: item.at };
  }

  return {
    async welcome(locale, identity) {
      const visitor = identity ? await visitorOf(identity) : ids.next<string>();
      const row: VisitorRow = {
        signed: identity !== undefined,
        ...(locale === undefined ? {} : { locale }),
        ...(identity?.name === undefined ? {} : { name: identity.name }),
      };
      await writeProfile(visitor, row);
      const token = ids.next<string>() + ids.next<string>();
      await drawers.put(drawer('tokens'), sha256(token), { visitor } satisfies TokenRow, undefined, clock.now());
      return { visitor, token };
    },

    async identify(token) {
      if (token === undefined || !tokenForm.test(token)) throw invalid();
      return use(sha256(token));
    },
    use,
  };

  async function use(key: string): Promise<Known> {
    const entry = remembered.get(key) ?? (await find(key));
    const now = clock.now();
    if (now > later(entry.usedAt, lifetime)) {
      remembered.delete(key);
      throw new Refusal('token_expired', 'The token was not used for 30 days.', {
        status: 401,
        remedy: 'Ask for a new one with POST /api/v1/visitors.',
      });
    }
    remember(key, now > later(entry.usedAt, day) ? await renew(key, entry, now) : entry);
    return entry.known;
  }

  /** Use is written down once a day at most; a renewal another request made first is as good. */
  async function renew(key: string, entry: Remembered, now: Timestamp): Promise<Remembered> {
    const row: TokenRow = { visitor: entry.known.visitor };
    await drawers.put(drawer('tokens'), key, row, entry.version, now);
    return find(key);
  }
}

function invalid(): Refusal {
  return new Refusal('token_invalid', 'The token is missing or not one of ours.', {
    status: 401,
    remedy: 'Ask for one with POST /api/v1/visitors.',
  });
}

function sha256(text: string): string {
  return hash('sha256', text, 'base64url');
}
