// The one script a shop embeds: draws the launcher at once, fetches the panel when the page is idle.
//
// <script src="https://hub.example/widget.js" async data-color="#0b7a6b" data-lang="zh-CN"></script>

import { brandSheet, readColour } from './colour.ts';
import type { Panel, PanelModule } from './face.ts';
import { chooseLanguage } from './language.ts';
import css from './loader.css?inline';
import type { Language } from './words.ts';

declare global {
  interface Window {
    /** The widget's own door for the shop's scripts; absent until the loader ran, and again after `destroy()`. */
    Huoji?: { open(): void; close(): void; destroy(): void };
  }
}

/** The panel's file, beside this one; its name changes with its content. Put in by the build. */
declare const PANEL_FILE: string;

const labels: Readonly<Record<Language, readonly [chat: string, unread: string, failed: string]>> = {
  'zh-CN': ['在线客服', '条未读消息', '客服暂时连接不上，请再试一次'],
  'zh-TW': ['線上客服', '則未讀訊息', '客服暫時無法連線，請再試一次'],
  en: ['Chat with us', 'unread messages', 'Chat could not be reached, please try again'],
};

const script = document.currentScript;
if (script instanceof HTMLScriptElement && !window.Huoji) {
  if (document.body) start(script);
  else addEventListener('DOMContentLoaded', () => start(script), { once: true });
}

function start({ src, dataset }: HTMLScriptElement): void {
  if (window.Huoji) return;
  const hub = new URL('./', src).href;
  const language = chooseLanguage([dataset['lang'], document.documentElement.lang, ...navigator.languages]);
  const [label, unreadLabel, failedLabel] = labels[language];

  const host = document.createElement('div');
  host.dataset['huoji'] = '';
  if (dataset['theme']) host.dataset['theme'] = dataset['theme'];
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [css, brandSheet(readColour(dataset['color']) ?? [11, 122, 107])].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });

  const frame = element('section', { lang: language, 'aria-label': label });
  frame.dir = getComputedStyle(document.documentElement).direction;
  if (dataset['position'] === 'left') frame.className = 'at-left';
  const launcher = element('button', {
    type: 'button',
    class: 'launcher',
    'aria-label': label,
    'aria-expanded': 'false',
  });
  const badge = element('span', { class: 'badge', 'aria-hidden': 'true' });
  launcher.append(
    icon('chat', 'M4 12a8 7.5 0 1 1 4 6.5L4 20l1-3.6A7.6 7.6 0 0 1 4 12Z', 'M8.5 10.5h7', 'M8.5 13.8h4.5'),
    icon('cross', 'M6 6l12 12', 'M18 6L6 18'),
    badge,
  );
  frame.append(launcher);
  root.append(frame);
  document.body.append(host);

  let panel: Promise<Panel> | undefined;
  let isGone = false;
  const load = () => {
    panel ??= import(/* @vite-ignore */ hub + PANEL_FILE).then(({ mount }: PanelModule) => {
      if (isGone) throw new Error('destroyed');
      return mount({
        hub,
        language,
        root,
        frame,
        launcher,
        ...(dataset['title'] ? { title: dataset['title'] } : {}),
        ...(dataset['identity'] ? { identity: dataset['identity'] } : {}),
        unread(count) {
          badge.textContent = count > 99 ? '99+' : count > 0 ? String(count) : '';
          name(count > 0 ? `${label} (${count} ${unreadLabel})` : label);
        },
      });
    });
    panel.catch(() => {
      panel = undefined;
    });
    return panel;
  };
  const name = (text: string) => launcher.setAttribute('aria-label', text);
  const open = () => {
    launcher.setAttribute('aria-busy', 'true');
    load()
      .then(
        (panel) => panel.open(),
        () => name(failedLabel),
      )
      .finally(() => launcher.removeAttribute('aria-busy'));
  };
  const close = () => void panel?.then((panel) => panel.close());
  launcher.onclick = () => (launcher.getAttribute('aria-expanded') === 'true' ? close() : open());

  // Idle, not at once: the shop's own page comes first.
  const fetchPanel = () => {
    if (!isGone) void load().catch(() => {});
  };
  const idle = window.requestIdleCallback?.(fetchPanel, { timeout: 4_000 }) ?? setTimeout(fetchPanel, 1_500);

  window.Huoji = {
    open,
    close,
    destroy() {
      isGone = true;
      (window.cancelIdleCallback ?? clearTimeout)(idle as number);
      void panel?.then(
        (panel) => panel.destroy(),
        () => {},
      );
      host.remove();
      delete window.Huoji;
    },
  };
}

function element<Name extends keyof HTMLElementTagNameMap>(
  tag: Name,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(tag);
  for (const key in attributes) made.setAttribute(key, attributes[key]!);
  return made;
}

function icon(name: string, ...lines: readonly string[]): SVGElement {
  const svg = (tag: string, key: string, value: string) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
    made.setAttribute(key, value);
    return made;
  };
  const drawing = svg('svg', 'viewBox', '0 0 24 24') as SVGElement;
  drawing.setAttribute('class', name);
  drawing.setAttribute('aria-hidden', 'true');
  drawing.append(...lines.map((line) => svg('path', 'd', line)));
  return drawing;
}
