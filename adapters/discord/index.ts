// Discord's entry in the registry: private chats as a channel, threads of a private channel as a desk.

import type { AdapterEntry } from '../context.ts';
import { createDiscordChannel } from './channel.ts';
import { ChannelSettings, DeskSettings } from './config.ts';
import { createDiscordDesk } from './desk.ts';

const day = 24 * 3_600_000;

export const adapter = {
  channel: {
    settings: ChannelSettings,
    create: async (settings, context) => createDiscordChannel(settings as ChannelSettings, context),
  },
  desk: {
    settings: DeskSettings,
    create: async (settings, context) => createDiscordDesk(settings as DeskSettings, context),
  },
  // For words that come late to a case that is over, and for openings that were never finished.
  drawers: { 'discord-threads': 180 * day, 'discord-opening': 30 * day },
} satisfies AdapterEntry;

export { ChannelSettings, createDiscordChannel, createDiscordDesk, DeskSettings };
