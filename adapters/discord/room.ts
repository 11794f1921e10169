// Which lines are open: the channel and the desk of one bot find the same one here.

import type { AdapterContext, HttpDoor } from '../context.ts';
import { type Connection, type LineSettings, openConnection, type Party } from './connection.ts';

type Room = {
  readonly byToken: Map<string, Connection>;
  /** Channels' lines by account, for desks that name no bot of their own. */
  readonly byAccount: Map<string, Connection>;
  /** Desks made before the channel whose bot they use. */
  readonly waiting: Map<string, { party: Party; found(connection: Connection): void }[]>;
};

/** One room a hub: its HTTP door is the one thing all its adapters share. */
const rooms = new WeakMap<HttpDoor, Room>();

function roomOf({ http }: AdapterContext): Room {
  const room = rooms.get(http) ?? { byToken: new Map(), byAccount: new Map(), waiting: new Map() };
  rooms.set(http, room);
  return room;
}

export function joinAsChannel(party: Party, settings: LineSettings, context: AdapterContext): Connection {
  const room = roomOf(context);
  const connection = lineOf(room, settings, context);
  connection.join(party, 'channel');
  room.byAccount.set(settings.account, connection);
  for (const desk of room.waiting.get(settings.account) ?? []) {
    connection.join(desk.party, 'desk');
    desk.found(connection);
  }
  room.waiting.delete(settings.account);
  return connection;
}

/** With a token of its own the desk's line opens at once; without one it is the channel's, as soon as that is made. */
export function joinAsDesk(
  party: Party,
  settings: Omit<LineSettings, 'token'> & { readonly token?: string | undefined },
  context: AdapterContext,
  found: (connection: Connection) => void,
): void {
  const room = roomOf(context);
  const { token, account } = settings;
  const connection = token === undefined ? room.byAccount.get(account) : lineOf(room, { ...settings, token }, context);
  if (connection) {
    connection.join(party, 'desk');
    found(connection);
    return;
  }
  room.waiting.set(account, [...(room.waiting.get(account) ?? []), { party, found }]);
}

function lineOf(room: Room, settings: LineSettings, context: AdapterContext): Connection {
  const key = `${settings.token} ${settings.restApi}`;
  const open = room.byToken.get(key);
  if (open) return open;
  const connection = openConnection(settings, context, () => {
    room.byToken.delete(key);
    for (const [account, known] of room.byAccount) if (known === connection) room.byAccount.delete(account);
  });
  room.byToken.set(key, connection);
  return connection;
}
