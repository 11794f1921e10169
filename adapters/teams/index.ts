// Teams' entry in the registry: chats with the bot as a channel, a team's channel as a desk.

import type { AdapterEntry } from '../context.ts';
import { createTeamsChannel } from './channel.ts';
import { ChannelSettings } from './config.ts';

export const adapter = {
  channel: {
    settings: ChannelSettings,
    create: async (settings, context) => createTeamsChannel(settings as ChannelSettings, context),
  },
} satisfies AdapterEntry;

export { ChannelSettings, createTeamsChannel };
