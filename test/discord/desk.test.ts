// The team's private channel as a desk: what agents do in threads, what they see, and what never leaves them.

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
import type { Channel, Person, Wire } from '../fakes/discord.ts';
import { bo, guild, lin, mallory, openWorld, png, teamChannel, token, type World } from './world.ts';

const claimedByBo = sampleHandoff({ state: { kind: 'claimed', agent: agentId('bo') } });
let deliveries = 0;
const call = (delivery = `d${deliveries++}.0`) => ({
  delivery: delivery as DeliveryId,
  signal: new AbortController().signal,
});

let world: World;
let desk: DeskAdapter;
let inlet: RecordingDeskInlet;
let thread: Channel;

beforeEach(async () => {
  world = await openWorld({ skills: [{ id: 'refunds', name: '退款组' }] });
  desk = world.desk({ token });
  inlet = recordingDesk();
  await desk.start(inlet);
  await until(() => desk.health().state === 'connected');
  thread = world.discord.channels.get(await open(claimedByBo))!;
});
afterEach(async () => {
  expect(world.discord.pings).toEqual([]);
  await desk.stop();
  await world.close();
});

async function open(handoff: Handoff, delivery?: string): Promise<string> {
  const made = await desk.open(handoff, handoff.brief, call(delivery));
  inlet.show(handoff, desk.id, made);
  return made;
}
const says = (who: Person, what: string | Wire, where = thread) => world.discord.says(where, who, what);
const events = async (count: number): Promise<readonly DeskEvent[]> => {
  await until(() => inlet.events.length >= count);
  return inlet.events;
};
const replies = () =>
  world.discord
    .called('POST', /messages$/)
    .filter(({ body }) => body['message_reference'] !== undefined)
    .map(({ body }) => String(body['content']));
const told = () => world.discord.answers.map(({ data }) => String(data['content'] ?? ''));
const lines = () => world.discord.botSaid(thread.id).map(({ text }) => text);
const card = () => world.discord.see(world.discord.find(thread.id).message);
const failureOf = (run: Promise<unknown>) =>
  run.then(
    () => undefined,
    (error: DeliveryError) => error.reaction,
  );
const line = (text: string, name = '小美') =>
  ({ kind: 'customer', name, parts: [{ kind: 'text', text }], at: timestamp(0) }) as const;

