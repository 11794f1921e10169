// Teams against the contracts: the real adapter, botbuilder and MSAL; tokens, keys and connector on this machine.

import { expect } from 'vitest';
import { actionsIn, cardsOf, read } from '../fakes/teams-people.ts';
import { bo, lin, mallory, openWorld, png, team, type World } from '../teams/world.ts';
import { type ChannelBench, describeChannel, type Fault } from './channel-contract.ts';
import { type DeskBench, describeDesk } from './desk-contract.ts';

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

async function deskBenchOf(world: World): Promise<DeskBench> {
  const { teams } = world;
  const who = { bo, other: lin, stranger: mallory } as const;
  const labels = { claim: '认领', resolve: '结案', return: '交还', ticket: '转工单' } as const;
  const mentions = (activity: Record<string, unknown>) => Array.isArray(activity['entities']);
  return {
    desk: world.desk(),
    clock: world.clock,
    acts(actor, thread, action) {
      if (action.kind === 'write') teams.teamSays(thread, who[actor], action.text);
      else if (action.kind === 'transfer') teams.teamSays(thread, who[actor], `/transfer ${action.to} ${action.note}`);
      else if (action.kind === 'suggest') teams.teamSays(thread, who[actor], `/suggest ${action.number ?? ''}`);
      else if (teams.hasButton(thread, labels[action.kind])) teams.press(thread, labels[action.kind], who[actor]);
      // The button went with the claim; who saw the card before still may ask.
      else teams.teamSays(thread, who[actor], `/${action.kind}`);
    },
    redeliver: () => void teams.redeliver(),
    shown: (thread) =>
      teams
        .reads(thread)
        .slice(1)
        .map(({ text }) => text),
    seen: (thread) => teams.reads(thread).map(({ text }) => text),
    told: () => [
      ...teams.deliveries.flatMap(({ body }) => {
        const told = body as { type?: string; value?: unknown } | undefined;
        return told?.type === 'application/vnd.microsoft.activity.message' ? [String(told.value)] : [];
      }),
      ...teams
        .chains(team)
        .flatMap((chain) => teams.said(chain))
        .filter(({ activity }) => mentions(activity))
        .map(({ activity }) => read(activity).text),
    ],
    isClosed(thread) {
      const card = teams.said(thread)[0]?.activity;
      return card !== undefined && cardsOf(card).every((one) => actionsIn(one).length === 0);
    },
    board: () =>
      teams
        .chains(team)
        .flatMap((chain) => teams.reads(chain).slice(0, 1))
        .map(({ text, pictures }) => ({ text, hasPicture: pictures.length > 0 })),
    cut: () => teams.down(),
    picture: async () => (await world.context.shelf.put(png(), { name: 'code.png' })).media,
    removeThread: (thread) => teams.removeChain(thread),
    async close() {
      await world.close();
      expect(teams.invalid).toEqual([]);
    },
  };
}

describeDesk('teams', async () => deskBenchOf(await openWorld()));
