// A visitor's story over the socket: live turns, drops and returns, and every way a connection may be refused or cut.

import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openShop, png, type Shop } from './shop.ts';
import { arrive, Page } from './visitor.ts';

let shop: Shop;
const pages: Page[] = [];
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.socket.close();
  await shop.close();
});

function open(token: string, options?: ConstructorParameters<typeof Page>[2]): Page {
  const page = new Page(shop, token, options);
  pages.push(page);
  return page;
}

async function seated() {
  const ann = await arrive(shop);
  const page = open(ann.token);
  expect(await page.opened).toBe(true);
  return { ann, page };
}

const text = (words: string) => [{ kind: 'text', text: words }];

describe('a page', () => {
  it('is given huoji.v1, writes, is acknowledged, and sees the answer with the same words history has', async () => {
    const { ann, page } = await seated();
    expect(page.socket.protocol).toBe('huoji.v1');
    page.send({ type: 'message', id: 'c1', content: text('hello') });
    expect(await page.nth('ack', 1)).toEqual({ type: 'ack', id: 'c1', status: 'stored', cursor: 1 });
    await shop.say(ann.visitor, 'hi', { choices: [{ label: 'A', value: 'a' }], author: { kind: 'bot' } });
    const { type: _, ...live } = await page.nth('turn', 1);
    expect((await ann.read('?after=1')).body.messages).toEqual([live]);
  });

  it('may repeat itself after a drop and is told the old cursor each time', async () => {
    const { ann, page } = await seated();
    page.send({ type: 'message', id: 'c1', content: text('hello') });
    await page.nth('ack', 1);
    await page.close();
    const again = open(ann.token);
    await again.opened;
    for (let n = 0; n < 3; n++) again.send({ type: 'message', id: 'c1', content: text('hello') });
    await again.nth('ack', 3);
    expect(again.of('ack')).toEqual(Array(3).fill({ type: 'ack', id: 'c1', status: 'already seen', cursor: 1 }));
    expect(shop.accepted).toHaveLength(1);
  });

  it('comes back and is shown exactly what it missed, then goes on live', async () => {
    const { ann, page } = await seated();
    page.send({ type: 'message', id: 'c1', content: text('hello') });
    await page.nth('ack', 1);
    await page.close();
    for (let n = 2; n <= 6; n++) await shop.say(ann.visitor, `while away ${n}`);
    const back = open(ann.token);
    await back.opened;
    back.send({ type: 'resume', after: 3 });
    await back.nth('turn', 3);
    await shop.say(ann.visitor, 'live');
    await back.nth('turn', 4);
    expect(back.turns()).toEqual([4, 5, 6, 7]);
  });

  it('keeps the order of what it wrote while one message waits for its file', async () => {
    const { ann, page } = await seated();
    const find = Promise.withResolvers<undefined>();
    const { media } = await shop.shelf.put(png, {});
    const original = shop.shelf.find;
    shop.shelf.find = async (id) => {
      await find.promise;
      return original(id);
    };
    page.send({ type: 'message', id: 'c1', content: [{ kind: 'media', media }] });
    page.send({ type: 'message', id: 'c2', content: text('what is this?') });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(shop.accepted).toHaveLength(0);
    find.resolve(undefined);
    await page.nth('ack', 2);
    expect(shop.accepted.map(({ id }) => id)).toEqual(['c1', 'c2'].map((id) => `web:main:${ann.visitor}/${id}`));
  });

  it('shows on the other device what was written on this one', async () => {
    const { ann, page } = await seated();
    const other = open(ann.token);
    await other.opened;
    other.send({ type: 'resume', after: 0 });
    page.send({ type: 'message', id: 'c1', content: text('from the phone') });
    const turn = await other.nth('turn', 1);
    expect(turn).toMatchObject({ cursor: 1, id: 'c1', author: { kind: 'customer' }, parts: text('from the phone') });
    expect(page.turns()).toEqual([]);
  });

  it('tells the hub that the visitor types, and is told that the shop does', async () => {
    const { ann, page } = await seated();
    page.send({ type: 'typing' });
    page.send({ type: 'typing' });
    page.send({ type: 'message', id: 'c1', content: text('hello') });
    await page.nth('ack', 1);
    expect(shop.typed).toEqual([{ channel: 'web', account: 'main', peer: ann.visitor }]);
    shop.channel.typing!({ channel: 'web', account: 'main', peer: ann.visitor });
    await page.nth('typing', 1);
  });

  it('never sees another visitor', async () => {
    const { page } = await seated();
    const bo = await arrive(shop);
    await bo.say('m1', 'secret of bo');
    await shop.say(bo.visitor, 'answer for bo');
    page.send({ type: 'resume', after: 0 });
    page.send({ type: 'message', id: 'c1', content: text('me') });
    await page.nth('ack', 1);
    expect(JSON.stringify(page.frames)).not.toContain('bo');
  });
});

