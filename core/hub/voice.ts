// Words for one address, made into deliveries: fitted to the channel, with an expiry and a place in the mailbox.

import type { Voice, Words } from '../desk/voice.ts';
import type { Address, ReplyId, Timestamp } from '../model/index.ts';
import { deliveryId, laneOf } from '../model/index.ts';
import type { Capabilities, ChannelAdapter, IdSource, MediaShelf, Metrics, NewDelivery } from '../ports/index.ts';
import type { HubSettings } from './face.ts';
import { fit } from './fit.ts';

export type VoiceParts = {
  readonly channels: Channels;
  readonly shelf: MediaShelf;
  readonly ids: IdSource;
  readonly metrics: Metrics;
  readonly settings: Pick<HubSettings, 'botReplyTtlMs' | 'agentReplyTtlMs'>;
};

/** The channels by name and account: the only way from an address to an adapter. */
export class Channels {
  readonly #byAccount: ReadonlyMap<string, ChannelAdapter>;
  constructor(channels: readonly ChannelAdapter[]) {
    this.#byAccount = new Map(channels.map((channel) => [`${channel.name}:${channel.account}`, channel]));
  }
  of({ channel, account }: Pick<Address, 'channel' | 'account'>): ChannelAdapter | undefined {
    return this.#byAccount.get(`${channel}:${account}`);
  }
}

/** A channel that was taken out of the settings: its deliveries are written plainly and die at the outbox, visibly. */
const plain: Capabilities = {
  text: { limit: 2000, unit: 'utf16', markup: 'plain' },
  choices: false,
  media: { image: false, audio: false, video: false, file: false },
  caption: 0,
  card: false,
  wholeReply: false,
  typing: false,
  edit: false,
  idempotentSend: false,
  mailbox: false,
  quietWindow: 0,
  rate: { perSecond: 1, burst: 1 },
};

export function openVoice({ channels, shelf, ids, metrics, settings }: VoiceParts): Voice {
  return {
    canEdit: (to) => {
      const channel = channels.of(to);
      return channel?.capabilities.edit === true && channel.edit !== undefined;
    },
    takeBack(to, { author, parts, shows, platformIds }, now) {
      const channel = channels.of(to);
      if (!channel?.recall || platformIds.length === 0) return [];
      const reply = { id: ids.next<ReplyId>(), to, author, parts, choices: [], takesBack: platformIds };
      return [
        {
          id: deliveryId(reply.id, 0),
          lane: laneOf(to),
          by: author.kind,
          what: { kind: 'reply', reply },
          ...(shows && { shows }),
          expiresAt: expiryOf({ author, parts }, channel.capabilities, settings, now),
        },
      ];
    },
    speak(to, words, now) {
      const capabilities = channels.of(to)?.capabilities ?? plain;
      const { author, parts, choices = [], menuTitle, edits } = words;
      const id = ids.next<ReplyId>();
      const reply = { id, to, author, parts, choices, ...(menuTitle && { menuTitle }), ...(edits && { edits }) };
      // biome-ignore lint/suspicious/noFocusedTests: this `fit` shapes replies and focuses no test.
      const { deliveries, degraded, menu } = fit(reply, capabilities, (media) => shelf.link(media, now));
      for (const what of degraded) metrics.count('degraded_total', { channel: to.channel, what });
      const lane = laneOf(to);
      const expiresAt = expiryOf(words, capabilities, settings, now);
      return {
        deliveries: deliveries.map(
          (each, index): NewDelivery => ({
            id: deliveryId(id, index),
            lane,
            by: author.kind,
            what: { kind: 'reply', reply: each, ...(degraded.length > 0 && { degraded }) },
            ...(words.shows && { shows: words.shows }),
            expiresAt,
            ...(capabilities.mailbox && { mailbox: true }),
          }),
        ),
        ...(menu && { menu }),
      };
    },
  };
}

/** What is not sent by then is not worth sending: it would answer a question nobody asks any more. */
function expiryOf(
  { author, heardAt }: Words,
  { replyWindow }: Capabilities,
  { botReplyTtlMs, agentReplyTtlMs }: VoiceParts['settings'],
  now: Timestamp,
): Timestamp {
  const ttl = now + (author.kind === 'bot' ? botReplyTtlMs : agentReplyTtlMs);
  const window = replyWindow === undefined || heardAt === undefined ? ttl : heardAt + replyWindow;
  return Math.min(ttl, window) as Timestamp;
}
