// The team's channel in detail: one chain a case, private notes, who may act, what is told to whom.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTeamsDesk, DeskSettings } from '../../adapters/teams/index.ts';
import { openRoster } from '../../adapters/teams/roster.ts';
import {
  agentId,
  type DeliveryError,
  type DeliveryId,
  type DeskAdapter,
  type DeskPost,
  type Drawers,
  type HandoffId,
  timestamp,
} from '../../core/index.ts';
import { quiet, recordingInlet } from '../contract/channel-contract.ts';
import { type RecordingDeskInlet, recordingDesk, sampleHandoff } from '../contract/desk-contract.ts';
import { ann, type Json } from '../fakes/teams-people.ts';
import { bo, lin, mallory, openWorld, registrationAt, team, until, type World } from './world.ts';

describe('the desk on Teams', () => {
  let world: World;
  let desk: DeskAdapter;
  let inlet: RecordingDeskInlet;
  let calls = 0;
  const call = (delivery = `d${calls++}.0`) => ({
    delivery: delivery as DeliveryId,
    signal: new AbortController().signal,
  });

  beforeEach(async () => {
    world = await openWorld();
    desk = world.desk();
    inlet = recordingDesk();
    await desk.start(inlet);
    await until(() => desk.health().state === 'connected');
  });
  afterEach(async () => {
    await desk.stop();
    await world.close();
    expect(world.teams.invalid).toEqual([]);
  });

  async function opened(handoff = sampleHandoff()): Promise<string> {
    const thread = await desk.open(handoff, handoff.brief, call());
    inlet.show(handoff, desk.id, thread);
    return thread;
  }
  const claimed = () => opened(sampleHandoff({ state: { kind: 'claimed', agent: agentId('bo') } }));
  const say = (thread: string, text: string, over: Json = {}, who = bo) =>
    world.teams.teamSays(thread, who, text, over).done;
  const reads = (thread: string) => world.teams.reads(thread).map(({ text }) => text);
  const line = (text: string): DeskPost => ({
    kind: 'customer',
    name: 'Ann',
    parts: [{ kind: 'text', text }],
    at: timestamp(0),
  });

  it('is paced chain by chain, as Teams counts: a talkative case leaves the others their share', () => {
    expect(desk.rate).toMatchObject({ perSecond: 1.5, each: 'thread' });
  });

  it('begins one chain for one opening, however often it is tried, and by whichever process', async () => {
    const handoff = sampleHandoff();
    const first = await desk.open(handoff, handoff.brief, call('one.0'));
    expect(await desk.open(handoff, handoff.brief, call('one.0'))).toBe(first);
    await desk.stop();
    const again = await openWorld({ teams: world.teams, store: world.store });
    const other = again.desk();
    await other.start(inlet);
    expect(await other.open(handoff, handoff.brief, call('one.0'))).toBe(first);
    expect(world.teams.chains(team)).toHaveLength(1);
    await other.stop();
    await again.close();
  });

  it('keeps private what is marked, in every form an agent may write it, and whatever an edit makes of it', async () => {
    const thread = await claimed();
    const notes = [
      '// a',
      '／／b',
      '、、c',
      '/note d',
      '/NOTE@huoji e',
      'ok\n// f',
      'ok\r\n  ／／ g',
      '\u200b// h',
      '// i\n/resolve',
    ];
    for (const text of notes) await say(thread, text);
    const html = '<blockquote itemtype="http://schema.skype.com/Reply">x</blockquote><p>fine</p><p>// j</p>';
    await say(thread, 'x fine // j', { attachments: [{ contentType: 'text/html', content: html }] });
    expect(inlet.events.map(({ kind }) => kind)).toEqual([...notes, 'j'].map(() => 'noted'));

    const said = world.teams.teamSays(thread, bo, 'public words');
    await said.done;
    const edit = { type: 'messageUpdate', id: said.activity['id'] };
    await say(thread, '// now private', { ...edit, timestamp: '2026-11-21T10:00:00Z' });
    await say(thread, '/resolve', { ...edit, timestamp: '2026-11-21T10:00:01Z' });
    await say(thread, 'public again', { ...edit, timestamp: '2026-11-21T10:00:02Z' });
    expect(inlet.events.slice(-4).map(({ kind }) => kind)).toEqual(['said', 'noted', 'noted', 'edited']);
    expect(inlet.events.at(-1)).toMatchObject({ of: `teams:main:${thread}/${said.activity['id']}` });
    expect([...inlet.cases.values()][0]!.state.kind).toBe('claimed');
  });

  it('acts on commands of line one only, in words people type', async () => {
    const thread = await claimed();
    await say(thread, '您好\n/resolve');
    await say(thread, '/rezolve');
    await say(thread, '/help');
    await say(thread, '/transfer 没有这个人');
    expect(inlet.events.map(({ kind }) => kind)).toEqual(['said']);
    await until(() => reads(thread).filter((text) => text.includes('/claim')).length >= 2);
    await until(() => reads(thread).some((text) => text.includes('小红')));
    await say(thread, '／ＴＲＡＮＳＦＥＲ 小红 她懂\n第二行');
    expect(inlet.events.at(-1)).toMatchObject({ kind: 'transferred', to: 'xiaohong', note: '她懂\n第二行' });
  });

  it('moves a case by its card: to whom, and why', async () => {
    const thread = await claimed();
    const moved = world.teams.press(thread, '转出', bo, { to: 'xiaohong', why: '尺码' });
    await moved.done;
    expect(inlet.events).toMatchObject([{ kind: 'transferred', to: 'xiaohong', note: '尺码', by: { agent: 'bo' } }]);
    expect(moved.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(JSON.stringify(moved.body)).toContain('已转给 小红');
  });

  it('answers an empty box, a made-up case and a made-up verb with a sentence, and does nothing', async () => {
    const thread = await claimed();
    const press = async (verb: string, data: Json) => {
      const value = { action: { type: 'Action.Execute', verb, data } };
      const made = world.teams.teamSays(thread, bo, '', {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value,
        text: undefined,
      });
      await made.done;
      return made;
    };
    const handoff = [...inlet.cases.keys()][0];
    for (const [verb, data] of [
      ['send', { case: handoff, words: '   ' }],
      ['note', { case: handoff, note: '' }],
      ['send', { case: handoff, words: '/nonsense' }],
      ['claim', { case: 'h_madeup' }],
      ['claim', {}],
      ['launch', { case: handoff }],
      ['__proto__', { case: handoff }],
    ] as const)
      expect(await press(verb, data), verb).toMatchObject({
        status: 200,
        body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: expect.any(String) },
      });
    expect(inlet.events).toEqual([]);
    const foreign = world.teams.teamSays(thread, bo, '', {
      type: 'invoke',
      name: 'task/fetch',
      value: {},
      text: undefined,
    });
    await foreign.done;
    expect(foreign.status).toBe(501);
  });

  it('knows agents by their Entra id alone, and tells a stranger his own once', async () => {
    const thread = await opened();
    for (const text of ['one', 'two', '/claim']) await say(thread, text, {}, mallory);
    await say(thread, 'x', { from: { id: '29:nobody', name: '小博' } });
    await until(() => reads(thread).filter((text) => text.includes('不在客服名单')).length === 2);
    await quiet();
    expect(reads(thread).filter((text) => text.includes('不在客服名单'))).toHaveLength(2);
    expect(reads(thread).join()).toContain(mallory.aadObjectId);
    expect(inlet.events).toEqual([]);
    const pressed = world.teams.press(thread, '认领', { ...mallory, id: bo.id });
    await pressed.done;
    expect(String((pressed.body as { value: string }).value)).toContain('不在客服名单');
    expect(inlet.handled).toEqual([]);
  });

  it('hears nobody outside its chains', async () => {
    const thread = await opened();
    await say(team, 'hello team');
    await say(`${team};messageid=999`, 'another chain');
    await say(thread, 'ours', { from: { id: `28:${world.teams.appId}`, name: 'huoji' } });
    expect(inlet.handled).toEqual([]);
    expect(world.teams.deliveries.every(({ status }) => status === 200)).toBe(true);
  });

  it('asks back from the customer what an agent deletes, and tells him when that cannot be', async () => {
    const thread = await claimed();
    await say(thread, '错了', { id: '1790000000001' });
    await say(thread, '', { type: 'messageDelete', text: undefined, id: '1790000000001' });
    await until(() => inlet.events.length === 2);
    expect(inlet.events[1]).toMatchObject({ kind: 'recalled', of: inlet.events[0]!.id, by: { agent: 'bo' } });
    const { handle } = inlet;
    inlet.handle = async (event) =>
      event.kind === 'recalled' ? { status: 'refused', code: 'cannot_recall' } : handle(event);
    await say(thread, '', { type: 'messageDelete', text: undefined });
    await until(() => reads(thread).some((text) => text.includes('收不回来')));
  });

  it('tells an agent that a file could not be passed on', async () => {
    const thread = await claimed();
    const lost = { contentType: 'image/*', contentUrl: `${world.teams.serviceUrl}v3/attachments/none/views/original` };
    await say(thread, '看图', { attachments: [lost] });
    await until(() => reads(thread).some((text) => text.includes('取不下来')));
    const card = { contentType: 'application/vnd.microsoft.card.hero', content: {} };
    await say(thread, '看卡片', { attachments: [card] });
    await until(() => reads(thread).some((text) => text.includes('这种消息发不过去')));
    expect(inlet.events).toEqual([]);
  });

  it('repaints the card when the case changes, and says so when Teams will not', async () => {
    const thread = await opened();
    const handoff = { ...sampleHandoff(), state: { kind: 'left_message', ticket: 'T-7' } } as const;
    await desk.post(thread, { kind: 'state', text: '已留言' }, handoff, call());
    expect(reads(thread)[0]).toContain('T-7');
    expect(reads(thread).at(-1)).toContain('已留言');
    world.teams.fail({ status: 404, where: /^PUT/ });
    await desk.post(thread, { kind: 'state', text: '还在' }, handoff, call());
    expect(reads(thread).at(-1)).toContain('还在');
    expect(world.lines.join()).toContain('could not be repainted');
  });

  it('shows in health what the team forbids, until it allows it again', async () => {
    const thread = await opened();
    world.teams.fail({ status: 403, code: 'BotNotInConversationRoster' });
    const refused = await desk.post(thread, line('hi'), sampleHandoff(), call()).catch((error: unknown) => error);
    expect((refused as DeliveryError).reaction).toEqual({ kind: 'unauthorised' });
    expect(desk.health()).toMatchObject({ state: 'action_needed', detail: expect.stringContaining('doctor') });
    await desk.post(thread, line('hi'), sampleHandoff(), call());
    expect(desk.health().state).toBe('connected');
    world.teams.teamChannels.delete(team);
    const nowhere = await desk
      .open(sampleHandoff({ id: 'h_2' as HandoffId }), sampleHandoff().brief, call())
      .catch((error: unknown) => error);
    expect((nowhere as DeliveryError).reaction).toEqual({ kind: 'unauthorised' });
  });

  it('stays under the rates Teams publishes for one conversation', () => {
    const channel = world.channel();
    const windows = [
      [1, 7],
      [2, 8],
      [30, 60],
    ] as const;
    // One message to spare: calls a busy network brings together must not fill a window.
    for (const { perSecond, burst } of [desk.rate, channel.capabilities.rate])
      for (const [seconds, most] of windows) expect(burst + perSecond * seconds).toBeLessThanOrEqual(most - 1);
  });
});

