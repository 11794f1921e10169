// The WebSocket side of the wire: who may connect, what each frame does, and one sweep for all pings.

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { type Inlet, Refusal } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import {
  errorBody,
  limitKey,
  openLimiter,
  parseJson,
  refusalOf,
  refuseSocket,
  shaped,
  TooOften,
} from '../http/index.ts';
import { addressOf } from './inbound.ts';
import type { Intake } from './intake.ts';
import { Line } from './line.ts';
import type { Live } from './live.ts';
import type { Origins } from './origins.ts';
import type { Known, Visitors } from './visitors.ts';
import { ClientFrame, type Said, subprotocol } from './wire.ts';

/** Under 30 s, as the wire promises; a silent end is cut at the second sweep. */
const sweepMs = 25_000;
/** A client resumes with its first frame; this long a turn waits for it. */
const graceMs = 250;
/** How often an open socket counts as use of its token: twice a day. */
const useMs = 12 * 3600 * 1000;
/** A typing frame more often than this says nothing new. */
const typingMs = 500;

export type SocketParts = {
  readonly account: string;
  readonly context: AdapterContext;
  readonly visitors: Visitors;
  readonly origins: Origins;
  readonly intake: Intake;
  readonly live: Live;
  inlet(): Inlet;
};

export interface Sockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Pings, cuts the silent and the noisy; runs until the signal aborts. */
  sweepUntil(signal: AbortSignal): Promise<void>;
}

export function openSockets(parts: SocketParts): Sockets {
  const { context, visitors, origins, intake, live, account } = parts;
  const { limits, clock, http, log, metrics } = context;
  const perAddress = new Map<string, number>();
  const opened = openLimiter(limits.socketsPerAddress * 2, 60_000, clock);
  const options = {
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.frameBytes,
    // An honest client sends a message in one piece; a million tiny pieces cost memory.
    maxFragments: 128,
    maxBufferedChunks: 4096,
    handleProtocols: () => subprotocol,
  };
  const server = new WebSocketServer(options);
  const mostFrames = Math.ceil((limits.requestsPerMinute * sweepMs) / 60_000);

  async function admit(request: IncomingMessage, address: string): Promise<Known> {
    origins.check(request);
    opened.take(address);
    const offered = String(request.headers['sec-websocket-protocol'] ?? '')
      .split(',')
      .map((name) => name.trim());
    if (!offered.includes(subprotocol))
      throw new Refusal('subprotocol_missing', `Offer the subprotocols "${subprotocol}" and your token.`);
    const known = await visitors.identify(offered.find((name) => name !== subprotocol));
    if (
      (perAddress.get(address) ?? 0) >= limits.socketsPerAddress ||
      live.lines(known.visitor) >= limits.socketsPerVisitor
    )
      throw new Refusal('too_many_sockets', 'Too many sockets are open from here.', { status: 429 });
    return known;
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const address = limitKey(http.clientAddress(request));
    admit(request, address).then(
      (known) => {
        if (socket.destroyed) return;
        server.handleUpgrade(request, socket, head, (opened) => attend(opened, known, address));
      },
      (error: unknown) => {
        const refusal = refusalOf(error);
        if (refusal.status >= 500) log.error({ stack: String((error as Error).stack) }, 'a socket could not be opened');
        refuseSocket(socket, refusal);
      },
    );
  }

  function attend(socket: WebSocket, known: Known, address: string): void {
    const to = addressOf(account, known.visitor);
    const line = new Line(
      {
        socket,
        known,
        address,
        showing: { linkOf: (media) => context.shelf.link(media, clock.now()), locale: known.locale },
        history: (after, limit) => parts.inlet().history(to, after, limit),
        grace: () => clock.sleep(graceMs),
      },
      clock.now(),
    );
    live.join(line);
    perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
    metrics.gauge('web_sockets', live.size);
    socket.on('message', (data, isBinary) => onFrame(line, data, isBinary));
    socket.on('pong', () => {
      line.alive = true;
    });
    // A frame the protocol forbids: ws closes with the right code by itself.
    socket.on('error', () => {});
    socket.on('close', () => leave(line));
  }

  function leave(line: Line): void {
    live.leave(line);
    const left = (perAddress.get(line.address) ?? 1) - 1;
    if (left > 0) perAddress.set(line.address, left);
    else perAddress.delete(line.address);
    metrics.gauge('web_sockets', live.size);
  }

  /** A page may stand open for weeks: its token must not run out under it. */
  function keepToken(line: Line, now: number): void {
    line.usedAt = now;
    visitors.use(line.known.key).catch(() => line.close(1008, 'the token has ended'));
  }

  function onFrame(line: Line, data: RawData, isBinary: boolean): void {
    line.alive = true;
    if (++line.frames > mostFrames) {
      line.close(1008, 'too many frames');
      return;
    }
    if (isBinary) {
      line.close(1003, 'frames are text');
      return;
    }
    try {
      obey(line, shaped(ClientFrame, parseJson(data as Buffer, limits.jsonDepth), 'frame_invalid'));
    } catch (error) {
      refuse(line, error);
    }
  }

  function obey(line: Line, frame: ClientFrame): void {
    switch (frame.type) {
      case 'message':
        take(line, { id: frame.id, content: frame.content });
        return;
      case 'resume':
        line.resume(frame.after);
        return;
      case 'typing': {
        const now = clock.now();
        if (now - line.typedAt < typingMs) return;
        line.typedAt = now;
        parts.inlet().typing(addressOf(account, line.known.visitor));
        return;
      }
      case 'read':
        metrics.count('web_read_marks_total');
        return;
      default:
        frame satisfies never;
    }
  }

  /** Messages reach the hub in the order they were written, also when one of them waits for its file. */
  function take(line: Line, said: Said): void {
    const prepared = line.ready.then(async () => {
      intake.admit(line.known);
      return intake.envelope(line.known, said);
    });
    line.ready = prepared.catch(() => {});
    prepared
      .then((envelope) => intake.accept(said, envelope))
      .then(
        (stored) => {
          line.acknowledge({ type: 'ack', ...stored });
          if (stored.status === 'stored') live.echo(line.known.visitor, stored.cursor, line);
        },
        (error: unknown) => refuse(line, error, said.id),
      );
  }

  function refuse(line: Line, error: unknown, id?: string): void {
    const refusal = refusalOf(error);
    if (refusal.status >= 500 && !(error instanceof Refusal))
      log.error({ stack: error instanceof Error ? error.stack : String(error) }, 'a frame failed');
    if (refusal instanceof TooOften) metrics.count('web_rate_limited_total');
    line.send({ type: 'error', ...(id === undefined ? {} : { id }), ...errorBody(refusal) });
  }

  return {
    upgrade,
    async sweepUntil(signal) {
      while (!signal.aborted) {
        await clock.sleep(sweepMs, signal);
        if (signal.aborted) return;
        const now = clock.now();
        for (const line of live.all()) {
          line.sweep(mostFrames);
          if (now - line.usedAt > useMs) keepToken(line, now);
        }
      }
    },
  };
}
