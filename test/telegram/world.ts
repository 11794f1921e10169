// A hub's surroundings for the Telegram adapter: the real door, outbound client, shelf and drawers, and a fake Bot API.

import {
  ChannelSettings,
  createTelegramChannel,
  createTelegramDesk,
  DeskSettings,
} from '../../adapters/telegram/index.ts';
import type { ChannelAdapter, DeskAdapter } from '../../core/index.ts';
import { openTelegram, type TelegramFake } from '../fakes/telegram.ts';
import { type AdapterWorld, type AdapterWorldOptions, openAdapterWorld, teamOn } from '../support/adapter-world.ts';

export { png } from '../support/png.ts';

export const team = -1001234567890;
export const token = '123456:test-token-never-to-be-shown';
export const webhookSecret = 'a-secret-of-enough-characters';
/** The team: 小博 stands in `people`, Lin only in the desk's own list; Mallory in neither. */
export const bo = { id: 1001, first_name: 'Bo' };
export const lin = { id: 1002, first_name: 'Lin', language_code: 'en' };
export const mallory = { id: 6666, first_name: 'Bo', username: 'shop_admin', language_code: 'en' };

export type World = AdapterWorld & {
  readonly telegram: TelegramFake;
  channel(settings?: object): ChannelAdapter;
  desk(settings?: object): DeskAdapter;
};

export async function openWorld(
  options: Pick<AdapterWorldOptions, 'speed' | 'store' | 'skills'> & { readonly telegram?: TelegramFake } = {},
): Promise<World> {
  const telegram = options.telegram ?? (await openTelegram({ token }));
  telegram.forum(team);
  const world = await openAdapterWorld(teamOn('telegram', String(bo.id)), options);
  return {
    ...world,
    telegram,
    channel: (settings = {}) =>
      createTelegramChannel(
        ChannelSettings.parse({ adapter: 'telegram', token, apiRoot: telegram.url, pollSeconds: 1, ...settings }),
        world.context,
      ),
    desk: (settings = {}) =>
      createTelegramDesk(
        DeskSettings.parse({
          adapter: 'telegram',
          chat: String(team),
          agents: ['1001', '1002'],
          apiRoot: telegram.url,
          pollSeconds: 1,
          albumMs: 1000,
          ...settings,
        }),
        world.context,
      ),
    async close() {
      await world.close();
      if (!options.telegram) await telegram.close();
    },
  };
}
