// The list of messages: stays at the newest, unless the reader has scrolled up.

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Chat, type ChatState, pageSize } from '../chat.ts';
import type { Item } from '../item.ts';
import { fill, type Language, type Words } from '../words.ts';
import { Bubble } from './Bubble.tsx';
import { Icon } from './Icon.tsx';

type Props = {
  readonly chat: Chat;
  readonly state: ChatState;
  readonly hub: string;
  readonly words: Words;
  readonly language: Language;
  readonly isOpen: boolean;
  /** A quick reply was taken: its button goes, so the focus needs a new place. */
  readonly chose: () => void;
};

/** Closer to the end than this counts as being there, px. */
const nearEnd = 48;

export function Log({ chat, state, hub, words, language, isOpen, chose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const stays = useRef(true);
  /** Where the shown messages begin; older ones are loaded on wish. */
  const from = useRef(0);
  const before = useRef({ first: '', height: 0, own: 0 });
  /** Newest cursor when the reader scrolled away from the end; absent while he is there. */
  const [leftAt, setLeftAt] = useState<number>();

  const newest = state.items.findLast(({ cursor }) => cursor !== undefined)?.cursor ?? 0;
  if (stays.current && newest - from.current > 2 * pageSize) from.current = newest - pageSize;
  const start = Math.max(from.current, state.start);
  const items = state.items.filter(({ cursor }) => cursor === undefined || cursor > start);
  const last = items.at(-1);
  const own = state.items.filter(({ author }) => author.kind === 'customer').length;
  const missed = leftAt === undefined ? 0 : items.filter((item) => isNewTo(item, leftAt)).length;

  const toEnd = () => {
    const element = box.current!;
    element.scrollTop = element.scrollHeight;
    stays.current = true;
    setLeftAt(undefined);
  };
  const scrolled = () => {
    const { scrollHeight, scrollTop, clientHeight } = box.current!;
    const atEnd = scrollHeight - scrollTop - clientHeight < nearEnd;
    if (atEnd === stays.current) return;
    stays.current = atEnd;
    setLeftAt(atEnd ? undefined : newest);
  };
  const earlier = () => {
    stays.current = false;
    from.current = Math.max(0, start - pageSize);
    if (from.current < state.start) void chat.loadEarlier();
    setLeftAt(newest);
  };

  useLayoutEffect(() => {
    const element = box.current!;
    const { first, height, own: ownBefore } = before.current;
    const firstNow = items[0]?.key ?? '';
    // What he writes himself he wants to see; older messages push the ones he reads down, so we scroll along.
    if (stays.current || own > ownBefore) toEnd();
    else if (firstNow !== first) element.scrollTop += element.scrollHeight - height;
    before.current = { first: firstNow, height: element.scrollHeight, own };
  });
  useEffect(() => {
    if (isOpen && stays.current && !document.hidden) chat.seen();
  });
  // A picture of unknown size, a folded text, a growing box below: whoever is at the end stays there.
  useEffect(() => {
    const watch = new ResizeObserver(() => {
      if (stays.current) box.current!.scrollTop = box.current!.scrollHeight;
    });
    watch.observe(list.current!);
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);

  const { greeting } = state;
  const greets = greeting !== 'awaited' && start === 0 && (!items[0] || items[0].author.kind === 'customer');
  const welcome = greets && typeof greeting === 'object' ? greeting : undefined;
  const choices = (last ?? welcome)?.choices ?? [];
  return (
    <div class="middle">
      <div
        class="log"
        role="log"
        aria-label={words.log}
        aria-relevant="additions"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        ref={box}
        onScroll={scrolled}
      >
        {start > 0 && (
          <button type="button" class="earlier" onClick={earlier}>
            {words.earlier}
          </button>
        )}
        <ol ref={list}>
          {greets && (
            <Bubble
              key="greeting"
              item={{
                key: 'greeting',
                author: { kind: 'bot' },
                parts: welcome?.parts ?? [{ kind: 'text', text: words.greeting }],
                choices: [],
                status: 'sent',
              }}
              chat={chat}
              hub={hub}
              words={words}
              language={language}
            />
          )}
          {items.map((item) => (
            <Bubble key={item.key} item={item} chat={chat} hub={hub} words={words} language={language} />
          ))}
          {choices.length > 0 && (
            <li class="choices" key="choices" aria-label={words.quickReplies}>
              {choices.map((choice) => (
                <button
                  type="button"
                  key={choice.value}
                  onClick={() => {
                    chat.choose(choice);
                    chose();
                  }}
                >
                  <bdi>{choice.label}</bdi>
                </button>
              ))}
            </li>
          )}
          {state.someoneTypes && (
            <li class="typing" key="typing">
              <span class="hidden">{words.typing}</span>
              <i />
              <i />
              <i />
            </li>
          )}
        </ol>
      </div>
      {missed > 0 && (
        <button type="button" class="missed" onClick={toEnd}>
          <Icon of="down" />
          {fill(words.newMessages, { n: missed })}
        </button>
      )}
    </div>
  );
}

const isNewTo = ({ cursor = 0, author }: Item, leftAt: number) => cursor > leftAt && author.kind !== 'customer';