describe('a chain that is just being made', () => {
  it('hears who writes in it before we have noted which case it shows', async () => {
    const world = await openWorld();
    const { drawers } = world.context;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: Drawers = {
      get: (...asked) => drawers.get(...asked),
      list: (...asked) => drawers.list(...asked),
      remove: (...asked) => drawers.remove(...asked),
      sweep: (...asked) => drawers.sweep(...asked),
      put: async (drawer, ...rest) => {
        if (drawer === 'teams-chains') await held;
        return drawers.put(drawer, ...rest);
      },
    };
    const bare = { adapter: 'teams', channel: team, agents: [bo.aadObjectId], ...registrationAt(world.teams) };
    const desk = createTeamsDesk(DeskSettings.parse(bare), { ...world.context, drawers: slow });
    const inlet = recordingDesk();
    await desk.start(inlet);
    const handoff = sampleHandoff();
    inlet.cases.set(handoff.id, handoff);
    const call = { delivery: 'slow.0' as DeliveryId, signal: new AbortController().signal };
    const opening = desk.open(handoff, handoff.brief, call);
    await until(() => world.teams.chains(team).length === 1);
    const wrote = world.teams.teamSays(world.teams.chains(team)[0]!, bo, '/claim');
    await quiet(150);
    expect(wrote.status).toBe(-1);
    release();
    await Promise.all([opening, wrote.done]);
    expect(inlet.events.map(({ kind }) => kind)).toEqual(['claimed']);
    await desk.stop();
    await world.close();
  });
});

