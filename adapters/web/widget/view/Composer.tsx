// Where the visitor writes: Enter sends, Shift+Enter is a new line, and an input method keeps its Enter to itself.

import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from '../chat.ts';
import { accept, mostBytes } from '../upload.ts';
import { fill, type Words } from '../words.ts';
import { Icon } from './Icon.tsx';

/** The hub's default limit of one message. */
const mostCharacters = 4_000;
/** Of the text box, above and below together, px. */
const borders = 2;
/** A second click of an impatient finger within this time is not a second wish, ms. */
const askedAgainAfter = 2_000;

type Props = { readonly chat: Chat; readonly words: Words; readonly box: RefObject<HTMLTextAreaElement | null> };

export function Composer({ chat, words, box }: Props) {
  const [draft, setDraft] = useState('');
  const [notice, setNotice] = useState('');
  const askedAt = useRef(0);
  const files = useRef<HTMLInputElement>(null);
  const isEmpty = draft.trim() === '';

  useLayoutEffect(() => {
    const area = box.current!;
    area.style.height = '';
    if (draft) area.style.height = `${area.scrollHeight + borders}px`;
  }, [draft, box]);

  const write = (text: string) => {
    setNotice(text.length > mostCharacters ? fill(words.tooLong, { n: mostCharacters }) : '');
    setDraft(text.slice(0, mostCharacters));
    if (text.trim()) chat.typing();
  };
  const send = () => {
    if (!isEmpty) chat.say(draft.trim());
    setDraft('');
    setNotice('');
    box.current!.focus();
  };
  const attach = (list: FileList | null | undefined) => {
    for (const file of list ?? []) {
      const refusal = chat.attach(file);
      setNotice(refusal ? fill(words[refusal], { size: `${Math.round(mostBytes / 1024 / 1024)} MB` }) : '');
    }
  };
  const askForPerson = () => {
    if (Date.now() - askedAt.current < askedAgainAfter) return;
    askedAt.current = Date.now();
    chat.askForPerson(words.human);
  };

  return (
    <footer>
      <div class="notice" role="alert">
        {notice}
      </div>
      <form
        class="compose"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <input
          type="file"
          class="hidden"
          tabIndex={-1}
          aria-hidden="true"
          multiple
          accept={accept}
          ref={files}
          onChange={(event) => {
            attach(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        <button
          type="button"
          class="tool"
          aria-label={words.attach}
          title={words.attach}
          onClick={() => files.current!.click()}
        >
          <Icon of="clip" />
        </button>
        <textarea
          ref={box}
          rows={1}
          dir="auto"
          value={draft}
          placeholder={words.placeholder}
          aria-label={words.placeholder}
          enterkeyhint="send"
          onInput={(event) => write(event.currentTarget.value)}
          onPaste={(event) => {
            if (!event.clipboardData?.files.length) return;
            event.preventDefault();
            attach(event.clipboardData.files);
          }}
          onKeyDown={(event) => {
            // 229: Safari ends a composition before it tells of the Enter that ended it.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" class="tool send" aria-label={words.send} title={words.send} aria-disabled={isEmpty}>
          <Icon of="send" />
        </button>
      </form>
      <div class="foot">
        <span>{words.disclosure}</span>
        <button type="button" class="link human" onClick={askForPerson}>
          {words.human}
        </button>
      </div>
    </footer>
  );
}
