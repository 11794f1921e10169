// The hub is gone while a customer and an agent write, one acknowledgement is lost, the page is loaded anew: told in the
// page's time for every change, in real time when soaking.

import type { Browser, BrowserContext } from 'playwright-core';
import { expect } from 'vitest';
import { within } from '../support/crowded.ts';
import { until, WidgetPage } from '../support/widget-page.ts';
import type { WireServer } from '../support/wire-server.ts';

/** Lets the page live through this many ms. */
export type Elapse = (context: BrowserContext, ms: number) => Promise<void>;

/**
 * By the page's own clock, half a second at a time: every timer runs when it is due, and what it asked the network
 * is answered in between. For contexts whose `clock` is installed.
 */
export const inPageTime: Elapse = async ({ clock }, ms) => {
  for (let gone = 0; gone < ms; gone += 500) {
    await clock.runFor(500);
    await new Promise((answered) => setTimeout(answered, 10));
  }
};

/** Thirty seconds without the hub; afterwards every message is there once, in one order, on both sides. */
export async function thirtySecondsWithoutTheHub(browser: Browser, server: WireServer, elapse: Elapse): Promise<void> {
  const context = await browser.newContext();
  if (elapse === inPageTime) await context.clock.install();
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
  const agent = (text: string) =>
    server.say({ author: { kind: 'agent', name: '小周' }, parts: [{ kind: 'text', text }] }, visitor);
  for (const text of ['客服甲', '客服乙']) agent(text);
  const asked = server.requests.length;
  await elapse(context, 15_000);
  expect(server.requests.length).toBeGreaterThan(asked);
  await widget.page.reload();
  await widget.openPanel();
  await widget.say('六');
  agent('客服丙');
  await elapse(context, 15_000);
  expect((await widget.texts()).slice(-4)).toEqual(['三', '四', '五', '六']);
  expect(await widget.statuses()).toEqual(expect.arrayContaining(['发送中']));
  // His own network comes back, as the browser tells the page.
  await widget.page.evaluate(() => dispatchEvent(new Event('offline')));
  server.outage(false);
  const back = Date.now();
  await widget.page.evaluate(() => dispatchEvent(new Event('online')));
  const whole = ['第一句', '丢了回执', '客服甲', '客服乙', '客服丙', '三', '四', '五', '六'];
  await until(async () => JSON.stringify(await widget.texts()) === JSON.stringify(whole), 'the panel shows all of it');
  await until(async () => (await widget.statuses()).every((status) => status === '已送达'), 'all are confirmed');
  const took = Date.now() - back;
  console.log(`all there ${took} ms after the network came back`);
  expect(took).toBeLessThanOrEqual(within(5_000));
  expect(server.texts(visitor)).toEqual(whole);
  expect(server.visitors).toEqual([visitor]);
  expect(await widget.line.textContent()).toBe('');
}
