// What every desk adapter must do, whatever its platform: one suite, handed a bench of the real adapter and a fake server.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  agentId,
  type ConversationId,
  type CustomerId,
  DeliveryError,
  type DeliveryId,
  type DeskAdapter,
  type DeskCall,
  type DeskEvent,
  type DeskInlet,
  type DeskOutcome,
  type DeskPost,
  type DeskSuggestion,
  type Handoff,
  type HandoffId,
  type HandoffState,
  type MediaId,
  shopId,
  timestamp,
} from '../../core/index.ts';
import { quiet, until, type WatchedClock } from './channel-contract.ts';

/** A hub small enough to see through: one owner a case, each event once. */
export type RecordingDeskInlet = DeskInlet & {
  readonly events: DeskEvent[];
  readonly handled: { readonly id: string; readonly outcome: DeskOutcome }[];
  readonly cases: Map<string, Handoff>;
  show(handoff: Handoff, desk: string, thread: string): void;
  failNext(times?: number): void;
};

export function recordingDesk(): RecordingDeskInlet {
  const events: DeskEvent[] = [];
  const handled: { id: string; outcome: DeskOutcome }[] = [];
  const cases = new Map<string, Handoff>();
  let failing = 0;

  function decide(event: DeskEvent): DeskOutcome {
    const handoff = cases.get(event.handoff);
    if (!handoff) return { status: 'refused', code: 'no_such_case' };
    if (!event.by.agent) return { status: 'refused', code: 'not_an_agent' };
    const { state } = handoff;
    const holder = state.kind === 'claimed' ? state.agent : undefined;
    if (['resolved', 'returned_to_bot', 'cancelled', 'expired'].includes(state.kind))
      return { status: 'refused', code: 'case_over' };
    if (event.kind === 'claimed') {
      if (holder !== undefined && holder !== event.by.agent)
        return { status: 'refused', code: 'claimed_by_other', holder };
      cases.set(handoff.id, { ...handoff, state: { kind: 'claimed', agent: event.by.agent } });
      return { status: 'done' };
    }
    if (event.kind === 'noted') return { status: 'done' };
    if (event.kind === 'ticketed' && (holder === undefined || holder === event.by.agent)) {
      cases.set(handoff.id, { ...handoff, state: { kind: 'left_message', ticket: '31' } });
      return { status: 'done' };
    }
    if (holder === undefined && event.kind !== 'transferred') return { status: 'refused', code: 'not_claimed' };
    if (holder !== undefined && holder !== event.by.agent) return { status: 'refused', code: 'not_yours', holder };
    const next: Partial<Record<DeskEvent['kind'], HandoffState>> = {
      resolved: { kind: 'resolved' },
      returned: { kind: 'returned_to_bot' },
    };
    const to = event.kind === 'transferred' ? ({ kind: 'transferred', to: event.to } as const) : next[event.kind];
    if (to) cases.set(handoff.id, { ...handoff, state: to });
    return { status: 'done' };
  }

  return {
    events,
    handled,
    cases,
    async handle(event) {
      if (failing > 0) {
        failing -= 1;
        throw new Error('the disk is full');
      }
      const isSeen = handled.some(({ id }) => id === event.id);
      const outcome: DeskOutcome = isSeen ? { status: 'already seen' } : decide(event);
      if (!isSeen) events.push(event);
      handled.push({ id: event.id, outcome });
      return outcome;
    },
    async caseOf(desk, thread) {
      const found = [...cases.values()].find(({ threads }) =>
        threads.some((one) => one.desk === desk && one.thread === thread),
      );
      return found && isOpen(found) ? found : undefined;
    },
    find: async (handoff) => cases.get(handoff),
    suggest: async (handoff) => suggestionsIn(cases.get(handoff)),
    async suggested(handoff, _desk, which) {
      const all = suggestionsIn(cases.get(handoff));
      return typeof which === 'number' ? all[which - 1] : all.find(({ id }) => id === which);
    },
    takeOver: async () => ({ status: 'refused', code: 'no_such_case' }),
    show(handoff, desk, thread) {
      cases.set(handoff.id, { ...handoff, threads: [...handoff.threads, { desk, thread }] });
    },
    failNext(times = 1) {
      failing = times;
    },
  };
}

function isOpen({ state }: Handoff): boolean {
  return ['requested', 'offered', 'open_failed', 'claimed', 'transferred'].includes(state.kind);
}

function suggestionsIn(handoff: Handoff | undefined): DeskSuggestion[] {
  return (handoff?.brief.suggestions ?? []).map((one, index) => ({ ...one, id: `s${index}-abcd` }));
}