describe('a thread', () => {
  it('is named after the case and hangs under its card', () => {
    expect(thread).toMatchObject({ name: '#12 小美 · 退货', parent_id: teamChannel, type: 11 });
    expect(card().embeds[0]).toContain('七天无理由退货');
    expect(card().choices.map(({ label }) => label)).toEqual([
      '✅ 结案',
      '🤖 交还机器人',
      '↪️ 转接',
      '📝 转工单',
      '💡 参考答案',
      '🔒 备注',
    ]);
  });

  it('of a long name keeps inside a hundred characters, and never half a letter', async () => {
    const customer = { ...claimedByBo.brief.customer, name: '很长的名字👍'.repeat(40) };
    const made = await open({ ...claimedByBo, brief: { ...claimedByBo.brief, customer } });
    const { name } = world.discord.channels.get(made)!;
    expect(name.length).toBeLessThanOrEqual(100);
    expect(name.isWellFormed()).toBe(true);
  });

  it('is one for one delivery, however often a step fails', async () => {
    world.discord.fail('POST', /threads$/, { status: 500 });
    expect(await failureOf(desk.open(claimedByBo, claimedByBo.brief, call('same.0')))).toEqual({ kind: 'retry' });
    world.discord.fail('POST', /threads$/, { status: 0, how: 'reset', afterwards: true });
    expect(await failureOf(desk.open(claimedByBo, claimedByBo.brief, call('same.0')))).toEqual({ kind: 'unknown' });
    const made = await open(claimedByBo, 'same.0');
    expect(await open(claimedByBo, 'same.0')).toBe(made);
    expect(world.discord.threadsOf(teamChannel)).toHaveLength(2);
    expect(world.discord.botSaid(teamChannel)).toHaveLength(2);
  });

  it('is one even when the answer to its card was lost', async () => {
    world.discord.fail('POST', /messages$/, { status: 0, how: 'reset', afterwards: true });
    expect(await failureOf(desk.open(claimedByBo, claimedByBo.brief, call('lost.0')))).toEqual({ kind: 'unknown' });
    await open(claimedByBo, 'lost.0');
    expect(world.discord.botSaid(teamChannel)).toHaveLength(2);
  });

  it('shows who has the case now, on the card and below', async () => {
    const over: Handoff = { ...claimedByBo, state: { kind: 'transferred', to: 'xiaohong', note: '她懂尺码' } };
    await desk.post(thread.id, { kind: 'state', text: '小博 已转交给 小红。' }, over, call());
    expect(card().embeds[0]).toContain('已转给 小红，等待认领: 她懂尺码');
    expect(card().choices.map(({ label }) => label)).toEqual(['✋ 认领', '💡 参考答案', '🔒 备注', '📝 转工单']);
    expect(lines()).toEqual(['ℹ️ 小博 已转交给 小红。']);
  });

  it('gets its card anew inside when somebody deleted it', async () => {
    world.discord.remove(thread.id);
    await desk.post(thread.id, { kind: 'state', text: 'x' }, claimedByBo, call());
    expect(
      world.discord
        .botSaid(thread.id)
        .at(-1)!
        .choices.map(({ label }) => label),
    ).toContain('✅ 结案');
    await desk.post(thread.id, { kind: 'state', text: 'y' }, claimedByBo, call());
    expect(world.discord.botSaid(thread.id).filter(({ embeds }) => embeds.length > 0)).toHaveLength(1);
  });

  it('that fell asleep or was closed by hand is opened again while its customer waits', async () => {
    world.discord.changeThread(thread.id, { archived: true, locked: true });
    await until(() => !thread.archived && !thread.locked);
    await until(() => lines().some((text) => text.includes('已重新打开')));
    thread.archived = true;
    thread.locked = true;
    await desk.post(thread.id, line('在吗'), claimedByBo, call());
    expect(thread.archived).toBe(false);
  });

  it('that is closed because its case is over stays closed, and a late line for it is gone', async () => {
    const over: Handoff = { ...claimedByBo, state: { kind: 'resolved' } };
    inlet.cases.set(over.id, over);
    await desk.close(thread.id, 'resolved', over, call());
    await quiet();
    expect(thread).toMatchObject({ archived: true, locked: true });
    expect(card().choices).toEqual([]);
    expect(await failureOf(desk.post(thread.id, line('late'), over, call()))).toEqual({ kind: 'gone' });
  });

  it('that somebody deleted is told to the hub at once', async () => {
    world.discord.removeChannel(thread.id);
    expect((await events(1))[0]).toMatchObject({ kind: 'thread_gone', handoff: claimedByBo.id });
  });
});

describe('what is said', () => {
  it('is shown with the speaker’s name, files included', async () => {
    const { media } = await world.context.shelf.put(png(), { name: 'a.png' });
    const parts = [{ kind: 'media', type: 'image', media } as const, { kind: 'text', text: '这里裂了' } as const];
    await desk.post(thread.id, { kind: 'customer', name: '小美', parts, at: timestamp(0) }, claimedByBo, call());
    expect(world.discord.botSaid(thread.id).at(-1)).toMatchObject({
      text: '👤 小美: 这里裂了',
      files: [{ filename: 'a.png' }],
    });
    const lost = [{ kind: 'media', type: 'file', media: mediaId('gone'), name: '合同.pdf' } as const];
    await desk.post(thread.id, { kind: 'customer', name: '小美', parts: lost, at: timestamp(0) }, claimedByBo, call());
    expect(lines().at(-1)).toContain('合同.pdf');
  });

  it('may be a card, which is shown', async () => {
    const part = { kind: 'card', title: '裙子', fields: [{ label: '价格', value: '¥1' }] } as const;
    await desk.post(thread.id, { kind: 'bot', parts: [part], at: timestamp(0) }, claimedByBo, call());
    expect(world.discord.botSaid(thread.id).at(-1)).toMatchObject({ text: '🤖 伙计:', embeds: ['裙子\n价格: ¥1'] });
  });

  it('is sent once under one delivery, however often it is tried', async () => {
    world.discord.fail('POST', /messages$/, { status: 0, how: 'reset', afterwards: true });
    expect(await failureOf(desk.post(thread.id, line('a '.repeat(1500)), claimedByBo, call('p.0')))).toEqual({
      kind: 'unknown',
    });
    await desk.post(thread.id, line('a '.repeat(1500)), claimedByBo, call('p.0'));
    expect(lines()).toHaveLength(2);
  });

  it('by an agent with files lies on the shelf before it leaves', async () => {
    const base = world.discord.url.replace('/api', '');
    const bytes = png(30, 20);
    says(bo, { content: '是这条吗', attachments: [world.discord.file(base, bytes, 'dress.png', 'image/png')] });
    const [event] = await events(1);
    expect(event).toMatchObject({ kind: 'said', content: [{ kind: 'media', type: 'image', caption: '是这条吗' }] });
    const [part] = (event as Extract<DeskEvent, { kind: 'said' }>).content;
    const stored =
      part?.kind === 'media' && part.media !== undefined ? await world.context.shelf.read(part.media) : undefined;
    expect(Buffer.from(stored!).equals(bytes)).toBe(true);
    expect(part).not.toHaveProperty('platform');
  });

  it('with a file that cannot be fetched, or in a form nobody can show, is not passed on and that is said', async () => {
    says(bo, { attachments: [{ id: '5', filename: 'a.pdf', url: 'https://evil.example/a.pdf' }] });
    says(bo, { poll: { question: { text: '?' } } });
    await until(() => replies().length === 2);
    expect(replies().every((text) => text.includes('没有发给顾客'))).toBe(true);
    expect(inlet.events).toEqual([]);
  });

  it('and changed names what it changes; into a note it stays among colleagues', async () => {
    const message = says(bo, '99 元');
    await events(1);
    world.discord.edit(message.id, '89 元');
    await events(2);
    world.discord.edit(message.id, '// 别告诉他');
    await events(3);
    expect(inlet.events).toMatchObject([
      { kind: 'said' },
      { kind: 'edited', of: inlet.events[0]!.id, content: [{ kind: 'text', text: '89 元' }] },
      { kind: 'noted' },
    ]);
  });

  it('and deleted is asked back from the customer; that it cannot be is said, and of a note nothing is', async () => {
    const message = says(bo, '错了');
    await events(1);
    world.discord.remove(message.id);
    expect((await events(2))[1]).toMatchObject({ kind: 'recalled', of: inlet.events[0]!.id, by: { agent: 'bo' } });
    await quiet();
    expect(lines()).toEqual([]);
    const other = says(bo, '又错了');
    await events(3);
    const { handle } = inlet;
    inlet.handle = async (event) =>
      event.kind === 'recalled' ? { status: 'refused', code: 'cannot_recall' } : handle(event);
    world.discord.remove(other.id);
    await until(() => lines().some((text) => text.includes('收不回来')));
    const note = says(bo, '// 备注');
    await events(4);
    world.discord.remove(note.id);
    await quiet();
    expect(lines()).toHaveLength(1);
  });
});

