// The owner comes in by the printed link, invites people, and every door that should be shut is shut.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { MediaShelf, Person, Store } from '../../core/index.ts';
import { openMemory } from '../../core/store/index.ts';
import {
  goodPassword,
  invited,
  openBrowser,
  openEvents,
  openWorld,
  ownerOf,
  person,
  randomIds,
  type World,
} from './desk-world.ts';

let store: Store;
let world: World;
let people: Person[];

async function open(more: Parameters<typeof openWorld>[2] = {}): Promise<World> {
  store = openMemory();
  people = [person('amy', { name: '艾米' }), person('bo', { role: 'supervisor' }), person('cy')];
  const shelf = { link: () => '/nothing' } as unknown as MediaShelf;
  const opened = await openWorld({ store, drawers: store.drawers, events: openEvents(), shelf }, people, more);
  await opened.desk.start({
    handle: async () => ({ status: 'refused', code: 'no_such_case' }),
    caseOf: async () => undefined,
    find: async () => undefined,
    suggest: async () => [],
    suggested: async () => undefined,
    takeOver: async () => ({ status: 'refused', code: 'no_such_case' }),
  });
  return opened;
}

beforeEach(async () => {
  world = await open();
});
afterEach(async () => {
  await world.close();
  await store.close();
});

const tokenOf = (link: string | undefined) => link!.split('#')[1]!;

