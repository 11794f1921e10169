// Gateway event → what someone did in the team's channel, pure.

import { type Dispatch, Interaction, isService, Message, MessageDeleted, Thread, type User } from './wire.ts';

export type DeskDeed =
  | { readonly kind: 'message'; readonly message: Message; readonly by: User; readonly edited: boolean }
  | { readonly kind: 'deleted'; readonly message: string; readonly thread: string }
  /** A press on a button of ours, or a choice from a list. */
  | { readonly kind: 'press'; readonly by: User; readonly interaction: Interaction }
  | { readonly kind: 'command'; readonly by: User; readonly interaction: Interaction; readonly name: string }
  /** Somebody closed the thread in Discord, or it fell asleep. */
  | { readonly kind: 'archived'; readonly thread: string }
  | { readonly kind: 'thread_gone'; readonly thread: string }
  | { readonly kind: 'nothing'; readonly why: string };

const nothing = (why: string): DeskDeed => ({ kind: 'nothing', why });

/** Never throws. Bots and webhooks are nobody. */
export function readDeskEvent({ t, d }: Dispatch): DeskDeed {
  switch (t) {
    case 'MESSAGE_CREATE':
      return readMessage(d, false);
    case 'MESSAGE_UPDATE':
      return readMessage(d, true);
    case 'MESSAGE_DELETE': {
      const read = MessageDeleted.safeParse(d);
      return read.success
        ? { kind: 'deleted', message: read.data.id, thread: read.data.channel_id }
        : nothing('a deletion of nothing');
    }
    case 'INTERACTION_CREATE':
      return readInteraction(d);
    case 'THREAD_UPDATE': {
      const read = Thread.safeParse(d);
      return read.success && read.data.thread_metadata?.archived
        ? { kind: 'archived', thread: read.data.id }
        : nothing('a thread that is open');
    }
    case 'THREAD_DELETE': {
      const read = Thread.safeParse(d);
      return read.success ? { kind: 'thread_gone', thread: read.data.id } : nothing('no thread');
    }
    default:
      return nothing('another kind of event');
  }
}

function readMessage(raw: unknown, edited: boolean): DeskDeed {
  const read = Message.safeParse(raw);
  if (!read.success) return nothing('a message without a channel');
  const message = read.data;
  const { author, webhook_id } = message;
  if (!author || author.bot || author.system || webhook_id !== undefined) return nothing('nobody in particular');
  if (isService(message)) return nothing('a service message');
  // Discord also says `update` when a link's preview appears.
  if (edited && Number.isNaN(Date.parse(message.edited_timestamp ?? ''))) return nothing('an update that is no edit');
  return { kind: 'message', message, by: author, edited };
}

function readInteraction(raw: unknown): DeskDeed {
  const read = Interaction.safeParse(raw);
  if (!read.success) return nothing('an interaction without a place');
  const { type, member, user, data } = read.data;
  const by = member?.user ?? user;
  if (!by || by.bot) return nothing('an interaction of nobody');
  if (type === 3) return { kind: 'press', by, interaction: read.data };
  if (type === 2 && data?.name !== undefined) return { kind: 'command', by, interaction: read.data, name: data.name };
  return nothing('another kind of interaction');
}
