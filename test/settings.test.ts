// What a merchant gets wrong before the first customer comes: each start ends with one clear sentence and exit code 78.

import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadSettings, placesOf } from '../config/load.ts';
import { peopleOf } from '../config/people.ts';
import { openLog } from '../config/runtime.ts';
import { told } from '../scripts/place.ts';
import { openTelegram } from './fakes/telegram.ts';
import { botToken, repo, soon } from './support/house.ts';
import { commandEnv } from './support/models.ts';

let folder: string;
const running = new Set<ChildProcess>();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'huoji-settings-'));
});
afterEach(async () => {
  await Promise.all(
    [...running].map(
      (child) =>
        new Promise((resolve) => {
          child.once('exit', resolve);
          child.kill('SIGKILL');
        }),
    ),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let folders = 0;
const freshFolder = () => join(folder, `data-${++folders}`);

/** The surroundings of one start; `hub` is the text of its settings. */
function surroundings(hub: unknown, env: Record<string, string>): Record<string, string> {
  const config = join(folder, `hub-${++folders}.json`);
  writeFileSync(config, typeof hub === 'string' ? hub : JSON.stringify(hub, null, 2));
  return { ...commandEnv, HUOJI_CONFIG: config, HUOJI_DATA: freshFolder(), PORT: '0', ...env };
}

/** Starts the real program. */
function start(hub: unknown, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(repo, 'scripts/start.ts')], {
    cwd: folder,
    env: surroundings(hub, env),
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const ended = new Promise<number | null>((resolve) =>
    child.on('close', (code) => {
      running.delete(child);
      resolve(code);
    }),
  );
  return { child, output: () => output, ended };
}

type Ended = { readonly code: number | null; readonly output: string };

async function ending(hub: unknown, env: Record<string, string>): Promise<Ended> {
  const run = start(hub, env);
  const code = await run.ended;
  return { code, output: run.output() };
}

/** The first things the program does, as it does them, without the second that a process takes to begin. */
async function reading(hub: unknown, env: Record<string, string>): Promise<Ended> {
  const lines: string[] = [];
  const error = vi.spyOn(console, 'error').mockImplementation((line) => void lines.push(String(line)));
  const before = process.exitCode;
  try {
    const all = surroundings(hub, env);
    await told(async () => {
      peopleOf((await loadSettings(placesOf(all, repo), all)).people);
      return 0;
    });
    return { code: Number(process.exitCode), output: lines.join('\n') };
  } finally {
    process.exitCode = before;
    error.mockRestore();
  }
}

/** What everybody who meets a refusal must find: its code and exit 78, where, what to do, and nothing that frightens. */
function refused({ code: exit, output }: Ended, code: string, words: readonly (string | RegExp)[]): void {
  expect([exit, output]).toEqual([78, expect.stringContaining(`(${code})`)]);
  for (const word of words)
    if (typeof word === 'string') expect(output).toContain(word);
    else expect(output).toMatch(word);
  expect(output).toContain('→');
  expect(output).not.toMatch(/\n\s+at |node:internal|Error:/);
  expect(output).not.toContain(botToken);
}

const telegram = { adapter: 'telegram', token: { env: 'TELEGRAM_TOKEN' } };

describe('settings that do not fit', () => {
  const cases: [name: string, hub: unknown, env: Record<string, string>, code: string, words: (string | RegExp)[]][] = [
    ['no JSON', '{\n  "shop": "demo",\n  "channels": [\n', {}, 'config_not_json', [/hub-\d+\.json:\d/]],
    [
      'a key nobody knows',
      '{\n  "shop": "demo",\n  "chanels": []\n}',
      {},
      'config_unknown_key',
      ['channels', /hub-\d+\.json:3/],
    ],
    ['a limit nobody knows', { limits: { framebytes: 1 } }, {}, 'config_unknown_key', ['frameBytes', 'limits']],
    [
      'an adapter’s key nobody knows',
      { channels: [{ adapter: 'web', allowedOrigin: [] }] },
      {},
      'config_unknown_key',
      ['allowedOrigins', 'channels[0]'],
    ],
    [
      'an adapter nobody knows',
      { channels: [{ adapter: 'telegran' }] },
      {},
      'config_unknown_adapter',
      ['Did you mean "telegram"?'],
    ],
    ['a desk that is none', { desks: [{ adapter: 'web' }] }, {}, 'config_unknown_adapter', ['desk "web"']],
    [
      'a secret that is not there',
      { channels: [telegram] },
      {},
      'config_missing_secret',
      ['TELEGRAM_TOKEN', 'channels[0].token'],
    ],
    ['a secret that is empty', { channels: [telegram] }, { TELEGRAM_TOKEN: '' }, 'config_missing_secret', ['empty']],
    [
      'a secret file that is not there',
      { channels: [{ adapter: 'telegram', token: { file: 'nowhere' } }] },
      {},
      'config_missing_secret',
      ['nowhere'],
    ],
    [
      'a secret in the file itself',
      { channels: [{ adapter: 'telegram', token: botToken }] },
      {},
      'config_secret_in_file',
      ['{"env": "NAME"}', 'channels[0].token'],
    ],
    [
      'a token that is none',
      { channels: [telegram] },
      { TELEGRAM_TOKEN: 'canary-not-a-token' },
      'config_invalid',
      ['BotFather'],
    ],
    ['a value of the wrong kind', { limits: { frameBytes: 'many' } }, {}, 'config_invalid', ['limits.frameBytes']],
    ['one account twice', { channels: [{ adapter: 'web' }, { adapter: 'web' }] }, {}, 'config_invalid', ['twice']],
    [
      'two people with one account',
      {
        people: [
          { id: 'a', name: 'A', accounts: { telegram: '1' } },
          { id: 'b', name: 'B', accounts: { telegram: '1' } },
        ],
      },
      {},
      'config_invalid',
      ['telegram account "1"'],
    ],
    ['a port that is none', {}, { PORT: '99999' }, 'config_invalid', ['PORT', '99999']],
    [
      'a settings file that is named and not there',
      {},
      { HUOJI_CONFIG: join(tmpdir(), 'huoji-nowhere', 'missing.json') },
      'config_missing',
      ['missing.json'],
    ],
  ];
  it.each(cases)('%s', async (_name, hub, env, code, words) => {
    refused(await reading(hub, env), code, words);
  });

  it('end the program itself with the same words', async () => {
    const [, hub, env, code, words] = cases.find(([name]) => name === 'a secret in the file itself')!;
    refused(await ending(hub, env), code, words);
  });

  it('a shop nobody has', async () => {
    refused(await ending({ shop: 'elsewhere' }, {}), 'knowledge_broken', ['elsewhere']);
  });
});

describe('a world that does not fit', () => {
  it('a port that another program has', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    refused(await ending({}, { PORT: String(port) }), 'port_in_use', [String(port)]);
    await new Promise((resolve) => other.close(resolve));
  });

  it('knowledge that does not hold, named with file and line', async () => {
    const knowledge = join(folder, 'knowledge');
    cpSync(join(repo, 'knowledge'), knowledge, { recursive: true });
    const faq = join(knowledge, 'shops/demo/policies.json');
    writeFileSync(faq, readFileSync(faq, 'utf8').replace('"policies"', '"polices"'));
    refused(await ending({}, { HUOJI_KNOWLEDGE: knowledge }), 'knowledge_broken', [/policies\.json:\d+/]);
  });

  it('a second process on one data folder is sent away, the first goes on and stops cleanly', {
    timeout: 60_000,
  }, async () => {
    const fake = await openTelegram({ token: botToken });
    const log = join(folder, 'hub.log');
    const hub = {
      channels: [{ adapter: 'web' }, { ...telegram, apiRoot: fake.url }],
      log: { level: 'debug', file: log },
    };
    // What the bot is told while its token is wrong comes back with the token in the address.
    fake.fail('getUpdates', { code: 500, description: `Internal: /bot${botToken}/getUpdates failed` }, 2);
    const env = { HUOJI_DATA: freshFolder(), TELEGRAM_TOKEN: botToken };
    const first = start(hub, env);
    const url = (await soon(() => /(http:\/\/127\.0\.0\.1:\d+)\/\n/.exec(first.output())?.[1], 30_000)) as string;
    refused(await ending({}, env), 'data_folder_in_use', [env.HUOJI_DATA]);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await soon(() => existsSync(log) && readFileSync(log, 'utf8').includes('"state":"degraded"'));
    // Telegram holds its long poll and a page its own: neither may keep the hub from stopping.
    await soon(() => fake.polling > 0);
    const visitor = await fetch(`${url}/api/v1/visitors`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const { token } = (await visitor.json()) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    const held = fetch(`${url}/api/v1/messages?after=0&wait=25`, { headers }).then(({ status }) => status);
    // Something to answer follows the held request, so that it has arrived before the signal.
    await fetch(`${url}/healthz`);
    const asked = performance.now();
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(await held).toBe(200);
    const told = first.output() + (existsSync(log) ? readFileSync(log, 'utf8') : '');
    expect(told).toContain('"state":"degraded"');
    expect(told).not.toContain(botToken);
    expect(told).not.toContain(botToken.split(':')[1]);
    await fake.close();
  });
});

describe('the log', () => {
  it('knows secrets by their value and by their shape, in messages, fields and stacks', async () => {
    const file = join(folder, 'scrubbed.log');
    const secret = 'canary "quoted" secret';
    const log = openLog({ level: 'debug', file, secrets: [secret, botToken] });
    const unknown = '998877665:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
    log.error({ err: new Error(`POST https://api.telegram.org/bot${botToken}/x`), field: secret }, `at ${secret}`);
    log.warn({ header: 'Bearer abcdefgh12345678', url: 'https://x/?token=canary123' }, `somebody else's ${unknown}`);
    const lines = await soon(
      () => existsSync(file) && readFileSync(file, 'utf8').split('\n').length > 2 && readFileSync(file, 'utf8'),
    );
    for (const canary of [
      secret,
      JSON.stringify(secret).slice(1, -1),
      botToken,
      unknown,
      'abcdefgh12345678',
      'canary123',
    ])
      expect(lines).not.toContain(canary);
    expect(lines).toContain('[secret]');
    // Each line is still JSON.
    for (const line of String(lines).trim().split('\n')) JSON.parse(line);
  });
});
