// What agents write in the team's room becomes desk events, each stored before the next is read; refusals go to who acted.

import {
  type ChatActor,
  type DeskAct,
  type DeskEvent,
  type DeskInlet,
  type HandoffId,
  type Log,
  openAgentFiles,
  openTypedActs,
  parseAgentText,
  refusalText,
  type Timestamp,
  timestamp,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { numbered } from './card.ts';
import type { Cases } from './cases.ts';
import { contentOf, recalledId } from './content.ts';
import { type DeskWords, deskWords, wordsOfCase } from './desk-words.ts';
import type { Line } from './face.ts';
import { fetchFile } from './files.ts';
import { messageKey } from './inbound.ts';
import type { Links } from './links.ts';
import { readRoomLine, threadOf } from './prefix.ts';
import type { Roster } from './roster.ts';
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
/** An agent's file is fetched before the next message is read; the room waits no longer than this, ms. */
const fetchMs = 20_000;
/** Words sent to customers of which a recall is noticed. */
const saidKept = 1000;

type Doing = {
  readonly message: Message;
  readonly by: ChatActor;
  readonly number: number;
  readonly handoff: HandoffId;
  readonly words: DeskWords;
};

export function openDeeds(parts: DeedsParts): { take(message: Message): Promise<void> } {
  const { desk, account, context, roster, cases, log, inlet, line, links, tell } = parts;
  const { clock } = context;
  const acts = openTypedActs({ desk, roster, inlet });
  const files = openAgentFiles({
    clock,
    shelf: context.shelf,
    log,
    withinMs: fetchMs,
    fetch: (file, signal) => fetchFile(file, line(), context, signal),
  });
  const fileFor = new Map<string, { readonly number: number; readonly until: number }>();
  const said = new Map<string, Doing>();

  async function take(message: Message): Promise<void> {
    // Gateways replay the latest messages after a login: of our own ones nobody knows any more whose they were.
    if (message.isOwn && (message.at < (line().since ?? 0) || (await line().echoes.isOurs(message)))) return;
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
    if (handoff === undefined) return tell(from, words.answer.noCase);
    const { number, rest } = read;
    await takeWords(rest, { message, by, number, handoff, words: wordsOfCase(number, words) });
  }

  async function handoffOf(number: number): Promise<HandoffId | undefined> {
    return (await inlet().caseOf(desk, threadOf(number)))?.id ?? (await cases.of(number))?.handoff;
  }

  async function takeWords(rest: string, doing: Doing): Promise<void> {
    const { message, words, number, handoff } = doing;
    const help = words.help(number);
    const told = (sentence: string) => tell(message.from, sentence);
    if (rest.trim() === '') return told(help);
    const read = parseAgentText(rest);
    if (read.kind === 'unknown_command' && read.name === 'file') return expectFile(doing);
    const act = await acts.actOf({
      handoff,
      text: rest,
      content: [{ kind: 'text', text: rest }],
      files,
      words,
      help,
      tell: told,
      show: (suggestions) => told([`#${number}`, ...numbered(suggestions, words), words.suggestHow(number)].join('\n')),
    });
    if (act) await handle(act, doing);
  }

  function expectFile({ by, number, words, message }: Doing): void {
    fileFor.set(by.platformUser, { number, until: clock.now() + fileMs });
    tell(message.from, words.fileNext(number));
  }

  /** A file carries no number, so it goes where its sender said just before, or nowhere. */
  async function takeFile(message: Message, by: ChatActor | undefined, words: DeskWords): Promise<void> {
    const expected = by && fileFor.get(by.platformUser);
    if (!by || !expected || expected.until < clock.now()) return;
    fileFor.delete(by.platformUser);
    const { number } = expected;
    const handoff = await handoffOf(number);
    if (handoff === undefined) return tell(message.from, words.answer.noCase);
    const content = await files.readyFor(contentOf(message));
    if (typeof content === 'string') return tell(message.from, words.answer[content]);
    await handle({ kind: 'said', content }, { message, by, number, handoff, words: wordsOfCase(number, words) });
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
    by: ChatActor,
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
    const refusal = refusalText(outcome, by, words, roster.nameOf);
    if (refusal !== undefined) return tell(message.from, `#${number} ${refusal}`);
    if (act.kind !== 'said') return;
    said.set(message.id, doing);
    if (said.size > saidKept) said.delete(said.keys().next().value!);
  }

  function tellStranger(from: Contact, { answer }: DeskWords): void {
    if (roster.isNewStranger(from)) tell(from, answer.notListed(from.id));
  }

  function atOf({ at }: Message): Timestamp {
    return Number.isFinite(at) && at > 0 && at <= clock.now() ? timestamp(Math.floor(at)) : clock.now();
  }

  return { take };
}