/** 小美 wants to send something back, and the bot did not understand her three times. */
export function sampleHandoff(more: Partial<Handoff> = {}): Handoff {
  const at = timestamp(Date.UTC(2026, 10, 21, 6));
  return {
    id: 'h_abcdefghijklmnopqrst' as HandoffId,
    shop: shopId('demo'),
    number: 12,
    conversation: 'c_abcdefghijklmnopqrst' as ConversationId,
    reason: 'misses',
    state: { kind: 'offered' },
    brief: {
      number: 12,
      reason: 'misses',
      skill: 'aftersales',
      customer: {
        id: 'u_abcdefghijklmnopqrst' as CustomerId,
        name: '小美',
        address: { channel: 'telegram', account: 'main', peer: '42' },
      },
      language: 'zh',
      mood: { name: 'annoyed', score: 0.7, because: ['怎么还'] },
      topic: '退货',
      entities: [],
      facts: { 订单号: '20261120-77' },
      transcript: [
        { who: '小美', text: '我要退货', at },
        { who: '伙计', text: '没听懂', at },
      ],
      suggestions: [{ entry: 'returns', text: '七天无理由退货。', score: 0.62 }],
    },
    threads: [],
    openedAt: at,
    ...more,
  };
}

export type DeskAction =
  | { readonly kind: 'claim' | 'resolve' | 'return' | 'ticket' }
  /** Without a number: be shown them. */
  | { readonly kind: 'suggest'; readonly number?: number }
  | { readonly kind: 'transfer'; readonly to: string; readonly note: string }
  | { readonly kind: 'write'; readonly text: string };

/** A team's place with one listed agent `bo`, a second one, and a stranger; the adapter made for it, not started. */
export type DeskBench = {
  readonly desk: DeskAdapter;
  readonly clock: WatchedClock;
  acts(who: 'bo' | 'other' | 'stranger', thread: string, action: DeskAction): Promise<void> | void;
  /** The latest event again, as after a lost acknowledgement. */
  redeliver(): Promise<void> | void;
  /** Everything a reader of the thread sees, oldest first, the card included. */
  seen(thread: string): readonly string[];
  /** Everything the agents can read there, what one of them asked for included. */
  shown(thread: string): readonly string[];
  /** What the person who acted was told privately or in reply. */
  told(): readonly string[];
  isClosed(thread: string): boolean;
  /** What stands before the whole team, outside every case's thread, oldest first. */
  board(): readonly { readonly text: string; readonly hasPicture: boolean }[];
  /** The platform is away from here on. */
  cut(): void | Promise<void>;
  /** A picture on the bench's shelf. */
  picture(): Promise<MediaId>;
  /** A person deletes the thread in the platform's own app. */
  removeThread(thread: string): void;
  close(): Promise<void>;
};

export type DeskCase =
  | 'open makes a thread with the brief'
  | 'lines say who speaks'
  | 'a claim arrives once, by the agent of the settings'
  | 'a second claim is refused and told who has it'
  | 'what the owner says arrives as said'
  | 'a note stays a note'
  | 'a transfer names whom and why'
  | 'a case is resolved and given back'
  | 'suggestions are numbered for agents, and the chosen one is the agent’s reply'
  | 'a case becomes a ticket, held or not'
  | 'strangers change nothing'
  | 'an event is stored before it is acknowledged'
  | 'words after the end are refused, not lost silently'
  | 'a deleted thread is gone'
  | 'close ends the thread'
  | 'an alert stands before the team with its picture'
  | 'an alert that could not be shown says so'
  | 'stop leaves no handle';