describe('a desk and its bot', () => {
  it('find each other whichever is made first, and a desk without one says what to write', async () => {
    const world = await openWorld();
    const bare = DeskSettings.parse({ adapter: 'teams', channel: team, agents: [bo.aadObjectId] });
    const alone = createTeamsDesk(bare, world.context);
    await expect(alone.start(recordingDesk())).rejects.toMatchObject({ code: 'teams_desk_without_bot' });
    const channel = world.channel();
    const inlet = recordingDesk();
    await alone.start(inlet);
    const shop = recordingInlet();
    await channel.start(shop);
    const handoff = sampleHandoff();
    const thread = await alone.open(handoff, handoff.brief, {
      delivery: 'x.0' as DeliveryId,
      signal: new AbortController().signal,
    });
    inlet.show(handoff, alone.id, thread);
    await world.teams.says('a customer').done;
    await world.teams.teamSays(thread, bo, '/claim').done;
    await world.teams.press(thread, '认领', lin).done;
    expect(shop.envelopes.map(({ from }) => from.id)).toEqual([ann.aadObjectId]);
    expect(inlet.events.map(({ kind }) => kind)).toEqual(['claimed']);
    await Promise.all([channel.stop(), alone.stop()]);
    await world.close();
  });

  it('are refused when two bots would share one address', async () => {
    const world = await openWorld();
    world.channel();
    expect(() => world.desk({ appId: 'another' })).toThrowError(expect.objectContaining({ code: 'teams_two_bots' }));
    await world.close();
  });

  it('read ids however people write them', () => {
    const roster = openRoster([lin.aadObjectId!.toUpperCase()], [], {
      people: { all: () => [], byId: () => undefined, byAccount: () => undefined },
      skills: () => [],
    });
    expect(roster.actorOf({ id: 'x', aadObjectId: lin.aadObjectId })?.agent).toBe(`teams:${lin.aadObjectId}`);
    expect(roster.actorOf({ id: lin.aadObjectId!, name: 'Lin', aadObjectId: undefined })).toBeUndefined();
  });
});
