// What a channel is to the hub: a door customers come in by and replies go out by.

import type {
  Address,
  Choice,
  Content,
  ConversationId,
  DeliveryId,
  Envelope,
  Media,
  MediaId,
  MediaType,
  Part,
  Reply,
  Timestamp,
} from '../model/index.ts';

/** What the platform can do. The hub reads this and never a platform's name. */
export type Capabilities = {
  readonly text: {
    readonly limit: number;
    readonly unit: 'utf16' | 'utf8';
    readonly markup: 'plain' | 'markdown' | 'html';
  };
  /** Buttons: how many, how long a label (characters), how long a value (UTF-8 bytes). `false`: a numbered menu. */
  readonly choices: { readonly max: number; readonly label: number; readonly value: number } | false;
  /** Largest file sent of each type, bytes; `false`: a signed link instead. */
  readonly media: Readonly<Record<MediaType, number | false>>;
  readonly caption: number;
  readonly card: boolean;
  /** One platform message may hold every part of a reply. */
  readonly wholeReply: boolean;
  readonly typing: boolean;
  readonly edit: boolean;
  /** Sending twice under one delivery id shows one message. */
  readonly idempotentSend: boolean;
  /**
   * The hub itself keeps what the customer sees (the web page): a delivery taken for sending gets the next cursor of
   * its conversation in the same write, and so does each message accepted.
   */
  readonly mailbox: boolean;
  /** How long after the customer's last message the shop may still write, ms. Absent: always. */
  readonly replyWindow?: number;
  /** Default pause that joins a burst into one turn, ms. */
  readonly quietWindow: number;
  /** Sends per second and burst allowed per destination, from the platform's published limits. */
  readonly rate: { readonly perSecond: number; readonly burst: number };
};

export type Accepted = {
  readonly status: 'stored' | 'already seen';
  readonly conversation: ConversationId;
  readonly seq: number;
  /** Mailbox channels only: the message's place in what the customer sees. */
  readonly cursor?: number;
};

/** The hub as a channel sees it. */
export interface Inlet {
  /** Resolves once the envelope is on disk (or was before). Only then does the adapter acknowledge to its platform. */
  accept(envelope: Envelope): Promise<Accepted>;
  /** The customer is typing: the quiet window starts again. */
  typing(address: Address): void;
  /** Mailbox channels: what the customer sees after `cursor`, in order, without gaps. */
  history(address: Address, after: number, limit: number): Promise<HistoryPage>;
}

export type SeenMessage = {
  readonly cursor: number;
  readonly seq: number;
  readonly author: { readonly kind: 'customer' | 'bot' | 'agent' | 'system'; readonly name?: string };
  readonly content: readonly Content[] | readonly Part[];
  readonly choices?: readonly Choice[];
  readonly at: Timestamp;
  /** The envelope id of a customer's own message. */
  readonly event?: string;
};
export type HistoryPage = {
  readonly messages: readonly SeenMessage[];
  readonly cursor: number;
  readonly more: boolean;
};

export type SendOptions = {
  readonly delivery: DeliveryId;
  readonly signal: AbortSignal;
  /** Mailbox channels only. */
  readonly cursor?: number;
  readonly at?: Timestamp;
};

export type Health = {
  readonly state: 'starting' | 'connected' | 'degraded' | 'action_needed' | 'stopped';
  /** For the operator: what is wrong and the next step. Holds no secret. */
  readonly detail?: string;
  readonly since: Timestamp;
  /** What people must be told of beyond the state, on every desk and in the console. */
  readonly alerts?: readonly Alert[];
};

/** Something only a person can put right: a code to scan, messages that were lost, a proposal to decide on. */
export type Alert = {
  /** Told once per id and desk, for as long as the adapter lists it. */
  readonly id: string;
  /** What happened and the next step. Holds no secret. */
  readonly text: string;
  /** A picture on the shelf, e.g. a login code. */
  readonly picture?: MediaId;
};

export interface ChannelAdapter {
  readonly name: string;
  readonly account: string;
  readonly capabilities: Capabilities;
  /** Called again, after a while, when it rejects. */
  start(inlet: Inlet): Promise<void>;
  /** Sends one fitted reply: one platform message. Throws DeliveryError; never waits, never retries. */
  send(
    to: Address,
    reply: Reply,
    options: SendOptions,
  ): Promise<{ platformIds: readonly string[]; degraded?: readonly string[] }>;
  /** Replaces messages of ours, found by the platform's ids, with this one. Only where `capabilities.edit` holds. */
  edit?(
    to: Address,
    platformIds: readonly string[],
    reply: Reply,
    options: SendOptions,
  ): Promise<{ platformIds: readonly string[]; degraded?: readonly string[] }>;
  /** Takes messages of ours back, found by the platform's ids. Throws DeliveryError `reject` when it is too late. */
  recall?(to: Address, platformIds: readonly string[], options: SendOptions): Promise<void>;
  typing?(to: Address): void;
  /** Fetches a file only this platform can reach. Bytes are checked by the shelf, not here. */
  fetchMedia?(media: Media, signal: AbortSignal): Promise<{ bytes: Uint8Array; mime?: string; name?: string }>;
  health(): Health;
  /** A harmless round trip for `doctor`: one line per proven or missing step. */
  probe?(signal: AbortSignal): Promise<readonly ProbeStep[]>;
  stop(): Promise<void>;
}
export type ProbeStep = {
  readonly step: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly remedy?: string;
};
