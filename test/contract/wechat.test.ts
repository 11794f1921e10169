// WeChat against the contracts: the real adapter and wechaty, over gRPC with TLS, to a gateway on this machine.

import { afterAll, beforeAll } from 'vitest';
import { ann } from '../fakes/wechat.ts';
import { bo, endThreads, lin, mallory, openWorld, png, team, type World, warmThread } from '../wechat/world.ts';
import { type ChannelBench, describeChannel, type Fault, recordingInlet, until } from './channel-contract.ts';
import { type DeskBench, describeDesk } from './desk-contract.ts';

async function benchOf(world: World): Promise<ChannelBench> {
  const { wechat, context } = world;
  const { puppet } = wechat;
  const channel = world.channel();
  const faults: Record<Fault, () => Promise<void> | void> = {
    rate_limited: () => {
      puppet.trouble = 'too_fast';
    },
    blocked: () => {
      puppet.trouble = 'not_a_friend';
    },
    // The vendor gave the shop a new token: the gateway comes back and refuses the old one.
    async bad_token() {
      await wechat.down();
      await wechat.up('insecure_another-token-altogether');
      await until(() => channel.health().state === 'action_needed', 20_000);
    },
    unreachable: () => wechat.down(),
    no_answer: () => {
      puppet.trouble = 'silent_after';
    },
  };
  return {
    channel,
    clock: world.clock,
    says: (text) => void wechat.says(text),
    redeliver: () => wechat.again(puppet.announced.at(-1)!),
    async echo() {
      puppet.echoes = 'same id';
      await channel.send(
        { channel: 'wechat', account: 'main', peer: ann.id },
        {
          id: 'r' as never,
          to: {} as never,
          author: { kind: 'bot' },
          parts: [{ kind: 'text', text: 'own' }],
          choices: [],
        },
        { delivery: 'r.0' as never, signal: new AbortController().signal },
      );
      puppet.echoes = 'none';
    },
    strange: () => void wechat.announce({ from: ann.id, type: 99 as never, text: 'a hologram' }),
    acknowledged: () => true,
    shown: () =>
      wechat
        .shownTo(ann.id)
        .filter(({ id }) => !puppet.recalled.includes(id))
        .map(({ text, file }) => ({ text, choices: [], hasMedia: file !== undefined })),
    presses: () => {},
    picture: async () => (await context.shelf.put(png(), { name: 'dress.png' })).media,
    fault: (kind) => faults[kind](),
    cut: () => wechat.down(),
    async mend() {
      await wechat.up();
      await until(() => channel.health().state === 'connected');
    },
    close: () => world.close(),
  };
}

beforeAll(warmThread);

describeChannel('wechat', async () => benchOf(await openWorld()), {
  'nothing is acknowledged before accept resolves':
    'WeChat knows no acknowledgement; what was received is kept until it is stored, as "a failed accept comes again" shows',
});

async function deskBenchOf(world: World): Promise<DeskBench> {
  const { wechat, clock } = world;
  const { puppet } = wechat;
  const who = { bo, other: lin, stranger: mallory } as const;
  const channel = world.channel();
  const desk = world.desk();
  const lines = () => wechat.shownTo(team).map(({ text }) => text);
  return {
    // The channel whose login the desk shares starts with it.
    desk: Object.assign(Object.create(desk) as typeof desk, {
      async start(inlet: Parameters<typeof desk.start>[0]) {
        await channel.start(recordingInlet());
        await desk.start(inlet);
      },
      async stop() {
        await Promise.all([channel.stop(), desk.stop()]);
      },
    }),
    clock,
    acts(actor, thread, action) {
      const say = (words: string) => void wechat.inGroup(team, who[actor].id, `${thread} ${words}`);
      switch (action.kind) {
        case 'write':
          return say(action.text);
        case 'transfer':
          return say(`/transfer ${action.to} ${action.note}`);
        case 'suggest':
          return say(`/suggest ${action.number ?? ''}`);
        case 'claim':
        case 'ticket':
        case 'resolve':
          return say(`/${action.kind}`);
        case 'return':
          return say('/bot');
        default:
          return action satisfies never;
      }
    },
    redeliver: () => wechat.again(puppet.announced.at(-1)!),
    shown: () => lines().filter((text) => text.startsWith('@')),
    seen: (thread) => lines().filter((text) => text.startsWith(`${thread} `)),
    told: () => lines().filter((text) => text.startsWith('@')),
    isClosed: (thread) => lines().at(-1)?.startsWith(`${thread} ✅`) === true,
    board: () =>
      wechat
        .shownTo(team)
        .filter(({ text }) => !text.startsWith('#'))
        .map(({ text, file }) => ({ text, hasPicture: file !== undefined })),
    cut: () => wechat.down(),
    picture: async () => (await world.context.shelf.put(png(), { name: 'code.png' })).media,
    // The account is put out of the group: there is no other place for the case.
    removeThread: () => wechat.group(team, '客服群', [bo.id, lin.id]),
    close: () => world.close(),
  };
}

describeDesk('wechat', async () => deskBenchOf(await openWorld()));

afterAll(endThreads);
