// Telegram's entry in the registry: private chats as a channel, a forum group as a desk.

import type { AdapterEntry } from '../context.ts';
import { createTelegramChannel } from './channel.ts';
import { ChannelSettings, DeskSettings } from './config.ts';
import { createTelegramDesk } from './desk.ts';

const day = 24 * 3_600_000;

export const adapter = {
  channel: {
    settings: ChannelSettings,
    create: async (settings, context) => createTelegramChannel(settings as ChannelSettings, context),
  },
  desk: {
    settings: DeskSettings,
    create: async (settings, context) => createTelegramDesk(settings as DeskSettings, context),
  },
  // For words that come late to a case that is over, and for openings that were never finished.
  drawers: { 'telegram-topics': 180 * day, 'telegram-opening': 30 * day },
} satisfies AdapterEntry;

export { ChannelSettings, createTelegramChannel, createTelegramDesk, DeskSettings };
