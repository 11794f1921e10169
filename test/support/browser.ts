// A real browser for the page tests: Chromium from the machine, driven by playwright-core; nothing is downloaded.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { describe, vi } from 'vitest';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const wellKnown = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * What no test needs. A later list replaces playwright's own, so what we want of that is said again: these keep pages on
 * http, their storage as a first party's, and Chromium from asking strangers.
 */
const needless = [
  // Its address bar is two more pages, and a process, for every window without a screen: half of what a test costs.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** Where a Chromium is: `CHROMIUM_PATH`, else the first of the usual names on the search path. */
export function findChromium(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin'];
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env['CHROMIUM_PATH'] ?? '', ...places, ...wellKnown].find(isExecutable);
}

/** Starts one without a window, without a first-run page, and without a line to anyone but the test's own server. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(howToInstall);
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Frames of many shops in one process: what the browser keeps apart is its own promise, not ours.
      '--disable-site-isolation-trials',
      `--disable-features=${needless.join()}`,
    ],
  });
  browser.on('context', (context) => context.setDefaultTimeout(120_000));
  return browser;
}

const howToInstall = 'no Chromium here: apt-get install chromium fonts-noto-cjk, or set CHROMIUM_PATH';

/**
 * `describe` for tests that need a browser: where there is none they are skipped, and their name says what to install.
 * They get a patience that nothing but a hang uses up, however busy the machine is.
 */
export function describeInBrowser(name: string, tests: () => void): void {
  vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
  if (findChromium()) describe(name, tests);
  else describe.skip(`${name} (skipped, ${howToInstall})`, tests);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}
