// The Bot Connector of the Teams fake: conversations, the bot's messages in them, and what Teams refuses.

import type { Json } from './teams-people.ts';
import { faultsOf } from './teams-schema.ts';

export type Call = {
  readonly method: string;
  readonly path: string;
  readonly body: Json | undefined;
  readonly token: string | undefined;
};
export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};
/** A message the bot put into a conversation. */
export type BotMessage = {
  readonly id: string;
  activity: Json;
  /** Everything it ever said, oldest first. */
  readonly versions: Json[];
  isDeleted: boolean;
};

export type Connector = {
  /** Everything sent that Teams would not have taken. */
  readonly invalid: string[];
  /** Channels of the team the bot is a member of. */
  readonly teamChannels: Set<string>;
  /** Conversations whose people removed the bot. */
  readonly blocked: Set<string>;
  /** From now on a bot may write to one conversation only as fast as Teams publishes, or so many times as fast. */
  enforceRates(speed?: number): void;
  /** Calls refused for being too fast. */
  readonly limited: number;
  perform(call: Call): Answer;
  said(conversation: string): readonly BotMessage[];
  /** The conversations the bot has begun in a channel. */
  chains(channel: string): readonly string[];
  removeChain(conversation: string): void;
};

export function refusal(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

/** Messages a bot may send to one conversation, by seconds (learn.microsoft.com, "rate limiting for bots"). */
const windows = [
  [1, 7],
  [2, 8],
  [30, 60],
  [3600, 1800],
] as const;

export function openConnector(): Connector {
  const invalid: string[] = [];
  const conversations = new Map<string, BotMessage[]>();
  const teamChannels = new Set<string>();
  const gone = new Set<string>();
  const blocked = new Set<string>();
  const sentAt = new Map<string, number[]>();
  let made = 1_700_000_000_000;
  let isStrict = false;
  let pace = 1;
  let limited = 0;

  /** Seconds to wait before the conversation takes another message; 0 when it does now. */
  function waitFor(conversation: string): number {
    const now = Date.now();
    const past = sentAt.get(conversation) ?? [];
    const full = windows.find(
      ([seconds, most]) => past.filter((at) => at > now - (seconds * 1000) / pace).length >= most,
    );
    if (!full) sentAt.set(conversation, [...past, now]);
    return full ? full[0] / pace : 0;
  }

  const isKnown = (id: string) =>
    conversations.has(id) || teamChannels.has(id.split(';')[0] ?? '') || id.startsWith('a:');
  const notMember = refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');

  /** Refuses what Teams would refuse. */
  function judged(activity: unknown): Answer | undefined {
    const found = faultsOf(activity);
    invalid.push(...found);
    return found.length === 0 ? undefined : refusal(400, 'BadSyntax', found.join('; '));
  }

  function put(conversation: string, activity: Json, given?: string): string {
    const id = given ?? String(++made);
    const messages = conversations.get(conversation) ?? [];
    messages.push({ id, activity, versions: [activity], isDeleted: false });
    conversations.set(conversation, messages);
    return id;
  }

  function begin(body: Json): Answer {
    const channel = (body['channelData'] as { channel?: { id?: string } } | undefined)?.channel?.id;
    if (channel === undefined || body['isGroup'] !== true) return refusal(400, 'BadSyntax', 'no channel');
    if (!isKnown(channel)) return notMember;
    const refused = judged(body['activity']);
    if (refused) return refused;
    const root = String(++made);
    const conversation = `${channel};messageid=${root}`;
    put(conversation, body['activity'] as Json, root);
    return { status: 201, body: { id: conversation, activityId: root } };
  }

  function change(call: Call, conversation: string, id: string | undefined): Answer {
    const message = conversations.get(conversation)?.find((one) => one.id === id && !one.isDeleted);
    if (!message) return refusal(404, 'ActivityNotFoundInConversation', 'The activity is not there.');
    if (call.method === 'DELETE') {
      message.isDeleted = true;
      return { status: 200 };
    }
    const refused = judged(call.body);
    if (refused) return refused;
    message.activity = call.body!;
    message.versions.push(message.activity);
    return { status: 200, body: { id } };
  }

  return {
    invalid,
    teamChannels,
    blocked,
    enforceRates(speed = 1) {
      isStrict = true;
      pace = speed;
    },
    get limited() {
      return limited;
    },
    perform(call) {
      const { method, path, body } = call;
      if (method === 'POST' && /^\/v3\/conversations\/?$/.test(path)) return begin(body ?? {});
      const match = /^\/v3\/conversations\/([^/]+)\/(activities|pagedmembers)(?:\/([^/]+))?$/.exec(path);
      const conversation = match?.[1];
      if (conversation === undefined) return refusal(404, 'BadSyntax', `no such method: ${method} ${path}`);
      if (blocked.has(conversation))
        return refusal(403, 'ConversationBlockedByUser', 'User blocked the conversation with the bot.');
      if (gone.has(conversation)) return refusal(404, 'ConversationNotFound', 'Conversation not found.');
      if (!isKnown(conversation)) return notMember;
      if (match?.[2] === 'pagedmembers') return { status: 200, body: { members: [{ id: '29:1', name: 'Ann' }] } };
      if (method !== 'POST') return change(call, conversation, match?.[3]);
      const refused = judged(body);
      if (refused) return refused;
      const wait = isStrict && body?.['type'] === 'message' ? waitFor(conversation) : 0;
      if (wait > 0) {
        limited += 1;
        return { ...refusal(429, 'TooManyRequests', ''), headers: { 'retry-after': String(Math.ceil(wait)) } };
      }
      return { status: 201, body: { id: body?.['type'] === 'typing' ? '' : put(conversation, body!) } };
    },
    said: (conversation) => (conversations.get(conversation) ?? []).filter(({ isDeleted }) => !isDeleted),
    chains: (channel) => [...conversations.keys()].filter((id) => id.startsWith(`${channel};`) && !gone.has(id)),
    removeChain: (conversation) => void gone.add(conversation),
  };
}
