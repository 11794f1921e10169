// The team's room: what agents can do there beyond the contract, and what must never happen.

import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelAdapter, type DeskAdapter, type HandoffId, timestamp } from '../../core/index.ts';
import { quiet, recordingInlet, until } from '../contract/channel-contract.ts';
import { type RecordingDeskInlet, recordingDesk, sampleHandoff } from '../contract/desk-contract.ts';
import { shop } from '../fakes/wechat.ts';
import { bo, endThreads, lin, openWorld, png, team, type World } from './world.ts';

describe('the team room', () => {
  let world: World;
  let channel: ChannelAdapter;
  let desk: DeskAdapter;
  let inlet: RecordingDeskInlet;
  const call = () => ({ delivery: 'd.0' as never, signal: new AbortController().signal });
  const handoff = sampleHandoff();
  const lines = () => world.wechat.shownTo(team).map(({ text }) => text);
  const isShown = (words: string) => until(() => lines().some((text) => text.includes(words)), 20_000);
  const writes = (text: string, who = bo) => world.wechat.inGroup(team, who.id, text);

  async function open(settings: object = {}): Promise<void> {
    channel = world.channel();
    desk = world.desk(settings);
    inlet = recordingDesk();
    await channel.start(recordingInlet());
    await desk.start(inlet);
  }
  const isUp = () => until(() => desk.health().state === 'connected', 20_000);
  async function claimed(): Promise<string> {
    const thread = await desk.open(handoff, handoff.brief, call());
    inlet.show(handoff, desk.id, thread);
    writes('#12 /claim');
    await until(() => inlet.events.length === 1);
    return thread;
  }
  beforeEach(async () => {
    world = await openWorld({ skills: [{ id: 'presales', name: '售前' }] });
  });
  afterEach(async () => {
    await Promise.all([channel.stop(), desk.stop()]);
    await world.close();
  });
  afterAll(endThreads);

  it('shows the brief, and takes a number in whatever way a phone types it', async () => {
    await open();
    await isUp();
    await claimed();
    expect(lines()[0]).toMatch(/^#12 小美 · 退货\n⏳ 等待认领\n原因: 机器人几次没听懂/);
    for (const text of ['#12 一', '＃12 二', '#１２：三', '@小店\u2005#12 四', '#12，五']) writes(text);
    await until(() => inlet.events.length === 6);
    expect(inlet.events.slice(1).map((event) => event.kind === 'said' && event.content[0])).toEqual(
      ['一', '二', '三', '四', '五'].map((text) => ({ kind: 'text', text })),
    );
  });

  it('keeps talk, files without a word before them, and unknown commands to itself', async () => {
    await open();
    await isUp();
    await claimed();
    writes('这个客人上次也退过');
    writes('#12号客人上次也退过');
    writes('#12 /refund 100');
    await isShown('没有 /refund 这个命令');
    world.wechat.picture(png(), bo.id, team);
    await quiet(200);
    writes('#99 在吗');
    await isShown('没有这个编号的会话');
    expect(inlet.events).toHaveLength(1);
  });

  it('sends the one file that was announced, and no second one', async () => {
    await open();
    await isUp();
    await claimed();
    writes('#12 /file');
    await isShown('两分钟内');
    world.wechat.picture(png(5, 5), lin.id, team);
    world.wechat.picture(png(6, 6), bo.id, team);
    world.wechat.picture(png(7, 7), bo.id, team);
    await until(() => inlet.events.length === 2);
    await quiet(200);
    expect(inlet.events).toHaveLength(2);
    const [event] = inlet.events.slice(1);
    expect(event).toMatchObject({ kind: 'said', content: [{ kind: 'media', type: 'image', width: 6, height: 6 }] });
  });

  it('tells an agent whose file cannot be had', async () => {
    await open();
    await isUp();
    await claimed();
    writes('#12 /file');
    await isShown('两分钟内');
    world.wechat.announce({ from: bo.id, conversation: team, type: 6 });
    await isShown('文件取不下来');
    expect(inlet.events).toHaveLength(1);
  });

  it('offers the suggested answers and sends the chosen one', async () => {
    await open();
    await isUp();
    await claimed();
    writes('#12 /suggest');
    await isShown('1. (62%) 七天无理由退货。');
    writes('#12 /suggest 1');
    await until(() => inlet.events.length === 2);
    expect(inlet.events[1]).toMatchObject({ kind: 'said', content: [{ kind: 'text', text: '七天无理由退货。' }] });
  });

  it('passes a case to a skill by its name', async () => {
    await open();
    await isUp();
    await claimed();
    writes('#12 /transfer 售前 问尺码');
    await until(() => inlet.events.length === 2);
    expect(inlet.events[1]).toMatchObject({ kind: 'transferred', to: 'presales', note: '问尺码' });
  });

  it('asks back what an agent takes back, and says when the customer keeps it', async () => {
    await open();
    await isUp();
    await claimed();
    const id = writes('#12 打错了');
    await until(() => inlet.events.length === 2);
    world.wechat.announce({ from: bo.id, conversation: team, type: 13, text: id });
    await until(() => inlet.events.length === 3);
    expect(inlet.events[2]).toMatchObject({ kind: 'recalled', of: inlet.events[1]!.id, by: { agent: 'bo' } });
    const other = writes('#12 又错了');
    await until(() => inlet.events.length === 4);
    const { handle } = inlet;
    inlet.handle = async (event) =>
      event.kind === 'recalled' ? { status: 'refused', code: 'cannot_recall' } : handle(event);
    world.wechat.announce({ from: bo.id, conversation: team, type: 13, text: other });
    await isShown('收不回来');
  });

  it('shows files of any channel, and says which it could not have', async () => {
    await open();
    await isUp();
    const thread = await claimed();
    const { media } = await world.context.shelf.put(png(), { name: 'dress.png' });
    const at = timestamp(0);
    const parts = [
      { kind: 'media', type: 'image', media },
      { kind: 'media', type: 'audio', name: 'voice.mp3' },
    ] as const;
    await desk.post(thread, { kind: 'customer', name: '小美', parts, at }, handoff, call());
    const shown = world.wechat.shownTo(team).slice(-3);
    expect(shown.map(({ text, file }) => file?.name ?? text)).toEqual([
      '#12 👤 小美: [图片]',
      'dress.png',
      '#12 👤 小美: [语音] voice.mp3 没有取到',
    ]);
  });

  it('shows an alert with its picture', async () => {
    await open();
    await isUp();
    const { media } = await world.context.shelf.put(png(), { name: 'code.png' });
    await desk.alert!({ id: 'x', text: '需要扫码', picture: media }, new AbortController().signal);
    expect(world.wechat.shownTo(team).map(({ text, file }) => file?.name ?? text)).toEqual(['code.png', '⚠️ 需要扫码']);
  });

  it('is one room: a namesake, or one that turns up later, gets nothing', async () => {
    world.wechat.group('88@chatroom', '客服群', [shop.id]);
    await open();
    await until(() => desk.health().state === 'action_needed', 20_000);
    expect(desk.health().detail).toContain('2 groups are named');
    await expect(desk.open(handoff, handoff.brief, call())).rejects.toMatchObject({
      reaction: { kind: 'unauthorised' },
    });
    world.wechat.puppet.groups.delete('88@chatroom');
    await desk.open(handoff, handoff.brief, call());
    await isUp();
    // The account is put out of its room, and somebody makes another of the same name.
    world.wechat.group(team, '客服群', [bo.id]);
    world.wechat.group('66@chatroom', '客服群', [shop.id]);
    await expect(
      desk.post('#12', { kind: 'system', parts: [{ kind: 'text', text: 'x' }], at: timestamp(0) }, handoff, call()),
    ).rejects.toMatchObject({ reaction: { kind: 'gone' } });
    await expect(desk.open(handoff, handoff.brief, call())).rejects.toMatchObject({
      reaction: { kind: 'unauthorised' },
    });
    expect(world.wechat.shownTo('66@chatroom')).toEqual([]);
    expect(desk.health()).toMatchObject({ state: 'action_needed' });
  });

  it('remembers which case a number was across a restart', async () => {
    await open();
    await isUp();
    await claimed();
    const late = inlet;
    await Promise.all([channel.stop(), desk.stop()]);
    await open();
    await isUp();
    // The hub knows the case no more as open; whoever writes is told so.
    inlet.cases.set(handoff.id, { ...handoff, state: { kind: 'resolved' } });
    writes('#12 还有一句');
    await isShown('已经结束');
    expect(late.events).toHaveLength(1);
    expect(inlet.handled[0]?.outcome).toMatchObject({ code: 'case_over' });
    expect(handoff.id satisfies HandoffId).toBeTruthy();
  });

  it('proves itself to the doctor, or names the missing step', async () => {
    await open();
    await isUp();
    const steps = await desk.probe!(new AbortController().signal);
    expect(steps.map(({ step, ok }) => [step, ok])).toEqual([
      ['room', true],
      ['agents', true],
    ]);
    expect(steps[1]!.detail).toBe('2 may serve, 2 of them in the room');
    await Promise.all([channel.stop(), desk.stop()]);
    await open({ room: '没有这个群', agents: [] });
    await until(() => channel.health().state === 'connected', 20_000);
    const [room] = await desk.probe!(new AbortController().signal);
    expect(room).toMatchObject({ ok: false });
    expect(room!.remedy).toMatch(/拉进客服群.*add the shop/s);
  });
});
