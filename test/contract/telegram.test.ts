// Telegram against the contracts: the real adapter and SDK, a Bot API server on this machine.

import { ann } from '../fakes/telegram-state.ts';
import { bo, lin, mallory, openWorld, png, team, token, type World, webhookSecret } from '../telegram/world.ts';
import type { ChannelBench, Fault } from './channel-contract.ts';
import { describeChannel } from './channel-contract.ts';
import { type DeskBench, describeDesk } from './desk-contract.ts';

async function benchOf(world: World, settings: object = {}): Promise<ChannelBench> {
  const { telegram, context } = world;
  const channel = world.channel(settings);
  const last = () => telegram.everything.at(-1)!.update_id;
  const faults: Record<Fault, () => void> = {
    rate_limited: () =>
      telegram.fail('sendMessage', {
        code: 429,
        description: 'Too Many Requests: retry after 3',
        parameters: { retry_after: 3 },
      }),
    blocked: () => void telegram.blocked.add(ann.id),
    bad_token: () => telegram.fail('sendMessage', { code: 401, description: 'Unauthorized' }),
    unreachable: () => {},
    no_answer: () => telegram.fail('sendMessage', { code: 0, description: '', how: 'reset', afterwards: true }),
  };
  return {
    channel,
    clock: world.clock,
    says: (text) => void telegram.user(text),
    redeliver: () => telegram.redeliver(last()),
    echo: () =>
      void telegram.push({
        message: { message_id: 1, date: 1, chat: { id: ann.id, type: 'private' }, from: telegram.bot, text: 'own' },
      }),
    strange: () => void telegram.user({ hologram: { depth: 3 } }),
    acknowledged: () => !telegram.pending.some(({ update_id }) => update_id === last()),
    shown: () =>
      telegram.botSaid(ann.id).map(({ text, buttons, fields }) => ({
        text: text ?? '',
        choices: buttons.map((button) => button.text),
        hasMedia: fields['photo'] !== undefined,
      })),
    presses: (label) => void telegram.press(ann.id, label),
    picture: async () => (await context.shelf.put(png(), { name: 'dress.png' })).media,
    fault: (kind) => faults[kind](),
    cut: () => telegram.down(),
    mend: () => telegram.up(),
    close: () => world.close(),
  };
}

describeChannel('telegram, polling', async () => benchOf(await openWorld()));

describeChannel(
  'telegram, webhook',
  async () => benchOf(await openWorld(), { updates: 'webhook', webhook: { secret: webhookSecret } }),
  {
    'a lost connection shows in health and heals':
      'Telegram calls us, so a lost line is told only by getWebhookInfo every five minutes; test/telegram/webhook.test.ts has it',
  },
);

async function deskBenchOf(world: World): Promise<DeskBench> {
  const { telegram } = world;
  const who = { bo, other: lin, stranger: mallory } as const;
  const labels = { claim: '认领', resolve: '结案', return: '交还', ticket: '转工单' } as const;
  return {
    desk: world.desk({ token }),
    clock: world.clock,
    acts(actor, thread, action) {
      if (action.kind === 'write') telegram.groupSays(team, who[actor], action.text, Number(thread));
      else if (action.kind === 'transfer')
        telegram.groupSays(team, who[actor], `/transfer ${action.to} ${action.note}`, Number(thread));
      else if (action.kind === 'suggest')
        if (action.number === undefined) telegram.press(team, '参考答案', who[actor], Number(thread));
        else telegram.groupSays(team, who[actor], `/suggest ${action.number}`, Number(thread));
      else if (telegram.hasButton(team, labels[action.kind], Number(thread)))
        telegram.press(team, labels[action.kind], who[actor], Number(thread));
      // The button went with the claim; who saw the card before still may ask.
      else telegram.groupSays(team, who[actor], `/${action.kind}`, Number(thread));
    },
    redeliver: () => telegram.redeliver(telegram.everything.at(-1)!.update_id),
    shown: (thread) => telegram.botSaid(team, Number(thread)).map(({ text }) => text ?? ''),
    seen: (thread) => telegram.botSaid(team, Number(thread)).map(({ text }) => text ?? ''),
    told: () => [
      ...telegram.presses.filter(({ alert }) => alert).map(({ text }) => text),
      ...telegram
        .called('sendMessage')
        .filter((payload) => payload['reply_parameters'] !== undefined)
        .map((payload) => String(payload['text'])),
    ],
    isClosed: (thread) => telegram.topics(team).find(({ id }) => id === Number(thread))?.state === 'closed',
    board: () =>
      telegram
        .botSaid(team)
        .filter(({ thread }) => thread === undefined)
        .map(({ text, fields }) => ({
          text: text ?? String(fields['caption'] ?? ''),
          hasPicture: fields['photo'] !== undefined,
        })),
    cut: () => telegram.down(),
    picture: async () => (await world.context.shelf.put(png(), { name: 'code.png' })).media,
    removeThread: (thread) => telegram.deleteTopic(team, Number(thread)),
    close: () => world.close(),
  };
}

describeDesk('telegram', async () => deskBenchOf(await openWorld()));
