// A lane's place in the world: which adapter it leads to, how fast, and past which gate.

import { deskOfLane } from '../desk/threads.ts';
import type { Address, LaneKey } from '../model/index.ts';
import type { Clock, DeskAdapter, Health, IdSource } from '../ports/index.ts';
import { Gate } from './destination.ts';
import type { Channels } from './voice.ts';

export type Route = {
  /** What the gate and health are called by: `telegram:main`, and its desk `desk telegram:main`. */
  readonly adapter: string;
  readonly bucket: string;
  readonly rate: { readonly perSecond: number; readonly burst: number };
  readonly gate: Gate | undefined;
};

export type RouteParts = {
  readonly channels: Channels;
  readonly desks: ReadonlyMap<string, DeskAdapter>;
  readonly clock: Clock;
  readonly ids: IdSource;
};

/** A desk may share its account's name with a channel; their health and their gates are apart. */
export const deskName = (desk: string): string => `desk ${desk}`;

/** For a lane whose adapter is gone from the settings: what waits there may die at once. */
const unlimited = { perSecond: 1000, burst: 1000 };

export class Routes {
  readonly #parts: RouteParts;
  readonly #gates = new Map<string, Gate>();

  constructor(parts: RouteParts) {
    this.#parts = parts;
  }

  of(key: LaneKey): Route {
    const thread = deskOfLane(key);
    return thread ? this.#toDesk(thread.desk, key) : this.#toCustomer(key);
  }

  gateOf(adapter: string): Gate | undefined {
    return this.#gates.get(adapter);
  }

  /** All threads of a desk share one bucket unless it says otherwise. */
  #toDesk(id: string, key: LaneKey): Route {
    const desk = this.#parts.desks.get(id);
    const adapter = deskName(id);
    return {
      adapter,
      bucket: desk?.rate.each === 'thread' ? key : id,
      rate: desk?.rate ?? unlimited,
      gate: desk && this.#gate(adapter, () => desk.health()),
    };
  }

  #toCustomer(key: LaneKey): Route {
    const [name, account] = JSON.parse(key) as [Address['channel'], Address['account']];
    const channel = this.#parts.channels.of({ channel: name, account });
    const adapter = `${name}:${account}`;
    return {
      adapter,
      bucket: key,
      rate: channel?.capabilities.rate ?? unlimited,
      gate: channel && this.#gate(adapter, () => channel.health()),
    };
  }

  #gate(adapter: string, health: () => Health): Gate {
    let gate = this.#gates.get(adapter);
    if (!gate) {
      gate = new Gate(this.#parts.clock, this.#parts.ids, health);
      this.#gates.set(adapter, gate);
    }
    return gate;
  }
}
