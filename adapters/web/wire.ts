// The nouns of the web wire: what a page, an app or a mini-program sends and gets. The OpenAPI document is made of them.

import { z } from 'zod';

/** The subprotocol a client offers beside its token, and the one the server selects. */
export const subprotocol = 'huoji.v1';

/** Most messages one page of history holds, and the longest a poll may wait (seconds). */
export const mostMessages = 200;
export const longestWait = 25;

/** A client's own id: printable ASCII, and none that looks like an id of ours (`turn:12`). */
export const ClientId = z
  .string()
  .regex(
    /^(?!turn:)[\x21-\x7e]{1,128}$/,
    'an id has 1 to 128 printable ASCII characters and does not begin with "turn:"',
  )
  .describe("The client's own id of the message, e.g. a UUID. Sending it again is safe.");

export const SaidContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('choice'), value: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal('media'), media: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }),
  z.strictObject({ kind: z.literal('human') }).describe('The wish for a person.'),
]);
export type SaidContent = z.infer<typeof SaidContent>;

export const Said = z.strictObject({ id: ClientId, content: z.array(SaidContent).min(1).max(10) });
export type Said = z.infer<typeof Said>;

export const Locale = z.string().regex(/^[A-Za-z0-9-]{1,35}$/, 'a locale is a BCP 47 tag, e.g. zh-CN');

export const NewVisitor = z.strictObject({
  locale: Locale.optional(),
  identity: z
    .string()
    .optional()
    .describe('A JWT the shop signed: HS256, `kid`, `sub`, `aud` = shop, `exp` at most 24 hours away.'),
});
export type NewVisitor = z.infer<typeof NewVisitor>;

export const Visitor = z.object({ visitor: z.string(), token: z.string() });
export type Visitor = z.infer<typeof Visitor>;

export const Stored = z.object({
  id: ClientId,
  status: z.enum(['stored', 'already seen']),
  cursor: z.int(),
});
export type Stored = z.infer<typeof Stored>;

export const Uploaded = z.object({ media: z.string(), mime: z.string(), bytes: z.int() });
export type Uploaded = z.infer<typeof Uploaded>;

const Picture = {
  media: z.string(),
  url: z.string().describe('A signed link that ends; a newer reading of the message has a fresh one.'),
  mime: z.string(),
  name: z.string().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
};

export const WirePart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('media'), ...Picture }),
  z.object({
    kind: z.literal('card'),
    title: z.string(),
    fields: z.array(z.object({ label: z.string(), value: z.string() })),
    image: z.object(Picture).optional(),
    link: z.string().optional().describe('http or https.'),
  }),
]);
export type WirePart = z.infer<typeof WirePart>;

const WireChoice = z.object({ label: z.string(), value: z.string() });

/** What stands above a conversation that has not begun; no message of it, so it has no cursor. */
export const WireWelcome = z.object({
  parts: z.array(WirePart).describe('Empty when the shop has no welcome of its own.'),
  choices: z.array(WireChoice),
});
export type WireWelcome = z.infer<typeof WireWelcome>;

export const WireMessage = z.object({
  cursor: z.int().describe('Its place in what the visitor sees; no number is ever missing.'),
  id: z.string().describe("The client's own id for the visitor's messages, `turn:<cursor>` for the shop's."),
  author: z.object({ kind: z.enum(['customer', 'bot', 'agent', 'system']), name: z.string().optional() }),
  parts: z.array(WirePart),
  choices: z.array(WireChoice).optional(),
  at: z.string().describe('RFC 3339, UTC.'),
});
export type WireMessage = z.infer<typeof WireMessage>;

export const MessagesPage = z.object({
  messages: z.array(WireMessage),
  cursor: z.int().describe('Pass it as `after` to go on.'),
  more: z.boolean(),
});
export type MessagesPage = z.infer<typeof MessagesPage>;

export const WireError = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

const Cursor = z.int().min(0);

export const ClientFrame = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('message'), ...Said.shape }),
  z.strictObject({ type: z.literal('resume'), after: Cursor }),
  z.strictObject({ type: z.literal('typing') }),
  z.strictObject({ type: z.literal('read'), cursor: Cursor }),
]);
export type ClientFrame = z.infer<typeof ClientFrame>;

export const ServerFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ack'), ...Stored.shape }),
  z.object({ type: z.literal('turn'), ...WireMessage.shape }),
  z.object({ type: z.literal('typing') }),
  z.object({ type: z.literal('ping') }),
  z
    .object({ type: z.literal('error'), id: z.string().optional(), ...WireError.shape })
    .describe('`id` names the message that was refused, if one was.'),
]);
export type ServerFrame = z.infer<typeof ServerFrame>;
