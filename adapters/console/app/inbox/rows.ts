// Pure: which rows a view shows and in which order.

import type { Summary } from '../../wire.ts';
import type { InboxState, View } from './store.ts';

export type Group = 'waiting' | 'mine' | 'colleagues';
export type Row =
  | { readonly kind: 'group'; readonly group: Group; readonly count: number; readonly since?: string }
  | { readonly kind: 'conversation'; readonly summary: Summary };

/** Longest wait first, then mine by the last line, then colleagues'; the other views by the last line. */
export function rowsOf(state: Pick<InboxState, 'summaries' | 'lists'>, view: View, me: string): readonly Row[] {
  if (view === 'todo') return todoRows(state, me);
  const list = state.lists[view];
  const found: Summary[] = [];
  for (const id of list?.ids ?? []) {
    const one = state.summaries.get(id);
    if (one && (view === 'all' || view === 'search' || one.owner === view)) found.push(one);
  }
  return found.sort(newestFirst).map(rowOf);
}

function todoRows({ summaries }: Pick<InboxState, 'summaries'>, me: string): readonly Row[] {
  const waiting: Summary[] = [];
  const mine: Summary[] = [];
  const colleagues: Summary[] = [];
  for (const one of summaries.values()) {
    if (one.owner === 'waiting') waiting.push(one);
    else if (one.owner === 'agent') (one.holder?.id === me ? mine : colleagues).push(one);
  }
  waiting.sort((a, b) => (a.waitingSince ?? '').localeCompare(b.waitingSince ?? ''));
  return [
    ...groupOf('waiting', waiting),
    ...groupOf('mine', mine.sort(newestFirst)),
    ...groupOf('colleagues', colleagues.sort(newestFirst)),
  ];
}

function groupOf(group: Group, list: readonly Summary[]): readonly Row[] {
  if (list.length === 0) return [];
  const since = group === 'waiting' ? list[0]?.waitingSince : undefined;
  return [{ kind: 'group', group, count: list.length, ...(since ? { since } : {}) }, ...list.map(rowOf)];
}

const rowOf = (summary: Summary): Row => ({ kind: 'conversation', summary });
const newestFirst = (a: Summary, b: Summary) => b.lastAt.localeCompare(a.lastAt);
