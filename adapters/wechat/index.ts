// WeChat's entry in the registry: the shop's account as a channel, a group of the team as a desk.

import type { AdapterEntry } from '../context.ts';
import { createWechatChannel } from './channel.ts';
import { ChannelSettings, DeskSettings } from './config.ts';
import { createWechatDesk } from './desk.ts';

const day = 24 * 3_600_000;

export const adapter = {
  channel: {
    settings: ChannelSettings,
    create: async (settings, context) => createWechatChannel(settings as ChannelSettings, context),
  },
  desk: {
    settings: DeskSettings,
    create: async (settings, context) => createWechatDesk(settings as DeskSettings, context),
  },
  // Customers are written down anew while they are heard: after a year without a word nobody looks for their new id.
  drawers: {
    'wechat-people': 365 * day,
    'wechat-proposals': 365 * day,
    'wechat-cases': 365 * day,
    'wechat-gaps': 30 * day,
  },
} satisfies AdapterEntry;

export { ChannelSettings, createWechatChannel, createWechatDesk, DeskSettings };
