// What hub.json may say about Discord, as a channel and as a desk.

import { z } from 'zod';

const account = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .default('main');
/** Resolved from `{env}` or `{file}` before we see it: three pieces with dots between, from the Developer Portal. */
const token = z
  .string()
  .regex(
    /^(?!Bot )[A-Za-z0-9_-]{3,120}(\.[A-Za-z0-9_-]{1,200}){2}$/,
    'this is no bot token; the Developer Portal gives one like MTIz….Gabc….def… (Bot → Reset Token), without "Bot " before it',
  );
/** Another root is a proxy or a test's fake. The version is added: `<restApi>/v10/…`. */
const restApi = z.url({ protocol: /^https?$/ }).default('https://discord.com/api');
/** Normally Discord tells it (GET /gateway/bot); set it only for a gateway proxy. */
const gateway = z.url({ protocol: /^wss?$/ }).optional();
const skills = z.array(z.string().min(1)).default([]);

export const ChannelSettings = z.strictObject({
  adapter: z.literal('discord'),
  account,
  token,
  restApi,
  gateway,
  /** Where stickers lie. */
  cdn: z.url({ protocol: /^https?$/ }).default('https://cdn.discordapp.com'),
  /** Answer in the server's own channels too, when the bot is mentioned or replied to. */
  mentions: z.boolean().default(true),
  /** Greet whoever joins the server, by a private message. Needs the Server Members intent. */
  greetMembers: z.boolean().default(false),
  /** The pause that joins a burst of messages into one turn, ms. */
  quietWindowMs: z.int().min(0).max(60_000).default(1000),
});
export type ChannelSettings = z.infer<typeof ChannelSettings>;

export const DeskSettings = z.strictObject({
  adapter: z.literal('discord'),
  account,
  /** The team's private text channel: one public thread a case stands in it. */
  channel: z
    .string()
    .regex(/^\d{15,20}$/, 'a channel id has 15 to 20 digits: Developer Mode → right click → Copy Channel ID'),
  /** Discord user ids. Whoever stands here or in `people` may serve; nobody else. */
  agents: z
    .array(z.string().regex(/^\d{15,20}$/, 'agents are known by their Discord user id, never by their name'))
    .default([]),
  skills,
  /** A bot of the desk's own; absent: the bot of the channel with this account. */
  token: token.optional(),
  restApi: restApi.optional(),
  gateway,
  /** How fast the hub writes to the team's channel; Discord takes 5 messages in 5 seconds in each thread. */
  messagesPerMinute: z.int().min(1).max(6000).default(240),
});
export type DeskSettings = z.infer<typeof DeskSettings>;
