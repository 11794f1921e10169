// Where platforms end: answer windows, files that never come, adapters that go away and come back.

import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DeliveryError, type HubEvent, openSqlite } from '../../core/index.ts';
import { ManualClock } from '../support/clock.ts';
import { ownFolder } from '../support/folder.ts';
import { openWorld, text, type World, type WorldOptions } from '../support/world.ts';

let world: World;
const open = async (options: WorldOptions = {}) => {
  world = await openWorld(options);
  return world;
};
afterEach(() => world.close());

const picture = { kind: 'media' as const, type: 'image' as const, platform: 'ref-1' };

describe('a platform’s answer window', () => {
  it('ends a reply that can no longer be sent, and the agent is told', async () => {
    await open({ capabilities: { replyWindow: 60_000 } });
    await world.say('人工');
    await world.settle();
    const { id } = await world.handoff();
    await world.act('bo', id, { kind: 'claimed' });
    await world.settle();
    world.channel.weather = () => {
      throw new DeliveryError({ kind: 'retry_after', ms: 30_000 }, 'busy');
    };
    await world.act('bo', id, { kind: 'said', content: text('您好') });
    await world.advance(61_000);
    world.channel.weather = () => {};
    await world.advance(60 * 60_000);
    expect(world.channel.texts()).not.toContain('您好');
    expect(world.desk.said()).toContain('system: ⚠️ 未送达客户：您好（等太久，已作废）');
  });
});

describe('a customer’s file', () => {
  it('is waited for, so that what follows keeps its place behind it', async () => {
    await open();
    world.channel.fetchMedia = async () => {
      await world.clock.sleep(3000);
      return { bytes: new Uint8Array([1]) };
    };
    await world.say('人工');
    await world.settle();
    await world.say([picture]);
    await world.say('就是这里破了');
    await world.advance(2900);
    expect(world.desk.said()).toEqual([]);
    await world.advance(200);
    const heard = world.desk.said().filter((line) => line.startsWith('customer'));
    expect(heard).toEqual(['customer: [media]', 'customer: 就是这里破了']);
  });

  it('that does not come is given up after twenty seconds, said, and its turn is answered', async () => {
    await open();
    let aborted = false;
    world.channel.fetchMedia = (_media, signal) => {
      signal.addEventListener('abort', () => {
        aborted = true;
      });
      return new Promise(() => {});
    };
    const { conversation } = await world.say([picture, { kind: 'text', text: '这件有货吗' }]);
    await world.advance(21_000);
    expect(world.channel.texts()).toEqual(['re: 这件有货吗']);
    expect(aborted).toBe(true);
    const turns = await world.store.turns(conversation, undefined, 10);
    expect(turns.find(({ author }) => author.kind === 'system')).toMatchObject({
      private: true,
      author: { what: 'media_failed' },
    });
  });

  it('is fetched again after a kill, because its turn was not consumed', async () => {
    const file = join(ownFolder(), 'hub.db');
    const before = await openWorld({ store: await openSqlite({ file }) });
    before.channel.fetchMedia = () => new Promise(() => {});
    const { conversation } = await before.say([picture]);
    await before.settle();
    await before.store.close();
    const clock = new ManualClock(before.clock.now());
    const fetchMedia = async () => ({ bytes: new Uint8Array([1]), name: 'a.png' });
    await open({ clock, store: await openSqlite({ file }), idsFrom: 1000, fetchMedia });
    await world.settle();
    const [turn] = await world.store.turns(conversation, undefined, 10);
    expect(turn?.content).toMatchObject([{ kind: 'media', media: expect.any(String), name: 'a.png' }]);
    expect(turn?.content[0]).not.toHaveProperty('platform');
  });
});

describe('an adapter that goes away', () => {
  it('is told live, and the gap is counted', async () => {
    await open();
    const told: HubEvent[] = [];
    world.events.subscribe((event) => {
      if (event.kind === 'health') told.push(event);
    });
    world.channel.state = { state: 'degraded', detail: 'socket closed', since: world.clock.now() };
    await world.advance(6000);
    world.channel.state = { state: 'connected', since: world.clock.now() };
    await world.advance(6000);
    expect(told.map((event) => event.kind === 'health' && `${event.what} ${event.state}`)).toEqual([
      'chat:main degraded',
      'chat:main connected',
    ]);
    expect(world.metrics.of('gaps_total')).toBe(1);
    expect(world.hub.health().map(({ what }) => what)).toEqual(['chat:main', 'desk forum:main']);
  });
});

describe('a numbered menu', () => {
  it('stands in the dialogue, so that the next message can pick from it', async () => {
    const { scriptedEngine } = await import('../support/scripted-engine.ts');
    const choices = [
      { label: '发货', value: 'faq:ship' },
      { label: '退货', value: 'faq:return' },
    ];
    const engine = scriptedEngine(() => ({ act: { kind: 'clarify', between: [] }, say: '哪一个？', choices }));
    await open({ engine, capabilities: { choices: false } });
    await world.say('那个');
    await world.settle();
    expect(world.channel.texts()).toEqual(['哪一个？\n1. 发货\n2. 退货']);
    expect((await world.conversation()).dialogue.menu).toEqual(choices);
  });

  it('has a line above its related questions, which buttons and history do without', async () => {
    const { engine } = await import('../engine/shop.ts');
    const told: string[] = [];
    for (const choices of [false, { max: 5, label: 20, value: 60 }] as const) {
      await open({ engine: engine(), capabilities: { choices } });
      const { conversation } = await world.say('什么时候发货');
      await world.settle();
      told.push(world.channel.texts().join('\n'));
      const turns = JSON.stringify(await world.store.load(conversation, 8));
      expect(turns).toContain('48 小时内发出');
      expect(turns).not.toContain('还想了解');
      if (choices === false) await world.close();
    }
    expect(told[0]).toMatch(/48 小时内发出[^\n]*\n您可能还想了解：\n1\. 多久能到\n2\. 运费多少$/);
    expect(told[1]).toMatch(/48 小时内发出/);
    expect(told[1]).not.toContain('还想了解');
  });
});
