// The list of conversations: search, views, and only the rows in sight.

import { Button, Loader } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { Icon } from '../icons.tsx';
import { Empty, Failed, Loading } from '../screens/States.tsx';
import { type Key, useWords } from '../words/index.ts';
import { GroupRow, QueueRow } from './QueueRow.tsx';
import type { Row } from './rows.ts';
import { type InboxState, useInbox, useInboxState, type View } from './store.ts';

const views: readonly (readonly [View, Key])[] = [
  ['todo', 'inbox.todo'],
  ['bot', 'inbox.bot'],
  ['closed', 'inbox.closed'],
  ['all', 'inbox.all'],
];
const searchPauseMs = 250;

export function Queue({
  rows,
  view,
  onView,
  selected,
  searchRef,
}: {
  rows: readonly Row[];
  view: View;
  onView(view: View): void;
  selected?: string | undefined;
  searchRef: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useWords();
  const todo = useInboxState(countTodo);
  const searching = useInboxState((state) => state.search !== '');
  return (
    <section className="queue" aria-label={t('inbox.queue')}>
      <header>
        <h1>{t('inbox.title')}</h1>
        <LineTag />
      </header>
      <Search inputRef={searchRef} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, this switches lists */}
      <div className="views" role="group" aria-label={t('inbox.views')}>
        {views.map(([name, label]) => (
          <button key={name} type="button" aria-pressed={view === name && !searching} onClick={() => onView(name)}>
            {t(label)}
            {name === 'todo' && todo > 0 && <span className="count"> {todo}</span>}
          </button>
        ))}
      </div>
      <Rows rows={rows} view={searching ? 'search' : view} selected={selected} />
    </section>
  );
}

function LineTag() {
  const { t } = useWords();
  const line = useInboxState((state) => state.line);
  const tone = line === 'online' ? 'ok' : line === 'offline' ? 'bad' : '';
  return (
    <span className={`tag ${tone}`} role="status">
      <span className={`lamp inline ${line}`} aria-hidden="true" />
      {t(`inbox.${line}`)}
    </span>
  );
}

function Search({ inputRef }: { inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useWords();
  const inbox = useInbox();
  const [text, setText] = useState('');
  useEffect(() => {
    const pause = setTimeout(() => inbox.search(text.trim()), text ? searchPauseMs : 0);
    return () => clearTimeout(pause);
  }, [inbox, text]);
  return (
    <div className="search">
      <Icon name="search" />
      <input
        ref={inputRef}
        type="search"
        aria-label={t('inbox.search')}
        placeholder={t('inbox.search')}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
            setText('');
            event.currentTarget.blur();
          }
        }}
      />
      {text ? (
        <button type="button" aria-label={t('inbox.clear')} onClick={() => setText('')}>
          <Icon name="close" size={15} />
        </button>
      ) : (
        <span className="kbd" aria-hidden="true">
          /
        </span>
      )}
    </div>
  );
}

function Rows({ rows, view, selected }: { rows: readonly Row[]; view: View; selected?: string | undefined }) {
  const words = useWords();
  const { t } = words;
  const inbox = useInbox();
  const list = useInboxState((state) => state.lists[view]);
  const queue = useInboxState((state) => state.queue);
  const search = useInboxState((state) => state.search);
  const scroller = useRef<HTMLDivElement>(null);
  const load = view === 'todo' ? queue : (list?.load ?? 'loading');
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (rows[at]?.kind === 'group' ? 35 : 91),
    getItemKey: (at) => keyOf(rows[at]),
    overscan: 6,
  });
  const at = useMemo(
    () => rows.findIndex((row) => row.kind === 'conversation' && row.summary.id === selected),
    [rows, selected],
  );
  // Follows the choice, not the list: a row that moves because of news does not drag the reader along.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice scrolls
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [selected]);

  if (rows.length === 0 && load === 'loading') return <Loading />;
  if (rows.length === 0 && load === 'error') return <Failed onRetry={() => void inbox.loadList(view)} />;
  if (rows.length === 0)
    return (
      <Empty icon={view === 'search' ? 'search' : 'check'}>
        {view === 'search'
          ? t('inbox.emptySearch', { text: search })
          : t(view === 'todo' ? 'inbox.emptyTodo' : 'inbox.empty')}
      </Empty>
    );
  return (
    <div className="rows" ref={scroller}>
      <ul style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index]!;
          return (
            <li
              key={item.key}
              data-index={item.index}
              ref={virtualizer.measureElement}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {row.kind === 'group' ? (
                <GroupRow row={row} />
              ) : (
                <QueueRow summary={row.summary} selected={row.summary.id === selected} />
              )}
            </li>
          );
        })}
      </ul>
      {list?.next && (
        <div className="more">
          <Button
            size="xs"
            variant="default"
            disabled={load === 'loading'}
            onClick={() => void inbox.loadList(view, { more: true })}
          >
            {load === 'loading' ? <Loader size="xs" aria-label={t('inbox.loading')} /> : t('inbox.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function keyOf(row: Row | undefined): string {
  if (!row) return '';
  return row.kind === 'group' ? `group ${row.group}` : row.summary.id;
}

function countTodo({ summaries }: InboxState): number {
  let count = 0;
  for (const one of summaries.values()) if (one.owner === 'waiting') count++;
  return count;
}