/** @param skips cases that cannot apply to this platform, each with its reason */
export function describeDesk(
  name: string,
  open: () => Promise<DeskBench>,
  skips: Partial<Record<DeskCase, string>> = {},
): void {
  describe(`the desk contract: ${name}`, () => {
    let bench: DeskBench;
    let inlet: RecordingDeskInlet;
    let deliveries = 0;

    beforeEach(async () => {
      bench = await open();
      inlet = recordingDesk();
      await bench.desk.start(inlet);
      await until(() => bench.desk.health().state === 'connected');
    });
    afterEach(async () => {
      await bench.desk.stop();
      await bench.close();
    });

    function check(title: DeskCase, run: () => Promise<void>): void {
      const reason = skips[title];
      if (reason === undefined) it(title, run);
      else it.skip(`${title} (does not apply: ${reason})`);
    }

    const call = (): DeskCall => ({
      delivery: `d${deliveries++}.0` as DeliveryId,
      signal: new AbortController().signal,
    });
    const opened = async (handoff = sampleHandoff()): Promise<string> => {
      const thread = await bench.desk.open(handoff, handoff.brief, call());
      inlet.show(handoff, bench.desk.id, thread);
      return thread;
    };
    const claimed = async (): Promise<string> => {
      const thread = await opened();
      await bench.acts('bo', thread, { kind: 'claim' });
      await until(() => inlet.events.length === 1);
      // As the hub does: the thread is told, and what shows the state shows the new one.
      await post(thread, { kind: 'state', text: '小博 已接手。' });
      return thread;
    };
    const current = () => [...inlet.cases.values()][0]!;
    const post = (thread: string, line: DeskPost) => bench.desk.post(thread, line, current(), call());
    const words = (kind: 'customer' | 'bot' | 'agent' | 'system' | 'note', text: string, name?: string): DeskPost => ({
      kind,
      parts: [{ kind: 'text', text }],
      at: timestamp(0),
      ...(name === undefined ? {} : { name }),
    });

    check('open makes a thread with the brief', async () => {
      const thread = await opened();
      const card = bench.seen(thread).join('\n');
      for (const fact of ['12', '小美', '退货', '20261120-77', '我要退货', '七天无理由退货。'])
        expect(card).toContain(fact);
    });

    check('lines say who speaks', async () => {
      const thread = await opened();
      const before = bench.seen(thread).length;
      await post(thread, words('customer', '在吗', '小美'));
      await post(thread, words('bot', '在的'));
      await post(thread, words('note', 'he is annoyed', '小博'));
      const lines = bench.seen(thread).slice(before);
      expect(lines).toHaveLength(3);
      expect(lines[0]).toContain('在吗');
      expect(lines[0]).toContain('小美');
      expect(lines[1]).toContain('在的');
      expect(lines[2]).toContain('he is annoyed');
      expect(new Set(lines.map((line) => line.replace(/在吗|在的|he is annoyed/, ''))).size).toBe(3);
    });

    check('a claim arrives once, by the agent of the settings', async () => {
      const thread = await opened();
      await bench.acts('bo', thread, { kind: 'claim' });
      await until(() => inlet.events.length === 1);
      await bench.redeliver();
      await until(() => inlet.handled.length === 2);
      expect(inlet.events).toMatchObject([
        { kind: 'claimed', handoff: current().id, desk: bench.desk.id, by: { agent: agentId('bo') } },
      ]);
      expect(inlet.handled.map(({ outcome }) => outcome.status)).toEqual(['done', 'already seen']);
    });

    check('a second claim is refused and told who has it', async () => {
      const thread = await claimed();
      await bench.acts('other', thread, { kind: 'claim' });
      await until(() => bench.told().some((text) => text.includes('小博')));
      expect(current().state).toEqual({ kind: 'claimed', agent: 'bo' });
    });

    check('what the owner says arrives as said', async () => {
      const thread = await claimed();
      await bench.acts('bo', thread, { kind: 'write', text: '您好，我来处理\n/resolve 在第二行不是命令' });
      await until(() => inlet.events.length === 2);
      expect(inlet.events[1]).toMatchObject({
        kind: 'said',
        content: [{ kind: 'text', text: '您好，我来处理\n/resolve 在第二行不是命令' }],
      });
    });

    check('a note stays a note', async () => {
      const thread = await claimed();
      for (const text of ['// 他很生气', '先这样\n／／别告诉他', '/note@huoji_bot 老客户', '、、悄悄话'])
        await bench.acts('bo', thread, { kind: 'write', text });
      await until(() => inlet.events.length === 5);
      expect(inlet.events.slice(1).map(({ kind }) => kind)).toEqual(['noted', 'noted', 'noted', 'noted']);
    });

    check('a transfer names whom and why', async () => {
      const thread = await claimed();
      await bench.acts('bo', thread, { kind: 'transfer', to: '小红', note: '她懂尺码' });
      await until(() => inlet.events.length === 2);
      expect(inlet.events[1]).toMatchObject({ kind: 'transferred', to: 'xiaohong', note: '她懂尺码' });
    });

    check('a case is resolved and given back', async () => {
      const first = await claimed();
      await bench.acts('bo', first, { kind: 'resolve' });
      await until(() => inlet.events.length === 2);
      expect(inlet.events[1]).toMatchObject({ kind: 'resolved' });
      const second = sampleHandoff({ id: 'h_second' as HandoffId, state: { kind: 'claimed', agent: agentId('bo') } });
      const thread = await opened(second);
      await bench.acts('bo', thread, { kind: 'return' });
      await until(() => inlet.events.length === 3);
      expect(inlet.events[2]).toMatchObject({ kind: 'returned', handoff: 'h_second' });
    });

    check('suggestions are numbered for agents, and the chosen one is the agent’s reply', async () => {
      const { brief } = sampleHandoff();
      const suggestions = [...brief.suggestions, { entry: 'freight', text: '退货运费我们承担。', score: 0.3 }];
      const thread = await opened(sampleHandoff({ brief: { ...brief, suggestions } }));
      await bench.acts('bo', thread, { kind: 'claim' });
      await until(() => inlet.events.length === 1);
      await bench.acts('bo', thread, { kind: 'suggest' });
      await until(() => bench.shown(thread).some((text) => text.includes('2') && text.includes('退货运费我们承担。')));
      expect(inlet.events).toHaveLength(1);
      await bench.acts('bo', thread, { kind: 'suggest', number: 2 });
      await until(() => inlet.events.length === 2);
      expect(inlet.events[1]).toMatchObject({
        kind: 'said',
        by: { agent: agentId('bo') },
        content: [{ kind: 'text', text: '退货运费我们承担。' }],
      });
      const before = bench.told().length;
      await bench.acts('bo', thread, { kind: 'suggest', number: 9 });
      await until(() => bench.told().length > before);
      expect(inlet.events).toHaveLength(2);
    });

    check('a case becomes a ticket, held or not', async () => {
      const held = await claimed();
      await bench.acts('other', held, { kind: 'ticket' });
      await until(() => bench.told().some((text) => text.includes('小博')));
      expect(current().state).toEqual({ kind: 'claimed', agent: 'bo' });
      await bench.acts('bo', held, { kind: 'ticket' });
      await until(() => current().state.kind === 'left_message');
      expect(inlet.events.at(-1)).toMatchObject({ kind: 'ticketed', by: { agent: agentId('bo') } });
      const thread = await opened(sampleHandoff({ id: 'h_second' as HandoffId, number: 13 }));
      await bench.acts('bo', thread, { kind: 'ticket' });
      await until(() => inlet.cases.get('h_second')?.state.kind === 'left_message');
      expect(inlet.events.at(-1)).toMatchObject({ kind: 'ticketed', handoff: 'h_second' });
    });

    check('strangers change nothing', async () => {
      const thread = await opened();
      await bench.acts('stranger', thread, { kind: 'claim' });
      await bench.acts('stranger', thread, { kind: 'write', text: 'send him your card number' });
      await bench.acts('stranger', thread, { kind: 'write', text: '/resolve' });
      await until(() => bench.told().length > 0);
      await quiet();
      expect(inlet.events.filter(({ by }) => by.agent !== undefined)).toEqual([]);
      expect(current().state).toEqual({ kind: 'offered' });
    });

    check('an event is stored before it is acknowledged', async () => {
      const thread = await opened();
      inlet.failNext(2);
      await bench.acts('bo', thread, { kind: 'claim' });
      await until(() => inlet.events.length === 1);
      expect(current().state).toEqual({ kind: 'claimed', agent: 'bo' });
    });

    check('words after the end are refused, not lost silently', async () => {
      const thread = await claimed();
      await bench.acts('bo', thread, { kind: 'resolve' });
      await until(() => current().state.kind === 'resolved');
      const before = bench.told().length;
      await bench.acts('bo', thread, { kind: 'write', text: '还有一句' });
      await until(() => bench.told().length > before);
      expect(inlet.handled.at(-1)?.outcome).toMatchObject({ status: 'refused', code: 'case_over' });
    });

    check('a deleted thread is gone', async () => {
      const thread = await opened();
      bench.removeThread(thread);
      const error = await post(thread, words('customer', '在吗')).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(DeliveryError);
      expect((error as DeliveryError).reaction).toEqual({ kind: 'gone' });
      await bench.desk.close(thread, 'resolved', current(), call());
    });

    check('close ends the thread', async () => {
      const thread = await claimed();
      const over = { ...current(), state: { kind: 'resolved' } as const };
      await bench.desk.close(thread, 'resolved', over, call());
      expect(bench.isClosed(thread)).toBe(true);
      await bench.desk.close(thread, 'resolved', over, call());
    });

    check('an alert stands before the team with its picture', async () => {
      await opened();
      const before = bench.board().length;
      const { signal } = new AbortController();
      const text = 'WeChat is logged out: scan <this> code. @everyone';
      await bench.desk.alert!({ id: 'code:1', text, picture: await bench.picture() }, signal);
      await bench.desk.alert!({ id: 'gap:1', text: 'messages may be missing' }, signal);
      const shown = bench.board().slice(before);
      expect(shown.map(({ text: words }) => words).join('\n')).toContain('scan <this> code');
      expect(shown.at(-1)?.text).toContain('messages may be missing');
      expect(shown.filter(({ hasPicture }) => hasPicture)).toHaveLength(1);
    });

    check('an alert that could not be shown says so', async () => {
      bench.cut();
      const shown = bench.desk.alert!({ id: 'code:1', text: 'scan this code' }, AbortSignal.timeout(8000));
      await expect(shown).rejects.toBeInstanceOf(DeliveryError);
    });

    check('stop leaves no handle', async () => {
      await opened();
      await bench.desk.stop();
      expect(bench.desk.health().state).toBe('stopped');
      expect(bench.clock.asleep).toBe(0);
    });
  });
}
