// What doctor says of a Telegram set-up: every step proven, or named with its remedy.

import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProbeStep } from '../../core/index.ts';
import { recordingInlet } from '../contract/channel-contract.ts';
import { openWorld, team, token, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const signal = new AbortController().signal;
const failing = (steps: readonly ProbeStep[]) => steps.filter(({ ok }) => !ok).map(({ step }) => step);
const probeDesk = (settings: object = {}) => world.desk({ token, ...settings }).probe!(signal);

it('finds nothing wrong with a group that is set up', async () => {
  expect(failing(await probeDesk())).toEqual([]);
  expect(failing(await world.channel().probe!(signal))).toEqual([]);
});

it('stops at a token Telegram does not know', async () => {
  const steps = await world.channel({ token: '123456:wrong-token' }).probe!(signal);
  expect(steps).toMatchObject([{ step: 'token', ok: false, remedy: expect.stringContaining('@BotFather') }]);
  expect(JSON.stringify(steps)).not.toContain('wrong-token');
});

it('says that Topics are off, which only a person can change', async () => {
  world.telegram.groups.get(team)!.is_forum = false;
  const steps = await probeDesk();
  expect(failing(steps)).toEqual(['team group']);
  expect(steps.find(({ step }) => step === 'team group')!.remedy).toMatch(/话题.*Topics/);
});

it('says which right is missing, and that an ordinary member cannot read the group', async () => {
  const group = world.telegram.groups.get(team)!;
  group.rights['can_pin_messages'] = false;
  expect(failing(await probeDesk())).toEqual(['rights']);
  group.status = 'member';
  expect(failing(await probeDesk())).toEqual(['rights', 'reads the group']);
});

it('says that nobody may serve, and that a chat id leads nowhere', async () => {
  const nobody = { ...world.context.people, all: () => [], byAccount: () => undefined };
  Object.assign(world.context, { people: nobody });
  expect(failing(await probeDesk({ agents: [] }))).toEqual(['agents']);
  expect(failing(await probeDesk({ chat: '-1005555555555' }))).toEqual(['team group', 'rights', 'reads the group']);
});

it('says that another program set a webhook', async () => {
  world.telegram.webhook = { url: 'https://old.example/hook' };
  const channel = world.channel();
  expect(failing(await channel.probe!(signal))).toEqual(['updates']);
  await channel.start(recordingInlet());
  await channel.stop();
});
