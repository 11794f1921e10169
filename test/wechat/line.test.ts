// The line to a gateway that does everything wrong: it dies, goes silent, refuses, crashes the SDK, logs out.

import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshThread } from '../../adapters/wechat/client.ts';
import { ChannelSettings, createWechatChannel } from '../../adapters/wechat/index.ts';
import type { Address, ChannelAdapter } from '../../core/index.ts';
import { quiet, type RecordingInlet, recordingInlet, until } from '../contract/channel-contract.ts';
import { ann, openWechat } from '../fakes/wechat.ts';
import { endThreads, eventually, openWorld, type World } from './world.ts';

describe('the line to the gateway', () => {
  let world: World;
  let channel: ChannelAdapter;
  let inlet: RecordingInlet;
  const toAnn: Address = { channel: 'wechat', account: 'main', peer: ann.id };
  const isUp = () => until(() => channel.health().state === 'connected', 30_000);
  const say = (text: string) =>
    channel.send(
      toAnn,
      { id: 'r' as never, to: toAnn, author: { kind: 'bot' }, parts: [{ kind: 'text', text }], choices: [] },
      { delivery: 'r.0' as never, signal: new AbortController().signal },
    );

  async function open(settings: object = {}, options: Parameters<typeof openWorld>[0] = {}): Promise<void> {
    world = await openWorld(options);
    channel = world.channel({ heartbeatSeconds: 1, ...settings });
    inlet = recordingInlet();
    await channel.start(inlet);
  }
  beforeEach(() => open());
  afterEach(async () => {
    await channel.stop();
    // However it ended: the gateway's own puppet was never stopped and the shop never logged out by us.
    expect(world.wechat.puppet.stops).toBe(0);
    await world.close();
  });
  afterAll(endThreads);

  it('that goes dead without a word is noticed, and what was lost is told', async () => {
    await isUp();
    const began = Date.now();
    world.wechat.freeze(true);
    await until(() => channel.health().state !== 'connected', 20_000);
    // Three rounds of one second here; of fifteen by default, which is within the promised minute.
    expect(Date.now() - began).toBeLessThan(12_000);
    expect(channel.health().detail).toContain('gateway');
    world.wechat.says('nobody hears this');
    world.wechat.freeze(false);
    await isUp();
    const [alert] = channel.health().alerts ?? [];
    expect(alert?.id).toMatch(/^gap:/);
    expect(alert?.text).toContain('WeChat gives nothing again');
    expect(world.counted.get('wechat_gaps_total')).toBe(1);
    expect(world.counted.get('wechat_gap_seconds_total')).toBeGreaterThanOrEqual(1);
    expect(await world.store.drawers.list('wechat-gaps', 'main/', 10)).toHaveLength(1);
    world.wechat.says('this they do');
    await until(() => inlet.envelopes.length === 1);
  });

  it('to a gateway that never answers a ding stays open for as long as it answers anything', async () => {
    world.wechat.puppet.dongs = false;
    await isUp();
    await quiet(4500);
    expect(channel.health().state).toBe('connected');
    expect(world.counted.get('wechat_restarts_total') ?? 0).toBe(0);
  });

  it('with a refused token needs the operator, and heals with the right one', async () => {
    await isUp();
    await world.wechat.down();
    await world.wechat.up('insecure_another-token-altogether');
    await until(() => channel.health().state === 'action_needed', 20_000);
    expect(channel.health().detail).toContain('token');
    const secret = world.wechat.token.split('_')[1]!;
    expect(JSON.stringify(channel.health()) + world.lines.join('\n')).not.toContain(secret);
    await expect(say('hello')).rejects.toMatchObject({ reaction: { kind: 'unauthorised' } });
    await world.wechat.down();
    await world.wechat.up();
    await isUp();
    await say('hello again');
    expect(world.wechat.shownTo(ann.id)).toHaveLength(1);
  });

  it('after a logout shows a code anybody can scan from a screen, and takes it down after the login', async () => {
    await isUp();
    await world.wechat.logout();
    await until(() => channel.health().state === 'action_needed');
    await expect(say('hello')).rejects.toMatchObject({ reaction: { kind: 'unauthorised' } });
    world.wechat.scan('https://login.weixin.qq.com/l/one-time-secret');
    await until(() => channel.health().alerts?.[0]?.picture !== undefined);
    const [alert] = channel.health().alerts ?? [];
    const picture = await world.context.shelf.find(alert!.picture!);
    expect(picture).toMatchObject({ type: 'image', mime: 'image/png' });
    expect(picture!.width).toBeGreaterThanOrEqual(300);
    // The code is worth a login: it stands in the picture only.
    expect(world.lines.join('\n') + JSON.stringify(channel.health())).not.toContain('one-time-secret');
    await world.wechat.login();
    await isUp();
    expect(channel.health().alerts?.map(({ id }) => id.split(':')[0])).toEqual(['gap']);
    expect(channel.health().detail).toContain('离线');
    await say('hello');
    expect(world.wechat.shownTo(ann.id)).toHaveLength(1);
  });

  it('measures the time the hub itself was not there', async () => {
    await isUp();
    await channel.stop();
    world.wechat.says('while you were closed');
    await quiet(1100);
    channel = world.channel({ heartbeatSeconds: 1 });
    await channel.start(inlet);
    await isUp();
    expect(channel.health().alerts?.[0]?.text).toContain('away for');
  });

  it('does not count as whole what was announced and is not stored, and tells of it after the end', async () => {
    const wholeUntil = async () => Number((await world.store.drawers.get('wechat-whole-until', 'main'))?.value ?? 0);
    await isUp();
    world.wechat.says('stored');
    await until(() => inlet.envelopes.length === 1);
    const stored = Date.now();
    await eventually(async () => (await wholeUntil()) > stored);

    inlet.failNext(1_000_000);
    world.wechat.says('announced, and the hub dies with it');
    const announced = Date.now();
    // Dings are answered all the while: that the line lives says nothing about what is on disk.
    await quiet(1500);
    expect(await wholeUntil()).toBeLessThanOrEqual(announced);
    await channel.stop();
    channel = world.channel({ heartbeatSeconds: 1 });
    await channel.start(recordingInlet());
    await isUp();
    // Given up in the stop: told as one message that is missing, and then no gap begins before it any more.
    const told = (channel.health().alerts ?? []).map(({ id }) => /^(gap|missed):(\d+)\.\.(\d+)$/.exec(id)!.slice(1));
    expect(told.map(([kind]) => kind).toSorted()).toEqual(['gap', 'missed']);
    for (const [kind, from, to] of told) {
      expect(Number(from)).toBeGreaterThan(stored);
      if (kind === 'gap') continue;
      expect(Number(from)).toBeLessThanOrEqual(announced);
      expect(Number(to)).toBeGreaterThan(announced);
    }
  });

  it('trusts a gateway that answers no ding a round later', async () => {
    world.wechat.puppet.dongs = false;
    await isUp();
    const stood = Date.now();
    await eventually(async () => {
      const whole = await world.store.drawers.get('wechat-whole-until', 'main');
      return Number(whole?.value ?? 0) > stood;
    });
  });

  it('holds what cannot be stored until it can, in order', async () => {
    await isUp();
    inlet.failNext(5);
    for (const text of ['one', 'two', 'three']) world.wechat.says(text);
    await until(() => inlet.envelopes.length === 3, 20_000);
    expect(inlet.envelopes.map(({ content }) => content[0])).toMatchObject([
      { text: 'one' },
      { text: 'two' },
      { text: 'three' },
    ]);
  });

  it('tells when a message was announced and could not be had', async () => {
    await isUp();
    world.wechat.puppet.emit('message', { messageId: 'gone-already' });
    await until(() => (channel.health().alerts ?? []).some(({ id }) => id.startsWith('missed:')), 20_000);
    expect(world.counted.get('wechat_messages_lost_total')).toBe(1);
    world.wechat.says('the next one comes');
    await until(() => inlet.envelopes.length === 1);
  });

  it('takes a message of ours back where the gateway can', async () => {
    await isUp();
    const { platformIds } = await say('a slip');
    const options = { delivery: 'r.0' as never, signal: new AbortController().signal };
    await channel.recall!(toAnn, platformIds, options);
    expect(world.wechat.puppet.recalled).toEqual(platformIds);
    world.wechat.puppet.mayRecall = false;
    await expect(channel.recall!(toAnn, platformIds, options)).rejects.toMatchObject({ reaction: { kind: 'reject' } });
  });

  it('sends without an id where the gateway gives none', async () => {
    await isUp();
    world.wechat.puppet.givesIds = false;
    expect(await say('hello')).toEqual({ platformIds: [], degraded: [] });
    expect(world.wechat.shownTo(ann.id)).toHaveLength(1);
  });

  it('proves itself to the doctor, or names the missing step', async () => {
    await isUp();
    const { signal } = new AbortController();
    expect((await channel.probe!(signal)).map(({ step, ok }) => [step, ok])).toEqual([
      ['gateway', true],
      ['token', true],
      ['login', true],
      ['answers', true],
      ['clock', true],
    ]);
    await world.wechat.logout();
    await until(() => channel.health().state === 'action_needed');
    const login = (await channel.probe!(signal)).at(-1);
    expect(login).toMatchObject({ step: 'login', ok: false });
    expect(login!.remedy).toMatch(/扫.*scan/s);
  });
});