describe('the first start', () => {
  it('prints a one-time link and knows no default password', async () => {
    const link = await world.desk.setupLink();
    expect(link).toMatch(new RegExp(`^${world.origin}/console/setup#[\\w-]{43}$`));
    const stranger = openBrowser(world.origin);
    for (const password of ['admin', 'owner', '', goodPassword]) {
      const { status } = await stranger.post('/login', { login: 'owner', password });
      expect(status === 403 || status === 400).toBe(true);
    }
    expect((await stranger.post('/login', { login: 'owner', password: 'x' })).body.error.code).toBe('setup_required');
    expect((await stranger.post('/setup', { token: 'A'.repeat(43), password: goodPassword })).status).toBe(410);
  });

  it('lets the owner make a password once, signs him in, and prints no more links', async () => {
    const token = tokenOf(await world.desk.setupLink());
    const owner = openBrowser(world.origin);
    expect((await owner.post('/setup/look', { token })).body).toEqual({ login: 'owner', name: '店主', role: 'owner' });
    expect((await owner.post('/setup', { token, password: goodPassword })).body.role).toBe('owner');
    expect((await owner.get('/me')).body.login).toBe('owner');
    const late = openBrowser(world.origin);
    expect((await late.post('/setup', { token, password: 'another good one' })).body.error.code).toBe('link_spent');
    expect(await world.desk.setupLink()).toBeUndefined();
  });

  it('gives one of two who hurry with the same link the account', async () => {
    const token = tokenOf(await world.desk.setupLink());
    const answers = await Promise.all(
      ['first long password', 'second long password'].map((password) =>
        openBrowser(world.origin).post('/setup', { token, password }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
  });

  it('makes the link of an earlier start worthless, and lets none live past a day', async () => {
    const old = tokenOf(await world.desk.setupLink());
    const fresh = tokenOf(await world.desk.setupLink());
    const owner = openBrowser(world.origin);
    expect((await owner.post('/setup', { token: old, password: goodPassword })).status).toBe(410);
    world.clock.ahead = 25 * 3_600_000;
    expect((await owner.post('/setup', { token: fresh, password: goodPassword })).status).toBe(410);
  });

  it('refuses passwords people guess, and the link survives the refusal', async () => {
    const token = tokenOf(await world.desk.setupLink());
    const owner = openBrowser(world.origin);
    for (const password of [
      'short',
      'Password123!',
      '1234567890',
      'aaaaaaaaaaaa',
      'qwertyuiop',
      'my owner name 7',
      'woaini1314520',
    ])
      expect([password, (await owner.post('/setup', { token, password })).body.error.code]).toEqual([
        password,
        'password_weak',
      ]);
    expect((await owner.post('/setup', { token, password: goodPassword })).status).toBe(200);
  });

  it('makes the person the settings call owner the owner', async () => {
    people.push(person('dora', { name: 'Dora', role: 'owner', accounts: { console: 'Dora.Shop' } }));
    const owner = openBrowser(world.origin);
    await owner.post('/setup', { token: tokenOf(await world.desk.setupLink()), password: goodPassword });
    expect((await owner.get('/me')).body).toMatchObject({ id: 'dora', login: 'dora.shop', role: 'owner' });
  });
});

describe('signing in', () => {
  it('takes a new id each time and stores neither it nor the password', async () => {
    const owner = await ownerOf(world);
    const before = owner.cookie;
    await owner.post('/login', { login: ' OWNER ', password: goodPassword });
    expect(owner.cookie).not.toBe(before);
    expect(owner.cookie).toMatch(/^huoji=[\w-]{43}$/);
    const stale = openBrowser(world.origin);
    stale.cookie = before;
    expect((await stale.get('/me')).status).toBe(401);
    const kept = JSON.stringify([
      await store.drawers.list('console.sessions', '', 100),
      await store.drawers.list('console.accounts', '', 100),
      await store.drawers.list('console.links', '', 100),
      world.log.lines,
    ]);
    expect(kept).not.toContain(owner.cookie.split('=')[1]);
    expect(kept).not.toContain(goodPassword);
  });

  it('ignores a session id the attacker chose beforehand', async () => {
    await ownerOf(world);
    const victim = openBrowser(world.origin);
    const chosen = `huoji=${'B'.repeat(43)}`;
    victim.cookie = chosen;
    await victim.post('/login', { login: 'owner', password: goodPassword });
    expect(victim.cookie).not.toBe(chosen);
    const attacker = openBrowser(world.origin);
    attacker.cookie = chosen;
    expect((await attacker.get('/me')).status).toBe(401);
  });

  it('stops after five wrong tries, per name and per address, and says when to come back', async () => {
    await ownerOf(world);
    const guesser = openBrowser(world.origin);
    for (let n = 0; n < 5; n++)
      expect((await guesser.post('/login', { login: 'owner', password: `wrong guess ${n}` })).status).toBe(401);
    const refused = await guesser.post('/login', { login: 'owner', password: goodPassword });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await guesser.post('/login', { login: 'amy', password: 'x' })).status).toBe(429);
    world.clock.ahead = 5 * 60_000 + 1000;
    expect((await guesser.post('/login', { login: 'owner', password: goodPassword })).status).toBe(200);
  });

  it('holds successful sign-ins against nobody', async () => {
    const owner = await ownerOf(world);
    for (let n = 0; n < 8; n++)
      expect((await owner.post('/login', { login: 'owner', password: goodPassword })).status).toBe(200);
  });

  it('takes about as long for an unknown name as for a known one', async () => {
    await world.close();
    await store.close();
    world = await open({ limits: { loginsPer5Minutes: 1000 } });
    await ownerOf(world);
    const guesser = openBrowser(world.origin);
    const median = async (login: string) => {
      const times: number[] = [];
      for (let n = 0; n < 9; n++) {
        const start = performance.now();
        await guesser.post('/login', { login, password: 'a wrong password' });
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[4]!;
    };
    const [known, unknown] = [await median('owner'), await median('nobody')];
    expect(unknown / known).toBeGreaterThan(0.4);
    expect(unknown / known).toBeLessThan(2.5);
  });

  it('uses a Secure __Host- cookie behind TLS', async () => {
    await world.close();
    await store.close();
    world = await open({ trustProxy: true });
    const token = tokenOf(await world.desk.setupLink());
    const proxied = openBrowser(world.origin, { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' });
    const answer = await proxied.post(
      '/setup',
      { token, password: goodPassword },
      { origin: world.origin.replace('http:', 'https:') },
    );
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Host-huoji=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800; Secure$/,
    );
    expect((await proxied.get('/me')).status).toBe(200);
  });
});

describe('a session', () => {
  it('ends after twelve idle hours, and after seven days whatever happens', async () => {
    const owner = await ownerOf(world);
    world.clock.ahead = 11 * 3_600_000;
    expect((await owner.get('/me')).status).toBe(200);
    world.clock.ahead = 22 * 3_600_000;
    expect((await owner.get('/me')).status).toBe(200);
    world.clock.ahead = 35 * 3_600_000;
    expect((await owner.get('/me')).status).toBe(401);
    const again = openBrowser(world.origin);
    await again.post('/login', { login: 'owner', password: goodPassword });
    for (let hours = 0; hours <= 16; hours++) {
      world.clock.ahead += 10 * 3_600_000;
      if (hours < 16) expect([hours, (await again.get('/me')).status]).toEqual([hours, 200]);
    }
    world.clock.ahead += 9 * 3_600_000;
    expect((await again.get('/me')).status).toBe(401);
  });

  it('can be listed, ended one by one, and left', async () => {
    const desk = await ownerOf(world);
    const phone = openBrowser(world.origin, { 'user-agent': 'a phone' });
    await phone.post('/login', { login: 'owner', password: goodPassword });
    const { sessions } = (await desk.get('/sessions')).body;
    const other = sessions.find((one: { current: boolean }) => !one.current);
    expect(other.browser).toBe('a phone');
    expect((await desk.post(`/sessions/${other.id}/revoke`)).status).toBe(204);
    expect((await phone.get('/me')).status).toBe(401);
    expect((await desk.post('/logout')).status).toBe(204);
    expect((await desk.get('/me')).status).toBe(401);
  });

  it('of nobody else can be ended', async () => {
    const owner = await ownerOf(world);
    const amy = await invited(owner, world, 'amy');
    const { sessions } = (await owner.get('/sessions')).body;
    expect((await amy.post(`/sessions/${sessions[0].id}/revoke`)).status).toBe(404);
    expect((await owner.get('/me')).status).toBe(200);
  });

  it('ends everywhere else when the password changes', async () => {
    const desk = await ownerOf(world);
    const phone = openBrowser(world.origin);
    await phone.post('/login', { login: 'owner', password: goodPassword });
    const next = 'green kettle sings at ten';
    expect((await desk.post('/password', { current: 'wrong', next })).body.error.code).toBe('wrong_password');
    expect((await desk.post('/password', { current: goodPassword, next })).status).toBe(204);
    expect((await phone.get('/me')).status).toBe(401);
    expect((await desk.get('/me')).status).toBe(200);
    expect((await phone.post('/login', { login: 'owner', password: goodPassword })).status).toBe(401);
    expect((await phone.post('/login', { login: 'owner', password: next })).status).toBe(200);
  });
});

describe('people', () => {
  it('come by invitation; an agent can invite nobody and a supervisor only agents', async () => {
    const owner = await ownerOf(world);
    const amy = await invited(owner, world, 'amy');
    const bo = await invited(owner, world, 'bo');
    expect((await amy.post('/people/cy/invite')).status).toBe(403);
    expect((await bo.post('/people/cy/invite')).status).toBe(201);
    expect((await bo.post('/people/owner/invite')).status).toBe(403);
    expect((await bo.post('/people/owner/revoke')).status).toBe(403);
    expect((await owner.post('/people/nobody/invite')).status).toBe(404);
    expect((await amy.get('/people')).body.people[0]).not.toHaveProperty('hasLogin');
    expect((await owner.get('/people')).body.people.map((one: { id: string }) => one.id)).toEqual([
      'owner',
      'amy',
      'bo',
      'cy',
    ]);
  });

  it('who are taken out of the settings are out at once, socket and all', { timeout: 10_000 }, async () => {
    const owner = await ownerOf(world);
    const amy = await invited(owner, world, 'amy');
    const socket = new WebSocket(`${world.origin.replace('http', 'ws')}/api/v1/desk/socket`, {
      headers: { cookie: amy.cookie, origin: world.origin },
    });
    await new Promise((resolve) => socket.once('message', resolve));
    people.splice(
      people.findIndex((one) => one.id === 'amy'),
      1,
    );
    expect((await amy.get('/queue')).status).toBe(401);
    const start = performance.now();
    const code = await new Promise((resolve) => socket.once('close', resolve));
    expect(code).toBe(4401);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('whose login is taken away are out at once', async () => {
    const owner = await ownerOf(world);
    const amy = await invited(owner, world, 'amy');
    expect((await owner.post('/people/amy/revoke')).status).toBe(204);
    expect((await amy.get('/me')).status).toBe(401);
    expect((await amy.post('/login', { login: 'amy', password: goodPassword })).status).toBe(401);
    expect((await owner.post('/people/owner/revoke')).body.error.code).toBe('not_yourself');
  });
});

describe('the gate', () => {
  it('takes state changes from its own page only', async () => {
    const owner = await ownerOf(world);
    for (const origin of [
      'https://evil.example',
      'null',
      undefined,
      `${world.origin}.evil.example`,
      'http://127.0.0.1',
    ]) {
      const { status, body } = await owner.post('/logout', {}, { origin });
      expect([origin, status, body?.error.code]).toEqual([origin, 403, 'origin_refused']);
    }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', undefined])
      expect((await owner.post('/logout', '{}', { 'content-type': type })).status).toBe(415);
    expect((await owner.get('/me')).status).toBe(200);
  });

  it('answers 401 on every route to strangers, and 404 on what is no route', async () => {
    const stranger = openBrowser(world.origin);
    const document = (await stranger.get('/openapi.json')).body;
    let checked = 0;
    for (const [path, operations] of Object.entries<Record<string, { security: unknown[] }>>(document.paths))
      for (const [method, operation] of Object.entries(operations)) {
        if (operation.security.length === 0) continue;
        const real = path.replace('/api/v1/desk', '').replaceAll('{id}', randomIds.next());
        const { status } = await stranger.call(method.toUpperCase() as 'GET' | 'POST', real, {});
        expect([method, path, status]).toEqual([method, path, path.endsWith('/media') ? 415 : 401]);
        checked++;
      }
    expect(checked).toBeGreaterThan(18);
    expect((await stranger.get('/nothing')).status).toBe(404);
  });

  it('refuses what does not fit: extra fields, objects for scalars, operators in the query, deep and long bodies', async () => {
    const owner = await ownerOf(world);
    const bad: [string, unknown][] = [
      ['/password', { current: 'a', next: 'b', role: 'owner', id: 1 }],
      ['/login', { login: { $gt: '' }, password: 'x' }],
      ['/login', { login: 'owner', password: ['x'] }],
      ['/login', '{"login":"owner","__proto__":{"role":"owner"},"password":"x"}'],
      ['/login', `{"login":${'['.repeat(5000)}${']'.repeat(5000)}}`],
      ['/login', 'no json'],
      ['/setup', { token: '../../etc/passwd', password: goodPassword }],
    ];
    for (const [path, body] of bad) expect([path, (await owner.post(path, body)).status]).toEqual([path, 400]);
    expect((await owner.post('/login', { login: 'owner', password: 'x'.repeat(100_000) })).status).toBe(413);
    for (const query of [
      'id[$ne]=1',
      'search=a&search=b',
      `search=${'%25'.repeat(10_000)}`,
      'limit=0',
      'limit=1e9',
      'owner=everyone',
      'before=yesterday',
    ])
      expect([query.slice(0, 20), (await owner.get(`/conversations?${query}`)).status]).toEqual([
        query.slice(0, 20),
        query.length > 16_000 ? 431 : 400,
      ]);
  });

  it('answers an id of another shop and an id of nothing alike', async () => {
    const owner = await ownerOf(world);
    for (const id of [randomIds.next(), 'x', '..%2f..%2fetc', "'%20or%201=1--"])
      expect((await owner.get(`/conversations/${id}`)).status).toBe(404);
    expect((await owner.post(`/conversations/${randomIds.next()}/claim`)).status).toBe(404);
    expect((await owner.get('/fate/telegram:main:1%2F2')).status).toBe(404);
  });

  it('opens the socket to its own page with a session only', async () => {
    const owner = await ownerOf(world);
    const knock = (headers: Record<string, string>) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(`${world.origin.replace('http', 'ws')}/api/v1/desk/socket`, { headers });
        socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
        socket.once('open', () => {
          socket.close();
          resolve(101);
        });
        socket.on('error', () => {});
      });
    expect(await knock({ cookie: owner.cookie })).toBe(403);
    expect(await knock({ cookie: owner.cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await knock({ origin: world.origin })).toBe(401);
    expect(await knock({ cookie: owner.cookie, origin: world.origin })).toBe(101);
  });

  it('describes itself in OpenAPI 3.1, with every schema sound', async () => {
    const { body } = await openBrowser(world.origin).get('/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toContain('/api/v1/desk/conversations/{id}/reply');
    expect(JSON.stringify(body)).not.toContain('"$schema"');
  });
});
