// The door itself: broken and hostile requests, limits, proxies, pages and files, and a graceful end.

import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request as rawRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import {
  answerJson,
  files,
  type Http,
  type HttpOptions,
  healthz,
  json,
  metricsPage,
  openHttp,
  openLimiter,
  page,
  readyz,
  strictPolicy,
} from '../../adapters/http/index.ts';
import { mountShopPage, mountWidget } from '../../adapters/web/index.ts';
import { ids, keepingLog, type LogLine, movableClock, noMetrics } from '../web/shop.ts';

const open: Http[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const http of open.splice(0)) await http.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function door(options: Partial<HttpOptions> = {}, prepare?: (http: Http) => void) {
  const log: LogLine[] = [];
  const clock = movableClock();
  const http = openHttp({
    host: '127.0.0.1',
    port: 0,
    trustProxy: false,
    drainMs: 300,
    limits: { requestsPerMinute: 100_000 },
    clock,
    ids,
    log: keepingLog(log),
    metrics: noMetrics,
    ...options,
  });
  prepare?.(http);
  await http.listen();
  open.push(http);
  return { http, log, clock, base: `http://127.0.0.1:${http.port}` };
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'huoji-http-'));
  folders.push(path);
  return path;
}

/** Speaks bytes, waits until the other side closes or is quiet. */
function speak(port: number, bytes: string | Buffer, quietMs = 300): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.setTimeout(quietMs, () => socket.destroy());
    socket.on('data', (data) => {
      heard += String(data);
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(heard));
    socket.write(bytes);
  });
}

const echoing = (http: Http) => {
  http.mount('/echo', json({ bytes: 64 * 1024, depth: 32 }));
  http.mount('/echo', (request, response) => answerJson(response, 200, { got: request.body }));
  http.mount('/boom', () => {
    throw new Error('canary-secret in a stack');
  });
};

