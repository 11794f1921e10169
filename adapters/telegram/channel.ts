// Telegram as a channel: what customers write in private chats, and the shop's replies.

import {
  type Address,
  type Capabilities,
  type ChannelAdapter,
  DeliveryError,
  type Inlet,
  type MediaId,
  type Part,
  type Reply,
  type SendOptions,
  type StoredMedia,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import type { ChannelSettings } from './config.ts';
import type { Party } from './connection.ts';
import { readPlatformRef } from './content.ts';
import { CallFailure, deliveryErrorOf } from './failure.ts';
import { chatOfAddress, toEnvelope } from './inbound.ts';
import { captionLimit, textLimit } from './markup.ts';
import { editPlanOf, type Plan, planOf, type Target, uploadLimits } from './outbound.ts';
import { probeChannel } from './probe.ts';
import { joinAsChannel } from './room.ts';
import { sendPlan } from './send.ts';
import type { Update } from './wire.ts';

/** How long a click's answer may take before Telegram forgets it is about 15 s; we answer at once after storing. */
const answerMs = 10_000;

export function createTelegramChannel(settings: ChannelSettings, context: AdapterContext): ChannelAdapter {
  const { account } = settings;
  const { shop, clock, shelf } = context;
  const log = context.log.child({ channel: 'telegram', account });
  const aside = new Set<Promise<unknown>>();
  let inlet: Inlet | undefined;

  const party: Party = { wants: () => true, take };
  const connection = joinAsChannel(party, settings, context);

  async function take(update: Update): Promise<void> {
    const envelope = toEnvelope(update, { shop, account, now: clock.now(), me: connection.me });
    if ('ignored' in envelope) log.debug({ update: update.update_id, why: envelope.ignored }, 'an update was ignored');
    else await inlet!.accept(envelope);
    const press = pressOf(update);
    if (press !== undefined) inPassing('answerCallbackQuery', { callback_query_id: press });
  }

  /** A call nobody waits for: its failure changes nothing for the customer. */
  function inPassing(method: string, payload: object): void {
    const done: Promise<unknown> = connection
      .client()
      .then((client) => client.call(method, payload, { timeoutMs: answerMs }))
      .catch((error: unknown) => log.debug({ method, error: String(error) }, 'a call in passing failed'))
      .finally(() => aside.delete(done));
    aside.add(done);
  }

  async function storedIn({ parts }: Reply): Promise<Map<MediaId, StoredMedia>> {
    const found = new Map<MediaId, StoredMedia>();
    for (const id of parts.flatMap(mediaOf)) {
      const stored = await shelf.find(id);
      if (stored) found.set(id, stored);
    }
    return found;
  }

  const targetOf = (to: Address): Target => ({ chat: connection.chatNow(chatOfAddress(to)), thread: to.thread });

  async function perform(plan: Plan, { signal }: SendOptions): ReturnType<ChannelAdapter['send']> {
    if (plan.calls.length === 0) throw new DeliveryError({ kind: 'reject' }, 'there is nothing to send in this reply');
    const client = await connection.client();
    return sendPlan(plan, { client, shelf, signal, to: 'customer', moved: connection.moved });
  }

  async function send(to: Address, reply: Reply, options: SendOptions): ReturnType<ChannelAdapter['send']> {
    const stored = await storedIn(reply);
    const plan = planOf(reply.parts, reply.choices, targetOf(to), {
      stored: (id) => stored.get(id),
      linkOf: (id) => shelf.link(id, clock.now()),
      ownFiles: true,
    });
    return perform(plan, options);
  }

  return {
    name: 'telegram',
    account,
    capabilities: capabilitiesOf(settings),
    async start(hub) {
      inlet = hub;
      connection.start(party);
    },
    send,
    async edit(to, [message, ...others], reply, options) {
      const [part, ...more] = reply.parts;
      const isOneText = part?.kind === 'text' && more.length === 0;
      if (message === undefined || others.length > 0 || !isOneText) {
        const sent = await send(to, reply, options);
        return { ...sent, degraded: [...(sent.degraded ?? []), 'edit'] };
      }
      return perform(editPlanOf(message, part, targetOf(to)), options);
    },
    async recall(to, messages, { signal }) {
      const client = await connection.client();
      for (const message of messages)
        try {
          const payload = { chat_id: Number(connection.chatNow(chatOfAddress(to))), message_id: Number(message) };
          await client.call('deleteMessage', payload, { signal });
        } catch (error) {
          if (error instanceof CallFailure && error.says('message to delete not found')) continue;
          throw recallErrorOf(error);
        }
    },
    typing(to) {
      inPassing('sendChatAction', { chat_id: Number(chatOfAddress(to)), action: 'typing' });
    },
    async fetchMedia(media, signal) {
      const ref = media.platform === undefined ? undefined : readPlatformRef(media.platform);
      if (!ref) throw new DeliveryError({ kind: 'reject' }, 'this file is not at Telegram');
      try {
        const client = await connection.client();
        const { bytes, name } = await client.download(ref.fileId, signal);
        return { bytes, name: media.name ?? name, ...(media.mime === undefined ? {} : { mime: media.mime }) };
      } catch (error) {
        throw fetchErrorOf(error);
      }
    },
    health: () => connection.health(),
    probe: async (signal) => probeChannel(await connection.client(), settings, signal),
    async stop() {
      await connection.leave(party);
      await Promise.all(aside);
    },
  };
}

/** Deleting twice is deleting once, so a lost answer may simply be asked for again. */
function recallErrorOf(error: unknown): DeliveryError {
  if (error instanceof CallFailure && error.failure.kind === 'lost')
    return new DeliveryError({ kind: 'retry' }, error.message);
  return deliveryErrorOf(error, 'customer');
}

/** Reading a file changes nothing at Telegram, so a lost answer may simply be asked for again. */
export function fetchErrorOf(error: unknown): DeliveryError {
  if (error instanceof CallFailure && error.failure.kind === 'lost')
    return new DeliveryError({ kind: 'retry' }, error.message);
  if (error instanceof CallFailure && error.says('file is too big'))
    return new DeliveryError(
      { kind: 'reject' },
      'the file is larger than 20 MB, which is all Telegram lets bots fetch',
    );
  return deliveryErrorOf(error, 'customer');
}

/** Every file a part names. */
export function mediaOf(part: Part): MediaId[] {
  if (part.kind === 'media') return part.media === undefined ? [] : [part.media];
  if (part.kind === 'card') return part.image?.media === undefined ? [] : [part.image.media];
  return [];
}

function pressOf({ callback_query: press }: Update): string | undefined {
  if (typeof press !== 'object' || press === null || !('id' in press)) return undefined;
  return typeof press.id === 'string' ? press.id : undefined;
}

function capabilitiesOf({ quietWindowMs }: ChannelSettings): Capabilities {
  return {
    text: { limit: textLimit, unit: 'utf16', markup: 'markdown' },
    // A keyboard takes 100 buttons and a value of 64 bytes; ten full rows are what a phone shows without scrolling.
    choices: { max: 10, label: 64, value: 64 },
    media: uploadLimits,
    caption: captionLimit,
    card: false,
    wholeReply: false,
    typing: true,
    edit: true,
    idempotentSend: false,
    mailbox: false,
    quietWindow: quietWindowMs,
    // Telegram asks for about one message a second in a chat and lets short bursts pass.
    rate: { perSecond: 1, burst: 4 },
  };
}
