// The one client for calls outward: nobody outside can make it knock on a door inside.

import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Agent, Dispatcher } from 'undici';
import { Refusal } from '../../core/index.ts';
import type { Outbound } from '../context.ts';

type Init = Parameters<Outbound['request']>[1];
type Answer = Awaited<ReturnType<Outbound['request']>>;

export type OutboundOptions = {
  /** How names become addresses; tests bring their own. */
  readonly lookup?: (host: string, answer: (error: Error | null, addresses: LookupAddress[]) => void) => void;
};

const mostRedirects = 3;
const defaultLimit = 20 * 1024 * 1024;
const timeouts = { connectMs: 10_000, headersMs: 30_000, bodyMs: 30_000 };
/** Never carried to another origin. */
const personal = new Set(['authorization', 'cookie', 'proxy-authorization']);

/**
 * Opens the client. Every address is looked at twice: as it stands in the link (a literal is never looked up), and when a
 * connection to what its name resolved to is made; each redirect starts over.
 */
export function openOutbound(options: OutboundOptions = {}): Outbound & { close(): Promise<void> } {
  const resolve = options.lookup ?? ((host, answer) => systemLookup(host, { all: true }, answer));
  let opened: Promise<Ways> | undefined;
  // undici is 12 MB of memory: loaded when the first call goes out, and never in a shop that makes none.
  const ways = () => {
    opened ??= openWays(resolve);
    return opened;
  };

  async function request(url: string, init: Init): Promise<Answer> {
    let [target, current] = [parse(url), init];
    for (let redirects = 0; ; redirects++) {
      const isNamed = init.allowOrigins?.includes(target.origin) ?? false;
      if (!isNamed) refuseLiteral(target);
      const answer = await exchange(target, current, isNamed ? 'trusted' : 'guarded', await ways());
      const next = redirectOf(answer, target, current);
      if (!next) return answer;
      if (redirects === mostRedirects)
        throw new Refusal('outbound_redirects', `More than ${mostRedirects} redirects.`, { status: 502 });
      if (next.origin !== target.origin) current = { ...current, headers: withoutPersonal(current.headers) };
      target = next;
    }
  }

  return {
    request,
    async close() {
      const open = await opened;
      await Promise.all([open?.guarded.close(), open?.trusted.close()]);
    },
  };
}

type Ways = {
  readonly send: typeof import('undici')['request'];
  readonly guarded: Agent;
  readonly trusted: Agent;
};

async function openWays(resolve: NonNullable<OutboundOptions['lookup']>): Promise<Ways> {
  const { Agent, request } = await import('undici');
  const agent = (lookup: LookupFunction) =>
    new Agent({
      connect: { timeout: timeouts.connectMs, lookup },
      headersTimeout: timeouts.headersMs,
      bodyTimeout: timeouts.bodyMs,
    });
  return { send: request, guarded: agent(guardedLookup(resolve)), trusted: agent(plainLookup(resolve)) };
}

/** http or https, no name and password in the link. */
function parse(url: string): URL {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (!target || (target.protocol !== 'http:' && target.protocol !== 'https:'))
    throw refused('Only http and https links are followed.');
  if (target.username || target.password) throw refused('A link with a name or password in it is not followed.');
  return target;
}

function refuseLiteral({ hostname }: URL): void {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(bare) && !isPublic(bare)) throw refused('The link leads to a private address.');
}

/**
 * Only plain unicast counts: not loopback, private, link-local (cloud metadata lives there), carrier NAT, multicast,
 * documentation or benchmark ranges; and of IPv6 not the forms that carry an IPv4 address inside (mapped, 6to4, Teredo,
 * NAT64), since what they lead to is decided elsewhere.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || !carriers.some((range) => parsed.match(range));
}

/** NAT64 with a local prefix and the deprecated IPv4-compatible form, which ipaddr.js calls ordinary. */
const carriers = ['64:ff9b:1::/48', '::/96', 'fec0::/10'].map((range) => ipaddr.IPv6.parseCIDR(range));

function guardedLookup(resolve: NonNullable<OutboundOptions['lookup']>): LookupFunction {
  return (host, wanted, answer) => {
    resolve(host, (error, addresses) => {
      // One private answer among public ones is an attack, not a choice.
      const bad = addresses?.find(({ address }) => !isPublic(address));
      if (error) answer(error, '', 0);
      else if (bad || addresses.length === 0) answer(refused('The name leads to a private address.'), '', 0);
      else reply(addresses, wanted, answer);
    });
  };
}

function plainLookup(resolve: NonNullable<OutboundOptions['lookup']>): LookupFunction {
  return (host, wanted, answer) => {
    resolve(host, (error, addresses) => (error ? answer(error, '', 0) : reply(addresses, wanted, answer)));
  };
}

function reply(
  addresses: LookupAddress[],
  { all }: { all?: boolean | undefined },
  answer: Parameters<LookupFunction>[2],
): void {
  if (all) answer(null, addresses);
  else answer(null, addresses[0]!.address, addresses[0]!.family);
}

async function exchange(target: URL, init: Init, by: 'guarded' | 'trusted', ways: Ways): Promise<Answer> {
  try {
    const { body, type } = await packed(init.body);
    const response = await ways.send(target, {
      dispatcher: ways[by],
      method: (init.method ?? 'GET') as Dispatcher.HttpMethod,
      headers: { ...init.headers, ...(type === undefined ? {} : { 'content-type': type }) },
      body,
      ...(init.signal ? { signal: init.signal } : {}),
    });
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(response.headers))
      if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
    return { status: response.statusCode, headers, body: await readUpTo(response.body, init.limit ?? defaultLimit) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof Error && error.cause instanceof Refusal) throw error.cause;
    if (init.signal?.aborted) throw error;
    throw new Refusal('outbound_failed', `The call to ${target.host} failed (${codeOf(error)}).`, {
      status: 502,
      cause: error,
    });
  }
}

/** undici takes only its own FormData; Node's is written out, boundary and all, by Node. */
async function packed(body: Init['body']): Promise<{ body: string | Uint8Array | null; type?: string }> {
  if (!(body instanceof FormData)) return { body: body ?? null };
  const form = new Response(body);
  return { body: new Uint8Array(await form.arrayBuffer()), type: form.headers.get('content-type')! };
}

async function readUpTo(body: Dispatcher.ResponseData['body'], limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    // Leaving the loop early destroys the body and with it the connection.
    if (length > limit)
      throw new Refusal('outbound_too_large', `The answer is larger than ${limit} bytes.`, { status: 502 });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** Only reading calls are led elsewhere: a write is answered as it was. */
function redirectOf({ status, headers }: Answer, from: URL, { method = 'GET' }: Init): URL | undefined {
  const location = headers['location'];
  if (location === undefined || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  return parse(URL.canParse(location, from) ? new URL(location, from).href : location);
}

function withoutPersonal(headers: Init['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).filter(([name]) => !personal.has(name.toLowerCase())));
}

function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.name) : 'unknown';
}

function refused(why: string): Refusal {
  return new Refusal('outbound_refused', why, {
    status: 502,
    remedy: 'A private server of your own is named in the settings.',
  });
}
