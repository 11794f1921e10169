// What happens in the hub, told live to whoever watches: consoles repaint from it. Nothing is kept.

import type { HubEvent, HubEvents } from '../ports/index.ts';

/** @param onError a listener threw; the others still hear the event */
export function openEvents(onError: (error: unknown) => void = () => {}): HubEvents {
  const listeners = new Set<(event: HubEvent) => void>();
  return {
    emit(event) {
      for (const listener of listeners)
        try {
          listener(event);
        } catch (error) {
          onError(error);
        }
    },
    subscribe(listener) {
      // Wrapped, so that one function subscribed twice is two subscriptions.
      const own = (event: HubEvent) => listener(event);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}
