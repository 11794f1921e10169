// What agents write in the team's room becomes desk events, each stored before the next is read; refusals go to who acted.

import {
  type Content,
  type DeskAct,
  type DeskEvent,
  type DeskInlet,
  type HandoffId,
  type Log,
  parseAgentText,
  type Timestamp,
  timestamp,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { numbered } from './card.ts';
import type { Cases } from './cases.ts';
import { contentOf, recalledId } from './content.ts';
import { type DeskWords, deskWords, refusalText } from './desk-words.ts';
import type { Line } from './face.ts';
import { fetchFile } from './files.ts';
import { messageKey } from './inbound.ts';
import type { Links } from './links.ts';
import { readRoomLine, threadOf } from './prefix.ts';
import type { Actor, Roster } from './roster.ts';
import type { Contact, Message } from './wire.ts';

export type DeedsParts = {
  readonly desk: string;
  readonly account: string;
  readonly context: AdapterContext;
  readonly roster: Roster;
  readonly cases: Cases;
  readonly log: Log;
  inlet(): DeskInlet;
  line(): Line;
  links(): Links;
  /** Words for one person, nobody waits for them. */
  tell(who: Contact, text: string): void;
};

/** How long after `/file` the next file is meant for the customer, ms. */
const fileMs = 2 * 60_000;
/** Words sent to customers of which a recall is noticed. */
const saidKept = 1000;

type Doing = {
  readonly message: Message;
  readonly by: Actor;
  readonly number: number;
  readonly handoff: HandoffId;
  readonly words: DeskWords;
};

export function openDeeds(parts: DeedsParts): { take(message: Message): Promise<void> } {
  const { desk, account, context, roster, cases, log, inlet, line, links, tell } = parts;
  const { clock } = context;
  const stranger = new Set<string>();
  const fileFor = new Map<string, { readonly number: number; readonly until: number }>();
  const said = new Map<string, Doing>();

  async function take(message: Message): Promise<void> {
    if (message.isOwn && (await line().echoes.isOurs(message))) return;
    const { from, type } = message;
    if (type === 'recalled') return takeRecall(message);
    const by = roster.actorOf(from);
    const words = deskWords[roster.languageOf(from)];
    if (type !== 'text') return takeFile(message, by, words);
    const read = readRoomLine(message.text);
    if (read.kind === 'talk') return;
    if (!by) return tellStranger(from, words);
    if (read.kind === 'relink') return relink(read, from, by, words);
    const handoff = await handoffOf(read.number);
    if (handoff === undefined) return tell(from, words.noCase);
    await takeWords(read.rest, { message, by, number: read.number, handoff, words });
  }

  async function handoffOf(number: number): Promise<HandoffId | undefined> {
    return (await inlet().caseOf(desk, threadOf(number)))?.id ?? (await cases.of(number))?.handoff;
  }

  async function takeWords(rest: string, doing: Doing): Promise<void> {
    const { message, words, number } = doing;
    const { from } = message;
    const read = parseAgentText(rest);
    switch (read.kind) {
      case 'say':
        if (rest.trim() === '') return tell(from, words.help(number));
        return handle({ kind: 'said', content: [{ kind: 'text', text: read.text }] }, doing);
      case 'note':
        return handle({ kind: 'noted', content: [{ kind: 'text', text: read.text }] }, doing);
      case 'command':
        return takeCommand(read.command, rest, doing);
      case 'unknown_command':
        if (read.name === 'file') return expectFile(doing);
        return tell(from, words.unknownCommand(read.name));
      default:
        read satisfies never;
    }
  }

  async function takeCommand(
    command: Extract<ReturnType<typeof parseAgentText>, { kind: 'command' }>['command'],
    rest: string,
    doing: Doing,
  ): Promise<void> {
    const { message, words, number } = doing;
    switch (command.name) {
      case 'help':
        return tell(message.from, words.help(number));
      case 'transfer': {
        const target = roster.targetOf([command.to, command.note].filter((word) => word).join(' '));
        if (!target) return tell(message.from, words.transferHow(roster.targets().join(', ')));
        return handle({ kind: 'transferred', ...target }, doing);
      }
      case 'suggest':
        return suggest(command.number, doing);
      case 'claim':
      case 'resolve':
      case 'bot':
      case 'ticket':
        if (/[\n\r]\s*\S/.test(rest.trim())) tell(message.from, words.linesDropped);
        return handle(simpleActs[command.name], doing);
      default:
        command satisfies never;
    }
  }

  /** With a number it is a reply; without one the agent is shown what there is. */
  async function suggest(choice: number | undefined, doing: Doing): Promise<void> {
    const { message, words, number, handoff } = doing;
    if (choice !== undefined) {
      const one = await inlet().suggested(handoff, desk, choice);
      if (!one) return tell(message.from, words.noSuchSuggestion);
      return handle({ kind: 'said', content: [{ kind: 'text', text: one.text }], suggested: true }, doing);
    }
    const found = await inlet().suggest(handoff, desk);
    if (found.length === 0) return tell(message.from, words.noSuggestions);
    tell(message.from, [`#${number}`, ...numbered(found, words), words.suggestHow(number)].join('\n'));
  }

  function expectFile({ by, number, words, message }: Doing): void {
    fileFor.set(by.platformUser, { number, until: clock.now() + fileMs });
    tell(message.from, words.fileNext(number));
  }

  /** A file carries no number, so it goes where its sender said just before, or nowhere. */
  async function takeFile(message: Message, by: Actor | undefined, words: DeskWords): Promise<void> {
    const expected = by && fileFor.get(by.platformUser);
    if (!by || !expected || expected.until < clock.now()) return;
    fileFor.delete(by.platformUser);
    const { number } = expected;
    const handoff = await handoffOf(number);
    if (handoff === undefined) return tell(message.from, words.noCase);
    const content = await onOurShelf(contentOf(message));
    if (typeof content === 'string') return tell(message.from, words[content]);
    await handle({ kind: 'said', content }, { message, by, number, handoff, words });
  }

  /** Any channel can send what lies on our shelf. */
  async function onOurShelf(content: readonly Content[]): Promise<Content[] | 'fileFailed' | 'unreadable'> {
    const ready: Content[] = [];
    for (const part of content) {
      if (part.kind === 'unreadable') return 'unreadable';
      if (part.kind !== 'media' || part.platform === undefined) {
        ready.push(part);
        continue;
      }
      try {
        const { bytes, ...hint } = await fetchFile(part, line(), context);
        const { platform: _platform, ...rest } = part;
        ready.push({ ...rest, ...(await context.shelf.put(bytes, hint)) });
      } catch (error) {
        log.warn({ error: String(error) }, "an agent's file was not fetched");
        return 'fileFailed';
      }
    }
    return ready;
  }

  async function takeRecall(message: Message): Promise<void> {
    const of = recalledId(message);
    const doing = of === undefined ? undefined : said.get(of);
    if (of === undefined || !doing) return;
    await handle({ kind: 'recalled', of: messageKey(account, of) }, { ...doing, message });
    said.delete(of);
  }

  async function relink(
    { number, isSame }: { number: number; isSame: boolean },
    from: Contact,
    by: Actor,
    words: DeskWords,
  ): Promise<void> {
    const verdict = await links().decide(number, isSame, by.agent);
    const answers = {
      linked: words.linked(number),
      refused: words.notLinked(number),
      'no such proposal': words.noProposal,
      'decided before': words.noProposal,
    } as const;
    tell(from, answers[verdict]);
  }

  async function handle(act: DeskAct, doing: Doing): Promise<void> {
    const { message, by, number, handoff, words } = doing;
    const event: DeskEvent = {
      id: messageKey(account, message.id),
      desk,
      handoff,
      by,
      at: atOf(message),
      ...act,
    };
    const outcome = await inlet().handle(event);
    const refusal = refusalText(outcome, number, words, roster.nameOf, by.platformUser);
    if (refusal !== undefined) return tell(message.from, `#${number} ${refusal}`);
    if (act.kind !== 'said') return;
    said.set(message.id, doing);
    if (said.size > saidKept) said.delete(said.keys().next().value!);
  }

  /** Told once a person and run, so that a talkative stranger is not answered each time. */
  function tellStranger(from: Contact, words: DeskWords): void {
    if (stranger.has(from.id)) return;
    if (stranger.size >= 1000) stranger.clear();
    stranger.add(from.id);
    tell(from, words.notListed(from.id));
  }

  function atOf({ at }: Message): Timestamp {
    return Number.isFinite(at) && at > 0 && at <= clock.now() ? timestamp(Math.floor(at)) : clock.now();
  }

  return { take };
}

const simpleActs = {
  claim: { kind: 'claimed' },
  resolve: { kind: 'resolved' },
  bot: { kind: 'returned' },
  ticket: { kind: 'ticketed' },
} as const satisfies Record<string, DeskAct>;
