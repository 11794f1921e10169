// The polling loop: nothing is confirmed unseen, chats keep their order, and every trouble shows in health.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelAdapter } from '../../core/index.ts';
import { quiet, recordingInlet, until } from '../contract/channel-contract.ts';
import { recordingDesk, sampleHandoff } from '../contract/desk-contract.ts';
import { ann } from '../fakes/telegram-state.ts';
import { bo, openWorld, team, type World } from './world.ts';

const ben = { id: 43, first_name: 'Ben' };
const textsOf = (inlet: ReturnType<typeof recordingInlet>, peer: number) =>
  inlet.envelopes
    .filter(({ replyTo }) => replyTo.peer === String(peer))
    .map(({ content: [first] }) => (first?.kind === 'text' ? first.text : first?.kind));

describe('polling', () => {
  let world: World;
  let channel: ChannelAdapter;
  const inlet = () => recordingInlet();

  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(async () => {
    await channel?.stop();
    await world.close();
  });

  it('takes what waited while the hub was away, in order for each chat', async () => {
    for (const text of ['一', '二', '三']) world.telegram.user(text);
    world.telegram.user('uno', ben);
    world.telegram.user('四');
    channel = world.channel();
    const hub = inlet();
    await channel.start(hub);
    await until(() => hub.envelopes.length === 5);
    expect(textsOf(hub, ann.id)).toEqual(['一', '二', '三', '四']);
    await until(() => world.telegram.pending.length === 0);
  });

  it('stops a chat at a failed accept, lets other chats pass, and confirms nothing above it', async () => {
    const hub = inlet();
    const accept = hub.accept.bind(hub);
    let refusals = 0;
    hub.accept = async (envelope) => {
      if (JSON.stringify(envelope.content).includes('poison') && refusals++ < 3) throw new Error('the disk is full');
      return accept(envelope);
    };
    world.telegram.user('before');
    world.telegram.user('poison');
    world.telegram.user('after');
    world.telegram.user('from ben', ben);
    channel = world.channel();
    await channel.start(hub);
    await until(() => refusals === 1);
    await until(() => textsOf(hub, ben.id).length === 1);
    expect(textsOf(hub, ann.id)).toEqual(['before']);
    expect(world.telegram.pending.length).toBeGreaterThanOrEqual(3);
    await until(() => channel.health().state === 'degraded');
    await until(() => textsOf(hub, ann.id).length === 3);
    expect(textsOf(hub, ann.id)).toEqual(['before', 'poison', 'after']);
    await until(() => world.telegram.pending.length === 0 && channel.health().state === 'connected');
  });

  it('takes away a webhook another program had set', async () => {
    world.telegram.webhook = { url: 'http://127.0.0.1:9/old' };
    channel = world.channel();
    const hub = inlet();
    await channel.start(hub);
    world.telegram.user('hello');
    await until(() => hub.envelopes.length === 1);
    expect(world.telegram.webhook).toBeUndefined();
    world.telegram.webhook = { url: 'http://127.0.0.1:9/again' };
    await until(() => channel.health().state === 'action_needed');
    await until(() => channel.health().state === 'connected');
    expect(world.telegram.webhook).toBeUndefined();
  });

  it('says when another process reads with the same token, without a busy loop', async () => {
    channel = world.channel();
    await channel.start(inlet());
    await until(() => channel.health().state === 'connected');
    world.telegram.fail(
      'getUpdates',
      { code: 409, description: 'Conflict: terminated by other getUpdates request' },
      5,
    );
    await until(() => channel.health().state === 'action_needed');
    expect(channel.health().detail).toContain('Another program');
    const polls = world.telegram.polls;
    await quiet(300);
    // At a tenth of the real pauses, none of them under 25 ms.
    expect(world.telegram.polls - polls).toBeLessThan(12);
    await until(() => channel.health().state === 'connected');
  });

  it('asks the operator for a token Telegram knows, and never writes the token down', async () => {
    const wrong = '123456:a-token-that-was-revoked';
    channel = world.channel({ token: wrong });
    await channel.start(inlet());
    await until(() => channel.health().state === 'action_needed');
    expect(channel.health().detail).toContain('@BotFather');
    await world.telegram.down();
    await until(() => channel.health().state === 'degraded');
    expect(`${world.lines.join('\n')}${JSON.stringify(channel.health())}`).not.toContain('a-token-that-was-revoked');
  });

  it('waits for the desk that shares its bot: no press is confirmed that nobody handled', async () => {
    channel = world.channel();
    const desk = world.desk({ apiRoot: undefined });
    const [hub, deskInlet] = [inlet(), recordingDesk()];
    const handoff = sampleHandoff();
    const topic = world.telegram.addTopic(team, '#12');
    deskInlet.cases.set(handoff.id, { ...handoff, threads: [{ desk: desk.id, thread: String(topic.id) }] });
    world.telegram.groupSays(team, bo, '/claim', topic.id);
    world.telegram.user('hello');
    await channel.start(hub);
    await quiet();
    expect(hub.envelopes).toEqual([]);
    await desk.start(deskInlet);
    await until(() => hub.envelopes.length === 1 && deskInlet.events.length === 1);
    expect(deskInlet.events[0]).toMatchObject({ kind: 'claimed', by: { agent: 'bo' } });
    await desk.stop();
  });

  it('finishes the batch being stored when it stops, and asks for no more', async () => {
    channel = world.channel();
    const hub = inlet();
    await channel.start(hub);
    await until(() => channel.health().state === 'connected');
    const release = hub.hold();
    world.telegram.user('one');
    await quiet(100);
    const stopped = channel.stop();
    world.telegram.user('two');
    release();
    await stopped;
    expect(textsOf(hub, ann.id)).toEqual(['one']);
    const polls = world.telegram.polls;
    await quiet(150);
    expect(world.telegram.polls).toBe(polls);
    expect(world.telegram.pending.length).toBeGreaterThan(0);
  });

  it('serves two bots side by side', async () => {
    channel = world.channel();
    const other = world.channel({ account: 'second', token: '654321:another-token' });
    await channel.start(inlet());
    await other.start(inlet());
    await until(() => channel.health().state === 'connected' && other.health().state === 'action_needed');
    await other.stop();
    expect(channel.health().state).toBe('connected');
  });
});
