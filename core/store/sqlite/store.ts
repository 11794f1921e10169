// The Store's verbs over anything that can perform them: the thread, or a ledger in memory.

import type { Store } from '../../ports/index.ts';
import type { Verb } from './ledger.ts';

export type Performer = {
  call(verb: Verb, args: readonly unknown[]): Promise<unknown>;
  close(): Promise<void>;
};

type Verbs = Omit<Store, 'drawers' | 'close'>;

export function storeOf(performer: Performer): Store {
  /** The one place where an untyped answer gets its verb's type back. */
  const verb = <Call extends (...args: never[]) => Promise<unknown>>(name: Verb) =>
    ((...args: unknown[]) => performer.call(name, args)) as unknown as Call;
  const verbs: Verbs = {
    accept: verb('accept'),
    load: verb('load'),
    commit: verb('commit'),
    next: verb('next'),
    setThread: verb('setThread'),
    failed: verb('failed'),
    recover: verb('recover'),
    due: verb('due'),
    findHandoff: verb('findHandoff'),
    handoffByThread: verb('handoffByThread'),
    queue: verb('queue'),
    conversations: verb('conversations'),
    turns: verb('turns'),
    deliveriesOf: verb('deliveriesOf'),
    history: verb('history'),
    fate: verb('fate'),
    setMedia: verb('setMedia'),
    prune: verb('prune'),
    stats: verb('stats'),
  };
  return {
    ...verbs,
    drawers: {
      get: verb('getItem'),
      put: verb('putItem'),
      remove: verb('removeItem'),
      list: verb('listItems'),
      sweep: verb('sweepItems'),
    },
    close: () => performer.close(),
  };
}
