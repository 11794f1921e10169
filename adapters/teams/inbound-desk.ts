// Teams activity → what someone did in the team's channel, pure.

import { type Activity, CardPress, type ChannelAccount, isBot } from './wire.ts';

export type DeskDeed =
  | {
      readonly kind: 'message';
      readonly by: ChannelAccount;
      readonly thread: string;
      readonly id: string;
      readonly edited: boolean;
    }
  | { readonly kind: 'deleted'; readonly by: ChannelAccount; readonly thread: string; readonly id: string }
  | {
      readonly kind: 'press';
      readonly by: ChannelAccount;
      readonly thread: string;
      readonly id: string;
      readonly verb: string | undefined;
      /** What the button carries, and what was typed. */
      readonly data: Readonly<Record<string, unknown>>;
    }
  /** What became of the bot in the team. */
  | { readonly kind: 'membership'; readonly isMember: boolean }
  | { readonly kind: 'nothing'; readonly why: string };

const nothing = (why: string): DeskDeed => ({ kind: 'nothing', why });

/** Never throws. Bots are nobody; so is talk outside the chains. */
export function readDeskActivity(activity: Activity): DeskDeed {
  const { type, from: by, id, conversation, membersAdded, membersRemoved, recipient, action } = activity;
  const isUs = (member: ChannelAccount) => member.id === recipient?.id;
  if (type === 'installationUpdate') return { kind: 'membership', isMember: !action?.startsWith('remove') };
  if (type === 'conversationUpdate') {
    if (membersRemoved.some(isUs)) return { kind: 'membership', isMember: false };
    return membersAdded.some(isUs) ? { kind: 'membership', isMember: true } : nothing('a change in the team');
  }
  if (!by || isBot(activity)) return nothing('nobody in particular');
  if (id === undefined) return nothing('an activity without an id');
  const thread = conversation.id;
  if (type === 'invoke') {
    const press = activity.name === 'adaptiveCard/action' ? CardPress.safeParse(activity.value) : undefined;
    if (!press?.success) return nothing(`an invoke of ${activity.name ?? 'nothing'}`);
    const { verb, data = {} } = press.data.action;
    return { kind: 'press', by, thread, id, verb, data };
  }
  if (!thread.includes(';messageid=')) return nothing('talk outside the chains');
  if (type === 'message') return { kind: 'message', by, thread, id, edited: false };
  if (type === 'messageUpdate') return { kind: 'message', by, thread, id, edited: true };
  if (type === 'messageDelete') return { kind: 'deleted', by, thread, id };
  return nothing(`an activity of type ${type}`);
}
