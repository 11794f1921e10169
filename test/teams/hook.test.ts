// Teams' door: who may knock, what is answered, and when.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPair } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openOutbound } from '../../adapters/http/index.ts';
import { openProof } from '../../adapters/teams/proof.ts';
import { type ChannelAdapter, timestamp } from '../../core/index.ts';
import { quiet, type RecordingInlet, recordingInlet, watchedClock } from '../contract/channel-contract.ts';
import { openTeams, type TeamsFake, tenant } from '../fakes/teams.ts';
import type { Json } from '../fakes/teams-people.ts';
import { keptLog } from '../support/world.ts';
import { appId, appPassword, openWorld, until, type World } from './world.ts';

describe('the door of Teams', () => {
  let world: World;
  let teams: TeamsFake;
  let channel: ChannelAdapter;
  let hub: RecordingInlet;

  beforeEach(async () => {
    world = await openWorld();
    teams = world.teams;
    channel = world.channel();
    hub = recordingInlet();
    await channel.start(hub);
    await until(() => channel.health().state === 'connected');
  });
  afterEach(async () => {
    await channel.stop();
    await world.close();
  });

  async function knock(authorization: string | undefined, over: Json = {}) {
    const delivered = teams.deliver(teams.activity({ text: 'hi', ...over }), { once: true, authorization });
    await delivered.done;
    const code = (delivered.body as { error?: { code: string } } | undefined)?.error?.code;
    return { status: delivered.status, code };
  }
  const bearer = async (...[claims, header, key]: Parameters<TeamsFake['sign']>) =>
    `Bearer ${await teams.sign(claims, header, key)}`;

  it('opens to a token Bot Framework signed for this bot and this connector', async () => {
    expect(await knock(await bearer())).toEqual({ status: 200, code: undefined });
    expect(hub.envelopes).toHaveLength(1);
  });

  it('is shut to every forgery, and says nothing of it on the console', async () => {
    const spoken = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'log')];
    const evil = (await generateKeyPair('RS256')).privateKey;
    const [head, body] = (await teams.sign()).split('.');
    const none = Buffer.from('{"alg":"none","kid":"k1","typ":"JWT"}').toString('base64url');
    const forgeries: [string, string | undefined][] = [
      ['none', undefined],
      ['an empty one', 'Bearer '],
      ['another scheme', `Basic ${await teams.sign()}`],
      ['garbage', 'Bearer x.y.z'],
      ['two parts', `Bearer ${head}.${body}`],
      ['no signature', `Bearer ${head}.${body}.`],
      ['the algorithm none', `Bearer ${none}.${body}.AAAA`],
      ['a wrong audience', await bearer({ aud: 'other' })],
      ['a wrong issuer', await bearer({ iss: 'https://evil.example' })],
      ["Entra's own issuer", await bearer({ iss: `https://sts.windows.net/${tenant}/` })],
      ['a wrong serviceurl', await bearer({ serviceurl: 'https://evil.example/' })],
      ['no serviceurl', await bearer({ serviceurl: undefined })],
      ['a key nobody knows', await bearer({}, { kid: 'k9' })],
      ['a forged signature', await bearer({}, {}, evil)],
    ];
    for (const [what, authorization] of forgeries)
      expect({ what, ...(await knock(authorization)) }).toEqual({ what, status: 401, code: 'hook_unproven' });
    expect(hub.envelopes).toEqual([]);
    for (const spy of spoken) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  it('is shut to a token that is over, is not yet valid, or never ends', async () => {
    const now = Math.floor(Date.now() / 1000);
    const hour = 3600;
    for (const times of [{ exp: now - hour }, { nbf: now + hour, exp: now + 2 * hour }, { exp: undefined }])
      expect(await knock(await bearer(times))).toEqual({ status: 401, code: 'hook_unproven' });
    // Two clocks may differ by five minutes.
    expect(await knock(await bearer({ exp: now - 200 }))).toMatchObject({ status: 200 });
  });

  it('serves the directories of the settings only', async () => {
    const elsewhere = 'bbbbbbbb-0000-4000-8000-000000000002';
    const conversation = { ...(teams.activity()['conversation'] as Json), tenantId: elsewhere };
    const foreign = { channelData: { tenant: { id: elsewhere } }, conversation };
    expect(await knock(await bearer(), foreign)).toEqual({ status: 403, code: 'tenant_refused' });
    // The one Teams vouches for counts, not the one that stands beside it.
    expect(await knock(await bearer(), { channelData: { tenant: { id: elsewhere } } })).toMatchObject({ status: 403 });
    const nowhere = { channelData: {}, conversation: { id: 'a:1', conversationType: 'personal' } };
    expect(await knock(await bearer(), nowhere)).toMatchObject({ status: 403 });
    expect(hub.envelopes).toEqual([]);
  });

  it.each([
    'https://evil.example/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evilbotframework.com/',
    'http://smba.trafficmanager.net/teams/',
    'https://smba.trafficmanager.net:8443/teams/',
    'https://user@smba.trafficmanager.net/teams/',
    'http://169.254.169.254/',
    'not a url',
  ])('does not let a well-signed activity name %s as its connector', async (serviceUrl) => {
    const refused = await knock(await bearer({ serviceurl: serviceUrl }), { serviceUrl });
    expect(refused).toEqual({ status: 403, code: 'connector_refused' });
    expect(hub.envelopes).toEqual([]);
  });

  it.each(['https://smba.trafficmanager.net/emea/', 'https://europe.botframework.com/teams'])(
    'knows the connector %s as Microsoft’s own',
    async (serviceUrl) => {
      expect(await knock(await bearer({ serviceurl: serviceUrl }), { serviceUrl })).toMatchObject({ status: 200 });
    },
  );

  it('is shut to the other channels an Azure bot has: web chat, direct line, the emulator', async () => {
    for (const channelId of ['webchat', 'directline', 'emulator', 'skype'])
      expect(await knock(await bearer(), { channelId })).toEqual({ status: 403, code: 'channel_refused' });
  });

  it('answers nonsense with a 4xx and reads nothing of it without a token', async () => {
    const url = teams.hook;
    const post = async (body: string, headers: Record<string, string> = {}) =>
      (
        await fetch(url, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json', authorization: await bearer(), ...headers },
        })
      ).status;
    expect((await fetch(url)).status).toBe(405);
    expect(await post('{"type":')).toBe(400);
    expect(await post('[]')).toBe(400);
    expect(await post('{"type":"message"}')).toBe(400);
    expect(await post('[['.repeat(500))).toBe(400);
    expect(await post('x'.repeat(300_000))).toBe(413);
    expect(await post('x'.repeat(300_000), { authorization: '' })).toBe(401);
  });

  it('answers 503 while the store takes nothing, and 200 when it is on disk; the third time changes nothing', async () => {
    hub.failNext(2);
    const delivered = teams.says('keep me');
    await delivered.done;
    expect(delivered).toMatchObject({ status: 200, attempts: 3 });
    await teams.redeliver().done;
    await teams.redeliver().done;
    expect(hub.accepted.map(({ status }) => status)).toEqual(['stored', 'already seen', 'already seen']);
  });

  it('loses none of a hundred overlapping messages of one customer, and takes them one after the other', async () => {
    const release = hub.hold();
    const first = teams.says('1');
    await until(() => first.attempts === 1);
    const others = Array.from({ length: 99 }, (_, nth) => teams.says(`${nth + 2}`));
    await quiet();
    expect(hub.accepted).toEqual([]);
    release();
    await Promise.all([first, ...others].map(({ done }) => done));
    expect(hub.envelopes[0]!.content).toEqual([{ kind: 'text', text: '1' }]);
    expect(new Set(hub.envelopes.map(({ id }) => id)).size).toBe(100);
    expect([first, ...others].every(({ status, attempts }) => status === 200 && attempts === 1)).toBe(true);
  });

  it('says no secret in any line of its log', async () => {
    await knock(await bearer({}, {}, (await generateKeyPair('RS256')).privateKey));
    teams.revoke();
    await channel
      .send(
        { channel: 'teams', account: 'main', peer: teams.chatOf() },
        {
          id: 'r' as never,
          to: { channel: 'teams', account: 'main', peer: '' },
          author: { kind: 'bot' },
          parts: [{ kind: 'text', text: 'x' }],
          choices: [],
        },
        { delivery: 'r.0' as never, signal: new AbortController().signal },
      )
      .catch(() => {});
    const all = world.lines.join('\n') + JSON.stringify(channel.health());
    for (const secret of [appPassword, 'never-to-be-shown', 'eyJ']) expect(all).not.toContain(secret);
    expect(all).toContain('hook_unproven');
  });
});

