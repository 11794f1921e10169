// The web channel's entry in the registry.

import type { AdapterEntry } from '../context.ts';
import { createWebChannel } from './channel.ts';
import { mountShopPage, mountWidget } from './pages.ts';
import { WebSettings } from './settings.ts';

export const adapter = {
  channel: {
    settings: WebSettings,
    async create(settings, context) {
      const own = settings as WebSettings;
      const channel = createWebChannel(own, context);
      mountWidget(context.http);
      if (own.shopPage) mountShopPage(context.http);
      return channel;
    },
  },
} satisfies AdapterEntry;

export { createWebChannel, mountShopPage, mountWidget, WebSettings };