async function post(base: string, body: string | Uint8Array, headers: Record<string, string> = {}) {
  const response = await fetch(`${base}/echo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: body as BodyInit,
  });
  return { status: response.status, body: (await response.json()) as { got?: unknown; error?: { code: string } } };
}

describe('a body', () => {
  it.each([
    ['nothing', '', 400, 'json_empty'],
    ['half of it', '{"a":', 400, 'json_invalid'],
    ['100 000 arrays', '['.repeat(60_000), 400, 'json_too_deep'],
    ['deep objects', '{"a":'.repeat(12_000), 400, 'json_too_deep'],
    ['a forbidden key', '{"constructor":{"prototype":{"role":"admin"}}}', 400, 'json_forbidden_key'],
    ['__proto__', '{"a":[{"__proto__":{"x":1}}]}', 400, 'json_forbidden_key'],
    ['an escaped __proto__', '{"\\u005f_proto__":{"x":1}}', 400, 'json_forbidden_key'],
    ['infinity', '{"ts":1e400}', 400, 'json_bad_number'],
    ['bad UTF-8', Buffer.from('7b2274657874223a22c328227d', 'hex'), 400, 'json_not_utf8'],
    ['an encoded surrogate', Buffer.from('7b2261223a22eda080227d', 'hex'), 400, 'json_not_utf8'],
    [
      'too many keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`k${n}`, 0]))),
      400,
      'json_too_many_keys',
    ],
    ['10 MB', 'x'.repeat(10 * 1024 * 1024), 413, 'body_too_large'],
  ])('of %s is refused', async (_, body, status, code) => {
    const { base, log } = await door({}, echoing);
    const answer = await post(base, body);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect(log).toEqual([]);
    expect((await post(base, '{"fine":true}')).body.got).toEqual({ fine: true });
  });

  it('of another kind is refused before it is read', async () => {
    const { base } = await door({}, echoing);
    expect((await post(base, '{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(base, '{}', { 'content-type': 'application/json; charset=gbk' })).status).toBe(415);
    expect((await post(base, '{}', { 'content-type': 'application/json; charset="UTF-8"' })).status).toBe(200);
    expect((await post(base, randomBytes(100), { 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await post(base, randomBytes(100_000), { 'content-encoding': 'gzip' })).status).toBe(413);
  });

  it('keeps the text and loses NUL and lone surrogates', async () => {
    const { base } = await door({}, echoing);
    const { body } = await post(base, '{"a":"a\\u0000b","b":"a\\ud800b","c":["退\\u200b款 👩‍👩‍👧"],"d":"]}[{\\"["}');
    expect(body.got).toEqual({ a: 'ab', b: 'a\ufffdb', c: ['退\u200b款 👩‍👩‍👧'], d: ']}[{"[' });
  });

  it('without an announced length stops at the limit too', async () => {
    const { base } = await door({}, echoing);
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(16 * 1024));
      },
    });
    const sending = fetch(`${base}/echo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect((await sending).status).toBe(413);
  });

  it('that breaks off harms nobody', async () => {
    const { http, base, log } = await door({}, echoing);
    const client = rawRequest(`${base}/echo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 100 },
    });
    client.on('error', () => {});
    client.write('{"a":');
    await new Promise((resolve) => setTimeout(resolve, 50));
    client.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(log).toEqual([]);
    expect((await post(base, '{"fine":1}')).status).toBe(200);
    expect(http.server.listening).toBe(true);
  });
});

describe('a request', () => {
  it('to nowhere is a JSON 404 with an id; a fault is a JSON 500 without its insides', async () => {
    const { base, log } = await door({}, echoing);
    const missing = await fetch(`${base}/nowhere/%zz`);
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
    const fault = await fetch(`${base}/boom`);
    const text = await fault.text();
    expect(fault.status).toBe(500);
    expect(JSON.parse(text).error.code).toBe('internal');
    expect(text).not.toMatch(/canary|stack|at /);
    expect(log).toHaveLength(1);
    expect(log[0]!.fields).toMatchObject({ request: fault.headers.get('x-request-id') });
    expect(fault.headers.get('x-content-type-options')).toBe('nosniff');
    expect(fault.headers.get('x-powered-by')).toBeNull();
  });

  it('that is no HTTP, is two at once, or has giant headers is refused on the wire', async () => {
    const { http } = await door({}, echoing);
    const smuggled =
      'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /boom HTTP/1.1\r\nHost: x\r\n\r\n';
    const heard = await speak(http.port, smuggled);
    expect(heard).toMatch(/^HTTP\/1\.1 400 /);
    expect(heard.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(await speak(http.port, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    const giant = `GET / HTTP/1.1\r\nHost: x\r\nX-Junk: ${'h'.repeat(20_000)}\r\n\r\n`;
    expect(await speak(http.port, giant)).toMatch(/^HTTP\/1\.1 431 [\s\S]*headers_too_large/);
  });

  it('may not trickle in for ever', async () => {
    const { http } = await door();
    expect([http.server.headersTimeout, http.server.requestTimeout]).toEqual([10_000, 30_000]);
    expect(http.server.maxConnections).toBeGreaterThan(0);
    const impatient = await door({ timeouts: { headMs: 200, requestMs: 400 } }, echoing);
    const head = speak(impatient.http.port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ', 5000);
    const body = 'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{';
    expect(await head).toMatch(/^HTTP\/1\.1 408 [\s\S]*request_timeout/);
    expect(await speak(impatient.http.port, body, 5000)).toMatch(/^HTTP\/1\.1 (408|400) /);
  });

  it('beyond the address’s share is told when to come back', async () => {
    const { base } = await door({ limits: { requestsPerMinute: 5 } });
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) statuses.push((await fetch(base)).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429]);
    const refused = await fetch(base);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await refused.json()).error.code).toBe('rate_limited');
  });
});

describe('behind a proxy', () => {
  const ask = async (trustProxy: HttpOptions['trustProxy'], headers: Record<string, string>) => {
    const { base } = await door({ trustProxy }, (http) => {
      http.mount('/who', (request, response) =>
        answerJson(response, 200, [http.clientAddress(request), http.isSecure(request), http.isLocal(request)]),
      );
    });
    return (await fetch(`${base}/who`, { headers })).json();
  };
  const told = { 'x-forwarded-for': '6.6.6.6, 203.0.113.9, 10.0.0.2', 'x-forwarded-proto': 'https' };

  it('only trusted proxies are believed, and only so far', async () => {
    expect(await ask(false, told)).toEqual(['127.0.0.1', false, false]);
    expect(await ask(true, told)).toEqual(['10.0.0.2', true, false]);
    expect(await ask(2, told)).toEqual(['203.0.113.9', true, false]);
    expect(await ask(['127.0.0.1', '10.0.0.0/8'], told)).toEqual(['203.0.113.9', true, false]);
    expect(await ask(['10.0.0.0/8'], told)).toEqual(['127.0.0.1', false, false]);
    expect(await ask(9, { 'x-forwarded-for': 'not an address' })).toEqual(['127.0.0.1', false, false]);
    expect(await ask(false, {})).toEqual(['127.0.0.1', false, true]);
  });

  it('a range that is none is told at the start', async () => {
    await expect(door({ trustProxy: ['10.0.0.0/99'] })).rejects.toMatchObject({ code: 'config_invalid' });
  });
});

describe('status', () => {
  const registry = { metrics: async () => 'huoji_up 1\n', contentType: 'text/plain' };
  it('is alive, ready or not, and shows figures here or with the token', async () => {
    let ready = false;
    const { base } = await door({}, (http) => {
      http.mount('/healthz', healthz());
      http.mount(
        '/readyz',
        readyz(() => ({ ready, channels: { web: ready ? 'connected' : 'starting' } })),
      );
      http.mount('/metrics', metricsPage(registry, { token: 'a-long-enough-token', door: http }));
    });
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    const waiting = await fetch(`${base}/readyz`);
    expect([waiting.status, await waiting.json()]).toEqual([503, { ready: false, channels: { web: 'starting' } }]);
    ready = true;
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
    const figures = (headers: Record<string, string>) =>
      fetch(`${base}/metrics`, { headers }).then(({ status }) => status);
    expect(await figures({})).toBe(200);
    expect(await figures({ 'x-forwarded-for': '127.0.0.1' })).toBe(401);
    expect(await figures({ 'x-forwarded-for': '127.0.0.1', authorization: 'Bearer a-long-enough-token' })).toBe(200);
    expect(await figures({ authorization: 'Bearer wrong' })).toBe(401);
  });
});

describe('pages and files', () => {
  it('have a fresh nonce each, in the policy and in the text', async () => {
    const root = await folder();
    await writeFile(join(root, 'index.html'), '<script nonce="__NONCE__" src="/app.js"></script>');
    const { base } = await door({}, (http) =>
      http.mount('/', page({ file: join(root, 'index.html'), csp: strictPolicy })),
    );
    const [one, two] = [await fetch(base), await fetch(base)];
    const nonce = /nonce="([^"]+)"/.exec(await one.text())![1]!;
    expect(one.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(one.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(await two.text()).not.toContain(nonce);
    expect((await fetch(`${base}/other`)).status).toBe(404);
    await writeFile(join(root, 'index.html'), 'built anew');
    expect(await (await fetch(base)).text()).toBe('built anew');
  });

  it('come compressed, cached for ever when hashed, by ETag when not', async () => {
    const root = await folder();
    const text = 'export const a = 1;'.repeat(50);
    for (const name of ['widget.js', 'panel-Dx8f3k2a.js']) {
      await writeFile(join(root, name), text);
      await writeFile(join(root, `${name}.br`), brotliCompressSync(text));
    }
    const { base } = await door({}, (http) => http.mount('/widget', files({ root, embeddable: true })));
    const plain = await fetch(`${base}/widget/widget.js`, { headers: { 'accept-encoding': 'br;q=0, identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.headers.get('cache-control')).toBe('no-cache');
    expect(plain.headers.get('access-control-allow-origin')).toBe('*');
    const small = await fetch(`${base}/widget/widget.js`, { headers: { 'accept-encoding': 'gzip, br' } });
    expect([small.headers.get('content-encoding'), small.headers.get('vary')]).toEqual(['br', 'Accept-Encoding']);
    expect(await small.text()).toBe(text);
    const etag = small.headers.get('etag')!;
    const same = await fetch(`${base}/widget/widget.js`, {
      headers: { 'accept-encoding': 'br', 'if-none-match': etag },
    });
    expect(same.status).toBe(304);
    expect((await fetch(`${base}/widget/panel-Dx8f3k2a.js`)).headers.get('cache-control')).toContain('immutable');
  });

  it('never lead out of their folder', async () => {
    const top = await folder();
    await mkdir(join(top, 'pages'));
    await writeFile(join(top, 'secret.txt'), 'canary');
    await writeFile(join(top, 'pages', '.env'), 'canary');
    await writeFile(join(top, 'pages', 'a.txt'), 'fine');
    await symlink(join(top, 'secret.txt'), join(top, 'pages', 'link.txt'));
    const { http, base } = await door({}, (own) => own.mount('/files', files({ root: join(top, 'pages') })));
    expect(await (await fetch(`${base}/files/a.txt`)).text()).toBe('fine');
    const ways = [
      ...['/files/../secret.txt', '/files/%2e%2e/secret.txt', '/files/..%2fsecret.txt', '/files/..%5csecret.txt'],
      ...[
        '/files/link.txt',
        '/files/.env',
        '/files/a.txt%00.png',
        '/files//etc/passwd',
        '/files/%252e%252e/secret.txt',
      ],
      ...['/files/a.txt/', '/files/', '/files/....//secret.txt', `/files/${'../'.repeat(9)}etc/passwd`],
    ];
    for (const way of ways) {
      const heard = await speak(http.port, `GET ${way} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(heard, way).toMatch(/^HTTP\/1\.1 404 /);
      expect(heard, way).not.toMatch(/canary|root:/);
    }
  });

  it('say how to build them when nobody has', async () => {
    const { base } = await door({}, (http) => {
      mountWidget(http, '/nowhere/pages');
      mountShopPage(http, '/nowhere/pages');
    });
    for (const path of ['/', '/widget.js']) {
      const answer = await fetch(base + path);
      expect(answer.status, path).toBe(503);
      const { error } = await answer.json();
      expect(error.code).toBe('pages_not_built');
      expect(error.message).toContain('npm run build-pages');
    }
    expect((await fetch(`${base}/shop.css`)).status).toBe(404);
  });
});

