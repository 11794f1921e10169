// Thirty real seconds without the hub, by the browser's own timers; `npm test` tells the same story in the page's time.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPages } from '../../scripts/build-pages.ts';
import { describeInBrowser, openBrowser } from '../support/browser.ts';
import { WireServer } from '../support/wire-server.ts';
import { thirtySecondsWithoutTheHub } from './outage-story.ts';

describeInBrowser('the widget without its hub', () => {
  let browser: Browser;
  let server: WireServer;

  beforeAll(async () => {
    await buildPages({ only: ['widget'] });
    browser = await openBrowser();
    server = await WireServer.start();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    expect(server.violations).toEqual([]);
  });

  it('W3 lives through thirty seconds by the wall: every message once, in one order', () =>
    thirtySecondsWithoutTheHub(browser, server, (_context, ms) => sleep(ms)));
});
