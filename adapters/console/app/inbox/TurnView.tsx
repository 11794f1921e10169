// One line of a thread: the customer's, the assistant's with its reasons, an agent's with its fate, a note, the system's.

import { memo } from 'react';
import type { Fate, Part, Summary, Turn, Why } from '../../wire.ts';
import { Icon } from '../icons.tsx';
import { useWords, type Words } from '../words/index.ts';
import { initialOf, nameOf, shadeOf } from './names.ts';

export const TurnView = memo(function TurnView({ turn, summary, me }: { turn: Turn; summary: Summary; me: string }) {
  const words = useWords();
  const { t, time } = words;
  const { author } = turn;
  if (author.kind === 'system') return <SystemLine turn={turn} />;
  const who =
    author.kind === 'customer'
      ? nameOf(summary, words)
      : author.kind === 'bot'
        ? t('thread.bot')
        : author.id === me
          ? t('inbox.you')
          : (author.name ?? '');
  const kind = turn.private ? 'note' : author.kind;
  return (
    <article className={`turn ${kind}`}>
      <span
        className={`avatar small ${author.kind === 'bot' ? 'machine' : shadeOf(author.id ?? summary.customer.id)}`}
        aria-hidden="true"
      >
        {author.kind === 'bot' ? <Icon name="bot" size={15} /> : initialOf(author.name ?? who)}
      </span>
      <div className="turn-body">
        <p className="turn-head">
          {turn.private && <b>{t('thread.note')} · </b>}
          <span dir="auto">{who}</span> <time dateTime={turn.at}>{time(turn.at)}</time>
          {turn.changed && <span className="tag">{t(`thread.${turn.changed}`)}</span>}
        </p>
        <div className="bubble">
          {turn.parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a turn never move
            <PartView key={at} part={part} words={words} />
          ))}
          {turn.choices.length > 0 && (
            <p className="choices">{t('thread.options', { labels: turn.choices.join(' / ') })}</p>
          )}
        </div>
        {turn.why && <WhyView why={turn.why} />}
        <FateView fates={turn.fates} />
      </div>
    </article>
  );
});

function SystemLine({ turn }: { turn: Turn }) {
  const words = useWords();
  return (
    <div className="turn-system">
      <p>
        <time dateTime={turn.at}>{words.time(turn.at)}</time>{' '}
        {turn.parts.length === 0 && words.named('system', turn.author.what ?? 'other')}
        {turn.parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a turn never move
          <PartView key={at} part={part} words={words} />
        ))}
      </p>
      <FateView fates={turn.fates.filter(({ state }) => state !== 'sent')} />
    </div>
  );
}

function PartView({ part, words: { t } }: { part: Part; words: Words }) {
  switch (part.kind) {
    case 'text':
      return (
        <span className="text" dir="auto">
          {linked(part.text)}
        </span>
      );
    case 'media':
      return <MediaView part={part} />;
    case 'card':
      return (
        <span className="card-part">
          <b dir="auto">{part.title}</b>
          {part.fields.map(({ label, value }) => (
            <span key={label} dir="auto">
              {label}: {value}
            </span>
          ))}
          {part.link && linked(part.link)}
        </span>
      );
    case 'place':
      return (
        <span>
          {t('thread.place', { title: part.title ?? `${part.latitude.toFixed(4)}, ${part.longitude.toFixed(4)}` })}
        </span>
      );
    case 'choice':
      return <span>{t('thread.chose', { label: part.label })}</span>;
    case 'human':
      return <span>{t('thread.human')}</span>;
    case 'unreadable':
      return <span className="muted">{t('thread.unreadable', { type: part.platformType })}</span>;
    default:
      return part satisfies never;
  }
}

function MediaView({ part }: { part: Extract<Part, { kind: 'media' }> }) {
  const { t } = useWords();
  const name = part.name ?? t(`thread.${part.type}`);
  if (!part.url) return <span className="muted">{`[${name}] ${t('thread.mediaMissing')}`}</span>;
  return (
    <span className="media">
      {part.type === 'image' ? (
        <a href={part.url} target="_blank" rel="noreferrer">
          <img src={part.url} alt={part.caption ?? name} loading="lazy" width={part.width} height={part.height} />
        </a>
      ) : part.type === 'audio' ? (
        // biome-ignore lint/a11y/useMediaCaption: customers' recordings come without captions
        <audio src={part.url} controls preload="none" aria-label={name} />
      ) : part.type === 'video' ? (
        // biome-ignore lint/a11y/useMediaCaption: customers' recordings come without captions
        <video src={part.url} controls preload="none" aria-label={name} />
      ) : (
        <a href={part.url} target="_blank" rel="noreferrer" download={name}>
          <Icon name="file" size={15} /> {name}
        </a>
      )}
      {part.caption && <span dir="auto">{part.caption}</span>}
    </span>
  );
}

/** Which entry, rule or field answered, with its score, the runner-up and the words that spoke for it. */
function WhyView({ why }: { why: Why }) {
  const { t, named } = useWords();
  const rows: [string, string | undefined][] = [
    [t('thread.entry'), why.entry],
    [t('thread.via'), why.via && named('via', why.via)],
    [t('thread.score'), why.score?.toFixed(2)],
    [t('thread.matched'), why.matched.join(' · ')],
    [t('thread.nearest'), why.nearest],
    [t('thread.runnerUp'), why.runnerUp && `${why.runnerUp.entry} · ${why.runnerUp.score.toFixed(2)}`],
    [t('thread.explained'), why.note],
    [t('thread.knowledge'), why.knowledge.slice(0, 12)],
  ];
  return (
    <details className="why">
      <summary>
        <span className="tag ai">
          {t('thread.why')}: {why.entry ?? named('did', why.act)}
          {why.score !== undefined && <> · {why.score.toFixed(2)}</>}
        </span>
      </summary>
      <dl className="pairs">
        {rows.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </details>
  );
}

/** Worst first: a turn in three deliveries of which one died was not delivered. */
const gravity: readonly Fate['state'][] = ['dead', 'unknown', 'expired', 'withdrawn', 'sending', 'pending', 'sent'];

function FateView({ fates }: { fates: readonly Fate[] }) {
  const { t } = useWords();
  const worst = gravity.map((state) => fates.find((fate) => fate.state === state)).find(Boolean);
  if (!worst) return null;
  const bad = gravity.indexOf(worst.state) < 4;
  return (
    <p className={`fate ${bad ? 'bad' : ''}`}>
      {bad && <Icon name="alert" size={13} />}
      {t(`fate.${worst.state}`)}
      {bad && worst.why && <span dir="auto"> · {worst.why}</span>}
      {worst.resent && <> · {t('fate.resent')}</>}
    </p>
  );
}

/** Web addresses become links; everything else stays text. */
function linked(text: string) {
  return text.split(/(https?:\/\/[^\s<>"'，。！？；：、（）【】《》]+)/g).map((piece, at) =>
    at % 2 === 1 && URL.canParse(piece) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text never move
      <a key={at} href={piece} target="_blank" rel="noreferrer noopener">
        {piece}
      </a>
    ) : (
      piece
    ),
  );
}
