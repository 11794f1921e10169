// A customer on the demo shop's page, and the real hub behind it: asked, answered, restarted, handed over.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assemble, type House } from '../../config/assemble.ts';
import { loadSettings, placesOf } from '../../config/load.ts';
import { buildPages } from '../../scripts/build-pages.ts';
import { describeInBrowser, openBrowser } from '../support/browser.ts';
import { keptModels } from '../support/models.ts';
import { until } from '../support/widget-page.ts';

describeInBrowser('the widget and the hub', () => {
  const data = mkdtempSync(join(tmpdir(), 'huoji-widget-'));
  let browser: Browser;
  let house: House;
  let environment: Record<string, string>;

  beforeAll(async () => {
    await buildPages({ only: ['widget', 'shop'] });
    browser = await openBrowser();
    environment = {
      ...keptModels,
      HUOJI_DATA: data,
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
      HUOJI_CONFIG: join(data, 'hub.json'),
    };
    // The demo as it stands, whatever hub.json this checkout may hold.
    writeFileSync(join(data, 'hub.json'), JSON.stringify({ shop: 'demo', log: { level: 'silent' } }));
    house = await open(environment);
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('is welcomed in the shop’s own words, and a card he presses is answered', async () => {
    const context = await browser.newContext({ locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`${house.http.publicUrl}/`);
    await page.getByRole('main').getByRole('button', { name: '问问客服' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText('欢迎光临伙计小店').waitFor();
    const card = panel.locator('.choices button').first();
    const words = await card.textContent();
    await card.click();
    await until(async () => (await bubbles(page, 'bot')).some((text) => text.includes('48')), 'the card’s answer');
    await page.reload();
    await page.getByRole('main').getByRole('button', { name: '问问客服' }).click();
    await until(async () => (await bubbles(page, 'customer')).length === 1, 'the conversation is back');
    expect(await bubbles(page, 'customer')).toEqual([words]);
    await panel.getByText('欢迎光临伙计小店').waitFor();
    await context.close();
  });

  it('asks on the shop’s page, is answered, stays through a restart, and finds a person', async () => {
    const context = await browser.newContext({ locale: 'zh-CN' });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`${house.http.publicUrl}/`);
    await page.getByRole('main').getByRole('button', { name: '问问客服' }).click();
    const panel = page.getByRole('dialog');
    const box = panel.getByRole('textbox');
    await box.fill('什么时候发货？');
    await box.press('Enter');
    await until(async () => (await bubbles(page, 'bot')).some((text) => text.includes('48')), 'the shop’s own answer');
    await until(async () => (await panel.locator('.status').allTextContents()).join() === '已送达', 'confirmed');
    expect(await bubbles(page, 'customer')).toEqual(['什么时候发货？']);
    expect(errors).toEqual([]);

    const before = await bubbles(page, 'bot');
    await house.stop();
    await until(async () => (await panel.getByRole('status').textContent()) !== '', 'he is told');
    await box.fill('可以退货吗');
    await box.press('Enter');
    house = await open(environment);
    await until(async () => (await bubbles(page, 'bot')).length > before.length, 'answered after the restart');
    expect(await bubbles(page, 'customer')).toEqual(['什么时候发货？', '可以退货吗']);
    expect((await bubbles(page, 'bot')).slice(0, before.length)).toEqual(before);

    await page.reload();
    await page.getByRole('main').getByRole('button', { name: '问问客服' }).click();
    await until(async () => (await bubbles(page, 'customer')).length === 2, 'the same conversation after a reload');
    await panel.getByRole('button', { name: '转人工' }).click();
    await until(
      async () => (await bubbles(page, 'system')).length + (await bubbles(page, 'bot')).length > before.length + 1,
      'the wish for a person is answered',
    );
    await context.close();
  });
});

/** What this author's bubbles say, without the page's own greeting. */
function bubbles(page: Page, author: string): Promise<string[]> {
  return page.evaluate(
    (author) =>
      [...document.querySelector('[data-huoji]')!.shadowRoot!.querySelectorAll(`.turn.${author}:has(time)`)].map(
        (turn) => [...turn.querySelectorAll('.text')].map((text) => text.textContent).join('\n'),
      ),
    author,
  );
}

async function open(environment: Record<string, string>): Promise<House> {
  const places = placesOf(environment, join(import.meta.dirname, '../..'));
  const house = await assemble(places, await loadSettings(places, environment));
  await house.start();
  return house;
}

/** The restart must come back under the same address. */
function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
