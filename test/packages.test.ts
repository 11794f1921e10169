// What is installed: no package below the version that mended its last known hole, none that runs a script to work.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Locked = {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
};
const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };
const installed = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, locked]) => ({ path, name: path.slice(path.lastIndexOf('node_modules/') + 13), ...locked }));

/** The first sound version of each line of a package; the reason beside it. */
const floors: Readonly<Record<string, readonly string[]>> = {
  // CVE-2024-37890 (headers that crash a server), then fragments that fill memory.
  ws: ['7.5.10', '8.21.0'],
  // CVE-2026-12151.
  undici: ['6.27.0', '7.28.0', '8.0.0'],
  // CVE-2026-3520.
  multer: ['2.1.1'],
  // CVE-2025-7783: boundaries that can be guessed.
  'form-data': ['4.0.4'],
  // CVE-2023-0842: prototype pollution.
  xml2js: ['0.5.0'],
  // CVE-2025-27152 and CVE-2025-58754: requests led elsewhere, data URLs without an end.
  axios: ['1.12.0'],
  // CVE-2024-28849: credentials that follow a redirect.
  'follow-redirects': ['1.15.6'],
  // CVE-2022-23539 to -23541.
  jsonwebtoken: ['9.0.0'],
  // CVE-2023-36665: prototype pollution.
  protobufjs: ['7.2.5'],
  // CVE-2024-37168: memory without a bound.
  '@grpc/grpc-js': ['1.10.9'],
  // CVE-2022-0235: secrets sent to another host.
  'node-fetch': ['2.6.7', '3.1.1'],
  // CVE-2024-45296 and CVE-2024-52798: patterns that never end.
  'path-to-regexp': ['8.0.0'],
  // CVE-2024-21538.
  'cross-spawn': ['7.0.5'],
  // CVE-2022-25851: pictures that never end.
  'jpeg-js': ['0.4.4'],
  semver: ['7.5.2'],
  qs: ['6.14.1'],
  minimist: ['1.2.6'],
  lodash: ['4.17.21'],
};
/** Dead, or dangerous wherever they stand: overrides in package.json keep them out. */
const banished = ['request', 'tough-cookie', 'har-validator', 'wechat4u', 'fast-xml-parser', 'cheerio', 'localtunnel'];

describe('the packages', () => {
  it('stand at or above the floors of what is known about them', () => {
    for (const [name, lines] of Object.entries(floors)) {
      const found = installed.filter((one) => one.name === name);
      expect(found.length, `${name} is no longer installed: take its floor away`).toBeGreaterThan(0);
      for (const { path, version = '' } of found) {
        const floor = lines.findLast((line) => major(line) <= major(version)) ?? lines[0]!;
        expect(compare(version, floor), `${path} ${version} is below ${floor}`).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('hold none of the abandoned ones', () => {
    expect(installed.filter(({ name }) => banished.includes(name)).map(({ path }) => path)).toEqual([]);
  });

  it('are named by content and by no registry', () => {
    expect(installed.filter(({ integrity }) => !integrity).map(({ path }) => path)).toEqual([]);
    expect(installed.filter(({ resolved }) => resolved !== undefined).map(({ path }) => path)).toEqual([]);
  });

  it('need no script to be run at their installation', () => {
    // Two would like to; both bring what they need along, and `npm ci --ignore-scripts` is how they are installed.
    expect(installed.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)).toEqual([
      'leveldown',
      'protobufjs',
    ]);
  });

  it('of the five platforms and the user’s list all stand in package.json', () => {
    const { dependencies, devDependencies } = read('package.json');
    const wanted = ['botbuilder', 'wechaty', 'telegraf', 'discord.js', 'express', 'lowdb', 'compromise', 'vitest'];
    expect(wanted.filter((name) => !(name in { ...dependencies, ...devDependencies }))).toEqual([]);
  });
});

const parts = (version: string): number[] => version.split('-')[0]!.split('.').map(Number);
const major = (version: string): number => parts(version)[0]!;

function compare(a: string, b: string): number {
  const [x, y] = [parts(a), parts(b)];
  for (let at = 0; at < 3; at++) if (x[at] !== y[at]) return (x[at] ?? 0) - (y[at] ?? 0);
  return 0;
}
