// Discord against the contracts: the real adapter and discord.js, a Discord on this machine over HTTP and WebSocket.

import { words } from '../../adapters/discord/words.ts';
import { bo, lin, mallory, openWorld, png, token, type World } from '../discord/world.ts';
import type { ChannelBench, Fault } from './channel-contract.ts';
import { describeChannel } from './channel-contract.ts';
import { type DeskBench, describeDesk } from './desk-contract.ts';

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

const worked = new Set(Object.values(words).flatMap(({ answer }) => [answer.claimed, answer.done, answer.noted]));

async function deskBenchOf(world: World): Promise<DeskBench> {
  const { discord, team } = world;
  const who = { bo, other: lin, stranger: mallory } as const;
  const labels = { claim: '认领', resolve: '结案', return: '交还', ticket: '转工单' } as const;
  return {
    desk: world.desk({ token }),
    clock: world.clock,
    acts(actor, thread, action) {
      const place = discord.channels.get(thread)!;
      if (action.kind === 'write') discord.says(place, who[actor], action.text);
      else if (action.kind === 'transfer')
        discord.command(place, who[actor], 'transfer', { to: action.to, note: action.note });
      else if (action.kind === 'suggest')
        if (action.number === undefined) discord.press(place, '参考答案', who[actor]);
        else discord.says(place, who[actor], `/suggest ${action.number}`);
      else if (discord.hasButton(place, labels[action.kind])) discord.press(place, labels[action.kind], who[actor]);
      // The button went with the claim; who saw the card before still may ask.
      else discord.command(place, who[actor], action.kind === 'return' ? 'bot' : action.kind);
    },
    redeliver: () => discord.redeliver(),
    shown: () => discord.answers.map(({ data }) => String(data['content'] ?? '')),
    seen(thread) {
      const card = team.messages.find(({ id }) => id === thread);
      return [...(card ? [discord.see(card)] : []), ...discord.botSaid(thread)].map(({ text, embeds }) =>
        [text, ...embeds].join('\n'),
      );
    },
    told: () => [
      // That it worked is no news; a refusal is.
      ...discord.answers
        .filter(({ isPrivate }) => isPrivate)
        .map(({ data }) => String(data['content'] ?? ''))
        .filter((text) => !worked.has(text)),
      ...discord
        .called('POST', /^\/channels\/\d+\/messages$/)
        .filter(({ body }) => body['message_reference'] !== undefined)
        .map(({ body }) => String(body['content'])),
    ],
    isClosed: (thread) => {
      const place = discord.channels.get(thread);
      return place?.archived === true && place.locked;
    },
    board: () =>
      discord
        .botSaid(team.id)
        .filter(({ embeds }) => embeds.length === 0)
        .map(({ text, files }) => ({ text, hasPicture: files.length > 0 })),
    cut: () => discord.down(),
    picture: async () => (await world.context.shelf.put(png(), { name: 'code.png' })).media,
    removeThread: (thread) => discord.removeChannel(thread),
    close: () => world.close(),
  };
}

describeDesk('discord', async () => deskBenchOf(await openWorld()));
