// The web page as a channel: the hub's replies go to whoever is looking, and stay in the mailbox for who is not.

import {
  type Capabilities,
  type ChannelAdapter,
  DeliveryError,
  type Health,
  type Inlet,
  Refusal,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { openApi } from './api.ts';
import { openIdentity } from './identity.ts';
import { openIntake } from './intake.ts';
import { openLive } from './live.ts';
import { openOrigins } from './origins.ts';
import { toWireReply } from './outbound.ts';
import type { WebSettings } from './settings.ts';
import { openSockets } from './socket.ts';
import { openVisitors } from './visitors.ts';

/** Makes the channel and mounts its routes; until `start` they answer 503. */
export function createWebChannel(settings: WebSettings, context: AdapterContext): ChannelAdapter {
  const { account } = settings;
  const { shop, clock, ids, drawers, http, shelf } = context;
  const log = context.log.child({ channel: 'web', account });
  const stopping = new AbortController();
  const ending = AbortSignal.any([stopping.signal, http.closing]);
  const live = openLive();
  let inlet: Inlet | undefined;
  let health: Health = { state: 'starting', since: clock.now() };
  let sweeping: Promise<void> | undefined;

  const parts = {
    account,
    context: { ...context, http, log },
    visitors: openVisitors(account, drawers, ids, clock),
    identify: openIdentity(settings.identity, shop, clock, log),
    origins: openOrigins(settings.allowedOrigins, () => new URL(http.publicUrl).origin),
    intake: openIntake(account, { ...context, log }, currentInlet),
    live,
    inlet: currentInlet,
    stopping: ending,
  };
  const api = openApi(parts);
  const sockets = openSockets(parts);
  http.exact('/api/v1/messages', api.messages);
  http.mount('/api/v1', api.router);
  http.upgrade('/api/v1/socket', sockets.upgrade);

  ending.addEventListener('abort', () => {
    live.release();
    for (const line of [...live.all()]) line.close(1001, 'the hub is stopping');
  });

  function currentInlet(): Inlet {
    if (inlet && !stopping.signal.aborted) return inlet;
    throw new Refusal('not_ready', inlet ? 'The hub is stopping.' : 'The hub is starting.', { status: 503 });
  }

  return {
    name: 'web',
    account,
    capabilities: capabilitiesOf(settings, context),
    async start(hub) {
      inlet = hub;
      sweeping = sockets.sweepUntil(stopping.signal);
      health = { state: 'connected', since: clock.now() };
    },
    async send(to, reply, { cursor, at }) {
      if (cursor === undefined) throw new DeliveryError({ kind: 'reject' }, 'a web delivery came without its cursor');
      const showing = { linkOf: (media: Parameters<typeof shelf.link>[0]) => shelf.link(media, clock.now()) };
      const { message, degraded } = toWireReply(reply, cursor, at ?? clock.now(), showing);
      parts.intake.shown(to.peer, reply.choices);
      live.show(to.peer, message);
      return { platformIds: [String(cursor)], degraded };
    },
    typing: (to) => live.typing(to.peer),
    health: () => health,
    async stop() {
      stopping.abort();
      health = { state: 'stopped', since: clock.now() };
      await sweeping;
    },
  };
}

function capabilitiesOf({ quietWindowMs }: WebSettings, { limits }: AdapterContext): Capabilities {
  const size = limits.mediaBytes;
  return {
    text: { limit: limits.textCharacters, unit: 'utf16', markup: 'plain' },
    // A page shows as many as there are: nothing is made a numbered menu, and history shows what was shown live.
    choices: { max: 50, label: 200, value: 200 },
    media: { image: size, audio: size, video: size, file: size },
    caption: 1000,
    card: true,
    wholeReply: true,
    typing: true,
    edit: false,
    idempotentSend: true,
    mailbox: true,
    quietWindow: quietWindowMs,
    rate: { perSecond: 20, burst: 40 },
  };
}