describe('the doctor, while no hub runs', () => {
  it('has a look that takes nothing, and leaves the gap for the hub to tell', async () => {
    const world = await openWorld();
    const first = world.channel();
    await first.start(recordingInlet());
    await until(() => first.health().state === 'connected', 30_000);
    await first.stop();

    const [asked, room] = [world.channel(), world.desk()];
    const { signal } = new AbortController();
    const steps = (await Promise.all([asked.probe!(signal), room.probe!(signal)])).flat();
    expect(steps.map(({ step, ok }) => [step, ok])).toEqual(
      ['gateway', 'token', 'login', 'answers', 'clock', 'room', 'agents'].map((step) => [step, true]),
    );
    await Promise.all([asked.stop(), room.stop()]);
    expect(world.clock.asleep).toBe(0);
    expect(world.counted.get('wechat_gaps_total') ?? 0).toBe(0);

    await world.wechat.down();
    const away = world.channel();
    const [gateway] = await away.probe!(AbortSignal.timeout(4000));
    expect(gateway).toMatchObject({ step: 'gateway', ok: false });
    expect(gateway!.remedy).toMatch(/endpoint.*endpoint/s);
    await away.stop();

    await world.wechat.up();
    const hub = world.channel();
    await hub.start(recordingInlet());
    await until(() => world.counted.get('wechat_gaps_total') === 1, 30_000);
    await hub.stop();
    await world.close();
  });
});

