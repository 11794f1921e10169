// The desk room's pure rules: what is private, which desk gets a case, what a brief says, where an act may lead.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../core/desk/brief.ts';
import { caseRules, isOpen, openStates } from '../../core/desk/handoff.ts';
import { routeTo } from '../../core/desk/routing.ts';
import { deskLane, deskOfLane } from '../../core/desk/threads.ts';
import { transcriptOf } from '../../core/desk/transcript.ts';
import { freshDialogue, parseAgentText, type Turn } from '../../core/index.ts';
import { person } from '../support/world.ts';

describe('what an agent types', () => {
  it.each([
    ['// 他很生气', '他很生气'],
    ['//他很生气', '他很生气'],
    ['／／他很生气', '他很生气'],
    ['、、他很生气', '他很生气'],
    ['/note 他很生气', '他很生气'],
    ['/note@huoji_bot 他很生气', '他很生气'],
    ['/NOTE 他很生气', '他很生气'],
    ['  // 他很生气', '他很生气'],
    ['\u200b//他很生气', '他很生气'],
    ['您好\n// 他很生气', '您好\n他很生气'],
    ['您好\r\n\r\n/note 他很生气', '您好\n\n他很生气'],
    ['您好\u2028//他很生气', '您好\n他很生气'],
    ['/claim\n//他很生气', '/claim\n他很生气'],
  ])('%j is a note', (typed, note) => {
    expect(parseAgentText(typed)).toEqual({ kind: 'note', text: note });
  });

  it('is private whatever stands around the mark', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string()),
        fc.constantFrom('//', '／／', '、、', '/note ', '/note@bot '),
        fc.string(),
        fc.array(fc.string()),
        (before, mark, secret, after) => {
          expect(parseAgentText([...before, `${mark}${secret}`, ...after].join('\n')).kind).toBe('note');
        },
      ),
    );
  });

  it.each(['您好', 'see https://a.example//b', 'a // b', '1/2', '/notes', '、一个顿号'].map((typed) => [typed]))(
    '%j is no note',
    (typed) => {
      expect(parseAgentText(typed).kind).not.toBe('note');
    },
  );

  it('is a command on its first line only', () => {
    expect(parseAgentText('/claim')).toEqual({ kind: 'command', command: { name: 'claim' } });
    expect(parseAgentText('/resolve@huoji_bot')).toEqual({ kind: 'command', command: { name: 'resolve' } });
    expect(parseAgentText('/transfer aftersales 退款 急')).toEqual({
      kind: 'command',
      command: { name: 'transfer', to: 'aftersales', note: '退款 急' },
    });
    expect(parseAgentText('/transfer')).toEqual({ kind: 'command', command: { name: 'transfer', to: 'everyone' } });
    expect(parseAgentText('您好\n/resolve')).toEqual({ kind: 'say', text: '您好\n/resolve' });
    expect(parseAgentText('/ticket')).toEqual({ kind: 'command', command: { name: 'ticket' } });
    expect(parseAgentText('/suggest')).toEqual({ kind: 'command', command: { name: 'suggest' } });
    for (const typed of ['/suggest 2', '/suggest #2', '／suggest　２', '/suggest@huoji_bot 2'])
      expect(parseAgentText(typed), typed).toEqual({ kind: 'command', command: { name: 'suggest', number: 2 } });
    expect(parseAgentText('/suggest two')).toEqual({ kind: 'command', command: { name: 'suggest' } });
    expect(parseAgentText('/resolv')).toEqual({ kind: 'unknown_command', name: 'resolv' });
    expect(parseAgentText('/constructor')).toEqual({ kind: 'unknown_command', name: 'constructor' });
  });

  it('is the same typed on a Chinese keyboard, with a wide slash or wide throughout', () => {
    expect(parseAgentText('／claim')).toEqual({ kind: 'command', command: { name: 'claim' } });
    expect(parseAgentText('／ｃｌａｉｍ')).toEqual({ kind: 'command', command: { name: 'claim' } });
    expect(parseAgentText('／ＢＯＴ')).toEqual({ kind: 'command', command: { name: 'bot' } });
    expect(parseAgentText('　／resolve＠huoji_bot')).toEqual({ kind: 'command', command: { name: 'resolve' } });
    expect(parseAgentText('／transfer　＠小红　她懂')).toEqual({
      kind: 'command',
      command: { name: 'transfer', to: '小红', note: '她懂' },
    });
    expect(parseAgentText('／clam')).toEqual({ kind: 'unknown_command', name: 'clam' });
    expect(parseAgentText('／ｎｔｅ 他是个骗子')).toEqual({ kind: 'unknown_command', name: 'nte' });
    expect(parseAgentText('／ｎｏｔｅ 他很生气')).toEqual({ kind: 'note', text: '他很生气' });
    for (const words of ['１／２', '好／不好', '／', '／ 退款', '／退款', '您好\n／claim'])
      expect(parseAgentText(words), words).toEqual({ kind: 'say', text: words });
  });
});

