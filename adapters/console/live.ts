// The socket of the browser desk: what happens in the hub, and who looks at or types in which conversation.

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type ConversationId, type HubEvent, Refusal } from '../../core/index.ts';
import type { ConsoleContext } from '../context.ts';
import { refusalOf, refuseSocket } from '../http/index.ts';
import { isOwnOrigin, originRefused, signedOut } from './route.ts';
import type { Sessions, SignedIn } from './sessions.ts';
import { type Lookups, summaryOfSnapshot, timeOf, turnOf } from './view.ts';
import { ClientFrame, type Presence, type ServerFrame } from './wire.ts';

/** A socket is looked at this often: does its session still stand, is anyone there? */
const beatMs = 3_000;
/** Without a sign of life for this long the socket is dropped, and its presence with it. */
const silenceMs = 12_000;
/** Browsers hide protocol pings from the page, so it gets one of its own. */
const pagePingMs = 24_000;
/** A person counts as typing this long after the last typing frame. */
const typingMs = 5_000;
const socketsPerPerson = 20;
/** Turns sent with a change: a burst and its answer fit. */
const recentTurns = 8;

type Client = {
  readonly socket: WebSocket;
  readonly me: SignedIn;
  viewing: string | undefined;
  typingUntil: number;
  heardAt: number;
  pingedAt: number;
  /** Frames taken since the last beat. */
  frames: number;
};

export type Live = ReturnType<typeof openLive>;

