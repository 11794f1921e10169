// The console of a signed-in person: rail, screen, shortcuts, and the notices of new messages.

import { useEffect, useMemo, useState } from 'react';
import type { Me, Summary } from '../wire.ts';
import { post } from './api.ts';
import { InboxScreen } from './inbox/InboxScreen.tsx';
import { nameOf } from './inbox/names.ts';
import { type Inbox, InboxProvider, openInbox, unreadTotal, useInboxState } from './inbox/store.ts';
import { choicesNow } from './keep.ts';
import { notify } from './notices.ts';
import { usePlace } from './paths.ts';
import { Rail } from './Rail.tsx';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { People } from './screens/People.tsx';
import { SettingsScreen } from './screens/SettingsScreen.tsx';
import { useWords, type Words, wordsOf } from './words/index.ts';

export function Console({ me, onSignedOut }: { me: Me; onSignedOut(expired: boolean): void }) {
  const [inbox, setInbox] = useState<Inbox>();
  const [help, setHelp] = useState(false);

  useEffect(() => {
    const opened = openInbox(me, noticeOf, () => onSignedOut(true));
    setInbox(opened);
    return () => opened.close();
  }, [me, onSignedOut]);

  async function signOut() {
    await post('/logout').catch(() => undefined);
    onSignedOut(false);
  }

  if (!inbox) return null;
  return (
    <InboxProvider value={inbox}>
      <Title />
      <div className="app">
        <Rail me={me} onHelp={() => setHelp(true)} onSignOut={signOut} />
        <Screen me={me} onHelp={() => setHelp(true)} />
      </div>
      <ShortcutHelp opened={help} onClose={() => setHelp(false)} />
    </InboxProvider>
  );
}

function Screen({ me, onHelp }: { me: Me; onHelp(): void }) {
  const place = usePlace();
  switch (place.screen) {
    case 'people':
      return <People me={me} />;
    case 'settings':
      return <SettingsScreen />;
    case 'inbox':
    case 'login':
    case 'setup':
      return <InboxScreen conversation={'conversation' in place ? place.conversation : undefined} onHelp={onHelp} />;
    default:
      return place satisfies never;
  }
}

/** The window's title tells how many lines wait, also while another tab is in front. */
function Title() {
  const words = useWords();
  const unread = useInboxState(unreadTotal);
  const { screen } = usePlace();
  const title = useMemo(() => titleOf(screen, unread, words), [screen, unread, words]);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}

function titleOf(screen: string, unread: number, { t }: Words): string {
  const name = screen === 'people' ? t('people.title') : screen === 'settings' ? t('settings.title') : t('inbox.title');
  return `${unread ? `(${unread}) ` : ''}${name} · ${t('app.name')}`;
}

function noticeOf(summary: Summary): void {
  const words = wordsOf(choicesNow().locale);
  notify(nameOf(summary, words), summary.last?.text ?? '', summary.id);
}