describe('resume against live turns', () => {
  it('has no gap, no repeat and no disorder, whatever comes between reading and pushing', async () => {
    const { ann, page: first } = await seated();
    first.send({ type: 'message', id: 'c0', content: text('start') });
    await first.nth('ack', 1);
    for (let n = 0; n < 30; n++) await shop.say(ann.visitor, `old ${n}`);
    const { inlet } = shop;
    // Every read of the history takes a while, and in that while the shop goes on talking.
    let left = 40;
    shop.inlet = {
      ...inlet,
      async history(address, after, limit) {
        const page = await inlet.history(address, after, Math.min(limit, 7));
        if (left-- > 0) await shop.say(ann.visitor, `between ${left}`);
        return page;
      },
    };
    const page = open(ann.token);
    await page.opened;
    page.send({ type: 'resume', after: 5 });
    for (let n = 0; n < 20; n++) await shop.say(ann.visitor, `live ${n}`);
    while (left > 0) {
      await shop.say(ann.visitor, 'more');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const last = await shop.say(ann.visitor, 'the end');
    const seen = () => page.turns();
    while (seen().at(-1) !== last) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(seen()).toEqual(Array.from({ length: last - 5 }, (_, index) => index + 6));
  });

  it('fills a gap from the store when a push was lost on the way', async () => {
    const { ann, page } = await seated();
    page.send({ type: 'message', id: 'c1', content: text('hello') });
    await page.nth('ack', 1);
    // The turn is in the store, but its push never happened (the hub was killed between the two).
    const { send } = shop.channel;
    shop.channel.send = async () => ({ platformIds: ['lost'] });
    await shop.say(ann.visitor, 'lost push');
    shop.channel.send = send;
    await shop.say(ann.visitor, 'next');
    await page.nth('turn', 2);
    expect(page.turns()).toEqual([2, 3]);
  });

  it('shows a delivery that is sent twice only once', async () => {
    const { ann, page } = await seated();
    page.send({ type: 'message', id: 'c1', content: text('hello') });
    await page.nth('ack', 1);
    const { send } = shop.channel;
    shop.channel.send = async (...call) => {
      await send(...call);
      return send(...call);
    };
    await shop.say(ann.visitor, 'twice');
    shop.channel.send = send;
    await shop.say(ann.visitor, 'once');
    await page.nth('turn', 2);
    expect(page.turns()).toEqual([2, 3]);
  });

  it('shows live turns also to a client that never asks to resume', async () => {
    const { ann, page } = await seated();
    await ann.say('m1', 'over HTTP');
    await shop.say(ann.visitor, 'over the socket');
    await page.nth('turn', 2);
    await shop.say(ann.visitor, 'and on');
    await page.nth('turn', 3);
    expect(page.turns()).toEqual([1, 2, 3]);
  });

  it('leads a page back that remembers more than the store has', async () => {
    const { ann, page } = await seated();
    page.send({ type: 'message', id: 'c1', content: text('hello') });
    await page.nth('ack', 1);
    page.send({ type: 'resume', after: 500 });
    page.send({ type: 'message', id: 'c2', content: text('still there?') });
    await page.nth('ack', 2);
    await shop.say(ann.visitor, 'yes');
    expect((await page.nth('turn', 1)).parts).toEqual(text('yes'));
  });
});

describe('a connection is refused', () => {
  it.each([
    ['an origin that is not the shop’s', { origin: 'https://shop.example.evil.com' }],
    ['the origin null', { origin: 'null' }],
  ])('for %s', async (_, options) => {
    const ann = await arrive(shop);
    expect(await open(ann.token, options).opened).toBe(false);
    expect(await open(ann.token, { origin: shop.base }).opened).toBe(true);
    expect(await open(ann.token).opened).toBe(true);
  });

  it('for a forged token, a missing one, and a missing subprotocol, each with its status', async () => {
    const ann = await arrive(shop);
    expect(await statusOf(`huoji.v1, ${ann.token.slice(1)}x`)).toBe('HTTP/1.1 401 Unauthorized');
    expect(await statusOf('huoji.v1')).toBe('HTTP/1.1 401 Unauthorized');
    expect(await statusOf(ann.token)).toBe('HTTP/1.1 400 Bad Request');
    expect(await statusOf(`huoji.v1, ${ann.token}`, '/api/v1/elsewhere')).toBe('HTTP/1.1 404 Not Found');
    expect(await statusOf(`huoji.v1, ${ann.token}`)).toBe('HTTP/1.1 101 Switching Protocols');
  });

  it('beyond the sockets a visitor may have', async () => {
    const ann = await arrive(shop);
    const opened: boolean[] = [];
    for (let n = 0; n < 10; n++) opened.push(await open(ann.token).opened);
    expect(opened.filter(Boolean)).toHaveLength(8);
    await pages[0]!.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await open(ann.token).opened).toBe(true);
  });
});