export function openLive(context: ConsoleContext, { sessions, lookups }: { sessions: Sessions; lookups: Lookups }) {
  const { clock, events, http, limits, log, store } = context;
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.frameBytes, clientTracking: false });
  const clients = new Set<Client>();
  const dirty = new Set<ConversationId>();
  const stopping = new AbortController();
  /** What each conversation's watchers were last told, so that only changes are sent. */
  const told = new Map<string, string>();
  let repainting = false;

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { origin, host } = request.headers;
    if (!isOwnOrigin(origin, host, http.isSecure(request), http.publicUrl)) throw originRefused();
    const me = await sessions.of(request);
    if (!me) throw signedOut();
    const own = [...clients].filter((client) => client.me.person.id === me.person.id);
    if (own.length >= socketsPerPerson || stopping.signal.aborted)
      throw new Refusal('too_many_sockets', 'Too many consoles are open.', { status: 429 });
    server.handleUpgrade(request, socket, head, (ws) => join(ws, me));
  }

  function join(socket: WebSocket, me: SignedIn): void {
    const now = clock.now();
    const client: Client = { socket, me, viewing: undefined, typingUntil: 0, heardAt: now, pingedAt: now, frames: 0 };
    clients.add(client);
    socket.on('message', (data, binary) => hear(client, binary ? undefined : String(data)));
    socket.on('pong', () => {
      client.heardAt = clock.now();
    });
    socket.on('error', (error) => log.debug({ err: error }, 'a console socket failed'));
    socket.on('close', () => {
      clients.delete(client);
      tellPresence(client.viewing);
    });
    send(client, { kind: 'hello', at: timeOf(now) });
    for (const [conversation, line] of told)
      send(client, { kind: 'presence', conversation, people: JSON.parse(line) as Presence[] });
  }

  function hear(client: Client, text: string | undefined): void {
    client.heardAt = clock.now();
    const frame = ++client.frames > 200 || text === undefined ? undefined : readFrame(text);
    if (!frame) {
      client.socket.close(1008, 'frame refused');
      return;
    }
    switch (frame.kind) {
      case 'view': {
        const before = client.viewing;
        client.viewing = frame.conversation ?? undefined;
        client.typingUntil = 0;
        if (before !== client.viewing) tellPresence(before);
        tellPresence(client.viewing);
        return;
      }
      case 'typing':
        client.typingUntil = clock.now() + typingMs;
        tellPresence(client.viewing);
        return;
      case 'pong':
        return;
      default:
        frame satisfies never;
    }
  }

  function tellPresence(conversation: string | undefined): void {
    if (conversation === undefined) return;
    const now = clock.now();
    const people = new Map<string, Presence>();
    for (const { me, viewing, typingUntil } of clients) {
      if (viewing !== conversation) continue;
      const { id, name } = me.person;
      people.set(id, { id, name, typing: typingUntil > now || people.get(id)?.typing === true });
    }
    const list = [...people.values()];
    const line = JSON.stringify(list);
    if ((told.get(conversation) ?? '[]') === line) return;
    if (list.length) told.set(conversation, line);
    else told.delete(conversation);
    broadcast({ kind: 'presence', conversation, people: list });
  }

  function broadcast(frame: ServerFrame): void {
    const text = JSON.stringify(frame);
    for (const client of clients) sendText(client, text);
  }

  function send(client: Client, frame: ServerFrame): void {
    sendText(client, JSON.stringify(frame));
  }

  /** A page that does not read its socket is cut: it fetches everything anew when it comes back. */
  function sendText({ socket }: Client, text: string): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > 4 * 1024 * 1024) socket.terminate();
    else socket.send(text);
  }

  function onEvent(event: HubEvent): void {
    if (clients.size === 0) return;
    switch (event.kind) {
      case 'turn':
      case 'handoff':
      case 'delivery':
        dirty.add(event.conversation);
        void repaint();
        return;
      case 'health':
        broadcast({ kind: 'health', what: event.what, state: event.state });
        return;
      case 'knowledge':
        broadcast({ kind: 'knowledge', version: event.version, problems: event.problems });
        return;
      default:
        event satisfies never;
    }
  }

  /** One conversation after the other: what changes meanwhile is read once, however often it changed. */
  async function repaint(): Promise<void> {
    if (repainting) return;
    repainting = true;
    try {
      for (const conversation of dirty) {
        dirty.delete(conversation);
        const frame = await frameOf(conversation);
        if (frame) broadcast(frame);
      }
    } catch (error) {
      log.warn({ err: error }, 'a console repaint failed');
    } finally {
      repainting = false;
    }
    if (dirty.size && clients.size) void repaint();
  }

  async function frameOf(conversation: ConversationId): Promise<ServerFrame | undefined> {
    const snapshot = await store.load(conversation, recentTurns);
    if (!snapshot || snapshot.conversation.shop !== context.shop) return undefined;
    const first = snapshot.recent[0];
    const deliveries = first ? await store.deliveriesOf(conversation, first.seq) : [];
    const turns = snapshot.recent.map((turn) =>
      turnOf(
        turn,
        deliveries.filter((delivery) => delivery.turn === turn.seq),
        lookups,
      ),
    );
    return { kind: 'conversation', summary: summaryOfSnapshot(snapshot, lookups), turns };
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(beatMs, stopping.signal);
      await cutEnded();
      const now = clock.now();
      for (const client of clients) {
        client.frames = 0;
        if (client.heardAt + silenceMs < now) client.socket.terminate();
        else client.socket.ping();
        if (client.pingedAt + pagePingMs <= now) {
          client.pingedAt = now;
          send(client, { kind: 'ping' });
        }
        if (client.typingUntil && client.typingUntil <= now) {
          client.typingUntil = 0;
          tellPresence(client.viewing);
        }
      }
    }
  }

  /** Closes the sockets whose session, account or person is gone. */
  async function cutEnded(): Promise<void> {
    try {
      for (const client of [...clients])
        if (!(await sessions.check(client.me.session))) client.socket.close(4401, 'signed out');
    } catch (error) {
      log.warn({ err: error }, 'console sessions could not be checked');
    }
  }

  return {
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
      upgrade(request, socket, head).catch((error: unknown) => {
        const refusal = refusalOf(error);
        if (refusal.status >= 500) log.warn({ err: error }, 'a console socket could not be opened');
        refuseSocket(socket, refusal);
      });
    },
    online: (person: string) => [...clients].some((client) => client.me.person.id === person),
    cut: () => void cutEnded(),
    /** Subscribes and starts the heartbeat; answers how to end both. */
    start(): () => Promise<void> {
      const unsubscribe = events.subscribe(onEvent);
      const watching = watch();
      const goodbye = () => {
        for (const client of clients) client.socket.close(1001, 'the hub is stopping');
      };
      http.closing.addEventListener('abort', goodbye, { once: true });
      return async () => {
        unsubscribe();
        stopping.abort();
        goodbye();
        await watching;
        for (const client of clients) client.socket.terminate();
        server.close();
      };
    },
  };
}

function readFrame(text: string): ClientFrame | undefined {
  try {
    return ClientFrame.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
