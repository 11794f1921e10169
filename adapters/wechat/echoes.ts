// Tells our own words, come back as an event, from a person's who writes on the shop's phone. Counts, never guesses twice.

import type { Clock } from '../../core/index.ts';
import type { Message } from './wire.ts';

export interface Echoes {
  /** Called before a message is sent; answers what to call once its fate is known. */
  expect(conversation: string, said: Said): Expected;
  /**
   * Whether this own message is one we sent. Waits for sends under way to the same conversation, whose ids are not
   * known yet.
   */
  isOurs(message: Message): Promise<boolean>;
}
export type Said = { readonly text: string } | { readonly file: true };
export interface Expected {
  /** It was sent, under this id if the gateway tells. */
  sent(id: string | undefined): void;
  /** Certainly nothing was sent. */
  failed(): void;
  /** Nobody knows. */
  unknown(): void;
}

/** How long an echo may be behind its message, ms; far more than any gateway was seen to need. */
const echoMs = 2 * 60_000;
/** After a lost answer the message may still be on its way. */
const doubtMs = 10 * 60_000;
const idsKept = 5000;
/** Above this many the ones nobody waits for are forgotten. */
const conversationsKept = 5000;

type Waiting = { readonly key: string; until: number; id?: string | undefined };

export function openEchoes(clock: Clock): Echoes {
  const waiting = new Map<string, Waiting[]>();
  const ids = new Set<string>();
  const underWay = new Map<string, Set<Promise<void>>>();

  function remember(id: string): void {
    ids.add(id);
    if (ids.size > idsKept) for (const oldest of ids) return void ids.delete(oldest);
  }

  function forget(conversation: string, entry: Waiting): void {
    const left = (waiting.get(conversation) ?? []).filter((one) => one !== entry && one.until > clock.now());
    if (left.length === 0) waiting.delete(conversation);
    else waiting.set(conversation, left);
  }

  return {
    expect(conversation, said) {
      const entry: Waiting = { key: keyOf(said), until: Number.POSITIVE_INFINITY };
      if (waiting.size > conversationsKept) for (const other of waiting.keys()) forget(other, entry);
      const open = (waiting.get(conversation) ?? []).filter(({ until }) => until > clock.now());
      waiting.set(conversation, [...open, entry]);
      let settle = () => {};
      const settled = new Promise<void>((resolve) => {
        settle = resolve;
      });
      const sends = underWay.get(conversation) ?? new Set();
      underWay.set(conversation, sends.add(settled));
      const end = () => {
        sends.delete(settled);
        if (sends.size === 0) underWay.delete(conversation);
        settle();
      };
      return {
        sent(id) {
          entry.until = clock.now() + echoMs;
          entry.id = id;
          if (id !== undefined) remember(id);
          end();
        },
        failed() {
          forget(conversation, entry);
          end();
        },
        unknown() {
          entry.until = clock.now() + doubtMs;
          end();
        },
      };
    },
    async isOurs(message) {
      const conversation = message.room?.id ?? message.to?.id ?? '';
      await Promise.all(underWay.get(conversation) ?? []);
      const open = (waiting.get(conversation) ?? []).filter(({ until }) => until > clock.now());
      if (ids.has(message.id)) {
        const own = open.find(({ id }) => id === message.id);
        if (own) forget(conversation, own);
        return true;
      }
      // Without the id, or under another one than we were told: the same words to the same person, each counted once.
      const key = keyOf(message.type === 'text' ? message : { file: true });
      const same = open.find((entry) => entry.key === key);
      if (!same) return false;
      forget(conversation, same);
      remember(message.id);
      return true;
    },
  };
}

function keyOf(said: Said | Message): string {
  return 'text' in said && !('file' in said) ? `text ${normal(said.text)}` : 'file';
}

/** Gateways trim, escape and re-encode what they echo. */
function normal(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .normalize('NFC')
    .replace(/[\s\u2005\u00a0\u200b]+/gu, ' ')
    .trim();
}
