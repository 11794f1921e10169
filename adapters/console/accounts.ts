// Who may sign in: logins with their password hashes, and the one-time links that make them.

import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { agentId, later, type Person, Refusal, type Timestamp } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { hashPassword, nobodysHash, PasswordHash, passwordMatches, weaknessOf } from './passwords.ts';

const accountsDrawer = 'console.accounts';
const linksDrawer = 'console.links';
const linkLifeMs = 24 * 3_600_000;

const Account = z.object({ person: z.string(), login: z.string(), hash: PasswordHash, role: z.string() });
type Account = z.infer<typeof Account>;
const Link = z.object({ person: z.string(), login: z.string(), expiresAt: z.number(), used: z.boolean() });
type Link = z.infer<typeof Link>;

export type Role = Person['role'];

/** The SHA-256 of a secret we handed out: all that the drawers ever hold of it. */
export function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** 256 random bits as base64url. */
export function freshSecret(): string {
  return randomBytes(32).toString('base64url');
}

export type Accounts = ReturnType<typeof openAccounts>;

/** The accounts of one shop's console, in the store's drawers. */
export function openAccounts({ drawers, people, clock }: Pick<AdapterContext, 'drawers' | 'people' | 'clock'>) {
  /** Without an owner in the settings, the one who holds the set-up link is the owner. */
  function owner(): Person {
    const named = people.all().find((person) => person.role === 'owner');
    if (named) return named;
    const base = people.byId('owner');
    return {
      id: agentId('owner'),
      name: base?.name ?? '店主',
      role: 'owner',
      accounts: base?.accounts ?? {},
      skills: base?.skills ?? [],
      languages: base?.languages ?? [],
      capacity: base?.capacity ?? 20,
    };
  }

  /** The person behind an id, as the settings know him now; undefined once he was taken out of them. */
  function personOf(id: string): Person | undefined {
    const master = owner();
    return id === master.id ? master : people.byId(id);
  }

  function everybody(): readonly Person[] {
    const master = owner();
    return [master, ...people.all().filter((person) => person.id !== master.id)];
  }

  async function all(): Promise<readonly Account[]> {
    const rows = await drawers.list(accountsDrawer, '', 10_000);
    return rows.map((row) => Account.parse(row.value));
  }

  async function accountOf(person: string): Promise<Account | undefined> {
    return (await all()).find((account) => account.person === person);
  }

  async function find(login: string): Promise<Account | undefined> {
    const item = await drawers.get(accountsDrawer, login);
    return item && Account.parse(item.value);
  }

  /** The person whose login and password these are. Takes as long for an unknown login as for a known one. */
  async function check(login: string, password: string): Promise<{ person: Person; login: string } | undefined> {
    const account = await find(loginForm(login));
    const right = await passwordMatches(password, account?.hash ?? nobodysHash);
    const person = account && personOf(account.person);
    return right && account && person ? { person, login: account.login } : undefined;
  }

  /** @throws Refusal `password_weak` naming the weakness */
  async function setPassword(person: Person, login: string, password: string): Promise<void> {
    refuseWeak(password, login);
    const hash = await hashPassword(password);
    for (const old of await all())
      if (old.person === person.id && old.login !== login) await drawers.remove(accountsDrawer, old.login);
    const value: Account = { person: person.id, login, hash, role: person.role };
    for (;;) {
      const before = await drawers.get(accountsDrawer, login);
      if (await drawers.put(accountsDrawer, login, value, before?.version, clock.now())) return;
    }
  }

  /** A link secret for this person; every older one of his stops working. */
  async function makeLink(person: Person): Promise<{ token: string; login: string; expiresAt: Timestamp }> {
    const now = clock.now();
    for (const row of await drawers.list(linksDrawer, '', 10_000)) {
      const link = Link.parse(row.value);
      if (link.person === person.id || link.expiresAt <= now) await drawers.remove(linksDrawer, row.key);
    }
    const token = freshSecret();
    const expiresAt = later(now, linkLifeMs);
    const login = loginOf(person);
    const value: Link = { person: person.id, login, expiresAt, used: false };
    await drawers.put(linksDrawer, fingerprint(token), value, undefined, now);
    return { token, login, expiresAt };
  }

  async function openLink(token: string): Promise<{ link: Link; person: Person; version: number } | undefined> {
    const item = await drawers.get(linksDrawer, fingerprint(token));
    if (!item) return undefined;
    const link = Link.parse(item.value);
    const person = personOf(link.person);
    if (link.used || link.expiresAt <= clock.now() || !person) return undefined;
    return { link, person, version: item.version };
  }

  /** Whose link this is, without using it. */
  async function readLink(token: string): Promise<{ login: string; person: Person } | undefined> {
    const open = await openLink(token);
    return open && { login: open.link.login, person: open.person };
  }

  /**
   * Spends the link and sets the password. Of two that try at once, one succeeds.
   *
   * @throws Refusal `link_spent`, `password_weak`
   */
  async function spendLink(token: string, password: string): Promise<{ person: Person; login: string }> {
    const open = await openLink(token);
    if (!open) throw linkSpent();
    refuseWeak(password, open.link.login);
    const spent: Link = { ...open.link, used: true };
    if (!(await drawers.put(linksDrawer, fingerprint(token), spent, open.version, clock.now()))) throw linkSpent();
    await setPassword(open.person, open.link.login, password);
    return { person: open.person, login: open.link.login };
  }

  return {
    owner,
    personOf,
    everybody,
    find,
    check,
    setPassword,
    makeLink,
    readLink,
    spendLink,
    loginOf,
    /** False until someone can sign in as the owner. */
    ownerExists: async () => (await accountOf(owner().id)) !== undefined,
    nobodyYet: async () => (await drawers.list(accountsDrawer, '', 1)).length === 0,
    withLogin: async () => new Set((await all()).map((account) => account.person)),
    async remove(person: string): Promise<void> {
      for (const account of await all())
        if (account.person === person) await drawers.remove(accountsDrawer, account.login);
      for (const row of await drawers.list(linksDrawer, '', 10_000))
        if (Link.parse(row.value).person === person) await drawers.remove(linksDrawer, row.key);
    },
  };
}

/** The name a person signs in with: the settings' console account, else his id. */
export function loginOf(person: Person): string {
  return loginForm(person.accounts['console'] ?? person.id);
}

function loginForm(login: string): string {
  return login.normalize('NFC').trim().toLowerCase();
}

function linkSpent(): Refusal {
  return new Refusal('link_spent', 'This link was used already or has expired.', {
    remedy: 'Ask the owner for a new one; the owner finds one in the output of the next start.',
    status: 410,
  });
}

function refuseWeak(password: string, login: string): void {
  const weakness = weaknessOf(password, login);
  if (weakness)
    throw new Refusal('password_weak', `This password will not do: ${weakness}.`, {
      remedy: 'Take at least 10 characters that nobody guesses; several words in a row are good.',
      status: 422,
    });
}
