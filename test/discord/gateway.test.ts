// The line to Discord's gateway: what breaks it, how it is taken up again, and that nothing Discord still has is lost.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelAdapter, openMemory } from '../../core/index.ts';
import { quiet, type RecordingInlet, recordingInlet, until } from '../contract/channel-contract.ts';
import { ann, openWorld, token, type World } from './world.ts';

let world: World;
let channel: ChannelAdapter;
let inlet: RecordingInlet;

const texts = (from: RecordingInlet = inlet) =>
  from.envelopes.flatMap(({ content }) => content.map((part) => (part.kind === 'text' ? part.text : part.kind)));
const connected = () => until(() => channel.health().state === 'connected');
const says = (text: string) => world.discord.says(world.chat, ann, text);
const arrived = (text: string, from: RecordingInlet = inlet) => until(() => texts(from).includes(text));

beforeEach(async () => {
  world = await openWorld();
  channel = world.channel();
  inlet = recordingInlet();
});
afterEach(async () => {
  await channel.stop();
  await world.close();
});

async function begin(): Promise<void> {
  await channel.start(inlet);
  await connected();
}

describe('a line that breaks', () => {
  beforeEach(begin);

  it('is resumed, and what was said meanwhile is replayed once', async () => {
    says('before');
    await arrived('before');
    world.discord.gateway.drop();
    says('meanwhile 1');
    says('meanwhile 2');
    await arrived('meanwhile 2');
    says('after');
    await arrived('after');
    expect(texts()).toEqual(['before', 'meanwhile 1', 'meanwhile 2', 'after']);
    expect(world.discord.gateway.identifies).toHaveLength(1);
    expect(world.discord.gateway.resumes).toHaveLength(1);
  });

  it('is taken up where READY said, under the number of the last event on disk', async () => {
    const release = inlet.hold();
    says('not on disk yet');
    await quiet(150);
    world.discord.gateway.drop();
    await until(() => world.discord.gateway.resumes.length === 1);
    const [resume] = world.discord.gateway.resumes;
    const [session] = world.discord.sessions.values();
    const said = session!.events.find(({ t }) => t === 'MESSAGE_CREATE')!;
    expect(resume!['seq']).toBeLessThan(said.s);
    release();
    await until(() => inlet.accepted.length >= 2);
    expect(inlet.accepted.map(({ status }) => status)).toEqual(['stored', 'already seen']);
  });

  it('is resumed when Discord asks for it (op 7)', async () => {
    world.discord.gateway.reconnect();
    await until(() => world.discord.gateway.resumes.length === 1);
    says('still here');
    await arrived('still here');
    expect(world.discord.gateway.identifies).toHaveLength(1);
  });

  it('begins anew after op 9, reads back what it knows, in order and once, and says what it cannot know', async () => {
    says('before');
    await arrived('before');
    world.discord.gateway.forget();
    for (let at = 1; at <= 130; at++) world.discord.says(world.chat, ann, `missed ${at}`);
    world.discord.gateway.drop();
    await arrived('missed 130');
    says('after');
    await arrived('after');
    expect(texts()).toEqual(['before', ...Array.from({ length: 130 }, (_, at) => `missed ${at + 1}`), 'after']);
    expect(world.discord.gateway.identifies).toHaveLength(2);
    expect(channel.health()).toMatchObject({ state: 'connected', detail: expect.stringContaining('130 messages') });
    expect(world.counted.get('discord_gaps_total known places')).toBe(1);
  });

  it('reports a gap it could not close', async () => {
    says('before');
    await arrived('before');
    world.discord.fail('GET', /messages$/, { status: 500 }, 6);
    world.discord.gateway.forget();
    world.discord.gateway.drop();
    await until(() => world.counted.get('discord_gaps_total no') === 1);
    expect(channel.health().detail).toContain('only in part');
  });

  it('reads many conversations back within what Discord takes a second', async () => {
    const people = Array.from({ length: 80 }, (_, at) => ({
      id: String(400_000_000_000_000_000n + BigInt(at)),
      username: `p${at}`,
    }));
    for (const one of people) world.discord.says(world.discord.dm(one), one, `hello of ${one.username}`);
    await until(() => inlet.envelopes.length === 80);
    world.discord.gateway.forget();
    for (const one of people) world.discord.says(world.discord.dm(one), one, `missed of ${one.username}`);
    world.discord.gateway.drop();
    await until(() => inlet.envelopes.length === 160, 30_000);
    await until(() => world.counted.get('discord_gaps_total known places') === 1);
    expect(new Set(texts()).size).toBe(160);
  });

  it('leaves a conversation alone that is closed to us, and reports no gap for it', async () => {
    says('before');
    await arrived('before');
    world.discord.channels.delete(world.chat.id);
    world.discord.gateway.forget();
    world.discord.gateway.drop();
    await until(() => world.counted.get('discord_gaps_total known places') === 1);
  });

  it('comes back after a long outage without hammering', async () => {
    await world.discord.down();
    await until(() => channel.health().state === 'degraded');
    await quiet(300);
    await world.discord.up();
    await connected();
    expect(world.discord.called('GET', /gateway/).length).toBeLessThan(6);
    says('back');
    await arrived('back');
  });
});

