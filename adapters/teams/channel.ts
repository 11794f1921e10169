// Teams as a channel: what customers write to the bot, and the shop's replies.

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
import { botId, type OutActivity, type Place } from './client.ts';
import type { ChannelSettings } from './config.ts';
import type { Party } from './connection.ts';
import { CallFailure, deliveryErrorOf } from './failure.ts';
import type { Answer } from './hook.ts';
import { addressOf, conversationOf, toEnvelope } from './inbound.ts';
import { captionLimit, mostChoices, planOf, textLimit } from './outbound.ts';
import { probeChannel } from './probe.ts';
import { joinAsChannel } from './room.ts';
import { type Activity, isBot, isPersonal } from './wire.ts';

export function createTeamsChannel(settings: ChannelSettings, context: AdapterContext): ChannelAdapter {
  const { account, appId } = settings;
  const { shop, clock, shelf, http } = context;
  const log = context.log.child({ channel: 'teams', account });
  const aside = new Set<Promise<unknown>>();
  const party: Party = { wants: () => true, take };
  const connection = joinAsChannel(party, settings, context);
  let inlet: Inlet | undefined;

  async function take(activity: Activity): Promise<Answer | undefined> {
    if (activity.type === 'typing' && activity.from && !isBot(activity) && isPersonal(activity)) {
      inlet!.typing(addressOf(account, activity, activity.from));
      return undefined;
    }
    const arrived = toEnvelope(activity, { shop, account, now: clock.now() });
    if ('ignored' in arrived) {
      log.debug({ why: arrived.ignored }, 'an activity was ignored');
      return activity.type === 'invoke' ? notOurs : undefined;
    }
    await connection.references.keep(arrived.files);
    await inlet!.accept(arrived.envelope);
    return activity.type === 'invoke' ? pressed : undefined;
  }

  async function placeOf(to: Address): Promise<Place> {
    const conversation = conversationOf(to);
    return { conversation, serviceUrl: await connection.references.serviceUrlOf(conversation) };
  }

  async function planFor(reply: Reply) {
    const stored = await storedIn(reply.parts, shelf);
    const plan = planOf(reply.parts, reply.choices, {
      stored: (media) => stored.get(media),
      linkOf: (media) => shelf.link(media, clock.now()),
    });
    const { text, attachments } = plan.activity;
    if (text === undefined && attachments === undefined)
      throw new DeliveryError({ kind: 'reject' }, 'there is nothing to send in this reply');
    return { ...plan, activity: addressed(plan.activity) };
  }

  const addressed = (activity: Partial<OutActivity>): Partial<OutActivity> => ({
    ...activity,
    from: { id: botId(appId), name: '' },
  });

  /** Runs a call to a customer; what it shows about the line goes to health. */
  async function asked<Result>(run: () => Promise<Result>): Promise<Result> {
    try {
      const result = await run();
      connection.learned();
      return result;
    } catch (error) {
      if (error instanceof CallFailure) connection.learned(error);
      throw deliveryErrorOf(error, 'customer');
    }
  }

  async function send(to: Address, reply: Reply, { signal }: SendOptions): ReturnType<ChannelAdapter['send']> {
    const { activity, degraded } = await planFor(reply);
    const place = await placeOf(to);
    const id = await asked(async () => (await connection.client()).send(place, activity, { signal }));
    return { platformIds: id === '' ? [] : [id], degraded };
  }

  return {
    name: 'teams',
    account,
    capabilities: capabilitiesOf(settings),
    async start(hub) {
      inlet = hub;
      connection.start(party);
    },
    send,
    async edit(to, [message, ...others], reply, options) {
      if (message === undefined || others.length > 0) return anew(to, reply, options);
      const { activity, degraded } = await planFor(reply);
      const place = await placeOf(to);
      try {
        await asked(async () =>
          (await connection.client()).update(place, message, activity, { signal: options.signal }),
        );
        return { platformIds: [message], degraded };
      } catch (error) {
        // The message is no more, or Teams lets nobody change it: what it should say is said anew.
        const kind = error instanceof DeliveryError ? error.reaction.kind : undefined;
        if (kind !== 'gone' && kind !== 'reject') throw error;
        return anew(to, reply, options);
      }
    },
    async recall(to, messages, { signal }) {
      const place = await placeOf(to);
      const client = await connection.client();
      for (const message of messages) await asked(() => client.remove(place, message, { signal }).catch(removed));
    },
    typing(to) {
      const done: Promise<unknown> = placeOf(to)
        .then(async (place) =>
          (await connection.client()).send(place, addressed({ type: 'typing' }), { timeoutMs: 5000 }),
        )
        .catch((error: unknown) => log.debug({ error: String(error) }, 'a typing sign was not sent'))
        .finally(() => aside.delete(done));
      aside.add(done);
    },
    async fetchMedia(media, signal) {
      const file = media.platform === undefined ? undefined : await connection.references.file(media.platform);
      if (!file) throw new DeliveryError({ kind: 'reject' }, 'this file is no longer known at Teams');
      try {
        const { bytes, mime } = await (await connection.client()).download(file.url, { signal });
        const name = media.name ?? file.name;
        return { bytes, ...(name === undefined ? {} : { name }), ...(mime === undefined ? {} : { mime }) };
      } catch (error) {
        throw fetchErrorOf(error);
      }
    },
    health: () => connection.health(),
    probe: async (signal) => probeChannel(connection, { clock, http, outbound: context.outbound }, signal),
    async stop() {
      await connection.leave(party);
      await Promise.all(aside);
    },
  };

  async function anew(to: Address, reply: Reply, options: SendOptions): ReturnType<ChannelAdapter['send']> {
    const sent = await send(to, reply, options);
    return { ...sent, degraded: [...(sent.degraded ?? []), 'edit'] };
  }
}

