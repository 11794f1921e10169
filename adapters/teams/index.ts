// Teams' entry in the registry: chats with the bot as a channel, a team's channel as a desk.

import type { AdapterEntry } from '../context.ts';
import { createTeamsChannel } from './channel.ts';
import { ChannelSettings, DeskSettings } from './config.ts';
import { createTeamsDesk } from './desk.ts';

const day = 24 * 3_600_000;

export const adapter = {
  channel: {
    settings: ChannelSettings,
    create: async (settings, context) => createTeamsChannel(settings as ChannelSettings, context),
  },
  desk: {
    settings: DeskSettings,
    create: async (settings, context) => createTeamsDesk(settings as DeskSettings, context),
  },
  // Where to reach whom is written again each week he is heard; the others are for words that come late.
  drawers: {
    'teams-places': 365 * day,
    'teams-chains': 180 * day,
    'teams-opening': 30 * day,
    'teams-files': 3 * day,
    'teams-gaps': 30 * day,
  },
} satisfies AdapterEntry;

export { ChannelSettings, createTeamsChannel, createTeamsDesk, DeskSettings };
