// What the shop's assistant does with a customer's words: the ladder, rung by rung.

import { describe, expect, it } from 'vitest';
import { moodOf } from '../../core/engine/mood/index.ts';
import { normalise } from '../../core/engine/normalise.ts';
import type { Content, Turn } from '../../core/model/index.ts';
import { ask, book, engine, friday, labelsOf, orderNo, talk, textOf, waiting } from './shop.ts';

const entryOf = (said: string) => {
  const { decision } = ask(said);
  return decision.kind === 'answer' || decision.kind === 'suggest' ? decision.entry : decision.kind;
};

describe('a question is answered', () => {
  it.each([
    ['什么时候发货', 'ship_time'],
    ['亲，请问啥时候发货呀？', 'ship_time'],
    ['什麼時候發貨', 'ship_time'],
    ['ｗhere ｉs my ｐackage', 'track'],
    ['怎么退货啊😭', 'return_how'],
    ['有木有优惠', 'discount'],
    ['邮费多少', 'ship_fee'],
    ['可以给我便宜一点吗', 'discount'],
    ['快递走到哪里了呀', 'track'],
    ['How do I return this?', 'return_how'],
    ["when's my refund coming", 'refund_when'],
    ['can I have an invoice please', 'invoice'],
    ['how can you r e t u r n this', 'return_how'],
    ['你好', 'greet'],
    ['are you human?', 'bot_identity'],
  ])('%s → %s', (said, entry) => expect(entryOf(said)).toBe(entry));

  it.each([
    '北京到上海多少公里',
    'how do I learn guitar',
    '三体讲的是什么',
    'what is a good recipe for lasagna',
    '啊啊啊啊啊啊',
  ])('but never %s', (said) => expect(ask(said).decision.kind).toBe('admit_miss'));

  it('in the language it was asked, with facts in that language', () => {
    expect(textOf(ask('什么时候发货'))).toContain('现货 48 小时内发出');
    expect(textOf(ask('how soon do you ship'))).toContain('within 48 hours');
    expect(textOf(ask('when will I get my refund'))).toContain('Within 1 day.');
    expect(textOf(ask('包邮吗'))).toContain('满 99 元包邮');
    expect(textOf(ask('is shipping free'))).toContain('Free from ¥99');
    expect(textOf(ask('这个 order 包邮吗'))).toContain('包邮');
  });

  it('in Chinese, when Chinese is typed in Latin letters', () => {
    expect(textOf(ask('shenme shihou fahuo'))).toContain('现货 48 小时内发出');
  });

  it('a word in Latin letters does not turn a Chinese talk English', () => {
    const say = talk();
    say('什么时候发货');
    expect(textOf(say('thank you'))).toBe('不客气');
    expect(textOf(ask('thank you'))).toBe('You are welcome');
  });

  it('with related questions that pick by button, number or label', () => {
    const first = ask('什么时候发货');
    expect(labelsOf(first)).toEqual(['多久能到', '运费多少']);
    // The line above a list is no part of the answer: under buttons, and in history, it would point at nothing.
    expect(first.say!.menuTitle).toBe('您可能还想了解：');
    expect(textOf(first)).not.toContain('还想了解');
    expect(ask('how soon do you ship').say!.menuTitle).toBe('You may also want to know:');
    expect(ask('谢谢').say!.menuTitle).toBeUndefined();
    for (const pick of ['2', '２', '2.', '运费多少', '第二个'])
      expect(ask(pick, { dialogue: first.dialogue }).decision, pick).toMatchObject({
        kind: 'answer',
        entry: 'ship_fee',
        why: { via: 'choice' },
      });
    const pressed: Content[] = [{ kind: 'choice', value: 'entry:eta' }];
    expect(ask(pressed).decision).toMatchObject({ kind: 'answer', entry: 'eta' });
  });

  it('two at once, in one reply', () => {
    const both = ask('包邮吗？另外怎么退货');
    expect(both.decision).toMatchObject({ kind: 'answer', entry: 'ship_fee' });
    expect(textOf(both)).toMatch(/包邮[\s\S]*申请售后/);
    expect(both.decision.why.note).toContain('return_how');
  });

  it('a burst of greetings and a question is one question', () => {
    expect(
      ask([
        { kind: 'text', text: '在吗' },
        { kind: 'text', text: '想问下' },
        { kind: 'text', text: '什么时候发货' },
      ]).decision,
    ).toMatchObject({
      kind: 'answer',
      entry: 'ship_time',
    });
  });

  it('explained: how, how sure, by which words, next to what', () => {
    const { why } = ask('请问你们一般多久发货呢').decision;
    expect(why).toMatchObject({ language: 'zh', normalised: '你们一般多久发货', via: 'model' });
    expect(why.score).toBeGreaterThan(0.55);
    expect(why.matched).toContain('多久发货');
    expect(why.nearest).toBe('多久发货');
    expect(why.runnerUp?.entry).toBeDefined();
    expect(why.note).toBe('entry ship_time by model');
  });

  it('by the answer whose conditions fit best', () => {
    expect(textOf(ask('有赠品吗'))).toContain('袜子');
    expect(textOf(ask('有赠品吗', { channel: 'app' }))).toContain('帆布包');
    expect(textOf(ask('有赠品吗', { customer: { tags: ['member'] } }))).toContain('双份');
    const dress = ask('碎花连衣裙有赠品吗');
    expect(textOf(dress)).toContain('腰带');
    expect(dress.say?.parts).toContainEqual({ kind: 'media', type: 'image', platform: 'shop:belt.jpg' });
  });

  it('and an annoyed customer hears an apology first', () => {
    expect(textOf(ask('无语，什么时候发货'))).toMatch(/^(?:实在抱歉|很抱歉)/);
    expect(textOf(ask('什么时候发货'))).not.toContain('抱歉');
  });
});

