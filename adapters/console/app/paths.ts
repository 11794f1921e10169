// Which screen the address names: a page's worth of routing over the History API.

import { useSyncExternalStore } from 'react';

const base = '/console';

export type Place =
  | { readonly screen: 'inbox'; readonly conversation?: string }
  | { readonly screen: 'people' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'login' }
  | { readonly screen: 'setup' };

export function placeOf(pathname: string): Place {
  const [screen, id] = pathname.slice(base.length).split('/').filter(Boolean);
  if (screen === 'people' || screen === 'settings' || screen === 'setup' || screen === 'login') return { screen };
  return { screen: 'inbox', ...(screen === 'inbox' && id ? { conversation: id } : {}) };
}

export function pathTo(place: Place): string {
  if (place.screen !== 'inbox') return `${base}/${place.screen}`;
  return place.conversation ? `${base}/inbox/${place.conversation}` : `${base}/inbox`;
}

const listeners = new Set<() => void>();
addEventListener('popstate', tell);

function tell(): void {
  for (const listener of listeners) listener();
}

export function go(place: Place, { replace = false } = {}): void {
  const path = pathTo(place);
  if (path === location.pathname && !location.hash) return;
  if (replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  tell();
}

export function usePlace(): Place {
  const path = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => location.pathname,
  );
  return placeOf(path);
}
