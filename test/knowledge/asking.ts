// One sentence as the engine gets it: a conversation with nothing before.

import {
  type ConversationId,
  type CustomerId,
  type Dialogue,
  freshDialogue,
  type Snapshot,
  shopId,
} from '../../core/index.ts';
import { noon } from './mini-shop.ts';

export function snapshotSaying(text: string, shop: string, dialogue: Dialogue = freshDialogue): Snapshot {
  const turn = { seq: 1, author: { kind: 'customer' as const }, content: [{ kind: 'text' as const, text }], at: noon };
  return {
    conversation: {
      id: 'c' as ConversationId,
      shop: shopId(shop),
      customer: 'k' as CustomerId,
      address: { channel: 'web', account: 'main', peer: 'ann' },
      mode: { kind: 'bot' },
      dialogue,
      version: 0,
      readTo: 0,
    },
    customer: { id: 'k' as CustomerId, shop: shopId(shop), tags: [], attributes: {}, firstSeenAt: noon },
    unread: [turn],
    recent: [turn],
    failures: 0,
  };
}
