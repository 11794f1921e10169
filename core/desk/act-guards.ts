// What guards an act: whose case it is, and the refusal whoever may not act is told.

import type { DeskOutcome } from '../model/index.ts';
import type { Unit } from '../ports/index.ts';
import type { ActScene } from './act-scene.ts';
import { fromStates, mayHappen } from './handoff.ts';

export type Refused = Extract<DeskOutcome, { status: 'refused' }>;
/** `done`: it is so already, and nothing has to be written. */
export type Act = { readonly write: Unit } | Refused | { readonly status: 'done' };

/** Only the holder goes on; everyone else is told why not. */
export function deniedToOthers(scene: ActScene): Refused | undefined {
  const { state } = scene.handoff;
  if (state.kind === 'claimed') return state.agent === scene.event.by.agent ? undefined : refused('not_yours', scene);
  return refused(mayHappen('claimed', state.kind) ? 'not_claimed' : 'case_over', scene);
}

export function refused(code: Refused['code'], { handoff, people }: Pick<ActScene, 'handoff' | 'people'>): Refused {
  const { state } = handoff;
  const holder = state.kind === 'claimed' ? (people.byId(state.agent)?.name ?? state.agent) : undefined;
  return { status: 'refused', code, ...(holder !== undefined && { holder }) };
}

export function baseOf({ event, snapshot }: ActScene): Pick<Unit, 'conversation' | 'event'> {
  return { conversation: snapshot.conversation.id, event: event.id };
}

/** Guarded by ownership, not by version: an agent's words must not race with what the customer writes. */
export function owned(scene: ActScene): Pick<Unit, 'conversation' | 'event' | 'owner' | 'handoff'> {
  const { event, handoff } = scene;
  return {
    ...baseOf(scene),
    owner: { handoff: handoff.id, agent: event.by.agent },
    // He has answered: the customer waits no more.
    handoff: { id: handoff.id, from: fromStates('said'), due: null },
  };
}
