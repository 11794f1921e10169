// What a failed call means, that the SDK never tries again by itself, and what becomes of the bot's token.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, openClient } from '../../adapters/teams/client.ts';
import { tokenBase } from '../../adapters/teams/client-token.ts';
import { CallFailure, reactionTo, retryAfterOf } from '../../adapters/teams/failure.ts';
import { openHosts } from '../../adapters/teams/hosts.ts';
import { quiet, watchedClock } from '../contract/channel-contract.ts';
import { tenant } from '../fakes/teams.ts';
import { appId, appPassword, openWorld, png, registrationAt, until, type World } from './world.ts';

describe('the client', () => {
  let world: World;
  let client: Client;
  const settings = () => registrationAt(world.teams) as Parameters<typeof openClient>[0]['settings'];
  const open = (over: object = {}) =>
    openClient({
      settings: { ...settings(), ...over },
      hosts: openHosts([world.teams.serviceUrl], false),
      clock: world.clock,
      outbound: world.context.outbound,
    });
  const place = () => ({ serviceUrl: world.teams.serviceUrl, conversation: world.teams.chatOf() });
  const say = (text = 'hi', by = client) => by.send(place(), { type: 'message', text });
  const failureOf = async (call: Promise<unknown>) => {
    const error = await call.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(CallFailure);
    return (error as CallFailure).failure;
  };

  beforeEach(async () => {
    world = await openWorld();
    client = await open();
  });
  afterEach(() => world.close());

  it.each([
    [429, 'TooManyRequests', { 'retry-after': '7' }, 'customer', { kind: 'retry_after', ms: 7000 }],
    [429, 'TooManyRequests', {}, 'customer', { kind: 'retry' }],
    [503, 'ServiceUnavailable', { 'retry-after': '2' }, 'customer', { kind: 'retry_after', ms: 2000 }],
    [500, 'ServiceError', {}, 'customer', { kind: 'retry' }],
    [502, 'ServiceError', {}, 'customer', { kind: 'retry' }],
    [504, 'GatewayTimeout', {}, 'customer', { kind: 'unknown' }],
    [412, 'PreconditionFailed', {}, 'customer', { kind: 'retry' }],
    [401, 'Unauthorized', {}, 'customer', { kind: 'unauthorised' }],
    [400, 'BadSyntax', {}, 'customer', { kind: 'reject' }],
    [413, 'MessageSizeTooBig', {}, 'customer', { kind: 'reject' }],
    [403, 'ConversationBlockedByUser', {}, 'customer', { kind: 'gone' }],
    [403, 'BotNotInConversationRoster', {}, 'customer', { kind: 'gone' }],
    [403, 'BotNotInConversationRoster', {}, 'desk', { kind: 'unauthorised' }],
    [403, 'BotDisabledByAdmin', {}, 'customer', { kind: 'unauthorised' }],
    [404, 'ConversationNotFound', {}, 'customer', { kind: 'gone' }],
    [404, 'ConversationNotFound', {}, 'desk', { kind: 'gone' }],
  ] as const)('takes %i %s %o for a %s as %o, after one try', async (status, code, headers, to, reaction) => {
    world.teams.fail({ status, code, headers });
    const started = performance.now();
    const failure = await failureOf(say());
    // Nothing is waited for: the outbox does that.
    expect(performance.now() - started).toBeLessThan(6500);
    expect(reactionTo(failure, to)).toEqual(reaction);
    expect(failure).toMatchObject({ kind: 'refused', status, code });
    expect(world.teams.calls).toHaveLength(1);
  });

  it('knows a call that never left from one whose answer was lost, and makes neither twice', async () => {
    await say('warm');
    world.teams.fail({ status: 0, how: 'reset', afterwards: true });
    expect(await failureOf(say('reset'))).toMatchObject({ kind: 'lost' });
    world.teams.fail({ status: 0, how: 'silent' });
    const called = new AbortController();
    const calledOff = failureOf(client.send(place(), { type: 'message', text: 'x' }, { signal: called.signal }));
    await until(() => world.teams.calls.length === 3);
    called.abort();
    expect(await calledOff).toMatchObject({ kind: 'lost', why: 'called off' });
    world.teams.fail({ status: 0, how: 'silent' });
    const late = client.send(place(), { type: 'message', text: 'x' }, { timeoutMs: 1500 });
    expect(await failureOf(late)).toMatchObject({ kind: 'lost', why: '1500 ms' });
    const before = client.send(place(), { type: 'message', text: 'x' }, { signal: AbortSignal.abort() });
    expect(await failureOf(before)).toMatchObject({ kind: 'unreached' });
    expect(world.teams.calls).toHaveLength(4);
    await world.teams.down();
    await quiet();
    expect(await failureOf(say())).toMatchObject({ kind: 'unreached', why: 'ECONNREFUSED' });
    expect(world.teams.reads(world.teams.chatOf()).map(({ text }) => text)).toEqual(['warm', 'reset']);
  });

  it('sends JSON, with the conversation whole in its path', async () => {
    let seen: { readonly url: string | undefined; readonly headers: NodeJS.Dict<string | string[]> } | undefined;
    const looking: Server = createServer((request, response) => {
      seen = { url: request.url, headers: request.headers };
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => looking.listen(0, '127.0.0.1', resolve));
    const serviceUrl = `http://127.0.0.1:${(looking.address() as AddressInfo).port}/amer`;
    const hosts = openHosts([serviceUrl], false);
    const outbound = world.context.outbound;
    const other = await openClient({ settings: settings(), hosts, clock: world.clock, outbound });
    const conversation = '19:a b/c@thread.tacv2;messageid=1';
    expect(await other.send({ serviceUrl, conversation }, { type: 'message', text: 'x' })).toBe('');
    expect(seen?.url).toBe(`/amer/v3/conversations/${encodeURIComponent(conversation)}/activities`);
    expect(seen?.headers['content-type']).toMatch(/^application\/json/);
    expect(seen?.headers['authorization']).toMatch(/^Bearer token-/);
    looking.closeAllConnections();
    await new Promise((resolve) => looking.close(resolve));
  });

  it('asks Entra once for many sends, and again when Teams refuses the token', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, nth) => say(`m${nth}`)));
    expect(world.teams.tokenCalls).toHaveLength(1);
    expect(Object.fromEntries(world.teams.tokenCalls[0]!)).toMatchObject({
      client_id: appId,
      client_secret: appPassword,
      grant_type: 'client_credentials',
    });
    world.teams.fail({ status: 401 });
    expect(await failureOf(say())).toMatchObject({ status: 401 });
    await say('again');
    expect(world.teams.tokenCalls).toHaveLength(2);
  });

  it.each([
    ['a wrong secret', { appPassword: 'wrong' }, 'invalid_client AADSTS7000215'],
    ['a directory that is not', { tenants: ['nowhere'] }, 'invalid_request AADSTS90002'],
  ])('says of %s that asking again is no use, and sends nothing', async (_title, over, code) => {
    const other = await open(over);
    const failure = await failureOf(say('hi', other));
    expect(failure).toEqual({ kind: 'no_token', code, isFinal: true });
    expect(reactionTo(failure, 'customer')).toEqual({ kind: 'unauthorised' });
    expect(world.teams.calls).toEqual([]);
  });

  it('tries again when Entra cannot be reached or fails: nothing has left', async () => {
    const server: Server = createServer((_request, response) => response.writeHead(503).end('{"error":"x"}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const failing = await open({ loginUrl: `http://127.0.0.1:${port}` });
    expect(reactionTo(await failureOf(say('hi', failing)), 'customer')).toEqual({ kind: 'retry' });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(reactionTo(await failureOf(say('hi', failing)), 'customer')).toEqual({ kind: 'retry' });
  });

  it('carries the token to connectors only', async () => {
    const file = world.teams.addFile(png(), 'image/png');
    expect((await client.download(file.protectedUrl)).bytes).toHaveLength(64);
    let seen: string | undefined = 'nothing came';
    const elsewhere = createServer((request, response) => {
      seen = request.headers.authorization;
      response.end('x');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    // Another host: a private one is not even called.
    expect(await failureOf(client.download(`http://127.0.0.1:${port}/x`))).toMatchObject({ code: 'outbound_refused' });
    expect(seen).toBe('nothing came');
    await new Promise((resolve) => elsewhere.close(resolve));
    expect(
      await failureOf(client.send({ ...place(), serviceUrl: 'https://evil.example/' }, { type: 'message', text: 'x' })),
    ).toMatchObject({
      code: 'host_untrusted',
    });
  });

  it('takes odd answers to what it sent for what they are: sent', async () => {
    const bodies = ['', 'null', '[]', '"x"', '5', '<html>', '{"id":5}', '{'];
    const odd: Server = createServer((_request, response) => response.writeHead(201).end(bodies.shift()));
    await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
    const serviceUrl = `http://127.0.0.1:${(odd.address() as AddressInfo).port}/`;
    const hosts = openHosts([serviceUrl], false);
    const other = await openClient({
      settings: settings(),
      hosts,
      clock: world.clock,
      outbound: world.context.outbound,
    });
    for (let left = bodies.length; left > 0; left--)
      expect(typeof (await other.send({ serviceUrl, conversation: 'a:1' }, { type: 'message', text: 'x' }))).toBe(
        'string',
      );
    odd.closeAllConnections();
    await new Promise((resolve) => odd.close(resolve));
  });

  it('changes and removes what it sent', async () => {
    const id = await say('one');
    await client.update(place(), id, { type: 'message', text: 'two' });
    expect(world.teams.reads(place().conversation).map(({ text }) => text)).toEqual(['two']);
    await client.remove(place(), id);
    expect(world.teams.reads(place().conversation)).toEqual([]);
    expect(await failureOf(client.remove(place(), id))).toMatchObject({ status: 404 });
  });

  it('leaves nothing waiting behind', async () => {
    await say();
    await client.token();
    expect(world.clock.asleep).toBe(0);
  });
});

describe('small print', () => {
  it('leads MSAL to the login of the settings, with or without a directory in it', () => {
    expect(tokenBase('https://login.microsoftonline.com', tenant)).toBe(`https://login.microsoftonline.com/${tenant}`);
    expect(tokenBase('http://127.0.0.1:99/', 't')).toBe('http://127.0.0.1:99/t');
    expect(tokenBase('https://login.example/contoso/', 't')).toBe('https://login.example/contoso');
  });

  it('reads Retry-After in both of its forms', () => {
    const now = watchedClock().now();
    expect(retryAfterOf('3', now)).toBe(3000);
    expect(retryAfterOf(new Date(now + 5000).toUTCString(), now)).toBeLessThanOrEqual(5000);
    expect(retryAfterOf('999999999', now)).toBe(3_600_000);
    for (const nonsense of [undefined, 'soon', '-5']) expect(retryAfterOf(nonsense, now)).toBeUndefined();
  });
});
