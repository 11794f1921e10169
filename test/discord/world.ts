// A hub's surroundings for the Discord adapter: the real door, outbound client, shelf and drawers, and a fake Discord.

import {
  ChannelSettings,
  createDiscordChannel,
  createDiscordDesk,
  DeskSettings,
} from '../../adapters/discord/index.ts';
import type { ChannelAdapter, DeskAdapter } from '../../core/index.ts';
import { ann, type Channel, type DiscordFake, type Person as Member, openDiscord } from '../fakes/discord.ts';
import { type AdapterWorld, type AdapterWorldOptions, openAdapterWorld, teamOn } from '../support/adapter-world.ts';

export { png } from '../support/png.ts';

export const token = 'MTAwMDAwMDAw.Gtest.never-to-be-shown';
export const guild = '300000000000000001';
export const teamChannel = '300000000000000002';
/** The team: 小博 stands in `people`, Lin only in the desk's own list; Mallory in neither. */
export const bo: Member = { id: '200000000000001001', username: 'bo' };
export const lin: Member = { id: '200000000000001002', username: 'lin', global_name: 'Lin' };
export const mallory: Member = { id: '200000000000006666', username: 'shop_admin', global_name: '小博' };
export { ann };

export type World = AdapterWorld & {
  readonly discord: DiscordFake;
  /** The private chat with 小美. */
  readonly chat: Channel;
  /** The team's private channel. */
  readonly team: Channel;
  channel(settings?: object): ChannelAdapter;
  desk(settings?: object): DeskAdapter;
};

/** A Discord with the team's server in it. A whole house in the same process wants a slower heart: see its story. */
export async function openDiscordWithTeam(options: { heartbeatMs?: number } = {}): Promise<DiscordFake> {
  const discord = await openDiscord({ token, ...options });
  discord.addGuild(guild, 'The shop', [bo, lin, mallory]);
  discord.addChannel({ id: teamChannel, type: 0, name: 'support', guild_id: guild });
  return discord;
}

export async function openWorld(
  options: Pick<AdapterWorldOptions, 'speed' | 'store' | 'skills' | 'welcome'> & {
    readonly discord?: DiscordFake;
  } = {},
): Promise<World> {
  const discord = options.discord ?? (await openDiscordWithTeam());
  const world = await openAdapterWorld(teamOn('discord', bo.id), options);
  return {
    ...world,
    discord,
    chat: discord.dm(ann),
    team: discord.channels.get(teamChannel)!,
    channel: (settings = {}) =>
      createDiscordChannel(
        ChannelSettings.parse({ adapter: 'discord', token, restApi: discord.url, cdn: discord.cdn, ...settings }),
        world.context,
      ),
    desk: (settings = {}) =>
      createDiscordDesk(
        DeskSettings.parse({
          adapter: 'discord',
          channel: teamChannel,
          agents: [bo.id, lin.id],
          restApi: discord.url,
          ...settings,
        }),
        world.context,
      ),
    async close() {
      await world.close();
      if (!options.discord) await discord.close();
    },
  };
}
