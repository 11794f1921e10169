// The shop's replies on their way out: once under one delivery, in order, as fast as Discord allows, and what failures mean.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reactionTo } from '../../adapters/discord/failure.ts';
import type { Address, ChannelAdapter, DeliveryError, DeliveryId, Part, Reply, ReplyId } from '../../core/index.ts';
import { quiet, recordingInlet, until } from '../contract/channel-contract.ts';
import { ann, openWorld, token, type World } from './world.ts';

let world: World;
let channel: ChannelAdapter;
let to: Address;
let replies = 0;

beforeEach(async () => {
  world = await openWorld();
  channel = world.channel();
  await channel.start(recordingInlet());
  await until(() => channel.health().state === 'connected');
  to = { channel: 'discord', account: 'main', peer: world.chat.id };
});
afterEach(async () => {
  await channel.stop();
  await world.close();
});

const reply = (parts: readonly Part[]): Reply => ({
  id: 'r' as ReplyId,
  to,
  author: { kind: 'bot' },
  parts,
  choices: [],
});
const options = (delivery = `r${replies++}.0`, signal = new AbortController().signal) => ({
  delivery: delivery as DeliveryId,
  signal,
});
const say = (text: string, delivery?: string) => channel.send(to, reply([{ kind: 'text', text }]), options(delivery));
const seen = () => world.discord.botSaid(world.chat.id);
const texts = () => seen().map(({ text }) => text);
const failureOf = (run: Promise<unknown>) =>
  run.then(
    () => undefined,
    (error: DeliveryError) => error.reaction,
  );

describe('a reply', () => {
  it('sent again under its delivery appears once, also in several pieces of which some had arrived', async () => {
    const long = '*'.repeat(1500);
    world.discord.fail('POST', /messages$/, { status: 0, how: 'reset', afterwards: true });
    expect(await failureOf(say(long, 'same.0'))).toEqual({ kind: 'unknown' });
    await say(long, 'same.0');
    const { platformIds } = await say(long, 'same.0');
    expect(platformIds).toHaveLength(2);
    expect(texts().join('')).toBe(long);
  });

  it('half sent when Discord said to wait goes on where it stopped', async () => {
    const long = '*'.repeat(1500);
    const messages = /messages$/;
    await say('first');
    world.discord.bucket = { limit: 1, windowMs: 150 };
    let tries = 0;
    for (; tries < 10; tries++) {
      const failure = await failureOf(say(long, 'halves.0'));
      if (failure === undefined) break;
      expect(failure.kind).toBe('retry_after');
      if (failure.kind === 'retry_after') await quiet(failure.ms);
    }
    expect(texts()).toEqual(['first', long.slice(0, texts()[1]!.length), long.slice(texts()[1]!.length)]);
    expect(world.discord.called('POST', messages).length).toBeLessThan(8);
  });

  it('carries what keeps it from calling anybody, and its nonce', async () => {
    await say('@everyone');
    await channel.edit!(to, [seen()[0]!.id], reply([{ kind: 'text', text: '@here <@200000000000000042>' }]), options());
    const bodies = [...world.discord.called('POST', /messages$/), ...world.discord.called('PATCH', /messages/)].map(
      ({ body }) => body,
    );
    expect(bodies).toHaveLength(2);
    for (const body of bodies) expect(body['allowed_mentions']).toEqual({ parse: [] });
    expect(bodies[0]).toMatchObject({ enforce_nonce: true, nonce: expect.stringMatching(/^.{20,25}$/) });
    expect(world.discord.pings).toEqual([]);
  });

  it('replaces an earlier one in place, or is said anew where that is gone', async () => {
    const { platformIds } = await say('99 元');
    expect(await channel.edit!(to, platformIds, reply([{ kind: 'text', text: '89 元' }]), options())).toEqual({
      platformIds,
    });
    expect(texts()).toEqual(['89 元']);
    world.discord.remove(platformIds[0]!);
    const anew = await channel.edit!(to, platformIds, reply([{ kind: 'text', text: '79 元' }]), options());
    expect(anew.degraded).toEqual(['edit']);
    expect(texts()).toEqual(['79 元']);
  });

  it('whose form Discord refuses is sent plainly once', async () => {
    world.discord.fail('POST', /messages$/, { status: 400, code: 50035, message: 'Invalid Form Body' });
    const { degraded } = await channel.send(
      to,
      reply([{ kind: 'card', title: '裙子', fields: [{ label: '价格', value: '¥1' }] }]),
      options(),
    );
    expect(degraded).toEqual(['card_as_text']);
    expect(texts()).toEqual(['裙子\n价格: ¥1']);
  });

  it('called off before it began has not arrived', async () => {
    const ended = new AbortController();
    ended.abort();
    expect(
      await failureOf(channel.send(to, reply([{ kind: 'text', text: 'x' }]), options('x.0', ended.signal))),
    ).toEqual({ kind: 'retry' });
    expect(texts()).toEqual([]);
  });

  it('that Discord does not answer in time may have arrived', async () => {
    world.discord.fail('POST', /messages$/, { status: 0, how: 'hang', afterwards: true });
    expect(await failureOf(say('slow'))).toEqual({ kind: 'unknown' });
  });

  it('with nothing in it is refused before it leaves', async () => {
    expect(await failureOf(channel.send(to, reply([]), options()))).toEqual({ kind: 'reject' });
  });
});

