// What hub.json may say about the web channel.

import { z } from 'zod';

/** Keys for signed identities: 32 bytes or more, as HS256 wants them. Two at once let a shop change its key. */
const IdentityKey = z.strictObject({
  kid: z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/),
  secret: z.string().refine((secret) => Buffer.byteLength(secret) >= 32, 'an identity secret has at least 32 bytes'),
});

export const WebSettings = z.strictObject({
  adapter: z.literal('web'),
  account: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .default('main'),
  /** Origins of the shop's pages, e.g. `https://www.shop.example`. The hub's own is always allowed. */
  allowedOrigins: z
    .array(z.url({ protocol: /^https?$/ }).refine((url) => new URL(url).origin === url, 'an origin has no path'))
    .default([]),
  identity: z.strictObject({ keys: z.array(IdentityKey).min(1).max(8) }).optional(),
  /** The demo shop at `/`. A shop with pages of its own turns it off; the widget stays. */
  shopPage: z.boolean().default(true),
  /** The pause that joins a burst of messages into one turn, ms. */
  quietWindowMs: z.int().min(0).max(60_000).default(400),
});
export type WebSettings = z.infer<typeof WebSettings>;
