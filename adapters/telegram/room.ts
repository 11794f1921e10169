// Which lines to Telegram are open: the channel and the desk of one bot find the same one here.

import { openLines } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { type Connection, type LineSettings, openConnection, type Party } from './connection.ts';

const lines = openLines<LineSettings, AdapterContext, Party, Connection>({
  botOf: ({ token, apiRoot }) => `${token} ${apiRoot}`,
  open: openConnection,
});

export const { joinAsChannel } = lines;

/** Without a token of its own the desk lives on the line of its account's channel. */
export function joinAsDesk(
  party: Party,
  { token, ...rest }: Omit<LineSettings, 'token'> & { readonly token?: string | undefined },
  context: AdapterContext,
  found: (connection: Connection) => void,
): void {
  const own = token === undefined ? undefined : { ...rest, token };
  lines.joinAsDesk(party, { account: rest.account, own }, context, found);
}
