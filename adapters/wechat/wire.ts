// What crosses between the hub and the thread that owns the SDK: plain data only.

/** A contact as the gateway knows it. Its id may change when the account logs in anew. */
export type Contact = {
  readonly id: string;
  readonly name: string;
  /** The shop's own remark for this contact. */
  readonly alias?: string;
  /** The WeChat id the person chose, where the gateway tells. */
  readonly weixin?: string;
  /** A public account: news and services, no customer. */
  readonly isOfficial: boolean;
};

export type Room = { readonly id: string; readonly topic: string; readonly members: readonly string[] };

/** What kind of message it is, by the names of wechaty's list. */
export type MessageType =
  | 'unknown'
  | 'attachment'
  | 'audio'
  | 'contact'
  | 'chat_history'
  | 'emoticon'
  | 'image'
  | 'text'
  | 'location'
  | 'mini_program'
  | 'group_note'
  | 'transfer'
  | 'red_envelope'
  | 'recalled'
  | 'url'
  | 'video'
  | 'post';

/** A message with everything that must be asked for separately. */
export type Message = {
  readonly id: string;
  readonly type: MessageType;
  readonly from: Contact;
  /** Who it was written to, in a private chat. */
  readonly to?: Contact;
  readonly room?: { readonly id: string; readonly topic: string };
  readonly text: string;
  readonly filename?: string;
  /** Contact ids. */
  readonly mentions: readonly string[];
  /** ms since 1970. */
  readonly at: number;
  /** Written by the account we are logged in as: by us, or by a person on the shop's phone. */
  readonly isOwn: boolean;
  readonly link?: { readonly title: string; readonly url: string; readonly description?: string };
  readonly program?: { readonly title: string; readonly description?: string };
  readonly place?: { readonly latitude: number; readonly longitude: number; readonly title?: string };
  readonly card?: { readonly name: string };
};

export type Friendship = {
  readonly id: string;
  readonly kind: 'confirmed' | 'request' | 'other';
  readonly contact: Contact;
  readonly hello: string;
};

/** A file of a message: its bytes, or where the gateway says they lie. */
export type File = { readonly name: string; readonly mime?: string } & (
  | { readonly bytes: Uint8Array }
  | { readonly url: string; readonly headers: Readonly<Record<string, string>> }
);

/** The calls the thread answers. */
export type Calls = {
  message(id: string): Message;
  friendship(id: string): Friendship;
  accept(friendship: string): void;
  /** Answers the message's id, if the gateway gives one. */
  text(conversation: string, text: string, mention?: string): string | undefined;
  file(conversation: string, bytes: Uint8Array, name: string): string | undefined;
  fetch(message: string, limit: number): File;
  /** Whether the message was taken back. */
  recall(message: string): boolean;
  rooms(): readonly Room[];
  room(id: string): Room;
  contact(id: string): Contact;
  /** Asks for a sign of life: an event that follows and brings `mark` back, or at least this call's own answer. */
  ding(mark: string): void;
};
export type CallName = keyof Calls;

/** Why a call failed. `code` is gRPC's, where the failure has one. */
export type Failure = { readonly message: string; readonly code?: number };

export type Told =
  /** The SDK has started, for what that is worth: it says so with a wrong token too. */
  | { readonly kind: 'started' }
  | { readonly kind: 'scan'; readonly status: number; readonly code: string }
  | { readonly kind: 'login'; readonly contact: string }
  | { readonly kind: 'logout'; readonly reason: string }
  | { readonly kind: 'message'; readonly id: string }
  | { readonly kind: 'friendship'; readonly id: string }
  | { readonly kind: 'alive' }
  /** The answer to a ding: what the gateway announced before it has come before it. */
  | { readonly kind: 'dong'; readonly mark: string }
  /** The stream of events is over. */
  | { readonly kind: 'lost'; readonly failure: Failure }
  | { readonly kind: 'error'; readonly failure: Failure };

export type ToThread =
  | {
      readonly kind: 'open';
      readonly puppet: 'service' | 'mock';
      readonly endpoint?: string | undefined;
      readonly token?: string | undefined;
    }
  | { readonly kind: 'call'; readonly call: number; readonly name: CallName; readonly arguments: readonly unknown[] }
  | { readonly kind: 'close' };

export type FromThread =
  | { readonly kind: 'told'; readonly told: Told }
  | { readonly kind: 'result'; readonly call: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly call: number; readonly failure: Failure }
  | { readonly kind: 'closed' };
