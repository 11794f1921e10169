// What was really said, read from the store: conversations as plain lines, oldest first.

import type { Content, ConversationId, Decision, Part, ShopId, Timestamp, Turn } from '../model/index.ts';
import type { Store } from '../ports/index.ts';

export type Line = {
  readonly seq: number;
  readonly who: 'customer' | 'bot' | 'agent' | 'system';
  readonly text: string;
  readonly at: Timestamp;
  /** What the bot decided, on its own lines and on farewells at a hand-off. */
  readonly decision?: Decision;
  /** What a system line announces: `resolved`, `left_message` … */
  readonly what?: string;
  /** The customer pressed a button instead of writing. */
  readonly chose?: string;
  /** What the customer put under this line, e.g. 👎. */
  readonly reaction?: string;
};

export type Talk = { readonly conversation: string; readonly channel: string; readonly lines: readonly Line[] };

export type RecordOptions = {
  readonly shop: ShopId;
  /** Older lines are left out. */
  readonly since: Timestamp;
  /** At most so many conversations, the newest first. */
  readonly most?: number;
};

const conversationsAtOnce = 100;
const turnsAtOnce = 200;

/** Reads talks in pages, so that a store with years in it is read no further than asked. Notes among agents stay out. */
export async function readTalks(
  store: Pick<Store, 'conversations' | 'turns'>,
  { shop, since, most = 5000 }: RecordOptions,
): Promise<Talk[]> {
  const talks: Talk[] = [];
  const seen = new Set<ConversationId>();
  let before: Timestamp | undefined;
  while (talks.length < most) {
    const page = await store.conversations({
      shop,
      limit: conversationsAtOnce,
      ...(before !== undefined && { before }),
    });
    const fresh = page.filter(({ conversation, lastAt }) => lastAt >= since && !seen.has(conversation.id));
    for (const { conversation } of fresh.slice(0, most - talks.length)) {
      seen.add(conversation.id);
      const lines = await readLines(store, conversation.id, since);
      if (lines.length > 0) talks.push({ conversation: conversation.id, channel: conversation.address.channel, lines });
    }
    const last = page.at(-1);
    if (!last || page.length < conversationsAtOnce || last.lastAt < since) break;
    // One more than the last moment, because several may share it; then strictly on when nothing new came of it.
    before = (fresh.length > 0 ? last.lastAt + 1 : last.lastAt) as Timestamp;
  }
  return talks;
}

async function readLines(store: Pick<Store, 'turns'>, id: ConversationId, since: Timestamp): Promise<Line[]> {
  const lines: Line[] = [];
  for (let before: number | undefined; ; ) {
    const page = await store.turns(id, before, turnsAtOnce);
    lines.unshift(...page.filter(({ at, private: secret }) => at >= since && !secret).map(lineOf));
    const first = page[0];
    if (!first || page.length < turnsAtOnce || first.at < since) return lines;
    before = first.seq;
  }
}

function lineOf({ seq, author, content, at, reaction }: Turn): Line {
  const decision = author.kind === 'bot' || author.kind === 'system' ? author.decision : undefined;
  const chosen = (content as readonly (Content | Part)[]).find((part) => part.kind === 'choice');
  return {
    seq,
    who: author.kind,
    text: content.map(textOf).filter(Boolean).join('\n'),
    at,
    ...(decision && { decision }),
    ...(author.kind === 'system' && { what: author.what }),
    ...(chosen && { chose: chosen.value }),
    ...(reaction !== undefined && { reaction }),
  };
}

function textOf(part: Content | Part): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'media':
      return ('caption' in part ? part.caption : undefined) ?? '';
    case 'choice':
      return part.label ?? part.value;
    case 'card':
      return [part.title, ...part.fields.map(({ label, value }) => `${label} ${value}`)].join(' ');
    case 'place':
    case 'human':
    case 'unreadable':
      return '';
    default:
      return part satisfies never;
  }
}
