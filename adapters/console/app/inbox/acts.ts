// What an agent does with a case, with the words that tell how it went.

import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import type { Done } from '../../wire.ts';
import { ApiError, actId, post, sentenceOf } from '../api.ts';
import { useWords } from '../words/index.ts';
import { useInbox } from './store.ts';

export type Acts = {
  claim(conversation: string): Promise<boolean>;
  resolve(conversation: string): Promise<boolean>;
  giveBack(conversation: string): Promise<boolean>;
  ticket(conversation: string): Promise<boolean>;
  transfer(conversation: string, to: string, note: string): Promise<boolean>;
};

/** Each answers whether it was done; what went wrong has been shown by then. */
export function useActs(): Acts {
  const inbox = useInbox();
  const words = useWords();
  return useMemo(() => {
    async function act(conversation: string, verb: string, body: object, done: string): Promise<boolean> {
      try {
        await post<Done>(`/conversations/${conversation}/${verb}`, { id: actId(), ...body });
        notifications.show({ message: done, color: 'jade', autoClose: 2500 });
        void inbox.reload();
        return true;
      } catch (error) {
        const beaten = verb === 'claim' && error instanceof ApiError && error.holder;
        const message = beaten ? words.t('act.beaten', { name: beaten.name }) : sentenceOf(error, words);
        notifications.show({ message, color: 'red', autoClose: 8000, role: 'alert' });
        void inbox.reload();
        return false;
      }
    }
    const { t } = words;
    return {
      claim: (id) => act(id, 'claim', {}, t('act.done.claim')),
      resolve: (id) => act(id, 'resolve', {}, t('act.done.resolve')),
      ticket: (id) => act(id, 'ticket', {}, t('act.done.ticket')),
      giveBack: (id) => act(id, 'return', {}, t('act.done.return')),
      transfer: (id, to, note) => act(id, 'transfer', { to, ...(note ? { note } : {}) }, t('act.done.transfer')),
    };
  }, [inbox, words]);
}