describe('the end', () => {
  it('lets an answer under way finish, refuses newcomers, leaves no socket', async () => {
    const going = Promise.withResolvers<void>();
    const { http, base } = await door({ drainMs: 2000 }, (own) => {
      own.mount('/slow', async (_request, response) => {
        await going.promise;
        answerJson(response, 200, { done: true });
      });
    });
    const slow = fetch(`${base}/slow`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = http.close();
    await expect(fetch(base)).rejects.toThrow();
    going.resolve();
    expect(await (await slow).json()).toEqual({ done: true });
    await closed;
    expect(await new Promise((resolve) => http.server.getConnections((_, count) => resolve(count)))).toBe(0);
  });

  it('cuts what does not end by itself', async () => {
    const { http, base } = await door({ drainMs: 100 }, (own) => own.mount('/never', () => {}));
    const never = fetch(`${base}/never`).catch(() => 'cut');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await http.close();
    expect(await never).toBe('cut');
  });

  it('of the beginning: a taken port names PORT', async () => {
    const { http } = await door();
    await expect(door({ port: http.port })).rejects.toMatchObject({
      code: 'port_in_use',
      remedy: expect.stringContaining('PORT='),
    });
    await expect(door({ host: '192.0.2.77' })).rejects.toMatchObject({ code: 'host_unknown' });
  });
});

it('two adapters cannot have one path', async () => {
  await expect(
    door({}, (http) => {
      http.exact('/hot', (_request, response) => answerJson(response, 200, {}));
      http.exact('/hot', (_request, response) => answerJson(response, 200, {}));
    }),
  ).rejects.toMatchObject({ code: 'route_taken' });
});

it('a hot route that fails answers like any other', async () => {
  const { base, log } = await door({ limits: { requestsPerMinute: 2 } }, (http) => {
    http.exact('/hot', async () => {
      throw new Error('canary');
    });
  });
  const first = await fetch(`${base}/hot?x=1`);
  expect([first.status, (await first.json()).error.code]).toEqual([500, 'internal']);
  expect(log[0]!.fields).toMatchObject({ request: first.headers.get('x-request-id') });
  await fetch(`${base}/hot`);
  expect((await fetch(`${base}/hot`)).status).toBe(429);
});

it('a caller who has proved to be a platform does not use up the share of its address', async () => {
  const { base } = await door({ limits: { requestsPerMinute: 3 } }, (http) => {
    http.exact('/hooks/x', (request, response) => {
      if (request.headers.authorization === 'yes') http.proven(request);
      answerJson(response, 200, {});
    });
  });
  const knock = async (authorization: string) =>
    (await fetch(`${base}/hooks/x`, { headers: { authorization } })).status;
  for (let n = 0; n < 10; n++) expect(await knock('yes')).toBe(200);
  expect([await knock('no'), await knock('no'), await knock('no'), await knock('no')]).toEqual([200, 200, 200, 429]);
});

describe('a limit', () => {
  it('gives each key its share, refills it with time, and forgets the oldest key', async () => {
    const clock = movableClock();
    const limiter = openLimiter(3, 60_000, clock, 2);
    expect([1, 2, 3, 4].map(() => limiter.allows('a'))).toEqual([true, true, true, false]);
    expect(limiter.allows('b')).toBe(true);
    expect(() => limiter.take('a')).toThrow(expect.objectContaining({ code: 'rate_limited', retryAfter: 20 }));
    clock.forward(20_000);
    expect([1, 2].map(() => limiter.allows('a'))).toEqual([true, false]);
    for (const key of ['c', 'd', 'e']) limiter.allows(key);
    expect(limiter.size).toBe(2);
    expect(limiter.allows('a')).toBe(true);
  });
});

it('an upgrade to nowhere is refused', async () => {
  const { http } = await door();
  const heard = await speak(
    http.port,
    'GET /x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  );
  expect(heard).toMatch(/^HTTP\/1\.1 404 [\s\S]*not_found/);
});
