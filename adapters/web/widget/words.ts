// Which language the widget speaks, and where each language's words are.

import { en } from './words/en.ts';
import { zhCN } from './words/zh-CN.ts';
import { zhTW } from './words/zh-TW.ts';

export const languages = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof languages)[number];

/** Every sentence the widget says itself. A dictionary that lacks one does not compile. */
export type Word =
  | 'title'
  | 'promise'
  | 'served'
  | 'connecting'
  | 'offline'
  | 'reconnecting'
  | 'greeting'
  | 'placeholder'
  | 'send'
  | 'attach'
  | 'close'
  | 'disclosure'
  | 'human'
  | 'sending'
  | 'sent'
  | 'failed'
  | 'retry'
  | 'discard'
  | 'log'
  | 'bot'
  | 'botMark'
  | 'agent'
  | 'agentMark'
  | 'you'
  | 'typing'
  | 'newMessages'
  | 'earlier'
  | 'quickReplies'
  | 'picture'
  | 'file'
  | 'showAll'
  | 'tooLong'
  | 'fileKind'
  | 'fileTooLarge'
  | 'fileEmpty'
  | 'fileFailed'
  | 'unreadable';

export type Words = Readonly<Record<Word, string>>;

export const dictionaries: Readonly<Record<Language, Words>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };

/**
 * Fills the places of a sentence.
 *
 * @example fill('{n} 条新消息', { n: 3 }) === '3 条新消息'
 */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
