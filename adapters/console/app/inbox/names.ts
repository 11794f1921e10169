// How a customer and his channel are called in lists and headings.

import type { Summary } from '../../wire.ts';
import type { Words } from '../words/index.ts';

/** His own name, else a visitor's number that stays the same. */
export function nameOf({ customer }: Summary, { t }: Words): string {
  return customer.name ?? t('inbox.anonymous', { code: customer.id.slice(-4).toUpperCase() });
}

export function channelOf({ channel, account }: Pick<Summary, 'channel' | 'account'>, { named }: Words): string {
  const name = named('channel', channel);
  return account === 'main' ? name : `${name} · ${account}`;
}

/** The first letter for the round mark; a whole character, so that no emoji is cut in two. */
export function initialOf(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? '?';
}

/** One of five grounds, the same for the same customer. */
export function shadeOf(id: string): string {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return `shade-${sum % 5}`;
}