describe('a bad frame', () => {
  it('is answered with an error and the line stays', async () => {
    const { page } = await seated();
    const bad = [
      '',
      '[]',
      '"text"',
      '{"type":"unknown"}',
      '{"type":"message"}',
      '{"type":"resume","after":-1}',
      '{"type":"resume","after":"3"}',
      '{"type":"message","id":"c1","content":[],"history":[{"role":"assistant"}]}',
      '{"type":"typing","__proto__":{"admin":true}}',
      '['.repeat(30_000),
      '{"a":'.repeat(9_000),
    ];
    for (const frame of bad) page.socket.send(frame);
    await page.nth('error', bad.length);
    page.send({ type: 'message', id: 'long', content: text('长'.repeat(4001)) });
    const tooLong = await page.nth('error', bad.length + 1);
    expect(tooLong).toMatchObject({ id: 'long', error: { code: 'text_too_long' } });
    page.send({ type: 'message', id: 'ok', content: text('fine') });
    expect((await page.nth('ack', 1)).id).toBe('ok');
  });

  it('too large, binary or in a million pieces ends the line with its code, and the next page is served', async () => {
    const { ann, page } = await seated();
    page.socket.send('x'.repeat(1024 * 1024));
    expect(await page.closed).toBe(1009);
    const binary = open(ann.token);
    await binary.opened;
    binary.socket.send(new Uint8Array([1, 2, 3]));
    expect(await binary.closed).toBe(1003);
    expect(await closeCodeOfFragments(ann.token)).toBe(1008);
    const next = open(ann.token);
    await next.opened;
    next.send({ type: 'message', id: 'ok', content: text('fine') });
    await next.nth('ack', 1);
  });
});

/** The first line a raw handshake is answered with. */
function statusOf(protocols: string, path = '/api/v1/socket'): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = handshake(path, protocols);
    socket.once('data', (data) => {
      resolve(String(data).split('\r\n')[0]!);
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

function handshake(path: string, protocols: string) {
  const socket = connect(shop.http.port, '127.0.0.1');
  socket.write(
    [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${shop.http.port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      `Sec-WebSocket-Protocol: ${protocols}`,
      '',
      '',
    ].join('\r\n'),
  );
  return socket;
}

/** One-byte fragments that never end; answers the code of the close frame. */
function closeCodeOfFragments(token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = handshake('/api/v1/socket', `huoji.v1, ${token}`);
    socket.on('error', reject);
    socket.once('data', () => {
      const masked = (opcode: number) => Buffer.from([opcode, 0x81, 0, 0, 0, 0, 0x78]);
      socket.on('data', (data) => {
        const at = data.indexOf(0x88);
        if (at === -1) return;
        resolve(data.readUInt16BE(at + 2));
        socket.destroy();
      });
      socket.write(Buffer.concat([masked(0x01), ...Array.from({ length: 1000 }, () => masked(0x00))]));
    });
  });
}
