// The fake gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME with replay, op 7, op 9 and the close codes.

import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { DiscordState, Session, Wire } from './discord-state.ts';

export type FakeGateway = {
  /** Every IDENTIFY and RESUME, oldest first. */
  readonly identifies: Wire[];
  readonly resumes: Wire[];
  /** The number the client last said it had, by heartbeat or RESUME: what Discord regards as taken. */
  readonly taken: () => number;
  /** The lines break without a word, as when a cable is pulled. */
  drop(): void;
  /** Every session is forgotten: RESUME is answered with op 9. */
  forget(): void;
  /** Discord asks everybody to connect anew (op 7). */
  reconnect(): void;
  /** Closes every line with this code. */
  close(code: number): void;
  /** Any bytes to everybody on the line. */
  raw(data: string | Buffer): void;
  /** IDENTIFY is answered by this close code instead of READY. */
  refuseWith: number | undefined;
  readonly lines: () => number;
  end(): void;
};

export function openFakeGateway(
  state: DiscordState,
  heartbeatMs: number,
  urlOf: () => string,
): FakeGateway & { attach(server: Server): void } {
  const sockets = new Set<WebSocket>();
  const held = new Map<WebSocket, Session>();
  const wss = new WebSocketServer({ noServer: true });
  let taken = 0;

  const gateway: FakeGateway & { attach(server: Server): void } = {
    identifies: [],
    resumes: [],
    taken: () => taken,
    refuseWith: undefined,
    lines: () => sockets.size,
    drop() {
      for (const socket of sockets) socket.terminate();
    },
    forget() {
      for (const session of state.sessions.values()) session.line = undefined;
      state.sessions.clear();
      taken = 0;
    },
    reconnect() {
      for (const socket of sockets) send(socket, { op: 7, d: null });
    },
    close(code) {
      for (const socket of sockets) socket.close(code);
    },
    raw(data) {
      for (const socket of sockets) socket.send(data);
    },
    end() {
      for (const socket of sockets) socket.terminate();
      wss.close();
    },
    attach(server) {
      server.on('upgrade', (request, socket, head) =>
        wss.handleUpgrade(request, socket, head, (line) => greet(line, new URL(request.url ?? '/', 'ws://fake'))),
      );
    },
  };

  function send(socket: WebSocket, frame: object): void {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  }

  function greet(socket: WebSocket, url: URL): void {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', (code) => {
      sockets.delete(socket);
      const session = held.get(socket);
      held.delete(socket);
      if (session?.line) session.line = undefined;
      // Discord ends the session of whoever says good-bye.
      if (session && (code === 1000 || code === 1001)) state.sessions.delete(session.id);
    });
    if (url.searchParams.get('v') !== '10') return void socket.close(4012);
    send(socket, { op: 10, d: { heartbeat_interval: heartbeatMs } });
    socket.on('message', (data) => {
      const frame = parse(String(data));
      if (!frame) return void socket.close(4002);
      const d = frame['d'] as Wire | null;
      switch (frame['op']) {
        case 1:
          if (typeof frame['d'] === 'number') taken = frame['d'];
          return send(socket, { op: 11 });
        case 2:
          return identify(socket, d ?? {});
        case 6:
          return resume(socket, d ?? {});
        case 3:
        case 4:
        case 8:
          return;
        default:
          return void socket.close(4001);
      }
    });
  }

  function identify(socket: WebSocket, d: Wire): void {
    gateway.identifies.push(d);
    if (gateway.refuseWith !== undefined) return void socket.close(gateway.refuseWith);
    if (d['token'] !== state.token) return void socket.close(4004, 'Authentication failed.');
    const intents = Number(d['intents']);
    const isAllowed = (flag: number, ...switches: number[]) =>
      (intents & flag) === 0 || switches.some((one) => (state.application.flags & one) !== 0);
    if (!isAllowed(1 << 15, 1 << 18, 1 << 19) || !isAllowed(1 << 1, 1 << 14, 1 << 15)) return void socket.close(4014);
    const session: Session = { id: `session-${state.snowflake()}`, events: [], sequence: 0, intents, line: undefined };
    state.sessions.set(session.id, session);
    take(socket, session);
    event(session, 'READY', {
      v: 10,
      user: { ...state.bot, discriminator: '0', avatar: null },
      guilds: [...state.guilds.keys()].map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `${urlOf()}/resume`,
      shard: [0, 1],
      application: state.application,
    });
    for (const guild of state.guilds.values())
      event(session, 'GUILD_CREATE', {
        id: guild.id,
        name: guild.name,
        owner_id: guild.owner_id,
        roles: guild.roles,
        channels: [...state.channels.values()]
          .filter((one) => one.guild_id === guild.id && one.type === 0)
          .map(({ id, name }) => ({ id, name, type: 0 })),
        threads: [...state.channels.values()]
          .filter((one) => one.guild_id === guild.id && one.type === 11 && !one.archived)
          .map(state.threadObject),
        members: [],
      });
  }

  function resume(socket: WebSocket, d: Wire): void {
    gateway.resumes.push(d);
    const session = state.sessions.get(String(d['session_id']));
    if (d['token'] !== state.token) return void socket.close(4004);
    if (!session) return void send(socket, { op: 9, d: false });
    const from = Number(d['seq']);
    if (from > session.sequence) return void socket.close(4007);
    taken = from;
    take(socket, session);
    for (const missed of session.events.filter(({ s }) => s > from)) send(socket, { op: 0, ...missed });
    event(session, 'RESUMED', {});
  }

  function take(socket: WebSocket, session: Session): void {
    held.set(socket, session);
    session.line = (frame) => send(socket, frame);
  }

  function event(session: Session, t: string, d: unknown): void {
    const one = { s: ++session.sequence, t, d };
    if (t !== 'RESUMED') session.events.push(one);
    session.line?.({ op: 0, ...one });
  }

  return gateway;
}

function parse(text: string): Wire | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Wire) : undefined;
  } catch {
    return undefined;
  }
}
