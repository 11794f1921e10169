// Microsoft Teams on this machine: signing keys, Entra's token endpoint, the Bot Connector, and the people who write.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose';
import { type Answer, type Call, type Connector, openConnector, refusal } from './teams-connector.ts';
import { type Json, openPeople, type TeamsPeople } from './teams-people.ts';

export const tenant = 'aaaaaaaa-0000-4000-8000-000000000001';
const issuer = 'https://api.botframework.com';
/** How often an activity is given again after a failed delivery, as Teams does for a while. */
const redeliveries = 6;

export type Fault = {
  readonly status: number;
  readonly code?: string;
  readonly headers?: Record<string, string>;
  /** `reset`: the connection breaks instead of an answer; `silent`: nothing is ever answered. */
  readonly how?: 'answer' | 'reset' | 'silent';
  /** What was asked is done all the same. */
  readonly afterwards?: boolean;
  /** Only calls whose `METHOD path` fits. */
  readonly where?: RegExp;
};
export type Delivered = {
  readonly activity: Json;
  status: number;
  body: unknown;
  attempts: number;
  done: Promise<void>;
};
type Proving = { readonly once?: boolean; readonly authorization?: string | undefined };

export type TeamsFake = TeamsPeople &
  Omit<Connector, 'perform'> & {
    readonly url: string;
    /** What activities name as their connector. */
    readonly serviceUrl: string;
    readonly appId: string;
    readonly calls: Call[];
    readonly tokenCalls: URLSearchParams[];
    /** How often the signing keys were read. */
    readonly keyReads: number;
    readonly deliveries: Delivered[];
    /** Where activities are delivered. */
    hook: string;
    /** A token as Bot Framework signs it; tests of forgery change what it says. */
    sign(claims?: Json, header?: Partial<JWTHeaderParameters>, key?: CryptoKey): Promise<string>;
    /** Signs from now on with a new key, whose id nobody has seen. */
    rotateKeys(): Promise<void>;
    /** Gives an activity to the hub, and again after a 5xx or a broken connection, as Teams does. */
    deliver(activity: Json, proving?: Proving): Delivered;
    redeliver(): Delivered;
    fail(fault: Fault): void;
    /** The bot's secret is replaced: no token holds any more. */
    revoke(): void;
    addFile(bytes: Uint8Array, mime: string): { readonly protectedUrl: string; readonly openUrl: string };
    down(): Promise<void>;
    up(): Promise<void>;
    close(): Promise<void>;
  };

