// What an agent typed on a chat desk: words for the customer, a note, or a command. Notes never leak.

/** A command as typed on line 1, e.g. `/transfer everyone please take it`. */
export type AgentCommand =
  | { readonly name: 'claim' | 'resolve' | 'bot' | 'ticket' | 'help' }
  /** Without a number: show them. */
  | { readonly name: 'suggest'; readonly number?: number }
  | { readonly name: 'transfer'; readonly to: string; readonly note?: string };

export type AgentText =
  /** For the customer. */
  | { readonly kind: 'say'; readonly text: string }
  /** For agents only; the mark is taken off where it stands at a line's start. */
  | { readonly kind: 'note'; readonly text: string }
  | ({ readonly kind: 'command' } & { readonly command: AgentCommand })
  /** Looks like a command but is none we know: never sent to the customer. */
  | { readonly kind: 'unknown_command'; readonly name: string };

/**
 * `//`, `／／`, `、、` or `/note` (also `/note@bot`), after any blanks or marks a chat client may put in front. A Chinese
 * keyboard types the slash, and in its wide mode the letters too, as full-width forms: they mean the same.
 */
const noteMark =
  /^[\s\p{Cf}]*(?:[/／]{2}|、、|[/／][nｎ][oｏ][tｔ][eｅ](?:[@＠][\w.-]+)?(?![\w@ａ-ｚ＠]))[ \t\u3000]*/iu;
const commandLine = /^[\s\p{Cf}]*[/／]([a-zａ-ｚ_＿]{1,32})(?:[@＠][\w.-]+)?(?=\s|$)[ \t\u3000]*(.*)$/iu;
const lineBreaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

const commandNames: Readonly<Record<string, AgentCommand['name']>> = {
  claim: 'claim',
  resolve: 'resolve',
  bot: 'bot',
  ticket: 'ticket',
  suggest: 'suggest',
  help: 'help',
  transfer: 'transfer',
};

/**
 * Reads what an agent typed. A note's mark at the start of any line makes the whole message private; commands count on
 * the first line only.
 *
 * @example parseAgentText('// he is angry').kind === 'note'
 * @example parseAgentText('We ship today\n//but not really').kind === 'note'
 */
export function parseAgentText(text: string): AgentText {
  const lines = text.split(lineBreaks);
  if (lines.some((line) => noteMark.test(line)))
    return {
      kind: 'note',
      text: lines
        .map((line) => line.replace(noteMark, ''))
        .join('\n')
        .trim(),
    };
  const match = commandLine.exec(lines[0] ?? '');
  if (!match) return { kind: 'say', text };
  const typed = match[1]!.normalize('NFKC').toLowerCase();
  const name = Object.hasOwn(commandNames, typed) ? commandNames[typed] : undefined;
  if (name === undefined) return { kind: 'unknown_command', name: typed };
  return { kind: 'command', command: commandOf(name, match[2] ?? '', lines.slice(1)) };
}

function commandOf(name: AgentCommand['name'], rest: string, further: readonly string[]): AgentCommand {
  switch (name) {
    case 'transfer':
      return transferOf(rest, further);
    case 'suggest':
      return suggestOf(rest);
    case 'claim':
    case 'resolve':
    case 'bot':
    case 'ticket':
    case 'help':
      return { name };
    default:
      return name satisfies never;
  }
}

/** A Chinese keyboard types full-width digits. */
function suggestOf(rest: string): AgentCommand {
  const digits = /^#?(\d{1,2})$/.exec(rest.trim().normalize('NFKC'))?.[1];
  return { name: 'suggest', ...(digits !== undefined && { number: Number(digits) }) };
}

function transferOf(rest: string, further: readonly string[]): AgentCommand {
  const [to = '', ...words] = rest.trim().split(/\s+/u);
  const note = [words.join(' '), ...further].join('\n').trim();
  return { name: 'transfer', to: to.replace(/^[@＠]/, '') || 'everyone', ...(note && { note }) };
}

/** Whether any line of a text is marked private; for captions and edits, where commands do not count. */
export function isPrivateText(text: string): boolean {
  return text.split(lineBreaks).some((line) => noteMark.test(line));
}
