// Who is signed in decides what is shown: set-up, sign-in, or the console on the screen the address names.

import { useCallback, useEffect, useState } from 'react';
import type { Me, WhoIsIt } from '../wire.ts';
import { get, whenSignedOut } from './api.ts';
import { Console } from './Console.tsx';
import { go, usePlace } from './paths.ts';
import { Login } from './screens/Login.tsx';
import { Setup } from './screens/Setup.tsx';
import { Failed, Loading } from './screens/States.tsx';

type Session =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreachable' }
  /** `expired`: there was a session a moment ago; the screen comes back after the sign-in. */
  | { readonly kind: 'out'; readonly expired: boolean }
  | { readonly kind: 'in'; readonly me: Me };

export function App() {
  const place = usePlace();
  const [session, setSession] = useState<Session>({ kind: 'unknown' });

  const look = useCallback(() => {
    get<WhoIsIt>('/session').then(
      ({ me }) => setSession(me ? { kind: 'in', me } : { kind: 'out', expired: false }),
      () => setSession({ kind: 'unreachable' }),
    );
  }, []);

  useEffect(() => {
    whenSignedOut(() => setSession((before) => ({ kind: 'out', expired: before.kind === 'in' })));
    look();
  }, [look]);

  const signedIn = useCallback(
    (me: Me) => {
      setSession({ kind: 'in', me });
      if (place.screen === 'setup' || place.screen === 'login') go({ screen: 'inbox' }, { replace: true });
    },
    [place.screen],
  );
  const signedOut = useCallback((expired: boolean) => setSession({ kind: 'out', expired }), []);

  if (place.screen === 'setup') return <Setup onDone={signedIn} />;
  switch (session.kind) {
    case 'unknown':
      return <Loading />;
    case 'unreachable':
      return <Failed onRetry={look} />;
    case 'out':
      return <Login expired={session.expired} onDone={signedIn} />;
    case 'in':
      return <Console key={session.me.id} me={session.me} onSignedOut={signedOut} />;
    default:
      return session satisfies never;
  }
}
