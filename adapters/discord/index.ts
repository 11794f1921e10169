// Discord's entry in the registry: private chats as a channel, threads of a private channel as a desk.

import type { AdapterEntry } from '../context.ts';
import { createDiscordChannel } from './channel.ts';
import { ChannelSettings, DeskSettings } from './config.ts';

export const adapter = {
  channel: {
    settings: ChannelSettings,
    create: async (settings, context) => createDiscordChannel(settings as ChannelSettings, context),
  },
} satisfies AdapterEntry;

export { ChannelSettings, createDiscordChannel, DeskSettings };
