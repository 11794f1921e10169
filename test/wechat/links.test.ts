// A new login may give every contact a new id: customers are recognised, and linked only when a person says so.

import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelAdapter, DeskAdapter } from '../../core/index.ts';
import { quiet, type RecordingInlet, recordingInlet, until } from '../contract/channel-contract.ts';
import { recordingDesk } from '../contract/desk-contract.ts';
import { bo, endThreads, mallory, openWorld, team, type World } from './world.ts';

describe('a customer who comes back under a new id', () => {
  let world: World;
  let channel: ChannelAdapter;
  let desk: DeskAdapter;
  let inlet: RecordingInlet;

  beforeEach(async () => {
    world = await openWorld();
    await start();
  });
  afterEach(async () => {
    await Promise.all([channel.stop(), desk.stop()]);
    await world.close();
  });
  afterAll(endThreads);

  async function start(): Promise<void> {
    channel = world.channel();
    desk = world.desk();
    inlet = recordingInlet();
    await channel.start(inlet);
    await desk.start(recordingDesk());
    await until(() => desk.health().state === 'connected', 20_000);
  }
  const proposals = () => (channel.health().alerts ?? []).filter(({ id }) => id.startsWith('link:'));
  const roomSees = (words: string) =>
    until(() => world.wechat.shownTo(team).some(({ text }) => text.includes(words)), 20_000);
  async function meets(person: { id: string; name: string; alias?: string; weixin?: string }, text: string) {
    const before = inlet.envelopes.length;
    world.wechat.person(person);
    world.wechat.says(text, person.id);
    await until(() => inlet.envelopes.length > before);
    return inlet.envelopes.at(-1)!;
  }
  async function newLogin(): Promise<void> {
    await world.wechat.logout();
    await until(() => channel.health().state !== 'connected');
    await world.wechat.login();
    await until(() => channel.health().state === 'connected');
    await quiet(20);
  }
  const send = (text: string, peer: string) =>
    channel.send(
      { channel: 'wechat', account: 'main', peer },
      { id: 'r' as never, to: {} as never, author: { kind: 'bot' }, parts: [{ kind: 'text', text }], choices: [] },
      { delivery: 'r.0' as never, signal: new AbortController().signal },
    );

  it('is proposed by WeChat id or remark, linked by a listed agent only, and found again after a restart', async () => {
    await meets({ id: '@old', name: '美美', weixin: 'meimei88' }, '我要退货');
    await newLogin();
    const first = await meets({ id: '@new', name: '换了名字', weixin: 'meimei88' }, '在吗');
    expect(first.replyTo.peer).toBe('@new');
    await until(() => proposals().length === 1);
    expect(proposals()[0]!.text).toContain('#relink 1 yes');

    world.wechat.inGroup(team, mallory.id, '#relink 1 yes');
    await roomSees('您不在客服名单上');
    expect((await meets({ id: '@new', name: '换了名字', weixin: 'meimei88' }, '在吗')).replyTo.peer).toBe('@new');

    world.wechat.inGroup(team, bo.id, '#relink 1 yes');
    await roomSees('已合并');
    expect(proposals()).toEqual([]);
    expect((await meets({ id: '@new', name: '换了名字', weixin: 'meimei88' }, '还在吗')).replyTo.peer).toBe('@old');
    await send('在的', '@old');
    expect(world.wechat.shownTo('@new').map(({ text }) => text)).toEqual(['在的']);

    await Promise.all([channel.stop(), desk.stop()]);
    await start();
    expect((await meets({ id: '@new', name: '换了名字', weixin: 'meimei88' }, '又来了')).replyTo.peer).toBe('@old');
    world.wechat.inGroup(team, bo.id, '#relink 1 no');
    await roomSees('没有这个合并建议');
  });

  it('is kept apart when a person says no, and is not proposed again', async () => {
    await meets({ id: '@old', name: '美美', alias: '老客户 美美' }, 'hi');
    await newLogin();
    await meets({ id: '@new', name: '美', alias: '老客户 美美' }, 'hi');
    await until(() => proposals().length === 1);
    world.wechat.inGroup(team, bo.id, '#relink 1 no');
    await roomSees('当作新顾客');
    expect((await meets({ id: '@new', name: '美', alias: '老客户 美美' }, 'hi')).replyTo.peer).toBe('@new');
    expect(proposals()).toEqual([]);
  });

  it('is never guessed: not while both are there, not from a name alone, not between two', async () => {
    await meets({ id: '@a', name: '小明', alias: '同名' }, 'hi');
    // No new login yet: whoever is here has kept his id.
    await meets({ id: '@b', name: '小明', alias: '同名' }, 'hi');
    expect(proposals()).toEqual([]);
    await newLogin();
    await meets({ id: '@c', name: '小明' }, 'hi');
    await meets({ id: '@d', name: '别人', alias: '同名' }, 'hi');
    await quiet(50);
    expect(proposals()).toEqual([]);
  });
});
