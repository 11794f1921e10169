// What an agent typed on a chat desk becomes the act it asks for, or a sentence that says why it asks for none.

import type { Content, DeskAct, EventKey, HandoffId } from '../model/index.ts';
import type { DeskInlet, DeskSuggestion } from '../ports/index.ts';
import type { AgentFiles } from './agent-files.ts';
import type { ChatRoster } from './chat-roster.ts';
import { type ChatWords, commandHelp } from './chat-words.ts';
import { type AgentCommand, parseAgentText } from './privacy.ts';

/** About which case he typed, what his message holds, and how he is answered. */
export type Typed = {
  readonly handoff: HandoffId;
  readonly text: string;
  /** The whole message, its text included. */
  readonly content: readonly Content[];
  readonly files: AgentFiles;
  readonly words: ChatWords;
  /** How commands are written here; the plain list of them when left out. */
  readonly help?: string;
  /** A sentence for him. */
  tell(sentence: string): void;
  /** Shows what could be answered, numbered from 1; there is at least one. */
  show(suggestions: readonly DeskSuggestion[]): void;
};

export interface TypedActs {
  /** What his words ask for; undefined when they ask for nothing and he was told so. */
  actOf(typed: Typed): Promise<DeskAct | undefined>;
  /**
   * What his changed words ask for. What is now private or a command stays among colleagues, whatever it was before;
   * commands do not act by an edit.
   */
  editOf(typed: Typed, of: EventKey): Promise<DeskAct | undefined>;
  /** Saying a suggestion, by its number in the list shown last or by its own id; undefined when there is none such. */
  suggestedAct(handoff: HandoffId, which: number | string): Promise<DeskAct | undefined>;
}

/** What buttons and commands without an argument do. */
export const simpleActs = {
  claim: { kind: 'claimed' },
  resolve: { kind: 'resolved' },
  bot: { kind: 'returned' },
  ticket: { kind: 'ticketed' },
} as const satisfies Record<string, DeskAct>;

export function openTypedActs({
  desk,
  roster,
  inlet,
}: {
  readonly desk: string;
  readonly roster: Pick<ChatRoster, 'targetOf' | 'targetNames'>;
  inlet(): Pick<DeskInlet, 'suggest' | 'suggested'>;
}): TypedActs {
  async function actOf(typed: Typed): Promise<DeskAct | undefined> {
    const { text, content, files, words, tell } = typed;
    const read = parseAgentText(text);
    switch (read.kind) {
      case 'say': {
        const ready = await readyOf(typed);
        return ready && { kind: 'said', content: ready };
      }
      case 'note':
        return { kind: 'noted', content: await files.noteOf(read.text, content) };
      case 'unknown_command':
        tell(words.answer.unknownCommand(read.name));
        return undefined;
      case 'command':
        return commandAct(read.command, typed);
      default:
        return read satisfies never;
    }
  }

  async function editOf(typed: Typed, of: EventKey): Promise<DeskAct | undefined> {
    const { text, content, files } = typed;
    const read = parseAgentText(text);
    if (read.kind !== 'say')
      return { kind: 'noted', content: await files.noteOf(read.kind === 'note' ? read.text : text, content) };
    const ready = await readyOf(typed);
    return ready && { kind: 'edited', of, content: ready };
  }

  async function readyOf({ content, files, words, tell }: Typed): Promise<readonly Content[] | undefined> {
    const ready = await files.readyFor(content);
    if (typeof ready !== 'string') return ready;
    tell(words.answer[ready]);
    return undefined;
  }

  async function commandAct(command: AgentCommand, typed: Typed): Promise<DeskAct | undefined> {
    const { text, words, help, tell } = typed;
    switch (command.name) {
      case 'help':
        tell(help ?? commandHelp(words));
        return undefined;
      case 'transfer': {
        const target = roster.targetOf([command.to, command.note].filter((word) => word).join(' '));
        if (!target) tell(words.answer.transferHow(roster.targetNames()));
        return target && { kind: 'transferred', ...target };
      }
      case 'suggest':
        return suggest(command.number, typed);
      case 'claim':
      case 'resolve':
      case 'bot':
      case 'ticket':
        if (/[\n\r]\s*\S/.test(text.trim())) tell(words.answer.linesDropped);
        return simpleActs[command.name];
      default:
        return command satisfies never;
    }
  }

  /** With a number it is a reply; without one he is shown what there is. */
  async function suggest(
    number: number | undefined,
    { handoff, words: { answer }, tell, show }: Typed,
  ): Promise<DeskAct | undefined> {
    if (number !== undefined) {
      const act = await suggestedAct(handoff, number);
      if (!act) tell(answer.noSuchSuggestion);
      return act;
    }
    const found = await inlet().suggest(handoff, desk);
    if (found.length === 0) tell(answer.noSuggestions);
    else show(found);
    return undefined;
  }

  async function suggestedAct(handoff: HandoffId, which: number | string): Promise<DeskAct | undefined> {
    const one = await inlet().suggested(handoff, desk, which);
    return one && { kind: 'said', content: [{ kind: 'text', text: one.text }], suggested: true };
  }

  return { actOf, editOf, suggestedAct };
}

/** Suggestions as lines to read, numbered as `/suggest` counts them. */
export function suggestionLines(suggestions: readonly DeskSuggestion[], { answer }: ChatWords): string {
  const lines = suggestions.map(
    ({ text }, index) => `${index + 1}. ${text.length > 600 ? `${text.slice(0, 599).toWellFormed()}…` : text}`,
  );
  return [answer.suggestions, ...lines].join('\n');
}
