// The kill-test's oracle sees what it must: it is only worth as much as what turns it red.

import { describe, expect, it } from 'vitest';
import { judge } from '../../scripts/kill-test/oracle.ts';
import type { LogLine } from '../../scripts/kill-test/platform-log.ts';

const conversation = 'wechat1';
const said = (n: number, at: number): LogLine => ({ at, kind: 'said', conversation, n });
const unreached = (n: number, at = 9000): LogLine => ({ at, kind: 'unreached', conversation, n, channel: 'wechat' });
const told = (channel: string, from: number, to: number): LogLine => ({ at: to, kind: 'told', channel, from, to });
const shown = (order: number, text: string): LogLine => ({
  at: 5000 + order,
  kind: 'shown',
  conversation,
  order,
  by: 'bot',
  text,
});

describe('a message its platform gives no second time', () => {
  it('is explained by nothing but a gap of its own channel around the moment it was written', () => {
    const at = 1000;
    const killed: LogLine = { at: at + 1, kind: 'killed' };
    const missing = (...lines: LogLine[]) => judge([said(1, at), killed, unreached(1), ...lines]).unexplained;
    expect(missing()).toEqual(['wechat1 n:1 unexplained']);
    expect(missing(told('wechat', at + 1, 3000))).toHaveLength(1);
    expect(missing(told('wechat', 100, at - 1))).toHaveLength(1);
    expect(missing(told('discord', 500, 3000))).toHaveLength(1);
    expect(missing(told('wechat', at, 3000))).toEqual([]);
    expect(missing(told('wechat', 500, at))).toEqual([]);
  });

  it('is counted with how much was told, so that a hub that always tells of everything is seen', () => {
    const { gaps, unreached: count } = judge([
      said(1, 1),
      unreached(1),
      told('wechat', 0, 60_000),
      told('wechat', 90_000, 100_000),
    ]);
    expect(count).toBe(1);
    expect(gaps).toEqual([{ channel: 'wechat', times: 2, seconds: 70 }]);
  });
});

describe('what was taken', () => {
  const taken = (n: number): LogLine => ({ at: 10 + n, kind: 'taken', conversation, n });
  const three = [said(1, 1), said(2, 2), said(3, 3), taken(1), taken(2), taken(3)];

  it('must be answered once and in order; the very same answer again is a double', () => {
    expect(judge([...three, shown(1, 're 1,2 #2'), shown(2, 're 3 #3')])).toMatchObject({
      lost: [],
      twice: [],
      disorder: [],
      doubles: 0,
    });
    expect(judge([...three, shown(1, 're 1,2 #2')]).lost).toEqual(['wechat1 n:3']);
    expect(judge([...three, shown(1, 're 1 #1'), shown(2, 're 1,2 #3')]).twice).toEqual(['wechat1 n:1']);
    expect(judge([...three, shown(1, 're 2 #1'), shown(2, 're 1 #2')]).disorder).toEqual(['wechat1 n:1 after n:2']);
    expect(judge([...three, shown(1, 're 1 #1'), shown(2, 're 1 #1')])).toMatchObject({ twice: [], doubles: 1 });
  });

  it('may be seen by an agent instead; what he says must be heard, and his notes must not', () => {
    const relayed: LogLine = { at: 20, kind: 'relayed', conversation, n: 3 };
    const agent = (text: string, isPrivate: boolean): LogLine => ({
      at: 21,
      kind: 'agent',
      conversation,
      text,
      private: isPrivate,
    });
    const claimed: LogLine = { at: 19, kind: 'claimed', conversation, order: 1 };
    const lines = [
      ...three,
      relayed,
      claimed,
      agent('good morning', false),
      agent('a liar', true),
      shown(1, 're 1,2 #2'),
    ];
    expect(judge(lines)).toMatchObject({ lost: [], unheard: ['wechat1 "good morning"'], leaks: [], overTalk: [] });
    expect(judge([...lines, shown(2, 'good morning'), shown(3, 'he is a liar'), shown(4, 're 3 #3')])).toMatchObject({
      unheard: [],
      leaks: ['wechat1 "a liar"'],
      overTalk: ['wechat1 "re 3 #3"'],
    });
  });
});
