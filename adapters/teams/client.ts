// The one place that holds the SDK: botbuilder's connector over our guarded transport, so that it never retries by itself.

import type { ConfigurationBotFrameworkAuthentication, Activity as OutActivity } from 'botbuilder';
import type { Clock } from '../../core/index.ts';
import type { Outbound } from '../context.ts';
import { openTokens, type Tokens } from './client-token.ts';
import type { LineSettings } from './config.ts';
import { CallFailure, networkFailureOf, retryAfterOf } from './failure.ts';
import type { Hosts } from './hosts.ts';

export type { OutActivity };
/** Where a message goes: the connector Teams named, and the conversation (with `;messageid=` for a chain). */
export type Place = { readonly serviceUrl: string; readonly conversation: string };
export type CallOptions = {
  readonly signal?: AbortSignal;
  /** How long an answer is waited for, ms. Default 15 s. */
  readonly timeoutMs?: number;
};

export interface Client {
  /** Answers the message's id. @throws CallFailure */
  send(to: Place, activity: Partial<OutActivity>, options?: CallOptions): Promise<string>;
  /** Puts another message in the place of one of ours. @throws CallFailure */
  update(to: Place, id: string, activity: Partial<OutActivity>, options?: CallOptions): Promise<void>;
  /** @throws CallFailure */
  remove(to: Place, id: string, options?: CallOptions): Promise<void>;
  /** Begins a chain in a team's channel; answers its conversation. @throws CallFailure */
  begin(
    at: { readonly serviceUrl: string; readonly channel: string },
    activity: Partial<OutActivity>,
    options?: CallOptions,
  ): Promise<{ readonly conversation: string; readonly root: string }>;
  /** Whether the conversation's members can be read: the bot is in it. @throws CallFailure */
  look(to: Place, options?: CallOptions): Promise<void>;
  /** A file of a message. The bot's token goes along to connectors only. @throws CallFailure */
  download(url: string, options?: CallOptions): Promise<{ readonly bytes: Uint8Array; readonly mime?: string }>;
  /** Proves the registration: a token, or why there is none. @throws CallFailure */
  token(): Promise<void>;
}

export type ClientParts = {
  readonly settings: Pick<LineSettings, 'appId' | 'appPassword' | 'tenants' | 'loginUrl'>;
  readonly hosts: Hosts;
  readonly clock: Clock;
  readonly outbound: Outbound;
};

/** Files are read up to this size, as on the other channels. */
const fetchLimit = 20 * 1024 * 1024;

type Auth = ConfigurationBotFrameworkAuthentication;
type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<ConnectorOptions['httpClient']>;
type Credentials = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;
type Connector = Awaited<ReturnType<ReturnType<Auth['createConnectorFactory']>['create']>>;
type Identity = Parameters<Auth['createConnectorFactory']>[0];
type WebRequest = Parameters<HttpClient['sendRequest']>[0];

