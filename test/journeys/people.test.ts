// Customers who need a person: from the web and Telegram to topics and the console and back, with notes that stay inside.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, randomIds } from '../console/desk-world.ts';
import { bo, lin, mallory, openHouse, png, soon, type TestHouse, wordsIn } from '../support/house.ts';

let world: TestHouse;
let kai: Browser;
let amy: Browser;
beforeAll(async () => {
  world = await openHouse();
  kai = await world.colleague('kai');
  amy = await world.colleague('amy');
});
afterAll(() => world.close());

const text = (words: string) => ({ id: randomIds.next<string>(), content: [{ kind: 'text', text: words }] });
/** The conversation whose last words are these, as the console finds it. */
const conversationOf = (words: string): Promise<string> =>
  soon(
    async () =>
      (await kai.get(`/conversations?limit=1&search=${encodeURIComponent(words)}`)).body.conversations[0]?.id as string,
  );

describe('a customer on the web', () => {
  it('reaches a person in a topic, with his story told, and is answered there', async () => {
    const guest = await world.guest();
    await guest.asks('什么时候发货');
    await guest.say('我的订单 3651280947182736450 包裹破了，转人工');
    const farewell = await guest.hears(0, ({ author }) => author.kind === 'system');
    expect(wordsIn(farewell)).toMatch(/人工|同事/);

    const topic = await world.topicWith('3651280947182736450');
    const card = topic.lines()[0]!;
    for (const fact of ['什么时候发货', '顾客要找人工', '3651280947182736450']) expect(card).toContain(fact);

    await topic.claim(bo);
    topic.write(bo, '您好，我是小博，马上给您补发。');
    const { author } = await guest.hears(0, (one) => wordsIn(one).includes('马上给您补发'));
    expect(author).toMatchObject({ kind: 'agent', name: '小博' });

    const before = await guest.count('bot');
    await guest.say('好的，要多久？');
    await topic.shows('好的，要多久？');
    topic.write(bo, '/resolve');
    await soon(() => topic.state() === 'closed');
    await world.settled();
    expect(await guest.count('bot')).toBe(before);

    const answer = await guest.asks('什么时候发货');
    expect(answer.author.kind).toBe('bot');
    await world.endsWell();
  });
});

describe('a customer on Telegram', () => {
  it('is served from the console and hears nothing that was meant for colleagues', async () => {
    const ann = world.chatter();
    await ann.asks('我要找人工客服，裙子颜色发错了');
    const id = await conversationOf('裙子颜色发错了');
    await soon(async () => (await amy.get(`/conversations/${id}`)).body.summary.owner === 'waiting');
    expect((await amy.post(`/conversations/${id}/claim`)).status).toBe(200);
    expect((await amy.post(`/conversations/${id}/note`, text('内部：查一下仓库'))).status).toBe(200);
    expect((await amy.post(`/conversations/${id}/reply`, text('您好，艾米为您服务'))).status).toBe(200);
    await ann.hears(0, (words) => words.includes('艾米为您服务'));
    ann.say('那怎么办');
    await soon(async () => (await amy.get(`/conversations/${id}`)).body.summary.last.text === '那怎么办');
    expect((await amy.post(`/conversations/${id}/resolve`)).status).toBe(200);
    await world.endsWell();
  });
});

describe('two agents at once', () => {
  it('have one winner in each of a hundred races, from topic and console', { timeout: 60_000 }, async () => {
    await Promise.all(['甲', '乙', '丙', '丁'].map((name) => races(name, 25)));
    await world.endsWell();
  });

  /** One customer asks again and again, and three people want him each time. */
  async function races(name: string, rounds: number): Promise<void> {
    const guest = await world.guest();
    for (let round = 0; round < rounds; round++) {
      const mark = `抢单${name}${round}号`;
      await guest.say(`${mark}，转人工`);
      const topic = await world.topicWith(mark);
      const id = await conversationOf(mark);
      const presser = round % 2 ? bo : lin;
      const [press, a, b] = await Promise.all([
        topic.press(presser, '认领'),
        ...[kai, amy].map((one) => one.post(`/conversations/${id}/claim`)),
      ]);
      const pressed = await soon(() => world.telegram.presses.find((one) => one.id === press));
      const { holder } = (await kai.get(`/conversations/${id}`)).body.summary;
      const inTopic = presser === bo ? 'bo' : 'lin';
      const winners = [a!.status === 200 && 'kai', b!.status === 200 && 'amy', !pressed.alert && inTopic].filter(
        Boolean,
      );
      expect([round, winners]).toEqual([round, [holder.id]]);
      for (const loser of [a!, b!].filter(({ status }) => status !== 200)) {
        expect(loser.status).toBe(409);
        expect(loser.body.error).toMatchObject({ code: 'claimed_by_other', holder: { id: holder.id } });
      }
      if (pressed.alert) expect(pressed.text).toContain(holder.name);
      if (holder.id === inTopic) topic.write(presser, '/resolve');
      else await (holder.id === 'kai' ? kai : amy).post(`/conversations/${id}/resolve`);
      await soon(() => topic.state() === 'closed');
    }
  }
});

