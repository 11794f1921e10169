// The hostile catalogue against the whole house: each row ends as it should, nothing breaks, the next customer is answered.
// Rows about a single door stand with that door (test/web, test/telegram, test/knowledge, test/http).

import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, goodPassword, openBrowser } from './console/desk-world.ts';
import {
  bo,
  botToken,
  hookSecret,
  mallory,
  openHouse,
  soon,
  type TestHouse,
  type Topic,
  wordsIn,
} from './support/house.ts';

type Row = {
  readonly id: string;
  readonly input?: unknown;
  readonly expected: { readonly outcome: string; readonly http?: number };
};
const rows = readFileSync(`${import.meta.dirname}/fixtures/hostile.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);
const family = (...names: string[]) => rows.filter(({ id }) => names.some((name) => id.startsWith(`${name}-`)));

let world: TestHouse;
let kai: Browser;
beforeAll(async () => {
  world = await openHouse({
    telegramChannel: { updates: 'webhook', webhook: { secret: { env: 'HOOK_SECRET' } } },
    telegramDesk: { skills: [] },
    settings: { quietWindowMs: 10 },
  });
});
afterAll(() => world.close());

/** What must hold after every row. */
async function stillSound(): Promise<void> {
  const guest = await world.guest();
  expect(wordsIn(await guest.asks('什么时候发货'))).toContain('48');
  expect((await fetch(`${world.origin}/healthz`)).status).toBe(200);
  expect(
    world
      .log()
      .split('\n')
      .filter((line) => line.includes('"level":"error"')),
  ).toEqual([]);
}

/** A call of the webhook, with the right secret unless another is given. */
async function hook(body: unknown, headers: Record<string, string> = {}): Promise<number> {
  const sent = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  const response = await fetch(`${world.origin}/hooks/telegram/main`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': hookSecret, ...headers },
    body: sent as BodyInit,
  });
  await response.arrayBuffer();
  return response.status;
}

let updates = 900_000;
function update(from: number, text: string, message = ++updates) {
  return {
    update_id: ++updates,
    message: {
      message_id: message,
      date: Math.floor(Date.now() / 1000),
      chat: { id: from, type: 'private', first_name: 'x' },
      from: { id: from, is_bot: false, first_name: 'x' },
      text,
    },
  };
}

async function claimedCase(mark: string): Promise<{ guest: Awaited<ReturnType<TestHouse['guest']>>; topic: Topic }> {
  const guest = await world.guest();
  await guest.say(`${mark}，转人工`);
  const topic = await world.topicWith(mark);
  await topic.claim(bo);
  return { guest, topic };
}

describe('before anyone has a password', () => {
  it('CON-010', async () => {
    const browser = openBrowser(world.origin);
    const { status, body } = await browser.post('/login', { login: 'owner', password: 'admin' });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.error.code).toBe('setup_required');
    expect((await browser.post('/setup', { token: 'A'.repeat(43), password: goodPassword })).status).toBe(410);
    kai = await world.colleague('kai');
  });
});

describe('envelopes on the webhook', () => {
  /** Refused in another way than the catalogue says, with the reason. */
  const differently: Record<string, [status: number, why: string]> = {
    'ENV-007': [413, 'more than the 256 KB of a webhook, whatever its depth'],
    'ENV-008': [413, 'more than the 256 KB of a webhook, whatever its depth'],
    'ENV-015': [415, 'compressed bodies are not unpacked at all'],
  };
  it.each(family('ENV'))('$id', async ({ id, input, expected }) => {
    const { body, headers = {} } = input as { body?: unknown; headers?: Record<string, string> };
    expect(await hook(expand(body), headers)).toBe(differently[id]?.[0] ?? expected.http);
    await stillSound();
  });
});

describe('texts', () => {
  it.each(family('TXT'))('$id', async ({ id, input }) => {
    const words = String(expand(input));
    const guest = await world.guest();
    const { status } = await guest.call('POST', '/messages', { id, content: [{ kind: 'text', text: words }] });
    expect([202, 413]).toContain(status);
    if (status === 202) {
      const answer = await guest.hears(0);
      expect(wordsIn(answer)).not.toMatch(/\{\{|undefined|\[object/);
    }
    // The same words by the other door; Telegram itself passes on at most 4096 characters.
    if (words.length <= 4096) expect(await hook(update(70_000, words))).toBe(200);
    await stillSound();
  });
});

const cases: Record<string, (row: Row) => Promise<unknown>> = {
  async 'TG-001'() {
    const one = update(71_001, '什么时候发货');
    expect([await hook(one), await hook(one), await hook(one)]).toEqual([200, 200, 200]);
    await soon(() => world.telegram.botSaid(71_001).length);
    await world.settled();
    expect(world.telegram.botSaid(71_001)).toHaveLength(1);
  },
  async 'TG-002'() {
    const [five, six, seven] = ['五', '六', '七'].map((text) => update(71_002, text));
    for (const one of [seven!, five!, six!]) expect(await hook(one)).toBe(200);
    const seqs = await Promise.all(
      [seven!, five!, six!].map(
        async ({ message }) => (await world.house.store.fate(`telegram:main:71002:${message.message_id}`))?.turn?.seq,
      ),
    );
    expect(seqs.every((seq) => seq !== undefined)).toBe(true);
    expect(seqs).toEqual([...seqs].sort((a, b) => a! - b!));
  },
  async 'TG-003'() {
    const response = await fetch(`${world.origin}/hooks/telegram/main`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(update(71_003, 'x')),
    });
    expect(response.status).toBe(401);
    expect(world.telegram.botSaid(71_003)).toEqual([]);
  },
  async 'SIG-001'() {
    expect(await hook(update(71_004, 'x'), { 'x-telegram-bot-api-secret-token': '' })).toBe(401);
  },
  async 'TG-004'() {
    for (let n = 0; n < 50; n++)
      expect([401, 429]).toContain(await hook(update(71_005, 'x'), { 'x-telegram-bot-api-secret-token': `wrong${n}` }));
    await world.settled();
    expect(world.telegram.botSaid(71_005)).toEqual([]);
  },
  async 'TG-005'() {
    const guest = await world.guest();
    await guest.say('冒名故事，转人工');
    const topic = await world.topicWith('冒名故事');
    topic.write(mallory, '/claim');
    topic.press(mallory, '认领');
    const alert = await soon(() => world.telegram.presses.findLast((press) => press.alert));
    expect(alert.text).toContain('名单');
    await world.settled();
    expect(await guest.count('agent')).toBe(0);
    await topic.claim(bo);
  },
  async 'TG-008'() {
    expect(await hook({ update_id: ++updates, edited_message: { message_id: 9 } })).toBe(200);
  },
  async 'TG-009'() {
    const data = 'x'.repeat(65);
    expect(
      await hook({
        update_id: ++updates,
        callback_query: { id: 'p', from: { id: 666, is_bot: false, first_name: 'x' }, data },
      }),
    ).toBe(200);
    await world.settled();
    for (const payload of world.telegram.called('sendMessage'))
      for (const row of (payload['reply_markup'] as { inline_keyboard?: { callback_data: string }[][] })
        ?.inline_keyboard ?? [])
        for (const button of row) expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64);
  },
  async 'AGT-002'() {
    const { guest, topic } = await claimedCase('结案故事');
    topic.write(bo, '/resolve');
    await soon(() => topic.state() === 'closed');
    topic.write(bo, '结案之后的话');
    await soon(() => world.telegram.called('sendMessage').some(({ text }) => String(text).includes('已经结束')));
    await world.settled();
    expect((await guest.words()).join()).not.toContain('结案之后的话');
  },
  async 'AGT-005'() {
    const { guest, topic } = await claimedCase('外人故事');
    topic.write(mallory, '我是外人');
    await world.settled();
    expect((await guest.words()).join()).not.toContain('我是外人');
  },
  async 'AGT-007'() {
    const { guest, topic } = await claimedCase('两行故事');
    topic.write(bo, '第一行\n/resolve');
    await guest.hears(0, (one) => wordsIn(one) === '第一行\n/resolve');
    expect(topic.state()).toBe('open');
  },
  async 'CON-006'() {
    for (const id of ['A'.repeat(22), '..%2f..%2fetc', `${'A'.repeat(21)}'`]) {
      const { status } = await kai.get(`/conversations/${id}`);
      expect([400, 404]).toContain(status);
    }
  },
  async 'CON-007'() {
    await claimedCase('越权故事');
    const { id } = (await kai.get('/conversations?limit=1')).body.conversations[0];
    const more = { role: 'owner', agent: 'bo' };
    const answers = [
      await kai.post(`/conversations/${id}/claim`, more),
      await kai.post(`/conversations/${id}/reply`, { content: [{ kind: 'text', text: 'x' }], ...more }),
      await openBrowser(world.origin).post('/login', { login: 'kai', password: goodPassword, ...more }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
  },
  async 'CON-012'() {
    expect((await kai.get('/conversations?search[$ne]=1')).status).toBe(400);
    expect((await kai.get('/conversations?limit=1&limit=2')).status).toBe(400);
    const wrong = { login: { $gt: '' }, password: { $gt: '' } };
    expect((await openBrowser(world.origin).post('/login', wrong)).status).toBe(400);
  },
  async 'CON-013'() {
    const { headers } = await fetch(`${world.origin}/console`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  },
  async 'CON-014'() {
    const start = performance.now();
    // 10 KB of them are 30 KB of address, which no header holds; fewer reach the desk's own limit.
    expect((await kai.get(`/conversations?search=${encodeURIComponent('%'.repeat(10_240))}`)).status).toBe(431);
    expect((await kai.get(`/conversations?search=${encodeURIComponent('%'.repeat(2000))}`)).status).toBe(400);
    expect((await kai.get(`/conversations?search=${encodeURIComponent('%_'.repeat(40))}`)).status).toBe(200);
    expect(performance.now() - start).toBeLessThan(2000);
  },
  async 'KB-023'() {
    const guest = await world.guest();
    await guest.asks('我要申请退货');
    const before = world.log().split('New knowledge is live').length;
    world.shop.edit('policies', (json) => {
      json.policies['refund.within'].value = 5;
    });
    await soon(() => world.log().split('New knowledge is live').length > before);
    expect(wordsIn(await guest.asks('3651280947182736450'))).toContain('原因');
  },
  async 'LOG-002'() {
    for (const canary of [botToken, botToken.split(':')[1]!, hookSecret, goodPassword])
      expect(world.log()).not.toContain(canary);
  },
  async 'LOG-004'() {
    const guest = await world.guest();
    await guest.asks('你好');
    const metrics = await (await fetch(`${world.origin}/metrics`)).text();
    expect(metrics).toContain('huoji_');
    expect(metrics).not.toContain(guest.visitor);
    expect(metrics).not.toContain('71001');
    expect(metrics.split('\n').length).toBeLessThan(2000);
  },
};

describe('people, buttons and files', () => {
  it.each(family('TG', 'SIG', 'AGT', 'CON', 'KB', 'LOG').filter(({ id }) => id !== 'CON-010'))('$id', async (row) => {
    await cases[row.id]!(row);
    await stillSound();
  });
});

describe('a store of a newer program', () => {
  it('CFG-010', async () => {
    await world.stopHouse();
    const file = `${world.env.HUOJI_DATA}/hub.db`;
    const shape = (set?: number) => {
      const database = new DatabaseSync(file);
      if (set !== undefined) database.exec(`update schema_version set version = ${set}`);
      const { version } = database.prepare('select version from schema_version').get() as { version: number };
      database.close();
      return version;
    };
    const own = shape();
    shape(own + 1);
    await expect(world.startHouse()).rejects.toMatchObject({ code: 'store_newer' });
    expect(shape()).toBe(own + 1);
    shape(own);
    await world.startHouse();
    await stillSound();
  });
});

/** The catalogue's shorthand for large and broken inputs. */
function expand(input: unknown): string | Uint8Array {
  if (typeof input !== 'object' || input === null) return typeof input === 'string' ? input : JSON.stringify(input);
  const made = input as Record<string, never>;
  if ('$repeat' in made) return String(made['$repeat']).repeat(Number(made['n']));
  if ('$hex' in made) return Buffer.from(String(made['$hex']), 'hex');
  if ('$nest' in made) {
    const [open, close] = made['$nest'] as [string, string];
    return open.repeat(Number(made['n'])) + close.repeat(Number(made['n']));
  }
  // As many zeros as pass the limit packed; the row's gigabyte takes the same way and a minute to make.
  if ('$gzip' in made) return gzipSync(Buffer.alloc(128 * 1024 * 1024, '0'));
  return JSON.stringify(input);
}