describe('keyword rules', () => {
  it('win over everything that only resembles', () => {
    expect(ask('能开专票吗').decision).toMatchObject({
      kind: 'answer',
      entry: 'invoice',
      why: { via: 'keyword', matched: ['专票'] },
    });
    expect(ask('I will call my lawyer').decision).toMatchObject({ kind: 'hand_off' });
  });
  it('find Latin words whole', () => {
    expect(textOf(ask('hi'))).toBe('Hi!');
    expect(ask('what is this').decision).not.toMatchObject({ entry: 'rule:kw_hi' });
  });
  it('prefer the longer match, and obey none', () => {
    expect(ask('会员日有什么').decision).toMatchObject({ entry: 'rule:kw_long' });
    expect(ask('昨天会员日').decision).toMatchObject({ entry: 'rule:kw_short' });
  });
  it('exact is the whole text, greetings aside', () => {
    expect(ask('请问地址').decision).toMatchObject({ entry: 'rule:kw_exact' });
    expect(ask('改地址怎么弄').decision).not.toMatchObject({ entry: 'rule:kw_exact' });
  });
  it('patterns see full-width text plainly', () => {
    expect(ask('＃ＳＫＵ １２３４').decision).toMatchObject({ entry: 'rule:kw_pattern' });
  });
});

