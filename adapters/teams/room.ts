// Which lines are open: the channel and the desk of one bot find the same one here.

import { Refusal } from '../../core/index.ts';
import type { AdapterContext, HttpDoor } from '../context.ts';
import { hasOwnBot, type LineSettings } from './config.ts';
import { type Connection, openConnection, type Party } from './connection.ts';

type Room = {
  /** One line an account: its hook is the address registered at Microsoft. */
  readonly lines: Map<string, Connection>;
  /** Desks made before the channel whose bot they use. */
  readonly waiting: Map<string, { party: Party; found(connection: Connection): void }[]>;
};

/** One room a hub: its HTTP door is the one thing all its adapters share. */
const rooms = new WeakMap<HttpDoor, Room>();

function roomOf({ http }: AdapterContext): Room {
  const room = rooms.get(http) ?? { lines: new Map(), waiting: new Map() };
  rooms.set(http, room);
  return room;
}

/** @throws Refusal `teams_insecure`, `teams_two_bots` */
export function joinAsChannel(party: Party, settings: LineSettings, context: AdapterContext): Connection {
  const room = roomOf(context);
  const connection = lineOf(room, settings, context);
  connection.join(party, 'channel');
  for (const desk of room.waiting.get(settings.account) ?? []) {
    connection.join(desk.party, 'desk');
    desk.found(connection);
  }
  room.waiting.delete(settings.account);
  return connection;
}

/** With a bot of its own the desk's line opens at once; without one it is the channel's, as soon as that is made. */
export function joinAsDesk(
  party: Party,
  settings: LineSettings,
  context: AdapterContext,
  found: (connection: Connection) => void,
): void {
  const room = roomOf(context);
  const { account } = settings;
  const connection = hasOwnBot(settings) ? lineOf(room, settings, context) : room.lines.get(account);
  if (connection) {
    connection.join(party, 'desk');
    found(connection);
    return;
  }
  room.waiting.set(account, [...(room.waiting.get(account) ?? []), { party, found }]);
}

function lineOf(room: Room, settings: LineSettings, context: AdapterContext): Connection {
  const { account, appId } = settings;
  const open = room.lines.get(account);
  if (open && open.settings.appId !== appId)
    throw new Refusal('teams_two_bots', `Two bots of Teams share the account "${account}".`, {
      remedy: 'Give the desk an "account" of its own; its bot then calls /hooks/teams/<that account>.',
    });
  const connection = open ?? openConnection(settings, context, () => void room.lines.delete(account));
  room.lines.set(account, connection);
  return connection;
}
