// What agents do in the threads becomes desk events, each stored before it counts as taken; the outcome goes to who acted.

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
  timestamp,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { openAgentFiles } from './agent-files.ts';
import { openAnswers } from './answer.ts';
import type { Client } from './client.ts';
import type { DeskSettings } from './config.ts';
import { contentOf } from './content.ts';
import { messageKey } from './inbound.ts';
import { readDeskEvent } from './inbound-desk.ts';
import { openPresses } from './presses.ts';
import type { Roster } from './roster.ts';
import { simpleActs } from './slash.ts';
import { type Dispatch, type Message, momentOf, type User } from './wire.ts';
import { type DeskLanguage, refusalText, words } from './words.ts';

export type DeedsParts = {
  readonly desk: string;
  readonly settings: DeskSettings;
  readonly context: AdapterContext;
  readonly roster: Roster;
  readonly log: Log;
  readonly aside: Set<Promise<unknown>>;
  inlet(): DeskInlet;
  client(): Client;
  cdn(): string;
  /** The case a thread shows or showed, open or over. */
  handoffOf(thread: string): Promise<HandoffId | undefined>;
  /** A line of ours in a thread that nobody waits for; under a message if one is named. */
  say(thread: string, text: string, under?: string): void;
  writeDown(thread: string, kind: 'note', name: string, text: string): void;
  mark(thread: string, message: string): void;
  /** Opens a thread somebody closed whose customer still waits, and says so in it. */
  wake(thread: string, text: string): void;
  forget(thread: string): Promise<void>;
};

/** What to say to whoever acted, and about which message. */
type Under = { readonly language: DeskLanguage; readonly thread: string; readonly message: string };