describe('a stop', () => {
  it('waits for no answer of Microsoft’s', async () => {
    const deaf = createServer(() => {});
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
    const world = await openWorld();
    const url = `http://127.0.0.1:${(deaf.address() as AddressInfo).port}/openid`;
    const channel = world.channel({ openIdMetadataUrl: url });
    await channel.start(recordingInlet());
    await quiet();
    const started = performance.now();
    await channel.stop();
    expect(performance.now() - started).toBeLessThan(5000);
    expect(channel.health().state).toBe('stopped');
    deaf.closeAllConnections();
    await new Promise((resolve) => deaf.close(resolve));
    await world.close();
  });
});

describe('the signing keys', () => {
  it('are read again when a new one signs, and not more often than once a minute for keys nobody has', async () => {
    const teams = await openTeams({ appId, appPassword });
    const outbound = openOutbound();
    let now = Date.now();
    const { sleep } = watchedClock();
    const clock = { now: () => timestamp(now), sleep };
    const log = keptLog();
    const proof = openProof({ appId, metadataUrl: `${teams.url}/openid`, clock, outbound, log });
    const by = async (header?: Parameters<TeamsFake['sign']>[1]) =>
      proof.of(`Bearer ${await teams.sign({ exp: Math.floor(now / 1000) + 60 }, header)}`);
    try {
      await by();
      expect(teams.keyReads).toBe(1);
      await teams.rotateKeys();
      await expect(by()).rejects.toMatchObject({ code: 'hook_unproven', status: 401 });
      now += 61_000;
      await expect(by()).resolves.toMatchObject({ serviceUrl: teams.serviceUrl, isForTeams: true });
      expect(teams.keyReads).toBe(2);
      for (let call = 0; call < 50; call++)
        await expect(by({ kid: `made-up-${call}` })).rejects.toMatchObject({ status: 401 });
      expect(teams.keyReads).toBe(2);
      // Out of reach for a day: the old ones serve on.
      await teams.down();
      now += 25 * 3_600_000;
      await expect(by()).resolves.toMatchObject({ isForTeams: true });
      expect(log.lines.map(({ message }) => message).join()).toContain('the old ones serve on');
    } finally {
      await teams.close();
      await outbound.close();
    }
  });

  it('that nobody can read make the door answer 503, so that Teams comes again', async () => {
    const teams = await openTeams({ appId, appPassword });
    const outbound = openOutbound();
    const clock = watchedClock();
    const proof = openProof({ appId, metadataUrl: `${teams.url}/nowhere`, clock, outbound, log: keptLog() });
    try {
      await expect(proof.of(`Bearer ${await teams.sign()}`)).rejects.toMatchObject({
        code: 'keys_unreachable',
        status: 503,
      });
    } finally {
      await teams.close();
      await outbound.close();
    }
  });
});
