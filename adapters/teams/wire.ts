// The Bot Framework's Activity, as far as we read it. Loose on purpose: Teams adds fields every few months.

import { z } from 'zod';
import { cleanText } from '../http/index.ts';

const id = z.string().min(1).max(1024);
const text = z.string().transform(cleanText);
const optionalText = text.optional().catch(undefined);
const shortText = z.string().max(500).transform(cleanText).optional().catch(undefined);

export const ChannelAccount = z.looseObject({
  id,
  name: shortText,
  aadObjectId: z.string().min(1).max(128).optional().catch(undefined),
  role: z.string().optional().catch(undefined),
});
export type ChannelAccount = z.infer<typeof ChannelAccount>;

export const Attachment = z.looseObject({
  contentType: z.string().min(1).max(200),
  contentUrl: z.string().max(8192).optional().catch(undefined),
  content: z.unknown().optional(),
  name: shortText,
});
export type Attachment = z.infer<typeof Attachment>;

const Entity = z.looseObject({
  type: z.string(),
  text: z.string().optional().catch(undefined),
  mentioned: z
    .looseObject({ id: z.string(), name: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  locale: z.string().max(35).optional().catch(undefined),
});
export type Entity = z.infer<typeof Entity>;

const ChannelData = z.looseObject({
  tenant: z.looseObject({ id: z.string() }).optional().catch(undefined),
  team: z.looseObject({ id: z.string() }).optional().catch(undefined),
  channel: z.looseObject({ id: z.string() }).optional().catch(undefined),
  eventType: z.string().optional().catch(undefined),
});

/** A list whose unreadable members are left out, so that one bad entry spoils only itself. */
const listOf = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(z.unknown())
    .transform((all) => all.flatMap((one) => schema.safeParse(one).data ?? []) as z.infer<Schema>[])
    .catch([])
    .default([]);

export const Activity = z.looseObject({
  type: z.string().min(1).max(64),
  /** Unique in its conversation only. */
  id: id.optional().catch(undefined),
  timestamp: z.string().max(64).optional().catch(undefined),
  serviceUrl: z.string().max(2048),
  channelId: z.string().max(64),
  from: ChannelAccount.optional().catch(undefined),
  recipient: ChannelAccount.optional().catch(undefined),
  conversation: z.looseObject({
    id,
    conversationType: z.string().optional().catch(undefined),
    isGroup: z.boolean().optional().catch(undefined),
    tenantId: z.string().optional().catch(undefined),
  }),
  text: optionalText,
  textFormat: z.string().optional().catch(undefined),
  locale: z.string().max(35).optional().catch(undefined),
  attachments: listOf(Attachment),
  entities: listOf(Entity),
  channelData: ChannelData.optional().catch(undefined),
  value: z.unknown().optional(),
  name: z.string().max(200).optional().catch(undefined),
  action: z.string().optional().catch(undefined),
  replyToId: id.optional().catch(undefined),
  membersAdded: listOf(ChannelAccount),
  membersRemoved: listOf(ChannelAccount),
  reactionsAdded: listOf(z.looseObject({ type: z.string().max(100) })),
  reactionsRemoved: listOf(z.looseObject({ type: z.string().max(100) })),
});
export type Activity = z.infer<typeof Activity>;

/** What comes back to a press on a card: `adaptiveCard/action`. */
export const CardPress = z.looseObject({
  action: z.looseObject({
    verb: z.string().max(64).optional().catch(undefined),
    data: z.record(z.string(), z.unknown()).optional().catch(undefined),
  }),
});

/** The directory an activity comes from; undefined when it does not say. */
export function tenantOf({ channelData, conversation }: Activity): string | undefined {
  return channelData?.tenant?.id ?? conversation.tenantId;
}

/** The Teams channel an activity belongs to, without the chain's root; undefined in chats. */
export function teamsChannelOf({ channelData, conversation }: Activity): string | undefined {
  const isChannel = conversation.conversationType === 'channel' || channelData?.channel !== undefined;
  return isChannel ? (channelData?.channel?.id ?? conversation.id.split(';')[0]) : undefined;
}

export function isPersonal({ conversation: { conversationType, isGroup } }: Activity): boolean {
  return conversationType === undefined ? isGroup !== true : conversationType === 'personal';
}

/** Bots have ids that begin with 28, people with 29. */
export function isBot({ from, recipient }: Activity): boolean {
  if (!from) return false;
  return from.role === 'bot' || from.id.startsWith('28:') || from.id === recipient?.id;
}

/** Milliseconds of an activity's timestamp; undefined when it has none that can be read. */
export function momentOf({ timestamp }: Activity): number | undefined {
  const at = timestamp === undefined ? Number.NaN : Date.parse(timestamp);
  return Number.isFinite(at) && at > 0 ? at : undefined;
}
