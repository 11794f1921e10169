// One row of the queue: who, on which channel, the last line, the mood, how long.

import { type MouseEvent, memo } from 'react';
import type { Summary } from '../../wire.ts';
import { Icon } from '../icons.tsx';
import { go, pathTo } from '../paths.ts';
import { useNow } from '../useNow.ts';
import { spanOf, useWords, type Words } from '../words/index.ts';
import { channelOf, initialOf, nameOf, shadeOf } from './names.ts';
import type { Row } from './rows.ts';
import { useInbox, useInboxState } from './store.ts';

export const QueueRow = memo(function QueueRow({ summary, selected }: { summary: Summary; selected: boolean }) {
  const words = useWords();
  const { t } = words;
  const unread = useInboxState((state) => state.unread.get(summary.id) ?? 0);
  const name = nameOf(summary, words);
  const place = { screen: 'inbox', conversation: summary.id } as const;
  function follow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(place);
  }
  return (
    <a
      href={pathTo(place)}
      className={`row ${selected ? 'selected' : ''} ${unread ? 'unread' : ''}`}
      onClick={follow}
      draggable={false}
      {...(selected ? { 'aria-current': 'true' as const } : {})}
    >
      <Avatar summary={summary} name={name} />
      <span className="row-text">
        <span className="row-line">
          <span className="row-name" dir="auto">
            {name}
          </span>
          {summary.waitingSince ? (
            <Wait since={summary.waitingSince} />
          ) : (
            <time className="muted number" dateTime={summary.lastAt}>
              {words.brief(summary.lastAt)}
            </time>
          )}
        </span>
        <span className="row-line">
          <span className="row-last" dir="auto">
            {lastLine(summary, words)}
          </span>
          {unread > 0 && (
            <span className="pill">
              <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
              <span className="hidden">{t('inbox.unread', { count: unread })}</span>
            </span>
          )}
        </span>
        <Tags summary={summary} />
      </span>
    </a>
  );
});

export function Avatar({ summary, name }: { summary: Summary; name: string }) {
  const words = useWords();
  const channel = channelOf(summary, words);
  return (
    <span className={`avatar ${shadeOf(summary.customer.id)}`}>
      <span aria-hidden="true">{initialOf(name)}</span>
      <span className={`channel ${summary.channel}`} title={channel}>
        <span aria-hidden="true">{initialOf(channel)}</span>
        <span className="hidden">{channel}</span>
      </span>
    </span>
  );
}

export function Tags({ summary }: { summary: Summary }) {
  const { t, named } = useWords();
  const inbox = useInbox();
  const { mood, reason, skill } = summary.case ?? {};
  const open = summary.owner === 'waiting' || summary.owner === 'agent';
  const tags: { tone: string; text: string }[] = [];
  if (open && (mood === 'angry' || mood === 'annoyed')) tags.push({ tone: 'bad', text: t(`mood.${mood}`) });
  if (open && mood === 'anxious') tags.push({ tone: 'warn', text: t('mood.anxious') });
  for (const tag of summary.customer.tags.slice(0, 2))
    tags.push({ tone: tag.toLowerCase() === 'vip' ? 'warn' : '', text: tag.toLowerCase() === 'vip' ? 'VIP' : tag });
  if (summary.owner === 'agent' && summary.holder && summary.holder.id !== inbox.me.id)
    tags.push({ tone: 'info', text: summary.holder.name });
  if (open && skill) tags.push({ tone: '', text: skill });
  if (open && reason) tags.push({ tone: reason === 'taken_over' ? 'long' : 'ai long', text: named('reason', reason) });
  if (tags.length === 0) return null;
  return (
    <span className="tags">
      {tags.map(({ tone, text }) => (
        <span key={text} className={`tag ${tone}`} dir="auto">
          {text}
        </span>
      ))}
    </span>
  );
}

export function GroupRow({ row }: { row: Extract<Row, { kind: 'group' }> }) {
  const { t } = useWords();
  return (
    <h2 className="group">
      {row.group === 'waiting' && <Icon name="clock" size={15} />}
      <span>
        {t(`inbox.${row.group}`)} · {row.count}
      </span>
      {row.since && (
        <span className="longest">
          {t('inbox.longest')} <Wait since={row.since} />
        </span>
      )}
    </h2>
  );
}

function Wait({ since }: { since: string }) {
  const now = useNow(1000);
  return <span className="wait number">{spanOf(now - Date.parse(since))}</span>;
}

/** The last line with the reader's words for what is no text: the hub writes `[image]` and the like. */
function lastLine({ last }: Summary, { t }: Words): string {
  if (!last) return '';
  const text = last.text.replace(
    /\[(image|audio|video|file|human)\]/g,
    (_, kind: 'image') => `[${t(`thread.${kind}`)}]`,
  );
  return last.private ? `[${t('compose.note')}] ${text}` : text;
}
