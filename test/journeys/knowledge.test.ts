// The merchant edits his files while customers ask: good edits are live within a second, bad ones never.

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, soon, type TestHouse, type WebCustomer, wordsIn } from '../support/house.ts';

let world: TestHouse;
let guest: WebCustomer;
beforeAll(async () => {
  world = await openHouse();
  guest = await world.guest();
  await guest.asks('什么时候发货');
});
afterAll(() => world.close());

/** The book now in force; it changes with every good edit. */
const version = () => world.house.hub && readStat();
async function readStat(): Promise<string> {
  await guest.asks('什么时候发货');
  const fate = await world.house.store.fate(`web:main:${guest.visitor}/${(await guest.messages()).findLast(({ author }) => author.kind === 'customer')!.id}`);
  const author = fate?.answers[0]?.turn.author;
  return author?.kind === 'bot' ? author.knowledge : '';
}
/** Asks until the new words answer, and tells how long that took. */
async function answeredWith(words: string): Promise<number> {
  const start = performance.now();
  await soon(async () => wordsIn(await guest.asks('什么时候发货')).includes(words));
  return performance.now() - start;
}
const within = (hours: number) => (json: { policies: Record<string, { value: number }> }) => {
  json.policies['shipping.within']!.value = hours;
};

describe('an edit', () => {
  it('in place is live within a second', async () => {
    world.shop.edit('policies', within(36));
    expect(await answeredWith('36 小时')).toBeLessThan(1500);
  });

  it('by writing beside it and renaming, as editors do, is live within a second', async () => {
    for (const hours of [24, 12, 6]) {
      const path = world.shop.path('policies');
      const json = JSON.parse(readFileSync(path, 'utf8'));
      within(hours)(json);
      writeFileSync(`${path}.tmp`, JSON.stringify(json));
      renameSync(`${path}.tmp`, path);
      expect(await answeredWith(`${hours} 小时`)).toBeLessThan(1500);
    }
  });

  it('that adds a phrasing is understood without a restart', async () => {
    expect(wordsIn(await guest.asks('咕咕鸟几时启程呢'))).not.toContain('6 小时');
    world.shop.edit('faq', (json) => {
      json.entries.find(({ id }: { id: string }) => id === 'ship_time').variants.zh.push('咕咕鸟几时启程');
    });
    await soon(async () => wordsIn(await guest.asks('咕咕鸟几时启程')).includes('6 小时'));
  });

  it('that is broken never goes live: the old book serves, and the problem is told with its place', async () => {
    const good = readFileSync(world.shop.path('policies'), 'utf8');
    const before = await version();
    writeFileSync(world.shop.path('policies'), good.slice(0, good.length / 2));
    await soon(() => world.log().includes('policies.json'));
    expect(wordsIn(await guest.asks('什么时候发货'))).toContain('6 小时');
    expect(await version()).toBe(before);
    const line = world
      .log()
      .split('\n')
      .find((one) => one.includes('policies.json') && /"level":"(warn|error)"/.test(one));
    expect(line).toMatch(/policies\.json:\d+/);

    writeFileSync(world.shop.path('policies'), good.replace('"value": 6', '"value": 7'));
    expect(await answeredWith('7 小时')).toBeLessThan(1500);
  });

  it('that empties a file is not taken for an empty shop', async () => {
    const good = readFileSync(world.shop.path('faq'), 'utf8');
    writeFileSync(world.shop.path('faq'), '');
    await soon(() => world.log().includes('faq.json'));
    expect(wordsIn(await guest.asks('什么时候发货'))).toContain('7 小时');
    writeFileSync(world.shop.path('faq'), good);
    expect(wordsIn(await guest.asks('什么时候发货'))).toContain('7 小时');
  });
});
