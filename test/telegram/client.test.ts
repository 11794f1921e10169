// How calls fail, and what each failure asks of the outbox; uploads, downloads, and a token that never shows.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reactionTo } from '../../adapters/telegram/failure.ts';
import type { ChannelAdapter, DeliveryError, DeliveryId, Part, ReplyId } from '../../core/index.ts';
import { recordingInlet, until } from '../contract/channel-contract.ts';
import { ann } from '../fakes/telegram-state.ts';
import { openWorld, png, token, type World } from './world.ts';

describe('a refusal of Telegram', () => {
  const to = (code: number, description: string, more = {}) =>
    [
      reactionTo({ kind: 'refused', code, description, ...more }, 'customer').kind,
      reactionTo({ kind: 'refused', code, description, ...more }, 'desk').kind,
    ] as const;

  it.each([
    [403, 'Forbidden: bot was blocked by the user', 'gone', 'unauthorised'],
    [403, 'Forbidden: user is deactivated', 'gone', 'unauthorised'],
    [403, 'Forbidden: bot was kicked from the supergroup chat', 'gone', 'unauthorised'],
    [400, 'Bad Request: chat not found', 'gone', 'unauthorised'],
    [400, 'Bad Request: message thread not found', 'gone', 'gone'],
    [400, 'Bad Request: TOPIC_DELETED', 'gone', 'gone'],
    [400, 'Bad Request: TOPIC_CLOSED', 'gone', 'gone'],
    [400, 'Bad Request: not enough rights to create a topic', 'reject', 'unauthorised'],
    [400, 'Bad Request: the chat is not a forum', 'reject', 'unauthorised'],
    [400, 'Bad Request: message is too long', 'reject', 'reject'],
    [400, "Bad Request: can't parse entities", 'reject', 'reject'],
    [401, 'Unauthorized', 'unauthorised', 'unauthorised'],
    [404, 'Not Found', 'unauthorised', 'unauthorised'],
    [413, 'Request Entity Too Large', 'reject', 'reject'],
    [429, 'Too Many Requests', 'retry', 'retry'],
    [500, 'Internal Server Error', 'retry', 'retry'],
    [502, 'Bad Gateway', 'retry', 'retry'],
    [504, 'Gateway Timeout', 'unknown', 'unknown'],
  ] as const)('%i %s: a customer is %s, a desk %s', (code, description, customer, desk) => {
    expect(to(code, description)).toEqual([customer, desk]);
  });

  it('that names its pause asks for that pause', () => {
    expect(reactionTo({ kind: 'refused', code: 429, description: '', retryAfterMs: 35_000 }, 'customer')).toEqual({
      kind: 'retry_after',
      ms: 35_000,
    });
  });
});

