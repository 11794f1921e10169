// The console for everyone's eyes and under attack: axe on every screen, hostile words, policy, weight, two full languages.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../adapters/console/app/words/en.ts';
import { zh } from '../../adapters/console/app/words/zh.ts';
import { qrPicture } from '../../adapters/wechat/client-qr.ts';
import { buildPages } from '../../scripts/build-pages.ts';
import { axeFindings } from '../support/axe.ts';
import { describeInBrowser, openBrowser } from '../support/browser.ts';
import { until } from '../support/widget-page.ts';
import { carrySession, goTo, type Look, openPage, openScene, type Scene } from './console-scene.ts';

const built = resolve(import.meta.dirname, '../../dist/pages/console');
/** Each theme and each language once: colours do not depend on words. */
const looks: readonly Look[] = [
  { theme: 'light', locale: 'zh-CN' },
  { theme: 'dark', locale: 'en' },
];

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '"><iframe src="https://evil.example"></iframe>',
  'javascript:alert(1)',
  '[click](javascript:alert(1)) https://evil.example/<img src=x>',
  'data:text/html,<script>alert(1)</script>',
  '<style>*{display:none}</style>',
  '<a href="https://evil.example" autofocus onfocus=alert(1)>x</a>',
  '\u202egnp.exe\u202c \u2066\u2069 zero\u200bwidth',
  '{{constructor.constructor("alert(1)")()}}',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  'a'.repeat(4000),
  '长'.repeat(4000),
];

