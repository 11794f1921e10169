// A bot without a registration: refused by the settings, by the place it would start in, and by whoever calls from outside.

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ChannelSettings, createTeamsChannel, DeskSettings } from '../../adapters/teams/index.ts';
import { Refusal } from '../../core/index.ts';
import { recordingInlet } from '../contract/channel-contract.ts';
import { openTeams, tenant } from '../fakes/teams.ts';
import { appId, openWorld } from './world.ts';

describe('a bot without a registration', () => {
  const bare = { adapter: 'teams' };

  it('is refused by the settings, with what to set', () => {
    const refused = ChannelSettings.safeParse(bare);
    expect(refused.success).toBe(false);
    expect(refused.error!.issues[0]!.message).toMatch(/appId is missing.*insecureLocal/s);
    const half = { ...bare, appId };
    expect(ChannelSettings.safeParse(half).error!.issues[0]).toMatchObject({ path: ['appPassword'] });
    const noTenants = { ...half, appPassword: 'x' };
    expect(ChannelSettings.safeParse(noTenants).error!.issues[0]).toMatchObject({ path: ['tenants'] });
    expect(ChannelSettings.safeParse({ ...noTenants, tenants: [tenant] }).success).toBe(true);
    const both = { ...noTenants, tenants: [tenant], insecureLocal: true };
    expect(ChannelSettings.safeParse(both).error!.issues[0]).toMatchObject({ path: ['insecureLocal'] });
    // A desk without a bot of its own uses the channel's.
    expect(DeskSettings.safeParse({ ...bare, channel: '19:x@thread.tacv2' }).success).toBe(true);
  });

  it.each([
    ['a public address', { publicUrl: 'https://shop.example' }],
    ['every network', { host: '0.0.0.0' }],
  ])('does not start on %s', async (_title, place) => {
    const world = await openWorld(place);
    const settings = ChannelSettings.parse({ ...bare, insecureLocal: true });
    try {
      expect(() => createTeamsChannel(settings, world.context)).toThrowError(
        expect.objectContaining({ code: 'teams_insecure' }),
      );
      expect(() => createTeamsChannel(settings, world.context)).toThrowError(Refusal);
    } finally {
      await world.close();
    }
  });

  it('speaks with a connector of this machine, without tokens, and with no other', async () => {
    const teams = await openTeams({ appId: '', appPassword: '' });
    const world = await openWorld({ teams });
    const channel = createTeamsChannel(ChannelSettings.parse({ ...bare, insecureLocal: true }), world.context);
    const hub = recordingInlet();
    try {
      await channel.start(hub);
      const local = teams.deliver(teams.activity({ text: 'hello' }), { once: true, authorization: undefined });
      await local.done;
      expect(local.status).toBe(200);
      const to = hub.envelopes[0]!.replyTo;
      await channel.send(
        to,
        { id: 'r' as never, to, author: { kind: 'bot' }, parts: [{ kind: 'text', text: 'hi' }], choices: [] },
        { delivery: 'r.0' as never, signal: new AbortController().signal },
      );
      expect(teams.reads(teams.chatOf()).map(({ text }) => text)).toEqual(['hi']);
      expect(teams.tokenCalls).toEqual([]);
      const outside = teams.activity({ text: 'x', serviceUrl: 'https://evil.example/' });
      const refused = teams.deliver(outside, { once: true, authorization: undefined });
      await refused.done;
      expect(refused.status).toBe(403);
      const forwarded = await fetch(teams.hook, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' },
        body: JSON.stringify(teams.activity({ text: 'x' })),
      });
      expect(forwarded.status).toBe(403);
    } finally {
      await channel.stop();
      await world.close();
      await teams.close();
    }
  });
});

describe('the SDK', () => {
  it('is loaded when a bot is first used, and not when the settings are read', () => {
    const script = `
      const { createRequire } = await import('node:module');
      const { adapter } = await import('./adapters/teams/index.ts');
      adapter.channel.settings.parse({ adapter: 'teams', insecureLocal: true });
      const loaded = Object.keys(createRequire(import.meta.url).cache);
      console.log(loaded.filter((file) => /botbuilder|botframework|msal/.test(file)).length);`;
    const root = resolve(import.meta.dirname, '../..');
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: root,
      encoding: 'utf8',
    });
    expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: '0', stderr: '' });
  });
});
