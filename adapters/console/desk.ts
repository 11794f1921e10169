// The browser as a desk: the page reads the store and hears events, so a thread needs nothing but its name.

import type { Clock, DeskAdapter, DeskInlet, Health } from '../../core/index.ts';

export type ConsoleDesk = DeskAdapter & {
  /** The one-time link by which the owner makes his password; undefined once he has one. A call ends older links. */
  setupLink(): Promise<string | undefined>;
};

export type DeskHooks = {
  readonly id: string;
  readonly skills: readonly string[];
  readonly clock: Clock;
  started(inlet: DeskInlet): void;
  ownerExists(): Promise<boolean>;
  setupLink(): Promise<string | undefined>;
  stop(): Promise<void>;
};

export function openDesk({ id, skills, clock, started, ownerExists, setupLink, stop }: DeskHooks): ConsoleDesk {
  let health: Health = { state: 'starting', since: clock.now() };
  return {
    id,
    skills,
    // Nothing leaves the house here, so nothing has to be paced.
    rate: { perSecond: 10_000, burst: 10_000 },
    async start(inlet) {
      started(inlet);
      health = { state: 'connected', since: clock.now() };
    },
    open: async (handoff) => handoff.id,
    post: async () => [],
    close: async () => {},
    health: () => health,
    probe: async () => [
      {
        step: 'owner',
        ok: await ownerExists(),
        detail: 'someone can sign in to the console as the owner',
        remedy: 'Start the hub and open the one-time link it prints.',
      },
    ],
    setupLink,
    async stop() {
      health = { state: 'stopped', since: clock.now() };
      await stop();
    },
  };
}
