// Where the team's room is: found by id or by a name only one group has, and never a namesake that turns up later.

import { DeliveryError } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import type { Line } from './face.ts';
import type { Message, Room } from './wire.ts';

export interface TeamRoom {
  /** Whether a message was written there. */
  holds(message: Message): boolean;
  /** @throws DeliveryError `unauthorised` when the operator must act, else what the call met. */
  id(): Promise<string>;
  /** Looks again: after a login, and when the room we knew is gone. */
  find(): Promise<Room | undefined>;
  /** Why there is none. */
  readonly trouble: string | undefined;
}

/** Whose room was found: another login may give every group another id, the same one does not. */
type Pinned = { readonly room: string; readonly me: string };
const drawer = 'wechat-room';

export function openTeamRoom(
  account: string,
  wanted: string,
  { drawers, clock }: Pick<AdapterContext, 'drawers' | 'clock'>,
  line: () => Line,
): TeamRoom {
  let known: string | undefined;
  let trouble: string | undefined;

  async function find(): Promise<Room | undefined> {
    const rooms = await line().call('rooms');
    const key = `${account}/${wanted}`;
    const before = await drawers.get(drawer, key);
    const pinned = before?.value as Pinned | undefined;
    const me = line().me?.id ?? '';
    const found = choose(rooms, pinned?.me === me ? pinned.room : undefined);
    known = found?.id;
    if (found && (pinned?.room !== found.id || pinned.me !== me))
      await drawers.put(drawer, key, { room: found.id, me } satisfies Pinned, before?.version, clock.now());
    return found;
  }

  function choose(rooms: readonly Room[], pinned: string | undefined): Room | undefined {
    const byId = rooms.find(({ id }) => id === wanted || id === pinned);
    trouble = undefined;
    if (byId) return byId;
    const named = rooms.filter(({ topic }) => topic === wanted);
    if (pinned !== undefined) {
      trouble = `The account is no longer in the group "${wanted}" it served before. Add it again.`;
      return undefined;
    }
    if (named.length === 1) return named[0];
    trouble =
      named.length === 0
        ? `The account is in no group "${wanted}". Add it, say a word there, and save the group to contacts.`
        : `${named.length} groups are named "${wanted}": write the id of the right one into the settings.`;
    return undefined;
  }

  return {
    holds: ({ room }) => room !== undefined && (room.id === known || room.id === wanted),
    async id() {
      const id = known ?? (await find())?.id;
      if (id === undefined) throw new DeliveryError({ kind: 'unauthorised' }, trouble ?? 'the room is not known');
      return id;
    },
    find,
    get trouble() {
      return trouble;
    },
  };
}
