// The way in: stored first, then the lane is woken. An adapter acknowledges to its platform only what this resolved.

import type { ConversationId, Envelope } from '../model/index.ts';
import { laneOf, Refusal } from '../model/index.ts';
import type {
  Accepted,
  AcceptResult,
  ChannelAdapter,
  Clock,
  HubEvents,
  IdSource,
  Inlet,
  Metrics,
  Store,
} from '../ports/index.ts';
import type { HubSettings } from './face.ts';
import type { Lanes } from './lanes.ts';
import type { MediaFetcher } from './media.ts';

export type InboxParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly metrics: Metrics;
  readonly events: HubEvents;
  readonly lanes: Lanes;
  readonly media: MediaFetcher;
  readonly settings: Pick<HubSettings, 'quietWindowMs'>;
  /** False once the hub stops: nothing may be taken in that nobody would answer. */
  open(): boolean;
  /** The customer left or blocked us while people had him. */
  gone(conversation: ConversationId, how: 'left' | 'blocked'): void;
  /** A person of the shop wrote to the customer past the hub. Resolves when that is on disk. */
  shopSpoke(envelope: Envelope, conversation: ConversationId): Promise<void>;
};

export function openInlet(channel: ChannelAdapter, parts: InboxParts): Inlet {
  const { store, clock, ids, metrics } = parts;
  const labels = { channel: channel.name };
  const options = { mailbox: channel.capabilities.mailbox };
  return {
    async accept(envelope) {
      if (!parts.open())
        throw new Refusal('stopping', 'The hub is stopping.', { remedy: 'Send it again.', status: 503 });
      const fresh = { conversation: ids.next<ConversationId>(), customer: ids.next<never>() };
      const result = await store.accept(envelope, fresh, options, clock.now());
      // Done again for a repeated one too: a kill may have come between the two writes.
      if (envelope.event.kind === 'shop_spoke') await parts.shopSpoke(envelope, result.conversation);
      if (result.status === 'stored') {
        metrics.count('messages_accepted_total', labels);
        arrived(envelope, result, channel, parts);
      } else metrics.count('already_seen_total', labels);
      return acceptedOf(result);
    },
    typing: (address) => parts.lanes.typing(laneOf(address)),
    history: (address, after, limit) => store.history(address, after, limit),
  };
}

function acceptedOf({ status, conversation, seq, cursor }: AcceptResult): Accepted {
  return cursor === undefined ? { status, conversation, seq } : { status, conversation, seq, cursor };
}

function arrived(
  envelope: Envelope,
  { conversation, seq, owner }: AcceptResult,
  channel: ChannelAdapter,
  { clock, events, lanes, media, settings, gone }: InboxParts,
): void {
  const at = clock.now();
  const { event } = envelope;
  if (event.kind === 'left' || event.kind === 'blocked') {
    gone(conversation, event.kind);
    return;
  }
  if (event.kind === 'reacted' || event.kind === 'shop_spoke') return;
  events.emit({ kind: 'turn', conversation, seq, at });
  media.begin(channel, conversation, seq, envelope.content);
  const byBot = owner === 'bot' || owner === 'closed';
  const windowMs = byBot && !isUrgent(envelope) ? (settings.quietWindowMs ?? channel.capabilities.quietWindow) : 0;
  lanes.wake(conversation, { windowMs, at, ...(windowMs > 0 && { address: laneOf(envelope.replyTo) }) });
}

/** Nobody who presses a button, gives a command or asks for a person goes on typing: his turn begins at once. */
function isUrgent({ event, content }: Envelope): boolean {
  if (event.kind === 'chose' || event.kind === 'joined') return true;
  return content.some(
    (piece) =>
      piece.kind === 'choice' || piece.kind === 'human' || (piece.kind === 'text' && /^\s*\/\w/.test(piece.text)),
  );
}
