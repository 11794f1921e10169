// A visitor's story over plain HTTP: he arrives, writes, reads, comes back.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessagesPage } from '../../adapters/web/wire.ts';
import { openShop, png, type Shop } from './shop.ts';
import { arrive, call, guestWith, postJson } from './visitor.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

describe('a visitor', () => {
  it('gets an id and a token, and the token is nowhere in the store', async () => {
    const ann = await arrive(shop, { locale: 'zh-CN' });
    expect(ann.visitor).toMatch(/^[\w-]{22}$/);
    expect(Buffer.from(ann.token, 'base64url')).toHaveLength(33);
    const rows = await shop.store.drawers.list('web.main.tokens', '', 10);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(ann.token);
  });

  it('needs to say nothing about himself, and nothing that is not asked', async () => {
    const visitors = `${shop.base}/api/v1/visitors`;
    expect((await call(visitors, { method: 'POST' })).status).toBe(201);
    expect((await postJson(visitors, {})).status).toBe(201);
    for (const body of [{ locale: 'not a locale!' }, { name: '<img src=x>' }, [], 'null'])
      expect((await postJson(visitors, body)).status).toBe(400);
  });

  it('names his messages as he likes, but not as we do', async () => {
    const ann = await arrive(shop);
    const fine = ['1', 'a/b:c', '018f3a5c-7f10-7c3e-9d53-0a1b2c3d4e5f', 'x'.repeat(128)];
    for (const id of fine) expect((await ann.say(id, 'hi')).status, id).toBe(202);
    expect((await ann.read()).body.messages.map(({ id }) => id)).toEqual(fine);
    for (const id of ['', 'turn:1', 'two words', '编号', 'x'.repeat(129), 'a\nb'])
      expect((await ann.say(id, 'hi')).status, id).toBe(400);
  });

  it('writes, and is answered with a cursor once it is stored', async () => {
    const ann = await arrive(shop, { locale: 'zh-CN' });
    const { status, body } = await ann.say('m1', '什么时候发货');
    expect(status).toBe(202);
    expect(body).toEqual({ id: 'm1', status: 'stored', cursor: 1 });
    expect(shop.accepted[0]).toMatchObject({
      id: `web:main:${ann.visitor}/m1`,
      event: { kind: 'said' },
      from: { id: ann.visitor, locale: 'zh-CN', verified: 'none' },
      replyTo: { channel: 'web', account: 'main', peer: ann.visitor },
      content: [{ kind: 'text', text: '什么时候发货' }],
    });
  });

  it('may send the same message again and gets its old cursor', async () => {
    const ann = await arrive(shop);
    await ann.say('m1', 'one');
    await ann.say('m2', 'two');
    const again = await ann.say('m1', 'one');
    expect(again.status).toBe(202);
    expect(again.body).toEqual({ id: 'm1', status: 'already seen', cursor: 1 });
    expect(shop.accepted).toHaveLength(2);
  });

  it('hears 503 when the message could not be stored, and the same id works later', async () => {
    const ann = await arrive(shop);
    const { inlet } = shop;
    shop.inlet = { ...inlet, accept: () => Promise.reject(new Error('disk full at /secret/path')) };
    const refused = await ann.say<{ error: { code: string; message: string } }>('m1', 'hello');
    expect(refused.status).toBe(503);
    expect(refused.body.error.code).toBe('not_stored');
    expect(refused.body.error.message).not.toContain('secret');
    expect(refused.headers.get('retry-after')).toBe('1');
    shop.inlet = inlet;
    expect((await ann.say('m1', 'hello')).body.status).toBe('stored');
  });

  it('reads everything in order, page by page, without a gap', async () => {
    const ann = await arrive(shop);
    for (let n = 1; n <= 3; n++) {
      await ann.say(`m${n}`, `question ${n}`);
      await shop.say(ann.visitor, `answer ${n}`);
    }
    const first = (await ann.read('?after=0&limit=4')).body;
    expect(first.messages.map(({ cursor }) => cursor)).toEqual([1, 2, 3, 4]);
    expect(first).toMatchObject({ cursor: 4, more: true });
    const second = (await ann.read(`?after=${first.cursor}`)).body;
    expect(second.messages.map(({ cursor }) => cursor)).toEqual([5, 6]);
    expect(second).toMatchObject({ cursor: 6, more: false });
    expect(first.messages[0]).toMatchObject({ id: 'm1', author: { kind: 'customer' } });
    expect(first.messages[1]).toMatchObject({
      id: 'turn:2',
      author: { kind: 'bot' },
      parts: [{ kind: 'text', text: 'answer 1' }],
    });
    expect(new Date(first.messages[0]!.at).toISOString()).toBe(first.messages[0]!.at);
  });

  it('never gets more than 200 messages, and no page for nonsense', async () => {
    const ann = await arrive(shop);
    for (let n = 0; n < 205; n++) await ann.say(`m${n}`, 'x');
    expect((await ann.read('?limit=100000')).body.messages).toHaveLength(200);
    for (const query of ['?after=-1', '?after=x', '?limit=1.5', '?wait=soon', '?after=1e3'])
      expect((await ann.read<unknown>(query)).status, query).toBe(400);
  });

  it('presses a button, and the agent sees what it said', async () => {
    const ann = await arrive(shop);
    await ann.say('m1', 'hello');
    await shop.say(ann.visitor, 'which?', { choices: [{ label: '退货', value: 'entry:return' }] });
    expect((await ann.say('m2', [{ kind: 'choice', value: 'entry:return' }])).status).toBe(202);
    expect(shop.accepted[1]).toMatchObject({
      event: { kind: 'chose' },
      content: [{ kind: 'choice', value: 'entry:return', label: '退货' }],
    });
    const { messages } = (await ann.read('?after=1')).body;
    expect(messages[0]!.choices).toEqual([{ label: '退货', value: 'entry:return' }]);
    expect(messages[1]!.parts).toEqual([{ kind: 'text', text: '退货' }]);
  });

  it('wishes for a person', async () => {
    const ann = await arrive(shop);
    expect((await ann.say('m1', [{ kind: 'human' }])).status).toBe(202);
    expect(shop.accepted[0]!.content).toEqual([{ kind: 'human' }]);
  });
});

