// Signed-in browsers: a random id in a cookie, its fingerprint in the store, so that each can be ended at once.

import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { type Clock, type Drawers, type Person, timestamp } from '../../core/index.ts';
import type { HttpDoor } from '../context.ts';
import { type Accounts, fingerprint, freshSecret } from './accounts.ts';

const drawer = 'console.sessions';
/** A person's oldest session ends when he opens one more than this. */
const perPerson = 20;
const touchEveryMs = 60_000;

const Session = z.object({
  person: z.string(),
  login: z.string(),
  createdAt: z.number(),
  seenAt: z.number(),
  address: z.string(),
  browser: z.string(),
});
type Session = z.infer<typeof Session>;

export type SignedIn = {
  readonly person: Person;
  readonly login: string;
  /** The fingerprint: names the session to its owner and opens nothing. */
  readonly session: string;
};
export type SessionSummary = Session & { readonly id: string };
export type Sessions = ReturnType<typeof openSessions>;

export function openSessions(
  { drawers, clock, accounts, http }: { drawers: Drawers; clock: Clock; accounts: Accounts; http: HttpDoor },
  { idleMs, lifeMs }: { idleMs: number; lifeMs: number },
) {
  const over = (session: Session, now: number) => session.seenAt + idleMs <= now || session.createdAt + lifeMs <= now;

  async function all(): Promise<readonly SessionSummary[]> {
    const rows = await drawers.list(drawer, '', 50_000);
    return rows.map((row) => ({ id: row.key, ...Session.parse(row.value) }));
  }

  /** The session a request comes with, if it still stands: account and person are looked up anew each time. */
  async function check(id: string | undefined): Promise<SignedIn | undefined> {
    const item = id === undefined ? undefined : await drawers.get(drawer, id);
    if (!item || id === undefined) return undefined;
    const session = Session.parse(item.value);
    const now = clock.now();
    if (over(session, now)) {
      await drawers.remove(drawer, id);
      return undefined;
    }
    const account = await accounts.find(session.login);
    const person = account?.person === session.person ? accounts.personOf(session.person) : undefined;
    if (!person) return undefined;
    if (session.seenAt + touchEveryMs <= now)
      await drawers.put(drawer, id, { ...session, seenAt: now }, item.version, now);
    return { person, login: session.login, session: id };
  }

  async function end(keep: (session: SessionSummary) => boolean): Promise<void> {
    for (const session of await all()) if (!keep(session)) await drawers.remove(drawer, session.id);
  }

  return {
    check,
    of: (request: IncomingMessage) => check(fingerprintIn(request, http.isSecure(request))),

    /** Opens a session under a new id, whatever the browser came with, and answers the cookie to set. */
    async open(request: IncomingMessage, person: Person, login: string): Promise<string> {
      const now = clock.now();
      const old = fingerprintIn(request, http.isSecure(request));
      const own = (await all()).filter((session) => session.person === person.id);
      const surplus = own.sort((a, b) => a.createdAt - b.createdAt).slice(0, Math.max(0, own.length - perPerson + 1));
      await end((session) => session.id !== old && !over(session, now) && !surplus.includes(session));
      const secret = freshSecret();
      const value: Session = {
        person: person.id,
        login,
        createdAt: now,
        seenAt: now,
        address: http.clientAddress(request),
        browser: (request.headers['user-agent'] ?? '').slice(0, 200),
      };
      await drawers.put(drawer, fingerprint(secret), value, undefined, timestamp(now));
      return cookieOf(secret, http.isSecure(request), Math.floor(lifeMs / 1000));
    },

    endCookie: (request: IncomingMessage) => cookieOf('', http.isSecure(request), 0),
    list: async (person: string) =>
      (await all()).filter((session) => session.person === person && !over(session, clock.now())),
    /** Ends one session of this person; false when he has none such. */
    async endOne(person: string, id: string): Promise<boolean> {
      const item = await drawers.get(drawer, id);
      if (!item || Session.parse(item.value).person !== person) return false;
      await drawers.remove(drawer, id);
      return true;
    },
    /** Ends a person's sessions, all but `except`. */
    endAll: (person: string, except?: string) => end((session) => session.person !== person || session.id === except),
  };
}

function cookieName(secure: boolean): string {
  return secure ? '__Host-huoji' : 'huoji';
}

function cookieOf(value: string, secure: boolean, maxAge: number): string {
  return `${cookieName(secure)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure ? '; Secure' : ''}`;
}

function fingerprintIn(request: IncomingMessage, secure: boolean): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== cookieName(secure)) continue;
    const value = pair.slice(at + 1).trim();
    return /^[A-Za-z0-9_-]{43}$/.test(value) ? fingerprint(value) : undefined;
  }
  return undefined;
}
