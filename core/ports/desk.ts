// What a desk is to the hub: where agents see a case and answer it.

import type {
  AgentId,
  Brief,
  ConversationId,
  DeliveryId,
  DeskActor,
  DeskEvent,
  DeskOutcome,
  DeskPost,
  EventKey,
  Handoff,
  HandoffId,
} from '../model/index.ts';
import type { Alert, Health, ProbeStep } from './channel.ts';

/** The hub as a desk sees it. */
export interface DeskInlet {
  /** Stored before it resolves; a repeated event id is `already seen`. The outcome is for the person who acted. */
  handle(event: DeskEvent): Promise<DeskOutcome>;
  /** Which open case a thread shows. */
  caseOf(desk: string, thread: string): Promise<Handoff | undefined>;
  find(handoff: HandoffId): Promise<Handoff | undefined>;
  /** Answers to the customer's last words, best first, at most 3: for agents only, numbered from 1 where they are shown. */
  suggest(handoff: HandoffId, desk: string): Promise<readonly DeskSuggestion[]>;
  /**
   * The suggestion an agent means: by its id, or by its number in the list this desk was given last, whatever the customer
   * wrote since; before any list, in the case's card. Sending it is his act, by `handle`, under the rules of every reply.
   */
  suggested(handoff: HandoffId, desk: string, which: number | string): Promise<DeskSuggestion | undefined>;
  /** An agent takes a conversation the bot is serving: a hand-off is made and claimed in one write. */
  takeOver(
    conversation: ConversationId,
    by: DeskActor,
    desk: string,
    event: EventKey,
  ): Promise<DeskOutcome & { handoff?: HandoffId }>;
}

/** An answer an agent may take; the id is a word of up to eight letters and digits, the same for the same text. */
export type DeskSuggestion = Brief['suggestions'][number] & { readonly id: string };
export type DeskCall = { readonly delivery: DeliveryId; readonly signal: AbortSignal };

export interface DeskAdapter {
  /** `<adapter>:<account>`, e.g. `telegram:main`: the desk's name in hand-offs. */
  readonly id: string;
  readonly skills: readonly string[];
  /**
   * Sends per second and burst to one desk: all its threads together, as platforms count groups. With `each: 'thread'`
   * every thread for itself, where the platform counts so.
   */
  readonly rate: { readonly perSecond: number; readonly burst: number; readonly each?: 'thread' };
  /** Called again, after a while, when it rejects. */
  start(inlet: DeskInlet): Promise<void>;
  /** Makes the thread with the brief on top and the verbs within reach. Answers the thread's id. */
  open(handoff: Handoff, brief: Brief, call: DeskCall): Promise<string>;
  /** Throws DeliveryError `gone` when the thread no longer exists: the hub then opens a new one. */
  post(thread: string, post: DeskPost, handoff: Handoff, call: DeskCall): Promise<readonly string[]>;
  close(thread: string, outcome: string, handoff: Handoff, call: DeskCall): Promise<void>;
  /** Shows the team something that belongs to no case. Throws when it could not: it is tried again. */
  alert?(alert: Alert, signal: AbortSignal): Promise<void>;
  health(): Health;
  probe?(signal: AbortSignal): Promise<readonly ProbeStep[]>;
  stop(): Promise<void>;
}

/** Who may serve, from the settings. One person on three desks is one agent. */
export type Person = {
  readonly id: AgentId;
  readonly name: string;
  readonly role: 'agent' | 'supervisor' | 'trainer' | 'owner';
  /** Platform's immutable user id per desk adapter; for the console the login name. */
  readonly accounts: Readonly<Record<string, string>>;
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  /** Cases at once. */
  readonly capacity: number;
};

/** The settings' people, asked by desks: who is this platform user? */
export interface People {
  all(): readonly Person[];
  byId(id: string): Person | undefined;
  byAccount(adapter: string, platformUser: string): Person | undefined;
}
