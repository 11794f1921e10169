// What the customer sees: for everyone's eyes and hands, beside any shop's styles, whatever is written to him.

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPages } from '../../scripts/build-pages.ts';
import { axeFindings } from '../support/axe.ts';
import { describeInBrowser, openBrowser } from '../support/browser.ts';
import { putAway, rests, until, WidgetPage } from '../support/widget-page.ts';
import { WireServer } from '../support/wire-server.ts';

describeInBrowser('the panel', () => {
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

  // Each language and each scheme; colours do not depend on words.
  it.each([
    ['zh-CN', 'light'],
    ['zh-TW', 'dark'],
    ['en', 'light'],
  ])(
    'W7 has nothing that axe-core objects to, in %s, %s: closed, open, with pictures, with errors, offline',
    async (language, scheme) => {
      // A panel half faded in is not what anyone reads.
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      const widget = await WidgetPage.open(context, server, {
        html: `lang="${language}"`,
        head: `<meta name="color-scheme" content="${scheme}"><style>html{color-scheme:${scheme}}</style>`,
      });
      const check = async (state: string) => expect(await axeFindings(widget.page), `${scheme} ${state}`).toEqual([]);
      await check('closed');
      const visitor = await widget.connect(server);
      await check('open');
      await widget.say('Hello 你好 https://example.com');
      await until(() => server.texts(visitor).length === 1, 'stored');
      server.say(
        {
          author: { kind: 'agent', name: '小周' },
          parts: [
            { kind: 'text', text: 'hi https://example.com' },
            { kind: 'media', ...server.shelve(png, 'image/png'), width: 40, height: 30 },
          ],
        },
        visitor,
      );
      server.say({ author: { kind: 'system' }, parts: [{ kind: 'text', text: '…' }] }, visitor);
      server.say(
        {
          parts: [{ kind: 'card', title: 'T', fields: [{ label: 'L', value: 'V' }], link: 'https://example.com' }],
          choices: [
            { label: 'A', value: 'a' },
            { label: 'B', value: 'b' },
          ],
        },
        visitor,
      );
      server.typing(visitor);
      await widget.panel.locator('.choices').waitFor();
      await until(
        () =>
          widget.page.evaluate(
            () => document.querySelector('[data-huoji]')!.shadowRoot!.querySelector('img')!.naturalWidth > 0,
          ),
        'the picture is there',
      );
      await check('with picture, card, choices');
      server.refuse = () => ({ code: 'refused', message: 'no' });
      await widget.say('?');
      await widget.panel.locator('.failure').waitFor();
      await widget.panel
        .locator('input[type=file]')
        .setInputFiles({ name: 'a.exe', mimeType: 'application/x-msdownload', buffer: png });
      await until(async () => (await widget.panel.getByRole('alert').textContent()) !== '', 'the refusal is said');
      await check('with errors');
      server.outage(true);
      await until(async () => (await widget.line.textContent()) !== '', 'he is told');
      await check('offline');
    },
  );

  it('W10 shows hostile words as words: from customer, bot and agent, in names, titles, buttons and links', async () => {
    const widget = await WidgetPage.open(browser, server);
    const visitor = await widget.connect(server);
    const outside = () => widget.page.evaluate(() => document.querySelectorAll('*').length);
    const before = await outside();
    expect(hostile.length).toBeGreaterThanOrEqual(40);
    const own = hostile.filter((text) => text.trim() && text.length < 4000);
    await widget.page.evaluate(async (texts) => {
      const root = document.querySelector('[data-huoji]')!.shadowRoot!;
      const box = root.querySelector('textarea')!;
      for (const text of texts) {
        box.value = text;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await new Promise((drawn) => setTimeout(drawn));
        root.querySelector('form')!.requestSubmit();
        await new Promise((drawn) => setTimeout(drawn));
      }
    }, own);
    const said = () => server.messages(visitor).filter(({ author }) => author.kind === 'customer');
    await until(() => said().length === own.length, 'the hub has all of them');
    const shown = (author: string) => widget.panel.locator(`.turn.${author}:has(time)`).count();
    await until(async () => (await shown('customer')) === own.length, 'his own are shown');
    await until(async () => (await widget.statuses()).every((status) => status === '已送达'), 'and confirmed');
    for (const text of hostile) {
      server.say(
        {
          author: { kind: 'agent', name: text.slice(0, 300) },
          parts: [
            { kind: 'text', text },
            {
              kind: 'card',
              title: text,
              fields: [{ label: text, value: text }],
              link: text,
              image: { media: 'x', url: text, mime: 'image/png', name: text },
            },
            { kind: 'media', media: 'x', url: text, mime: 'image/png', name: text },
          ],
          choices: [{ label: text, value: 'v' }],
        },
        visitor,
      );
    }
    await until(async () => (await shown('agent')) === hostile.length, 'the agent’s are shown');
    const found = await widget.page.evaluate(() => {
      const all = [...document.querySelector('[data-huoji]')!.shadowRoot!.querySelectorAll('*')];
      return {
        tags: [...new Set(all.map(({ localName }) => localName))],
        handlers: all.flatMap((element) =>
          element.getAttributeNames().filter((name) => name.startsWith('on') || name === 'style' || name === 'srcdoc'),
        ),
        links: all.flatMap((element) => (element instanceof HTMLAnchorElement ? [new URL(element.href).protocol] : [])),
        pictures: all.flatMap((element) => (element instanceof HTMLImageElement ? [new URL(element.src).origin] : [])),
      };
    });
    const allowed = [
      'section',
      'div',
      'span',
      'svg',
      'path',
      'h2',
      'h3',
      'p',
      'button',
      'ol',
      'li',
      'bdi',
      'time',
      'footer',
      'form',
      'input',
      'textarea',
      'a',
      'img',
      'dl',
      'dt',
      'dd',
      'i',
      'wbr',
    ];
    expect(found.tags.filter((tag) => !allowed.includes(tag))).toEqual([]);
    expect(found.handlers.filter((name) => name !== 'style')).toEqual([]);
    expect(found.links.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([]);
    expect(found.pictures.filter((origin) => origin !== server.hub)).toEqual([]);
    expect(widget.dialogs).toEqual([]);
    expect(await outside()).toBe(before);
    // Pictures that are none fail to load; nothing else may be said on the console.
    expect(widget.errors.filter((error) => !error.startsWith('Failed to load resource'))).toEqual([]);
  });

  it('W11 looks the same beside hostile styles and a base address', async () => {
    const shot = async (head: string) => {
      const context = await browser.newContext({ viewport: { width: 900, height: 760 } });
      const widget = await WidgetPage.open(context, server, { head });
      const visitor = await widget.connect(server);
      const at = '2026-01-02T03:04:05Z';
      server.say(
        { at, author: { kind: 'bot', name: '小伙计' }, parts: [{ kind: 'text', text: '下单后 48 小时内发货。' }] },
        visitor,
      );
      server.say(
        {
          at,
          author: { kind: 'agent', name: '小周' },
          parts: [{ kind: 'card', title: '订单', fields: [{ label: '状态', value: '已发货' }] }],
          choices: [{ label: '好的', value: 'ok' }],
        },
        visitor,
      );
      await widget.panel.getByRole('button', { name: '好的' }).waitFor();
      await widget.panel.evaluate((panel) => Promise.all(panel.getAnimations().map(({ finished }) => finished)));
      const box = (await widget.panel.boundingBox())!;
      const picture = await widget.page.screenshot({ clip: box, animations: 'disabled' });
      return { box, picture: picture.toString('base64'), page: widget.page };
    };
    const plain = await shot('');
    const hostile = await shot(
      '<base href="https://evil.example/"><style>*{all:unset!important;color:red!important;font-family:serif!important}button{font-size:40px!important;background:red!important}html{font-size:40px}div{display:none!important;opacity:.2!important;letter-spacing:9px!important;transform:rotate(3deg)!important}svg{width:300px!important}textarea{border:9px solid red!important}</style>',
    );
    expect(hostile.box).toEqual(plain.box);
    const different = await plain.page.evaluate(differingPixels, [plain.picture, hostile.picture] as const);
    expect(different).toBeLessThanOrEqual(0.005);
  });

  it('W12 is mirrored on a right-to-left page, and each bubble reads in its own direction', async () => {
    const widget = await WidgetPage.open(browser, server, {
      html: 'lang="ar" dir="rtl"',
      attributes: 'data-lang="en"',
    });
    const visitor = await widget.connect(server);
    await widget.say('مقاس M (38) متوفر؟ عند 中国');
    await until(() => server.texts().length === 1, 'his words stand before the answers');
    server.say(
      { parts: [{ kind: 'text', text: 'Yes, size M (38) is in stock.' }], choices: [{ label: 'نعم', value: 'y' }] },
      visitor,
    );
    server.say(
      { author: { kind: 'agent', name: 'ليلى' }, parts: [{ kind: 'text', text: '可以, the dress 中码 له 3 ألوان.' }] },
      visitor,
    );
    await until(async () => (await widget.texts()).length === 3, 'all are shown');
    const width = widget.page.viewportSize()!.width;
    const place = async (selector: string) => (await widget.panel.locator(selector).first().boundingBox())!;
    expect((await widget.launcher.boundingBox())!.x).toBeLessThan(width / 2);
    const panel = (await widget.panel.boundingBox())!;
    expect(panel.x).toBeLessThan(width / 2);
    const mine = await place('.customer .bubble');
    const theirs = await place('.bot .bubble');
    expect(mine.x - panel.x).toBeLessThan(30);
    expect(panel.x + panel.width - theirs.x - theirs.width).toBeLessThan(30);
    expect((await place('.send')).x).toBeLessThan((await place('textarea')).x);
    const directions = await widget.panel
      .locator('.turn:has(time) .text')
      .evaluateAll((texts) => texts.map((text) => getComputedStyle(text).direction));
    expect(directions).toEqual(['rtl', 'ltr', 'ltr']);
    // Each line of a message has its own direction: the full stop of an English one stands at its right end.
    server.say({ parts: [{ kind: 'text', text: 'مرحبا بكم\nEnglish line.' }] }, visitor);
    await until(async () => (await widget.texts()).length === 4, 'shown');
    const [first, stop] = await widget.panel
      .locator('.text')
      .last()
      .evaluate((text) => {
        const words = text.firstChild as Text;
        return [words.data.indexOf('E'), words.data.indexOf('.')].map((at) => {
          const range = document.createRange();
          range.setStart(words, at);
          range.setEnd(words, at + 1);
          return range.getBoundingClientRect().left;
        });
      });
    expect(stop).toBeGreaterThan(first!);
  });

  it('W14 a late picture never pushes the last message out, and who has scrolled up stays where he reads', async () => {
    const widget = await WidgetPage.open(browser, server);
    const visitor = await widget.connect(server);
    for (let i = 1; i <= 30; i++) server.say({ parts: [{ kind: 'text', text: `第 ${i} 条` }] }, visitor);
    server.mediaDelay = 700;
    // Larger than the panel.
    const clip = { x: 0, y: 0, width: 600, height: 400 };
    const picture = server.shelve(await widget.page.screenshot({ clip }), 'image/png');
    server.say(
      {
        parts: [
          { kind: 'media', ...picture },
          { kind: 'media', ...picture, url: `${picture.url}&2`, width: 600, height: 400 },
        ],
      },
      visitor,
    );
    server.say({ parts: [{ kind: 'text', text: '最后一条' }], choices: [{ label: '好', value: 'ok' }] }, visitor);
    const last = widget.panel.getByRole('button', { name: '好', exact: true });
    await last.waitFor();
    const isInView = async () => {
      const [log, button] = [(await widget.log.boundingBox())!, (await last.boundingBox())!];
      return button.y >= log.y && button.y + button.height <= log.y + log.height;
    };
    expect(await isInView()).toBe(true);
    await until(
      () =>
        widget.page.evaluate(() =>
          [...document.querySelector('[data-huoji]')!.shadowRoot!.querySelectorAll('img')].every(
            ({ naturalWidth }) => naturalWidth > 0,
          ),
        ),
      'the pictures came',
    );
    await rests(widget.page);
    expect(await isInView()).toBe(true);

    await widget.log.hover();
    const scrolled = () => widget.log.evaluate((log) => log.scrollTop);
    /** Turns the wheel; answers where the log has come to rest. */
    const scrollUp = async () => {
      let [before, now] = [await scrolled(), await scrolled()];
      const start = now;
      await widget.page.mouse.wheel(0, -600);
      await until(async () => {
        await rests(widget.page);
        [before, now] = [now, await scrolled()];
        return now < start && now === before;
      }, 'scrolled up');
      return now;
    };
    const reading = await scrollUp();
    expect(await isInView()).toBe(false);
    for (let i = 1; i <= 3; i++) server.say({ parts: [{ kind: 'text', text: `新 ${i}` }] }, visitor);
    await widget.panel.getByRole('button', { name: '3 条新消息' }).click();
    expect(await widget.panel.getByText('新 3').isVisible()).toBe(true);
    const again = await scrollUp();
    server.say({ parts: [{ kind: 'text', text: '还有' }] }, visitor);
    await widget.panel.getByRole('button', { name: '1 条新消息' }).waitFor();
    expect(await scrolled()).toBe(again);
    expect(reading).toBeGreaterThan(0);
  });

  it('W15 fits 320 px and 400 % zoom, keeps the box above a phone’s keyboard, and stands still on wish', async () => {
    const viewports = [
      { width: 320, height: 568 },
      { width: 320, height: 256 },
    ];
    const still = await browser.newContext({ viewport: viewports[0]!, reducedMotion: 'reduce' });
    const small = await WidgetPage.open(still, server, { attributes: 'data-lang="en"' });
    const visitor = await small.connect(server);
    server.say(
      {
        author: { kind: 'agent', name: 'A very long name that does not fit anywhere at all' },
        parts: [
          { kind: 'text', text: `https://example.com/${'x'.repeat(300)}` },
          { kind: 'card', title: 'W'.repeat(80), fields: [{ label: 'L'.repeat(40), value: 'V'.repeat(80) }] },
          { kind: 'media', ...server.shelve(png, 'image/png'), width: 2000, height: 1000 },
        ],
        choices: [{ label: 'C'.repeat(90), value: 'c' }],
      },
      visitor,
    );
    await small.panel.locator('.choices').waitFor();
    server.typing(visitor);
    const dots = small.panel.locator('.typing i').first();
    expect(await dots.evaluate((dot) => getComputedStyle(dot).animationName)).toBe('none');
    expect(await small.panel.evaluate((panel) => getComputedStyle(panel).animationName)).toBe('none');
    for (const viewport of viewports) {
      await small.page.setViewportSize(viewport);
      await rests(small.page);
      const wide = await small.page.evaluate(() =>
        [
          document.documentElement,
          ...document.querySelector('[data-huoji]')!.shadowRoot!.querySelectorAll('.panel, .log, footer'),
        ]
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map((element) => element.className || element.localName),
      );
      expect(wide).toEqual([]);
      const box = (await small.box.boundingBox())!;
      expect(box.y + box.height).toBeLessThanOrEqual(viewport.height);
      expect((await small.log.boundingBox())!.height).toBeGreaterThan(60);
    }
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
    await phone.addInitScript(() => {
      const view = Object.assign(new EventTarget(), { height: 844, offsetTop: 0, scale: 1 });
      Object.defineProperty(window, 'visualViewport', { value: view });
    });
    const widget = await WidgetPage.open(phone, server);
    await widget.openPanel();
    await widget.page.evaluate(() => {
      Object.assign(window.visualViewport!, { height: 460, offsetTop: 120 });
      window.visualViewport!.dispatchEvent(new Event('resize'));
    });
    const [panel, box] = [(await widget.panel.boundingBox())!, (await widget.box.boundingBox())!];
    expect([panel.y, panel.height]).toEqual([120, 460]);
    expect(box.y + box.height).toBeLessThanOrEqual(580);
  });

  it('W18 refuses a file with the reason before sending, and shows pictures from the hub only', async () => {
    const widget = await WidgetPage.open(browser, server);
    const visitor = await widget.connect(server);
    const foreign: string[] = [];
    widget.page.on(
      'request',
      (request) => new URL(request.url()).hostname.endsWith('evil.example') && foreign.push(request.url()),
    );
    const choose = (name: string, mimeType: string, buffer: Buffer) =>
      widget.panel.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
    await choose('a.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    const alert = widget.panel.getByRole('alert');
    await until(async () => (await alert.textContent())?.includes('不支持这种文件') === true, 'told of the kind');
    await widget.panel.locator('input[type=file]').evaluate((input: HTMLInputElement) => {
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'big.png', { type: 'image/png' }));
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await until(async () => (await alert.textContent())?.includes('20 MB') === true, 'told of the size');
    expect(server.requests.filter((request) => request.includes('/media'))).toEqual([]);

    await choose('袖口.png', 'image/png', png);
    await until(() => server.texts(visitor).join() === 'media', 'stored');
    await until(
      async () =>
        (await widget.panel.locator('img').first().getAttribute('src'))?.startsWith(`${server.hub}/media/`) === true,
      'shown from the hub',
    );
    server.say(
      { parts: [{ kind: 'media', media: 'x', url: 'https://evil.example/spy.png', mime: 'image/png' }] },
      visitor,
    );
    await widget.panel.locator('.turn.bot:has(time)').waitFor();
    await rests(widget.page);
    expect(foreign).toEqual([]);
  });

  it('asks for a fresh link when one has ended', async () => {
    const widget = await WidgetPage.open(browser, server);
    const visitor = await widget.connect(server);
    const picture = server.shelve(png, 'image/png');
    const message = server.say(
      { parts: [{ kind: 'media', ...picture, url: picture.url.replace('?signature=x', '') }] },
      visitor,
    );
    (message.parts[0] as { url: string }).url = picture.url;
    await until(
      () =>
        widget.page.evaluate(
          () => (document.querySelector('[data-huoji]')!.shadowRoot!.querySelector('img')?.naturalWidth ?? 0) > 0,
        ),
      'shown after all',
    );
  });

  it('W13 sets the language for screen readers and dates, and takes the fonts of the script', async () => {
    const widths: number[] = [];
    const widget = await WidgetPage.open(browser, server);
    for (const [lang, word] of [
      ['zh-CN', '在线客服'],
      ['zh-TW', '線上客服'],
      ['en', 'Chat with us'],
    ] as const) {
      await widget.page.evaluate((lang) => {
        document.documentElement.lang = lang;
      }, lang);
      await widget.again(server, {});
      await widget.openPanel();
      expect(await widget.panel.getByRole('heading').textContent()).toBe(word);
      expect(await widget.panel.evaluate((panel) => panel.closest('[lang]')?.getAttribute('lang'))).toBe(lang);
      widths.push(
        await widget.panel.getByRole('heading').evaluate((heading) => {
          const range = document.createRange();
          range.selectNodeContents(heading);
          return range.getBoundingClientRect().width;
        }),
      );
    }
    // Four Han letters at 16 px are 64 px wide only where a CJK font draws them.
    expect(widths.slice(0, 2).map(Math.round)).toEqual([64, 64]);
  });
});

/** A share, 0 to 1. Runs in a page. */
async function differingPixels([a, b]: readonly [string, string]): Promise<number> {
  const pixels = async (base64: string) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const brush = canvas.getContext('2d')!;
    brush.drawImage(bitmap, 0, 0);
    return brush.getImageData(0, 0, bitmap.width, bitmap.height).data;
  };
  const [first, second] = [await pixels(a), await pixels(b)];
  let different = first.length === second.length ? 0 : first.length;
  for (let i = 0; i < first.length; i += 4)
    if (
      Math.abs(first[i]! - second[i]!) +
        Math.abs(first[i + 1]! - second[i + 1]!) +
        Math.abs(first[i + 2]! - second[i + 2]!) >
      24
    )
      different += 4;
  return different / first.length;
}

/** One green pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What someone would send who wishes the shop ill. */
const hostile: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'https://javascript:alert(1)',
  'http://"onmouseover="alert(1)',
  'https://example.com/"><img src=x onerror=alert(1)>',
  "https://example.com/'onclick='alert(1)",
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  '<math><mtext></p><img src=x onerror=alert(1)></math>',
  '<style>*{display:none}</style>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<base href=//evil.example/>',
  '<meta http-equiv=refresh content=0;url=//evil.example>',
  '<form action=//evil.example><button>x</button></form>',
  '<object data=//evil.example></object>',
  '<embed src=//evil.example>',
  '<template><img src=x onerror=alert(1)></template>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<input autofocus onfocus=alert(1)>',
  '<body onload=alert(1)>',
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '--><script>alert(1)</script>',
  ']]><script>alert(1)</script>',
  "{{constructor.constructor('alert(1)')()}}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: meant as it stands
  '${alert(1)}',
  '<%= alert(1) %>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
  '\u202egnp.exe\u202c',
  '\u2066\u2067\u2068 abc \u2069',
  'https://example.com/\u202egnp.exe',
  '\u0000\u0001\u0008\u001b[31m',
  'Z\u0351\u034c'.repeat(40),
  '\ud800',
  '👩‍👩‍👧‍👦'.repeat(50),
  `<b>${'A'.repeat(100_000)}</b>`,
];
