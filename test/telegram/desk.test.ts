// The team's forum group as a desk: what agents do there, what they see, and what never leaves it.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  agentId,
  type DeliveryError,
  type DeliveryId,
  type DeskAdapter,
  type DeskEvent,
  type Handoff,
  mediaId,
  openMemory,
  timestamp,
} from '../../core/index.ts';
import { quiet, until } from '../contract/channel-contract.ts';
import { type RecordingDeskInlet, recordingDesk, sampleHandoff } from '../contract/desk-contract.ts';
import type { Person as Member } from '../fakes/telegram.ts';
import { bo, lin, mallory, openWorld, png, team, token, type World } from './world.ts';

const claimedByBo = sampleHandoff({ state: { kind: 'claimed', agent: agentId('bo') } });
let deliveries = 0;
const call = (delivery = `d${deliveries++}.0`) => ({
  delivery: delivery as DeliveryId,
  signal: new AbortController().signal,
});

describe('the Telegram desk', () => {
  let world: World;
  let desk: DeskAdapter;
  let inlet: RecordingDeskInlet;
  let thread: number;

  beforeEach(async () => {
    world = await openWorld({ skills: [{ id: 'refunds', name: '退款组' }] });
    desk = world.desk({ token });
    inlet = recordingDesk();
    await desk.start(inlet);
    await until(() => desk.health().state === 'connected');
    thread = await open(claimedByBo);
  });
  afterEach(async () => {
    await desk.stop();
    await world.close();
  });

  async function open(handoff: Handoff, delivery?: string): Promise<number> {
    const made = await desk.open(handoff, handoff.brief, call(delivery));
    inlet.show(handoff, desk.id, made);
    return Number(made);
  }
  const says = (who: Member, what: string | Record<string, unknown>) =>
    world.telegram.groupSays(team, who, what, thread);
  const events = async (count: number): Promise<readonly DeskEvent[]> => {
    await until(() => inlet.events.length >= count);
    return inlet.events;
  };
  const replies = () =>
    world.telegram.called('sendMessage').filter((payload) => payload['reply_parameters'] !== undefined);
  const alerts = () => world.telegram.presses.filter(({ alert }) => alert).map(({ text }) => text);
  const failureOf = (run: Promise<unknown>) =>
    run.then(
      () => undefined,
      (error: DeliveryError) => error.reaction,
    );

  it('names the topic after the case and pins the card', async () => {
    expect(world.telegram.topics(team)).toMatchObject([{ name: '#12 小美 · 退货', state: 'open' }]);
    await until(() => world.telegram.botSaid(team, thread)[0]?.pinned === true);
  });

  it('keeps a long name inside the 128 a topic may have, and never half a letter', async () => {
    const brief = {
      ...claimedByBo.brief,
      customer: { ...claimedByBo.brief.customer, name: '很长的名字👍'.repeat(40) },
    };
    await desk.open({ ...claimedByBo, brief }, brief, call());
    const name = world.telegram.topics(team).at(-1)!.name;
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(128);
    expect(name.isWellFormed()).toBe(true);
  });

  it('keeps a long transcript inside one message by leaving the oldest lines out', async () => {
    const at = timestamp(0);
    const transcript = Array.from({ length: 60 }, (_, index) => ({
      who: '小美',
      text: `${index} ${'长'.repeat(150)}`,
      at,
    }));
    const brief = { ...claimedByBo.brief, transcript };
    const made = await desk.open({ ...claimedByBo, brief }, brief, call());
    const card = world.telegram.botSaid(team, Number(made))[0]!.text!;
    expect(card.length).toBeLessThanOrEqual(4096);
    expect(card).toContain('59 长');
    expect(card).not.toContain('小美: 0 长');
  });

  it('makes one topic for one delivery, however often its card fails', async () => {
    world.telegram.fail('sendMessage', { code: 500, description: 'Internal Server Error' });
    expect(await failureOf(desk.open(claimedByBo, claimedByBo.brief, call('same.0')))).toEqual({ kind: 'retry' });
    const made = await open(claimedByBo, 'same.0');
    expect(await open(claimedByBo, 'same.0')).toBe(made);
    expect(world.telegram.topics(team)).toHaveLength(2);
    expect(world.telegram.botSaid(team, made)).toHaveLength(1);
  });

  it('repaints the card and says it below when the case changes hands', async () => {
    const over: Handoff = { ...claimedByBo, state: { kind: 'transferred', to: 'xiaohong', note: '她懂尺码' } };
    await desk.post(String(thread), { kind: 'state', text: '小博 已转交给 小红。' }, over, call());
    const [card, line] = world.telegram.botSaid(team, thread);
    expect(card!.text).toContain('已转给 小红');
    expect(card!.text).toContain('她懂尺码');
    expect(card!.buttons.map(({ text }) => text)).toEqual(['✋ 认领', '📝 转工单', '💡 参考答案', '🔒 备注']);
    expect(line!.text).toBe('ℹ️ 小博 已转交给 小红。');
  });

  it("shows a customer's picture with her name under it", async () => {
    const { media } = await world.context.shelf.put(png(), { name: 'a.png' });
    const parts = [{ kind: 'media', type: 'image', media } as const, { kind: 'text', text: '这里裂了' } as const];
    await desk.post(String(thread), { kind: 'customer', name: '小美', parts, at: timestamp(0) }, claimedByBo, call());
    expect(world.telegram.botSaid(team, thread).at(-1)!.fields).toMatchObject({
      photo: { mime: 'image/png' },
      caption: '👤 小美: 这里裂了',
    });
  });

  it('says that a file is missing instead of hiding it', async () => {
    const parts = [{ kind: 'media', type: 'file', media: mediaId('gone'), name: '合同.pdf' } as const];
    await desk.post(String(thread), { kind: 'customer', name: '小美', parts, at: timestamp(0) }, claimedByBo, call());
    expect(world.telegram.botSaid(team, thread).at(-1)!.text).toContain('合同.pdf');
  });

  it("takes an agent's picture onto the shelf, from where any channel can send it", async () => {
    const file = world.telegram.addFile(png(30, 20), 'dress.png');
    says(bo, { photo: [{ file_id: file.id, width: 30, height: 20 }], caption: '是这条吗' });
    const [event] = await events(1);
    expect(event).toMatchObject({ kind: 'said', content: [{ kind: 'media', type: 'image', caption: '是这条吗' }] });
    const [part] = (event as Extract<DeskEvent, { kind: 'said' }>).content;
    const stored =
      part?.kind === 'media' && part.media !== undefined ? await world.context.shelf.read(part.media) : undefined;
    expect(Buffer.from(stored!).equals(file.bytes)).toBe(true);
    expect(part).not.toHaveProperty('platform');
  });

  it('says when a file could not be fetched, and passes nothing on', async () => {
    says(bo, { document: { file_id: 'no-such-file', file_name: 'a.pdf' } });
    await until(() => replies().length === 1);
    expect(replies()[0]!['text']).toContain('没有发给顾客');
    expect(inlet.events).toEqual([]);
  });

  it('does not pass on what no channel can show', async () => {
    says(bo, { poll: { id: '1' } });
    await until(() => replies().length === 1);
    expect(inlet.events).toEqual([]);
  });

  describe('an album', () => {
    const album = (captions: readonly string[]) =>
      captions.map((caption, index) => {
        const file = world.telegram.addFile(png(index + 1, 1), `${index}.png`);
        return says(bo, {
          photo: [{ file_id: file.id, width: 1, height: 1 }],
          media_group_id: 'g1',
          ...(caption === '' ? {} : { caption }),
        });
      });

    it('is one message of the agent', async () => {
      album(['三个角度', '', '']);
      const [event] = await events(1);
      await quiet(150);
      expect(inlet.events).toHaveLength(1);
      expect(event).toMatchObject({ kind: 'said', content: [{ caption: '三个角度' }, {}, {}] });
    });

    it('is private as a whole when any member is', async () => {
      album(['给您看', '', '// 这张别发']);
      const [event] = await events(1);
      await quiet(150);
      expect(inlet.events.map(({ kind }) => kind)).toEqual(['noted']);
      expect((event as Extract<DeskEvent, { kind: 'noted' }>).content).toHaveLength(3);
    });

    it('never overtakes, and is not overtaken by, what the agent writes next', async () => {
      album(['', '']);
      says(bo, '就是这两件');
      await events(2);
      expect(inlet.events.map((event) => ('content' in event ? event.content.length : 0))).toEqual([2, 1]);
    });

    it('keeps a late member as private as the rest', async () => {
      album(['// 内部']);
      await events(1);
      album(['晚到的']);
      await events(2);
      expect(inlet.events.map(({ kind }) => kind)).toEqual(['noted', 'noted']);
    });

    it('that was acknowledged survives the end of the process', async () => {
      const store = openMemory();
      const first = await openWorld({ telegram: world.telegram, store });
      await desk.stop();
      const before = first.desk({ token, albumMs: 10_000 });
      const slow = recordingDesk();
      await before.start(slow);
      slow.show(claimedByBo, before.id, String(thread));
      album(['a', 'b']);
      await until(() => world.telegram.pending.length === 0);
      await before.stop();
      await first.close();
      expect(slow.events).toEqual([]);

      const second = await openWorld({ telegram: world.telegram, store });
      const after = second.desk({ token });
      slow.events.length = 0;
      await after.start(slow);
      await until(() => slow.events.length === 1);
      expect(slow.events[0]).toMatchObject({ kind: 'said', content: [{ caption: 'a' }, { caption: 'b' }] });
      await after.stop();
      await second.close();
      await store.close();
    });
  });

  describe('an edit', () => {
    it('names what it changes', async () => {
      const message = says(bo, '99 元');
      await events(1);
      world.telegram.edit(message.message_id, '89 元');
      const all = await events(2);
      expect(all[1]).toMatchObject({ kind: 'edited', of: all[0]!.id, content: [{ kind: 'text', text: '89 元' }] });
    });

    it('into a note or a command stays among colleagues and does not act', async () => {
      const message = says(bo, '好的');
      await events(1);
      world.telegram.edit(message.message_id, '// 好的，但别告诉他');
      world.telegram.edit(message.message_id, '/resolve');
      await events(3);
      expect(inlet.events.slice(1).map(({ kind }) => kind)).toEqual(['noted', 'noted']);
    });
  });

  describe('commands', () => {
    it('mistyped are never sent to the customer', async () => {
      says(bo, '/nte 他是个骗子');
      says(bo, '／clam');
      await until(() => replies().length === 2);
      expect(replies()[0]!['text']).toContain('/nte');
      expect(replies()[1]!['text']).toContain('/clam');
      expect(inlet.events).toEqual([]);
    });

    it('run when typed with a wide slash', async () => {
      says(bo, '／resolve');
      expect((await events(1))[0]!.kind).toBe('resolved');
    });

    it('tell when the lines below them go nowhere', async () => {
      says(bo, '/resolve\n再见');
      await events(1);
      await until(() => replies().length === 1);
      expect(inlet.events[0]!.kind).toBe('resolved');
    });

    it('pass a case to a person, a skill or everyone, and ask again for anyone else', async () => {
      const typed = ['/transfer 小红 她懂', '/transfer@huoji_bot presales', '/transfer 所有人'];
      for (const [before, words] of typed.entries()) {
        inlet.cases.set(claimedByBo.id, { ...inlet.cases.get(claimedByBo.id)!, state: claimedByBo.state });
        says(bo, words);
        await until(() => inlet.events.length > before);
      }
      expect(inlet.events).toMatchObject([
        { kind: 'transferred', to: 'xiaohong', note: '她懂' },
        { kind: 'transferred', to: 'presales' },
        { kind: 'transferred', to: 'everyone' },
      ]);
      says(bo, '/transfer 老王');
      await until(() => replies().some(({ text }) => String(text).includes('小红')));
      expect(inlet.events).toHaveLength(3);
    });

    it('pass a case to a skill that stands in routing.json only, by its id or its name', async () => {
      for (const [before, words] of ['/transfer refunds', '/transfer 退款组 等了三天'].entries()) {
        inlet.cases.set(claimedByBo.id, { ...inlet.cases.get(claimedByBo.id)!, state: claimedByBo.state });
        says(bo, words);
        await until(() => inlet.events.length > before);
      }
      expect(inlet.events).toMatchObject([
        { kind: 'transferred', to: 'refunds' },
        { kind: 'transferred', to: 'refunds', note: '等了三天' },
      ]);
    });

    it('are offered by Telegram in both languages, in this group only', async () => {
      await until(() => world.telegram.called('setMyCommands').length === 2);
      for (const payload of world.telegram.called('setMyCommands'))
        expect(payload).toMatchObject({ scope: { type: 'chat', chat_id: team } });
    });
  });

  describe('buttons', () => {
    it('offer whom to pass the case to, and pass it', async () => {
      world.telegram.press(team, '转接', bo, thread);
      await until(() => world.telegram.hasButton(team, '小红', thread));
      world.telegram.press(team, '小红', bo, thread);
      expect((await events(1))[0]).toMatchObject({ kind: 'transferred', to: 'xiaohong' });
    });

    it('offer the skills of routing.json by their names', async () => {
      world.telegram.press(team, '转接', bo, thread);
      await until(() => world.telegram.hasButton(team, '退款组', thread));
      world.telegram.press(team, '退款组', bo, thread);
      expect((await events(1))[0]).toMatchObject({ kind: 'transferred', to: 'refunds' });
    });

    it('carry at most 64 bytes, whatever the ids', () => {
      const data = world.telegram.botSaid(team).flatMap(({ buttons }) => buttons.map((button) => button.callback_data));
      expect(data.length).toBeGreaterThan(0);
      for (const one of data) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(64);
    });

    it('under the suggestions send the one they name, in the agent’s name', async () => {
      world.telegram.press(team, '参考答案', bo, thread);
      await until(() => world.telegram.hasButton(team, '发送 1', thread));
      expect(world.telegram.botSaid(team, thread).at(-1)!.text).toContain('1. 七天无理由退货。');
      world.telegram.press(team, '发送 1', bo, thread);
      expect((await events(1))[0]).toMatchObject({
        kind: 'said',
        by: { agent: 'bo' },
        content: [{ kind: 'text', text: '七天无理由退货。' }],
        suggested: true,
      });
    });

    it('that were not made by us do nothing', async () => {
      const forged = { id: 'f1', from: { is_bot: false, ...bo }, chat_instance: '1', data: 'd:../../etc:claim' };
      world.telegram.push({
        callback_query: { ...forged, message: world.telegram.wire(world.telegram.botSaid(team, thread)[0]!) },
      });
      await until(() => alerts().length === 1);
      expect(inlet.handled).toEqual([]);
    });

    it('answer every press, so that no spinner is left', async () => {
      world.telegram.press(team, '备注', bo, thread);
      world.telegram.press(team, '结案', lin, thread);
      await until(() => world.telegram.presses.length === 2);
      expect(alerts()[1]).toContain('小博');
    });
  });

  describe('people', () => {
    it('are known by their number: one in the list only serves under it, in his own language', async () => {
      inlet.cases.set(claimedByBo.id, { ...inlet.cases.get(claimedByBo.id)!, state: { kind: 'offered' } });
      says(lin, '/claim');
      expect((await events(1))[0]).toMatchObject({ by: { agent: 'telegram:1002', platformUser: '1002', name: 'Lin' } });
      says(bo, 'me too');
      await until(() => replies().length === 1);
      expect(replies()[0]!['text']).toContain('Lin');
    });

    it('not on the list are told once, whatever they call themselves', async () => {
      for (const what of ['/claim', 'hello customer', '// note']) says(mallory, what);
      await until(() => world.telegram.pending.length === 0);
      await quiet();
      expect(inlet.handled).toEqual([]);
      expect(replies()).toHaveLength(1);
      expect(replies()[0]!['text']).toContain('not on the list');
      expect(replies()[0]!['text']).toContain(String(mallory.id));
    });

    it('who hide behind the group, channels and bots are nobody', async () => {
      const frame = {
        message_id: 900,
        date: 1,
        chat: world.telegram.chatObject(team),
        message_thread_id: thread,
        is_topic_message: true,
      };
      const group = { id: team, type: 'supergroup' };
      const anonymous = { id: 1087968824, is_bot: true, first_name: 'Group' };
      world.telegram.push({ message: { ...frame, from: anonymous, sender_chat: group, text: '/claim' } });
      world.telegram.push({ message: { ...frame, from: { is_bot: false, ...bo }, sender_chat: group, text: 'hi' } });
      world.telegram.push({ message: { ...frame, from: { is_bot: true, ...bo }, text: 'hi' } });
      await until(() => world.telegram.pending.length === 0);
      expect(inlet.handled).toEqual([]);
      expect(replies()).toEqual([]);
    });

    it('writing outside a case are left alone', async () => {
      world.telegram.groupSays(team, bo, 'lunch?');
      const other = world.telegram.addTopic(team, 'Off topic');
      world.telegram.groupSays(team, bo, 'lunch!', other.id);
      await until(() => world.telegram.pending.length === 0);
      expect(inlet.handled).toEqual([]);
      expect(replies()).toEqual([]);
    });
  });

  describe('a desk whose list is empty', () => {
    it('obeys nobody but the people of the settings', async () => {
      await desk.stop();
      desk = world.desk({ token, agents: [] });
      await desk.start(inlet);
      says(lin, '/claim');
      await until(() => replies().length === 1);
      expect(inlet.handled).toEqual([]);
    });
  });

  describe('trouble', () => {
    it('a topic closed by hand while its customer waits is opened again', async () => {
      world.telegram.closeTopicBy(team, thread, bo);
      await until(() => world.telegram.topics(team).find(({ id }) => id === thread)?.state === 'open');
      expect(inlet.events).toEqual([]);
    });

    it("a missing right is the operator's: it shows in health until it is given", async () => {
      const { rights } = world.telegram.groups.get(team)!;
      rights['can_manage_topics'] = false;
      expect(await failureOf(desk.open(claimedByBo, claimedByBo.brief, call()))).toEqual({ kind: 'unauthorised' });
      expect(desk.health()).toMatchObject({
        state: 'action_needed',
        detail: expect.stringContaining('not enough rights'),
      });
      rights['can_manage_topics'] = true;
      await open(claimedByBo);
      expect(desk.health().state).toBe('connected');
    });

    it('a bot put out of the group shows in health', async () => {
      world.telegram.push({
        my_chat_member: {
          chat: world.telegram.chatObject(team),
          from: { is_bot: false, ...bo },
          date: 1,
          new_chat_member: { user: world.telegram.bot, status: 'kicked' },
        },
      });
      await until(() => desk.health().state === 'action_needed');
      expect(desk.health().detail).toContain('administrator');
    });

    it("the group's flood limit says when to come back", async () => {
      world.telegram.floodLimit = 0;
      const line = { kind: 'bot', parts: [{ kind: 'text', text: 'hi' }], at: timestamp(0) } as const;
      expect(await failureOf(desk.post(String(thread), line, claimedByBo, call()))).toEqual({
        kind: 'retry_after',
        ms: 7000,
      });
    });

    it('a group that became a supergroup is followed to its new id', async () => {
      const moved = -1009999999999;
      world.telegram.forum(moved);
      const parameters = { migrate_to_chat_id: moved };
      const description = 'Bad Request: group chat was upgraded to a supergroup chat';
      world.telegram.fail('createForumTopic', { code: 400, description, parameters });
      const made = await desk.open(claimedByBo, claimedByBo.brief, call());
      expect(world.telegram.topics(moved).map(({ id }) => String(id))).toEqual([made]);
      inlet.show(claimedByBo, desk.id, made);
      world.telegram.groupSays(moved, bo, '在新群里', Number(made));
      expect((await events(1))[0]).toMatchObject({ kind: 'said' });
    });

    it('a desk without a bot and without a channel says which of the two is missing', async () => {
      const alone = await openWorld();
      await expect(alone.desk().start(recordingDesk())).rejects.toMatchObject({ code: 'telegram_desk_without_bot' });
      await alone.close();
    });
  });
});