describe('notes', () => {
  it('are marked as taken, however they are written', async () => {
    const note = says(bo, '你好\n／／别告诉他');
    await events(1);
    expect(inlet.events[0]!.kind).toBe('noted');
    await until(() => world.discord.reactions.some(({ message }) => message === note.id));
  });

  it('by slash command are written down for colleagues and confirmed to their writer alone', async () => {
    world.discord.command(thread, lin, 'note', { text: '老客户 @everyone' });
    await events(1);
    await until(() => lines().length === 1 && told().length === 1);
    expect(inlet.events[0]).toMatchObject({ kind: 'noted', content: [{ kind: 'text', text: '老客户 @everyone' }] });
    expect(lines()[0]).toBe('🔒 Lin: 老客户 @everyone');
    expect(world.discord.answers[0]!.isPrivate).toBe(true);
  });

  it('never leak: whatever is marked private anywhere is no word for the customer', async () => {
    const marks = ['//', '／／', '、、', '/note', '/note@huoji', '／note', '/ＮＯＴＥ'];
    const texts = marks.flatMap((mark) => [
      `${mark} x`,
      `hello\n${mark} x`,
      `  ${mark}x`,
      `a\r\n\r\n${mark} x`,
      `\u200b${mark} x`,
    ]);
    for (const text of texts) says(bo, text);
    await until(() => inlet.handled.length + replies().length >= texts.length);
    expect(inlet.events.filter(({ kind }) => kind === 'said')).toEqual([]);
  });
});

