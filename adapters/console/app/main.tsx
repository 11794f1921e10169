// Starts the console in the browser: nonce, theme, words, then the screens.

import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/queue.css';
import './styles/thread.css';
import './styles/composer.css';
import './styles/screens.css';
import './styles/narrow.css';
import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { setNonce } from 'get-nonce';
import { useEffect, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { useChoices } from './keep.ts';
import { theme, variables } from './theme.ts';
import { WordsProvider, wordsOf } from './words/index.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
setNonce(nonce);

function Root() {
  const [choices] = useChoices();
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  const words = useMemo(() => wordsOf(choices.locale), [choices.locale]);
  useEffect(() => {
    document.documentElement.lang = choices.locale;
  }, [choices.locale]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      forceColorScheme={choices.theme === 'auto' ? system : choices.theme}
      getStyleNonce={() => nonce}
    >
      <WordsProvider value={words}>
        <Notifications position="bottom-left" limit={3} containerWidth={372} autoClose={5000} />
        <App />
      </WordsProvider>
    </MantineProvider>
  );
}

createRoot(document.getElementById('root')!).render(<Root />);
