// Shares, origins and lines that fell silent: what the channel does so that one visitor cannot hurt the others.

import { afterEach, describe, expect, it } from 'vitest';
import { openShop, type Shop } from './shop.ts';
import { arrive, call, Page, postJson } from './visitor.ts';

const shops: Shop[] = [];
afterEach(async () => {
  for (const shop of shops.splice(0)) await shop.close();
});

async function open(options?: Parameters<typeof openShop>[0]): Promise<Shop> {
  const shop = await openShop(options);
  shops.push(shop);
  return shop;
}

const text = (words: string) => [{ kind: 'text', text: words }];

describe('a share', () => {
  it('of messages belongs to the visitor, over HTTP and socket together', async () => {
    const shop = await open({ limits: { messagesPerMinute: 3 } });
    const [ann, bo] = [await arrive(shop), await arrive(shop)];
    const page = new Page(shop, ann.token);
    await page.opened;
    await ann.say('m1', 'one');
    await ann.say('m2', 'two');
    page.send({ type: 'message', id: 'c1', content: text('three') });
    await page.nth('ack', 1);
    page.send({ type: 'message', id: 'c2', content: text('four') });
    expect(await page.nth('error', 1)).toMatchObject({ id: 'c2', error: { code: 'rate_limited' } });
    const refused = await ann.say<{ error: { code: string } }>('m3', 'five');
    expect([refused.status, refused.body.error.code]).toEqual([429, 'rate_limited']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await bo.say('m1', 'hello')).status).toBe(202);
    shop.clock.forward(20_000);
    expect((await ann.say('m3', 'five')).status).toBe(202);
  });

  it('of newcomers belongs to the address', async () => {
    const shop = await open({ limits: { visitorsPerHour: 2 } });
    const statuses: number[] = [];
    for (let n = 0; n < 3; n++) statuses.push((await postJson(`${shop.base}/api/v1/visitors`, {})).status);
    expect(statuses).toEqual([201, 201, 429]);
  });

  it('of sockets belongs to the address, and a closed one gives its place back', async () => {
    const shop = await open({ limits: { socketsPerAddress: 2 } });
    const pages: Page[] = [];
    for (let n = 0; n < 3; n++) {
      const page = new Page(shop, (await arrive(shop)).token);
      pages.push(page);
      expect(await page.opened).toBe(n < 2);
    }
    await pages[0]!.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await new Page(shop, (await arrive(shop)).token).opened).toBe(true);
  });
});

describe('an origin', () => {
  const ask = (shop: Shop, origin: string, path = '/api/v1/visitors', method = 'POST') =>
    fetch(shop.base + path, {
      method,
      headers: { origin, 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: '{}' } : {}),
    });

  it('on the list is told that it may read, in answers, refusals and preflights', async () => {
    const shop = await open({ settings: { allowedOrigins: ['https://www.shop.example'] } });
    const origin = 'https://www.shop.example';
    const welcome = await ask(shop, origin);
    expect([welcome.status, welcome.headers.get('access-control-allow-origin')]).toEqual([201, origin]);
    expect(welcome.headers.get('vary')).toContain('Origin');
    const refused = await ask(shop, origin, '/api/v1/messages');
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, origin]);
    const preflight = await ask(shop, origin, '/api/v1/messages', 'OPTIONS');
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('off the list is refused everywhere, null too; our own and none at all are not', async () => {
    const shop = await open({ settings: { allowedOrigins: ['https://www.shop.example'] } });
    const strangers = [
      'https://shop.example',
      'https://www.shop.example.evil.com',
      'http://www.shop.example',
      'null',
      'x',
    ];
    for (const origin of strangers)
      for (const [path, method] of [
        ['/api/v1/visitors', 'POST'],
        ['/api/v1/messages', 'POST'],
        ['/api/v1/messages', 'GET'],
        ['/api/v1/messages', 'OPTIONS'],
        ['/api/v1/media', 'POST'],
      ] as const) {
        const answer = await ask(shop, origin, path, method);
        expect([answer.status, (await answer.json()).error.code], `${origin} ${method} ${path}`).toEqual([
          403,
          'origin_refused',
        ]);
      }
    expect((await ask(shop, shop.base)).status).toBe(201);
    expect((await postJson(`${shop.base}/api/v1/visitors`, {})).status).toBe(201);
  });

  it('of publicUrl is our own, also when a proxy changed the host', async () => {
    const shop = await open({ http: { publicUrl: 'https://chat.shop.example/' } });
    expect((await ask(shop, 'https://chat.shop.example')).status).toBe(201);
    expect((await ask(shop, 'https://other.example')).status).toBe(403);
  });

  it('may not ask by other methods', async () => {
    const shop = await open();
    const answer = await call(`${shop.base}/api/v1/messages`, { method: 'DELETE' });
    expect([answer.status, answer.body.error.code]).toEqual([405, 'method_not_allowed']);
    expect(answer.headers.get('allow')).toContain('GET, POST');
    expect((await call(`${shop.base}/api/v1/socket`)).status).toBe(426);
    expect((await call(`${shop.base}/api/v1/messages/1`)).status).toBe(404);
  });
});

describe('the end of the channel', () => {
  it('comes gently when the door closes first: pages are sent away, polls are answered, nobody waits', async () => {
    const shop = await openShop({ http: { drainMs: 5000 } });
    const ann = await arrive(shop);
    await ann.say('m1', 'hello');
    const page = new Page(shop, ann.token);
    await page.opened;
    const poll = ann.read('?after=1&wait=20');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const started = performance.now();
    await shop.http.close();
    expect(performance.now() - started).toBeLessThan(2000);
    expect(await page.closed).toBe(1001);
    expect((await poll).body).toEqual({ messages: [], cursor: 1, more: false });
    await shop.close();
  });

  it('sends the pages away, lets polls go, and takes nothing more', async () => {
    const shop = await open();
    const ann = await arrive(shop);
    await ann.say('m1', 'hello');
    const page = new Page(shop, ann.token);
    await page.opened;
    const poll = ann.read<unknown>('?after=1&wait=20');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await shop.channel.stop();
    expect(await page.closed).toBe(1001);
    expect((await poll).status).toBe(503);
    expect((await ann.say<unknown>('m2', 'too late')).status).toBe(503);
    expect(shop.channel.health().state).toBe('stopped');
  });
});
