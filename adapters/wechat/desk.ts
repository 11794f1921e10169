// The team's group chat as a desk: one room for all cases, each line under its number.

import {
  alertParts,
  DeliveryError,
  type DeskAdapter,
  type DeskInlet,
  type Handoff,
  type Health,
  type MediaId,
  type Part,
  Refusal,
  stateLine,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { type CardView, cardOf, markOf, partsFor, textParts } from './card.ts';
import { openCases } from './cases.ts';
import type { DeskSettings } from './config.ts';
import { openDeeds } from './deeds.ts';
import { deskWords } from './desk-words.ts';
import type { Party } from './face.ts';
import { deliveryErrorOf } from './failure.ts';
import { threadOf } from './prefix.ts';
import { probeRoom } from './probe.ts';
import { joinAsDesk, type Shared } from './room.ts';
import { openRoster } from './roster.ts';
import { type Sent, sendParts } from './send.ts';
import { openTeamRoom } from './team-room.ts';
import type { Contact } from './wire.ts';

export function createWechatDesk(settings: DeskSettings, context: AdapterContext): DeskAdapter {
  const { account } = settings;
  const { clock, shelf, people } = context;
  const id = `wechat:${account}`;
  const log = context.log.child({ desk: id });
  const roster = openRoster(settings.agents, settings.skills, context);
  const cases = openCases(account, context);
  const aside = new Set<Promise<unknown>>();
  const team = openTeamRoom(account, settings.room, context, () => shared().line);
  let joined: Shared | undefined;
  let inlet: DeskInlet | undefined;
  let troubleSince: Health['since'] | undefined;

  const deeds = openDeeds({
    desk: id,
    account,
    context,
    roster,
    cases,
    log,
    inlet: () => inlet!,
    line: () => shared().line,
    links: () => shared().links,
    tell,
  });
  const party: Party = {
    wants: team.holds,
    take: (message) => deeds.take(message),
    async connected() {
      await lookForRoom();
    },
  };
  joinAsDesk(party, account, context, (found) => {
    joined = found;
  });

  function shared(): Shared {
    if (joined) return joined;
    throw new Refusal('wechat_desk_without_login', `The desk ${id} has no login: no WeChat channel has this account.`, {
      remedy: `Add a wechat channel with the account "${account}".`,
    });
  }

  async function lookForRoom(): Promise<void> {
    try {
      await team.find();
    } catch (error) {
      log.warn({ error: String(error) }, 'the groups could not be read');
    }
    troubled();
  }

  function troubled(): void {
    if (team.trouble === undefined) troubleSince = undefined;
    else if (troubleSince === undefined) {
      troubleSince = clock.now();
      log.warn({ detail: team.trouble }, "the team's room needs the operator");
    }
  }

  /** Words for one person; their failure loses a hint, never a message. */
  function tell({ id: mention, name }: Contact, text: string): void {
    const done: Promise<unknown> = team
      .id()
      .then((room) => shared().line.send(room, { text, mention }))
      .catch((error: unknown) => log.debug({ to: name, error: String(error) }, 'a hint could not be given'))
      .finally(() => aside.delete(done));
    aside.add(done);
  }

  /** Sends into the room; one that is no more is told as `gone`, and looked for anew. */
  async function show(parts: readonly Part[]): Promise<Sent> {
    const room = await team.id().catch((error: unknown) => {
      throw deliveryErrorOf(error);
    });
    try {
      const linkOf = (media: MediaId) => shelf.link(media, clock.now());
      return await sendParts(room, undefined, parts, { line: shared().line, shelf, linkOf });
    } catch (error) {
      if (deliveryErrorOf(error).reaction.kind === 'gone') await lookForRoom();
      throw error;
    }
  }

  const viewOf = ({ brief }: Handoff): CardView => ({
    language: roster.languageFor(brief.language),
    nameOf: roster.nameOf,
  });

  return {
    id,
    skills: settings.skills,
    // The room is one chat of the same account.
    rate: { perSecond: settings.messagesPerMinute / 60, burst: 1 },
    async start(hub) {
      const { line } = shared();
      inlet = hub;
      line.start(party);
    },
    async open(handoff, brief) {
      const shown = { ...handoff, brief };
      const card = cardOf(shown, viewOf(handoff));
      try {
        await show([{ kind: 'text', text: card }]);
      } catch (error) {
        const failure = deliveryErrorOf(error);
        // There is no other room to open the case in: the operator must act, and the case waits.
        if (failure.reaction.kind !== 'gone') throw failure;
        throw new DeliveryError({ kind: 'unauthorised' }, failure.message);
      }
      await cases.opened(handoff.number, handoff.id);
      return threadOf(handoff.number);
    },
    async post(_thread, post, handoff) {
      const { platformIds } = await show(partsFor(post, handoff.number, viewOf(handoff).language));
      return platformIds;
    },
    async close(_thread, outcome, handoff) {
      if (!(await cases.over(handoff.number, handoff.id))) return;
      const { language, nameOf } = viewOf(handoff);
      const line = `${stateLine(handoff.state, deskWords[language], nameOf)} ${outcome}`.trim();
      try {
        await show(textParts(markOf(handoff.number), line));
      } catch (error) {
        // A room that is no more needs no farewell.
        const { kind } = deliveryErrorOf(error).reaction;
        if (kind !== 'gone' && team.trouble === undefined) throw error;
      }
    },
    async alert(alert) {
      await show(alertParts(alert));
    },
    health() {
      const { alerts: _theChannels, ...below } = joined?.line.health() ?? {
        state: 'starting' as const,
        since: clock.now(),
      };
      if (below.state !== 'connected' || troubleSince === undefined || team.trouble === undefined) return below;
      return { state: 'action_needed', detail: team.trouble, since: troubleSince };
    },
    async probe(signal) {
      await shared().line.look(signal);
      const found = await team.find().catch((error: unknown) => String(error));
      const room = typeof found === 'string' ? undefined : found;
      return probeRoom(room, settings, people, typeof found === 'string' ? found : (team.trouble ?? ''));
    },
    async stop() {
      if (joined) await joined.line.leave(party);
      await Promise.all(aside);
    },
  };
}