describe('slash commands', () => {
  it('are registered in the team’s server, in both languages', async () => {
    await until(() => world.discord.commands.has(guild));
    expect(world.discord.commands.get(guild)!.map(({ name }) => name)).toEqual([
      'claim',
      'resolve',
      'bot',
      'note',
      'suggest',
      'transfer',
      'ticket',
    ]);
  });

  it('do what the words typed on line one do', async () => {
    world.discord.command(thread, bo, 'transfer', { to: '退款组', note: '等了三天' });
    expect((await events(1))[0]).toMatchObject({ kind: 'transferred', to: 'refunds', note: '等了三天' });
    inlet.cases.set(claimedByBo.id, { ...inlet.cases.get(claimedByBo.id)!, state: claimedByBo.state });
    says(bo, '/transfer 小红 她懂');
    expect((await events(2))[1]).toMatchObject({ kind: 'transferred', to: 'xiaohong', note: '她懂' });
    inlet.cases.set(claimedByBo.id, { ...inlet.cases.get(claimedByBo.id)!, state: claimedByBo.state });
    says(bo, '／resolve\n再见');
    expect((await events(3))[2]).toMatchObject({ kind: 'resolved' });
    await until(() => replies().some((text) => text.includes('没有发给顾客')));
  });

  it('mistyped, or for nobody known, are never sent to the customer', async () => {
    says(bo, '/nte 他是个骗子');
    world.discord.command(thread, bo, 'transfer', { to: '老王' });
    await until(() => replies().length === 1 && told().length === 1);
    expect(replies()[0]).toContain('/nte');
    expect(told()[0]).toContain('小红');
    expect(inlet.events).toEqual([]);
  });

  it('outside a case say so', async () => {
    world.discord.command(world.team, bo, 'claim');
    await until(() => told().length === 1);
    expect(told()[0]).toContain('没有进行中的会话');
  });

  it('send a suggestion by its number, and make a ticket', async () => {
    world.discord.command(thread, bo, 'suggest', { number: '1' });
    expect((await events(1))[0]).toMatchObject({ kind: 'said', suggested: true });
    world.discord.command(thread, bo, 'suggest', { number: '3' });
    await until(() => told().some((text) => text.includes('没有这一条')));
    world.discord.command(thread, bo, 'ticket');
    expect((await events(2))[1]).toMatchObject({ kind: 'ticketed', by: { agent: 'bo' } });
  });
});

describe('buttons', () => {
  it('offer whom to pass the case to, to the person alone, and pass it', async () => {
    world.discord.press(thread, '转接', bo);
    await until(() => world.discord.answers.length === 1);
    const { data, isPrivate } = world.discord.answers[0]!;
    expect(isPrivate).toBe(true);
    const [list] = (data['components'] as Wire[])[0]!['components'] as Wire[];
    const options = list!['options'] as { label: string; value: string }[];
    expect(options.map(({ label }) => label)).toEqual(['所有人', '小博', '小红', 'aftersales', 'presales', '退款组']);
    world.discord.interact(world.team, bo, 3, {
      custom_id: list!['custom_id'],
      component_type: 3,
      values: ['refunds'],
    });
    expect((await events(1))[0]).toMatchObject({ kind: 'transferred', to: 'refunds' });
  });

  it('show the suggested answers, and send the chosen one', async () => {
    world.discord.press(thread, '参考答案', bo);
    await until(() => world.discord.answers.length === 1);
    const { data, isPrivate } = world.discord.answers[0]!;
    expect(isPrivate).toBe(true);
    expect(String(data['content'])).toContain('七天无理由退货。');
    const [button] = (data['components'] as Wire[])[0]!['components'] as Wire[];
    world.discord.interact(thread, bo, 3, { custom_id: button!['custom_id'], component_type: 2 });
    expect((await events(1))[0]).toMatchObject({
      kind: 'said',
      content: [{ kind: 'text', text: '七天无理由退货。' }],
      // The words stand in no message of his: the hub shows them in the thread.
      suggested: true,
    });
  });

  it('that were not made by us do nothing', async () => {
    world.discord.interact(thread, bo, 3, { custom_id: 'd:../../etc:claim', component_type: 2 });
    await until(() => told().length === 1);
    expect(inlet.handled).toEqual([]);
  });

  it('pressed by two leave one winner, and the other is told who', async () => {
    const fresh = sampleHandoff({ id: 'h_second_case_00000000' as Handoff['id'] });
    const other = world.discord.channels.get(await open(fresh))!;
    for (const who of [lin, bo]) world.discord.press(other, '认领', who);
    await until(() => world.discord.answers.length === 2);
    expect(told().filter((text) => text.includes('已经认领') || text.includes('Already'))).toHaveLength(1);
    expect(inlet.cases.get(fresh.id)!.state).toMatchObject({ kind: 'claimed', agent: 'discord:200000000000001002' });
  });

  it('on a slow disk are answered in time, and with the outcome as soon as it is known', async () => {
    const slow = inlet.handle;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    inlet.handle = async (event) => {
      await held;
      return slow(event);
    };
    world.discord.press(thread, '结案', bo);
    await until(() => world.discord.answers.length === 1);
    expect(world.discord.answers[0]!.type).toBe(6);
    release();
    await until(() => world.discord.answers.length === 2);
    expect(world.discord.answers[1]!.isPrivate).toBe(true);
  });
});