/** Loads botbuilder and MSAL and makes a client. Nothing is sent yet. */
export async function openClient({ settings, hosts, clock, outbound }: ClientParts): Promise<Client> {
  const { ConfigurationBotFrameworkAuthentication: Authentication } = await import('botbuilder');
  const { appId, appPassword, tenants, loginUrl } = settings;
  const tokens: Tokens | undefined =
    appId === undefined
      ? undefined
      : await openTokens({ appId, appPassword: appPassword ?? '', tenant: tenants[0]!, loginUrl, clock, outbound });
  const connectors = new Map<string, Promise<Connector>>();

  const auth = new Authentication({ MicrosoftAppId: appId ?? '' }, credentialsOf(appId, tokens), undefined, undefined, {
    httpClient: { sendRequest },
  });

  /** One a connector: Teams names a handful of them. */
  async function connectorAt(serviceUrl: string): Promise<Connector> {
    if (!hosts.trusts(serviceUrl))
      throw new CallFailure('connector', {
        kind: 'refused',
        status: 400,
        code: 'host_untrusted',
        said: 'not a host of Teams',
      });
    const made = connectors.get(serviceUrl) ?? auth.createConnectorFactory(identityOf(appId)).create(serviceUrl, scope);
    connectors.set(serviceUrl, made);
    return made;
  }

  /**
   * The SDK's transport. Whatever is no success ends as our own failure: its pipeline tries again only after errors and
   * answers that it knows, so nothing is ever sent twice, waited for or hidden.
   */
  async function sendRequest(request: WebRequest): ReturnType<HttpClient['sendRequest']> {
    const call = `${request.method} ${new URL(request.url).pathname.replace(/\/v3\/conversations\/[^/]+/, '/v3/conversations/…')}`;
    const answer = await outbound
      .request(request.url, {
        method: request.method,
        headers: request.headers.rawHeaders(),
        ...(request.body === undefined ? {} : { body: String(request.body) }),
        ...(request.abortSignal ? { signal: request.abortSignal as AbortSignal } : {}),
        allowOrigins: hosts.privateFor(request.url),
        limit: 1024 * 1024,
      })
      .catch((error: unknown) => {
        throw new CallFailure(call, networkFailureOf(error));
      });
    const bodyAsText = Buffer.from(answer.body).toString('utf8');
    if (answer.status === 401) tokens?.forget();
    if (answer.status < 200 || answer.status > 299) throw new CallFailure(call, refusalOf(answer, bodyAsText));
    // A success that is no JSON object would be a parse error in the SDK, which it takes for a failure.
    const text = isObject(bodyAsText) ? bodyAsText : '{}';
    const headers = request.headers.clone();
    for (const { name } of headers.headersArray()) headers.remove(name);
    for (const [name, value] of Object.entries(answer.headers)) headers.set(name, value);
    // The SDK knows a few of the codes that mean yes, and takes any other for a failure.
    return { request, status: 200, headers, bodyAsText: text };
  }

  function refusalOf({ status, headers }: { status: number; headers: Readonly<Record<string, string>> }, body: string) {
    const { code, message } = errorIn(body);
    const retryAfterMs = retryAfterOf(headers['retry-after'], clock.now());
    return {
      kind: 'refused' as const,
      status,
      code,
      said: message,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }

  /** Runs a call under its deadline and the caller's signal; whichever ends it first, it may have arrived. */
  async function within<Result>(
    call: string,
    { signal, timeoutMs = 15_000 }: CallOptions,
    run: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    if (signal?.aborted) throw new CallFailure(call, { kind: 'unreached', why: 'called off before it began' });
    const ended = new AbortController();
    const cut = new AbortController();
    const onAbort = () => cut.abort();
    signal?.addEventListener('abort', onAbort, { once: true });
    void clock.sleep(timeoutMs, ended.signal).then(() => cut.abort());
    try {
      return await run(cut.signal);
    } catch (error) {
      const told =
        error instanceof CallFailure && (error.failure.kind === 'refused' || error.failure.kind === 'no_token');
      if (!told && cut.signal.aborted)
        throw new CallFailure(call, { kind: 'lost', why: signal?.aborted ? 'called off' : `${timeoutMs} ms` });
      if (error instanceof CallFailure) throw error;
      throw new CallFailure(call, { kind: 'lost', why: error instanceof Error ? error.name : 'unknown' });
    } finally {
      signal?.removeEventListener('abort', onAbort);
      ended.abort('over');
    }
  }

  /** The token is fetched before the call begins: a failure there means that nothing left. */
  async function ready(): Promise<void> {
    await tokens?.get();
  }

  return {
    async send({ serviceUrl, conversation }, activity, options = {}) {
      const connector = await connectorAt(serviceUrl);
      await ready();
      const sent = await within('send', options, (abortSignal) =>
        connector.conversations.sendToConversation(conversation, activity, { abortSignal }),
      );
      return idIn(sent);
    },
    async update({ serviceUrl, conversation }, id, activity, options = {}) {
      const connector = await connectorAt(serviceUrl);
      await ready();
      await within('update', options, (abortSignal) =>
        connector.conversations.updateActivity(conversation, id, { ...activity, id }, { abortSignal }),
      );
    },
    async remove({ serviceUrl, conversation }, id, options = {}) {
      const connector = await connectorAt(serviceUrl);
      await ready();
      await within('delete', options, (abortSignal) =>
        connector.conversations.deleteActivity(conversation, id, { abortSignal }),
      );
    },
    async begin({ serviceUrl, channel }, activity, options = {}) {
      const connector = await connectorAt(serviceUrl);
      await ready();
      const made = await within('createConversation', options, (abortSignal) =>
        connector.conversations.createConversation(
          {
            isGroup: true,
            bot: { id: botId(appId), name: '' },
            ...(tenants[0] === undefined ? {} : { tenantId: tenants[0] }),
            activity: activity as OutActivity,
            channelData: { channel: { id: channel } },
          } as Parameters<Connector['conversations']['createConversation']>[0],
          { abortSignal },
        ),
      );
      const root = made.activityId ?? made.id?.split(';messageid=')[1] ?? '';
      const isChain = made.id?.includes(';messageid=') || root === '';
      const conversation = isChain ? (made.id ?? channel) : `${channel};messageid=${root}`;
      return { conversation, root };
    },
    async look({ serviceUrl, conversation }, options = {}) {
      const connector = await connectorAt(serviceUrl);
      await ready();
      await within('members', options, (abortSignal) =>
        connector.conversations.getConversationPagedMembers(conversation, {
          pageSize: 1,
          continuationToken: '',
          abortSignal,
        }),
      );
    },
    async download(url, options = {}) {
      const bearer = hosts.trusts(url) && tokens ? { authorization: `Bearer ${await tokens.get()}` } : {};
      return within('file', { timeoutMs: 60_000, ...options }, async (signal) => {
        const answer = await outbound
          .request(url, { headers: bearer, signal, limit: fetchLimit, allowOrigins: hosts.privateFor(url) })
          .catch((error: unknown) => {
            throw new CallFailure('file', networkFailureOf(error));
          });
        if (answer.status !== 200)
          throw new CallFailure('file', {
            kind: 'refused',
            status: answer.status,
            code: '',
            said: 'the file is not there',
          });
        const mime = answer.headers['content-type']?.split(';')[0]?.trim();
        return { bytes: answer.body, ...(mime ? { mime } : {}) };
      });
    },
    async token() {
      tokens?.forget();
      await ready();
    },
  };
}

/** A bot's id in Teams is its app id behind `28:`. */
export function botId(appId: string | undefined): string {
  return `28:${appId ?? 'local'}`;
}

const scope = 'https://api.botframework.com';

/** What the SDK asks of a bot's credentials: whose they are, and the header that proves it. */
function credentialsOf(appId: string | undefined, tokens: Tokens | undefined): Credentials {
  return {
    isValidAppId: async (id = '') => id === (appId ?? ''),
    isAuthenticationDisabled: async () => appId === undefined,
    createCredentials: async () => ({
      async signRequest(request) {
        if (tokens) request.headers.set('authorization', `Bearer ${await tokens.get()}`);
        return request;
      },
    }),
  };
}

/** The SDK reads the audience from it and nothing else. */
function identityOf(appId: string | undefined): Identity {
  const claims = [{ type: 'aud', value: appId ?? '' }];
  return {
    claims,
    isAuthenticated: true,
    getClaimValue: (type: string) => claims.find((claim) => claim.type === type)?.value ?? null,
  } as Identity;
}

/** `{"error":{"code","message"}}`, or `{"message"}` from the gateway before it. */
function errorIn(body: string): { code: string; message: string } {
  try {
    const told = JSON.parse(body) as { error?: { code?: unknown; message?: unknown }; message?: unknown } | null;
    const { code, message } = told?.error ?? { code: '', message: told?.message };
    return { code: String(code ?? '').slice(0, 100), message: String(message ?? '').slice(0, 200) };
  } catch {
    return { code: '', message: '' };
  }
}

function isObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function idIn({ id }: { readonly id?: unknown }): string {
  return typeof id === 'string' ? id : '';
}
