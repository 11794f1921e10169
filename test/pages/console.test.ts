// An agent's day in a real browser: coming in, taking a case before a colleague, answering, noting, handing on, ending it.

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPages } from '../../scripts/build-pages.ts';
import { goodPassword } from '../console/desk-world.ts';
import { describeInBrowser, openBrowser } from '../support/browser.ts';
import { within } from '../support/crowded.ts';
import { carrySession, openPage, openScene, type Scene, signIn } from './console-scene.ts';

let browser: Browser;
let scene: Scene;
const pages: Awaited<ReturnType<typeof openPage>>[] = [];

/** How long a poll looks before it gives up; only a failure waits it out. */
const patient = { timeout: 60_000 };

async function person(cookie?: string) {
  const opened = await openPage(browser, scene);
  if (cookie) await carrySession(opened.context, scene.world.origin, cookie);
  pages.push(opened);
  return opened;
}

describeInBrowser('the console', () => {
  beforeAll(async () => {
    await buildPages({ only: ['console'] });
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    scene = await openScene();
  });
  afterEach(async () => {
    const faults = pages.flatMap((one) => one.faults);
    for (const one of pages.splice(0)) await one.context.close();
    await scene.close();
    expect(faults).toEqual([]);
  });

  it('lets the owner in by the printed link, and his agent by the owner’s', async () => {
    const owner = await person();
    await owner.page.goto((await scene.world.desk.setupLink())!);
    await owner.page.getByLabel('密码', { exact: true }).fill('password123');
    await owner.page.getByLabel('再输一次密码').fill('password123');
    await owner.page.getByRole('button', { name: '设置密码并登录' }).click();
    await owner.page.getByText('这个密码太常见了').waitFor();
    await owner.page.getByLabel('密码', { exact: true }).fill(goodPassword);
    await owner.page.getByLabel('再输一次密码').fill(goodPassword);
    await owner.page.getByRole('button', { name: '设置密码并登录' }).click();
    await owner.page.getByText('没有客户在等').waitFor();
    expect(new URL(owner.page.url()).pathname).toBe('/console/inbox');
    expect(owner.page.url()).not.toContain('#');

    await owner.page.getByRole('link', { name: '成员' }).click();
    await owner.page.getByRole('row', { name: /小林/ }).getByRole('button', { name: '邀请' }).click();
    const link = await owner.page.getByRole('dialog').getByRole('textbox').inputValue();
    const amy = await person();
    await amy.page.goto(link);
    await amy.page.getByText('小林，请设置您的密码').waitFor();
    await amy.page.getByLabel('密码', { exact: true }).fill(goodPassword);
    await amy.page.getByLabel('再输一次密码').fill(goodPassword);
    await amy.page.keyboard.press('Enter');
    await amy.page.getByText('没有客户在等').waitFor();
    const late = await person();
    await late.page.goto(link);
    await late.page.getByText('这个链接已经用过或过期了').waitFor();
  });

  it('is usable within two seconds of a sign-in, and comes back to the same screen when a session has ended', async () => {
    const { amy } = await scene.hire();
    const conversation = await scene.waiting('ann', '小鹿酱');
    const { page, open } = await person();
    await open(`/inbox/${conversation}`);
    await page.locator('input[autocomplete=username]').waitFor();
    const start = performance.now();
    await signIn(page, 'amy');
    await page.getByRole('log').getByText('我要找人工').waitFor();
    expect(performance.now() - start).toBeLessThan(within(2000));
    const { sessions } = (await amy.get('/sessions')).body;
    for (const one of sessions) if (!one.current) await amy.post(`/sessions/${one.id}/revoke`);
    await page.getByText('登录已失效').waitFor();
    await signIn(page, 'amy');
    await page.getByRole('log').getByText('我要找人工').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/console/inbox/${conversation}`);
  });

  it('serves a case from the queue to its end', async () => {
    const { amy } = await scene.hire();
    const { page, open } = await person(amy.cookie);
    await open('/');
    await page.getByText('没有客户在等').waitFor();
    const conversation = await scene.waiting('ann', '小鹿酱', '160 穿什么码');
    await page.getByRole('link', { name: /小鹿酱/ }).click();
    await page.getByText('机器人连续没听懂').first().waitFor();
    await page.getByText('原因: shipping_time · 0.82').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('button', { name: /解决/ }).waitFor();

    const box = page.getByRole('textbox', { name: '回复内容' });
    await box.fill('您好，建议 L 码。');
    await box.press('Shift+Enter');
    await box.press('Enter');
    await page.getByRole('log').getByText('您好，建议 L 码。').waitFor();
    await page.getByText('待发送').waitFor();
    await scene.hub.deliver('ann');
    await page.getByText('已送达').waitFor();
    await expect.poll(() => box.inputValue(), patient).toBe('');

    await box.press('Escape');
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: '内部备注' }).fill('上次退过货');
    const noted = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: '保存备注' }).click();
    expect(new URL((await noted).url()).pathname).toBe(`/api/v1/desk/conversations/${conversation}/note`);
    await page.locator('.turn.note').getByText('上次退过货').waitFor();

    await page.getByRole('textbox', { name: '内部备注' }).press('Escape');
    await page.keyboard.press('Alt+2');
    await expect.poll(() => box.inputValue(), patient).toBe('支持 7 天无理由退换。');
    await page.getByRole('textbox', { name: '回复内容' }).press('Enter');
    await page.getByText('待发送').waitFor();
    await scene.hub.deliver('ann', 'blocked by the customer');
    await page.getByText('未送达').waitFor();
    await page.getByText('blocked by the customer').waitFor();

    await page.getByRole('textbox', { name: '回复内容' }).press('Escape');
    await page.keyboard.press('t');
    await page.getByRole('combobox', { name: '转给' }).selectOption('bo');
    await page.getByLabel('给同事的说明').fill('尺码问题');
    await page.getByRole('dialog').getByRole('button', { name: '转接' }).click();
    await page.locator('.brief').getByText('尺码问题').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('button', { name: /解决/ }).waitFor();
    await page.keyboard.press('e');
    await page.getByText('已解决').first().waitFor();
    const stored = await scene.store.load(conversation, 20);
    expect(stored?.conversation.mode.kind).toBe('closed');
    expect(stored?.recent.filter((turn) => turn.author.kind === 'agent').map((turn) => turn.private === true)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('lets one of two who claim together win; the other sees who, and keeps his draft', async () => {
    const { amy, bo } = await scene.hire();
    const [a, b] = [await person(amy.cookie), await person(bo.cookie)];
    for (const one of [a, b]) await one.open('/inbox');
    for (let round = 0; round < 3; round++) {
      const conversation = await scene.waiting(`guest${round}`, `客人${round}`);
      for (const { page } of [a, b]) {
        await page.locator(`a[href$="${conversation}"]`).click();
        await page.getByRole('heading', { name: `客人${round}` }).waitFor();
        await page.getByRole('textbox', { name: '回复内容' }).fill(`草稿 ${round}`);
      }
      for (const { page } of [a, b]) await page.getByRole('textbox', { name: '回复内容' }).press('Escape');
      await Promise.all([a, b].map(({ page }) => page.keyboard.press('a')));
      await expect
        .poll(async () => (await scene.store.load(conversation, 1))!.conversation.mode.kind, patient)
        .toBe('agent');
      const snapshot = await scene.store.load(conversation, 1);
      const mode = snapshot!.conversation.mode;
      const amyWon = mode.kind === 'agent' && mode.agent === 'amy';
      const loser = amyWon ? b : a;
      const start = performance.now();
      await loser.page.getByText(`${amyWon ? '小林' : '小周'} 正在接待`).waitFor();
      expect(performance.now() - start).toBeLessThan(within(500));
      expect(await loser.page.getByRole('textbox', { name: '回复内容' }).inputValue()).toBe(`草稿 ${round}`);
      await (amyWon ? a : b).page.locator('button:enabled', { hasText: '发送' }).waitFor();
    }
  });

  it('keeps drafts through switching, reloading and an outage, and catches up afterwards', async () => {
    const { amy } = await scene.hire();
    const [first, second] = [await scene.waiting('ann', '安安'), await scene.waiting('ben', '本本')];
    const { page, open, context } = await person(amy.cookie);
    await amy.post(`/conversations/${first}/claim`);
    await open(`/inbox/${first}`);
    const reply = page.getByRole('textbox', { name: '回复内容' });
    await reply.fill('没写完的回复');
    await page.getByRole('tab', { name: /内部备注/ }).click();
    await page.getByRole('textbox', { name: '内部备注' }).fill('没写完的备注');
    await page.getByRole('link', { name: /本本/ }).click();
    await page.waitForURL(`**/${second}`);
    const draft = () => reply.inputValue();
    await expect.poll(draft, patient).toBe('');
    await page.getByRole('link', { name: /安安/ }).click();
    await expect.poll(draft, patient).toBe('没写完的回复');
    await page.reload();
    await expect.poll(draft, patient).toBe('没写完的回复');

    await context.setOffline(true);
    await page.getByText('与伙计的连接断开了').waitFor();
    await reply.press('Enter');
    await page.getByText('没有发出去').waitFor();
    expect(await reply.inputValue()).toBe('没写完的回复');
    await scene.hub.customerSays('ann', '断线时说的话');
    await context.setOffline(false);
    await page.getByRole('log').getByText('断线时说的话').waitFor();
    await reply.press('Enter');
    await page.getByRole('log').getByText('没写完的回复').waitFor();
    const said = (await scene.store.load(first, 20))!.recent.filter((turn) => turn.author.kind === 'agent');
    expect(said).toHaveLength(1);
    await page.getByRole('tab', { name: /内部备注/ }).click();
    expect(await page.getByRole('textbox', { name: '内部备注' }).inputValue()).toBe('没写完的备注');
  });

  it('leaves Enter to the input method, letters to who types, and Tab to everyone', async () => {
    const { amy } = await scene.hire();
    const conversation = await scene.waiting('ann', '安安');
    await amy.post(`/conversations/${conversation}/claim`);
    const { page, open, context } = await person(amy.cookie);
    await open(`/inbox/${conversation}`);
    const box = page.getByRole('textbox', { name: '回复内容' });
    await box.focus();
    const input = await context.newCDPSession(page);
    await input.send('Input.imeSetComposition', { text: 'ni hao', selectionStart: 6, selectionEnd: 6 });
    await page.evaluate(() => {
      const target = document.activeElement!;
      target.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'Enter',
          keyCode: 229,
          isComposing: true,
          bubbles: true,
          cancelable: true,
        }),
      );
    });
    await input.send('Input.insertText', { text: '你好' });
    expect((await scene.store.load(conversation, 20))!.recent.some((turn) => turn.author.kind === 'agent')).toBe(false);
    await page.keyboard.type(' jkent?');
    expect(await box.inputValue()).toBe('你好 jkent?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);
    const before = await focused();
    await page.keyboard.press('Tab');
    expect(await focused()).not.toBe(before);
    await box.press('Escape');
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: '键盘快捷键' }).waitFor();
    await page.keyboard.press('e');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await scene.store.load(conversation, 1))!.conversation.mode.kind).toBe('agent');
  });

  it('counts unread lines alike in row, rail and title, and clears them when they are read', async () => {
    const { amy } = await scene.hire();
    const { page, open } = await person(amy.cookie);
    await open('/');
    await page.getByText('没有客户在等').waitFor();
    for (const peer of ['ann', 'ben']) {
      const conversation = await scene.waiting(peer, peer);
      await page.getByRole('link', { name: new RegExp(peer) }).waitFor();
      for (let n = 0; n < 3; n++) await scene.hub.customerSays(peer, `${n}`);
      expect(conversation).toBeTruthy();
    }
    const counts = () =>
      page.evaluate(() => ({
        rows: [...document.querySelectorAll('.row .pill [aria-hidden]')].reduce(
          (sum, one) => sum + Number(one.textContent),
          0,
        ),
        rail: Number(document.querySelector('.badge [aria-hidden]')?.textContent ?? 0),
        title: Number(/^\((\d+)\)/.exec(document.title)?.[1] ?? 0),
      }));
    await expect.poll(counts, patient).toEqual({ rows: 8, rail: 8, title: 8 });
    await page.getByRole('link', { name: /ann/ }).click();
    await expect.poll(counts, patient).toEqual({ rows: 4, rail: 4, title: 4 });
  });

  it('tells within a second that a colleague looks and types', async () => {
    const { amy, bo } = await scene.hire();
    const conversation = await scene.waiting('ann', '安安');
    const [a, b] = [await person(amy.cookie), await person(bo.cookie)];
    await a.open(`/inbox/${conversation}`);
    await b.open('/inbox');
    await a.page.getByRole('textbox', { name: '回复内容' }).waitFor();
    await b.page.getByRole('link', { name: /安安/ }).waitFor();
    const seen = async (words: string, act: () => Promise<void>) => {
      const start = performance.now();
      await act();
      await a.page.getByText(words).waitFor();
      expect(performance.now() - start).toBeLessThan(within(1_000));
    };
    await seen('小周 也在查看此会话', () => b.page.getByRole('link', { name: /安安/ }).click());
    await b.page.getByRole('textbox', { name: '回复内容' }).waitFor();
    await seen('小周 正在输入', () => b.page.getByRole('textbox', { name: '回复内容' }).pressSequentially('您'));
    await b.page.close();
    await a.page.getByText(/小周/).first().waitFor({ state: 'detached' });
  });

  it('keeps four hundred waiting customers light, and the chosen row in place', async () => {
    const { amy } = await scene.hire();
    for (let n = 0; n < 400; n++) await scene.waiting(`guest${n}`, `客人 ${n}`);
    const { page, open } = await person(amy.cookie);
    await open('/');
    await page.getByRole('link', { name: /客人 0/ }).waitFor();
    await page.locator('.rows').hover();
    for (let n = 0; n < 20; n++) await page.mouse.wheel(0, 2000);
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(2500);
    await page.keyboard.press('/');
    await page.keyboard.type('客人 377');
    await page.getByRole('link', { name: /客人 377/ }).click();
    await page.getByRole('heading', { name: '客人 377' }).waitFor();
  });
});
