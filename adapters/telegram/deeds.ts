// What agents do in the topics becomes desk events, each stored before it is acknowledged; the outcome goes to who acted.

import {
  type AgentId,
  type AgentText,
  type Content,
  type DeskAct,
  type DeskActor,
  type DeskEvent,
  type DeskInlet,
  type EventKey,
  eventKey,
  type HandoffId,
  type Log,
  parseAgentText,
  type Timestamp,
  timestamp,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { openAgentFiles } from './agent-files.ts';
import { type AlbumMember, type Albums, openAlbums } from './albums.ts';
import type { Client } from './client.ts';
import type { DeskSettings } from './config.ts';
import { contentOf } from './content.ts';
import { messageKey } from './inbound.ts';
import { readDeskUpdate } from './inbound-desk.ts';
import { openPresses, simpleActs } from './presses.ts';
import type { Roster } from './roster.ts';
import type { Message, Update, User } from './wire.ts';
import { type DeskLanguage, refusalText, words } from './words.ts';

type Actor = DeskActor & { readonly agent: AgentId };
/** An album's message as it waits on disk. */
type Held = {
  readonly by: Actor;
  readonly handoff: HandoffId;
  readonly at: Timestamp;
  readonly content: readonly Content[];
  readonly language: DeskLanguage;
};

/** What an agent wrote, and where he is answered. */
type Asked = {
  readonly typed: string;
  readonly language: DeskLanguage;
  readonly handoff: HandoffId;
  readonly thread: string;
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
  const told = new Set<string>();
  const { readyFor, noteOf } = openAgentFiles(parts);
  const { takePress, showSuggestions, suggestedAct } = openPresses(parts);
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
    const typed = message.text ?? message.caption ?? '';
    const read = parseAgentText(typed);
    const key = messageKey(account, message.chat.id, message.message_id);
    const language = roster.languageOf(by);
    const base = { desk, handoff, by: actor, at: atOf(message) };
    if (message.media_group_id === undefined || edited) await albums.settle(thread);
    if (edited) return takeEdit({ message, thread, base, key, read, content, update, language });
    if (message.media_group_id !== undefined) {
      const held: Held = { by: actor, handoff, at: base.at, content, language };
      return takeAlbum(message, thread, {
        message: String(message.message_id),
        isPrivate: read.kind !== 'say',
        item: held,
      });
    }
    const reply = (text: string) => replyIn(thread, text, message.message_id);
    const act = await actOf(read, content, { typed, language, reply, handoff, thread });
    if (act) await handle({ ...base, id: key, ...act }, { language, reply, message: message.message_id });
  }

  /** What the words ask for; undefined when they ask for nothing and the agent was told so. */
  async function actOf(read: AgentText, content: readonly Content[], asked: Asked): Promise<DeskAct | undefined> {
    const { language, reply } = asked;
    const { answer } = words[language];
    switch (read.kind) {
      case 'say': {
        const ready = await readyFor(content);
        if (typeof ready === 'string') reply(answer[ready]);
        return typeof ready === 'string' ? undefined : { kind: 'said', content: ready };
      }
      case 'note':
        return { kind: 'noted', content: await noteOf(read.text, content) };
      case 'unknown_command':
        reply(answer.unknownCommand(read.name));
        return undefined;
      case 'command':
        return commandAct(read.command, asked);
      default:
        return read satisfies never;
    }
  }

  async function commandAct(
    command: Extract<AgentText, { kind: 'command' }>['command'],
    asked: Asked,
  ): Promise<DeskAct | undefined> {
    const { typed, language, reply } = asked;
    const { answer } = words[language];
    if (command.name === 'help') {
      reply(
        `${words[language].commands.map(({ command: name, description }) => `/${name} ${description}`).join('\n')}`,
      );
      return undefined;
    }
    if (command.name === 'transfer') {
      const target = roster.targetOf([command.to, command.note].filter((part) => part).join(' '));
      if (!target) reply(answer.transferHow(targetNames()));
      return target && { kind: 'transferred', ...target };
    }
    if (command.name === 'suggest') return suggest(command.number, asked);
    if (/[\n\r]\s*\S/.test(typed.trim())) reply(answer.linesDropped);
    return simpleActs[command.name];
  }

  /** With a number it is a reply; without one the team is shown what there is. */
  async function suggest(
    number: number | undefined,
    { handoff, thread, language, reply }: Asked,
  ): Promise<DeskAct | undefined> {
    const { answer } = words[language];
    if (number !== undefined) {
      const act = await suggestedAct(handoff, number);
      if (!act) reply(answer.noSuchSuggestion);
      return act;
    }
    const found = await inlet().find(handoff);
    if (!found || !(await showSuggestions(found, thread, language))) reply(answer.noSuggestions);
    return undefined;
  }

  async function takeEdit({
    message,
    thread,
    base,
    key,
    read,
    content,
    update,
    language,
  }: {
    message: Message;
    thread: string;
    base: Omit<DeskEvent, 'id' | keyof DeskAct>;
    key: EventKey;
    read: AgentText;
    content: readonly Content[];
    update: Update;
    language: DeskLanguage;
  }): Promise<void> {
    const id = `${key}:edit:${message.edit_date ?? message.date}-${update.update_id}` as EventKey;
    const reply = (text: string) => replyIn(thread, text, message.message_id);
    const outcome = { language, reply, message: message.message_id };
    // What is now private or a command stays among colleagues, whatever it was before; commands do not act by an edit.
    if (read.kind !== 'say') {
      const text = read.kind === 'note' ? read.text : (message.text ?? message.caption ?? '');
      return handle({ ...base, id, kind: 'noted', content: await noteOf(text, content) }, outcome);
    }
    const ready = await readyFor(content);
    if (typeof ready === 'string') return reply(words[language].answer[ready]);
    const of = message.media_group_id === undefined ? key : albumKey(message);
    await handle({ ...base, id, kind: 'edited', of, content: ready }, outcome);
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
    const outcome = { language, reply, message: Number(first.message) };
    if (isPrivate) return handle({ ...base, kind: 'noted', content: await noteOf(undefined, content) }, outcome);
    const ready = await readyFor(content);
    if (typeof ready === 'string') return reply(words[language].answer[ready]);
    await handle({ ...base, kind: 'said', content: ready }, outcome);
  }

  /** Closing a topic by hand is not resolving: the customer would wait in a place where nobody looks. */
  async function takeClosing(thread: string, by: User): Promise<void> {
    const open = await inlet().caseOf(desk, thread);
    if (!open) return;
    inPassing('reopenForumTopic', { chat_id: Number(parts.chat()), message_thread_id: Number(thread) });
    replyIn(thread, words[roster.languageOf(by)].answer.reopened, undefined);
  }

  async function handle(
    event: DeskEvent,
    { language, reply, message }: { language: DeskLanguage; reply: (text: string) => void; message: number },
  ): Promise<void> {
    const outcome = await inlet().handle(event);
    const refusal = refusalText(outcome, language, roster.nameOf);
    if (refusal !== undefined) reply(refusal);
    // The mark tells its writer that it was taken as a note and went no further.
    else if (event.kind === 'noted' && outcome.status === 'done')
      inPassing('setMessageReaction', {
        chat_id: Number(parts.chat()),
        message_id: message,
        reaction: [{ type: 'emoji', emoji: '✍' }],
      });
  }

  /** Told once a person and run, so that a talkative stranger is not answered each time. */
  function tellStranger(user: User, thread: string, message: number): void {
    if (told.has(String(user.id))) return;
    if (told.size >= 1000) told.clear();
    told.add(String(user.id));
    const { answer } = words[roster.languageOf(user)];
    replyIn(thread, `${answer.notListed} ${answer.yourId(user.id)}`, message);
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

  function targetNames(): string {
    return roster
      .targets()
      .map(({ name }) => name)
      .join(', ');
  }

  function atOf({ edit_date, date }: Message): Timestamp {
    const seconds = edit_date ?? date;
    return seconds === 0 ? clock.now() : timestamp(seconds * 1000);
  }

  return { take, albums };
}