describe('an SDK that throws from outside our stack', () => {
  it('ends with its thread and nothing else, and comes back by itself', async () => {
    const world = await openWorld({ threads: freshThread });
    const other = await openWechat();
    const channel = world.channel({ heartbeatSeconds: 1 });
    const second = createWechatChannel(
      ChannelSettings.parse({
        adapter: 'wechat',
        account: 'second',
        puppet: 'service',
        endpoint: other.endpoint,
        token: other.token,
      }),
      world.context,
      freshThread,
    );
    const [inlet, others] = [recordingInlet(), recordingInlet()];
    await Promise.all([channel.start(inlet), second.start(others)]);
    await until(() => [channel, second].every((each) => each.health().state === 'connected'), 30_000);
    const since = second.health().since;

    // A kind of payload the SDK does not know: it calls undefined in a listener of its event stream.
    world.wechat.puppet.emit('dirty', { payloadType: 99, payloadId: 'x' });
    await until(() => world.lines.some((line) => line.includes('the SDK threw')), 20_000);
    other.says('unhurt');
    await until(() => others.envelopes.length === 1);
    await until(() => channel.health().state === 'connected', 30_000);
    world.wechat.says('back again');
    await until(() => inlet.envelopes.length === 1);
    expect(second.health()).toMatchObject({ state: 'connected', since });

    await Promise.all([channel.stop(), second.stop()]);
    await other.close();
    await world.close();
  });
});

describe('the settings', () => {
  const base = { adapter: 'wechat', puppet: 'service', endpoint: '127.0.0.1:8788', token: 'insecure_0123456789' };
  it('refuse a mock that is not asked for twice, and a service without a token', () => {
    expect(ChannelSettings.safeParse(base).success).toBe(true);
    expect(ChannelSettings.safeParse({ adapter: 'wechat', puppet: 'mock' }).error?.message).toContain('insecureLocal');
    expect(ChannelSettings.safeParse({ adapter: 'wechat', puppet: 'service' }).error?.message).toContain('token');
    expect(ChannelSettings.safeParse({ ...base, endpoint: 'https://gateway' }).success).toBe(false);
    expect(ChannelSettings.safeParse({ ...base, puppet: 'wechaty-puppet-wechat4u' }).success).toBe(false);
  });

  it('with the mock log in to nobody in particular', async () => {
    const world = await openWorld();
    const channel = createWechatChannel(
      ChannelSettings.parse({ adapter: 'wechat', puppet: 'mock', insecureLocal: true }),
      world.context,
    );
    await channel.start(recordingInlet());
    await until(() => channel.health().state === 'connected', 30_000);
    await channel.stop();
    expect(channel.health().state).toBe('stopped');
    await world.close();
    await eventually(async () => world.clock.asleep === 0);
  });
});
