// The one-time link: whose it is, and the password that ends it. The secret stands behind the hash sign.

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import type { LinkInfo, Me } from '../../wire.ts';
import { ApiError, post, sentenceOf } from '../api.ts';
import { go } from '../paths.ts';
import { useWords } from '../words/index.ts';
import { Gate } from './Gate.tsx';
import { Loading } from './States.tsx';

export function Setup({ onDone }: { onDone(me: Me): void }) {
  const words = useWords();
  const { t } = words;
  const [token] = useState(() => location.hash.slice(1));
  const [link, setLink] = useState<LinkInfo | 'spent' | 'missing' | undefined>(token ? undefined : 'missing');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (!token) return;
    post<LinkInfo>('/setup/look', { token }).then(setLink, () => setLink('spent'));
  }, [token]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (password !== again) return setProblem(t('setup.mismatch'));
    setBusy(true);
    setProblem('');
    try {
      onDone(await post<Me>('/setup', { token, password }));
    } catch (error) {
      if (error instanceof ApiError && error.code === 'link_spent') setLink('spent');
      setProblem(sentenceOf(error, words));
      setBusy(false);
    }
  }

  if (link === undefined) return <Loading />;
  if (typeof link === 'string')
    return (
      <Gate title={t('setup.title')} intro={t(link === 'spent' ? 'setup.spent' : 'setup.missing')}>
        <Button variant="default" fullWidth onClick={() => go({ screen: 'inbox' })}>
          {t('setup.toLogin')}
        </Button>
      </Gate>
    );
  return (
    <Gate
      title={t('setup.title')}
      intro={link.role === 'owner' ? t('setup.owner') : t('setup.person', { name: link.name })}
    >
      <form onSubmit={submit}>
        <TextInput label={t('setup.login')} value={link.login} readOnly autoComplete="username" />
        <PasswordInput
          label={t('setup.password')}
          description={t('setup.hint')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('login.show') }}
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordInput
          label={t('setup.again')}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('login.show') }}
          required
          withAsterisk={false}
        />
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" fullWidth loading={busy}>
          {t('setup.do')}
        </Button>
      </form>
    </Gate>
  );
}