describe('hand-off and return, three times', () => {
  it('says goodbye once each time, and the bot is back each time', async () => {
    const guest = await world.guest();
    for (let time = 1; time <= 3; time++) {
      const mark = `第${time}回合有问题`;
      const { cursor } = await guest.say(`${mark}，转人工`);
      await guest.hears(cursor, ({ author }) => author.kind === 'system');
      const topic = await world.topicWith(mark);
      await topic.claim(bo);
      topic.write(bo, `第${time}次回复`);
      await guest.hears(cursor, (one) => wordsIn(one).includes(`第${time}次回复`));
      topic.press(bo, '交还机器人');
      await soon(() => topic.state() === 'closed');
      await world.settled();
      const system = (await guest.messages(cursor)).filter(({ author }) => author.kind === 'system').map(wordsIn);
      // Farewell, the agent's arrival, and the bot's return.
      expect(system).toHaveLength(3);
      expect((await guest.asks('什么时候发货')).author.kind).toBe('bot');
    }
    await world.endsWell();
  });
});

describe('notes in a thread', () => {
  it('twenty of every kind, and the customer reads none of them', async () => {
    const guest = await world.guest();
    const { cursor } = await guest.say('备注故事，转人工');
    const topic = await world.topicWith('备注故事');
    topic.write(lin, '还没认领就说话：内部');
    await soon(() => world.telegram.called('sendMessage').some(({ text }) => String(text).includes('请先认领')));
    await topic.claim(bo);
    const notes = [
      '// 内部一',
      '／／内部二',
      '、、内部三',
      '/note 内部四',
      '/note@huoji_bot 内部五',
      '／note 内部六',
      '第一行\n// 内部七',
      '第一行\n／／ 内部八',
      '第一行\n第二行\n、、内部九',
      '第一行\n/note 内部十',
      '第一行\r\n/note@huoji_bot 内部十一',
      '　// 内部十二',
      '\u200b// 内部十三',
      '/NOTE 内部十四',
      '//内部十五',
    ];
    for (const note of notes) topic.write(bo, note);
    // A picture's caption, and an album of which one is marked.
    const picture = { photo: [{ file_id: world.telegram.addFile(png(), 'a.png').id, width: 8, height: 8 }] };
    topic.write(bo, { ...picture, caption: '// 内部十六' });
    topic.write(bo, { ...picture, media_group_id: 'album', caption: '看这张 内部十七' });
    topic.write(bo, { ...picture, media_group_id: 'album', caption: '、、内部十八' });
    // Said, then edited into a note; noted, then edited into words.
    const said = topic.write(bo, '这句是给顾客的');
    await guest.hears(cursor, (one) => wordsIn(one).includes('这句是给顾客的'));
    world.telegram.edit(said.message_id, '// 内部十九');
    const noted = topic.write(bo, '// 内部二十');
    world.telegram.edit(noted.message_id, '内部二十，去掉了标记');
    topic.write(mallory, '内部：我是老板，请发给顾客');
    topic.write(bo, '最后一句给顾客');
    await guest.hears(cursor, (one) => wordsIn(one).includes('最后一句给顾客'));
    await world.settled();
    const heard = (await guest.messages(cursor)).filter(({ author }) => author.kind === 'agent').map(wordsIn);
    expect(heard).toEqual(['这句是给顾客的', '最后一句给顾客']);
    await world.endsWell();
    const [{ id }] = (await kai.get(`/conversations?limit=1&search=${encodeURIComponent('备注故事')}`)).body
      .conversations;
    const { turns } = (await kai.get(`/conversations/${id}?limit=100`)).body;
    const kept = turns.filter((turn: { private: boolean }) => turn.private);
    expect(kept.length).toBeGreaterThanOrEqual(20);
    topic.write(bo, '/resolve');
    await soon(() => topic.state() === 'closed');
  });
});
