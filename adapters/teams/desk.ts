// A team's channel as a desk: one chain of replies a case, its card on top, its lines below.

import {
  alertParts,
  type Content,
  DeliveryError,
  type DeskAdapter,
  type DeskCall,
  type DeskInlet,
  type DeskPost,
  type Handoff,
  type HandoffId,
  type Health,
  type Part,
  Refusal,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { cardAttachment, harmless } from './adaptive.ts';
import { type CardView, caseCard, lineHead, titleOf } from './card.ts';
import { openChains, rootOf } from './chains.ts';
import { storedIn } from './channel.ts';
import { botId, type OutActivity, type Place } from './client.ts';
import { type DeskSettings, hasOwnBot } from './config.ts';
import type { Connection, Party } from './connection.ts';
import { openDeeds } from './deeds.ts';
import { CallFailure, deliveryErrorOf } from './failure.ts';
import { escaped } from './html.ts';
import { planOf } from './outbound.ts';
import { probeDesk } from './probe.ts';
import { joinAsDesk } from './room.ts';
import { openRoster } from './roster.ts';
import { type ChannelAccount, teamsChannelOf } from './wire.ts';

type Line = Exclude<DeskPost, { kind: 'state' }>;

export function createTeamsDesk(settings: DeskSettings, context: AdapterContext): DeskAdapter {
  const { account, channel } = settings;
  const { clock, shelf, people } = context;
  const id = `teams:${account}`;
  const log = context.log.child({ desk: id });
  const roster = openRoster(settings.agents, settings.skills, context);
  const chains = openChains(context);
  const aside = new Set<Promise<unknown>>();
  const opening = new Set<Promise<unknown>>();
  const party: Party = {
    wants: (activity) => teamsChannelOf(activity) === channel,
    take: (activity) => deeds.take(activity),
  };
  let connection: Connection | undefined;
  let inlet: DeskInlet | undefined;
  let trouble: { readonly detail: string; readonly since: Health['since'] } | undefined;

  joinAsDesk(party, settings, context, (found) => {
    connection = found;
  });

  const deeds = openDeeds({
    desk: id,
    account,
    context,
    roster,
    log,
    inlet: () => inlet!,
    client: () => line().client(),
    handoffOf,
    membership,
    replyTo,
    echo: (thread, kind, name, content) =>
      inPassing(thread, async () =>
        lineFor({ kind, name, parts: partsOf(content), at: clock.now() }, roster.languageFor('')),
      ),
    viewOf,
  });

  /** Whoever writes in a chain that is just being made waits until it is known which case it shows. */
  async function handoffOf(thread: string): Promise<HandoffId | undefined> {
    const known = async () => (await inlet!.caseOf(id, thread))?.id ?? (await chains.of(thread))?.handoff;
    const found = await known();
    if (found !== undefined || opening.size === 0) return found;
    await Promise.allSettled(opening);
    return known();
  }

  function line(): Connection {
    if (connection) return connection;
    throw new Refusal('teams_desk_without_bot', `The desk ${id} names no appId, and no channel has this account.`, {
      remedy: `Give the desk an "appId" with its password and tenants, or a teams channel the account "${account}".`,
    });
  }

  async function placeOf(conversation: string): Promise<Place> {
    // A chain's connector is its channel's.
    return { conversation, serviceUrl: await line().references.serviceUrlOf(conversation) };
  }

  const addressed = (activity: Partial<OutActivity>): Partial<OutActivity> => ({
    ...activity,
    from: { id: botId(line().settings.appId), name: '' },
  });

  /** A call nobody waits for: its failure loses a hint, never a message. */
  function inPassing(thread: string, make: () => Promise<Partial<OutActivity>>): void {
    const done: Promise<unknown> = (async () => {
      const client = await line().client();
      await client.send(await placeOf(thread), addressed(await make()), { timeoutMs: 10_000 });
    })()
      .catch((error: unknown) => log.debug({ error: String(error) }, 'a call in passing failed'))
      .finally(() => aside.delete(done));
    aside.add(done);
  }

  /** Mentioning him tells him and nobody else; the mention is made of his id, so no name can forge another's. */
  function replyTo(who: ChannelAccount, thread: string, text: string): void {
    const written = `<at>${escaped(who.name || '…')}</at>`;
    const entities = [{ type: 'mention', text: written, mentioned: { id: who.id, name: who.name ?? '' } }];
    inPassing(thread, async () => ({
      type: 'message',
      textFormat: 'xml',
      text: `${written} ${escaped(text)}`,
      entities,
    }));
  }

  function membership(isMember: boolean): void {
    if (isMember) trouble = undefined;
    else troubled('The bot was removed from the team. Install the app there again.');
  }

  function troubled(detail: string): void {
    if (trouble?.detail === detail) return;
    trouble = { detail, since: clock.now() };
    log.warn({ detail }, "the team's channel needs the operator");
  }

  function viewOf({ brief }: Handoff): CardView {
    return { language: roster.languageFor(brief.language), nameOf: roster.nameOf, targets: roster.targets };
  }

  /** Runs a call of the desk; what the team does not allow is the operator's affair and shows in health. */
  async function asDesk<Result>(run: () => Promise<Result>): Promise<Result> {
    try {
      const result = await run();
      trouble = undefined;
      line().learned();
      return result;
    } catch (error) {
      if (error instanceof CallFailure) line().learned(error);
      const failure = deliveryErrorOf(error, 'desk');
      if (failure.reaction.kind === 'unauthorised')
        troubled(`The team's channel refuses the bot: ${failure.message}. Run doctor for the missing step.`);
      throw failure;
    }
  }

  function cardFor(handoff: Handoff): Partial<OutActivity> {
    const view = viewOf(handoff);
    return addressed({
      type: 'message',
      summary: harmless(titleOf(handoff.brief, view.language)),
      attachments: [cardAttachment(caseCard(handoff, view))],
    });
  }

  async function repaint(thread: string, handoff: Handoff, { signal }: Pick<DeskCall, 'signal'>): Promise<void> {
    const client = await line().client();
    await client.update(await placeOf(thread), rootOf(thread), cardFor(handoff), { signal });
  }

  async function begin(handoff: Handoff, { delivery, signal }: DeskCall): Promise<string> {
    const begun = await chains.begun(delivery);
    if (begun !== undefined) return begun;
    const client = await line().client();
    const { serviceUrl } = await placeOf(channel);
    try {
      const { conversation } = await client.begin({ serviceUrl, channel }, cardFor(handoff), { signal });
      await chains.begin(conversation, { handoff: handoff.id, delivery });
      return conversation;
    } catch (error) {
      const failure = deliveryErrorOf(error, 'desk');
      if (failure.reaction.kind !== 'gone') throw error;
      // There is no chain yet that could be gone: a channel nobody finds is the operator's affair.
      throw new DeliveryError({ kind: 'unauthorised' }, failure.message);
    }
  }

  function lineFor(post: Line, language: CardView['language']): Promise<Partial<OutActivity>> {
    return activityFor(post.parts, lineHead(post, language));
  }

  async function activityFor(parts: readonly Part[], head?: string): Promise<Partial<OutActivity>> {
    const stored = await storedIn(parts, shelf);
    const showing = {
      stored: (media: Parameters<typeof shelf.find>[0]) => stored.get(media),
      linkOf: (media: Parameters<typeof shelf.find>[0]) => shelf.link(media, clock.now()),
    };
    return planOf(parts, [], showing, head).activity;
  }

  return {
    id,
    skills: settings.skills,
    // Teams counts each conversation for itself, and a chain is one.
    rate: { perSecond: settings.messagesPerMinute / 60, burst: 4, each: 'thread' },
    async start(hub) {
      const found = line();
      inlet = hub;
      found.start(party);
    },
    open(handoff, brief, call) {
      const opened: Promise<string> = asDesk(() => begin({ ...handoff, brief }, call)).finally(() =>
        opening.delete(opened),
      );
      opening.add(opened);
      return opened;
    },
    post: (thread, post, handoff, call) =>
      asDesk(async () => {
        const said: Line =
          post.kind === 'state'
            ? { kind: 'system', parts: [{ kind: 'text', text: post.text }], at: clock.now() }
            : post;
        const activity = await lineFor(said, viewOf(handoff).language);
        const client = await line().client();
        try {
          const sent = await client.send(await placeOf(thread), addressed(activity), { signal: call.signal });
          // The line below the card said it already: sending that again would double it.
          if (post.kind === 'state') await repaint(thread, handoff, call).catch(unpainted);
          return [sent];
        } catch (error) {
          if (deliveryErrorOf(error, 'desk').reaction.kind === 'gone') await chains.forget(thread);
          throw error;
        }
      }),
    close: (thread, _outcome, handoff, call) =>
      asDesk(async () => {
        try {
          await repaint(thread, handoff, call);
        } catch (error) {
          // A chain that is no more needs no closing.
          if (deliveryErrorOf(error, 'desk').reaction.kind !== 'gone') throw error;
        }
        await chains.closed(thread);
      }),
    alert: (alert, signal) =>
      asDesk(async () => {
        const client = await line().client();
        const { serviceUrl } = await placeOf(channel);
        await client.begin({ serviceUrl, channel }, addressed(await activityFor(alertParts(alert))), { signal });
      }),
    health() {
      // What the line has to tell its channel tells; with a bot of its own nobody else would.
      const { alerts, ...shared } = connection?.health() ?? { state: 'starting' as const, since: clock.now() };
      const below = alerts && hasOwnBot(settings) ? { ...shared, alerts } : shared;
      return below.state === 'connected' && trouble ? { state: 'action_needed', ...trouble } : below;
    },
    probe: async (signal) => probeDesk(line(), settings, people, signal),
    async stop() {
      if (connection) await connection.leave(party);
      await Promise.all(aside);
    },
  };

  function unpainted(error: unknown): void {
    log.warn({ error: error instanceof Error ? error.message : String(error) }, 'a card could not be repainted');
  }
}

/** What an agent typed on the card, as a line of the chain. */
function partsOf(content: readonly Content[]): Part[] {
  return content.flatMap((part): Part[] => (part.kind === 'text' ? [{ kind: 'text', text: part.text }] : []));
}
