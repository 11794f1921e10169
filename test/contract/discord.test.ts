// Discord against the contracts: the real adapter and discord.js, a Discord on this machine over HTTP and WebSocket.

import { openWorld, png, type World } from '../discord/world.ts';
import type { ChannelBench, Fault } from './channel-contract.ts';
import { describeChannel } from './channel-contract.ts';

async function benchOf(world: World): Promise<ChannelBench> {
  const { discord, context, chat } = world;
  const channel = world.channel();
  const messages = /^\/channels\/\d+\/messages$/;
  const faults: Record<Fault, () => void> = {
    rate_limited: () => discord.fail('POST', messages, { status: 429, retryAfter: 3 }),
    blocked: () => void discord.blocked.add(chat.recipient!.id),
    bad_token: () => discord.fail('POST', messages, { status: 401, message: '401: Unauthorized' }),
    unreachable: () => {},
    no_answer: () => discord.fail('POST', messages, { status: 0, how: 'reset', afterwards: true }),
  };
  return {
    channel,
    clock: world.clock,
    says: (text) => void discord.says(chat, chat.recipient!, text),
    redeliver: () => discord.redeliver(),
    echo: () => void discord.put(chat, discord.bot, { content: 'own' }),
    strange: () => void discord.says(chat, chat.recipient!, { hologram: { depth: 3 } }),
    acknowledged: () => discord.gateway.taken() >= discord.lastSequence,
    shown: () =>
      discord.botSaid(chat.id).map(({ text, choices, files }) => ({
        text,
        choices: choices.map(({ label }) => label),
        hasMedia: files.length > 0,
      })),
    presses: (label) => void discord.press(chat, label),
    picture: async () => (await context.shelf.put(png(), { name: 'dress.png' })).media,
    fault: (kind) => faults[kind](),
    cut: () => discord.down(),
    mend: () => discord.up(),
    close: () => world.close(),
  };
}

describeChannel('discord', async () => benchOf(await openWorld()));