it('an answer in a channel where others talk stands under what it answers, and in a private chat it does not', async () => {
  const heard = recordingInlet();
  await channel.stop();
  channel = world.channel();
  await channel.start(heard);
  await until(() => channel.health().state === 'connected');
  const said = world.discord.says(world.team, ann, {
    content: `<@${world.discord.bot.id}> 在吗`,
    mentions: [{ ...world.discord.bot }],
  });
  await until(() => heard.envelopes.length === 1);
  const there = heard.envelopes[0]!.replyTo;
  await channel.send(there, { ...reply([{ kind: 'text', text: '在的' }]), to: there }, options());
  await say('hello');
  const [open, own] = world.discord.called('POST', /messages$/).map(({ body }) => body);
  expect(open!['message_reference']).toEqual({ message_id: said.id, fail_if_not_exists: false });
  expect(own!['message_reference']).toBeUndefined();
});

it('five hundred messages to one channel arrive in order under its limit, without one call in vain', async () => {
  world.discord.bucket = { limit: 5, windowMs: 60 };
  for (let at = 0; at < 500; ) {
    const failure = await failureOf(say(`m${at}`, `m${at}.0`));
    if (failure === undefined) at += 1;
    else if (failure.kind === 'retry_after') await quiet(failure.ms);
    else throw new Error(failure.kind);
  }
  expect(texts()).toEqual(Array.from({ length: 500 }, (_, at) => `m${at}`));
  expect(world.discord.storms()).toBe(0);
}, 120_000);

it('a limit on everything is told as one, and others than messages are not held up behind it', async () => {
  world.discord.fail('POST', /messages$/, { status: 429, retryAfter: 0.3, global: true });
  const failure = await failureOf(say('x'));
  expect(failure).toMatchObject({ kind: 'retry_after' });
  if (failure?.kind === 'retry_after') expect(failure.ms).toBeGreaterThanOrEqual(300);
});

it('a token that was refused once is used again, since a 401 may pass', async () => {
  world.discord.fail('POST', /messages$/, { status: 401, message: '401: Unauthorized' });
  expect(await failureOf(say('x'))).toEqual({ kind: 'unauthorised' });
  await say('y');
  expect(texts()).toEqual(['y']);
});

it('typing is shown, and asks for no answer', async () => {
  channel.typing!(to);
  await until(() => world.discord.called('POST', /typing$/).length === 1);
});

it.each([
  [{ status: 403, code: 50007 }, 'customer', 'gone'],
  [{ status: 403, code: 50278 }, 'customer', 'gone'],
  [{ status: 404, code: 10003 }, 'customer', 'gone'],
  [{ status: 400, code: 50035 }, 'customer', 'reject'],
  [{ status: 413, code: 40005 }, 'customer', 'reject'],
  [{ status: 500, code: 0 }, 'customer', 'retry'],
  [{ status: 504, code: 0 }, 'customer', 'unknown'],
  [{ status: 401, code: 0 }, 'customer', 'unauthorised'],
  [{ status: 404, code: 10003 }, 'thread', 'gone'],
  [{ status: 400, code: 50083 }, 'thread', 'gone'],
  [{ status: 403, code: 50013 }, 'thread', 'unauthorised'],
  [{ status: 404, code: 10003 }, 'team', 'unauthorised'],
  [{ status: 403, code: 50001 }, 'team', 'unauthorised'],
] as const)('%o to a %s means %s', (answer, whom, reaction) => {
  expect(reactionTo({ kind: 'refused', message: '', ...answer }, whom).kind).toBe(reaction);
});

it('no token stands in an error or a log line', async () => {
  for (const status of [400, 401, 403, 500]) {
    world.discord.fail('POST', /messages$/, { status, message: `no ${token}` });
    const error = await say('x').catch((reason: unknown) => reason);
    expect(JSON.stringify(error) + String((error as Error).stack) + String((error as Error).cause)).not.toContain(
      token,
    );
  }
  world.discord.says(world.chat, ann, 'hello');
  await quiet(50);
  expect(world.lines.join('\n')).not.toContain(token);
});
