// A return is taken down step by step: across a restart, with a digression, given up, and with a fault for a person.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse, wordsIn } from '../support/house.ts';

let world: TestHouse;
beforeAll(async () => {
  world = await openHouse();
});
afterAll(() => world.close());

const order = '3651280947182736450';

describe('a return request', () => {
  it('goes on where it stood after a restart', async () => {
    const guest = await world.guest();
    expect(wordsIn(await guest.asks('我要申请退货'))).toContain('订单号');
    await world.restart();
    const why = await guest.asks(order);
    expect(wordsIn(why)).toContain('原因');
    expect(why.choices?.map(({ label }) => label)).toContain('尺码不合适');
    await world.restart();
    const { cursor } = await guest.choose(why.choices!.find(({ label }) => label === '尺码不合适')!.value);
    const tags = await guest.hears(cursor);
    expect(wordsIn(tags)).toContain('吊牌');
    const done = await guest.asks('是的，完好');
    expect(wordsIn(done)).toContain(order);
    expect(wordsIn(done)).toContain('尺码不合适');
    expect(wordsIn(done)).not.toContain('{{');
    await world.endsWell();
  });

  it('answers a question in between and comes back to where it was', async () => {
    const guest = await world.guest();
    await guest.asks('我要申请退货');
    const { cursor } = await guest.say('运费谁出');
    await guest.hears(cursor, (one) => /运费|运费险/.test(wordsIn(one)));
    await guest.hears(cursor, (one) => wordsIn(one).includes('订单号'));
    expect(wordsIn(await guest.asks(order))).toContain('原因');
    await world.endsWell();
  });

  it('is given up by a word', async () => {
    const guest = await world.guest();
    await guest.asks('我要申请退货');
    expect(wordsIn(await guest.asks('取消'))).toMatch(/先不办|取消/);
    expect(wordsIn(await guest.asks('什么时候发货'))).toContain('48');
    await world.endsWell();
  });

  it('for a fault goes to a person with everything said so far, on Telegram too', async () => {
    const ann = world.chatter();
    await ann.asks('我要申请退货');
    await ann.asks(order);
    const before = ann.shown().length;
    ann.press('质量问题');
    const farewell = await ann.hears(before);
    expect(farewell.text).toMatch(/售后同事/);
    const topic = await world.topicWith(order);
    expect(topic.lines()[0]).toContain('质量问题');
    expect(topic.lines()[0]).toContain('流程需要人工');
    await world.endsWell();
  });
});
