// What the inbox knows: one map of conversations fed by lists and live frames; every view and count is derived from it.

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ConversationList, Me, Presence, Queue, ServerFrame, Summary, Thread, Turn, WhoIsIt } from '../../wire.ts';
import { ApiError, get } from '../api.ts';
import { keepSeen, seenTo } from '../keep.ts';
import { type Line, type LineState, openLine } from '../line.ts';

export type View = 'todo' | 'bot' | 'closed' | 'all' | 'search';
export type Load = 'loading' | 'ready' | 'error';
export type ListState = { readonly load: Load; readonly next?: string; readonly ids: ReadonlySet<string> };
export type ThreadState = { readonly load: Load; readonly missing?: boolean; readonly thread?: Thread };

export type InboxState = {
  readonly line: LineState;
  readonly summaries: ReadonlyMap<string, Summary>;
  readonly unread: ReadonlyMap<string, number>;
  readonly presence: ReadonlyMap<string, readonly Presence[]>;
  readonly queue: Load;
  readonly lists: Readonly<Partial<Record<View, ListState>>>;
  readonly search: string;
  readonly open: string | undefined;
  readonly thread: ThreadState | undefined;
};

export type Inbox = ReturnType<typeof openInbox>;

/** @param heard called for each customer line that this person should notice */
export function openInbox(me: Me, heard: (summary: Summary) => void, signedOut: () => void) {
  let state: InboxState = {
    line: 'connecting',
    summaries: new Map(),
    unread: new Map(),
    presence: new Map(),
    queue: 'loading',
    lists: {},
    search: '',
    open: undefined,
    thread: undefined,
  };
  const listeners = new Set<() => void>();
  let beenOnline = false;
  let refresh: number | undefined;

  function set(change: Partial<InboxState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  const concernsMe = (one: Summary) => one.owner === 'waiting' || (one.owner === 'agent' && one.holder?.id === me.id);
  /** In a list there is only the last line to judge by: a waiting case is news until it was opened. */
  const isNews = ({ id, owner, last }: Summary) =>
    last !== undefined && last.seq > seenTo(id) && (owner === 'waiting' || last.author === 'customer');
  const watched = (id: string) => state.open === id && document.hasFocus() && !document.hidden;

  /** Takes summaries in; a customer's line not seen yet counts once, even when we only see the list. */
  function take(list: readonly Summary[]): void {
    const summaries = new Map(state.summaries);
    const unread = new Map(state.unread);
    for (const one of list) {
      summaries.set(one.id, one);
      if (!concernsMe(one)) unread.delete(one.id);
      else if (!unread.has(one.id) && state.open !== one.id && isNews(one)) unread.set(one.id, 1);
    }
    set({ summaries, unread });
  }

  async function loadQueue(): Promise<void> {
    try {
      const { waiting, claimed } = await get<Queue>('/queue');
      const inQueue = new Set([...waiting, ...claimed].map((one) => one.id));
      // What left the queue while we were away is asked for by the next list; until then it is not shown as waiting.
      const summaries = new Map(state.summaries);
      for (const one of summaries.values())
        if ((one.owner === 'waiting' || one.owner === 'agent') && !inQueue.has(one.id)) summaries.delete(one.id);
      set({ summaries, queue: 'ready' });
      take([...waiting, ...claimed]);
    } catch {
      set({ queue: state.queue === 'ready' ? 'ready' : 'error' });
    }
  }

  async function loadList(view: View, { more = false } = {}): Promise<void> {
    if (view === 'todo') return loadQueue();
    const before = state.lists[view];
    if (before?.load === 'loading' && more) return;
    const search = state.search;
    const query = new URLSearchParams({ limit: '50' });
    if (view === 'bot' || view === 'closed') query.set('owner', view);
    if (view === 'search') query.set('search', search);
    if (more && before?.next) query.set('before', before.next);
    const setList = (list: ListState) => set({ lists: { ...state.lists, [view]: list } });
    setList({ load: 'loading', ids: before?.ids ?? new Set(), ...(before?.next ? { next: before.next } : {}) });
    try {
      const { conversations, next } = await get<ConversationList>(`/conversations?${query}`);
      if (view === 'search' && state.search !== search) return;
      take(conversations);
      const ids = new Set([...(more ? (before?.ids ?? []) : []), ...conversations.map((one) => one.id)]);
      setList({ load: 'ready', ids, ...(next ? { next } : {}) });
    } catch {
      setList({ load: 'error', ids: before?.ids ?? new Set() });
    }
  }

  /** Frames heard about the open thread. */
  let frames = 0;

  async function loadThread(id: string, triesLeft = 5): Promise<void> {
    try {
      const before = frames;
      const fresh = await get<Thread>(`/conversations/${encodeURIComponent(id)}`);
      if (state.open !== id) return;
      // What the socket told meanwhile may be newer than this answer, which must not paint over it.
      if (frames !== before && triesLeft > 0) return loadThread(id, triesLeft - 1);
      const older = (state.thread?.thread?.turns ?? []).filter((turn) => turn.seq < (fresh.turns[0]?.seq ?? 0));
      const joined = older.length > 0 && older.at(-1)!.seq === fresh.turns[0]!.seq - 1;
      const thread = joined ? { ...fresh, turns: [...older, ...fresh.turns], more: state.thread!.thread!.more } : fresh;
      take([fresh.summary]);
      set({ thread: { load: 'ready', thread } });
      markSeen(id);
    } catch (error) {
      if (state.open !== id) return;
      const missing = error instanceof ApiError && error.status === 404;
      if (!state.thread?.thread || missing) set({ thread: { load: 'error', missing } });
    }
  }

  async function loadOlder(): Promise<void> {
    const { open: id, thread: shown } = state;
    const first = shown?.thread?.turns[0];
    if (!id || !first || !shown?.thread?.more) return;
    const page = await get<Thread>(`/conversations/${encodeURIComponent(id)}?before=${first.seq}`);
    const now = state.thread?.thread;
    if (state.open !== id || now?.turns[0]?.seq !== first.seq) return;
    set({ thread: { load: 'ready', thread: { ...now, turns: [...page.turns, ...now.turns], more: page.more } } });
  }

  function markSeen(id: string): void {
    if (!watched(id)) return;
    const last = state.thread?.thread?.turns.at(-1);
    if (last) keepSeen(id, last.seq);
    if (!state.unread.has(id)) return;
    const unread = new Map(state.unread);
    unread.delete(id);
    set({ unread });
  }

  function hear(frame: ServerFrame): void {
    if (frame.kind === 'presence') {
      const presence = new Map(state.presence);
      if (frame.people.length) presence.set(frame.conversation, frame.people);
      else presence.delete(frame.conversation);
      set({ presence });
    } else if (frame.kind === 'hello') {
      set({ presence: new Map() });
      line.say({ kind: 'view', conversation: state.open ?? null });
      if (beenOnline) catchUp();
      beenOnline = true;
    } else if (frame.kind === 'conversation') hearConversation(frame.summary, frame.turns);
  }

  function hearConversation(summary: Summary, turns: readonly Turn[]): void {
    const { id } = summary;
    const known = state.summaries.get(id)?.last?.seq ?? seenTo(id);
    const news = turns.filter((turn) => turn.author.kind === 'customer' && turn.seq > known);
    const summaries = new Map(state.summaries).set(id, summary);
    const unread = new Map(state.unread);
    const before = state.summaries.get(id);
    const joins = !before || !concernsMe(before);
    if (!concernsMe(summary)) unread.delete(id);
    else if (!watched(id)) {
      // A case that comes to us brings what its customer said and nobody here has read.
      const seen = joins ? seenTo(id) : known;
      const fresh = turns.filter((turn) => turn.author.kind === 'customer' && turn.seq > seen).length;
      if (fresh) unread.set(id, (joins ? 0 : (unread.get(id) ?? 0)) + fresh);
    }
    const lists = withNew(state.lists, summary);
    set({ summaries, unread, lists });
    if (state.open === id) {
      frames++;
      mergeTurns(summary, turns, news.length > 0);
    }
    if (news.length && concernsMe(summary) && !watched(id)) heard(summary);
  }

  function mergeTurns(summary: Summary, turns: readonly Turn[], asked: boolean): void {
    const shown = state.thread?.thread;
    if (!shown) return;
    const bySeq = new Map(shown.turns.map((turn) => [turn.seq, turn]));
    const last = shown.turns.at(-1)?.seq ?? 0;
    const gap = shown.turns.length > 0 && turns.length > 0 && turns[0]!.seq > last + 1;
    const first = shown.turns[0]?.seq ?? 0;
    for (const turn of turns) if (turn.seq >= first) bySeq.set(turn.seq, turn);
    const caseChanged =
      summary.case?.id !== shown.summary.case?.id || summary.case?.state !== shown.summary.case?.state;
    const all = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
    set({ thread: { load: 'ready', thread: { ...shown, summary, turns: all } } });
    markSeen(summary.id);
    // Brief and suggestions come with the whole thread.
    if (gap || asked || caseChanged) {
      clearTimeout(refresh);
      refresh = window.setTimeout(() => void loadThread(summary.id), gap ? 0 : 250);
    }
  }

  /** After a drop: whatever is on screen is asked for again. */
  function catchUp(): void {
    void loadQueue();
    for (const view of Object.keys(state.lists) as View[]) void loadList(view);
    if (state.open) void loadThread(state.open);
  }

  /** A refused socket looks like a dead network: only the API can tell that the session is over. */
  function onLine(now: LineState): void {
    if (state.line !== now) set({ line: now });
    if (now === 'offline')
      get<WhoIsIt>('/session').then(
        ({ me: still }) => still || signedOut(),
        () => undefined,
      );
  }

  const line: Line = openLine({ frame: hear, state: onLine, signedOut });
  const onFocus = () => state.open && markSeen(state.open);
  addEventListener('focus', onFocus);
  void loadQueue();

  return {
    me,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => state,
    concernsMe,
    loadList,
    loadOlder,
    reload: () => state.open && loadThread(state.open),
    typing: () => line.say({ kind: 'typing' }),
    search(text: string): void {
      set({ search: text, lists: { ...state.lists, search: { load: 'loading', ids: new Set() } } });
      if (text) void loadList('search');
    },
    show(id: string | undefined): void {
      if (state.open === id) return;
      set({ open: id, thread: id ? { load: 'loading' } : undefined });
      line.say({ kind: 'view', conversation: id ?? null });
      if (id) void loadThread(id);
    },
    close(): void {
      removeEventListener('focus', onFocus);
      clearTimeout(refresh);
      line.close();
      listeners.clear();
    },
  };
}

/** A conversation that changes joins the lists it belongs to, so that they stay right without another request. */
function withNew(lists: InboxState['lists'], summary: Summary): InboxState['lists'] {
  const fits: View[] = summary.owner === 'bot' || summary.owner === 'closed' ? [summary.owner, 'all'] : ['all'];
  let changed = lists;
  for (const view of fits) {
    const list = lists[view];
    if (list && !list.ids.has(summary.id))
      changed = { ...changed, [view]: { ...list, ids: new Set(list.ids).add(summary.id) } };
  }
  return changed;
}

const InboxContext = createContext<Inbox | undefined>(undefined);
export const InboxProvider = InboxContext.Provider;

export function useInbox(): Inbox {
  const inbox = useContext(InboxContext);
  if (!inbox) throw new Error('useInbox stands outside InboxProvider');
  return inbox;
}

/** The part of the state a component shows; it repaints when that part changes. `select` returns stored values. */
export function useInboxState<Part>(select: (state: InboxState) => Part): Part {
  const inbox = useInbox();
  return useSyncExternalStore(inbox.subscribe, () => select(inbox.now()));
}

/** Unread lines of everything that concerns this person: the rail, the view and the window's title all show this. */
export function unreadTotal(state: InboxState): number {
  let total = 0;
  for (const count of state.unread.values()) total += count;
  return total;
}
