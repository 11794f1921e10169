// The team's private channel as a desk: one public thread a case under the case's card, its lines in the thread.

import {
  alertParts,
  DeliveryError,
  type DeskAdapter,
  type DeskCall,
  type DeskInlet,
  type DeskPost,
  type Handoff,
  type MediaId,
  openDeskTrouble,
  type Part,
  Refusal,
  type StoredMedia,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { type CardView, lineHead } from './card.ts';
import { openCases } from './cases.ts';
import { mediaOf } from './channel.ts';
import type { Client } from './client.ts';
import type { DeskSettings } from './config.ts';
import type { Connection, Party } from './connection.ts';
import { openDeeds } from './deeds.ts';
import { CallFailure, codes, deliveryErrorOf } from './failure.ts';
import { intents } from './intents.ts';
import { escapeText, shortened } from './markup.ts';
import { noMentions, type Plan, planOf, quietLinks } from './outbound.ts';
import { probeDesk } from './probe.ts';
import { joinAsDesk } from './room.ts';
import { openRoster } from './roster.ts';
import { openArrived, sendPlan } from './send.ts';
import { slashCommands } from './slash.ts';
import { openThreads } from './threads.ts';
import { channelOf, type Dispatch, GuildGone, guildOf, Interaction, idOf, type Me, Place, Thread } from './wire.ts';

export function createDiscordDesk(settings: DeskSettings, context: AdapterContext): DeskAdapter {
  const { account, channel: team } = settings;
  const { clock, shelf, people } = context;
  const id = `discord:${account}`;
  const log = context.log.child({ desk: id });
  const trouble = openDeskTrouble({ clock, log });
  const roster = openRoster(settings.agents, settings.skills, context);
  const threads = openThreads(team, context);
  const aside = new Set<Promise<unknown>>();
  const arrived = openArrived();
  const party: Party = {
    intents: intents.guilds | intents.guildMessages | intents.messageContent,
    wants,
    take: takeEvent,
    connected,
  };
  let connection: Connection | undefined;
  let inlet: DeskInlet | undefined;
  let guild: string | undefined;
  let isRegistered = false;

  joinAsDesk(
    party,
    {
      account,
      token: settings.token,
      restApi: settings.restApi ?? 'https://discord.com/api',
      gateway: settings.gateway,
    },
    context,
    (found) => {
      connection = found;
    },
  );

  const cases = openCases({ team, threads, line, viewOf, guild: () => guild });
  const deeds = openDeeds({
    desk: id,
    settings,
    context,
    roster,
    log,
    aside,
    inlet: () => inlet!,
    client: () => line().client,
    cdn: () => line().cdn,
    handoffOf: async (thread) => (await inlet!.caseOf(id, thread))?.id ?? (await threads.of(thread))?.handoff,
    say: (thread, text, under) =>
      inPassing('a line', () => writeLine(thread, shortened(escapeText(text), 1900), under)),
    writeDown: (thread, kind, name, text) =>
      inPassing('a line', () => writeLine(thread, shortened(`${lineHead(kind, name, 'en')}${escapeText(text)}`, 2000))),
    mark: (thread, message) =>
      inPassing('a mark', (client) =>
        client.call('PUT', `/channels/${thread}/messages/${message}/reactions/${encodeURIComponent('✍️')}/@me`),
      ),
    wake: (thread, text) =>
      inPassing('waking a thread', async () => {
        await cases.wake(thread);
        await writeLine(thread, escapeText(text));
      }),
    forget: (thread) => forget(thread),
  });

  /** A line of ours, under a message if one is named. */
  function writeLine(thread: string, content: string, under?: string): Promise<unknown> {
    const reference = { message_reference: { message_id: under, fail_if_not_exists: false } };
    const body = { content, flags: quietLinks, ...noMentions, ...(under === undefined ? {} : reference) };
    return line().client.call('POST', `/channels/${thread}/messages`, { body });
  }

  function line(): Connection {
    if (connection) return connection;
    throw new Refusal('discord_desk_without_bot', `The desk ${id} names no token, and no channel has this account.`, {
      remedy: `Give the desk a "token", or a discord channel the account "${account}".`,
    });
  }

  async function wants(dispatch: Dispatch): Promise<boolean> {
    if (dispatch.t === 'THREAD_UPDATE' || dispatch.t === 'THREAD_DELETE') {
      const read = Thread.safeParse(dispatch.d);
      return read.success && read.data.parent_id === team;
    }
    if (dispatch.t === 'GUILD_DELETE' || dispatch.t === 'CHANNEL_DELETE') return true;
    const channel = channelOf(dispatch);
    if (channel === team) return true;
    if (dispatch.t === 'INTERACTION_CREATE') {
      const read = Interaction.safeParse(dispatch.d);
      if (read.success && read.data.channel?.parent_id === team) return true;
    }
    return channel !== '' && (await threads.of(channel)) !== undefined;
  }

  async function takeEvent(dispatch: Dispatch): Promise<void> {
    if (dispatch.t === 'GUILD_DELETE' || dispatch.t === 'CHANNEL_DELETE') return takeLoss(dispatch);
    guild ??= guildOf(dispatch);
    await deeds(dispatch);
    const thread = channelOf(dispatch);
    if (dispatch.t !== 'MESSAGE_CREATE' || thread === team) return;
    const last = idOf(dispatch.d);
    const isOurs = (await threads.of(thread)) !== undefined;
    if (last !== undefined && isOurs)
      await line().places.seen({ channel: thread, last, ...(guild === undefined ? {} : { guild }) });
  }

  function takeLoss({ t, d }: Dispatch): void {
    const read = GuildGone.safeParse(d);
    if (!read.success || read.data.unavailable === true) return;
    if (t === 'GUILD_DELETE' && read.data.id === guild)
      trouble.meet(
        'The bot was removed from the server. Invite it again with the scopes bot and applications.commands.',
      );
    if (t === 'CHANNEL_DELETE' && read.data.id === team)
      trouble.meet(
        "The team's channel was deleted. Make a private text channel, add the bot, and put its id into the settings.",
      );
  }

  /** Commands belong to a server, which the channel tells. Once a run: they stay until they are changed. */
  function connected({ application }: Me): void {
    if (isRegistered) return;
    inPassing('registering commands', async (client) => {
      const place = Place.parse(await client.call('GET', `/channels/${team}`));
      guild = place.guild_id;
      await client.call('PUT', `/applications/${application}/guilds/${guild}/commands`, { body: slashCommands() });
      isRegistered = true;
    });
  }

  /** A call nobody waits for: its failure loses a hint, never a message. */
  function inPassing(what: string, run: (client: Client) => Promise<unknown>): void {
    const done: Promise<unknown> = run(line().client)
      .catch((error: unknown) => log.debug({ what, error: String(error) }, 'a call in passing failed'))
      .finally(() => aside.delete(done));
    aside.add(done);
  }

  function viewOf({ brief }: Handoff): CardView {
    return { language: roster.languageFor(brief.language), nameOf: roster.nameOf };
  }

  /** Runs a call of the desk; what the server does not allow is the operator's affair and shows in health. */
  async function asDesk<Result>(to: 'thread' | 'team', run: () => Promise<Result>): Promise<Result> {
    try {
      const result = await run();
      trouble.over();
      return result;
    } catch (error) {
      const failure = deliveryErrorOf(error, to);
      if (failure.reaction.kind === 'unauthorised')
        trouble.meet(`The team's channel refuses the bot: ${failure.message}. Run doctor for the missing step.`);
      throw failure;
    }
  }

  async function forget(thread: string): Promise<void> {
    await threads.forget(thread);
    await line().places.forget(thread);
  }

  async function planFor(parts: readonly Part[], head = ''): Promise<Plan> {
    const stored = new Map<MediaId, StoredMedia>();
    for (const media of parts.flatMap(mediaOf)) {
      const found = await shelf.find(media);
      if (found) stored.set(media, found);
    }
    const showing = {
      stored: (media: MediaId) => stored.get(media),
      linkOf: (media: MediaId) => shelf.link(media, clock.now()),
    };
    return planOf(parts, [], showing, head);
  }

  async function write(
    thread: string,
    plan: Plan,
    handoff: Handoff,
    { delivery, signal }: DeskCall,
  ): Promise<readonly string[]> {
    const parts = {
      client: line().client,
      shelf,
      signal,
      channel: thread,
      to: 'thread',
      arrived,
      delivery,
      flags: quietLinks,
    } as const;
    try {
      return (await sendPlan(plan, parts)).platformIds;
    } catch (error) {
      const cause = error instanceof DeliveryError ? error.cause : undefined;
      const isAsleep = cause instanceof CallFailure && cause.is(codes.threadArchived);
      if (!isAsleep || !isOpen(handoff)) throw error;
      await cases.wake(thread, signal);
      return (await sendPlan(plan, parts)).platformIds;
    }
  }

  async function post(thread: string, said: DeskPost, handoff: Handoff, call: DeskCall): Promise<readonly string[]> {
    const shown: Exclude<DeskPost, { kind: 'state' }> =
      said.kind === 'state' ? { kind: 'system', parts: [{ kind: 'text', text: said.text }], at: clock.now() } : said;
    try {
      const head = lineHead(shown.kind, shown.name, viewOf(handoff).language);
      const ids = await write(thread, await planFor(shown.parts, head), handoff, call);
      // The line below the card said it already; sending that again would double it.
      if (said.kind === 'state')
        await cases
          .repaint(thread, handoff, call)
          .catch((error: unknown) => log.warn({ error: String(error) }, 'a card could not be repainted'));
      return ids;
    } catch (error) {
      if (deliveryErrorOf(error, 'thread').reaction.kind === 'gone') await forget(thread);
      throw error;
    }
  }

  return {
    id,
    skills: settings.skills,
    rate: { perSecond: settings.messagesPerMinute / 60, burst: 10 },
    async start(hub) {
      const found = line();
      inlet = hub;
      found.start(party);
    },
    open: (handoff, brief, call) => asDesk('team', () => cases.open({ ...handoff, brief }, call)),
    post: (thread, said, handoff, call) => asDesk('thread', () => post(thread, said, handoff, call)),
    close: (thread, _outcome, handoff, call) => asDesk('thread', () => cases.close(thread, handoff, call)),
    alert: (alert, signal) =>
      asDesk('team', async () => {
        const plan = await planFor(alertParts(alert));
        // The same alert with another picture, a fresh code, is another message.
        const delivery = `alert:${alert.id}:${alert.picture ?? ''}`;
        const parts = { client: line().client, shelf, signal, channel: team, to: 'team', arrived, delivery } as const;
        await sendPlan(plan, { ...parts, flags: quietLinks });
      }),
    health: () => trouble.shownIn(connection?.health()),
    probe: (signal) => probeDesk(line().client, settings, people, clock, signal),
    async stop() {
      if (connection) await connection.leave(party);
      await Promise.all(aside);
    },
  };
}

function isOpen({ state }: Handoff): boolean {
  return !['returned_to_bot', 'resolved', 'cancelled', 'expired'].includes(state.kind);
}
