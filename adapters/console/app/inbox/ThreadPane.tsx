// A thread: who it is, what can be done, what was said, and the composer.

import { Button } from '@mantine/core';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Summary, Thread } from '../../wire.ts';
import { Icon } from '../icons.tsx';
import { go } from '../paths.ts';
import { Empty, Failed, Loading } from '../screens/States.tsx';
import { useWords } from '../words/index.ts';
import { useActs } from './acts.ts';
import { BriefCard } from './BriefCard.tsx';
import { Composer, type ComposerHandle } from './Composer.tsx';
import { channelOf, nameOf } from './names.ts';
import { Avatar } from './QueueRow.tsx';
import { useInbox, useInboxState } from './store.ts';
import { TurnView } from './TurnView.tsx';

type Props = {
  conversation: string;
  summary: Summary | undefined;
  composer: RefObject<ComposerHandle | null>;
  onTransfer(): void;
  onSide(): void;
};

export function ThreadPane({ conversation, summary, composer, onTransfer, onSide }: Props) {
  const { t } = useWords();
  const inbox = useInbox();
  const state = useInboxState((now) => now.thread);
  if (state?.missing) return <Empty icon="alert">{t('error.not_found')}</Empty>;
  if (state?.load === 'error') return <Failed onRetry={() => void inbox.reload()} />;
  if (!summary) return <Loading />;
  return (
    <>
      <Head summary={summary} onTransfer={onTransfer} onSide={onSide} />
      <Company conversation={conversation} />
      {state?.thread && <BriefCard thread={state.thread} />}
      {state?.thread ? <Log thread={state.thread} /> : <Loading />}
      <Composer ref={composer} conversation={conversation} summary={summary} />
    </>
  );
}

function Head({ summary, onTransfer, onSide }: { summary: Summary; onTransfer(): void; onSide(): void }) {
  const words = useWords();
  const { t } = words;
  const inbox = useInbox();
  const acts = useActs();
  const name = nameOf(summary, words);
  const mine = summary.owner === 'agent' && summary.holder?.id === inbox.me.id;
  return (
    <header className="thread-head">
      <Button
        className="only-narrow"
        variant="subtle"
        size="compact-md"
        aria-label={t('inbox.back')}
        onClick={() => go({ screen: 'inbox' })}
      >
        <Icon name="back" />
      </Button>
      <Avatar summary={summary} name={name} />
      <div className="thread-who">
        <h2 dir="auto">{name}</h2>
        <p className="muted">
          {channelOf(summary, words)} · {t(`owner.${summary.owner}`, { name: summary.holder?.name ?? '' })}
          {summary.case && <> · {t('brief.number', { number: summary.case.number })}</>}
        </p>
      </div>
      {summary.owner === 'waiting' && (
        <Button size="sm" onClick={() => void acts.claim(summary.id)} leftSection={<Icon name="hand" size={15} />}>
          {t('act.claim')}{' '}
          <span className="kbd" aria-hidden="true">
            A
          </span>
        </Button>
      )}
      {(mine || summary.owner === 'waiting') && (
        <Button
          size="sm"
          variant="default"
          onClick={() => void acts.ticket(summary.id)}
          leftSection={<Icon name="ticket" size={15} />}
        >
          {t('act.ticket')}{' '}
          <span className="kbd" aria-hidden="true">
            U
          </span>
        </Button>
      )}
      {summary.owner === 'bot' && (
        <Button
          size="sm"
          variant="default"
          onClick={() => void acts.claim(summary.id)}
          leftSection={<Icon name="hand" size={15} />}
        >
          {t('act.takeOver')}{' '}
          <span className="kbd" aria-hidden="true">
            A
          </span>
        </Button>
      )}
      {mine && (
        <>
          <Button
            size="sm"
            variant="default"
            onClick={() => void acts.giveBack(summary.id)}
            leftSection={<Icon name="bot" size={15} />}
          >
            {t('act.return')}
          </Button>
          <Button size="sm" variant="default" onClick={onTransfer} leftSection={<Icon name="transfer" size={15} />}>
            {t('act.transfer')}{' '}
            <span className="kbd" aria-hidden="true">
              T
            </span>
          </Button>
          <Button size="sm" onClick={() => void acts.resolve(summary.id)} leftSection={<Icon name="check" size={15} />}>
            {t('act.resolve')}{' '}
            <span className="kbd" aria-hidden="true">
              E
            </span>
          </Button>
        </>
      )}
      <Button className="only-no-side" variant="default" size="sm" aria-label={t('side.show')} onClick={onSide}>
        <Icon name="user" size={16} />
      </Button>
    </header>
  );
}

/** Colleagues who look at the same thread, and who of them types. */
function Company({ conversation }: { conversation: string }) {
  const { t, list } = useWords();
  const inbox = useInbox();
  const present = useInboxState((state) => state.presence.get(conversation));
  const others = (present ?? []).filter(({ id }) => id !== inbox.me.id);
  const typing = others.filter((one) => one.typing);
  return (
    <div className="company" role="status">
      {others.length > 0 && (
        <p className="bar info">
          <Icon name="eye" size={15} />
          {typing.length
            ? t('thread.typing', { names: list(typing.map(({ name }) => name)) })
            : t('thread.viewing', { names: list(others.map(({ name }) => name)) })}
        </p>
      )}
    </div>
  );
}

/** Nearer to the end than this, the reader wants to stay there. */
const nearEnd = 120;

function Log({ thread }: { thread: Thread }) {
  const words = useWords();
  const { t } = words;
  const inbox = useInbox();
  const box = useRef<HTMLDivElement>(null);
  const reader = useRef({ atEnd: true, height: 0, first: 0, last: 0 });
  const [news, setNews] = useState(false);
  const [busy, setBusy] = useState(false);
  const { turns } = thread;
  const [first, last] = [turns[0]?.seq ?? 0, turns.at(-1)?.seq ?? 0];

  // Keeps the eye where it was: at the end when it was there, on the same line when older ones come above.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const before = reader.current;
    if (before.first && first < before.first) element.scrollTop += element.scrollHeight - before.height;
    else if (before.atEnd) element.scrollTop = element.scrollHeight;
    else if (last > before.last) setNews(true);
    reader.current = { ...before, height: element.scrollHeight, first, last };
  });

  function onScroll() {
    const element = box.current;
    if (!element) return;
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    reader.current.atEnd = atEnd;
    if (atEnd) setNews(false);
  }

  function toEnd() {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }

  async function older() {
    setBusy(true);
    await inbox.loadOlder().catch(() => undefined);
    setBusy(false);
  }

  return (
    <div className="log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className="log" role="log" aria-label={t('thread.log')} ref={box} onScroll={onScroll} tabIndex={0}>
        {thread.more && (
          <div className="older">
            <Button size="xs" variant="default" loading={busy} onClick={() => void older()}>
              {t('thread.older')}
            </Button>
          </div>
        )}
        {turns.map((turn, at) => {
          const day = words.day(turn.at);
          const fresh = at === 0 || words.day(turns[at - 1]!.at) !== day;
          return (
            <div key={turn.seq} className="turn-slot">
              {fresh && <p className="day">{day}</p>}
              <TurnView turn={turn} summary={thread.summary} me={inbox.me.id} />
            </div>
          );
        })}
      </div>
      {news && (
        <Button className="news" size="xs" radius="xl" onClick={toEnd} rightSection={<Icon name="down" size={14} />}>
          {t('thread.new')}
        </Button>
      )}
    </div>
  );
}
