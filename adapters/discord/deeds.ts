// What agents do in the threads becomes desk events, each stored before it counts as taken; the outcome goes to who acted.

import {
  type ChatActor,
  type DeskActor,
  type DeskEvent,
  type DeskInlet,
  type DeskLanguage,
  type EventKey,
  eventKey,
  type HandoffId,
  type Log,
  openAgentFiles,
  openTypedActs,
  refusalText,
  suggestionLines,
  type Typed,
  timestamp,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { openAnswers } from './answer.ts';
import type { Client } from './client.ts';
import type { DeskSettings } from './config.ts';
import { contentOf } from './content.ts';
import { fetchFile } from './files.ts';
import { messageKey } from './inbound.ts';
import { readDeskEvent } from './inbound-desk.ts';
import { openPresses } from './presses.ts';
import type { Roster } from './roster.ts';
import { type Dispatch, type Message, momentOf, type User } from './wire.ts';
import { words } from './words.ts';

/** An agent's file is fetched before his message counts as taken; his thread waits no longer than this, ms. */
const fetchMs = 20_000;

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

/** Which message an act came by, and in which language its writer is answered. */
type Came = {
  readonly by: ChatActor;
  readonly language: DeskLanguage;
  readonly thread: string;
  readonly message: string;
};

export function openDeeds(parts: DeedsParts): (dispatch: Dispatch) => Promise<void> {
  const { desk, settings, context, roster, log, aside, inlet, handoffOf, say, mark } = parts;
  const { account } = settings;
  const { clock } = context;
  /** Who said what the customer was sent, by message: Discord does not tell who deleted it. */
  const passedOn = new Map<string, { readonly by: DeskEvent['by']; readonly handoff: HandoffId }>();
  const files = openAgentFiles({
    clock,
    shelf: context.shelf,
    log,
    withinMs: fetchMs,
    fetch: ({ platform }, signal) => fetchFile(platform, { client: parts.client(), cdn: parts.cdn(), signal }),
  });
  const acts = openTypedActs({ desk, roster, inlet });
  const presses = openPresses({ ...parts, acts });
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
    const key = messageKey(account, message.id);
    const language = roster.languageOf(by);
    const came: Came = { by: actor, language, thread, message: message.id };
    const tell = (text: string) => say(thread, text, message.id);
    const typed: Typed = {
      handoff,
      text: message.content,
      content: contentOf(message),
      files,
      words: words[language],
      tell,
      show: (suggestions) => tell(suggestionLines(suggestions, words[language])),
    };
    const act = edited ? await acts.editOf(typed, key) : await acts.actOf(typed);
    if (!act) return;
    const at = edited ? clock.now() : timestamp(momentOf(message.id));
    const id = edited ? (`${key}:edit:${Date.parse(message.edited_timestamp ?? '')}` as EventKey) : key;
    await handle({ id, desk, handoff, by: actor, at, ...act }, came);
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

  async function handle(event: DeskEvent, { by, language, thread, message }: Came): Promise<void> {
    const outcome = await inlet().handle(event);
    const refusal = refusalText(outcome, by, words[language], roster.nameOf);
    if (refusal !== undefined) return say(thread, refusal, message);
    if (outcome.status !== 'done') return;
    // The mark tells its writer that it was taken as a note and went no further.
    if (event.kind === 'noted') mark(thread, message);
    if (event.kind !== 'said') return;
    passedOn.set(message, { by: event.by, handoff: event.handoff });
    if (passedOn.size > 2000) passedOn.delete(passedOn.keys().next().value!);
  }

  function tellStranger(user: User, thread: string, message: string): void {
    if (roster.isNewStranger(user)) say(thread, words[roster.languageOf(user)].answer.notListed(user.id), message);
  }
}
