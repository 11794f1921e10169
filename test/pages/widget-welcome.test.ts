// What a newcomer reads first: the shop's own welcome with its cards, or the page's words where there is none.

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { zhCN } from '../../adapters/web/widget/words/zh-CN.ts';
import { buildPages } from '../../scripts/build-pages.ts';
import { describeInBrowser, openBrowser } from '../support/browser.ts';
import { putAway, rests, until, WidgetPage } from '../support/widget-page.ts';
import { WireServer } from '../support/wire-server.ts';

/** The page's own words. */
const own = zhCN.greeting;

describeInBrowser('the welcome', () => {
  let browser: Browser;
  let server: WireServer;

  beforeAll(async () => {
    await buildPages({ only: ['widget'] });
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    server = await WireServer.start();
    server.welcome = (locale) => ({
      parts: [{ kind: 'text', text: locale === 'en' ? 'Welcome to Green Grain' : '欢迎光临青禾' }],
      choices: [
        { label: locale === 'en' ? 'When is it sent?' : '什么时候发货', value: 'entry:ship_time' },
        { label: locale === 'en' ? 'Which size?' : '选什么码', value: 'entry:size' },
      ],
    });
  });
  afterEach(async () => {
    await putAway(browser);
    await server.stop();
    expect(server.violations).toEqual([]);
  });

  it('is the first bubble, asked for once and only when the panel opens; no visitor has said anything', async () => {
    const widget = await WidgetPage.open(browser, server);
    await widget.page.locator('[data-huoji] textarea').waitFor({ state: 'attached' });
    await rests(widget.page);
    expect(asked(server)).toBe(0);
    await widget.connect(server);
    await widget.panel.getByText('欢迎光临青禾').waitFor();
    expect(await widget.log.textContent()).not.toContain(own);
    expect(await cards(widget)).toEqual(['什么时候发货', '选什么码']);
    await widget.page.keyboard.press('Escape');
    await widget.openPanel();
    await until(async () => (await cards(widget)).length === 2, 'still there');
    expect(asked(server)).toBe(1);
    expect(server.messages()).toEqual([]);
    expect(widget.errors).toEqual([]);
  });

  it('sends the card pressed, and stays above the conversation without its cards, also after a reload', async () => {
    const widget = await WidgetPage.open(browser, server);
    const said: unknown[] = [];
    server.answer = ({ content }) => {
      said.push(content);
      return [{ parts: [{ kind: 'text', text: '48 小时内发货' }] }];
    };
    await widget.connect(server);
    await widget.panel.getByRole('button', { name: '什么时候发货' }).click();
    await widget.panel.getByText('48 小时内发货').waitFor();
    expect(said).toEqual([[{ kind: 'choice', value: 'entry:ship_time' }]]);
    expect(await cards(widget)).toEqual([]);
    expect(await authors(widget)).toEqual(['bot', 'customer', 'bot']);
    await widget.page.reload();
    await widget.openPanel();
    await widget.panel.getByText('48 小时内发货').waitFor();
    await widget.panel.getByText('欢迎光临青禾').waitFor();
    expect(await authors(widget)).toEqual(['bot', 'customer', 'bot']);
    expect(await cards(widget)).toEqual([]);
  });

  it('speaks the page’s language, and another one once that changes', async () => {
    const widget = await WidgetPage.open(browser, server, { html: 'lang="en"' });
    await widget.connect(server);
    await widget.panel.getByText('Welcome to Green Grain').waitFor();
    expect(await cards(widget)).toEqual(['When is it sent?', 'Which size?']);
    await widget.again(server, { lang: 'zh-CN' });
    await widget.openPanel();
    await widget.panel.getByText('欢迎光临青禾').waitFor();
    expect(await widget.log.textContent()).not.toContain('Green Grain');
  });

  it('gives way to the page’s own words where the shop has none', async () => {
    server.welcome = () => ({ parts: [], choices: [] });
    const widget = await WidgetPage.open(browser, server);
    await widget.connect(server);
    await widget.panel.getByText(own).waitFor();
    expect(await cards(widget)).toEqual([]);
  });

  it('gives way to them while the hub is away, and takes its place when it is back and nobody has written', async () => {
    const widget = await WidgetPage.open(browser, server);
    server.outage(true);
    await widget.openPanel();
    await widget.panel.getByText(own).waitFor();
    server.outage(false);
    await widget.panel.getByText('欢迎光临青禾').waitFor();
    expect(await widget.log.textContent()).not.toContain(own);
  });

  it('shows its words as words, and its pictures only from the hub', async () => {
    const hostile = '<img src=x onerror=alert(1)>{{shop.name}}';
    server.welcome = () => ({
      parts: [
        { kind: 'text', text: hostile },
        { kind: 'card', title: hostile, fields: [{ label: hostile, value: hostile }], link: 'javascript:alert(1)' },
      ],
      choices: [{ label: hostile, value: 'x' }],
    });
    const widget = await WidgetPage.open(browser, server);
    await widget.connect(server);
    await widget.panel.getByRole('button', { name: hostile }).waitFor();
    expect(await widget.panel.getByText(hostile).count()).toBe(5);
    expect(await widget.log.locator('img, a').count()).toBe(0);
    expect(widget.dialogs).toEqual([]);
  });
});

const asked = (server: WireServer) => server.requests.filter((request) => request === 'GET /api/v1/welcome').length;
const cards = (widget: WidgetPage) => widget.panel.locator('.choices button').allTextContents();
const authors = (widget: WidgetPage) =>
  widget.log.locator('.turn').evaluateAll((turns) => turns.map((turn) => turn.className.replace('turn', '').trim()));
