// The shop's welcome on the wire: what a page may show before anything is said, and what becomes of a pressed card.

import { afterEach, describe, expect, it } from 'vitest';
import type { WireWelcome } from '../../adapters/web/wire.ts';
import { openHouse, type TestHouse, wordsIn } from '../support/house.ts';
import { openShop, png, type Shop } from './shop.ts';
import { arrive, call } from './visitor.ts';

const close: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of close.splice(0)) await end();
});

describe('the demo shop', () => {
  it('welcomes in the language asked for, and in its first one when it does not speak that', async () => {
    const house = await opened();
    const chinese = await welcomeIn(house, '?locale=zh-CN');
    expect(wordsIn(chinese)).toContain('欢迎光临伙计小店');
    expect(chinese.choices.map(({ value }) => value)).toContain('entry:ship_time');
    const english = await welcomeIn(house, '?locale=en-GB');
    expect(wordsIn(english)).toContain('Welcome to Huoji Demo Shop!');
    expect(english.choices.map(({ value }) => value)).toEqual(chinese.choices.map(({ value }) => value));
    expect(english.choices.map(({ label }) => label).join()).toMatch(/^[ -~’]+$/);
    for (const other of ['?locale=fr', '']) expect(await welcomeIn(house, other), other).toEqual(chinese);
    expect(JSON.stringify([chinese, english])).not.toContain('{{');
  });

  it('makes no visitor and no conversation by it, and answers a card that is pressed first', async () => {
    const house = await opened();
    const { choices } = await welcomeIn(house, '?locale=zh-CN');
    expect((await house.house.store.stats()).conversations).toBe(0);
    const guest = await house.guest();
    const card = choices.find(({ value }) => value === 'entry:ship_time')!;
    const { cursor } = await guest.choose(card.value);
    expect(cursor).toBe(1);
    expect(wordsIn(await guest.hears(cursor))).toContain('48');
    // The button stands in no message, yet what he pressed is told in its words, also to people.
    expect(wordsIn((await guest.messages())[0]!)).toBe(card.label);
  });

  it('has none to show when its knowledge has none', async () => {
    const house = await opened((json) => {
      delete json['welcome'];
    });
    expect(await welcomeIn(house, '?locale=zh-CN')).toEqual({ parts: [], choices: [] });
  });

  async function opened(edit?: (json: Record<string, unknown>) => void): Promise<TestHouse> {
    const house = await openHouse({ desks: ['console'], ...(edit && { shop: (shop) => shop.edit('shop', edit) }) });
    close.push(() => house.close());
    return house;
  }
});

describe('the route', () => {
  it('shows pictures by signed links, as messages do', async () => {
    const shop: Shop = await opened({
      welcome: () => ({ parts: [{ kind: 'media', ...stored }], choices: [{ label: '发货', value: 'entry:ship' }] }),
    });
    const stored = await shop.shelf.put(png, { name: 'door.png' });
    const { body } = await call<WireWelcome>(`${shop.base}/api/v1/welcome?locale=zh-CN`);
    expect(body.choices).toEqual([{ label: '发货', value: 'entry:ship' }]);
    const [part] = body.parts;
    expect(part).toMatchObject({ kind: 'media', media: stored.media, mime: 'image/png' });
    expect(part?.kind === 'media' && part.url).toMatch(new RegExp(`/media/${stored.media}\\?`));
  });

  it('takes a locale that is one, from pages that may ask, by GET', async () => {
    const shop = await opened({ settings: { allowedOrigins: ['https://shop.example'] } });
    const url = `${shop.base}/api/v1/welcome`;
    expect(await call(url)).toMatchObject({ status: 200, body: { parts: [], choices: [] } });
    for (const locale of ['zh_CN', '<script>', '', 'x'.repeat(36), '%00'])
      expect(await call(`${url}?locale=${encodeURIComponent(locale)}`), locale).toMatchObject({
        status: 400,
        body: { error: { code: 'query_invalid' } },
      });
    expect((await call(url, { method: 'POST' })).status).toBe(405);
    expect((await call(url, { headers: { origin: 'https://elsewhere.example' } })).status).toBe(403);
    const admitted = await call(url, { headers: { origin: 'https://shop.example' } });
    expect(admitted.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  });

  it('stands in the document', async () => {
    const shop = await opened();
    const { body } = await call<{ paths: Record<string, { get?: { parameters: { name: string }[] } }> }>(
      `${shop.base}/api/v1/openapi.json`,
    );
    expect(body.paths['/api/v1/welcome']?.get?.parameters.map(({ name }) => name)).toEqual(['locale']);
  });

  it('gives a choice the words of the welcome in the visitor’s own language', async () => {
    const label: Record<string, string> = { 'zh-CN': '发货', en: 'Shipping' };
    const shop = await opened({
      welcome: (language = 'zh-CN') => ({ parts: [], choices: [{ label: label[language]!, value: 'entry:ship' }] }),
    });
    for (const locale of ['zh-CN', 'en']) {
      const guest = await arrive(shop, { locale });
      await guest.say('m1', [{ kind: 'choice', value: 'entry:ship' }]);
      expect(shop.accepted.at(-1)?.content).toEqual([{ kind: 'choice', value: 'entry:ship', label: label[locale] }]);
    }
  });

  async function opened(overrides?: Parameters<typeof openShop>[0]): Promise<Shop> {
    const shop = await openShop(overrides);
    close.push(() => shop.close());
    return shop;
  }
});

async function welcomeIn(house: TestHouse, query: string): Promise<WireWelcome> {
  const { status, body } = await call<WireWelcome>(`${house.origin}/api/v1/welcome${query}`);
  expect(status).toBe(200);
  return body;
}
