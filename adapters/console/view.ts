// Pure: the store's nouns as the browser desk reads them.

import type {
  AgentId,
  Content,
  Conversation,
  ConversationSummary,
  Customer,
  DeliveryReport,
  Handoff,
  Brief as HouseBrief,
  Part as HousePart,
  Turn as HouseTurn,
  Media,
  MediaId,
  Timestamp,
} from '../../core/index.ts';
import type { Brief, Fate, Part, Summary, Turn, Why } from './wire.ts';

/** What the view must ask: a person's name, and a signed link to a file. */
export type Lookups = {
  nameOf(agent: AgentId): string;
  linkTo(media: MediaId): string;
};

export const timeOf = (at: Timestamp | number): string => new Date(at).toISOString();

export function summaryOf(
  { conversation, customer, last, handoff, lastAt }: ConversationSummary,
  lookups: Lookups,
): Summary {
  const { mode, address } = conversation;
  return {
    id: conversation.id,
    customer: {
      id: customer.id,
      ...(customer.displayName ? { name: customer.displayName } : {}),
      ...(customer.language ? { language: customer.language } : {}),
      tags: [...customer.tags],
    },
    channel: address.channel,
    account: address.account,
    owner: mode.kind,
    ...(mode.kind === 'agent' ? { holder: { id: mode.agent, name: lookups.nameOf(mode.agent) } } : {}),
    ...(mode.kind === 'waiting' ? { waitingSince: timeOf(mode.since) } : {}),
    ...(handoff ? { case: caseOf(handoff) } : {}),
    ...(last
      ? {
          last: {
            seq: last.seq,
            author: last.author.kind,
            text: lineOf(last),
            private: last.private === true,
            at: timeOf(last.at),
          },
        }
      : {}),
    lastAt: timeOf(lastAt),
    version: conversation.version,
  };
}

/** The same from a snapshot, which knows no time of the last line but its turns. */
export function summaryOfSnapshot(
  {
    conversation,
    customer,
    recent,
    handoff,
  }: { conversation: Conversation; customer: Customer; recent: readonly HouseTurn[]; handoff?: Handoff },
  lookups: Lookups,
): Summary {
  const last = recent.at(-1);
  return summaryOf(
    {
      conversation,
      customer,
      ...(last ? { last } : {}),
      ...(handoff ? { handoff } : {}),
      lastAt: last?.at ?? customer.firstSeenAt,
    },
    lookups,
  );
}

function caseOf(handoff: Handoff): Summary['case'] {
  const { state, brief } = handoff;
  return {
    id: handoff.id,
    number: handoff.number,
    reason: handoff.reason,
    ...(handoff.skill ? { skill: handoff.skill } : {}),
    state: state.kind,
    openedAt: timeOf(handoff.openedAt),
    ...(brief.mood ? { mood: brief.mood.name } : {}),
    ...(brief.topic ? { topic: brief.topic } : {}),
    ...(state.kind === 'transferred' ? { to: state.to, ...(state.note ? { note: state.note } : {}) } : {}),
  };
}

export function briefOf(brief: HouseBrief): Brief {
  return {
    number: brief.number,
    reason: brief.reason,
    ...(brief.skill ? { skill: brief.skill } : {}),
    language: brief.language,
    ...(brief.mood ? { mood: { name: brief.mood.name, because: [...brief.mood.because] } } : {}),
    ...(brief.topic ? { topic: brief.topic } : {}),
    facts: pairsOf(brief.facts),
    entities: brief.entities.map(({ type, value }) => ({ type, value })),
    transcript: brief.transcript.map((line) => ({ who: line.who, text: line.text, at: timeOf(line.at) })),
  };
}

export function pairsOf(record: Readonly<Record<string, string>>): { label: string; value: string }[] {
  return Object.entries(record).map(([label, value]) => ({ label, value }));
}

