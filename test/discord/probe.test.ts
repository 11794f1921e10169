// What doctor says of a Discord set-up: every step proven, or named with its remedy.

import { afterEach, beforeEach, expect, it } from 'vitest';
import { invited } from '../../adapters/discord/permissions.ts';
import type { ProbeStep } from '../../core/index.ts';
import { guild, openWorld, teamChannel, token, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const signal = new AbortController().signal;
const failing = (steps: readonly ProbeStep[]) => steps.filter(({ ok }) => !ok).map(({ step }) => step);
const probeDesk = (settings: object = {}) => world.desk({ token, ...settings }).probe!(signal);

it('finds nothing wrong with a server that is set up', async () => {
  expect(failing(await probeDesk())).toEqual([]);
  expect(failing(await world.channel({ greetMembers: true }).probe!(signal))).toEqual([]);
});

it('stops at a token Discord does not know, and keeps it to itself', async () => {
  const steps = await world.channel({ token: 'MTAwMDAw.Gwrong.wrong-token' }).probe!(signal);
  expect(steps).toMatchObject([{ step: 'token', ok: false, remedy: expect.stringContaining('Reset Token') }]);
  expect(JSON.stringify(steps)).not.toContain('wrong-token');
});

it('names each intent that is off', async () => {
  world.discord.application.flags = 0;
  const steps = await probeDesk();
  expect(failing(steps)).toEqual(['message content intent']);
  expect(steps.find(({ ok }) => !ok)!.remedy).toContain('Message Content Intent');
  expect(failing(await world.channel({ greetMembers: true }).probe!(signal))).toEqual(['members intent']);
});

it('names each missing permission with its switch', async () => {
  const bits = { 'Send Messages in Threads': 38n, 'Manage Threads': 34n, 'Embed Links': 14n };
  const deny = Object.values(bits).reduce((all, bit) => all | (1n << bit), 0n);
  world.team.overwrites = [{ id: guild, type: 0, allow: '0', deny: String(deny) }];
  const steps = await probeDesk();
  expect(failing(steps)).toEqual(['permission', 'permission', 'permission']);
  for (const name of Object.keys(bits)) expect(JSON.stringify(steps)).toContain(name);
});

it('lets a role or an exception for the bot give what everybody lacks', async () => {
  const { roles, members } = world.discord.guilds.get(guild)!;
  roles[0]!.permissions = '0';
  roles.push({ id: '300000000000000009', permissions: String(invited), name: 'bot', position: 1 });
  expect(failing(await probeDesk())).toHaveLength(8);
  members.get(world.discord.bot.id)!.roles.push('300000000000000009');
  expect(failing(await probeDesk())).toEqual([]);
  members.get(world.discord.bot.id)!.roles.length = 0;
  world.team.overwrites = [{ id: world.discord.bot.id, type: 1, allow: String(invited), deny: '0' }];
  expect(failing(await probeDesk())).toEqual([]);
});

it('says that the channel leads nowhere, is no text channel, or that nobody may serve', async () => {
  expect(failing(await probeDesk({ channel: '300000000000000077' }))).toEqual(['team channel']);
  const voice = world.discord.addChannel({ id: '300000000000000078', type: 2, name: 'voice', guild_id: guild });
  expect(failing(await probeDesk({ channel: voice.id }))).toEqual(['team channel']);
  Object.assign(world.context, { people: { ...world.context.people, all: () => [], byAccount: () => undefined } });
  expect(failing(await probeDesk({ channel: teamChannel, agents: [] }))).toEqual(['agents']);
});

it('says that this machine’s clock is wrong', async () => {
  const { now } = world.clock;
  Object.assign(world.clock, { now: () => (now() + 120_000) as ReturnType<typeof now> });
  expect(failing(await world.channel().probe!(signal))).toEqual(['clock']);
});
