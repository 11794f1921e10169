// Lines that fall silent or cannot keep up: one sweep finds them, and what they missed waits in the store.

import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { WebSocket as Socket } from 'ws';
import { Line } from '../../adapters/web/line.ts';
import type { SeenMessage } from '../../core/index.ts';
import { timestamp } from '../../core/index.ts';
import { openShop } from './shop.ts';
import { arrive, Page } from './visitor.ts';

/** The part of a ws socket a line uses; its buffer fills unless a test drains it. */
function tube() {
  const sent: string[] = [];
  const socket = Object.assign(new EventEmitter(), {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    send(frame: string, done?: () => void) {
      sent.push(frame);
      socket.bufferedAmount += frame.length;
      done?.();
    },
    ping: vi.fn(),
    close: vi.fn(() => {
      socket.readyState = 2;
    }),
    terminate: vi.fn(() => {
      socket.readyState = 3;
    }),
  });
  return { socket, sent };
}

function lineOn(socket: object, messages: SeenMessage[] = []): Line {
  return new Line(
    {
      socket: socket as Socket,
      known: { visitor: 'v', key: 'k', signed: false },
      address: '127.0.0.1',
      showing: { linkOf: () => '' },
      history: async (after, limit) => {
        const rest = messages.filter(({ cursor }) => cursor > after);
        const page = rest.slice(0, limit);
        return { messages: page, cursor: page.at(-1)?.cursor ?? after, more: rest.length > limit };
      },
      grace: async () => {},
    },
    0,
  );
}

const seen = (cursor: number, words = 'x'): SeenMessage => ({
  cursor,
  seq: cursor,
  author: { kind: 'bot' },
  content: [{ kind: 'text', text: words }],
  at: timestamp(0),
});

describe('a line', () => {
  it('that gives no sign of life between two sweeps is cut', () => {
    const { socket, sent } = tube();
    const line = lineOn(socket);
    line.sweep(1000);
    expect(socket.terminate).not.toHaveBeenCalled();
    expect(socket.ping).toHaveBeenCalledTimes(1);
    expect(sent).toEqual(['{"type":"ping"}']);
    line.alive = true;
    line.sweep(1000);
    expect(socket.terminate).not.toHaveBeenCalled();
    line.sweep(1000);
    expect(socket.terminate).toHaveBeenCalled();
  });

  it('that talks too much is closed', () => {
    const { socket } = tube();
    const line = lineOn(socket);
    line.frames = 1001;
    line.sweep(1000);
    expect(socket.close).toHaveBeenCalledWith(1008, expect.any(String));
  });

  it('whose reader does not keep up is cut before it fills our memory', async () => {
    const { socket, sent } = tube();
    const line = lineOn(socket);
    line.resume(0);
    await new Promise((resolve) => setImmediate(resolve));
    const frame = 'x'.repeat(64 * 1024);
    for (let cursor = 1; cursor <= 100; cursor++) line.offer(cursor, frame);
    expect(socket.terminate).toHaveBeenCalled();
    expect(sent.length).toBeLessThan(20);
  });

  it('reads a long history in pages, each once, in order', async () => {
    const { socket, sent } = tube();
    const line = lineOn(
      socket,
      Array.from({ length: 1234 }, (_, index) => seen(index + 1)),
    );
    line.resume(100);
    await vi.waitFor(() => expect(sent).toHaveLength(1134));
    expect(sent.map((frame) => JSON.parse(frame).cursor)).toEqual(
      Array.from({ length: 1134 }, (_, index) => index + 101),
    );
  });

  it('whose history cannot be read is cut, so that the page comes back and asks again', async () => {
    const { socket } = tube();
    const line = new Line(
      {
        socket: socket as unknown as Socket,
        known: { visitor: 'v', key: 'k', signed: false },
        address: '',
        showing: { linkOf: () => '' },
        history: () => Promise.reject(new Error('store closed')),
        grace: async () => {},
      },
      0,
    );
    line.resume(0);
    await vi.waitFor(() => expect(socket.terminate).toHaveBeenCalled());
  });
});

