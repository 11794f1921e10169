// The webhook's door: who may knock, what is answered, and when.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChannelSettings } from '../../adapters/telegram/index.ts';
import { webhookUrl } from '../../adapters/telegram/webhook.ts';
import type { ChannelAdapter } from '../../core/index.ts';
import { quiet, type RecordingInlet, recordingInlet, until } from '../contract/channel-contract.ts';
import { ann } from '../fakes/telegram-state.ts';
import { openWorld, token, type World, webhookSecret } from './world.ts';

const webhook = { updates: 'webhook', webhook: { secret: webhookSecret } } as const;
const update = (id: number, text = 'hi', message = id) => ({
  update_id: id,
  message: {
    message_id: message,
    date: 1,
    chat: { id: ann.id, type: 'private' },
    from: { ...ann, is_bot: false },
    text,
  },
});

describe('the webhook', () => {
  let world: World;
  let channel: ChannelAdapter;
  let hub: RecordingInlet;

  beforeEach(async () => {
    world = await openWorld();
    channel = world.channel(webhook);
    hub = recordingInlet();
    await channel.start(hub);
    await until(() => channel.health().state === 'connected');
  });
  afterEach(async () => {
    await channel.stop();
    await world.close();
  });

  async function knock(body: unknown, headers: Record<string, string> = {}, method = 'POST') {
    const response = await fetch(`http://127.0.0.1:${world.http.port}/hooks/telegram/main`, {
      method,
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': webhookSecret, ...headers },
      ...(method === 'POST' ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
    });
    const answer = (await response.json()) as { ok?: boolean; error?: { code: string } };
    return { status: response.status, code: answer.error?.code, ok: answer.ok };
  }

  it('is set with its secret and one connection at a time', () => {
    expect(world.telegram.called('setWebhook')).toMatchObject([
      {
        url: `http://127.0.0.1:${world.http.port}/hooks/telegram/main`,
        secret_token: webhookSecret,
        max_connections: 1,
      },
    ]);
  });

  it('takes a proven update, and the same one again without effect', async () => {
    expect(await knock(update(5))).toEqual({ status: 200, ok: true, code: undefined });
    expect(await knock(update(5))).toMatchObject({ status: 200 });
    expect(await knock(update(5))).toMatchObject({ status: 200 });
    expect(hub.envelopes).toHaveLength(1);
  });

  it('takes updates in the order they come, a late one too', async () => {
    for (const id of [7, 5, 6]) await knock(update(id, `text ${id}`));
    expect(hub.envelopes.map(({ content }) => content)).toEqual(
      [7, 5, 6].map((id) => [{ kind: 'text', text: `text ${id}` }]),
    );
  });

  it.each([
    ['none', { 'x-telegram-bot-api-secret-token': '' }],
    ['a wrong one', { 'x-telegram-bot-api-secret-token': 'wrong' }],
    ['one that differs in its last letter', { 'x-telegram-bot-api-secret-token': `${webhookSecret.slice(0, -1)}_` }],
  ])('refuses a call with %s for its secret', async (_title, headers) => {
    expect(await knock(update(5), headers)).toMatchObject({ status: 401, code: 'webhook_unproven' });
    expect(hub.envelopes).toEqual([]);
  });

  it('does not fill the log for someone who guesses', async () => {
    for (let guess = 0; guess < 60; guess++) await knock(update(5), { 'x-telegram-bot-api-secret-token': `g${guess}` });
    const told = world.lines.filter((line) => line.includes('webhook_unproven'));
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThanOrEqual(11);
    expect(world.lines.join()).not.toContain(webhookSecret);
  });

  it.each([
    ['no JSON', '{', 400, 'json_invalid'],
    ['no update_id', { message: {} }, 400, 'update_malformed'],
    ['an update_id that is no number', { update_id: 'x' }, 400, 'update_malformed'],
    ['a list', [], 400, 'update_malformed'],
    ['nothing', '', 400, 'json_empty'],
    ['a body beyond the limit', { update_id: 1, x: 'x'.repeat(300_000) }, 413, 'body_too_large'],
    ['a body nested too deep', `{"update_id":1,"x":${'['.repeat(40)}${']'.repeat(40)}}`, 400, 'json_too_deep'],
    ['a forbidden key', '{"update_id":1,"__proto__":{"a":1}}', 400, 'json_forbidden_key'],
  ])('answers %s with a code', async (_title, body, status, code) => {
    expect(await knock(body)).toMatchObject({ status, code });
  });

  it('takes what is not for it without a word: Telegram would send it again for a day', async () => {
    expect(await knock({ update_id: 8, poll: { id: '1' } })).toMatchObject({ status: 200 });
    expect(await knock({ update_id: 9, message: 'no object' })).toMatchObject({ status: 200 });
    expect(await knock({ update_id: 10 })).toMatchObject({ status: 200 });
    expect(hub.envelopes).toEqual([]);
  });

  it('answers GET with 405', async () => {
    expect(await knock(undefined, {}, 'GET')).toMatchObject({ status: 405, code: 'method_not_allowed' });
  });

  it('answers 503 while nothing can be stored, and Telegram brings it again', async () => {
    hub.failNext();
    expect(await knock(update(20))).toMatchObject({ status: 503, code: 'not_stored' });
    expect(await knock(update(20))).toMatchObject({ status: 200 });
    expect(hub.envelopes).toHaveLength(1);
  });

  it('stores side by side for different people and one after the other for one', async () => {
    const order: string[] = [];
    const accept = hub.accept.bind(hub);
    hub.accept = async (envelope) => {
      const text = JSON.stringify(envelope.content);
      await quiet(text.includes('slow') ? 120 : 1);
      order.push(/slow|fast|other/.exec(text)![0]);
      return accept(envelope);
    };
    const other = {
      ...update(33, 'other'),
      message: { ...update(33, 'other').message, chat: { id: 43, type: 'private' } },
    };
    const calls = [knock(update(31, 'slow'))];
    await quiet(20);
    calls.push(knock(update(32, 'fast')), knock(other));
    await Promise.all(calls);
    expect(order).toEqual(['other', 'slow', 'fast']);
  });

  it('is answered 503 after a stop', async () => {
    await channel.stop();
    expect(await knock(update(40))).toMatchObject({ status: 503, code: 'not_ready' });
  });
});

describe('a webhook', () => {
  it('without a secret is no valid setting', () => {
    const parsed = ChannelSettings.safeParse({ adapter: 'telegram', token, updates: 'webhook' });
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues[0]).toMatchObject({ path: ['webhook'] });
    const short = { adapter: 'telegram', token, updates: 'webhook', webhook: { secret: 'short' } };
    expect(ChannelSettings.safeParse(short).success).toBe(false);
  });

  it("at the real Telegram needs https; a server of one's own may do without", () => {
    const where = { account: 'main', apiRoot: 'https://api.telegram.org', publicUrl: 'http://localhost:3000' };
    expect(() => webhookUrl(where)).toThrow(expect.objectContaining({ code: 'telegram_needs_https' }));
    expect(webhookUrl({ ...where, publicUrl: 'https://help.shop.example' })).toBe(
      'https://help.shop.example/hooks/telegram/main',
    );
    expect(webhookUrl({ ...where, apiRoot: 'http://10.0.0.5:8081' })).toBe('http://localhost:3000/hooks/telegram/main');
  });

  it('that Telegram cannot reach shows in health, with its own words', async () => {
    // Five minutes between looks are a second here.
    const world = await openWorld({ speed: 300 });
    const channel = world.channel(webhook);
    await channel.start(recordingInlet());
    await until(() => channel.health().state === 'connected');
    world.telegram.webhookError = 'Connection refused';
    await until(() => channel.health().state === 'degraded');
    expect(channel.health().detail).toContain('Connection refused');
    world.telegram.webhookError = undefined;
    await until(() => channel.health().state === 'connected');
    await channel.stop();
    await world.close();
  });
});