describe('sending', () => {
  let world: World;
  let channel: ChannelAdapter;
  let count = 0;

  beforeEach(async () => {
    world = await openWorld();
    channel = world.channel();
    await channel.start(recordingInlet());
    await until(() => channel.health().state === 'connected');
  });
  afterEach(async () => {
    await channel.stop();
    await world.close();
  });

  const address = { channel: 'telegram', account: 'main', peer: String(ann.id) };
  const send = (parts: readonly Part[], signal = new AbortController().signal) =>
    channel.send(
      address,
      { id: `r${count}` as ReplyId, to: address, author: { kind: 'bot' }, parts, choices: [] },
      { delivery: `r${count++}.0` as DeliveryId, signal },
    );
  const shown = () => world.telegram.botSaid(ann.id);
  const failureOf = (run: Promise<unknown>): Promise<DeliveryError> =>
    run.then(
      () => Promise.reject(new Error('it was sent')),
      (error: DeliveryError) => error,
    );

  it('a text whose formatting is refused arrives plain, and says what was lost', async () => {
    world.telegram.fail('sendMessage', { code: 400, description: "Bad Request: can't parse entities: bad offset" });
    const { degraded } = await send([{ kind: 'text', text: '**hi**', markup: 'markdown' }]);
    expect(shown().map(({ text }) => text)).toEqual(['hi']);
    expect(degraded).toEqual(['markup']);
  });

  it('a plain text that is refused is refused once', async () => {
    world.telegram.fail('sendMessage', { code: 400, description: 'Bad Request: message text is empty' }, 5);
    expect((await failureOf(send([{ kind: 'text', text: 'x' }]))).reaction).toEqual({ kind: 'reject' });
    expect(world.telegram.called('sendMessage')).toHaveLength(1);
  });

  it('a picture Telegram cannot read as one arrives as a file', async () => {
    const { media } = await world.context.shelf.put(png(), { name: 'a.png' });
    world.telegram.fail('sendPhoto', { code: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' });
    const { degraded } = await send([{ kind: 'media', type: 'image', media }]);
    expect(shown()[0]!.fields['document']).toMatchObject({ name: 'a.png', mime: 'image/png', bytes: png() });
    expect(degraded).toEqual(['as_file']);
  });

  it('half a reply is never sent again: what arrived would be doubled', async () => {
    const long: Part = { kind: 'text', text: 'second' };
    world.telegram.fail('sendPhoto', { code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } });
    const { media } = await world.context.shelf.put(png(), { name: 'a.png' });
    const failure = await failureOf(send([long, { kind: 'media', type: 'image', media }]));
    expect(failure.reaction).toEqual({ kind: 'unknown' });
    expect(shown().map(({ text }) => text)).toEqual(['second']);
  });

  it('a call that hangs ends at its deadline, as unknown', async () => {
    world.telegram.fail('sendMessage', { code: 0, description: '', how: 'hang', afterwards: true });
    expect((await failureOf(send([{ kind: 'text', text: 'x' }]))).reaction).toEqual({ kind: 'unknown' });
    expect(shown()).toHaveLength(1);
  });

  it('a call withdrawn before it began did nothing; one withdrawn on its way may have arrived', async () => {
    const before = new AbortController();
    before.abort();
    expect((await failureOf(send([{ kind: 'text', text: 'x' }], before.signal))).reaction).toEqual({ kind: 'retry' });
    world.telegram.fail('sendMessage', { code: 0, description: '', how: 'hang' });
    const during = new AbortController();
    const sending = failureOf(send([{ kind: 'text', text: 'x' }], during.signal));
    await until(() => world.telegram.called('sendMessage').length === 1);
    during.abort();
    expect((await sending).reaction).toEqual({ kind: 'unknown' });
  });

  it('an upload whose answer is lost is unknown, one that never left is tried again', async () => {
    const { media } = await world.context.shelf.put(png(), { name: 'a.png' });
    const picture: Part = { kind: 'media', type: 'image', media };
    world.telegram.fail('sendPhoto', { code: 0, description: '', how: 'reset', afterwards: true });
    expect((await failureOf(send([picture]))).reaction).toEqual({ kind: 'unknown' });
    await world.telegram.down();
    expect((await failureOf(send([picture]))).reaction).toEqual({ kind: 'retry' });
    await world.telegram.up();
  });

  it('a reply is changed in place, and said anew where that is no longer possible', async () => {
    const { platformIds } = await send([{ kind: 'text', text: '99 元' }]);
    const reply = {
      id: 'r' as ReplyId,
      to: address,
      author: { kind: 'agent' as const, agent: 'bo' as never },
      parts: [{ kind: 'text' as const, text: '89 元' }],
      choices: [],
    };
    const options = { delivery: 'r.0' as DeliveryId, signal: new AbortController().signal };
    expect(await channel.edit!(address, platformIds, reply, options)).toMatchObject({ platformIds, degraded: [] });
    expect(await channel.edit!(address, platformIds, reply, options)).toMatchObject({ platformIds });
    expect(shown().map(({ text }) => text)).toEqual(['89 元']);
    world.telegram.fail('editMessageText', { code: 400, description: "Bad Request: message can't be edited" });
    expect((await channel.edit!(address, platformIds, reply, options)).degraded).toEqual(['edit']);
    expect(shown()).toHaveLength(2);
  });

  it('typing is shown and its failure harms nobody', async () => {
    channel.typing!(address);
    await until(() => world.telegram.called('sendChatAction').length === 1);
    world.telegram.blocked.add(ann.id);
    channel.typing!(address);
    await until(() => world.telegram.called('sendChatAction').length === 2);
    expect(channel.health().state).toBe('connected');
  });

  describe('a file of a customer', () => {
    const fetch = (platform: string) => channel.fetchMedia!({ type: 'file', platform }, new AbortController().signal);

    it('is fetched by its reference, with the name Telegram keeps', async () => {
      const file = world.telegram.addFile(Buffer.from('hello'), '发票.pdf');
      const { bytes, name } = await fetch(`document:${file.id}`);
      expect(Buffer.from(bytes).toString()).toBe('hello');
      expect(name).toContain('发票.pdf');
    });

    it('beyond 20 MB is refused with the reason', async () => {
      const file = world.telegram.addFile(Buffer.alloc(20 * 1024 * 1024 + 1), 'film.mp4');
      const failure = await failureOf(fetch(`video:${file.id}`));
      expect(failure.reaction).toEqual({ kind: 'reject' });
      expect(failure.message).toContain('20 MB');
    });

    it('that is no reference of ours is refused', async () => {
      expect((await failureOf(fetch('https://evil.example/x'))).reaction).toEqual({ kind: 'reject' });
    });

    it('is asked for again when the line broke', async () => {
      await world.telegram.down();
      expect((await failureOf(fetch('document:file-1'))).reaction).toEqual({ kind: 'retry' });
      await world.telegram.up();
    });
  });

  it('never writes the token: not in errors, not in the log, not in health', async () => {
    const told: unknown[] = [];
    const keep = (run: Promise<unknown>) =>
      run.catch((error: Error) => told.push(error.message, error.stack, error.cause));
    world.telegram.fail('sendMessage', { code: 400, description: `Bad Request: see /bot${token}/sendMessage` });
    await keep(send([{ kind: 'text', text: 'x' }]));
    world.telegram.fail('sendMessage', { code: 0, description: '', how: 'reset' });
    await keep(send([{ kind: 'text', text: 'x' }]));
    await world.telegram.down();
    await keep(send([{ kind: 'text', text: 'x' }]));
    await keep(channel.fetchMedia!({ type: 'file', platform: 'document:1' }, new AbortController().signal));
    await until(() => channel.health().state === 'degraded');
    told.push(channel.health(), world.lines);
    expect(told.length).toBeGreaterThan(8);
    expect(JSON.stringify(told)).not.toContain(token.split(':')[1]);
    await world.telegram.up();
  });
});
