// Discord as a channel: what customers write in private chats (or to the bot in a server), and the shop's replies.

import {
  type Address,
  type Capabilities,
  type ChannelAdapter,
  DeliveryError,
  type Inlet,
  type MediaId,
  type Part,
  type Reply,
  type StoredMedia,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { openAnswers } from './answer.ts';
import type { ChannelSettings } from './config.ts';
import type { Party } from './connection.ts';
import { CallFailure, codes, deliveryErrorOf } from './failure.ts';
import { fetchFile } from './files.ts';
import { greet, openGreeter } from './greeting.ts';
import { addressOf, channelOfAddress, toEnvelope } from './inbound.ts';
import { intents } from './intents.ts';
import { textLimit } from './markup.ts';
import { noMentions, type Plan, planOf, uploadLimits } from './outbound.ts';
import { probeChannel } from './probe.ts';
import { openRecent } from './recent.ts';
import { joinAsChannel } from './room.ts';
import { openArrived, sendPlan } from './send.ts';
import { type Dispatch, Message, snowflakeAt, Typing } from './wire.ts';

export function createDiscordChannel(settings: ChannelSettings, context: AdapterContext): ChannelAdapter {
  const { account } = settings;
  const { shop, clock, shelf } = context;
  const log = context.log.child({ channel: 'discord', account });
  const aside = new Set<Promise<unknown>>();
  const recent = openRecent();
  const arrived = openArrived();
  /** Welcomed, though not a word of theirs is on disk yet. */
  const greeted = new Set<string>();
  let inlet: Inlet | undefined;

  const party: Party = {
    intents:
      intents.guilds |
      intents.directMessages |
      intents.directReactions |
      intents.directTyping |
      (settings.mentions ? intents.guildMessages : 0) |
      (settings.greetMembers ? intents.members : 0),
    wants: () => true,
    take,
  };
  const connection = joinAsChannel(party, settings, context);
  const { client, places } = connection;
  const answerTo = openAnswers({ client, clock, log, aside });
  const greeter = openGreeter({ account, shop, context, client, log });

  async function take(dispatch: Dispatch): Promise<void> {
    if (dispatch.t === 'TYPING_START') return takeTyping(dispatch);
    if (dispatch.t === 'GUILD_MEMBER_ADD' && settings.greetMembers) return takeMember(dispatch);
    const { me } = connection;
    const answer = answerTo(dispatch);
    const envelope = toEnvelope(dispatch, {
      shop,
      account,
      now: clock.now(),
      me,
      mentions: settings.mentions,
      authorOf: (channel, message) => recent.authorOf(message) ?? places.of(channel)?.user,
    });
    if ('ignored' in envelope) {
      log.debug({ event: dispatch.t, why: envelope.ignored }, 'an event was ignored');
      answer?.silently();
      return;
    }
    if (envelope.event.kind === 'said') greetFirst(envelope.replyTo);
    await inlet!.accept(envelope);
    answer?.silently();
    if (dispatch.t === 'MESSAGE_CREATE') await noteMessage(dispatch);
  }

  /** Begun before the words are stored, so that the welcome stands above the first answer; it promises nothing. */
  function greetFirst({ peer }: Address): void {
    const isPrivate = !peer.includes(':');
    if (!isPrivate || greeted.has(peer) || places.of(peer) !== undefined) return;
    greeted.add(peer);
    inPassing('greeting', () => greet(peer, context.welcome(), client));
  }

  /** The message is on disk: where it stands is remembered. */
  async function noteMessage({ d }: Dispatch): Promise<void> {
    const message = Message.parse(d);
    const { channel_id: channel, id, author, guild_id: guild } = message;
    if (!author) return;
    const user = { id: author.id, ...(author.username === '' ? {} : { name: author.global_name ?? author.username }) };
    recent.wrote(id, user, addressOf(account, channel, guild, user.id).peer);
    await places.seen({ channel, last: id, ...(guild === undefined ? { user } : { guild }) });
    greeted.delete(channel);
  }

  function takeTyping({ d }: Dispatch): void {
    const read = Typing.safeParse(d);
    if (read.success && read.data.guild_id === undefined && read.data.user_id !== connection.me?.user.id)
      inlet!.typing({ channel: 'discord', account, peer: read.data.channel_id });
  }

  async function takeMember({ d }: Dispatch): Promise<void> {
    const envelope = await greeter.joined(d);
    if (!envelope) return;
    await inlet!.accept(envelope);
    // The hub has welcomed him; his first words need not be welcomed again.
    await places.seen({ channel: envelope.replyTo.peer, last: snowflakeAt(clock.now()), user: envelope.from });
  }

  /** Something nobody waits for: its failure changes nothing for the customer. */
  function inPassing(what: string, run: () => Promise<unknown>): void {
    const done: Promise<unknown> = run()
      .catch((error: unknown) => log.debug({ what, error: String(error) }, 'a call in passing failed'))
      .finally(() => aside.delete(done));
    aside.add(done);
  }

  async function planFor({ parts, choices }: Pick<Reply, 'parts' | 'choices'>): Promise<Plan> {
    const stored = new Map<MediaId, StoredMedia>();
    for (const id of parts.flatMap(mediaOf)) {
      const found = await shelf.find(id);
      if (found) stored.set(id, found);
    }
    return planOf(parts, choices, { stored: (id) => stored.get(id), linkOf: (id) => shelf.link(id, clock.now()) });
  }

  const send: ChannelAdapter['send'] = async (to, reply, { delivery, signal }) =>
    sendPlan(await planFor(reply), {
      client,
      shelf,
      signal,
      arrived,
      delivery,
      channel: channelOfAddress(to),
      to: 'customer',
      ...(to.peer.includes(':') ? { under: recent.lastOf(to.peer) } : {}),
    });

  return {
    name: 'discord',
    account,
    capabilities: capabilitiesOf(settings),
    async start(hub) {
      inlet = hub;
      connection.start(party);
    },
    send,
    async edit(to, [message, ...others], reply, options) {
      const { calls } = await planFor(reply);
      const [call, ...more] = calls;
      const isOne =
        message !== undefined && others.length === 0 && call && more.length === 0 && call.files.length === 0;
      if (isOne) {
        try {
          // What the old message had and the new one has not is taken away.
          const body = { content: '', embeds: [], components: [], ...call.body, ...noMentions };
          await client.call('PATCH', `/channels/${channelOfAddress(to)}/messages/${message}`, {
            body,
            signal: options.signal,
          });
          return { platformIds: [message] };
        } catch (error) {
          // Deleted meanwhile: then it is said anew.
          if (!(error instanceof CallFailure && error.is(codes.unknownMessage)))
            throw deliveryErrorOf(error, 'customer');
        }
      }
      const sent = await send(to, reply, options);
      return { ...sent, degraded: [...(sent.degraded ?? []), 'edit'] };
    },
    async recall(to, messages, { signal }) {
      for (const message of messages)
        try {
          await client.call('DELETE', `/channels/${channelOfAddress(to)}/messages/${message}`, { signal });
        } catch (error) {
          if (error instanceof CallFailure && error.is(codes.unknownMessage)) continue;
          // Deleting twice is deleting once, so a lost answer may simply be asked for again.
          if (error instanceof CallFailure && error.failure.kind === 'lost')
            throw new DeliveryError({ kind: 'retry' }, error.message);
          throw deliveryErrorOf(error, 'customer');
        }
    },
    typing(to) {
      inPassing('typing', () => client.call('POST', `/channels/${channelOfAddress(to)}/typing`));
    },
    async fetchMedia(media, signal) {
      try {
        const { bytes, mime, name } = await fetchFile(media.platform, { client, cdn: settings.cdn, signal });
        const kind = media.mime ?? mime;
        const called = media.name ?? name;
        return {
          bytes,
          ...(called === undefined ? {} : { name: called }),
          ...(kind === undefined ? {} : { mime: kind }),
        };
      } catch (error) {
        throw fetchErrorOf(error);
      }
    },
    health: () => connection.health(),
    probe: (signal) => probeChannel(client, settings, clock, signal),
    async stop() {
      await connection.leave(party);
      await Promise.all(aside);
    },
  };
}

/** Reading a file changes nothing at Discord, so a lost answer may simply be asked for again. */
export function fetchErrorOf(error: unknown): DeliveryError {
  if (error instanceof CallFailure && error.failure.kind === 'lost')
    return new DeliveryError({ kind: 'retry' }, error.message);
  return deliveryErrorOf(error, 'customer');
}

/** Every file a part names. */
export function mediaOf(part: Part): MediaId[] {
  if (part.kind === 'media') return part.media === undefined ? [] : [part.media];
  if (part.kind === 'card') return part.image?.media === undefined ? [] : [part.image.media];
  return [];
}

function capabilitiesOf({ quietWindowMs }: ChannelSettings): Capabilities {
  return {
    text: { limit: textLimit, unit: 'utf16', markup: 'markdown' },
    // A list takes 25; a button's label 80 characters; its id 100, of which we use four ourselves.
    choices: { max: 25, label: 80, value: 90 },
    media: uploadLimits,
    caption: textLimit,
    card: true,
    wholeReply: false,
    typing: true,
    edit: true,
    idempotentSend: true,
    mailbox: false,
    quietWindow: quietWindowMs,
    // 5 messages in 5 seconds in each channel; discord.js knows the bucket from the answers, and tells us when it is empty.
    rate: { perSecond: 1, burst: 5 },
  };
}
