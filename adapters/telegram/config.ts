// What hub.json may say about Telegram, as a channel and as a desk.

import { z } from 'zod';

const account = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .default('main');
/** Resolved from `{env}` or `{file}` before we see it. The form BotFather gives: `<bot id>:<secret>`. */
const token = z
  .string()
  .regex(/^\d{3,20}:[A-Za-z0-9_-]{3,100}$/, 'this is no bot token; BotFather gives one like 123456789:AAF…');
/** Another root is a self-hosted Bot API server, a proxy, or a test's fake. */
const apiRoot = z.url({ protocol: /^https?$/ }).default('https://api.telegram.org');
const skills = z.array(z.string().min(1)).default([]);

/** The set Telegram allows in the header that proves a webhook call is its own. */
const webhook = z.strictObject({
  secret: z.string().regex(/^[A-Za-z0-9_-]{16,256}$/, 'a webhook secret has 16 to 256 characters of A-Z a-z 0-9 _ -'),
  /** Where Telegram reaches us. Default: `<publicUrl>/hooks/telegram/<account>`. */
  url: z.url({ protocol: /^https?$/ }).optional(),
});

export const ChannelSettings = z
  .strictObject({
    adapter: z.literal('telegram'),
    account,
    token,
    apiRoot,
    updates: z.enum(['polling', 'webhook']).default('polling'),
    webhook: webhook.optional(),
    /** How long one long poll waits at Telegram, seconds. */
    pollSeconds: z.int().min(1).max(55).default(50),
    /** The pause that joins a burst of messages into one turn, ms. */
    quietWindowMs: z.int().min(0).max(60_000).default(1000),
  })
  .refine((settings) => settings.updates === 'polling' || settings.webhook !== undefined, {
    path: ['webhook'],
    error: 'updates is "webhook", so webhook.secret is needed: without it anyone could write in a customer\'s name',
  });
export type ChannelSettings = z.infer<typeof ChannelSettings>;

export const DeskSettings = z.strictObject({
  adapter: z.literal('telegram'),
  account,
  /** The team's forum group, e.g. `-1001234567890`. */
  chat: z.string().regex(/^-\d{5,20}$/, "a group's chat id is a negative number such as -1001234567890"),
  /** Telegram's numeric user ids. Whoever stands here or in `people` may serve; nobody else. */
  agents: z
    .array(z.string().regex(/^\d{1,20}$/, 'agents are known by their numeric Telegram id, never by @name'))
    .default([]),
  skills,
  /** A bot of the desk's own; absent: the bot of the channel with this account. */
  token: token.optional(),
  apiRoot: apiRoot.optional(),
  pollSeconds: z.int().min(1).max(55).default(50),
  /** How long an album's pictures are waited for after the latest one, ms. */
  albumMs: z.int().min(0).max(10_000).default(1500),
  /** Telegram allows 20 messages a minute in one group, all topics together; just below, it hardly ever refuses one. */
  messagesPerMinute: z.int().min(1).max(6000).default(18),
});
export type DeskSettings = z.infer<typeof DeskSettings>;