export async function openTeams(options: { appId: string; appPassword: string; pauseMs?: number }): Promise<TeamsFake> {
  const { appId, appPassword, pauseMs = 40 } = options;
  const connector = openConnector();
  const { perform, said, chains, removeChain, enforceRates, invalid, teamChannels, blocked } = connector;
  const calls: Call[] = [];
  const tokenCalls: URLSearchParams[] = [];
  const deliveries: Delivered[] = [];
  const faults: Fault[] = [];
  const files = new Map<string, { bytes: Uint8Array; mime: string }>();
  const tokens = new Set<string>();
  let secret = appPassword;
  let isClosed = false;
  let keyReads = 0;
  let { key, jwk } = await newKey('k1');

  const server: Server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const serviceUrl = `${url}/teams/`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString('utf8');
    const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
    const answer = path.startsWith('/teams/')
      ? connected(request, path.slice('/teams'.length), raw)
      : published(path, raw);
    if (answer === 'reset') request.socket.destroy();
    else if (answer !== 'silent') write(response, answer);
  }

  function write(response: ServerResponse, { status, body, headers }: Answer): void {
    const isBytes = body instanceof Uint8Array;
    response.writeHead(status, { 'content-type': isBytes ? '' : 'application/json; charset=utf-8', ...headers });
    response.end(body === undefined ? '' : isBytes ? body : JSON.stringify(body));
  }

  function published(path: string, raw: string): Answer {
    if (path === '/openid')
      return {
        status: 200,
        body: { issuer, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] },
      };
    if (path === '/keys') {
      keyReads += 1;
      return { status: 200, body: { keys: [jwk] } };
    }
    if (path.endsWith('/oauth2/v2.0/token')) return tokenFor(path, new URLSearchParams(raw));
    return path.startsWith('/open/') ? fileAt(path.slice('/open/'.length)) : { status: 404 };
  }

  function tokenFor(path: string, form: URLSearchParams): Answer {
    tokenCalls.push(form);
    if (!path.startsWith(`/${tenant}/`))
      return { status: 400, body: { error: 'invalid_request', error_description: 'AADSTS90002: Tenant not found.' } };
    const isRight =
      form.get('client_id') === appId &&
      form.get('client_secret') === secret &&
      form.get('grant_type') === 'client_credentials' &&
      form.get('scope')?.split(' ').includes(`${issuer}/.default`);
    if (!isRight)
      return {
        status: 401,
        body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' },
      };
    const token = `token-${tokens.size + 1}-never-to-be-shown`;
    tokens.add(token);
    return {
      status: 200,
      body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token },
    };
  }

  function fileAt(id: string): Answer {
    const file = files.get(id);
    return file ? { status: 200, body: file.bytes, headers: { 'content-type': file.mime } } : { status: 404 };
  }

  function connected(request: IncomingMessage, path: string, raw: string): Answer | 'reset' | 'silent' {
    const call: Call = {
      method: request.method ?? '',
      path,
      body: raw === '' ? undefined : (JSON.parse(raw) as Json),
      token: request.headers.authorization?.replace(/^Bearer /, ''),
    };
    calls.push(call);
    const at = faults.findIndex(({ where }) => where === undefined || where.test(`${call.method} ${path}`));
    const fault = at === -1 ? undefined : faults.splice(at, 1)[0];
    if (fault) {
      if (fault.afterwards) perform(call);
      if (fault.how === 'reset' || fault.how === 'silent') return fault.how;
      return {
        ...refusal(fault.status, fault.code ?? 'ServiceError', ''),
        ...(fault.headers && { headers: fault.headers }),
      };
    }
    if (appId !== '' && (call.token === undefined || !tokens.has(call.token)))
      return refusal(401, 'Unauthorized', 'Authorization has been denied for this request.');
    const file = /^\/v3\/attachments\/([^/]+)\/views\/original$/.exec(path)?.[1];
    return file === undefined ? perform(call) : fileAt(file);
  }

  function sign(claims: Json = {}, header: Partial<JWTHeaderParameters> = {}, by: CryptoKey = key): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const times = { iat: now, nbf: now - 300, exp: now + 3600 };
    return new SignJWT({ serviceurl: serviceUrl, iss: issuer, aud: appId, ...times, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: jwk.kid, typ: 'JWT', ...header })
      .sign(by);
  }

  async function push(delivered: Delivered, isOnce: boolean, authorization: string | undefined): Promise<void> {
    for (let attempt = 0; attempt <= redeliveries && !isClosed; attempt++) {
      delivered.attempts += 1;
      try {
        const response = await fetch(fake.hook, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
          body: JSON.stringify(delivered.activity),
        });
        const text = await response.text();
        delivered.body = text === '' ? undefined : JSON.parse(text);
        delivered.status = response.status;
        if (response.status < 500) return;
      } catch {
        delivered.status = 0;
      }
      if (isOnce) return;
      await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 ** attempt));
    }
  }

  async function down(): Promise<void> {
    server.closeAllConnections();
    if (server.listening) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  const fake: TeamsFake = {
    said,
    chains,
    removeChain,
    enforceRates,
    invalid,
    teamChannels,
    blocked,
    get limited() {
      return connector.limited;
    },
    url,
    serviceUrl,
    appId,
    calls,
    tokenCalls,
    deliveries,
    get keyReads() {
      return keyReads;
    },
    hook: '',
    sign,
    async rotateKeys() {
      ({ key, jwk } = await newKey(`k${Number(jwk.kid.slice(1)) + 1}`));
    },
    deliver(activity, proving = {}) {
      const delivered: Delivered = { activity, status: -1, body: undefined, attempts: 0, done: Promise.resolve() };
      deliveries.push(delivered);
      delivered.done = (async () => {
        const authorization = 'authorization' in proving ? proving.authorization : `Bearer ${await sign()}`;
        await push(delivered, proving.once ?? false, authorization);
      })();
      return delivered;
    },
    redeliver: () => fake.deliver(deliveries.at(-1)!.activity),
    fail: (fault) => void faults.push(fault),
    revoke() {
      secret = 'another';
      tokens.clear();
    },
    addFile(bytes, mime) {
      const id = `file-${files.size + 1}`;
      files.set(id, { bytes, mime });
      return { protectedUrl: `${serviceUrl}v3/attachments/${id}/views/original`, openUrl: `${url}/open/${id}` };
    },
    down,
    async up() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    async close() {
      isClosed = true;
      await down();
      await Promise.all(deliveries.map(({ done }) => done));
    },
    ...openPeople(() => fake),
  };
  return fake;
}

async function newKey(kid: string) {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const published = {
    ...(await exportJWK(pair.publicKey)),
    kid,
    use: 'sig',
    alg: 'RS256',
    endorsements: ['msteams', 'webchat'],
  };
  return { key: pair.privateKey, jwk: published };
}
