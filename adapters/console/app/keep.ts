// What the browser keeps between visits: choices of look and writing, drafts, and how far each thread was read.

import { useSyncExternalStore } from 'react';
import type { Locale } from './words/index.ts';

export type Choices = {
  readonly locale: Locale;
  readonly theme: 'light' | 'dark' | 'auto';
  readonly enterSends: boolean;
  readonly letters: boolean;
  readonly sound: boolean;
  readonly desktop: boolean;
};

const prefix = 'huoji.';
const listeners = new Set<() => void>();
let choices = readChoices();

function readChoices(): Choices {
  const locale: Locale = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
  const fresh: Choices = { locale, theme: 'auto', enterSends: true, letters: true, sound: false, desktop: false };
  const kept = read<Partial<Choices>>('choices') ?? {};
  return { ...fresh, ...kept };
}

/** The person's choices, and how to change some of them. */
export function useChoices(): readonly [Choices, (change: Partial<Choices>) => void] {
  const now = useSyncExternalStore(subscribe, () => choices);
  return [now, choose];
}

export const choicesNow = (): Choices => choices;

function choose(change: Partial<Choices>): void {
  choices = { ...choices, ...change };
  write('choices', choices);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export type Draft = 'reply' | 'note';
const draftKey = (conversation: string, kind: Draft) => `draft.${kind}.${conversation}`;

export const draftOf = (conversation: string, kind: Draft): string => read<string>(draftKey(conversation, kind)) ?? '';

export function keepDraft(conversation: string, kind: Draft, text: string): void {
  if (text === '') forget(draftKey(conversation, kind));
  else write(draftKey(conversation, kind), text);
}

/** The last seq of a thread this person has seen, by conversation; the newest 2 000 are kept. */
const seen = new Map(read<[string, number][]>('seen') ?? []);
export const seenTo = (conversation: string): number => seen.get(conversation) ?? 0;

export function keepSeen(conversation: string, seq: number): void {
  if (seenTo(conversation) >= seq) return;
  seen.delete(conversation);
  seen.set(conversation, seq);
  write('seen', [...seen].slice(-2000));
}

function read<Value>(key: string): Value | undefined {
  try {
    const text = localStorage.getItem(prefix + key);
    return text === null ? undefined : (JSON.parse(text) as Value);
  } catch {
    return undefined;
  }
}

/** Storage may be denied or full: then the page goes on without it. */
function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    return;
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    return;
  }
}
