// Single-letter shortcuts: dead while someone types, while a dialog is open, and when switched off. Tab is never taken.

import { useEffect, useRef } from 'react';
import { choicesNow } from './keep.ts';

/** What a key does, by `event.key` in lower case. Alt+digits are written `alt+1` and work while typing. */
export type Shortcuts = Readonly<Record<string, () => void>>;

export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const act = latest.current[nameOf(event)];
      if (!act || event.isComposing || event.repeat || document.querySelector('[role="dialog"], [role="menu"]')) return;
      if (!event.altKey && (typing(event.target) || !choicesNow().letters)) return;
      event.preventDefault();
      act();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function nameOf(event: KeyboardEvent): string {
  if (event.ctrlKey || event.metaKey) return '';
  if (event.altKey) return /^Digit[1-9]$/.test(event.code) ? `alt+${event.code.slice(5)}` : '';
  return event.key.toLowerCase();
}

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