describe('people', () => {
  it('not on the list are told once, whatever they call themselves', async () => {
    for (const what of ['/claim', 'hello customer', '// note']) says(mallory, what);
    world.discord.press(thread, '结案', mallory);
    await until(() => replies().length === 1 && told().length === 1);
    await quiet();
    expect(inlet.handled).toEqual([]);
    expect(replies()).toHaveLength(1);
    for (const text of [...replies(), ...told()]) expect(text).toContain(mallory.id);
  });

  it('who are bots or webhooks, and talk outside the cases, are left alone', async () => {
    says({ ...bo, bot: true }, 'hi');
    says(bo, { content: 'hi', webhook_id: '77' });
    says(bo, 'lunch?', world.team);
    says(bo, 'a real one');
    await events(1);
    expect(inlet.handled).toHaveLength(1);
  });

  it('of the settings serve even when the desk’s own list is empty, and nobody else does', async () => {
    await desk.stop();
    desk = world.desk({ token, agents: [] });
    await desk.start(inlet);
    says(lin, '/claim');
    says(bo, '我来');
    await events(1);
    expect(inlet.events).toMatchObject([{ kind: 'said', by: { agent: 'bo' } }]);
  });
});

describe('trouble', () => {
  it('a missing permission is the operator’s: it shows in health until it is given', async () => {
    world.team.overwrites = [{ id: guild, type: 0, allow: '0', deny: String(1n << 35n) }];
    expect(await failureOf(desk.open(claimedByBo, claimedByBo.brief, call('denied.0')))).toEqual({
      kind: 'unauthorised',
    });
    expect(desk.health()).toMatchObject({
      state: 'action_needed',
      detail: expect.stringContaining('Missing Permissions'),
    });
    world.team.overwrites = [];
    await open(claimedByBo, 'denied.0');
    expect(desk.health().state).toBe('connected');
  });

  it('a bot put out of the server, and a channel deleted, show in health', async () => {
    await until(() => world.discord.commands.has(guild));
    world.discord.dispatch('GUILD_DELETE', { id: guild, unavailable: true }, 1);
    await quiet(100);
    expect(desk.health().state).toBe('connected');
    world.discord.dispatch('GUILD_DELETE', { id: guild }, 1);
    await until(() => desk.health().state === 'action_needed');
    expect(desk.health().detail).toContain('applications.commands');
  });

  it('a channel’s limit says when to come back, and no call is made in vain', async () => {
    world.discord.bucket = { limit: 3, windowMs: 200 };
    let sent = 0;
    for (let at = 0; sent < 20; at++) {
      const failure = await failureOf(desk.post(thread.id, line(`${sent}`), claimedByBo, call(`rate${sent}.0`)));
      if (failure === undefined) sent += 1;
      else if (failure.kind === 'retry_after') await quiet(failure.ms);
      else throw new Error(failure.kind);
      expect(at).toBeLessThan(60);
    }
    expect(lines()).toEqual(Array.from({ length: 20 }, (_, at) => `👤 小美: ${at}`));
    expect(world.discord.storms()).toBe(0);
  });

  it('what agents wrote while the session was lost is read back', async () => {
    says(bo, 'in time');
    await events(1);
    world.discord.gateway.forget();
    says(bo, 'meanwhile');
    says(bo, '// a note meanwhile');
    world.discord.gateway.drop();
    await events(3);
    expect(inlet.events.map(({ kind }) => kind)).toEqual(['said', 'said', 'noted']);
  });

  it('a restart keeps the case: what was written meanwhile is heard, once', async () => {
    await desk.stop();
    await world.close();
    const store = openMemory();
    const first = await openWorld({ store });
    const { discord } = first;
    const before = first.desk({ token });
    await before.start(inlet);
    await until(() => before.health().state === 'connected');
    const made = await before.open(claimedByBo, claimedByBo.brief, call());
    inlet.show(claimedByBo, before.id, made);
    await before.stop();
    const place = discord.channels.get(made)!;
    discord.says(place, bo, '来了');
    world = await openWorld({ discord, store });
    desk = world.desk({ token });
    await desk.start(inlet);
    await events(1);
    expect(inlet.events).toMatchObject([{ kind: 'said', handoff: claimedByBo.id }]);
    await desk.stop();
    await world.close();
    await first.close();
    await store.close();
    // For afterEach.
    world = await openWorld();
    desk = world.desk({ token });
  });

  it('a desk without a bot and without a channel says which of the two is missing', async () => {
    const alone = await openWorld();
    await expect(alone.desk().start(recordingDesk())).rejects.toMatchObject({ code: 'discord_desk_without_bot' });
    await alone.close();
  });
});
