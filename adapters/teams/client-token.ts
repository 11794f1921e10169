// The bot's own token from Entra, by MSAL over our guarded client: cached, and thrown away when Teams refuses it.

import type { INetworkModule, NetworkRequestOptions } from '@azure/msal-node';
import { type Clock, Refusal } from '../../core/index.ts';
import type { Outbound } from '../context.ts';
import { CallFailure } from './failure.ts';

export type Tokens = {
  /** @throws CallFailure `no_token` */
  get(): Promise<string>;
  /** The next `get` asks Entra again. */
  forget(): void;
};

export type TokenParts = {
  readonly appId: string;
  readonly appPassword: string;
  /** The directory the app is registered in. */
  readonly tenant: string;
  readonly loginUrl: string;
  readonly clock: Clock;
  readonly outbound: Outbound;
};

/** What MSAL believes it talks to; our network module leads each call to `loginUrl`. */
const canonical = 'https://login.microsoftonline.com';
const scopes = ['https://api.botframework.com/.default'];
/** A token is asked for again this long before it ends. */
const earlyMs = 5 * 60_000;

export async function openTokens({
  appId,
  appPassword,
  tenant,
  loginUrl,
  clock,
  outbound,
}: TokenParts): Promise<Tokens> {
  const { ConfidentialClientApplication, AuthError, LogLevel } = await import('@azure/msal-node');
  const authority = `${canonical}/${tenant}`;
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: appId,
      clientSecret: appPassword,
      authority,
      // Told here, so that MSAL asks for the token and nothing else: no discovery, no other host.
      knownAuthorities: [new URL(canonical).host],
      cloudDiscoveryMetadata: JSON.stringify({
        tenant_discovery_endpoint: `${authority}/v2.0/.well-known/openid-configuration`,
        'api-version': '1.1',
        metadata: [
          {
            preferred_network: 'login.microsoftonline.com',
            preferred_cache: 'login.windows.net',
            aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
          },
        ],
      }),
      authorityMetadata: JSON.stringify({
        token_endpoint: `${authority}/oauth2/v2.0/token`,
        authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
        end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
        jwks_uri: `${authority}/discovery/v2.0/keys`,
        issuer: `${authority}/v2.0`,
      }),
    },
    system: {
      networkClient: networkOver(outbound, clock, tokenBase(loginUrl, tenant), authority),
      loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => {} },
    },
  });
  let held: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;

  async function ask(): Promise<string> {
    try {
      const answer = await application.acquireTokenByClientCredential({ scopes, skipCache: true });
      if (!answer?.accessToken) throw new CallFailure('token', { kind: 'no_token', code: 'empty', isFinal: false });
      held = { token: answer.accessToken, until: (answer.expiresOn?.getTime() ?? 0) - earlyMs };
      return answer.accessToken;
    } catch (error) {
      if (error instanceof CallFailure) throw error;
      // Only the code: Entra's sentences carry ids and sometimes what was sent.
      const code = error instanceof AuthError ? codeOf(error) : 'unknown';
      throw new CallFailure('token', { kind: 'no_token', code, isFinal: isFinal(code) });
    }
  }

  return {
    async get() {
      if (held && held.until > clock.now()) return held.token;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    forget() {
      held = undefined;
    },
  };
}

/** `invalid_client AADSTS7000215`: the code and Entra's number for it. */
function codeOf({ errorCode, errorMessage }: { errorCode: string; errorMessage: string }): string {
  return [errorCode, /AADSTS\d+/.exec(errorMessage)?.[0]].filter((part) => part).join(' ');
}

/** Wrong secret, unknown app or directory, no consent: asking again changes nothing. */
function isFinal(code: string): boolean {
  return /invalid_client|unauthorized_client|invalid_request|invalid_scope|invalid_grant|access_denied|AADSTS(7000|90002|700016|50034|650)/.test(
    code,
  );
}

/** Where `<authority>/…` really leads. */
export function tokenBase(loginUrl: string, tenant: string): string {
  const url = new URL(loginUrl);
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path === '' ? `/${tenant}` : path}`;
}

function networkOver(outbound: Outbound, clock: Clock, base: string, authority: string): INetworkModule {
  const allowOrigins = [new URL(base).origin];

  async function call<T>(method: 'GET' | 'POST', url: string, options: NetworkRequestOptions = {}) {
    if (!url.startsWith(authority))
      throw new Refusal('outbound_refused', 'MSAL asked for another host.', { status: 502 });
    const cut = new AbortController();
    const over = new AbortController();
    void clock.sleep(15_000, over.signal).then(() => cut.abort());
    try {
      const answer = await outbound.request(base + url.slice(authority.length), {
        method,
        headers: options.headers ?? {},
        ...(options.body === undefined ? {} : { body: options.body }),
        signal: cut.signal,
        allowOrigins,
        limit: 256 * 1024,
      });
      return {
        status: answer.status,
        headers: { ...answer.headers },
        body: JSON.parse(Buffer.from(answer.body).toString('utf8')) as T,
      };
    } finally {
      over.abort('over');
    }
  }

  return {
    sendGetRequestAsync: (url, options) => call('GET', url, options),
    sendPostRequestAsync: (url, options) => call('POST', url, options),
  };
}
