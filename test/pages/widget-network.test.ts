// The line breaks, the hub restarts, answers are lost: the customer's words arrive once each, in his order.

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPages } from '../../scripts/build-pages.ts';
import { describeInBrowser, openBrowser } from '../support/browser.ts';
import { within } from '../support/crowded.ts';
import { putAway, rests, shopPage, until, WidgetPage } from '../support/widget-page.ts';
import { WireServer } from '../support/wire-server.ts';
import { inPageTime, thirtySecondsWithoutTheHub } from './outage-story.ts';

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
    await putAway(browser);
    await server.stop();
    expect(server.violations).toEqual([]);
  });

  it('W3 thirty seconds without the hub, a lost acknowledgement, a reload: every message once, in one order', () =>
    thirtySecondsWithoutTheHub(browser, server, inPageTime));

  it('W3 says offline when the visitor’s own network is gone', async () => {
    const context = await browser.newContext();
    const widget = await WidgetPage.open(context, server);
    await widget.connect(server);
    await context.setOffline(true);
    await until(async () => ((await widget.line.textContent()) ?? '').includes('网络已断开'), 'he is told');
    await widget.say('等网络');
    await context.setOffline(false);
    await until(() => server.texts().includes('等网络'), 'sent when it is back');
    await until(async () => (await widget.line.textContent()) === '', 'told no more');
  });

  it('W4 a restart under twenty open pages: all come back, not all at once, and nothing is lost', async () => {
    // Twenty shops in frames: a host each, so a storage and a visitor each.
    server.pages.set('/framed', shopPage(server));
    const hosts = Array.from({ length: 20 }, (_, i) => `v${i}.localhost:${new URL(server.hub).port}`);
    server.pages.set('/twenty', {
      html: hosts.map((host) => `<iframe src="http://${host}/framed"></iframe>`).join(''),
    });
    const context = await browser.newContext();
    await context.clock.install();
    const page = await context.newPage();
    await page.goto(`${server.site}/twenty`);
    const frames = page.frames().slice(1);
    expect(frames).toHaveLength(20);
    await Promise.all(
      frames.map(async (frame) => {
        await frame.waitForFunction(() => window.Huoji !== undefined);
        await frame.evaluate(() => window.Huoji!.open());
      }),
    );
    await until(() => server.openSockets === 20, 'all lines are up');
    await server.stop();
    await Promise.all(
      frames.map((frame, i) =>
        frame.evaluate((text) => {
          const root = document.querySelector('[data-huoji]')!.shadowRoot!;
          const box = root.querySelector('textarea')!;
          box.value = text;
          box.dispatchEvent(new InputEvent('input', { bubbles: true }));
          setTimeout(() => root.querySelector('form')!.requestSubmit());
        }, `第 ${i} 位`),
      ),
    );
    // Half a minute passes at a leap; then the pages' time goes as far as we let it: a busy machine cannot draw it out.
    await context.clock.pauseAt(Date.now() + 30_000);
    // Long enough for waits of up to 8 s and more: twenty of those hardly ever end within three seconds of each other.
    await inPageTime(context, 8_000);
    server.connects.length = 0;
    await server.start();
    /** How many had come back after each half second. */
    const came: number[] = [];
    // A busy machine may let an attempt fail that the page then tries again, later by its own clock: that goes on.
    await until(async () => {
      await inPageTime(context, 500);
      came.push(server.connects.length);
      return server.openSockets === 20;
    }, 'all are back');
    await until(async () => {
      await inPageTime(context, 500);
      return server.visitors.every((visitor) => server.texts(visitor).length === 1);
    }, 'and have said their word');
    const spread = 500 * came.filter((count) => count > 0 && count < 20).length;
    console.log(`20 pages back within ${came.length * 500} ms, spread over ${spread} ms`);
    // A line may break once more while a busy machine sets it up; a storm looks otherwise.
    expect(server.connects.length).toBeLessThanOrEqual(25);
    expect(spread).toBeGreaterThanOrEqual(3_000);
    expect(server.visitors).toHaveLength(20);
    const said = server.visitors.flatMap((visitor) => server.texts(visitor));
    expect(said.sort()).toEqual(frames.map((_, i) => `第 ${i} 位`).sort());
  });

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
    await widget.panel.getByText('太长了').waitFor({ state: 'detached' });
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
    await until(async () => (await ann.statuses()).join() === '已送达', 'Ann has written');
    await ann.page.close();
    const known = server.visitors;
    const bo = await WidgetPage.open(context, server, { attributes: `data-identity="${jwt('bo')}"` });
    const second = await bo.connect(server, known);
    expect(second).not.toBe(first);
    await rests(bo.page);
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
    // In one go: a busy machine must not stretch four letters over the three seconds after which it is said again.
    await widget.box.evaluate((box: HTMLTextAreaElement) => {
      for (const text of ['什', '什么', '什么时', '什么时候']) {
        box.value = text;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
    });
    await until(() => server.typings > 0, 'the hub is told');
    await rests(widget.page);
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
    server.outage(true);
    for (let i = 1; i <= 10_000; i++) server.say({ parts: [{ kind: 'text', text: `消息 ${i}` }] }, visitor);
    server.outage(false);
    await widget.page.evaluate(() => dispatchEvent(new Event('online')));
    await until(async () => (await widget.texts()).at(-1) === '消息 10000', 'all have come');
    await widget.page.reload();
    // The panel is fetched while the page is idle; its line comes up by itself, for a visitor who was here before.
    await until(() => server.openSockets === 1, 'the page is ready');
    const started = Date.now();
    await widget.openPanel();
    await until(async () => (await widget.texts()).at(-1) === '消息 10000', 'the newest is shown');
    expect(Date.now() - started).toBeLessThanOrEqual(within(1_000));
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
    // A line that were still alive would come back within half a second.
    await widget.page.waitForTimeout(600);
    expect(server.requests.length).toBe(requests);
    expect(server.openSockets).toBe(0);
  });

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
    await rests(widget.page);
    expect(await counts()).toEqual({ listeners: 0, timers: 0 });
    // And the page can have it again.
    await widget.again(server, {});
  });
});

declare global {
  interface Window {
    Huoji?: { open(): void; close(): void; destroy(): void };
  }
}
