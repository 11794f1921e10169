// Routes of signing in and out: login, one-time links, the password, and a person's own sessions.

import type { Request, Response } from 'express';
import { z } from 'zod';
import { Refusal } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { limitKey } from '../http/index.ts';
import type { Accounts } from './accounts.ts';
import { notFound, openRoute, type Route, signedInRoute } from './route.ts';
import type { Sessions, SignedIn } from './sessions.ts';
import { openTries } from './tries.ts';
import { timeOf } from './view.ts';
import {
  ActRequest,
  LinkInfo,
  LinkRequest,
  LoginRequest,
  Me,
  NoBody,
  PasswordRequest,
  SessionList,
  SetupRequest,
  WhoIsIt,
} from './wire.ts';

const windowMs = 5 * 60_000;

/** `cut` ends the sockets of sessions that no longer stand. */
export function signInRoutes(
  context: Pick<AdapterContext, 'clock' | 'http' | 'limits' | 'shop' | 'log'>,
  { accounts, sessions, cut }: { accounts: Accounts; sessions: Sessions; cut(): void },
): readonly Route[] {
  const { clock, http, limits, log } = context;
  const tries = limits.loginsPer5Minutes;
  const perAddress = openTries(clock, { tries, windowMs });
  const perLogin = openTries(clock, { tries, windowMs });
  const perLink = openTries(clock, { tries: tries * 4, windowMs });

  const addressOf = (request: Request) => limitKey(http.clientAddress(request));

  function meOf({ person, login }: Omit<SignedIn, 'session'>): Me {
    return {
      id: person.id,
      name: person.name,
      role: person.role,
      login,
      shop: context.shop,
      skills: [...person.skills],
      capacity: person.capacity,
      textCharacters: limits.textCharacters,
      mediaBytes: limits.mediaBytes,
    };
  }

  async function signIn(request: Request, response: Response, found: Omit<SignedIn, 'session'>): Promise<Me> {
    response.append('Set-Cookie', await sessions.open(request, found.person, found.login));
    return meOf(found);
  }

  return [
    openRoute({
      method: 'post',
      path: '/login',
      summary: 'Sign in; the answer sets the session cookie',
      body: LoginRequest,
      answer: Me,
      codes: ['wrong_login', 'rate_limited', 'setup_required'],
      async run({ body, request, response }) {
        const address = addressOf(request);
        const login = body.login.trim().toLowerCase();
        perAddress.take(address);
        perLogin.take(login);
        const found = await accounts.check(login, body.password);
        if (!found) {
          if (await accounts.nobodyYet()) throw setupRequired();
          log.warn({ address }, 'a sign-in to the console failed');
          throw new Refusal('wrong_login', 'Name or password is wrong.', { status: 401 });
        }
        perAddress.giveBack(address);
        perLogin.giveBack(login);
        return signIn(request, response, found);
      },
    }),
    openRoute({
      method: 'post',
      path: '/setup/look',
      summary: 'Whose one-time link this is',
      body: LinkRequest,
      answer: LinkInfo,
      codes: ['link_spent', 'rate_limited'],
      async run({ body, request }) {
        perLink.take(addressOf(request));
        const link = await accounts.readLink(body.token);
        if (!link) throw new Refusal('link_spent', 'This link was used already or has expired.', { status: 410 });
        return { login: link.login, name: link.person.name, role: link.person.role };
      },
    }),
    openRoute({
      method: 'post',
      path: '/setup',
      summary: 'Spend a one-time link: set the password and sign in',
      body: SetupRequest,
      answer: Me,
      codes: ['link_spent', 'password_weak', 'rate_limited'],
      async run({ body, request, response }) {
        perLink.take(addressOf(request));
        const found = await accounts.spendLink(body.token, body.password);
        await sessions.endAll(found.person.id);
        cut();
        log.info({ person: found.person.id }, 'a console password was set by a one-time link');
        return signIn(request, response, found);
      },
    }),
    signedInRoute({
      method: 'post',
      path: '/logout',
      summary: 'End this session',
      body: NoBody,
      async run({ request, response }, me) {
        await sessions.endOne(me.person.id, me.session);
        response.append('Set-Cookie', sessions.endCookie(request));
        cut();
        return undefined;
      },
    }),
    openRoute({
      method: 'get',
      path: '/session',
      summary: 'Who is signed in, if anyone',
      answer: WhoIsIt,
      async run({ request }) {
        const me = await sessions.of(request);
        return me ? { me: meOf(me) } : {};
      },
    }),
    signedInRoute({
      method: 'get',
      path: '/me',
      summary: 'Who is signed in',
      answer: Me,
      run: async (_call, me) => meOf(me),
    }),
    signedInRoute({
      method: 'post',
      path: '/password',
      summary: 'Change the own password; every other session of the person ends',
      body: PasswordRequest,
      codes: ['wrong_password', 'password_weak', 'rate_limited'],
      async run({ body }, me) {
        perLogin.take(me.login);
        if (!(await accounts.check(me.login, body.current)))
          throw new Refusal('wrong_password', 'The current password is wrong.', { status: 403 });
        perLogin.giveBack(me.login);
        await accounts.setPassword(me.person, me.login, body.next);
        await sessions.endAll(me.person.id, me.session);
        cut();
        return undefined;
      },
    }),
    signedInRoute({
      method: 'get',
      path: '/sessions',
      summary: 'The own sessions',
      answer: SessionList,
      async run(_call, me) {
        const list = await sessions.list(me.person.id);
        return {
          sessions: list.map((session) => ({
            id: session.id,
            current: session.id === me.session,
            createdAt: timeOf(session.createdAt),
            seenAt: timeOf(session.seenAt),
            address: session.address,
            browser: session.browser,
          })),
        };
      },
    }),
    signedInRoute({
      method: 'post',
      path: '/sessions/:id/revoke',
      summary: 'End one of the own sessions',
      params: { id: z.string().regex(/^[A-Za-z0-9_-]{43}$/) },
      body: ActRequest,
      async run({ params }, me) {
        if (!(await sessions.endOne(me.person.id, params['id']!))) throw notFound();
        cut();
        return undefined;
      },
    }),
  ];
}

function setupRequired(): Refusal {
  return new Refusal('setup_required', 'This console has no owner yet.', {
    remedy: 'Open the one-time link that the hub printed when it started.',
    status: 403,
  });
}
