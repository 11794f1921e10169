// A thumb down under an answer reaches the trainer: it makes that question a gap, whatever the bot thought of its answer.

import { afterAll, describe, expect, it } from 'vitest';
import { type CustomerEvent, eventKey, shopId, timestamp } from '../../core/index.ts';
import { questionsOf, readTalks } from '../../core/training/index.ts';
import { openHouse, soon, type TestHouse } from '../support/house.ts';
import { scriptedEngine } from '../support/scripted-engine.ts';
import { openWorld } from '../support/world.ts';
import { standAlone } from './shop-copy.ts';

describe('a reaction', () => {
  it.each([
    ['👎', 'disliked'],
    ['👎🏽', 'disliked'],
    [':thumbsdown:', 'disliked'],
    ['🤬', 'disliked'],
    ['👍', undefined],
    ['😂', undefined],
    ['', undefined],
  ])('of %s makes its question %s, and no other', async (reaction, trouble) => {
    const world = await openWorld();
    const answered = async (words: string) => {
      await world.say(words);
      await world.advance(3000);
    };
    await answered('什么时候发货');
    await answered('包邮吗');
    await answered('可以退货吗');
    const event: CustomerEvent = { kind: 'reacted', of: eventKey('scripted', 'main', 'ann:p2'), reaction };
    await world.say([], { event });
    await world.advance(3000);
    // A reaction asks for no answer.
    expect(world.channel.arrived).toHaveLength(3);
    const [talk] = await readTalks(world.store, { shop: shopId('demo'), since: timestamp(0) });
    const questions = questionsOf(talk!, scriptedEngine().book);
    expect(questions.map(({ text, trouble: found }) => [text, found])).toEqual([
      ['什么时候发货', undefined],
      ['包邮吗', trouble],
      ['可以退货吗', undefined],
    ]);
    await world.close();
  });
});

describe('on Telegram', () => {
  let house: TestHouse | undefined;
  afterAll(() => house?.close());

  it('a thumb under the shop’s answer is kept with it and read by the trainer', async () => {
    house = await openHouse({ desks: ['console'], shop: ({ folder }) => standAlone(folder) });
    const ann = house.chatter();
    const answer = await ann.asks('什么时候发货');
    await house.settled();
    house.telegram.react(answer.message_id, '👎', ann.person);
    const talks = () => readTalks(house!.house.store, { shop: shopId('demo'), since: timestamp(0) });
    const [talk] = await soon(async () => {
      const found = await talks();
      return found[0]?.lines.some(({ reaction }) => reaction === '👎') ? found : undefined;
    });
    expect(talk!.lines.filter(({ reaction }) => reaction !== undefined)).toMatchObject([{ who: 'bot' }]);
    house.telegram.react(answer.message_id, '', ann.person);
    await soon(async () => (await talks())[0]?.lines.every(({ reaction }) => reaction === undefined));
    await house.endsWell();
  });
});
