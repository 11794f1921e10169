// A person on the shop's phone silences the bot; our own words, however they come back, never do.

import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEchoes } from '../../adapters/wechat/echoes.ts';
import type { Message } from '../../adapters/wechat/wire.ts';
import { type Address, type ChannelAdapter, type Clock, timestamp } from '../../core/index.ts';
import { quiet, type RecordingInlet, recordingInlet, until } from '../contract/channel-contract.ts';
import { ann } from '../fakes/wechat.ts';
import { endThreads, openWorld, png, type World } from './world.ts';

describe('an own message', () => {
  let world: World;
  let channel: ChannelAdapter;
  let inlet: RecordingInlet;
  const to = (peer: string): Address => ({ channel: 'wechat', account: 'main', peer });
  const spoken = () => inlet.envelopes.filter(({ event }) => event.kind === 'shop_spoke');

  beforeEach(async () => {
    world = await openWorld();
    channel = world.channel();
    inlet = recordingInlet();
    await channel.start(inlet);
    await until(() => channel.health().state === 'connected', 20_000);
  });
  afterEach(async () => {
    await channel.stop();
    await world.close();
  });
  afterAll(endThreads);

  const say = (peer: string, text: string) =>
    channel.send(
      to(peer),
      { id: 'r' as never, to: to(peer), author: { kind: 'bot' }, parts: [{ kind: 'text', text }], choices: [] },
      { delivery: 'r.0' as never, signal: new AbortController().signal },
    );

  it.each([
    ['under the id we were told', 'same id', true],
    ['under another id', 'other id', true],
    ['under an id where we were told none', 'other id', false],
  ] as const)('that echoes ours %s, hundreds of times, silences nobody', async (_how, echoes, givesIds) => {
    const { puppet } = world.wechat;
    puppet.echoes = echoes;
    puppet.givesIds = givesIds;
    const customers = Array.from({ length: 10 }, (_, index) => ({ id: `wxid_c${index}`, name: `C${index}` }));
    for (const customer of customers) world.wechat.person(customer);
    // Few different texts, so that the same words go to the same person again and again.
    const rounds = Array.from({ length: 34 }, (_, index) => index);
    await Promise.all(
      customers.map(async ({ id }) => {
        for (const round of rounds) await say(id, `您好！ <b>第 ${round % 7} 条</b>\n谢谢 & 再见`);
      }),
    );
    expect(puppet.shown).toHaveLength(340);
    // The one below comes after every echo on the same stream.
    world.wechat.says('done');
    await until(() => inlet.envelopes.some(({ event }) => event.kind === 'said'), 20_000);
    await quiet(300);
    expect(spoken()).toEqual([]);
  });

  it('typed on the phone is told as that, once each, though the bot says the same things', async () => {
    world.wechat.puppet.echoes = 'other id';
    for (let index = 0; index < 20; index++) {
      await say(ann.id, '在的');
      if (index % 2 === 0) world.wechat.fromPhone(`我来处理 ${index}`);
    }
    await until(() => spoken().length === 10, 20_000);
    await quiet(200);
    expect(spoken().map(({ content }) => content[0])).toEqual(
      Array.from({ length: 10 }, (_, index) => ({ kind: 'text', text: `我来处理 ${index * 2}` })),
    );
    expect(spoken()[0]).toMatchObject({
      replyTo: { peer: ann.id },
      from: { id: ann.id, name: 'Ann' },
      event: { by: '小店', pauseMs: 30 * 60_000 },
    });
  });

  it('with the words the bot has just said, and its echo seen, is a person all the same', async () => {
    world.wechat.puppet.echoes = 'other id';
    await say(ann.id, '稍等');
    await quiet();
    world.wechat.fromPhone('稍等');
    await until(() => spoken().length === 1);
  });

  it('that is a file of ours is an echo, the next picture is a person', async () => {
    const { media } = await world.context.shelf.put(png(), { name: 'dress.png' });
    world.wechat.puppet.echoes = 'other id';
    const parts = [{ kind: 'media', type: 'image', media }] as const;
    await channel.send(
      to(ann.id),
      { id: 'r' as never, to: to(ann.id), author: { kind: 'bot' }, parts, choices: [] },
      { delivery: 'r.0' as never, signal: new AbortController().signal },
    );
    await quiet();
    expect(spoken()).toEqual([]);
    world.wechat.puppet.announce({ from: 'wxid_shop', conversation: ann.id, type: 6 });
    await until(() => spoken().length === 1);
  });

  it('older than the login is of a time we did not see, and one to ourselves is nobody', async () => {
    world.wechat.fromPhone('yesterday', ann.id, Date.now() - 86_400_000);
    world.wechat.person({ id: 'filehelper', name: '文件传输助手' });
    world.wechat.fromPhone('a note to myself', 'filehelper');
    world.wechat.says('now');
    await until(() => inlet.envelopes.length === 1);
    await quiet();
    expect(inlet.envelopes.map(({ event }) => event.kind)).toEqual(['said']);
  });
});

describe('telling echoes from people', () => {
  it('counts: of any mixture exactly the words nobody sent are a person', async () => {
    const texts = fc.constantFrom('好的', '在', ' 好的 ', '稍等', '谢谢\r\n再见', '谢谢\n再见');
    const steps = fc.array(fc.record({ text: texts, byPhone: fc.boolean() }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(steps, async (mixture) => {
        let now = 1000;
        const clock: Clock = { now: () => timestamp(now), sleep: async () => {} };
        const echoes = openEchoes(clock);
        let people = 0;
        for (const [index, { text, byPhone }] of mixture.entries()) {
          now += 50;
          if (!byPhone) echoes.expect('ann', { text }).sent(undefined);
          const isOurs = await echoes.isOurs(own(`m${index}`, text));
          if (!isOurs) people += 1;
          expect(isOurs).toBe(!byPhone);
        }
        expect(people).toBe(mixture.filter(({ byPhone }) => byPhone).length);
      }),
      { numRuns: 200 },
    );
  });

  it('waits for a send under way, forgets what failed, and doubts for ten minutes what was lost', async () => {
    let now = 1000;
    const clock: Clock = { now: () => timestamp(now), sleep: async () => {} };
    const echoes = openEchoes(clock);
    const first = echoes.expect('ann', { text: 'one' });
    const asked = echoes.isOurs(own('s1', 'something else entirely'));
    first.sent('s1');
    expect(await asked).toBe(true);
    echoes.expect('ann', { text: 'two' }).failed();
    expect(await echoes.isOurs(own('x', 'two'))).toBe(false);
    echoes.expect('ann', { text: 'three' }).unknown();
    now += 9 * 60_000;
    expect(await echoes.isOurs(own('y', 'three'))).toBe(true);
    echoes.expect('ann', { text: 'four' }).sent(undefined);
    now += 3 * 60_000;
    expect(await echoes.isOurs(own('z', 'four'))).toBe(false);
  });
});

function own(id: string, text: string): Message {
  const shop = { id: 'wxid_shop', name: '小店', isOfficial: false };
  return {
    id,
    type: 'text',
    from: shop,
    to: { id: 'ann', name: 'Ann', isOfficial: false },
    text,
    mentions: [],
    at: 1000,
    isOwn: true,
  };
}
