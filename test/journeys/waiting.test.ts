// Time and people: nobody comes, a decision that takes long, a restart in the middle of a case.

import { afterEach, describe, expect, it } from 'vitest';
import { bo, type HousePlan, openHouse, soon, type TestHouse, wordsIn } from '../support/house.ts';

let world: TestHouse;
const open = async (plan?: HousePlan) => {
  world = await openHouse(plan);
  return world;
};
afterEach(() => world.close());

describe('when nobody answers', () => {
  it('the customer is told, then everybody is asked, then he gets a ticket number an agent can take up', async () => {
    await open({
      shop: (shop) =>
        shop.edit('routing', (json) => {
          json.waitMinutes = { notice: 0.01, reroute: 0.02, ticket: 0.03 };
        }),
    });
    const guest = await world.guest();
    const { cursor } = await guest.say('没人理我，转人工');
    const farewell = await guest.hears(cursor);
    expect(farewell.author.kind).toBe('system');
    const notice = await guest.hears(farewell.cursor);
    expect(wordsIn(notice)).toMatch(/第 1 位/);
    const rerouted = await guest.hears(notice.cursor);
    expect(wordsIn(rerouted)).toMatch(/更多同事/);
    const ticket = await guest.hears(rerouted.cursor);
    const number = /编号 (\S+?)，/.exec(wordsIn(ticket))?.[1];
    expect(number).toBeTruthy();
    expect(wordsIn(ticket)).not.toContain('{{');

    const topic = await world.topicWith('没人理我');
    await topic.shows(number!);
    await topic.claim(bo);
    topic.write(bo, '抱歉让您久等了');
    await guest.hears(ticket.cursor, (one) => wordsIn(one) === '抱歉让您久等了');
    topic.write(bo, '/resolve');
    await soon(() => topic.state() === 'closed');
    await world.endsWell();
  });
});

describe('when the shop is closed', () => {
  it('the customer is told so, and his case waits for those who come in the morning', async () => {
    await open({
      shop: (shop) =>
        shop.edit('shop', (json) => {
          // People answer for an hour, some days from now.
          const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
          json.hours = [{ days: [days[(new Date().getUTCDay() + 3) % 7]], from: '09:00', to: '10:00' }];
        }),
    });
    const guest = await world.guest();
    const { cursor } = await guest.say('下班故事，转人工');
    expect(wordsIn(await guest.hears(cursor))).toMatch(/下班|工作时间|服务时间/);
    const topic = await world.topicWith('下班故事');
    await topic.claim(bo);
    topic.write(bo, '早上好');
    await guest.hears(cursor, (one) => wordsIn(one) === '早上好');
    await world.endsWell();
  });
});

describe('a decision that takes five seconds', () => {
  it('never speaks after the claim that came meanwhile', async () => {
    let asked = 0;
    let aborted = 0;
    await open({
      options: {
        lookUp: (_question, signal) => {
          asked += 1;
          return new Promise((resolve, reject) => {
            const timer = setTimeout(() => resolve({ status: 'found', fields: { 状态: '已发货' } }), 5000);
            signal.addEventListener('abort', () => {
              aborted += 1;
              clearTimeout(timer);
              reject(new Error('aborted'));
            });
          });
        },
      },
    });
    const kai = await world.colleague('kai');
    const guest = await world.guest();
    await guest.asks('你好');
    await guest.say('订单 3651280947182736450 到哪了');
    await soon(() => asked === 1);
    const id = (await kai.get('/conversations?limit=1')).body.conversations[0].id;
    expect((await kai.post(`/conversations/${id}/claim`)).status).toBe(200);
    const claimedAt = (await guest.hears(0, ({ author }) => author.kind === 'system')).cursor;
    expect(aborted).toBe(1);
    // What he asked is before the agent at once.
    const { turns } = (await kai.get(`/conversations/${id}`)).body;
    expect(JSON.stringify(turns)).toContain('到哪了');
    await guest.say('在吗');
    await world.settled();
    expect((await guest.messages(claimedAt)).filter(({ author }) => author.kind === 'bot')).toEqual([]);
    expect(asked).toBe(1);
    await world.endsWell();
  });

  it('is answered by the look-up when nobody claims', async () => {
    await open({
      options: { lookUp: async () => ({ status: 'found', fields: { 状态: '已发货', 快递: '中通 ZT123' } }) },
    });
    const guest = await world.guest();
    const answer = await guest.asks('订单 3651280947182736450 到哪了');
    expect(wordsIn(answer)).toContain('ZT123');
    await world.endsWell();
  });
});

describe('a restart with a case open', () => {
  it('loses nothing: the agent goes on in his topic, and what was written meanwhile arrives', async () => {
    await open();
    const [guest, ann] = [await world.guest(), world.chatter()];
    await guest.say('重启故事一，转人工');
    ann.say('重启故事二，转人工');
    const [first, second] = [await world.topicWith('重启故事一'), await world.topicWith('重启故事二')];
    await first.claim(bo);
    await second.claim(bo);
    await world.settled();
    await world.stopHouse();
    // While the hub is down, Telegram keeps what people write.
    first.write(bo, '重启之后的话');
    ann.say('我还在等');
    await world.startHouse();
    await guest.hears(0, (one) => wordsIn(one) === '重启之后的话');
    await second.shows('我还在等');
    second.write(bo, '这边也好了');
    await ann.hears(0, (words) => words === '这边也好了');
    await guest.say('收到');
    await first.shows('收到');
    await world.settled();
    expect((await guest.words()).filter((words) => words === '重启之后的话')).toHaveLength(1);
    expect(second.lines().filter((line) => line.includes('我还在等'))).toHaveLength(1);
    for (const topic of [first, second]) topic.write(bo, '/resolve');
    await soon(() => first.state() === 'closed' && second.state() === 'closed');
    expect(world.topicsOf()).toHaveLength(2);
    await world.endsWell();
  });
});

describe('an update that Telegram delivers three times', () => {
  it('has one effect, also across a restart: a customer’s question, an agent’s words, a press', async () => {
    await open();
    const [ann, guest] = [world.chatter(), await world.guest()];
    await ann.asks('什么时候发货');
    const question = world.telegram.everything.at(-1)!.update_id;
    await guest.say('三次故事，转人工');
    const topic = await world.topicWith('三次故事');
    await topic.claim(bo);
    const claim = world.telegram.everything.at(-1)!.update_id;
    topic.write(bo, '只说一次');
    await guest.hears(0, (one) => wordsIn(one) === '只说一次');
    const words = world.telegram.everything.at(-1)!.update_id;
    await world.settled();
    const before = [ann.shown().length, (await guest.messages()).length, topic.lines().length];
    const redeliverAll = async () => {
      for (const update of [question, claim, words]) await world.telegram.redeliver(update);
      await world.settled();
    };
    await redeliverAll();
    await redeliverAll();
    await world.restart();
    await redeliverAll();
    expect([ann.shown().length, (await guest.messages()).length, topic.lines().length]).toEqual(before);
    await world.endsWell();
  });
});
