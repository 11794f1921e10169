// How this room speaks to a customer without knowing channels: the hub fits the words and makes the deliveries.

import type { Address, Choice, Part, ReplyAuthor, Timestamp } from '../model/index.ts';
import type { NewDelivery } from '../ports/index.ts';

export type Words = {
  readonly author: ReplyAuthor;
  readonly parts: readonly Part[];
  readonly choices?: readonly Choice[];
  readonly menuTitle?: string;
  readonly shows?: NewDelivery['shows'];
  /** When the customer last wrote: some platforms close the window for answers. */
  readonly heardAt?: Timestamp;
  /** The platform's ids of the message these words replace. */
  readonly edits?: readonly string[];
};

export interface Voice {
  /** Deliveries for one address, in order. `menu`: the choices became a numbered list. */
  speak(
    to: Address,
    words: Words,
    now: Timestamp,
  ): { readonly deliveries: readonly NewDelivery[]; readonly menu?: readonly Choice[] };
  /** Whether a message already sent to this address can be changed in place. */
  canEdit(to: Address): boolean;
  /** Makes a message already sent vanish; nothing where the channel cannot. */
  takeBack(
    to: Address,
    words: Words & { readonly platformIds: readonly string[] },
    now: Timestamp,
  ): readonly NewDelivery[];
}
