// The team's forum group as a desk: one topic a case, its card on top, its lines below.

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
import { type CardView, cardOf, keyboardFor, lineHead, lineOf, topicName } from './card.ts';
import { mediaOf } from './channel.ts';
import type { DeskSettings } from './config.ts';
import type { Connection, Party } from './connection.ts';
import { openDeeds } from './deeds.ts';
import { CallFailure, deliveryErrorOf } from './failure.ts';
import { type Plan, planOf, type Showing, type Target } from './outbound.ts';
import { probeDesk } from './probe.ts';
import { joinAsDesk } from './room.ts';
import { openRoster } from './roster.ts';
import { sendPlan } from './send.ts';
import { type Opening, openTopics } from './topics.ts';
import { chatOf, messageIdOf, type Update } from './wire.ts';
import { words } from './words.ts';

export function createTelegramDesk(settings: DeskSettings, context: AdapterContext): DeskAdapter {
  const { account } = settings;
  const { clock, shelf, people } = context;
  const id = `telegram:${account}`;
  const log = context.log.child({ desk: id });
  const trouble = openDeskTrouble({ clock, log });
  const roster = openRoster(settings.agents, settings.skills, context);
  const topics = openTopics(settings.chat, context);
  const aside = new Set<Promise<unknown>>();
  const party: Party = { wants, take: (update) => deeds.take(update), connected };
  let connection: Connection | undefined;
  let inlet: DeskInlet | undefined;

  joinAsDesk(
    party,
    {
      account,
      token: settings.token,
      apiRoot: settings.apiRoot ?? 'https://api.telegram.org',
      updates: 'polling',
      pollSeconds: settings.pollSeconds,
    },
    context,
    (found) => {
      connection = found;
    },
  );

  const deeds = openDeeds({
    desk: id,
    settings,
    context,
    roster,
    log,
    inlet: () => inlet!,
    client: () => line().client(),
    handoffOf: async (thread) => (await inlet!.caseOf(id, thread))?.id ?? (await topics.of(thread))?.handoff,
    membership,
    inPassing,
    chat,
  });

  function line(): Connection {
    if (connection) return connection;
    throw new Refusal('telegram_desk_without_bot', `The desk ${id} names no token, and no channel has this account.`, {
      remedy: `Give the desk a "token", or a telegram channel the account "${account}".`,
    });
  }

  function chat(): string {
    return line().chatNow(settings.chat);
  }

  function wants(update: Update): boolean {
    const where = chatOf(update);
    return where === settings.chat || where === chat();
  }

  function connected(): void {
    const commands = (language: 'zh' | 'en') => words[language].commands;
    const scope = { type: 'chat', chat_id: Number(chat()) };
    inPassing('setMyCommands', { commands: commands('en'), scope });
    inPassing('setMyCommands', { commands: commands('zh'), scope, language_code: 'zh' });
  }

  /** A call nobody waits for: its failure loses a hint, never a message. */
  function inPassing(method: string, payload: object): void {
    const done: Promise<unknown> = line()
      .client()
      .then((client) => client.call(method, payload, { timeoutMs: 10_000 }))
      .catch((error: unknown) => log.debug({ method, error: String(error) }, 'a call in passing failed'))
      .finally(() => aside.delete(done));
    aside.add(done);
  }

  function membership(status: string): void {
    if (status === 'left' || status === 'kicked')
      trouble.meet('The bot was removed from the team group. Add it again as an administrator who may manage topics.');
    else trouble.over();
  }

  function viewOf({ brief }: Handoff): CardView {
    return { language: roster.languageFor(brief.language), nameOf: roster.nameOf };
  }

  /** Runs a call of the desk; what the group does not allow is the operator's affair and shows in health. */
  async function asDesk<Result>(run: () => Promise<Result>): Promise<Result> {
    try {
      const result = await run();
      trouble.over();
      return result;
    } catch (error) {
      const failure = deliveryErrorOf(error, 'desk');
      if (failure.reaction.kind === 'unauthorised')
        trouble.meet(`The team group refuses the bot: ${failure.message}. Run doctor for the missing step.`);
      throw failure;
    }
  }

  async function topicFor(handoff: Handoff, { delivery, signal }: DeskCall): Promise<Opening> {
    const begun = await topics.begun(delivery);
    if (begun) return begun;
    const client = await line().client();
    const name = topicName(handoff.brief, viewOf(handoff).language);
    const made = await callInChat(client, 'createForumTopic', { name }, signal);
    const thread = String((made as { message_thread_id?: unknown }).message_thread_id);
    return topics.begin(delivery, thread, handoff.id);
  }

  /** Follows a group that became a supergroup meanwhile. */
  async function callInChat(
    client: Awaited<ReturnType<Connection['client']>>,
    method: string,
    payload: object,
    signal: AbortSignal,
  ): Promise<unknown> {
    const from = chat();
    try {
      return await client.call(method, { chat_id: Number(from), ...payload }, { signal });
    } catch (error) {
      const movedTo =
        error instanceof CallFailure && error.failure.kind === 'refused' ? error.failure.movedTo : undefined;
      if (movedTo === undefined) throw error;
      await line().moved(from, movedTo);
      return client.call(method, { chat_id: Number(movedTo), ...payload }, { signal });
    }
  }

  async function putCard(thread: string, handoff: Handoff, { delivery, signal }: DeskCall): Promise<void> {
    const client = await line().client();
    const view = viewOf(handoff);
    const sent = await callInChat(
      client,
      'sendMessage',
      { message_thread_id: Number(thread), ...cardFields(handoff, view) },
      signal,
    );
    const card = messageIdOf(sent) ?? '';
    await topics.carded(thread, { handoff: handoff.id, card, delivery });
    // Without the right to pin the case still works.
    inPassing('pinChatMessage', { chat_id: Number(chat()), message_id: Number(card), disable_notification: true });
  }

  function cardFields(handoff: Handoff, view: CardView): object {
    const { text, entities } = cardOf(handoff, view);
    return {
      text,
      entities,
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: keyboardFor(handoff, view.language) },
    };
  }

  async function repaint(thread: string, handoff: Handoff, call: DeskCall): Promise<void> {
    const topic = await topics.of(thread);
    if (!topic?.card) return;
    const client = await line().client();
    const fields = { message_id: Number(topic.card), ...cardFields(handoff, viewOf(handoff)) };
    try {
      await callInChat(client, 'editMessageText', fields, call.signal);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      if (error.says('message is not modified')) return;
      // Somebody deleted the card, or it is too old to be changed.
      if (error.says('message to edit not found') || error.says("message can't be edited"))
        return putCard(thread, handoff, call);
      throw error;
    }
  }

  /** The line below the card said it already; sending that again would double it. */
  function unpainted(error: unknown): void {
    log.warn({ error: error instanceof Error ? error.message : String(error) }, 'a card could not be repainted');
  }

  async function planFor(thread: string, post: Exclude<DeskPost, { kind: 'state' }>, handoff: Handoff): Promise<Plan> {
    const target: Target = { chat: chat(), thread };
    const head = lineHead(post, viewOf(handoff).language);
    const { address } = handoff.brief.customer;
    // A file id means something only to the bot that received it.
    const ownFiles = address.channel === 'telegram' && address.account === account && settings.token === undefined;
    return planOf(post.parts, [], target, await showing(post.parts, ownFiles), (text) => lineOf(head, text));
  }

  async function showing(parts: readonly Part[], ownFiles: boolean): Promise<Showing> {
    const stored = new Map<MediaId, StoredMedia>();
    for (const media of parts.flatMap(mediaOf)) {
      const found = await shelf.find(media);
      if (found) stored.set(media, found);
    }
    return { stored: (media) => stored.get(media), linkOf: (media) => shelf.link(media, clock.now()), ownFiles };
  }

  async function send(plan: Plan, signal: AbortSignal): Promise<readonly string[]> {
    const sent = await sendPlan(plan, {
      client: await line().client(),
      shelf,
      signal,
      to: 'desk',
      moved: line().moved,
    });
    return sent.platformIds;
  }

  return {
    id,
    skills: settings.skills,
    rate: { perSecond: settings.messagesPerMinute / 60, burst: 15 },
    async start(hub) {
      const found = line();
      inlet = hub;
      await deeds.albums.recover();
      found.start(party);
    },
    open: (handoff, brief, call) =>
      asDesk(async () => {
        const shown = { ...handoff, brief };
        const { thread, hasCard } = await topicFor(shown, call);
        if (hasCard) return thread;
        try {
          await putCard(thread, shown, call);
        } catch (error) {
          // The topic made before is gone again: the next attempt makes another.
          if (deliveryErrorOf(error, 'desk').reaction.kind !== 'gone') throw error;
          await topics.forget(thread, call.delivery);
          throw new DeliveryError({ kind: 'retry' }, 'the topic was deleted while its card was being put up');
        }
        return thread;
      }),
    post: (thread, post, handoff, call) =>
      asDesk(async () => {
        const said: Exclude<DeskPost, { kind: 'state' }> =
          post.kind === 'state'
            ? { kind: 'system', parts: [{ kind: 'text', text: post.text }], at: clock.now() }
            : post;
        try {
          const sent = await send(await planFor(thread, said, handoff), call.signal);
          if (post.kind === 'state') await repaint(thread, handoff, call).catch(unpainted);
          return sent;
        } catch (error) {
          if (deliveryErrorOf(error, 'desk').reaction.kind === 'gone') await topics.forget(thread);
          throw error;
        }
      }),
    close: (thread, _outcome, handoff, call) =>
      asDesk(async () => {
        try {
          await repaint(thread, handoff, call);
          const client = await line().client();
          await callInChat(client, 'closeForumTopic', { message_thread_id: Number(thread) }, call.signal);
        } catch (error) {
          const isClosed = error instanceof CallFailure && error.says('TOPIC_NOT_MODIFIED');
          // A topic that is no more needs no closing.
          if (!isClosed && deliveryErrorOf(error, 'desk').reaction.kind !== 'gone') throw error;
        }
        await topics.closed(thread);
      }),
    alert: (alert, signal) =>
      asDesk(async () => {
        const parts = alertParts(alert);
        // Without a topic it stands in General, where everybody looks.
        await send(planOf(parts, [], { chat: chat() }, await showing(parts, false)), signal);
      }),
    health: () => trouble.shownIn(connection?.health()),
    probe: async (signal) => probeDesk(await line().client(), chat(), settings, people, signal),
    async stop() {
      if (connection) await connection.leave(party);
      await deeds.albums.stop();
      await Promise.all(aside);
    },
  };
}