export function openDeeds(parts: DeedsParts): (dispatch: Dispatch) => Promise<void> {
  const { desk, settings, context, roster, log, aside, inlet, handoffOf, say, mark } = parts;
  const { account } = settings;
  const { clock } = context;
  const told = new Set<string>();
  /** Who said what the customer was sent, by message: Discord does not tell who deleted it. */
  const passedOn = new Map<string, { readonly by: DeskEvent['by']; readonly handoff: HandoffId }>();
  const { readyFor, noteOf } = openAgentFiles(parts);
  const presses = openPresses(parts);
  let answerTo: ReturnType<typeof openAnswers> | undefined;

  return async function take(dispatch: Dispatch): Promise<void> {
    const deed = readDeskEvent(dispatch);
    switch (deed.kind) {
      case 'message':
        return takeMessage(deed.message, deed.by, deed.edited);
      case 'press':
      case 'command': {
        answerTo ??= openAnswers({ client: parts.client(), clock, log, aside });
        const answer = answerTo(dispatch);
        if (!answer) return;
        return deed.kind === 'press' ? presses.press(deed, answer) : presses.command(deed, answer);
      }
      case 'deleted':
        return takeDeletion(deed.message, deed.thread);
      case 'archived':
        return takeArchived(deed.thread);
      case 'thread_gone':
        return takeGone(deed.thread);
      case 'nothing':
        return log.debug({ event: dispatch.t, why: deed.why }, "an event in the team's channel was ignored");
      default:
        deed satisfies never;
    }
  };

  async function takeMessage(message: Message, by: User, edited: boolean): Promise<void> {
    const thread = message.channel_id;
    const handoff = await handoffOf(thread);
    if (handoff === undefined) return;
    const actor = roster.actorOf(by);
    if (!actor) return tellStranger(by, thread, message.id);
    const content = contentOf(message);
    const read = parseAgentText(message.content);
    const key = messageKey(account, message.id);
    const under: Under = { language: roster.languageOf(by), thread, message: message.id };
    const base = { desk, handoff, by: actor, at: timestamp(momentOf(message.id)) };
    if (edited) return takeEdit(message, { base, key, read, content, under });
    const act = await actOf(read, content, message.content, under);
    if (act) await handle({ ...base, id: key, ...act }, under);
  }

  /** What the words ask for; undefined when they ask for nothing and the agent was told so. */
  async function actOf(
    read: AgentText,
    content: readonly Content[],
    typed: string,
    under: Under,
  ): Promise<DeskAct | undefined> {
    const { answer } = words[under.language];
    switch (read.kind) {
      case 'say': {
        const ready = await readyFor(content);
        if (typeof ready === 'string') reply(answer[ready], under);
        return typeof ready === 'string' ? undefined : { kind: 'said', content: ready };
      }
      case 'note':
        return { kind: 'noted', content: await noteOf(read.text, content) };
      case 'unknown_command':
        reply(answer.unknownCommand(read.name), under);
        return undefined;
      case 'command':
        return commandAct(read.command, typed, under);
      default:
        return read satisfies never;
    }
  }

  /** Slash commands typed as plain words: with a number it is a reply, without one he is shown what there is. */
  async function suggest(number: number | undefined, under: Under): Promise<DeskAct | undefined> {
    const { answer } = words[under.language];
    const handoff = await handoffOf(under.thread);
    if (handoff === undefined) return undefined;
    if (number !== undefined) {
      const one = await inlet().suggested(handoff, desk, number);
      if (!one) reply(answer.noSuchSuggestion, under);
      return one && { kind: 'said', content: [{ kind: 'text', text: one.text }], suggested: true };
    }
    const shown = (await inlet().suggest(handoff, desk)).map(({ text }, at) => `${at + 1}. ${text.slice(0, 500)}`);
    reply(shown.length > 0 ? shown.join('\n') : answer.noSuggestions, under);
    return undefined;
  }

  async function commandAct(
    command: Extract<AgentText, { kind: 'command' }>['command'],
    typed: string,
    under: Under,
  ): Promise<DeskAct | undefined> {
    const { answer, commands } = words[under.language];
    if (command.name === 'help') {
      reply(commands.map(({ command: name, description }) => `/${name} ${description}`).join('\n'), under);
      return undefined;
    }
    if (command.name === 'suggest') return suggest(command.number, under);
    if (command.name === 'transfer') {
      const target = roster.targetOf([command.to, command.note].filter((part) => part).join(' '));
      if (!target)
        reply(
          answer.transferHow(
            roster
              .targets()
              .map(({ name }) => name)
              .join(', '),
          ),
          under,
        );
      return target && { kind: 'transferred', ...target };
    }
    if (/[\n\r]\s*\S/.test(typed.trim())) reply(answer.linesDropped, under);
    return simpleActs[command.name];
  }

  async function takeEdit(
    message: Message,
    {
      base,
      key,
      read,
      content,
      under,
    }: {
      base: Omit<DeskEvent, 'id' | keyof DeskAct>;
      key: EventKey;
      read: AgentText;
      content: readonly Content[];
      under: Under;
    },
  ): Promise<void> {
    const id = `${key}:edit:${Date.parse(message.edited_timestamp ?? '')}` as EventKey;
    const at = clock.now();
    // What is now private or a command stays among colleagues, whatever it was before; commands do not act by an edit.
    if (read.kind !== 'say') {
      const text = read.kind === 'note' ? read.text : message.content;
      return handle({ ...base, at, id, kind: 'noted', content: await noteOf(text, content) }, under);
    }
    const ready = await readyFor(content);
    if (typeof ready === 'string') return reply(words[under.language].answer[ready], under);
    await handle({ ...base, at, id, kind: 'edited', of: key, content: ready }, under);
  }

  /** What is deleted here is taken back from the customer; where that cannot be, the thread is told. */
  async function takeDeletion(message: string, thread: string): Promise<void> {
    const said = passedOn.get(message);
    if (!said) return;
    const of = messageKey(account, message);
    const event = { id: `${of}:recall` as EventKey, desk, ...said, at: clock.now(), kind: 'recalled', of } as const;
    const outcome = await inlet().handle(event);
    passedOn.delete(message);
    if (outcome.status === 'refused') say(thread, words[roster.deskLanguage()].answer.notRecalled);
  }

  /** A thread closed by hand, or asleep after a week, is not a case resolved: its customer would wait where nobody looks. */
  async function takeArchived(thread: string): Promise<void> {
    const open = await inlet().caseOf(desk, thread);
    if (!open || open.state.kind === 'left_message') return;
    parts.wake(thread, words[roster.deskLanguage()].answer.reopened);
  }

  async function takeGone(thread: string): Promise<void> {
    const open = await inlet().caseOf(desk, thread);
    if (open) {
      const id = eventKey('discord', account, `thread:${thread}:gone`);
      const by: DeskActor = { platformUser: '' };
      await inlet().handle({ id, desk, handoff: open.id, by, at: clock.now(), kind: 'thread_gone' });
    }
    await parts.forget(thread);
  }

  async function handle(
    event: DeskEvent & { readonly by: DeskActor & { readonly agent?: AgentId } },
    under: Under,
  ): Promise<void> {
    const outcome = await inlet().handle(event);
    const refusal = refusalText(outcome, under.language, roster.nameOf);
    if (refusal !== undefined) return reply(refusal, under);
    if (outcome.status !== 'done') return;
    // The mark tells its writer that it was taken as a note and went no further.
    if (event.kind === 'noted') mark(under.thread, under.message);
    if (event.kind !== 'said') return;
    passedOn.set(under.message, { by: event.by, handoff: event.handoff });
    if (passedOn.size > 2000) passedOn.delete(passedOn.keys().next().value!);
  }

  /** Told once a person and run, so that a talkative stranger is not answered each time. */
  function tellStranger(user: User, thread: string, message: string): void {
    if (told.has(user.id)) return;
    if (told.size >= 1000) told.clear();
    told.add(user.id);
    const { answer } = words[roster.languageOf(user)];
    say(thread, `${answer.notListed} ${answer.yourId(user.id)}`, message);
  }

  function reply(text: string, { thread, message }: Under): void {
    say(thread, text, message);
  }
}