describe('whatever the order of pushes, losses, own words and slow reads', () => {
  type Step = 'pushed' | 'lost' | 'doubled' | 'mine' | 'again' | 'breath';
  const step = fc.constantFrom<Step>('pushed', 'pushed', 'lost', 'doubled', 'mine', 'again', 'breath', 'breath');

  it('each message is shown, turns once each and in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(step, { maxLength: 40 }), fc.nat(5), async (scheduler, steps, old) => {
        const { socket, sent } = tube();
        const stored: SeenMessage[] = Array.from({ length: old }, (_, index) => seen(index + 1));
        const line = new Line(
          {
            socket: socket as unknown as Socket,
            known: { visitor: 'v', key: 'k', signed: false },
            address: '',
            showing: { linkOf: () => '' },
            // What the store says is true when it is asked; the answer arrives when the scheduler likes.
            history: (after, limit) => {
              const rest = stored.filter(({ cursor }) => cursor > after);
              const page = rest.slice(0, Math.min(limit, 3));
              const answer = { messages: page, cursor: page.at(-1)?.cursor ?? after, more: rest.length > page.length };
              return scheduler.schedule(Promise.resolve(answer));
            },
            grace: () => scheduler.schedule(Promise.resolve()),
          },
          0,
        );
        const push = (cursor: number) => line.offer(cursor, JSON.stringify({ type: 'turn', cursor }));
        const next = () => {
          stored.push(seen(stored.length + 1));
          return stored.length;
        };
        line.resume(0);
        for (const kind of [...steps, 'pushed' as const]) {
          if (kind === 'breath') {
            if (scheduler.count() > 0) await scheduler.waitOne();
            continue;
          }
          if (kind === 'again') {
            // A client resumes from what it has without a gap.
            const got = new Set(sent.map((frame) => (JSON.parse(frame) as { cursor: number }).cursor));
            let whole = 0;
            while (got.has(whole + 1)) whole++;
            line.resume(whole);
            continue;
          }
          const cursor = next();
          if (kind === 'mine') line.acknowledge({ type: 'ack', id: `c${cursor}`, status: 'stored', cursor });
          if (kind === 'pushed' || kind === 'doubled') push(cursor);
          if (kind === 'doubled') push(cursor);
        }
        await scheduler.waitIdle();
        const frames = sent.map((frame) => JSON.parse(frame) as { type: string; cursor: number });
        const turns = frames.filter(({ type }) => type === 'turn').map(({ cursor }) => cursor);
        expect(turns).toEqual([...new Set(turns)].sort((a, b) => a - b));
        expect(new Set(frames.map(({ cursor }) => cursor)).size).toBe(stored.length);
      }),
      { numRuns: 500 },
    );
  });
});

it('a page that stands open for months keeps its token', async () => {
  let sweep = () => {};
  const shop = await openShop({
    sleep: (_ms, signal) =>
      new Promise((resolve) => {
        sweep = resolve;
        signal?.addEventListener('abort', () => resolve(), { once: true });
      }),
  });
  const ann = await arrive(shop);
  const page = new Page(shop, ann.token);
  await page.opened;
  for (let month = 1; month <= 3; month++) {
    shop.clock.forward(29 * 24 * 3600 * 1000);
    sweep();
    await page.nth('ping', month);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect((await ann.say('m1', 'still me')).status).toBe(202);
  page.socket.close();
  await shop.close();
});

it('every open page is pinged within thirty seconds, by a message it can see', async () => {
  const waits: number[] = [];
  let sweep = () => {};
  const shop = await openShop({
    sleep: (ms, signal) => {
      waits.push(ms);
      return new Promise((resolve) => {
        sweep = resolve;
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
    },
  });
  const page = new Page(shop, (await arrive(shop)).token);
  await page.opened;
  expect(waits[0]).toBeLessThanOrEqual(30_000);
  for (let n = 1; n <= 3; n++) {
    sweep();
    await page.nth('ping', n);
    // The pong of Node's client is its sign of life.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(page.socket.readyState).toBe(WebSocket.OPEN);
  page.socket.close();
  await shop.close();
});
