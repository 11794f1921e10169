// Words with values in them: `{{policy.shipping.within}}`, `{{customer.name}}`, and the choice between wordings.

import { type KnowledgeBook, textIn } from '../knowledge/book.ts';
import type { Money, PhraseKey, Text } from '../knowledge/schema.ts';
import type { MoodName } from '../model/index.ts';

export type Values = Readonly<Record<string, string>>;

/** Names the store fills in later, in the same write. */
const filledLater = new Set(['ticket']);
const variable = /\{\{\s*([^{}]+?)\s*\}\}/gu;

/**
 * Puts values into a text. A variable nobody knows vanishes, with the punctuation it would leave alone: a customer
 * never reads `{{…}}`.
 */
export function fill(text: string, values: Values, language: string, book: KnowledgeBook): string {
  let vanished = false;
  const filled = text.replace(variable, (whole, name: string) => {
    if (filledLater.has(name)) return whole;
    const value = values[name] ?? shopValue(name, language, book);
    if (value === undefined) vanished = true;
    // A name or an answer of the customer's is quoted, never read as a variable.
    return value?.replaceAll('{{', '{ {') ?? '';
  });
  return vanished ? tidy(filled) : filled;
}

/** Whether every variable of a text has a value. */
export function complete(text: string, values: Values, language: string, book: KnowledgeBook): boolean {
  for (const [, name] of text.matchAll(variable))
    if (!filledLater.has(name!) && values[name!] === undefined && shopValue(name!, language, book) === undefined)
      return false;
  return true;
}

function shopValue(name: string, language: string, book: KnowledgeBook): string | undefined {
  if (name === 'shop.name' || name === 'shop') return textIn(book.about.name, language, book);
  if (!name.startsWith('policy.')) return undefined;
  const key = name.slice('policy.'.length);
  const policy = Object.hasOwn(book.policies, key) ? book.policies[key] : undefined;
  return policy && policyText(policy, language, book);
}

const units: Readonly<Record<string, readonly [zh: string, one: string, many: string]>> = {
  minutes: ['分钟', 'minute', 'minutes'],
  hours: ['小时', 'hour', 'hours'],
  days: ['天', 'day', 'days'],
  months: ['个月', 'month', 'months'],
  times: ['次', 'time', 'times'],
};

/** `48 小时`, `48 hours`, `¥99`: the same fact in the customer's language. */
export function policyText(policy: KnowledgeBook['policies'][string], language: string, book: KnowledgeBook): string {
  if ('text' in policy) return textIn(policy.text, language, book);
  const { value, unit } = policy;
  if (unit === 'none') return String(value);
  if (unit === 'percent') return `${value}%`;
  if (unit === 'CNY' || unit === 'USD')
    return language.startsWith('zh') && unit === 'CNY'
      ? ` ${value} 元`
      : moneyText({ amount: String(value), currency: unit });
  const [zh, one, many] = units[unit]!;
  if (language.startsWith('zh')) return ` ${value} ${zh}`;
  return `${value} ${Number(value) === 1 ? one : many}`;
}

const symbols: Readonly<Record<string, string>> = {
  CNY: '¥',
  USD: '$',
  EUR: '€',
  GBP: '£',
  JPY: '¥',
  HKD: 'HK$',
  TWD: 'NT$',
};

export function moneyText({ amount, currency }: Money): string {
  const short = amount.replace(/\.0+$/, '');
  return symbols[currency] ? `${symbols[currency]}${short}` : `${short} ${currency}`;
}

/** Takes away what a vanished value leaves: double spaces, empty brackets, a comma before a full stop. */
function tidy(text: string): string {
  return text
    .replace(/[(（[【“"']\s*[)）\]】”"']/gu, '')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/\s+([,.!?，。！？、；])/gu, '$1')
    .replace(/[，、,]+([。.!?！？])/gu, '$1')
    .replace(/^[\s，。、,.!！]+/u, '')
    .trim();
}

/** The phrase in a language and mood. With several wordings the seed picks, among those whose variables are known. */
export function phraseText(
  book: KnowledgeBook,
  key: PhraseKey,
  { language, seed, values = {}, mood }: { language: string; seed: string; values?: Values; mood?: MoodName },
): string {
  const phrase = book.phrases[key];
  if (!phrase) return '';
  const { text, byMood } = phrase;
  const special = mood && byMood?.[mood];
  const wordings = (special && wordingsIn(special, language)) ?? wordingsIn(text, language) ?? anyWordings(text, book);
  const usable = wordings.filter((each) => complete(each, values, language, book));
  const pool = usable.length > 0 ? usable : wordings;
  return fill(pool[hash(`${seed}:${key}`) % pool.length]!, values, language, book);
}

type Wordings = Readonly<Record<string, string | readonly string[]>>;
function wordingsIn(text: Wordings, language: string): readonly string[] | undefined {
  const found = text[language] ?? text[language.split('-')[0]!];
  return found === undefined ? undefined : typeof found === 'string' ? [found] : found;
}
function anyWordings(text: Wordings, book: KnowledgeBook): readonly string[] {
  for (const language of [...book.about.languages, ...Object.keys(text)]) {
    const found = wordingsIn(text, language);
    if (found) return found;
  }
  return [''];
}

/** FNV-1a: spreads seeds over wordings; the same seed picks the same one on every machine. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return h;
}

/** A text in a language with its values. */
export function say(text: Text, language: string, book: KnowledgeBook, values: Values = {}): string {
  return fill(textIn(text, language, book), values, language, book);
}
