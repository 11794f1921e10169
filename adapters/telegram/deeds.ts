// What agents do in the topics becomes desk events, each stored before it is acknowledged; the outcome goes to who acted.

import {
  type ChatActor,
  type Content,
  type DeskEvent,
  type DeskInlet,
  type DeskLanguage,
  type EventKey,
  eventKey,
  type HandoffId,
  type Log,
  openAgentFiles,
  openTypedActs,
  parseAgentText,
  refusalText,
  type Timestamp,
  type Typed,
  timestamp,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { type AlbumMember, type Albums, openAlbums } from './albums.ts';
import type { Client } from './client.ts';
import type { DeskSettings } from './config.ts';
import { contentOf, readPlatformRef } from './content.ts';
import { messageKey } from './inbound.ts';
import { readDeskUpdate } from './inbound-desk.ts';
import { openPresses } from './presses.ts';
import type { Roster } from './roster.ts';
import type { Message, Update, User } from './wire.ts';
import { words } from './words.ts';

/** An agent's file is fetched before his message is acknowledged; others wait no longer than this, ms. */
const fetchMs = 20_000;

/** An album's message as it waits on disk. */
type Held = {
  readonly by: ChatActor;
  readonly handoff: HandoffId;
  readonly at: Timestamp;
  readonly content: readonly Content[];
  readonly language: DeskLanguage;
};

/** Which message an act came by, and how its writer is answered. */
type Came = {
  readonly by: ChatActor;
  readonly language: DeskLanguage;
  readonly message: number;
  reply(text: string): void;
};

export type DeedsParts = {
  readonly desk: string;
  readonly settings: DeskSettings;
  readonly context: AdapterContext;
  readonly roster: Roster;
  readonly log: Log;
  inlet(): DeskInlet;
  client(): Promise<Client>;
  /** The case a topic shows or showed, open or over. */
  handoffOf(thread: string): Promise<HandoffId | undefined>;
  /** The bot was put out of the group, or let in again. */
  membership(status: string): void;
  /** A call nobody waits for. */
  inPassing(method: string, payload: object): void;
  chat(): string;
};

export type Deeds = {
  take(update: Update): Promise<void>;
  readonly albums: Pick<Albums<Held>, 'recover' | 'stop'>;
};

export function openDeeds(parts: DeedsParts): Deeds {
  const { desk, settings, context, roster, log, inlet, handoffOf, inPassing } = parts;
  const { account } = settings;
  const { clock, drawers, ids } = context;
  const files = openAgentFiles({
    clock,
    shelf: context.shelf,
    log,
    withinMs: fetchMs,
    fetch: async ({ platform }, signal) =>
      (await parts.client()).download(readPlatformRef(platform ?? '')?.fileId ?? '', signal),
  });
  const acts = openTypedActs({ desk, roster, inlet });
  const { takePress, showSuggestions } = openPresses({ ...parts, acts });
  const albums = openAlbums<Held>({ account, drawers, clock, ids, log, holdMs: settings.albumMs, handle: handleAlbum });

  async function take(update: Update): Promise<void> {
    const deed = readDeskUpdate(update);
    switch (deed.kind) {
      case 'message':
        return takeMessage(deed, update);
      case 'press':
        return takePress(deed);
      case 'topic_closed':
        return takeClosing(deed.thread, deed.by);
      case 'membership':
        return parts.membership(deed.status);
      case 'nothing':
        return log.debug({ update: update.update_id, why: deed.why }, 'an update in the team group was ignored');
      default:
        deed satisfies never;
    }
  }

  async function takeMessage(
    { message, by, thread, edited }: { message: Message; by: User; thread: string; edited: boolean },
    update: Update,
  ): Promise<void> {
    const handoff = await handoffOf(thread);
    const content = contentOf(message);
    if (handoff === undefined || content.length === 0) return;
    const actor = roster.actorOf(by);
    if (!actor) return tellStranger(by, thread, message.message_id);
    const text = message.text ?? message.caption ?? '';
    const key = messageKey(account, message.chat.id, message.message_id);
    const language = roster.languageOf(by);
    const at = atOf(message);
    const base = { desk, handoff, by: actor, at };
    const reply = (sentence: string) => replyIn(thread, sentence, message.message_id);
    const came: Came = { by: actor, language, message: message.message_id, reply };
    const typed: Typed = {
      handoff,
      text,
      content,
      files,
      words: words[language],
      tell: reply,
      show: (suggestions) => showSuggestions(handoff, suggestions, thread, language),
    };
    if (message.media_group_id === undefined || edited) await albums.settle(thread);
    if (edited) {
      const of = message.media_group_id === undefined ? key : albumKey(message);
      const act = await acts.editOf(typed, of);
      const id = `${key}:edit:${message.edit_date ?? message.date}-${update.update_id}` as EventKey;
      return act && handle({ ...base, id, ...act }, came);
    }
    if (message.media_group_id !== undefined) {
      const item: Held = { by: actor, handoff, at, content, language };
      const isPrivate = parseAgentText(text).kind !== 'say';
      return takeAlbum(message, thread, { message: String(message.message_id), isPrivate, item });
    }
    const act = await acts.actOf(typed);
    if (act) await handle({ ...base, id: key, ...act }, came);
  }

  function albumKey(message: Message): EventKey {
    return eventKey('telegram', account, `${message.chat.id}:album:${message.media_group_id}`);
  }

  async function takeAlbum(message: Message, thread: string, member: AlbumMember<Held>): Promise<void> {
    const added = await albums.add(albumKey(message), thread, member);
    if (added === 'kept') return;
    const isPrivate = added.late === 'private' || member.isPrivate;
    if (member.isPrivate && added.late === 'public')
      replyIn(thread, words[member.item.language].answer.lateNote, message.message_id);
    const key = messageKey(account, message.chat.id, message.message_id);
    await handleAlbum({ key, thread, members: [member], isPrivate });
  }

  async function handleAlbum({
    key,
    thread,
    members,
    isPrivate,
  }: Parameters<Parameters<typeof openAlbums<Held>>[0]['handle']>[0]) {
    const first = members[0]!;
    const { by, handoff, at, language } = first.item;
    const content = members.flatMap(({ item }) => item.content);
    const reply = (text: string) => replyIn(thread, text, Number(first.message));
    const base = { id: key, desk, handoff, by, at };
    const came: Came = { by, language, reply, message: Number(first.message) };
    if (isPrivate) return handle({ ...base, kind: 'noted', content: await files.noteOf(undefined, content) }, came);
    const ready = await files.readyFor(content);
    if (typeof ready === 'string') return reply(words[language].answer[ready]);
    await handle({ ...base, kind: 'said', content: ready }, came);
  }

  /** Closing a topic by hand is not resolving: the customer would wait in a place where nobody looks. */
  async function takeClosing(thread: string, by: User): Promise<void> {
    const open = await inlet().caseOf(desk, thread);
    if (!open) return;
    inPassing('reopenForumTopic', { chat_id: Number(parts.chat()), message_thread_id: Number(thread) });
    replyIn(thread, words[roster.languageOf(by)].answer.reopened, undefined);
  }

  async function handle(event: DeskEvent, { by, language, reply, message }: Came): Promise<void> {
    const outcome = await inlet().handle(event);
    const refusal = refusalText(outcome, by, words[language], roster.nameOf);
    if (refusal !== undefined) reply(refusal);
    // The mark tells its writer that it was taken as a note and went no further.
    else if (event.kind === 'noted' && outcome.status === 'done')
      inPassing('setMessageReaction', {
        chat_id: Number(parts.chat()),
        message_id: message,
        reaction: [{ type: 'emoji', emoji: '✍' }],
      });
  }

  function tellStranger(user: User, thread: string, message: number): void {
    if (roster.isNewStranger(user))
      replyIn(thread, words[roster.languageOf(user)].answer.notListed(String(user.id)), message);
  }

  function replyIn(thread: string, text: string, message: number | undefined): void {
    inPassing('sendMessage', {
      chat_id: Number(parts.chat()),
      message_thread_id: Number(thread),
      text,
      disable_notification: true,
      ...(message === undefined
        ? {}
        : { reply_parameters: { message_id: message, allow_sending_without_reply: true } }),
    });
  }

  function atOf({ edit_date, date }: Message): Timestamp {
    const seconds = edit_date ?? date;
    return seconds === 0 ? clock.now() : timestamp(seconds * 1000);
  }

  return { take, albums };
}
