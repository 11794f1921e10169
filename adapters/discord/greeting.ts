// The shop's welcome: to whoever writes for the first time, and, where the shop wants it, to whoever joins its server.

import { type Envelope, eventKey, type Log, type ShopId, timestamp } from '../../core/index.ts';
import type { AdapterContext, Welcome } from '../context.ts';
import type { Client } from './client.ts';
import { componentsOf, type Embed, fitEmbed, noMentions, nonceOf, wordsOf } from './outbound.ts';
import { idOf, Member, nameOf } from './wire.ts';

/** One message in its richest form: an embed with the shop's words, the cards as buttons under it. */
export async function greet(channel: string, { parts, choices }: Welcome, client: Client): Promise<void> {
  const words = parts.flatMap((part) => (part.kind === 'text' ? [wordsOf(part)(part.text)] : []));
  if (words.length === 0) return;
  const embed: Embed = fitEmbed({ description: words.join('\n\n'), color: 0x2f9e44 });
  await client.call('POST', `/channels/${channel}/messages`, {
    body: {
      embeds: [embed],
      ...(choices.length > 0 ? { components: componentsOf(choices) } : {}),
      ...noMentions,
      // However often this is tried, the customer is greeted once.
      nonce: nonceOf(`welcome ${channel}`, 0),
      enforce_nonce: true,
    },
  });
}

export type Greeter = {
  /** Whoever joined, as an arrival in a private chat with him; undefined when there is nobody to greet. */
  joined(raw: unknown): Promise<Envelope | undefined>;
};

export function openGreeter({
  account,
  shop,
  context: { clock },
  client,
  log,
}: {
  readonly account: string;
  readonly shop: ShopId;
  readonly context: Pick<AdapterContext, 'clock'>;
  readonly client: Client;
  readonly log: Log;
}): Greeter {
  return {
    async joined(raw) {
      const read = Member.safeParse(raw);
      if (!read.success || read.data.user.bot) return undefined;
      const { user, guild_id } = read.data;
      const opened = await client
        .call('POST', '/users/@me/channels', { body: { recipient_id: user.id } })
        .catch((error: unknown) => log.debug({ error: String(error) }, 'a new member could not be written to'));
      const peer = idOf(opened);
      if (peer === undefined) return undefined;
      const now = clock.now();
      const joinedAt = Date.parse(String(read.data['joined_at'] ?? ''));
      const name = nameOf(user);
      return {
        id: eventKey(
          'discord',
          account,
          `${guild_id ?? ''}:${user.id}:joined:${Number.isNaN(joinedAt) ? now : joinedAt}`,
        ),
        shop,
        event: { kind: 'joined' },
        from: { id: user.id, verified: 'platform', ...(name === undefined ? {} : { name }) },
        replyTo: { channel: 'discord', account, peer },
        content: [],
        sentAt: Number.isNaN(joinedAt) ? now : timestamp(joinedAt),
        receivedAt: now,
        raw: JSON.stringify(raw),
      };
    },
  };
}
