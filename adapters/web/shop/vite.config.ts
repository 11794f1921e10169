// How the demo shop is built: one page, one script, one style sheet, nothing inline.

import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  build: {
    target: ['chrome123', 'safari17.5', 'firefox120'],
    modulePreload: false,
    assetsInlineLimit: 0,
    assetsDir: 'shop',
  },
});
