// What the engine decided, and why. A new behaviour is a new kind, and the compiler asks every step about it.

import type { Choice } from './message.ts';
import type { Entity, Language, Match, Mood } from './understanding.ts';

export type HandoffReason =
  | 'wish'
  | 'misses'
  | 'angry'
  | 'topic'
  | 'vip'
  | 'flow'
  | 'entry'
  | 'keyword'
  | 'look_up_failed'
  | 'taken_over'
  | 'fault';

/** A question for a port of the outside world. `orders` is the only one so far. */
export type LookUpQuestion = { readonly port: 'orders'; readonly orderNo: string };
export type LookUpAnswer =
  | { readonly status: 'found'; readonly fields: Readonly<Record<string, string>> }
  | { readonly status: 'not_found' }
  | { readonly status: 'failed'; readonly why: 'timeout' | 'error' | 'not_configured' };

export type Act =
  | { readonly kind: 'answer'; readonly entry: string }
  | { readonly kind: 'clarify'; readonly between: readonly string[] }
  | { readonly kind: 'ask_slot'; readonly flow: string; readonly slot: string }
  | { readonly kind: 'look_up'; readonly question: LookUpQuestion }
  /** Assist mode: the answer is offered to agents and not sent. */
  | { readonly kind: 'suggest'; readonly entry: string }
  | { readonly kind: 'hand_off'; readonly reason: HandoffReason; readonly skill?: string; readonly topic?: string }
  /** A person serves this conversation; the words go to the thread. */
  | { readonly kind: 'relay' }
  | { readonly kind: 'admit_miss'; readonly count: number }
  | { readonly kind: 'welcome' }
  | { readonly kind: 'stay_silent'; readonly because: string };

/** Why: everything needed to explain the act later, in the shop's own terms. */
export type Explanation = {
  readonly language: Language;
  readonly normalised: string;
  readonly via?: Match['via'];
  readonly score?: number;
  readonly matched?: readonly string[];
  readonly nearest?: string;
  readonly runnerUp?: Match;
  readonly mood?: Mood;
  readonly entities?: readonly Entity[];
  /** One sentence for a person, e.g. `rule kw_ship_when matched 什么时候发货`. */
  readonly note?: string;
};

export type Decision = Act & { readonly why: Explanation };

/** What is still open in the dialogue; lives with the conversation and survives restarts. */
export type Dialogue = {
  /** Misses in a row. */
  readonly misses: number;
  readonly language?: Language;
  /** The product the talk is about, so that 160 穿 M 行吗 is understood. */
  readonly product?: string;
  readonly slots: Readonly<Record<string, string>>;
  /** Flows in progress, innermost last; a digression leaves them standing. */
  readonly flows: readonly FlowState[];
  /** The last menu shown as text or buttons: `2`, `２`, `2.` or the label picks from it. */
  readonly menu?: readonly Choice[];
  readonly welcomed?: boolean;
  readonly topic?: string;
};
export type FlowState = {
  readonly flow: string;
  readonly step: string;
  readonly slots: Readonly<Record<string, string>>;
  readonly retries: number;
};

export const freshDialogue: Dialogue = { misses: 0, slots: {}, flows: [] };
