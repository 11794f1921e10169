// The pages the web channel brings: the demo shop at /, and the widget any shop page may load.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HttpDoor } from '../context.ts';
import { file, files, page, pagesNotBuilt, strictPolicy } from '../http/index.ts';

/** What `scripts/build-pages.ts` fills: `shop/index.html`, `widget/widget.js` and what they load. */
export const builtPages = fileURLToPath(new URL('../../dist/pages', import.meta.url));

/** The widget, for every shop page: `/widget.js` and what it loads from `/widget/`. */
export function mountWidget(http: Pick<HttpDoor, 'mount'>, built = builtPages): void {
  const widget = join(built, 'widget');
  http.mount('/widget.js', file(join(widget, 'widget.js'), { embeddable: true }));
  http.mount('/widget.js', pagesNotBuilt);
  http.mount('/widget', files({ root: widget, embeddable: true }));
}

/** The demo shop: `/` and what it loads from `/shop/`. */
export function mountShopPage(http: Pick<HttpDoor, 'mount'>, built = builtPages): void {
  const shop = join(built, 'shop');
  http.mount('/', page({ file: join(shop, 'index.html'), csp: strictPolicy }));
  http.mount('/shop', files({ root: join(shop, 'shop') }));
}
