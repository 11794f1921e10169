// Who is at the other end: the client's address and whether the way to us was encrypted, through trusted proxies only.

import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import { Refusal } from '../../core/index.ts';

/**
 * false: nobody, headers are ignored · true: the one proxy in front of us · a number: so many proxies in a row · a list:
 * proxies with these addresses or ranges, e.g. `10.0.0.0/8`.
 */
export type TrustProxy = boolean | number | readonly string[];

export interface Callers {
  clientAddress(request: IncomingMessage): string;
  isSecure(request: IncomingMessage): boolean;
  /** True when the request came from this very machine and through no proxy: no header can bring this about. */
  isLocal(request: IncomingMessage): boolean;
}

/** @throws Refusal `config_invalid` for a range that is none */
export function openCallers(trust: TrustProxy): Callers {
  const trusted = trustOf(trust);

  /** Nearest first: our peer, then what the proxies say they saw. */
  function chain(request: IncomingMessage): string[] {
    const forwarded = String(request.headers['x-forwarded-for'] ?? '');
    const told = forwarded
      .split(',')
      .map((entry) => plainAddress(entry.trim()))
      .reverse();
    return [peer(request), ...(forwarded ? told : [])];
  }

  return {
    clientAddress(request) {
      if (trust === false) return peer(request);
      const hops = chain(request);
      let at = 0;
      while (at + 1 < hops.length && trusted(hops[at]!, at) && ipaddr.isValid(hops[at + 1]!)) at++;
      return hops[at]!;
    },
    isSecure(request) {
      if ('encrypted' in request.socket && request.socket.encrypted) return true;
      if (trust === false || !trusted(peer(request), 0)) return false;
      const told = String(request.headers['x-forwarded-proto'] ?? '')
        .split(',')
        .at(-1);
      return told?.trim().toLowerCase() === 'https';
    },
    isLocal(request) {
      const { headers } = request;
      if (headers['x-forwarded-for'] ?? headers['forwarded'] ?? headers['x-real-ip'] ?? headers['via']) return false;
      return rangeOf(peer(request)) === 'loopback';
    },
  };
}

/** The key limits count by: an IPv6 household holds a whole /64, so that is one key. */
export function limitKey(address: string): string {
  if (!address.includes(':') || !ipaddr.IPv6.isValid(address)) return address;
  return ipaddr.IPv6.parse(address).toNormalizedString().split(':').slice(0, 4).join(':');
}

function peer(request: IncomingMessage): string {
  return plainAddress(request.socket.remoteAddress ?? '');
}

/** IPv4 written as IPv6 (`::ffff:10.0.0.1`) is the IPv4 address; ports and brackets fall away. */
function plainAddress(raw: string): string {
  if (raw.startsWith('::ffff:') && raw.includes('.')) return raw.slice(7);
  const bare = /^\[(.+)\](?::\d+)?$/.exec(raw)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(raw)?.[1];
  return bare ?? raw;
}

function rangeOf(address: string): string | undefined {
  return ipaddr.isValid(address) ? ipaddr.process(address).range() : undefined;
}

function trustOf(trust: TrustProxy): (address: string, hop: number) => boolean {
  if (typeof trust === 'boolean') return (_, hop) => trust && hop < 1;
  if (typeof trust === 'number') return (_, hop) => hop < trust;
  const ranges = trust.map((text) => {
    try {
      return text.includes('/') ? ipaddr.parseCIDR(text) : ipaddr.parseCIDR(`${text}/${text.includes(':') ? 128 : 32}`);
    } catch (cause) {
      throw new Refusal('config_invalid', `trustProxy: "${text}" is no address and no range.`, {
        remedy: 'Write e.g. "10.0.0.7" or "10.0.0.0/8".',
        cause,
      });
    }
  });
  return (address) => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    return ranges.some(([range, bits]) => range.kind() === parsed.kind() && parsed.match(range, bits));
  };
}
