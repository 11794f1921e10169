// WeChat's entry in the registry: the shop's account as a channel, a group of the team as a desk.

import type { AdapterEntry } from '../context.ts';
import { createWechatChannel } from './channel.ts';
import { ChannelSettings, DeskSettings } from './config.ts';
import { createWechatDesk } from './desk.ts';

export const adapter = {
  channel: {
    settings: ChannelSettings,
    create: async (settings, context) => createWechatChannel(settings as ChannelSettings, context),
  },
  desk: {
    settings: DeskSettings,
    create: async (settings, context) => createWechatDesk(settings as DeskSettings, context),
  },
} satisfies AdapterEntry;

export { ChannelSettings, createWechatChannel, createWechatDesk, DeskSettings };
