// The panel's module: fetched and drawn when the page is idle, shown when it is opened.

import { render } from 'preact';
import { Chat } from './chat.ts';
import type { Panel, PanelSettings } from './face.ts';
import css from './panel.css?inline';
import { PageTitle } from './title.ts';
import { Window } from './view/Window.tsx';
import { dictionaries } from './words.ts';

/** Puts the widget's inside into the loader's shadow root. A returning visitor's line opens now, a new one's later. */
export function mount({ hub, language, title, identity, root, frame, launcher, unread }: PanelSettings): Panel {
  const words = dictionaries[language];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const place = document.createElement('div');
  frame.insertBefore(place, launcher);

  const gone = new AbortController();
  const pageTitle = new PageTitle();
  let isOpen = false;

  const chat = new Chat({ hub, language, ...(identity ? { identity } : {}), changed: show });

  function show(): void {
    if (gone.signal.aborted) return;
    const state = chat.state();
    unread(isOpen ? 0 : state.unread);
    pageTitle.show(isOpen && !document.hidden ? 0 : state.unread);
    render(
      <Window
        chat={chat}
        state={state}
        hub={hub}
        words={words}
        language={language}
        title={title}
        isOpen={isOpen}
        close={close}
      />,
      place,
    );
  }

  function open(): void {
    isOpen = true;
    launcher.setAttribute('aria-expanded', 'true');
    launcher.setAttribute('aria-label', words.close);
    fitViewport();
    show();
    chat.start();
    void chat.greet();
  }

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    launcher.setAttribute('aria-expanded', 'false');
    show();
    launcher.focus();
  }

  /** A phone's keyboard shrinks what is visible, not the window: the panel follows, so the box is never covered. */
  function fitViewport(): void {
    const view = window.visualViewport;
    if (!view) return;
    place.style.setProperty('--seen-height', `${Math.round(view.height * (view.scale || 1))}px`);
    place.style.setProperty('--seen-top', `${view.scale === 1 ? Math.round(view.offsetTop) : 0}px`);
  }

  const { signal } = gone;
  window.visualViewport?.addEventListener('resize', fitViewport, { signal });
  window.visualViewport?.addEventListener('scroll', fitViewport, { signal });
  document.addEventListener('visibilitychange', show, { signal });
  launcher.addEventListener('keydown', (event) => event.key === 'Escape' && close(), { signal });
  // Drawn now, while the page is idle, and only shown when it is opened: the caret is there at once.
  show();
  if (chat.hasHistory) chat.start();

  return {
    open,
    close,
    destroy() {
      gone.abort();
      chat.stop();
      pageTitle.show(0);
      render(null, place);
      place.remove();
    },
  };
}
