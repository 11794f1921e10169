// The console in the whole house: a customer on the web wire, two agents in the console, the real hub between them.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble, type House } from '../../config/assemble.ts';
import { loadSettings, placesOf } from '../../config/load.ts';
import { keptModels } from '../support/models.ts';
import { type Browser, goodPassword, openBrowser, randomIds } from './desk-world.ts';

let folder: string;
let house: House;
let origin: string;
let owner: Browser;
let amy: Browser;
let bo: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huoji-console-'));
  const config = join(folder, 'hub.json');
  writeFileSync(
    config,
    JSON.stringify({
      people: [
        { id: 'amy', name: '艾米', skills: ['售前'] },
        { id: 'bo', name: 'Bo' },
      ],
      quietWindowMs: 0,
      log: { level: 'silent' },
      limits: {
        visitorsPerHour: 10_000,
        messagesPerMinute: 10_000,
        requestsPerMinute: 1_000_000,
        loginsPer5Minutes: 100,
      },
    }),
  );
  const env = { HUOJI_CONFIG: config, HUOJI_DATA: join(folder, 'data'), PORT: '0', ...keptModels };
  const places = placesOf(env, resolve(import.meta.dirname, '../..'));
  house = await assemble(places, await loadSettings(places, env));
  await house.start();
  origin = house.http.publicUrl;
  owner = await guest((await house.setupLink())!);
  amy = await guest((await owner.post('/people/amy/invite')).body.link);
  bo = await guest((await owner.post('/people/bo/invite')).body.link);
}, 60_000);
afterAll(async () => {
  await house.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function guest(link: string): Promise<Browser> {
  const browser = openBrowser(origin);
  const { status } = await browser.post('/setup', { token: link.split('#')[1], password: goodPassword });
  expect(status).toBe(200);
  return browser;
}

/** A customer on the shop's page, as far as the wire goes. */
async function visitor() {
  const call = async (method: string, path: string, body?: unknown, token?: string) => {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Record<string, never>;
  };
  const { token } = await call('POST', '/visitors', { locale: 'zh-CN' });
  return {
    say: (words: string) =>
      call('POST', '/messages', { id: randomIds.next(), content: [{ kind: 'text', text: words }] }, token),
    wantsPerson: () => call('POST', '/messages', { id: randomIds.next(), content: [{ kind: 'human' }] }, token),
    async sees(): Promise<{ author: { kind: string; name?: string }; parts: { text?: string }[] }[]> {
      return (await call('GET', '/messages?after=0&limit=200', undefined, token))['messages']!;
    },
  };
}

const text = (words: string) => ({ id: randomIds.next<string>(), content: [{ kind: 'text', text: words }] });
const waiting = async () => (await amy.get('/queue')).body.waiting as { id: string; last?: { text: string } }[];
const wordsOf = (messages: { parts: { text?: string }[] }[]) =>
  messages.flatMap(({ parts }) => parts.map((part) => part.text));

async function caseOf(words: string) {
  const customer = await visitor();
  const before = new Set((await waiting()).map(({ id }) => id));
  await customer.say(words);
  await customer.wantsPerson();
  let found: string | undefined;
  await expect
    .poll(
      async () => {
        found = (await waiting()).find(({ id }) => !before.has(id))?.id;
        return found;
      },
      { timeout: 5000 },
    )
    .toBeTruthy();
  return { customer, conversation: found! };
}

describe('a customer who wants a person', () => {
  it('is served from the queue to the end; the note stays inside', async () => {
    const { customer, conversation } = await caseOf('什么时候发货');
    const { body } = await amy.get(`/conversations/${conversation}`);
    expect(body.brief).toMatchObject({ reason: 'wish' });
    expect(body.turns.some((turn: { why?: { score?: number; entry?: string } }) => turn.why?.entry)).toBe(true);

    expect((await amy.post(`/conversations/${conversation}/claim`)).body.status).toBe('done');
    expect((await bo.post(`/conversations/${conversation}/reply`, text('我来'))).status).toBe(409);
    expect((await amy.post(`/conversations/${conversation}/reply`, text('您好，我是艾米。'))).status).toBe(200);
    expect((await amy.post(`/conversations/${conversation}/note`, text('内部：注意情绪'))).status).toBe(200);
    await expect.poll(async () => wordsOf(await customer.sees())).toContain('您好，我是艾米。');
    await expect
      .poll(
        async () =>
          (await amy.get(`/conversations/${conversation}`)).body.turns.find(
            (turn: { author: { kind: string }; private: boolean }) => turn.author.kind === 'agent' && !turn.private,
          )?.fates[0]?.state,
      )
      .toBe('sent');

    await customer.say('好的谢谢');
    await expect
      .poll(async () => (await amy.get(`/conversations/${conversation}`)).body.summary.last.text)
      .toBe('好的谢谢');
    expect(
      (await amy.post(`/conversations/${conversation}/transfer`, { to: 'bo', note: '内部：交给 Bo' })).status,
    ).toBe(200);
    expect((await bo.post(`/conversations/${conversation}/claim`)).status).toBe(200);
    const seen = (await bo.get(`/conversations/${conversation}`)).body;
    expect(seen.summary).toMatchObject({ owner: 'agent', holder: { id: 'bo', name: 'Bo' } });
    expect((await bo.post(`/conversations/${conversation}/resolve`)).status).toBe(200);
    await expect
      .poll(async () => (await bo.get(`/conversations/${conversation}`)).body.summary.owner)
      .not.toBe('agent');
    expect(JSON.stringify(await customer.sees())).not.toContain('内部');
  });

  it('can be taken over from the bot, and given back to it', async () => {
    const customer = await visitor();
    await customer.say('你好');
    await expect.poll(async () => (await customer.sees()).length).toBeGreaterThan(1);
    const [{ id }] = (await amy.get('/conversations?limit=1')).body.conversations;
    expect((await amy.post(`/conversations/${id}/claim`)).status).toBe(200);
    expect((await bo.post(`/conversations/${id}/claim`)).body.error).toMatchObject({
      code: 'claimed_by_other',
      holder: { id: 'amy', name: '艾米' },
    });
    expect((await amy.post(`/conversations/${id}/return`)).status).toBe(200);
    await expect.poll(async () => (await amy.get(`/conversations/${id}`)).body.summary.owner).toBe('bot');
  });
});

it('gives each of thirty contested cases to one agent, and tells the other who', { timeout: 120_000 }, async () => {
  for (let round = 0; round < 30; round++) {
    const { conversation } = await caseOf('你好');
    const start = performance.now();
    const [a, b] = await Promise.all([amy, bo].map((one) => one.post(`/conversations/${conversation}/claim`)));
    const took = performance.now() - start;
    expect([round, ...[a!.status, b!.status].sort()]).toEqual([round, 200, 409]);
    const winner = a!.status === 200 ? 'amy' : 'bo';
    const loser = a!.status === 200 ? b! : a!;
    expect(loser.body.error).toMatchObject({ code: 'claimed_by_other', holder: { id: winner } });
    expect(took).toBeLessThan(500);
    const { summary } = (await owner.get(`/conversations/${conversation}`)).body;
    expect(summary.holder.id).toBe(winner);
    await (winner === 'amy' ? amy : bo).post(`/conversations/${conversation}/resolve`);
  }
});
