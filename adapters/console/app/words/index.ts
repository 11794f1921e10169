// Words in the reader's language: one typed dictionary a language, and dates and times by Intl.

import { createContext, useContext } from 'react';
import { en, type Key } from './en.ts';
import { zh } from './zh.ts';

export type { Key } from './en.ts';
export type Locale = 'zh-CN' | 'en';
export const locales: readonly { readonly locale: Locale; readonly name: string }[] = [
  { locale: 'zh-CN', name: '中文' },
  { locale: 'en', name: 'English' },
];

const dictionaries: Record<Locale, Record<Key, string>> = { 'zh-CN': zh, en };

export type Words = ReturnType<typeof wordsOf>;

export function wordsOf(locale: Locale) {
  const dictionary = dictionaries[locale];
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

  function t(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
    return dictionary[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  }
  /** A word for a code that may be new to this page: the code itself then. */
  function named(prefix: string, code: string): string {
    const key = `${prefix}.${code}`;
    return key in dictionary ? dictionary[key as Key] : code;
  }
  const sameDay = (a: Date, b: Date) => a.toDateString() === b.toDateString();

  return {
    locale,
    t,
    named,
    has: (key: string): key is Key => key in dictionary,
    /** `14:32` today, else the day. */
    brief: (at: string) => (sameDay(new Date(at), new Date()) ? clock : day).format(new Date(at)),
    time: (at: string) => clock.format(new Date(at)),
    day: (at: string) => (sameDay(new Date(at), new Date()) ? t('thread.today') : day.format(new Date(at))),
    full: (at: string) => full.format(new Date(at)),
    list: (names: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(names),
  };
}

/** `2:14`, from an hour on `1:02:14`. */
export function spanOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

const WordsContext = createContext<Words>(wordsOf('zh-CN'));
export const WordsProvider = WordsContext.Provider;
export const useWords = (): Words => useContext(WordsContext);
