// A shop on an ordinary afternoon, for the console's page tests: customers, cases, agents, and a browser that tells on the page.

import { resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type MediaId, type MediaShelf, mediaId, timestamp } from '../../core/index.ts';
import { openMemory } from '../../core/store/index.ts';
import { goodPassword, invited, openEvents, openWorld, ownerOf, person } from '../console/desk-world.ts';
import { openSmallHub } from '../console/small-hub.ts';

export type Scene = Awaited<ReturnType<typeof openScene>>;

export async function openScene() {
  const store = openMemory();
  const events = openEvents();
  const hub = openSmallHub(store, events);
  const files = new Map<MediaId, Uint8Array>();
  const shelf: MediaShelf = {
    async put(bytes, { name }) {
      const media = mediaId(`${files.size}`.padStart(43, 'm'));
      files.set(media, bytes);
      return { media, type: 'file', mime: 'text/plain', bytes: bytes.length, ...(name ? { name } : {}) };
    },
    find: async (media) =>
      files.has(media) ? { media, type: 'file', mime: 'text/plain', bytes: 1, name: 'sizes.txt' } : undefined,
    read: async (media) => files.get(media)!,
    link: (media) => `/media/${media}`,
    verify: () => true,
    sweep: async () => 0,
  };
  const people = [
    person('amy', { name: '小林', skills: ['售前', '售后'] }),
    person('bo', { name: '小周', skills: ['售后'] }),
    person('dora', { name: 'Dora', role: 'supervisor' }),
  ];
  const world = await openWorld({ store, drawers: store.drawers, events, shelf }, people, {
    pages: resolve(import.meta.dirname, '../../dist/pages/console'),
    suggest: (text) => [
      { entry: 'size_advice', text: `关于“${text.slice(0, 20)}”：建议 L 码。`, score: 0.92 },
      { entry: 'return_policy', text: '支持 7 天无理由退换。', score: 0.71 },
    ],
    limits: { loginsPer5Minutes: 1000 },
    health: [
      {
        what: 'wechat:main',
        health: {
          state: 'action_needed',
          since: timestamp(Date.now()),
          detail: '微信（main）已退出登录，回复会排队等扫码后按顺序发出',
          alerts: [
            { id: 'code:1', text: '微信（main）需要重新登录：请用店铺手机扫码', picture: mediaId('q'.repeat(43)) },
            { id: 'gap:1', text: '微信（main）离线约 12 分钟（14:03 起），这段时间的顾客消息可能没有收到' },
          ],
        },
      },
    ],
  });
  await world.desk.start(hub.inlet);
  return {
    store,
    world,
    hub,
    people,
    async hire() {
      const owner = await ownerOf(world);
      return { owner, amy: await invited(owner, world, 'amy'), bo: await invited(owner, world, 'bo') };
    },
    async waiting(peer: string, name: string, words = '我要找人工') {
      const conversation = await hub.customerSays(peer, words, { name });
      await hub.botSays(conversation, '您好，我是智能客服。');
      await hub.handOff(conversation);
      return conversation;
    },
    async close() {
      await world.close();
      await store.close();
    },
  };
}

export type Look = { readonly theme: 'light' | 'dark'; readonly locale: 'zh-CN' | 'en' };

/** A browser of one person. What the page does wrong is collected: scripts that ran, policies broken, strangers called. */
export async function openPage(
  browser: Browser,
  scene: Scene,
  { theme, locale }: Look = { theme: 'light', locale: 'zh-CN' },
) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale, reducedMotion: 'reduce' });
  const faults: string[] = [];
  await context.addInitScript(
    ([kept]) => {
      if (!localStorage.getItem('huoji.choices')) localStorage.setItem('huoji.choices', kept!);
      addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
      );
    },
    [JSON.stringify({ theme, locale })],
  );
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const expected = /Failed to load resource|WebSocket connection/.test(message.text());
    if (message.type() === 'error' && !expected) faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && host !== new URL(scene.world.origin).host)
      faults.push(`stranger: ${request.url()}`);
  });
  return { context, page, faults, open: (path: string) => page.goto(`${scene.world.origin}/console${path}`) };
}

/** Puts a session's cookie into the browser, as if its owner had signed in before. */
export async function carrySession(context: BrowserContext, origin: string, cookie: string): Promise<void> {
  const [name, value] = cookie.split('=');
  await context.addCookies([{ name: name!, value: value!, url: origin, httpOnly: true, sameSite: 'Lax' }]);
}

export async function signIn(page: Page, login: string, password = goodPassword): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(login);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.keyboard.press('Enter');
}

/** Leads the console to a path of its own, as the way back does: no page is loaded anew. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((path) => {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/console${path}`);
}
