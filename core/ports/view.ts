// The hub as a page sees it: what happens, live, and what stands in the store.

import type { AgentId, ConversationId, HandoffId, Timestamp } from '../model/index.ts';

/** Something changed that a console may want to repaint. Ids only; the page asks for the rest. */
export type HubEvent =
  | { readonly kind: 'turn'; readonly conversation: ConversationId; readonly seq?: number; readonly at: Timestamp }
  | {
      readonly kind: 'handoff';
      readonly conversation: ConversationId;
      readonly handoff: HandoffId;
      readonly state: string;
      readonly agent?: AgentId;
      readonly at: Timestamp;
    }
  | { readonly kind: 'delivery'; readonly conversation: ConversationId; readonly state: string; readonly at: Timestamp }
  | { readonly kind: 'health'; readonly what: string; readonly state: string; readonly at: Timestamp }
  | { readonly kind: 'knowledge'; readonly version: string; readonly problems: number; readonly at: Timestamp };

export interface HubEvents {
  emit(event: HubEvent): void;
  subscribe(listener: (event: HubEvent) => void): () => void;
}
