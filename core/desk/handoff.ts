// The hand-off's state machine: which act may come from which state, and where it leads.

import type { DeskAct, Handoff, HandoffStateName, Mode } from '../model/index.ts';

/** What agents, timers and desks do to a case. */
export type CaseAct =
  | DeskAct['kind']
  | 'open_failed'
  | 'reminded'
  | 'rerouted'
  | 'released'
  | 'message_left'
  | 'cancelled'
  | 'answered_by_bot'
  | 'relayed';

type Rule = { readonly from: readonly HandoffStateName[]; readonly to: HandoffStateName | 'unchanged' };

/** Nobody holds it yet, and the customer waits. */
export const waitingStates = ['requested', 'offered', 'open_failed', 'transferred'] as const;
/** Somebody may still act on it; every other state is the end of a case. */
export const openStates = [...waitingStates, 'claimed'] as const;

/**
 * The whole table. A ticket can still be claimed: the agent who finds it later takes the customer up where he left.
 */
export const caseRules: Readonly<Record<CaseAct, Rule>> = {
  claimed: { from: [...waitingStates, 'left_message'], to: 'claimed' },
  said: { from: ['claimed'], to: 'unchanged' },
  noted: { from: [...openStates, 'left_message'], to: 'unchanged' },
  edited: { from: [...openStates, 'left_message'], to: 'unchanged' },
  transferred: { from: ['claimed'], to: 'transferred' },
  returned: { from: ['claimed'], to: 'returned_to_bot' },
  resolved: { from: ['claimed'], to: 'resolved' },
  recalled: { from: [...openStates, 'left_message'], to: 'unchanged' },
  ticketed: { from: openStates, to: 'left_message' },
  thread_gone: { from: openStates, to: 'unchanged' },
  open_failed: { from: ['requested', 'open_failed'], to: 'open_failed' },
  reminded: { from: openStates, to: 'unchanged' },
  rerouted: { from: waitingStates, to: 'unchanged' },
  released: { from: ['claimed'], to: 'transferred' },
  message_left: { from: waitingStates, to: 'left_message' },
  cancelled: { from: openStates, to: 'cancelled' },
  answered_by_bot: { from: waitingStates, to: 'unchanged' },
  relayed: { from: ['claimed'], to: 'unchanged' },
};

/** The states from which an act is possible, as a guard for `Unit.handoff.from`. */
export function fromStates(act: CaseAct): readonly HandoffStateName[] {
  return caseRules[act].from;
}

export function mayHappen(act: CaseAct, state: HandoffStateName): boolean {
  return caseRules[act].from.includes(state);
}

export function isOpen({ state }: Pick<Handoff, 'state'>): boolean {
  return (openStates as readonly HandoffStateName[]).includes(state.kind);
}

/** The hand-off a conversation is in people's hands by. */
export function handoffOf(mode: Mode) {
  return mode.kind === 'waiting' || mode.kind === 'agent' ? mode.handoff : undefined;
}
