// What a line is to the channel and the desk that live on it.

import type { Alert, Health, Timestamp } from '../../core/index.ts';
import type { Echoes } from './echoes.ts';
import type { CallName, Calls, Contact, Friendship, Message } from './wire.ts';

/** A channel or a desk that lives on this line. */
export type Party = {
  /** Whether this message is its own; desks are asked first, and the first that says yes gets it. */
  wants(message: Message): boolean;
  /** Resolves when everything in the message that matters is on disk. */
  take(message: Message): Promise<void>;
  befriended?(friendship: Friendship): Promise<void>;
  /** Logged in; told again after each return. */
  connected?(): Promise<void>;
};

export interface Line {
  /** The account, while it is logged in. */
  readonly me: Contact | undefined;
  readonly echoes: Echoes;
  /** When the present login was told: older messages are of a time we did not see. */
  readonly since: Timestamp | undefined;
  /** Our clock behind that of the latest live message, ms; negative: ahead of it. */
  readonly skew: number | undefined;
  /** @throws CallFailure; at once when the line is down */
  call<Name extends CallName>(name: Name, ...args: Parameters<Calls[Name]>): Promise<ReturnType<Calls[Name]>>;
  /** Sends a text or a file, and knows its echo. Answers the message's id if the gateway gives one. */
  send(conversation: string, said: Outgoing): Promise<string | undefined>;
  health(): Health;
  /**
   * Opens the line for a look, if nobody has started it: `doctor` asks while no hub runs. Resolves with the login, with
   * the need for one, or when the signal ends the wait. Nothing that arrives meanwhile is taken or counted as a gap.
   */
  look(signal: AbortSignal): Promise<void>;
  /** One more thing people must be told, until it is taken back. */
  raise(alert: Alert): void;
  settle(alert: string): void;
  join(party: Party, rank: 'desk' | 'channel'): void;
  start(party: Party): void;
  leave(party: Party): Promise<void>;
}
export type Outgoing =
  | { readonly text: string; readonly mention?: string | undefined }
  | { readonly bytes: Uint8Array; readonly name: string };
