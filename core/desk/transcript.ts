// Turns as lines of text: what a brief, a note or an alert shows of them.

import type { Brief, Content, Part, Turn } from '../model/index.ts';
import { deskWord } from './words.ts';

/** One part in words; a file is named by its kind. */
export function lineOf(part: Content | Part, language: string): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'media': {
      const words = 'caption' in part ? part.caption : undefined;
      return [deskWord(part.type, language), part.name, words].filter(Boolean).join(' ');
    }
    case 'place':
      return [deskWord('place', language), part.title, `${part.latitude},${part.longitude}`].filter(Boolean).join(' ');
    case 'choice':
      return part.label ?? part.value;
    case 'human':
      return deskWord('human', language);
    case 'unreadable':
      return deskWord('unreadable', language, { type: part.platformType });
    case 'card':
      return [part.title, ...part.fields.map(({ label, value }) => `${label}: ${value}`)].join('\n');
    default:
      return part satisfies never;
  }
}

export function textOf(content: readonly (Content | Part)[], language: string): string {
  return content.map((part) => lineOf(part, language)).join('\n');
}

/** The last lines, oldest first. Notes stay among agents, and a brief is for agents. */
export function transcriptOf(turns: readonly Turn[], language: string, last = 10): Brief['transcript'] {
  return turns.slice(-last).map((turn) => ({
    who: whoOf(turn, language),
    text: turn.content.length > 0 ? textOf(turn.content, language) : deskWord('joined', language),
    at: turn.at,
  }));
}

function whoOf({ author }: Turn, language: string): string {
  switch (author.kind) {
    case 'customer':
      return author.name ?? deskWord('customer', language);
    case 'agent':
      return author.name ?? author.agent;
    case 'bot':
    case 'system':
      return deskWord('assistant', language);
    default:
      return author satisfies never;
  }
}

/** What a thread or a customer can be shown of a message: parts only. */
export function partsOf(content: readonly Content[], language: string): Part[] {
  return content.flatMap((piece): Part[] => {
    if (piece.kind === 'text') return [{ kind: 'text', text: piece.text }];
    if (piece.kind !== 'media') return [{ kind: 'text', text: lineOf(piece, language) }];
    const { caption, ...file } = piece;
    return caption ? [file, { kind: 'text', text: caption }] : [file];
  });
}
