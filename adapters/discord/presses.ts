// Buttons, lists and slash commands: each is answered to its person alone, and those of listed agents become desk events.

import {
  type ChatActor,
  type DeskAct,
  type DeskEvent,
  type DeskInlet,
  type DeskLanguage,
  type DeskOutcome,
  eventKey,
  type HandoffId,
  refusalText,
  simpleActs,
  type TypedActs,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import type { Answer } from './answer.ts';
import { type PressVerb, readPress, suggestionsOf, transferList } from './card.ts';
import type { DeskDeed } from './inbound-desk.ts';
import { escapeText } from './markup.ts';
import type { Roster } from './roster.ts';
import { readSlash } from './slash.ts';
import type { Interaction } from './wire.ts';
import { words } from './words.ts';

type Press = Extract<DeskDeed, { kind: 'press' }>;
type Command = Extract<DeskDeed, { kind: 'command' }>;
type Who = { readonly actor: ChatActor; readonly language: DeskLanguage };

export type PressParts = {
  readonly desk: string;
  readonly settings: { readonly account: string };
  readonly context: Pick<AdapterContext, 'clock'>;
  readonly roster: Roster;
  readonly acts: Pick<TypedActs, 'suggestedAct'>;
  inlet(): DeskInlet;
  /** The case a thread shows or showed, open or over. */
  handoffOf(thread: string): Promise<HandoffId | undefined>;
  /** What was noted by a command stands in no message of the agent's: it is written into the thread for him. */
  writeDown(thread: string, kind: 'note', name: string, text: string): void;
};

export type Presses = {
  press(deed: Press, answer: Answer): Promise<void>;
  command(deed: Command, answer: Answer): Promise<void>;
};

export function openPresses({
  desk,
  settings: { account },
  context: { clock },
  roster,
  acts: { suggestedAct },
  inlet,
  handoffOf,
  writeDown,
}: PressParts): Presses {
  /** The agent, or nobody, who is then told so. */
  function agentOf(deed: Press | Command, answer: Answer): Who | undefined {
    const language = roster.languageOf(deed.by, deed.interaction.locale);
    const actor = roster.actorOf(deed.by);
    if (actor) return { actor, language };
    tell(answer, words[language].answer.notListed(deed.by.id));
    return undefined;
  }

  async function act(
    what: DeskAct,
    { interaction, actor, handoff }: { interaction: Interaction; actor: ChatActor; handoff: HandoffId },
  ): Promise<DeskOutcome> {
    const id = eventKey('discord', account, `press:${interaction.id}`);
    const event: DeskEvent = { id, desk, handoff, by: actor, at: clock.now(), ...what };
    return inlet().handle(event);
  }

  async function press(deed: Press, answer: Answer): Promise<void> {
    const who = agentOf(deed, answer);
    if (!who) return;
    const { actor, language } = who;
    const say = words[language].answer;
    const { interaction } = deed;
    const read = readPress(interaction.data?.custom_id);
    const handoff = read && (await inlet().find(read.handoff as HandoffId));
    if (!read || !handoff) return tell(answer, say.noCase);
    const wish =
      read.verb === 'send'
        ? ((await suggestedAct(handoff.id, read.argument)) ?? 'none such')
        : wishOf(read.verb, interaction);
    switch (wish) {
      case 'note':
        return tell(answer, say.noteHow);
      case 'suggest':
        return answer.privately(suggestionsOf(handoff, await inlet().suggest(handoff.id, desk), language));
      case 'none such':
        return tell(answer, say.noSuchSuggestion);
      case 'transfer': {
        const components = transferList(handoff, roster.targets(), language);
        return answer.privately({ content: say.transferTo, components });
      }
      case 'nothing':
        return tell(answer, say.noCase);
      default: {
        const outcome = await act(wish, { interaction, actor, handoff: handoff.id });
        report(outcome, answer, who, wish.kind === 'claimed' ? say.claimed : say.done);
      }
    }
  }

  async function command(deed: Command, answer: Answer): Promise<void> {
    const who = agentOf(deed, answer);
    if (!who) return;
    const { actor, language } = who;
    const say = words[language].answer;
    const { interaction, name } = deed;
    const thread = interaction.channel_id;
    const id = await handoffOf(thread);
    if (id === undefined) return tell(answer, say.noCase);
    const ask = readSlash(name, interaction, roster);
    switch (ask.kind) {
      case 'act': {
        const outcome = await act(ask.act, { interaction, actor, handoff: id });
        const note =
          ask.act.kind === 'noted' && ask.act.content[0]?.kind === 'text' ? ask.act.content[0].text : undefined;
        const done = { claimed: say.claimed, noted: say.noted }[ask.act.kind as string] ?? say.done;
        report(outcome, answer, who, done);
        if (note !== undefined && outcome.status === 'done') writeDown(thread, 'note', actor.name ?? '', note);
        return;
      }
      case 'suggest': {
        const handoff = await inlet().find(id);
        if (!handoff) return tell(answer, say.noCase);
        if (ask.number === undefined)
          return answer.privately(suggestionsOf(handoff, await inlet().suggest(id, desk), language));
        const chosen = await suggestedAct(id, ask.number);
        if (!chosen) return tell(answer, say.noSuchSuggestion);
        return report(await act(chosen, { interaction, actor, handoff: id }), answer, who, say.done);
      }
      case 'whom':
        return tell(answer, say.transferHow(roster.targetNames()));
      case 'unknown':
        return tell(answer, say.unknownCommand(name));
      default:
        ask satisfies never;
    }
  }

  function report(outcome: DeskOutcome, answer: Answer, { actor, language }: Who, done: string): void {
    tell(answer, refusalText(outcome, actor, words[language], roster.nameOf) ?? done);
  }

  function tell(answer: Answer, text: string): void {
    answer.privately({ content: escapeText(text).slice(0, 1900) });
  }

  return { press, command };
}

function wishOf(
  verb: Exclude<PressVerb, 'send'>,
  { data }: Interaction,
): DeskAct | 'note' | 'transfer' | 'suggest' | 'nothing' {
  switch (verb) {
    case 'claim':
    case 'resolve':
    case 'bot':
    case 'ticket':
      return simpleActs[verb];
    case 'to': {
      const to = data?.values[0];
      return to === undefined ? 'nothing' : { kind: 'transferred', to };
    }
    case 'note':
    case 'transfer':
    case 'suggest':
      return verb;
    default:
      return verb satisfies never;
  }
}
