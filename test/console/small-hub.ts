// Customers and a bot played on the real store, and the desk's verbs as the store's guarded writes: no lanes, no engine.

import {
  type AgentId,
  type Content,
  type ConversationId,
  type CustomerId,
  type Decision,
  type DeliveryId,
  type DeskEvent,
  type DeskInlet,
  type DeskOutcome,
  type Envelope,
  eventKey,
  type Handoff,
  type HandoffId,
  type HandoffStateName,
  type HubEvents,
  laneOf,
  type Mode,
  type NewHandoff,
  type Part,
  type ReplyId,
  type Store,
  shopId,
  timestamp,
  type Unit,
} from '../../core/index.ts';
import { randomIds } from './desk-world.ts';

const shop = shopId('demo');
const open: readonly HandoffStateName[] = ['requested', 'offered', 'open_failed', 'transferred'];
const now = () => timestamp(Date.now());

export type SmallHub = ReturnType<typeof openSmallHub>;

export function openSmallHub(store: Store, events: HubEvents) {
  let messages = 0;
  const addressOf = (peer: string, channel = 'web') => ({ channel, account: 'main', peer });
  const told = (conversation: ConversationId) => events.emit({ kind: 'turn', conversation, at: now() });

  async function customerSays(
    peer: string,
    text: string | readonly Content[],
    more: { name?: string; channel?: string } = {},
  ): Promise<ConversationId> {
    const replyTo = addressOf(peer, more.channel);
    const envelope: Envelope = {
      id: eventKey(replyTo.channel, 'main', `${peer}/${++messages}`),
      shop,
      event: { kind: 'said' },
      from: { id: peer, ...(more.name ? { name: more.name } : {}) },
      replyTo,
      content: typeof text === 'string' ? [{ kind: 'text', text }] : text,
      sentAt: now(),
      receivedAt: now(),
    };
    const fresh = {
      conversation: randomIds.next<ConversationId>(),
      customer: randomIds.next<CustomerId>(),
    };
    const { conversation } = await store.accept(envelope, fresh, { mailbox: false }, now());
    told(conversation);
    return conversation;
  }

  async function botSays(conversation: ConversationId, text: string, decision?: Partial<Decision>): Promise<void> {
    const full = {
      kind: 'answer',
      entry: 'shipping_time',
      why: { language: 'zh', normalised: text, via: 'similar', score: 0.82, matched: ['发货'], nearest: '多久发货' },
      ...decision,
    } as Decision;
    const parts: Part[] = [{ kind: 'text', text }];
    await write(conversation, {
      turns: [{ author: { kind: 'bot', decision: full, knowledge: 'a1b2c3d4e5f6a7b8' }, content: parts, at: now() }],
    });
  }

  async function handOff(conversation: ConversationId, more: Partial<NewHandoff> = {}): Promise<HandoffId> {
    const id = randomIds.next<HandoffId>();
    const snapshot = (await store.load(conversation, 8))!;
    const brief: NewHandoff['brief'] = {
      reason: more.reason ?? 'misses',
      customer: { id: snapshot.customer.id, address: snapshot.conversation.address },
      language: 'zh',
      mood: { name: 'anxious', score: 0.7, because: ['急'] },
      entities: [{ type: 'height', text: '160', value: '160 cm', start: 0, end: 3 }],
      facts: { 商品: '法式碎花连衣裙' },
      transcript: snapshot.recent.map((turn) => ({
        who: turn.author.kind,
        text: turn.content.map((part) => ('text' in part ? part.text : `[${part.kind}]`)).join(' '),
        at: turn.at,
      })),
      suggestions: [{ entry: 'size_advice', text: '建议您选 M 码，腰围 72 cm。', score: 0.81 }],
      ...more.brief,
    };
    await write(conversation, {
      openHandoff: { id, reason: 'misses', skill: '售前', ...more, brief },
      mode: { kind: 'waiting', handoff: id, since: now() },
    });
    events.emit({ kind: 'handoff', conversation, handoff: id, state: 'requested', at: now() });
    return id;
  }

  async function write(conversation: ConversationId, unit: Omit<Unit, 'conversation'>) {
    const result = await store.commit({ conversation, ...unit }, now());
    told(conversation);
    return result;
  }

  /** What a claim, a take-over or a return does to the case and to who owns the conversation. */
  async function handle(event: DeskEvent): Promise<DeskOutcome> {
    const { agent } = event.by;
    const handoff = await store.findHandoff(event.handoff);
    if (!agent) return { status: 'refused', code: 'not_an_agent' };
    if (!handoff) return { status: 'refused', code: 'no_such_case' };
    const { status } = await write(handoff.conversation, unitOf(event, handoff, agent));
    return status === 'conflict' ? refusalFor(event, agent) : { status: status === 'committed' ? 'done' : status };
  }

  async function refusalFor(event: DeskEvent, agent: AgentId): Promise<DeskOutcome> {
    const { state } = (await store.findHandoff(event.handoff))!;
    if (state.kind !== 'claimed')
      return { status: 'refused', code: open.includes(state.kind) ? 'not_claimed' : 'case_over' };
    if (event.kind === 'claimed')
      return state.agent === agent
        ? { status: 'done' }
        : { status: 'refused', code: 'claimed_by_other', holder: state.agent };
    return { status: 'refused', code: 'not_yours', holder: state.agent };
  }

  function unitOf(event: DeskEvent, handoff: Handoff, agent: AgentId): Omit<Unit, 'conversation'> {
    const author = { kind: 'agent', agent, ...(event.by.name ? { name: event.by.name } : {}) } as const;
    const owner = { handoff: handoff.id, agent };
    const ends = (to: 'resolved' | 'returned_to_bot', mode: Mode): Omit<Unit, 'conversation'> => ({
      event: event.id,
      owner,
      handoff: { id: handoff.id, from: ['claimed'], to: { kind: to } },
      mode,
    });
    switch (event.kind) {
      case 'claimed':
        return {
          event: event.id,
          handoff: { id: handoff.id, from: open, to: { kind: 'claimed', agent } },
          mode: { kind: 'agent', handoff: handoff.id, agent },
        };
      case 'said': {
        const reply = randomIds.next<ReplyId>();
        const to = handoff.brief.customer.address;
        return {
          event: event.id,
          owner,
          turns: [{ author, content: event.content, at: event.at }],
          deliveries: [
            {
              id: `${reply}.0` as DeliveryId,
              lane: laneOf(to),
              by: 'agent',
              what: { kind: 'reply', reply: { id: reply, to, author, parts: event.content as Part[], choices: [] } },
              shows: { turn: 0 },
            },
          ],
        };
      }
      case 'noted':
        return { event: event.id, turns: [{ author, content: event.content, at: event.at, private: true }] };
      case 'transferred':
        return {
          event: event.id,
          owner,
          handoff: {
            id: handoff.id,
            from: ['claimed'],
            to: { kind: 'transferred', to: event.to, ...(event.note ? { note: event.note } : {}) },
          },
          mode: { kind: 'waiting', handoff: handoff.id, since: now() },
        };
      case 'returned':
        return ends('returned_to_bot', { kind: 'bot' });
      case 'ticketed':
        return {
          event: event.id,
          ...(handoff.state.kind === 'claimed' ? { owner } : {}),
          handoff: {
            id: handoff.id,
            from: handoff.state.kind === 'claimed' ? ['claimed'] : open,
            to: { kind: 'left_message', ticket: '' },
            ticket: true,
          },
          mode: { kind: 'bot' },
        };
      case 'resolved':
        return ends('resolved', { kind: 'closed', at: now(), why: 'resolved' });
      case 'edited':
      case 'recalled':
      case 'thread_gone':
        return { event: event.id };
      default:
        return event satisfies never;
    }
  }

  const inlet: DeskInlet = {
    handle,
    caseOf: (desk, thread) => store.handoffByThread(desk, thread),
    find: (handoff) => store.findHandoff(handoff),
    suggest: async () => [],
    suggested: async () => undefined,
    async takeOver(conversation, by, desk, event) {
      const snapshot = await store.load(conversation, 1);
      if (snapshot?.conversation.mode.kind !== 'bot') return { status: 'refused', code: 'case_over' };
      const handoff = await handOff(conversation, { reason: 'taken_over' });
      const outcome = await handle({ id: event, desk, handoff, by, at: now(), kind: 'claimed' });
      return { ...outcome, handoff };
    },
  };

  /** The customer's platform took the next delivery, or refused it for good. */
  async function deliver(peer: string, error?: string): Promise<void> {
    const lane = laneOf(addressOf(peer));
    const step = await store.next(lane, now());
    if (step.kind !== 'send') throw new Error(`nothing to deliver to ${peer}: ${step.kind}`);
    const { id, conversation } = step.delivery;
    await store.next(lane, now(), {
      id,
      fate: error ? { kind: 'dead', error } : { kind: 'sent', platformIds: ['1'] },
    });
    events.emit({ kind: 'delivery', conversation, state: error ? 'dead' : 'sent', at: now() });
  }

  return { inlet, customerSays, botSays, handOff, deliver };
}
