// A dialogue of several turns; its state goes through JSON between them, as over a restart.

import { describe, expect, it } from 'vitest';
import { ask, labelsOf, orderNo, talk, textOf } from './shop.ts';

describe('a return request', () => {
  it('asks, branches and finishes', () => {
    const say = talk();
    expect(say('我要申请退货').decision).toMatchObject({ kind: 'ask_slot', flow: 'return_request', slot: 'order_no' });
    expect(labelsOf(say(orderNo))).toEqual(['尺码不合适', '质量问题']);
    expect(say('1').decision).toMatchObject({ kind: 'ask_slot', slot: 'note' });
    const done = say('吊牌还在');
    expect(textOf(done)).toBe(`登记好了：${orderNo}，尺码不合适，吊牌还在`);
    expect(done.dialogue.flows).toEqual([]);
  });

  it('takes what the first message already says, and fetches a person for the rest', () => {
    const thought = ask(`我要申请退货，订单${orderNo}，质量有问题`);
    expect(thought.decision).toMatchObject({
      kind: 'hand_off',
      reason: 'flow',
      skill: 'aftersales',
      topic: 'return_request',
    });
    expect(textOf(thought)).toBe('请售后同事来');
  });

  it('answers a question in between and comes back to its own', () => {
    const say = talk();
    say('我要申请退货');
    const between = say('运费多少');
    expect(between.decision).toMatchObject({ kind: 'answer', entry: 'ship_fee' });
    expect(textOf(between)).toMatch(/包邮[\s\S]*接着刚才的[\s\S]*请发订单号/);
    expect(between.dialogue.flows).toHaveLength(1);
    expect(say(orderNo).decision).toMatchObject({ kind: 'ask_slot', slot: 'reason' });
    expect(textOf(say('碎花裙多少钱'))).toMatch(/¥239[\s\S]*退货原因/);
    expect(say('质量问题').decision).toMatchObject({ kind: 'hand_off', reason: 'flow' });
  });

  it.each(['取消', '算了', '不用了', 'cancel', 'never mind'])('is left with %s', (word) => {
    const say = talk();
    say('我要申请退货');
    const left = say(word);
    expect(left.decision.why.note).toBe('left flow return_request');
    expect(left.dialogue.flows).toEqual([]);
    expect(say('什么时候发货').decision).toMatchObject({ kind: 'answer', entry: 'ship_time' });
  });

  it('asks again twice, then fetches a person', () => {
    const say = talk();
    say('我要申请退货');
    expect(textOf(say('abc'))).toBe('这不像订单号');
    expect(say('xyz').decision.kind).toBe('ask_slot');
    expect(say('opq')).toMatchObject({ decision: { kind: 'hand_off', reason: 'flow' }, dialogue: { flows: [] } });
  });

  it('never keeps anyone from a person', () => {
    const say = talk();
    say('我要申请退货');
    expect(say('转人工').decision).toMatchObject({ kind: 'hand_off', reason: 'wish' });
  });

  it('waits for a look-up and decides the same turn again with its answer', () => {
    const lookUps = ['orders'] as const;
    const say = talk({ lookUps });
    say('我要申请退货');
    const asked = say(orderNo);
    const question = { port: 'orders', orderNo } as const;
    expect(asked.decision).toMatchObject({ kind: 'look_up', question });
    expect(asked.say).toBeUndefined();
    const again = say(orderNo, { looked: { question, answer: { status: 'not_found' } } });
    expect(again.decision).toMatchObject({ kind: 'ask_slot', slot: 'reason' });
  });
});

describe('an entry that needs something first', () => {
  it('asks for it, then answers', () => {
    const say = talk();
    expect(say('帮我催催订单').decision).toMatchObject({ kind: 'ask_slot', flow: 'entry:urge', slot: 'order_no' });
    expect(say(orderNo)).toMatchObject({
      decision: { kind: 'answer', entry: 'urge' },
      dialogue: { flows: [], slots: { order_no: orderNo } },
    });
  });
  it('answers at once if the message says it', () => {
    expect(ask(`催一下我的订单${orderNo}`).decision).toMatchObject({ kind: 'answer', entry: 'urge' });
  });
});
