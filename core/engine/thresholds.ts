// How sure is sure enough. Measured on held-out phrasings (scripts/fit-thresholds.ts, figures in README); a shop may move
// them in shop.json.

import type { KnowledgeBook } from '../knowledge/book.ts';

/** From here on an entry is answered outright. */
export const ANSWER = 0.55;
/** An entry that hands over after its answer costs a person's time: below this the customer is asked first. */
export const HAND_OVER = 0.7;
/**
 * A piece of a message is a question of its own from here on. It has less to go by than a whole: 我的衣服 before
 * 什么时候发货 reads as 收到别人的衣服 with 0.58, while questions that were meant as such start at 0.8.
 */
export const PIECE = 0.75;
/** From here on entries are offered to choose from. */
export const CLARIFY = 0.3;
/** An alternative this much less likely than the best is not offered. */
export const OFFER_SHARE = 0.12;

export type Thresholds = { readonly answer: number; readonly handOver: number; readonly clarify: number };

/** The shop's own thresholds over the house's. */
export function thresholdsOf({ about: { thresholds: own } }: Pick<KnowledgeBook, 'about'>): Thresholds {
  return {
    answer: own?.answer ?? ANSWER,
    handOver: own?.handOver ?? HAND_OVER,
    clarify: own?.clarify ?? CLARIFY,
  };
}
