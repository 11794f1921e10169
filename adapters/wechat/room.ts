// Which lines are open: the channel and the desk of one account find the same one here.

import type { AdapterContext, HttpDoor } from '../context.ts';
import type { Threads } from './client.ts';
import type { ChannelSettings } from './config.ts';
import type { Line, Party } from './face.ts';
import { openLine } from './line.ts';
import { type Links, openLinks } from './links.ts';

/** What an account's channel and desk share. */
export type Shared = { readonly line: Line; readonly links: Links };
type House = {
  readonly open: Map<string, Shared>;
  /** Desks made before the channel whose login they use. */
  readonly waiting: Map<string, { party: Party; found(shared: Shared): void }[]>;
};

/** One a hub: its HTTP door is the one thing all its adapters share. */
const houses = new WeakMap<HttpDoor, House>();

function houseOf({ http }: AdapterContext): House {
  const house = houses.get(http) ?? { open: new Map(), waiting: new Map() };
  houses.set(http, house);
  return house;
}

export function joinAsChannel(
  party: Party,
  settings: ChannelSettings,
  context: AdapterContext,
  threads: Threads,
): Shared {
  const { open, waiting } = houseOf(context);
  const { account } = settings;
  const line = openLine(settings, context, threads, () => open.delete(account));
  const shared: Shared = { line, links: openLinks(account, context, line) };
  open.set(account, shared);
  line.join(party, 'channel');
  for (const desk of waiting.get(account) ?? []) {
    line.join(desk.party, 'desk');
    desk.found(shared);
  }
  waiting.delete(account);
  return shared;
}

export function joinAsDesk(
  party: Party,
  account: string,
  context: AdapterContext,
  found: (shared: Shared) => void,
): void {
  const { open, waiting } = houseOf(context);
  const shared = open.get(account);
  if (shared) {
    shared.line.join(party, 'desk');
    found(shared);
  } else waiting.set(account, [...(waiting.get(account) ?? []), { party, found }]);
}
