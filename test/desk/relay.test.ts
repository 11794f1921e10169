// A case's life on the desks: words cross, notes do not, cases move on and end.

import { afterEach, describe, expect, it } from 'vitest';
import { DeliveryError } from '../../core/index.ts';
import { openWorld, text, type World, type WorldOptions } from '../support/world.ts';

let world: World;
const open = async (options: WorldOptions = {}) => {
  world = await openWorld(options);
  return world;
};
afterEach(() => world.close());

async function waitingCase() {
  await world.say('转人工');
  await world.settle();
  return (await world.handoff()).id;
}
async function claimedCase(agent = 'bo') {
  const id = await waitingCase();
  await world.act(agent, id, { kind: 'claimed' });
  await world.settle();
  return id;
}
const customerHears = () => world.channel.texts();

describe('a hand-off', () => {
  it('opens a thread with a brief, says one farewell and opens no second case', async () => {
    await open();
    await world.say('衣服破了');
    await world.settle();
    const id = await waitingCase();
    await world.say('转人工！');
    await world.settle();
    await world.say('多少钱');
    await world.settle();
    await world.say('人工呢');
    await world.settle();
    expect(world.desk.opened).toHaveLength(1);
    expect(world.desk.opened[0]!.transcript).toEqual(['衣服破了', 're: 衣服破了', '转人工']);
    expect((await world.handoff()).id).toBe(id);
    expect(customerHears()).toEqual(['re: 衣服破了', 'farewell 1', '<waiting zh>', '<assistant_mark zh> re: 多少钱']);
    expect(world.desk.said()).toEqual([
      'customer: 转人工！',
      'customer: 多少钱',
      'bot: <assistant_mark zh> re: 多少钱',
      'customer: 人工呢',
    ]);
    expect((await world.handoff()).brief.suggestions.length).toBeGreaterThan(0);
  });

  it('three times over: each has its own farewell and its own return', async () => {
    await open();
    for (let round = 0; round < 3; round++) {
      const id = await claimedCase();
      await world.act('bo', id, { kind: 'said', content: text('您好') });
      await world.act('bo', id, { kind: 'returned' });
      await world.settle();
    }
    const heard = customerHears();
    for (const line of ['farewell 1', '<agent_joined zh BO>', '您好', '<returned_to_bot zh>'])
      expect(heard.filter((each) => each === line)).toHaveLength(3);
    expect(heard).toHaveLength(12);
    expect(world.desk.opened).toHaveLength(3);
    expect(world.desk.closed).toHaveLength(3);
    expect((await world.conversation()).mode).toEqual({ kind: 'bot' });
  });

  it('tells each customer his place in the queue', async () => {
    await open();
    for (const peer of ['a', 'b', 'c']) {
      await world.say('人工', { peer });
      await world.settle();
    }
    expect(['a', 'b', 'c'].map((peer) => world.channel.texts(peer))).toEqual([
      ['farewell 1'],
      ['farewell 2'],
      ['farewell 3'],
    ]);
  });

  it('keeps its order when the thread opens slowly: words said meanwhile come after the brief', async () => {
    await open();
    world.desk.weather = async (call) => void (call === 'open' && (await world.clock.sleep(3000)));
    await world.say('人工');
    await world.settle();
    await world.say('在等');
    await world.say('还在等');
    await world.advance(4000);
    expect(world.desk.said().filter((line) => line.startsWith('customer'))).toEqual([
      'customer: 在等',
      'customer: 还在等',
    ]);
  });
});