describe('a person is fetched', () => {
  it('when he asks, in words or by the button', () => {
    expect(ask('转人工').decision).toMatchObject({ kind: 'hand_off', reason: 'wish' });
    expect(ask([{ kind: 'human' }]).decision).toMatchObject({ kind: 'hand_off', reason: 'wish' });
    expect(ask([{ kind: 'choice', value: 'human' }]).decision).toMatchObject({ kind: 'hand_off', reason: 'wish' });
    expect(ask('I want my refund, let me talk to a person').decision).toMatchObject({
      kind: 'hand_off',
      skill: 'aftersales',
    });
  });
  it('when the mood is one the shop names, with an apology', () => {
    const angry = ask('你们这群骗子');
    expect(angry.decision).toMatchObject({
      kind: 'hand_off',
      reason: 'angry',
      why: { mood: { name: 'angry' }, matched: ['骗子'] },
    });
    expect(textOf(angry)).toContain('抱歉');
    expect(ask('骗子，我要发律师函').decision).toMatchObject({ reason: 'angry', skill: 'complaints', topic: 'legal' });
    expect(ask('骗子，手机着火了').decision).toMatchObject({ reason: 'angry', skill: 'complaints', topic: 'safety' });
  });
  it('for a topic, a customer, an entry', () => {
    expect(ask('充电的时候着火了').decision).toMatchObject({
      kind: 'hand_off',
      reason: 'topic',
      topic: 'safety',
      skill: 'complaints',
    });
    expect(ask('什么时候发货', { customer: { tags: ['vip'] } }).decision).toMatchObject({
      kind: 'hand_off',
      reason: 'vip',
    });
    const damaged = ask('衣服有个洞');
    expect(damaged.decision).toMatchObject({
      kind: 'hand_off',
      reason: 'entry',
      topic: 'damaged',
      skill: 'aftersales',
    });
    expect(textOf(damaged)).toContain('请发照片');
  });
  it.each(['SF1234567890123', '13812345678', 'my order no is #12345', '20231234567890'])(
    'when he gives what answers ask for, and no settings say where to look it up: %s',
    (said) => expect(ask(said).decision).toMatchObject({ kind: 'hand_off', reason: 'entry' }),
  );

  it('not for a tone that may be misheard, where the question is clear', () => {
    // By its wording alone this sounds angry to the judge; no single word of it does.
    const said = 'whats your size chart';
    const felt = moodOf(normalise(said));
    expect(felt).toMatchObject({ name: 'angry', byTone: true });
    expect(ask(said).decision.kind).not.toBe('hand_off');
  });

  it('after the third miss in a row, and an answer starts the count again', () => {
    const say = talk();
    expect(say('三体讲的是什么').decision).toMatchObject({ kind: 'admit_miss', count: 1 });
    expect(say('宽带密码多少').decision).toMatchObject({ kind: 'admit_miss', count: 2 });
    say('什么时候发货');
    expect(say('三体讲的是什么').decision).toMatchObject({ kind: 'admit_miss', count: 1 });
    say('红楼梦作者是谁');
    expect(say('地球离月亮多远').decision).toMatchObject({ kind: 'hand_off', reason: 'misses' });
  });
  it('and outside the hours he is told so', () => {
    const sunday = friday + 2 * 86_400_000;
    expect(textOf(ask('转人工', { now: sunday as typeof friday }))).toContain('下班');
    expect(textOf(ask('转人工'))).not.toContain('下班');
    const swappedSaturday = Date.UTC(2026, 9, 10, 2) as typeof friday;
    expect(textOf(ask('转人工', { now: swappedSaturday }))).not.toContain('下班');
    const holiday = Date.UTC(2026, 9, 1, 2) as typeof friday;
    expect(textOf(ask('转人工', { now: holiday }))).toContain('下班');
  });
});

describe('close, but not sure', () => {
  it('offers two to five entries and none of them', () => {
    const unsure = ask('什么时候退');
    if (unsure.decision.kind !== 'clarify') throw new Error(`expected clarify, got ${JSON.stringify(unsure.decision)}`);
    expect(unsure.decision.between).toContain('refund_when');
    expect(labelsOf(unsure).at(-1)).toBe('都不是');
    expect(unsure.say!.choices.length).toBeGreaterThanOrEqual(2);
    expect(unsure.say!.choices.length).toBeLessThanOrEqual(5);
    const none = ask(String(unsure.say!.choices.length), { dialogue: unsure.dialogue });
    expect(none.decision).toMatchObject({ kind: 'admit_miss', count: 1 });
  });
});

describe('who owns the conversation', () => {
  it('an agent: everything is relayed', () => {
    const mode = { kind: 'agent', handoff: 'h', agent: 'a' } as never;
    expect(ask('什么时候发货', { mode })).toMatchObject({ decision: { kind: 'relay' } });
    expect(ask('什么时候发货', { mode }).say).toBeUndefined();
  });
  it('one who waits: what is known is answered, never a second case', () => {
    expect(ask('什么时候发货', { mode: waiting }).decision).toMatchObject({ kind: 'answer', entry: 'ship_time' });
    for (const said of ['转人工', '骗子', '三体讲的是什么', '在吗', '衣服有个洞'])
      expect(ask(said, { mode: waiting }).decision.kind, said).toBe('relay');
  });
  it('the owner himself, until his pause ends', () => {
    const mode = { kind: 'paused', by: 'owner', until: friday + 1000 } as never;
    expect(ask('什么时候发货', { mode }).decision.kind).toBe('stay_silent');
    expect(ask('什么时候发货', { mode, now: (friday + 2000) as typeof friday }).decision.kind).toBe('answer');
  });
  it('assist mode by the calendar: suggested, not said', () => {
    const assist = ask('什么时候发货', { channel: 'desk-first' });
    expect(assist.decision).toMatchObject({ kind: 'suggest', entry: 'ship_time' });
    expect(assist.say).toBeUndefined();
    expect(assist.suggestions[0]).toMatchObject({ entry: 'ship_time', text: '现货 48 小时内发出' });
    const evening = (friday + 6 * 3_600_000) as typeof friday;
    expect(ask('什么时候发货', { channel: 'desk-first', now: evening }).decision.kind).toBe('answer');
  });
});

