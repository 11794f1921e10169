// The console against the desk contract: the real desk on the real door, agents with cookies as browsers have them.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Thread } from '../../adapters/console/wire.ts';
import {
  type AgentId,
  type Conversation,
  type DeskAdapter,
  type DeskInlet,
  type Handoff,
  type HandoffId,
  isPrivateText,
  type MediaId,
  type Mode,
  openMemory,
  openShelf,
  shopId,
  timestamp,
} from '../../core/index.ts';
import { type Browser, invited, openBrowser, openEvents, openWorld, ownerOf, person } from '../console/desk-world.ts';
import { watchedClock } from './channel-contract.ts';
import { type DeskBench, describeDesk } from './desk-contract.ts';

async function open(): Promise<DeskBench> {
  const folder = await mkdtemp(join(tmpdir(), 'huoji-contract-'));
  const memory = openMemory();
  const clock = Object.assign(watchedClock(), { ahead: 0 });
  let inlet: DeskInlet | undefined;
  /** The case on the agent's screen: a thread of the console is named like its case. */
  let onScreen = '';
  const conversation = 'c_abcdefghijklmnopqrst';

  const world = await openWorld(
    {
      store: {
        queue: (shop) => memory.queue(shop),
        conversations: (filter) => memory.conversations(filter),
        turns: (id, before, limit) => memory.turns(id, before, limit),
        deliveriesOf: (id, from) => memory.deliveriesOf(id, from),
        findHandoff: (id) => inlet!.find(id),
        fate: (id) => memory.fate(id),
        // The contract's hub keeps the case; the page reads it from the store as it stands there.
        async load() {
          const handoff = await inlet!.find(onScreen as HandoffId);
          return handoff && snapshotOf(handoff);
        },
      },
      events: openEvents(),
      shelf: await openShelf({
        folder,
        publicUrl: 'http://127.0.0.1',
        secret: 'a secret only this test knows',
        limits: { bytes: 1_000_000 },
      }),
      drawers: memory.drawers,
    },
    [
      person('bo', { name: '小博', accounts: { console: 'bo' } }),
      person('xiaohong', { name: '小红', accounts: { console: 'hong' } }),
    ],
    { clock },
  );
  const owner = await ownerOf(world);
  const browsers: Record<'bo' | 'other' | 'stranger', Browser> = {
    bo: await invited(owner, world, 'bo'),
    other: await invited(owner, world, 'xiaohong'),
    stranger: openBrowser(world.origin),
  };
  const told: string[] = [];
  const shown: string[] = [];
  let acts = 0;
  let isClosed = false;
  let last: (() => Promise<unknown>) | undefined;

  /** As the page does: the same act under the same id, until the hub has an answer. */
  async function post(browser: Browser, path: string, body: object): Promise<void> {
    const sent = { id: `contract-act-${++acts}`, ...body };
    const once = () => browser.post(`/conversations/${conversation}/${path}`, sent);
    last = once;
    let answer = await once();
    while (answer.status >= 500 && !isClosed) answer = await once();
    if (answer.status >= 400) told.push(answer.body.error.message);
  }

  const desk: DeskAdapter = {
    ...world.desk,
    start(hub) {
      inlet = hub;
      return world.desk.start(hub);
    },
  };
  return {
    desk,
    clock,
    async acts(who, thread, action) {
      onScreen = thread;
      const browser = browsers[who];
      switch (action.kind) {
        case 'suggest': {
          // The page numbers what the thread comes with; taking one puts it into the reply's box.
          const { suggestions } = (await browser.get(`/conversations/${conversation}`)).body as Thread;
          shown.push(...suggestions.map(({ text }, index) => `${index + 1}. ${text}`));
          if (action.number === undefined) return;
          const text = suggestions[action.number - 1]?.text;
          if (text === undefined) return void told.push('there is no such suggestion');
          return post(browser, 'reply', { content: [{ kind: 'text', text }] });
        }
        case 'claim':
        case 'ticket':
        case 'resolve':
        case 'return':
          return post(browser, action.kind, {});
        case 'transfer': {
          // The page offers people by name and sends their id.
          const { people } = (await browser.get('/people')).body as { people: { id: string; name: string }[] };
          const to = people.find(({ name }) => name === action.to)!.id;
          return post(browser, 'transfer', { to, note: action.note });
        }
        case 'write':
          // A note has a field of its own: who means one writes it there.
          return post(browser, isPrivateText(action.text) ? 'note' : 'reply', {
            content: [{ kind: 'text', text: action.text }],
          });
        default:
          return action satisfies never;
      }
    },
    redeliver: async () => void (await last!()),
    shown: () => shown,
    seen: () => [],
    told: () => told,
    isClosed: () => false,
    board: () => [],
    cut: () => {},
    picture: async () => 'none' as MediaId,
    removeThread: () => {},
    async close() {
      isClosed = true;
      await world.close();
      await memory.close();
      await rm(folder, { recursive: true });
    },
  };
}

function snapshotOf(handoff: Handoff) {
  const { customer } = handoff.brief;
  const conversation: Conversation = {
    id: handoff.conversation,
    shop: shopId('demo'),
    customer: customer.id,
    address: customer.address,
    mode: modeOf(handoff),
    dialogue: { misses: 0, slots: {}, flows: [] },
    version: 1,
    readTo: 0,
  };
  return {
    conversation,
    customer: { id: customer.id, shop: shopId('demo'), tags: [], attributes: {}, firstSeenAt: timestamp(0) },
    unread: [],
    recent: [],
    handoff,
    failures: 0,
  };
}

function modeOf({ id, state }: Handoff): Mode {
  if (state.kind === 'claimed') return { kind: 'agent', handoff: id, agent: state.agent as AgentId };
  const isOver = ['resolved', 'returned_to_bot', 'cancelled', 'expired', 'left_message'].includes(state.kind);
  return isOver ? { kind: 'bot' } : { kind: 'waiting', handoff: id, since: timestamp(0) };
}

const fromStore = 'the page reads the case and its lines from the store, see test/console/cases.test.ts';
const alertsFromHealth = 'the page paints the alerts that stand in health, see test/pages/console-look.test.ts';
describeDesk('console', open, {
  'open makes a thread with the brief': fromStore,
  'lines say who speaks': fromStore,
  'words after the end are refused, not lost silently':
    'a conversation without a case is refused before the hub is asked, see test/console/cases.test.ts',
  'a deleted thread is gone': 'nobody can delete a thread of the console',
  'close ends the thread': fromStore,
  'an alert stands before the team with its picture': alertsFromHealth,
  'an alert that could not be shown says so': alertsFromHealth,
});
