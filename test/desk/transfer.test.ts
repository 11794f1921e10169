// A case passed on to a skill that nobody has and only the shop's routing.json names: from a topic and from the console.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, randomIds } from '../console/desk-world.ts';
import { bo, openHouse, soon, type TestHouse } from '../support/house.ts';

let world: TestHouse;
let kai: Browser;
beforeAll(async () => {
  world = await openHouse();
  kai = await world.colleague('kai');
});
afterAll(() => world.close());

async function caseWith(words: string) {
  const guest = await world.guest();
  await guest.say(`${words}，转人工`);
  const topic = await world.topicWith(words);
  const found = await soon(
    async () => (await kai.get(`/conversations?limit=1&search=${encodeURIComponent(words)}`)).body.conversations[0],
  );
  const stands = async () => (await kai.get(`/conversations/${found.id}`)).body.summary.case;
  return { topic, id: String(found.id), stands };
}

it('by its name in a topic, with a note; the line names the skill in words', async () => {
  const { topic, stands } = await caseWith('扣子掉了两颗');
  await topic.claim(bo);
  topic.write(bo, '/transfer 售后 等了三天');
  await soon(async () => (await stands()).state === 'transferred');
  expect(await stands()).toMatchObject({ to: 'aftersales', note: '等了三天', skill: 'aftersales' });
  await topic.shows('售后');
});

it('from the list the console offers', async () => {
  const { id, stands } = await caseWith('袖子短了一截');
  expect((await kai.get('/people')).body.skills).toContainEqual({ id: 'aftersales', name: '售后' });
  const act = (what: string, body = {}) =>
    kai.post(`/conversations/${id}/${what}`, { id: randomIds.next<string>(), ...body });
  expect((await act('claim')).status).toBe(200);
  expect((await act('transfer', { to: 'no_such_skill' })).body.error.code).toBe('unknown_target');
  expect((await act('transfer', { to: 'aftersales' })).status).toBe(200);
  expect(await stands()).toMatchObject({ state: 'transferred', to: 'aftersales', skill: 'aftersales' });
});

it('that the shop has added since, without a restart', async () => {
  const { id, stands } = await caseWith('拉链坏了');
  world.shop.edit('routing', (json) => {
    json.skills.push({ id: 'repairs', name: { zh: '维修' } });
  });
  await soon(async () =>
    (await kai.get('/people')).body.skills.some((skill: { id: string }) => skill.id === 'repairs'),
  );
  const act = (what: string, body = {}) =>
    kai.post(`/conversations/${id}/${what}`, { id: randomIds.next<string>(), ...body });
  await act('claim');
  expect((await act('transfer', { to: 'repairs' })).status).toBe(200);
  expect(await stands()).toMatchObject({ to: 'repairs', skill: 'repairs' });
});
