// What hub.json may say about WeChat, as a channel and as a desk.

import { z } from 'zod';

const account = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .default('main');

/**
 * How fast the hub writes into one chat. WeChat publishes no limit and bans who hurries; people who run gateways keep
 * to one message in one to two seconds.
 */
const messagesPerMinute = z.int().min(1).max(6000).default(40);

export const ChannelSettings = z
  .strictObject({
    adapter: z.literal('wechat'),
    account,
    /** `service`: a gateway of wechaty-puppet-service. `mock`: nobody is connected; for trying the hub out. */
    puppet: z.enum(['service', 'mock']),
    /** The gateway, `host:port`. Absent: the vendor's discovery service is asked with the token. */
    endpoint: z
      .string()
      .regex(/^[A-Za-z0-9.:[\]-]{1,253}:\d{1,5}$/, 'an endpoint is host:port, e.g. gateway.example:8788')
      .optional(),
    /** The prefix before `_` names the gateway's certificate, e.g. `insecure_…` or `puppet_…`. */
    token: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,64}_[A-Za-z0-9-]{8,200}$/, 'a gateway token looks like insecure_<uuid> or puppet_<uuid>')
      .optional(),
    /** Needed for `mock`, which is no real WeChat. */
    insecureLocal: z.boolean().default(false),
    /** Whether the bot answers in group chats, and then only when mentioned. */
    rooms: z.boolean().default(false),
    /** Whether requests to become friends are accepted by themselves. */
    acceptFriends: z.boolean().default(false),
    /** How long the bot keeps quiet after a person answered from the shop's own phone, minutes. */
    pauseMinutes: z
      .number()
      .min(0.01)
      .max(7 * 24 * 60)
      .default(30),
    /** How often the gateway is asked for a sign of life; three silent rounds restart the line. */
    heartbeatSeconds: z.number().min(1).max(20).default(15),
    /** How long a call may take before nobody knows what became of it. */
    callSeconds: z.number().min(1).max(120).default(30),
    /** The pause that joins a burst of messages into one turn, ms. */
    quietWindowMs: z.int().min(0).max(60_000).default(1000),
    messagesPerMinute,
  })
  .refine(({ puppet, insecureLocal }) => puppet !== 'mock' || insecureLocal, {
    path: ['puppet'],
    error: '"mock" is no real WeChat: set "insecureLocal": true if that is what you want, else "service"',
  })
  .refine(({ puppet, token }) => puppet !== 'service' || token !== undefined, {
    path: ['token'],
    error: 'puppet is "service", so the gateway\'s token is needed',
  });
export type ChannelSettings = z.infer<typeof ChannelSettings>;

export const DeskSettings = z.strictObject({
  adapter: z.literal('wechat'),
  /** The channel whose login the desk shares. */
  account,
  /** The team's group chat: its id, or its name if no other group of the account has it. */
  room: z.string().min(1).max(200),
  /** WeChat contact ids. Whoever stands here or in `people` may serve; nobody else. */
  agents: z.array(z.string().min(1).max(200)).default([]),
  skills: z.array(z.string().min(1)).default([]),
  messagesPerMinute,
});
export type DeskSettings = z.infer<typeof DeskSettings>;
