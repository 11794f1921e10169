// The Bot API's methods on the fake's state, with the limits and the words Telegram refuses with.

import type { Button, ChatMessage, TelegramState, Webhook } from './telegram-state.ts';

export class Refused extends Error {
  readonly code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
  constructor(code: number, description: string, parameters?: Refused['parameters']) {
    super(description);
    this.code = code;
    this.description = description;
    if (parameters) this.parameters = parameters;
  }
}

type Payload = Readonly<Record<string, unknown>>;
type Method = (state: TelegramState, payload: Payload, isGone: () => boolean) => unknown;

const bad = (words: string) => new Refused(400, `Bad Request: ${words}`);

export const methods: Readonly<Record<string, Method>> = {
  getMe: (state) => ({ ...state.bot, can_join_groups: true, can_read_all_group_messages: false }),
  getUpdates,
  setWebhook(state, { url, secret_token, max_connections }) {
    if (typeof url !== 'string') throw bad('bad webhook: invalid url');
    state.webhook = {
      url,
      ...(secret_token ? { secret_token } : {}),
      ...(max_connections ? { max_connections } : {}),
    } as Webhook;
    return true;
  },
  deleteWebhook(state) {
    state.webhook = undefined;
    return true;
  },
  getWebhookInfo: (state) => ({
    url: state.webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: state.pending.length + (state.webhookError === undefined ? 0 : 1),
    ...(state.webhookError === undefined
      ? {}
      : { last_error_date: Math.floor(Date.now() / 1000) + state.polls++, last_error_message: state.webhookError }),
  }),
  setMyCommands: () => true,
  sendChatAction: (state, payload) => {
    chatFor(state, payload);
    return true;
  },
  answerCallbackQuery(state, { callback_query_id, text, show_alert }) {
    if (typeof callback_query_id !== 'string')
      throw bad('query is too old and response timeout expired or query ID is invalid');
    if (String(text ?? '').length > 200) throw bad('MESSAGE_TOO_LONG');
    state.presses.push({ id: callback_query_id, text: String(text ?? ''), alert: show_alert === true });
    return true;
  },
  sendMessage(state, payload) {
    const text = payload['text'];
    if (typeof text !== 'string' || text.trim() === '') throw bad('message text is empty');
    if (text.length > 4096) throw bad('message is too long');
    checkEntities(text, payload['entities']);
    return sendTo(state, payload, { text });
  },
  sendPhoto: sendFileOf('photo', 10),
  sendDocument: sendFileOf('document', 50),
  sendVoice: sendFileOf('voice', 50),
  sendAudio: sendFileOf('audio', 50),
  sendVideo: sendFileOf('video', 50),
  sendVideoNote: sendFileOf('video_note', 50),
  sendAnimation: sendFileOf('animation', 50),
  sendSticker: sendFileOf('sticker', 50),
  editMessageText(state, payload) {
    const message = messageFor(state, payload);
    const text = String(payload['text'] ?? '');
    if (text.length > 4096) throw bad('message is too long');
    checkEntities(text, payload['entities']);
    const buttons = buttonsOf(payload);
    if (message.text === text && JSON.stringify(message.buttons) === JSON.stringify(buttons))
      throw bad(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
    message.text = text;
    message.buttons = buttons;
    return state.wire(message);
  },
  deleteMessage(state, payload) {
    const chat = chatFor(state, payload);
    const at = state.messages.findIndex((one) => one.chat === chat && one.message_id === payload['message_id']);
    if (at < 0) throw bad('message to delete not found');
    state.messages.splice(at, 1);
    return true;
  },
  editMessageReplyMarkup(state, payload) {
    const message = messageFor(state, payload);
    message.buttons = buttonsOf(payload);
    return state.wire(message);
  },
  pinChatMessage(state, payload) {
    needRight(state, payload, 'can_pin_messages', 'not enough rights to manage pinned messages in the chat');
    messageFor(state, payload).pinned = true;
    return true;
  },
  setMessageReaction(state, payload) {
    const { message_id, chat } = messageFor(state, payload);
    const [reaction] = (payload['reaction'] ?? []) as { emoji: string }[];
    state.reactions.push({ chat, message: message_id, emoji: reaction?.emoji ?? '' });
    return true;
  },
  createForumTopic(state, payload) {
    const chat = chatFor(state, payload);
    if (!state.groups.get(chat)?.is_forum) throw bad('the chat is not a forum');
    needRight(state, payload, 'can_manage_topics', 'not enough rights to create a topic');
    const name = payload['name'];
    if (typeof name !== 'string' || name === '') throw bad('topic name must be non-empty');
    if ([...name].length > 128) throw bad('TOPIC_TITLE_TOO_LONG');
    const topic = state.addTopic(chat, name);
    return { message_thread_id: topic.id, name, icon_color: 7322096 };
  },
  closeForumTopic: changeTopic('closed'),
  reopenForumTopic: changeTopic('open'),
  getFile(state, { file_id }) {
    const file = state.files.find(({ id }) => id === file_id);
    if (!file) throw bad('invalid file_id');
    if (file.bytes.length > 20 * 1024 * 1024) throw bad('file is too big');
    return { file_id, file_unique_id: `u-${file.id}`, file_size: file.bytes.length, file_path: file.path };
  },
  getChat: (state, payload) => state.chatObject(chatFor(state, payload)),
  getChatMember(state, payload) {
    const group = state.groups.get(chatFor(state, payload));
    return { user: state.bot, status: group?.status ?? 'member', ...group?.rights };
  },
};

/** Confirms what lies below the offset, then waits for something to give: Telegram's own semantics. */
async function getUpdates(state: TelegramState, payload: Payload, isGone: () => boolean): Promise<unknown> {
  state.polls += 1;
  if (state.webhook)
    throw new Refused(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  if (state.polling > 0)
    throw new Refused(
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
  const offset = Number(payload['offset'] ?? 0);
  const limit = Number(payload['limit'] ?? 100);
  const allowed = payload['allowed_updates'] as readonly string[] | undefined;
  if (offset > 0) {
    state.confirmed = Math.max(state.confirmed, offset - 1);
    state.pending.splice(0, state.pending.length, ...state.pending.filter(({ update_id }) => update_id >= offset));
  }
  const ready = () =>
    state.pending.filter((update) => !allowed || allowed.some((field) => update[field] !== undefined)).slice(0, limit);
  const until = Date.now() + Number(payload['timeout'] ?? 0) * 1000;
  state.polling += 1;
  try {
    while (ready().length === 0 && Date.now() < until && !isGone() && !state.ended.aborted)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(100, until - Date.now()));
        state.wakers.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
  } finally {
    state.polling -= 1;
  }
  return ready();
}

function chatFor(state: TelegramState, payload: Payload): number {
  const chat = payload['chat_id'];
  if (typeof chat !== 'number') throw bad('chat_id must be a number');
  if (state.blocked.has(chat)) throw new Refused(403, 'Forbidden: bot was blocked by the user');
  if (chat < 0 && !state.groups.has(chat)) throw bad('chat not found');
  return chat;
}

function threadFor(state: TelegramState, chat: number, payload: Payload): number | undefined {
  const thread = payload['message_thread_id'];
  if (thread === undefined) return undefined;
  const topic = state.allTopics.find((one) => one.chat === chat && one.id === thread);
  if (!topic || topic.state === 'deleted') throw bad('message thread not found');
  return topic.id;
}

function sendTo(
  state: TelegramState,
  payload: Payload,
  what: { text?: string; fields?: Record<string, unknown> },
): unknown {
  const chat = chatFor(state, payload);
  const thread = threadFor(state, chat, payload);
  const buttons = buttonsOf(payload);
  checkFlood(state, chat);
  const message = state.add({
    chat,
    ...(thread === undefined ? {} : { thread }),
    ...(what.text === undefined ? {} : { text: what.text }),
    fields: { ...what.fields, ...(payload['entities'] ? { entities: payload['entities'] } : {}) },
    buttons,
  });
  return state.wire(message);
}

/** At most so many messages a minute in one group, when the test says so. */
function checkFlood(state: TelegramState, chat: number): void {
  if (state.floodLimit === undefined || chat > 0) return;
  const recent = (state.sentAt.get(chat) ?? []).filter((at) => at > Date.now() - state.floodMinuteMs);
  if (recent.length >= state.floodLimit) {
    state.floods += 1;
    const seconds = (7 * state.floodMinuteMs) / 60_000;
    throw new Refused(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
  }
  state.sentAt.set(chat, [...recent, Date.now()]);
}

function sendFileOf(field: string, megabytes: number): Method {
  return (state, payload) => {
    const caption = payload['caption'];
    if (typeof caption === 'string' && caption.length > 1024) throw bad('message caption is too long');
    const file = payload[field];
    if (typeof file === 'string') {
      if (!state.files.some(({ id }) => id === file)) throw bad('wrong file identifier/HTTP URL specified');
      return sendTo(state, payload, { fields: { [field]: file, ...(caption ? { caption } : {}) } });
    }
    const upload = file as { name: string; mime: string; bytes: Buffer } | undefined;
    if (!upload?.bytes) throw bad(`there is no ${field} in the request`);
    if (upload.bytes.length > megabytes * 1024 * 1024) throw new Refused(413, 'Request Entity Too Large');
    if (field === 'photo' && upload.bytes.length < 8) throw bad('IMAGE_PROCESS_FAILED');
    return sendTo(state, payload, { fields: { [field]: upload, ...(caption ? { caption } : {}) } });
  };
}

function buttonsOf(payload: Payload): Button[] {
  const rows = (payload['reply_markup'] as { inline_keyboard?: Button[][] } | undefined)?.inline_keyboard ?? [];
  const buttons = rows.flat();
  if (buttons.length > 100) throw bad('reply markup is too long');
  for (const { text, callback_data } of buttons) {
    if (!text) throw bad('inline keyboard button text is empty');
    const bytes = Buffer.byteLength(callback_data ?? '');
    if (bytes < 1 || bytes > 64) throw bad('BUTTON_DATA_INVALID');
  }
  return buttons;
}

function checkEntities(text: string, entities: unknown): void {
  for (const entity of (entities ?? []) as { type: string; offset: number; length: number; url?: string }[]) {
    if (entity.length < 1 || entity.offset < 0 || entity.offset + entity.length > text.length)
      throw bad(`can't parse entities: entity ${entity.type} is out of bounds`);
    if (entity.type === 'text_link' && !entity.url) throw bad("can't parse entities: text_link without url");
  }
}

function messageFor(state: TelegramState, payload: Payload): ChatMessage {
  const chat = chatFor(state, payload);
  const found = state.messages.find((one) => one.chat === chat && one.message_id === payload['message_id']);
  if (!found) throw bad('message to edit not found');
  if (found.thread !== undefined) threadFor(state, chat, { message_thread_id: found.thread });
  return found;
}

function needRight(state: TelegramState, payload: Payload, right: string, words: string): void {
  if (!state.groups.get(chatFor(state, payload))?.rights[right]) throw bad(words);
}

function changeTopic(to: 'open' | 'closed'): Method {
  return (state, payload) => {
    const chat = chatFor(state, payload);
    needRight(state, payload, 'can_manage_topics', 'not enough rights to manage the topic');
    threadFor(state, chat, payload);
    const topic = state.allTopics.find((one) => one.id === payload['message_thread_id'])!;
    if (topic.state === to) throw bad('TOPIC_NOT_MODIFIED');
    topic.state = to;
    return true;
  };
}