describeInBrowser('the console', () => {
  let browser: Browser;
  let scene: Scene & { owner: Awaited<ReturnType<Scene['hire']>>['owner'] };
  let cookie: { amy: string; owner: string };
  let mine: string;

  beforeAll(async () => {
    await buildPages({ only: ['console'] });
    browser = await openBrowser();
    const opened = await openScene();
    const { amy, owner } = await opened.hire();
    scene = { ...opened, owner };
    cookie = { amy: amy.cookie, owner: owner.cookie };
    mine = await scene.waiting('ann', '小鹿酱', '160 穿什么码');
    await amy.post(`/conversations/${mine}/claim`);
    const text = (id: string, words: string) => ({ id, content: [{ kind: 'text', text: words }] });
    await amy.post(`/conversations/${mine}/note`, text('note0001', '上次退过货'));
    await amy.post(`/conversations/${mine}/reply`, text('reply001', '您好'));
    await scene.hub.deliver('ann', 'blocked');
    await scene.waiting('ben', 'Ben', 'I want my money back');
    await scene.hub.customerSays('cat', '你好', { channel: 'telegram' });
  });
  afterAll(async () => {
    await browser.close();
    await scene.close();
  });

  async function signedIn(look: Look, who: 'amy' | 'owner' = 'amy') {
    const opened = await openPage(browser, scene, look);
    await carrySession(opened.context, scene.world.origin, cookie[who]);
    return opened;
  }

  it('shows what needs a person, with the code to scan, in the settings', async () => {
    const { page, open, faults } = await signedIn({ theme: 'light', locale: 'zh-CN' });
    const code = Buffer.from(await qrPicture('https://login.weixin.qq.com/l/one'));
    await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/png', body: code }));
    await open('/settings');
    const picture = page.getByRole('img', { name: /扫码/ });
    await picture.waitFor();
    await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
    await page.getByText('离线约 12 分钟').waitFor();
    expect(faults).toEqual([]);
    if (process.env['SCREENSHOT']) await page.screenshot({ path: process.env['SCREENSHOT'] });
    await page.context().close();
  });

  describe.each(looks)('in $theme and $locale', (look) => {
    it('has nothing axe complains of, on any screen or dialog', async () => {
      const found: Record<string, string[]> = {};
      const stranger = await openPage(browser, scene, look);
      const examine = async (name: string, page = inside.page) => {
        found[name] = await axeFindings(page);
      };
      const inside = await signedIn(look, 'amy');
      await stranger.open('/inbox');
      await stranger.page.locator('input[autocomplete=username]').waitFor();
      await examine('sign-in', stranger.page);
      await stranger.page.locator('input[autocomplete=username]').fill('amy');
      await stranger.page.locator('input[autocomplete=current-password]').fill('wrong');
      await stranger.page.keyboard.press('Enter');
      await stranger.page.getByRole('alert').waitFor();
      await examine('sign-in refused', stranger.page);
      const { link } = (await scene.owner.post('/people/dora/invite')).body;
      await stranger.page.goto(link);
      await stranger.page.locator('input[autocomplete=new-password]').first().waitFor();
      await examine('set-up', stranger.page);

      const { page } = inside;
      await inside.open('/inbox');
      await page.getByRole('link', { name: /Ben/ }).waitFor();
      await examine('queue');
      await goTo(page, `/inbox/${mine}`);
      await page.locator('.turn.note').waitFor();
      await page.locator('.why summary').click();
      await examine('thread');
      await page.keyboard.press('n');
      await page.keyboard.type('x');
      await examine('note');
      await page.keyboard.press('Escape');
      await page.keyboard.press('t');
      await page.getByRole('combobox').selectOption('bo');
      await examine('transfer');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Shift+?');
      await page.getByRole('dialog').waitFor();
      await examine('shortcuts');
      await page.keyboard.press('Escape');
      await page.getByRole('searchbox').fill('nothing like this');
      await page.getByText(/nothing like this/).waitFor();
      await examine('empty search');
      await goTo(page, '/settings');
      await page.locator('.lines li').first().waitFor();
      await examine('settings');
      await inside.context.setOffline(true);
      await inside.page.locator('.rail .lamp.offline').waitFor();
      await inside.page.getByRole('link').first().click();
      await examine('offline');
      await inside.context.setOffline(false);

      const owner = await signedIn(look, 'owner');
      await owner.open('/people');
      await owner.page.getByRole('row').nth(2).waitFor();
      await examine('people', owner.page);
      await owner.page.getByRole('row').nth(4).getByRole('button').first().click();
      await owner.page.getByRole('dialog').waitFor();
      await examine('invitation', owner.page);

      const faults = [stranger, inside, owner].flatMap((one) => one.faults);
      for (const one of [stranger, inside, owner]) await one.context.close();
      expect(Object.entries(found).filter(([, list]) => list.length)).toEqual([]);
      expect(Object.keys(found)).toHaveLength(13);
      expect(faults).toEqual([]);
    });
  });

  it('fits a narrow window: list, thread and way back', async () => {
    const inside = await signedIn(looks[0]!);
    const { page } = inside;
    await page.setViewportSize({ width: 390, height: 780 });
    await inside.open('/inbox');
    await page.getByRole('link', { name: /小鹿酱/ }).click();
    await page.getByRole('textbox', { name: '回复内容' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('button', { name: '返回列表' }).click();
    await page.getByRole('link', { name: /小鹿酱/ }).waitFor();
    expect(inside.faults).toEqual([]);
    await inside.context.close();
  });

  it('shows hostile words from everyone as words', async () => {
    const inside = await signedIn(looks[0]!);
    const { page } = inside;
    await inside.open('/inbox');
    for (const [at, words] of hostile.entries()) {
      const conversation = await scene.hub.customerSays(`evil${at}`, words, { name: words.slice(0, 200) });
      await scene.hub.botSays(conversation, words, { entry: words.slice(0, 100) } as object);
      await scene.hub.handOff(conversation, {
        skill: words.slice(0, 60),
        brief: { facts: { [words.slice(0, 60)]: words }, topic: words } as never,
      });
      await goTo(page, `/inbox/${conversation}`);
      const bubble = page.locator('.turn.customer .bubble').first();
      await until(async () => (await bubble.count()) > 0 && (await bubble.innerText()) === words, `${words} is shown`);
      await page.locator('.why summary').first().click();
      const strange = await page.evaluate(
        () =>
          document.querySelectorAll(
            '#root script, #root iframe, #root img, #root style:not([data-mantine-styles]), #root math, #root [onerror], #root [onload], a[href^="javascript:"], a[href^="data:"]',
          ).length,
      );
      expect([words.slice(0, 40), strange]).toEqual([words.slice(0, 40), 0]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    expect(inside.faults).toEqual([]);
    await inside.context.close();
  });

  it('is sent with a policy of its own each time, and to nobody’s frame', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => fetch(`${scene.world.origin}/console/inbox/any`)));
    const policy = first!.headers.get('content-security-policy')!;
    expect(policy).toMatch(/default-src 'self'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{20,}'/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(second!.headers.get('content-security-policy')).not.toBe(policy);
    const nonce = /'nonce-([^']+)'/.exec(policy)![1]!;
    const html = await first!.text();
    expect(html).toContain(`content="${nonce}"`);
    expect(html).not.toMatch(/<script(?![^>]*src=)/);
    expect(first!.headers.get('cache-control')).toBe('no-store');
    const script = /\/console\/assets\/[^"]+\.js/.exec(html)![0];
    const sent = await fetch(scene.world.origin + script, { headers: { 'accept-encoding': 'br' } });
    expect(sent.headers.get('content-encoding')).toBe('br');
    expect(sent.headers.get('cache-control')).toContain('immutable');
    expect(sent.headers.get('content-type')).toContain('javascript');
    expect((await fetch(`${scene.world.origin}/console/assets/nothing.js`)).status).toBe(404);
    for (const path of ['/console/..%2f..%2fpackage.json', '/console/assets/..%2f..%2f..%2fconfig'])
      expect(await (await fetch(scene.world.origin + path)).text()).not.toContain('huoji"');
  });

  it('weighs at most 300 kB gzipped before the inbox shows', () => {
    const files = readdirSync(join(built, 'assets')).filter((name) => /\.(js|css)$/.test(name));
    const bytes = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(built, 'assets', name))).length, 0);
    expect(bytes).toBeLessThan(300_000);
    expect(readFileSync(join(built, 'index.html'), 'utf8')).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  });
});

describe('the dictionaries', () => {
  it('have the same keys and the same blanks', () => {
    const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    for (const [key, text] of Object.entries(en))
      expect([key, blanks(zh[key as keyof typeof en])]).toEqual([key, blanks(text)]);
  });

  it('write Chinese with Chinese punctuation, and leave nothing untranslated', () => {
    const wrong = Object.entries(zh).filter(([, text]) => /[\u4e00-\u9fff][,?!:;][\u4e00-\u9fff ]|\.\.\./.test(text));
    expect(wrong).toEqual([]);
    const same = Object.keys(en).filter((key) => en[key as keyof typeof en] === zh[key as keyof typeof en]);
    expect(same).toEqual(['channel.telegram', 'channel.discord', 'channel.teams', 'side.none']);
  });
});
