// WeChat as a channel: what customers write to the shop's account, and the shop's replies.

import { type Capabilities, type ChannelAdapter, DeliveryError, type Envelope, type Inlet } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { freshThread, type Threads } from './client.ts';
import type { ChannelSettings } from './config.ts';
import type { Party } from './face.ts';
import { deliveryErrorOf } from './failure.ts';
import { fetchFile } from './files.ts';
import { type Arrival, ofFriendship, ofShop, targetOf, toEnvelope } from './inbound.ts';
import { probeChannel } from './probe.ts';
import { joinAsChannel } from './room.ts';
import { fileLimit, sendParts, textLimit } from './send.ts';
import type { Contact, Friendship, Message } from './wire.ts';

export function createWechatChannel(
  settings: ChannelSettings,
  context: AdapterContext,
  threads: Threads = freshThread,
): ChannelAdapter {
  const { account } = settings;
  const { shop, clock, shelf, metrics } = context;
  const log = context.log.child({ channel: 'wechat', account });
  let inlet: Inlet | undefined;

  const party: Party = { wants: () => true, take, befriended, connected: () => links.loggedIn(line.me?.id ?? '') };
  const { line, links } = joinAsChannel(party, settings, context, threads);

  const arrival = (): Arrival => ({
    shop,
    account,
    now: clock.now(),
    me: line.me,
    rooms: settings.rooms,
    peerOf: links.peerOf,
  });

  async function take(message: Message): Promise<void> {
    if (message.isOwn) return takeOwn(message);
    await met(message.from);
    await accept(toEnvelope(message, arrival()), message.id);
  }

  async function takeOwn(message: Message): Promise<void> {
    const spoken = ofShop(message, arrival(), settings.pauseMinutes * 60_000);
    const isOurs = await line.echoes.isOurs(message);
    if (isOurs) return log.debug({ message: message.id }, 'our own words came back');
    // Gateways replay the last messages after a login; whose those were cannot be told any more. A person's words that
    // are missed so are missed in the transcript; the bot's own, taken for a person's, would silence it for long.
    if (line.since !== undefined && message.at < line.since) {
      metrics.count('wechat_old_own_messages_total');
      return;
    }
    await accept(spoken, message.id);
  }

  async function befriended(friendship: Friendship): Promise<void> {
    await met(friendship.contact);
    await accept(ofFriendship(friendship, arrival()), friendship.id);
  }

  /** Who he is may be asked for later; what he wrote may not, so a failure here stops nothing. */
  async function met(contact: Contact): Promise<void> {
    await links
      .met(contact)
      .catch((error: unknown) => log.warn({ error: String(error) }, 'a contact could not be remembered'));
  }

  async function accept(envelope: Envelope | { readonly ignored: string }, message: string): Promise<void> {
    if ('ignored' in envelope) log.debug({ message, why: envelope.ignored }, 'a message was ignored');
    else await inlet!.accept(envelope);
  }

  return {
    name: 'wechat',
    account,
    capabilities: capabilitiesOf(settings),
    async start(hub) {
      inlet = hub;
      await links.begin();
      line.start(party);
    },
    async send(to, reply) {
      const { conversation, mention } = targetOf(to);
      const outlet = {
        line,
        shelf,
        linkOf: (media: Parameters<typeof shelf.link>[0]) => shelf.link(media, clock.now()),
      };
      return sendParts(links.contactOf(conversation), mention, reply.parts, outlet);
    },
    async recall(_to, platformIds) {
      for (const id of platformIds)
        try {
          if (!(await line.call('recall', id)))
            throw new DeliveryError({ kind: 'reject' }, 'WeChat takes a message back within two minutes only');
        } catch (error) {
          throw deliveryErrorOf(error);
        }
    },
    fetchMedia: (media, signal) => fetchFile(media, line, context, signal),
    health: () => line.health(),
    probe: (signal) => probeChannel(line, settings, signal),
    stop: () => line.leave(party),
  };
}

function capabilitiesOf({ quietWindowMs, messagesPerMinute }: ChannelSettings): Capabilities {
  return {
    text: { limit: textLimit, unit: 'utf16', markup: 'plain' },
    choices: false,
    media: { image: fileLimit, audio: fileLimit, video: fileLimit, file: fileLimit },
    caption: 0,
    card: false,
    wholeReply: false,
    typing: false,
    edit: false,
    idempotentSend: false,
    mailbox: false,
    quietWindow: quietWindowMs,
    rate: { perSecond: messagesPerMinute / 60, burst: 1 },
  };
}
