// Whether a request without an answer can have arrived: told from real errors, since sending twice must double nothing.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openOutbound, unansweredBy } from '../../adapters/http/index.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serving(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer as never);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A port nobody listens on any more. */
async function nobody(): Promise<string> {
  const url = await serving(() => {});
  await new Promise((resolve) => servers.pop()!.close(resolve));
  return url;
}

async function failureOf(url: string, limit?: number): Promise<unknown> {
  const outbound = openOutbound();
  const options = { allowOrigins: [url], ...(limit === undefined ? {} : { limit }) };
  try {
    await outbound.request(url, options);
  } catch (error) {
    return error;
  } finally {
    await outbound.close();
  }
  throw new Error('it was answered');
}

describe('a request without an answer', () => {
  it('never left where nobody listens, by whichever client it went', async () => {
    const url = await nobody();
    expect(unansweredBy(await failureOf(url))).toEqual({ kind: 'unreached', why: 'ECONNREFUSED' });
    const fetched: unknown = await fetch(url).catch((error: unknown) => error);
    expect(unansweredBy(fetched)).toEqual({ kind: 'unreached', why: 'ECONNREFUSED' });
  });

  it('may have arrived where the line broke afterwards', async () => {
    const url = await serving((request) => request.socket.destroy());
    expect(unansweredBy(await failureOf(url)).kind).toBe('lost');
  });

  it('was not sent into the house, and too much of an answer is not taken', async () => {
    const url = await serving((_request, response) => response.end('x'.repeat(2000)));
    expect(unansweredBy(await failureOf(url, 1000)).kind).toBe('too_large');
    const outbound = openOutbound();
    const refused: unknown = await outbound.request(url, {}).catch((error: unknown) => error);
    await outbound.close();
    expect(unansweredBy(refused).kind).toBe('forbidden');
  });

  it('tells nothing of the link, which may carry a token', async () => {
    const url = await nobody();
    const told = unansweredBy(await fetch(`${url}/bot123:secret/getMe`).catch((error: unknown) => error));
    expect(JSON.stringify(told)).not.toContain('secret');
  });
});
