// The pages the web channel brings: the demo shop at /, and the widget any shop page may load.

import { join } from 'node:path';
import type { HttpDoor } from '../context.ts';
import { file, files, page, pagesNotBuilt, strictPolicy } from '../http/index.ts';

/**
 * Mounts `/`, `/widget.js`, `/widget/*` and the demo shop's files. Mount it after everything else: it answers what is left.
 *
 * @param built the folder `scripts/build-pages.ts` fills: `shop/index.html`, `widget/widget.js` …
 */
export function mountShopPages(http: Pick<HttpDoor, 'mount'>, built: string): void {
  const [shop, widget] = [join(built, 'shop'), join(built, 'widget')];
  http.mount('/widget.js', file(join(widget, 'widget.js'), { embeddable: true }));
  http.mount('/widget.js', pagesNotBuilt);
  http.mount('/widget', files({ root: widget, embeddable: true }));
  http.mount('/', page({ file: join(shop, 'index.html'), csp: strictPolicy }));
  http.mount('/', files({ root: shop }));
}
