// One message: what was said, by whom, when, and what became of it.

import type { Chat } from '../chat.ts';
import type { Item } from '../item.ts';
import type { Part } from '../wire.ts';
import type { Language, Words } from '../words.ts';
import { Media } from './Media.tsx';
import { Text, WebLink, webAddress } from './Text.tsx';

type Props = {
  /** Without a time for what stands above the conversation. */
  readonly item: Omit<Item, 'at'> & { readonly at?: number };
  readonly chat: Chat;
  readonly hub: string;
  readonly words: Words;
  readonly language: Language;
};

export function Bubble({ item, chat, hub, words, language }: Props) {
  const { author, parts, status, cursor, key } = item;
  const mark = author.kind === 'bot' ? words.botMark : author.kind === 'agent' ? words.agentMark : undefined;
  return (
    <li class={`turn ${author.kind}`}>
      <div class="bubble">
        {parts.length === 0 && <p class="text">{words.unreadable}</p>}
        {parts.map((part, place) => (
          <Shown
            // biome-ignore lint/suspicious/noArrayIndexKey: a message's parts never change their order
            key={place}
            part={part}
            hub={hub}
            words={words}
            preview={chat.preview(key)}
            stale={() => cursor !== undefined && void chat.refresh(cursor)}
          />
        ))}
      </div>
      <div class="meta">
        {author.kind === 'customer' ? (
          <span class="hidden">{words.you}</span>
        ) : (
          author.kind !== 'system' && <bdi>{author.name || (author.kind === 'bot' ? words.bot : words.agent)}</bdi>
        )}
        {mark && <span class="mark">{mark}</span>}
        {item.at !== undefined && (
          <time dir="auto" dateTime={new Date(item.at).toISOString()}>
            {timeOf(item.at, language)}
          </time>
        )}
        {author.kind === 'customer' && <span class={`status ${status}`}>{words[status]}</span>}
      </div>
      {status === 'failed' && (
        <div class="failure">
          <bdi>{item.why || words.fileFailed}</bdi>
          <button type="button" class="link" onClick={() => chat.retry(key)}>
            {words.retry}
          </button>
          <button type="button" class="link" onClick={() => chat.discard(key)}>
            {words.discard}
          </button>
        </div>
      )}
    </li>
  );
}

type ShownProps = Pick<Props, 'hub' | 'words'> & {
  readonly part: Part;
  readonly preview: string | undefined;
  readonly stale: () => void;
};

function Shown({ part, ...rest }: ShownProps) {
  switch (part.kind) {
    case 'text':
      return <Text text={part.text} words={rest.words} />;
    case 'media':
      return <Media picture={part} {...rest} />;
    case 'card':
      return (
        <div class="card">
          {part.image && <Media picture={part.image} {...rest} />}
          <h3 dir="auto">{part.title}</h3>
          {part.fields.length > 0 && (
            <dl>
              {part.fields.map(({ label, value }, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor do a card's lines
                <div key={place}>
                  <dt dir="auto">{label}</dt>
                  <dd dir="auto">{value}</dd>
                </div>
              ))}
            </dl>
          )}
          {part.link && webAddress(part.link) && <WebLink url={part.link}>{part.link}</WebLink>}
        </div>
      );
    default:
      part satisfies never;
      return null;
  }
}

/** Hours and minutes; with the date when it was another day. */
function timeOf(at: number, language: Language): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ month: 'short', day: 'numeric' } as const);
  return new Intl.DateTimeFormat(language, { ...day, hour: '2-digit', minute: '2-digit' }).format(at);
}
