// What `doctor` learns about a bot on Teams: each step proven, each missing one with its remedy.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outbound } from '../../adapters/context.ts';
import { openConnection } from '../../adapters/teams/connection.ts';
import { ChannelSettings } from '../../adapters/teams/index.ts';
import { probeChannel } from '../../adapters/teams/probe.ts';
import { timestamp } from '../../core/index.ts';
import { recordingInlet } from '../contract/channel-contract.ts';
import { recordingDesk } from '../contract/desk-contract.ts';
import { openWorld, registrationAt, team, until, type World } from './world.ts';

const signal = new AbortController().signal;

describe('doctor on Teams', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());
  const stepsOf = (steps: readonly { step: string; ok: boolean }[]) =>
    Object.fromEntries(steps.map(({ step, ok }) => [step, ok]));

  it('proves keys, clock and token, and says that the address is not https', async () => {
    const channel = world.channel();
    const steps = await channel.probe!(signal);
    expect(stepsOf(steps)).toEqual({ 'signing keys': true, clock: true, 'token and consent': true, endpoint: false });
    const { detail, remedy } = steps.at(-1)!;
    expect(detail).toContain('is not https');
    expect(remedy).toMatch(/publicUrl.*\/hooks\/teams\//);
  });

  it('knows its own door by the refusal it gives, and no other server by theirs', async () => {
    const channel = world.channel();
    const connection = openConnection(
      ChannelSettings.parse({ adapter: 'teams', account: 'other', ...registrationAt(world.teams) }),
      world.context,
      () => {},
    );
    // What lies between a public address and our door is not ours to run here; our door itself answers.
    const leadingHome: Outbound = {
      request: (url, init) =>
        url.startsWith('https://shop.example')
          ? world.context.outbound.request(url.replace('https://shop.example', `http://127.0.0.1:${world.http.port}`), {
              ...init,
              allowOrigins: [`http://127.0.0.1:${world.http.port}`],
            })
          : world.context.outbound.request(url, init),
    };
    const http = { ...world.http, publicUrl: 'https://shop.example' };
    const probe = (outbound: Outbound, now = world.clock.now()) =>
      probeChannel(connection, { clock: { ...world.clock, now: () => now }, http, outbound }, signal);
    expect(stepsOf(await probe(leadingHome))).toMatchObject({ endpoint: true, clock: true });
    const parked: Outbound = {
      request: async () => ({ status: 200, headers: {}, body: Buffer.from('<h1>parked</h1>') }),
    };
    expect((await probe(parked)).find(({ step }) => step === 'endpoint')).toMatchObject({
      ok: false,
      detail: 'https://shop.example/hooks/teams/other answered 200',
    });
    const fast = await probe(leadingHome, timestamp(world.clock.now() + 600_000));
    expect(fast.find(({ step }) => step === 'clock')).toMatchObject({
      ok: false,
      remedy: expect.stringContaining('NTP'),
    });
    await channel.stop();
  });

  it('says what is wrong when keys, secret or team are missing', async () => {
    const keyless = world.channel({ openIdMetadataUrl: `${world.teams.url}/nowhere` });
    expect(stepsOf(await keyless.probe!(signal))).toMatchObject({ 'signing keys': false, 'token and consent': true });
    world.teams.revoke();
    const steps = await keyless.probe!(signal);
    const token = steps.find(({ step }) => step === 'token and consent')!;
    expect(token).toMatchObject({ ok: false, remedy: expect.stringContaining('appPassword') });
    expect(token.detail).toContain('AADSTS7000215');
    expect(JSON.stringify(steps)).not.toContain('never-to-be-shown');
  });

  it('proves the desk: token, channel, agents', async () => {
    const desk = world.desk();
    expect(stepsOf(await desk.probe!(signal))).toEqual({
      'token and consent': true,
      'team channel': true,
      agents: true,
    });
    world.teams.teamChannels.delete(team);
    const steps = await desk.probe!(signal);
    expect(steps[1]).toMatchObject({
      step: 'team channel',
      ok: false,
      remedy: expect.stringContaining('install the app'),
    });
    expect(steps[1]!.detail).toContain('BotNotInConversationRoster');
  });
});

describe('health on Teams', () => {
  it('says that the operator must act when the secret is wrong', async () => {
    const world = await openWorld();
    const channel = world.channel({ appPassword: 'wrong' });
    await channel.start(recordingInlet());
    await until(() => channel.health().state === 'action_needed');
    expect(channel.health().detail).toMatch(/Entra refuses the bot .*appPassword/);
    await channel.stop();
    await world.close();
  });

  it('says what a team does that puts the bot out', async () => {
    const world = await openWorld();
    const desk = world.desk();
    await desk.start(recordingDesk());
    await until(() => desk.health().state === 'connected');
    const { recipient } = world.teams.activity();
    const removed = world.teams.teamSays(`${team};messageid=1`, { id: '29:x', name: 'x' }, '', {
      type: 'conversationUpdate',
      membersRemoved: [recipient],
      conversation: {
        id: team,
        isGroup: true,
        conversationType: 'channel',
        tenantId: (world.teams.activity()['conversation'] as { tenantId: string }).tenantId,
      },
    });
    await removed.done;
    expect(desk.health()).toMatchObject({ state: 'action_needed', detail: expect.stringContaining('removed') });
    await desk.stop();
    await world.close();
  });
});
