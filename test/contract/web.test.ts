// The web page against the channel contract: the real adapter on the real door, a visitor with fetch and WebSocket.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdapterContext } from '../../adapters/context.ts';
import { openHttp } from '../../adapters/http/index.ts';
import { createWebChannel, WebSettings } from '../../adapters/web/index.ts';
import type { SaidContent, ServerFrame } from '../../adapters/web/wire.ts';
import { type ChannelAdapter, openMemory, openShelf, type SeenMessage, shopId } from '../../core/index.ts';
import { ids, keepingLog, limits, noMetrics, png } from '../web/shop.ts';
import { type ChannelBench, describeChannel, watchedClock } from './channel-contract.ts';

async function open(): Promise<ChannelBench> {
  const clock = watchedClock();
  const log = keepingLog([]);
  const folder = await mkdtemp(join(tmpdir(), 'huoji-contract-'));
  const store = openMemory();
  const http = openHttp({
    host: '127.0.0.1',
    port: 0,
    trustProxy: false,
    drainMs: 200,
    limits,
    clock,
    ids,
    log,
    metrics: noMetrics,
  });
  await http.listen();
  const shelf = await openShelf({
    folder,
    publicUrl: () => http.publicUrl,
    secret: 'a secret only this test knows',
    limits: { bytes: limits.mediaBytes },
  });
  const context: AdapterContext = {
    shop: shopId('demo'),
    clock,
    ids,
    log,
    metrics: noMetrics,
    shelf,
    drawers: store.drawers,
    outbound: { request: () => Promise.reject(new Error('the web channel calls nobody')) },
    http,
    limits,
    people: { all: () => [], byId: () => undefined, byAccount: () => undefined },
    welcome: () => ({ parts: [], choices: [] }),
    skills: () => [],
  };
  const channel = withMailbox(createWebChannel(WebSettings.parse({ adapter: 'web' }), context));
  const page = openPage(http.publicUrl);
  return {
    channel,
    clock,
    says: (text) => page.send([{ kind: 'text', text }]),
    redeliver: () => page.again(),
    echo: () => {},
    strange: () => {},
    acknowledged: () => page.acknowledged(),
    shown: () =>
      page.turns().map(({ parts, choices = [] }) => ({
        text: parts.map((part) => (part.kind === 'text' ? part.text : '')).join(''),
        choices: choices.map(({ label }) => label),
        hasMedia: parts.some(({ kind }) => kind === 'media'),
      })),
    presses: (label) => {
      const choice = page
        .turns()
        .flatMap(({ choices = [] }) => choices)
        .findLast((one) => one.label === label)!;
      return page.send([{ kind: 'choice', value: choice.value }]);
    },
    picture: async () => (await shelf.put(png, { name: 'dress.png' })).media,
    fault: () => {},
    cut: async () => {},
    mend: async () => {},
    async close() {
      page.close();
      await http.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Keeps what the visitor sees under a cursor without gaps, as the store does. */
function withMailbox(channel: ChannelAdapter): ChannelAdapter {
  const seen: SeenMessage[] = [];
  const keep = (message: Omit<SeenMessage, 'cursor' | 'seq'>): number => {
    const cursor = seen.length + 1;
    seen.push({ ...message, cursor, seq: cursor });
    return cursor;
  };
  return {
    ...channel,
    start: (inlet) =>
      channel.start({
        ...inlet,
        async accept(envelope) {
          const accepted = await inlet.accept(envelope);
          const { id: event, content, receivedAt: at } = envelope;
          const known = seen.find((message) => message.event === event)?.cursor;
          return { ...accepted, cursor: known ?? keep({ author: { kind: 'customer' }, content, at, event }) };
        },
        history: async (_address, after, limit) => {
          const rest = seen.slice(after);
          return {
            messages: rest.slice(0, limit),
            cursor: after + Math.min(rest.length, limit),
            more: rest.length > limit,
          };
        },
      }),
    send(to, reply, call) {
      const { parts: content, choices, author } = reply;
      return channel.send(to, reply, { ...call, cursor: keep({ author, content, choices, at: call.at! }) });
    },
  };
}

/** The visitor's page: sends under its own ids until it is acknowledged, and keeps what it was shown. */
function openPage(base: string) {
  const frames: ServerFrame[] = [];
  let token: string | undefined;
  let socket: WebSocket | undefined;
  let sent = 0;
  let last: { readonly body: string; status: number } | undefined;
  let isClosed = false;

  async function arrive(): Promise<void> {
    const response = await fetch(`${base}/api/v1/visitors`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    if (response.status !== 201) return;
    token = ((await response.json()) as { token: string }).token;
    const opening = new WebSocket(`${base.replace('http', 'ws')}/api/v1/socket`, ['huoji.v1', token]);
    opening.addEventListener('message', ({ data }) => void frames.push(JSON.parse(String(data)) as ServerFrame));
    await new Promise((resolve) => opening.addEventListener('open', resolve));
    opening.send(JSON.stringify({ type: 'resume', after: 0 }));
    socket = opening;
  }

  async function post(message: { body: string; status: number }): Promise<void> {
    try {
      const response = await fetch(`${base}/api/v1/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: message.body,
      });
      await response.arrayBuffer();
      message.status = response.status;
    } catch {
      message.status = 0;
    }
  }

  /** As the widget does: the same id again, until the hub says that it has it. */
  async function postUntilTaken(message: { body: string; status: number }): Promise<void> {
    do await post(message);
    while (message.status !== 202 && !isClosed && (await new Promise((resolve) => setTimeout(resolve, 30, true))));
  }

  return {
    async send(content: SaidContent[]): Promise<void> {
      if (!token) await arrive();
      last = { body: JSON.stringify({ id: `m${++sent}`, content }), status: 0 };
      void postUntilTaken(last);
    },
    again: () => post({ body: last!.body, status: 0 }),
    acknowledged: () => last?.status === 202,
    turns: () =>
      frames.filter(
        (frame): frame is Extract<ServerFrame, { type: 'turn' }> =>
          frame.type === 'turn' && frame.author.kind !== 'customer',
      ),
    close(): void {
      isClosed = true;
      socket?.close();
    },
  };
}

const ours = 'the page is served by the hub itself: there is no platform in between';
describeChannel('web', open, {
  'what was sent can be taken back':
    'the web wire has no frame that takes a message back: an agent is told to correct himself',
  'own messages are ignored': "the shop's words never come back on this wire",
  'the unknown becomes unreadable': 'the wire is ours: an unknown kind is refused with 400, see test/web/wire.test.ts',
  'a rate limit asks to come back later': ours,
  'a customer who blocked the shop is gone': 'a visitor who closed the page finds the words when he is back',
  'a bad token needs the operator': ours,
  'an unreachable platform is tried again': ours,
  'a lost answer is unknown': 'what is sent stands in the mailbox before it is shown, under one cursor',
  'a lost connection shows in health and heals': ours,
});
