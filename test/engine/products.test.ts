// Questions about products, answered from the shop's file and from nothing else.

import { describe, expect, it } from 'vitest';
import { ask, labelsOf, talk, textOf } from './shop.ts';

describe('a product named', () => {
  it.each([
    ['这款碎花连衣裙是纯棉的吗', /^是的.*棉 100%/],
    ['针织连衣裙是纯棉的吗', /^不是.*羊毛 30%，棉 70%/],
    ['羊毛大衣有黑色吗', /^是的.*驼色、黑色/],
    ['碎花裙有黑色吗', /^不是.*米白、雾蓝/],
    ['碎花连衣裙多少钱', /¥239/],
    ['碎花裙怎么洗', /可机洗/],
    ['羊毛大衣有货吗', /缺货/],
    ['碎花裙有M码吗', /^是的.*S、M、L/],
    ['碎花裙有XL码吗', /^不是.*S、M、L/],
    ['碎花裙搭配什么', /羊毛大衣/],
    ['is the wool coat in black', /^Yes.*camel, black/],
    ['how much is the floral dress', /floral dress is ¥239/],
    ['what fabric is the knit dress', /30% wool, 70% cotton/],
  ])('%s', (said, answer) => {
    const thought = ask(said);
    expect(thought.decision).toMatchObject({ kind: 'answer', why: { via: 'product' } });
    expect(textOf(thought)).toMatch(answer);
  });

  it('is not praised for what the file does not say', () => {
    const thought = ask('羊毛大衣弹性好吗');
    expect(textOf(thought)).toMatch(/弹力我这里没有记录/);
    expect(labelsOf(thought)).toEqual(['转人工']);
  });

  it('alone is shown at a glance', () => {
    const { say } = ask('羊毛大衣');
    expect(say!.parts[0]).toMatchObject({
      kind: 'card',
      title: '羊毛大衣',
      fields: expect.arrayContaining([{ label: '价格', value: '¥899' }]),
    });
  });

  it('is a name even where entries share its characters', () => {
    expect(ask('碎花裙子').decision).toMatchObject({ kind: 'answer', entry: 'product:dress' });
  });

  it('does not hide a question about the order', () => {
    expect(ask('碎花连衣裙什么时候发货').decision).toMatchObject({ kind: 'answer', entry: 'ship_time' });
    expect(ask('羊毛大衣怎么退货').decision).toMatchObject({ kind: 'answer', entry: 'return_how' });
  });
});

describe('a kind of product', () => {
  it('asks which, and the answer fits the question asked before', () => {
    const say = talk();
    const which = say('连衣裙多少钱');
    expect(which.decision).toMatchObject({ kind: 'clarify', between: ['product:dress', 'product:knit'] });
    expect(labelsOf(which)).toEqual(['碎花连衣裙', '针织连衣裙']);
    expect(textOf(say('2'))).toContain('¥299');
  });
  it('is asked for where he points at what only he sees', () => {
    const say = talk();
    expect(say('这个多少钱').decision).toMatchObject({ kind: 'clarify' });
    expect(textOf(say('那件羊毛大衣呢'))).toMatch(/¥899/);
  });

  it('means the one the talk is about', () => {
    const say = talk();
    say('碎花连衣裙有什么颜色');
    expect(textOf(say('这条连衣裙多少钱'))).toContain('¥239');
  });
});

describe('in the course of a talk', () => {
  it('the product is remembered, through the store', () => {
    const say = talk();
    say('碎花连衣裙多少钱');
    expect(textOf(say('是纯棉的吗'))).toMatch(/^是的/);
    expect(textOf(say('还有别的颜色吗'))).toContain('米白、雾蓝');
    expect(textOf(say('怎么洗'))).toContain('可机洗');
    expect(textOf(say('那羊毛大衣呢'))).toContain('只可干洗');
    expect(say('什么时候发货').decision).toMatchObject({ entry: 'ship_time' });
  });
  it('without one, the general entry answers', () => {
    expect(ask('怎么洗').decision).toMatchObject({ kind: 'answer', entry: 'care' });
  });
});

describe('sizes', () => {
  it.each([
    ['碎花裙 160 100斤穿什么码', /M/],
    ['碎花裙160 穿 M 行吗', /M 码/],
    ['碎花裙身高155体重45kg', /S/],
    ['碎花裙我一米七，120斤', /L/],
    ["floral dress, I'm 170cm and 130 lbs, what size", /size L|in L/],
  ])('%s', (said, size) => {
    const thought = ask(said);
    expect(thought.decision).toMatchObject({ kind: 'answer', entry: 'product:dress' });
    expect(textOf(thought)).toMatch(size);
  });
  it('name their measures in the language of the talk, where the shop has a name', () => {
    expect(textOf(ask('碎花裙 160 100斤穿什么码'))).toContain('胸围 88cm，袖口 20cm');
    expect(textOf(ask('floral dress, 160cm 50kg, what size'))).toContain('bust 88cm, 袖口 20cm');
  });
  it('are honest where none fits', () => expect(textOf(ask('碎花裙 190 200斤穿什么码'))).toContain('没有完全适合'));
  it('remember the body and the dress, in either order', () => {
    const say = talk();
    say('碎花裙多少钱');
    expect(textOf(say('160 穿 M 行吗'))).toContain('M 码');
    expect(say('我100斤').dialogue.slots).toMatchObject({ height: '160', weight: '50' });
    const first = talk();
    expect(textOf(first('160 100斤穿什么码'))).toContain('M');
  });
});
