// Calls outward: no link, name or redirect makes the hub knock on a door inside.

import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPublic, openOutbound } from '../../adapters/http/index.ts';

/** A server inside, which must never be reached; it counts connections, not requests. */
let inside: Server;
let knocks = 0;
let origin = '';
let answer: RequestListener;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  knocks = 0;
  answer = (_request, response) => response.end('inside');
  inside = createServer((request, response) => answer(request, response));
  inside.on('connection', () => knocks++);
  inside.listen(0, '127.0.0.1');
  await once(inside, 'listening');
  origin = `http://127.0.0.1:${(inside.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  inside.closeAllConnections();
  inside.close();
});

function open(lookup?: (host: string) => LookupAddress[]) {
  const outbound = openOutbound(lookup ? { lookup: (host, reply) => reply(null, lookup(host)) } : {});
  closing.push(() => outbound.close());
  return outbound;
}

const port = () => (inside.address() as AddressInfo).port;

describe('a private address', () => {
  const forms = [
    ...['127.0.0.1', '127.1', '0x7f.1', '2130706433', '0177.0.0.1', '0.0.0.0', '127.0.0.1.', '①②⑦.0.0.1'],
    ...['[::1]', '[::]', '[::ffff:7f00:1]', '[::ffff:127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b:1::7f00:1]'],
    ...['[::127.0.0.1]', '[2002:7f00:1::]', '[fe80::1]', '[fc00::1]', '169.254.169.254', '10.0.0.1', '192.168.1.1'],
    ...['172.16.0.1', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.1', 'localhost'],
  ];
  it.each(forms)('written as %s is refused and nothing connects', async (host) => {
    await expect(open().request(`http://${host}:${port()}/`, {})).rejects.toMatchObject({ code: 'outbound_refused' });
    expect(knocks).toBe(0);
  });

  it.each(['file:///etc/passwd', 'gopher://127.0.0.1/', 'ftp://host/', 'javascript:1', 'http://', 'nonsense'])(
    'is not reached by %s',
    async (url) => {
      await expect(open().request(url, {})).rejects.toMatchObject({ code: 'outbound_refused' });
    },
  );

  it('is not reached by a name and password in the link', async () => {
    for (const url of [`http://user@127.0.0.1:${port()}@evil/`, `http://evil@127.0.0.1:${port()}/`])
      await expect(open().request(url, {})).rejects.toMatchObject({ code: 'outbound_refused' });
    expect(knocks).toBe(0);
  });

  it('is not reached by a name that resolves to it, also not beside a public one', async () => {
    for (const addresses of [['127.0.0.1'], ['93.184.216.34', '127.0.0.1'], ['::ffff:127.0.0.1']]) {
      const outbound = open(() => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
      await expect(outbound.request(`http://evil.example:${port()}/`, {})).rejects.toMatchObject({
        code: 'outbound_refused',
      });
    }
    expect(knocks).toBe(0);
  });

  it('is not reached by a name that changes its mind between two calls', async () => {
    let calls = 0;
    const outbound = open(() => [{ address: calls++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }]);
    const named = `http://rebind.example:${port()}`;
    // One look-up a connection: what was looked at is what is connected to, there is no second answer to fall for.
    await outbound.request(named, { allowOrigins: [named] });
    expect([calls, knocks]).toEqual([1, 1]);
    // The named server's open connection is not lent to a call that does not name it.
    await expect(outbound.request(named, {})).rejects.toMatchObject({ code: 'outbound_refused' });
    expect([calls, knocks]).toEqual([2, 1]);
  });
});

describe('a redirect', () => {
  it('from a named server to a private address is refused', async () => {
    const other = createServer((_request, response) => response.end('other'));
    let reached = 0;
    other.on('connection', () => reached++);
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    closing.push(async () => other.close());
    const target = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    for (const location of [target, target.replace('127.0.0.1', 'localhost'), 'file:///etc/passwd', '//[::1]/']) {
      answer = (_request, response) => response.writeHead(302, { location }).end();
      await expect(open().request(`${origin}/start`, { allowOrigins: [origin] })).rejects.toMatchObject({
        code: 'outbound_refused',
      });
    }
    expect(reached).toBe(0);
  });

  it('is followed three times and not four, and keeps its secrets at home', async () => {
    const seen: (string | undefined)[] = [];
    answer = (request, response) => {
      seen.push(request.headers.authorization);
      const n = Number(new URL(request.url!, origin).searchParams.get('n'));
      if (n === 0) response.end('done');
      else response.writeHead(302, { location: `/?n=${n - 1}` }).end();
    };
    const ask = (n: number) =>
      open().request(`${origin}/?n=${n}`, { allowOrigins: [origin], headers: { authorization: 'Bearer x' } });
    expect(Buffer.from((await ask(3)).body).toString()).toBe('done');
    expect(seen).toEqual(Array(4).fill('Bearer x'));
    await expect(ask(4)).rejects.toMatchObject({ code: 'outbound_redirects' });
  });

  it('to another origin leaves the token behind', async () => {
    const seen: (string | undefined)[] = [];
    const other = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end('ok');
    });
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    closing.push(async () => other.close());
    const target = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    answer = (_request, response) => response.writeHead(307, { location: `${target}/` }).end();
    await open().request(origin, { allowOrigins: [origin, target], headers: { Authorization: 'Bearer x' } });
    expect(seen).toEqual([undefined]);
  });

  it('of a write is not followed', async () => {
    answer = (_request, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end();
    const { status } = await open().request(origin, { method: 'POST', body: 'x', allowOrigins: [origin] });
    expect(status).toBe(307);
  });
});

describe('a server the settings name', () => {
  it('is reached though it is private, with bodies of every kind', async () => {
    const bodies: string[] = [];
    answer = async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      bodies.push(Buffer.concat(chunks).toString());
      response.setHeader('x-from', 'inside').end('hello');
    };
    const form = new FormData();
    form.append('chat_id', '42');
    for (const body of ['text', new TextEncoder().encode('bytes'), form]) {
      const result = await open().request(`${origin}/x`, { method: 'POST', body, allowOrigins: [origin] });
      expect(result).toMatchObject({ status: 200, headers: { 'x-from': 'inside' } });
    }
    expect(bodies[0]).toBe('text');
    expect(bodies[1]).toBe('bytes');
    expect(bodies[2]).toContain('name="chat_id"');
  });

  it('cannot fill our memory', async () => {
    answer = (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
      };
      response.on('drain', more);
      more();
    };
    await expect(open().request(origin, { allowOrigins: [origin], limit: 100_000 })).rejects.toMatchObject({
      code: 'outbound_too_large',
    });
  });

  it('that is not there is a failed call, and an abort stays an abort', async () => {
    const gone = 'http://127.0.0.1:1';
    await expect(open().request(gone, { allowOrigins: [gone] })).rejects.toMatchObject({ code: 'outbound_failed' });
    answer = () => {};
    const signal = AbortSignal.timeout(50);
    await expect(open().request(origin, { allowOrigins: [origin], signal })).rejects.toThrow(/timeout|aborted/i);
  });
});

it('tells public addresses from the others', () => {
  for (const address of ['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946'])
    expect(isPublic(address)).toBe(true);
  for (const address of ['', 'x', '127.0.0.1', '::1', '2001::1', '2002:a00:1::']) expect(isPublic(address)).toBe(false);
});
