// A shop's page with the widget on it, seen through a real browser, for the tests of test/pages.

import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { ServedPage, WireServer } from './wire-server.ts';

export type WidgetPageOptions = {
  /** Attributes of the script tag, e.g. `data-color="#fff"`. */
  readonly attributes?: string;
  /** Of the html element. */
  readonly html?: string;
  readonly head?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The HTML of a shop that embeds the widget from another origin than its own. */
export function shopPage(server: WireServer, options: WidgetPageOptions = {}): ServedPage {
  const { attributes = '', html = 'lang="zh-CN"', head = '', body = '', headers } = options;
  return {
    html: `<!doctype html><html ${html}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>青禾服饰</title><link rel="icon" href="data:,">${head}</head><body><main><h1>夏季新品</h1>${body}</main><script async src="${server.hub}/widget.js" ${attributes}></script></body></html>`,
    ...(headers ? { headers } : {}),
  };
}

/** The widget's parts by their roles, as a customer or a screen reader finds them. */
export class WidgetPage {
  readonly page: Page;
  readonly errors: string[] = [];
  readonly dialogs: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('dialog', (dialog) => {
      this.dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  }

  /**
   * Serves a page of its own, opens it, and waits for the launcher. In the browser's shared page when a browser is given:
   * a window costs more than most stories, and what is stored belongs to the story's own server, its origin.
   */
  static async open(
    browser: Browser | BrowserContext,
    server: WireServer,
    options: WidgetPageOptions = {},
  ): Promise<WidgetPage> {
    const path = `/shop-${server.pages.size}`;
    server.pages.set(path, shopPage(server, options));
    const widget = new WidgetPage('contexts' in browser ? await sharedPage(browser) : await browser.newPage());
    await widget.page.goto(server.site + path);
    await widget.launcher.waitFor();
    return widget;
  }

  /** Puts the widget on the page again, in place of one that is there, with other `data-` attributes; the visitor stays the same. */
  async again(server: WireServer, data: Readonly<Record<string, string>>): Promise<void> {
    await this.page.evaluate(
      ([src, data]) => {
        (window as { Huoji?: { destroy(): void } }).Huoji?.destroy();
        const script = document.createElement('script');
        Object.assign(script.dataset, data);
        script.src = src;
        document.body.append(script);
      },
      [`${server.hub}/widget.js`, data] as const,
    );
    await this.launcher.waitFor();
  }

  get launcher(): Locator {
    return this.page.locator('[data-huoji] .launcher');
  }
  get panel(): Locator {
    return this.page.getByRole('dialog');
  }
  get box(): Locator {
    return this.panel.getByRole('textbox');
  }
  get log(): Locator {
    return this.panel.getByRole('log');
  }
  get line(): Locator {
    return this.panel.getByRole('status');
  }

  async openPanel(): Promise<void> {
    await this.launcher.click();
    await this.box.waitFor();
  }

  /**
   * Opens the panel and waits until the hub knows the visitor and his line is up.
   *
   * @param known the visitors before this page: a page whose browser has talked before connects by itself once loaded
   */
  async connect(server: WireServer, known: readonly string[] = server.visitors): Promise<string> {
    const before = new Set(known);
    const isNew = (visitor: string) => !before.has(visitor);
    await this.openPanel();
    await until(() => server.visitors.some(isNew) && server.openSockets > 0, 'the line is up');
    return server.visitors.find(isNew)!;
  }

  async say(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Enter');
  }

  /** What the bubbles say, in order, without the greeting. */
  async texts(): Promise<string[]> {
    return this.page.evaluate(() => {
      const root = document.querySelector('[data-huoji]')!.shadowRoot!;
      const turns = [...root.querySelectorAll('.log .turn')].filter((turn) => turn.querySelector('time'));
      return turns.map((turn) => [...turn.querySelectorAll('.text')].map((text) => text.textContent).join('\n'));
    });
  }

  /** 发送中, 已送达, 未发送 of the customer's own messages. */
  async statuses(): Promise<string[]> {
    return this.panel.locator('.status').allTextContents();
  }
}

const shared = new WeakMap<Browser, Page>();

async function sharedPage(browser: Browser): Promise<Page> {
  const page = shared.get(browser) ?? (await browser.newPage());
  shared.set(browser, page);
  return page;
}

/** Ends a story: closes what it opened, and empties the shared page for the next one. */
export async function putAway(browser: Browser): Promise<void> {
  const page = shared.get(browser);
  for (const context of browser.contexts()) if (context !== page?.context()) await context.close();
  if (!page) return;
  page.removeAllListeners();
  await page.goto('about:blank');
}

/** Waits for something to become true, by looking often; throws with `what` when it does not. Patient: only a failure waits it out. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string, within = 60_000): Promise<void> {
  const end = Date.now() + within;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited ${within} ms in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** Waits until the page has done and painted what it was about to do: for things that must not happen. */
export async function rests(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let i = 0; i < 3; i++) await new Promise((painted) => requestAnimationFrame(painted));
    await new Promise((idle) => requestIdleCallback(idle, { timeout: 1_000 }));
  });
}
