// What the fake Telegram knows: people, chats, messages, topics, files and the updates it has not seen confirmed.

export type Person = {
  readonly id: number;
  readonly first_name: string;
  readonly username?: string;
  readonly language_code?: string;
};
export type Button = { readonly text: string; readonly callback_data: string };
export type ChatMessage = {
  readonly message_id: number;
  readonly chat: number;
  readonly thread?: number;
  /** Undefined: the bot wrote it. */
  readonly from?: Person;
  text?: string;
  readonly fields: Record<string, unknown>;
  buttons: readonly Button[];
  pinned?: boolean;
};
export type Topic = { readonly id: number; name: string; state: 'open' | 'closed' | 'deleted' };
export type StoredFile = { readonly id: string; readonly path: string; readonly bytes: Buffer };
export type Update = { readonly update_id: number } & Record<string, unknown>;
export type Webhook = { url: string; secret_token?: string; max_connections?: number };

export type TelegramState = ReturnType<typeof openTelegramState>;

export const ann: Person = { id: 42, first_name: 'Ann', username: 'ann', language_code: 'en' };

export function openTelegramState(token: string) {
  const bot = { id: Number(token.split(':')[0]), is_bot: true, first_name: 'Huoji', username: 'huoji_bot' };
  const messages: ChatMessage[] = [];
  const topics: (Topic & { readonly chat: number })[] = [];
  const files: StoredFile[] = [];
  const pending: Update[] = [];
  const everything: Update[] = [];
  const groups = new Map<
    number,
    { title: string; is_forum: boolean; rights: Record<string, boolean>; status: string }
  >();
  const blocked = new Set<number>();
  const reactions: { chat: number; message: number; emoji: string }[] = [];
  const presses: { id: string; text: string; alert: boolean }[] = [];
  const wakers = new Set<() => void>();
  const ended = new AbortController();
  let nextMessage = 100;
  let nextUpdate = 7000;
  let nextFile = 1;
  let nextPress = 1;
  let webhook: Webhook | undefined;
  let delivering: Promise<void> = Promise.resolve();
  const deliveries: { update: number; status: number }[] = [];

  function push(payload: Record<string, unknown>): Update {
    const update: Update = { update_id: nextUpdate++, ...payload };
    pending.push(update);
    everything.push(update);
    wake();
    return update;
  }

  function wake(): void {
    for (const waker of wakers) waker();
    wakers.clear();
    if (webhook) delivering = delivering.then(deliverAll);
  }

  /** As Telegram does with max_connections 1: one after the other, again until it is taken. */
  async function deliverAll(): Promise<void> {
    let pause = 20;
    while (webhook && pending.length > 0 && !ended.signal.aborted) {
      const update = pending[0]!;
      const status = await deliver(update);
      if (status === 200) {
        pending.splice(pending.indexOf(update), 1);
        pause = 20;
        continue;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, 500);
    }
  }

  async function deliver(update: unknown, secret: string | undefined = webhook?.secret_token): Promise<number> {
    try {
      const response = await fetch(webhook!.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
        },
        body: JSON.stringify(update),
        signal: ended.signal,
      });
      await response.arrayBuffer();
      deliveries.push({ update: (update as Update).update_id, status: response.status });
      return response.status;
    } catch {
      return 0;
    }
  }

  function chatObject(chat: number): Record<string, unknown> {
    const group = groups.get(chat);
    if (group) return { id: chat, type: 'supergroup', title: group.title, is_forum: group.is_forum };
    return { id: chat, type: 'private', first_name: 'Ann' };
  }

  function wire({ message_id, chat, thread, from, text, fields, buttons }: ChatMessage): Record<string, unknown> {
    return {
      message_id,
      date: Math.floor(Date.now() / 1000),
      chat: chatObject(chat),
      from: from ? { is_bot: false, ...from } : bot,
      ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
      ...(text === undefined ? {} : { text }),
      ...(buttons.length > 0 ? { reply_markup: { inline_keyboard: buttons.map((button) => [button]) } } : {}),
      ...fields,
    };
  }

  function add(message: Omit<ChatMessage, 'message_id' | 'buttons'> & { buttons?: readonly Button[] }): ChatMessage {
    const added: ChatMessage = { buttons: [], ...message, message_id: nextMessage++ };
    messages.push(added);
    return added;
  }

  function buttonIn(
    chat: number,
    label: string,
    thread?: number,
  ): { message: ChatMessage; button: Button } | undefined {
    const message = messages.findLast(
      (one) =>
        one.chat === chat &&
        (thread === undefined || one.thread === thread) &&
        one.buttons.some(({ text }) => text.includes(label)),
    );
    const button = message?.buttons.find(({ text }) => text.includes(label));
    return message && button && { message, button };
  }

  /** A person's message: text, or any fields of a Bot API message. */
  function say(chat: number, from: Person, what: string | Record<string, unknown>, thread?: number): ChatMessage {
    const fields = typeof what === 'string' ? {} : what;
    const message = add({
      chat,
      from,
      ...(thread === undefined ? {} : { thread }),
      ...(typeof what === 'string' ? { text: what } : {}),
      fields,
    });
    push({ message: wire(message) });
    return message;
  }

  return {
    token,
    bot,
    messages,
    allTopics: topics,
    files,
    pending,
    everything,
    groups,
    blocked,
    reactions,
    presses,
    wakers,
    deliveries,
    /** When each message to a group was sent, for the flood limit. */
    sentAt: new Map<number, number[]>(),
    /** Messages a minute a group may get; undefined: no limit. */
    floodLimit: undefined as number | undefined,
    /** The length of that minute, ms: shorter, and a test with a faster hub takes less time. */
    floodMinuteMs: 60_000,
    /** How often the flood limit refused. */
    floods: 0,
    /** Why deliveries to the webhook fail, as getWebhookInfo tells. */
    webhookError: undefined as string | undefined,
    confirmed: 0,
    polls: 0,
    polling: 0,
    ended: ended.signal,
    push,
    add,
    wire,
    chatObject,
    deliver,
    end: () => {
      ended.abort();
      wake();
    },
    /** A customer writes in a private chat. */
    user(what: string | Record<string, unknown>, from: Person = ann): ChatMessage {
      return say(from.id, from, what);
    },
    /** Somebody writes in a group, in a topic if one is named. */
    groupSays(chat: number, from: Person, what: string | Record<string, unknown>, thread?: number): ChatMessage {
      return say(chat, from, what, thread);
    },
    /** Someone changes what he wrote. */
    edit(message: number, text: string, seconds = Math.floor(Date.now() / 1000)): Update {
      const found = messages.find((one) => one.message_id === message)!;
      const isCaption = found.text === undefined;
      if (isCaption) found.fields['caption'] = text;
      else found.text = text;
      return push({ edited_message: { ...wire(found), edit_date: seconds } });
    },
    hasButton: (chat: number, label: string, thread?: number): boolean => buttonIn(chat, label, thread) !== undefined,
    /** Presses the button with this label, on the latest message of the chat that has it. Answers the press's id. */
    press(chat: number, label: string, from: Person = ann, thread?: number): string {
      const found = buttonIn(chat, label, thread);
      if (!found) throw new Error(`there is no button "${label}" in chat ${chat}`);
      const { message, button } = found;
      const id = `press-${nextPress++}`;
      push({
        callback_query: {
          id,
          from: { is_bot: false, ...from },
          message: wire(message),
          chat_instance: '1',
          data: button.callback_data,
        },
      });
      return id;
    },
    react(message: number, emoji: string, from: Person = ann): Update {
      const found = messages.find((one) => one.message_id === message)!;
      return push({
        message_reaction: {
          chat: chatObject(found.chat),
          message_id: message,
          user: { is_bot: false, ...from },
          date: Math.floor(Date.now() / 1000),
          old_reaction: [],
          new_reaction: emoji === '' ? [] : [{ type: 'emoji', emoji }],
        },
      });
    },
    /** The customer stops or restarts the bot; in a group, what becomes of the bot there. */
    membership(chat: number, status: string, from: Person = ann): Update {
      if (status === 'kicked') blocked.add(chat);
      else blocked.delete(chat);
      const member = { user: bot, status };
      return push({
        my_chat_member: {
          chat: chatObject(chat),
          from: { is_bot: false, ...from },
          date: Math.floor(Date.now() / 1000),
          old_chat_member: { user: bot, status: 'member' },
          new_chat_member: member,
        },
      });
    },
    /** A forum group in which the bot may do everything. */
    forum(chat: number, title = 'Team'): number {
      const rights = { can_manage_topics: true, can_pin_messages: true, can_delete_messages: true };
      groups.set(chat, { title, is_forum: true, rights, status: 'administrator' });
      return chat;
    },
    topics: (chat: number) => topics.filter((topic) => topic.chat === chat && topic.state !== 'deleted'),
    deleteTopic(chat: number, thread: number): void {
      for (const topic of topics) if (topic.chat === chat && topic.id === thread) topic.state = 'deleted';
    },
    /** A person closes a topic in his app. */
    closeTopicBy(chat: number, thread: number, from: Person): void {
      for (const topic of topics) if (topic.chat === chat && topic.id === thread) topic.state = 'closed';
      say(chat, from, { forum_topic_closed: {} }, thread);
    },
    addTopic(chat: number, name: string): Topic {
      const topic = { chat, id: nextMessage++, name, state: 'open' as Topic['state'] };
      topics.push(topic);
      return topic;
    },
    /** What stands in a chat or topic, oldest first. */
    inChat: (chat: number, thread?: number) =>
      messages.filter((message) => message.chat === chat && (thread === undefined || message.thread === thread)),
    /** What the bot wrote there. */
    botSaid: (chat: number, thread?: number) =>
      messages.filter(
        (message) =>
          message.chat === chat && message.from === undefined && (thread === undefined || message.thread === thread),
      ),
    addFile(bytes: Buffer, name: string): StoredFile {
      const file = { id: `file-${nextFile}`, path: `documents/${nextFile}-${name}`, bytes };
      nextFile += 1;
      files.push(file);
      return file;
    },
    /** Gives an update again, as Telegram does when it did not see it taken. */
    async redeliver(update: number): Promise<void> {
      const found = everything.find(({ update_id }) => update_id === update)!;
      while (pending.includes(found) && !ended.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 5));
      pending.push(found);
      pending.sort((a, b) => a.update_id - b.update_id);
      wake();
    },
    get webhook() {
      return webhook;
    },
    set webhook(value: Webhook | undefined) {
      webhook = value;
      if (webhook) wake();
    },
  };
}
