// The slash commands of the team's server: their registration, and what each asks for. Pure.

import { type DeskAct, simpleActs } from '../../core/index.ts';
import type { Roster } from './roster.ts';
import type { Interaction } from './wire.ts';
import { words } from './words.ts';

const options = {
  note: [['text', true]],
  suggest: [['number', false]],
  transfer: [
    ['to', true],
    ['note', false],
  ],
} as const satisfies Record<string, readonly (readonly [keyof typeof words.en.option, boolean])[]>;

/** For PUT …/guilds/…/commands: English, and Chinese where Discord is set to it. */
export function slashCommands(): object[] {
  const [en, zh] = [words.en, words.zh];
  return en.commands.map(({ command, description }, index) => ({
    name: command,
    type: 1,
    description,
    description_localizations: { 'zh-CN': zh.commands[index]!.description },
    ...(command in options
      ? {
          options: options[command as keyof typeof options].map(([name, required]) => ({
            ...(name === 'number' ? { type: 4, min_value: 1, max_value: 3 } : { type: 3 }),
            name,
            required,
            description: en.option[name],
            description_localizations: { 'zh-CN': zh.option[name] },
          })),
        }
      : {}),
  }));
}

export type SlashAsk =
  | { readonly kind: 'act'; readonly act: DeskAct }
  /** Without a number: show them. */
  | { readonly kind: 'suggest'; readonly number?: number }
  | { readonly kind: 'whom' | 'unknown' };

export function readSlash(name: string, { data }: Interaction, roster: Pick<Roster, 'targetOf'>): SlashAsk {
  const given = (option: string): string => {
    const value = data?.options.find((one) => one.name === option)?.value;
    return value === undefined ? '' : String(value).trim();
  };
  switch (name) {
    case 'claim':
    case 'resolve':
    case 'bot':
    case 'ticket':
      return { kind: 'act', act: simpleActs[name] };
    case 'note':
      return { kind: 'act', act: { kind: 'noted', content: [{ kind: 'text', text: given('text') }] } };
    case 'transfer': {
      const target = roster.targetOf(given('to'));
      if (!target) return { kind: 'whom' };
      const note = [target.note, given('note')].filter((part) => part).join(' ');
      return { kind: 'act', act: { kind: 'transferred', to: target.to, ...(note === '' ? {} : { note }) } };
    }
    case 'suggest': {
      const number = given('number');
      return { kind: name, ...(number === '' ? {} : { number: Number(number) }) };
    }
    default:
      return { kind: 'unknown' };
  }
}
