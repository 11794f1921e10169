// Discord's shapes (API v10), as far as we read them. Loose on purpose: Discord adds fields every few weeks.

import { z } from 'zod';
import { cleanText } from '../http/index.ts';

/** A snowflake: unique for ever, and greater for what came later. */
export const Snowflake = z.string().regex(/^\d{1,20}$/);
const text = z.string().transform(cleanText);
const optionalText = text.optional().catch(undefined);
const optionalNumber = z.number().min(0).optional().catch(undefined);

/** Items that do not parse are left out, so that one bad item does not spoil its list. */
function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(z.unknown())
    .transform((all) =>
      all.flatMap((one): z.output<Item>[] => {
        const read = item.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    )
    .catch([])
    .default([]);
}

export const User = z.looseObject({
  id: Snowflake,
  username: text.catch(''),
  global_name: text.nullish().catch(undefined),
  bot: z.boolean().catch(false).default(false),
  system: z.boolean().catch(false).default(false),
});
export type User = z.infer<typeof User>;

export const Attachment = z.looseObject({
  id: Snowflake,
  filename: optionalText,
  title: optionalText,
  size: optionalNumber,
  url: z.string().max(2048).optional().catch(undefined),
  content_type: z.string().max(200).optional().catch(undefined),
  width: optionalNumber.or(z.null().transform(() => undefined)),
  height: optionalNumber.or(z.null().transform(() => undefined)),
  duration_secs: optionalNumber,
  flags: z.int().catch(0).default(0),
});
export type Attachment = z.infer<typeof Attachment>;

const Embed = z.looseObject({
  type: z.string().catch('rich').default('rich'),
  title: optionalText,
  description: optionalText,
  url: z.string().max(2048).optional().catch(undefined),
  fields: listOf(z.looseObject({ name: text, value: text })),
});
export type Embed = z.infer<typeof Embed>;

export const Sticker = z.looseObject({ id: Snowflake, name: text.catch(''), format_type: z.int().catch(0).default(0) });

const Poll = z.looseObject({ question: z.looseObject({ text: text.catch('') }) });

/** What a message and a forwarded message both hold. */
const body = {
  type: z.int().catch(0).default(0),
  content: text.catch('').default(''),
  attachments: listOf(Attachment),
  embeds: listOf(Embed),
  sticker_items: listOf(Sticker),
  mentions: listOf(User),
  flags: z.int().catch(0).default(0),
};
const Snapshot = z.looseObject({ message: z.looseObject(body) });
export type MessageBody = z.infer<typeof Snapshot>['message'];

export const Message = z.looseObject({
  ...body,
  id: Snowflake,
  channel_id: Snowflake,
  guild_id: Snowflake.optional().catch(undefined),
  author: User.optional().catch(undefined),
  member: z
    .looseObject({ nick: text.nullish().catch(undefined) })
    .optional()
    .catch(undefined),
  webhook_id: z.string().optional().catch(undefined),
  timestamp: z.string().optional().catch(undefined),
  edited_timestamp: z.string().nullish().catch(undefined),
  referenced_message: z
    .looseObject({ id: Snowflake, author: User.optional().catch(undefined) })
    .nullish()
    .catch(undefined),
  message_snapshots: listOf(Snapshot),
  poll: Poll.optional().catch(undefined),
  components: z.array(z.unknown()).catch([]).default([]),
});
export type Message = z.infer<typeof Message>;

export const MessageDeleted = z.looseObject({
  id: Snowflake,
  channel_id: Snowflake,
  guild_id: Snowflake.optional().catch(undefined),
});

export const Reaction = z.looseObject({
  user_id: Snowflake,
  channel_id: Snowflake,
  message_id: Snowflake,
  guild_id: Snowflake.optional().catch(undefined),
  emoji: z.looseObject({ id: z.string().nullish().catch(undefined), name: text.nullish().catch(undefined) }),
});

const Option = z.looseObject({ name: z.string(), value: z.union([z.string(), z.number(), z.boolean()]).optional() });

/** 2 is a slash command, 3 a press. */
export const Interaction = z.looseObject({
  id: Snowflake,
  application_id: Snowflake.optional().catch(undefined),
  type: z.int(),
  token: z.string().min(1).max(1000),
  guild_id: Snowflake.optional().catch(undefined),
  channel_id: Snowflake,
  channel: z
    .looseObject({ parent_id: Snowflake.nullish().catch(undefined) })
    .optional()
    .catch(undefined),
  user: User.optional().catch(undefined),
  member: z
    .looseObject({ user: User, nick: text.nullish().catch(undefined) })
    .optional()
    .catch(undefined),
  locale: z.string().max(35).optional().catch(undefined),
  message: Message.optional().catch(undefined),
  data: z
    .looseObject({
      name: z.string().max(100).optional().catch(undefined),
      custom_id: z.string().optional().catch(undefined),
      values: z.array(z.string()).catch([]).default([]),
      options: listOf(Option),
    })
    .optional()
    .catch(undefined),
});
export type Interaction = z.infer<typeof Interaction>;

export const Member = z.looseObject({ user: User, guild_id: Snowflake.optional().catch(undefined) });
export const Typing = z.looseObject({
  channel_id: Snowflake,
  user_id: Snowflake,
  guild_id: Snowflake.optional().catch(undefined),
});

export const Thread = z.looseObject({
  id: Snowflake,
  guild_id: Snowflake.optional().catch(undefined),
  parent_id: Snowflake.nullish().catch(undefined),
  thread_metadata: z
    .looseObject({ archived: z.boolean().catch(false), locked: z.boolean().catch(false).default(false) })
    .optional()
    .catch(undefined),
});

/** A server the bot was put out of, or a channel that was deleted; `unavailable` is only an outage. */
export const GuildGone = z.looseObject({ id: Snowflake, unavailable: z.boolean().optional().catch(undefined) });

/** A channel as REST tells it, as far as the desk asks. */
export const Place = z.looseObject({ id: Snowflake, guild_id: Snowflake });

/** What READY tells about ourselves. */
export const Ready = z.looseObject({
  user: User,
  application: z.looseObject({ id: Snowflake, flags: z.int().catch(0).default(0) }),
});
export type Me = { readonly user: User; readonly application: string };

/** One event of the gateway. `s` is undefined for what we read back ourselves. */
export type Dispatch = { readonly t: string; readonly d: unknown; readonly s?: number };

const CardPress = z.looseObject({
  message: z.looseObject({ id: Snowflake }),
  channel: z.looseObject({ type: z.literal(0) }),
  data: z.looseObject({ custom_id: z.string().startsWith('d:') }),
});

/**
 * What an event keeps its place in: events of one channel are taken one after the other. A press on a case's card in the
 * team's channel belongs to the thread under it, which has the card's id.
 */
export function laneOf(dispatch: Dispatch): string {
  const pressed = dispatch.t === 'INTERACTION_CREATE' ? CardPress.safeParse(dispatch.d) : undefined;
  return pressed?.success ? pressed.data.message.id : channelOf(dispatch);
}

/** The channel an event is about; empty for the few that are about none. */
export function channelOf({ d }: Dispatch): string {
  const read = z.looseObject({ channel_id: Snowflake }).safeParse(d);
  return read.success ? read.data.channel_id : '';
}

export function guildOf({ d }: Dispatch): string | undefined {
  const read = z.looseObject({ guild_id: Snowflake }).safeParse(d);
  return read.success ? read.data.guild_id : undefined;
}

export function idOf(answer: unknown): string | undefined {
  const read = z.looseObject({ id: Snowflake }).safeParse(answer);
  return read.success ? read.data.id : undefined;
}

export function nameOf({ username, global_name }: User, nick?: string | null): string | undefined {
  return nick || global_name || username || undefined;
}

/** The moment hidden in a snowflake, epoch ms (discord.com/developers/docs/reference#snowflakes). */
export function momentOf(snowflake: string): number {
  return Number((BigInt(snowflake) >> 22n) + 1420070400000n);
}
/** The smallest snowflake of a moment. */
export function snowflakeAt(ms: number): string {
  return String((BigInt(Math.max(0, ms - 1420070400000)) as bigint) << 22n);
}
/** By number: snowflakes of different lengths do not sort as text. */
export function isLater(one: string, other: string): boolean {
  return one.length === other.length ? one > other : one.length > other.length;
}

/** Message types a person writes: plain, reply, and the words of slash and context commands. */
const spoken = new Set([0, 19, 20, 23]);
/** What Discord itself writes has been given numbers one after the other (46 so far); a far one is unknown to us, not known as that. */
const lastService = 63;
/** Joins, pins, boosts, a thread's first line, … */
export function isService({ type }: { readonly type: number }): boolean {
  return !spoken.has(type) && type <= lastService;
}