describe('another process', () => {
  it('resumes the session the last one left, with what was said in between', async () => {
    const store = openMemory();
    const first = await openWorld({ discord: world.discord, store });
    const before = first.channel();
    const heard = recordingInlet();
    await before.start(heard);
    await until(() => before.health().state === 'connected');
    says('in time');
    await arrived('in time', heard);
    await before.stop();
    await first.close();
    says('while away');

    const second = await openWorld({ discord: world.discord, store });
    const after = second.channel();
    await after.start(inlet);
    await arrived('while away');
    await quiet();
    expect(texts()).toEqual(['while away']);
    expect(world.discord.gateway.identifies).toHaveLength(1);
    // It knows who it is, though only READY says so.
    world.discord.put(world.chat, world.discord.bot, { content: 'own words' });
    says('<@100000000000000001> hello');
    await arrived('hello');
    await after.stop();
    await second.close();
    await store.close();
  });

  it('reads the conversations back when the session is forgotten too', async () => {
    const store = openMemory();
    const first = await openWorld({ discord: world.discord, store });
    const before = first.channel();
    const heard = recordingInlet();
    await before.start(heard);
    await until(() => before.health().state === 'connected');
    says('in time');
    await arrived('in time', heard);
    await before.stop();
    await first.close();
    world.discord.gateway.forget();
    says('while away 1');
    says('while away 2');

    const second = await openWorld({ discord: world.discord, store });
    const after = second.channel();
    await after.start(inlet);
    await arrived('while away 2');
    expect(texts()).toEqual(['while away 1', 'while away 2']);
    await after.stop();
    await second.close();
    await store.close();
  });
});

describe('a process that ends while it reads back', () => {
  it('leaves the rest to the next one, which asks again', async () => {
    const store = openMemory();
    const first = await openWorld({ discord: world.discord, store });
    const before = first.channel();
    const heard = recordingInlet();
    await before.start(heard);
    await until(() => before.health().state === 'connected');
    says('in time');
    await arrived('in time', heard);
    heard.failNext(10_000);
    world.discord.gateway.forget();
    for (const text of ['missed 1', 'missed 2', 'missed 3']) says(text);
    world.discord.gateway.drop();
    await until(() => before.health().state === 'degraded' && world.discord.gateway.identifies.length === 2);
    says('after');
    await quiet(200);
    await before.stop();
    await first.close();

    const second = await openWorld({ discord: world.discord, store });
    const after = second.channel();
    await after.start(inlet);
    await arrived('after');
    expect(texts()).toEqual(['missed 1', 'missed 2', 'missed 3', 'after']);
    await after.stop();
    await second.close();
    await store.close();
  });
});

describe('what Discord never sends', () => {
  beforeEach(begin);
  const frames: readonly (readonly [string, string | Buffer])[] = [
    ['no JSON at all', '{"op":0,"t":"MESS'],
    ['bytes', Buffer.from([0, 255, 1, 2])],
    ['a number', '5'],
    ['nothing', 'null'],
    ['a message that is null', '{"op":0,"t":"MESSAGE_CREATE","s":900,"d":null}'],
    ['a message that is a list', '{"op":0,"t":"MESSAGE_CREATE","s":901,"d":[1]}'],
    ['a press without data', '{"op":0,"t":"INTERACTION_CREATE","s":902,"d":{"id":"x"}}'],
    ['a READY without content', '{"op":0,"t":"READY","s":903,"d":null}'],
    ['a HELLO without content', '{"op":10,"d":null}'],
    ['an invalid session without a word', '{"op":9}'],
    ['an event without a name', '{"op":0,"s":904,"d":{}}'],
  ];
  for (const [name, frame] of frames)
    it(`hurts nobody: ${name}`, async () => {
      world.discord.gateway.raw(frame);
      await quiet(50);
      await connected();
      says('and now a real one');
      await arrived('and now a real one');
      expect(texts()).toEqual(['and now a real one']);
    });
});

describe('a bot Discord refuses', () => {
  it('for its token says what to do, keeps the token to itself and does not ask again and again', async () => {
    channel = world.channel({ token: 'MTAwMDAw.Gwrong.wrong-token' });
    await channel.start(inlet);
    await until(() => channel.health().state === 'action_needed');
    expect(channel.health().detail).toMatch(/Developer Portal.*Reset Token/);
    await quiet(200);
    expect(world.discord.called('GET', /gateway/)).toHaveLength(1);
    expect(world.lines.join('\n')).not.toContain('wrong-token');
  });

  it('for its token at the gateway only, says the same', async () => {
    world.discord.gateway.refuseWith = 4004;
    await channel.start(inlet);
    await until(() => channel.health().state === 'action_needed');
    expect(channel.health().detail).toContain('Reset Token');
  });

  it('for an intent names the switch', async () => {
    world.discord.application.flags = 0;
    await channel.stop();
    channel = world.channel({ greetMembers: true });
    await channel.start(inlet);
    await until(() => channel.health().state === 'action_needed');
    expect(channel.health().detail).toContain('Server Members Intent');
  });

  it('asks for no privileged intent that it does not need', async () => {
    world.discord.application.flags = 0;
    await begin();
    const [identify] = world.discord.gateway.identifies;
    expect(Number(identify!['intents']) & ((1 << 15) | (1 << 1) | (1 << 8))).toBe(0);
    expect(identify!['token']).toBe(token);
  });
});

describe('a press', () => {
  it('on a slow disk is answered in time, and is not lost', async () => {
    await begin();
    says('hello');
    await arrived('hello');
    const { replyTo } = inlet.envelopes[0]!;
    await channel.send(
      replyTo,
      {
        id: 'r',
        to: replyTo,
        author: { kind: 'bot' },
        parts: [{ kind: 'text', text: 'Shall we?' }],
        choices: [{ label: 'Yes', value: 'yes' }],
      } as never,
      { delivery: 'r.0' as never, signal: new AbortController().signal },
    );
    const release = inlet.hold();
    world.discord.press(world.chat, 'Yes');
    await until(() => world.discord.answers.length === 1);
    expect(inlet.envelopes).toHaveLength(1);
    release();
    await until(() => inlet.envelopes.length === 2);
    await quiet();
    expect(world.discord.answers.map(({ type }) => type)).toEqual([6]);
  });
});
