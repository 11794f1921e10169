// Telegram update → what someone did in the team's group, pure.

import { CallbackQuery, ChatMemberUpdated, Message, type Update, type User } from './wire.ts';

export type DeskDeed =
  | {
      readonly kind: 'message';
      readonly message: Message;
      readonly by: User;
      readonly thread: string;
      readonly edited: boolean;
    }
  | {
      readonly kind: 'press';
      readonly id: string;
      readonly by: User;
      readonly data: string;
      readonly thread?: string;
      readonly message?: string;
    }
  /** A person closed the topic in Telegram. */
  | { readonly kind: 'topic_closed'; readonly thread: string; readonly by: User }
  /** What became of the bot in the group. */
  | { readonly kind: 'membership'; readonly status: string }
  | { readonly kind: 'nothing'; readonly why: string };

const nothing = (why: string): DeskDeed => ({ kind: 'nothing', why });

/** Never throws. Bots, anonymous admins and channels writing into the group are nobody. */
export function readDeskUpdate(update: Update): DeskDeed {
  const { message, edited_message, callback_query, my_chat_member } = update;
  if (message !== undefined) return readMessage(message, false);
  if (edited_message !== undefined) return readMessage(edited_message, true);
  if (callback_query !== undefined) return readPressed(callback_query);
  if (my_chat_member !== undefined) {
    const parsed = ChatMemberUpdated.safeParse(my_chat_member);
    return parsed.success
      ? { kind: 'membership', status: parsed.data.new_chat_member.status }
      : nothing('a membership without a chat');
  }
  return nothing('another kind of update');
}

function readMessage(raw: unknown, edited: boolean): DeskDeed {
  const parsed = Message.safeParse(raw);
  if (!parsed.success) return nothing('a message without a chat');
  const message = parsed.data;
  const { from, sender_chat, message_thread_id } = message;
  if (!from || from.is_bot || sender_chat) return nothing('nobody in particular');
  // In the General topic a thread id only names a chain of replies.
  if (message_thread_id === undefined || message.is_topic_message === false) return nothing('talk outside the topics');
  const thread = String(message_thread_id);
  if (message['forum_topic_closed'] !== undefined) return { kind: 'topic_closed', thread, by: from };
  return { kind: 'message', message, by: from, thread, edited };
}

function readPressed(raw: unknown): DeskDeed {
  const parsed = CallbackQuery.safeParse(raw);
  if (!parsed.success) return nothing('a press without a sender');
  const { id, from, data, message } = parsed.data;
  if (from.is_bot) return nothing('a bot');
  return {
    kind: 'press',
    id,
    by: from,
    data: data ?? '',
    ...(message?.message_thread_id === undefined ? {} : { thread: String(message.message_thread_id) }),
    ...(message ? { message: String(message.message_id) } : {}),
  };
}