describe('routing', () => {
  const desks = [
    { id: 'telegram:main', skills: ['aftersales'] },
    { id: 'telegram:vip', skills: ['vip'] },
    { id: 'console:main', skills: [] },
  ];
  const routing = {
    skills: [{ id: 'complaints', words: [], categories: [], desks: ['telegram:vip'] }],
  };
  const bo = person('bo', { accounts: { telegram: '1' }, skills: ['aftersales'], languages: ['zh'], capacity: 2 });
  const ann = person('ann', { accounts: { console: 'ann' }, languages: ['en'] });
  const route = (skill: string | undefined, language: string, load: [string, number][] = []) =>
    routeTo({ language, ...(skill && { skill }) }, desks, routing, { people: [bo, ann], load: new Map(load) });

  it('goes by skill, and a desk without skills serves all', () => {
    expect(routeTo({ skill: 'aftersales', language: 'zh' }, desks, routing, { people: [], load: new Map() })).toEqual([
      'telegram:main',
      'console:main',
    ]);
    expect(route('complaints', 'zh')).toEqual(['telegram:vip']);
  });

  it('goes by language and by who has a hand free, unless that leaves nobody', () => {
    expect(route('aftersales', 'zh-CN')).toEqual(['telegram:main']);
    expect(route('aftersales', 'en-US')).toEqual(['console:main']);
    expect(route('aftersales', 'fr')).toEqual(['telegram:main', 'console:main']);
    expect(route('aftersales', 'zh', [['bo', 2]])).toEqual(['telegram:main']);
  });

  it('finds the desk of the agent a case is passed to', () => {
    const duty = { people: [bo, ann], load: new Map() };
    expect(routeTo({ language: 'fr', agent: 'ann' }, desks, routing, duty)).toEqual(['console:main']);
  });
});

describe('a brief', () => {
  it('collects the facts of the flows, the innermost last', () => {
    const flow = (name: string, slots: Record<string, string>) => ({ flow: name, step: 's', slots, retries: 0 });
    expect(
      factsOf({
        ...freshDialogue,
        product: 'coat',
        slots: { size: 'M' },
        flows: [flow('a', { size: 'L', order: '1' }), flow('b', { order: '2' })],
      }),
    ).toEqual({ product: 'coat', size: 'L', order: '2' });
  });

  it('shows the last lines, files and buttons as words', () => {
    const turn = (seq: number, more: Partial<Turn>): Turn => ({
      seq,
      author: { kind: 'customer', name: 'Ann' },
      content: [],
      at: seq as Turn['at'],
      ...more,
    });
    const turns = [
      ...Array.from({ length: 12 }, (_, n) => turn(n, { content: [{ kind: 'text', text: `${n}` }] })),
      turn(12, {
        content: [
          { kind: 'media', type: 'image', caption: '破了' },
          { kind: 'choice', value: 'v', label: '退货' },
        ],
      }),
      turn(13, { author: { kind: 'agent', agent: 'bo' as never }, content: [{ kind: 'text', text: '好' }] }),
    ];
    const lines = transcriptOf(turns, 'zh');
    expect(lines).toHaveLength(10);
    expect(lines.slice(-2)).toMatchObject([
      { who: 'Ann', text: '[图片] 破了\n退货' },
      { who: 'bo', text: '好' },
    ]);
  });
});

describe('the table of a case', () => {
  it('leads from open states only, but for tickets, which can be taken up', () => {
    for (const [act, { from }] of Object.entries(caseRules))
      for (const state of from)
        if (!(openStates as readonly string[]).includes(state)) {
          expect(state).toBe('left_message');
          expect(['claimed', 'noted', 'edited', 'recalled']).toContain(act);
        }
    expect(isOpen({ state: { kind: 'resolved' } })).toBe(false);
  });

  it('names a thread’s lane so that it can be read back, and no address has its shape', () => {
    expect(deskOfLane(deskLane('forum:main', 'h1' as never))).toEqual({ desk: 'forum:main', handoff: 'h1' });
    expect(deskOfLane('["chat","main","desk x y"]' as never)).toBeUndefined();
  });
});
