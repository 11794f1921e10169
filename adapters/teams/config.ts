// What hub.json may say about Microsoft Teams, as a channel and as a desk.

import { z } from 'zod';

const account = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .default('main');
const webUrl = z.url({ protocol: /^https?$/ });
const entraId = z
  .string()
  .regex(/^[A-Za-z0-9.-]{1,128}$/, 'an id from Entra looks like 11111111-2222-3333-4444-555555555555');

/** The bot's registration; the same in a channel and in a desk that has a bot of its own. */
const registration = {
  /** The application (client) id of the Entra registration. */
  appId: entraId.optional(),
  /** Its client secret, resolved from `{env}` or `{file}` before we see it. */
  appPassword: z.string().min(1).max(512).optional(),
  /** Directory ids whose people may write. The first is where the app is registered. */
  tenants: z.array(entraId).max(100).default([]),
  /** Where Bot Framework's signing keys are told; another for sovereign clouds or a test's fake. */
  openIdMetadataUrl: webUrl.default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  /** Where the bot gets its own token. Without a path, `/<first tenant>` is added. */
  loginUrl: webUrl.default('https://login.microsoftonline.com'),
  /** Connectors trusted besides Microsoft's own. The first is asked before Teams has told which to use. */
  serviceUrls: z.array(webUrl).max(20).default([]),
  /** Starts without a registration, and so without any proof of who writes: on this machine only. */
  insecureLocal: z.boolean().default(false),
  /** How often the keys are read again, which also shows whether Microsoft can be reached, seconds. */
  watchSeconds: z.int().min(1).max(86_400).default(300),
};

type Registration = {
  readonly appId?: string | undefined;
  readonly appPassword?: string | undefined;
  readonly tenants: readonly string[];
  readonly insecureLocal: boolean;
};

/** What is missing for a bot that can prove who writes; undefined when nothing is. */
function missingIn({
  appId,
  appPassword,
  tenants,
  insecureLocal,
}: Registration): { path: string; message: string } | undefined {
  if (appId === undefined)
    return insecureLocal
      ? undefined
      : {
          path: 'appId',
          message:
            "appId is missing: without the bot's registration anyone could write in a customer's name. " +
            'Set appId, appPassword and tenants; only for trying things out on this machine, "insecureLocal": true',
        };
  if (insecureLocal)
    return { path: 'insecureLocal', message: 'insecureLocal is for bots without a registration; remove it, or appId' };
  if (appPassword === undefined)
    return { path: 'appPassword', message: 'appPassword is missing: the client secret of the Entra registration' };
  if (tenants.length === 0)
    return { path: 'tenants', message: 'tenants is empty: name the directory ids whose people may write' };
  return undefined;
}

export const ChannelSettings = z
  .strictObject({
    adapter: z.literal('teams'),
    account,
    ...registration,
    /** The pause that joins a burst of messages into one turn, ms. */
    quietWindowMs: z.int().min(0).max(60_000).default(1000),
  })
  .superRefine((settings, context) => {
    const missing = missingIn(settings);
    if (missing) context.addIssue({ code: 'custom', path: [missing.path], message: missing.message });
  });
export type ChannelSettings = z.infer<typeof ChannelSettings>;

export const DeskSettings = z
  .strictObject({
    adapter: z.literal('teams'),
    account,
    /** The team's channel, e.g. `19:…@thread.tacv2`; it stands in the link Teams gives for the channel. */
    channel: z.string().regex(/^19:[^\s;]{1,250}$/, 'a channel id looks like 19:…@thread.tacv2'),
    /** Entra object ids. Whoever stands here or in `people` may serve; nobody else. */
    agents: z
      .array(
        z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'agents are known by their Entra object id, never by name or address'),
      )
      .default([]),
    skills: z.array(z.string().min(1)).default([]),
    /** How fast the hub writes to the channel: Teams allows 60 in 30 s and 1,800 an hour in one chain. */
    messagesPerMinute: z.int().min(1).max(6000).default(90),
    /** A bot of the desk's own; without appId (and insecureLocal): the bot of the channel with this account. */
    ...registration,
  })
  .superRefine((settings, context) => {
    const missing = hasOwnBot(settings) ? missingIn(settings) : undefined;
    if (missing) context.addIssue({ code: 'custom', path: [missing.path], message: missing.message });
  });
export type DeskSettings = z.infer<typeof DeskSettings>;

/** Whether a desk names a bot of its own. */
export function hasOwnBot({ appId, insecureLocal }: Pick<Registration, 'appId' | 'insecureLocal'>): boolean {
  return appId !== undefined || insecureLocal;
}

/** What a line to Teams needs to know. */
export type LineSettings = Pick<
  ChannelSettings,
  | 'account'
  | 'appId'
  | 'appPassword'
  | 'tenants'
  | 'openIdMetadataUrl'
  | 'loginUrl'
  | 'serviceUrls'
  | 'insecureLocal'
  | 'watchSeconds'
>;
