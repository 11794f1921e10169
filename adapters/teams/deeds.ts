// What agents do in the chains becomes desk events, each stored before it is acknowledged; the outcome goes to who acted.

import {
  type AgentText,
  type Content,
  type DeskAct,
  type DeskEvent,
  type EventKey,
  type HandoffId,
  isPrivateText,
  type Log,
  parseAgentText,
  type Timestamp,
  timestamp,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { openAgentFiles } from './agent-files.ts';
import type { Client } from './client.ts';
import { contentOf, readingsOf, type TeamsFile } from './content.ts';
import type { Answer } from './hook.ts';
import { messageKey } from './inbound.ts';
import { type DeskDeed, readDeskActivity } from './inbound-desk.ts';
import { type PressParts, pressTaker } from './presses.ts';
import { type Activity, type ChannelAccount, momentOf } from './wire.ts';
import { type DeskLanguage, refusalText, words } from './words.ts';

export type DeedsParts = Omit<PressParts, 'actOf'> & {
  readonly account: string;
  readonly context: Pick<AdapterContext, 'clock' | 'shelf'>;
  readonly log: Log;
  client(): Promise<Client>;
  /** The case a chain shows or showed, open or over. */
  handoffOf(thread: string): Promise<HandoffId | undefined>;
  /** The bot was put out of the team, or let in again. */
  membership(isMember: boolean): void;
};

/** What the words ask for; undefined when they ask for nothing and the agent was told so. */
export type ActOf = (
  typed: string,
  content: readonly Content[],
  files: readonly TeamsFile[],
  told: { readonly language: DeskLanguage; readonly handoff: HandoffId; tell(text: string): void },
) => Promise<DeskAct | undefined>;

/** What buttons and commands without an argument do. */
export const simpleActs = {
  claim: { kind: 'claimed' },
  resolve: { kind: 'resolved' },
  bot: { kind: 'returned' },
  ticket: { kind: 'ticketed' },
} as const satisfies Record<string, DeskAct>;

type MessageDeed = Extract<DeskDeed, { kind: 'message' }>;

export function openDeeds(parts: DeedsParts): { take(activity: Activity): Promise<Answer | undefined> } {
  const { desk, account, context, roster, log, inlet, handoffOf, replyTo } = parts;
  const strangers = new Set<string>();
  const { readyFor, noteOf } = openAgentFiles(parts);
  const takePress = pressTaker({ ...parts, actOf });

  async function take(activity: Activity): Promise<Answer | undefined> {
    const deed = readDeskActivity(activity);
    switch (deed.kind) {
      case 'message':
        return takeMessage(deed, activity);
      case 'press':
        return takePress(deed, activity);
      case 'deleted':
        return takeDeletion(deed, activity);
      case 'membership':
        parts.membership(deed.isMember);
        return undefined;
      case 'nothing':
        log.debug({ why: deed.why }, "an activity in the team's channel was ignored");
        return activity.type === 'invoke' ? { status: 501, body: {} } : undefined;
      default:
        return deed satisfies never;
    }
  }

  async function takeMessage(deed: MessageDeed, activity: Activity): Promise<undefined> {
    const { by, thread, id, edited } = deed;
    const handoff = await handoffOf(thread);
    if (handoff === undefined) return;
    const key = messageKey(account, thread, id);
    const { content, files } = contentOf(activity, (index) => `${key}/${index}`);
    if (content.length === 0) return;
    const actor = roster.actorOf(by);
    if (!actor) return tellStranger(by, thread, activity);
    const typed = content.find(({ kind }) => kind === 'text');
    const said = readingsOf(activity).find(isPrivateText) ?? (typed?.kind === 'text' ? typed.text : '');
    const language = roster.languageOf(by, activity.locale);
    const base = { desk, handoff, by: actor, at: atOf(activity) };
    const tell = (text: string) => replyTo(by, thread, text);
    const act = edited
      ? await editOf(said, content, files, key, { language, tell, handoff })
      : await actOf(said, content, files, { language, tell, handoff });
    if (!act) return;
    const stamp = edited ? `${key}:edit:${momentOf(activity) ?? ''}` : key;
    await handle({ ...base, id: stamp as EventKey, ...act }, language, tell);
  }

  async function actOf(...[typed, content, files, told]: Parameters<ActOf>): ReturnType<ActOf> {
    const { language, tell } = told;
    const { answer } = words[language];
    const read = parseAgentText(typed);
    switch (read.kind) {
      case 'say': {
        const ready = await readyFor(content, files);
        if (typeof ready === 'string') tell(answer[ready]);
        return typeof ready === 'string' ? undefined : { kind: 'said', content: ready };
      }
      case 'note':
        return { kind: 'noted', content: await noteOf(read.text, content, files) };
      case 'unknown_command':
        tell(answer.unknownCommand(read.name));
        return undefined;
      case 'command':
        return commandAct(read.command, typed, told);
      default:
        return read satisfies never;
    }
  }

  async function commandAct(
    command: Extract<AgentText, { kind: 'command' }>['command'],
    typed: string,
    told: Parameters<ActOf>[3],
  ): Promise<DeskAct | undefined> {
    const { language, tell } = told;
    const { answer, commands } = words[language];
    if (command.name === 'help') {
      tell(commands.map(({ command: name, description }) => `/${name} ${description}`).join('\n'));
      return undefined;
    }
    if (command.name === 'suggest') return suggest(command.number, told);
    if (command.name === 'transfer') {
      const target = roster.targetOf([command.to, command.note].filter((part) => part).join(' '));
      if (!target)
        tell(
          answer.transferHow(
            roster
              .targets()
              .map(({ name }) => name)
              .join(', '),
          ),
        );
      return target && { kind: 'transferred', ...target };
    }
    if (/[\n\r]\s*\S/.test(typed.trim())) tell(answer.linesDropped);
    return simpleActs[command.name];
  }

  /** With a number it is a reply; without one the agent is shown what there is. */
  async function suggest(
    number: number | undefined,
    { language, handoff, tell }: Parameters<ActOf>[3],
  ): Promise<DeskAct | undefined> {
    const { answer } = words[language];
    if (number !== undefined) {
      const one = await inlet().suggested(handoff, desk, number);
      if (!one) tell(answer.noSuchSuggestion);
      return one && { kind: 'said', content: [{ kind: 'text', text: one.text }], suggested: true };
    }
    const shown = (await inlet().suggest(handoff, desk)).map(({ text }, at) => `${at + 1}. ${text.slice(0, 600)}`);
    tell(shown.length > 0 ? [answer.suggestions, ...shown].join('\n') : answer.noSuggestions);
    return undefined;
  }

  /** What is now private or a command stays among colleagues, whatever it was before; commands do not act by an edit. */
  async function editOf(
    ...[typed, content, files, of, { language, tell }]: [
      string,
      readonly Content[],
      readonly TeamsFile[],
      EventKey,
      Parameters<ActOf>[3],
    ]
  ): Promise<DeskAct | undefined> {
    const read = parseAgentText(typed);
    if (read.kind !== 'say')
      return { kind: 'noted', content: await noteOf(read.kind === 'note' ? read.text : typed, content, files) };
    const ready = await readyFor(content, files);
    if (typeof ready === 'string') tell(words[language].answer[ready]);
    return typeof ready === 'string' ? undefined : { kind: 'edited', of, content: ready };
  }

  /** Whoever deletes his words here takes them back from the customer, or is told that he cannot. */
  async function takeDeletion(
    { thread, by, id }: Extract<DeskDeed, { kind: 'deleted' }>,
    activity: Activity,
  ): Promise<undefined> {
    const open = await inlet().caseOf(desk, thread);
    const actor = roster.actorOf(by);
    if (!open || !actor) return;
    const of = messageKey(account, thread, id);
    const at = context.clock.now();
    const event = {
      id: `${of}:recall` as EventKey,
      desk,
      handoff: open.id,
      by: actor,
      at,
      kind: 'recalled',
      of,
    } as const;
    await handle(event, roster.languageOf(by, activity.locale), (text) => replyTo(by, thread, text));
  }

  async function handle(event: DeskEvent, language: DeskLanguage, tell: (text: string) => void): Promise<void> {
    const outcome = await inlet().handle(event);
    const refused = refusalText(outcome, language, roster.nameOf);
    if (refused !== undefined) tell(refused);
    // Its writer should see that it was taken as a note and went no further.
    else if (event.kind === 'noted' && outcome.status === 'done') tell(`🔒 ${words[language].answer.noted}`);
  }

  /** Told once a person and run, so that a talkative stranger is not answered each time. */
  function tellStranger(by: ChannelAccount, thread: string, activity: Activity): undefined {
    if (strangers.has(by.id)) return;
    if (strangers.size >= 1000) strangers.clear();
    strangers.add(by.id);
    const { answer } = words[roster.languageOf(by, activity.locale)];
    replyTo(by, thread, `${answer.notListed} ${answer.yourId(by.aadObjectId ?? '-')}`);
  }

  function atOf(activity: Activity): Timestamp {
    const at = momentOf(activity);
    return at === undefined ? context.clock.now() : timestamp(at);
  }

  return { take };
}
