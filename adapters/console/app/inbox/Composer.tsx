// Writing: a reply or a note, never confused. The text stays here until the hub has stored it.

import { Button } from '@mantine/core';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import type { Done, Said, StoredFile, Summary } from '../../wire.ts';
import { actId, post, sentenceOf, upload } from '../api.ts';
import { Icon } from '../icons.tsx';
import { type Draft, draftOf, keepDraft, useChoices } from '../keep.ts';
import { useWords } from '../words/index.ts';
import { useActs } from './acts.ts';
import { useInbox } from './store.ts';

export type ComposerHandle = {
  focus(kind: Draft): void;
  /** Puts a suggestion into the reply's draft; sending stays the agent's act. */
  insert(text: string): void;
};

/** The act under way: repeated with the same words it keeps its id, so that the hub stores it once. */
type Attempt = { readonly id: string; readonly said: string };

const typingEveryMs = 2000;

export function Composer({
  ref,
  conversation,
  summary,
}: {
  ref: Ref<ComposerHandle>;
  conversation: string;
  summary: Summary;
}) {
  const words = useWords();
  const { t } = words;
  const inbox = useInbox();
  const [{ enterSends }] = useChoices();
  const [kind, setKind] = useState<Draft>('reply');
  const [texts, setTexts] = useState(() => ({
    reply: draftOf(conversation, 'reply'),
    note: draftOf(conversation, 'note'),
  }));
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const [busy, setBusy] = useState<'sending' | 'uploading'>();
  const [problem, setProblem] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const attempt = useRef<Attempt>(undefined);
  const typedAt = useRef(0);

  const mine = summary.owner === 'agent' && summary.holder?.id === inbox.me.id;
  const open = summary.owner === 'agent' || summary.owner === 'waiting';
  const allowed = kind === 'reply' ? mine : open;
  const text = texts[kind];
  const surplus = [...text].length - inbox.me.textCharacters;
  const empty = text.trim() === '' && files.length === 0;

  function write(which: Draft, value: string) {
    setTexts((before) => ({ ...before, [which]: value }));
    keepDraft(conversation, which, value);
  }

  useImperativeHandle(ref, () => ({
    focus(which) {
      setKind(which);
      box.current?.focus();
    },
    insert(words) {
      setKind('reply');
      const before = texts.reply.trimEnd();
      write('reply', before ? `${before}\n${words}` : words);
      box.current?.focus();
    },
  }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is another task
  useEffect(() => setProblem(''), [kind]);

  async function send() {
    if (!allowed || empty || busy || surplus > 0) return;
    const content: Said[] = [
      ...(text.trim() ? [{ kind: 'text' as const, text }] : []),
      ...files.map(({ media }) => ({ kind: 'media' as const, media })),
    ];
    const said = JSON.stringify([kind, content]);
    if (attempt.current?.said !== said) attempt.current = { id: actId(), said };
    setBusy('sending');
    setProblem('');
    try {
      await post<Done>(`/conversations/${conversation}/${kind}`, { id: attempt.current.id, content });
      attempt.current = undefined;
      setTexts((before) => ({ ...before, [kind]: before[kind] === text ? '' : before[kind] }));
      keepDraft(conversation, kind, '');
      setFiles([]);
      void inbox.reload();
    } catch (error) {
      setProblem(`${t('compose.failed')} ${sentenceOf(error, words)}`);
      void inbox.reload();
    } finally {
      setBusy(undefined);
      box.current?.focus();
    }
  }

  async function attach(list: readonly File[]) {
    setBusy('uploading');
    setProblem('');
    try {
      for (const file of list) {
        const stored = await upload<StoredFile>('/media', file);
        setFiles((before) => (before.some(({ media }) => media === stored.media) ? before : [...before, stored]));
      }
    } catch (error) {
      setProblem(sentenceOf(error, words));
    } finally {
      setBusy(undefined);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes, Enter belongs to it. 229 is what older browsers say then.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') return box.current?.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    if (enterSends || event.ctrlKey || event.metaKey) {
      event.preventDefault();
      void send();
    }
  }

  function onPaste(event: ClipboardEvent) {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    void attach(pasted);
  }

  function onTyping(value: string) {
    write(kind, value);
    if (Date.now() - typedAt.current < typingEveryMs) return;
    typedAt.current = Date.now();
    inbox.typing();
  }

  return (
    <section className={`composer ${kind}`} aria-label={t('compose.kind')}>
      <div className="composer-tabs" role="tablist" aria-label={t('compose.kind')}>
        {(['reply', 'note'] as const).map((which) => (
          <button
            key={which}
            type="button"
            role="tab"
            id={`tab-${which}`}
            aria-controls="composer-panel"
            aria-selected={kind === which}
            tabIndex={kind === which ? 0 : -1}
            onClick={() => setKind(which)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
              const other = which === 'reply' ? 'note' : 'reply';
              setKind(other);
              document.getElementById(`tab-${other}`)?.focus();
            }}
          >
            {t(`compose.${which}`)}{' '}
            {which === 'note' && (
              <span className="kbd" aria-hidden="true">
                N
              </span>
            )}
            {texts[which] && kind !== which && <span className="dot" aria-hidden="true" />}
          </button>
        ))}
      </div>
      <div id="composer-panel" role="tabpanel" aria-labelledby={`tab-${kind}`}>
        <textarea
          ref={box}
          aria-label={t(`compose.${kind}Box`)}
          placeholder={t(`compose.${kind}Hint`)}
          value={text}
          rows={2}
          dir="auto"
          readOnly={busy === 'sending'}
          onChange={(event) => onTyping(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        {files.length > 0 && (
          <ul className="files">
            {files.map(({ media, name, type }) => (
              <li key={media} className="tag">
                <Icon name="file" size={13} />
                <span dir="auto">{name ?? t(`thread.${type}`)}</span>
                <button
                  type="button"
                  aria-label={t('compose.remove', { name: name ?? t(`thread.${type}`) })}
                  onClick={() => setFiles(files.filter((one) => one.media !== media))}
                >
                  <Icon name="close" size={12} />
                </button>
              </li>
            ))}
          </ul>
        )}
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <div className="composer-foot">
          <input
            ref={picker}
            type="file"
            hidden
            multiple
            onChange={(event) => {
              void attach([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
          <Button
            variant="subtle"
            color="gray"
            size="compact-md"
            aria-label={t('compose.attach')}
            title={t('compose.attach')}
            disabled={busy !== undefined}
            onClick={() => picker.current?.click()}
          >
            <Icon name="clip" />
          </Button>
          <span className="muted hint">
            {busy === 'uploading'
              ? t('compose.uploading')
              : surplus > 0
                ? t('compose.tooLong', { count: surplus })
                : t(enterSends ? 'compose.enter' : 'compose.modEnter')}
          </span>
          <SendOrClaim
            kind={kind}
            summary={summary}
            allowed={allowed}
            mine={mine}
            disabled={empty || surplus > 0 || busy === 'uploading'}
            sending={busy === 'sending'}
            onSend={() => void send()}
          />
        </div>
      </div>
    </section>
  );
}

function SendOrClaim({
  kind,
  summary,
  allowed,
  mine,
  disabled,
  sending,
  onSend,
}: {
  kind: Draft;
  summary: Summary;
  allowed: boolean;
  mine: boolean;
  disabled: boolean;
  sending: boolean;
  onSend(): void;
}) {
  const { t } = useWords();
  const acts = useActs();
  if (allowed)
    return (
      <Button
        className={kind === 'note' ? 'note-button' : ''}
        size="sm"
        disabled={disabled}
        loading={sending}
        onClick={onSend}
        rightSection={<Icon name={kind === 'note' ? 'check' : 'send'} size={15} />}
      >
        {t(kind === 'note' ? 'compose.sendNote' : 'compose.send')}
      </Button>
    );
  if (summary.owner === 'agent' && !mine)
    return <span className="muted">{t('compose.heldBy', { name: summary.holder?.name ?? '' })}</span>;
  if (summary.owner === 'waiting' || summary.owner === 'bot')
    return (
      <>
        <span className="muted wide-only">{t('compose.claimFirst')}</span>
        <Button
          size="sm"
          variant="light"
          onClick={() => void acts.claim(summary.id)}
          leftSection={<Icon name="hand" size={15} />}
        >
          {t(summary.owner === 'waiting' ? 'act.claim' : 'act.takeOver')}
        </Button>
      </>
    );
  return <span className="muted">{t(`owner.${summary.owner}`)}</span>;
}
