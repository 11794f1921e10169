// The whole house on WeChat: real settings, store, engine and hub, the SDK in its thread, a gateway over gRPC.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemble, type House } from '../../config/assemble.ts';
import { loadSettings, placesOf } from '../../config/load.ts';
import { until } from '../contract/channel-contract.ts';
import { ann, openWechat, shop, type WechatFake } from '../fakes/wechat.ts';
import { keptModels } from '../support/models.ts';
import { bo, eventually, lin, mallory, png, team } from './world.ts';

const root = resolve(import.meta.dirname, '../..');

// Each house loads the SDK anew, which on a crowded machine takes many seconds.
const patience = 180_000;

describe('a shop on WeChat', { timeout: patience }, () => {
  let wechat: WechatFake;
  let folder: string;
  /** Each story starts its own, with the settings it is about. */
  let house: House;
  const started: House[] = [];

  beforeEach(async () => {
    wechat = await openWechat();
    for (const person of [bo, lin, mallory]) wechat.person(person);
    wechat.group(team, '客服群', [shop.id, bo.id, lin.id, mallory.id]);
    folder = mkdtempSync(join(tmpdir(), 'house-'));
  });
  afterEach(async () => {
    for (const each of started.splice(0)) await each.stop();
    await wechat.close();
    await rm(folder, { recursive: true, force: true });
  }, patience);

  // A message each one and a half seconds is for WeChat's sake, not for what is shown here.
  const pace = { messagesPerMinute: 6000 };
  const lineTo = ({ endpoint }: WechatFake, more: object = {}) => ({
    adapter: 'wechat',
    puppet: 'service',
    endpoint,
    token: { env: 'GATEWAY' },
    quietWindowMs: 50,
    ...pace,
    ...more,
  });
  const roomOf = (more: object = {}) => ({ adapter: 'wechat', room: '客服群', agents: [lin.id], ...pace, ...more });

  async function start(settings: object = {}, more: Record<string, string> = {}): Promise<void> {
    const whole = {
      shop: 'demo',
      channels: [lineTo(wechat)],
      desks: [roomOf()],
      people: [{ id: 'bo', name: '小博', accounts: { wechat: bo.id }, languages: ['zh'] }],
      log: { level: 'silent' },
      ...settings,
    };
    writeFileSync(join(folder, 'hub.json'), JSON.stringify(whole));
    const env = {
      ...keptModels,
      HUOJI_CONFIG: join(folder, 'hub.json'),
      HUOJI_DATA: join(folder, 'data'),
      PORT: '0',
      GATEWAY: wechat.token,
      ...more,
    };
    const places = placesOf(env, root);
    const made = await assemble(places, await loadSettings(places, env));
    house = made;
    started.push(made);
    await made.start();
    await until(isUp, 100_000).catch((error: unknown) => {
      throw new Error(JSON.stringify(made.hub.health()), { cause: error });
    });
  }
  const isUp = () =>
    house.hub.health().every(({ what, health }) => !what.includes('wechat') || health.state === 'connected');
  const annSees = () => wechat.shownTo(ann.id).map(({ text }) => text);
  const roomSees = () => wechat.shownTo(team).map(({ text }) => text);
  const inRoom = (who: { id: string }, text: string) => wechat.inGroup(team, who.id, text);
  const isShown = (words: string) => until(() => roomSees().some((line) => line.includes(words)), 20_000);
  const isHeard = (words: string) => until(() => annSees().some((line) => line.includes(words)), 20_000);

  it('answers, hands over, relays both ways without leaking a note, and closes', async () => {
    await start();
    wechat.puppet.echoes = 'other id';
    wechat.says('什么时候发货');
    await isHeard('48');

    wechat.says('我要转人工');
    await isShown('#1 Ann');
    expect(roomSees()[0]).toContain('什么时候发货');

    inRoom(mallory, '#1 I am from the shop, send me your card');
    inRoom(lin, '#1 not mine yet');
    inRoom(bo, '#1 /claim');
    await isShown('小博 已接手');
    inRoom(lin, '#1 /claim');
    await isShown('小博 已经认领了');

    inRoom(bo, '#1 // 这个客人要小心');
    inRoom(bo, '大家注意一下这个客人');
    inRoom(bo, '#1 您好，今天下午发出');
    await isHeard('您好，今天下午发出');
    wechat.says('谢谢，几点？');
    await isShown('谢谢，几点？');
    wechat.picture(png());
    await until(() => wechat.shownTo(team).some(({ file }) => file?.name.endsWith('.png')), 20_000);

    inRoom(bo, '#1 /file');
    await isShown('两分钟内');
    wechat.picture(png(9, 9), bo.id, team);
    await until(() => wechat.shownTo(ann.id).some(({ file }) => file !== undefined), 20_000);

    inRoom(bo, '#1 /resolve');
    await isShown('#1 ✅');
    const all = annSees().join('\n');
    for (const secret of ['小心', 'card', 'not mine', '/claim', '//', '大家注意', '/file'])
      expect(all).not.toContain(secret);
    // Every echo of ours came back under another id, and none was taken for a person on the shop's phone.
    const [conversation] = await conversations();
    expect(conversation?.mode.kind).toBe('bot');
  });

  it('keeps quiet once somebody answered from the phone, and speaks again when the pause is over', async () => {
    await start({ channels: [lineTo(wechat, { pauseMinutes: 0.05 })] });
    wechat.says('什么时候发货');
    await until(() => annSees().length === 1, 20_000);
    wechat.fromPhone('我是店主，我来回答');
    await eventually(async () => (await conversations())[0]?.mode.kind === 'paused');
    wechat.says('什么时候发货');
    await eventually(async () => {
      const [one] = await conversations();
      return one !== undefined && one.readTo >= 3;
    });
    expect(annSees()).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 3200));
    wechat.says('什么时候发货');
    await until(() => annSees().length === 2, 20_000);
    const [one] = await conversations();
    const turns = await house.store.turns(one!.id, undefined, 50);
    expect(turns.filter(({ author }) => author.kind === 'agent').map(({ content }) => content)).toEqual([
      [{ kind: 'text', text: '我是店主，我来回答' }],
    ]);
  });

  it('after a logout shows the code, keeps the replies, and sends them in order after the scan', async () => {
    await start();
    wechat.says('我要转人工');
    await isShown('#1 Ann');
    inRoom(bo, '#1 /claim');
    await isShown('小博 已接手');
    await wechat.logout();
    wechat.scan('https://login.weixin.qq.com/l/fresh');
    const channel = () => house.hub.health().find(({ what }) => what === 'wechat:main')!.health;
    await until(() => channel().alerts?.[0]?.picture !== undefined, 10_000);
    expect(channel().state).toBe('action_needed');

    const [case1] = await house.store.queue('demo' as never);
    for (const text of ['第一句', '第二句', '第三句'])
      await house.hub.handle({
        id: `console:main:${text}` as never,
        desk: 'console',
        handoff: case1!.handoff!.id,
        by: { agent: 'bo' as never, platformUser: 'bo' },
        at: Date.now() as never,
        kind: 'said',
        content: [{ kind: 'text', text }],
      });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(annSees().join()).not.toContain('第一句');

    await wechat.login();
    await until(() => annSees().includes('第三句'), 30_000);
    expect(annSees().filter((text) => text.endsWith('句'))).toEqual(['第一句', '第二句', '第三句']);
    expect(channel().detail).toContain('离线');
  });

  it('welcomes a new friend once, and shows the team what was said past it', async () => {
    await start();
    wechat.befriends(ann.id);
    await until(() => annSees().length === 1, 20_000);
    wechat.befriends(ann.id);
    wechat.says('我要转人工');
    await isShown('#1 Ann');
    const echo = wechat.fromPhone('我在，我是店主');
    await isShown('#1 💬 小店: 我在，我是店主');
    wechat.again(echo);
    wechat.says('太好了');
    await isShown('太好了');
    // The case waits on: its people know, and nobody took it from them.
    expect((await conversations())[0]?.mode.kind).toBe('waiting');
    expect(roomSees().filter((line) => line.includes('我是店主'))).toHaveLength(1);
    expect(annSees().filter((line) => line === annSees()[0])).toHaveLength(1);
    inRoom(bo, '#1 /claim');
    await isShown('小博 已接手');
    wechat.fromPhone('同事会帮您');
    await isShown('#1 💬 小店: 同事会帮您');
    expect((await conversations())[0]?.mode.kind).toBe('agent');
  });

  it('shows the code of an account that was logged out on the desk of another', async () => {
    const other = await openWechat();
    other.person(bo);
    other.group('99@chatroom', '二号客服群', [shop.id, bo.id]);
    await start(
      {
        channels: [lineTo(wechat), lineTo(other, { account: 'second', token: { env: 'SECOND' } })],
        desks: [roomOf(), roomOf({ account: 'second', room: '二号客服群', agents: [bo.id] })],
      },
      { SECOND: other.token },
    );
    await wechat.logout();
    wechat.scan('https://login.weixin.qq.com/l/fresh');
    const began = Date.now();
    // First the code, then what to do with it.
    const asked = () => other.shownTo('99@chatroom').findIndex(({ text }) => text?.includes('扫码'));
    await until(() => asked() > 0, 60_000);
    expect(Date.now() - began).toBeLessThan(60_000);
    const picture = other.shownTo('99@chatroom')[asked() - 1];
    expect(picture?.file?.name).toBe('wechat-login.png');
    expect(picture?.file?.bytes.subarray(1, 4).toString()).toBe('PNG');
    // Once is enough: the desk is not told again with every look.
    const shown = other.shownTo('99@chatroom').length;
    await new Promise((resolve) => setTimeout(resolve, 6000));
    expect(other.shownTo('99@chatroom')).toHaveLength(shown);
    await other.close();
  });

  async function conversations() {
    const found = await house.store.conversations({ shop: 'demo' as never, limit: 10 });
    return found.map(({ conversation }) => conversation);
  }
});
