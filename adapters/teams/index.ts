// Teams' entry in the registry: chats with the bot as a channel, a team's channel as a desk.

import type { AdapterEntry } from '../context.ts';
import { createTeamsChannel } from './channel.ts';
import { ChannelSettings, DeskSettings } from './config.ts';
import { createTeamsDesk } from './desk.ts';

export const adapter = {
  channel: {
    settings: ChannelSettings,
    create: async (settings, context) => createTeamsChannel(settings as ChannelSettings, context),
  },
  desk: {
    settings: DeskSettings,
    create: async (settings, context) => createTeamsDesk(settings as DeskSettings, context),
  },
} satisfies AdapterEntry;

export { ChannelSettings, createTeamsChannel, createTeamsDesk, DeskSettings };
