// Beside the thread: answers to take, the case, the customer.

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Summary, Thread } from '../../wire.ts';
import { Icon } from '../icons.tsx';
import { useWords } from '../words/index.ts';
import { channelOf, nameOf } from './names.ts';

export function SidePanel({ thread, summary, onUse }: { thread: Thread; summary: Summary; onUse(text: string): void }) {
  const words = useWords();
  const { t, named, full } = words;
  const { customer } = summary;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <aside className="side" aria-label={t('side.title')} tabIndex={0}>
      <section>
        <h3>
          <span className="ai-text">
            <Icon name="spark" size={15} /> {t('side.suggestions')}
          </span>
          <span className="muted">Alt+1…3</span>
        </h3>
        {thread.suggestions.length === 0 && <p className="muted">{t('side.noSuggestions')}</p>}
        <ol className="suggestions">
          {thread.suggestions.slice(0, 3).map((one, at) => (
            <li key={one.entry} className={at === 0 ? 'first' : ''}>
              <p dir="auto">{one.text}</p>
              <div>
                <span className="tag ai" dir="auto">
                  {one.entry}
                </span>
                <span className={`tag number ${one.score >= 0.8 ? 'ok' : ''}`}>{Math.round(one.score * 100)}%</span>
                <Button size="xs" variant={at === 0 ? 'filled' : 'default'} onClick={() => onUse(one.text)}>
                  {t('side.use')} <span className="kbd">{at + 1}</span>
                </Button>
              </div>
            </li>
          ))}
        </ol>
      </section>
      {summary.case && (
        <section>
          <h3>{t('side.case')}</h3>
          <Pairs
            pairs={[
              [t('brief.number', { number: '' }).trim(), String(summary.case.number)],
              [t('side.state'), named('state', summary.case.state)],
              [t('brief.reason'), named('reason', summary.case.reason)],
              [t('side.skill'), summary.case.skill],
              [t('side.since'), full(summary.case.openedAt)],
            ]}
          />
        </section>
      )}
      <section>
        <h3>{t('side.customer')}</h3>
        <Pairs
          pairs={[
            [t('people.name'), nameOf(summary, words)],
            [t('side.channel'), channelOf(summary, words)],
            [t('side.language'), customer.language],
            [t('side.firstSeen'), full(thread.firstSeenAt)],
            ...thread.attributes.map(({ label, value }) => [label, value] as const),
            [
              t('side.tags'),
              customer.tags.length > 0 && (
                <span className="tags">
                  {customer.tags.map((tag) => (
                    <span key={tag} className="tag" dir="auto">
                      {tag}
                    </span>
                  ))}
                </span>
              ),
            ],
          ]}
        />
      </section>
    </aside>
  );
}

function Pairs({ pairs }: { pairs: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="pairs">
      {pairs.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt dir="auto">{label}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
