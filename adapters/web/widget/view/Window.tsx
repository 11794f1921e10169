// The panel: who answers, how the line is, the conversation, and the box.

import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Chat, ChatState } from '../chat.ts';
import { fill, type Language, type Words } from '../words.ts';
import { Composer } from './Composer.tsx';
import { Icon } from './Icon.tsx';
import { Log } from './Log.tsx';

type Props = {
  readonly chat: Chat;
  readonly state: ChatState;
  readonly hub: string;
  readonly words: Words;
  readonly language: Language;
  readonly title: string | undefined;
  readonly isOpen: boolean;
  readonly close: () => void;
};

export function Window({ chat, state, hub, words, language, title, isOpen, close }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const focus = () => {
    // On a phone the keyboard would cover the greeting before it was read.
    const place = matchMedia('(pointer: coarse)').matches ? panel.current : box.current;
    place!.focus({ preventScroll: true });
  };
  const focusOnOpening = useRef(focus);
  // Before the first paint: whoever starts to type at once loses no letter.
  useLayoutEffect(() => {
    if (isOpen) focusOnOpening.current();
  }, [isOpen]);

  const server = state.items.findLast(({ author }) => author.kind === 'agent' || author.kind === 'bot')?.author;
  const subtitle =
    server?.kind === 'agent' && server.name
      ? fill(words.served, { name: server.name })
      : state.link === 'connecting'
        ? words.connecting
        : words.promise;
  return (
    <div
      class="panel"
      role="dialog"
      aria-labelledby="title"
      tabIndex={-1}
      ref={panel}
      hidden={!isOpen}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.stopPropagation();
        close();
      }}
    >
      <div class="head">
        <span class="face">
          <Icon of="chat" />
        </span>
        <div class="names">
          <h2 id="title" dir="auto">
            {title || words.title}
          </h2>
          <p dir="auto">{subtitle}</p>
        </div>
        <button type="button" class="close" aria-label={words.close} title={words.close} onClick={close}>
          <Icon of="cross" />
        </button>
      </div>
      <div class="line" role="status">
        {(state.link === 'offline' || state.link === 'reconnecting') && words[state.link]}
      </div>
      <Log chat={chat} state={state} hub={hub} words={words} language={language} isOpen={isOpen} chose={focus} />
      <Composer chat={chat} words={words} box={box} />
    </div>
  );
}
