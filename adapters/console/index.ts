// The browser desk: agents and the owner in one page. Its parts meet here.

import { z } from 'zod';
import type { DeskInlet } from '../../core/index.ts';
import type { AdapterContext, AdapterEntry, ConsoleContext } from '../context.ts';
import { openAccounts } from './accounts.ts';
import { actingRoutes } from './api-acting.ts';
import { linkOf, peopleRoutes } from './api-people.ts';
import { readingRoutes } from './api-reading.ts';
import { signInRoutes } from './api-sign-in.ts';
import { ConsoleSettings } from './config.ts';
import { type ConsoleDesk, openDesk } from './desk.ts';
import { openLive } from './live.ts';
import { openApiOf } from './openapi.ts';
import { builtPages, pagesRouter } from './pages.ts';
import { openRoute, type Route, routerOf } from './route.ts';
import { openSessions } from './sessions.ts';
import type { Lookups } from './view.ts';

export { ConsoleSettings } from './config.ts';
export type { ConsoleDesk } from './desk.ts';

/** Signed links in a page live this long; a page kept open longer fetches the thread anew. */
const linkLifeMs = 12 * 3_600_000;
const base = '/api/v1/desk';

/**
 * Mounts the page, the API and the socket on the hub's door and answers the desk.
 *
 * @param pages the folder of the built page, for tests
 */
export function openConsole(
  settings: ConsoleSettings,
  context: ConsoleContext,
  pages: string = builtPages,
): ConsoleDesk {
  const { http, limits, clock } = context;
  const log = context.log.child({ desk: 'console' });
  const accounts = openAccounts(context);
  const sessions = openSessions(
    { ...context, accounts },
    { idleMs: settings.idleHours * 3_600_000, lifeMs: settings.sessionDays * 86_400_000 },
  );
  const lookups: Lookups = {
    nameOf: (agent) => accounts.personOf(agent)?.name ?? agent,
    linkTo: (media) => pathOf(context.shelf.link(media, clock.now(), linkLifeMs)),
  };
  const live = openLive({ ...context, log }, { sessions, lookups });
  const id = `console:${settings.account}`;
  let inlet: DeskInlet | undefined;

  const routes: readonly Route[] = [
    ...signInRoutes({ ...context, log }, { accounts, sessions, cut: live.cut }),
    ...readingRoutes({ ...context, log }, lookups),
    ...actingRoutes(
      { ...context, log },
      { desk: id, account: settings.account, accounts, lookups, inlet: () => inlet },
    ),
    ...peopleRoutes({ ...context, log }, { accounts, sessions, online: live.online, cut: live.cut }),
  ];
  const document = openApiOf(routes);
  const described = openRoute({
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    answer: z.looseObject({}),
    run: async () => document as Record<string, unknown>,
  });
  http.mount(base, routerOf([...routes, described], { http, limits, log, whoIs: sessions.of }));
  http.mount('/console', pagesRouter(pages));
  http.upgrade(`${base}/socket`, live.upgrade);

  let stopLive: (() => Promise<void>) | undefined;
  return openDesk({
    id,
    skills: settings.skills,
    clock,
    started(hub) {
      inlet = hub;
      stopLive ??= live.start();
    },
    ownerExists: accounts.ownerExists,
    async setupLink() {
      if (await accounts.ownerExists()) return undefined;
      const { token } = await accounts.makeLink(accounts.owner());
      return linkOf(http.publicUrl, token);
    },
    async stop() {
      await stopLive?.();
      stopLive = undefined;
    },
  });
}

export const adapter: AdapterEntry = {
  desk: {
    settings: ConsoleSettings,
    async create(settings, context) {
      if (!seesTheStore(context)) throw new Error('the console needs a ConsoleContext');
      return openConsole(settings as ConsoleSettings, context);
    },
  },
};

function seesTheStore(context: AdapterContext | ConsoleContext): context is ConsoleContext {
  return 'store' in context && 'events' in context;
}

/** The page may be open under another name than `publicUrl`; its policy takes pictures from its own origin only. */
function pathOf(link: string): string {
  if (!URL.canParse(link)) return link;
  const { pathname, search } = new URL(link);
  return pathname + search;
}
