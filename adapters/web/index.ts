// The web channel's entry in the registry.

import type { AdapterEntry } from '../context.ts';
import { createWebChannel } from './channel.ts';
import { WebSettings } from './settings.ts';

export const adapter = {
  channel: {
    settings: WebSettings,
    create: async (settings, context) => createWebChannel(settings as WebSettings, context),
  },
} satisfies AdapterEntry;

export { mountShopPages } from './pages.ts';
export { createWebChannel, WebSettings };
