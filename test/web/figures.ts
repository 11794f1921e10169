// Figures of the web channel, not a test: `node --expose-gc test/web/figures.ts [sockets]`. CPU a message, memory a socket.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { WebSocket } from 'ws';
import type { Inlet } from '../../core/index.ts';
import { openShop } from './shop.ts';
import { arrive } from './visitor.ts';

type Task =
  | {
      readonly kind: 'post';
      readonly base: string;
      readonly token: string;
      readonly count: number;
      readonly tag: string;
    }
  | { readonly kind: 'sit'; readonly base: string; readonly count: number };

if (process.send) await beClient();
else if (process.argv[2] === 'sockets') await measureSockets();
else await measurePosts();

async function measurePosts(): Promise<void> {
  const shop = await openShop();
  const ann = await arrive(shop);
  const plain = shop.inlet;
  let cursor = 0;
  // The hub and the store are not what is measured here.
  const instant: Inlet = {
    ...plain,
    accept: async () => ({ status: 'stored', conversation: 'c' as never, seq: 1, cursor: ++cursor }),
  };
  shop.inlet = instant;
  const bare = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      JSON.parse(Buffer.concat(chunks).toString());
      response.writeHead(202, { 'content-type': 'application/json' });
      response.end('{"id":"x","status":"stored","cursor":1}');
    });
  });
  bare.listen(0, '127.0.0.1');
  await once(bare, 'listening');
  const bareBase = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`;
  for (let round = 1; round <= 5; round++) {
    const mine = await cpuOf({ kind: 'post', base: shop.base, token: ann.token, count: 20_000, tag: `r${round}` });
    const none = await cpuOf({ kind: 'post', base: bareBase, token: ann.token, count: 20_000, tag: `r${round}` });
    console.log(`round ${round}: POST /api/v1/messages ${mine} µs CPU, bare node:http ${none} µs`);
  }
  bare.close();
  bare.closeAllConnections();
  await shop.close();
}

/** In a process of its own, visitors made from outside: a heap that has seen load would hide what a socket costs. */
async function measureSockets(): Promise<void> {
  const shop = await openShop();
  const child = fork(import.meta.filename, { execArgv: [] });
  const sit = async (count: number) => {
    child.send({ kind: 'sit', base: shop.base, count } satisfies Task);
    await once(child, 'message');
    return settledMemory();
  };
  const before = await sit(100);
  const after = await sit(2000);
  const open = await new Promise((resolve) => shop.http.server.getConnections((_, count) => resolve(count)));
  const each = (bytes: number) => `${(bytes / 2000 / 1024).toFixed(1)} KB`;
  console.log(
    `${open} connections; 2000 idle sockets with their visitors: ${each(after.rss - before.rss)} RSS each, ${each(after.heapUsed - before.heapUsed)} heap, ${each(after.external - before.external)} external`,
  );
  child.kill();
  await once(child, 'exit');
  await shop.close();
}

async function cpuOf(task: Task & { count: number }): Promise<number> {
  const child = fork(import.meta.filename, { execArgv: [] });
  child.send({ ...task, count: 2000, tag: `${'tag' in task ? task.tag : ''}w` });
  await once(child, 'message');
  const start = process.cpuUsage();
  child.send(task);
  await once(child, 'message');
  const { user, system } = process.cpuUsage(start);
  child.kill();
  await once(child, 'exit');
  return Math.round((user + system) / task.count);
}

async function settledMemory(): Promise<NodeJS.MemoryUsage> {
  for (let n = 0; n < 5; n++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return process.memoryUsage();
}

async function beClient(): Promise<void> {
  const agent = new Agent({ connections: 32 });
  const sockets: WebSocket[] = [];
  process.on('message', async (task: Task) => {
    if (task.kind === 'post') await postAll(task);
    else
      for (let n = 0; n < task.count; n++) {
        const token = await visitor(task.base);
        const socket = new WebSocket(`${task.base.replace('http', 'ws')}/api/v1/socket`, ['huoji.v1', token]);
        sockets.push(socket);
        await once(socket, 'open');
        socket.send('{"type":"resume","after":0}');
      }
    process.send?.('done');
  });

  async function visitor(base: string): Promise<string> {
    const headers = { 'content-type': 'application/json' };
    const answer = await request(`${base}/api/v1/visitors`, { method: 'POST', headers, body: '{}', dispatcher: agent });
    return ((await answer.body.json()) as { token: string }).token;
  }

  async function postAll({ base, token, count, tag }: Extract<Task, { kind: 'post' }>): Promise<void> {
    let next = 0;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const lane = async () => {
      while (next < count) {
        const body = JSON.stringify({ id: `${tag}-${next++}`, content: [{ kind: 'text', text: '什么时候发货' }] });
        const answer = await request(`${base}/api/v1/messages`, { method: 'POST', headers, body, dispatcher: agent });
        await answer.body.dump();
        if (answer.statusCode !== 202) throw new Error(String(answer.statusCode));
      }
    };
    await Promise.all(Array.from({ length: 32 }, lane));
  }
}
