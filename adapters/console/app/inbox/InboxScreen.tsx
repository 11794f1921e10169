// The inbox: queue, thread and side panel, and the shortcuts that move between them.

import { useEffect, useMemo, useRef, useState } from 'react';
import { Icon } from '../icons.tsx';
import { go } from '../paths.ts';
import { Empty } from '../screens/States.tsx';
import { useShortcuts } from '../shortcuts.ts';
import { useWords } from '../words/index.ts';
import { useActs } from './acts.ts';
import type { ComposerHandle } from './Composer.tsx';
import { Queue } from './Queue.tsx';
import { rowsOf } from './rows.ts';
import { SidePanel } from './SidePanel.tsx';
import { useInbox, useInboxState, type View } from './store.ts';
import { ThreadPane } from './ThreadPane.tsx';
import { TransferDialog } from './TransferDialog.tsx';

export function InboxScreen({ conversation, onHelp }: { conversation?: string | undefined; onHelp(): void }) {
  const inbox = useInbox();
  const acts = useActs();
  const { t } = useWords();
  const state = useInboxState((now) => now);
  const [view, setView] = useState<View>('todo');
  const [transferring, setTransferring] = useState(false);
  const [sideOpen, setSideOpen] = useState(false);
  const composer = useRef<ComposerHandle>(null);
  const search = useRef<HTMLInputElement>(null);

  const shown = state.search ? 'search' : view;
  const { summaries, lists } = state;
  const rows = useMemo(() => rowsOf({ summaries, lists }, shown, inbox.me.id), [summaries, lists, shown, inbox.me.id]);
  const thread = state.thread?.thread;
  const summary = conversation ? (state.summaries.get(conversation) ?? thread?.summary) : undefined;
  const mine = summary?.owner === 'agent' && summary.holder?.id === inbox.me.id;

  useEffect(() => inbox.show(conversation), [inbox, conversation]);

  function show(next: View) {
    setView(next);
    if (next !== 'todo' && !state.lists[next]) void inbox.loadList(next);
  }

  function move(step: 1 | -1) {
    const ids = rows.flatMap((row) => (row.kind === 'conversation' ? [row.summary.id] : []));
    const at = conversation ? ids.indexOf(conversation) : -1;
    const next = at < 0 ? ids[0] : ids[Math.min(Math.max(at + step, 0), ids.length - 1)];
    if (next) go({ screen: 'inbox', conversation: next });
  }

  function use(nth: number) {
    const suggestion = thread?.suggestions[nth];
    if (suggestion) composer.current?.insert(suggestion.text);
  }

  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    a: () => void (summary && !mine && acts.claim(summary.id)),
    r: () => composer.current?.focus('reply'),
    n: () => composer.current?.focus('note'),
    t: () => mine && setTransferring(true),
    e: () => void (summary && mine && acts.resolve(summary.id)),
    u: () => void (summary && (mine || summary.owner === 'waiting') && acts.ticket(summary.id)),
    '/': () => search.current?.focus(),
    '?': onHelp,
    'alt+1': () => use(0),
    'alt+2': () => use(1),
    'alt+3': () => use(2),
  });

  return (
    <div className={`inbox ${conversation ? 'with-thread' : ''} ${sideOpen ? 'with-side' : ''}`}>
      <Queue rows={rows} view={view} onView={show} selected={conversation} searchRef={search} />
      <main className="thread">
        {state.line === 'offline' && state.queue === 'ready' && (
          <p className="bar warn" role="status">
            <Icon name="alert" size={15} />
            {t('inbox.offlineBar')}
          </p>
        )}
        {conversation ? (
          <ThreadPane
            key={conversation}
            conversation={conversation}
            summary={summary}
            composer={composer}
            onTransfer={() => setTransferring(true)}
            onSide={() => setSideOpen(!sideOpen)}
          />
        ) : (
          <Empty icon="inbox">
            <p>{t('inbox.pick')}</p>
            <p className="muted">{t('inbox.pickHint')}</p>
          </Empty>
        )}
      </main>
      {thread && conversation && summary && (
        <SidePanel thread={thread} summary={summary} onUse={(text) => composer.current?.insert(text)} />
      )}
      {summary && (
        <TransferDialog
          opened={transferring}
          onClose={() => setTransferring(false)}
          onTransfer={(to, note) => acts.transfer(summary.id, to, note)}
        />
      )}
    </div>
  );
}
