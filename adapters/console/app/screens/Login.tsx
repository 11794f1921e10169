// Signing in. The address stays, so that the same screen comes back.

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Me } from '../../wire.ts';
import { ApiError, post, sentenceOf } from '../api.ts';
import { useWords, type Words } from '../words/index.ts';
import { Gate } from './Gate.tsx';

export function Login({ expired, onDone }: { expired: boolean; onDone(me: Me): void }) {
  const words = useWords();
  const { t } = words;
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem('');
    try {
      onDone(await post<Me>('/login', { login, password }));
    } catch (error) {
      setProblem(whyNot(error, words));
      setBusy(false);
    }
  }

  return (
    <Gate title={t('login.title')} intro={expired ? t('login.expired') : undefined}>
      <form onSubmit={submit}>
        <TextInput
          label={t('login.login')}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          data-autofocus
          autoFocus
        />
        <PasswordInput
          label={t('login.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
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
          {t('login.do')}
        </Button>
      </form>
    </Gate>
  );
}

function whyNot(error: unknown, words: Words): string {
  if (error instanceof ApiError) {
    if (error.code === 'rate_limited') return words.t('login.wait', { seconds: error.wait });
    if (error.code === 'setup_required') return words.t('login.setup');
    if (error.status === 401 || error.status === 400) return words.t('login.wrong');
  }
  return sentenceOf(error, words);
}
