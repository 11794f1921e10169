// A person's own settings: look, writing, notices, password, sessions; and how channels are doing.

import { Button, PasswordInput, SegmentedControl, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, type ReactNode, useCallback, useEffect, useState } from 'react';
import type { HealthList, SessionList } from '../../wire.ts';
import { ApiError, get, post, sentenceOf } from '../api.ts';
import { type Choices, useChoices } from '../keep.ts';
import { allowNotices } from '../notices.ts';
import { locales, useWords } from '../words/index.ts';
import { Failed, Loading } from './States.tsx';

export function SettingsScreen() {
  const { t } = useWords();
  return (
    <main className="page narrow">
      <h1>{t('settings.title')}</h1>
      {/* What needs a person stands first: a login code is good for a minute or two. */}
      <HealthCard />
      <Look />
      <Password />
      <Sessions />
    </main>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card stack" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Look() {
  const { t } = useWords();
  const [choices, choose] = useChoices();

  async function wantNotices(on: boolean) {
    if (on && !(await allowNotices()))
      return notifications.show({ message: t('settings.desktopDenied'), color: 'red' });
    choose({ desktop: on });
  }

  const toggle = (name: 'enterSends' | 'letters' | 'sound') => ({
    checked: choices[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => choose({ [name]: event.currentTarget.checked }),
  });
  return (
    <>
      <Card title={t('settings.look')}>
        <div className="field">
          <span id="choose-language">{t('settings.language')}</span>
          <SegmentedControl
            aria-labelledby="choose-language"
            data={locales.map(({ locale, name }) => ({ value: locale, label: name }))}
            value={choices.locale}
            onChange={(locale) => choose({ locale: locale as Choices['locale'] })}
          />
        </div>
        <div className="field">
          <span id="choose-theme">{t('settings.theme')}</span>
          <SegmentedControl
            aria-labelledby="choose-theme"
            data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
            value={choices.theme}
            onChange={(theme) => choose({ theme: theme as Choices['theme'] })}
          />
        </div>
      </Card>
      <Card title={t('settings.writing')}>
        <Switch label={t('settings.enterSends')} {...toggle('enterSends')} />
        <Switch label={t('settings.letters')} {...toggle('letters')} />
      </Card>
      <Card title={t('settings.notices')}>
        <Switch label={t('settings.sound')} {...toggle('sound')} />
        <Switch
          label={t('settings.desktop')}
          checked={choices.desktop}
          onChange={(event) => void wantNotices(event.currentTarget.checked)}
        />
      </Card>
    </>
  );
}

function Password() {
  const words = useWords();
  const { t } = words;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem('');
    try {
      await post('/password', { current, next });
      setCurrent('');
      setNext('');
      notifications.show({ message: t('settings.changed'), color: 'jade' });
    } catch (error) {
      const wrong = error instanceof ApiError && error.code === 'wrong_password';
      setProblem(wrong ? t('settings.wrong') : sentenceOf(error, words));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Card title={t('settings.password')}>
      <form onSubmit={submit} className="stack">
        <PasswordInput
          label={t('settings.current')}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('login.show') }}
        />
        <PasswordInput
          label={t('settings.next')}
          description={t('setup.hint')}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('login.show') }}
        />
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" loading={busy} disabled={!current || !next}>
          {t('settings.change')}
        </Button>
      </form>
    </Card>
  );
}

function Sessions() {
  const { t, full } = useWords();
  const [list, setList] = useState<SessionList | 'failed'>();
  const load = useCallback(() => {
    get<SessionList>('/sessions').then(setList, () => setList('failed'));
  }, []);
  useEffect(load, [load]);

  async function end(id: string) {
    await post(`/sessions/${id}/revoke`).catch(() => undefined);
    load();
  }

  return (
    <Card title={t('settings.sessions')}>
      {list === undefined && <Loading />}
      {list === 'failed' && <Failed onRetry={load} />}
      {typeof list === 'object' && (
        <ul className="lines">
          {list.sessions.map((session) => (
            <li key={session.id}>
              <div>
                <p>
                  <span dir="auto">{browserOf(session.browser)}</span>{' '}
                  {session.current && <span className="tag ok">{t('settings.thisOne')}</span>}
                </p>
                <p className="muted">
                  {session.address} · {t('settings.lastUsed', { at: full(session.seenAt) })}
                </p>
              </div>
              {!session.current && (
                <Button size="xs" variant="default" onClick={() => void end(session.id)}>
                  {t('settings.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function HealthCard() {
  const { t, named, full } = useWords();
  const [list, setList] = useState<HealthList | 'failed'>();
  const load = useCallback(() => {
    get<HealthList>('/health').then(setList, () => setList('failed'));
  }, []);
  // A login code lives a minute or two.
  useEffect(() => {
    load();
    const timer = setInterval(load, 10_000);
    return () => clearInterval(timer);
  }, [load]);
  return (
    <Card title={t('settings.health')}>
      {list === undefined && <Loading />}
      {list === 'failed' && <Failed onRetry={load} />}
      {typeof list === 'object' && (
        <ul className="lines">
          {list.parts.map((part) => (
            <li key={part.what}>
              <div>
                <p>{part.what}</p>
                <p className="muted">{part.detail ?? full(part.since)}</p>
                {part.alerts?.map(({ id, text, picture }) => (
                  <div key={id}>
                    <p>{text}</p>
                    {picture !== undefined && <img src={picture} alt={text} width={240} height={240} />}
                  </div>
                ))}
              </div>
              <span className={`tag ${part.state === 'connected' ? 'ok' : 'warn'}`}>{named('health', part.state)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** `Chrome 140 · Linux` out of a user-agent line; the line itself when it says neither. */
function browserOf(agent: string): string {
  const name = /(Firefox|Edg|OPR|Chrome|Safari)\/(\d+)/.exec(agent);
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(agent);
  return [name && `${name[1]} ${name[2]}`, system?.[1]].filter(Boolean).join(' · ') || agent.slice(0, 60) || '—';
}
