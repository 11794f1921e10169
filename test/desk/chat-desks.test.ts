// What all chat desks share, without any platform: cards, who is who, typed words, agents' files.

import { describe, expect, it } from 'vitest';
import {
  caseFacts,
  caseTitle,
  chatWords,
  eventKey,
  fittingCard,
  mediaId,
  openAgentFiles,
  openChatRoster,
  openTypedActs,
  type Person,
  stateLine,
  type Typed,
} from '../../core/index.ts';
import { sampleHandoff } from '../contract/desk-contract.ts';
import { ManualClock } from '../support/clock.ts';
import { keptLog, person } from '../support/world.ts';

const words = chatWords({
  zh: { thread: '话题', userId: '编号' },
  en: { thread: 'topic', userId: 'id' },
  fileMegabytes: 20,
  commands: ['file'],
});

describe('a card', () => {
  const { brief } = sampleHandoff();

  it('stays on its lines, whatever a customer calls himself or a topic is called', () => {
    const named = { ...brief, customer: { ...brief.customer, name: '小美\n#13 假的' }, topic: 'constructor' };
    expect(caseTitle(named, words.zh)).toBe('#12 小美 #13 假的 · constructor');
    expect(caseTitle({ ...brief, topic: 'logistics' }, words.en)).toBe('#12 小美 · shipping');
    const note = { kind: 'transferred', to: 'everyone', note: '等了\n三天' } as const;
    expect(stateLine(note, words.en, (id) => id)).toBe('↪️ Passed to everyone, waiting to be claimed: 等了 三天');
  });

  it('names a skill as people know it, and says nothing of a calm mood', () => {
    const calm = { ...brief, mood: { name: 'calm', score: 1, because: [] } } as const;
    expect(caseFacts(calm, words.zh, () => '售后组')).toEqual([
      { label: '原因', value: '机器人几次没听懂' },
      { label: '技能组', value: '售后组' },
      { label: '语言', value: 'zh' },
      { label: '已知信息', value: '订单号: 20261120-77' },
    ]);
  });

  it('gives up its oldest lines first, and ends with none where nothing fits', () => {
    const shown = (most: number) =>
      fittingCard(
        sampleHandoff(),
        (transcript) => transcript.map(({ text }) => text).join(),
        ({ length }) => length <= most,
      );
    expect([shown(9), shown(5), shown(0), shown(-1)]).toEqual(['我要退货,没听懂', '没听懂', '', '']);
  });
});

describe('who is who', () => {
  const named = (id: string, name: string): Person => ({ ...person(id), name, accounts: { forum: id.toUpperCase() } });
  const people = [named('bo', 'Bo'), named('boli', 'Bo Li')];
  const roster = openChatRoster(
    { adapter: 'forum', agents: ['LIN'], skills: ['refunds'], spellings: (id) => [id.toLowerCase(), id.toUpperCase()] },
    {
      people: {
        all: () => people,
        byId: (id) => people.find((one) => one.id === id),
        byAccount: (adapter, account) => people.find(({ accounts }) => accounts[adapter] === account),
      },
      skills: () => [{ id: 'refunds', name: '退款组' }],
    },
  );

  it('is told by the id however it is written, and never by a name', () => {
    expect(roster.actor('bo', 'whoever')).toMatchObject({ agent: 'bo', name: 'Bo', platformUser: 'bo' });
    expect(roster.actor('lin', 'Lin')).toMatchObject({ agent: 'forum:lin', name: 'Lin' });
    expect(roster.nameOf('forum:lin')).toBe('Lin');
    expect(roster.actor('mallory', 'Bo')).toBeUndefined();
    expect([roster.isNewStranger('mallory'), roster.isNewStranger('mallory')]).toEqual([true, false]);
  });

  it('finds whom a case is passed to: the longest name, an id, a skill by either, everyone', () => {
    const found = ['Bo Li 急', '@bo', 'refunds', '退款组 等了三天', '大家', 'Bob', ''].map(roster.targetOf);
    expect(found).toEqual([
      { to: 'boli', note: '急' },
      { to: 'bo' },
      { to: 'refunds' },
      { to: 'refunds', note: '等了三天' },
      { to: 'everyone' },
      undefined,
      undefined,
    ]);
  });
});

describe('typed words and files', () => {
  const clock = new ManualClock();
  const file = { kind: 'media', type: 'image', platform: 'f1', caption: '//内部' } as const;
  const stored = { media: mediaId('a'.repeat(43)), type: 'image', mime: 'image/png', bytes: 3 } as const;
  const filesBy = (fetch: Parameters<typeof openAgentFiles>[0]['fetch']) =>
    openAgentFiles({ clock, shelf: { put: async () => stored }, log: keptLog(), withinMs: 1000, fetch });
  const good = filesBy(async () => ({ bytes: new Uint8Array(3) }));
  const acts = openTypedActs({
    desk: 'forum:main',
    roster: { targetOf: () => undefined, targetNames: () => '小红' },
    inlet: () => ({ suggest: async () => [], suggested: async () => undefined }),
  });
  const told: string[] = [];
  const typed = (text: string, more: Partial<Typed> = {}): Typed => ({
    handoff: sampleHandoff().id,
    text,
    content: [{ kind: 'text', text }],
    files: good,
    words: words.zh,
    tell: (sentence) => void told.push(sentence),
    show: () => {},
    ...more,
  });

  it('become public by an edit only where nothing is private, and commands do not act by one', async () => {
    const of = eventKey('forum', 'main', '1');
    expect(await acts.editOf(typed('您好'), of)).toMatchObject({ kind: 'edited', of });
    for (const text of ['//内部', '您好\n//内部', '/resolve', '/nonsense'])
      expect(await acts.editOf(typed(text), of), text).toMatchObject({ kind: 'noted' });
  });

  it('that ask for nothing say what to write', async () => {
    for (const text of ['/refund 9', '/transfer 老王', '/suggest', '/suggest 2', '/help'])
      expect(await acts.actOf(typed(text)), text).toBeUndefined();
    expect(told.splice(0)).toEqual([
      expect.stringContaining('/file /help'),
      expect.stringContaining('小红'),
      '没有参考答案。',
      expect.stringContaining('没有这一条参考答案'),
      expect.stringContaining('/transfer 转给同事或技能组'),
    ]);
  });

  it('leave with the file on our shelf, or not at all; a note leaves without its caption', async () => {
    const said = await acts.actOf(typed('', { content: [{ ...file, caption: '图' }] }));
    expect(said).toEqual({ kind: 'said', content: [{ kind: 'media', caption: '图', ...stored }] });
    expect(await good.noteOf('内部', [file])).toEqual([
      { kind: 'text', text: '内部' },
      { kind: 'media', ...stored },
    ]);
    const bad = filesBy(() => Promise.reject(new Error('gone')));
    expect(await acts.actOf(typed('', { content: [file], files: bad }))).toBeUndefined();
    expect(told.splice(0)).toEqual([expect.stringContaining('最大 20 MB')]);
    expect(await bad.noteOf('内部', [file])).toEqual([{ kind: 'text', text: '内部' }]);
  });

  it('do not wait for a file longer than was said', async () => {
    const slow = filesBy(
      (_file, signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut')))),
    );
    const ready = slow.readyFor([file]);
    await clock.advance(1000);
    expect(await ready).toBe('notFetched');
  });
});
