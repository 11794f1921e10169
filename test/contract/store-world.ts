// The small shop of the store contract: its people, what they say, and the acts most tests begin with.

import {
  type Address,
  type AgentId,
  agentId,
  type ConversationId,
  type CustomerEvent,
  type CustomerId,
  type DeliveryId,
  deliveryId,
  type Envelope,
  type EventKey,
  eventKey,
  type HandoffId,
  type LaneKey,
  laneOf,
  type ReplyId,
  shopId,
  type Timestamp,
  timestamp,
} from '../../core/model/index.ts';
import type {
  CommitResult,
  NewDelivery,
  NewHandoff,
  NewTurn,
  Snapshot,
  Step,
  Store,
  Unit,
} from '../../core/ports/index.ts';

export const shop = shopId('demo');
export const start = timestamp(Date.UTC(2026, 10, 21, 9));
export const bo = agentId('bo');
export const cy = agentId('cy');
export const day = 24 * 60 * 60 * 1000;

let minted = 0;
export const mint = <Id extends string>(): Id => String(++minted).padStart(22, 'x') as Id;
export const freshIds = () => ({ conversation: mint<ConversationId>(), customer: mint<CustomerId>() });
export const text = (words: string) => [{ kind: 'text', text: words }] as const;

export const addressOf = (peer: string, channel = 'telegram'): Address => ({ channel, account: 'main', peer });

export type Said = {
  readonly event?: CustomerEvent;
  readonly name?: string;
  readonly raw?: string;
  readonly channel?: string;
};

export function envelope(peer: string, id: string, words: string | undefined, more: Said = {}): Envelope {
  const { event = { kind: 'said' }, name = 'Ann', raw, channel = 'telegram' } = more;
  return {
    id: eventKey(channel, 'main', id),
    shop,
    event,
    from: { id: peer, name, locale: 'zh-CN' },
    replyTo: addressOf(peer, channel),
    content: words === undefined ? [] : text(words),
    sentAt: start,
    receivedAt: start,
    ...(raw !== undefined && { raw }),
  };
}

export const botTurn = (words: string): NewTurn => ({
  author: {
    kind: 'bot',
    knowledge: 'v1',
    decision: { kind: 'answer', entry: 'ship', why: { language: 'zh', normalised: words } },
  },
  content: text(words),
  at: start,
});
export const agentTurn = (words: string, agent: AgentId = bo): NewTurn => ({
  author: { kind: 'agent', agent, name: 'Bo' },
  content: text(words),
  at: start,
});

export function reply(
  peer: string,
  more: Partial<NewDelivery> & { readonly words?: string; readonly channel?: string } = {},
): NewDelivery {
  const { words = 'hello', channel = 'telegram', ...rest } = more;
  const to = addressOf(peer, channel);
  const id = mint<ReplyId>();
  return {
    id: deliveryId(id, 0),
    lane: laneOf(to),
    by: 'bot',
    what: {
      kind: 'reply',
      reply: { id, to, author: { kind: 'bot' }, parts: [{ kind: 'text', text: words }], choices: [] },
    },
    ...rest,
  };
}

export function newHandoff(peer: string, more: Partial<NewHandoff> = {}): NewHandoff {
  return {
    id: mint<HandoffId>(),
    reason: 'wish',
    brief: {
      reason: 'wish',
      customer: { id: mint<CustomerId>(), address: addressOf(peer) },
      language: 'zh',
      entities: [],
      facts: { size: 'L' },
      transcript: [],
      suggestions: [{ entry: 'ship', text: '48 h', score: 0.4 }],
    },
    ...more,
  };
}

export const deskLane = (handoff: HandoffId) => `["case","${handoff}"]` as LaneKey;

export function deskOpen(handoff: NewHandoff): NewDelivery {
  return {
    id: mint<DeliveryId>(),
    lane: deskLane(handoff.id),
    by: 'system',
    what: { kind: 'desk_open', handoff: handoff.id, desk: 'console:main', brief: { ...handoff.brief, number: 0 } },
  };
}

export function sending(step: Step | undefined): Extract<Step, { kind: 'send' }> {
  if (step?.kind !== 'send') throw new Error(`expected something to send, got ${step?.kind}`);
  return step;
}

export function committed(result: CommitResult): Extract<CommitResult, { status: 'committed' }> {
  if (result.status !== 'committed') throw new Error(`expected a commit, got ${result.status}`);
  return result;
}

export const wordsOf = (turns: readonly { content: readonly object[] }[]): string[] =>
  turns.map(({ content }) => content.map((part) => ('text' in part ? part.text : '?')).join(''));

type Case = {
  readonly conversation: ConversationId;
  readonly handoff: HandoffId;
  readonly number: number | undefined;
  readonly lane: LaneKey;
};

/** A store and a clock that stands still until a test moves it, with the acts most tests begin with. */
export class World {
  store!: Store;
  now: Timestamp = start;

  begin(store: Store): void {
    this.store = store;
    this.now = start;
  }

  readonly accept = (peer: string, id: string, words: string | undefined, more: Said = {}, mailbox = false) =>
    this.store.accept(envelope(peer, id, words, more), freshIds(), { mailbox }, this.now);

  readonly commit = async (unit: Unit) => committed(await this.store.commit(unit, this.now));

  readonly load = async (id: ConversationId, recent = 20): Promise<Snapshot> => {
    const snapshot = await this.store.load(id, recent);
    if (!snapshot) throw new Error('no such conversation');
    return snapshot;
  };

  /** Ann writes, the bot hands over, Bo may claim. */
  readonly waitingCase = async (peer = 'ann', more: Partial<NewHandoff> = {}): Promise<Case> => {
    const { conversation, seq } = await this.accept(peer, `${peer}-wish`, '人工');
    const handoff = newHandoff(peer, more);
    const result = await this.commit({
      conversation,
      readTo: seq,
      mode: { kind: 'waiting', handoff: handoff.id, since: this.now },
      turns: [botTurn('请稍等')],
      openHandoff: handoff,
      deliveries: [deskOpen(handoff)],
    });
    return { conversation, handoff: handoff.id, number: result.handoffNumber, lane: deskLane(handoff.id) };
  };

  readonly claim = (conversation: ConversationId, handoff: HandoffId, agent: AgentId, event?: string): Unit => ({
    conversation,
    ...(event !== undefined && { event: event as EventKey }),
    mode: { kind: 'agent', handoff, agent },
    handoff: { id: handoff, from: ['requested', 'offered'], to: { kind: 'claimed', agent } },
    withdrawBot: { why: 'claimed' },
  });
}
