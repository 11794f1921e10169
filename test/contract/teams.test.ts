// Teams against the contracts: the real adapter, botbuilder and MSAL; tokens, keys and connector on this machine.

import { expect } from 'vitest';
import { openWorld, png, type World } from '../teams/world.ts';
import { type ChannelBench, describeChannel, type Fault } from './channel-contract.ts';

async function benchOf(world: World): Promise<ChannelBench> {
  const { teams, context } = world;
  const channel = world.channel();
  const chat = teams.chatOf();
  const sends = /^POST \/v3\/conversations\/[^/]+\/activities$/;
  const faults: Record<Fault, () => void> = {
    rate_limited: () =>
      teams.fail({ status: 429, code: 'TooManyRequests', headers: { 'retry-after': '3' }, where: sends }),
    blocked: () => void teams.blocked.add(chat),
    bad_token: () => teams.fail({ status: 401, code: 'Unauthorized', where: sends }),
    unreachable: () => {},
    no_answer: () => teams.fail({ status: 0, how: 'reset', afterwards: true, where: sends }),
  };
  return {
    channel,
    clock: world.clock,
    says: (text) => void teams.says(text),
    redeliver: () => void teams.redeliver(),
    echo: () => void teams.says('own', { from: { id: `28:${teams.appId}`, name: 'huoji' } }),
    strange: () =>
      void teams.says('', {
        text: undefined,
        attachments: [{ contentType: 'application/vnd.microsoft.hologram', content: {} }],
      }),
    acknowledged: () => teams.deliveries.at(-1)!.status === 200,
    shown: () =>
      teams.reads(chat).map(({ text, choices, pictures }) => ({ text, choices, hasMedia: pictures.length > 0 })),
    presses: (label) => void teams.press(chat, label),
    picture: async () => (await context.shelf.put(png(), { name: 'dress.png' })).media,
    fault: (kind) => faults[kind](),
    cut: () => teams.down(),
    mend: () => teams.up(),
    async close() {
      await world.close();
      expect(teams.invalid).toEqual([]);
    },
  };
}

describeChannel('teams', async () => benchOf(await openWorld()));