describe('a long poll', () => {
  it('wakes when the shop answers', async () => {
    const ann = await arrive(shop);
    await ann.say('m1', 'hello');
    const started = performance.now();
    const poll = ann.read('?after=1&wait=20');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await shop.say(ann.visitor, 'hi');
    const { body } = await poll;
    expect(body.messages.map(({ cursor }) => cursor)).toEqual([2]);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('does not sleep over an answer that comes between reading and waiting', async () => {
    const ann = await arrive(shop);
    await ann.say('m1', 'hello');
    const { inlet } = shop;
    let first = true;
    shop.inlet = {
      ...inlet,
      async history(address, after, limit) {
        const page = await inlet.history(address, after, limit);
        if (first) {
          first = false;
          await shop.say(ann.visitor, 'just now');
        }
        return page;
      },
    };
    const started = performance.now();
    const { body } = await ann.read('?after=1&wait=20');
    expect(body.messages).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('ends empty when its time is over', async () => {
    const ann = await arrive(shop);
    await ann.say('m1', 'hello');
    const started = performance.now();
    const { body } = await ann.read('?after=1&wait=1');
    expect(body).toEqual({ messages: [], cursor: 1, more: false });
    expect(performance.now() - started).toBeGreaterThan(900);
  });
});

describe('a token', () => {
  it('that is none of ours is refused with its code', async () => {
    const ann = await arrive(shop);
    for (const token of ['', 'x', `${ann.token.slice(0, -1)}${ann.token.endsWith('A') ? 'B' : 'A'}`]) {
      const { status, body } = await guestWith(shop, { visitor: '', token }).read<{ error: { code: string } }>();
      expect([status, body.error.code]).toEqual([401, 'token_invalid']);
    }
    expect((await call(`${shop.base}/api/v1/messages`)).status).toBe(401);
  });

  it('lives on by use and ends after thirty days without', async () => {
    const day = 24 * 3600 * 1000;
    const ann = await arrive(shop);
    shop.clock.forward(29 * day);
    expect((await ann.say('m1', 'still here')).status).toBe(202);
    shop.clock.forward(29 * day);
    expect((await ann.say('m2', 'and here')).status).toBe(202);
    shop.clock.forward(31 * day);
    const { status, body } = await ann.say<{ error: { code: string } }>('m3', 'too late');
    expect([status, body.error.code]).toEqual([401, 'token_expired']);
  });

  it('is written at most once a day however often it is used', async () => {
    const ann = await arrive(shop);
    const version = async () => (await shop.store.drawers.list('web.main.tokens', '', 1))[0]!.version;
    const before = await version();
    for (let n = 0; n < 5; n++) await ann.say(`a${n}`, 'x');
    expect(await version()).toBe(before);
    shop.clock.forward(25 * 3600 * 1000);
    for (let n = 0; n < 5; n++) await ann.say(`b${n}`, 'x');
    expect(await version()).toBe(before + 1);
  });
});

describe('a file', () => {
  const upload = (token: string, file: Blob, name: string) => {
    const form = new FormData();
    form.append('file', file, name);
    return call<{ media: string; mime: string; bytes: number; error: { code: string } }>(`${shop.base}/api/v1/media`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
  };

  it('is uploaded, said, and comes back as a signed link', async () => {
    const ann = await arrive(shop);
    const { status, body } = await upload(ann.token, new Blob([png], { type: 'image/png' }), '图.png');
    expect(status).toBe(201);
    expect(body).toMatchObject({ mime: 'image/png', bytes: png.length });
    expect((await ann.say('m1', [{ kind: 'media', media: body.media }])).status).toBe(202);
    expect(shop.accepted[0]!.content).toEqual([
      {
        kind: 'media',
        type: 'image',
        media: body.media,
        mime: 'image/png',
        bytes: png.length,
        name: '图.png',
        width: 1,
        height: 1,
      },
    ]);
    const page: MessagesPage = (await ann.read()).body;
    expect(page.messages[0]!.parts).toEqual([
      {
        kind: 'media',
        media: body.media,
        mime: 'image/png',
        name: '图.png',
        width: 1,
        height: 1,
        url: expect.stringContaining(`${shop.http.publicUrl}/media/${body.media}?e=`),
      },
    ]);
  });

  it('that nobody uploaded cannot be named', async () => {
    const ann = await arrive(shop);
    const { status, body } = await ann.say<{ error: { code: string } }>('m1', [
      { kind: 'media', media: 'A'.repeat(43) },
    ]);
    expect([status, body.error.code]).toEqual([400, 'media_unknown']);
  });

  it('of the wrong kind, size, name or form is refused', async () => {
    const ann = await arrive(shop);
    const cases: [string, Blob, string, number][] = [
      ['svg', new Blob(['<svg onload="alert(1)"/>'], { type: 'image/svg+xml; x' }), 'a.svg', 415],
      ['big', new Blob([png, new Uint8Array(2 * 1024 * 1024)]), 'a.png', 413],
      ['path', new Blob([png]), '../../../../etc/cron.d/x', 400],
    ];
    for (const [what, file, name, expected] of cases)
      expect((await upload(ann.token, file, name)).status, what).toBe(expected);
    const many = new FormData();
    for (let n = 0; n < 10_000; n++) many.append(`f${n}`, 'x');
    const send = (body: BodyInit, headers: Record<string, string> = {}) =>
      call(`${shop.base}/api/v1/media`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ann.token}`, ...headers },
        body,
      });
    expect((await send(many)).status).toBe(413);
    expect((await send('x', { 'content-type': 'multipart/form-data' })).status).toBe(400);
    expect((await send('x', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await postJson(`${shop.base}/api/v1/media`, {})).status).toBe(401);
  });
});

describe('the document', () => {
  it('describes the wire it was made from', async () => {
    const { body } = await call<{
      openapi: string;
      paths: Record<string, object>;
      components: { schemas: Record<string, { required?: string[] }> };
    }>(`${shop.base}/api/v1/openapi.json`);
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toContain('/api/v1/socket');
    expect(body.components.schemas['Stored']!.required).toEqual(['id', 'status', 'cursor']);
    const named = [...JSON.stringify(body).matchAll(/#\/components\/schemas\/(\w+)/g)].map((match) => match[1]!);
    for (const name of named) expect(body.components.schemas).toHaveProperty(name);
  });
});
