// Keeps the house see-through: who may import whom, what a file may be called, and where time comes from.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adapterNames } from '../adapters/registry.ts';

const root = resolve(import.meta.dirname, '..');
const rooms = ['adapters', 'core', 'config', 'scripts', 'test'];
const sources = rooms
  .flatMap((room) => walk(join(root, room)))
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts'));

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean; readonly line: string };
const imports = sources.flatMap(importsOf);

/** First rule that fits a file says what it may import, as path prefixes (own folder always) and packages. */
const mayImport: readonly (readonly [
  file: RegExp,
  paths: readonly string[],
  packages: readonly (string | RegExp)[],
])[] = [
  [/^core\/model\//, [], []],
  [/^core\/ports\//, ['core/model/'], []],
  [/^core\/engine\/nlu\/english/, ['core/model/', 'core/engine/', 'core/knowledge/'], ['compromise', 'node:module']],
  [
    /^core\/engine\//,
    ['core/model/', 'core/ports/store.ts', 'core/ports/index.ts', 'core/knowledge/book.ts', 'core/knowledge/schema.ts'],
    [],
  ],
  [/^core\/desk\//, ['core/model/', 'core/ports/', 'core/knowledge/', 'core/engine/face.ts'], []],
  [
    /^core\/knowledge\/files/,
    ['core/model/', 'core/ports/', 'core/knowledge/'],
    ['zod', 'lowdb', /^lowdb\//, 'jsonc-parser', /^node:(fs|path|crypto)/],
  ],
  [
    /^core\/knowledge\//,
    ['core/model/', 'core/ports/', 'core/knowledge/'],
    ['zod', 're2js', 'jsonc-parser', /^node:(fs|path|crypto)/],
  ],
  [/^core\/store\/sqlite\//, ['core/model/', 'core/ports/', 'core/store/'], [/^node:/]],
  [/^core\/store\//, ['core/model/', 'core/ports/', 'core/store/'], [/^node:/, 'file-type']],
  [/^core\/hub\//, ['core/model/', 'core/ports/', 'core/engine/face.ts', 'core/desk/', 'core/knowledge/'], []],
  [
    /^core\/training\//,
    ['core/model/', 'core/ports/', 'core/engine/', 'core/knowledge/'],
    ['zod', /^csv-parse/, /^read-excel-file/, 'node:crypto'],
  ],
  [/^core\/index\.ts$/, ['core/'], []],
  [/^adapters\/(registry|context)\.ts$/, ['adapters/', 'core/index.ts'], ['express', 'zod', /^node:/]],
  [
    /^adapters\/http\//,
    ['core/index.ts', 'adapters/context.ts'],
    ['express', 'helmet', 'undici', 'ipaddr.js', 'prom-client', 'zod', /^node:/],
  ],
  [/^adapters\/web\/(widget|shop)\//, [], ['preact', /^preact\//, 'vite', /^node:/]],
  [
    /^adapters\/console\/app\//,
    [],
    [
      'react',
      'react-dom',
      /^react-dom\//,
      /^@mantine\//,
      '@tanstack/react-virtual',
      'get-nonce',
      'vite',
      /^react\//,
      /^node:/,
    ],
  ],
  [
    /^adapters\/web\//,
    ['core/index.ts', 'adapters/context.ts', 'adapters/http/'],
    ['express', 'ws', 'zod', 'jose', 'multer', /^node:/],
  ],
  [
    /^adapters\/console\//,
    ['core/index.ts', 'adapters/context.ts', 'adapters/http/'],
    ['express', 'ws', 'zod', 'multer', /^node:/],
  ],
  [/^adapters\/telegram\/client/, ['core/index.ts', 'adapters/context.ts', 'adapters/http/'], ['telegraf', /^node:/]],
  [/^adapters\/telegram\//, ['core/index.ts', 'adapters/context.ts', 'adapters/http/'], ['express', 'zod', /^node:/]],
  // discord.js's own REST and gateway packages, resolved from discord.js.
  [
    /^adapters\/discord\/client/,
    ['core/index.ts', 'adapters/context.ts', 'adapters/http/'],
    ['discord.js', /^@discordjs\/(rest|ws)$/, /^node:/],
  ],
  [/^adapters\/discord\//, ['core/index.ts', 'adapters/context.ts', 'adapters/http/'], ['zod', /^node:/]],
  [
    /^adapters\/wechat\/client/,
    ['core/index.ts', 'adapters/context.ts', 'adapters/http/'],
    [/^wechaty(-puppet(-service|-mock)?)?$/, 'file-box', 'qrcode', /^node:/],
  ],
  [/^adapters\/wechat\//, ['core/index.ts', 'adapters/context.ts', 'adapters/http/'], ['zod', /^node:/]],
  [
    /^adapters\/teams\/client/,
    ['core/index.ts', 'adapters/context.ts', 'adapters/http/'],
    ['botbuilder', '@azure/msal-node', /^node:/],
  ],
  [/^adapters\/teams\//, ['core/index.ts', 'adapters/context.ts', 'adapters/http/'], ['jose', 'zod', /^node:/]],
  [/^config\//, ['core/', 'adapters/', 'config/'], ['zod', 'pino', 'prom-client', 'jsonc-parser', /^node:/]],
  [
    /^scripts\//,
    [
      'core/',
      'config/',
      'adapters/registry.ts',
      'adapters/console/app/',
      'adapters/web/widget/',
      'scripts/',
      'test/fakes/',
    ],
    ['vite', 'zod', 'undici', 'ws', /^vitest/, /^node:/],
  ],
  [/^test\//, ['core/', 'adapters/', 'config/', 'scripts/', 'test/'], [/.*/]],
];

describe('the rooms', () => {
  it('see only what the table allows', () => {
    const trespassers: string[] = [];
    for (const { from, to, typeOnly } of imports) {
      const rule = mayImport.find(([file]) => file.test(from));
      if (!rule) trespassers.push(`${from}: no rule covers this file`);
      else if (to.startsWith('pkg:')) {
        const name = to.slice(4);
        // Types vanish before anything runs; an SDK's types may be named anywhere inside its own adapter's folder.
        if (typeOnly && from.startsWith('adapters/')) continue;
        if (!rule[2].some((allowed) => (typeof allowed === 'string' ? allowed === name : allowed.test(name))))
          trespassers.push(`${from} imports the package ${name}`);
      } else if (
        !to.startsWith(`${dirname(from)}/`) &&
        !sameRoom(from, to) &&
        !rule[1].some((allowed) => to.startsWith(allowed))
      ) {
        trespassers.push(`${from} imports ${to}`);
      }
    }
    expect(trespassers).toEqual([]);
  });

  it('never import a test', () => {
    expect(
      imports
        .filter(({ from, to }) => to.startsWith('test/') && !from.startsWith('test/') && !from.startsWith('scripts/'))
        .map(({ from, to }) => `${from} → ${to}`),
    ).toEqual([]);
  });

  it('keep node:sqlite in one file', () => {
    expect([
      ...new Set(
        imports
          .filter(
            ({ to, from }) => to === 'pkg:node:sqlite' && !from.startsWith('test/') && !from.startsWith('scripts/'),
          )
          .map(({ from }) => from),
      ),
    ]).toHaveLength(1);
  });
});

describe('names', () => {
  it('say what a file holds: no utils, helpers, common or misc', () => {
    expect(
      sources
        .map((file) => relative(root, file))
        .filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\.|\/|$)/i.test(file)),
    ).toEqual([]);
  });

  it('open with a sentence of purpose', () => {
    const silent = sources
      .map((file) => relative(root, file))
      .filter((file) => !/^(#!.*\n)?(\/\/|\/\*)/.test(readFileSync(join(root, file), 'utf8')));
    expect(silent).toEqual([]);
  });

  it('of adapters are the folders of adapters, each with a README', () => {
    const folders = readdirSync(join(root, 'adapters'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'http')
      .map((entry) => entry.name);
    expect([...adapterNames].sort()).toEqual(folders.sort());
    for (const folder of [...folders, 'http'])
      expect(statSync(join(root, 'adapters', folder, 'README.md')).isFile(), folder).toBe(true);
  });
});

describe('time', () => {
  /** Files that may touch timers or the wall clock, each with its reason. */
  const allowed = [
    /^config\/runtime\.ts$/, // the one real clock
    /^(scripts|test)\//,
    /^adapters\/(web\/widget|web\/shop|console\/app)\//, // browsers have no Clock port
    /^core\/store\/sqlite\/worker\.ts$/, // setImmediate drives the group commit
  ];
  it('comes from the Clock port', () => {
    const offenders = sources
      .map((file) => relative(root, file))
      .filter((file) => !allowed.some((pattern) => pattern.test(file)))
      .filter((file) => /\b(Date\.now|new Date\(\)|setTimeout\(|setInterval\(|Math\.random)/.test(code(file)));
    expect(offenders).toEqual([]);
  });
});

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'fixtures' ? [] : walk(path);
    return [path];
  });
}

function code(file: string): string {
  return readFileSync(join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '');
}

function importsOf(file: string): Import[] {
  const from = relative(root, file);
  const found: Import[] = [];
  for (const match of code(from).matchAll(
    /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
  )) {
    const target = match[3] ?? match[4]!;
    const to = target.startsWith('.') ? relative(root, resolve(dirname(file), target)) : `pkg:${target}`;
    if (!/\.(css|json|svg)$/.test(to))
      found.push({ from, to, typeOnly: match[2] !== undefined, line: match[0].trim() });
  }
  return found;
}

/** Inside one room (its second-level folder) files see each other. */
function sameRoom(from: string, to: string): boolean {
  const room = (path: string) =>
    path
      .split('/')
      .slice(0, path.startsWith('core/') || path.startsWith('adapters/') ? 2 : 1)
      .join('/');
  return room(from) === room(to) && !from.startsWith('core/index');
}