/** Deleting twice is deleting once: what is gone is as it should be, and a lost answer may be asked for again. */
function removed(error: unknown): void {
  if (!(error instanceof CallFailure)) throw error;
  const { failure } = error;
  if (failure.kind === 'refused' && failure.status === 404) return;
  if (failure.kind === 'lost') throw new DeliveryError({ kind: 'retry' }, error.message);
  throw error;
}

/** An invoke nobody here knows; the SDK answers the same. */
const notOurs: Answer = { status: 501, body: {} };
/** A press on a choice: the answer comes as a message of its own. */
const pressed: Answer = {
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '👌' },
};

/** Reading a file changes nothing at Teams, so a lost answer may simply be asked for again. */
export function fetchErrorOf(error: unknown): DeliveryError {
  if (error instanceof CallFailure && error.failure.kind === 'lost')
    return new DeliveryError({ kind: 'retry' }, error.message);
  if (error instanceof CallFailure && error.failure.kind === 'refused' && error.failure.status < 429)
    return new DeliveryError({ kind: 'reject' }, error.message);
  return deliveryErrorOf(error, 'customer');
}

/** What lies on the shelf of all that these parts name. */
export async function storedIn(
  parts: readonly Part[],
  shelf: Pick<AdapterContext['shelf'], 'find'>,
): Promise<Map<MediaId, StoredMedia>> {
  const found = new Map<MediaId, StoredMedia>();
  for (const id of parts.flatMap(mediaOf)) {
    const stored = await shelf.find(id);
    if (stored) found.set(id, stored);
  }
  return found;
}

function mediaOf(part: Part): MediaId[] {
  if (part.kind === 'media') return part.media === undefined ? [] : [part.media];
  if (part.kind === 'card') return part.image?.media === undefined ? [] : [part.image.media];
  return [];
}

/** Files go as links whatever their size, so none is too large. */
const anySize = Number.MAX_SAFE_INTEGER;

function capabilitiesOf({ quietWindowMs }: ChannelSettings): Capabilities {
  return {
    text: { limit: textLimit, unit: 'utf16', markup: 'markdown' },
    choices: { max: mostChoices, label: 60, value: 256 },
    media: { image: anySize, audio: anySize, video: anySize, file: anySize },
    caption: captionLimit,
    card: true,
    wholeReply: false,
    typing: true,
    edit: true,
    idempotentSend: false,
    mailbox: false,
    quietWindow: quietWindowMs,
    // Teams takes 7 messages in a second, 8 in two and 60 in thirty from a bot in one conversation.
    rate: { perSecond: 1.5, burst: 4 },
  };
}
