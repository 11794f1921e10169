// The demo shop's page: draws itself in the visitor's language and embeds the widget the way any shop would.

import { draw } from './garments.ts';
import { type Language, type Product, products } from './products.ts';
import { promises, questions, words } from './words.ts';

declare global {
  interface Window {
    Huoji?: { open(): void; close(): void; destroy(): void };
  }
}

const remembered = 'huoji-shop:language';

show(firstLanguage());

function show(language: Language): void {
  const say = words[language];
  document.documentElement.lang = language;
  document.title = say.name;
  document.body.replaceChildren(
    make('header', { class: 'top' }, [
      make('a', { class: 'brand', href: '/' }, [
        make('span', { class: 'seal', 'aria-hidden': 'true' }, ['伙']),
        say.name,
      ]),
      make('nav', { 'aria-label': say.name }, [
        make('a', { href: '#goods' }, [say.goods]),
        make('a', { href: '#service' }, [say.service]),
        make('a', { href: '#embed' }, [say.embed]),
        make('a', { href: '/console' }, [say.console]),
      ]),
      button('switch', say.other, () => speak(language === 'en' ? 'zh-CN' : 'en'), {
        lang: language === 'en' ? 'zh-CN' : 'en',
      }),
    ]),
    make('main', {}, [hero(language), goods(language), service(language), embed(language)]),
    make('footer', { class: 'bottom' }, [say.note]),
  );
  addWidget(language);
}

function speak(language: Language): void {
  try {
    localStorage.setItem(remembered, language);
  } catch {
    // Storage is denied: the choice lasts until the page is left.
  }
  show(language);
}

function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? readRemembered() ?? navigator.language;
  return asked.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

function readRemembered(): string | null {
  try {
    return localStorage.getItem(remembered);
  } catch {
    return null;
  }
}

/** The line a merchant pastes into his page, made by script only because the language can change. */
function addWidget(language: Language): void {
  window.Huoji?.destroy();
  document.querySelector('script[data-color]')?.remove();
  document.body.append(
    make('script', {
      src: '/widget.js',
      async: '',
      'data-color': '#0b7a6b',
      'data-lang': language,
      'data-title': words[language].name,
    }),
  );
}

function hero(language: Language): HTMLElement {
  const say = words[language];
  const pictures = ['coat_wool', 'hoodie_fleece', 'scarf_wool'].map(
    (id) => products.find((product) => product.id === id)!,
  );
  return make('section', { class: 'hero' }, [
    make('div', {}, [
      make('p', { class: 'season' }, [say.season]),
      make('h1', {}, [say.headline]),
      make('p', { class: 'invitation' }, [say.invitation]),
      button('primary', say.ask, openChat),
      make('h2', { class: 'try' }, [say.try]),
      make(
        'ul',
        { class: 'questions' },
        questions[language].map((question) => make('li', {}, [question])),
      ),
    ]),
    make(
      'div',
      { class: 'rail', 'aria-hidden': 'true' },
      pictures.map(({ garment, colours }) => draw(garment, colours[0])),
    ),
  ]);
}

function goods(language: Language): HTMLElement {
  return make('section', { id: 'goods' }, [
    make('h2', {}, [words[language].goods]),
    make(
      'ul',
      { class: 'goods' },
      products.map((product) => card(product, language)),
    ),
  ]);
}

function card({ name, note, price, garment, colours }: Product, language: Language): HTMLElement {
  const amount = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
  });
  return make('li', { class: 'card' }, [
    make('div', { class: 'picture' }, [draw(garment, colours[0])]),
    make('h3', {}, [name[language]]),
    make('p', { class: 'note' }, [note[language]]),
    make('p', { class: 'price' }, [
      amount.format(Number(price)),
      make('span', { class: 'dots', 'aria-hidden': 'true' }, colours.map(dot)),
    ]),
    button('quiet', words[language].askThis, openChat, {
      'aria-label': `${words[language].askThis}: ${name[language]}`,
    }),
  ]);
}

function dot(colour: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const circle = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
  svg.setAttribute('viewBox', '0 0 12 12');
  for (const [key, value] of [
    ['cx', '6'],
    ['cy', '6'],
    ['r', '5'],
    ['fill', colour],
  ] as const)
    circle.setAttribute(key, value);
  svg.append(circle);
  return svg;
}

function service(language: Language): HTMLElement {
  return make('section', { id: 'service' }, [
    make('h2', {}, [words[language].serviceTitle]),
    make(
      'ul',
      { class: 'promises' },
      promises[language].map(([title, text]) => make('li', {}, [make('h3', {}, [title]), make('p', {}, [text])])),
    ),
  ]);
}

function embed(language: Language): HTMLElement {
  const line = `<script src="${location.origin}/widget.js" async data-color="#0b7a6b"></script>`;
  return make('section', { id: 'embed', class: 'embed' }, [
    make('h2', {}, [words[language].embedTitle]),
    make('p', {}, [words[language].embedText]),
    make('pre', { tabindex: '0', dir: 'ltr' }, [make('code', {}, [line])]),
  ]);
}

function openChat(): void {
  window.Huoji?.open();
}

function button(
  look: string,
  text: string,
  press: () => void,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElement {
  const made = make('button', { type: 'button', class: look, ...attributes }, [text]);
  made.addEventListener('click', press);
  return made;
}

function make(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (Node | string)[] = [],
): HTMLElement {
  const made = document.createElement(tag);
  for (const key in attributes) made.setAttribute(key, attributes[key]!);
  made.append(...children);
  return made;
}
