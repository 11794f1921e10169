// The line breaks, the hub restarts, answers are lost: the customer's words arrive once each, in his order.

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPages } from '../../scripts/build-pages.ts';
import { describeInBrowser, openBrowser } from '../support/browser.ts';
import { shopPage, until, WidgetPage } from '../support/widget-page.ts';
import { WireServer } from '../support/wire-server.ts';

describeInBrowser('the widget on a bad line', () => {
  let browser: Browser;
  let server: WireServer;

  beforeAll(async () => {
    await buildPages({ only: ['widget'] });
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    server = await WireServer.start();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await server.stop();
    expect(server.violations).toEqual([]);
  });

  it('W3 thirty seconds without the hub, a lost acknowledgement, a reload: every message once, in one order', async () => {
    const context = await browser.newContext();
    const widget = await WidgetPage.open(context, server);
    const visitor = await widget.connect(server);
    await widget.say('第一句');
    await until(async () => (await widget.statuses())[0] === '已送达', 'the first is confirmed');
    // Stored, but the visitor never hears of it: the line breaks at that moment.
    server.acksToDrop = 1;
    await widget.say('丢了回执');
    await until(() => server.texts().length === 2, 'stored without an acknowledgement');
    server.outage(true);
    await until(async () => ((await widget.line.textContent()) ?? '').includes('重新连接'), 'he is told');
    for (const text of ['三', '四', '五']) await widget.say(text);
    for (const text of ['客服甲', '客服乙'])
      server.say({ author: { kind: 'agent', name: '小周' }, parts: [{ kind: 'text', text }] }, visitor);
    await widget.page.waitForTimeout(15_000);
    await widget.page.reload();
    await widget.openPanel();
    await widget.say('六');
    server.say({ author: { kind: 'agent', name: '小周' }, parts: [{ kind: 'text', text: '客服丙' }] }, visitor);
    await widget.page.waitForTimeout(15_000);
    expect((await widget.texts()).slice(-4)).toEqual(['三', '四', '五', '六']);
    expect(await widget.statuses()).toEqual(expect.arrayContaining(['发送中']));
    // His own network comes back, as the browser tells the page.
    await widget.page.evaluate(() => dispatchEvent(new Event('offline')));
    server.outage(false);
    const back = Date.now();
    await widget.page.evaluate(() => dispatchEvent(new Event('online')));
    const whole = ['第一句', '丢了回执', '客服甲', '客服乙', '客服丙', '三', '四', '五', '六'];
    await until(
      async () => JSON.stringify(await widget.texts()) === JSON.stringify(whole),
      'the panel shows all of it',
      5_000,
    );
    await until(
      async () => (await widget.statuses()).every((status) => status === '已送达'),
      'all are confirmed',
      5_000,
    );
    console.log(`all there ${Date.now() - back} ms after the network came back`);
    expect(Date.now() - back).toBeLessThanOrEqual(5_000);
    expect(server.texts(visitor)).toEqual(whole);
    expect(server.visitors).toEqual([visitor]);
    expect(await widget.line.textContent()).toBe('');
  }, 60_000);

  it('W3 says offline when the visitor’s own network is gone', async () => {
    const context = await browser.newContext();
    const widget = await WidgetPage.open(context, server);
    await widget.connect(server);
    await context.setOffline(true);
    await until(async () => ((await widget.line.textContent()) ?? '').includes('网络已断开'), 'he is told');
    await widget.say('等网络');
    await context.setOffline(false);
    await until(() => server.texts().includes('等网络'), 'sent when it is back', 5_000);
    await until(async () => (await widget.line.textContent()) === '', 'told no more', 5_000);
  });

  it('W4 a restart under twenty open pages: all come back, not all at once, and nothing is lost', async () => {
    // Twenty shops in frames: a host each, so a storage and a visitor each.
    server.pages.set('/framed', shopPage(server));
    const hosts = Array.from({ length: 20 }, (_, i) => `v${i}.localhost:${new URL(server.hub).port}`);
    server.pages.set('/twenty', {
      html: hosts.map((host) => `<iframe src="http://${host}/framed"></iframe>`).join(''),
    });
    const page = await browser.newPage();
    await page.goto(`${server.site}/twenty`);
    const frames = page.frames().slice(1);
    expect(frames).toHaveLength(20);
    for (const frame of frames) await frame.waitForFunction(() => window.Huoji !== undefined);
    for (const frame of frames) await frame.evaluate(() => window.Huoji!.open());
    await until(() => server.openSockets === 20, 'all lines are up', 30_000);
    await server.stop();
    for (const [i, frame] of frames.entries())
      await frame.evaluate((text) => {
        const root = document.querySelector('[data-huoji]')!.shadowRoot!;
        const box = root.querySelector('textarea')!;
        box.value = text;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        setTimeout(() => root.querySelector('form')!.requestSubmit());
      }, `第 ${i} 位`);
    await new Promise((done) => setTimeout(done, 4_000));
    server.connects.length = 0;
    await server.start();
    const started = Date.now();
    await until(() => server.openSockets === 20, 'all are back', 20_000);
    await until(
      () => server.visitors.every((visitor) => server.texts(visitor).length === 1),
      'and have said their word',
      5_000,
    );
    const times = server.connects.map((time) => time - started);
    const spread = Math.max(...times) - Math.min(...times);
    console.log(`20 pages back within ${Math.max(...times)} ms, spread over ${spread} ms`);
    expect(server.connects).toHaveLength(20);
    expect(spread).toBeGreaterThanOrEqual(3_000);
    expect(server.visitors).toHaveLength(20);
    const said = server.visitors.flatMap((visitor) => server.texts(visitor));
    expect(said.sort()).toEqual(frames.map((_, i) => `第 ${i} 位`).sort());
  }, 90_000);

  it('polls where sockets do not pass, and sends and receives all the same', async () => {
    server.refusesSockets = true;
    const widget = await WidgetPage.open(browser, server);
    await widget.openPanel();
    await widget.say('没有 WebSocket');
    await until(() => server.texts().length === 1, 'sent by POST');
    server.say({ parts: [{ kind: 'text', text: '也能聊' }] });
    await until(async () => (await widget.texts()).join() === '没有 WebSocket,也能聊', 'received by a waiting GET');
    expect(server.connects).toEqual([]);
    expect(await widget.line.textContent()).toBe('');
  });

  it('becomes a new visitor when the token is spent, and still delivers what was written', async () => {
    const widget = await WidgetPage.open(browser, server);
    const old = await widget.connect(server);
    server.outage(true);
    await widget.say('令牌过期前写的');
    server.expireTokens();
    server.outage(false);
    await until(
      () => server.visitors.some((visitor) => visitor !== old && server.texts(visitor).length === 1),
      'said by the new visitor',
      15_000,
    );
    expect(server.texts(old)).toEqual([]);
    await until(async () => (await widget.statuses()).join() === '已送达', 'and confirmed');
  });

  it('shows why a message was refused, sends it again on wish, and lets the next ones pass', async () => {
    server.refuse = (said) =>
      said.content[0]?.kind === 'text' && said.content[0].text === '坏'
        ? { code: 'text_too_long', message: '太长了' }
        : undefined;
    const widget = await WidgetPage.open(browser, server);
    await widget.connect(server);
    await widget.say('坏');
    await widget.say('好');
    await until(() => server.texts().join() === '好', 'the good one is stored');
    await widget.panel.getByText('太长了').waitFor();
    server.refuse = () => undefined;
    await widget.panel.getByRole('button', { name: '重新发送' }).click();
    await until(() => server.texts().join() === '好,坏', 'the refused one is stored');
    expect(await widget.panel.getByText('太长了').count()).toBe(0);
  });

  it('W16 one conversation in two tabs, with and without storage', async () => {
    const context = await browser.newContext();
    const first = await WidgetPage.open(context, server);
    const visitor = await first.connect(server);
    const second = await WidgetPage.open(context, server);
    await second.openPanel();
    await until(() => server.openSockets === 2, 'both lines are up');
    await first.say('从第一个标签');
    await until(async () => (await second.texts()).join() === '从第一个标签', 'seen in the second tab');
    await second.say('从第二个标签');
    server.say({ parts: [{ kind: 'text', text: '都收到了' }] });
    const whole = '从第一个标签,从第二个标签,都收到了';
    await until(
      async () => (await first.texts()).join() === whole && (await second.texts()).join() === whole,
      'both show the same',
    );
    expect(server.visitors).toEqual([visitor]);

    const denied = await browser.newContext();
    await denied.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    const widget = await WidgetPage.open(denied, server);
    const guest = await widget.connect(server);
    await widget.say('没有存储也行');
    await until(() => server.texts(guest).join() === '没有存储也行', 'sent without storage');
    expect(widget.errors).toEqual([]);
  });

  it('another signed identity at the same screen is another visitor', async () => {
    const jwt = (sub: string) => `e30.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.x`;
    const context = await browser.newContext();
    const ann = await WidgetPage.open(context, server, { attributes: `data-identity="${jwt('ann')}"` });
    const first = await ann.connect(server);
    await ann.say('我是安');
    await until(() => server.texts(first).length === 1, 'Ann has written');
    await ann.page.close();
    const known = server.visitors;
    const bo = await WidgetPage.open(context, server, { attributes: `data-identity="${jwt('bo')}"` });
    const second = await bo.connect(server, known);
    expect(second).not.toBe(first);
    await bo.page.waitForTimeout(300);
    expect(await bo.texts()).toEqual([]);
  });

  it('counts what came while the panel was closed, on the launcher and in the title', async () => {
    const widget = await WidgetPage.open(browser, server);
    const visitor = await widget.connect(server);
    await widget.say('在吗');
    await until(() => server.texts().length === 1, 'stored');
    await widget.page.keyboard.press('Escape');
    server.say({ parts: [{ kind: 'text', text: '在的' }] }, visitor);
    server.say({ parts: [{ kind: 'text', text: '请讲' }] }, visitor);
    await until(async () => (await widget.launcher.textContent()) === '2', 'the badge says two');
    expect(await widget.page.title()).toBe('(2) 青禾服饰');
    expect(await widget.launcher.getAttribute('aria-label')).toContain('2 条未读消息');
    await widget.page.reload();
    await until(async () => (await widget.launcher.textContent()) === '2', 'and after a reload');
    await widget.openPanel();
    await until(async () => (await widget.page.title()) === '青禾服饰', 'read');
    await until(() => server.reads.includes(3), 'the hub is told');
  });

  it('tells of typing both ways', async () => {
    const widget = await WidgetPage.open(browser, server);
    const visitor = await widget.connect(server);
    await widget.box.pressSequentially('什么时候');
    await until(() => server.typings > 0, 'the hub is told');
    expect(server.typings).toBe(1);
    server.typing(visitor);
    await widget.panel.locator('.typing').waitFor();
    server.say({ parts: [{ kind: 'text', text: '好了' }] }, visitor);
    await until(async () => (await widget.panel.locator('.typing').count()) === 0, 'gone with the answer');
  });

  it('W19 opens ten thousand messages within a second, fifty at a time, and leaves nothing behind', async () => {
    const context = await browser.newContext();
    const widget = await WidgetPage.open(context, server);
    const visitor = await widget.connect(server);
    for (let i = 1; i <= 10_000; i++) server.say({ parts: [{ kind: 'text', text: `消息 ${i}` }] }, visitor);
    await until(async () => (await widget.texts()).at(-1) === '消息 10000', 'all have come', 30_000);
    await widget.page.reload();
    await widget.launcher.waitFor();
    await widget.page.waitForTimeout(1_000);
    const started = Date.now();
    await widget.openPanel();
    await until(async () => (await widget.texts()).at(-1) === '消息 10000', 'the newest is shown');
    expect(Date.now() - started).toBeLessThanOrEqual(1_000);
    expect(await widget.texts()).toHaveLength(50);
    await widget.panel.getByRole('button', { name: '查看更早的消息' }).click();
    await until(async () => (await widget.texts()).length === 100, 'the page before');
    expect((await widget.texts())[0]).toBe('消息 9901');

    await widget.page.evaluate(() => window.Huoji!.destroy());
    expect(await widget.page.locator('[data-huoji]').count()).toBe(0);
    expect(await widget.page.evaluate(() => 'Huoji' in window)).toBe(false);
    await until(() => server.openSockets === 0, 'the line is closed');
    const requests = server.requests.length;
    await widget.page.evaluate(() => dispatchEvent(new Event('online')));
    await widget.page.waitForTimeout(1_000);
    expect(server.requests.length).toBe(requests);
    expect(server.openSockets).toBe(0);
  }, 60_000);

  it('W19 destroy() takes every listener and timer with it', async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      const counts = { listeners: 0, timers: new Set<number>() };
      Object.assign(window, { counts });
      for (const target of [window, document, window.visualViewport!] as EventTarget[]) {
        const add = target.addEventListener.bind(target);
        const remove = target.removeEventListener.bind(target);
        target.addEventListener = ((type: string, run: EventListener, options?: AddEventListenerOptions) => {
          if (options?.once) return add(type, run, options);
          counts.listeners += 1;
          options?.signal?.addEventListener('abort', () => (counts.listeners -= 1));
          add(type, run, options);
        }) as typeof target.addEventListener;
        target.removeEventListener = ((type: string, run: EventListener) => {
          counts.listeners -= 1;
          remove(type, run);
        }) as typeof target.removeEventListener;
      }
      const [set, clear] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)];
      window.setTimeout = ((run: () => void, ms?: number) => {
        const id = set(() => {
          counts.timers.delete(id);
          run();
        }, ms);
        counts.timers.add(id);
        return id;
      }) as typeof window.setTimeout;
      window.clearTimeout = ((id?: number) => {
        counts.timers.delete(id ?? 0);
        clear(id);
      }) as typeof window.clearTimeout;
    });
    const widget = await WidgetPage.open(context, server);
    await widget.connect(server);
    await widget.say('再见');
    await until(() => server.texts().length === 1, 'stored');
    const counts = () =>
      widget.page.evaluate(() => {
        const { listeners, timers } = (window as unknown as { counts: { listeners: number; timers: Set<number> } })
          .counts;
        return { listeners, timers: timers.size };
      });
    const during = await counts();
    expect(during.listeners).toBeGreaterThan(3);
    expect(during.timers).toBeGreaterThan(0);
    await widget.page.evaluate(() => window.Huoji!.destroy());
    await widget.page.waitForTimeout(200);
    expect(await counts()).toEqual({ listeners: 0, timers: 0 });
    // And the page can have it again.
    const { html } = shopPage(server);
    await widget.page.evaluate(
      (source) => {
        const script = document.createElement('script');
        script.src = source;
        document.body.append(script);
      },
      /src="([^"]+)"/.exec(html)![1]!,
    );
    await widget.launcher.waitFor();
  });
});

declare global {
  interface Window {
    Huoji?: { open(): void; close(): void; destroy(): void };
  }
}
