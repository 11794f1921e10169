// What the agent reads first, so that the customer never repeats himself.

import type { Thread } from '../../wire.ts';
import { Icon } from '../icons.tsx';
import { useWords } from '../words/index.ts';

export function BriefCard({ thread: { brief, summary } }: { thread: Thread }) {
  const { t, named, time } = useWords();
  if (!brief) return null;
  const facts = [
    ...brief.facts,
    ...brief.entities.map(({ type, value }) => ({ label: type.replace(/^tracking_.*/, 'tracking'), value })),
  ].filter(
    (fact, at, all) => all.findIndex((other) => other.label === fact.label && other.value === fact.value) === at,
  );
  return (
    <details className="brief" open>
      <summary>
        <span className="ai-text">
          <Icon name="spark" size={15} /> {t('brief.title')}
        </span>
        <span className="muted">
          {t('brief.number', { number: brief.number })} · {t('brief.by')}
          {brief.transcript.length > 0 && <> · {t('brief.turns', { count: brief.transcript.length })}</>}
        </span>
      </summary>
      <dl className="pairs">
        <div>
          <dt>{t('brief.reason')}</dt>
          <dd>
            {named('reason', brief.reason)}
            {brief.skill && <> · {brief.skill}</>}
          </dd>
        </div>
        {brief.mood && brief.mood.name !== 'calm' && (
          <div>
            <dt>{t('brief.mood')}</dt>
            <dd>
              {named('mood', brief.mood.name)}
              {brief.mood.because.length > 0 && (
                <span className="muted" dir="auto">
                  {' '}
                  · {brief.mood.because.join(' · ')}
                </span>
              )}
            </dd>
          </div>
        )}
        {brief.topic && (
          <div>
            <dt>{t('brief.topic')}</dt>
            <dd dir="auto">{named('topic', brief.topic)}</dd>
          </div>
        )}
        {facts.length > 0 && (
          <div>
            <dt>{t('brief.facts')}</dt>
            <dd className="tags">
              {facts.map(({ label, value }) => (
                <span key={`${label} ${value}`} className="tag" dir="auto">
                  {named('fact', label)}: {value}
                </span>
              ))}
            </dd>
          </div>
        )}
        {summary.case?.note && (
          <div>
            <dt>{t('brief.transferNote')}</dt>
            <dd dir="auto">{summary.case.note}</dd>
          </div>
        )}
      </dl>
      {brief.transcript.length > 0 && (
        <details>
          <summary>{t('brief.lines')}</summary>
          <ol className="transcript">
            {brief.transcript.map((line) => (
              <li key={`${line.at} ${line.who} ${line.text}`}>
                <span className="muted">
                  {time(line.at)} {line.who}
                </span>{' '}
                <span dir="auto">{line.text}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </details>
  );
}