describe('an agent', () => {
  it('who has claimed talks with the customer, and the other desks see it', async () => {
    await open({ desks: ['forum:main', 'board:main'] });
    const id = await claimedCase();
    await world.act('bo', id, { kind: 'said', content: text('我来帮您') });
    await world.say('谢谢');
    await world.settle();
    expect(customerHears().at(-1)).toBe('我来帮您');
    const [forum, board] = world.desks;
    expect(forum!.said()).toEqual(['state: BO 已接手。', 'customer: 谢谢']);
    expect(board!.said()).toEqual(['state: BO 已接手。', 'agent: 我来帮您', 'customer: 谢谢']);
    const sent = world.channel.arrived.at(-1)!;
    expect(sent.reply.author).toEqual({ kind: 'agent', agent: 'bo', name: 'BO' });
  });

  it('who has not claimed is told so and not relayed', async () => {
    await open();
    const id = await waitingCase();
    expect(await world.act('bo', id, { kind: 'said', content: text('hi') })).toEqual({
      status: 'refused',
      code: 'not_claimed',
    });
    await world.act('bo', id, { kind: 'claimed' });
    expect(await world.act('cy', id, { kind: 'said', content: text('hi') })).toEqual({
      status: 'refused',
      code: 'not_yours',
      holder: 'BO',
    });
    expect(await world.act('cy', id, { kind: 'resolved' })).toMatchObject({ code: 'not_yours' });
    await world.settle();
    expect(customerHears()).toEqual(['farewell 1', '<agent_joined zh BO>']);
  });

  it('writes twenty notes, and none reaches the customer', async () => {
    await open({ desks: ['forum:main', 'board:main'] });
    const id = await claimedCase();
    const marks = ['//', '／／', '、、', '/note ', '/note@huoji_bot ', '好的\n// ', '好的\r\n  //', '一\n二\n/note '];
    for (let n = 0; n < 20; n++) {
      const words = `${marks[n % marks.length]}secret ${n}`;
      if (n % 3 === 0) await world.act('bo', id, { kind: 'noted', content: text(`secret ${n}`) });
      else await world.act('bo', id, { kind: 'said', content: text(words) });
    }
    const album = [
      { kind: 'media' as const, type: 'image' as const, media: 'm'.repeat(43) as never },
      { kind: 'media' as const, type: 'image' as const, media: 'n'.repeat(43) as never, caption: '//secret album' },
    ];
    await world.act('bo', id, { kind: 'said', content: album });
    await world.settle();
    expect(world.channel.begun.filter(({ reply }) => reply.author.kind === 'agent')).toEqual([]);
    expect(JSON.stringify(world.channel.begun)).not.toContain('secret');
    expect(world.desks[1]!.lines.filter(({ post }) => post.kind === 'note')).toHaveLength(21);
    const { id: conversation } = await world.conversation();
    const turns = await world.store.turns(conversation, undefined, 50);
    expect(turns.filter((turn) => turn.private)).toHaveLength(21);
  });

  it('edits: a note stays a note, a message is corrected where the channel cannot change it', async () => {
    await open();
    const id = await claimedCase();
    await world.act('bo', id, { kind: 'noted', content: text('secret') }, { id: 'n1' });
    await world.act('bo', id, { kind: 'said', content: text('129 元') }, { id: 's1' });
    await world.settle();
    await world.act('bo', id, { kind: 'edited', of: 'desk:main:n1' as never, content: text('secret two') });
    await world.act('bo', id, { kind: 'edited', of: 'desk:main:s1' as never, content: text('119 元') });
    await world.act('bo', id, { kind: 'edited', of: 'desk:main:never' as never, content: text('secret three') });
    await world.settle();
    expect(customerHears().slice(2)).toEqual(['129 元', '更正：119 元']);
    expect(JSON.stringify(world.channel.begun)).not.toContain('secret');
  });

  it('edits in place where the channel can', async () => {
    await open({ capabilities: { edit: true } });
    const id = await claimedCase();
    await world.act('bo', id, { kind: 'said', content: text('129 元') }, { id: 's1' });
    await world.settle();
    const at = world.channel.arrived.length;
    await world.act('bo', id, { kind: 'edited', of: 'desk:main:s1' as never, content: text('119 元') });
    await world.settle();
    expect(world.channel.arrived.at(-1)).toMatchObject({ edits: [`p${at}`], reply: { parts: [{ text: '119 元' }] } });
  });

  it('passes a case on with a note, and somebody else takes it', async () => {
    await open({ desks: ['forum:main', 'board:main'] });
    const id = await claimedCase();
    await world.act('bo', id, { kind: 'transferred', to: 'everyone', note: 'he wants a refund' });
    await world.say('人呢');
    await world.settle();
    expect((await world.conversation()).mode.kind).toBe('waiting');
    expect(world.desk.said()).toContain('note: he wants a refund');
    expect(customerHears()).toContain('<agent_left zh BO>');
    expect(JSON.stringify(world.channel.begun)).not.toContain('refund');
    expect((await world.act('cy', id, { kind: 'claimed' })).status).toBe('done');
    expect(await world.act('bo', id, { kind: 'said', content: text('x') })).toMatchObject({ holder: 'CY' });
  });

  it('resolves: one closing phrase, a fresh dialogue, and the bot answers again', async () => {
    await open();
    const id = await claimedCase();
    await world.act('bo', id, { kind: 'resolved' });
    await world.say('在吗');
    await world.settle();
    expect(customerHears().slice(2)).toEqual(['<resolved zh>', 're: 在吗']);
    expect((await world.conversation()).dialogue).toMatchObject({ misses: 0, flows: [] });
    expect(await world.act('bo', id, { kind: 'said', content: text('x') })).toMatchObject({ code: 'case_over' });
    expect(world.desk.closed).toHaveLength(1);
    expect(await world.hub.desk.caseOf('forum:main', world.desk.opened[0]!.thread)).toBeUndefined();
  });

  it('on a case that never was is told so', async () => {
    await open();
    expect(await world.act('bo', 'nothing' as never, { kind: 'claimed' })).toEqual({
      status: 'refused',
      code: 'no_such_case',
    });
  });

  it('who takes over what another has is told who', async () => {
    await open();
    await claimedCase();
    const { id } = await world.conversation();
    const outcome = await world.hub.desk.takeOver(
      id,
      { platformUser: 'cy', agent: 'cy' as never },
      'forum:main',
      'k' as never,
    );
    expect(outcome).toMatchObject({ status: 'refused', code: 'claimed_by_other', holder: 'BO' });
  });
});