describe('turns without words', () => {
  it('joining is welcomed once', () => {
    const joined = ask([]);
    expect(joined.decision.kind).toBe('welcome');
    expect(textOf(joined)).toBe('欢迎光临小店');
    expect(labelsOf(joined)).toEqual(['什么时候发货', '退货']);
    expect(ask([], { dialogue: joined.dialogue }).decision.kind).toBe('stay_silent');
  });
  it('a lone question mark or an emoji is no miss', () => {
    for (const said of ['？', '。。。', '😀']) expect(ask(said).dialogue.misses, said).toBe(0);
  });
  it('a picture is answered once with a plea for words', () => {
    const photo: Content[] = [{ kind: 'media', type: 'image', platform: 'x' }];
    const first = ask(photo);
    expect(textOf(first)).toContain('看不懂');
    expect(first.dialogue.misses).toBe(0);
    const bot: Turn = {
      seq: 2,
      author: { kind: 'bot', decision: first.decision, knowledge: 'v' },
      content: [],
      at: friday,
    };
    expect(ask(photo, { recent: [bot] }).decision.kind).toBe('stay_silent');
  });
});

describe('order look-ups', () => {
  const question = { port: 'orders', orderNo } as const;
  it('are asked for where the settings offer them, and their answer is told', () => {
    const lookUps = ['orders'] as const;
    expect(ask(`订单${orderNo}到哪了`).decision).toMatchObject({ kind: 'answer', entry: 'track' });
    expect(ask(`订单${orderNo}到哪了`, { lookUps }).decision).toMatchObject({ kind: 'look_up', question });
    const found = ask(`订单${orderNo}到哪了`, {
      lookUps,
      looked: { question, answer: { status: 'found', fields: { 状态: '已发货' } } },
    });
    expect(textOf(found)).toContain('状态：已发货');
    const failed = ask(`订单${orderNo}到哪了`, {
      lookUps,
      looked: { question, answer: { status: 'failed', why: 'timeout' } },
    });
    expect(failed.decision).toMatchObject({ kind: 'answer', entry: 'track' });
  });
});

describe('the engine', () => {
  it('thinks the same twice, and the seed picks the wording', () => {
    expect(ask('三体讲的是什么')).toEqual(ask('三体讲的是什么'));
    const wordings = new Set(Array.from({ length: 30 }, (_, i) => textOf(ask('三体讲的是什么', { seed: `s${i}` }))));
    expect(wordings.size).toBeGreaterThan(1);
  });
  it('suggests for the copilot, at most three, best first', () => {
    const suggestions = engine().suggest('how do I send it back', 'en');
    expect(suggestions[0]).toMatchObject({ entry: 'return_how', text: 'Tap "return" in your order.' });
    expect(suggestions.length).toBeLessThanOrEqual(3);
  });
  it('speaks the house phrases and never shows a variable nobody knows', () => {
    expect(engine().phrase('waiting_notice', 'zh', 's', { position: '3' })).toContain('第 3 位');
    expect(engine().phrase('waiting_notice', 'zh', 's', { position: '{{ticket}}' })).not.toContain('{{');
    expect(engine().phrase('waiting_notice', 'zh', 's')).not.toContain('{{');
    expect(engine().phrase('left_message', 'zh', 's')).toContain('{{ticket}}');
    expect(engine().phrase('greeting', 'zh-TW', 's')).toMatch(/小店/);
    expect(engine().book).toBe(book);
  });
});