export function turnOf(turn: HouseTurn, deliveries: readonly DeliveryReport[], lookups: Lookups): Turn {
  return {
    seq: turn.seq,
    author: authorOf(turn, lookups),
    parts: turn.content.map((part) => partOf(part, lookups)),
    choices: (turn.choices ?? []).map((choice) => choice.label),
    at: timeOf(turn.at),
    private: turn.private === true,
    ...(turn.changed ? { changed: turn.changed } : {}),
    ...(turn.author.kind === 'bot' ? { why: whyOf(turn.author.decision, turn.author.knowledge) } : {}),
    fates: deliveries.filter((delivery) => delivery.kind === 'reply').map(fateOf),
  };
}

function authorOf({ author }: HouseTurn, { nameOf }: Lookups): Turn['author'] {
  switch (author.kind) {
    case 'customer':
      return { kind: 'customer', ...(author.name ? { name: author.name } : {}) };
    case 'bot':
      return { kind: 'bot' };
    case 'agent':
      return { kind: 'agent', id: author.agent, name: author.name ?? nameOf(author.agent) };
    case 'system':
      return { kind: 'system', what: author.what };
    default:
      return author satisfies never;
  }
}

function whyOf(decision: Extract<HouseTurn['author'], { kind: 'bot' }>['decision'], knowledge: string): Why {
  const { why } = decision;
  return {
    act: decision.kind,
    ...('entry' in decision ? { entry: decision.entry } : {}),
    ...(why.via ? { via: why.via } : {}),
    ...(why.score === undefined ? {} : { score: why.score }),
    matched: [...(why.matched ?? [])],
    ...(why.nearest ? { nearest: why.nearest } : {}),
    ...(why.runnerUp ? { runnerUp: { entry: why.runnerUp.entry, score: why.runnerUp.score } } : {}),
    ...(why.note ? { note: why.note } : {}),
    knowledge,
  };
}

function partOf(part: Content | HousePart, lookups: Lookups): Part {
  switch (part.kind) {
    case 'text':
      return { kind: 'text', text: part.text };
    case 'media':
      return mediaOf(part, lookups);
    case 'card':
      return {
        kind: 'card',
        title: part.title,
        fields: part.fields.map(({ label, value }) => ({ label, value })),
        ...(part.link ? { link: part.link } : {}),
      };
    case 'place':
      return {
        kind: 'place',
        latitude: part.latitude,
        longitude: part.longitude,
        ...(part.title ? { title: part.title } : {}),
      };
    case 'choice':
      return { kind: 'choice', label: part.label ?? part.value };
    case 'human':
      return { kind: 'human' };
    case 'unreadable':
      return { kind: 'unreadable', platformType: part.platformType };
    default:
      return part satisfies never;
  }
}

function mediaOf(part: Media & { caption?: string }, { linkTo }: Lookups): Part {
  const { type, media, name, mime, bytes, width, height, caption } = part;
  return {
    kind: 'media',
    type,
    ...(media ? { url: linkTo(media) } : {}),
    ...(name ? { name } : {}),
    ...(mime ? { mime } : {}),
    ...(bytes === undefined ? {} : { bytes }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(caption ? { caption } : {}),
  };
}

/** What became of one delivery; a reason is shown as the store keeps it. */
export function fateOf({ state, resent }: DeliveryReport): Fate {
  switch (state.kind) {
    case 'withdrawn':
    case 'unknown':
      return { state: state.kind, why: state.why, resent };
    case 'dead':
      return { state: 'dead', why: state.error, resent };
    case 'pending':
    case 'sending':
    case 'sent':
    case 'expired':
      return { state: state.kind, resent };
    default:
      return state satisfies never;
  }
}

/** A turn in one line for the queue; media are named by type and put into words by the page. */
function lineOf(turn: HouseTurn): string {
  const words: string[] = [];
  for (const part of turn.content) {
    if (part.kind === 'text') words.push(part.text);
    else if (part.kind === 'card') words.push(part.title);
    else if (part.kind === 'choice') words.push(part.label ?? part.value);
    else words.push(`[${part.kind === 'media' ? part.type : part.kind}]`);
  }
  return words.join(' ').replace(/\s+/g, ' ').slice(0, 160);
}
