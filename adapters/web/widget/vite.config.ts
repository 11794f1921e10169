// How the widget is built: first the panel, named by its content, then the loader, which is told that name.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

/** Where `/widget/` on the hub leads; the build passes the folder it writes to. */
export default defineConfig(({ mode }) => {
  const shared = {
    root: import.meta.dirname,
    publicDir: false as const,
    oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
    define: { 'process.env.NODE_ENV': '"production"' },
  };
  // Chromium 99, Safari 16.4, Firefox 101: the oldest that know constructable style sheets.
  const target = ['chrome99', 'safari16.4', 'firefox101'];
  // The styles bring their own fallback for a browser without light-dark(): no rewriting for old ones.
  const cssTarget = ['chrome123', 'safari17.5', 'firefox120'];
  if (mode !== 'loader')
    return {
      ...shared,
      build: {
        target,
        cssTarget,
        modulePreload: false,
        lib: { entry: 'panel.tsx', formats: ['es'], fileName: 'panel' },
        rolldownOptions: { output: { entryFileNames: 'panel-[hash].js', minify: true } },
      },
    };
  return {
    ...shared,
    plugins: [
      {
        name: 'the-panel-by-name',
        config: ({ build }) => ({
          define: { PANEL_FILE: JSON.stringify(`widget/${panelIn(build?.outDir ?? 'dist')}`) },
        }),
      },
    ],
    build: {
      target,
      cssTarget,
      emptyOutDir: false,
      lib: { entry: 'loader.ts', formats: ['iife'], name: 'huojiLoader', fileName: () => 'widget.js' },
    },
  };
});

function panelIn(folder: string): string {
  const panel = readdirSync(join(import.meta.dirname, folder)).find((file) => /^panel-.*\.js$/.test(file));
  if (!panel) throw new Error(`Build the panel before the loader: none lies in ${folder}.`);
  return panel;
}