describe('a thread', () => {
  it('that is gone is opened again, and that very line goes there', async () => {
    await open();
    const id = await claimedCase();
    const [first] = world.desk.opened;
    world.desk.weather = (call, thread) => {
      if (call === 'post' && thread === first!.thread) throw new DeliveryError({ kind: 'gone' }, 'thread deleted');
    };
    await world.say('还在吗');
    await world.say('喂');
    await world.settle();
    expect(world.desk.opened).toHaveLength(2);
    const second = world.desk.opened[1]!;
    expect(second.transcript).toEqual(expect.arrayContaining(['转人工', '还在吗']));
    expect(world.desk.lines.filter(({ thread }) => thread === second.thread).map(({ post }) => post.kind)).toEqual([
      'customer',
      'customer',
    ]);
    expect((await world.handoff()).threads).toEqual([{ desk: 'forum:main', thread: second.thread }]);
    expect((await world.hub.desk.caseOf('forum:main', second.thread))?.id).toBe(id);
  });

  it('that the platform reports lost is opened again at once', async () => {
    await open();
    const id = await waitingCase();
    await world.act(undefined, id, { kind: 'thread_gone' });
    await world.settle();
    expect(world.desk.opened).toHaveLength(2);
    expect((await world.handoff()).threads[0]!.thread).toBe(world.desk.opened[1]!.thread);
  });

  it('shows what did not reach the customer', async () => {
    await open();
    const id = await claimedCase();
    world.channel.weather = () => {
      throw new DeliveryError({ kind: 'gone' }, 'blocked by the customer');
    };
    await world.act('bo', id, { kind: 'said', content: text('您的快递到了') });
    await world.settle();
    expect(world.desk.said().at(-1)).toBe('system: ⚠️ 未送达客户：您的快递到了（blocked by the customer）');
  });

  it('shows each word that waited too long, also one that stood behind another and never had a try', async () => {
    await open({ settings: { agentReplyTtlMs: 10 * 60_000 } });
    const id = await claimedCase();
    const before = customerHears().length;
    world.channel.weather = () => {
      throw new DeliveryError({ kind: 'retry' }, 'down');
    };
    await world.act('bo', id, { kind: 'said', content: text('第一句') });
    await world.act('bo', id, { kind: 'said', content: text('第二句') });
    await world.advance(11 * 60_000);
    world.channel.weather = () => {};
    await world.advance(60_000);
    expect(customerHears()).toHaveLength(before);
    const told = world.desk.said().filter((line) => line.startsWith('system'));
    for (const words of ['第一句', '第二句']) expect(told.filter((line) => line.includes(words))).toHaveLength(1);
    await world.act('bo', id, { kind: 'said', content: text('第三句') });
    await world.settle();
    expect(customerHears().slice(before)).toEqual(['第三句']);
  });

  it('shows a file the customer sent, or that it is lost', async () => {
    await open();
    world.channel.fetchMedia = async ({ platform }) => {
      if (platform === 'bad') throw new Error('410');
      return { bytes: new Uint8Array([1]), name: 'a.png' };
    };
    await claimedCase();
    await world.say([{ kind: 'media', type: 'image', platform: 'good', caption: '看这里' }]);
    await world.settle();
    await world.say([{ kind: 'media', type: 'image', platform: 'bad' }]);
    await world.settle();
    const media = world.desk.lines.flatMap(({ post }) => (post.kind === 'customer' ? post.parts : []));
    expect(media).toMatchObject([
      { kind: 'media', media: expect.any(String) },
      { kind: 'text', text: '看这里' },
      { kind: 'media', type: 'image' },
    ]);
    expect(world.desk.said().some((line) => line.startsWith('system:') && line.includes('410'))).toBe(true);
  });

  it('learns of an edit and a recall that came after the answer', async () => {
    await open();
    const id = await claimedCase();
    await world.say('要红色', { id: 'm1' });
    await world.settle();
    await world.say('要蓝色', { event: { kind: 'edited', of: 'chat:main:m1' as never } });
    await world.say([], { event: { kind: 'recalled', of: 'chat:main:m1' as never } });
    await world.settle();
    expect(world.desk.said().slice(-2)).toEqual([
      'customer: 客户修改了之前的话：|要蓝色',
      'customer: 客户撤回了一条消息。',
    ]);
    expect(id).toBe((await world.handoff()).id);
  });
});
